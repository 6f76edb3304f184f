"""An item of a list under a heading that accuses: 지목된 절도 / 1. 로닌 네트워크 (2022년 3월 23일): FBI 발표."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.korean.words import words
from parsers.claims.values import Fact, Frame, SentenceReading, Speaker, Victim
from parsers.mentions.names import find_names
from parsers.names import victim_id
from parsers.values import BlockKind, Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence
    from parsers.mentions.values import NameMention

HEAD = re.compile(
    r"[\s\-○●•·*□]*(?:\d{1,3}[.)]\s)?[\s*]*(?P<name>[가-힣A-Za-z][^(（:：—–,]{1,24}?)\s*[(（:：—–,]"
)
LONGEST = 120


def read_listed(
    sentence: Sentence, mentions: Mentions, context: Context, cues: Cues
) -> SentenceReading | None:
    """The theft of the item, by whom the heading or the title accuses; None if this is no such item."""
    text = sentence.text
    head = HEAD.match(text)
    if sentence.kind is not BlockKind.LIST_ITEM or mentions.actors or head is None or len(text) > LONGEST:
        return None
    accused = _accused(context, cues)
    name = head["name"].strip()
    if (
        not accused
        or not (mentions.dates or mentions.amounts or mentions.parties)
        or cues["gates.unknown"].search(text)
    ):
        return None
    victim = _victim(name, head.start("name"), text, mentions, context, cues)
    if victim is None:
        return None
    speakers = tuple(Speaker(p.id, p.start, p.end) for p in mentions.parties if p.start > victim.end)
    fact = Fact(victim, mentions.amounts, mentions.dates[0].date if mentions.dates else None)
    stance = Stance.SUSPECTED if cues.stances[Stance.SUSPECTED].search(text) else Stance.ASSERTED
    frame = Frame("ko-listed", 0, len(text), stance, accused, speakers, (victim,))
    return SentenceReading(sentence, mentions, (victim,), (fact,), (frame,), speakers=speakers)


def _accused(context: Context, cues: Cues) -> tuple[NameMention, ...]:
    """The actors of a heading that speaks of their thefts, else those of the title that it stands under."""
    heading = context.heading
    if not (cues["theft.nouns"].search(heading) and _accuses(heading, cues)):
        return ()
    for line in (heading, context.text.split("\n", maxsplit=1)[0]):
        if actors := tuple(n for n in find_names(line, context.lexicon) if n.kind == "actor"):
            return actors
    return ()


def _accuses(heading: str, cues: Cues) -> bool:
    return bool(cues["theft.guilt"].search(heading) or cues["culprit.acts"].search(heading))


def _victim(
    name: str, start: int, text: str, mentions: Mentions, context: Context, cues: Cues
) -> Victim | None:
    listed = next((n for n in mentions.names if n.kind == "victim" and n.start == start), None)
    if listed:
        return Victim(listed.start, listed.end, listed.surface, listed.id, "listed")
    if name in context.victims or any(w.start == start for w in words(text, cues)):
        return Victim(start, start + len(name), name, victim_id(name, context.lexicon), "service")
    return None

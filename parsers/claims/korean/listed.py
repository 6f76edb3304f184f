"""An item of a list under a heading that accuses: 지목된 절도 / 1. 로닌 네트워크 (2022년 3월 23일): FBI 발표."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.korean.words import words
from parsers.claims.values import Anaphor, Fact, Frame, SentenceReading, Speaker, Victim, Voices
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
NO_WORDS = re.compile(r"(?:[\s.,·/()（）~–—-]|(?:배후|행위자|공격자|귀속|지목|소행|조직|그룹)\s?[:：]?)*")
LONGEST, SHORT_REST = 120, 40


def read_listed(
    sentence: Sentence, mentions: Mentions, context: Context, cues: Cues
) -> SentenceReading | None:
    """The theft of the item, by whom the heading or the title accuses; None if this is no such item."""
    text = sentence.text
    head = HEAD.match(text)
    if sentence.kind is not BlockKind.LIST_ITEM or mentions.actors or head is None or len(text) > LONGEST:
        return None
    named = find_names(context.heading, context.lexicon)
    accused = _accused(named, context, cues)
    rest = _rest_of_line(sentence, context)
    parties = [*mentions.parties, *(n for n in find_names(rest, context.lexicon) if n.kind == "party")]
    heads = [n for n in named if n.kind == "party"]
    if (
        not accused
        or not (mentions.dates or mentions.amounts or parties)
        or cues["gates.unknown"].search(text)
    ):
        return None
    victim = _victim(head["name"].strip(), head.start("name"), text, mentions, context, cues)
    if victim is None:
        return None
    speakers = tuple(Speaker(p.id, 0, 0) for p in parties or heads)
    fact = Fact(victim, mentions.amounts, mentions.dates[0].date if mentions.dates else None)
    is_hedged = cues.stances[Stance.SUSPECTED].search(text + rest)
    stance = Stance.SUSPECTED if is_hedged else Stance.ASSERTED
    frame = Frame("ko-listed", 0, len(text), stance, accused, speakers, (victim,))
    return SentenceReading(sentence, mentions, (victim,), (fact,), (frame,), voiced=Voices(speakers))


def read_culprit(sentence: Sentence, mentions: Mentions, context: Context) -> SentenceReading | None:
    """한들페이 — 2월 6일, 31억 원. 블루노로프.: a name as all of a sentence, in an item below who accuses of all items."""
    before, above = context.previous, context.introduction
    if not (before and above and mentions.actors and before.sentence.block == sentence.block):
        return None
    listing = next((f for f in above.frames if f.anaphor is Anaphor.LIST), None)
    rest = sentence.text
    for actor in mentions.actors:
        rest = rest.replace(actor.surface, "")
    is_alone = before.sentence.kind is BlockKind.LIST_ITEM and not before.frames
    if not (listing or is_alone) or not before.firm_facts or not NO_WORDS.fullmatch(rest):
        return None
    frame = replace(
        listing or Frame("ko-item-culprit", 0, 0, Stance.ASSERTED, ()),
        rule="ko-item-culprit",
        start=before.sentence.start - sentence.start,  # the item is quoted from its beginning
        end=len(sentence.text),
        actors=mentions.actors,
        anaphor=Anaphor.THEFT,
    )
    return SentenceReading(sentence, mentions, frames=(frame,))


def _accused(named: tuple[NameMention, ...], context: Context, cues: Cues) -> tuple[NameMention, ...]:
    """The actors of a heading that speaks of their thefts, else of the title that it stands under.

    저지른 것으로 지목된 절도 under 라자루스 그룹; 미국 연방수사국(FBI) under 기관별로 보는 북한 귀속 사건.
    """
    title = context.text.split("\n", maxsplit=1)[0]
    is_of_party = any(n.kind == "party" for n in named) and _accuses(title, cues)
    if not (_accuses(context.heading, cues) or is_of_party):
        return ()
    for names in (named, find_names(title, context.lexicon)):
        if actors := tuple(n for n in names if n.kind == "actor"):
            return actors
    return ()


def _rest_of_line(sentence: Sentence, context: Context) -> str:
    """발표 FBI. behind the item's first sentence, if it is no more than that."""
    rest = context.text[sentence.end :].split("\n", maxsplit=1)[0]
    return rest if len(rest) <= SHORT_REST else ""


def _accuses(heading: str, cues: Cues) -> bool:
    if not cues["theft.nouns"].search(heading) or cues.stances[Stance.DENIED].search(heading):
        return False
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

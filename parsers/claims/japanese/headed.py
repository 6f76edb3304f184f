"""Items of a Japanese list whose culprit stands only above: in the heading, or in the title of the page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.japanese.gates import refuses
from parsers.claims.japanese.speakers import find_speakers
from parsers.claims.japanese.stance import stance_of
from parsers.claims.japanese.victims import theft_words
from parsers.claims.scene import Scene
from parsers.claims.values import Frame, Mentions, Speaker
from parsers.mentions.names import find_names
from parsers.parties import DPRK
from parsers.values import BlockKind, Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence, Victim
    from parsers.mentions.values import NameMention

NAMELY = re.compile(
    r"(?:被害(?:に遭|を受け|にあ)った(?:のは|企業は|会社は|取引所は)|(?:盗|奪|襲|狙)われたのは|盗まれたのは|被害(?:者|企業|先)は|すなわち|つまり|具体的には|内訳は|対象(?:は|となったのは|とされたのは)|(?:その|この)[2-9２-９二三四五六七八九](?:つ|件|社)(?:とは|は|が))"
)
# Xの主な事案（公的帰属のあるもの）: the list is of those that are laid to whom the page is about
LAID = re.compile("帰属|犯行|関与|仕業|実行|による|手がけ|関わっ")


def find_headed(
    sentence: Sentence, mentions: Mentions, victims: tuple[Victim, ...], context: Context, cues: Cues
) -> Frame | None:
    """The frame that the heading makes of an item which names a robbed party with its sum or date."""
    robbed = tuple(v for v in victims if v.is_target)
    if sentence.kind is not BlockKind.LIST_ITEM or not robbed or not (mentions.amounts or mentions.dates):
        return None
    if mentions.actors or refuses(sentence, sentence.text, cues):
        return None
    above = Mentions((), (), find_names(context.heading, context.lexicon))
    heading = replace(sentence, text=context.heading)
    accused = above.actors or _titled(context, mentions)
    is_of_thefts = theft_words(cues).search(context.heading) or LAID.search(context.heading)
    if not accused or (above.parties and mentions.parties) or not is_of_thefts:
        return None
    stance = stance_of(heading, context.heading, cues) or Stance.ASSERTED
    if stance in (Stance.DENIED, Stance.DISPUTED) or refuses(heading, context.heading, cues):
        return None
    speakers = find_speakers(Scene(context.heading, heading, above, (), context, cues)) or tuple(
        Speaker(p.id, p.start, p.end) for p in mentions.parties
    )
    return Frame("ja-headed", 0, len(sentence.text), stance, accused, speakers, robbed)


def find_named_on(
    sentence: Sentence, victims: tuple[Victim, ...], context: Context, cues: Cues
) -> Frame | None:
    """ "三つの窃取を北朝鮮の犯行とした。すなわち、AとBとCである。": whom the accusation before is about, by name."""
    before = context.previous
    robbed = tuple(v for v in victims if v.is_target)
    if not robbed or before is None or not NAMELY.match(sentence.text):
        return None
    told = next((f for f in reversed(before.frames) if f.actors and not f.victims), None)
    if told is None or refuses(sentence, sentence.text, cues):
        return None
    speakers = tuple(Speaker(s.party, 0, 0, s.is_self, s.is_previous) for s in told.speakers)
    return Frame("ja-named-on", 0, len(sentence.text), told.stance, told.actors, speakers, robbed)


def _titled(context: Context, mentions: Mentions) -> tuple[NameMention, ...]:
    """The group that the page is about, below a heading that lays thefts to it, or in an item that says who does."""
    title = context.text.split("\n", 1)[0]
    named = [n for n in find_names(title, context.lexicon) if n.kind != "party"]
    is_about = bool(named) and named[0].start == 0 and all(n.kind == "actor" for n in named)
    if not is_about or named[0].id == DPRK or not (mentions.parties or LAID.search(context.heading)):
        return ()
    return tuple(named[:1])

"""Accusations in words that no rule knows, in Korean: 1억 달러는 북한 주머니로 들어갔다고 TRM 랩스는 단언한다.

See `parsers.claims.plainly`. A clause has to name who speaks; one that a rule refused for want of a wording is looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.korean.seats import find_seated
from parsers.claims.korean.stance import stance_of
from parsers.claims.plainly import Plainly
from parsers.claims.publisher import is_publisher
from parsers.claims.spans import overlaps
from parsers.claims.values import Anaphor, Frame, Refusal, Speaker
from parsers.values import Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.korean.clauses import Clause
    from parsers.claims.scene import Scene
    from parsers.claims.values import Sentence

# refusals for want of a known wording; any other names a sign that speaks against a claim
UNKNOWN_WORDING = ("no-theft", "no-cue", "not-tied")
PLAINLY = Plainly(
    longest=1200,
    matters=(
        "portrait",
        "launder",
        "sanction",
        "espionage",
        "definition",
        "software",
        "comparison",
        "plural",
        "their_words",
    ),
)
FRAGMENT = 40
TAGS = re.compile(r"\s*(?:#|(?i:tags?)|태그|키워드|검색어|관련)")
# 북한이 아니다, 북한은 아닌 것 같다: said of the theft, whoever says it
NOT_IT = re.compile(
    r"(?:그룹|조직|쪽|측|놈들|애들)?(?:은|는|이|가)?\s?(?:절대\s|결코\s)?아(?:니|님|닌|닐|닙)"
)


def read_plainly(
    read: Frame | Refusal | None, scene: Scene, clause: Clause, speakers: tuple[Speaker, ...]
) -> Frame | Refusal | None:
    """The claim that a refused clause makes all the same; else what was read."""
    sentence, context, cues = scene.sentence, scene.context, scene.cues
    if not isinstance(read, Refusal) or read.rule not in UNKNOWN_WORDING or not clause.mentions.actors:
        return read
    if (
        TAGS.match(sentence.text)
        or not PLAINLY.tells_of_one(sentence, context)
        or _is_general(sentence, clause, context, cues)
    ):
        return read
    is_fragment = len(sentence.text) <= FRAGMENT  # 북한, 그중에서도 안다리엘.
    own = tuple(s for s in speakers if s.end or is_fragment) or tuple(find_seated(scene))
    actors = clause.mentions.actors
    if not own or any(overlaps(s, a) for s in own for a in actors):
        return read
    said = tuple(_own(s, context) for s in own)
    stance = stance_of(clause.text, actors, clause.start, cues) or Stance.ASSERTED
    if any(NOT_IT.match(clause.text, a.end - clause.start) for a in actors):
        stance = Stance.DENIED
    return Frame("ko-plainly", clause.start, clause.end, stance, actors, said, anaphor=Anaphor.IMPLIED)


def _own(speaker: Speaker, context: Context) -> Speaker:
    is_self = speaker.is_self or is_publisher(speaker.party, context.publishers)
    return Speaker(speaker.party, speaker.start, speaker.end, is_self, speaker.is_previous)


def _is_general(sentence: Sentence, clause: Clause, context: Context, cues: Cues) -> bool:
    """Whether the clause speaks of more than the one theft: of other victims, of many thefts, of the group."""
    robbed = context.robbed
    if any(n.kind == "victim" and n.id not in robbed for n in clause.mentions.names):
        return True
    if cues["roles.total"].search(clause.text) or cues["gates.staged"].search(context.heading):
        return True
    return PLAINLY.speaks_of_else(sentence.text, cues)

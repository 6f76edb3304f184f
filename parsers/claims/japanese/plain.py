"""Who speaks by the build of the clause alone: a plain name as the topic of what is said of the accused.

"氷室情報はラザルスの犯行だと言う", "鳥越美咲は、ラザルスがやったと信じて疑わない": no list, role, ending or title marks
the name; it stands before the accused, and behind them the clause closes with と and a verb of saying or thinking.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import alternation
from parsers.claims.japanese.marks import KANJI, KATA, WIDE
from parsers.claims.japanese.names import GLOSS
from parsers.claims.japanese.topics import either
from parsers.claims.japanese.victims import theft_words
from parsers.claims.values import Speaker
from parsers.names import slug

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.values import Mentions, Victim

SOLID = rf"[{KANJI}{KATA}A-Za-z0-9{WIDE}・]"
TOPIC = re.compile(
    rf"(?<!{SOLID})(?P<n>{SOLID}{{2,16}})(?:[（(][^（()）]{{1,40}}[)）])?(?:社|側|のほう|の方)?(?:は|も|が)(?![^、。]{{0,3}}[?？])"
)
LAST = re.compile(r"[件額年月日中後前上下的性化力時分種類例点面線側者物品書文表図法策案口元金円枚国]$")


def find_plain_topic(
    text: str, mentions: Mentions, victims: tuple[Victim, ...], cues: Cues
) -> tuple[Speaker, ...]:
    """The topic nearest before the accused, or nothing."""
    if not mentions.actors or not _complement(cues).search(text, mentions.actors[0].end):
        return ()
    first = mentions.actors[0].start
    taken = [(m.start, m.end) for m in (*mentions.names, *mentions.amounts, *mentions.dates)]
    taken += [(v.start, v.end) for v in victims]
    for match in reversed(list(TOPIC.finditer(text, 0, first))):
        start, end = match.span("n")
        name = match.group("n").strip("・")
        if any(a < end and start < b for a, b in taken) or _is_common(name, cues):
            continue
        gloss = GLOSS.match(text, end)
        return (Speaker(slug(gloss.group("gloss") if gloss else name), start, end),)
    return ()


@lru_cache(maxsize=4)
def _complement(cues: Cues) -> re.Pattern[str]:
    """… (だ)と言う, との見方だ, とみている: what is said of the accused closes the clause."""
    return re.compile(rf"と(?:は|も)?(?:{either(cues, 'speakers.thinks')})")


@lru_cache(maxsize=4)
def _nobody(cues: Cues) -> re.Pattern[str]:
    keys = ("names.common", "names.generic", "speakers.nobody", "speakers.no_topics", "speakers.roles")
    words = [word for key in keys for word in cues.lists[key]]
    return re.compile(rf"(?:{alternation(words, whole_words=False)}|[・ 　0-9０-９])+")


def _is_common(name: str, cues: Cues) -> bool:
    """A common noun, or a word for time, place, deed or proof."""
    return (
        LAST.search(name) is not None
        or re.match(rf"[同両当本該各弊自](?![{KATA}])", name) is not None
        or re.fullmatch(rf"[{KANJI}]{{2}}", name) is not None
        or _nobody(cues).fullmatch(name) is not None
        or theft_words(cues).search(name) is not None
        or cues["speakers.no_topics"].search(name) is not None
    )

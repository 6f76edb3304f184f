"""Who speaks by the build of the clause alone: a plain name as the topic of what is said of the accused.

"氷室情報はラザルスの犯行だと言う", "鳥越美咲は、ラザルスがやったと信じて疑わない": no list, role, ending or title marks
the name; it stands before the accused, and behind them the clause closes with と and a verb of saying or thinking.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.japanese.marks import KANJI, KATA, WIDE
from parsers.claims.japanese.names import GLOSS
from parsers.claims.japanese.places import places_of
from parsers.claims.values import Speaker
from parsers.names import slug

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.values import Mentions, Victim

SOLID = rf"[{KANJI}{KATA}A-Za-z0-9{WIDE}・]"
TOPIC = re.compile(
    rf"(?<!{SOLID})(?P<n>{SOLID}{{2,16}})(?:[（(][^（()）]{{1,40}}[)）])?(?:社|側|のほう|の方)?(?:は|も|が)(?![^、。]{{0,3}}[?？])"
)
# の犯行とする提案を可決した, の名を挙げた, を犯人に数えた
OBJECT = re.compile(
    r"^.{0,3}(?:を|の(?:名|名前|関与|犯行|仕業|影|存在)(?:を|に))[^。、「」]{0,24}[^。はが]{1,12}(?:た|る|す|う|く)(?:。|$)"
    r"|と(?:する|した|いう|の)[^。、「」はが]{1,12}(?:を|に|で)[^。]{1,24}(?:た|る|す|う|く)(?:。|$)"
)
TRADE = re.compile(
    r"(?:技術者|研究者|開発者|記者|学者|捜査官|官僚|弁護士|調査員|研究員|議員|社員|部員|会員|監査役|探偵|作家|画家|専門家|投資家|評論家|実業家|大臣|社長|代表|教授|博士)の$"
)
LAST = re.compile(r"[件額年月日中後前上下的性化力時分種類例点面線側者物品書文表図法策案口元金円枚国]$")


def find_plain_topic(
    text: str, mentions: Mentions, victims: tuple[Victim, ...], cues: Cues
) -> tuple[Speaker, ...]:
    """The topic nearest before the accused, or nothing."""
    if not mentions.actors or not _is_said(text, mentions.actors[0].end, cues):
        return ()
    first = mentions.actors[0].start
    taken = [(m.start, m.end) for m in (*mentions.names, *mentions.amounts, *mentions.dates)]
    taken += [(v.start, v.end) for v in victims]
    for match in reversed(list(TOPIC.finditer(text, 0, first))):
        start, end = match.span("n")
        name = match.group("n").strip("・").removesuffix("氏")
        if any(a < end and start < b for a, b in taken) or not _is_proper(text, start, name, cues):
            continue
        gloss = GLOSS.match(text, end)
        return (Speaker(slug(gloss.group("gloss") if gloss else name), start, end),)
    return ()


def _is_proper(text: str, start: int, name: str, cues: Cues) -> bool:
    """ "技術者の磯部は": behind what a person is by trade, two characters are a surname."""
    if not is_common(name, cues):
        return True
    is_person = TRADE.search(text[:start]) and re.fullmatch(rf"[{KANJI}]{{2,4}}", name)
    return bool(is_person) and not (is_nobody(name, cues) or cues["speakers.no_topics"].search(name))


def _is_said(text: str, end: int, cues: Cues) -> bool:
    """What is said of the accused closes the clause with と and a verb of saying, or as the object of any verb."""
    return _complement(cues).search(text, end) is not None or OBJECT.search(text, end) is not None


@lru_cache(maxsize=4)
def _complement(cues: Cues) -> re.Pattern[str]:
    """… (だ)と言う, との見方だ, とみている: what is said of the accused closes the clause."""
    where = r"(?:[^。、「」はがをと]{1,12}(?:に|で|へ))?"  # ブログに
    return re.compile(rf"と(?:は|も)?{where}(?:{cues.either('speakers.thinks')})")


@lru_cache(maxsize=4)
def _nobody(cues: Cues) -> re.Pattern[str]:
    keys = ("names.common", "names.generic", "speakers.nobody", "speakers.no_topics", "speakers.roles")
    return re.compile(rf"(?:{cues.either(*keys)}|[・ 　0-9０-９])+")


def is_nobody(name: str, cues: Cues) -> bool:
    """A word for people, bodies or things that names none of them."""
    return _nobody(cues).fullmatch(name) is not None


def is_common(name: str, cues: Cues) -> bool:
    """A common noun, or a word for time, place, deed or proof."""
    return (
        LAST.search(name) is not None
        or re.match(rf"[同両当本該各弊自](?![{KATA}])", name) is not None
        or re.fullmatch(rf"[{KANJI}]{{2}}", name) is not None
        or is_nobody(name, cues)
        or places_of(cues).theft.search(name) is not None
        or cues["speakers.no_topics"].search(name) is not None
    )

"""Names that a paper holds beside their sums, and who put it out: 업비트(5천만 달러)도 함께 거명됐다.

여기에는 새길스왑에서의 3억 달러 절취가 포함된다; 지난 9월의 다솔뱅크(40억 원)도 목록에 올렸다. The accusation
itself is that of the sentence before (see `also`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.korean.series import SERIES
from parsers.claims.values import Speaker

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.korean.clauses import Clause
    from parsers.claims.values import Mentions

GLOSS = r"(?:\s?[(（][A-Za-z][A-Za-z0-9 .&\-]{1,30}[)）])?"
# from a name to its sum, which blanks stand for: 업비트 5천만 달러, 업비트(약 5천만 달러)
TO_SUM = re.compile(rf"{GLOSS}[’”'\"」]?(?:에서의?|의)?\s?(?P<open>[(（]?)(?:약|총|최소)?\s?\0")
UNIT = r"(?:\s?(?:어치|상당|규모|가량|이상))?[)）]?"
JOINT = r"(?:,|와|과|\s및|·|하고|이며|,\s그리고|,\s또)\s?"
JOINED_BEHIND = re.compile(rf"\0+{UNIT}{JOINT}[^.,\0]{{2,30}}\0")
JOINED_BEFORE = re.compile(rf"\0{UNIT}{JOINT}(?:[^\s.,\0]{{1,8}}\s){{0,2}}[‘“'\"「]?$")


@lru_cache(maxsize=4)
def _entered(cues: Cues) -> re.Pattern[str]:
    paper, into, named, here = (cues.either(f"entered.{k}") for k in ("papers", "into", "named", "here"))
    few = r"(?:\S{1,10}\s){0,3}?"
    return re.compile(
        rf"(?:{paper})(?:에|에도|에는|에서|에서도)\s{few}(?:{into})"
        rf"|(?:도|역시|또한|함께|나란히|같이|\0[)）]?(?:이|가))\s{few}(?:{named})"
        rf"|(?:{here})\s.*(?:{into})"
    )


def is_entered(text: str, start: int, end: int, mentions: Mentions, cues: Cues) -> bool:
    """A name beside its sum that a paper names, in a row of such pairs or in brackets: sure for any word."""
    blank = _without_sums(text, mentions)
    to_sum = TO_SUM.match(blank, end)
    if to_sum is None or cues["entered.other"].search(text):
        return False
    at = to_sum.end() - 1
    is_in_a_row = JOINED_BEHIND.match(blank, at) or JOINED_BEFORE.search(blank[:start])
    if not (is_in_a_row or to_sum["open"]):
        return False
    if _entered(cues).search(blank, at) or (is_in_a_row and SERIES.fullmatch(text)):
        return True
    return bool(is_in_a_row and mentions.actors and cues["theft.guilt"].search(text, at))


def _without_sums(text: str, mentions: Mentions) -> str:
    for amount in mentions.amounts:
        text = text[: amount.start] + "\0" * (amount.end - amount.start) + text[amount.end :]
    return text


def entered_by(clause: Clause, context: Context, cues: Cues) -> tuple[Speaker, ...]:
    """북한이 한 사건으로 업비트가 성명에 올랐다: who put out the paper, as the sentence before names them."""
    before = context.previous
    if before is None or not before.speakers or not any(v.is_target for v in clause.victims):
        return ()
    if not clause.mentions.amounts or not _entered(cues).search(clause.text):
        return ()
    return (Speaker("", 0, 0, is_previous=True),)

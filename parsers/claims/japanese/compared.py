"""What a Japanese sentence only compares its theft with: コインチェック事件とは異なり, Roninの流出に似ている."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.mentions.names import find_names
from parsers.names import spots

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Victim
    from parsers.mentions.values import DateMention

FORMER_RECORD = re.compile(
    r"(?:これまで|過去|史上|従来)[^、。「」]{0,4}最[大高悪多](?:だった|の|とされた|であった|とされてきた)[「『]?$"
)
LEADS_TO = re.compile(r"(?:に|の|、)(?:[^、。はも]{1,24}(?:た|だ))?[「『]?")


def compares(text: str, victim: Victim, cues: Cues) -> bool:
    """ "コインチェック事件には遠く及ばない": the name is only compared with."""
    if FORMER_RECORD.search(text[: victim.start]):
        return True
    return _compared(cues).match(text, victim.end) is not None


def find_compared(text: str, context: Context, cues: Cues) -> bool:
    """Whether a stretch of text compares with a theft of a known service."""
    return bool(names_compared(text, context, cues))


def names_compared(text: str, context: Context, cues: Cues) -> tuple[int, ...]:
    """Where the names of known services stand that a text only compares with."""
    if cues["places.compared"].search(text) is None:
        return ()
    names = {n.surface for n in find_names(text, context.lexicon) if n.kind == "victim"} | set(
        context.victims
    )
    return tuple(start for n in names for start, end in spots(n, text) if _compared(cues).match(text, end))


def is_of_compared(text: str, date: DateMention, others: tuple[int, ...]) -> bool:
    """ "2022年にラザルスが起こしたXの流出に似て": the day in the clause that leads to a name compared with."""
    return any(date.end <= start and LEADS_TO.fullmatch(text, date.end, start) for start in others)


@lru_cache(maxsize=4)
def _compared(cues: Cues) -> re.Pattern[str]:
    words = cues.either("places.compared")
    sum_ = r"(?![^、。]{0,16}(?:円|ドル|ウォン|ユーロ|ポンド|BTC|ETH|枚)(?:相当|分|ほど)?を)"  # Xで20億円を超える流出が
    return re.compile(
        rf"{sum_}[」』]?(?:社)?[^、。にを（(]{{0,14}}(?:[（(][^（()）]*[)）])?[ 　]?(?:{words})"
    )

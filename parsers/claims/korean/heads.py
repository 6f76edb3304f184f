"""Headings and heads of records that are a robbed party's name: ## 프랑스 미스트랄페이 1,940만 유로, ### 나. 카덴차."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.korean.places import places_of
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence

HEAD_REACH = 120  # code points below a heading within which its theft is told
ENTRY = re.compile(r"[\s○●◦•·\-–*□■▶]*(?:(?:\d{1,2}|[가-하])[.)]\s?)?(?:사례\s\d[.:]?\s?)?")
FIELD = re.compile(
    r"\s*(?:[-○●•·*]\s*)?(?:발생\s?)?(?:일시|일자|시각|시점|날짜|사고일|발생일|발생|피해(?:액|\s?규모|\s?금액|\s?내용)?|규모|유출액|탈취액)\s?[:：|]"
)


def is_head(sentence: Sentence, rest: str, context: Context, cues: Cues) -> bool:
    """## 프랑스 미스트랄페이 1,940만 유로: a section's heading that is a name and a sum, where a theft is told below."""
    if sentence.kind is not BlockKind.HEADING or sentence.section < 0 or rest.strip(" .,()（）"):
        return False
    below = context.text[sentence.end : sentence.end + HEAD_REACH]
    return places_of(cues).named.search(below) is not None


def heads_record(sentence: Sentence, before: str, rest: str, context: Context) -> bool:
    """### 나. 카덴차(Cadenza), and below: 일시: 2026. 4. 22.: a heading that is a name, over the fields of its theft."""
    if sentence.kind is not BlockKind.HEADING or sentence.section < 0 or rest.strip():
        return False
    below = context.text[sentence.end : sentence.end + HEAD_REACH]
    return ENTRY.fullmatch(before) is not None and FIELD.match(below) is not None

"""Names in a row, whatever is said of them: series of names and sums, lists that a culprit introduces, all one's deed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.grammar import Context
    from parsers.claims.hints import Hinted
    from parsers.claims.values import Mentions

# a sentence that is nothing but names and sums: 바이비트 15억 달러, 올든마크 1,250만 달러.
_MEMBER = r"(?:[^,]|,(?=\d)){2,60}?"
SERIES = re.compile(
    rf"{_MEMBER}(?:(?:,|과|와|및)\s{_MEMBER})*(?:원|달러|불|엔|유로|개|ETH|BTC)[)）]?(?:\s?[(（]\s*[)）])?(?:이다|입니다|임)?[.]?"
)
NUMBER = r"(?:두|세|네|다섯|여섯|\d{1,2})"
COLON, AND = re.compile(r"[:：]\s"), re.compile(r"(?:,|과|와|및)\s$")
LIST_ANNOUNCED = re.compile(rf"다음|아래|이하|[:：]\s*$|{NUMBER}\s?(?:건|곳)")

ORDINAL = r"(?:\d{1,2}위|[첫둘셋넷다섯]{1,2}째)[,.:]?\s"
# 2위 코르도바 8,800만 달러.
RANKED = re.compile(rf"^\s*{ORDINAL}[‘“'\"]?$")
LABELLED = re.compile(r"피해\s?(?:처|자|업체|기관|서비스|거래소|회사)?\s?[:：]\s?$")
# 두 번째는 같은 해 9월의 돌담브릿지: up to a name that is all that the sentence says of its theft
LED_UP = re.compile(r"^(?:[^\s.다요]+\s+){0,6}[‘“'\"]?$")
# what is told next of it: 이곳에서는 1,060만 달러가 없어졌는데
TOLD_NEXT = re.compile(r"[.\s]*[^\n.]{0,40}?\d\s?(?:억|만|천만|백만|천|ETH|BTC|USD|개)[^\n]{0,60}")
# 은하수페이, 5월 11일 8억 원 도난.
HEADLINED = re.compile(
    r"\s?(?:어치|상당|규모)?(?:의\s)?\s?(?:\S{1,6}\s)?(?:무단\s)?(?:유출|탈취|도난|해킹|증발|출금|절취|털|잃|빼앗|뺏)(?:[당됐돼려렸려]\S{0,3})?\s?(?:[.,…(（;·]|$)"
)

OF_WHOM = re.compile(r"[)）]?도?\s?(?:(?:모두|전부|다|역시|또한|둘 다|셋 다)\s)?(?:북한\s)?")
DEED = re.compile(r"(?:\s?(?:그룹|조직))?(?:의)?\s?(?:소행|범행|짓|작품)")


def is_deed(text: str, at: int, mentions: Mentions) -> bool:
    """한강빗 460만 달러 모두 라자루스 소행: a name of which all that is said is whose deed it was. `at`: behind its sum."""
    actor = next((a for a in mentions.actors if a.start >= at), None)
    return actor is not None and bool(
        OF_WHOM.fullmatch(text, at, actor.start) and DEED.match(text, actor.end)
    )


def without_dates(text: str, mentions: Mentions) -> str:
    """The text with blanks for its dates: B사(3월 14일, 9억 원)."""
    for date in mentions.dates:
        text = text[: date.start] + " " * (date.end - date.start) + text[date.end :]
    return text


def is_in_a_series(text: str, start: int) -> bool:
    """다음 두 건을 지목했다: 한강빗(1,200만 달러), 모래내월렛(340만 달러)."""
    head = max((m.end() for m in COLON.finditer(text)), default=0)
    follows = head == start or AND.search(text[:start])
    return head <= start and bool(follows) and bool(SERIES.fullmatch(text, head))


def is_in_a_list(context: Context) -> bool:
    """Whether a sentence that names a culprit introduces this one, or the row before was one of the list."""
    before = context.previous
    if before is None:
        return False
    if before.sentence.kind is BlockKind.LIST_ITEM and before.facts and not before.frames:
        return True
    return any(
        r is not None and r.mentions.actors and LIST_ANNOUNCED.search(r.sentence.text)
        for r in (context.introduction, before)
    )


def is_marked_row(before: str, undated: str) -> bool:
    """△한별 22억 원, 2위 코르도바 8,800만 달러, 피해처: 한별: what a sign or a label before a name says."""
    signed = re.search(r"[△▲▷▶]\s*(?:\S{1,6}\s+)?$", undated)
    return bool(RANKED.search(before) or LABELLED.search(before) or signed)


def is_headlined(text: str, at: int) -> bool:
    """은하수페이, 8억 원 도난: a word of theft behind the sum ends the line."""
    return HEADLINED.match(text, at) is not None


def is_told_next(before: str, behind: str, theft: Hinted) -> bool:
    """둘째는 9월의 루미나브릿지. 이곳에서는 1,060만 달러가 없어졌다: the next sentence tells what the named one lost."""
    told = TOLD_NEXT.match(behind) if LED_UP.search(before) else None
    return told is not None and theft.search(told.group()) is not None

"""The places of a Korean sentence where a robbed party stands, and how sure each makes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import alternation, states_of
from parsers.claims.korean.culprits import AFTER_NAME
from parsers.claims.korean.series import (
    COLON,
    LIST_ANNOUNCED,
    NUMBER,
    ORDINAL,
    is_deed,
    is_headlined,
    is_in_a_list,
    is_in_a_series,
    is_marked_row,
    is_told_next,
    without_dates,
)
from parsers.claims.korean.words import BRACKET, PAST
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence

CLAUSE_END = re.compile(
    rf"(?:(?<=[{PAST}인한는다])고요?|(?<=하)고(?!,?\s(?:있|계시|나서))|(?<=[가-힣])며(?:[(（][^)）]*[)）])?|지만|으나"
    rf"|(?<=[{PAST}하되이])나|는데|반면|데\s반해),?\s+"
)
SUM_REACH, BEHIND = 60, 6
CLOSING = re.compile(r"[’”'\"』」》](?=\S)")
LOSER = re.compile(r"(?:[(（][^)）]{1,40}[)）])?(?:이|가)\s")
# 패널은 어느 거래소가 2억 달러를 도난당한 사건을: whom a topic only tells of
FIRM_LOSER = re.compile(
    r"(?:한|어느|모|익명의)\s(?:\S{2,8}\s){0,2}\S{0,6}(?:거래소|업체|회사|기업|은행|플랫폼|프로토콜|서비스)(?:이|가)\s"
)
SUBJECT = re.compile(rf"{AFTER_NAME}(?:은|는|이|가)\s")
ROW = re.compile(
    r"(?:에서|의|은|는)?\s?[:：,–—/\-(（]?[\s,]*(?:(?:합쳐|모두|합계|도합|각각)\s)?(?:약|최소|총|피해)?\s?"
)
ROW_START = re.compile(
    rf"^[\s○●◦•·\-–*□■▶]*(?:{ORDINAL})?"
    r"(?:\d{1,2}[.)]\s?)?(?:\d{1,2}[/.]\d{1,2}[.]?\s)?(?:(?:전후|무렵|경|쯤|께)?,?\s)?(?:[가-힣A-Za-z]{2,10}[와과]\s)?(?:[^:：]{4,16}[:：]\s)?(?:[가-힣]{2,5}\s){0,2}$"
)
COUNT = r"(?:\s?[\d,천만여]+\s?(?:개|명|곳|건))?"
# a sum as what goes, with its verb behind: 134억 원(어치)이 나갔, 코인 41억 원어치가
GONE = re.compile(
    r"(?:\s?(?:어치|상당|규모|가량|정도))*(?:의\s\S{1,8}?)?(?:이|가|을|를)\s(?:\S{1,8}\s){0,2}?[가-힣]+"
)
# 다음은 시나브로스왑. 6월 10일 410만 달러.
INTRODUCED = re.compile(
    r"^\s*(?:[네예],\s)?(?:(?:먼저|우선|다음은|다음으로는?|이어|이어서|또|끝으로|마지막은|이번엔|이번에는|[첫둘셋]째는?),?\s)?$"
)
COPULA = re.compile(
    r"(?:이?었?(?:습니다|요)|입니다|이다|이에요|예요|이죠|죠|다)?[\s.]*"
)  # behind a name that is all of a sentence
HEAD_START = re.compile(r"^[\s○●◦•·\-–*□■▶]*(?:\d{1,2}[.)]\s?)?(?:[^\s:：]{1,8}\s){0,4}$")
HEADED = re.compile(r"\s?[:：]\s")  # 인도 거래소 코인둥지: 4월 2일 해킹으로 2,300만 달러 손실
SUM_NEXT = re.compile(r"[.\s]*[^\n]{0,40}?\d\s?(?:억|만|천만|백만)")
OF = re.compile(r"의\s(?:\S{1,8}\s)?")  # 무지개다리스왑의 44억 원을 빼낸


class Place(StrEnum):
    """How sure a place in a sentence makes it that the word there names a robbed party."""

    SUM = "sum"  # 미리내에서 36억 원이 사라졌다: sure for any word
    ROW = "row"  # △한별 22억 원: sure for any word where a list of thefts is announced
    THEFT = "theft"  # 미리내월렛에서 발생한 유출: sure for a marked word, doubtful for another
    LOOSE = "loose"  # 미리내월렛 이더리움 훔친: only for a marked word


@dataclass(frozen=True, slots=True)
class Places:
    """What follows the name of a robbed party, or stands before it."""

    source: re.Pattern[str]
    attacked: re.Pattern[str]
    loser: re.Pattern[str]
    keeper: re.Pattern[str]
    prey: re.Pattern[str]
    event: re.Pattern[str]
    loose: re.Pattern[str]
    lost_before: re.Pattern[str]
    described: re.Pattern[str]
    gone: re.Pattern[str]
    kept_money: re.Pattern[str]
    topic: re.Pattern[str]
    thing: re.Pattern[str]
    robs: re.Pattern[str]
    named: re.Pattern[str]
    blamed: re.Pattern[str]


@lru_cache(maxsize=4)
def places_of(cues: Cues) -> Places:
    """Compile the places from the words of theft and of services."""
    holder, nouns, verbs, firm = (
        cues.either(k) for k in ("services.holders", "theft.nouns", "theft.verbs", "services.firms")
    )
    # 노드원이라는 거래소가, 웨이브릿 이용자 1천200명의 지갑에서, 퍼플렌드의 대출 풀에서
    places = r"(?:곳|개\s?사|개\s?거래소|개\s?업체|거래소|업체|사)"
    called = rf"(?:이?라는\s(?:\S{{1,6}}\s)?{cues.either('services.words')}|\s(?:등\s)?{NUMBER}\s?{places})?"
    part = (
        r"(?:의\s(?:\S{1,6}\s){0,2}?[가-힣A-Za-z]{0,5}"
        r"(?:지갑|월렛|계정|계좌|자산|풀|금고|서버|브리지|브릿지|컨트랙트|계약|볼트|시스템|전산망|주소|키|노드|물량|예치금|준비금))?"
    )
    goods = r"(?:돈|자금|자산|코인|토큰|물량|예치금|가상자산|암호화폐|가상화폐|이더리움|비트코인|리플|솔라나|테더)"
    country = r"[가-힣]{2,8}(?:(?<![은는이가을를])\s[가-힣]{2,8})?"
    seat = rf"(?:{country}(?:에\s(?:있는|본사를\s둔|본사가\s있는|기반을\s둔)|\s소재)\s)"
    where = rf"(?:{seat}|{country}의\s|국내\s|해외\s)"
    one = r"(?:한|어느|모|익명의|익명|이름 모를|신원 미상의)\s"
    kind = rf"(?:(?:중소|대형|소형)\s)?(?:{cues.either('services.kinds')}\s?)*"
    held = rf"(?:\s?{holder}(?:(?:와|과|,| 및)\s?\S{{1,6}}?)?)?"
    states = alternation([word for word in states_of(cues) if len(word) > 1], whole_words=False)
    owner = r"(?:재단|측|운영사|법인|팀|회사)"
    step = r"[^\s]{1,12}(?<![은는을를])\s"
    return Places(
        robs=re.compile(verbs),
        named=re.compile(f"{verbs}|{nouns}"),
        # 레인(1,613만 달러)에 대한 책임
        blamed=re.compile(r"(?:에 대한|에 관한|의|[을를] 둘러싼)\s(?:\S+\s){0,3}?(?:책임|소행|배후|범인)"),
        source=re.compile(
            rf"{called}{held}{COUNT}{part}\s?{cues.either('places.source')}.{{0,90}}?(?:{verbs}|{nouns})"
        ),
        attacked=re.compile(
            rf"{called}(?:\s?{holder})?(?:[을를]|에)\s(?:\S{{1,10}}\s)?{cues.either('theft.attacks')}"
        ),
        loser=re.compile(
            rf"{called}{held}{COUNT}{part}(?:\s?측)?[은는이가도]\s.{{0,60}}?(?:{cues.either('theft.losses')}|{nouns}(?:으로|로)\s)"
        ),
        keeper=re.compile(
            rf"(?:\s{owner})?(?:이|가|에)\s(?:{cues.either('places.keeps')}).{{0,60}}?(?:{verbs}|{nouns})"
        ),
        # 네모볼트의 돈을 가져간 쪽이
        prey=re.compile(rf"의\s(?:\S{{1,6}}\s)?{goods}[을를]\s(?:{step}){{0,2}}?(?:{verbs})"),
        event=re.compile(rf"\s(?:{cues.either('theft.crimes')})"),
        loose=re.compile(
            rf"(?:\s?{holder})?(?:{cues.either('places.about')}|[을를도])?,?\s(?:{step}){{0,5}}?(?:{nouns}|{verbs})"
        ),
        lost_before=re.compile(rf"(?:{cues.either('theft.lost')})\s(?:{step}){{0,2}}$"),
        gone=re.compile(rf"{called}{held}{COUNT}{part}\s?{cues.either('places.source')}\s?[^.]{{0,40}}?$"),
        kept_money=re.compile(
            cues.either("roles.other_sum") + r"|넣|사들|매입|거래(?!소)|조달|모금|벌어|벌었|들어왔"
        ),
        thing=re.compile(rf"{called}{held}{part}(?:의\s\S{{1,6}})?(?:[을를]|에서|에게서|에)\s"),
        topic=re.compile(
            rf"(?:의?\s(?:개발팀|운영팀|재단|대표))?(?:\s?측)?[은는이가]\s[^.]{{0,80}}?(?:{verbs}|{nouns})"
        ),
        described=re.compile(
            rf"(?P<name>(?:{where})?{one}(?:[가-힣]{{2,8}}\s)?{kind}(?:{firm})|{where}{kind}(?:{firm})\s한\s곳|{seat}{kind}(?:{firm})"
            rf"|(?<![가-힣]){states}(?:의\s|\s){kind}(?!기업|회사|업체|사업자|재단)(?:{firm})(?=에서|으로부터|로부터))"
        ),
    )


def place_of(
    sentence: Sentence, start: int, end: int, mentions: Mentions, context: Context, cues: Cues
) -> Place | None:
    """Where a name stands, or None where nothing says that it was robbed."""
    text, places = sentence.text, places_of(cues)
    name_end = _past(CLOSING, text, end)  # '코인스페이드'(CoinsPaid)는
    end = _past(BRACKET, text, name_end)
    for pattern in (places.source, places.loser, places.keeper):
        if (match := pattern.match(text, end)) and not _has_another_loser(text, end, match.end(), mentions):
            reach = min(match.end() + BEHIND, end + SUM_REACH)  # 빠져나간 1,900만 달러
            has_sum = any(start <= m.start < reach for m in mentions.amounts)
            return Place.SUM if has_sum else Place.THEFT
    if _has_sum(text, name_end, end, mentions, places):
        return Place.SUM
    for stop in (name_end, end):  # 한강빗(1,200만 달러), 한강빗(HanBit) 1,200만 달러
        if row := _row(sentence, start, stop, mentions, context, cues):
            return row
    # what is attacked may be a server: no name without a mark, whatever the sum
    if (
        places.attacked.match(text, end)
        or places.prey.match(text, end)
        or places.event.match(text, end)
        or places.lost_before.search(text[:start])
        or is_deed(text, _behind_sum(text, end, mentions), mentions)
    ):
        return Place.THEFT
    by_actor = any(a.end <= start and SUBJECT.match(text, a.end) for a in mentions.actors)
    if _is_entry(text, name_end, end, mentions, cues):
        return Place.LOOSE
    if by_actor and mentions.amounts and places.thing.match(text, end):
        return None if places.kept_money.search(text, end) else Place.LOOSE
    told = places.topic.match(text, end)
    if told and any(end <= m.start < told.end() for m in mentions.amounts):
        return None if places.kept_money.search(text, end, told.end()) else Place.LOOSE
    return Place.LOOSE if places.loose.match(text, end) else None


def _is_entry(text: str, name_end: int, end: int, mentions: Mentions, cues: Cues) -> bool:
    """감자브릿지(12월 19일, 1,250만 달러), 감자브릿지(피해 19억 원): when and how much, in brackets behind a name."""
    inside = text[name_end:end].lstrip().startswith(("(", "（"))
    has_sum, has_date = (
        any(name_end <= m.start < end for m in found) for found in (mentions.amounts, mentions.dates)
    )
    return inside and has_sum and (has_date or cues["theft.nouns"].search(text, name_end, end) is not None)


def _has_sum(text: str, name_end: int, end: int, mentions: Mentions, places: Places) -> bool:
    """옥마루 57억 사건; 온누리코인에서 134억 원이 나갔다; 레인(1,613만 달러)에 대한 책임. `end`: behind its bracket."""
    behind = _behind_sum(text, end, mentions)
    if behind > end and places.event.match(text, behind):
        return True
    is_in_bracket = any(name_end <= m.start < end for m in mentions.amounts)
    return _is_gone(text, end, mentions, places) or (
        is_in_bracket and places.blamed.match(text, end) is not None
    )


def _past(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _behind_sum(text: str, end: int, mentions: Mentions) -> int:
    """옥마루 57억 사건: where the text goes on behind the sum that stands right behind a name."""
    return next(
        (m.end for m in mentions.amounts if m.start >= end and not text[end : m.start].strip(" 의")), end
    )


def _has_another_loser(text: str, start: int, end: int, mentions: Mentions) -> bool:
    """패널은 거래소 쿠코인이 강탈당한 사건에 대해: who tells of a theft is not who suffered it."""
    return FIRM_LOSER.search(text, start, end) is not None or any(
        start < n.start < end and n.kind == "victim" and LOSER.match(text, n.end) for n in mentions.names
    )


def _is_gone(text: str, end: int, mentions: Mentions, places: Places) -> bool:
    """온누리코인에서 134억 원이 나갔다: money that leaves a place by whatever verb, unless it was paid, lent or frozen."""
    for amount in mentions.amounts:
        gone = GONE.match(text, amount.end) if amount.start >= end else None
        if gone is None:
            continue
        kept = OF.fullmatch(text, end, amount.start) and places.robs.search(text, amount.end, gone.end())
        if kept or places.gone.match(text[: amount.start], end):
            return not places.kept_money.search(text, end, min(len(text), gone.end() + 12))
    return False


def _row(
    sentence: Sentence, start: int, end: int, mentions: Mentions, context: Context, cues: Cues
) -> Place | None:
    """NAME AMOUNT in an enumeration: behind △, or as an item of a list that a culprit introduces."""
    text = sentence.text
    if sentence.kind is BlockKind.LIST_ITEM and HEADED.match(text, end) and HEAD_START.search(text[:start]):
        is_theft = places_of(cues).named.search(text, end)
        return Place.ROW if is_theft and mentions.amounts else None
    bare = without_dates(text, mentions)  # B사(3월 14일, 9억 원)
    is_line = sentence.kind is not BlockKind.HEADING and COPULA.fullmatch(text, end) is not None
    if is_line and (place := _line(text[:start], bare[:start], sentence, context, cues)):
        return place
    sums = [m for m in mentions.amounts if m.start >= end and ROW.fullmatch(bare[end : m.start])]
    if not sums:
        return None
    starts = ROW_START.search(bare[:start])
    if is_marked_row(text[:start], bare[:start]) or (starts and is_headlined(text, sums[-1].end)):
        return Place.ROW
    if not (starts or is_in_a_series(text, start)):
        return None
    if is_in_a_list(context) or (COLON.search(text[:start]) and LIST_ANNOUNCED.search(text[:start])):
        return Place.ROW
    return Place.LOOSE if sentence.kind is BlockKind.LIST_ITEM else None


def _line(before: str, undated: str, sentence: Sentence, context: Context, cues: Cues) -> Place | None:
    """다음은 시나브로스왑. 6월 10일 410만 달러: a name that is all of its sentence, robbed in the next one."""
    if INTRODUCED.search(before) and SUM_NEXT.match(context.text, sentence.end):
        return Place.ROW
    told = is_told_next(undated, context.text[sentence.end :], places_of(cues).named)
    return Place.LOOSE if told else None

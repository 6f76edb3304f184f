"""Whether a name in a Korean sentence stands where a robbed party does (see `places`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.korean.compared import COMPARED
from parsers.claims.korean.culprits import AFTER_NAME
from parsers.claims.korean.entered import is_entered
from parsers.claims.korean.heads import ENTRY, heads_record, is_head
from parsers.claims.korean.persons import ends_person
from parsers.claims.korean.places import CLAUSE_END, Place, places_in, places_of
from parsers.claims.korean.series import (
    COLON,
    LIST_ANNOUNCED,
    ORDINAL,
    is_deed,
    is_headlined,
    is_in_a_list,
    is_in_a_series,
    is_marked_row,
    is_told_next,
    without_dates,
)
from parsers.claims.korean.words import BRACKET, words
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.korean.places import Places
    from parsers.claims.values import Mentions, Sentence

SUM_REACH, BEHIND = 60, 6
# 5천만 달러를 잃은 X 사건과 닮았습니다. 그 사건은: the theft that is compared with is told of on its own
IT_NEXT = worded(r"\s*(?:그|해당)\s{places.events}(?:은|는|의|을|이|에)")
ENTERED = re.compile(r"(?:침입|접속|들어[가갔]?|숨어들|잠입|침투|장악|감염)$")
PARTED = re.compile(r"[면니서고며자나데가록],\s")
CLOSING = re.compile(r"[’”'\"』」》](?=\S)")
LOSER = re.compile(r"(?:[(（][^)）]{1,40}[)）])?(?:이|가)\s")
# 패널은 어느 거래소가 2억 달러를 도난당한 사건을: whom a topic only tells of
FIRM_LOSER = worded(r"{places.one}\s(?:\S{2,8}\s){0,2}\S{0,6}{services.words}(?:이|가)\s")
SUBJECT = worded(rf"{AFTER_NAME}(?:은|는|이|가)\s")
ROW = re.compile(
    r"(?:에서|의|은|는)?\s?[:：,–—/\-(（]?[\s,]*(?:(?:합쳐|모두|합계|도합|각각)\s)?(?:약|최소|총|피해)?\s?"
)
ROW_START = re.compile(
    rf"^[\s○●◦◐◑×△◎•·\-–*□■▶]*(?:{ORDINAL})?"
    r"(?:\d{1,2}[.)]\s?)?(?:\d{1,2}[/.]\d{1,2}[.]?\s)?(?:(?:전후|무렵|경|쯤|께)?,?\s)?(?:[가-힣A-Za-z]{2,10}[와과]\s)?(?:[^:：]{4,16}[:：]\s)?(?:[가-힣]{2,5}\s){0,2}$"
)
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
IS_IT = re.compile(
    r"[’”'\"]?(?:(?:이?었?(?:습니다|요)|입니다|이다|이에요|예요|이죠|죠|다|였다|이었다)(?:[\s.]*$|[.]?\s)"
    r"|(?:이었|였)(?:다|습니다|어요|죠)[\s.]*$|(?:이?며|이?고|으?로|인데),\s)"
)
SUBJECT_OR_OWNER = re.compile(r"(?:\s?측)?(?:이|가|은|는|의|도)\s")
SUM_LOST = re.compile(r"(?:\s?(?:어치|상당|규모|가량))*(?:의\s\S{1,8})?(?:을|를)?\s")
# 누리채에서 빠져나간 코인은 시가 54억 원이다
LEFT = worded(
    r"[가-힣]{0,3}\s(?:\S{1,6}\s)?(?:{places.goods}|금액|액수)(?:은|는)\s(?:[^\s\d]{1,6}\s){0,3}(?=\d)"
)
# 가장 큰 사고는 17일 거래소 카르무에서 났다
TOOK_PLACE = worded(
    r"(?:[가-힣]{0,3}\s(?:\S{1,4}\s)?)?에서\s(?:\S{1,6}\s)?(?:났|난\s(?:것|일)|{places.arose})"
)
TOPIC_EVENT = worded(r"(?:{places.events}|피해)(?:은|는|이|가|도)\s(?:[^.]{0,30}\s)?[‘“'\"「]?$")
# 2025년의 가장 큰 사건은 바이비트다
CALLED = worded(r"(?:{places.events}|{places.victims})(?:은|는|이|가)\s(?:[^\s.]{1,8}\s){0,3}[‘“'\"「]?$")
HEAD_START = re.compile(r"^[\s○●◦•·\-–*□■▶]*(?:\d{1,2}[.)]\s?)?(?:[^\s:：]{1,8}\s){0,4}$")
HEADED = re.compile(r"\s?[:：]\s")  # 인도 거래소 코인둥지: 4월 2일 해킹으로 2,300만 달러 손실
LED_BY_DASH = re.compile(r"\s[—–―]\s")  # 구름포켓 — 5월 5일 이용자 지갑에서 17억 원 증발
DASHED = re.compile(r"[*\s]*(?:[—–―:：]|-\s)")  # 은빛나루(9월, 한국, 430억 원) — …
SUM_NEXT = re.compile(r"[.\s]*[^\n]{0,40}?\d\s?(?:억|만|천만|백만)")
OPENED = re.compile(r"(?:\s사건|\s사고)?\s?[(（](?:피해\s|약\s)*")
OF = re.compile(r"의\s(?:\S{1,8}\s)?")  # 무지개다리스왑의 44억 원을 빼낸
# 리히텐슈타인(Ilya Lichtenstein)이 전산망에 들어가 코인을 훔쳤다: who takes, if no other subject stands between
ROBBER = worded(r"[이가은는]\s(?:(?!(?<!들어)(?<!나)[이가]\s)[^.])*?[을를]\s(?:\S{1,6}\s)?{accused.took}")
# ‘피해 회사 1’의 직원인 척하며 이 회사의 코인 4억 달러어치를 훔쳤다
OF_IT = worded(
    r"[’”'\"」]?(?:의|에|을|를|이|가|은|는)\s[^.]{0,80}?(?<![가-힣])(?:이|그|해당|동)\s{places.too_plain}(?:의|에서|로부터)\s"
    r"[^.]{0,40}?{accused.took}"
)
# 브론즈벨을 턴 자들이 라자루스라고: whoever emptied it is named behind
EMPTIED = worded(r"[을를]\s{places.emptied}\s(?:바로\s그\s)?{places.emptiers}(?:들)?[은는이가을를도의]?\s")


def place_of(
    sentence: Sentence, start: int, end: int, mentions: Mentions, context: Context, cues: Cues
) -> Place | None:
    """Where a name stands, or None where nothing says that it was robbed."""
    text, places = sentence.text, places_in(sentence.text, cues)
    name_end = _past(CLOSING, text, end)  # '코인스페이드'(CoinsPaid)는
    end = _past(BRACKET, text, _past(BRACKET, text, name_end))  # 베스페라(Vespera) (7/29, 5,310만 달러)
    if COMPARED(cues).match(text, end):
        is_told = _lost_it(text, start, mentions, cues) and IT_NEXT(cues).match(context.text, sentence.end)
        return Place.SUM if is_told else None
    if lost := _lost(text, start, end, mentions, cues):
        return lost
    if _has_sum(text, start, name_end, end, mentions, places):
        return Place.SUM
    if is_entered(text, start, name_end, mentions, cues) or heads_record(
        sentence, text[:start], text[end:], context
    ):
        return Place.ROW
    for stop in (name_end, end):  # 한강빗(1,200만 달러), 한강빗(HanBit) 1,200만 달러
        if row := _row(sentence, start, stop, mentions, context, cues):
            return row
    if _is_entry(text, name_end, end, mentions, cues):
        is_item = sentence.kind is BlockKind.LIST_ITEM and ROW_START.search(text[:start])
        is_item = is_item or (not text[:start].strip(" *○●■□▶·-") and DASHED.match(text, end))
        return Place.ROW if is_item else Place.LOOSE
    is_called = CALLED(cues).search(text[:start]) and IS_IT.match(text, end)
    if is_called or (TOOK_PLACE(cues).match(text, end) and TOPIC_EVENT(cues).search(text[:start])):
        return Place.THEFT
    return _spoken_of(text, start, end, mentions, cues)


def _lost_it(text: str, start: int, mentions: Mentions, cues: Cues) -> bool:
    """2,380만 달러를 잃은 음악 NFT 장터 멜로디움이: a sum that the name is told to have lost."""
    lost = places_in(text, cues).lost_before.search(text[:start])
    return lost is not None and any(SUM_LOST.fullmatch(text, m.end, lost.start()) for m in mentions.amounts)


def _lost(text: str, start: int, end: int, mentions: Mentions, cues: Cues) -> Place | None:
    """미리내에서 36억 원이 사라졌다, 미리내가 36억 원을 잃었다, 미리내를 턴 것은 라자루스다."""
    places = places_in(text, cues)
    if EMPTIED(cues).match(text, end) and any(a.start >= end for a in mentions.actors):
        return Place.SUM
    if SUBJECT_OR_OWNER.match(text, end) and _lost_it(text, start, mentions, cues):
        return Place.SUM
    for pattern in (places.source, places.loser, places.keeper):
        match = pattern.match(text, end)
        if match and not _has_another_loser(text, end, match.end(), mentions, cues):
            reach = min(match.end() + BEHIND, end + SUM_REACH)  # 빠져나간 1,900만 달러
            if pattern is places.source:  # 누리채에서 빠져나간 코인은 시가 54억 원이다
                behind = LEFT(cues).match(text, match.end())
                reach = max(reach, behind.end() + 1 if behind else 0)
            has_sum = any(start <= m.start < reach for m in mentions.amounts)
            # 파일이 미끼였다는 점만 빼면, 5천만 달러를 잃은: no word without a mark is the subject of both clauses
            is_parted = pattern is places.loser and PARTED.search(text, end, match.end()) is not None
            return Place.SUM if has_sum and not is_parted else Place.THEFT
    return None


def _spoken_of(text: str, start: int, end: int, mentions: Mentions, cues: Cues) -> Place | None:
    """What is attacked, emptied or only spoken of beside a theft. `end`: behind the name's bracket."""
    places = places_in(text, cues)
    # what is attacked may be a server: no name without a mark, whatever the sum
    attacked, loose = places.attacked.match(text, end), places.loose.match(text, end)
    if (on_the_way := attacked or loose) and _takes_elsewhere(text, on_the_way.end(), mentions):
        return None
    if (
        attacked
        or places.prey.match(text, end)
        or places.event.match(text, end)
        or places.lost_before.search(text[:start])
        or is_deed(text, _behind_sum(text, end, mentions), mentions)
    ):
        return Place.THEFT
    by_actor = any(a.end <= start and SUBJECT(cues).match(text, a.end) for a in mentions.actors)
    if by_actor and mentions.amounts and places.thing.match(text, end):
        at = next((m.start for m in mentions.amounts if m.start >= end), end)  # 가격을 흔들어 9억 원을 빼돌린
        return None if places.kept_money.search(text, at) else Place.LOOSE
    is_robber = ROBBER(cues).match(text, end) or ends_person(text, end, cues)
    told = None if is_robber else places.topic.match(text, end)
    if told and any(end <= m.start < told.end() for m in mentions.amounts):
        return None if places.kept_money.search(text, end, told.end()) else Place.LOOSE
    return Place.LOOSE if loose or OF_IT(cues).match(text, end) else None


def _takes_elsewhere(text: str, at: int, mentions: Mentions) -> bool:
    """긴코의 시스템에 침입했고, DMM 직원의 요청을 조작해 4502.9비트코인을 빼돌렸다: who is only broken into on the way."""
    parted = CLAUSE_END.search(text, at) if ENTERED.search(text, 0, at) else None
    first = next((m.start for m in mentions.amounts if m.start >= at), 0)
    return parted is not None and any(
        n.kind == "victim" and parted.end() <= n.start < first for n in mentions.names
    )


def _is_entry(text: str, name_end: int, end: int, mentions: Mentions, cues: Cues) -> bool:
    """감자브릿지(12월 19일, 1,250만 달러), 감자브릿지(피해 19억 원): when and how much, in brackets behind a name."""
    inside = text[name_end:end].lstrip().startswith(("(", "（"))
    has_sum, has_date = (
        any(name_end <= m.start < end for m in found) for found in (mentions.amounts, mentions.dates)
    )
    return inside and has_sum and (has_date or cues["theft.nouns"].search(text, name_end, end) is not None)


def _has_sum(
    text: str, start: int, name_end: int, end: int, mentions: Mentions, places: Places[re.Pattern[str]]
) -> bool:
    """옥마루 57억 사건; 옥마루 해킹(57억 원); 온누리코인에서 134억 원이 나갔다; 레인(1,613만 달러)에 대한 책임.

    `end`: behind the name's bracket.
    """
    behind = _behind_sum(text, end, mentions)
    event = places.event.match(text, behind)
    if event and any(
        d.end <= start and places.broke.fullmatch(text, d.end + 1, start) for d in mentions.dates
    ):
        return True
    if event and behind > end:
        return True
    if event and any(OPENED.fullmatch(text, event.end(), m.start) for m in mentions.amounts):
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


def _has_another_loser(text: str, start: int, end: int, mentions: Mentions, cues: Cues) -> bool:
    """패널은 거래소 쿠코인이 강탈당한 사건에 대해: who tells of a theft is not who suffered it."""
    if FIRM_LOSER(cues).search(text, start, end):
        return True
    names = [n.end for n in mentions.names if n.kind == "victim"] + [
        w.end for w in words(text, cues) if w.is_marked
    ]
    return any(start < at < end and LOSER.match(text, at) for at in names)


def _is_gone(text: str, end: int, mentions: Mentions, places: Places[re.Pattern[str]]) -> bool:
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
    is_item = sentence.kind is BlockKind.LIST_ITEM
    is_theft = bool(mentions.amounts) and places_in(text, cues).named.search(text, end) is not None
    if is_item and HEADED.match(text, end) and HEAD_START.search(text[:start]):
        return Place.ROW if is_theft else None
    if is_theft and LED_BY_DASH.match(text, end) and ENTRY.fullmatch(text[:start]):
        return Place.ROW
    bare = without_dates(text, mentions)  # B사(3월 14일, 9억 원)
    is_line = sentence.kind is not BlockKind.HEADING and COPULA.fullmatch(text, end) is not None
    if is_line and (place := _line(text[:start], bare[:start], sentence, context, cues)):
        return place
    sums = [m for m in mentions.amounts if m.start >= end and ROW.fullmatch(bare[end : m.start])]
    if not sums:
        return None
    starts = ROW_START.search(bare[:start])
    rest = bare[sums[-1].end :]
    is_bare = bool(mentions.dates) and not rest.strip(" .,()（）")  # 마리너스 9월 1일 4,600만 달러.
    is_whole = is_bare or is_headlined(text, sums[-1].end) or is_head(sentence, rest, context, cues)
    if is_marked_row(text[:start], bare[:start]) or (starts and is_whole):
        return Place.ROW
    if not (starts or is_in_a_series(bare, start)):
        return None
    if is_in_a_list(context) or (COLON.search(text[:start]) and LIST_ANNOUNCED.search(text[:start])):
        return Place.ROW
    return Place.LOOSE if is_item else None


def _line(before: str, undated: str, sentence: Sentence, context: Context, cues: Cues) -> Place | None:
    """다음은 시나브로스왑. 6월 10일 410만 달러: a name that is all of its sentence, robbed in the next one."""
    if INTRODUCED.search(before) and SUM_NEXT.match(context.text, sentence.end):
        return Place.ROW
    told = is_told_next(undated, context.text[sentence.end :], places_of(cues).named)
    return Place.LOOSE if told else None

"""Which dates of a Korean sentence say when the theft was, and which when it was told.

The verb stands last, so a date belongs to the next event behind it: 지난 5월 6일 한울에서 훔친 is the
theft's, 30일 밝혔다 the statement's. Right behind its topic (경찰은 21일) a date is the speaker's, unless
the place of the theft follows.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from parsers.claims.spans import overlaps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Victim
    from parsers.mentions.values import DateMention

_PART = r"(?:새벽|오전|오후|밤|저녁|아침|낮|정오|자정)"
_CLOCK = rf"\s?{_PART}?\s?\d{{1,2}}시(?:\s?\d{{1,2}}분)?"
TIME = rf"(?:\s?[(（][^)）]{{1,20}}[)）])?(?:{_CLOCK}|\s{_PART})?(?:께|쯤|경)?"
YEAR = r"(?:같은\s해|그해|이듬해|당해|올해|작년|지난해|지난)\s"
TOPIC = re.compile(rf"(?:은|는|이|가|도|측은|에서는)[,]?\s(?:또\s|이어\s|앞서\s|이미\s)?(?:{YEAR})?$")
BARE_DAY = re.compile(r"(?:\d{1,2}일|어제|오늘|이날|전날|그제)(?:\(.*\))?")
# a limit, or what the theft is compared to
HOUR = re.compile(r"\s(?:새벽|밤|한밤|심야|자정|이른 아침)")
LIMIT = re.compile(
    r"\s?(?:까지|사이(?!버)|부터(?!.{0,14}(?:사이|까지|걸쳐))|이후|이전|현재|기준|자로|자\s|시행|이내|처럼|만에)"
    r"|\s?에\s이어|(?:과|와)\s?(?:같|똑같|비슷|유사|달리|닮|마찬가지|관련)"
)
# 2025년 2월: 바이비트 – 15억 달러
# 훔친 것은 2월 8일이다
CLEFT = re.compile(r"(?:것은|때는|시점은|날은)\s(?:지난\s)?$")
# 2024년 한 해에만 ... 귀속하였다 dates the findings; 2025년 한 해 동안 발생한 the thefts
OF_FINDING = re.compile(r"\s?(?:한\s해)?에?만\s|\s?한\s해\s?동안\s(?!발생|일어|벌어)")
DEED = re.compile(
    r"(?:에)?\s[^,.“”\"]{2,40}?[한운린긴친은연든낸간턴른]\s(?:것은|것도|건|쪽은|자는|이는|주체는|장본인은)\s[‘“'\"]?"
)
OWN_PAPER = re.compile(r"(?:본지|본보|본 매체|저희 신문|우리 신문)(?:은|는|가|도)\s(?:지난\s)?$")
LEADING, AS_LABEL = re.compile(r"[\s\-○□•·*▶△]*(?:\d+[.)]\s)?"), re.compile(r"\s?[:：|–]")
# 일본 경찰청은 24일: a party, its particle, and then the day
SAYER = re.compile(
    rf"(?:\s?[(（][^)）]{{1,30}}[)）])?(?:\s?[가-힣]{{2,8}}(?:관|국|청|팀))?"
    rf"(?:은|는|이|가|도|측은|에서는),?\s(?:또\s|이어\s|이미\s)?(?:{YEAR})?"
)
OF_DAY = re.compile(r"의\s|에?\s?(?:발생|일어|벌어)")
# 지난해 4월에는 미국 재무부가 ... 발표했다: the day before who says it
LED, LEADS = re.compile(r"(?:에는|엔|에)?,?\s"), re.compile(r"(?:은|는|이|가|도)\s")
ENUMERATED = re.compile(r"[△▲▷▶·•(,]\s*$")  # ▲2023년 5월 한솔빗(61억 원), 8월 두리코인
LINK = re.compile(r"(?:\s?(?:전후|무렵|경|쯤|께),?)?\s(?:[가-힣A-Za-z]{2,10}[와과]\s)?[‘“'\"]?")
PARTED = re.compile(r"\s?[,·/|:–—-]\s?[‘“'\"]?")  # 2026년 3월 4일, 누리스왑, 1,900만 달러
OF_THE = re.compile(r"의\s[‘“'\"]?")
# 지난해 라자루스 사건에서 나온 지갑: another theft of the group's
BESIDE, ITS_CASE = (
    2,
    re.compile(r"(?:의)?\s(?:사건|공격|해킹|탈취|범행)(?:들)?(?:에서|때|에\s쓰|에\s동원|의\s|과\s|와\s)"),
)
OPENED = re.compile(r"\s?[(（]")  # 와지르X (2024년 7월 18일, 2억 3천500만 달러)
EARLIER = re.compile(
    r"^\s*(?:앞서|이에 앞서|이미)\s"
)  # 앞서 서울경찰청은 2월 3일: the adverb is of the saying
ANSWERED = re.compile(r"(?:^|\s)(?:예|네|맞습니다|그렇습니다)[,.]\s(?:지난\s)?$")
APPOSED = re.compile(r"인,?\s(?:지난\s)?")  # 두 달 뒤인 9월 2일: the day itself stands behind
EVENT_REACH, TOLD_REACH, TOPIC_REACH = 80, 40, 24


class _Words(NamedTuple):
    told: re.Pattern[str]
    news: re.Pattern[str]
    stage: re.Pattern[str]
    event: re.Pattern[str]
    direct: re.Pattern[str]
    told_of: re.Pattern[str]
    verdict_on: re.Pattern[str]
    loot: re.Pattern[str]
    happened: re.Pattern[str]
    moved: re.Pattern[str]
    label: re.Pattern[str]
    theft: re.Pattern[str]
    at_once: re.Pattern[str]
    source: re.Pattern[str]
    said_first: re.Pattern[str]
    at_loss: re.Pattern[str]


@lru_cache(maxsize=4)
def _words(cues: Cues) -> _Words:
    events, nouns, verbs = (cues.either(key) for key in ("dates.events", "theft.nouns", "theft.verbs"))
    deeds = cues.either("dates.events", "dates.deeds")
    told, losses = cues.either("dates.told"), cues.either("theft.losses")
    return _Words(
        told=re.compile(rf"{TIME}(?:에|자로|에도|의)?,?\s?(?:{told})"),
        news=re.compile(rf"(?:{nouns})\s?(?:사실|소식)?(?:을|를)?\s?(?:{cues.either('dates.news')})"),
        stage=re.compile(cues.either("dates.stages")),
        event=re.compile(rf"{TIME}(?:의)?\s?(?:\S{{1,10}}\s)?(?:{events})"),
        direct=re.compile(rf"{TIME}(?:의)?\s(?:{deeds})"),
        # behind the day of saying: 이 절도를, 이번 사건의
        told_of=re.compile(rf"{TIME}(?:에)?,?\s(?:이번|이|그|해당|본)\s(?:\S{{1,8}}\s)?(?:{deeds})"),
        verdict_on=re.compile(rf"[’”'\"]?(?:의)?\s(?:\S{{1,8}}\s)?(?:{events})(?:의|을|를|에)\s"),
        loot=re.compile(cues.either("dates.loot")),
        happened=re.compile(cues.either("dates.happened")),
        moved=re.compile(cues.either("dates.moved")),
        label=re.compile(rf"(?:{cues.either('dates.label')})\s?[:：|]?\s?(?:약\s)?$"),
        theft=re.compile(f"{nouns}|{verbs}"),
        at_once=re.compile(rf"{TIME}(?:에)?\s?(?:{cues.either('theft.lost')}|{verbs})"),
        source=re.compile(rf"[^,]{{0,40}}?{cues.either('places.source')}"),
        said_first=re.compile(rf"(?:{told})[가-힣]*(?:고요|고|며|는데|지만|으나|면서),?\s"),
        at_loss=re.compile(rf"^[^.]{{0,80}}?(?:{losses})(?!\S*(?:고|며)\s)"),
    )


def theft_dates(
    text: str, mentions: Mentions, victims: Sequence[Victim], cues: Cues
) -> tuple[DateMention, ...]:
    """The dates of thefts in a sentence, in their order."""
    dates = tuple(
        d
        for d in mentions.dates
        if _is_of_theft(text, d, mentions, victims, cues)
        and not any(APPOSED.fullmatch(text, d.end, o.start) for o in mentions.dates)
    )
    # 올해 1월에도 ... 1억 달러를 턴 지난해 6월 범행이: the day right before the deed, of one victim
    direct = tuple(d for d in dates if len(victims) == 1 and _words(cues).direct.match(text, d.end))
    return direct or dates


def _is_of_theft(
    text: str, date: DateMention, mentions: Mentions, victims: Sequence[Victim], cues: Cues
) -> bool:
    words = _words(cues)
    before, after = text[: date.start], text[date.end :]
    if date.end_date is not None:  # 11일부터 13일까지
        after = after.removeprefix("까지")
    if (marked := _marked(text, date, mentions, victims, words)) is not None:
        return marked
    if words.told.match(after) or LIMIT.match(after) or OF_FINDING.match(after):
        return False
    if any(0 <= a.start - date.end <= BESIDE and ITS_CASE.match(text, a.end) for a in mentions.actors):
        return False
    if _is_of_saying(text, date, mentions, victims, words):
        return False
    is_after_theft = bool(words.theft.search(before))
    by_thief = any(TOPIC.fullmatch(before, a.end) for a in mentions.actors if a.end <= date.start)
    is_topical = TOPIC.search(before) and not (is_after_theft or by_thief)  # 피고인은 2021년 10월 ...에서
    if is_topical and _is_of_speaker(date, before, after, mentions, victims, words):
        return False
    if is_after_theft and CLEFT.search(before):
        return True
    if is_of_deed(text, date, mentions):
        return True
    return _happens_next(before, after, victims, words) and not _is_left_behind(text, date, mentions, words)


def is_of_deed(text: str, date: DateMention, mentions: Mentions) -> bool:
    """8월 9일 우리 금고를 연 것은 라자루스: the day of a deed, whatever its verb, whose doer is named."""
    return any(DEED.fullmatch(text, date.end, a.start) for a in mentions.actors if a.start > date.end)


def _is_left_behind(text: str, date: DateMention, mentions: Mentions, words: _Words) -> bool:
    """5일에 정부가 주의보를 냈고, 2023년에 터진 사건은: the later date stands right before what happened."""
    later = (d for d in mentions.dates if d.start >= date.end)
    return any(words.happened.match(text[d.end :].lstrip(" 에")) for d in later)


def _marked(
    text: str, date: DateMention, mentions: Mentions, victims: Sequence[Victim], words: _Words
) -> bool | None:
    """What the form of a line says: a label, a victim's bracket, an enumeration, a verb right behind. None: nothing."""
    before, after = text[: date.start], text[date.end :]
    if words.label.search(before):
        return True
    if any(OF_THE.fullmatch(text, date.end, v.start) for v in victims):
        return True  # 2월 3일의 한들거래소 사건
    dated = [d for d in mentions.dates if any(LINK.fullmatch(text, d.end, v.start) for v in victims)]
    is_entry = LEADING.fullmatch(before) and mentions.amounts  # ’25.3.14. 누림거래소에서 2,270만 미불
    if is_entry and any(PARTED.fullmatch(text, date.end, v.start) for v in victims):
        return True
    is_enumerated = date in dated and (ENUMERATED.search(before) or len(dated) > 1 or is_entry)
    if is_enumerated or any(OPENED.fullmatch(text, v.end, date.start) for v in victims):
        return True
    summed = [
        m
        for m in mentions.amounts
        if any(not text[v.end : m.start].strip(" 의") for v in victims if v.end <= m.start)
    ]
    if any(OPENED.fullmatch(text, m.end, date.start) for m in summed):
        return True  # 스텔라빈 3,050만 달러(2025. 8. 2.)
    if LEADING.fullmatch(before) and AS_LABEL.match(after) and victims:
        return bool(mentions.amounts) or not mentions.parties
    return True if words.at_once.match(after) else None  # 브렌타가 19일 잃은 3,400만 달러


def _is_of_saying(
    text: str, date: DateMention, mentions: Mentions, victims: Sequence[Victim], words: _Words
) -> bool:
    """... 수사해 온 경찰청은 24일 그 배후를; FBI는 같은 해 12월 24일 이 절도를: the day behind the topic that speaks."""
    after = text[date.end :]
    if any(
        p.start >= date.end and LED.fullmatch(text, date.end, p.start) and LEADS.match(text, p.end)
        for p in mentions.parties
        if not any(overlaps(v, p) for v in victims)
    ):
        return True
    if not any(p.end <= date.start and SAYER.fullmatch(text, p.end, date.start) for p in mentions.parties):
        return False
    if words.told_of.match(after) or not (
        victims or mentions.amounts or OF_DAY.match(after) or not date.date.day
    ):
        return True  # 경찰청은 3월 28일 안다리엘의 소행으로 본다고
    if words.source.match(after) or OF_DAY.match(after):
        return False
    if any(
        words.verdict_on.match(text, v.end) and text[date.end : v.start].strip("‘’“”'\" ") == ""
        for v in victims
    ):
        return True  # FBI가 지난달 29일 한울거래소 사건의 범인으로 라자루스를 지목했다
    return bool(BARE_DAY.fullmatch(date.surface)) and not HOUR.match(after)


def is_of_telling(text: str, date: DateMention, mentions: Mentions, context: Context, cues: Cues) -> bool:
    """Whether a date that no word of theft holds is of the news, a report, a span or what became of the loot."""
    words = _words(cues)
    before, after = text[: date.start], text[date.end :]
    if words.told.match(after) or LIMIT.match(after) or OF_FINDING.match(after) or TOPIC.search(before):
        return True
    if words.stage.search(after[:TOLD_REACH]) or words.moved.search(after[:TOLD_REACH]):
        return True
    published = context.published_on
    is_news = published is not None and (date.date.year, date.date.month, date.date.day) == (
        published.year,
        published.month,
        published.day,
    )
    if ANSWERED.search(before):
        return is_news  # ○국가정보원 제3차장 예, 9월 12일입니다.
    return is_news or cues["report.verbs"].search(after[:TOLD_REACH]) is not None or bool(mentions.parties)


def _happens_next(before: str, after: str, victims: Sequence[Victim], words: _Words) -> bool:
    """Whether the next event behind the date is the theft, not its telling nor what became of the loot."""
    following = words.theft.search(after[:EVENT_REACH]) or words.happened.search(after[:EVENT_REACH])
    if not following:
        return bool(victims) and before.endswith(("(", "（")) and bool(words.theft.search(before))
    if words.news.match(after, following.start()):
        return False  # 3월 22일 해킹 사실을 공개했다
    if words.said_first.search(after, 0, following.start()):
        return False  # 5일에 세 나라가 주의보를 냈고, 2023년에 터진 사건은: a clause of its own tells
    if words.stage.search(after[: min(following.start(), TOLD_REACH)]):
        return False  # 26일 국회에서 ... 해킹을: the saying stands nearer than the theft
    moved = words.moved.search(after)
    if moved is None:
        return True
    loot = words.loot.search(after)
    return following.start() < moved.start() and not (
        loot and loot.start() <= following.start() and not victims
    )


def _is_of_speaker(
    date: DateMention,
    before: str,
    after: str,
    mentions: Mentions,
    victims: Sequence[Victim],
    words: _Words,
) -> bool:
    """경찰은 21일 업비트 사건에: the day of saying; 경찰은 지난 13일 모닥불에서 훔친: of the theft."""
    if OWN_PAPER.search(before):
        return True  # 본지는 지난 17일 가온누리의 해킹 사고를 다루면서
    is_day = bool(BARE_DAY.fullmatch(date.surface))
    if is_day and any(d.start > date.start and "년" in d.surface for d in mentions.dates):
        return True  # 법무부는 11일 페블브룩에서 2025년 8월 19일 훔친: the fuller date is the theft's
    if any(v.end < date.start and TOPIC.fullmatch(before, v.end) for v in victims) and words.at_loss.search(
        after
    ):
        return False  # 코인DCX가 19일 내부 계정에서 4,420만 달러를 도난당했다
    has_listed_topic = any(0 <= date.start - p.end <= TOPIC_REACH for p in mentions.parties)
    is_told = any(words.told.match(after[d.end - date.end :]) for d in mentions.dates if d.start >= date.end)
    if HOUR.match(after):
        return False  # nobody speaks at dawn: 정부는 27일 새벽 별판에서 빠져나간 ...
    if is_day and has_listed_topic and not is_told and not before.endswith("지난 "):
        return True
    for later in (d for d in mentions.dates if d.start >= date.end):
        rest = after[later.end - date.end :]
        between = after[: later.start - date.end]
        if words.event.match(rest) or (words.theft.search(rest) and not words.source.match(between)):
            return True
    if words.source.match(after):
        return False
    return is_day or bool(has_listed_topic and EARLIER.match(before))

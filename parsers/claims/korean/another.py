"""Whether a word where a robbed party stands tells of somebody else, in Korean: who looks into it, runs it or did it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.hints import hinted
from parsers.claims.korean.words import BRACKET

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.korean.words import Word
    from parsers.claims.values import Sentence

# the company behind a service that the text named: 새빛월렛을 운영하는 ㈜새빛랩스
OPERATED = re.compile(
    r"[을를]\s(?:운영하는|운영 중인|서비스하는|개발한)\s(?:운영사\s|회사\s)?(?:주식회사\s?|㈜|\(주\)\s?)?$"
)
# A사, ㄱ사; "피해자 1", 피해업체-B; B 거래소, ㄷ거래소
MASKED = hinted(
    r"(?<![A-Za-z가-힣ㄱ-ㅎ])(?P<name>(?:[A-Zㄱ-ㅎ]|○{1,3})(?:사|社))(?![가-힣]{3})"
    r"|(?<![가-힣])[“\"‘']?(?P<numbered>피해\s?(?:자|업체|회사|기업|거래소|기관|사)[\s\-]?(?:\d{1,2}|[A-Z])(?![\dA-Za-z명인억만사社]))[”\"’']?"
    r"|(?<![A-Za-z가-힣])(?P<lettered>(?:[A-Zㄱ-ㅎ]\s?|○{1,3})(?:거래소|업체|코인업체|결제업체|수탁업체|지갑업체))"
)
# what stands before a kind of thing, never before a name: 평양의 한 무역은행
DETERMINER = re.compile(r"(?<![가-힣])(?:한|어느|모|그|이|저|해당|각|여러|두|세|다른|어떤|모든)\s$")
GROUPS = re.compile(
    r"[\s\-*•○]*(?:위협\s?)?(?:행위자|공격자|공격 그룹|위협 그룹|해킹\s?조직|공격 주체|배후)(?:들)?\s?[|:：]"
)
PART_OF = re.compile(r"[가-힣A-Za-z)）](?:의|\s측)\s$")
# 북한 해커 림종혁에 현상금: a person of theirs
ACCUSED = re.compile(r"(?:해커|해킹범|조직원|요원|공작원|용의자|피의자|일원|국적의?)\s$")
# 랜섬웨어 조직 ‘할로 핀치(Hollow Finch)’
GANG = worded(r"{accused.trades}\s?{accused.bands}(?:인)?\s?[‘“'\"]?(?:[^’”'\"(（.]{2,20}[(（])?$")
LIVES = re.compile(r"에서?\s(?:사는|살던|사[는던]|거주하|머무[는르])")  # 워싱턴DC에 사는 투자자
SEIZED = worded(r"[을를]\s(?:\S{1,6}\s)?(?:{accused.seized}|수배)")  # 리자둥(Li Jiadong)을 기소했다
GROUP = worded(r"(?:위협\s?|{accused.trades}\s?)+{accused.bands}")  # 위협 그룹 UNC1069
SUSPECT = re.compile(r"혐의(?:로|를\s받는)\s(?:[^\s.,]{1,8}\s)?$")  # 빼돌린 혐의로 A군(17) 등 4명을 검거했다
OWNED = re.compile(r"(?<![가-힣])(?:당사|저희|우리|자사|해당|동사)(?:의)?\s$")
DOES, VERB = (
    re.compile(r"[가-힣][을를]\s$"),
    re.compile(r"(?:[하되시]여|[해돼켜려쳐워러])$"),
)  # 계정을 도용해 71억 원


def _is_analyst(text: str, start: int, cues: Cues, *, is_service: bool) -> bool:
    """분석기업 블록소나, 온체인 탐정 '루나폭스': who looks into thefts; not: 리드 의원 신더 거래소에서."""
    before = text[max(0, start - 20) : start]
    return bool(_analyst(cues, "report.firms").search(before)) or (
        not is_service and bool(_analyst(cues, "report.titles").search(before))
    )


@lru_cache(maxsize=4)
def _analyst(cues: Cues, kind: str) -> re.Pattern[str]:
    firms = cues.either(kind)
    return re.compile(rf"(?:{firms})(?:인|,)?\s[‘“'\"]?$")


def is_another(word: Word, sentence: Sentence, context: Context, cues: Cues) -> bool:
    """Whether the word tells of somebody else than the robbed: who looks into it, runs it, did it, or is only a kind."""
    before = sentence.text[: word.start]
    if (
        MASKED.fullmatch(word.name)
        or GROUP(cues).fullmatch(word.name)
        or any(p.search(before) for p in (OPERATED, DETERMINER, OWNED, ACCUSED, SUSPECT, GANG(cues)))
    ):
        return True
    behind = BRACKET.match(sentence.text, word.after)
    end = behind.end() if behind else word.after
    if LIVES.match(sentence.text, end) or SEIZED(cues).match(sentence.text, end):
        return True
    is_service = word.is_marked and word.kind == "service"
    if _is_analyst(sentence.text, word.start, cues, is_service=is_service):
        return True
    if not word.is_marked and PART_OF.search(before) and _holds(sentence, word, cues):
        return True  # 노을랩스의 재무 지갑에서
    if not word.is_marked and DOES.search(before) and VERB.search(word.name):
        return True
    return _is_called_group(word.name, context)


def _holds(sentence: Sentence, word: Word, cues: Cues) -> bool:
    return cues["services.holders"].match(sentence.text, word.after) is not None


def _is_called_group(name: str, context: Context) -> bool:
    """위협 행위자 | 라자루스, 김수키, 붉은여우: whom a line of the page counts among the groups."""
    return any(name in groups for groups in _groups(context.text))


@lru_cache(maxsize=4)  # each word of a page asks
def _groups(text: str) -> tuple[str, ...]:
    """What stands behind the label of such lines."""
    labels = ((GROUPS.match(line), line) for line in text.split("\n"))
    return tuple(line[label.end() :] for label, line in labels if label)

"""Culprits that no list holds: the developer of the firm, a gang by its name, whom the theft is charged on.

훔친 범인이 이 회사 개발자 정 모 씨라고, 범인이 범죄조직 ‘로커스트’라고, 빼돌린 혐의로 직원 김 씨를 구속.
A person is one only where the text says that this person took it: behind what the culprit is called, or under the
charge of the theft itself.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.hints import Hinted, hinted
from parsers.claims.korean.gangs import find_gang
from parsers.claims.korean.persons import AGED, bare_name, find_persons, is_person
from parsers.claims.korean.subjects import is_compiled
from parsers.mentions.values import NameMention
from parsers.names import slug

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions

NOT_BUT = re.compile(r"(?:이|가)?\s?아니(?:라|고),?\s")
# 북한의 소행이라는 주장이 나왔지만 경찰은 내부자의 소행으로, 것처럼 보이지만,
# 라자루스가 공격한 X와는 다르게 Y는 내부자가 저질렀다고
GIVEN_UP = worded(
    r"[^.“”\"]{0,40}?(?:(?:이?라는|다는)\s(?:\S{1,6}\s)?{accused.views}(?:이|도|들이)?\s(?:\S{1,6}\s)?{accused.arisen}\S{0,2}(?:지만|으나|는데|나),?"
    r"|\s?(?:소행|배후|연루|개입)?설(?:이|은|도)\s(?:\S{1,6}\s)?\S{1,4}(?:지만|으나|는데|나),?"
    r"|(?:처럼|듯이?)\s보[이였]\S{0,2}(?:지만|으나|는데|나),?|(?:과|와)(?:는|도)?\s{places.unlike},?)\s(?=[^.]{0,80}?(?:{accused.persons}|{accused.trades}\s?{accused.bands}\s\S{1,12})\S{0,4}\s(?:\S{1,6}\s)?"
    r"(?:{accused.offences}|{accused.commits}))"
)
WORDS = r"(?:[^\s.,“”\"]{1,14}\s){0,6}?"
# 일리야 리히텐슈타인(35), 최○○ (34세); A씨, 김 모 씨
PERSON = rf"(?:{AGED}|[가-힣A-Z○]{{1,8}}\s?(?:모\s?)?씨)"
# of a court or the police, who alone tell such things of a person by name
OF_LAW = worded(r"{accused.of_law}")
MAY_BE = re.compile(r"(?:일|할)\s수도?\s있")
COPULA = r"(?:이라고|라고|으로|로|이다|다[.]|이었다|였다|임을|임이|이란|란|인\s것)"


@lru_cache(maxsize=4)
def _patterns(cues: Cues) -> tuple[Hinted, ...]:
    role, person, group = (cues.either(k) for k in ("culprit.roles", "accused.persons", "accused.groups"))
    theft = cues.either("theft.verbs")
    masked = (
        r"(?:\s[가-힣]{1,4}\s?모)?(?:\s[가-힣A-Z]{1,4})?(?:\s?(?:씨|군|양))?"
        r"(?:\s?[(（]\d{2}[^)）]{0,4}[)）](?:\s?(?:씨|군|양))?)?"
    )
    one = rf"(?P<name>(?:{cues.either('accused.former')}\s?(?:\S{{1,8}}\s)?)?(?:{person}){masked})"
    named = r"(?P<name>[‘“'\"][^’”'\"]{2,16}[’”'\"])"
    thief = cues.either("accused.whoever")
    helper = rf"{cues.either('accused.bands')}의\s|{cues.either('accused.helpers')}\s"
    return (
        # 14억 원을 빼낸 범인이 범죄조직 ‘로커스트’라고
        hinted(
            rf"(?:{role}|(?:{theft})\S{{0,6}}\s{thief})(?:들)?(?:이|은|는|가|을|를|의\s정체는)\s{WORDS}(?:{group})\s?{named}"
        ),
        hinted(
            rf"(?:{role}|(?:{theft})\S{{0,6}}\s{thief})(?:들)?(?:이|은|는|가|을|를|의\s정체는)\s{WORDS}{one}{COPULA}"
        ),
        hinted(rf"(?:{role})(?:으로|로)\s{WORDS}{one}(?:을|를)\s"),
        # 빼돌린 혐의로 전직 개발자 최 모 씨를 구속했다
        hinted(rf"(?:{theft})\S{{0,4}}\s(?:혐의|죄)(?:로|를\s받는|가\s있는)\s{WORDS}{one}(?:을|를|이|가)\s"),
        hinted(rf"(?:{one})(?:의|에\s의한)\s{cues.either('accused.offences')}"),
        # 내부자 소행 추정
        hinted(rf"(?:{one})\s{cues.either('accused.deeds')}"),
        # 내부자가 저지른 사고로 추정된다
        hinted(rf"(?:{one})(?:이|가)\s(?:[^\s.]{{1,8}}\s)?{cues.either('accused.commits')}"),
        # 6억 원은 퇴직한 외주 직원이 빼돌린 것으로 확인되었다
        hinted(
            rf"{one}(?:이|가)\s(?:[^\s.,]*[^\s.,이가은는]\s){{0,7}}?(?:{theft})\S{{0,3}}\s(?:것으로|것이|사실이|사실을)\s(?:\S+\s)?{cues.either('accused.found')}"
        ),
        # 코인을 빼돌린 혐의(사기 등)로 우크라이나 국적 올렉산드르 B씨(29)를, 전 개발팀장 A씨를
        hinted(
            rf"(?:{theft})\S{{0,4}}\s혐의(?:[(（][^)）]{{0,60}}[)）])?(?:로|를\s받는|가\s있는)\s{WORDS}"
            rf"(?P<name>{PERSON})(?:을|를|이|가|와|과|\s등)"
        ),
        # 훔친 혐의로 일리야 리히텐슈타인을 기소했다
        hinted(
            rf"(?:{theft})\S{{0,4}}\s혐의(?:로|를\s받는)\s(?:{cues.either('accused.former')}?\s?(?:{person})\s)?"
            rf"(?P<name>[가-힣]{{2,8}}(?:\s[가-힣]{{2,8}})?)[을를]\s(?:\S+\s){{0,3}}?{cues.either('accused.seized')}"
        ),
        # 31억 원을 훔친 피의자 20대 남성 A씨를 검거했다
        hinted(
            rf"{cues.either('accused.took')}\s(?![^.]{{0,30}}(?:혐의|{helper})){WORDS}(?P<name>{PERSON})(?:을|를|에게|\s등\s\S{{1,6}})\s"
            rf"(?:\S+\s){{0,3}}?{cues.either('accused.seized')}"
        ),
    )


@lru_cache(maxsize=4)
def _defendant(cues: Cues) -> Hinted:
    """Whom a court or the police leave unnamed: 피고인은 ... 전송하였다."""
    did = cues.either("accused.took")
    return hinted(rf"(?<![가-힣])(?P<name>피고인|피의자)(?:\s{AGED})?(?:은|는|이|가)\s[^“”]{{0,200}}?{did}")


def find_accused(text: str, mentions: Mentions, context: Context, cues: Cues) -> tuple[NameMention, ...]:
    """The culprit that the sentence names by other words, at most one; none beside a listed group that is meant."""
    denied = tuple(
        a for a in mentions.actors if NOT_BUT.match(text, a.end) or GIVEN_UP(cues).match(text, a.end)
    )
    groups = [a for a in mentions.actors if a not in denied and not is_person(text, a, cues)]
    if groups:
        return ()
    # a compiler's story of a person is somebody's, who has to be named
    is_told = not is_compiled(context) or cues["report.verbs"].search(text) is not None
    is_lawful = is_told and OF_LAW(cues).search(context.text) is not None
    persons = partial(find_persons, text, mentions, context, cues, is_lawful=is_lawful)
    if named := find_gang(text, mentions, context, cues) or persons():
        return named
    is_deed = cues["accused.deeds"].search(text) and not MAY_BE.search(text)
    if not (is_deed or cues["theft.verbs"].search(text) or OF_LAW(cues).search(text)):
        return ()
    doers = (_defendant(cues),) if is_lawful else ()
    for pattern in (*_patterns(cues), *doers):
        found = pattern.search(text)
        if found is None:
            continue
        start, end = found.span("name")
        others = (*mentions.names, *mentions.amounts, *mentions.dates)
        origin = max((m.end for m in mentions.names if start <= m.start < end), default=start)
        if origin > start and (gap := text.find(" ", origin, end)) > 0:
            start = gap + 1  # 캐나다인 앤디 메제도비치(22)
        if any(m.start < end and start < m.end for m in others):
            continue
        name = text[start:end]
        return (NameMention(start, end, name, "actor", slug(bare_name(name)), name),)
    return ()

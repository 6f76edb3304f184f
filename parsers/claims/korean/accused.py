"""Culprits that no list holds: the developer of the firm, a gang by its name, whom the theft is charged on.

훔친 범인이 이 회사 개발자 정 모 씨라고, 범인이 범죄조직 ‘로커스트’라고, 빼돌린 혐의로 직원 김 씨를 구속.
A person is one only where the text says that this person took it: behind what the culprit is called, or under the
charge of the theft itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.mentions.values import NameMention
from parsers.names import slug

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.values import Mentions

NOT_BUT = re.compile(r"(?:이|가)?\s?아니(?:라|고),?\s")
WORDS = r"(?:[^\s.,“”\"]{1,14}\s){0,6}?"
COPULA = r"(?:이라고|라고|으로|로|이다|다[.]|이었다|였다|임을|임이|이란|란|인\s것)"


@lru_cache(maxsize=4)
def _patterns(cues: Cues) -> tuple[re.Pattern[str], ...]:
    role, person, group = (cues.either(k) for k in ("culprit.roles", "accused.persons", "accused.groups"))
    theft = cues.either("theft.verbs")
    masked = r"(?:\s[가-힣]{1,4}\s?모)?(?:\s[가-힣A-Z]{1,4})?(?:\s?(?:씨|군|양))?(?:\s?[(（]\d{2}[^)）]{0,4}[)）])?"
    one = rf"(?P<name>(?:(?:전직|현직|전|내부|퇴직|퇴사한|해고된)\s?(?:\S{{1,8}}\s)?)?(?:{person}){masked})"
    named = r"(?P<name>[‘“'\"][^’”'\"]{2,16}[’”'\"])"
    thief = r"(?:범인|공격자|해커|장본인|주범|배후|것|쪽|자|이|주체|일당|용의자|피의자)"
    return (
        # 14억 원을 빼낸 범인이 범죄조직 ‘로커스트’라고
        re.compile(
            rf"(?:{role}|(?:{theft})\S{{0,6}}\s{thief})(?:들)?(?:이|은|는|가|을|를|의\s정체는)\s{WORDS}(?:{group})\s?{named}"
        ),
        re.compile(
            rf"(?:{role}|(?:{theft})\S{{0,6}}\s{thief})(?:들)?(?:이|은|는|가|을|를|의\s정체는)\s{WORDS}{one}{COPULA}"
        ),
        re.compile(rf"(?:{role})(?:으로|로)\s{WORDS}{one}(?:을|를)\s"),
        # 빼돌린 혐의로 전직 개발자 최 모 씨를 구속했다
        re.compile(
            rf"(?:{theft})\S{{0,4}}\s(?:혐의|죄)(?:로|를\s받는|가\s있는)\s{WORDS}{one}(?:을|를|이|가)\s"
        ),
        re.compile(rf"(?:{one})(?:의|에\s의한)\s(?:소행|범행|짓|횡령|절도)"),
    )


def find_accused(text: str, mentions: Mentions, cues: Cues) -> tuple[NameMention, ...]:
    """The culprit that the sentence names by other words, at most one; none beside a listed group that is meant."""
    denied = tuple(a for a in mentions.actors if NOT_BUT.match(text, a.end))
    if len(denied) < len(mentions.actors) or not cues["theft.verbs"].search(text):
        return ()
    for pattern in _patterns(cues):
        found = pattern.search(text)
        if found is None:
            continue
        start, end = found.span("name")
        if any(
            m.start < end and start < m.end for m in (*mentions.names, *mentions.amounts, *mentions.dates)
        ):
            continue
        name = text[start:end]
        return (NameMention(start, end, name, "actor", slug(name.strip("‘’“”'\"")), name),)
    return ()

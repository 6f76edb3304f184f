"""Culprits by names that no list holds: 랜섬웨어 조직 블랙헤론(Black Heron)의 소행, ‘흑룡’이라는 해킹 그룹을 지목.

What calls a word such a name stands beside it: the trade of a gang, a person's work before a nickname. Whether the
name is accused tells its place in the clause (see `culprits`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import filled, worded
from parsers.claims.hints import Hinted, hinted
from parsers.claims.korean.culprits import is_culprit
from parsers.claims.korean.persons import TAKES
from parsers.claims.korean.words import strip_particle
from parsers.mentions.values import NameMention
from parsers.names import slug, spots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions

_QUOTED = r"[‘“'\"「『](?P<quoted>[^’”'\"」』(（]{2,20})(?:\s?[(（](?P<inside>[A-Za-z][^)）]{1,28})[)）])?[’”'\"」』]"
_GLOSS = r"\s?[(（](?P<gloss>[A-Za-z][A-Za-z0-9_.\- ]{1,28})[)）]"
_WORD = r"[가-힣A-Za-z0-9]{2,10}"
_BEHIND = r"(?=이라|라고|이며|의\s|이\s|가\s|은\s|는\s|을\s|를\s|으?로\s|에\s|였|다[.])"
# who says so of itself: 자신들의 소행이라고, ... 120억원을 훔쳤다고 주장했다
OWNS_UP = worded(
    r"[’”'\"」)）]*(?:이?라는\s(?:\S{1,4}\s)?{accused.bands})?(?:\s?(?:측|쪽))?(?:은|는|이|가|도)\s"
    r"(?:.{0,60}?{accused.itself}"
    r"|[^.“”\"]{0,120}?{accused.took}[가-힣]{0,3}(?:다고|음을|노라고|사실을|다는\s\S{2,4}[을를])\s"
    r"(?:[^\s.]{1,8}(?<![이가은는])\s){0,3}?{accused.admits})"
)
BESIDE = re.compile(r"(?:와|과|랑|처럼|보다|에게|한테)(?![가-힣])")  # ‘글래스 오터’와 만났다
CLOSING = ("’", "”", "'", '"', "」", "』")
SHORTEST = 3  # letters of a name that is known again
NO_NAMES = ("names.common", "culprit.groups", "culprit.roles", "accused.persons", "accused.bands")


@lru_cache(maxsize=4)
def _places(cues: Cues) -> tuple[Hinted, ...]:
    trade = filled(r"{accused.trades}\s?{accused.bands}", cues)
    band = filled(r"(?:{accused.trades}\s?)?{accused.bands}", cues)
    called = r"(?:이라|라|이란|란)(?:고\s(?:불리|알려진|하)\S{0,2}|는)\s(?:(?:이름|닉네임|별명|아이디|대화명)의\s)?"
    work = cues.either("accused.persons")
    return (
        # ‘스카이폭스’라는 해킹 그룹, 블랙헤론이라는 조직, ‘레드팬더’라는 닉네임의 해커
        hinted(
            rf"(?:{_QUOTED}|(?<![가-힣A-Za-z])(?P<plain>{_WORD}?))(?:{_GLOSS})?{called}(?:[가-힣]{{2,4}}\s)?(?:{band}|해커|{work})"
        ),
        # 해킹 조직 ‘사일런트 크레인’, 러시아계 랜섬웨어 조직 블랙헤론(Black Heron)
        hinted(rf"{band}(?:인)?\s?{_QUOTED}(?:{_GLOSS})?"),
        hinted(rf"{trade}(?:인)?\s(?P<plain>{_WORD}(?:\s{_WORD})?){_GLOSS}"),
        hinted(rf"{trade}(?:인)?\s(?P<plain>{_WORD}?){_BEHIND}"),
        # 귀속: Velvet Magpie — 등급: 낮음
        hinted(
            rf"^[\s*○•·\-]*(?:귀속|{cues.either('culprit.roles')})\s?[:：]\s?(?P<plain>[A-Z][A-Za-z0-9]+(?:\s[A-Z][A-Za-z0-9]+){{0,2}})"
            r"(?=\s?(?:[—–(（,/|]|-\s|$))"
        ),
        # 외주 개발자 ‘mossback’
        hinted(rf"(?:{work}|해커)\s{_QUOTED}(?:{_GLOSS})?"),
    )


def find_gang(text: str, mentions: Mentions, context: Context, cues: Cues) -> tuple[NameMention, ...]:
    """The first such name, called so here or elsewhere on the page, that stands where a culprit stands; else none."""
    if not (cues["theft.guilt"].search(text) or cues["theft.verbs"].search(text)):
        return ()
    taken = (*mentions.names, *mentions.amounts, *mentions.dates)
    for name in (*_called(text, cues), *_again(text, context, cues)):
        is_taken = any(m.start < name.end and name.start < m.end for m in taken)
        if is_taken or BESIDE.match(text, name.end):
            continue
        places = (TAKES(cues), OWNS_UP(cues))
        if is_culprit(text, (name,), 0, cues) or any(p.match(text, name.end) for p in places):
            return (name,)
    return ()


def _again(text: str, context: Context, cues: Cues) -> Iterator[NameMention]:
    """할로 핀치의 제휴 공격자가, where the text said 랜섬웨어 조직 ‘할로 핀치(Hollow Finch)’."""
    for name, known in _told(context.text, cues):
        for start, end in spots(name, text):
            is_quoted = text[end : end + 1] in CLOSING  # ‘글래스 오터’와 만났다
            yield NameMention(start, end + is_quoted, name, "actor", known, name)


@lru_cache(maxsize=4)
def _told(text: str, cues: Cues) -> tuple[tuple[str, str], ...]:
    """The names of gangs on a page and their ids."""
    return tuple({m.name: m.id for m in _called(text, cues) if len(m.name) >= SHORTEST}.items())


def _called(text: str, cues: Cues) -> Iterator[NameMention]:
    """Names of gangs, and nicknames."""
    for pattern in _places(cues):
        for found in pattern.finditer(text):
            groups = found.groupdict()
            if groups.get("quoted"):
                name, start = groups["quoted"], found.start("quoted") - 1
            else:
                name, start = groups["plain"], found.start("plain")
            words = (name, name.rsplit(maxsplit=1)[-1], strip_particle(name))
            if not any(cues.holds(key, word) for key in NO_NAMES for word in words):
                # what is behind a name belongs to it: ‘흑룡’이라는 해킹 그룹
                gloss = groups.get("gloss") or groups.get("inside")
                yield _mention(text, start, found.end(), name.strip(), gloss or name)


def _mention(text: str, start: int, end: int, name: str, called: str) -> NameMention:
    return NameMention(start, end, text[start:end], "actor", slug(called), name)

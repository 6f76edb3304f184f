"""Persons whom a text accuses by name, in Korean: 일리야 리히텐슈타인(Ilya Lichtenstein·35)이 ... 훔쳤다고, 그를 기소했다.

A name is a person's by the same name in other letters or the age behind it, or by the work before it. Persons in a row
did it together; 피고인 and 그 mean the one who was named.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from parsers.claims.cues import worded
from parsers.claims.hints import hinted
from parsers.claims.korean.culprits import is_culprit
from parsers.mentions.names import find_names
from parsers.mentions.values import NameMention
from parsers.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions

_AGE = r"(?:만\s?)?\d{2}세?"
# 일리야 리히텐슈타인(Ilya Lichtenstein), 웡카만(黃家文), 말론 람(Malone Lam·20)
GLOSSED = hinted(
    r"(?<![가-힣])(?P<words>[가-힣]{1,8}(?:\s[가-힣]{1,8}){0,3})"
    rf"\s?[(（](?:(?P<latin>[A-Z][a-z]+(?:\s[A-Z][a-z.]*){{1,3}})|[一-鿿]{{2,4}})(?:\s?[·,;]\s?{_AGE})?[)）]"
)
# 최○○ (34세), 앤디 메도비치(22), 최모(34) 씨
_MR = r"(?:\s?(?:씨|군|양))?"
AGED = rf"(?:[가-힣]{{1,7}}\s){{0,2}}?[가-힣A-Z○]{{1,8}}{_MR}\s?[(（]{_AGE}[^)）]{{0,24}}[)）]{_MR}"
# 캐나다인 안데안 메제도비치가
NATIONAL = hinted(
    r"(?<![가-힣])[가-힣]{1,6}(?:인|국적의?|출신의?)\s(?P<name>[가-힣]{2,8}\s[가-힣]{2,8})(?=[이가은는을를와과]\s)"
)
OF_AGE = hinted(rf"(?<![가-힣]){AGED}|(?<![가-힣A-Za-z])(?:[A-Z]|[가-힣]{{1,2}}\s?모)\s?씨")
_DONE = (
    r"{accused.took}(?:(?<=[친낸린한간챈])\s(?:것|혐의|사실|뒤|후|죄|다음|장본인|범인)|(?<![친낸린한간챈]))"
)
_ALL = r"(?:\s?등)?(?:\s[두세네]\s?(?:명|사람))?"
# 훔친 돈을 세탁한 혐의로: who only helps
HELPED = worded(r"{accused.helps}\S{0,3}\s(?:\S{1,6}\s)?혐의")
# 리히텐슈타인이 ... 훔쳤다; 웡카만을 체포했고, 그가 ... 빼갔다; 훔친 혐의로 리히텐슈타인을 기소했다
TAKES = worded(
    rf"{_ALL}(?:(?:[이가]|[을를]\s(?:\S+\s){{0,2}}?{{accused.seized}}\S{{1,3}},?\s그(?:녀)?[가는])\s[^.]{{0,160}}?"
    rf"|[은는]\s(?:(?!(?<!들어)(?<!나)(?<=[가-힣)）])[이가]\s)[^.]){{0,160}}?){_DONE}"
)
CHARGED = worded(
    r"{accused.took}\S{0,2}\s(?:혐의|죄)(?:로|를\s받는)\s(?:[^\s.,]{1,10}(?<![은는이가을를])\s){0,6}$"
)
# 1억 달러를 빼낸 아이젠버그 재판, 12억 원을 훔친 대학생 이모(24) 씨
ROBBER = worded(r"[을를]\s(?:[^\s.]{1,8}\s)?{accused.took}\s(?:[^\s.,]{1,8}(?<![은는이가을를])\s){0,2}$")
DEFENDANT = re.compile(r"(?:피고인|피의자)(?:들)?")
NO_NAME = re.compile(
    r"(?:면|국적의?|출신의?|로|은|는|서|고|당시|피고인|피의자|[가-힣]{2}인)$"
    r"|^(?:와|과|및|뒤|후|달아난|도주한|붙잡힌|구속된|잠적한|세탁한|탈북민|탈북자)$"
)
# before a full name: 전 개발자 김민수(38); 전직 보안담당자 오모씨 is called by both
WORK = re.compile(
    r"^(?:\S*(?:자|직원|대표|팀장|이사|학생|남성|여성|엔지니어|해커|전|전직|현직)\s)+(?=[가-힣]{3}$|[가-힣]{2,6}\s[가-힣]{2,8}$)"
)
MEANT = re.compile(
    r"(?<![가-힣])(?:그|그녀|이들|그들|두\s사람|세\s사람|(?:피고인|피의자)(?:들)?)(?=[이가은는을를]\s)"
)
JOINED = re.compile(r"\s?(?:와|과|,|및|·|그리고|,\s그리고)\s?(?:[^\s.,]{1,10}(?<![은이가을를])\s){0,3}")
MASKED = re.compile(r"(?:^[A-Z]|모)\s?씨$")
NEXT_REACH = 80
FIRMS = ("services.seconds", "services.endings", "services.organs", "services.words")


class Person(NamedTuple):
    """Where a name stands, with its gloss; what it is called here, and its id."""

    start: int
    end: int
    name: str
    called: str


def find_persons(
    text: str, mentions: Mentions, context: Context, cues: Cues, *, is_lawful: bool
) -> tuple[NameMention, ...]:
    """Those of a row who are the culprits; none if none are. `is_lawful`: a court or the police tells, and is named."""
    names = (n for n in mentions.names if not (n.kind == "actor" and is_person(text, n, cues)))
    taken = (*names, *mentions.amounts, *mentions.dates)
    named = [*_named(text, cues), *(_of_age(text) if is_lawful else ())]
    free = [p for p in named if not any(m.start < p.end and p.start < m.end for m in taken)]
    for row in _rows(text, sorted(free, key=lambda p: p.start)) if not HELPED(cues).search(text) else ():
        if len(row) == 1 and MASKED.search(row[0].name):
            continue  # 전산 담당자 오 모 씨 is called so with the work before it (see `accused`)
        if _did_it(text, row, cues) and not _is_told_next(text, context, cues):
            return tuple(_mention(text, p) for p in row)
    return tuple(_meant(text, context, cues))


def ends_person(text: str, end: int, cues: Cues) -> bool:
    """Whether a person's name of two words or more ends here, with its gloss: 톰 로빈슨(Tom Robinson)."""
    return any(p.end == end and " " in p.name and " " in p.called for p in _named(text, cues))


def takes_it(text: str, actors: Sequence[NameMention], shift: int, context: Context, cues: Cues) -> bool:
    """Whether a person whom no list holds is the subject of the theft; where `text` begins, `shift` tells."""
    unlisted = (a for a in actors if f"actor:{a.id}" not in context.lexicon.names)
    return any(TAKES(cues).match(text, a.end - shift) for a in unlisted)


def _is_told_next(text: str, context: Context, cues: Cues) -> bool:
    """검찰은 파월(...)을 기소했다. 공소장에 따르면 그는 ... 훔쳤다: the theft is told in the next sentence."""
    if cues["theft.verbs"].search(text) or cues["theft.nouns"].search(text):
        return False
    behind = context.text[context.text.find(text) + len(text) :].split("\n", maxsplit=1)[0]
    return any(TAKES(cues).match(behind, m.end()) for m in MEANT.finditer(behind[:NEXT_REACH]))


def is_person(text: str, actor: NameMention, cues: Cues) -> bool:
    """Whether a listed actor is a person by name, here with others in a row: 말론 람(Malone Lam)과 ...."""
    return any(p.start <= actor.start and actor.end <= p.end for p in _named(text, cues))


def _did_it(text: str, row: Sequence[Person], cues: Cues) -> bool:
    before = text[: row[0].start]
    if TAKES(cues).match(text, row[-1].end) or CHARGED(cues).search(before) or ROBBER(cues).search(before):
        return True
    return is_culprit(text, [_mention(text, p) for p in row], 0, cues)


def _meant(text: str, context: Context, cues: Cues) -> Iterator[NameMention]:
    """법무부는 그가 ... 훔쳤다며 그를 기소했다, 피고인은 ... 빼돌렸다: whom the text named last as such a person."""
    found = next((m for m in MEANT.finditer(text) if TAKES(cues).match(text, m.end())), None)
    if found is None:
        return
    told = context.text[: max(0, context.text.find(text))] + text[: found.start()]
    if not DEFENDANT.fullmatch(found.group()):
        told = told.rpartition("\n")[2]
    rows = _rows(told, sorted((*_named(told, cues), *_of_age(told)), key=lambda p: p.start))
    if not rows or any(n.kind == "actor" for n in find_names(told[rows[-1][-1].end :], context.lexicon)):
        return
    for person in rows[-1]:
        yield NameMention(*found.span(), found.group(), "actor", slug(person.called), person.name)


def _of_age(text: str) -> Iterator[Person]:
    for found in OF_AGE.finditer(text):
        name = WORK.sub("", bare_name(found.group()))
        yield Person(text.find(name, found.start()), found.end(), name, name)


def bare_name(name: str) -> str:
    """일리야 리히텐슈타인 of 따르면 일리야 리히텐슈타인(35): without what stands before a name, and its age."""
    words = re.sub(r"\s?[(（][^)）]*[)）]", "", name).strip("‘’“”'\"").split()
    lead = max((at for at, word in enumerate(words[:-1]) if NO_NAME.search(word)), default=-1)
    return " ".join(words[lead + 1 :])


def _named(text: str, cues: Cues) -> Iterator[Person]:
    """As many words as the Latin name has: 법무부는 일리야 리히텐슈타인(Ilya Lichtenstein)."""
    for found in GLOSSED.finditer(text):
        latin = found["latin"] or ""
        name = " ".join(found["words"].split()[-max(1, len(latin.split())) :])
        if not _is_firm(name, latin, cues):
            yield Person(found.end("words") - len(name), found.end(), name, latin or name)
    for found in NATIONAL.finditer(text):
        yield Person(*found.span("name"), found["name"], found["name"])


def _rows(text: str, named: Sequence[Person]) -> list[list[Person]]:
    """A(...)와 캘리포니아에 사는 B(...)가: those that are joined, together."""
    rows: list[list[Person]] = []
    for person in named:
        if rows and JOINED.fullmatch(text, rows[-1][-1].end, person.start):
            rows[-1].append(person)
        else:
            rows.append([person])
    return rows


def _is_firm(name: str, latin: str, cues: Cues) -> bool:
    """인덱스드 파이낸스(Indexed Finance); but 카터 론(Carter Rohn), whose 론 is a loan by itself."""
    lasts = (last for last in (name.rsplit(maxsplit=1)[-1], *latin.split()[-1:]) if len(last) > 1)
    return any(cues.holds(key, last) for last in lasts for key in FIRMS)


def _mention(text: str, person: Person) -> NameMention:
    return NameMention(
        person.start, person.end, text[person.start : person.end], "actor", slug(person.called), person.name
    )

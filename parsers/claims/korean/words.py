"""Korean words as candidates for names: the particle split off, and what marks a word as a name.

A service's name is an ordinary word (미리내, 나래, 달무리), so no word is a name by itself. What tells is its
mark: quotation marks, a company's form, an ending of services (새빛월렛), Latin letters in or behind it, or a
word for a service before it (거래소 달무리).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import alternation, states_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues

# a mark that closes; a straight one does where no space stands before it
CLOSED = re.compile(r"[)）’”」]$|\S['\"]$")
MIN_LENGTH, MAX_LENGTH, MAX_WORDS = 2, 16, 3
QUOTED = re.compile(r"[‘'“\"「『《〈＜](?P<name>[^‘'“\"「『《〈’”」』》〉＞.,?!…]{2,20})[’'”\"」』》〉＞]")
# words of letters; a dot or hyphen only inside (Bitcoin.DMM.com), a company's form in front or behind
WORD = re.compile(
    r"(?:㈜|\(주\)|（주）|주식회사\s)?(?P<name>[가-힣A-Za-z0-9]+(?:[.\-&][A-Za-z0-9]+|(?<=[A-Z])-[가-힣]+)*)(?:㈜|\(주\)|（주）)?"
)
COMPANY = re.compile(r"㈜|\(주\)|（주）|주식회사")
GLOSS = re.compile(r"\s?[(（](?=[^)）]*[a-z])[A-Za-z][A-Za-z0-9 .&\-]{1,30}[)）]")
BRACKET = re.compile(r"\s?[(（][^)）]{1,40}[)）]")
LATIN_NAME = re.compile(
    r"[A-Z]+[a-z][A-Za-z0-9]*|[가-힣]+[A-Z]+|[A-Z]+[가-힣]+|[a-z]+\d*\.[a-z]{2,}|\d+[a-z]*[A-Z][a-z]+",
    re.ASCII,
)
LETTER = re.compile(r"[A-Z]{1,4}(?:에서|에게|에|은|는|이|가|을|를|의|로|도|와|과)", re.ASCII)  # X에 올린 글
LATIN_PHRASE = re.compile(r"[A-Z][A-Za-z0-9.]*(?:\s(?:[A-Z][A-Za-z0-9.]*|of|and|&))*\s[A-Z][A-Za-z0-9.]*")
# names of other scripts: Сатурн Pay, サクラペイ, 金龍交易所; 北, 前, 對北 are words
FOREIGN = re.compile(
    r"(?:[\u0400-\u04ff]{3,}|[\u30a0-\u30ff]{3,}|[\u4e00-\u9fff]{2,}[\u3040-\u30ff]+|[\u4e00-\u9fff]{4,})"
    r"(?:\s?(?:[\u0400-\u04ff\u3040-\u30ff\u4e00-\u9fff]{2,}|[A-Z][A-Za-z0-9]+))*"
)
# particles of several syllables, the longer ones first
LONG_PARTICLE = re.compile(
    r"(?:에서는|에서도|에서만|에서의|에서|에선|에게서|에게|한테서|으로부터|로부터|이라는|라는|이라고|라고|입니다|이었다|였다|이다|인데|은요|는요|이요|이에요|예요|이죠|이지요|까지|부터|처럼|보다|마저|조차|에는|에도|에만|에서다|이며|이자|이나|측은|측이|측도|측에|측|사는|사가|의)$"
)
AFTER_CONSONANT, AFTER_VOWEL = ("으로", "은", "이", "을", "과"), ("는", "가", "를", "와", "로")
AFTER_EITHER = ("에", "도", "만", "인", "임")
COPULAS = ("다", "인", "임")
# 7번가코인 is a name, 100만비트 and 3개거래소 are none
NUMBERED = re.compile(r"\d+(?:$|[가-힣]{1,2}$|[만억천백조개명건곳월일년차위대여원호인])")
# syllables that end a verb's past tense (했, 봤, 갔): those with ㅆ below
PAST = "".join(chr(code) for code in range(0xAC00 + 20, 0xD7A4, 28))
# a headline's verb, and what a polite sentence ends in: 금고 털었다, 켜진 상태였습니다
TOLD = re.compile(
    rf"[{PAST}](?:다|고|지만|으나|는데|으며)$|(?:니다|니까|[어아해돼]요|지요|네요|데요|군요|까요)$"
)
LOWER = re.compile(r"[a-z]+(?:-[a-z]+)*")  # cold wallet에서: English nouns, unless the list of them lacks one
LEAD = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?P<lead>[가-힣A-Za-z0-9]{2,10}(?<![은는이가을를의에로서한된던]))\s$"
)
DIGITS = re.compile(r"\d+[A-Za-z]{3,}")  # 24hodl, 1inch
SYLLABLE = re.compile(r"[가-힣][을를은는이가에]")
FINALS, FIRST_SYLLABLE, RIEUL = 28, 0xAC00, 8


@dataclass(frozen=True, slots=True)
class Word:
    """A candidate: `start`, `end` of the name without its marks; `after`: where particles begin.

    `is_marked`: something marks it as a name. `is_introduced`: a word for a service stands beside it. `kind`:
    "service" where an ending, a company's form or a word beside it calls it one.
    """

    start: int
    end: int
    after: int
    name: str
    is_marked: bool
    is_introduced: bool
    kind: str = ""


@dataclass(frozen=True, slots=True)
class _Marks:
    """The lists of names' marks, compiled."""

    ending: re.Pattern[str]
    second: re.Pattern[str]
    proper: re.Pattern[str]
    organ: re.Pattern[str]
    introduction: re.Pattern[str]
    following: re.Pattern[str]
    common: frozenset[str]
    firms: frozenset[str]
    common_end: re.Pattern[str]
    generic: re.Pattern[str]
    latin: re.Pattern[str]
    kinds: frozenset[str]


@lru_cache(maxsize=4)
def _marks(cues: Cues) -> _Marks:
    endings, seconds, services = (
        cues.either(key) for key in ("services.endings", "services.seconds", "services.words")
    )
    origins = alternation([*states_of(cues), *cues.lists["names.generic"]], whole_words=False)
    proper = set(cues.lists["services.seconds"]) - set(cues.lists["services.words"])
    return _Marks(
        ending=re.compile(rf"[가-힣A-Za-z0-9]{{1,10}}{endings}"),
        second=re.compile(rf"\s(?P<second>{seconds})"),
        # second words that are no common noun: 담쟁이 파이낸스
        proper=re.compile(rf"\s(?P<second>{alternation(proper, whole_words=False)})"),
        # those that are one: 감나무골 협동조합, 한밭대 블록체인연구소
        organ=re.compile(rf"\s(?P<second>[가-힣]{{0,5}}{cues.either('services.organs')})"),
        introduction=re.compile(rf"(?<!온){services}(?:인|이던|격인|,|의)?\s?[‘'“\"「『(]?$"),
        following=re.compile(rf"[’'”\"」』]?\s?(?:이?라는\s)?(?:\S{{2,6}}\s)?{services}"),
        # 국내거래소, 원화마켓 거래소, 베트남계 거래소
        generic=re.compile(rf"(?:{cues.either('names.generic')}|(?:{origins})계)(?:\s?{endings})+"),
        firms=frozenset(cues.lists["services.firms"]),
        kinds=frozenset(cues.lists["services.words"]) - frozenset(cues.lists["services.seconds"]),
        common=frozenset(
            word
            for key in (
                "names.common",
                "report.documents",
                "theft.nouns",
                "seats.persons",
                "seats.offices",
            )
            for word in cues.lists[key]
        ),
        common_end=re.compile(rf"{cues.either('names.common_endings')}$"),
        latin=re.compile(rf"[a-z]{{1,3}}|(?:\S*-)?{cues.either('names.latin')}(?:e?s|ed|ing)?"),
    )


@lru_cache(maxsize=64)  # both passes ask, and rows of a table ask about one text again and again
def words(text: str, cues: Cues) -> tuple[Word, ...]:
    """All candidates of a sentence: quoted ones, Latin phrases, and every other word without its particle."""
    return tuple(_words(text, cues))


def _words(text: str, cues: Cues) -> Iterator[Word]:
    marks = _marks(cues)
    taken: list[tuple[int, int]] = []
    glosses = [m.span() for m in GLOSS.finditer(text)]  # 해로우앤파이크(Harrow & Pike) is one name
    foreign = () if text.isascii() else FOREIGN.finditer(text)
    for match in (*foreign, *QUOTED.finditer(text), *LATIN_PHRASE.finditer(text)):
        is_quoted = "name" in match.re.groupindex
        if "&" in match.group() and any(a < match.start() < b for a, b in glosses):
            continue
        start, end = match.span("name") if is_quoted else match.span()
        if any(a <= start and end <= b for a, b in taken):
            continue
        is_called = is_quoted and marks.introduction.search(text[: match.start()]) is not None
        if is_quoted and not _can_be_quoted(match.group("name"), cues, is_called=is_called):
            continue
        if not is_quoted and marks.common.issuperset(match.group().split()):
            continue  # Bridge Exploits
        taken.append((start, end))
        beside = marks.introduction.search(text[: match.start()]) or marks.following.match(text, end)
        kind = "service" if beside else ""
        yield Word(start, end, match.end(), text[start:end], not is_quoted, bool(beside), kind)
    taken += glosses
    for match in WORD.finditer(text):
        start, end = match.span("name")
        if CLOSED.search(text[max(0, start - 2) : start]) and not COMPANY.match(match.group()):
            continue  # a particle behind a mark
        if not any(a < end and start < b for a, b in taken):
            yield from _plain(text, match, marks)


def _plain(text: str, match: re.Match[str], marks: _Marks) -> Iterator[Word]:
    start = match.start("name")
    name = match.group("name")
    # a particle stands behind the bracket: 베릴로(Berylo)에서
    is_bare = marks.ending.fullmatch(name) or GLOSS.match(text, match.end("name"))
    stem = name if is_bare else _stem(name)
    if stem == name and name.endswith(COPULAS) and marks.ending.fullmatch(name[:-1]):
        stem = name[:-1]  # 주인공은 노고단브릿지다, 한빛거래소인 이곳
    end = start + len(stem)
    if stem in marks.kinds and GLOSS.match(text, end) and (lead := LEAD.search(text[:start])):
        start, stem = lead.start("lead"), text[lead.start("lead") : end]  # 솔트메도 수탁사(Saltmeadow)
        yield Word(start, end, end, stem, is_marked=True, is_introduced=True, kind="service")
        return
    can_lead = len(name) >= MIN_LENGTH and name not in marks.common  # 이 그룹
    second = stem == name and can_lead and _second(text, end, marks.second)
    if not second and can_lead and not LONG_PARTICLE.search(name):
        second = _second(text, match.end("name"), marks.proper)
    organ = 0
    if stem == name and not second and can_lead and not (is_bare or marks.common_end.search(name)):
        organ = _second(text, match.end("name"), marks.organ)
    if second or organ:
        stem, end = text[start : second or organ], second or organ
    if LETTER.fullmatch(stem) or not _is_name_like(name if organ else stem, marks):
        return
    before = text[: match.start()]
    is_introduced = bool(marks.introduction.search(before))
    if is_introduced and text[start:].startswith(stem + ".") and stem.endswith("다"):
        stem = strip_particle(stem.removesuffix("다"))  # 이번에는 거래소 바람개비다, 새벽별이다.
        end = start + len(stem)
    if is_introduced and stem in marks.firms:
        return  # 블록체인 게임사 바닐라체인
    is_service = second or COMPANY.search(match.group()) or marks.ending.fullmatch(stem)
    is_latin = LATIN_NAME.fullmatch(stem) or GLOSS.match(text, end)
    kind = "service" if is_service or is_introduced else ""
    yield Word(start, end, end, stem, bool(is_service or is_latin), is_introduced, kind)


def _stem(name: str) -> str:
    """The name without its particle; 레저라인 keeps its last syllable, which few names leave to a copula."""
    stem = strip_particle(name)
    return name if name.removesuffix(stem) == name and name[len(stem) :] in COPULAS else stem


def _second(text: str, end: int, seconds: re.Pattern[str]) -> int:
    """Where a name's second word ends, or 0: 담쟁이 파이낸스, 미리내 브리지에서."""
    match = seconds.match(text, end)
    if not match:
        return 0
    tail = re.match(r"[가-힣]*", text[match.start("second") :])
    whole = tail.group() if tail else ""
    return match.end() if match["second"] in {whole, strip_particle(whole)} or not whole else 0


def _can_be_quoted(name: str, cues: Cues, *, is_called: bool) -> bool:
    """A name in quotation marks is no clause: at most three words, none of them a verb's form.

    `is_called`: a word for a service stands before it: 장터 '그림시장', whatever else ends so.
    """
    marks = _marks(cues)
    name = name.strip()
    if is_called and " " not in name and MIN_LENGTH < len(name) <= MAX_LENGTH:
        return not (name in marks.common or TOLD.search(name) or marks.generic.fullmatch(name))
    return len(name.split()) <= MAX_WORDS and _is_name_like(name, marks)


def _is_name_like(name: str, marks: _Marks) -> bool:
    """Whether a word can be a name at all: none of the common nouns, no verb, no number."""
    parts = name.split()
    if not parts or not MIN_LENGTH <= len(name) <= MAX_LENGTH + 8 * (len(parts) - 1):
        return False
    if parts[0] in marks.common or name in marks.common:
        return False
    if name[:-1] in marks.common and name[-1] in AFTER_EITHER:
        return False  # 업체인 다온포렌식
    if SYLLABLE.fullmatch(name) and fits(name[0], name[1]):
        return False  # 돈을, 곳은: one syllable and its particle
    is_verb = TOLD.search(name) or any(marks.common_end.search(one) for one in {name, parts[0]})
    is_number = name[0].isdigit() and not (marks.ending.fullmatch(name) or DIGITS.fullmatch(name))
    if is_verb or NUMBERED.match(name) or is_number:
        return False
    is_noun = all(LOWER.fullmatch(part) for part in parts) and any(marks.latin.fullmatch(p) for p in parts)
    return not (is_noun or marks.generic.fullmatch(name))


def is_modifier(word: Word, cues: Cues) -> bool:
    """조직적 해킹, 급습 사건: what says of which kind a theft is, and names nobody unless something marks it."""
    is_plain = not (word.is_marked or word.is_introduced)
    return is_plain and cues["names.modifiers"].fullmatch(word.name) is not None


@lru_cache(maxsize=4096)
def strip_particle(word: str) -> str:
    """The word without the particle that fits its last sound: 미리내가 -> 미리내, but 도담페이 stays."""
    if (long := LONG_PARTICLE.search(word)) and long.start() >= MIN_LENGTH:
        return word[: long.start()]
    for particle in (*AFTER_CONSONANT, *AFTER_VOWEL, *AFTER_EITHER):
        stem = word.removesuffix(particle)
        if stem == word or len(stem) < MIN_LENGTH:
            continue
        if fits(stem[-1], particle):
            return stem
    return word


def fits(last: str, particle: str) -> bool:
    """Korean particles follow the sound before them: 은, 이, 을, 과 a consonant, 는, 가, 를, 와 a vowel."""
    if not "가" <= last <= "힣" or particle in AFTER_EITHER:
        return True
    final = (ord(last) - FIRST_SYLLABLE) % FINALS
    if particle == "로":
        return final in (0, RIEUL)
    return bool(final) if particle in AFTER_CONSONANT else not final

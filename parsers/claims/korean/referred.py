"""Who is meant by a word that names nobody: 보고서는, 당국은, 이 업체는, 도 연구위원은."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from parsers.claims.korean.speaker_places import speaker_places_of
from parsers.claims.values import Speaker
from parsers.mentions.names import find_names
from parsers.names import slug, spots
from parsers.parties import is_body

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence

# how far behind a party its paper may be named: MSMT 참여국들은 ... 두 번째 보고서를 발간하였다
PAPER_REACH = 60
LEAD = re.compile(r"[가-힣]{1,5}\s\Z")  # the word before a body
LEAD_REACH = 6
LONG_TAIL = 4  # letters: 수사본부; 경찰, 검찰 are anybody's
SHORT = re.compile(
    r"(?<![가-힣])(?<![가-힣]\s)(?P<body>[가-힣]{2,6}?)"
    # 법무부 소장에는
    r"(?=[은는이가도]\s"
    r"|(?:의)?\s(?:공?소장|기소장|보고서|성명|자료|발표문|공지|문서)"
    r"(?:에는|에서는?|은|는|에 따르면|에 의하면|을 보면|를 보면)\s)"
)
# what somebody said, as a noun: ... 북한이라는 내용이다
CONTENT = re.compile(
    r"(?:이?라|다|자|냐)는 (?:것|게|내용|골자|취지|요지|얘기|이야기|설명|게 골자|것이 골자)"
    r"(?:이다|다|입니다|였다|이었다)[.]?\s*$"
    r"|[”\"’']는\s(?:것|게)(?:이다|다|입니다|이었다)?[.]?\s*$"  # "북한과의 연계를 강하게 시사한다"는 것이다
)
SENTENCE_END = re.compile(r"[.]\s|\n")
TOPIC = r"(?:\s?측|들)?(?:은|는|이|가|도|에서는|에서도|에서|에는|에도|에 따르면|에 의하면|을 보면|를 보면|에 적힌)"


class _Places(NamedTuple):
    paper: re.Pattern[str]
    papers: re.Pattern[str]
    within: re.Pattern[str]
    body: re.Pattern[str]
    previous: re.Pattern[str]
    surname: re.Pattern[str]
    titles: str


@lru_cache(maxsize=4)
def _places(cues: Cues) -> _Places:
    def either(key: str) -> str:
        return cues.either(f"report.{key}")

    # a word that ends a clause may stand before it, a name whose paper it is may not
    begin = (
        r"(?<![가-힣A-Za-z])(?:(?<![가-힣A-Za-z]\s)|(?<=[고며서해어데면]\s)(?<![사신경보최광]고\s))"
        r"(?:(?:이|그|해당|같은|동)\s?)?"
    )
    titles = either("titles")
    return _Places(
        re.compile(rf"{begin}(?:{either('documents')}){TOPIC}\s"),
        re.compile(either("documents")),
        # 세 건이 성명에 올랐다
        re.compile(
            rf"(?<![가-힣])(?:{either('documents')})에\s(?:\S+\s){{0,2}}?(?:올랐|실렸|담겼|적혔|포함|언급|명시)"
        ),
        re.compile(rf"(?<![가-힣])(?:(?<![가-힣]\s)|(?<=[고며서해어데면]\s))(?:{either('bodies')}){TOPIC}\s"),
        re.compile(rf"(?<![가-힣])(?:{either('previous')}){TOPIC}\s"),
        re.compile(rf"(?<![가-힣])(?P<surname>[가-힣])\s(?P<title>(?:[가-힣]{{2,6}}\s)?{titles}){TOPIC}\s"),
        titles,
    )


def find_referred(text: str, sentence: Sentence, context: Context, cues: Cues) -> Iterator[Speaker]:
    """The speaker whom the text introduced before; a pronoun where the text does not tell which."""
    places = _places(cues)
    told = context.text[: sentence.start]
    if match := places.surname.search(text):
        names = re.findall(
            rf"(?<![가-힣])({match['surname']}[가-힣]{{1,3}})\s(?:[가-힣]{{2,8}}\s)?{places.titles}", told
        )
        yield from (Speaker(slug(name), *match.span()) for name in names[-1:])
    elif match := places.paper.search(text) or places.within.search(text):
        yield from _authors(told, context, places) or [Speaker("", *match.span(), is_previous=True)]
    elif match := places.body.search(text):
        bodies = [n for n in find_names(told, context.lexicon) if n.kind == "party" and _is_agency(n.id)]
        ids = [n.id for n in bodies] or [p for p in context.publishers if _is_agency(p)]
        yield from (Speaker(party, *match.span()) for party in ids[-1:])
    elif match := places.previous.search(text) or CONTENT.search(text):
        yield Speaker("", *match.span(), is_previous=True)


def _authors(told: str, context: Context, places: _Places) -> list[Speaker]:
    """The party whose paper the text told of last, or the parties that one word means: 한미일 공동성명."""
    parties = [n for n in find_names(told, context.lexicon) if n.kind == "party"]
    for party in reversed(parties):
        after = SENTENCE_END.split(told[party.end : party.end + PAPER_REACH], maxsplit=1)[0]
        if places.papers.search(after):
            return [Speaker(p.id, 0, 0) for p in parties if p.start == party.start]
    return []


def _is_agency(party: str) -> bool:
    """A named body of a state: us.treasury, kr.knpa."""
    return is_body(party)


def find_shortened(text: str, sentence: Sentence, context: Context, cues: Cues) -> Iterator[Speaker]:
    """법무부는, where the text said 미국 법무부 before."""
    told = context.text[: sentence.start]
    for match in SHORT.finditer(text):
        full = _in_full(match["body"], told) or _as_tail(match["body"], told, context)
        if full and cues["report.verbs"].search(text[match.end() :]):
            named = find_names(full, context.lexicon)
            yield from (Speaker(n.id, *match.span()) for n in named if n.surface == full)


def _in_full(body: str, told: str) -> str:
    """미국 법무부: the body with the word before it, where the text has it first; empty if nowhere."""
    leads = (LEAD.search(told, max(start - LEAD_REACH, 0), start) for start, _ in spots(body, told))
    return next((lead[0] + body for lead in leads if lead), "")


def _as_tail(body: str, told: str, context: Context) -> str:
    """수사본부는, where the text told of 국가수사본부: the listed name that ends so; empty if none does."""
    if len(body) < LONG_TAIL:
        return ""
    listed = (n.surface for n in find_names(told, context.lexicon) if n.kind == "party" and "." in n.id)
    return next((s for s in listed if s != body and s.endswith(body)), "")


def find_group(text: str, cues: Cues) -> Iterator[Speaker]:
    """우리 정부들은: whoever was named before."""
    for match in speaker_places_of(cues).group.finditer(text):
        yield Speaker("", *match.span(), is_previous=True)

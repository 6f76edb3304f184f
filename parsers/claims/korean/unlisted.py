"""Speakers whom no list knows: firms and persons that trade, office, letters or nothing but their speech mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.korean.speaker_places import overlapping, speaker_places_of
from parsers.claims.korean.subjects import party_glossed
from parsers.claims.korean.turns import MIN_NAME, is_malware, is_speaker_name
from parsers.claims.korean.words import strip_particle
from parsers.claims.values import Speaker
from parsers.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Victim

SHORTEST = 2  # letters of a name behind a trade: 독립 분석가 오그는
ENUMERATION = re.compile(r"^\s*(?P<names>(?:[가-힣A-Za-z0-9]{2,14}(?:,\s?|·|와\s|과\s|\s및\s)){1,5})$")
EMPLOYS = re.compile(r"(?:의|\s측)?\s")  # 봄비페이 서하람 대표: a person of the robbed firm speaks for it
# 텔레그램 채널을 운영하는 체인두더지는
ADNOMINAL = re.compile(
    r"[을를로에서의과와]\s(?:운영|진행|연재|활동|근무|재직|추적|분석|조사|연구|감시|관찰|담당)(?:하는|하던|한|해\s온|하고\s있는|중인)$|(?:이름난|유명한|알려진|꼽히는|불리는|일하는|맡은|맡았던|다루는|쓰는)$"
    r"|(?:사|업체|회사|기업|기관|재단|팀|자|가|관|곳)인,?$"  # 경쟁사인 노바체인은
)
# 이에 대해 다온은, 조사 끝에 다온은: what stands before may be no part of the name
ADVERBIAL = re.compile(
    r"(?:대해|대하여|관련해|두고|놓고|통해|끝에|직후|이후|당시|이날|뒤|후|때|해서|하며|말미에|사이에|만에|중에|가운데)$"
)


def find_unlisted(
    text: str,
    mentions: Mentions,
    victims: tuple[Victim, ...],
    context: Context,
    cues: Cues,
    *,
    is_marked: bool,
) -> Iterator[Speaker]:
    """A firm or person no list knows: marked by trade, office or letters, or by nothing but its speech."""
    places = speaker_places_of(cues)
    taken = [(m.start, m.end) for m in (*mentions.names, *mentions.amounts)]
    taken += [(v.start, v.end) for v in victims if v.is_target]
    for pattern in (
        (
            places.source,
            places.quoted,
            places.employer,
            places.last,
            places.organ,
            places.person,
            places.firm,
            places.latin,
            places.called,
        )
        if is_marked
        else (places.papered, places.bare)
    ):
        made: list[Speaker] = []
        for match in overlapping(pattern, text):
            group = "n" if match["n"] else "m"
            start, end = match.span(group)
            name = match[group].strip()
            if any(s.start <= start and end <= s.end for s in made):
                continue
            if any(a < end and start < b for a, b in taken) or not is_speaker_name(
                name, cues, shortest=SHORTEST if pattern is places.firm else MIN_NAME
            ):
                continue
            if is_malware(text, start):
                continue
            if pattern is places.papered and text[end] == " " and strip_particle(name) != name:
                continue  # 재판부는 판결문에서
            if not is_marked and not _opens(text, start, mentions, cues):
                continue
            is_doubtful = pattern is places.bare and not text[:start].strip().endswith("고")
            said = cues["report.quoted" if is_doubtful else "report.verbs"]
            is_source = pattern in (
                places.papered,
                places.source,
                places.quoted,
                places.last,
            ) or places.according.match(text, end)
            if is_source or said.search(text[match.end() :]):
                # 봄비페이 서하람 대표, 서하람 봄비페이 대표
                owner = next(
                    (
                        v
                        for v in victims
                        if EMPLOYS.fullmatch(text, v.end, start) or end < v.start < match.end()
                    ),
                    None,
                )
                party = (
                    owner.id
                    if owner
                    else party_glossed(name, context) or slug(_latin_gloss(text, end) or name)
                )
                made.append(Speaker(party, start, end))
        if made:
            yield from made
            yield from _enumerated(text, made[0], taken, cues)
            return


def _enumerated(text: str, last: Speaker, taken: list[tuple[int, int]], cues: Cues) -> Iterator[Speaker]:
    """온체인가드, 빅풋애널리틱스, 서드아이는: those that are joined before the last one."""
    names = ENUMERATION.search(text[: last.start])
    for match in re.finditer(r"[가-힣A-Za-z0-9]+", names["names"]) if names else ():
        start, end = (names.start("names") + at for at in match.span()) if names else (0, 0)
        name = re.sub(r"[와과]$", "", match.group())
        if is_speaker_name(name, cues) and not any(a < end and start < b for a, b in taken):
            yield Speaker(slug(name), start, end)


def _opens(text: str, start: int, mentions: Mentions, cues: Cues) -> bool:
    """Whether a word opens its sentence, but for an adverb or a date."""
    before = text[:start].strip()
    last = before.split()[-1] if before else ""
    return (
        not before
        or ADNOMINAL.search(before) is not None
        or before.endswith(("고", "면서", ",", "-", "○", "□", "•"))
        or cues.holds("report.openers", last)
        or cues.holds("report.analysed", last)
        or ADVERBIAL.search(before) is not None
        or any(not text[d.end : start].strip() for d in mentions.dates if d.end <= start)
    )


def _latin_gloss(text: str, end: int) -> str:
    match = re.match(r"[^(（\s]{0,3}[(（]([A-Za-z][A-Za-z0-9.\- ]{2,30})[)）]", text[end:])
    return match.group(1) if match else ""

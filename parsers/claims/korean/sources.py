"""Whose finding a bracket says it is: 배후는 라자루스(FBI·체이널리시스), 라자루스 (한빛랩스 사후 보고서·엘립틱 귀속)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.values import Speaker
from parsers.parties import state_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions

ADJOINING = re.compile(r"[’”'\"」』\s]*")
OFFICE = re.compile(r"[(（](?P<who>[가-힣]{2,6}(?:\s당국|\s측)?)")
BRACKET = re.compile(r"[(（][^()（）]{2,80}[)）]")


def find_sources(text: str, mentions: Mentions, context: Context, cues: Cues) -> Iterator[Speaker]:
    """The parties of a bracket that holds nothing else but words for their papers and findings, behind an accused."""
    for bracket in BRACKET.finditer(text):
        start, end = bracket.span()
        inside = [p for p in mentions.parties if start < p.start and p.end < end]
        accused = [a for a in mentions.actors if a.end <= start]
        if not accused:
            continue
        is_beside = ADJOINING.fullmatch(text, accused[-1].end, start) is not None
        if not inside:
            yield from _office(bracket, is_beside=is_beside, context=context, cues=cues)
            continue
        words = bracket.group()
        for party in inside:
            words = words.replace(party.surface, " ", 1)
        guilt = cues["theft.guilt"]
        is_told = is_beside or guilt.search(text, accused[-1].end, start) or guilt.search(words)
        if is_told and _papers(cues).fullmatch(words):
            yield from (Speaker(p.id, p.start, p.end) for p in inside)


def _office(bracket: re.Match[str], *, is_beside: bool, context: Context, cues: Cues) -> Iterator[Speaker]:
    """라자루스(수사기관 공식 귀속): a state's office, 라자루스(회사 발표): the robbed one."""
    office = OFFICE.match(bracket.group())
    if not (is_beside and office):
        return
    who, rest = office["who"], "(" + bracket.group()[office.end() :]
    robbed = context.robbed
    if not _papers(cues).fullmatch(rest):
        return
    if cues["officials.words"].fullmatch(who):
        states = [state for p in context.publishers if (state := state_of(p))]
        yield Speaker(next(iter(states), "kr"), *bracket.span())
    elif cues["table.robbed"].fullmatch(who) and len(robbed) == 1:
        yield Speaker(next(iter(robbed)), *bracket.span())


@lru_cache(maxsize=4)
def _papers(cues: Cues) -> re.Pattern[str]:
    """What a bracket may hold beside the parties."""
    words = cues.either("report.documents", "report.findings", "report.accusing")
    return re.compile(
        r"[(（](?:[\s·,/&+:：]|와|과|및|의|공식|자체|최종|공동|출처|인용|기준|등|귀속|포스트모템|사후\s?보고서|\d{4}년?"
        rf"|{words})*[)）]"
    )

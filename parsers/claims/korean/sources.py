"""Whose finding a bracket says it is: 배후는 라자루스(FBI·체이널리시스), 라자루스 (한빛랩스 사후 보고서·엘립틱 귀속)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import alternation
from parsers.claims.values import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.values import Mentions

BRACKET = re.compile(r"[(（][^()（）]{2,80}[)）]")


def find_sources(text: str, mentions: Mentions, cues: Cues) -> Iterator[Speaker]:
    """The parties of a bracket that holds nothing else but words for their papers and findings, behind an accused."""
    for bracket in BRACKET.finditer(text):
        start, end = bracket.span()
        inside = [p for p in mentions.parties if start < p.start and p.end < end]
        accused = [a for a in mentions.actors if a.end <= start]
        if not inside or not accused:
            continue
        words = bracket.group()
        for party in inside:
            words = words.replace(party.surface, " ", 1)
        guilt = cues["theft.guilt"]
        if (guilt.search(text, accused[-1].end, start) or guilt.search(words)) and _papers(cues).fullmatch(
            words
        ):
            yield from (Speaker(p.id, p.start, p.end) for p in inside)


@lru_cache(maxsize=4)
def _papers(cues: Cues) -> re.Pattern[str]:
    """What a bracket may hold beside the parties."""
    words = [w for key in ("documents", "findings", "accusing") for w in cues.lists[f"report.{key}"]]
    return re.compile(
        r"[(（](?:[\s·,/&+:：]|와|과|및|의|공식|자체|최종|공동|출처|인용|기준|등|귀속|포스트모템|사후\s?보고서|\d{4}년?"
        rf"|{alternation(words, whole_words=False)})*[)）]"
    )

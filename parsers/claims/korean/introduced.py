"""Who is named in a Korean sentence as somebody who may speak, and says nothing of a culprit in it.

재단이 고용한 포렌식 업체 문라이트는 보고서를 냈다: "보고서는", "이 회사는", "그는" behind it are theirs.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.hints import Hinted, hinted
from parsers.claims.korean.speaker_places import speaker_places_of
from parsers.claims.korean.turns import is_speaker_name
from parsers.claims.korean.words import strip_particle
from parsers.claims.values import Speaker
from parsers.names import slug
from parsers.parties import is_accused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.values import Mentions

SUBJECT = re.compile(r"(?:\s?[(（][^)）]{1,30}[)）])?(?:\s?측)?(?:은|는|이|가|도)(?=[\s,])")
SHORTEST = 2


def find_introduced(text: str, mentions: Mentions, cues: Cues) -> Iterator[Speaker]:
    """Listed parties that are a subject, else firms by their trade, else persons by their title."""
    listed = [p for p in mentions.parties if SUBJECT.match(text, p.end) and not is_accused(p.id)]
    if listed:
        yield from (Speaker(p.id, p.start, p.end) for p in listed)
        return
    for pattern in (_trade(cues), speaker_places_of(cues).introduced):
        for found in pattern.finditer(text):
            name = next(filter(None, found.groups()), "")
            if is_speaker_name(strip_particle(name), cues, shortest=SHORTEST):
                yield Speaker(slug(strip_particle(name)), *found.span())
                return


@lru_cache(maxsize=4)
def _trade(cues: Cues) -> Hinted:
    """포렌식 업체 문라이트는, 보안업체 다인시큐어가."""
    firm = cues.either("report.firms", "services.analysts")
    return hinted(
        rf"(?:{firm})(?:인|,)?\s[‘“'\"]?(?P<n>[가-힣A-Za-z0-9]{{2,14}}?)[’”'\"]?(?:은|는|이|가|에|와|과|의|측)(?=[\s,])"
    )

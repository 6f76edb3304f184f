"""Names that a page gives to mixers, malware and crews: no places of money that are robbed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.names import spots

if TYPE_CHECKING:
    from parsers.claims.cues import Cues

REACH = 80  # code points before a name in which a word for what bears it stands


@lru_cache(maxsize=512)
def launders(name: str, page: str, cues: Cues) -> bool:
    """ミキサー「シンドバッド」, ランサムウェア「ロック」, 攻撃グループ「凍雨」: what the page calls no place of money."""
    lead, crew, is_crew = _beside_launderers(cues)
    for start, end in spots(name, page):
        near = max(start - REACH, 0)
        if lead.search(page, near, start) or is_crew.match(page, end):
            return True
        if page[end : end + 1] in ("」", "』") and crew.search(page, near, start):
            return True
    return False


@lru_cache(maxsize=4)
def _beside_launderers(cues: Cues) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Before a service or malware's name, before a crew's in quotation marks, and behind a crew's."""
    services = cues.either("services.launderers")
    malware = cues.either("services.malware")
    crews, called = (cues.either(f"actors.{k}") for k in ("crews", "called"))
    return (
        re.compile(rf"(?:(?:{services})[^。、]{{0,14}}|(?:{malware})(?:の|である)?)[「『]?\Z"),
        re.compile(rf"(?:{crews})[「『]\Z"),
        re.compile(rf"[」』]?(?:{called})[^。、「」]{{0,14}}?(?:{crews})"),
    )

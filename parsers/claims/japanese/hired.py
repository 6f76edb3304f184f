"""Whom the robbed hired to find out, in Japanese: 報告書 is theirs from there on."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.hints import hinted
from parsers.claims.japanese.marks import KANJI, KATA
from parsers.claims.japanese.topics import LATIN, SOLID, speaker_at
from parsers.claims.values import Speaker

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.hints import Hinted
    from parsers.claims.values import Mentions, Victim


@lru_cache(maxsize=4)
def _hired(cues: Cues) -> Hinted:
    work = r"(?:調査|究明|解析|分析|検証|追跡|鑑定|監査|フォレンジック)"
    firm = cues.either("speakers.endings")
    return hinted(
        rf"{work}[^。、]{{0,10}}(?:は|を|につき|について)、?[^。、]{{0,12}}?"
        rf"(?P<n>(?:{LATIN}[ 　]?)?{SOLID}{{0,14}}?(?:{firm})|{LATIN}|[{KATA}・]{{3,}})(?:株式会社|合同会社|社)?(?:に|へ)"
        rf"|(?P<m>(?:{LATIN}[ 　]?)?{SOLID}{{0,14}}?(?:{firm})|{LATIN}|[{KATA}・]{{3,}})(?:株式会社|合同会社|社)?"
        rf"(?:に|へ)[^。、]{{0,16}}?{work}[^。、]{{0,6}}(?:を|の)(?:依頼|委託|お願い|要請|発注)"
        # Xの報告書は31ページ。
        rf"|(?<!{SOLID})(?:[{KANJI}]{{1,2}})?(?P<r>(?:{LATIN}[ 　]?)?[{KATA}{KANJI}・]{{1,14}}(?:{firm})|{LATIN}"
        rf"|[{KATA}・]{{3,}})(?:社)?"
        rf"の(?:最終|中間|調査|分析)*(?:報告書?|調査書|意見書|レポート|鑑定書|声明文?|所見|論文)(?:は|が|には)"
    )


def find_hired(text: str, mentions: Mentions, victims: tuple[Victim, ...], cues: Cues) -> Speaker | None:
    """ "原因究明は鏡フォレンジックスにお願いしました", "Xの報告書は31ページ": whose report 報告書 is from here on."""
    if not (match := _hired(cues).search(text)):
        return None
    span = next(match.span(g) for g in ("n", "m", "r") if match.group(g))
    if known := next((p for p in mentions.parties if p.start < span[1] and span[0] < p.end), None):
        return Speaker(known.id, known.start, known.end)
    return speaker_at(text, *span, victims, cues)

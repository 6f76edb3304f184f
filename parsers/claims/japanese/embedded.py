"""Claims in a Japanese noun phrase, whatever is said of them: "北朝鮮の犯行とする警察庁の発表"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.values import Speaker

if TYPE_CHECKING:
    from parsers.claims.values import Mentions

SAYING = re.compile(
    r"(?:とする|とした|という|との|とみる|と見る|だとする)$"
    r"|(?:帰属させ|断定し|特定し|名指しし|結論付け|結論づけ|認定し|評価し|非難し|判断し)(?:た|ている)$"
)
VERDICT = re.compile(
    r"[）)]?の(?:公式)?(?:発表|見解|主張|分析|報告|結論|評価|判断|断定|見立て|声明|説|認定|指摘|決定|立場|認識|調査結果)"
)


def find_embedded(text: str, mentions: Mentions) -> tuple[tuple[Speaker, ...], int] | None:
    """Whose finding the clause speaks of (of several for 三か国), and where it ends; the accused stand before it."""
    for party in mentions.parties:
        if not any(a.end <= party.start for a in mentions.actors):
            continue
        if SAYING.search(text[: party.start]) and (verdict := VERDICT.match(text, party.end)):
            named = [p for p in mentions.parties if p.start == party.start]
            return tuple(Speaker(p.id, p.start, p.end) for p in named), verdict.end()
    return None

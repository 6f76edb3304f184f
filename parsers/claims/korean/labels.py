"""Who stands before a colon or dash, and the culprit behind it: 매치시스템스: 라자루스 맞음. 서틱 – 라자루스."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.korean.turns import is_speaker_name
from parsers.claims.values import Speaker
from parsers.names import slug
from parsers.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.scene import Scene

LABEL = re.compile(
    r"^[\s\-•○●□·*▶△]*(?P<name>[가-힣A-Za-z0-9][가-힣A-Za-z0-9.&]{1,14}(?:\s[가-힣A-Za-z0-9.&]{1,12}){0,2}?)"
    r"(?:[(（][^)）]{1,24}[)）])?(?:\s?[:：]|\s[–—―-]|\s왈,?)\s"
)
# behind the culprit: nothing, or that it was
VERDICT = re.compile(r"[’”'\"」』)）.!?…]*$|(?:이|입|임|일|맞|같|예요|네|다[.\s]|라고|이라)")
NEAR = 24  # letters between the label and the culprit
SHORTEST = 2


@lru_cache(maxsize=4)
def _fields(cues: Cues) -> re.Pattern[str]:
    """Labels of what a theft is told by, and of no speaker: 공격자, 피해, 일시, 판단."""
    keys = (
        "culprit.roles", "dates.label", "grades.label", "table.actor", "table.victim", "table.date",
        "table.amount", "table.grade", "table.party", "report.documents", "report.findings", "relayed.what",
        "labels.fields",
    )  # fmt: skip
    return re.compile(cues.either(*keys))


LABEL_BEHIND = re.compile(
    r"[—–]\s(?P<name>[가-힣A-Za-z0-9][가-힣A-Za-z0-9.&]{1,14}(?:\s[가-힣A-Za-z0-9.&]{1,12}){0,2}?)(?:[(（][^)）]{1,24}[)）])?\s?[:：]\s"
)  # 베스페라 (7/29, 5,310만 달러) — 노스필드랩스: 제이드 슬리트


def find_labelling(scene: Scene) -> Iterator[Speaker]:
    """Whoever is named before the colon, listed or not; 회사: is the robbed one of the page."""
    text, mentions, context, cues = scene.text, scene.mentions, scene.context, scene.cues
    label = LABEL_BEHIND.search(text) or LABEL.match(text)
    accused = min((a.start for a in mentions.actors), default=0)
    rest = text[max((a.end for a in mentions.actors), default=0) :].strip()
    if label is None or len(rest) > NEAR or scene.sentence.kind is BlockKind.HEADING:
        return
    if not (VERDICT.match(rest) or any(p.search(rest) for p in cues.stances.values())):
        return  # 조선신진무역회사: 북한 총정치국의 지시를 받는다
    if not label.end() <= accused <= label.end() + NEAR:
        return
    start, end = label.span("name")
    listed = [p for p in mentions.parties if start <= p.start and p.end <= label.end()]
    if listed:
        yield from (Speaker(p.id, p.start, p.end) for p in listed)
        return
    name = label["name"].strip()
    robbed = context.robbed
    known = context.victims.get(name)
    if known is not None:
        yield Speaker(known.id, start, end)
    elif cues["table.robbed"].fullmatch(name) and len(robbed) == 1:
        yield Speaker(next(iter(robbed)), start, end)
    elif not _fields(cues).search(name) and is_speaker_name(name, cues, shortest=SHORTEST):
        yield Speaker(slug(name), start, end)

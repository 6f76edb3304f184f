"""Whose word each part of a Japanese clause is, where several are named in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.japanese.clauses import CONTRAST, Clause, is_rejoinder
from parsers.claims.japanese.denials import denies_it
from parsers.claims.japanese.embedded import find_embedded
from parsers.claims.japanese.groups import find_counted

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence, Speaker

PAIR = 2


def parted(
    text: str, clause: Clause, mentions: Mentions, speakers: tuple[Speaker, ...], cues: Cues
) -> list[tuple[Clause, tuple[Speaker, ...]]]:
    """ "教授は、北朝鮮の犯行とするFBIの主張に異を唱えた": the FBI's claim, and what the others say of it."""
    if (embedded := find_embedded(text, mentions, cues)) is None:
        return [(clause, speakers)]
    finders, end = embedded
    parts: list[tuple[Clause, tuple[Speaker, ...]]] = [(Clause(clause.start, end), finders)]
    others = tuple(s for s in speakers if s.party not in {f.party for f in finders})
    rest = text[end : clause.end]
    if others and (is_rejoinder(rest, cues) or denies_it(rest, others, cues)):
        parts.append((Clause(end, clause.end, is_rejoinder=True), others))
    elif others and cues["report.seconds"].search(rest):
        parts[0] = (parts[0][0], (*finders, *others))  # "…とした米政府の判断を、日本政府も支持した"
    return parts


def nearest(text: str, speakers: tuple[Speaker, ...], mentions: Mentions) -> tuple[Speaker, ...]:
    """ "県警は不詳としたが、米司法省はAPT38だと主張した": who spoke before the contrast accuses nobody."""
    if len(speakers) < PAIR or not mentions.actors:
        return speakers
    contrasts = [m.end() for m in CONTRAST.finditer(text, 0, mentions.actors[0].start)]
    if contrasts:
        return tuple(s for s in speakers if s.start >= contrasts[-1]) or speakers
    following = CONTRAST.search(text, mentions.actors[-1].end)
    return tuple(s for s in speakers if following is None or s.start < following.start()) or speakers


def all_counted(
    named: tuple[Speaker, ...],
    text: str,
    sentence: Sentence,
    mentions: Mentions,
    context: Context,
    cues: Cues,
) -> tuple[Speaker, ...]:
    """ "警察庁はFBIと証拠を照合してきたが、両機関は…": all who are counted speak where who was named is one of them."""
    if not named or not mentions.actors:
        return named
    counted = find_counted(replace(sentence, text=text), context, cues)
    is_all = {s.party for s in named} < {s.party for s in counted}
    return counted if is_all and counted[0].start < mentions.actors[0].start else named

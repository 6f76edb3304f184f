"""Several accusers around one accusation in Japanese, each with thefts of its own.

"日米はXの窃取が、韓米はYの窃取が、それぞれ北朝鮮に帰属すると述べた", "三か国はXの窃取を北朝鮮に帰属させ、米韓はYも
加えた": what is said of the accused stands once, before or behind, and is every part's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.japanese.clauses import Clause
from parsers.parties import is_accused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parsers.claims.values import Mentions, Victim
    from parsers.mentions.values import NameMention

TOPIC = re.compile(r"[」』）)]?[^、。はがも「」]{0,8}(?:は|も)、?\s?")
ROW = re.compile(r"[^はがを、。「」]{0,6}[、・]?")  # 日本及び米国
# を、 / が、 / については、: the verb is still to come
PENDING = re.compile(r"(?:を|が|について|に関して)(?:は)?、?\s*$")
LEAST = 2


def split_shared(text: str, clause: Clause, mentions: Mentions, victims: tuple[Victim, ...]) -> list[Clause]:
    """The parts of the clause, those without an accused with what another one says of it; else the clause."""
    starts = [clause.start, *list(_topics(text, clause, mentions))[1:]]
    spans = list(zip(starts, [*starts[1:], clause.end], strict=True))
    robbed = [{v.id for v in victims if a <= v.start < b} for a, b in spans]
    accused = [tuple(n for n in mentions.actors if a <= n.start < b) for a, b in spans]
    if len(spans) < LEAST or not all(robbed) or all(accused) or not any(accused):
        return [clause]
    return [
        Clause(*span) if named else _borrowing(text, span, spans, accused)
        for span, named in zip(spans, accused, strict=True)
    ]


def _topics(text: str, clause: Clause, mentions: Mentions) -> Iterator[int]:
    """Where the topics begin: parties in one row before は."""
    parties = sorted(
        (p for p in mentions.parties if clause.start <= p.start < clause.end and not is_accused(p.id)),
        key=lambda p: p.start,
    )
    rows: list[list[NameMention]] = []
    for party in parties:
        last = rows[-1][-1] if rows else None
        if last and (party.start < last.end or ROW.fullmatch(text[last.end : party.start])):
            rows[-1].append(party)
        else:
            rows.append([party])
    for row in rows:
        if TOPIC.match(text, max(p.end for p in row)):
            yield row[0].start


def _borrowing(
    text: str,
    span: tuple[int, int],
    spans: Sequence[tuple[int, int]],
    accused: Sequence[tuple[NameMention, ...]],
) -> Clause:
    """A part with the accusation of the next one that has one, if its own verb is still to come; else of the last."""
    givers = [(s, names) for s, names in zip(spans, accused, strict=True) if names]
    behind = [g for g in givers if g[0] > span]
    before = [g for g in givers if g[0] < span]
    is_pending = PENDING.search(text, *span) is not None
    giver, names = behind[0] if behind and (is_pending or not before) else before[-1]
    shift = span[1] - names[0].start
    lent = tuple(replace(n, start=n.start + shift, end=n.end + shift) for n in names)
    return Clause(*span, text[names[0].start : giver[1]], actors=lent)

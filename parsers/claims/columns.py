"""What the columns of a table hold: by their headers, and where no header says it, by what stands in them.

"By", "示した者" or no header at all: a column whose cells are names of parties is who says so, one of actors is whom
they accuse, one of the robbed is who was robbed, one of dates is when, one of sums is how much.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from parsers.claims.cells import cells_of
from parsers.parties import is_state
from parsers.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from parsers.claims.cells import Cell
    from parsers.claims.cues import Cues
    from parsers.claims.values import Mentions, SentenceReading
    from parsers.values import Document

ROLES = ("grade", "actor", "party", "victim", "amount", "date")
LEAST_COLUMNS = 4  # of a list of thefts; a table of two or three columns may describe one thing
LEAST_ROWS = 2
OTHER_SUMS = ("other_sum", "later_value")
SUM = re.compile(
    r"\W*(?:約|およそ|계|약)?\s?[$€£¥￥₩]?\s?\d[\d,.]*\s?(?:[億万千兆억만천조]|[mb]illion|[A-Z]{2,5}\b|円|원|ドル|달러)"
)
PRICE = re.compile(
    r"(?i)\b(?:prices?|today|now|current(?:ly)?|present|recovered|frozen|returned|estimates?|initial)\b|単価|相場|価格|現在|가격|시세|현재"
)
QUOTES = " *_“”\"'「」『』"

Contents = dict[tuple[str, ...], dict[str, str]]


def columns_of(cells: Sequence[Cell], mentions: Mentions, cues: Cues, contents: Contents) -> dict[str, Cell]:
    """The cell for each role; the first column that a role fits keeps it."""
    columns: dict[str, Cell] = {}
    others: list[Cell] = []
    meant = contents.get(_headers(cells), {})
    for cell in cells:
        if role := role_of(cell, columns, cues, meant.get(cell.header, "")):
            columns[role] = cell
        elif "amount" in columns and role_of(cell, (), cues) == "amount" and not PRICE.search(cell.header):
            columns.setdefault("value", cell)  # "Taken", then "At the time, US$"
        else:
            others.append(cell)
    if len(cells) < LEAST_COLUMNS:
        return columns
    for cell in others:
        is_culprit = begins_with(cell, mentions.actors)  # "not determined" leaves the word to the heading
        role = "actor" if is_culprit else meant.get(cell.header)
        if role == "date" and any(begins_with(c, mentions.dates) for c in columns.values()):
            continue  # the day stands before the sum; that of the order that followed is another one
        if role and role not in columns and (is_culprit or role != "actor"):
            columns[role] = cell
    return columns


def read_contents(document: Document, readings: Iterable[SentenceReading], cues: Cues) -> Contents:
    """For each table, by its headers: the role of the headers that say nothing, by most of their cells."""
    seen: dict[tuple[str, ...], dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for reading in readings:
        if reading.sentence.kind is not BlockKind.TABLE_ROW:
            continue
        cells = cells_of(document.blocks[reading.sentence.block], reading)
        for cell in cells:
            if not cues["table.nobody"].fullmatch(cell.text.strip()):
                seen[_headers(cells)][cell.header][_kind(cell, reading)] += 1
    return {
        headers: {h: role for h, count in columns.items() if (role := _most(count))}
        for headers, columns in seen.items()
    }


def _headers(cells: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(c.header for c in cells)


def _most(count: Counter[str]) -> str:
    role, often = count.most_common(1)[0]
    return role if often >= LEAST_ROWS and 2 * often > count.total() else ""


def _kind(cell: Cell, reading: SentenceReading) -> str:
    mentions = reading.mentions
    found: Mapping[str, Sequence[object]] = {
        "party": [p for p in mentions.parties if not is_state(p.id)],  # where they were: UAE, Japan
        "actor": mentions.actors,
        "date": mentions.dates,
        "amount": mentions.amounts,
        "victim": [*reading.victims, *(n for n in mentions.names if n.kind == "victim")],
    }
    return next((role for role, named in found.items() if begins_with(cell, named)), "")


def begins_with(cell: Cell, named: Iterable[object]) -> bool:
    """Whether a mention of these is what the cell begins with."""
    lead = len(cell.text) - len(cell.text.lstrip(QUOTES))
    return any(getattr(m, "start", -1) == cell.start + lead for m in named)


def role_of(cell: Cell, taken: Container[str], cues: Cues, content: str = "") -> str | None:
    """What the header says of the cell; of two things (評価額: a grade, a sum) that which its column holds.

    The role with the longest word in it: "Named by" is who says so, though "named" alone is the culprit.
    Names of who accuses below a word for the culprit (帰属を述べた主体) are accusers. A number below "Case" is nobody's
    name.
    """
    if not cell.header:
        return None
    is_number = not any(c.isalpha() for c in cell.text)
    free = (r for r in ROLES if r not in taken and not (is_number and r in {"victim", "actor", "party"}))
    found = {r: len(m.group()) for r in free if (m := cues[f"table.{r}"].search(cell.header))}
    if {"victim", "amount"} <= found.keys() and SUM.match(cell.text):
        del found["victim"]  # 被害 | 1億7,600万円
    said = sorted(found, key=lambda r: -found[r])
    if {"actor", "party"} <= set(said[:2]) and cues["table.both"].search(cell.header):
        return "actor"  # "Culprit, and who says so": the cell names both
    if "amount" in said and any(cues[f"roles.{k}"].search(cell.header) for k in OTHER_SUMS):
        said.remove("amount")  # 回収額, "Amount frozen", 현재 가치
    if content == "actor" and said[:1] == ["victim"] and "actor" not in taken:
        return content  # 대상: whom they robbed, or whom they named
    is_accusers = said[:1] == ["actor"] and content == "party" and content not in taken
    return content if content in said or is_accusers else next(iter(said), None)

"""Tables of two columns, lists of terms and of labels: together they tell one theft, below its heading or by its name.

"Loss | US$8.8m", "Date: 3 September", "Our assessment | Andariel", "Confidence: moderate": no line says it all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parsers.claims.cells import Cell, cells_of, fact_of, grade_of, victim_of
from parsers.claims.columns import begins_with, role_of
from parsers.claims.cues import cues_of
from parsers.claims.sayers import named_in
from parsers.claims.values import Anaphor, Frame, Speaker
from parsers.languages import Language
from parsers.values import BlockKind, Stance

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from parsers.claims.cues import Cues
    from parsers.claims.values import SentenceReading, Victim
    from parsers.lexicon import Lexicon
    from parsers.values import Document

LONGEST_LINE = 120  # of a form that is no list
CELLS = 2  # of a row: a name and its value
TOLD = {"amount", "date", "victim"}  # beside the culprit, what makes a table one about a theft
# "1. ", "Case 3: ", 「2) 」 before the name in a heading
NUMBERED = re.compile(
    r"\s*(?:#\d{1,6}\s|(?:(?:case|incident|no\.?)\s*)?[#(（]?\d{1,3}[.)）:：、]|[A-Z]{1,5}-\d{1,5}(?:-\d{1,5})?[.)）:：、]?)\s*",
    re.IGNORECASE,
)
# "Brightwater" as a title
NAME = re.compile(r"[A-Z0-9][\w.&’'\-]*(?:\s[A-Z0-9][\w.&’'\-]*){0,3}")
# "Actor: Lazarus Group – grade: low" as an item of a list: the name of a field before its value
LABELLED = re.compile(r"\s*[*_]{0,2}(?P<name>[^\W\d_][^:：|.。,、]{1,30}?)[*_]{0,2}\s?[:：]\s?(?=\S)")
ASKS = re.compile(r"[?？]\s*$|(?:か|까)[。.]?\s*$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a record: the place of its reading, and its value below the name that stands before it."""

    at: int
    value: Cell


def read_records(
    document: Document, readings: Sequence[SentenceReading], lexicon: Lexicon
) -> list[SentenceReading]:
    """The readings, with the row that names a record's culprit read by all rows of the record.

    Only a row that says nothing on its own is read so: "FBI: Lazarus robbed X" needs no other row.
    """
    cues = cues_of(lexicon, Language.read_as(document.language))
    read = list(readings)
    for lines in _records(document, readings):
        roles: dict[str, _Line] = {}
        for line in lines:
            if role := _role(line, read[line.at], roles, cues):
                roles[role] = line
        if "actor" in roles and TOLD & roles.keys():
            _read(roles, read, cues, lexicon)
    return read


def _role(line: _Line, reading: SentenceReading, taken: Container[str], cues: Cues) -> str | None:
    """What the name says of the value; 評価 before the name of a group is whom they hold for the culprit."""
    role = role_of(line.value, taken, cues)
    if role == "victim" and ASKS.search(line.value.header):
        return None  # 被害はどのくらいですか | …: how much, not whom
    is_culprit = role == "grade" and "actor" not in taken and begins_with(line.value, reading.mentions.actors)
    return "actor" if is_culprit else role


def _records(document: Document, readings: Sequence[SentenceReading]) -> Iterator[list[_Line]]:
    """Runs of rows of two cells, or of labelled items, without a heading between them."""
    lines: list[_Line] = []
    for at, reading in enumerate(readings):
        value = _value_of(document, reading)
        if lines and (value is None or reading.sentence.kind is not readings[lines[-1].at].sentence.kind):
            yield lines
            lines = []
        if value is not None:
            lines.append(_Line(at, value))
    if lines:
        yield lines


def _value_of(document: Document, reading: SentenceReading) -> Cell | None:
    """The value of a field, its name as the header: of a row of two cells, or of an item or a line with a label."""
    sentence = reading.sentence
    if sentence.kind is BlockKind.TABLE_ROW:
        cells = cells_of(document.blocks[sentence.block], reading)
        return replace(cells[1], header=cells[0].text.strip(" *_")) if len(cells) == CELLS else None
    block = document.blocks[sentence.block]
    is_line = (
        sentence.kind is BlockKind.PARAGRAPH and sentence.end - sentence.start == block.end - block.start
    )
    is_line = is_line and len(sentence.text) <= LONGEST_LINE
    label = LABELLED.match(sentence.text) if is_line or sentence.kind is BlockKind.LIST_ITEM else None
    if label is None:
        return None
    end = len(sentence.text)
    return Cell(label.end(), end, sentence.text[label.end() :], label["name"].strip())


def _read(roles: dict[str, _Line], read: list[SentenceReading], cues: Cues, lexicon: Lexicon) -> None:
    """Give the record's sum and date to its theft, also where nobody is accused of it, and make its claim."""
    at = roles["actor"].at
    is_said = any((frame.speakers or frame.victims) and not frame.is_plain for frame in read[at].frames)
    victim = _victim(roles, read, lexicon)
    if not is_said and (frame := _frame(roles, victim, read, cues)) is not None:
        read[at] = replace(read[at], frames=(frame,), refusals=())
    if victim is None:
        return
    for role in ("amount", "date"):
        if (line := roles.get(role)) is not None:
            own = read[line.at]
            fact = fact_of({role: line.value}, victim, own.mentions, "", cues.language, lexicon)
            read[line.at] = replace(own, facts=(fact,) if fact.amounts or fact.date else own.facts)


def _victim(roles: dict[str, _Line], read: Sequence[SentenceReading], lexicon: Lexicon) -> Victim | None:
    """Who stands in the record as robbed, else in the heading above it; None: the theft that the text tells of."""
    if (line := roles.get("victim")) is not None:
        return victim_of(line.value, read[line.at], lexicon)
    section = read[roles["actor"].at].sentence.section
    if section < 0:
        return None
    is_told = any(f.victim for r in read for f in r.firm_facts)
    is_name = NAME.fullmatch(read[section].sentence.text) is not None
    if read[section].sentence.section < 0 and (is_told or not is_name):
        return None  # the title's theft is told of in the text
    heading = read[section]
    text = heading.sentence.text
    lead = NUMBERED.match(text)
    start = lead.end() if lead else 0
    named = victim_of(Cell(start, len(text), text[start:], ""), heading, lexicon)
    common = lexicon.cues["cues_common_words"]["english"]["words"].split()
    is_common = named is not None and set(named.name.casefold().split()) <= set(common)  # "1. Summary"
    return None if is_common else named


def _frame(
    roles: dict[str, _Line], victim: Victim | None, read: Sequence[SentenceReading], cues: Cues
) -> Frame | None:
    """Whom the record accuses, as surely as its grade says; None where it names nobody or grades it as unknown."""
    line = roles["actor"]
    own = read[line.at]
    actors = tuple(a for a in own.mentions.actors if line.value.start <= a.start < line.value.end)
    grade = roles.get("grade")
    flat = grade_of(grade.value.text, cues) if grade else Stance.ASSERTED
    stance = grade_of(line.value.text, cues, flat)
    if not actors or stance is None:
        return None
    return Frame(
        "record",
        0,
        len(own.sentence.text),
        stance,
        actors,
        _speakers(roles, read),
        (victim,) if victim else (),
        Anaphor.NONE if victim else Anaphor.THEFT,
        is_graded=grade is not None,
    )


def _speakers(roles: dict[str, _Line], read: Sequence[SentenceReading]) -> tuple[Speaker, ...]:
    """The parties in the row of who says so, else beside the culprit; none: the document."""
    for role in ("party", "actor"):
        if (line := roles.get(role)) is not None and (
            named := named_in(line.value, read[line.at].mentions.parties)
        ):
            return tuple(Speaker(s.party, 0, 0) for s in named)
    return ()

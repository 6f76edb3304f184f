"""Tables with a column for who did it: each row is read by the headers of its cells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.cells import (
    Cell,
    cells_of,
    fact_of,
    grade_of,
    is_hearsay,
    is_withdrawn,
    persons_in,
    victim_of,
)
from parsers.claims.columns import Contents, columns_of, read_contents
from parsers.claims.crosstab import read_crossed, robbed_names
from parsers.claims.cues import cues_of
from parsers.claims.matrix import accusers_of, read_turned, verdicts_below
from parsers.claims.publisher import is_publisher
from parsers.claims.sayers import by_themselves, labelling, named_in, speakers_in
from parsers.claims.table_heads import Head, head_of
from parsers.claims.values import Anaphor, Frame, Refusal, SentenceReading, Speaker, Victim
from parsers.claims.verdicts import is_verdict, verdicts_in
from parsers.languages import Language
from parsers.values import BlockKind, Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parsers.claims.cues import Cues
    from parsers.claims.values import Mentions, Sentence
    from parsers.lexicon import Lexicon
    from parsers.mentions.values import NameMention
    from parsers.values import Block, Document


def read_tables(
    document: Document, readings: list[SentenceReading], lexicon: Lexicon
) -> list[SentenceReading]:
    """The readings, with the rows of tables that have headers read by their columns instead."""
    cues = cues_of(lexicon, Language.read_as(document.language))
    robbed = robbed_names(readings)
    levels = {r.sentence.index: document.blocks[r.sentence.block].level for r in readings}
    contents = read_contents(document, readings, cues)
    return [
        read_turned(cells_of(document.blocks[r.sentence.block], r), r, robbed, cues, lexicon)
        or read_crossed(document.blocks[r.sentence.block], r, robbed, cues)
        or _by_publisher(
            _read_row(
                document.blocks[r.sentence.block],
                r,
                head_of(readings, r, levels, cues),
                contents,
                cues,
                lexicon,
            ),
            document,
        )
        if r.sentence.kind is BlockKind.TABLE_ROW
        else r
        for r in readings
    ]


def _by_publisher(reading: SentenceReading, document: Document) -> SentenceReading:
    """은하수 CTI in a table of eunhasu-cti's: the document itself."""
    frames = tuple(
        replace(
            frame,
            speakers=tuple(
                replace(s, is_self=s.is_self or is_publisher(s.party, document.publishers))
                for s in frame.speakers
            ),
        )
        for frame in reading.frames
    )
    return replace(reading, frames=frames)


def find_tabled(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mentions], lexicon: Lexicon
) -> dict[str, Victim]:
    """The names that stand in the victims' column of a table with a culprits' one: the text speaks of them too."""
    cues = cues_of(lexicon, Language.read_as(document.language))
    found: dict[str, Victim] = {}
    rows = [
        SentenceReading(sentence, own)
        for sentence, own in zip(sentences, mentions, strict=True)
        if sentence.kind is BlockKind.TABLE_ROW
    ]
    contents = read_contents(document, rows, cues)
    for reading in rows:
        cells = cells_of(document.blocks[reading.sentence.block], reading)
        columns = columns_of(cells, reading.mentions, cues, contents)
        if "actor" not in columns or "victim" not in columns or columns["victim"] == columns["actor"]:
            continue
        if (victim := victim_of(columns["victim"], reading, lexicon)) is not None:
            found[victim.name] = victim
    return found


def _read_row(
    block: Block,
    reading: SentenceReading,
    head: Head,
    contents: Contents,
    cues: Cues,
    lexicon: Lexicon,
) -> SentenceReading:
    cells = cells_of(block, reading)
    accusers = accusers_of(cells, lexicon)
    others = [c for c in cells if c not in accusers.values()]
    columns = columns_of(others, reading.mentions, cues, contents if not accusers else {})
    if accusers:
        columns = {"victim": cells[0], **columns}
    columns = _with_verdict(columns, reading)
    reading = _with_persons(columns, reading, lexicon, cues)
    if "victim" not in columns and {"actor", "party"} <= set(columns) and not accusers:
        view = _frame(columns, None, reading, (), cues)
        return reading if isinstance(view, Refusal) else replace(reading, frames=(view,), refusals=())
    if "victim" not in columns or not (accusers or {"actor", "amount", "party"} & set(columns)):
        return reading
    victim = victim_of(columns["victim"], reading, lexicon)
    if victim is None:
        return reading
    fact = fact_of(columns, victim, reading.mentions, head.text, cues.language, lexicon)
    if "actor" not in columns and "party" in columns and not head.accused:
        head = replace(head, accused=head.titled)  # thefts on a group's own page, with who says so
    if accusers:
        told = replace(reading, facts=(fact,))
        return verdicts_below(accusers, victim, told, head.named, cues)
    # rows of a list that a sentence introduces are quoted from that sentence on (see `assemble`)
    # but where a column tells who found what the sentence says of all rows
    is_found_by_others = head.is_listing and "party" in columns
    if "actor" not in columns and not is_found_by_others and (head.is_listing or not head.accused):
        return replace(reading, facts=(fact,) if fact.amounts or fact.date else reading.facts)
    frame = verdicts_in(columns, victim, reading, cues) or _frame(
        columns, victim, reading, head.accused, cues, is_listed=head.is_listing
    )
    return _with_frame(replace(reading, facts=(fact,)), frame, head, columns)


def _with_frame(
    reading: SentenceReading,
    frame: Frame | Refusal | tuple[Frame, ...],
    head: Head,
    columns: dict[str, Cell],
) -> SentenceReading:
    """The row with its verdict; one that names no speaker is of whoever announced the table."""
    if isinstance(frame, tuple):
        return replace(reading, frames=frame, refusals=())
    if isinstance(frame, Refusal):
        return replace(reading, frames=(), refusals=(frame,))
    if not frame.speakers:
        above = head.announcers or (head.accusers if "actor" not in columns else ())
        frame = replace(frame, speakers=tuple(Speaker(s.party, 0, 0, s.is_self) for s in above))
    return replace(reading, frames=(frame,), refusals=())


def _with_verdict(columns: dict[str, Cell], reading: SentenceReading) -> dict[str, Cell]:
    """ "FBI: Lazarus Group is responsible" below "Who accuses whom", "Verdicts": one cell holds both."""
    role = "party" if "party" in columns else "grade"
    cell = columns.get(role)
    names_both = cell and any(cell.start <= a.start < cell.end for a in reading.mentions.actors)
    if (
        not cell
        or "actor" in columns
        or not names_both
        or (role == "grade" and not is_verdict(cell, reading))
    ):
        return columns
    return {r: c for r, c in columns.items() if r != role} | {"actor": cell}


def _with_persons(
    columns: dict[str, Cell], reading: SentenceReading, lexicon: Lexicon, cues: Cues
) -> SentenceReading:
    """The row with the persons of its culprits' column."""
    cell, is_alone = columns.get("actor"), "party" in columns
    named = persons_in(cell, reading, lexicon, cues, is_alone=is_alone) if cell else ()
    names = reading.mentions.names + named
    return replace(reading, mentions=replace(reading.mentions, names=names))


def _frame(
    columns: dict[str, Cell],
    victim: Victim | None,
    reading: SentenceReading,
    accused: tuple[NameMention, ...],
    cues: Cues,
    *,
    is_listed: bool = False,
) -> Frame | Refusal:
    """The frame of a row; without a column for the victim it is of the theft that the text speaks of."""
    actors = accused
    labelled: tuple[Speaker, ...] = ()
    if (cell := columns.get("actor")) is not None:
        named = tuple(n for n in reading.mentions.actors if cell.start <= n.start < cell.end)
        if "party" not in columns and named:  # "FBI (TraderTraitor)", "Haruka Labs: TraderTraitor"
            labelled = (
                named_in(cell, reading.mentions.parties)
                or labelling(cell, named, victim, cues)
                or by_themselves(cell, named, victim, reading.victims, cues)
            )
        # the heading's words are not those of a party that the row names
        is_own = "party" in columns or bool(labelled)
        actors = (*named, *accused) if (named or is_listed) and not is_own else named
    stance = _grade(columns, cues) or (Stance.ASSERTED if is_listed else None)
    length = len(reading.sentence.text)
    taken_back = any(is_withdrawn(columns[key].text, cues) for key in ("actor", "grade") if key in columns)
    if not actors or stance is None or taken_back:
        return Refusal(0, length, "table-nobody", "the row names nobody, or grades it as unattributed")
    speakers = labelled
    if (party := columns.get("party")) is not None:
        is_nobodys = is_hearsay(party, stance)
        if cues["table.nobody"].fullmatch(party.text.strip()) and not is_nobodys:
            return Refusal(0, length, "table-nobody", "the row says that nobody attributes it")
        robbed = next((v for v in reading.victims if v.start == party.start), None)
        speakers = () if is_nobodys else speakers_in(party, reading.mentions.parties, victim or robbed, cues)
        if cues["table.itself"].fullmatch(party.text.strip()):
            speakers = (Speaker(actors[0].id, party.start, party.end),)
    is_graded = "grade" in columns
    if victim is None:
        return Frame(
            "table-view", 0, length, stance, actors, speakers, anaphor=Anaphor.THEFT, is_graded=is_graded
        )
    return Frame("table-row", 0, length, stance, actors, speakers, (victim,), is_graded=is_graded)


def _grade(columns: dict[str, Cell], cues: Cues) -> Stance | None:
    """What the grade's column makes of the row: None for unattributed; flat where there is no such column."""
    flat = grade_of(columns["actor"].text, cues) if "actor" in columns else Stance.ASSERTED
    if flat is Stance.DENIED:  # "not APT38", with high confidence
        return flat
    return grade_of(columns["grade"].text, cues, flat) if "grade" in columns else flat

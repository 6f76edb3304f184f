"""The heading above a table, and the sentence that announces it: whom they accuse of all rows, and who does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parsers.claims.rows import GENERAL_ACTORS
from parsers.claims.values import Anaphor, SentenceReading, Speaker
from parsers.values import BlockKind, Stance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parsers.claims.cues import Cues
    from parsers.mentions.values import NameMention

LOWEST_TITLE = 2  # headings above this level are the document's title


@dataclass(frozen=True, slots=True)
class Head:
    """The heading above a table: whom it accuses of all rows, and who does ("Thefts that the FBI lays to X")."""

    text: str = ""
    accused: tuple[NameMention, ...] = ()
    named: tuple[NameMention, ...] = ()  # accused or not
    accusers: tuple[Speaker, ...] = ()
    announcers: tuple[Speaker, ...] = ()  # whose findings the rows are, whomever each accuses
    titled: tuple[NameMention, ...] = ()  # the group that the whole page is about
    is_listing: bool = False  # a sentence accuses of all rows, also of those whose cell names nobody


def head_of(
    readings: list[SentenceReading], row: SentenceReading, levels: Mapping[int, int], cues: Cues
) -> Head:
    """What the heading above a table says of all its rows, and the sentence that announces it."""
    head = _headed(readings, row, levels, cues)
    before = next(
        (
            r
            for r in reversed(readings[: row.sentence.index])
            if r.sentence.kind not in (BlockKind.TABLE_ROW, BlockKind.CAPTION)
        ),
        None,
    )
    listings = (f for f in before.frames if f.anaphor is Anaphor.LIST and f.actors) if before else iter(())
    listing = next(listings, None)
    if listing is not None:  # "MSMT concluded that North Korea committed the thefts in Table 3"
        return replace(head, accused=listing.actors, announcers=listing.speakers, is_listing=True)
    if before is None or not cues["table.announced"].search(before.sentence.text):
        return head
    return replace(head, announcers=tuple(s for s in before.speakers if not s.is_previous))


def _headed(
    readings: list[SentenceReading], row: SentenceReading, levels: Mapping[int, int], cues: Cues
) -> Head:
    if row.sentence.section < 0:
        return Head()
    heading = readings[row.sentence.section]
    text = heading.sentence.text
    if not cues["theft.nouns"].search(text) or cues.stances[Stance.DENIED].search(text):
        return Head(text, named=heading.mentions.actors)
    actors = heading.mentions.actors
    if not actors and cues["anaphora.actors"].search(text):  # "Thefts laid to this group", below its name
        actors = next((r.mentions.actors for r in readings if r.sentence.kind is BlockKind.HEADING), ())
    is_bare = not actors and not heading.mentions.parties
    if is_bare:  # "Major incidents", under "3. What North Korea took"
        actors = _accused_above(row.sentence.section, readings, levels, cues)
    return Head(text, actors, actors, heading.speakers, titled=_titled(readings) if is_bare else ())


def _titled(readings: Sequence[SentenceReading]) -> tuple[NameMention, ...]:
    """The group with whose name the title begins, if it names nobody else: "Lazarus Group"."""
    title = next((r for r in readings if r.sentence.kind is BlockKind.HEADING), None)
    names = sorted(title.mentions.names, key=lambda n: n.start) if title else []
    is_about = bool(names) and names[0].start == 0 and all(n.kind == "actor" for n in names)
    return tuple(names[:1]) if is_about and names[0].id not in GENERAL_ACTORS else ()


def _accused_above(
    section: int, readings: Sequence[SentenceReading], levels: Mapping[int, int], cues: Cues
) -> tuple[NameMention, ...]:
    """The actors of the heading above a section's, which names nobody else; the title is about more than thefts."""
    at = section
    while (above := readings[at].sentence.section) >= 0 and levels[above] >= levels[section]:
        at = above
    if above < 0 or levels[above] < LOWEST_TITLE:
        return ()
    heading = readings[above]
    is_denied = cues.stances[Stance.DENIED].search(heading.sentence.text)
    return () if is_denied or heading.mentions.parties or heading.victims else heading.mentions.actors

"""What the cells of a table's row hold: the sums, in the unit of a header, and the date, in the year of a heading."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parsers.claims.values import Fact, Victim
from parsers.mentions.amounts import find_amounts
from parsers.mentions.dates import find_dates
from parsers.mentions.values import NameMention
from parsers.names import slug, victim_id
from parsers.values import Stance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parsers.claims.cues import Cues
    from parsers.claims.values import Mentions, SentenceReading
    from parsers.languages import Language
    from parsers.lexicon import Lexicon
    from parsers.mentions.values import AmountMention
    from parsers.values import Block, PartialDate

LONGEST_NAME = 60
PERSON = re.compile(r"(?:[A-Z][\w’'\-]+(?:\s[A-Z][\w.’'\-]+){1,2}|[ァ-ヺー]{2,}(?:[・＝][ァ-ヺー]{2,}){1,3})")
_NEXT = r"(?:(?:,\sand|,|\sand|\s&|\s?/)\s|、|と)"
# several of them, and what follows: who they are, or in brackets who says so
PERSONS = re.compile(
    rf"[\s*_“”\"']*(?P<row>{PERSON.pattern}(?:{_NEXT}{PERSON.pattern})*)[*_”\"']*(?P<rest>,\s[a-z].*|\s?[(（].*)?\s*$",
    re.DOTALL,
)
# 元従業員（ペク・ジフン）: who it was, with the name in brackets
TITLED = re.compile(rf"[^\x00-\x7f（）()]{{2,12}}\s?[（(](?P<name>{PERSON.pattern})[)）]")
DASH = re.compile(r"[-–—―－]+")
# What stands in brackets behind a name in a cell: a year, a sum, another spelling
BRACKET = re.compile(r"\s*[(（\[].*$", re.DOTALL)
# a name in letters of its own and in Latin ones behind: 잉크캡(Inkcap), インクキャップ（Inkcap）
GLOSSED = re.compile(
    r"(?P<name>[^\s\x00-\x7f（）]{2,12})\s?[(（](?P<gloss>[A-Z][A-Za-z]+(?:\s[A-Z][A-Za-z]+)?)[)）]"
)
IN_BRACKETS = re.compile(r"[(（\[](?:単位|단위|in|unit)?\s?[:：]?\s*(?P<unit>[^)）\]]+)[)）\]]")
EMPTY = re.compile(r"[(（\[]\s*[)）\]]")
LAST_WORD = re.compile(r"^.*[,\s](?=\S)", re.DOTALL)
SCALE = re.compile(r"(?i)\b(?:thousand|million|billion|mn|bn)s?\b|(?<=[\s$€£¥₩(])m(?=\s*[)\]]|$)")
# 10/04, 10월 4일 without a year
DAY = re.compile(r"(?P<month>1[0-2]|0?[1-9])\s?(?:[/.\-]|月|월)\s?(?P<day>3[01]|[12]\d|0?[1-9])\s?[日일]?")
GRADES = (
    ("suspected", Stance.SUSPECTED),
    ("assessed", Stance.ASSESSED),
    ("confirmed", Stance.ASSERTED),
)
YEAR = re.compile(r"(?<!\d)(20[12]\d)(?!\d)")
NUMBER = re.compile(
    r"(?i)(?:約|약|about |~|≈)?\s?[\d,.]+"
    r"(?:\s?(?:thousand|million|billion|mn|bn|m|万|億|(?:억(?:\s?[\d,.]+)?\s?)?[천백십]?만|억))?"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row, offsets in the row's text."""

    start: int
    end: int
    text: str
    header: str


def fact_of(
    columns: Mapping[str, Cell],
    victim: Victim,
    mentions: Mentions,
    heading: str,
    language: Language,
    lexicon: Lexicon,
) -> Fact:
    """The theft of a row, by the cells of its roles ("victim", "amount", "date"); `heading` stands above the table."""
    cells = [columns[r] for r in ("amount", "value", "victim") if r in columns]
    amounts = tuple(m for m in mentions.amounts if any(c.start <= m.start < c.end for c in cells))
    for cell in (columns[r] for r in ("amount", "value") if r in columns):
        if not any(cell.start <= m.start < cell.end for m in amounts):
            amounts += _in_unit_of_header(cell, language, lexicon)
    # below 流出 alone: the day and the sum
    cells = [
        columns[r]
        for r in (("date", "victim") if "date" in columns else ("amount", "victim"))
        if r in columns
    ]
    dates = [d.date for d in mentions.dates if any(c.start <= d.start < c.end for c in cells)]
    if not dates and "date" in columns:
        dates = _in_year_of(heading, columns["date"])
    return Fact(victim, amounts, dates[0] if dates else None)


def _in_year_of(heading: str, cell: Cell) -> list[PartialDate]:
    """10/04 below "Incidents of 2025": the day of the cell, in the year that the heading gives."""
    years = set(YEAR.findall(heading))
    day = DAY.fullmatch(cell.text.strip())
    if len(years) != 1 or day is None:
        return []
    iso = f"{years.pop()}-{int(day['month']):02d}-{int(day['day']):02d}"
    return [d.date for d in find_dates(iso, None)]


def _in_unit_of_header(cell: Cell, language: Language, lexicon: Lexicon) -> tuple[AmountMention, ...]:
    """308 below "Value (USD million)": the number of the cell, in the unit that its header gives."""
    number = NUMBER.fullmatch(cell.text.strip())
    if number is None:
        return ()
    scale = SCALE.search(cell.header)
    unit = SCALE.sub("", cell.header) if scale else cell.header
    words = (number[0], scale[0] if scale else "", _unit(unit))
    sums = find_amounts(" ".join("million" if w in {"m", "M"} else w for w in words if w), language, lexicon)
    return tuple(replace(m, start=cell.start, end=cell.end, surface=cell.text) for m in sums[:1])


def _unit(header: str) -> str:
    """What the brackets of a header hold, or its last word: Value (USD), 被害額（億円）, Loss, USD."""
    header = EMPTY.sub("", header)  # "USD (m)" without its scale
    bracket = IN_BRACKETS.search(header)
    return (bracket["unit"] if bracket else LAST_WORD.sub("", header)).strip(" ,:;-")


def cells_of(block: Block, reading: SentenceReading) -> list[Cell]:
    """The cells of a row, with their headers."""
    begin, text = reading.sentence.start, reading.sentence.text
    spans = [(c.start - begin, c.end - begin, c.header.strip()) for c in block.cells]
    return [Cell(start, end, text[start:end], header) for start, end, header in spans]


def victim_of(cell: Cell, reading: SentenceReading, lexicon: Lexicon) -> Victim | None:
    """Whom the cell names as robbed: the one that is known, else its text without what stands in brackets."""
    inside = [v for v in reading.victims if cell.start <= v.start and v.end <= cell.end]
    if len(inside) == 1:
        return replace(inside[0], is_target=True)
    listed = [n for n in reading.mentions.names if n.kind == "victim" and cell.start <= n.start < cell.end]
    if len({n.id for n in listed}) == 1:  # "Bybit hack", 바이비트 해킹
        return Victim(listed[0].start, listed[0].end, listed[0].surface, listed[0].id, "listed")
    day = min((d.start for d in reading.mentions.dates if cell.start < d.start < cell.end), default=cell.end)
    called = cell.text[: day - cell.start]  # "Greylag, Dec 2025"
    name = BRACKET.sub("", called).strip(" *_“”\"'「」").rstrip(",，、;:–—-/ ")
    if not name or len(name) > LONGEST_NAME:
        return None
    start = cell.start + cell.text.index(name)
    return Victim(start, start + len(name), name, victim_id(name, lexicon))


def persons_in(
    cell: Cell, reading: SentenceReading, lexicon: Lexicon, cues: Cues, *, is_alone: bool
) -> tuple[NameMention, ...]:
    """ "Jan Novak", "Jan Novak and Petr Hora, two brothers (FBI)": culprits by their form, where no listed one stands.

    "Private Key Leak" is none. `is_alone`: whether a name without a word on whose or who it is may be one.
    """
    inside = [n for n in reading.mentions.names if cell.start <= n.start < cell.end]
    if any(n.kind != "party" for n in inside):
        return ()
    text = cell.text
    common = lexicon.cues["cues_common_words"]["english"]["words"].split()
    if role := cues["table.insiders"].fullmatch(text.strip(" *_.").casefold()):
        return (NameMention(cell.start, cell.end, text, "actor", slug(role[0]), role[0]),)
    glossed = GLOSSED.fullmatch(text.strip(" *_"))
    if glossed and not set(glossed["gloss"].casefold().split()) <= set(common):
        start = cell.start + text.index(glossed["name"])
        end = start + len(glossed["name"])
        return (NameMention(start, end, glossed["name"], "actor", slug(glossed["gloss"]), glossed["name"]),)
    if titled := TITLED.fullmatch(text.strip(" *_")):
        start = cell.start + text.index(titled["name"])
        name = titled["name"]
        return (NameMention(start, start + len(name), name, "actor", slug(name), name),)
    last = text.strip(" *_").rpartition(" ")[2].casefold()
    is_told = cues["table.crews"].fullmatch(last) is not None  # "Sandpiper Collective"
    said = max((n.end for n in inside if text[n.end - cell.start :].startswith(":")), default=cell.start - 1)
    row = PERSONS.match(text, said + 1 - cell.start)
    if row is None or not (is_alone or is_told or inside or row["rest"]):
        return ()
    found = list(PERSON.finditer(text, *row.span("row")))
    if not is_told and any(not set(m[0].casefold().split()).isdisjoint(common) for m in found):
        return ()
    at = cell.start
    spans = [(at + m.start(), at + m.end(), m[0]) for m in found]
    if any(n.start < b and a < n.end for n in inside for a, b, _ in spans):
        return ()
    return tuple(NameMention(a, b, name, "actor", slug(name), name) for a, b, name in spans)


def is_hearsay(party: Cell, stance: Stance) -> bool:
    """ "North Korea (suspected) | –": a dash for who says so leaves a suspicion that is nobody's; a flat verdict none."""
    return stance is Stance.SUSPECTED and DASH.fullmatch(party.text.strip()) is not None


def grade_of(text: str, cues: Cues, flat: Stance | None = Stance.ASSERTED) -> Stance | None:
    """How surely a cell accuses: None for unattributed or withdrawn, `flat` where it gives no grade."""
    if is_withdrawn(text, cues):
        return None
    if (unknown := cues["gates.unknown"].search(text)) is not None:
        # "unknown; ZachXBT says not North Korea"
        return Stance.DENIED if _denies(text, cues, unknown.end()) else None
    if _denies(text, cues):
        return Stance.DENIED
    found = {
        stance: len(match.group()) for key, stance in GRADES if (match := cues[f"grades.{key}"].search(text))
    }
    if not found:  # "probably Citrine Sleet"
        hedges = (Stance.ASSESSED, Stance.SUSPECTED)
        return next((h for h in hedges if cues.stances[h].search(text)), flat)
    # 可能性が高い says more than 可能性
    return max(found, key=lambda stance: found[stance], default=flat)


def is_withdrawn(text: str, cues: Cues) -> bool:
    """Whether a cell takes its accusation back: "formerly Lazarus Group, withdrawn"."""
    return cues["grades.withdrawn"].search(text) is not None


def _denies(text: str, cues: Cues, start: int = 0) -> bool:
    """Whether a cell clears whom it names, as sentences do or in a cell's short way: "not APT38", 라자루스 아님."""
    return bool(cues.stances[Stance.DENIED].search(text, start) or cues["grades.denied"].search(text, start))

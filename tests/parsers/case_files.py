"""The reader's cases: folders of an input, what is declared of it, and the claims that it holds.

`cases/README.md` says how one is written. A folder that is incomplete or holds an unknown key raises
CaseError.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from parsers.values import Capture, Reading
from tests.parsers.pdf_pages import draw_pdf

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

CASES = Path(__file__).parent / "cases"
NAME = re.compile(r"[a-z0-9_]+")
CONTENT_TYPES = {
    ".html": "text/html",
    ".md": "text/markdown",
    ".txt": "text/plain",
    ".xml": "application/rss+xml",
    ".toml": "application/pdf",
}
FACTS = frozenset({"url", "publisher", "published_on", "language", "note"})
OPTIONAL_FACTS = frozenset({"content_type", "encoding", "feed_url", "invented", "parser"})
FIELDS = frozenset({"victim", "party", "voice", "actors", "stance", "amounts", "theft_date", "quote"})


class CaseError(ValueError):
    """A case folder that cannot be read as one; the message names the file and what to change."""


@dataclass(frozen=True, slots=True)
class ExpectedClaim:
    """One row of `expected.jsonl`: the fields of a claim as they should be read."""

    victim: str
    party: str
    voice: str
    actors: tuple[str, ...]
    stance: str
    amounts: tuple[tuple[Decimal, str], ...]
    theft_date: str | None
    quote: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One folder. `name` is trap/case; `item_url` is set when the input is a feed."""

    name: str
    trap: str
    capture: Capture
    item_url: str
    expected: tuple[ExpectedClaim, ...]
    note: str


def load_cases(root: Path = CASES) -> tuple[Case, ...]:
    """Every case below `root`, in the order of their names. CaseError for a folder that is none."""
    folders = sorted(folder for trap in root.iterdir() if trap.is_dir() for folder in trap.iterdir())
    return tuple(load_case(folder) for folder in folders)


def load_case(folder: Path) -> Case:
    """Read the case in one folder. CaseError names what is missing or unknown."""
    if not NAME.fullmatch(folder.name):
        raise CaseError(f"{folder}: small letters, digits and underscores: `helped_and_found_en`")
    facts = _facts(folder / "case.toml")
    source = _input_file(folder)
    feed_url = facts.get("feed_url", "")
    capture = Capture(
        url=feed_url or facts["url"],
        content=_content(source, facts.get("encoding", "utf-8")),
        content_type=facts.get("content_type", CONTENT_TYPES[source.suffix]),
        publishers=tuple(facts["publisher"]),
        language=facts["language"],
        published_on=_published_on(facts),
        reading=Reading(parser=facts.get("parser", "")),
    )
    return Case(
        name=f"{folder.parent.name}/{folder.name}",
        trap=folder.parent.name,
        capture=capture,
        item_url=facts["url"] if feed_url else "",
        expected=_expected(folder / "expected.jsonl"),
        note=facts["note"],
    )


def _facts(path: Path) -> dict[str, Any]:
    try:
        facts = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as fault:
        raise CaseError(f"{path}: {fault}: every case folder needs a readable case.toml") from fault
    if lacking := FACTS - facts.keys():
        raise CaseError(f"{path}: add {', '.join(sorted(lacking))}")
    if unknown := facts.keys() - FACTS - OPTIONAL_FACTS:
        raise CaseError(f"{path}: unknown {', '.join(sorted(unknown))}: remove or correct")
    return facts


def _published_on(facts: Mapping[str, Any]) -> date | None:
    published: date | str = facts["published_on"]
    return None if isinstance(published, str) else published


def _input_file(folder: Path) -> Path:
    inputs = sorted(folder.glob("input.*"))
    if len(inputs) != 1 or inputs[0].suffix not in CONTENT_TYPES:
        raise CaseError(f"{folder}: wants exactly one input with a suffix of {', '.join(CONTENT_TYPES)}")
    return inputs[0]


def _content(source: Path, encoding: str) -> bytes:
    if source.suffix == ".toml":
        return draw_pdf(tomllib.loads(source.read_text(encoding="utf-8")))
    text = source.read_text(encoding="utf-8")
    return text.encode(encoding)


def _expected(path: Path) -> tuple[ExpectedClaim, ...]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as fault:
        raise CaseError(f"{path}: {fault}: an empty file says that there is no claim") from fault
    return tuple(_row(path, number, line) for number, line in enumerate(lines, 1) if line.strip())


def _row(path: Path, number: int, line: str) -> ExpectedClaim:
    row = json.loads(line, parse_float=Decimal, parse_int=Decimal)
    if FIELDS - row.keys() or row.keys() - FIELDS - {"optional"}:
        raise CaseError(f"{path}:{number}: wants {', '.join(sorted(FIELDS))} and at most `optional`")
    return ExpectedClaim(
        victim=row["victim"],
        party=row["party"],
        voice=row["voice"],
        actors=tuple(row["actors"]),
        stance=row["stance"],
        amounts=tuple((amount["value"], amount["currency"]) for amount in row["amounts"]),
        theft_date=row["theft_date"],
        quote=row["quote"],
        optional=row.get("optional", False),
    )

"""A baseline made of what one document says, as the TOML file that `flows.baselines` reads.

Stated       one attribution of the document
Draft        the document and its attributions -> write_draft -> a file in the data folder
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flows.baselines import read_baseline
from flows.errors import UsageError, from_os_error
from parsers.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from decimal import Decimal
    from pathlib import Path

    from parsers.values import Claim

_ATTRIBUTING = ("asserted", "assessed", "suspected")


@dataclass(frozen=True, slots=True)
class Stated:
    """One party's attribution of one theft. `theft`: what tells the document's thefts apart.

    `known_date`: the day that other documents give for the theft, empty where the document dates it itself.
    """

    theft: str
    victim: str
    victim_name: str
    party: str
    voice: str
    actors: tuple[str, ...]
    stance: str
    amounts: tuple[tuple[Decimal, str], ...]
    theft_date: str
    basis: str
    is_collective: bool
    known_date: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a baseline needs of a document."""

    title: str
    url: str
    issued_on: date
    stated: tuple[Stated, ...]


def from_claim(claim: Claim) -> Stated:
    """Take over a claim that was read out of a file."""
    sums = tuple((amount.value, amount.currency) for amount in claim.amounts)
    on = str(claim.theft_date or "")
    return Stated(
        # one text tells two thefts of one victim apart by day or sum
        theft=f"{claim.victim} {on or sums}",
        victim=claim.victim,
        victim_name=claim.victim_name,
        party=claim.party,
        voice=claim.voice.value,
        actors=claim.actors,
        stance=claim.stance.value,
        amounts=sums,
        theft_date=on,
        basis=claim.basis.value if claim.basis else "",
        is_collective=claim.is_collective,
    )


def from_row(row: dict[str, Any]) -> Stated:
    """Take over a row of `show/claims_of_version`."""
    sums = tuple((amount["value"], amount["currency"]) for amount in row["amounts"])
    on, known = row["theft_date"] or "", row["known_date"] or ""
    return Stated(
        theft=row["theft_id"] or f"{row['victim']} {on or sums}",
        victim=row["victim"],
        victim_name=row["victim_name"],
        party=row["party"],
        voice=row["voice"],
        actors=tuple(row["actors"]),
        stance=row["stance"],
        amounts=sums,
        theft_date=on,
        basis=row["basis"] or "",
        is_collective=row["is_collective"],
        known_date=known if len(known) > len(on) else "",
    )


def select(stated: Iterable[Stated], *, with_reported: bool) -> tuple[Stated, ...]:
    """Keep what makes an attribution: in the document's own voice, or also reported; no doubts, nobody's."""
    return tuple(
        one
        for one in stated
        if one.party != "unstated"
        and one.stance in _ATTRIBUTING
        and one.actors
        and (with_reported or one.voice == "own")
    )


def name_draft(draft: Draft) -> str:
    """Name a baseline by day and speakers: `2025-10-22-msmt`."""
    states = dict.fromkeys(one.party.split(".", 1)[0] for one in draft.stated)
    return f"{draft.issued_on.isoformat()}-{'-'.join(slug(state) for state in states)}"


def write_draft(draft: Draft, path: Path, *, is_replacing: bool) -> None:
    """Write the file and read it back. UsageError if it exists; WriteError, ConfigurationError."""
    if path.exists() and not is_replacing:
        raise UsageError(
            "there is a baseline of this name",
            subject=str(path),
            action="Give another one with --name, or --replace it.",
        )
    beside = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text("\n".join(_lines(draft)) + "\n", encoding="utf-8")
        read_baseline(beside)
        beside.replace(path)
    except OSError as error:
        raise from_os_error(error, subject=str(path)) from error
    finally:
        beside.unlink(missing_ok=True)


def _lines(draft: Draft) -> Iterator[str]:
    yield "# Made of one document by `claimwatch baseline import`. Correct what is wrong: this file counts."
    yield f"title = {_text(draft.title)}"
    yield f"issued_on = {draft.issued_on.isoformat()}"
    yield f"parties = {_list(sorted({one.party for one in draft.stated}))}"
    yield f"urls = {_list([draft.url])}"
    for theft in dict.fromkeys(one.theft for one in draft.stated):
        yield from _theft_lines([one for one in draft.stated if one.theft == theft])


def _theft_lines(stated: Sequence[Stated]) -> Iterator[str]:
    sums = dict.fromkeys(amount for one in stated for amount in one.amounts)
    first = stated[0]
    yield "\n[[theft]]"
    yield f"victim = {_text(first.victim)}"
    yield f"victim_name = {_text(first.victim_name or first.victim)}"
    if sums:
        listed = ", ".join(f"{{ value = {_plain(value)}, currency = {_text(unit)} }}" for value, unit in sums)
        yield f"amounts = [{listed}]"
    if on := max((one.theft_date for one in stated), key=len):
        yield f"date = {_text(on)}"
    for actors, stance, basis, is_collective in dict.fromkeys(map(_wording, stated)):
        wording = (actors, stance, basis, is_collective)
        parties = sorted({one.party for one in stated if _wording(one) == wording})
        yield "\n[[theft.attribution]]"
        yield f"parties = {_list(parties)}"
        yield f"actors = {_list(actors)}"
        yield f"stance = {_text(stance)}"
        yield f"wording = {_text('collective' if is_collective else 'own')}"
        if basis:
            yield f"basis = {_text(basis)}"
    if known := max((one.known_date for one in stated), key=len):
        yield "\n[theft.known] # helps to recognise the theft, and is never compared"
        yield f"date = {_text(known)}"
        yield 'source = "other documents of the warehouse, when this was made"'


def _wording(one: Stated) -> tuple[tuple[str, ...], str, str, bool]:
    return one.actors, one.stance, one.basis, one.is_collective


def _plain(value: Decimal) -> str:
    # stored with eight places
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"


def _text(text: str) -> str:
    # JSON's strings are TOML's, but for the character that deletes
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_text, texts))}]"

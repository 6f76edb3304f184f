"""A statement against which attributions are compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from parsers.values.claim import Amount, Basis, PartialDate


@dataclass(frozen=True, slots=True)
class BaselineAttribution:
    """One party's attribution of one theft. `wording`: `collective` ("individually and jointly") or `own`."""

    party: str
    actors: tuple[str, ...]
    stance: str
    wording: str
    basis: Basis | None


@dataclass(frozen=True, slots=True)
class BaselineTheft:
    """A theft as the statement gives it; `known_*` is what is known besides, with its source, for resolving only."""

    victim: str
    victim_name: str
    amounts: tuple[Amount, ...]
    theft_date: PartialDate | None
    attributions: tuple[BaselineAttribution, ...]
    known_date: PartialDate | None = None
    known_amounts: tuple[Amount, ...] = ()
    known_source: str = ""


@dataclass(frozen=True, slots=True)
class BaselineReference:
    """Something the statement names: an advisory, a warning, a symposium, a body, a group, a malware.

    `names`: spellings by which a text speaks of it; empty where issuer and date identify it.
    """

    reference_id: str
    kind: str
    name: str
    parties: tuple[str, ...]
    issued_on: date | None
    urls: tuple[str, ...] = ()
    note: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Baseline:
    """A statement: who makes it, when, about which thefts. `baseline_id` is the file's name without `.toml`."""

    baseline_id: str
    title: str
    issued_on: date
    parties: tuple[str, ...]
    urls: tuple[str, ...]
    thefts: tuple[BaselineTheft, ...]
    references: tuple[BaselineReference, ...] = ()

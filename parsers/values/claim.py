"""Who says that whom robbed, and the sentence that carries it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


class Voice(StrEnum):
    """`own`: the publisher or a co-issuer attributes; `reported`: the document tells of another's attribution."""

    OWN = "own"
    REPORTED = "reported"


class Stance(StrEnum):
    """How surely the party says it, from fact to doubt."""

    ASSERTED = "asserted"
    ASSESSED = "assessed"
    SUSPECTED = "suspected"
    DENIED = "denied"
    DISPUTED = "disputed"


class Basis(StrEnum):
    """What the attribution rests on, where the text says so."""

    OWN_INVESTIGATION = "own_investigation"
    INDUSTRY_ANALYSIS = "industry_analysis"
    OTHER_PARTY = "other_party"


class Checksum(StrEnum):
    """`none`: this kind of address carries no checksum."""

    VALID = "valid"
    INVALID = "invalid"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum. `currency` is ISO 4217 or a ticker, in capitals; `value` in whole units (not millions)."""

    value: Decimal
    currency: str


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date with the precision that its text states: year, month or day. Missing parts are 0."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        if self.day:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """`2025-02-21`, `2024-05` or `2024`. ValueError for anything else."""
        if not (found := re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text)):
            raise ValueError(f"{text!r} is not a date: write 2025-02-21, 2024-05 or 2024")
        return cls(*(int(part) for part in found.groups() if part))


@dataclass(frozen=True, slots=True)
class Claim:
    """One party's statement about one theft in one document version.

    `victim` is a slug, or `unnamed:` and a description; `victim_name` as the text writes it; `victim_key` its
    spelling reduced for comparison over scripts. `party`, `actors` are ids. `quote` stands in the document's text
    at [`quote_start`, `quote_end`). `is_collective`: the parties speak "individually and jointly". `rule` names
    the rule of the grammar that read it.
    """

    claim_id: str
    document_id: str
    version_id: str
    victim: str
    victim_name: str
    victim_key: str
    party: str
    voice: Voice
    actors: tuple[str, ...]
    stance: Stance
    amounts: tuple[Amount, ...]
    theft_date: PartialDate | None
    basis: Basis | None
    is_collective: bool
    quote: str
    quote_start: int
    quote_end: int
    rule: str


@dataclass(frozen=True, slots=True)
class WalletAddress:
    """An address that a document ties to a theft. `claim_ids`: the document's claims about that theft."""

    chain: str
    address: str
    checksum: Checksum
    version_id: str
    start: int
    end: int
    claim_ids: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A sentence that was considered and is no claim, with the name of the rule that refused it."""

    start: int
    end: int
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one document version."""

    claims: tuple[Claim, ...]
    addresses: tuple[WalletAddress, ...] = ()
    rejections: tuple[Rejection, ...] = ()

"""What the finders of mentions give. All offsets are 0-based, half-open, in code points of the text given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from parsers.values import Amount, Checksum, PartialDate

NameKind = Literal["party", "actor", "victim"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a text; `surface` is what stands there, verbatim."""

    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class AmountMention(Mention):
    """A sum as it is written. A range gives both ends as two amounts.

    `is_approximate`: about, 約, 여, at least. `is_currency_assumed`: the text leaves the currency out, as
    Korean headlines do with 원; the surroundings told that it is money.
    """

    amounts: tuple[Amount, ...]
    is_approximate: bool = False
    is_range: bool = False
    is_currency_assumed: bool = False


@dataclass(frozen=True, slots=True)
class DateMention(Mention):
    """A date with the precision of its words; spans of days or months have an `end_date`.

    `has_year`: the words themselves fix the year (2024, 令和6年, 昨年, "last year"); otherwise it was filled in.
    `is_compared`: a year alone that lies before the one told (前年, 전년): what is counted now is compared with it.
    """

    date: PartialDate
    end_date: PartialDate | None = None
    has_year: bool = True
    is_compared: bool = False


@dataclass(frozen=True, slots=True)
class NameMention(Mention):
    """A party, an actor or a known victim. A group of states (日米韓) gives one for each, on one span.

    `group`: the entry of that group, or empty. `is_malware`: the words around say that the program is meant,
    not the group of that name.
    """

    kind: NameKind
    id: str
    name: str
    is_malware: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class AddressMention(Mention):
    """A wallet address as written. `reason` says what the verdict rests on, or what is wrong with it."""

    chain: str
    address: str
    checksum: Checksum
    reason: str

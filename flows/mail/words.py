"""Ids and numbers in words that a reader of mails and tables understands."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from parsers.values import Amount

_SCALES = ((Decimal(10**9), "billion"), (Decimal(10**6), "million"))
_SCALED_DIGITS = 2
# written before the sum; tickers stand behind it
_STATE_MONEY = frozenset(
    {"USD", "JPY", "KRW", "EUR", "GBP", "CNY", "INR", "SGD", "AUD", "CAD", "CHF", "HKD", "AED"}
)
_STANCES = {
    "asserted": "states that",
    "assessed": "assesses that",
    "suspected": "suspects that",
    "denied": "denies that",
    "disputed": "doubts that",
}
_BASES = {
    "own_investigation": "own investigation",
    "industry_analysis": "industry analysis",
    "other_party": "another party's finding",
}


@dataclass(frozen=True, slots=True)
class Names:
    """Names by kind and id (`party:us.fbi`); an id without a name is shown as it is."""

    known: Mapping[str, str]

    def party(self, party: str) -> str:
        """Name a party; an agency with its state (`FBI (US)` reads on from `us.fbi`)."""
        if party == "unstated":
            return "an unnamed party"
        return self.known.get(f"party:{party}", party)

    def parties(self, parties: Iterable[str]) -> str:
        """Name several parties in one phrase."""
        return join(self.party(party) for party in parties)

    def actors(self, actors: Iterable[str]) -> str:
        """Name the actors, the most specific first: `TraderTraitor, DPRK`."""
        return ", ".join(self.known.get(f"actor:{actor}", actor) for actor in actors) or "no one by name"

    def victim(self, victim: str, written: str = "") -> str:
        """Name a victim, as the text writes it where no list names it."""
        if victim.startswith("unnamed:"):
            return f"unnamed victim ({victim.removeprefix('unnamed:').replace('-', ' ')})"
        return self.known.get(f"victim:{victim}") or written or victim


def join(parts: Iterable[str]) -> str:
    """Join as people do: `a`, `a and b`, `a, b and c`."""
    listed = list(parts)
    return " and ".join([", ".join(listed[:-1]), listed[-1]] if len(listed) > 1 else listed)


def amount_text(amount: Amount) -> str:
    """Write a sum: `USD 1.5 billion`, `KRW 58 billion`, `4,502.9 BTC`."""
    if amount.currency not in _STATE_MONEY:
        return f"{_grouped(amount.value)} {amount.currency}"
    for scale, word in _SCALES:
        if amount.value >= scale and amount.value / scale == round(amount.value / scale, _SCALED_DIGITS):
            return f"{amount.currency} {_plain(amount.value / scale)} {word}"
    return f"{amount.currency} {_grouped(amount.value)}"


def amounts_text(amounts: Iterable[Amount]) -> str:
    """Write sums one after the other, empty where there are none."""
    return ", ".join(amount_text(amount) for amount in amounts)


def stance_text(stance: str) -> str:
    """Say how surely: `states that`."""
    return _STANCES.get(stance, f"({stance}) says that")


def basis_text(basis: str) -> str:
    """Say what it rests on."""
    return _BASES.get(basis, basis.replace("_", " "))


def _grouped(value: Decimal) -> str:
    return f"{int(value):,}" if value == value.to_integral_value() else f"{value.normalize():,f}"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"

"""Ids and numbers in words that a reader of mails and tables understands."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Protocol

    from parsers.values import Amount, PartialDate

    class Told(Protocol):
        """A claim, fresh from a document or out of the warehouse."""

        @property
        def party(self) -> str: ...  # noqa: D102
        @property
        def voice(self) -> str: ...  # noqa: D102
        @property
        def stance(self) -> str: ...  # noqa: D102
        @property
        def basis(self) -> str | None: ...  # noqa: D102
        @property
        def victim(self) -> str: ...  # noqa: D102
        @property
        def victim_name(self) -> str: ...  # noqa: D102
        @property
        def actors(self) -> tuple[str, ...]: ...  # noqa: D102
        @property
        def amounts(self) -> tuple[Amount, ...]: ...  # noqa: D102
        @property
        def theft_date(self) -> PartialDate | str | None: ...  # noqa: D102


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
    "own_investigation": "an investigation of its own",
    "industry_analysis": "industry analysis",
    "other_party": "another party's finding",
}


# states among the actors: what other actors are part of, and not one more of them
_STATES = frozenset({"dprk"})


@dataclass(frozen=True, slots=True)
class Names:
    """Names by kind and id (`party:us.fbi`); an id without a name is spelled as one."""

    known: Mapping[str, str]

    def party(self, party: str) -> str:
        """Name a party: `FBI`, `Elliptic`; a robbed firm that speaks by its name as a victim."""
        if party == "unstated":
            return "an unnamed party"
        return self.known.get(f"party:{party}") or self.known.get(f"victim:{party}") or self._spell(party)

    def _spell(self, party: str) -> str:
        """Write an id as a name: `demo-ledger` as `Demo Ledger`, `jp.npsc` as `NPSC (Japan)`."""
        state, dot, office = party.rpartition(".")
        if dot:
            return f"{office.replace('-', ' ').upper()} ({self.known.get(f'party:{state}', state)})"
        return " ".join(word[:1].upper() + word[1:] for word in party.split("-"))

    def parties(self, parties: Iterable[str]) -> str:
        """Name several parties in one phrase."""
        return join(self.party(party) for party in parties)

    def actors(self, actors: Iterable[str]) -> str:
        """Name the actors in their order, the state behind its groups: `Andariel of North Korea`."""
        listed = list(actors)
        groups = join(self._actor(actor) for actor in listed if actor not in _STATES)
        states = join(self._actor(actor) for actor in listed if actor in _STATES)
        return " of ".join(part for part in (groups, states) if part) or "unnamed actors"

    def _actor(self, actor: str) -> str:
        return self.known.get(f"actor:{actor}") or self._spell(actor)

    def victim(self, victim: str, written: str = "") -> str:
        """Name a victim, as the text writes it where no list names it."""
        if victim.startswith("unnamed:"):
            return f"unnamed victim ({victim.removeprefix('unnamed:').replace('-', ' ')})"
        return self.known.get(f"victim:{victim}") or written or victim


def join(parts: Iterable[str]) -> str:
    """Join as people do: `a`, `a and b`, `a, b and c`."""
    listed = list(parts)
    return " and ".join([", ".join(listed[:-1]), listed[-1]] if len(listed) > 1 else listed)


def counted(number: int, thing: str) -> str:
    """Count things: `1 mail`, `2 mails`."""
    return f"{number} {thing}{'s' * (number != 1)}"


def amount_text(amount: Amount) -> str:
    """Write a sum: `USD 1.5 billion`, `KRW 58 billion`, `4,502.9 BTC`."""
    if amount.currency not in _STATE_MONEY:
        return f"{_grouped(amount.value)} {amount.currency}"
    for scale, word in _SCALES:
        if amount.value >= scale and amount.value / scale == round(amount.value / scale, _SCALED_DIGITS):
            return f"{amount.currency} {_plain(amount.value / scale)} {word}"
    return f"{amount.currency} {_grouped(amount.value)}"


def amounts_text(amounts: Iterable[Amount]) -> str:
    """Write the sums of one theft: `USD 308 million (4,502.9 BTC)`; empty where there are none."""
    first, rest = "", []
    for amount in amounts:
        if first:
            rest.append(amount_text(amount))
        else:
            first = amount_text(amount)
    return f"{first} ({', '.join(rest)})" if rest else first


def stance_text(stance: str) -> str:
    """Say how surely: `states that`."""
    return _STANCES.get(stance, f"({stance}) says that")


def basis_text(basis: str) -> str:
    """Say what it rests on."""
    return _BASES.get(basis, basis.replace("_", " "))


def claim_sentence(claim: Told, names: Names, *, reporter: str = "") -> str:
    """Say in English what a claim says: who, how surely, of whom, about which theft, on what ground."""
    who = names.party(claim.party)
    if claim.voice == "reported":
        who = f"As {reporter or 'the text'} reports, {who}"
    taken = amounts_text(claim.amounts)
    loss = f"{taken} from" if taken else "from"
    when = f" ({claim.theft_date})" if claim.theft_date else ""
    ground = f"; it rests on {basis_text(claim.basis)}" if claim.basis else ""
    victim = names.victim(claim.victim, claim.victim_name)
    told = f"{who} {stance_text(claim.stance)} {names.actors(claim.actors)}"
    return f"{told} stole {loss} {victim}{when}{ground}."


def _grouped(value: Decimal) -> str:
    return f"{int(value):,}" if value == value.to_integral_value() else f"{value.normalize():,f}"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"

"""Baselines: `config/baselines/*.toml` and those that users imported, read strictly into values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, Field

from flows.errors import ConfigurationError
from flows.strict_toml import Table, read_model
from parsers.values import (
    Amount,
    Baseline,
    BaselineAttribution,
    BaselineReference,
    BaselineTheft,
    Basis,
    PartialDate,
    Stance,
)

if TYPE_CHECKING:
    from pathlib import Path

    from flows.paths import Places


def _partial_date(text: str) -> str:
    PartialDate.parse(text)
    return text


PartialDateText = Annotated[str, AfterValidator(_partial_date)]
Id = Annotated[str, Field(min_length=1, pattern=r"^\S+$")]


class _Amount(Table):
    value: Decimal = Field(gt=0)
    currency: str = Field(pattern=r"^[A-Z0-9]{2,10}$")

    def freeze(self) -> Amount:
        return Amount(self.value, self.currency)


class _Attribution(Table):
    parties: tuple[Id, ...] = Field(min_length=1)
    actors: tuple[Id, ...] = Field(min_length=1)
    stance: Stance
    wording: Literal["collective", "own"] = "own"
    basis: Basis | None = None

    def freeze(self) -> tuple[BaselineAttribution, ...]:
        return tuple(
            BaselineAttribution(party, self.actors, self.stance.value, self.wording, self.basis)
            for party in self.parties
        )


class _Known(Table):
    date: PartialDateText | None = None
    amounts: tuple[_Amount, ...] = ()
    source: str = Field(min_length=1)


class _Theft(Table):
    victim: Id
    victim_name: str = Field(min_length=1)
    amounts: tuple[_Amount, ...] = ()
    date: PartialDateText | None = None
    attribution: tuple[_Attribution, ...] = Field(min_length=1)
    known: _Known | None = None

    def freeze(self) -> BaselineTheft:
        known = self.known
        return BaselineTheft(
            victim=self.victim,
            victim_name=self.victim_name,
            amounts=tuple(amount.freeze() for amount in self.amounts),
            theft_date=PartialDate.parse(self.date) if self.date else None,
            attributions=tuple(one for group in self.attribution for one in group.freeze()),
            known_date=PartialDate.parse(known.date) if known and known.date else None,
            known_amounts=tuple(amount.freeze() for amount in known.amounts) if known else (),
            known_source=known.source if known else "",
        )


class _Reference(Table):
    id: Id
    kind: str = Field(min_length=1)
    name: str = Field(min_length=1)
    names: tuple[str, ...] = ()
    parties: tuple[Id, ...] = ()
    issued_on: date | None = None
    urls: tuple[str, ...] = ()
    note: str = ""

    def freeze(self) -> BaselineReference:
        return BaselineReference(
            reference_id=self.id,
            kind=self.kind,
            name=self.name,
            parties=self.parties,
            issued_on=self.issued_on,
            urls=self.urls,
            note=self.note,
            names=self.names,
        )


class _BaselineFile(Table):
    title: str = Field(min_length=1)
    issued_on: date
    parties: tuple[Id, ...] = Field(min_length=1)
    urls: tuple[str, ...] = ()
    theft: tuple[_Theft, ...] = ()
    reference: tuple[_Reference, ...] = ()


def load_baselines(places: Places) -> tuple[Baseline, ...]:
    """Read every baseline, imported ones after shipped ones. ConfigurationError for two of one name."""
    shipped = places.config_files("baselines")
    imported = tuple(sorted(places.baselines.glob("*.toml")))
    if twice := {path.name for path in shipped} & {path.name for path in imported}:
        name = min(twice)
        raise ConfigurationError(
            "a baseline of this name is in the configuration already",
            subject=str(places.baselines / name),
            action="Give the imported one another name.",
        )
    return tuple(read_baseline(path) for path in (*shipped, *imported))


def read_baseline(path: Path) -> Baseline:
    """Read one baseline; its id is the file's name without `.toml`."""
    file = read_model(_BaselineFile, path)
    return Baseline(
        baseline_id=path.stem,
        title=file.title,
        issued_on=file.issued_on,
        parties=file.parties,
        urls=file.urls,
        thefts=tuple(theft.freeze() for theft in file.theft),
        references=tuple(reference.freeze() for reference in file.reference),
    )

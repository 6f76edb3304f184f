"""What people decided about thefts and actors: `decisions.toml` in the data folder, `config/nesting.toml`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from flows.strict_toml import Table, read_model
from warehouse import ActorFact, Decision, Verdict

if TYPE_CHECKING:
    from flows.paths import Places

Text = Annotated[str, Field(min_length=1)]


class _Decision(Table):
    left: Text
    right: Text
    verdict: Verdict
    by: Text
    why: Text
    on: date | None = None


class _DecisionsFile(Table):
    decision: tuple[_Decision, ...] = ()


class _Nest(Table):
    actor: Text
    within: Text
    said_by: Text
    since: date
    source: Text


class _NestingFile(Table):
    nest: tuple[_Nest, ...] = ()


def load_decisions(places: Places) -> tuple[Decision, ...]:
    """Read people's decisions in the order of the file; none where nobody has decided yet."""
    if not places.decisions.exists():
        return ()
    file = read_model(_DecisionsFile, places.decisions)
    return tuple(
        Decision(one.left, one.right, one.verdict, decided_by=one.by, reason=one.why, decided_on=one.on)
        for one in file.decision
    )


def load_nesting(places: Places) -> tuple[ActorFact, ...]:
    """Read which actor is part of which, each pair once whoever says it."""
    file = read_model(_NestingFile, places.config_file("nesting.toml"))
    pairs = dict.fromkeys((one.actor, one.within) for one in file.nest)
    return tuple(ActorFact(actor, broader) for actor, broader in pairs)

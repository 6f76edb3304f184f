"""What recipients of mails wish for, held against what can ever come: a misspelt wish would never be met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.errors import ConfigurationError
from flows.near import near, or_these

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.paths import Places
    from flows.settings import AlertSettings
    from parsers.lexicon import Lexicon
    from parsers.values import Baseline
    from warehouse import ActorFact


def check_wishes(
    alerts: AlertSettings,
    lexicon: Lexicon,
    baselines: Iterable[Baseline],
    actors: Iterable[ActorFact],
    places: Places,
) -> None:
    """ConfigurationError names the first wish that nothing can meet.

    Victims may be ones that no list names yet: only what resembles a known one is taken for a misspelling.
    """
    baselines = tuple(baselines)
    thefts = [theft for baseline in baselines for theft in baseline.thefts]
    known = {
        "parties": _ids(lexicon, "party") | _ids(lexicon, "victim"),
        "actors": _ids(lexicon, "actor") | {one for fact in actors for one in (fact.actor, fact.broader)},
        "victims": _ids(lexicon, "victim") | {theft.victim for theft in thefts},
        "baselines": {baseline.baseline_id for baseline in baselines},
    }
    for number, recipient in enumerate(alerts.recipient):
        for key, ids in known.items():
            for written in getattr(recipient, key):
                problem = _problem(key, written, ids)
                if problem:
                    raise ConfigurationError(
                        problem,
                        subject=str(places.config_file("alerts.toml")),
                        place=f"key `recipient[{number}].{key}`",
                        action="Correct it, or add the name to the configuration.",
                    )


def _ids(lexicon: Lexicon, kind: str) -> set[str]:
    return {name.removeprefix(f"{kind}:") for name in lexicon.names if name.startswith(f"{kind}:")}


def _problem(key: str, written: str, known: set[str]) -> str:
    state = written.partition(".")[0]
    if key == "parties" and state != written and written in known:
        return f"`{written}` speaks for a state, and mails are about what states say: write `{state}`"
    if written in known or (key == "victims" and not near(written, known)):
        return ""
    return f"no such id: `{written}`{or_these(written, known)}"

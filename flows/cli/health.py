"""`claimwatch sources`: the catalogue with each source's health, and asking the lists now."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Any

from flows.catalogue import load_catalogue
from flows.cli.listing import list_rows
from flows.cli.session import say
from flows.clock import utc_now
from flows.described import expected, reading, ways
from flows.discover import Habit, discover, notice_silence, silent_since
from flows.errors import ExitCode
from flows.exports.formats import Format
from flows.http.live import open_live_fetcher
from flows.mail.folding import fold
from flows.mail.letter import clean
from flows.run.fetching import is_fault, make_policy
from flows.run.setup import load_setup
from warehouse import show

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from flows.catalogue import Source
    from flows.discover import Discovery, Problem
    from flows.paths import Places
    from flows.run.setup import Setup

_HEALTH = (
    "status", "last_success_at", "last_new_document_at", "last_published_on", "silent_days",
    "longest_silence_days", "stale_after_days", "is_stale", "message", "next_action",
)  # fmt: skip
_CATALOGUE = ("source_id", "publisher", "language", "tier")
_DESCRIBED = ("name", "addresses", "reading", "at_least", "unconfirmed")
_FOR_EYES = (Format.TABLE, Format.MD)
_LABEL = 14
_NOW = ("source_id", "status", "links", "newest", "silent_days", "longest_silence_days", "stale_after_days")
_BEFORE = ("last_success_at", "last_new_document_at")
_CHECKED = (*_NOW, *_BEFORE, "address", "first_links", "problems")
_FIRST_LINKS = 3


def list_sources(places: Places, ids: tuple[str, ...], form: Format) -> None:
    """List the sources with what the last runs said; what else describes them is for programs, or for those named.

    A table of all would be too wide for a screen.
    """
    sources = load_catalogue(places.config_files("sources")).pick(ids)
    known = _health(places)
    if ids and form is Format.TABLE:
        cards = (_card(source, known.get(source.source_id, {})) for source in sources)
        sys.stdout.write("\n\n".join(cards) + "\n")
        return
    more = () if form in _FOR_EYES else _DESCRIBED
    rows = [
        (*_row(source, known.get(source.source_id, {})), *_description(source)[: len(more)])
        for source in sources
    ]
    list_rows((*_CATALOGUE, *_HEALTH, *more), rows, form)


def check_sources(places: Places, ids: tuple[str, ...], form: Format) -> ExitCode:
    """Ask each source's lists now, beside what the runs said before; writes nothing anywhere.

    Each problem is named on stderr too. NOTHING where no list answered, PARTLY where one did not, or is not
    as described.
    """
    setup = load_setup(places)
    health, today = _health(places), utc_now().date()
    checked = [
        _Checked(found, health.get(found.source.source_id, {}), today)
        for found in asyncio.run(_ask(setup, setup.catalogue.pick(ids), today))
    ]
    for problem in (problem for one in checked for problem in one.problems):
        say(str(problem))
    list_rows(_CHECKED, [one.row for one in checked], form)
    if all(one.found.is_failed for one in checked):
        return ExitCode.NOTHING
    return ExitCode.PARTLY if any(one.status != "ok" for one in checked) else ExitCode.DONE


class _Checked:
    """One source's lists as they are now, beside its history. `health`: its row of `sources`, if any."""

    def __init__(self, found: Discovery, health: Mapping[str, Any], today: date) -> None:
        self.found = found
        self._health = health
        self._today = today
        self._habit = Habit(
            health.get("documents") or 0, health.get("last_news_on"), health.get("longest_silence_days")
        )

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is not as the source's description says."""
        if self.found.is_failed:
            return self.found.problems
        return (*self.found.problems, *notice_silence(self.found, self._habit, self._today))

    @property
    def status(self) -> str:
        """As a run would call it."""
        if self.found.is_failed:
            return "failed"
        return "partial" if any(is_fault(one, self.found) for one in self.problems) else "ok"

    @property
    def row(self) -> tuple[Any, ...]:
        """The columns of `_CHECKED`."""
        source, since = self.found.source, silent_since(self.found, self._habit, self._today)
        silent = (self._today - since).days if since else None
        now = (source.source_id, self.status, len(self.found.links), since, silent, self._habit.longest_days)
        before = (self._health.get(name) for name in _BEFORE)
        said = [problem.message for problem in self.problems]
        links = [link.url for link in self.found.links[:_FIRST_LINKS]]
        return (*now, source.stale_after_days, *before, self.found.answered, links, said)


async def _ask(setup: Setup, sources: tuple[Source, ...], today: date) -> list[Discovery]:
    async with open_live_fetcher(make_policy(setup), now=utc_now) as fetcher:
        return await asyncio.gather(
            *(discover(source, fetcher, walls=setup.walls, today=today) for source in sources)
        )


def _health(places: Places) -> dict[str, Mapping[str, Any]]:
    told = show(places.published, "show/sources") if places.published.exists() else ()
    return {row["source_id"]: row for row in told}


def _row(source: Source, health: Mapping[str, Any]) -> tuple[Any, ...]:
    described = (source.source_id, source.publisher, source.language, source.tier.value)
    never = {"status": "never tried", "stale_after_days": source.stale_after_days}
    return (*described, *((never | dict(health)).get(name) for name in _HEALTH))


def _description(source: Source) -> tuple[Any, ...]:
    """The columns of `_DESCRIBED`."""
    return (source.name, list(ways(source)), reading(source), source.at_least, list(source.unconfirmed))


def _card(source: Source, health: Mapping[str, Any]) -> str:
    """Lay one source out: what its description says, then how it fares."""
    fields: list[tuple[str, str]] = [
        ("publisher", f"{source.publisher}, {source.tier.value}, in {source.language}"),
        *(("found through", way) for way in ways(source)),
        ("read by", reading(source)),
        ("expected", expected(source)),
        *(("not confirmed", doubt) for doubt in source.unconfirmed),
    ]
    fields += [
        (name.removesuffix("_at").replace("_", " "), _said(value)) for name, value in _fares(source, health)
    ]
    lines = [f"{source.source_id}: {source.name}"]
    for number, (label, value) in enumerate(fields):
        is_same = number > 0 and fields[number - 1][0] == label
        lines.append(fold(value, f"   {'' if is_same else label:<{_LABEL}} ", " " * (_LABEL + 4)))
    return "\n".join(lines)


def _fares(source: Source, health: Mapping[str, Any]) -> list[tuple[str, Any]]:
    named = zip(_HEALTH, _row(source, health)[len(_CATALOGUE) :], strict=True)
    return [(name, value) for name, value in named if value not in (None, "") and name != "stale_after_days"]


def _said(value: Any) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else clean(str(value))

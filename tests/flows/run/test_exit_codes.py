"""How a run ends: everything done, something failed, or nothing could be done."""

from __future__ import annotations

import weakref
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from flows.catalogue import load_catalogue
from flows.discover import Collected, Discovery
from flows.errors import ClaimwatchError, ExitCode
from flows.http import FailureKind, FetchFailure
from flows.run.fetching import _is_out_of_reach
from flows.run.job import Job, RunReport
from flows.run.launch import _let_go
from parsers.listings import Link
from tests.scale.archives import CHECKOUT
from warehouse import Commit, OutcomeStatus, RunKind, SourceOutcome

if TYPE_CHECKING:
    from collections.abc import Sequence

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)
OK = SourceOutcome("us_one", OutcomeStatus.OK, NOON, links=3, documents_unchanged=3)
FAILED = SourceOutcome("us_two", OutcomeStatus.FAILED, NOON)
DATED = SourceOutcome("jp_three", OutcomeStatus.PARTIAL, NOON, links=2, documents_failed=2)
NO_NEWS = Commit(
    run_id="run",
    is_first_run=False,
    documents_new=0,
    versions_new=0,
    claims_new=0,
    claims_closed=0,
    thefts=1,
    differences_new=0,
    mails_queued=0,
    questions_open=0,
)
HALF = SourceOutcome(
    "jp_four", OutcomeStatus.PARTIAL, NOON, links=2, documents_unchanged=1, documents_failed=1
)


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ((OK,), ExitCode.DONE),
        ((OK, FAILED), ExitCode.PARTLY),
        ((FAILED, HALF), ExitCode.PARTLY),
        ((FAILED, FAILED), ExitCode.NOTHING),
        # a list that is made from dates needs no network; its pages do
        ((FAILED, DATED), ExitCode.NOTHING),
    ],
)
def test_a_run_ends_with_the_code_of_what_it_reached(
    outcomes: Sequence[SourceOutcome], expected: ExitCode
) -> None:
    report = RunReport("run", Job(RunKind.SCHEDULED), tuple(outcomes), (), (), NO_NEWS, documents_read=0)
    assert report.exit_code is expected


def test_a_list_made_from_dates_of_which_nothing_answers_is_no_success() -> None:
    """Its addresses are known without asking; one page that does answer says that the source is there."""
    source = load_catalogue((CHECKOUT / "config" / "sources").glob("gb_*.toml")).pick(())[0]
    guess = Link("https://x.example/20250301.html", "", NOON.date(), is_guess=True)
    listed = Discovery(source, (guess,), "https://x.example/{day}.html")
    refused = FetchFailure(guess.url, FailureKind.CONNECT, "refused", "Try again", is_transient=True)
    assert _is_out_of_reach(listed, Collected(source, (), 0, (refused,)))
    assert not _is_out_of_reach(listed, Collected(source, (), 1, (refused,)))
    # no page on those days is no failure
    assert not _is_out_of_reach(listed, Collected(source, (), 0))
    named = replace(guess, is_guess=False)
    assert not _is_out_of_reach(replace(listed, links=(guess, named)), Collected(source, (), 0, (refused,)))
    assert _is_out_of_reach(Discovery(source, (), ""), None)


class _Held:
    """Stands for the open database."""


def test_an_error_that_is_kept_keeps_nothing_that_the_steps_had_in_hand() -> None:
    """Nor do those that led to it: DuckDB complains at the end of whatever is still held then."""
    kept: list[weakref.ref[_Held]] = []

    def work() -> None:
        held = _Held()
        kept.append(weakref.ref(held))
        raise OSError("the disk is full")

    def step() -> None:
        held = _Held()
        kept.append(weakref.ref(held))
        try:
            work()
        except OSError as error:
            raise ClaimwatchError("it cannot be written", action="Free some space.") from error

    try:
        step()
    except ClaimwatchError as error:
        assert all(one() for one in kept)
        _let_go(error)
        assert [one() for one in kept] == [None, None]

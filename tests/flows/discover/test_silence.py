"""A source is stale when it is silent for longer than described, or than it has ever been."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from flows.discover import Discovery, Habit, ProblemKind, notice_gap, notice_silence, silent_since
from parsers.listings import Link
from tests.flows.discover.harness import TODAY, address, source
from tests.flows.http.site import Site

if TYPE_CHECKING:
    from flows.discover import Problem

DAY = timedelta(days=1)


def listed(*days: date, stale_after_days: int = 90, is_guess: bool = False) -> Discovery:
    """Give what a source lists, a link a day."""
    one = source(Site(), address("/feed"), stale_after_days=stale_after_days)
    links = tuple(Link(f"https://a.example/{day}", "", day, is_guess=is_guess) for day in days)
    return Discovery(one, links, "https://a.example/feed")


def noticed(found: Discovery, habit: Habit = Habit()) -> tuple[Problem, ...]:  # noqa: B008 - frozen
    return notice_silence(found, habit, TODAY)


def test_a_list_without_anything_new_for_longer_than_described_is_told() -> None:
    (problem,) = noticed(listed(date(2020, 11, 2), date(2019, 1, 1)))
    assert problem.kind is ProblemKind.STALE
    assert "nothing new since 2020-11-02" in problem.message
    assert "expects 90 days at the longest" in problem.message


def test_a_source_silent_for_longer_than_ever_is_told_before_its_limit() -> None:
    last = TODAY - 21 * DAY
    (problem,) = noticed(listed(last), Habit(40, last, 20))
    assert "21 days: it has never been silent for more than 20 days" in problem.message
    assert noticed(listed(last), Habit(40, last, 21)) == ()


def test_a_few_documents_make_no_habit() -> None:
    last = TODAY - 21 * DAY
    assert noticed(listed(last), Habit(9, last, 2)) == ()


def test_where_a_list_gives_no_dates_the_documents_held_say_since_when() -> None:
    undated = Discovery(listed().source, (Link("https://a.example/1"),), "https://a.example/feed")
    (problem,) = noticed(undated, Habit(3, TODAY - 200 * DAY, 5))
    assert "200 days" in problem.message


def test_a_guessed_address_is_no_sign_of_life() -> None:
    guessed = listed(TODAY, is_guess=True)
    assert silent_since(guessed, Habit(), TODAY) is None
    (problem,) = noticed(guessed, Habit(3, TODAY - 200 * DAY, 5))
    assert problem.kind is ProblemKind.STALE


@pytest.mark.parametrize("since", [TODAY, TODAY - 90 * DAY])
def test_news_within_the_limit_is_no_silence(since: date) -> None:
    assert noticed(listed(since)) == ()


def test_a_day_that_has_not_come_yet_is_no_sign_of_life() -> None:
    """A slip of the pen for the year would else keep the source from being silent until then."""
    (problem,) = noticed(listed(date(2062, 11, 2), date(2020, 11, 2)))
    assert "nothing new since 2020-11-02" in problem.message
    assert noticed(listed(TODAY + DAY)) == ()  # where it is tomorrow already


def test_a_list_on_which_nothing_was_known_before_may_have_a_gap_behind_it() -> None:
    found, habit = listed(TODAY, TODAY - DAY), Habit(40, TODAY - 9 * DAY, 20, TODAY - 8 * DAY)
    (problem,) = notice_gap(found, habit, lambda _: False)
    assert problem.kind is ProblemKind.GAP
    assert (
        f"none of the 2 documents listed was known: others may have come and gone since {TODAY - 8 * DAY}"
        in (problem.message)
    )
    assert f"run --source xx_test --since {TODAY - 9 * DAY}" in problem.action


def test_a_new_source_a_known_link_and_a_list_by_days_have_no_gap() -> None:
    found, habit = listed(TODAY, TODAY - DAY), Habit(40, TODAY - 9 * DAY, 20)
    assert notice_gap(found, Habit(), lambda _: False) == ()
    assert notice_gap(found, habit, lambda url: url.endswith(str(TODAY - DAY))) == ()
    assert notice_gap(replace(found, is_by_days=True), habit, lambda _: False) == ()

"""Every folder below `cases` is read, and its claims compared with what a careful analyst takes from it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.parsers.case_files import load_cases
from tests.parsers.reading import read_case

if TYPE_CHECKING:
    from tests.parsers.case_files import Case

CASES = load_cases()
KNOWN_GAPS: dict[str, str] = tomllib.loads(
    Path(__file__).with_name("known_gaps.toml").read_text(encoding="utf-8"),
)["gaps"]


def marked(case: Case) -> object:
    """Make a test of it: a known gap must fail, and shouts once the reader manages it."""
    if case.name in KNOWN_GAPS:
        return pytest.param(
            case, id=case.name, marks=pytest.mark.xfail(strict=True, reason=KNOWN_GAPS[case.name])
        )
    return pytest.param(case, id=case.name)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_case_is_read_as_a_careful_analyst_does(case: Case) -> None:
    outcome = read_case(case)
    verdict = outcome.verdict
    faults = (
        *(f"missed    {row}\n          {row.quote}" for row in verdict.missed),
        *(f"spurious  {row}\n          {row.quote}" for row in verdict.spurious),
        *(f"wrong     {line}" for line in verdict.wrong_fields()),
    )
    assert not faults, "\n".join((case.note, *faults))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_quotes_stand_where_the_claims_say(case: Case) -> None:
    outcome = read_case(case)
    text = outcome.document.text
    assert all(text[claim.quote_start : claim.quote_end] == claim.quote != "" for claim in outcome.claims)


def test_every_known_gap_names_a_case() -> None:
    assert KNOWN_GAPS.keys() <= {case.name for case in CASES}


def test_at_least_half_of_the_cases_are_japanese_or_korean() -> None:
    languages = [case.capture.language for case in CASES]
    assert 2 * sum(language in {"ja", "ko"} for language in languages) >= len(languages) >= 120

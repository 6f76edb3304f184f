"""What `make demo` says, against a table that was written by hand from what its pages say."""

from __future__ import annotations

import asyncio
import io
import shutil
from typing import TYPE_CHECKING

import pytest

from flows.language import load_lexicon
from flows.mail.words import Names
from flows.paths import Places
from flows.run.execute import execute
from flows.run.job import Job, RunReport
from flows.run.report import print_report, summary_lines
from tests.flows.conftest import CHECKOUT, SAMPLES
from warehouse import Limits, RunKind, query

if TYPE_CHECKING:
    from pathlib import Path

Done = tuple[Places, RunReport]

JOB = Job(RunKind.REPLAY, replay=(SAMPLES / "archive.warc.gz",))

# Each row of the statement of 14 January 2025 stands on the pages of the governments that made it.
RESTATED = {
    *(("dmm-bitcoin", party) for party in ("jp", "kr", "us")),
    *(("upbit", party) for party in ("jp", "kr", "us")),
    *(("rain", party) for party in ("jp", "kr", "us")),
    *(("wazirx", party) for party in ("kr", "us")),
    *(("radiant-capital", party) for party in ("kr", "us")),
}
# (category, victim, party, before, after, is only reported)
BEYOND = {
    ("new_theft", "bybit", "us", "", "attributes", False),
    ("new_theft", "ronin", "us", "", "attributes", False),
    ("new_theft", "harmony", "us", "", "attributes", False),
    ("new_theft", "stake", "us", "", "attributes", False),
    ("new_theft", "atomic-wallet", "us", "", "attributes", False),
    # a firm alone: no state speaks of this theft
    ("new_theft", "coinex", "elliptic", "", "attributes", False),
    # the theft of 2025: a suspicion of the authorities, which a newspaper reports
    ("new_theft", "upbit", "kr", "", "is reported to attribute", True),
    ("actor_refined", "dmm-bitcoin", "us", "dprk", "tradertraitor", False),
    ("actor_refined", "dmm-bitcoin", "jp", "dprk", "tradertraitor", False),
    ("actor_refined", "upbit", "kr", "dprk", "lazarus-group, andariel, rgb", False),
    # a newspaper: the monitoring team lists this theft, and a researcher contradicts it
    ("new_theft", "swissborg", "msmt", "", "is reported to attribute", True),
    ("denied", "swissborg", "taylor-monahan", "", "denied, as reported: dprk", True),
    # a newspaper gives Japan a part in what only the United States and the Republic of Korea said
    (
        "retelling_differs",
        "wazirx",
        "jp",
        "",
        "attributes, says https://ledger.example/2025/01/15/wazirx",
        True,
    ),
}
# What each of these says itself: (victim, party, day, sums)
TOLD = {
    ("bybit", "us.fbi", "2025-02-21", "1500000000 USD"),
    ("bybit", "msmt", "2025-02", "1460000000 USD"),
    ("ronin", "us.fbi", "2022-03-23", "620000000 USD"),
    ("harmony", "us.fbi", "2022-06-23", "100000000 USD"),
    ("stake", "us.fbi", "2023-09-04", "41000000 USD"),
    ("atomic-wallet", "us.fbi", "2023-06-02", "100000000 USD"),
    ("dmm-bitcoin", "us.fbi", "2024-05", "308000000 USD, 4502.9 BTC"),
    ("dmm-bitcoin", "msmt", "2024-05", "308000000 USD"),
    ("wazirx", "msmt", "2024-07", "235000000 USD"),
    ("coinex", "elliptic", "2023-09-12", "54000000 USD"),
    ("upbit", "kr.knpa", "2019-11", "342000 ETH, 58000000000 KRW"),
}


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """One run over the demo's archive."""
    folder: Path = tmp_path_factory.mktemp("demo")
    shutil.copytree(SAMPLES / "config", folder / "config")
    places = Places((CHECKOUT / "config", folder / "config"), folder / "data")
    return places, asyncio.run(execute(JOB, places))


def _ask(done: Done, sql: str) -> set[tuple[object, ...]]:
    return set(query(done[0].published, sql, Limits()).rows)


def _printed(done: Done) -> str:
    places, report = done
    out = io.StringIO()
    print_report(report, places.published, Names(load_lexicon(places).names), out, has_server=False)
    return out.getvalue()


def test_every_page_is_read(done: Done) -> None:
    assert done[1].failures == ()
    assert done[1].documents_read == 25


def test_the_statement_is_restated_by_each_of_its_parties(done: Done) -> None:
    assert _ask(done, "SELECT victim, party FROM differences WHERE category = 'restates'") == RESTATED


def test_what_goes_beyond_the_statement_is_this_and_nothing_else(done: Done) -> None:
    found = _ask(
        done,
        "SELECT category, victim, party, before, after, is_reported_only FROM differences "
        "WHERE category <> 'restates'",
    )
    assert found == BEYOND


def test_the_claims_are_about_thirteen_thefts_two_of_them_from_upbit(done: Done) -> None:
    victims = _ask(done, "SELECT theft_id, victim FROM claims WHERE theft_id IS NOT NULL")
    assert len(victims) == 13
    thefts = "SELECT DISTINCT theft_id, left(theft_date, 4) FROM thefts WHERE victim = 'upbit'"
    assert {year for _, year in _ask(done, thefts)} == {"2019", "2025"}


def test_each_party_says_of_day_and_sum_what_its_page_says(done: Done) -> None:
    found = _ask(
        done,
        "SELECT victim, party, theft_date, array_to_string(list_transform("
        "amounts, lambda a: rtrim(rtrim(a.value::VARCHAR, '0'), '.') || ' ' || a.currency), ', ') "
        "FROM claims WHERE voice = 'own'",
    )
    assert TOLD - found == set()


def test_what_is_printed_says_what_its_counts_mean(done: Done) -> None:
    printed = _printed(done)
    beyond = len(BEYOND) - 1  # a wrong retelling is shown, and not counted among what is new
    assert f"{len(BEYOND) + len(RESTATED)} ({beyond} beyond the baselines, {1 + len(RESTATED)} " in printed
    assert summary_lines(done[1])[-1].endswith("claims about 13 thefts.")


def test_a_second_run_prints_only_what_it_has_changed_itself(done: Done) -> None:
    places, _ = done
    again = asyncio.run(execute(JOB, places))
    printed = _printed((places, again))
    assert printed == "Nothing differs otherwise from the baselines than before.\n"
    assert ", 0 new claims, 0 new differences, 0 mails sent" in summary_lines(again)[0]

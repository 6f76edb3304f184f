"""Baselines made of documents: a saved file, a document held, a file that somebody wrote."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

import pytest

from tests.flows.conftest import CHECKOUT, SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.flows.conftest import Ended

PAGE = SAMPLES / "pages" / "ic3-psa250226.html"
URL = "https://www.ic3.gov/psa/2025/psa250226"
FACTS = ("--url", URL, "--publisher", "us.fbi")


def _imported(data: Path) -> dict[str, object]:
    (file,) = (data / "baselines").iterdir()
    return tomllib.loads(file.read_text(encoding="utf-8"))


def test_a_document_that_is_held_becomes_a_baseline_that_it_restates(
    claimwatch: Callable[..., Ended], data: Path
) -> None:
    assert claimwatch("add", str(PAGE), *FACTS).code == 0
    made = claimwatch("baseline", "import", URL, "--name", "bybit")
    assert (made.code, made.out) == (0, f"{data / 'baselines' / 'bybit.toml'}\n")
    table = _imported(data)
    assert (table["parties"], table["urls"], str(table["issued_on"])) == (["us.fbi"], [URL], "2025-02-26")
    (theft,) = table["theft"]
    assert (theft["victim"], theft["date"], theft["amounts"]) == (
        "bybit",
        "2025-02-21",
        [{"value": 1_500_000_000, "currency": "USD"}],
    )
    assert theft["attribution"][0]["actors"][0] == "tradertraitor"
    assert claimwatch("run", "--offline", "--no-alerts").code == 0
    told = claimwatch("diff", "--baseline", "bybit", "--format", "jsonl").out
    rows = [json.loads(line) for line in told.splitlines()]
    assert [(row["category"], row["victim"], row["party"]) for row in rows] == [("restates", "bybit", "us")]


def test_a_saved_file_becomes_a_baseline_without_a_warehouse(
    claimwatch: Callable[..., Ended], data: Path
) -> None:
    made = claimwatch("baseline", "import", str(PAGE), *FACTS)
    assert made.code == 0
    assert [file.name for file in (data / "baselines").iterdir()] == ["2025-02-26-us.toml"]
    listed = claimwatch("baseline", "list", "--format", "jsonl").out
    rows = {row["baseline"]: row for row in map(json.loads, listed.splitlines())}
    assert rows["2025-02-26-us"]["is_imported"] is True
    assert rows["2025-01-14"]["is_imported"] is False


def test_nothing_is_written_over_unless_one_says_so(claimwatch: Callable[..., Ended], data: Path) -> None:
    assert claimwatch("baseline", "import", str(PAGE), *FACTS).code == 0
    (file,) = (data / "baselines").iterdir()
    file.write_text(file.read_text(encoding="utf-8").replace("Bybit", "Bybit, corrected"), encoding="utf-8")
    again = claimwatch("baseline", "import", str(PAGE), *FACTS)
    assert again.code == 2
    assert "--replace" in again.last_line
    assert "corrected" in file.read_text(encoding="utf-8")
    assert claimwatch("baseline", "import", str(PAGE), *FACTS, "--replace").code == 0
    assert "corrected" not in file.read_text(encoding="utf-8")


def test_a_written_baseline_is_taken_over_once_it_reads_well(
    claimwatch: Callable[..., Ended], data: Path, tmp_path: Path
) -> None:
    shipped = CHECKOUT / "config" / "baselines" / "2025-01-14.toml"
    taken = claimwatch("baseline", "import", str(shipped))
    assert taken.code == 2
    assert "--name" in taken.last_line
    assert claimwatch("baseline", "import", str(shipped), "--name", "mine").code == 0
    assert (data / "baselines" / "mine.toml").read_bytes() == shipped.read_bytes()
    bad = tmp_path / "bad.toml"
    bad.write_text('title = "x"\nissued_on = 2025-01-14\nparties = ["us"]\nthefts = []\n', encoding="utf-8")
    refused = claimwatch("baseline", "import", str(bad))
    assert refused.code == 2
    assert "thefts" in refused.last_line
    assert [file.name for file in (data / "baselines").iterdir()] == ["mine.toml"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("We know nothing of any theft at all, and this page says so at some length.", "--reported"),
        ("", "no document of this address"),
    ],
)
def test_what_makes_no_baseline_is_told(
    claimwatch: Callable[..., Ended], data: Path, tmp_path: Path, words: str, told: str
) -> None:
    file = tmp_path / "page.txt"
    if words:
        file.write_text(words, encoding="utf-8")
    else:
        assert claimwatch("add", str(PAGE), *FACTS).code == 0
    ended = claimwatch("baseline", "import", str(file), "--published", "2025-03-01")
    assert ended.code == 2
    assert told in ended.last_line
    assert not (data / "baselines").exists()

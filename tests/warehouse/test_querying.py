"""SQL of users can read the published tables and do nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.warehouse.builders import NOON, Said, batch, page
from warehouse import Limits, QueryError, WarehouseBrokenError, open_warehouse, publish, query

if TYPE_CHECKING:
    from pathlib import Path

FORBIDDEN = (
    "SELECT * FROM read_csv('{file}')",
    "SELECT content FROM read_text('{file}')",
    "SELECT * FROM read_blob('{file}')",
    "SELECT * FROM glob('/*')",
    "FROM '{file}'",
    "ATTACH '{file}.db'",
    "COPY claims TO '{file}.csv'",
    "EXPORT DATABASE '{file}.d'",
    "IMPORT DATABASE '{file}.d'",
    "INSTALL httpfs",
    "LOAD '{file}.so'",
    "SELECT * FROM read_parquet('https://example.org/x.parquet')",
    "SET enable_external_access = true",
    "SET memory_limit = '64GB'",
    "RESET lock_configuration",
    "CREATE TABLE mine AS SELECT 1",
    "DROP TABLE claims",
    "UPDATE claims SET quote = ''",
    "DELETE FROM claims",
    "COMMENT ON TABLE claims IS ''",
    "CREATE SECRET (TYPE s3)",
    "PRAGMA profiling_output = '{file}.json'",
)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    said = [
        Said("us.fbi", "bybit", "1_500_000_000 USD", "2025-02-21"),
        Said("us.fbi", "stake", "41_000_000 USD", "2023-09-04"),
    ]
    with open_warehouse(folder / "warehouse.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(page("https://ic3.example/1", *said)))
        publish(warehouse, folder / "claims.duckdb")
    return folder / "claims.duckdb"


def test_a_question_is_answered(published: Path) -> None:
    rows = query(published, "SELECT victim, amount_usd FROM claims ORDER BY victim")
    assert rows.columns == ("victim", "amount_usd")
    assert [(row["victim"], int(row["amount_usd"])) for row in rows] == [
        ("bybit", 1_500_000_000),
        ("stake", 41_000_000),
    ]


@pytest.mark.parametrize("attempt", FORBIDDEN)
def test_nothing_else_is_allowed(published: Path, tmp_path: Path, attempt: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a\nb\n")
    before = published.read_bytes()
    with pytest.raises(QueryError) as caught:
        query(published, attempt.format(file=secret))
    assert caught.value.kind in {"refused", "syntax"}
    assert caught.value.next_action
    assert sorted(path.name for path in tmp_path.iterdir()) == ["secret"]
    assert published.read_bytes() == before


def test_a_runaway_query_is_ended(published: Path) -> None:
    with pytest.raises(QueryError, match=r"longer than 0\.3 seconds") as caught:
        query(
            published,
            "SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b",
            Limits(seconds=0.3),
        )
    assert caught.value.kind == "time"
    assert "`query.seconds`" in caught.value.next_action
    assert len(query(published, "SELECT 1")) == 1


def test_a_query_that_is_too_big_is_ended(published: Path) -> None:
    with pytest.raises(QueryError) as caught:
        query(published, "SELECT list(range) FROM range(500000000)", Limits(memory_mb=64))
    assert caught.value.kind == "memory"
    assert "`query.megabytes`" in caught.value.next_action


def test_rows_beyond_the_limit_are_cut_and_it_shows(published: Path) -> None:
    rows = query(published, "FROM range(10)", Limits(max_rows=4))
    assert (len(rows), rows.is_cut) == (4, True)
    assert not query(published, "FROM range(4)", Limits(max_rows=4)).is_cut


@pytest.mark.parametrize(
    "wrong",
    [
        "SELEC 1", "SELECT nothing FROM claims", "SELECT 1; SELECT 2", "", "-- nothing",
        "SELECT * FROM claims\nWHERE published_on > DATE '2025-13-01'", "SELECT 'much'::INTEGER",
        "SELECT regexp_matches(quote, '(') FROM claims",
    ],
)  # fmt: skip
def test_a_wrong_question_is_explained_in_one_line(published: Path, wrong: str) -> None:
    with pytest.raises(QueryError) as caught:
        query(published, wrong)
    assert caught.value.kind == "syntax"
    # DuckDB's copy of the query with a caret under it means nothing in one line
    assert not re.search(r"\n|LINE \d|\^", str(caught.value))


def test_a_wrong_date_is_named(published: Path) -> None:
    with pytest.raises(QueryError, match=r'out of range: "2025-02-30"\. Change that value'):
        query(published, "SELECT * FROM claims WHERE published_on = DATE '2025-02-30'")


def test_no_copy_yet(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="claimwatch run"):
        query(tmp_path / "claims.duckdb", "SELECT 1")


def test_a_copy_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "claims.duckdb").write_text("this is no database " * 1000)
    with pytest.raises(WarehouseBrokenError, match=r"claims\.duckdb"):
        query(tmp_path / "claims.duckdb", "SELECT 1")

"""Files of every earlier version, with data in them, opened by this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from tests.warehouse.builders import NOON, Said, batch, page, statement_page
from warehouse import WarehouseOlderError, open_warehouse, opening, publish, query, read_warehouse

if TYPE_CHECKING:
    from pathlib import Path

STEPS = opening._steps()
LATEST = max(STEPS)
# what is derived anew by each commit, and what configuration says, need not come over
CARRIES_DATA = ("run", "capture", "version", "reading", "claim", "claim_reading", "mail", "alert", "delivery")


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of this version after two runs."""
    path = tmp_path_factory.mktemp("today") / "w.duckdb"
    bybit = Said("us.fbi", "bybit", "1_500_000_000 USD", "2025-02-21")
    with open_warehouse(path, now=NOON) as warehouse:
        warehouse.commit(batch(statement_page()))
        warehouse.commit(batch(page("https://ic3.example/bybit", bybit), number=2))
    return path


def _as_of(version: int, today: Path, path: Path) -> None:
    """Make a file as that version would have left it: its tables, with what both versions know in them."""
    with duckdb.connect(str(path)) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(
            "CREATE TABLE schema_version (version INTEGER, name VARCHAR, applied_at TIMESTAMP)"
        )
        for number in sorted(one for one in STEPS if one <= version):
            name, text = STEPS[number]
            connection.execute(text)
            connection.execute("INSERT INTO schema_version VALUES (?, ?, now()::TIMESTAMP)", [number, name])
        connection.execute(f"ATTACH '{today}' AS today (READ_ONLY)")
        for table, columns in _common(connection):
            names = ", ".join(columns)
            connection.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM today.{table}")  # noqa: S608


def _common(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, list[str]]]:
    rows = connection.execute(
        "SELECT here.table_name, list(here.column_name ORDER BY here.column_index)"
        " FROM duckdb_columns() AS here JOIN duckdb_columns() AS there USING (table_name, column_name)"
        " JOIN duckdb_tables() AS held ON held.table_name = here.table_name AND held.database_name = 'today'"
        " WHERE here.database_name <> 'today' AND there.database_name = 'today'"
        " AND here.table_name <> 'schema_version'"
        " AND here.table_name IN (SELECT table_name FROM duckdb_tables() WHERE database_name <> 'today')"
        " GROUP BY here.table_name"
    ).fetchall()
    return [(table, columns) for table, columns in rows]


def _claims(path: Path, target: Path) -> list[tuple[Any, ...]]:
    with open_warehouse(path, now=NOON) as warehouse:
        warehouse.commit(batch(number=3))
        assert warehouse.inconsistencies().rows == ()
        publish(warehouse, target)
        held = warehouse.connection.execute("SELECT max(version) FROM schema_version").fetchall()
        assert held == [(LATEST,)]
    return list(query(target, "SELECT * FROM claims ORDER BY claim_id").rows)


@pytest.mark.parametrize("version", sorted(set(STEPS) - {LATEST}))
def test_a_file_of_an_earlier_version_is_brought_up_to_date(
    today: Path, tmp_path: Path, version: int
) -> None:
    """No row is lost, and the next run over it says what it says over a file of today."""
    old, new = tmp_path / "old.duckdb", tmp_path / "new.duckdb"
    new.write_bytes(today.read_bytes())
    _as_of(version, today, old)
    with pytest.raises(WarehouseOlderError, match="claimwatch run --offline"), read_warehouse(old):
        pass
    with duckdb.connect(str(old), read_only=True) as held:
        counts = {
            table: held.execute(f"SELECT count(*) FROM {table}").fetchall()  # noqa: S608 - named above
            for table in CARRIES_DATA
        }
    assert counts["claim"] == [(14,)]
    with open_warehouse(old, now=NOON) as warehouse:
        for table, count in counts.items():
            assert warehouse.connection.execute(f"SELECT count(*) FROM {table}").fetchall() == count  # noqa: S608
    assert _claims(old, tmp_path / "old-claims.duckdb") == _claims(new, tmp_path / "new-claims.duckdb")


@pytest.mark.parametrize("version", sorted(set(STEPS) - {LATEST}))
def test_a_migration_that_fails_leaves_the_file_of_that_version(
    today: Path, tmp_path: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.duckdb"
    _as_of(version, today, path)
    monkeypatch.setattr(opening, "_steps", lambda: {**STEPS, 9000: ("9000_bad.sql", "SELECT nonsense")})
    with pytest.raises(duckdb.Error, match="nonsense"), open_warehouse(path, now=NOON):
        pass
    with duckdb.connect(str(path), read_only=True) as held:
        assert held.execute("SELECT max(version) FROM schema_version").fetchall() == [(version,)]
        assert held.execute("SELECT count(*) FROM claim").fetchall() == [(14,)]

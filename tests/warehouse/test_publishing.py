"""The copy that everybody reads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.builders import NOON, Said, batch, page, statement_page
from warehouse import Limits, Recipient, open_warehouse, publish, publish_outbox, publishing, query

ROOT = Path(__file__).parents[2]
FIELDS = {
    "claims": "document victim party voice actors stance amounts theft_date basis quote claim_id document_id"
    " theft_id quote_start quote_end rule parser_version first_seen_at last_seen_at withdrawn_at url"
    " published_on",
    "differences": "difference_id baseline theft_id victim party aspect category before after claim_ids"
    " detected_at",
    "attributions": "theft_id party parties is_reported_only",
}


def test_all_views_are_there_and_every_column_is_described(tmp_path: Path) -> None:
    target = tmp_path / "claims.duckdb"
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(statement_page()))
        publish(warehouse, target)
        views = {
            name
            for (name,) in warehouse.connection.execute(
                "SELECT view_name FROM duckdb_views() WHERE NOT internal"
            ).fetchall()
        }
    tables = query(target, "SELECT table_name, comment, index_count, has_primary_key FROM duckdb_tables()")
    assert {row["table_name"] for row in tables} == set(publishing.PUBLISHED) == views
    assert all(row["comment"] and not row["index_count"] and not row["has_primary_key"] for row in tables)
    columns = query(
        target, "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
    )
    assert [(row["table_name"], row["column_name"]) for row in columns if not row["comment"]] == []
    for table, fields in FIELDS.items():
        assert set(fields.split()) <= {row["column_name"] for row in columns if row["table_name"] == table}


def test_the_storage_is_that_of_the_first_version(tmp_path: Path) -> None:
    target = tmp_path / "claims.duckdb"
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        publish(warehouse, target)
    # bytes 12 to 20 of the header: 64 is what DuckDB 1.0 writes and reads
    assert int.from_bytes(target.read_bytes()[12:20], "little") == 64


READER = """
import sys, time
import duckdb
seen = set()
while not sys.stdin.closed and len(seen) < 1000:
    with duckdb.connect(sys.argv[1], read_only=True) as held:
        first = held.execute("SELECT count(*) FROM claims").fetchall()[0][0]
        documents = held.execute("SELECT sum(claims) FROM documents").fetchall()[0][0]
        again = held.execute("SELECT count(*) FROM claims").fetchall()[0][0]
    assert first == documents == again, (first, documents, again)
    seen.add(first)
    print(first, flush=True)
"""


def test_another_process_reads_while_runs_write(tmp_path: Path) -> None:
    """The reader never fails, never sees half a run, and sees new runs when it opens the copy again."""
    target = tmp_path / "claims.duckdb"
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(statement_page()))
        publish(warehouse, target)
        reader = subprocess.Popen(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-c", READER, str(target)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert reader.stdout is not None
        assert reader.stdout.readline() == "13\n"
        for number in range(2, 7):
            said = Said("us.fbi", f"victim-{number}", f"{number}_000_000 USD", "2025-01-02")
            warehouse.commit(batch(page(f"https://x.example/{number}", said), number=number))
            publish(warehouse, target)
        while (line := reader.stdout.readline()) and line != "18\n":
            assert 13 <= int(line) <= 18
        assert line == "18\n", reader.stderr and reader.stderr.read()
        reader.kill()
        reader.communicate()


def test_a_reader_keeps_what_it_opened(tmp_path: Path) -> None:
    target = tmp_path / "claims.duckdb"
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(statement_page()))
        publish(warehouse, target)
        with duckdb.connect(str(target), read_only=True) as held:
            warehouse.commit(batch(page("https://x.example", Said("us.fbi", "bybit")), number=2))
            publish(warehouse, target)
            assert held.execute("SELECT count(*) FROM claims").fetchall() == [(13,)]
    assert query(target, "SELECT count(*) FROM claims", Limits()).rows == ((14,),)


def test_what_a_dead_publisher_left_is_swept(tmp_path: Path) -> None:
    target = tmp_path / "claims.duckdb"
    for leftover in ("claims.duckdb.123.tmp", "claims.duckdb.123.tmp.wal"):
        (tmp_path / leftover).write_bytes(b"half")
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        publish(warehouse, target)
    assert {path.name for path in tmp_path.iterdir()} == {"w.duckdb", "claims.duckdb"}


def test_a_publication_that_fails_leaves_the_former_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "claims.duckdb"
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(statement_page()))
        publish(warehouse, target)
        before = target.read_bytes()
        monkeypatch.setattr(publishing, "PUBLISHED", (*publishing.PUBLISHED, "no_such_view"))
        with pytest.raises(Exception, match="no_such_view"):
            publish(warehouse, target)
        assert target.read_bytes() == before
        monkeypatch.undo()
        publish(warehouse, target)
    assert query(target, "SELECT count(*) FROM claims").rows == ((13,),)


def test_a_delivery_is_published_without_the_rest_being_copied_again(tmp_path: Path) -> None:
    target = tmp_path / "claims.duckdb"
    said = Said("us.fbi", "bybit", "1_500_000_000 USD", "2025-02-21")
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(
            batch(page("https://x.example", said), enqueue=True, recipients=(Recipient("a@example.org"),))
        )
        publish(warehouse, target)
        assert query(target, "SELECT count(delivered_at) FROM alerts").rows == ((0,),)
        before = query(target, "SELECT * FROM claims").rows
        (mail,) = warehouse.pending_mails()
        warehouse.mark_delivered(mail.mail_id, at=NOON)
        publish_outbox(warehouse, target)
    assert query(target, "SELECT count(*) = count(delivered_at), count(*) > 0 FROM alerts").rows == (
        (True, True),
    )
    assert query(target, "SELECT * FROM claims").rows == before
    comments = query(target, "SELECT comment FROM duckdb_tables() WHERE table_name IN ('alerts', 'claims')")
    assert all(row["comment"] for row in comments)
    assert int.from_bytes(target.read_bytes()[12:20], "little") == 64
    assert {path.name for path in tmp_path.iterdir()} == {"w.duckdb", "claims.duckdb"}

"""The warehouse made again from the archive, read again with another parser, and checked against it."""

from __future__ import annotations

import asyncio
import json
import shutil
from typing import TYPE_CHECKING

import duckdb
import pytest

from flows.cli.upkeep import count_changes
from flows.clock import utc_now
from flows.errors import ClaimwatchError, ExitCode
from flows.paths import Places
from flows.run.again import rebuild
from flows.run.execute import execute
from flows.run.job import Job
from flows.run.verify import Fault, verify
from tests.chaos import invariants
from tests.chaos.site import build_site
from warehouse import RunKind, Warehouse, WarehouseBrokenError, open_warehouse, query
from warehouse.publishing import PUBLISHED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flows.run.job import RunReport
    from tests.chaos.site import Site
    from tests.flows.conftest import Ended

REPARSE = Job(RunKind.REPARSE, is_offline=True, sends_alerts=False)
# A rebuild is a run more, and an attempt to deliver is recorded when the copy has been published.
OTHERWISE = {
    "alerts": "SELECT * EXCLUDE (failed_attempts) FROM alerts ORDER BY ALL",
    "runs": "SELECT run_id, kind, started_at, is_mailing, mails FROM runs WHERE kind <> 'rebuild' ORDER BY ALL",
}
EVERYTHING = {view: OTHERWISE.get(view, f"SELECT * FROM {view} ORDER BY ALL") for view in PUBLISHED}  # noqa: S608
# In the pipeline's own tables a rebuild takes all in at once: which run did is no longer told.
RUNS = {"run_seq", "first_run_seq", "last_run_seq"}
# which runs there were, and what the published file is like on the disk
OF_RUNS = {"run", "schema_version", "published_copy"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Two generations of sites. No mail server answers there, so that mails stay owed."""
    return build_site(tmp_path_factory.mktemp("site"), generations=2, size=14, port=9, seed=6)


@pytest.fixture(scope="module")
def grown(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Places:
    """Two runs, the second over pages that were revised, and owed mails."""
    places = site.places(tmp_path_factory.mktemp("grown"))
    for archive in site.archives:
        report = do(Job(RunKind.REPLAY, replay=(archive,)), places)
        assert report.commit.claims_new > 0
    return places


@pytest.fixture
def places(grown: Places, tmp_path: Path) -> Places:
    """A copy of what the two runs left."""
    shutil.copytree(grown.data, tmp_path / "data")
    return Places(grown.config, tmp_path / "data")


def do(job: Job, places: Places) -> RunReport:
    return asyncio.run(execute(job, places))


def everything(places: Places) -> dict[str, list[tuple[object, ...]]]:
    return {name: list(query(places.published, sql).rows) for name, sql in EVERYTHING.items()}


def tables(places: Places) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the pipeline's own tables, without the numbers of runs."""
    with open_warehouse(places.warehouse, now=utc_now()) as warehouse:
        held = warehouse.connection.execute(
            "SELECT table_name, list(column_name) FROM duckdb_columns()"
            " WHERE table_name IN (SELECT table_name FROM duckdb_tables() WHERE NOT temporary) GROUP BY ALL"
        ).fetchall()
        return {
            table: warehouse.connection.execute(
                f"SELECT {', '.join(sorted(set(columns) - RUNS))} FROM {table} ORDER BY ALL"  # noqa: S608
            ).fetchall()
            for table, columns in held
            if table not in OF_RUNS
        }


def owed(places: Places) -> dict[str, int]:
    with open_warehouse(places.warehouse, now=utc_now()) as warehouse:
        return {mail.mail_id: len(mail.items) for mail in warehouse.pending_mails()}


# --- rebuild ------------------------------------------------------------------------------------------


def test_a_rebuild_gives_row_by_row_what_it_replaces(places: Places) -> None:
    """Outbox, history of differences, runs and forwarded ids are there too, and nothing is queued."""
    before, mails, within = everything(places), owed(places), tables(places)
    assert mails
    assert all(within[table] for table in ("capture", "reading", "claim_life", "membership", "origin"))
    report = asyncio.run(rebuild(places))
    assert (report.commit.mails_queued, report.captures_left) == (0, 0)
    for name, rows in everything(places).items():
        assert rows == before[name], name
    for name, rows in tables(places).items():
        assert rows == within[name], name
    assert owed(places) == mails
    assert verify(places).faults == ()


def test_a_rebuild_without_a_warehouse_gives_the_same_rows_and_owes_nothing(places: Places) -> None:
    """But for which difference goes on from which: ids that thefts had before are in the warehouse alone."""
    differences = invariants.QUESTIONS["differences"].replace("EXCLUDE (", "EXCLUDE (continues, ")
    questions = {**invariants.QUESTIONS, "differences": differences}
    before = {name: query(places.published, sql).rows for name, sql in questions.items()}
    for path in (places.warehouse, places.published):
        path.unlink()
    asyncio.run(rebuild(places))
    after = {name: query(places.published, sql).rows for name, sql in questions.items()}
    for name, rows in before.items():
        assert after[name] == rows, name
    assert query(places.published, "SELECT count(*) FROM differences WHERE continues IS NOT NULL").rows == (
        (0,),
    )
    assert query(places.published, "SELECT count(*) FROM theft_forwards").rows == ((0,),)
    assert owed(places) == {}
    assert do(Job(RunKind.SCHEDULED, is_offline=True), places).commit.mails_queued == 0


def test_deliveries_of_the_ledger_are_kept(places: Places) -> None:
    mail_id = next(iter(owed(places)))
    row = {"mail_id": mail_id, "recipient": "analyst@localhost", "delivered_at": "2026-07-01T00:00:00+00:00"}
    places.deliveries.write_text(json.dumps(row) + "\n")
    asyncio.run(rebuild(places))
    assert mail_id not in owed(places)
    with open_warehouse(places.warehouse, now=utc_now()) as warehouse:
        kept = warehouse.connection.execute("SELECT mail_id FROM delivery").fetchall()
    assert kept == [(mail_id,)]


def test_what_no_run_has_loaded_yet_is_left_to_the_next_which_mails_it(site: Site, tmp_path: Path) -> None:
    """A run died between archive and warehouse: a rebuild must not make its news old."""
    places = site.places(tmp_path / "data")
    do(Job(RunKind.REPLAY, replay=site.archives[:1]), places)
    shutil.copy(site.archives[1], places.archive / "20260702T060000000Z-died.warc.gz")
    report = asyncio.run(rebuild(places))
    assert report.captures_left > 0
    assert do(Job(RunKind.SCHEDULED, is_offline=True), places).commit.mails_queued > 0


def test_what_a_run_that_died_has_loaded_is_left_to_the_next_too(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It died between two of its batches: nothing has been told of the first one yet, so a rebuild leaves it."""
    places = site.places(tmp_path / "data")
    do(Job(RunKind.REPLAY, replay=site.archives[:1]), places)
    told = everything(places)
    with monkeypatch.context() as dying:
        dying.setattr(Warehouse, "_derive", _die)
        with pytest.raises(_DiedError):
            do(Job(RunKind.REPLAY, replay=site.archives[1:]), places)
    with open_warehouse(places.warehouse, now=utc_now()) as warehouse:
        loaded = warehouse.connection.execute("SELECT count(*) FROM capture").fetchall()
    report = asyncio.run(rebuild(places))
    assert report.captures_left > 0
    assert everything(places)["differences"] == told["differences"]
    with open_warehouse(places.warehouse, now=utc_now()) as warehouse:
        assert warehouse.connection.execute("SELECT count(*) FROM capture").fetchall() < loaded
    assert do(Job(RunKind.SCHEDULED, is_offline=True), places).commit.mails_queued > 0


class _DiedError(Exception):
    """Stands for a run that ends in the midst of its work."""


def _die(*_: object) -> None:
    raise _DiedError


def test_a_broken_warehouse_is_kept_beside_the_new_one(places: Places) -> None:
    claims = query(places.published, invariants.QUESTIONS["claims"]).rows
    places.warehouse.write_bytes(b"no database at all " * 500)
    with pytest.raises(WarehouseBrokenError, match="rebuild"):
        do(Job(RunKind.SCHEDULED, is_offline=True), places)
    asyncio.run(rebuild(places))
    assert query(places.published, invariants.QUESTIONS["claims"]).rows == claims
    kept = places.warehouse.with_name("warehouse.duckdb.broken")
    assert kept.read_bytes().startswith(b"no database")


def test_a_rebuild_from_nothing_is_refused_unless_it_is_forced(places: Places, tmp_path: Path) -> None:
    """An archive that is not mounted, a mistyped folder: neither makes an empty warehouse."""
    mistyped = Places(places.config, tmp_path / "mistyped")
    with pytest.raises(ClaimwatchError, match=r"there is no archive to make a warehouse of\. Name the data"):
        asyncio.run(rebuild(mistyped))
    assert not mistyped.data.exists()

    places.archive.rename(tmp_path / "unmounted")
    broken = b"no database at all " * 500
    places.warehouse.write_bytes(broken)
    with pytest.raises(ClaimwatchError, match="mount or restore the archive"):
        asyncio.run(rebuild(places))
    assert places.warehouse.read_bytes() == broken
    assert query(places.published, "SELECT count(*) FROM claims").rows[0][0] > 0
    asyncio.run(rebuild(places, is_forced=True))
    assert query(places.published, "SELECT count(*) FROM claims").rows == ((0,),)


def test_what_a_killed_rebuild_left_is_no_hindrance(places: Places) -> None:
    before = everything(places)
    places.warehouse.with_name("warehouse.duckdb.rebuilding").write_bytes(b"half")
    asyncio.run(rebuild(places))
    assert everything(places)["claims"] == before["claims"]


def test_a_run_sweeps_what_a_killed_rebuild_left(places: Places) -> None:
    endings = ("", ".wal", ".2715.creating", ".2715.creating.wal")
    left = [places.warehouse.with_name(f"warehouse.duckdb.rebuilding{end}") for end in endings]
    for file in left:
        file.write_bytes(b"half")
    do(Job(RunKind.SCHEDULED, is_offline=True), places)
    assert not any(file.exists() for file in left)


# --- verify -------------------------------------------------------------------------------------------


def faults(places: Places) -> list[Fault]:
    return list(verify(places).faults)


def test_nothing_is_found_where_nothing_is_wrong(places: Places) -> None:
    checked = verify(places)
    assert checked.faults == ()
    assert checked.captures > 20


@pytest.mark.parametrize("place", [0.001, 0.2, 0.4, 0.6, 0.8, 0.999])
def test_any_changed_byte_of_the_archive_is_found(places: Places, place: float) -> None:
    path = min(places.archive.glob("*.warc.gz"))
    content = bytearray(path.read_bytes())
    content[int(len(content) * place)] ^= 0x01
    path.write_bytes(content)
    assert [fault for fault in faults(places) if fault.what == "archive" and path.name in fault.where]


def test_a_byte_that_no_record_notices_is_found_too(places: Places) -> None:
    """The time in a gzip header belongs to nothing that is unpacked."""
    path = min(places.archive.glob("*.warc.gz"))
    content = bytearray(path.read_bytes())
    content[4] ^= 0xFF
    path.write_bytes(content)
    (fault,) = faults(places)
    assert (fault.what, fault.problem) == ("archive", "the file is not what it was when its run ended")


def test_a_file_that_is_gone_is_named_and_so_are_the_rows_that_it_carried(places: Places) -> None:
    path = max(places.archive.glob("*.warc.gz"))
    path.unlink()
    found = faults(places)
    assert (f"{path.name}, byte 0", "the file is gone") in {(fault.where, fault.problem) for fault in found}
    assert [fault for fault in found if fault.what == "evidence"]


@pytest.mark.parametrize(
    ("change", "what", "problem"),
    [
        (
            "UPDATE claim SET quote_start = quote_start + 1, quote_end = quote_end + 1",
            "quote",
            "not where the row says",
        ),
        ("UPDATE claim SET quote = 'Nobody said this.'", "quote", "not where the row says"),
        ("UPDATE version SET text = text || '!'", "text", "not the one that was read"),
        ("UPDATE capture SET record_id = record_id || 'x'", "evidence", "is not in the archive"),
        ("UPDATE capture SET content_sha256 = 'x'", "evidence", "other bytes"),
        ("UPDATE capture SET warc_file = 'x'", "evidence", "not where its row says"),
        ("UPDATE capture SET warc_offset = warc_offset + 1", "evidence", "not where its row says"),
        ("DELETE FROM version", "row", "claim without its version"),
        ("DELETE FROM capture", "row", "version without a capture"),
        ("INSERT INTO claim FROM claim", "row", "twice: claim"),
        ("UPDATE difference SET claim_ids = ['x']", "row", "difference whose claim is not held"),
        (
            "INSERT INTO wallet_address SELECT 'ripple', 'r', 'none', version_id, 0, 4, [], '', 1 FROM version",
            "address",
            "not where the row says",
        ),
    ],
)
def test_rows_that_do_not_lead_to_their_evidence_are_named(
    places: Places, change: str, what: str, problem: str
) -> None:
    with open_warehouse(places.warehouse, now=utc_now()) as warehouse:
        warehouse.connection.execute(change)
        claims = {row["claim_id"] for row in query(places.published, "SELECT claim_id FROM claims")}
    found = [fault for fault in faults(places) if fault.what == what and problem in fault.problem]
    assert found
    assert all(fault.where and fault.action for fault in found)
    if what == "quote":
        assert {fault.where.removeprefix("claim ") for fault in found} == claims


@pytest.mark.parametrize(
    ("change", "table", "rows"),
    [
        (
            "UPDATE claims SET quote = 'Nobody said this.' WHERE claim_id = (SELECT min(claim_id) FROM claims)",
            "claims",
            2,
        ),
        ("DELETE FROM documents WHERE version_id = (SELECT min(version_id) FROM documents)", "documents", 1),
        ("INSERT INTO differences FROM differences LIMIT 1", "differences", 1),
    ],
)
def test_what_somebody_wrote_into_the_copy_is_found_and_mended(
    places: Places, change: str, table: str, rows: int
) -> None:
    with duckdb.connect(str(places.published)) as connection:
        connection.execute(change)
    (fault,) = faults(places)
    assert (fault.what, fault.where) == ("copy", f"claims.duckdb, table {table}")
    assert fault.problem.startswith(f"{rows} row")
    # what verify advises
    places.published.unlink()
    do(Job(RunKind.SCHEDULED, is_offline=True), places)
    assert faults(places) == []


def test_a_copy_that_is_gone_or_broken_is_found(places: Places) -> None:
    places.published.write_bytes(b"no database")
    assert [fault.what for fault in faults(places)] == ["copy"]
    places.published.unlink()
    (fault,) = faults(places)
    assert (fault.what, fault.where) == ("copy", str(places.published))


def test_what_verify_advises_mends_a_quote_that_somebody_altered(places: Places) -> None:
    before = query(places.published, invariants.QUESTIONS["claims"]).rows
    with open_warehouse(places.warehouse, now=utc_now()) as warehouse:
        warehouse.connection.execute("UPDATE claim SET quote = 'Nobody said this.'")
    assert {fault.action for fault in faults(places)} == {"Run `claimwatch rebuild`."}
    asyncio.run(rebuild(places))
    assert faults(places) == []
    assert query(places.published, invariants.QUESTIONS["claims"]).rows == before


# --- reparse ------------------------------------------------------------------------------------------


def test_a_reparse_that_changes_nothing_says_so(claimwatch: Callable[..., Ended]) -> None:
    told = claimwatch("reparse")
    assert (told.code, told.out) == (0, "")
    assert "Every claim is read as it was before" in told.err
    assert claimwatch("reparse", "--format", "json").out == "[]\n"


def _another_parser(places: Places, folder: Path) -> Places:
    """A lexicon that does not know some names of groups any more."""
    config = folder / "config"
    shutil.copytree(places.config[-1], config)
    actors = config / "language" / "actors.toml"
    text = actors.read_text("utf-8")
    for name in ("Lazarus Group", "ラザルス", "라자루스", "ブルーノロフ", "안다리엘"):
        assert name in text
        text = text.replace(f'"{name}"', f'"{name[::-1]}"')
    actors.write_text(text)
    return Places((config,), places.data)


def test_a_newer_parser_closes_and_opens_claims_and_says_which(places: Places, tmp_path: Path) -> None:
    mails = owed(places)
    before = {row["claim_id"]: row for row in query(places.published, "SELECT * FROM claims")}
    report = do(REPARSE, _another_parser(places, tmp_path))
    assert report.exit_code is ExitCode.DONE
    assert report.changes is not None
    changes = list(report.changes)
    assert changes
    after = {row["claim_id"]: row for row in query(places.published, "SELECT * FROM claims")}
    closed = {one for one, row in after.items() if row["closing"] == "parser_changed"}
    assert closed == {row["claim_id_before"] for row in changes if row["claim_id_before"]}
    assert after.keys() - before.keys() == {row["claim_id_after"] for row in changes if row["claim_id_after"]}
    assert {row["change"] for row in changes} <= {"added", "gone", "altered"}
    for row in changes:
        assert (row["before"] == "") == (row["change"] == "added")
        assert (row["after"] == "") == (row["change"] == "gone")
    counted = count_changes(report.changes)
    assert sum(sum(numbers) for _, *numbers in counted) == len(changes)
    assert {source for source, *_ in counted} <= {row["source_id"] for row in after.values()}

    # not a single alert, neither now nor with the next run that mails
    assert report.commit.mails_queued == 0
    assert (
        do(
            Job(RunKind.SCHEDULED, is_offline=True), _another_parser(places, tmp_path / "2")
        ).commit.mails_queued
        == 0
    )
    assert owed(places) == mails


def test_the_same_parser_again_changes_no_row(places: Places) -> None:
    before = everything(places)
    report = do(REPARSE, places)
    assert report.changes is not None
    assert list(report.changes) == []
    after = everything(places)
    for name in before.keys() - {"runs"}:
        assert after[name] == before[name], name


def test_a_second_reading_moves_no_time(places: Places, tmp_path: Path) -> None:
    """What the first closed stays closed since then."""
    other = _another_parser(places, tmp_path)
    assert do(REPARSE, other).commit.claims_closed > 0
    before = everything(places)["claims"]
    do(REPARSE, other)
    assert everything(places)["claims"] == before

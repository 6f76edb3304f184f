"""The evidence checked: the archive's bytes are those fetched, and the rows lead to them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from flows.archive.errors import ArchiveError
from flows.archive.holdings import Holdings, warc_files
from flows.archive.scan import scan_file
from flows.archive.sums import check_sums
from flows.clock import utc_now
from flows.errors import ClaimwatchError
from flows.locks import Holder, hold
from flows.progress import advance, begin
from flows.settings import load_pipeline
from flows.walls import load_walls
from warehouse import open_warehouse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.archive.values import Damage
    from flows.paths import Places
    from warehouse import Warehouse

_REPARSE = "Run `claimwatch reparse`."
_REBUILD = "Run `claimwatch rebuild`."
_RESTORE = "Restore the archive's file from a copy."


class Fault(NamedTuple):
    """Something that is not as it must be. `what`: archive, text, quote, address, evidence or row."""

    what: str
    where: str
    problem: str
    action: str


def verify(places: Places) -> tuple[list[Fault], int]:
    """Check archive and rows: all faults, and how many captures were read.

    The files themselves are read, whatever their indexes say. ClaimwatchError where there is nothing to check.
    """
    load_pipeline(places)
    walls = load_walls(places.config_file("walls.toml"))
    holdings = Holdings(places.archive)
    files = warc_files(places.archive)
    if not files and not places.warehouse.exists():
        raise ClaimwatchError(
            "there is neither an archive nor a warehouse",
            subject=str(places.data),
            action="Name the data folder with --data, or run `claimwatch run` first.",
        )
    begin("files", len(files))
    for path in files:
        holdings.add_scan(scan_file(path, walls))
        advance()
    faults = [_damage(one) for one in (*check_sums(places.archive), *holdings.damages)]
    held: dict[str, str] = {}
    entries = list(holdings.documents())
    begin("captures", len(entries))
    for entry in entries:
        held[entry.place.record_id] = entry.content_sha256
        try:
            holdings.read(entry)
        except ArchiveError as error:
            faults.append(Fault("archive", f"{error.subject}, {error.place}", error.problem, error.action))
        advance()
    return [*faults, *_check_rows(places, held)], len(held)


def _damage(damage: Damage) -> Fault:
    return Fault("archive", f"{damage.warc_file}, byte {damage.offset}", damage.problem, damage.action)


def _check_rows(places: Places, held: dict[str, str]) -> list[Fault]:
    if not places.warehouse.exists():
        return []
    now = utc_now()
    begin("rows")
    with (
        hold(places.run_lock, Holder(os.getpid(), "a check", now.isoformat(timespec="seconds"))),
        open_warehouse(places.warehouse, now=now) as warehouse,
    ):
        return [*_texts(warehouse), *_evidence(warehouse, held)]


def _texts(warehouse: Warehouse) -> Iterator[Fault]:
    for row in warehouse.show("broken_texts"):
        what = f"version {row['version_id']} of {row['url']}"
        yield Fault("text", what, "its stored text is not the one that was read", _REBUILD)
    for row in warehouse.broken_quotes():
        problem = f"its quote is not where the row says: {row['problem']}"
        yield Fault("quote", f"claim {row['claim_id']}", problem, _REPARSE)
    for row in warehouse.show("broken_addresses"):
        yield Fault("address", f"{row['address']} in {row['url']}", "it is not where the row says", _REPARSE)


def _evidence(warehouse: Warehouse, held: dict[str, str]) -> Iterator[Fault]:
    for row in warehouse.show("captured"):
        kept = held.get(row["record_id"])
        if kept is None:
            problem = f"record {row['record_id']} is not in the archive"
            yield Fault("evidence", row["url"], problem, _RESTORE)
        elif kept != row["content_sha256"]:
            problem = f"record {row['record_id']} holds other bytes than its row says"
            yield Fault("evidence", row["url"], problem, _REBUILD)
    for row in warehouse.inconsistencies():
        yield Fault("row", row["id"], row["problem"], _REBUILD)

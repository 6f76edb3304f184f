"""The evidence checked: the archive's bytes are those fetched, and the rows lead to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from flows.archive.errors import ArchiveError
from flows.archive.holdings import Holdings, warc_files
from flows.archive.scan import scan_file
from flows.archive.sums import check_sums
from flows.errors import ClaimwatchError
from flows.language import parser_version
from flows.mail.words import counted
from flows.progress import advance, begin
from flows.settings import load_pipeline
from flows.walls import load_walls
from warehouse import WarehouseError, differing, read_warehouse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from flows.archive.values import Damage, Entry
    from flows.paths import Places
    from warehouse import Warehouse

_REBUILD = "Run `claimwatch rebuild`."
_PUBLISH = "Delete it and run `claimwatch run --offline`, which writes it anew."
_RESTORE = "Restore the archive's file from a copy."


class Fault(NamedTuple):
    """Something that is not as it must be. `what`: archive, text, quote, address, evidence, row or copy."""

    what: str
    where: str
    problem: str
    action: str


@dataclass(frozen=True, slots=True)
class Verified:
    """`captures`: how many were read; `read_otherwise`: contents that another parser read than today's."""

    faults: tuple[Fault, ...]
    captures: int
    read_otherwise: int = 0


class _Captured(NamedTuple):
    """A capture: its address, the digest of its content, and where in which file of the archive its record begins."""

    url: str
    content_sha256: str
    warc_file: str
    offset: int


@dataclass(frozen=True, slots=True)
class _Rows:
    """What the warehouse says, read in one go. `captured`: what its rows say of each record."""

    faults: tuple[Fault, ...] = ()
    captured: Mapping[str, _Captured] = field(default_factory=dict)
    read_otherwise: int = 0


def verify(places: Places) -> Verified:
    """Check archive and rows. Writes nothing, and takes no lock; a run that is under way excludes it.

    The files themselves are read, whatever their indexes say. ClaimwatchError where there is nothing to check.
    """
    load_pipeline(places)
    walls = load_walls(places.config_file("walls.toml"))
    holdings = Holdings(places.archive)
    # rows before bytes: a run may begin meanwhile, and adds records that the rows know nothing of
    rows = _read_rows(places)
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
    held: dict[str, Entry] = {}
    entries = list(holdings.documents())
    begin("captures", len(entries))
    for entry in entries:
        held[entry.place.record_id] = entry
        try:
            holdings.read(entry)
        except ArchiveError as error:
            faults.append(Fault("archive", f"{error.subject}, {error.place}", error.problem, error.action))
        advance()
    faults += [*rows.faults, *_evidence(rows, held)]
    return Verified(tuple(faults), len(held), rows.read_otherwise)


def _damage(damage: Damage) -> Fault:
    return Fault("archive", f"{damage.warc_file}, byte {damage.offset}", damage.problem, damage.action)


def _read_rows(places: Places) -> _Rows:
    if not places.warehouse.exists():
        return _Rows()
    begin("rows")
    with read_warehouse(places.warehouse) as warehouse:
        (otherwise,) = warehouse.show("read_otherwise", {"parser_version": parser_version(places)})
        faults = (*_texts(warehouse), *_inconsistencies(warehouse))
        return _Rows(
            # a copy of rows that are wrong says nothing that those do not
            faults=faults or tuple(_copy(warehouse, places.published)),
            captured={
                row["record_id"]: _Captured(
                    row["url"], row["content_sha256"], row["warc_file"], row["warc_offset"]
                )
                for row in warehouse.show("captured")
            },
            read_otherwise=int(otherwise["contents"]),
        )


def _copy(warehouse: Warehouse, published: Path) -> Iterator[Fault]:
    try:
        for table, rows in differing(warehouse, published):
            problem = f"{counted(rows, 'row')} are not those of the warehouse"
            yield Fault("copy", f"{published.name}, table {table}", problem, _PUBLISH)
    except WarehouseError as error:
        yield Fault("copy", str(error.path), error.message, _PUBLISH)


def _texts(warehouse: Warehouse) -> Iterator[Fault]:
    for row in warehouse.show("broken_texts"):
        what = f"version {row['version_id']} of {row['url']}"
        yield Fault("text", what, "its stored text is not the one that was read", _REBUILD)
    for row in warehouse.broken_quotes():
        problem = f"its quote is not where the row says: {row['problem']}"
        yield Fault("quote", f"claim {row['claim_id']}", problem, _REBUILD)
    for row in warehouse.show("broken_addresses"):
        yield Fault("address", f"{row['address']} in {row['url']}", "it is not where the row says", _REBUILD)


def _inconsistencies(warehouse: Warehouse) -> Iterator[Fault]:
    for row in warehouse.inconsistencies():
        yield Fault("row", row["id"], row["problem"], _REBUILD)


def _evidence(rows: _Rows, held: Mapping[str, Entry]) -> Iterator[Fault]:
    for record_id, row in rows.captured.items():
        kept = held.get(record_id)
        if kept is None:
            yield Fault("evidence", row.url, f"record {record_id} is not in the archive", _RESTORE)
        elif kept.content_sha256 != row.content_sha256:
            problem = f"record {record_id} holds other bytes than its row says"
            yield Fault("evidence", row.url, problem, _REBUILD)
        elif (kept.place.warc_file, kept.place.offset) != (row.warc_file, row.offset):
            problem = (
                f"record {record_id} lies in {kept.place.warc_file}, byte {kept.place.offset}, and not where its "
                f"row says: {row.warc_file}, byte {row.offset}"
            )
            yield Fault("evidence", row.url, problem, _REBUILD)

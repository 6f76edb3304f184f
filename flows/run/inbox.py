"""Saved files taken into the archive as if they had been fetched: handed in, or lying in a folder.

`inbox/` in the data folder is such a folder, and so is any that a source of kind `folder` names. A folder may
hold a MANIFEST.jsonl that describes its files; those it does not describe are taken as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import sleep
from typing import TYPE_CHECKING

from flows.archive.values import Facts
from flows.catalogue import AddressKind
from flows.errors import ClaimwatchError, UsageError, from_os_error
from flows.logs import log
from flows.manifest import SavedDocument, read_bounded, read_manifest
from warehouse import Failure, OutcomeStatus, SourceOutcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from flows.archive.store import Archive
    from flows.catalogue import Source
    from flows.paths import Places

_MANIFEST = "MANIFEST.jsonl"
# seconds; who copies a file over a slow line writes more often than that
_MOMENT = 1.0


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How one folder or hand-over fared. `outcome` is None for files that belong to no source."""

    outcome: SourceOutcome | None
    failures: tuple[Failure, ...]


def take_in(
    saved: Iterable[SavedDocument],
    archive: Archive,
    *,
    now: datetime,
    source_id: str = "",
    is_left_lying: bool = False,
) -> tuple[Failure, ...]:
    """Put files into the archive; one that cannot be read becomes a failure, the others go on.

    `is_left_lying`: they lie in a folder, and each run comes by them again.
    """
    failures: list[Failure] = []
    for row in saved:
        try:
            content = read_bounded(row.path)
        except OSError as error:
            told = from_os_error(error, subject=str(row.path))
            failures.append(_failure(told, now, source_id, place=str(row.path)))
        except UsageError as error:
            failures.append(_failure(error, now, source_id, place=str(row.path)))
        else:
            if row.path.suffix.lower() == ".pdf" and b"%PDF-" not in content[:1024]:
                log.warning("its name says PDF, but it is none", file=str(row.path))
            facts = _facts(row, source_id)
            archive.take_in(row.address(content), content, facts, is_left_lying=is_left_lying)
    return tuple(failures)


def empty_folders(
    places: Places, sources: Iterable[Source], archive: Archive, now: Callable[[], datetime]
) -> Iterator[TakenIn]:
    """Take in what lies in the inbox and in the folders of sources. The files stay where they are."""
    if places.inbox.is_dir():
        yield TakenIn(None, _take_folder(places.inbox, archive, now(), None))
    for source in sources:
        for address in source.addresses:
            if address.kind is AddressKind.FOLDER:
                yield _take_source(source, places.data / address.url, archive, now)


def is_folder(source: Source) -> bool:
    """Whether a source is read from folders alone: there is nothing to fetch."""
    return all(address.kind is AddressKind.FOLDER for address in source.addresses)


def _take_source(source: Source, folder: Path, archive: Archive, now: Callable[[], datetime]) -> TakenIn:
    source_id = source.source_id
    held = len(archive.holdings)
    if folder.is_dir():
        failures = _take_folder(folder, archive, now(), source)
    else:
        missing = ClaimwatchError("no such folder", action="Make it, or remove the source.")
        failures = (_failure(missing, now(), source_id, place=str(folder)),)
    new = len(archive.holdings) - held
    outcome = SourceOutcome(
        source_id=source_id,
        status=OutcomeStatus.PARTIAL if failures else OutcomeStatus.OK,
        finished_at=now(),
        address=str(folder) if folder.is_dir() else "",
        documents_new=new,
        documents_failed=len(failures),
        message=failures[0].message if failures else "",
        next_action=failures[0].next_action if failures else "",
    )
    return TakenIn(outcome, failures)


def _take_folder(folder: Path, archive: Archive, now: datetime, source: Source | None) -> tuple[Failure, ...]:
    source_id = source.source_id if source else ""
    described: tuple[SavedDocument, ...] = ()
    failures: tuple[Failure, ...] = ()
    manifest = folder / _MANIFEST
    if manifest.is_file():
        try:
            described = read_manifest(manifest)
        except ClaimwatchError as error:
            failures = (_failure(error, now, source_id, place=str(manifest)),)
    known = {row.path.resolve() for row in described}
    others = [
        SavedDocument(id=path.name, path=path, publisher=(source.publisher,) if source else ())
        for path in sorted(folder.iterdir())
        if path.is_file() and path.resolve() not in known and path != manifest and path.name[0] != "."
    ]
    growing = find_growing([row.path for row in (*described, *others)], now)
    unfinished = ClaimwatchError(
        "somebody is still writing it",
        action="Wait: the next run takes it.",
    )
    failures += tuple(_failure(unfinished, now, source_id, place=str(path)) for path in sorted(growing))
    whole = [row for row in (*described, *others) if row.path not in growing]
    return (*failures, *take_in(whole, archive, now=now, source_id=source_id, is_left_lying=True))


def find_growing(paths: Iterable[Path], now: datetime) -> frozenset[Path]:
    """Find files that are being written: those touched a moment ago are looked at again after another."""
    before = {path: state for path in paths if (state := _state(path)) and _is_fresh(state, now)}
    if before:
        sleep(_MOMENT)
    return frozenset(path for path, state in before.items() if _state(path) != state)


def _is_fresh(state: tuple[int, float], now: datetime) -> bool:
    return now.timestamp() - state[1] < 2 * _MOMENT


def _state(path: Path) -> tuple[int, float] | None:
    """Give size and time of change; None of a file that is not there, which is told when it is read."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime


def _facts(row: SavedDocument, source_id: str) -> Facts:
    return Facts(
        source_id=source_id,
        publishers=row.publisher,
        language=row.language,
        published_on=row.published_on,
        content_type=row.content_type,
        name=row.path.name,
        item_url=row.item_url,
    )


def _failure(error: ClaimwatchError, now: datetime, source_id: str, *, place: str) -> Failure:
    return Failure(
        stage="add",
        kind=type(error).__name__.removesuffix("Error"),
        message=error.problem,
        next_action=error.action,
        happened_at=now,
        source_id=source_id,
        place=place,
    )

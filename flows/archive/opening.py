"""An archive's folder opened for a run: files that its index does not know are read, half-written ends set aside."""

from __future__ import annotations

import os
import re
import sqlite3
from typing import TYPE_CHECKING

from flows.archive.holdings import REFERRING, Holdings, warc_files
from flows.archive.index import Index
from flows.archive.scan import Scan, scan_file
from flows.archive.sums import read_sums
from flows.logs import log

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from parsers.walls import WallRules

_OWN_NAME = re.compile(r"\d{8}T\d{9}Z-.+\.warc\.gz")


def open_index(folder: Path, walls: WallRules) -> Index | None:
    """Open a folder's index; None where there is no folder yet, or it can neither be read nor made."""
    if not folder.is_dir():
        return None
    try:
        return Index(folder, walls)
    except (sqlite3.Error, OSError) as error:
        _warn(folder, error)
        return None


def open_holdings(folder: Path, index: Index | None, walls: WallRules) -> tuple[Holdings, bool]:
    """Give what the folder's files hold, and whether the index knows all of it now. OSError."""
    files = warc_files(folder)
    sizes = {path.name: path.stat().st_size for path in files}
    known = index.files() if index else {}
    held = {name for name, size in known.items() if sizes.get(name) == size}
    scans = {path: _read(path, walls) for path in files if path.name not in held}
    if index and len(held) == len(known) and _is_apart(index, known, scans):
        holdings, is_anew = Holdings(folder, index), False
    else:
        told = {path: index.scan(path.name) for path in files if index and path.name in held}
        scans = {path: scans.get(path) or told[path] for path in files}
        holdings, is_anew = Holdings(folder), True
    for scan in scans.values():
        holdings.add_scan(scan)
    if index and (scans or (known and is_anew)):
        return holdings, keep(index, holdings, scans, is_anew=is_anew)
    return holdings, not files or index is not None


def _is_apart(index: Index, known: Iterable[str], scans: Mapping[Path, Scan]) -> bool:
    """Whether files can be added as they are: what one refers to lies in it, or in those before it by name."""
    early = [path.name for path in scans if path.name < max(known, default="")]
    refer = any(one.record_type in REFERRING for scan in scans.values() for one in scan.entries)
    return not early or not (refer or index.refers_beyond(min(early)))


def keep(index: Index, holdings: Holdings, scans: Mapping[Path, Scan], *, is_anew: bool = False) -> bool:
    """Write into the index what has come to be held, which then is looked up there; whether it could be written."""
    try:
        index.add(scans, holdings.added, holdings.damages_added, is_anew=is_anew)
    except (sqlite3.Error, OSError) as error:
        # it is made when the archive is opened next; the records themselves are on the disk
        _warn(index.path, error)
        return False
    holdings.rest_on(index)
    return True


def sweep_indexes(folder: Path) -> None:
    """Remove the index that each file had beside it before there was one for the folder. OSError."""
    for path in warc_files(folder):
        path.with_name(f"{path.name}.index").unlink(missing_ok=True)


def _warn(path: Path, error: Exception) -> None:
    log.warning("index not written", file=str(path), why=str(error))


def _read(path: Path, walls: WallRules) -> Scan:
    """Read a file, which loses its half-written end first."""
    scan = scan_file(path, walls)
    torn = next((damage for damage in scan.damages if damage.reaches_end), None)
    if torn and _was_under_way(path):
        _set_aside(path, torn.offset)
        log.warning("the end of the last run's file was half-written: set aside", file=str(path))
        return scan_file(path, walls)
    return scan


def _was_under_way(path: Path) -> bool:
    """Whether a run that never ended wrote it: our newest file, without a sum.

    In all others a damage at the end is one, and is not to be cut off: it is named each time.
    """
    own = [one.name for one in warc_files(path.parent) if _OWN_NAME.fullmatch(one.name)]
    return own[-1:] == [path.name] and path.name not in read_sums(path.parent)


def _set_aside(path: Path, whole_bytes: int) -> None:
    """Move the half-written end into a file of its own, then cut it off: no byte is thrown away."""
    with path.open("r+b") as stream:
        stream.seek(whole_bytes)
        torn = path.with_name(f"{path.name}.torn")
        with torn.open("wb") as aside:
            aside.write(stream.read())
            aside.flush()
            os.fsync(aside.fileno())
        stream.truncate(whole_bytes)
        os.fsync(stream.fileno())

"""What the WARC files of an archive hold, kept beside them: what a run asks for is looked up, what it adds is added.

It is a cache, `index.sqlite`. It counts only for the files, sizes and rules that it was made for, and is made anew
from the files otherwise. How long it takes to open does not depend on how much is held.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from flows.archive.index_rows import damage_row, entry_of, entry_row, failure_of, print_of
from flows.archive.scan import Scan
from flows.archive.values import Damage
from flows.errors import ClaimwatchError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from flows.archive.values import Entry, RecordedFailure
    from parsers.walls import WallRules

NAME = "index.sqlite"
_FORMAT = 1
_TABLES = files("flows.archive").joinpath("index.sql").read_text(encoding="utf-8")


class Index:
    """An archive's index while it is open. Not for two writers.

    Raises ClaimwatchError where it cannot be read any more, and sqlite3.Error where it cannot be written.
    """

    def __init__(self, folder: Path, walls: WallRules) -> None:
        """Open the folder's index, empty where it is absent, damaged or made for other rules. sqlite3.Error."""
        self.path = folder / NAME
        self._walls = walls.fingerprint
        self._database = self._opened()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def files(self) -> dict[str, int]:
        """Give the size of each file that it was made for."""
        return dict(self._rows("SELECT name, bytes FROM file"))

    def scan(self, name: str) -> Scan:
        """Give what one file holds, as reading it gave it."""
        ((size, damages),) = self._rows("SELECT bytes, damages FROM file WHERE name = ?", name)
        entries = self._rows("SELECT coalesce(raw, told) FROM entry WHERE file = ? ORDER BY rowid", name)
        failures = self._rows(
            "SELECT url, kind, message, at FROM failure WHERE file = ? ORDER BY rowid", name
        )
        return Scan(
            tuple(entry_of(name, raw) for (raw,) in entries),
            tuple(map(failure_of, failures)),
            tuple(Damage(*damage) for damage in json.loads(damages)),
            size,
        )

    def damages(self) -> list[Damage]:
        """Give what could not be read."""
        return [
            Damage(*json.loads(damage))
            for (damage,) in self._rows("SELECT damage FROM damage ORDER BY file, rowid")
        ]

    def at(self, url: str) -> list[Entry]:
        """Give what is held of an address, in the order of the files."""
        return self._entries("url = ? ORDER BY file, rowid", url)

    def with_payload(self, digest: str) -> Entry | None:
        """Give the last capture whose record holds these bytes as they were sent."""
        return next(iter(self._entries("digest = ? ORDER BY file DESC, rowid DESC LIMIT 1", digest)), None)

    def failure(self, url: str) -> RecordedFailure | None:
        """Give the last failure of an address."""
        rows = self._rows(
            "SELECT url, kind, message, at FROM failure WHERE url = ? ORDER BY file DESC, rowid DESC LIMIT 1",
            url,
        )
        return next(map(failure_of, rows), None)

    def all(self) -> list[Entry]:
        """Give all that is held."""
        return self._entries("TRUE ORDER BY file, rowid")

    def documents(self) -> list[Entry]:
        """Give all captures that may be read for claims."""
        return self._entries("is_document ORDER BY file, rowid")

    def documents_at(self, urls: Collection[str]) -> list[Entry]:
        """Give those of some addresses."""
        wanted = json.dumps(list(urls))
        return self._entries(
            "is_document AND url IN (SELECT value FROM json_each(?)) ORDER BY file, rowid", wanted
        )

    def documents_beyond(self, prints: Mapping[str, int]) -> list[Entry]:
        """Give those of the files that hold others than those of these prints (`print_of` their records' ids)."""
        rows = self._rows("SELECT name, print FROM file")
        others = json.dumps([name for name, told in rows if int(told) != prints.get(name, 0)])
        return self._entries(
            "is_document AND file IN (SELECT value FROM json_each(?)) ORDER BY file, rowid", others
        )

    def refers_beyond(self, name: str) -> bool:
        """Whether a file after this name holds a record that refers to another."""
        ((count,),) = self._rows("SELECT count(*) FROM entry WHERE file > ? AND raw IS NOT NULL", name)
        return bool(count)

    def record_ids(self) -> frozenset[str]:
        """Name all records that are held."""
        return frozenset(one for (one,) in self._rows("SELECT record_id FROM entry WHERE told IS NOT NULL"))

    def count(self) -> int:
        """Count the captures that are held."""
        ((count,),) = self._rows("SELECT count(*) FROM entry WHERE told IS NOT NULL")
        return int(count)

    def add(
        self,
        scans: Mapping[Path, Scan],
        told: Iterable[tuple[Entry, Entry | None]],
        damages: Iterable[Damage],
        *,
        is_anew: bool = False,
    ) -> None:
        """Write what files hold, at one go; `is_anew`: and forget all others.

        `told`: their entries, each with its completed form. `damages`: all that could not be read in them.
        """
        rows = [entry_row(raw, completed) for raw, completed in told]
        ids: dict[str, list[str]] = {}
        for name, _, _, record_id, is_document, *_ in rows:
            ids.setdefault(name, []).extend([record_id] if is_document else [])
        with self._transaction() as database:
            if is_anew:
                for table in ("file", "entry", "failure", "damage"):
                    database.execute(f"DELETE FROM {table}")  # noqa: S608 - one of the names above
            for path, scan in scans.items():
                own = json.dumps([damage_row(one) for one in scan.damages])
                seal = str(print_of(ids.get(path.name, ())))
                database.execute(
                    "INSERT INTO file VALUES (?, ?, ?, ?)", (path.name, path.stat().st_size, seal, own)
                )
                database.executemany(
                    "INSERT INTO failure VALUES (?, ?, ?, ?, ?)",
                    [
                        (path.name, one.url, one.kind.value, one.message, one.at.timestamp())
                        for one in scan.failures
                    ],
                )
            database.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            database.executemany(
                "INSERT INTO damage VALUES (?, ?)",
                [(one.warc_file, json.dumps(damage_row(one))) for one in damages],
            )

    def _opened(self) -> sqlite3.Connection:
        # a run works in several threads, one at a time
        database = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        try:
            if database.execute("SELECT format, walls FROM made_for").fetchall() == [(_FORMAT, self._walls)]:
                return database
        except sqlite3.DatabaseError:
            pass
        database.close()
        self.path.unlink(missing_ok=True)
        database = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        database.executescript(f"BEGIN; {_TABLES}")
        database.execute("INSERT INTO made_for VALUES (?, ?)", (_FORMAT, self._walls))
        database.execute("COMMIT")
        return database

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield self._database
            self._database.execute("COMMIT")
        except BaseException:
            # a disk that is full has rolled back already
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            raise

    def _rows(self, question: str, *values: str) -> list[tuple[Any, ...]]:
        try:
            return self._database.execute(question, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise ClaimwatchError(
                f"it cannot be read ({error})",
                subject=str(self.path),
                action="Remove it and run again: it is made anew from the archive's files.",
            ) from error

    def _entries(self, where: str, *values: str) -> list[Entry]:
        question = f"SELECT file, told FROM entry WHERE told IS NOT NULL AND {where}"  # noqa: S608 - ours
        return [entry_of(name, told) for name, told in self._rows(question, *values)]

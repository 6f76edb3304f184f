"""What can go wrong with the warehouse.

WarehouseError            names the file and the next action
├── WarehouseLockedError  another process has it open
├── WarehouseNewerError   written by a newer claimwatch or DuckDB
├── WarehouseOlderError   written by an older claimwatch, and opened for reading alone
├── WarehouseBrokenError  it is no warehouse, or damaged
├── WarehouseWriteError   disk full, read-only folder, no permission
├── IncompleteError       a file that claimwatch came with is gone
└── QueryError            a query of the user's: refused, wrong, too long, too big
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class WarehouseError(Exception):
    """Something about one file. `message` says what, `next_action` what to do about it."""

    def __init__(self, path: Path, message: str, next_action: str) -> None:
        self.path = path
        self.message = message
        self.next_action = next_action
        super().__init__(f"{path}: {message}. {next_action}")


class WarehouseLockedError(WarehouseError):
    """Another process has the file open. `pid` is its process id, 0 if unknown."""

    def __init__(self, path: Path, message: str, next_action: str, *, pid: int = 0) -> None:
        self.pid = pid
        super().__init__(path, message, next_action)


class WarehouseNewerError(WarehouseError):
    """The file was written by a newer version than this one."""


class WarehouseOlderError(WarehouseError):
    """The file waits for a migration, which reading alone does not do."""


class WarehouseBrokenError(WarehouseError):
    """The file is damaged or no warehouse at all."""


class WarehouseWriteError(WarehouseError):
    """The file could not be written; what was there before is untouched."""


class IncompleteError(WarehouseError):
    """A file that claimwatch came with is gone: the warehouse is as it was."""


class QueryError(WarehouseError):
    """A query could not be answered. `kind`: refused, syntax, time, memory, failed."""

    def __init__(self, path: Path, message: str, next_action: str, *, kind: str) -> None:
        self.kind = kind
        super().__init__(path, message, next_action)

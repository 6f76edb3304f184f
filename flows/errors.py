"""What can go wrong at the edges, and how the command line ends then.

    ClaimwatchError            exit code 3 unless it says otherwise
    ├── UsageError             2: a command was given what it cannot work with
    ├── ConfigurationError     2: a configuration file is missing, unreadable or says something unknown
    ├── BusyError              3: another run is working in the same data folder
    ├── LedgerError            3: the ledger of deliveries is damaged
    ├── WriteError             3: the disk is full, or the data folder may not be written
    ├── DeliveryError          1: a mail server refused or could not be reached; the mails stay in the outbox
    └── StoppedError           130: somebody ended the run

Each carries what it is about (`subject`: a file, source or address), the place in it, what is wrong and what
to do next; `str()` is the one line that a user reads.
"""

from __future__ import annotations

import errno
from enum import IntEnum
from typing import Any


class ExitCode(IntEnum):
    """How a command ends. `PARTLY`: done, but some source or document failed, named on stderr."""

    DONE = 0
    PARTLY = 1
    USAGE = 2
    NOTHING = 3
    STOPPED = 130  # as shells count a Ctrl-C


class ClaimwatchError(Exception):
    """A failure with the thing it is about and the next action."""

    exit_code = ExitCode.NOTHING

    def __init__(self, problem: str, *, subject: str = "", place: str = "", action: str) -> None:
        self.problem = problem
        self.subject = subject
        self.place = place
        self.action = action
        super().__init__(problem)

    def __reduce__(self) -> tuple[Any, ...]:
        # an error of a worker crosses processes, which know nothing of keywords
        return _again, (type(self), self.problem, self.subject, self.place, self.action)

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.subject, self.place) if part)
        head = f"{where}: {self.problem}" if where else self.problem
        return f"{head}. {self.action}"


def _again(
    kind: type[ClaimwatchError], problem: str, subject: str, place: str, action: str
) -> ClaimwatchError:
    return kind(problem, subject=subject, place=place, action=action)


class UsageError(ClaimwatchError):
    """A command was given what it cannot work with."""

    exit_code = ExitCode.USAGE


class ConfigurationError(ClaimwatchError):
    """A configuration file is missing, unreadable or says something unknown."""

    exit_code = ExitCode.USAGE


class BusyError(ClaimwatchError):
    """Another run is working in the same data folder."""


class LedgerError(ClaimwatchError):
    """The ledger of deliveries is damaged."""


class WriteError(ClaimwatchError):
    """The disk is full, or the data folder may not be written."""


class StoppedError(ClaimwatchError):
    """Somebody ended a run: Ctrl-C or SIGTERM."""

    exit_code = ExitCode.STOPPED


class DeliveryError(ClaimwatchError):
    """A mail server refused or could not be reached; the mails stay in the outbox."""

    exit_code = ExitCode.PARTLY


_DISK = {
    errno.ENOSPC: (
        "the disk is full",
        "Free some space and run again; nothing fetched is lost.",
    ),
    errno.EDQUOT: ("the disk quota is used up", "Free some space and run the command again."),
    errno.EFBIG: (
        "the file is larger than is allowed here",
        "Raise the limit on file size and run again.",
    ),
    errno.EROFS: ("it is on a read-only file system", "Choose another folder with --data."),
    errno.EACCES: ("permission denied", "Choose another path, or change its permissions."),
    errno.EPERM: ("permission denied", "Choose another path, or change its permissions."),
    errno.ENOENT: ("no such file or folder", "Check the path."),
    errno.EISDIR: ("is a folder, not a file", "Name a file."),
    errno.ENOTDIR: ("is a file where a folder is needed", "Name a folder."),
}


def from_os_error(error: OSError, *, subject: str = "") -> ClaimwatchError:
    """Turn an operating-system error into one line with the next action."""
    problem, action = _DISK.get(
        error.errno or 0,
        (error.strerror or str(error) or type(error).__name__, "Look with --debug."),
    )
    named = subject or str(error.filename or "")
    return WriteError(problem, subject=named, action=action)

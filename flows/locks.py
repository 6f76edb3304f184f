"""One at a time: a lock file that names its holder and falls with its holder's process.

The operating system drops the lock when the process ends, however it ends; the file stays and means nothing.
"""

from __future__ import annotations

import fcntl
import json
import os
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from time import sleep
from typing import TYPE_CHECKING

from flows.errors import BusyError, from_os_error

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TRIES, _INSTANT = 5, 0.02  # seconds


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock. `what`: the work, as `a run`; `url`: where it can be reached, if it serves."""

    pid: int
    what: str
    since: str
    url: str = ""


@contextmanager
def hold(path: Path, holder: Holder) -> Iterator[None]:
    """Hold the lock for the block. BusyError names who holds it already."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise from_os_error(error, subject=str(path)) from error
    try:
        if not _try_a_moment(handle):
            raise busy(_read(path), path.parent)
        os.ftruncate(handle, 0)
        os.pwrite(handle, json.dumps(asdict(holder)).encode(), 0)
        yield
    finally:
        os.close(handle)


def find_holder(path: Path) -> Holder | None:
    """Say who holds the lock at this moment, None where nobody does."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        # shared: those who look do not take each other for a holder
        return None if _try(handle, fcntl.LOCK_SH) else _read(path)
    finally:
        os.close(handle)


def _try_a_moment(handle: int) -> bool:
    """Take the lock; somebody who only looks whether it is held has it for an instant."""
    for _ in range(_TRIES):
        if _try(handle, fcntl.LOCK_EX):
            return True
        sleep(_INSTANT)
    return False


def _try(handle: int, kind: int) -> bool:
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _read(path: Path) -> Holder:
    try:
        return Holder(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        # the holder has locked the file and not yet written its name
        return Holder(pid=0, what="another process", since="")


def busy(holder: Holder, folder: Path) -> BusyError:
    """Say in one line who is working in a folder."""
    since = f" since {holder.since}" if holder.since else ""
    return BusyError(
        f"{holder.what} is working there (process {holder.pid}{since})",
        subject=str(folder),
        action="Wait until it is done, or choose another folder with --data.",
    )

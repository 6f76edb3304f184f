"""Who looks whether somebody works in a folder does not keep anybody from working there."""

from __future__ import annotations

import fcntl
import threading
from typing import TYPE_CHECKING

import pytest

from flows.errors import BusyError
from flows.locks import Holder, find_holder, hold

if TYPE_CHECKING:
    from pathlib import Path

_RUN = Holder(4711, "a run", "2026-01-05T12:00:00+00:00")


def test_a_holder_is_found_while_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "run.lock"
    assert find_holder(path) is None
    with hold(path, _RUN):
        assert find_holder(path) == _RUN
        with pytest.raises(BusyError, match="a run is working there \\(process 4711"), hold(path, _RUN):
            pass
    assert find_holder(path) is None


def test_two_who_look_at_once_do_not_take_each_other_for_a_holder(tmp_path: Path) -> None:
    path = tmp_path / "run.lock"
    with hold(path, _RUN):
        pass
    with path.open() as other:
        fcntl.flock(other, fcntl.LOCK_SH)
        assert find_holder(path) is None


def test_a_look_at_the_wrong_moment_does_not_refuse_a_run(tmp_path: Path) -> None:
    path = tmp_path / "run.lock"
    with hold(path, _RUN):
        pass
    with path.open() as other:
        fcntl.flock(other, fcntl.LOCK_SH)
        timer = threading.Timer(0.03, fcntl.flock, (other, fcntl.LOCK_UN))
        timer.start()
        with hold(path, _RUN):
            assert find_holder(path) == _RUN
        timer.join()

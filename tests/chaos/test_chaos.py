"""Runs killed at any instant: nothing is lost, nothing stands twice, no recorded mail is sent again.

`make chaos` kills two hundred; these are the first of them.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.chaos import invariants
from tests.chaos.ordeal import Ordeal
from tests.chaos.postbox import Postbox, open_postbox
from tests.scale.archives import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Iterator

KILLS = 20
_PROGRAM = (sys.executable, "-c", "from flows.cli import main; main()")
# seconds after the start: while Prefect's server starts, while documents are read, while they are loaded
INSTANTS = (2.5, 5.0, 7.5)


@pytest.fixture(scope="module")
def postbox() -> Iterator[Postbox]:
    with open_postbox() as held:
        yield held


@pytest.mark.timeout(900)
def test_killed_at_twenty_instants(tmp_path: Path, postbox: Postbox) -> None:
    tally = Ordeal(tmp_path, postbox, seed=20250114).kill(KILLS)
    assert tally.faults == []
    assert tally.count == KILLS
    # the places are drawn: most of them have come
    assert len(tally.kills) >= 5


@pytest.mark.timeout(600)
def test_killed_three_times_through_the_flow(tmp_path: Path, postbox: Postbox) -> None:
    """With Prefect around it; its server ends with the run that started it."""
    ordeal = Ordeal(tmp_path, postbox, seed=1, generations=1)
    places, (archive, *_) = ordeal.places, ordeal.site.archives
    records: set[str] = set()
    command = [*_PROGRAM, "--config", ordeal.site.config, "--data", places.data, "run", "--replay", archive]
    for instant in INSTANTS:
        run = subprocess.Popen(  # noqa: S603 - our own program
            command, cwd=CHECKOUT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            run.wait(instant)
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
        run.wait()
        assert list(invariants.after_a_kill(places, records)) == []
        _await_end_of_servers(run.pid)
    ended = subprocess.run(  # noqa: S603 - likewise
        command, cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    assert list(invariants.after_the_next_run(places, ordeal.expected[0])) == []
    assert max(ordeal.postbox.accepted.count(one) for one in ordeal.postbox.accepted) <= len(INSTANTS) + 1


def _await_end_of_servers(parent: int) -> None:
    """A server that a killed run had started is told by the kernel to end, and does."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().decode(errors="replace").split("\0")
            if "flows.run.server" in words and str(parent) in words:
                watched = os.pidfd_open(int(folder.name))
                assert select.select([watched], [], [], 60)[0], f"server {folder.name} goes on"
                os.close(watched)
        except (FileNotFoundError, ProcessLookupError):
            continue

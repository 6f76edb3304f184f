"""A full disk is told as one, also where Prefect's server is the first to meet it."""

from __future__ import annotations

from contextlib import nullcontext
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from flows.errors import WriteError
from flows.paths import Places
from flows.run import launch
from tests.flows.conftest import CHECKOUT

if TYPE_CHECKING:
    from pathlib import Path

    from flows.run.job import RunReport


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A data folder; no server is started for it."""
    for name in ("PREFECT_API_URL", "PREFECT_LOGGING_TO_API_ENABLED"):
        # set, so that it is put back; then taken away
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    monkeypatch.setattr(launch, "set_prefect_environment", lambda _: None)
    monkeypatch.setattr(launch, "prefect_server", lambda *_, **__: nullcontext(""))
    return Places((CHECKOUT / "config",), tmp_path / "data")


async def _run() -> RunReport:
    raise RuntimeError("Server error '500 Internal Server Error'")


def _left(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    monkeypatch.setattr(launch, "disk_usage", lambda _: SimpleNamespace(free=count))


def test_a_server_that_cannot_write_is_a_full_disk(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    _left(monkeypatch, 4096)
    with pytest.raises(WriteError, match=r"data: the disk is full\. Free some space and run again"):
        launch._under_prefect(_run, places)


def test_with_space_left_it_is_what_it_is(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    _left(monkeypatch, 1 << 30)
    with pytest.raises(RuntimeError, match="500 Internal"):
        launch._under_prefect(_run, places)

"""The command line in this process: what it prints, what it says, how it ends."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from flows.cli import main
from flows.logs import configure_logs

if TYPE_CHECKING:
    from collections.abc import Callable

CHECKOUT = Path(__file__).parents[2]
SAMPLES = CHECKOUT / "samples"


@dataclass(frozen=True)
class Ended:
    """How a command ended: exit code, stdout, stderr."""

    code: int
    out: str
    err: str

    @property
    def last_line(self) -> str:
        """The last thing said on stderr."""
        return self.err.rstrip("\n").rsplit("\n", 1)[-1]


@pytest.fixture(autouse=True)
def _plain_logs() -> None:
    configure_logs()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def claimwatch(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ended]:
    """Run a command on an empty data folder of its own; `config`: a folder laid over what is shipped."""

    def run(*args: str, config: Path | None = None) -> Ended:
        folders = ["--data", str(data), *(["--config", str(config)] if config else [])]
        monkeypatch.setattr(sys, "argv", ["claimwatch", *folders, *args])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsys.readouterr()
        return Ended(int(ended.value.code or 0), told.out, told.err)

    return run

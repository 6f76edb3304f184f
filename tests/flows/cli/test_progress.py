"""How far the work is: a live line on a terminal, plain lines elsewhere, results on stdout as they are."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.flows.conftest import CHECKOUT, SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

_PROGRAM = (sys.executable, "-c", "from flows.cli import main; main()")
_PAGE = SAMPLES / "pages" / "ic3-psa250226.html"


def _on_a_terminal(data: Path, *args: object) -> tuple[int, str, str]:
    """Run a command whose stderr is a terminal and whose stdout is a pipe."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(  # noqa: S603 - our own program
        list(map(str, [*_PROGRAM, "--data", data, *args])),
        cwd=CHECKOUT,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            # the other end is closed: the command has ended
            break
        if not part:
            break
        shown += part
    os.close(ours)
    out, _ = process.communicate(timeout=120)
    return process.returncode, out, shown.decode()


def test_a_terminal_sees_a_live_line_and_the_lines_above_it(tmp_path: Path) -> None:
    code, out, shown = _on_a_terminal(
        tmp_path, "add", _PAGE, "--url", "https://www.ic3.gov/psa/2025/psa250226", "--publisher", "us.fbi"
    )
    assert code == 0
    assert "documents" in shown
    assert "\x1b[" in shown
    assert "loaded" in shown
    assert "\x1b" not in out
    assert "bybit" in out


def test_results_are_untouched_by_the_line(tmp_path: Path) -> None:
    code, out, shown = _on_a_terminal(tmp_path, "parse", _PAGE, "--publisher", "us.fbi", "--format", "jsonl")
    assert code == 0
    assert {json.loads(line)["victim"] for line in out.splitlines()} == {"bybit"}
    assert "documents" in shown


def test_elsewhere_there_are_plain_lines(tmp_path: Path) -> None:
    command = [*_PROGRAM, "--data", tmp_path, "add", _PAGE, "--url", "https://www.ic3.gov/psa/2025/psa250226"]
    ended = subprocess.run(  # noqa: S603 - our own program
        list(map(str, command)), cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0
    assert "\x1b" not in ended.stderr
    assert "loaded" in ended.stderr

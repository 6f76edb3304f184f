"""A question that hears no interruption ends all the same."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.flows.conftest import CHECKOUT
from tests.warehouse.builders import NOON, Said, batch, page
from warehouse import open_warehouse, publish

if TYPE_CHECKING:
    from pathlib import Path

# days of work in one cell of one row
_ENDLESS = "SELECT levenshtein(repeat('a', 4000000), repeat('b', 4000000))"


def test_one_value_that_takes_for_ever_ends_the_process(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "pipeline.toml").write_text("[query]\nseconds = 1\n")
    data = tmp_path / "data"
    with open_warehouse(data / "warehouse.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(page("https://ic3.example/1", Said("us.fbi", "bybit"))))
        publish(warehouse, data / "claims.duckdb")
    ended = subprocess.run(  # noqa: S603 - our own program
        [
            sys.executable,
            "-c",
            "from flows.cli import main; main()",
            "--config",
            tmp_path / "config",
            "--data",
            data,
            "sql",
            _ENDLESS,
        ],
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)},
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ended.returncode == 3
    assert ended.stdout == ""
    assert "did not end within 2 seconds" in ended.stderr

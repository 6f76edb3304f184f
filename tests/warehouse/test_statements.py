"""The files of SQL: which there are, and what is said of one that is gone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.warehouse.builders import NOON, batch
from warehouse import IncompleteError, open_warehouse, statements


def test_a_statement_that_claimwatch_came_with_and_is_gone_is_no_fault_of_the_warehouse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.duckdb"
    read = statements.read
    with open_warehouse(path, now=NOON) as warehouse:
        monkeypatch.setattr(
            statements, "read", lambda name: read("life/gone" if name == "life/touched_page" else name)
        )
        with pytest.raises(IncompleteError, match=r"gone\.sql: .* is missing\. Install claimwatch again"):
            warehouse.commit(batch())
        monkeypatch.undo()
        assert warehouse.commit(batch()).is_first_run


def test_the_statements_that_a_run_takes_one_after_the_other_are_those_of_the_list() -> None:
    folder = Path(statements.__file__).parent / "sql"
    held = sorted(str(path.relative_to(folder).with_suffix("")) for path in folder.rglob("*.sql"))
    assert (folder / "statements.txt").read_text("utf-8").split() == held


def test_a_listed_statement_that_is_gone_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    text = statements._text
    gone = {"statements.txt": "compare/00_found\ncompare/01_gone\n"}
    monkeypatch.setattr(statements, "_text", lambda name: gone.get(name) or text(name))
    statements.names.cache_clear()
    assert statements.names("compare") == ("compare/00_found", "compare/01_gone")
    with pytest.raises(IncompleteError, match=r"01_gone\.sql: .* is missing\. Install claimwatch again"):
        statements.fingerprint("compare")
    statements.names.cache_clear()


def test_no_bar_is_drawn_where_python_runs_without_a_script(tmp_path: Path) -> None:
    program = (
        "import sys, datetime, pathlib; from warehouse import open_warehouse\n"
        "with open_warehouse(pathlib.Path(sys.argv[1]), now=datetime.datetime.now(datetime.UTC)) as one:\n"
        "    print(one.connection.execute(\"SELECT current_setting('enable_progress_bar')\").fetchall())"
    )
    told = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", program, tmp_path / "w.duckdb"], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[(False,)]"

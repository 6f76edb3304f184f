"""What would be passed over in silence is said: misspelt questions, files that are something else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from flows.locks import Holder, hold
from flows.paths import Places
from tests.flows.conftest import CHECKOUT, SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.flows.conftest import Ended

    Cli = Callable[..., Ended]

_PAGE = SAMPLES / "pages" / "ic3-psa250226.html"


@pytest.fixture
def added(claimwatch: Cli) -> Cli:
    """One page in the warehouse."""
    ended = claimwatch(
        "add", str(_PAGE), "--url", "https://www.ic3.gov/psa/2025/psa250226", "--publisher", "us.fbi"
    )
    assert ended.code == 0, ended.err
    return claimwatch


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("diff", "--category", "nope"), "--category: no such id: `nope`. Choose of actor_conflict, "),
        (("diff", "--baseline", "2025"), "--baseline: no such id: `2025`. Choose of 2025-01-14."),
        (("sql", ""), "QUERY: the query is empty."),
        (("run", "--offline", "--replay", "x.warc"), "--replay: --offline fetches nothing"),
        (
            ("parse", str(_PAGE), "--publisher", "US Treasury"),
            "--publisher: 'US Treasury' is no id of a party.",
        ),
    ],
)
def test_a_question_that_cannot_be_meant_is_refused(added: Cli, args: tuple[str, ...], said: str) -> None:
    ended = added(*args)
    assert ended.code == 2
    assert ended.out == ""
    assert said in ended.last_line


def test_a_category_and_a_baseline_that_exist_are_answered(added: Cli) -> None:
    ended = added("diff", "--category", "new_theft", "--baseline", "2025-01-14", "--format", "jsonl")
    assert ended.code == 0
    assert {json.loads(line)["victim"] for line in ended.out.splitlines()} == {"bybit"}


@pytest.mark.parametrize("command", ["parse", "add"])
def test_a_publisher_whom_no_list_knows_is_named_with_its_like(claimwatch: Cli, command: str) -> None:
    ended = claimwatch(command, str(_PAGE), "--url", "https://x.example", "--publisher", "us.fbii")
    assert (
        "us.fbii: no known party (did you mean us.fbi?). It is taken as it is, and what its text says of a known party "
        "is somebody else's word. Give the id that is meant, or list this one in a parties_*.toml (CONTRIBUTING.md)."
    ) in " ".join(ended.err.split())
    assert claimwatch("parse", str(_PAGE), "--publisher", "us.fbi").err == ""


@pytest.mark.parametrize(
    ("written", "meant"), [("uk.nca", "gb.nca"), ("FBI", "us.fbi"), ("jp.nqa", "jp.npa")]
)
def test_a_publisher_by_its_name_or_a_common_code_of_its_state_is_told_its_id(
    claimwatch: Cli, written: str, meant: str
) -> None:
    ended = claimwatch("parse", str(_PAGE), "--publisher", written)
    assert f"{written}: no known party (did you mean {meant}" in ended.err
    assert "Give the id that is meant, or list this one in a parties_*.toml" in ended.err


def test_adding_nothing_but_what_is_not_there_does_nothing(claimwatch: Cli, tmp_path: Path) -> None:
    ended = claimwatch("add", str(tmp_path / "nix.html"))
    assert (ended.code, ended.out) == (3, "")
    assert "no such file or folder" in ended.err
    assert claimwatch("add", str(tmp_path / "nix.html"), str(_PAGE)).code == 1


def test_a_text_named_pdf_is_read_as_what_it_is_and_named(claimwatch: Cli, tmp_path: Path) -> None:
    path = tmp_path / "note.pdf"
    path.write_text("hello")
    ended = claimwatch("parse", str(path), "--text")
    assert (ended.code, ended.out) == (0, "hello\n")
    assert "note.pdf: its name says PDF, but it is none; it was read as text/plain." in ended.err


def test_a_live_run_without_a_contact_says_so_before_it_asks(
    claimwatch: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("flows.run.launch.launch", stop)
    assert "key `fetch.contact`: no contact is named" in claimwatch("run").err
    assert "fetch.contact" not in claimwatch("run", "--offline").err


def test_a_reader_who_leaves_is_no_failure(tmp_path: Path) -> None:
    """As `claimwatch … | head -1`: more is written than the pipe holds."""
    process = subprocess.Popen(  # noqa: S603 - our own program
        [
            sys.executable,
            "-c",
            "from flows.cli import main; main()",
            "--data",
            tmp_path,
            "parse",
            "--text",
            *[_PAGE] * 40,
        ],
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    said = process.stderr.read()
    assert process.wait(60) == 0, said
    assert "Traceback" not in said
    assert "Broken" not in said


@pytest.mark.parametrize("command", [("verify",), ("alerts", "preview"), ("alerts", "list")])
def test_a_folder_where_nothing_was_run_is_named_and_stays_empty(
    claimwatch: Cli, data: Path, command: tuple[str, ...]
) -> None:
    ended = claimwatch(*command)
    assert (ended.code, ended.out) == (3, "")
    assert str(data) in ended.last_line
    assert not data.exists()


def test_looking_needs_no_lock(added: Cli, data: Path) -> None:
    lock = Places((CHECKOUT / "config",), data).run_lock
    with hold(lock, Holder(os.getpid(), "a run", "2026-11-21T04:00:00+00:00")):
        assert added("verify").last_line == "1 capture read, 0 faults."
        assert added("alerts", "preview").last_line == "0 mails are owed."

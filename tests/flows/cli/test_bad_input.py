"""Whatever is wrong with what a command is given: one line that says where and what to do, the exit code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.flows.conftest import Ended

    Cli = Callable[..., Ended]


def _one_line(ended: Ended) -> str:
    assert ended.out == ""
    (line,) = ended.err.splitlines()
    return line


def test_a_wrong_key_in_the_configuration(claimwatch: Cli, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "pipeline.toml").write_text("[fetch]\ncontakt = 'a@example.org'\n")
    ended = claimwatch("run", "--offline", config=own)
    assert ended.code == 2
    line = _one_line(ended)
    assert line.startswith(f"claimwatch: {own / 'pipeline.toml'}, key `fetch.contakt`: unknown key.")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("parse",), "name files, or a manifest with --manifest"),
        (("parse", "a.html", "b.html", "--url", "https://a.example/"), "one address for several files"),
        (("parse", "--manifest", "nowhere.jsonl"), "nowhere.jsonl: no such manifest. Check the path."),
        (("run", "--source", "us_nobody", "--offline"), "no source is called us_nobody"),
        (("run", "--replay", "nowhere.warc.gz"), "nowhere.warc.gz: no such archive"),
        (("export", "claims", "--format", "parquet"), "Parquet is no text. Name a file with --output."),
        (("alerts", "send"), "no mail server is named"),
    ],
)
def test_a_command_given_what_it_cannot_work_with(claimwatch: Cli, args: tuple[str, ...], said: str) -> None:
    ended = claimwatch(*args)
    assert ended.code == 2
    assert said in _one_line(ended)


def test_a_question_before_anything_was_run(claimwatch: Cli) -> None:
    ended = claimwatch("diff")
    assert ended.code == 3
    assert "claims.duckdb: there is no such file yet. Run `claimwatch run` first." in _one_line(ended)


def test_a_file_that_is_not_there_does_not_stop_the_others(claimwatch: Cli, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("The FBI said that Lazarus Group stole 5 million dollars from the exchange Qorvex.\n")
    ended = claimwatch("parse", str(tmp_path / "nowhere.txt"), str(page), "--format", "jsonl")
    assert ended.code == 1
    assert _first_line(ended) == f"{tmp_path / 'nowhere.txt'}: no such file or folder. Check the path."
    assert {json.loads(line)["document"] for line in ended.out.splitlines()} == {"page.txt"}


def _first_line(ended: Ended) -> str:
    return ended.err.splitlines()[0]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("fake.pdf", b"%PDF-1.7\nthis is not one\n%%EOF\n", "fake.pdf"),
        # half of the bytes of a two-byte encoding, in a page that declares another
        ("page.html", b'<meta charset="euc-jp"><p>' + bytes(range(0x80, 0x100)) * 3, "page.html"),
        ("empty.html", b"", "empty.html"),
        ("image.html", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "image.html"),
    ],
)
def test_a_document_that_is_none(
    claimwatch: Cli, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    """Nothing else was to be read, so nothing could be done."""
    path = tmp_path / name
    path.write_bytes(content)
    ended = claimwatch("parse", str(path), "--format", "jsonl")
    assert ended.code == 3
    line = _one_line(ended)
    assert line.startswith(said)
    assert "Traceback" not in line


def test_a_manifest_row_with_a_wrong_date_is_named_by_its_line(claimwatch: Cli, tmp_path: Path) -> None:
    manifest = tmp_path / "M.jsonl"
    rows = [{"id": "a", "path": "a.txt"}, {"id": "b", "path": "b.txt", "published_on": "soon"}]
    manifest.write_text("\n".join(json.dumps(row) for row in rows))
    ended = claimwatch("parse", "--manifest", str(manifest))
    assert ended.code == 2
    assert f"{manifest}, line 2: `published_on`: " in _one_line(ended)


def test_two_rows_of_one_id_are_refused(claimwatch: Cli, tmp_path: Path) -> None:
    manifest = tmp_path / "M.jsonl"
    manifest.write_text('{"id": "a", "path": "a.txt"}\n{"id": "a", "path": "b.txt"}\n')
    ended = claimwatch("parse", "--manifest", str(manifest))
    assert ended.code == 2
    assert "`a` stands twice" in _one_line(ended)


def test_a_fault_of_ours_says_so_and_debug_shows_where(
    claimwatch: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise KeyError("surprise")

    monkeypatch.setattr("flows.cli.parse.extract", fail)
    page = tmp_path / "page.txt"
    page.write_text("Nothing was stolen on this day, and nobody was accused of anything.")
    ended = claimwatch("parse", str(page), "--format", "jsonl")
    assert ended.code == 3
    assert "KeyError: 'surprise'. This is a fault of claimwatch" in _one_line(ended)

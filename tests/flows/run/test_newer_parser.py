"""A page that was edited while the parser changed: both of its texts are read by the newer one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from flows.clock import utc_now
from flows.manifest import SavedDocument
from flows.paths import Places
from flows.run.execute import execute
from flows.run.job import Job, RunReport
from flows.run.report import summary_lines
from flows.run.verify import verify
from tests.flows.conftest import CHECKOUT
from warehouse import RunKind, open_warehouse

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

_URL = "https://www.fbi.gov/q"
_OTHER = "https://www.fbi.gov/other"
_TEXT = (
    "<html lang='en'><body><main><h1>On Qorvex</h1><p>The FBI attributes the theft of $12.5 million from the "
    "cryptocurrency exchange Qorvex on 3 March 2025 to the Lazarus Group.</p>{more}</main></body></html>"
)


def _add(places: Places, folder: Path, url: str, more: str = "") -> RunReport:
    page = folder / "page.html"
    page.write_text(_TEXT.format(more=more), encoding="utf-8")
    saved = SavedDocument.model_validate({"id": "p", "path": page, "url": url, "publisher": "us.fbi"})
    return asyncio.run(execute(Job(RunKind.ADD, saved=(saved,), sends_alerts=False), places))


def _readers(places: Places) -> dict[str, list[str]]:
    with open_warehouse(places.warehouse, now=utc_now()) as warehouse:
        rows = warehouse.connection.execute(
            "SELECT url, list(parser_version ORDER BY first_run_seq) FROM reading GROUP BY url"
        ).fetchall()
    return dict(rows)


def test_the_former_text_of_an_edited_page_is_read_by_the_newer_parser_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places((CHECKOUT / "config",), tmp_path / "data")
    monkeypatch.setattr("flows.run.setup.parser_version", lambda _: "one")
    _add(places, tmp_path, _URL)
    _add(places, tmp_path, _OTHER, "<p>Another page.</p>")
    monkeypatch.setattr("flows.run.setup.parser_version", lambda _: "two")
    report = _add(places, tmp_path, _URL, "<p>With a footer.</p>")
    assert report.documents_read == 2
    # what was not edited waits for `claimwatch reparse`
    assert _readers(places) == {_URL: ["two", "two"], _OTHER: ["one"]}
    assert report.read_otherwise == 1
    assert any(line.startswith("1 text last read by") and "reparse" in line for line in summary_lines(report))
    monkeypatch.setattr("flows.run.verify.parser_version", lambda _: "two")
    assert (verify(places).faults, verify(places).read_otherwise) == ((), 1)
    assert report.commit.claims_closed == 1
    with open_warehouse(places.warehouse, now=utc_now()) as warehouse:
        closings = warehouse.connection.execute("SELECT url, closing FROM claims ORDER BY url").fetchall()
    assert closings == [(_OTHER, None), (_URL, None)]

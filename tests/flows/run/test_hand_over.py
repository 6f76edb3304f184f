"""Files that people hand in: said again with more, said first without an address, still being copied."""

from __future__ import annotations

import asyncio
import json
import threading
from datetime import date
from typing import TYPE_CHECKING

import pytest

from flows.manifest import SavedDocument, read_bounded
from flows.paths import Places
from flows.run.again import rebuild
from flows.run.execute import execute
from flows.run.job import Job, RunReport
from tests.flows.conftest import CHECKOUT
from warehouse import Limits, RunKind, query

if TYPE_CHECKING:
    from pathlib import Path

_URL = "https://www.fbi.gov/q"
_TEXT = (
    "<html lang='en'><body><main><h1>On Qorvex</h1><p>The FBI attributes the theft of $12.5 million from the "
    "cryptocurrency exchange Qorvex on 3 March 2025 to the Lazarus Group.</p></main></body></html>"
)
_OFFLINE = Job(RunKind.SCHEDULED, is_offline=True, sends_alerts=False)
_STANDING = "SELECT url, party, voice, published_on FROM claims WHERE closing IS NULL"
_OWN = [(_URL, "us.fbi", "own", date(2025, 2, 20))]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places((CHECKOUT / "config",), tmp_path / "data")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(_TEXT)
    return path


def _add(places: Places, page: Path, *, url: str = _URL, **facts: object) -> RunReport:
    saved = SavedDocument.model_validate({"id": "p", "path": page, "url": url, **facts})
    return asyncio.run(execute(Job(RunKind.ADD, saved=(saved,), sends_alerts=False), places))


def _rows(places: Places, sql: str) -> list[tuple[object, ...]]:
    return list(query(places.published, sql, Limits()).rows)


def _add_twice(places: Places, page: Path) -> None:
    _add(places, page)
    _add(places, page, publisher="us.fbi", published_on="2025-02-20")


def test_what_is_said_of_a_page_when_it_is_handed_in_again_holds(places: Places, page: Path) -> None:
    _add_twice(places, page)
    assert _rows(places, _STANDING) == _OWN
    assert _rows(
        places, "SELECT count(*) FROM documents WHERE is_latest AND published_on = '2025-02-20'"
    ) == [(1,)]


def test_it_holds_after_a_rebuild_too(places: Places, page: Path) -> None:
    _add_twice(places, page)
    asyncio.run(rebuild(places))
    assert _rows(places, _STANDING) == _OWN


def test_an_earlier_copy_in_the_inbox_does_not_win_again(places: Places, page: Path) -> None:
    places.inbox.mkdir(parents=True)
    (places.inbox / "page.html").write_text(_TEXT)
    row = {"id": "q", "path": "page.html", "url": _URL}
    (places.inbox / "MANIFEST.jsonl").write_text(json.dumps(row))
    asyncio.run(execute(_OFFLINE, places))
    _add(places, page, publisher="us.fbi", published_on="2025-02-20")
    assert asyncio.run(execute(_OFFLINE, places)).documents_read == 0
    assert _rows(places, _STANDING) == _OWN


def test_a_page_without_an_address_gives_way_once_it_has_one(places: Places, page: Path) -> None:
    _add(places, page, url="")
    assert [row[0] for row in _rows(places, "SELECT left(url, 11) FROM claims")] == ["urn:sha256:"]
    _add(places, page, publisher="us.fbi", published_on="2025-02-20")
    assert _rows(places, _STANDING) == _OWN
    closed = "SELECT closing, withdrawn_at >= last_seen_at FROM claims WHERE closing IS NOT NULL"
    assert _rows(places, closed) == [("parser_changed", True)]
    asyncio.run(rebuild(places))
    assert _rows(places, _STANDING) == _OWN


def test_a_file_that_is_still_being_copied_is_left_to_the_next_run(places: Places) -> None:
    places.inbox.mkdir(parents=True)
    path = places.inbox / "page.html"
    path.write_text(_TEXT[:150])
    done = threading.Event()

    def write() -> None:
        while not done.wait(0.05):
            with path.open("a") as out:
                out.write(" ")

    writer = threading.Thread(target=write)
    writer.start()
    report = asyncio.run(execute(_OFFLINE, places))
    done.set()
    writer.join()
    assert report.documents_read == 0
    assert [one.message for one in report.failures] == ["somebody is still writing it"]

    path.write_text(_TEXT)
    assert asyncio.run(execute(_OFFLINE, places)).documents_read == 1


def test_a_file_larger_than_the_archive_could_give_back_is_refused(places: Places, tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    with path.open("wb") as out:
        out.truncate(2**28 + 1)
    report = _add(places, path)
    assert [one.message for one in report.failures] == ["is larger than 256 MB"]
    path.write_bytes(b"x" * 10)
    assert read_bounded(path) == b"x" * 10

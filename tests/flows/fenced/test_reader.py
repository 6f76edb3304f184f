"""PDFs and HWPs read in a process of their own: what befalls it befalls one document alone."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import zlib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from flows.archive import Facts, load_holdings, open_archive
from flows.clock import utc_now
from flows.fenced import FencedReader, FenceLimits, ReaderCrashedError, ReaderTimeoutError
from flows.fenced.errors import ReaderMemoryError
from flows.paths import find_places
from flows.run.reading import read_batch
from flows.run.setup import load_setup
from flows.walls import load_walls
from parsers.documents import NotThisFormatError, ParseError, read
from parsers.values import Capture
from tests.flows.conftest import CHECKOUT, SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

LIMITS = FenceLimits()
PDF = (SAMPLES / "pages" / "npa-20241224-caution.pdf").read_bytes()


def capture(content: bytes = PDF) -> Capture:
    return Capture(
        "https://www.npa.example/a.pdf", content, publishers=("jp.npa",), published_on=date(2024, 12, 24)
    )


def swollen_pdf(megabytes: int) -> bytes:
    """A page whose drawing, a few kilobytes in the file, unpacks to so many megabytes."""
    drawing = zlib.compress(b" " * (megabytes * 2**20), 9)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << >> >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer


def test_a_pdf_gives_the_document_that_it_gives_in_this_process() -> None:
    with FencedReader(LIMITS) as reader:
        assert reader.read(capture()) == read(capture())
        first = reader._process
        assert reader.read(capture()) == read(capture())
        assert reader._process is first
    assert first is not None
    assert first.returncode is not None


def test_what_a_page_is_read_from_needs_no_process() -> None:
    page = replace(capture(b"<html><body><p>A page that says enough to be read.</p></body></html>"))
    with FencedReader(LIMITS) as reader:
        assert reader.read(page)[0].text == "A page that says enough to be read."
        assert reader._process is None


def test_a_page_of_countless_tags_is_read_in_the_process_where_it_can_be_ended() -> None:
    """A megabyte of cells kept a whole run waiting for minutes."""
    page = capture(b"<html><body><p>A page that says enough to be read.</p><table><tr>" + b"<td>1" * 200_000)
    with FencedReader(FenceLimits(seconds=0.01)) as reader, pytest.raises(ReaderTimeoutError):
        reader.read(page)


def test_a_pdf_that_is_none_fails_as_it_fails_here() -> None:
    with FencedReader(LIMITS) as reader:
        with pytest.raises(NotThisFormatError, match="cannot be opened") as caught:
            reader.read(capture(b"%PDF-1.4\nbroken"))
        assert caught.value.url == "https://www.npa.example/a.pdf"
        assert caught.value.action
        assert reader.read(capture())


def test_reading_that_takes_too_long_is_ended_and_the_next_document_is_read() -> None:
    with FencedReader(FenceLimits(seconds=0.01)) as reader:
        with pytest.raises(ReaderTimeoutError, match=r"longer than 0\.01 seconds"):
            reader.read(capture())
        reader._limits = LIMITS
        assert reader.read(capture())


def test_a_file_that_swells_fails_and_the_next_document_is_read() -> None:
    with FencedReader(FenceLimits(megabytes=400)) as reader:
        with pytest.raises((ReaderMemoryError, ReaderCrashedError)):
            reader.read(capture(swollen_pdf(420)))
        assert reader.read(capture())


def test_a_reader_that_dies_is_named_with_its_signal() -> None:
    with FencedReader(LIMITS) as reader:
        reader.read(capture())
        assert reader._process
        os.kill(reader._process.pid, signal.SIGSEGV)
        with pytest.raises(ReaderCrashedError, match="SIGSEGV"):
            reader.read(capture())
        assert reader.read(capture())


PARENT = """
import sys, time
from tests.flows.fenced.test_reader import *
reader = FencedReader(LIMITS)
reader.read(capture())
print(reader._process.pid, flush=True)
sys.stdin.read()
"""


def test_the_reader_ends_with_whoever_asked_it() -> None:
    parent = subprocess.Popen(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", PARENT], cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout
    worker = int(parent.stdout.readline())
    # readable when the worker has ended, however it did
    watched = os.pidfd_open(worker)
    parent.kill()
    parent.communicate()
    assert select.select([watched], [], [], 60)[0]
    os.close(watched)


def test_in_a_batch_it_is_a_failure_and_the_others_go_on(tmp_path: Path) -> None:
    setup = load_setup(find_places(None, tmp_path, {}))
    walls = load_walls(CHECKOUT / "config" / "walls.toml")
    with open_archive(tmp_path / "archive", run_id="a", now=utc_now, walls=walls) as archive:
        archive.take_in("https://a.example/swollen.pdf", swollen_pdf(420), Facts())
        archive.take_in("https://a.example/good.pdf", PDF, Facts(publishers=("jp.npa",)))
    entries = tuple(load_holdings(tmp_path / "archive", walls).documents())
    rules = replace(setup.reading_rules, limits=FenceLimits(megabytes=400))
    found = read_batch(entries, rules, now=utc_now())
    assert [loaded.document.url for loaded in found.documents] == ["https://a.example/good.pdf"]
    (failure,) = found.failures
    assert failure.stage == "parse"
    assert failure.kind in ("ReaderMemory", "ReaderCrashed")
    assert failure.url == "https://a.example/swollen.pdf"
    assert "add" in failure.next_action
    assert [facts.url for facts in found.unreadable] == ["https://a.example/swollen.pdf"]
    assert isinstance(ReaderMemoryError("", "", ""), ParseError)

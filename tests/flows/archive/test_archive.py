"""The archive: other tools read it, damage is named and skipped, nothing that was written is lost."""

from __future__ import annotations

import asyncio
import gzip
import io
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
import zlib
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows.archive import ArchiveError, Facts, load_holdings, open_archive, open_replay, opening
from flows.archive.holdings import Holdings
from flows.archive.index import NAME as INDEX
from flows.archive.index_rows import print_of
from flows.archive.members import read_records
from flows.archive.scan import scan_file
from flows.archive.values import Damage, Entry
from flows.clock import utc_now
from flows.errors import ClaimwatchError, UsageError
from flows.http import Exchange, FailureKind, FetchFailure, Purpose, Request, Response
from flows.walls import load_walls

WALLS = load_walls(Path(__file__).parents[3] / "config" / "walls.toml")
START = datetime(2026, 11, 20, 12, 0, 0, 123000, tzinfo=UTC)
TEXT = b"<html><title>A</title><p>" + b"about a theft " * 200 + b"</p></html>"


def request(url: str, purpose: Purpose = Purpose.DOCUMENT) -> Request:
    return Request(url, "us_agency", purpose, ("a.example",), title="A title\r\nsource: forged")


def answer(
    url: str,
    body: bytes = TEXT,
    *,
    seconds: int = 0,
    status: int = 200,
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html"), ("ETag", '"1"')),
) -> Response:
    at = START + timedelta(seconds=seconds)
    is_coded = ("Content-Encoding", "gzip") in headers
    sent = gzip.compress(body, mtime=0) if is_coded else body
    exchange = Exchange(url, (("Host", "a.example"),), status, "OK", headers, sent, "HTTP/2", "192.0.2.1", at)
    return Response(url, url, status, headers, body, at, (exchange,))


def fill(folder: Path, *answers: Response, run_id: str = "a") -> Path:
    with open_archive(folder, run_id=run_id, now=utc_now, walls=WALLS) as archive:
        for one in answers:
            archive.record(one, request(one.url))
        return archive.path


def test_other_tools_read_it_and_find_every_digest_right(tmp_path: Path) -> None:
    coded = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
    path = fill(
        tmp_path,
        answer("https://a.example/1"),
        answer("https://a.example/2", TEXT + b"2", headers=coded),
        answer("https://a.example/3", TEXT, seconds=1),
        answer("https://a.example/한글", TEXT + b"3"),
    )
    checked = subprocess.run(  # noqa: S603 - warcio's own checker on our own file
        [Path(sys.executable).parent / "warcio", "check", "-v", path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout
    assert "digest pass" in checked.stdout
    with path.open("rb") as stream:
        found = [
            (one.rec_type, one.rec_headers.get_header("WARC-Target-URI"), one.content_stream().read())
            for one in ArchiveIterator(stream, check_digests="raise")
        ]
    assert [kind for kind, _, _ in found] == ["warcinfo"] + ["metadata", "request", "response"] * 2 + [
        "metadata", "request", "revisit", "metadata", "request", "response",
    ]  # fmt: skip
    assert [body for kind, _, body in found if kind == "response"] == [TEXT, TEXT + b"2", TEXT + b"3"]


def test_every_record_is_a_gzip_member_that_can_be_read_alone(tmp_path: Path) -> None:
    path = fill(tmp_path, answer("https://a.example/1"), answer("https://a.example/2", TEXT + b"2"))
    data = path.read_bytes()
    for entry in load_holdings(tmp_path, WALLS).documents():
        place = entry.place
        member = gzip.decompress(data[place.offset : place.offset + place.length])
        assert member.startswith(b"WARC/1.1\r\n")
        assert place.record_id.encode() in member


def test_what_was_known_of_a_capture_comes_back(tmp_path: Path) -> None:
    wanted = Request(
        "https://a.example/1", "us_agency", Purpose.FEED, ("a.example",), title="A\r\nsource: x",
        listed_on=date(2025, 2, 26),
    )  # fmt: skip
    with open_archive(tmp_path, run_id="a", now=utc_now, walls=WALLS) as archive:
        written = archive.record(answer("https://a.example/1"), wanted)
    [read] = scan_file(archive.path, WALLS).entries
    assert read == written
    assert read.facts.source_id == "us_agency"
    assert read.facts.purpose is Purpose.FEED
    assert read.facts.name == "A source: x"
    assert read.facts.listed_on == date(2025, 2, 26)
    assert read.fetched_at == START
    assert read.etag == '"1"'


def test_handed_in_files_are_resources_with_their_facts(tmp_path: Path) -> None:
    facts = Facts(
        publishers=("us.fbi", "jp.npa"), language="ja", published_on=date(2024, 12, 24),
        content_type="text/html", name="page.html", item_url="https://a.example/1",
    )  # fmt: skip
    with open_archive(tmp_path, run_id="a", now=utc_now, walls=WALLS) as archive:
        first = archive.take_in("https://a.example/1", TEXT, facts)
        assert archive.take_in("https://a.example/1", TEXT, facts) is first
        changed = archive.take_in("https://a.example/1", TEXT + b"2", facts)
    entries = list(load_holdings(tmp_path, WALLS).documents())
    assert entries == [first, changed]
    assert entries[0].record_type == "resource"
    assert entries[0].facts == facts
    assert load_holdings(tmp_path, WALLS).read(entries[1]).content == TEXT + b"2"


def test_a_page_that_a_person_saved_is_no_wall_whatever_its_words(tmp_path: Path) -> None:
    with open_archive(tmp_path, run_id="a", now=utc_now, walls=WALLS) as archive:
        archive.take_in("https://a.example/1", b"<title>Page not found</title>", Facts())
    assert len(list(load_holdings(tmp_path, WALLS).documents())) == 1


def test_a_304_is_a_revisit_that_keeps_document_and_validators(tmp_path: Path) -> None:
    url = "https://a.example/1"
    fill(tmp_path, answer(url))
    unchanged = answer(url, b"", seconds=60, status=304, headers=())
    with open_archive(tmp_path, run_id="b", now=utc_now, walls=WALLS) as archive:
        assert archive.holdings.latest(url)
        entry = archive.record(
            Response(url, url, 200, (), TEXT, unchanged.fetched_at, unchanged.exchanges, is_unchanged=True),
            request(url),
        )
    assert entry.record_type == "revisit"
    held = load_holdings(tmp_path, WALLS)
    latest = held.latest(url)
    assert latest is not None
    assert latest == entry
    assert latest.etag == '"1"'
    assert latest.status == 200
    assert held.read(latest).content == TEXT
    profile = b"".join(gzip.decompress(archive.path.read_bytes()).splitlines(keepends=True))
    assert b"revisit/server-not-modified" in profile


def test_a_file_that_was_deleted_leaves_revisits_that_are_named(tmp_path: Path) -> None:
    first = fill(tmp_path, answer("https://a.example/1"))
    fill(tmp_path, answer("https://a.example/2", TEXT, seconds=5), run_id="b")
    first.unlink()
    held = load_holdings(tmp_path, WALLS)
    assert list(held.documents()) == []
    assert ["revisit of https://a.example/2" in one.problem for one in held.damages] == [True]


def test_an_index_of_former_versions_is_swept_when_the_archive_is_opened(tmp_path: Path) -> None:
    path = three(tmp_path)
    former, other = path.with_name(f"{path.name}.index"), tmp_path / "notes.index"
    for one in (former, other):
        one.write_bytes(b"{}")
    with open_archive(tmp_path, run_id="b", now=utc_now, walls=WALLS) as archive:
        assert len(list(archive.holdings.documents())) == 3
    assert (former.exists(), other.exists()) == (False, True)


# --- damage -------------------------------------------------------------------------------------------


def forget_the_end(path: Path) -> None:
    """Leave a run's file as a killed run does: without index and sum."""
    path.with_name(INDEX).unlink()
    path.with_name("SHA256SUMS").unlink()


def three(folder: Path) -> Path:
    return fill(folder, *(answer(f"https://a.example/{n}", TEXT + b"%d" % n, seconds=n) for n in range(3)))


@pytest.mark.parametrize("cut", [1, 7, 60, 200])
def test_a_half_written_last_record_is_named_and_the_rest_is_read(cut: int, tmp_path: Path) -> None:
    path = three(tmp_path)
    path.write_bytes(path.read_bytes()[:-cut])
    held = load_holdings(tmp_path, WALLS)
    assert [entry.url[-1] for entry in held.documents()] == ["0", "1"]
    assert "half-written" in held.damages[0].problem
    assert held.damages[0].warc_file == path.name


def test_a_half_written_end_is_set_aside_when_the_archive_is_opened(tmp_path: Path) -> None:
    path = three(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[:-50])
    forget_the_end(path)
    with open_archive(tmp_path, run_id="b", now=utc_now, walls=WALLS) as archive:
        assert archive.holdings.damages == []
        assert len(list(archive.holdings.documents())) == 2
    assert path.read_bytes() + (tmp_path / f"{path.name}.torn").read_bytes() == whole[:-50]
    with path.open("rb") as stream:
        assert sum(one.rec_type == "response" for one in ArchiveIterator(stream)) == 2


def _flipped(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 0xFF
    path.write_bytes(data)


@pytest.mark.parametrize("from_end", [9, 60, 200])
@pytest.mark.parametrize("run", ["ended", "killed"])
def test_a_changed_byte_in_the_last_record_cuts_nothing_off(from_end: int, run: str, tmp_path: Path) -> None:
    """A run that ended left no half-written end, and a whole record that is wrong is no half of one."""
    path = three(tmp_path)
    _flipped(path, path.stat().st_size - from_end)
    if run == "ended":
        (tmp_path / INDEX).unlink()
    else:
        forget_the_end(path)
    harmed = path.read_bytes()
    for _ in range(2):
        with open_archive(tmp_path, run_id="b", now=utc_now, walls=WALLS) as archive:
            named = [one.warc_file for one in archive.holdings.damages]
            held = len(list(archive.holdings.documents()))
        torn = tmp_path / f"{path.name}.torn"
        kept = path.read_bytes() + (torn.read_bytes() if torn.exists() else b"")
        assert (held, kept) == (2, harmed)
        assert torn.exists() or named == [path.name]
        assert run == "killed" or not torn.exists()


def test_another_programs_archive_is_never_cut(tmp_path: Path) -> None:
    """Several records in one gzip member: they cannot be read, and are all that there is."""
    path = tmp_path / "theirs.warc.gz"
    foreign(path.with_suffix(""), is_gzip=False)
    path.write_bytes(gzip.compress(path.with_suffix("").read_bytes()))
    path.with_suffix("").unlink()
    whole = path.read_bytes()
    with open_archive(tmp_path, run_id="b", now=utc_now, walls=WALLS) as archive:
        assert "several records stand in one gzip member" in archive.holdings.damages[0].problem
    assert path.read_bytes() == whole
    path.write_bytes(whole[:-4])
    (tmp_path / INDEX).unlink()
    (tmp_path / "SHA256SUMS").unlink()
    with open_archive(tmp_path, run_id="c", now=utc_now, walls=WALLS) as archive:
        assert "half-written" in archive.holdings.damages[0].problem
    assert path.read_bytes() == whole[:-4]


def test_an_index_keeps_addresses_with_unicode_s_other_line_ends(tmp_path: Path) -> None:
    fill(tmp_path, answer("https://a.example/?q=a\x85b\u2028c", TEXT))
    with open_archive(tmp_path, run_id="b", now=utc_now, walls=WALLS) as archive:
        assert [one.url for one in archive.holdings.documents()] == ["https://a.example/?q=a\x85b\u2028c"]


def test_a_changed_byte_in_the_middle_costs_one_record(tmp_path: Path) -> None:
    path = three(tmp_path)
    middle = scan_file(path, WALLS).entries[1].place
    data = bytearray(path.read_bytes())
    data[middle.offset + middle.length // 2] ^= 0xFF
    path.write_bytes(data)
    (tmp_path / INDEX).unlink()
    held = load_holdings(tmp_path, WALLS)
    assert [entry.url[-1] for entry in held.documents()] == ["0", "2"]
    assert [one.offset for one in held.damages] == [middle.offset]


def test_a_changed_byte_is_found_when_a_cached_index_hides_it(tmp_path: Path) -> None:
    path = three(tmp_path)
    held = load_holdings(tmp_path, WALLS)
    middle = list(held.documents())[1]
    data = bytearray(path.read_bytes())
    data[middle.place.offset + middle.place.length // 2] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(ArchiveError) as caught:
        load_holdings(tmp_path, WALLS).read(middle)
    assert path.name in str(caught.value)
    assert f"byte {middle.place.offset}" in str(caught.value)


def _rewritten(path: Path, change: tuple[bytes, bytes]) -> list[Damage]:
    """Change a record inside its gzip member, so that only its own digest can tell."""
    out = b""
    data = path.read_bytes()
    while data:
        inflater = zlib.decompressobj(31)
        member = inflater.decompress(data).replace(*change)
        data = inflater.unused_data
        out += gzip.compress(member)
    path.write_bytes(out)
    return [one for one in read_records(path) if isinstance(one, Damage)]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ((b"about a theft about", b"about a draft about"), "digest"),
        ((b"Content-Length: 28", b"Content-Length: 29"), "bytes"),
        ((b"WARC/1.1", b"WORC/1.1"), "no WARC record"),
    ],
)
def test_a_record_that_is_not_what_it_says_is_named(
    change: tuple[bytes, bytes], said: str, tmp_path: Path
) -> None:
    damages = _rewritten(three(tmp_path), change)
    assert damages
    assert any(said in one.problem for one in damages)


@given(noise=st.binary(max_size=300), at=st.floats(0, 1))
def test_noise_in_a_file_never_raises_and_never_invents_bytes(noise: bytes, at: float) -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for n in range(3):
        record = writer.create_warc_record(f"https://a.example/{n}", "resource", io.BytesIO(b"text %d" % n))
        writer.write_record(record)
    data = out.getvalue()
    where = int(len(data) * at)
    path = Path(os.environ.get("TMPDIR", "/tmp")) / f"claimwatch-noise-{os.getpid()}.warc.gz"  # noqa: S108
    path.write_bytes(data[:where] + noise + data[where:])
    try:
        found = list(read_records(path))
    finally:
        path.unlink()
    payloads = {one.payload for one in found if not isinstance(one, Damage)}
    assert payloads <= {b"text 0", b"text 1", b"text 2"}
    if noise and not set(payloads) >= {b"text 0", b"text 1", b"text 2"}:
        assert any(isinstance(one, Damage) for one in found)


# --- archives of others -------------------------------------------------------------------------------


def foreign(path: Path, *, is_gzip: bool) -> None:
    """Write as a browser's recorder does: transfer coding and SHA-1 kept, no facts, a plain revisit."""
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=is_gzip)
        head = StatusAndHeaders(
            "200 OK", [("Content-Type", "text/html"), ("Transfer-Encoding", "chunked")], protocol="HTTP/1.1"
        )
        body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(TEXT), TEXT)
        response = writer.create_warc_record(
            "https://b.example/", "response", io.BytesIO(body), http_headers=head
        )
        writer.write_record(response)
        writer.write_record(
            writer.create_revisit_record(
                "https://b.example/again",
                response.rec_headers.get_header("WARC-Payload-Digest"),
                "https://b.example/",
                response.rec_headers.get_header("WARC-Date"),
                http_headers=head,
            )
        )


@pytest.mark.parametrize("name", ["theirs.warc.gz", "theirs.warc"])
def test_archives_of_other_programs_are_read(name: str, tmp_path: Path) -> None:
    foreign(tmp_path / name, is_gzip=name.endswith("gz"))
    held = load_holdings(tmp_path, WALLS)
    assert held.damages == []
    assert [held.read(one).content for one in held.documents()] == [TEXT, TEXT]


def test_a_file_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.warc.gz"
    path.write_bytes(b"%PDF-1.4 no archive at all")
    with pytest.raises(UsageError, match="holds no capture"):
        open_replay([path], WALLS)
    with pytest.raises(UsageError, match="no such archive"):
        open_replay([tmp_path / "absent.warc"], WALLS)


# --- the index is a cache -----------------------------------------------------------------------------


@pytest.mark.parametrize("harm", ["delete", "cut", "empty", "garbage", "other size", "other rules", "gone"])
def test_a_harmed_index_is_made_anew_from_the_files(harm: str, tmp_path: Path) -> None:
    path = three(tmp_path)
    index = tmp_path / INDEX
    harms = {"cut": index.read_bytes()[:5000], "empty": b"", "garbage": b"nonsense" * 1000}
    changes = {
        "other size": "UPDATE file SET bytes = 1; DELETE FROM entry",
        "other rules": "UPDATE made_for SET walls = 'x'; DELETE FROM entry",
        "gone": "INSERT INTO file VALUES ('gone', 1, '0', '[]')",
    }
    if harm == "delete":
        index.unlink()
    elif harm in harms:
        index.write_bytes(harms[harm])
    else:
        with closing(sqlite3.connect(index)) as database:
            database.executescript(changes[harm])
    assert _held(tmp_path) == _read(tmp_path)
    assert len(list(load_holdings(tmp_path, WALLS).documents())) == 3
    assert path.exists()


def test_files_that_the_index_knows_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    three(tmp_path)
    wanted = _read(tmp_path)
    monkeypatch.setattr(opening, "scan_file", lambda path, _: pytest.fail(f"{path} was read"))
    assert _held(tmp_path) == wanted


def _held(folder: Path) -> list[Any]:
    with open_archive(folder, run_id="look", now=utc_now, walls=WALLS) as archive:
        return _all_of(archive.holdings)


def _read(folder: Path) -> list[Any]:
    return _all_of(load_holdings(folder, WALLS))


def _all_of(held: Holdings) -> list[Any]:
    """All that can be asked of holdings."""
    documents = list(held.documents())
    urls = sorted({one.url for one in documents} | {"https://a.example/x"})
    files = {name: print_of(_ids(documents, name)) for name in {one.place.warc_file for one in documents}}
    other = dict.fromkeys(files, 1)
    return [
        [one.url for one in documents],
        documents,
        held.damages,
        held.record_ids(),
        len(held),
        held.days(),
        list(held.documents_at(urls[:1])),
        list(held.documents_beyond(other)) or documents,
        [one for one in held.documents_beyond(files) if not held.added],
        [
            (held.latest(url), held.last_answer(url), held.latest_item(url), held.last_failure(url))
            for url in urls
        ],
        [held.find_payload(one.payload_digest) for one in documents],
    ]


def _ids(documents: list[Entry], name: str) -> list[str]:
    return [one.place.record_id for one in documents if one.place.warc_file == name]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 3, 0, 2)])
def test_the_index_says_the_same_as_the_files(order: tuple[int, ...], tmp_path: Path) -> None:
    """In whatever order the files come, and whatever refers to what: revisits, items, failures, damage."""
    made, shown = tmp_path / "made", tmp_path / "shown"
    shown.mkdir()
    files = _one_of_each(made)
    for place in order:
        shutil.copy(files[place], shown)
        assert _held(shown) == _read(shown)
    assert _held(shown) == _held(made) == _read(made)
    assert len(_read(made)[0]) > 4
    assert _read(made)[2] == []


def _one_of_each(folder: Path) -> list[Path]:
    failure = FetchFailure(
        "https://a.example/x", FailureKind.TIMEOUT, "late", "Wait.", is_transient=True, at=START
    )
    for number in range(4):
        later = START + timedelta(days=number)
        with open_archive(folder, run_id=f"{number}", now=lambda now=later: now, walls=WALLS) as archive:
            url = "https://a.example/feed"
            feed = archive.record(answer(url, TEXT * 9, seconds=number), request(url))
            archive.take_item("https://a.example/item", feed, Facts(item_url="https://a.example/item"))
            archive.record_failure(replace(failure, at=later), request("https://a.example/x"))
            archive.take_in(
                "https://a.example/y",
                b"x%d" % number,
                Facts(publishers=("us.fbi",), published_on=date(2025, 1, 1)),
            )
    return sorted(folder.glob("*.warc.gz"))


# --- kills and bad ground -----------------------------------------------------------------------------

_CHILD = """
import sys
from itertools import pairwise
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.flows.archive.test_archive import answer, request, utc_now, WALLS, TEXT
from flows.archive import open_archive
with open_archive(Path(sys.argv[1]), run_id="child", now=utc_now, walls=WALLS) as archive:
    for n in range(100000):
        archive.record(answer(f"https://a.example/{n}", TEXT + b"%d" % n), request(f"https://a.example/{n}"))
        print(n, flush=True)
"""


@pytest.mark.parametrize("after", [1, 40, 97])
def test_a_kill_loses_nothing_that_was_archived(after: int, tmp_path: Path) -> None:
    root = str(Path(__file__).parents[3])
    child = subprocess.Popen(  # noqa: S603 - this very interpreter
        [sys.executable, "-c", textwrap.dedent(_CHILD), str(tmp_path), root],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    done = -1
    for line in child.stdout:
        done = int(line)
        if done >= after:
            child.send_signal(signal.SIGKILL)
            break
    child.wait()
    with open_archive(tmp_path, run_id="next", now=utc_now, walls=WALLS) as archive:
        held = list(archive.holdings.documents())
        assert archive.holdings.damages == []
        assert len(held) >= done + 1
        assert archive.holdings.read(held[done]).content == TEXT + b"%d" % done
    child.stdout.close()


def test_a_full_disk_is_one_clear_error_and_the_file_ends_with_a_whole_record(tmp_path: Path) -> None:
    """A limit on file size stands in for the full disk."""
    code = f"""
import resource, signal, sys
from itertools import pairwise
from pathlib import Path
sys.path.insert(0, {str(Path(__file__).parents[3])!r})
from tests.flows.archive.test_archive import answer, request, utc_now, WALLS, TEXT
from flows.archive import open_archive
from flows.errors import ClaimwatchError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000))
try:
    with open_archive(Path({str(tmp_path)!r}), run_id="a", now=utc_now, walls=WALLS) as archive:
        for n in range(100):
            body = TEXT + bytes(range(256)) * 2 + b"%d" % n
            archive.record(answer(f"https://a.example/{{n}}", body), request("x"))
            print(n)
except ClaimwatchError as error:
    print(error, file=sys.stderr)
    sys.exit(3)
"""
    child = subprocess.run(  # noqa: S603 - this very interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert child.returncode == 3, child.stderr
    assert "larger than" in child.stderr
    assert "Traceback" not in child.stderr
    # besides, that the index was not written
    done = sum(line.isdecimal() for line in child.stdout.splitlines())
    assert done >= 1
    held = load_holdings(tmp_path, WALLS)
    assert held.damages == []
    assert len(list(held.documents())) == done


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ClaimwatchError, match="permission"):
        fill(tmp_path / "archive", answer("https://a.example/1"))


def test_a_record_that_unpacks_to_too_much_is_named_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bound is on the whole record, whatever pieces it is read in."""
    path = fill(
        tmp_path, answer("https://a.example/0", bytes(40_000)), answer("https://a.example/1", TEXT, seconds=1)
    )
    monkeypatch.setattr("flows.archive.members._LARGEST", 20_000)
    monkeypatch.setattr("flows.archive.members._CHUNK", 10)
    found = list(read_records(path))
    assert [one.problem for one in found if isinstance(one, Damage)] == [
        "a record is larger than 20000 bytes"
    ]
    entry = next(one for one in scan_file(path, WALLS).entries if one.url.endswith("1"))
    assert load_holdings(tmp_path, WALLS).read(entry).content == TEXT


def test_a_replayed_archive_that_is_damaged_on_the_way_fails_one_address(tmp_path: Path) -> None:
    path = three(tmp_path)
    fetcher = open_replay([path], WALLS)
    place = scan_file(path, WALLS).entries[1].place
    _flipped(path, place.offset + place.length // 2)
    found = asyncio.run(fetcher.fetch(request("https://a.example/1")))
    assert isinstance(found, FetchFailure)
    assert f"the replayed archive is damaged: {path.name}, byte {place.offset}" in found.message
    assert isinstance(asyncio.run(fetcher.fetch(request("https://a.example/2"))), Response)


def test_a_changed_byte_is_noticed_in_every_kind_of_record_without_the_sums(tmp_path: Path) -> None:
    """All but the ten bytes with which a gzip member begins: they say nothing of what it holds."""
    with open_archive(tmp_path, run_id="a", now=utc_now, walls=WALLS) as archive:
        page = archive.record(answer("https://a.example/1", TEXT * 30), request("https://a.example/1"))
        archive.record(answer("https://a.example/2", TEXT * 30, seconds=1), request("https://a.example/2"))
        archive.take_in("https://a.example/file", TEXT, Facts())
        archive.take_item("https://a.example/item", page, Facts(item_url="https://a.example/item"))
    path, kinds = archive.path, set()
    whole = path.read_bytes()
    with path.open("rb") as stream:
        records = ArchiveIterator(stream)
        starts = []
        for record in records:
            record.content_stream().read()
            starts.append(records.get_record_offset())
            kinds.add(record.rec_type)
    assert kinds == {"warcinfo", "request", "response", "revisit", "resource", "metadata"}
    for start, end in pairwise([*starts, len(whole)]):
        for at in range(start + 10, end, 31):
            _flipped(path, at)
            assert _is_noticed(tmp_path, path), at - start
            path.write_bytes(whole)
    assert not _is_noticed(tmp_path, path)


def _is_noticed(folder: Path, path: Path) -> bool:
    held = Holdings(folder)
    held.add_scan(scan_file(path, WALLS))
    try:
        for entry in held.documents():
            held.read(entry)
    except ArchiveError:
        return True
    return bool(held.damages)

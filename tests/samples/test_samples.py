"""The demo's archive is what its script makes of its pages, and no page passes for an original."""

from __future__ import annotations

import gzip
import importlib.util
import tomllib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from warcio.archiveiterator import ArchiveIterator

if TYPE_CHECKING:
    from types import ModuleType

SAMPLES = Path(__file__).parents[2] / "samples"
PAGES = sorted((SAMPLES / "pages").iterdir())
TABLE: dict[str, Any] = tomllib.loads((SAMPLES / "pages.toml").read_text(encoding="utf-8"))
MARK = "Reconstruction for demonstration, not the original publication"
# Where the visible mark is in the page's own words.
VISIBLE = (MARK, "Written for demonstration", "実演用に書き直したもの", "시연을 위해")


def _script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, SAMPLES / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_archive_is_what_the_script_makes_of_the_pages() -> None:
    built = _script("build_archive").build()
    # gzip's own bytes differ by the version of zlib; what they hold must not
    assert gzip.decompress(built) == gzip.decompress((SAMPLES / "archive.warc.gz").read_bytes()), (
        "samples/archive.warc.gz is older than its pages: run `python samples/build_archive.py`"
    )


def test_another_build_has_the_same_bytes() -> None:
    script = _script("build_archive")
    assert script.build() == script.build()


def test_every_page_is_in_the_archive_once() -> None:
    files = [page["file"] for page in TABLE["page"]]
    assert sorted(files) == [path.name for path in PAGES]
    urls = [page["url"] for page in TABLE["page"]]
    assert len(set(urls)) == len(urls)


def test_other_tools_read_the_archive_and_its_digests_are_right() -> None:
    with (SAMPLES / "archive.warc.gz").open("rb") as stream:
        records = []
        for record in ArchiveIterator(stream, check_digests="raise"):
            records.append((record.rec_type, record.rec_headers.get_header("WARC-Target-URI")))
            record.content_stream().read()
    assert [url for kind, url in records if kind == "response"] == [page["url"] for page in TABLE["page"]]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_page_says_that_it_is_a_reconstruction(path: Path) -> None:
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(BytesIO(path.read_bytes()))
        assert MARK in document.get_metadata_dict()["Subject"]
        assert MARK in document[0].get_textpage().get_text_range()
        return
    text = path.read_text(encoding="utf-8")
    head, _, body = text.partition("<body") if path.suffix == ".html" else text.partition("<channel>")
    assert MARK in head
    assert any(mark in body for mark in VISIBLE)


def test_the_pdfs_are_what_their_script_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = _script("make_pdf")
    monkeypatch.setattr(script, "PAGES", tmp_path)
    script.main()
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in PAGES if path.suffix == ".pdf"}

"""What a run knows of a page before it reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.archive import open_archive
from flows.archive.holdings import load_holdings
from flows.archive.values import Facts
from flows.clock import utc_now
from flows.paths import find_places
from flows.run.reading import read_batch
from flows.run.setup import load_setup
from flows.walls import load_walls
from tests.places import CHECKOUT

if TYPE_CHECKING:
    from pathlib import Path

HEADLINE = "<main><p>警察庁発表 北朝鮮 暗号資産 窃取 認定</p></main>".encode()


def test_a_page_whose_letters_do_not_tell_is_in_its_source_s_language(tmp_path: Path) -> None:
    rules = load_setup(find_places(None, tmp_path, {})).reading_rules
    source = next(one for one in rules.sources.values() if one.language == "ja")
    walls = load_walls(CHECKOUT / "config" / "walls.toml")
    with open_archive(tmp_path / "archive", run_id="a", now=utc_now, walls=walls) as archive:
        archive.take_in("https://a.example/1", HEADLINE, Facts(source_id=source.source_id))
        archive.take_in("https://a.example/2", HEADLINE, Facts(source_id=source.source_id, language="zh"))
        archive.take_in("https://a.example/3", HEADLINE, Facts())
    entries = tuple(load_holdings(tmp_path / "archive", walls).documents())
    found = read_batch(entries, rules, now=utc_now())
    assert {one.document.url[-1]: one.document.language for one in found.documents} == {
        "1": "ja",  # the source's description
        "2": "zh",  # whoever added it
        "3": "zh",  # its letters
    }

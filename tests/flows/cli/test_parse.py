"""`claimwatch parse` prints what it reads, with numbers as numbers and spans that hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.flows.conftest import Ended

    Cli = Callable[..., Ended]

PAGE = """<html lang="en"><head><title>On Qorvex</title></head><body><main><h1>On Qorvex</h1>
<p>On 3 March 2025 hackers of North Korea's Lazarus Group stole $12.5 million and 4,502.9 BTC from the
cryptocurrency exchange Qorvex, the FBI said.</p></main></body></html>"""
FIELDS = {
    *("document", "victim", "party", "voice", "actors", "stance", "amounts", "theft_date", "basis", "quote"),
    *("claim_id", "quote_start", "quote_end", "rule", "addresses"),
}


def _rows(ended: Ended) -> list[dict[str, object]]:
    return [json.loads(line) for line in ended.out.splitlines()]


def test_rows_have_the_fields_of_a_label_and_their_evidence(claimwatch: Cli, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    about = ("--publisher", "us.fbi", "--published", "2025-03-05", "--url", "https://www.fbi.gov/news/q")
    ended = claimwatch("parse", str(page), *about, "--format", "jsonl")
    assert ended.code == 0
    rows = _rows(ended)
    assert {row["party"] for row in rows} == {"us.fbi"}
    text = claimwatch("parse", str(page), *about, "--text").out
    for row in rows:
        assert set(row) == FIELDS
        start, end = row["quote_start"], row["quote_end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert text[start:end] == row["quote"]
    amounts = rows[0]["amounts"]
    assert {"value": 12500000, "currency": "USD"} in amounts  # type: ignore[operator]
    assert {"value": 4502.9, "currency": "BTC"} in amounts  # type: ignore[operator]


def test_a_manifest_row_whose_path_is_a_feed_means_the_item_of_its_address(
    claimwatch: Cli, tmp_path: Path
) -> None:
    items = "".join(
        f"<item><title>{name}</title><link>https://blog.example/{name.lower()}</link>"
        f"<description>&lt;p&gt;The FBI said that Lazarus Group stole $5 million from the exchange {name} on "
        f"3 March 2025. The exchange has closed and its users wait for their money.&lt;/p&gt;</description>"
        "</item>"
        for name in ("Qorvex", "Zentiva")
    )
    feed = tmp_path / "feed.xml"
    feed.write_text(f'<rss version="2.0"><channel><title>Blog</title>{items}</channel></rss>')
    rows = [
        {"id": f"feed#{n}", "path": "feed.xml", "url": f"https://blog.example/{name}", "publisher": "blog"}
        for n, name in ((1, "qorvex"), (2, "zentiva"))
    ]
    manifest = tmp_path / "MANIFEST.jsonl"
    manifest.write_text("\n".join(json.dumps(row) for row in rows))
    ended = claimwatch("parse", "--manifest", str(manifest), "--format", "jsonl")
    assert ended.code == 0
    assert {(row["document"], row["victim"]) for row in _rows(ended)} == {
        ("feed#1", "qorvex"),
        ("feed#2", "zentiva"),
    }


def test_items_of_which_the_feed_has_only_a_summary_are_counted(claimwatch: Cli, tmp_path: Path) -> None:
    said = "<p>The FBI said that Lazarus Group stole $5 million from the exchange Qorvex on 3 March 2025.</p>"
    feed = tmp_path / "feed.xml"
    feed.write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Blog</title>'
        f"<entry><title>A</title><id>a</id><content type='html'><![CDATA[{said}]]></content></entry>"
        "<entry><title>B</title><id>b</id><summary>Lazarus again</summary></entry>"
        "<entry><title>C</title><id>c</id><summary>And again</summary></entry></feed>"
    )
    ended = claimwatch("parse", str(feed), "--format", "jsonl")
    assert ended.code == 0
    assert [row["victim"] for row in _rows(ended)] == ["qorvex"]
    assert "feed.xml: read 1 of its 3 items; of the others the feed has only a summary." in ended.err
    assert "Save and parse their own pages" in ended.err


def test_the_language_that_letters_do_not_tell_can_be_said(claimwatch: Cli, tmp_path: Path) -> None:
    page = tmp_path / "note.txt"
    page.write_text("Lazarus, Qorvex, USD 12.5 million")
    assert "; en;" in claimwatch("parse", str(page)).out
    assert "; ko;" in claimwatch("parse", str(page), "--language", "ko").out
    assert (
        "kr: no language that is read here (en, ja, ko)"
        in claimwatch("parse", str(page), "--language", "kr").err
    )
    wrong = claimwatch("parse", str(page), "--language", "Korean")
    assert wrong.code == 2
    assert "--language: 'Korean' is no code of a language" in wrong.err
    manifest = tmp_path / "MANIFEST.jsonl"
    manifest.write_text(
        '{"id": "note", "path": "note.txt", "url": "https://blog.example/", "language": "ja"}'
    )
    assert "; ja;" in claimwatch("parse", "--manifest", str(manifest)).out
    assert claimwatch("parse", "--manifest", str(manifest), "--language", "ko").code == 2


def test_a_file_called_md_is_markdown_whatever_its_signs(claimwatch: Cli, tmp_path: Path) -> None:
    page = tmp_path / "digest.md"
    page.write_text(
        "**Qorvex, robbed.** The exchange lost $5 million. The FBI blames Lazarus Group for the theft."
    )
    (row,) = _rows(claimwatch("parse", str(page), "--format", "jsonl"))
    assert row["victim"] == "qorvex"
    assert "**" not in claimwatch("parse", str(page), "--text").out


def test_rows_name_the_wallets_of_the_theft_and_what_their_checksums_say(
    claimwatch: Cli, tmp_path: Path
) -> None:
    valid, torn = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb"
    wallets = f"<p>The coins went to:</p><ul><li>{valid}</li><li>{torn}</li></ul>"
    page = tmp_path / "page.html"
    page.write_text(PAGE.replace("</main>", f"{wallets}</main>"))
    ended = claimwatch("parse", str(page), "--format", "jsonl")
    assert _rows(ended)[0]["addresses"] == [
        {"chain": "bitcoin", "address": valid, "checksum": "valid"},
        {"chain": "bitcoin", "address": torn, "checksum": "invalid"},
    ]
    assert f"{torn} is not valid" in ended.err


def test_what_is_printed_is_one_thing(claimwatch: Cli, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    for both in (("--text", "--explain"), ("--explain", "--format", "json"), ("--text", "--format", "csv")):
        ended = claimwatch("parse", str(page), *both)
        assert ended.code == 2
        assert "Give one of them." in ended.err


def test_a_folder_in_the_place_of_a_file_is_named(claimwatch: Cli) -> None:
    ended = claimwatch("parse", ".")
    assert ended.code == 3
    assert ended.err.startswith(".: ")
    assert "fault of claimwatch" not in ended.err


def test_explain_shows_the_sentence_and_the_rule(claimwatch: Cli, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    (rule, *_) = {row["rule"] for row in _rows(claimwatch("parse", str(page), "--format", "jsonl"))}
    told = claimwatch("parse", str(page), "--explain").out
    assert "[victim Qorvex]" in told
    assert str(rule) in told
    assert "  = qorvex; $12.5 million" in told
    assert "robbed qorvex (12,500,000 USD or 4,502.9 BTC;" in told


def test_wallets_of_a_theft_stand_on_its_card_and_wrong_ones_are_named(
    claimwatch: Cli, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    good, wrong = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD"
    page.write_text(PAGE.replace("</main>", f"<ul><li>{good}</li><li>{wrong}</li></ul></main>"))
    told = claimwatch("parse", str(page))
    folded = " ".join(told.out.split())
    assert f"wallet ethereum {good} wallet ethereum {wrong} (not valid)" in folded
    assert wrong in told.err


def test_parse_leaves_no_data_behind(claimwatch: Cli, tmp_path: Path, data: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    assert claimwatch("parse", str(page)).code == 0
    assert not data.exists()


def test_without_a_form_each_claim_is_a_card_that_a_person_can_read(claimwatch: Cli, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    told = claimwatch("parse", str(page), "--publisher", "us.fbi")
    assert told.code == 0
    assert max(len(line) for line in told.out.splitlines() if "(us.fbi;" not in line) <= 76
    (row, *_) = _rows(claimwatch("parse", str(page), "--publisher", "us.fbi", "--format", "jsonl"))
    folded = " ".join(told.out.split())
    for said in (
        row["quote"],
        row["claim_id"],
        row["rule"],
        "stole USD 12.5 million (4,502.9 BTC) from Qorvex",
    ):
        assert str(said) in folded


def test_a_page_without_a_claim_says_so(claimwatch: Cli, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html lang=en><title>Weather</title><p>It will rain tomorrow in the whole country.</p>")
    assert "No claim." in claimwatch("parse", str(page)).out
    table = claimwatch("parse", str(page), "--format", "table")
    assert (table.out, table.last_line) == ("", "None.")
    assert claimwatch("parse", str(page), "--format", "json").out == "[]\n"


def test_a_file_that_cannot_be_read_is_called_by_its_name(claimwatch: Cli, tmp_path: Path) -> None:
    page = tmp_path / "broken.pdf"
    page.write_bytes(b"%PDF-1.7 and nothing after it")
    ended = claimwatch("parse", str(page))
    assert ended.code == 3
    assert ended.last_line.startswith("broken.pdf: the PDF cannot be opened")
    assert "urn:" not in ended.err


SOURCE = """
name = "Agency"
publisher = "us.fbi"
language = "en"
tier = "official"
hosts = ["www.agency.example"]
stale_after_days = 30
unconfirmed = ["whether it is one"]
[[address]]
kind = "listing"
url = "https://www.agency.example/news/"
[reading]
main = "div.statement"
"""


def test_a_page_is_read_as_its_source_s_description_says(claimwatch: Cli, tmp_path: Path) -> None:
    (tmp_path / "own" / "sources").mkdir(parents=True)
    (tmp_path / "own" / "sources" / "xx_agency.toml").write_text(SOURCE)
    page = tmp_path / "page.html"
    other = "<p>In other news of the week it rained in the capital, and the streets stood under water.</p>"
    body = PAGE.replace("<p>", f"{other}<div class='statement'><p>").replace(
        "</p></main>", "</p></div></main>"
    )
    page.write_text(body)
    own = ("--config", str(tmp_path / "own"), "parse", str(page), "--source", "xx_agency")
    assert "rained" in claimwatch("parse", str(page), "--text").out
    assert "rained" not in claimwatch(*own, "--text").out
    assert {row["party"] for row in _rows(claimwatch(*own, "--format", "jsonl"))} == {"us.fbi"}

    page.write_text(PAGE)
    ended = claimwatch(*own, "--text")
    assert ended.code == 3
    assert "div.statement" in ended.err
    unknown = claimwatch("parse", str(page), "--source", "xx_nobody")
    assert (unknown.code, "no source is called xx_nobody" in unknown.err) == (2, True)


def test_a_page_whose_letters_do_not_tell_is_in_its_source_s_language(
    claimwatch: Cli, tmp_path: Path
) -> None:
    (tmp_path / "own" / "sources").mkdir(parents=True)
    source = SOURCE.replace('"en"', '"ja"').replace("div.statement", "main")
    (tmp_path / "own" / "sources" / "xx_agency.toml").write_text(source)
    page = tmp_path / "page.html"
    page.write_text("<main><p>警察庁発表 北朝鮮 暗号資産 窃取 認定</p></main>", encoding="utf-8")
    own = ("--config", str(tmp_path / "own"), "parse", str(page))
    assert "; zh; " in claimwatch(*own).out
    assert "; ja; " in claimwatch(*own, "--source", "xx_agency").out


def test_sources_say_all_that_their_descriptions_say(claimwatch: Cli, tmp_path: Path) -> None:
    (tmp_path / "own" / "sources").mkdir(parents=True)
    (tmp_path / "own" / "sources" / "xx_agency.toml").write_text(SOURCE)
    own = ("--config", str(tmp_path / "own"), "sources", "xx_agency")
    (row,) = _rows(claimwatch(*own, "--format", "jsonl"))
    assert row["name"] == "Agency"
    assert row["addresses"] == ["listing https://www.agency.example/news/"]
    assert row["reading"] == "text at `div.statement`"
    assert (row["at_least"], row["stale_after_days"]) == (1, 30)
    assert row["unconfirmed"] == ["whether it is one"]
    card = claimwatch(*own).out
    for told in ("xx_agency: Agency", "us.fbi, official, in en", "www.agency.example/news/", "div.statement",
                 "at least 1 listed, silent for at most 30 days", "whether it is one", "never tried"):  # fmt: skip
        assert told in card

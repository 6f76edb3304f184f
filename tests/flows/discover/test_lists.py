"""Discovery walks whole lists and says what is wrong with them; never a quiet zero."""

from __future__ import annotations

import gzip
from datetime import date
from typing import TYPE_CHECKING

import pytest

from flows.catalogue import AddressKind
from flows.discover import Discovery, ProblemKind
from flows.discover.addresses import canonical
from flows.run.fetching import is_fault
from tests.flows.discover.harness import Bench, address, feed, fields, page, run, shape, source
from tests.flows.http.site import bomb_in

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW = "Mon, 02 Nov 2020 08:00:00 GMT", "Thu, 19 Nov 2026 23:30:00 -0500"
ENTITY_FEED = b"<rss version='2.0'><channel><item><link>/d/1</link><title>&b;</title></item></channel></rss>"
LIST = b"""<html><nav><a href="/d/menu">menu</a></nav><main><ul>
<li><a href="/d/1"><img src="x.png"></a><a href="/d/1">First</a>
<time datetime="2026-11-19">19 Nov</time></li>
<li><a href="d/2?page=7">Second</a> <span>2026. 11. 3.</span></li>
</ul><a class="next" href="/list2">next</a></main></html>"""


def kinds(found: Discovery) -> list[ProblemKind]:
    return [one.kind for one in found.problems]


def paths(found: Discovery) -> list[str]:
    return [one.url.split("/", 3)[3] for one in found.links]


def test_a_feed_is_walked_whole_in_whatever_order(tmp_path: Path) -> None:
    """Items out of order and back-dated, one twice, one without a date: none is lost."""
    body = feed(
        ("new", "/d/1", NEW), ("old", "/d/2", OLD), ("undated", "/d/3", ""), ("new again", "/d/1", NEW),
        ("newest", "/d/4", NEW),
    )  # fmt: skip

    async def work(one: Bench) -> Discovery:
        one.site.pages["/feed"] = body
        return await one.discover(source(one.site, address("/feed")))

    found = run(work, tmp_path)
    assert paths(found) == ["d/1", "d/2", "d/3", "d/4"]
    newest, oldest = date(2026, 11, 19), date(2020, 11, 2)
    assert [one.published_on for one in found.links] == [newest, oldest, None, newest]
    assert found.answered.endswith("/feed")
    assert kinds(found) == []


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (page("Subscribe"), ProblemKind.NOT_A_LIST, "a page (HTML)"),
        (b"{}", ProblemKind.NOT_A_LIST, "neither RSS nor Atom"),
        (b"", ProblemKind.NOT_A_LIST, "neither RSS nor Atom"),
        (feed(), ProblemKind.EMPTY, "nothing listed"),
        (feed(("other", "/other/1", NEW)), ProblemKind.EMPTY, "1 links, none of them a document"),
        (
            b'<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">]>' + ENTITY_FEED,
            ProblemKind.LAYOUT,
            "declares entities",
        ),
        (
            b'<!DOCTYPE r [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + ENTITY_FEED,
            ProblemKind.LAYOUT,
            "declares entities",
        ),
    ],
)
def test_a_feed_that_lies_is_named_and_the_listing_answers(
    body: bytes, kind: ProblemKind, said: str, tmp_path: Path
) -> None:
    async def work(one: Bench) -> Discovery:
        one.site.pages |= {"/feed": body, "/list": LIST}
        listing = address("/list", AddressKind.LISTING)
        return await one.discover(source(one.site, address("/feed"), listing))

    found = run(work, tmp_path)
    assert kinds(found) == [kind]
    assert said in found.problems[0].message
    assert found.answered.endswith("/list")
    assert "d/1" in paths(found)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/status/404", "status 404"),
        ("/status/500", "status 500"),
        ("/wall/challenge", "challenge page"),
        ("/cut_in_headers", "broken or was cut off"),
        ("/to_front_page/feed", "front page"),
        ("/to_metadata", "169.254.169.254"),
    ],
)
def test_a_list_that_cannot_be_had_is_a_failure_of_the_source(path: str, said: str, tmp_path: Path) -> None:
    async def work(one: Bench) -> Discovery:
        return await one.discover(source(one.site, address(path)))

    found = run(work, tmp_path)
    assert found.is_failed
    assert kinds(found) == [ProblemKind.FETCH]
    assert said in found.problems[0].message
    assert found.problems[0].is_failure


def test_an_empty_list_is_no_fault_where_the_description_says_so(tmp_path: Path) -> None:
    async def work(one: Bench) -> Discovery:
        one.site.pages["/feed"] = feed()
        return await one.discover(source(one.site, address("/feed"), may_be_empty=True, at_least=0))

    found = run(work, tmp_path)
    assert not found.is_failed
    assert found.links == ()
    assert found.problems == ()


def test_a_list_below_its_minimum_is_told_and_the_longest_is_taken(tmp_path: Path) -> None:
    async def work(one: Bench) -> Discovery:
        one.site.pages |= {"/feed": feed(("one", "/d/9", NEW)), "/list": LIST}
        listing = address("/list", AddressKind.LISTING, shape=shape(container="main"))
        return await one.discover(source(one.site, address("/feed"), listing, at_least=5))

    found = run(work, tmp_path)
    assert kinds(found) == [ProblemKind.BELOW_MINIMUM, ProblemKind.BELOW_MINIMUM]
    assert "1 documents listed where at least 5" in found.problems[0].message
    assert found.answered.endswith("/list")
    assert len(found.links) == 2


def test_a_listing_s_rows_give_titles_and_dates(tmp_path: Path) -> None:
    async def work(one: Bench) -> Discovery:
        one.site.pages["/list"] = LIST
        rows = shape(container="main", item="li", link="a", date="time, span")
        listing = address("/list", AddressKind.LISTING, shape=rows)
        return await one.discover(source(one.site, listing, keep_query=()))

    found = run(work, tmp_path)
    assert [(one.title, one.published_on) for one in found.links] == [
        ("First", date(2026, 11, 19)),
        ("Second", date(2026, 11, 3)),
    ]
    assert paths(found) == ["d/1", "d/2"]


@pytest.mark.parametrize(
    ("selectors", "said"),
    [
        ({"container": "#results"}, "`#results` matches 0 places instead of 1"),
        ({"container": "li"}, "`li` matches 2 places instead of 1"),
        ({"item": "tr"}, "`tr` matches 0 places"),
        ({"item": "main", "link": "a"}, "instead of 1 a row"),
    ],
)
def test_a_selector_that_no_longer_fits_is_named(
    selectors: dict[str, str], said: str, tmp_path: Path
) -> None:
    async def work(one: Bench) -> Discovery:
        one.site.pages["/list"] = LIST
        listing = address("/list", AddressKind.LISTING, shape=shape(**selectors))
        return await one.discover(source(one.site, listing))

    found = run(work, tmp_path)
    assert found.is_failed
    assert kinds(found) == [ProblemKind.LAYOUT]
    assert said in found.problems[0].message
    assert "selector" in found.problems[0].action


def test_links_to_hosts_that_are_not_the_source_s_are_told_not_followed(tmp_path: Path) -> None:
    async def work(one: Bench) -> Discovery:
        one.site.pages["/feed"] = feed(("in", "/d/1", NEW), ("out", "http://elsewhere.example/d/2", NEW))
        return await one.discover(source(one.site, address("/feed")))

    found = run(work, tmp_path)
    assert paths(found) == ["d/1"]
    assert kinds(found) == [ProblemKind.ITEM]
    assert "elsewhere.example" in found.problems[0].message


def test_an_item_without_an_address_is_told(tmp_path: Path) -> None:
    body = feed(("in", "/d/1", NEW)).replace(b"</channel>", b"<item><title>lost</title></item></channel>")

    async def work(one: Bench) -> Discovery:
        one.site.pages["/feed"] = body
        return await one.discover(source(one.site, address("/feed")))

    found = run(work, tmp_path)
    assert "lost" in found.problems[0].message


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp", "utf-8"])
def test_listings_in_japanese_encodings_keep_their_titles(encoding: str, tmp_path: Path) -> None:
    row = '<li><a href="/d/暗号.pdf">暗号資産の窃取について</a> 令和6年12月24日</li>'
    html = f'<meta charset="{encoding}"><ul>{row}</ul>'

    async def work(one: Bench) -> Discovery:
        one.site.pages["/list"] = html.encode(encoding)
        rows = shape(item="li", link="a", date="li")
        listing = address("/list", AddressKind.LISTING, shape=rows)
        return await one.discover(source(one.site, listing))

    found = run(work, tmp_path)
    assert found.links[0].title == "暗号資産の窃取について"
    assert found.links[0].url.endswith("/d/%E6%9A%97%E5%8F%B7.pdf")


def pages_of_ten(site_pages: dict[str, bytes], newest: date) -> None:
    """Fill five pages of two documents each, one a month."""
    for number in range(1, 6):
        rows = "".join(
            f'<li><a href="/d/{number}-{row}">Doc</a> <time>{newest.year - number}-0{row}-01</time></li>'
            for row in (2, 1)
        )
        site_pages[f"/list/{number}"] = f"<html><main><ul>{rows}</ul></main></html>".encode()
    site_pages["/list/6"] = b"<html><main><ul><li><a href='/d/5-2'>Doc</a></li></ul></main></html>"


@pytest.mark.parametrize(
    ("since", "wanted", "asked"),
    [(None, 2, 1), (date(2024, 1, 1), 4, 3), (date(2019, 1, 1), 10, 6)],
)
def test_a_backfill_pages_back_to_the_day_it_is_asked_for(
    since: date | None, wanted: int, asked: int, tmp_path: Path
) -> None:
    async def work(one: Bench) -> tuple[Discovery, int]:
        pages_of_ten(one.site.pages, date(2026, 1, 1))
        rows = shape(item="li", link="a", date="time")
        listing = address("/list/1", AddressKind.LISTING, shape=rows, pages="/list/{page}")
        found = await one.discover(source(one.site, listing), since)
        return found, sum(path.startswith("/list/") for path in one.site.paths())

    found, requests = run(work, tmp_path)
    assert len(found.links) == wanted
    assert requests == asked


def test_a_listing_s_own_link_to_the_next_page_is_followed_in_a_backfill(tmp_path: Path) -> None:
    async def work(one: Bench) -> Discovery:
        one.site.pages |= {"/list": LIST, "/list2": b"<html><main><a href='/d/3'>x</a></main></html>"}
        rows = shape(container="main", link="a:not(.next)", next="a.next")
        listing = address("/list", AddressKind.LISTING, shape=rows)
        return await one.discover(source(one.site, listing, keep_query=()), date(2020, 1, 1))

    assert paths(run(work, tmp_path)) == ["d/1", "d/2", "d/3"]


SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'


def test_sitemaps_are_read_through_their_index(tmp_path: Path) -> None:
    async def work(one: Bench) -> Discovery:
        index = SITEMAP.replace("urlset", "sitemapindex").format(
            "<sitemap><loc>/a.xml</loc></sitemap><sitemap><loc>/b.xml</loc></sitemap>"
        )
        first = "<url><loc>/d/1</loc><lastmod>2026-11-01</lastmod></url><url><loc>/d/2</loc></url>"
        one.site.pages |= {
            "/sitemap.xml": index.encode(),
            "/a.xml": SITEMAP.format(first).encode(),
            "/b.xml": SITEMAP.format("<url><loc>/d/3</loc><lastmod>2020-01-01</lastmod></url>").encode(),
        }
        return await one.discover(source(one.site, address("/sitemap.xml", AddressKind.SITEMAP)))

    assert paths(run(work, tmp_path)) == ["d/1", "d/2"]


def test_an_index_of_indexes_packed_files_and_other_encodings_are_sitemaps_too(tmp_path: Path) -> None:
    """An index that names itself, an index below, a `.xml.gz`, Korean letters, a namespace left out."""
    index = SITEMAP.replace("urlset", "sitemapindex")
    korean = '<?xml version="1.0" encoding="euc-kr"?><urlset><url><loc>/d/가</loc></url></urlset>'

    async def work(one: Bench) -> Discovery:
        above = "".join(f"<sitemap><loc>/{name}</loc></sitemap>" for name in ("sitemap.xml", "below.xml"))
        below = "".join(
            f"<sitemap><loc>/{name}</loc></sitemap>" for name in ("a.xml.gz", "b.xml", "below.xml")
        )
        one.site.pages |= {
            "/sitemap.xml": index.format(above).encode(),
            "/below.xml": index.format(below).encode(),
            "/a.xml.gz": gzip.compress(SITEMAP.format("<url><loc>/d/1</loc></url>").encode()),
            "/b.xml": korean.encode("euc-kr"),
        }
        return await one.discover(source(one.site, address("/sitemap.xml", AddressKind.SITEMAP)))

    found = run(work, tmp_path)
    assert paths(found) == ["d/1", "d/가"]
    assert found.problems == ()


def test_a_sitemap_that_fails_among_others_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    async def work(one: Bench) -> Discovery:
        names = ("a.xml", "status/404", "b.xml", "bomb.xml.gz")
        index = "".join(f"<sitemap><loc>/{name}</loc></sitemap>" for name in names)
        one.site.pages |= {
            "/sitemap.xml": SITEMAP.replace("urlset", "sitemapindex").format(index).encode(),
            "/a.xml": SITEMAP.format("<url><loc>/d/1</loc></url><url><loc>http://[::1</loc></url>").encode(),
            "/b.xml": page("Sitemap"),
            "/bomb.xml.gz": bomb_in("gzip"),
        }
        return await one.discover(source(one.site, address("/sitemap.xml", AddressKind.SITEMAP)))

    found = run(work, tmp_path)
    assert paths(found) == ["d/1"]
    said = [(one.kind, one.message) for one in found.problems]
    assert [kind for kind, _ in said] == [ProblemKind.PART] * 3 + [ProblemKind.ITEM]
    assert [
        wanted in text for wanted, (_, text) in zip(("404", "root is", "more than"), said, strict=False)
    ] == [True] * 3
    assert all(is_fault(one, found) for one in found.problems)


def test_sitemaps_without_end_are_told(tmp_path: Path) -> None:
    async def work(one: Bench) -> Discovery:
        index = "".join(f"<sitemap><loc>/{number}.xml</loc></sitemap>" for number in range(205))
        one.site.pages |= {
            f"/{number}.xml": SITEMAP.format("<url><loc>/d/1</loc></url>").encode() for number in range(205)
        }
        one.site.pages["/sitemap.xml"] = SITEMAP.replace("urlset", "sitemapindex").format(index).encode()
        return await one.discover(source(one.site, address("/sitemap.xml", AddressKind.SITEMAP)))

    found = run(work, tmp_path)
    (told,) = found.problems
    assert (told.kind, told.message) == (ProblemKind.PART, "more than 200 sitemaps: 5 of them were not read")


def test_an_outage_of_ours_leaves_no_hole_in_lists_that_are_read_by_days(tmp_path: Path) -> None:
    """Read a month back as a rule, they are read to the last run where that was longer ago."""
    old = SITEMAP.format("<url><loc>/d/1</loc><lastmod>2026-09-05</lastmod></url>").encode()

    async def work(one: Bench) -> tuple[int, int, int]:
        one.site.pages["/sitemap.xml"] = old
        mapped = source(one.site, address("/sitemap.xml", AddressKind.SITEMAP), may_be_empty=True, at_least=0)
        dated = source(one.site, address("/d/{year}/{month}_{day}.htm", AddressKind.DATED))
        as_ever = await one.discover(mapped)
        after = await one.discover(mapped, last_seen_on=date(2026, 9, 1))
        guesses = await one.discover(dated, last_seen_on=date(2026, 9, 1))
        return len(as_ever.links), len(after.links), len(guesses.links)

    assert run(work, tmp_path) == (0, 1, 81)


@pytest.mark.parametrize(
    ("second", "kind", "wanted"),
    [
        ("/missing", None, 2),  # beyond its last page a list is not there
        ("/cut_in_headers", ProblemKind.PART, 2),
        ("/huge_by_its_word", ProblemKind.PART, 2),
    ],
)
def test_an_older_page_that_fails_is_told_but_the_end_of_a_list_is_none(
    second: str, kind: ProblemKind | None, wanted: int, tmp_path: Path
) -> None:
    async def work(one: Bench) -> Discovery:
        one.site.pages["/list"] = LIST
        listing = address(
            "/list", AddressKind.LISTING, shape=shape(container="main"), pages=f"{second}?{{page}}"
        )
        return await one.discover(source(one.site, listing, keep_query=()), date(2020, 1, 1))

    found = run(work, tmp_path)
    assert len(found.links) == wanted
    assert kinds(found) == ([kind] if kind else [])
    assert all(is_fault(one, found) for one in found.problems)


def test_a_backfill_that_a_list_cannot_give_is_told(tmp_path: Path) -> None:
    async def work(one: Bench) -> list[Discovery]:
        one.site.pages["/feed"] = feed(("one", "/d/1", NEW), ("two", "/d/2", "Mon, 02 Nov 2026 08:00:00 GMT"))
        described = source(one.site, address("/feed"))
        return [await one.discover(described, day) for day in (None, date(2026, 11, 5), date(2025, 1, 1))]

    plain, near, far = run(work, tmp_path)
    assert (kinds(plain), kinds(near)) == ([], [])
    assert kinds(far) == [ProblemKind.REACH]
    assert (
        "since 2025-01-01, but the list goes back to 2026-11-02 and leads to no older pages"
        in far.problems[0].message
    )
    assert not is_fault(far.problems[0], far)


def test_one_address_that_is_none_costs_its_item_not_the_list(tmp_path: Path) -> None:
    bad = ("bad", "http://[::1", NEW), ("worse", "https://a.example:99999/d/2", NEW)

    async def work(one: Bench) -> tuple[Discovery, Discovery]:
        anchors = "".join(
            f"<a href='{link}'>x</a>" for link in ("#", "javascript:go(1)", "http://[::1", "/d/1")
        )
        one.site.pages |= {"/feed": feed(*bad, ("good", "/d/1", NEW)), "/list": f"<html>{anchors}".encode()}
        listing = address("/list", AddressKind.LISTING)
        return await one.discover(source(one.site, address("/feed"))), await one.discover(
            source(one.site, listing)
        )

    from_feed, from_list = run(work, tmp_path)
    assert paths(from_feed) == paths(from_list) == ["d/1"]
    assert kinds(from_feed) == [ProblemKind.ITEM] * 2
    # a page's menus lead nowhere: where no rows are described, that is no fault
    assert kinds(from_list) == []


def test_a_feed_that_is_cut_off_is_told(tmp_path: Path) -> None:
    whole = feed(("one", "/d/1", NEW), ("two", "/d/2", NEW), ("three", "/d/3", NEW))

    async def work(one: Bench) -> list[Discovery]:
        bodies = (
            whole[: whole.index(b"three") + 2],
            whole + b"<!-- served by x & y -->",
            whole.replace(b"two", b"&nbsp;"),
        )
        found = []
        for number, body in enumerate(bodies):
            one.site.pages[f"/feed{number}"] = body
            found.append(await one.discover(source(one.site, address(f"/feed{number}"))))
        return found

    cut, signed, careless = run(work, tmp_path)
    assert paths(cut) == ["d/1", "d/2"]
    assert kinds(cut) == [ProblemKind.ITEM] * 2  # the torn item, and what may have come after it
    assert "cut off" in cut.problems[1].message
    assert [(len(one.links), kinds(one)) for one in (signed, careless)] == [(3, []), (3, [])]


@pytest.mark.parametrize(("path", "kind"), [("/feed", AddressKind.FEED), ("/list", AddressKind.LISTING)])
def test_a_list_of_nothing_but_tags_is_refused(path: str, kind: AddressKind, tmp_path: Path) -> None:
    """Reading it would take minutes, in which no other source is asked."""

    async def work(one: Bench) -> Discovery:
        one.site.pages |= {"/feed": b"<rss>" + b"<a>" * 150_000, "/list": b"<html>" + b"<a>" * 150_000}
        return await one.discover(source(one.site, address(path, kind)))

    (told,) = run(work, tmp_path).problems
    assert "150,001 tags" in told.message


def test_an_api_s_json_gives_links(tmp_path: Path) -> None:
    async def work(one: Bench) -> Discovery:
        body = '{"data": {"rows": [{"id": 7, "t": "공지", "at": "2026-11-02T10:00:00+09:00"}, {"no": 1}, {"id": null}, 7]}}'
        one.site.pages["/api"] = body.encode()
        names = fields("data.rows", "/d/{id}", "t", "at")
        return await one.discover(source(one.site, address("/api", AddressKind.API, fields=names)))

    found = run(work, tmp_path)
    assert [(one.title, one.published_on) for one in found.links] == [("공지", date(2026, 11, 2))]
    assert kinds(found) == [ProblemKind.ITEM] * 3


def test_an_api_nested_without_end_is_no_list(tmp_path: Path) -> None:
    async def work(one: Bench) -> Discovery:
        one.site.pages["/api"] = b"[" * 200_000
        return await one.discover(
            source(one.site, address("/api", AddressKind.API, fields=fields("rows", "url")))
        )

    assert kinds(run(work, tmp_path)) == [ProblemKind.NOT_A_LIST]


def test_an_api_that_changed_its_form_is_named(tmp_path: Path) -> None:
    async def work(one: Bench) -> Discovery:
        one.site.pages["/api"] = b'{"result": []}'
        names = fields("data.rows", "url")
        return await one.discover(source(one.site, address("/api", AddressKind.API, fields=names)))

    found = run(work, tmp_path)
    assert kinds(found) == [ProblemKind.NOT_A_LIST]
    assert "data.rows" in found.problems[0].message


def test_dated_addresses_are_guessed_day_by_day(tmp_path: Path) -> None:
    async def work(one: Bench) -> Discovery:
        pattern = "/d/{year}/{month:02}_{day:02}.htm"
        return await one.discover(source(one.site, address(pattern, AddressKind.DATED, days=3)))

    found = run(work, tmp_path)
    assert paths(found) == ["d/2026/11_20.htm", "d/2026/11_19.htm", "d/2026/11_18.htm", "d/2026/11_17.htm"]
    assert all(one.is_guess for one in found.links)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://a.example/v?b=%b0%a1&a=1&x=2", "https://a.example/v?a=1&b=%b0%a1"),  # EUC-KR, not UTF-8
        ("https://a.example/v?a=&b=2", "https://a.example/v?a=&b=2"),
        ("https://a.example/v?a&x=#part", "https://a.example/v?a"),
        ("https://a.example/v?x=1", "https://a.example/v"),
    ],
)
def test_what_an_address_keeps_of_its_query_stays_as_it_was_written(written: str, kept: str) -> None:
    class Described:
        keep_query = ("a", "b")

    assert canonical(written, Described()) == kept  # type: ignore[arg-type]

"""Pages of many makes: the text that a reader came for, in blocks of the right kinds, and nothing else."""

# ruff: noqa: E501 - pages and texts stand here as they are written

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from parsers.documents import EmptyDocumentError, LayoutError, read
from parsers.values import Block, BlockKind, Capture, Document, Reading
from tests.bench.main_text import f1
from tests.parsers.documents.articles import ARTICLES, ENGLISH, JAPANESE, Article
from tests.parsers.documents.templates import TEMPLATES, tables_and_fonts, web_forms

if TYPE_CHECKING:
    from collections.abc import Callable

LEAST = 0.96  # of the pairs of characters; measured 0.998 on average


def page(markup: str, **declared: object) -> Document:
    (document,) = read(Capture(url="https://www.example/a.html", content=markup.encode(), **declared))  # type: ignore[arg-type]
    return document


def shown(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, document.text[block.start : block.end]) for block in document.blocks]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.language)
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.__name__)
def test_a_page_gives_its_article(template: Callable[[Article], str], article: Article) -> None:
    document = page(template(article))
    assert f1(document.text, article.text) > LEAST
    for paragraph in article.paragraphs:
        assert paragraph in document.text
    for stranger in (*article.teasers, article.comment, article.footer, article.cookie):
        texts = [document.text[b.start : b.end] for b in document.blocks if b.kind is not BlockKind.RELATED]
        assert not any(stranger in text for text in texts)
    assert (document.title, document.published_on) == (article.title, article.published_on)
    assert document.language == article.language


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.language)
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.__name__)
def test_blocks_lie_one_after_the_other_in_the_text(
    template: Callable[[Article], str], article: Article
) -> None:
    document = page(template(article))
    assert document.blocks[0].start == 0
    assert document.blocks[-1].end == len(document.text)
    for before, block in zip(document.blocks, document.blocks[1:], strict=False):
        assert document.text[before.end : block.start] == "\n"
        assert "\n" not in document.text[block.start : block.end]
        _assert_cells(document, block)


def _assert_cells(document: Document, block: Block) -> None:
    if block.cells:
        texts = [document.text[cell.start : cell.end] for cell in block.cells]
        assert " | ".join(texts) == document.text[block.start : block.end]


def test_lines_between_breaks_become_paragraphs_and_marks_list_items() -> None:
    document = page(
        "<html><body><div id=con>첫 문단은 여기에서 이렇게 끝납니다.<br /><br />○ 가나 : 3억 달러<br />○ 다라 : 5억 달러"
        "<br /><br />마지막 문단도 이렇게 여기에서 끝납니다.</div></body></html>"
    )
    assert shown(document) == [
        ("paragraph", "첫 문단은 여기에서 이렇게 끝납니다."),
        ("list_item", "○ 가나 : 3억 달러"),
        ("list_item", "○ 다라 : 5억 달러"),
        ("paragraph", "마지막 문단도 이렇게 여기에서 끝납니다."),
    ]


def test_ruby_marks_breaks_and_invisible_characters_do_not_tear_words() -> None:
    document = page(
        "<p><ruby>窃取<rp>(</rp><rt>せっしゅ</rt><rp>)</rp></ruby>された&nbsp;ビット&shy;コイン&#8203;は<wbr>４枚である。</p>"
        "<p>The engineer<sup>8</sup> ran it on a server.<sup><a href=#n>[10]</a></sup> It made 10<sup>6</sup> calls.</p>"
    )
    assert document.text == (
        "窃取された ビットコインは４枚である。\nThe engineer ran it on a server. It made 10^6 calls."
    )


def test_a_table_knows_the_headers_of_its_columns_over_two_lines_and_spans() -> None:
    document = page(
        "<table><caption>As known in May</caption><tr><th rowspan=2>Victim</th><th colspan=2>Loss</th></tr>"
        "<tr><th>USD</th><th>Token</th></tr><tr><td rowspan=2>Alder</td><td>$3m</td><td>3 BTC</td></tr>"
        "<tr><td>$4m</td><td>4 BTC</td></tr></table>"
    )
    last = document.blocks[-1]
    assert shown(document)[0] == ("caption", "As known in May")
    assert shown(document)[-1] == ("table_row", "Alder | $4m | 4 BTC")
    assert [cell.header for cell in last.cells] == ["Victim", "Loss USD", "Loss Token"]


def test_a_table_with_headers_in_its_first_column_names_its_values() -> None:
    document = page(
        "<table><tr><th>日時</th><td>令和8年4月23日</td></tr><tr><th>場所</th><td>会議室</td></tr></table>"
    )
    assert [[cell.header for cell in block.cells] for block in document.blocks] == [
        ["", "日時"],
        ["", "場所"],
    ]


def test_a_definition_list_is_pairs() -> None:
    document = page(
        "<dl><dt>Victim</dt><dd>Alder</dd><dt>Said by</dt><dd>The police say it was them.</dd></dl>"
    )
    assert shown(document) == [
        ("table_row", "Victim | Alder"),
        ("table_row", "Said by | The police say it was them."),
    ]


def test_quotations_captions_and_bold_lines_keep_their_kinds() -> None:
    document = page(
        "<article><h1>A heading of the page</h1><p><b>What happened</b></p><p>It was long enough to tell it all here.</p>"
        "<figure><img src=a><figcaption>The office in May</figcaption></figure>"
        "<blockquote><p>We did it, they wrote to us.</p></blockquote></article>"
    )
    assert [kind for kind, _ in shown(document)] == [
        "heading",
        "heading",
        "paragraph",
        "caption",
        "quotation",
    ]


def test_teasers_under_a_heading_of_related_texts_are_marked() -> None:
    document = page(
        f"<article><h1>{ENGLISH.title}</h1><p>{ENGLISH.paragraphs[0]}</p><p>{ENGLISH.paragraphs[1]}</p>"
        "<h3>Related</h3><p>Other thieves took $100m from Foo in 2024, somebody says today.</p></article>"
    )
    assert shown(document)[-1][0] == "related"


def test_comments_are_dropped_even_where_they_are_most_of_the_page() -> None:
    comments = "".join(f"<div class=comment><p>{ENGLISH.comment} {n}</p></div>" for n in range(40))
    document = page(
        f"<main><article><h1>{ENGLISH.title}</h1><p>{ENGLISH.paragraphs[0]}</p></article>"
        f"<section id=comments><h2>Comments</h2>{comments}</section></main>"
    )
    assert document.text == f"{ENGLISH.title}\n{ENGLISH.paragraphs[0]}"


def test_depth_beyond_any_stack_is_read() -> None:
    document = page("<div>" * 3000 + f"<p>{ENGLISH.paragraphs[0]}</p>" + "</div>" * 3000)
    assert document.text == ENGLISH.paragraphs[0]


def test_markup_struck_out_is_not_text() -> None:
    document = page("<p>They took <del>$283 billion</del> <ins>$283 million</ins> from the company.</p>")
    assert document.text == "They took $283 million from the company."


def test_a_shell_without_text_is_an_error() -> None:
    shell = (
        "<html><head><title>App</title></head><body><div id=root></div><script>run()</script></body></html>"
    )
    with pytest.raises(EmptyDocumentError, match="saved as a browser shows it"):
        page(shell)


def test_a_window_of_frames_is_an_error_that_names_them() -> None:
    with pytest.raises(EmptyDocumentError, match=r"frames \(a\.htm, b\.htm\)"):
        page(
            "<html><frameset cols='20%,80%'><frame src=a.htm><frame src=b.htm><noframes>None here.</noframes></frameset></html>"
        )


# --- what the source declares -----------------------------------------------------------------------------------


def test_declared_places_win() -> None:
    reading = Reading(
        main=".view-cont", title=".view-title strong", published_on=".view-info td", drop=("h4",)
    )
    markup = web_forms(ENGLISH).replace("<th>조회</th><td>77</td>", "")
    document = page(markup, reading=reading)
    assert document.title == ENGLISH.title
    assert document.published_on == date(2026, 3, 18)
    assert ENGLISH.heading not in document.text


@pytest.mark.parametrize(
    ("reading", "place"),
    [
        (Reading(main=".gone"), "main"),
        (Reading(title="p"), "title"),
        (Reading(published_on="td.gone"), "published_on"),
        (Reading(published_on=".view-title"), "a date"),
    ],
)
def test_a_declared_place_that_does_not_match_once_is_an_error(reading: Reading, place: str) -> None:
    with pytest.raises(LayoutError, match=place) as raised:
        page(web_forms(ENGLISH), reading=reading)
    assert raised.value.selector
    assert raised.value.found != 1


def test_what_the_capture_declares_wins_over_the_page() -> None:
    document = page(
        tables_and_fonts(ENGLISH), published_on=date(2020, 1, 2), language="fr", publishers=("us.fbi",)
    )
    assert (document.published_on, document.language) == (date(2020, 1, 2), "fr")
    assert document.publishers == ("us.fbi",)


# --- dates and titles -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<time datetime="2025-02-26T23:45:00-05:00">February 26</time>', date(2025, 2, 26)),
        ('<time datetime="2026-05-20T16:30:00Z">2026년 5월 21일</time>', date(2026, 5, 21)),
        ('<p class="date">報道発表　令和６年１２月２４日</p>', date(2024, 12, 24)),
        ('<p class="stamp">Published 22 May 2026, 01:12 BST</p>', date(2026, 5, 22)),
        ("<ul><li><em>작성일</em> 24.11.21 12:00</li></ul>", date(2024, 11, 21)),
        ("<p>작성자 홍길동 2024. 11. 21. 23:51</p>", date(2024, 11, 21)),
        ("<p>Release date 12/24/2024</p>", date(2024, 12, 24)),
        ("<p>Release date 04/05/2024</p>", None),
        ("<footer>Copyright 2026 The Office</footer>", None),
        ("", None),
    ],
)
def test_the_day_of_publication(head: str, expected: date | None) -> None:
    document = page(f"<html><body>{head}<h1>{ENGLISH.title}</h1><p>{ENGLISH.paragraphs[0]}</p></body></html>")
    assert document.published_on == expected


def test_metadata_wins_over_visible_lines_and_json_that_is_broken_is_passed_over() -> None:
    document = page(
        '<html><head><script type="application/ld+json">{"datePublished": </script>'
        '<meta property="article:published_time" content="2024-12-06T17:20:11.000Z"></head>'
        f"<body><p>1 May 2020</p><p>{ENGLISH.paragraphs[0]}</p></body></html>"
    )
    assert document.published_on == date(2024, 12, 6)


def test_a_window_title_of_another_text_is_not_the_title() -> None:
    document = page(
        "<html><head><title>Remarks on lending | Department</title></head><body><main>"
        f'<h2 class="page-title">{ENGLISH.title}</h2><p>{ENGLISH.paragraphs[0]}</p></main></body></html>'
    )
    assert document.title == ENGLISH.title


def test_a_heading_that_names_a_kind_of_text_is_not_the_title() -> None:
    document = page(
        f"<body><h2>報道発表資料</h2><h2>{JAPANESE.title}</h2><p>{JAPANESE.paragraphs[0]}</p></body>"
    )
    assert document.title == JAPANESE.title


def test_letters_decide_the_language_where_a_template_declares_another() -> None:
    assert page(f'<html lang="en"><p>{JAPANESE.paragraphs[0]}</p></html>').language == "ja"


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><th>a<th>b</tr>" + "<tr><td>Alder lost it<td>$3 million</tr>" * 3000 + "</table>",
        '<div class="related side">' * 1500 + f"<p>{ENGLISH.paragraphs[0]}</p>" * 3 + "</div>" * 1500,
    ],
    ids=["rows", "nested parts"],
)
def test_large_and_nested_pages_are_read_whole(markup: str) -> None:
    """Each took time with the square of its size once; the suite's time limit holds them to account."""
    document = page(f"<html><body>{markup}</body></html>")
    assert len(document.blocks) in {3001, 3}


def test_a_page_without_body_tags_is_read() -> None:
    page = (
        "<title>Notice</title><main><h1>Notice</h1><p>The till of the Ferry Exchange was emptied.</p></main>"
    )
    (document,) = read(Capture(url="https://www.example/n", content=page.encode(), content_type="text/html"))
    assert document.text == "Notice\nThe till of the Ferry Exchange was emptied."

"""Feeds: one document an item with its full text; one item by its address."""

# ruff: noqa: E501 - pages and texts stand here as they are written

from __future__ import annotations

from datetime import date

import pytest

from parsers.documents import EmptyDocumentError, NoSuchItemError, NotThisFormatError, count_left_out, read
from parsers.values import Capture, Document
from tests.parsers.documents.articles import ENGLISH, JAPANESE, KOREAN, Article

URL = "https://www.example/feed.xml"
BODY = "<p>{}</p><p>{}</p>"


def _rss(items: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Feed</title><language>en</language>{items}</channel></rss>"
    ).encode()


def _item(article: Article, link: str, *, full: bool = True, guid: str = "") -> str:
    body = BODY.format(*article.paragraphs[:2])
    content = f"<content:encoded><![CDATA[{body}]]></content:encoded>" if full else ""
    return (
        f"<item><title>{article.title}</title><link>{link}</link><guid isPermaLink='false'>{guid or link}</guid>"
        f"<pubDate>Wed, 18 Mar 2026 22:30:00 -0500</pubDate><description>Short of it.</description>{content}</item>"
    )


def _read(content: bytes, item_url: str = "") -> tuple[Document, ...]:
    return read(Capture(url=URL, content=content, publishers=("us.fbi",)), item_url=item_url)


def test_items_with_their_full_text_are_documents_and_teasers_are_not() -> None:
    feed = _rss(
        _item(ENGLISH, "https://www.example/1")
        + _item(KOREAN, "https://www.example/2", full=False)
        + _item(JAPANESE, "https://www.example/3?utm_source=rss")
    )
    documents = _read(feed)
    assert count_left_out(Capture(url=URL, content=feed)) == 1
    assert [document.title for document in documents] == [ENGLISH.title, JAPANESE.title]
    assert [document.language for document in documents] == ["en", "ja"]
    assert documents[0].published_on == date(2026, 3, 18)
    assert documents[0].text == "\n".join((ENGLISH.title, *ENGLISH.paragraphs[:2]))
    assert all(document.is_feed_item and document.publishers == ("us.fbi",) for document in documents)


@pytest.mark.parametrize(
    "asked", ["https://www.example/2", "HTTPS://WWW.EXAMPLE:443/2?utm_medium=mail", "tag:b", f"{URL}#2"]
)
def test_an_item_is_found_by_its_address_its_id_or_its_number(asked: str) -> None:
    (document,) = _read(
        _rss(_item(ENGLISH, "https://www.example/1") + _item(KOREAN, "https://www.example/2", guid="tag:b")),
        asked,
    )
    assert document.title == KOREAN.title
    assert document.url == "https://www.example/2"


@pytest.mark.parametrize("content", [b"<html><body><p>Some words.</p></body></html>", b"%PDF-1.7"])
def test_nothing_is_left_out_of_what_is_no_feed(content: bytes) -> None:
    assert count_left_out(Capture(url=URL, content=content)) == 0


def test_a_summary_is_read_where_its_item_is_asked_for() -> None:
    (document,) = _read(_rss(_item(ENGLISH, "https://www.example/1", full=False)), "https://www.example/1")
    assert document.text.endswith("Short of it.")


def test_items_of_one_feed_have_names_of_their_own() -> None:
    documents = _read(_rss(_item(ENGLISH, "") + _item(JAPANESE, "")))
    assert [document.url for document in documents] == [f"{URL}#1", f"{URL}#2"]
    assert documents[0].document_id != documents[1].document_id


def test_an_item_that_is_not_there_is_an_error() -> None:
    with pytest.raises(NoSuchItemError, match="none of the feed's 1 items"):
        _read(_rss(_item(ENGLISH, "https://www.example/1")), "https://www.example/9")


@pytest.mark.parametrize("items", ["", _item(ENGLISH, "https://www.example/1", full=False)])
def test_a_feed_that_only_lists_is_an_error(items: str) -> None:
    with pytest.raises(EmptyDocumentError, match="full text"):
        _read(_rss(items))


def test_atom_and_rss_1_are_read() -> None:
    body = BODY.format(*ENGLISH.paragraphs[:2]).replace("<", "&lt;")
    atom = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><title>{ENGLISH.title}</title><id>urn:1</id>'
        f'<link href="https://www.example/1"/><published>2026-03-18T23:00:00+09:00</published><content type="html">{body}</content></entry></feed>'
    )
    rdf = (
        '<?xml version="1.0" encoding="euc-jp"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="u"><title>F</title></channel>'
        f'<item rdf:about="https://www.example/1"><title>{JAPANESE.title}</title><link>https://www.example/1</link><dc:date>2026-03-18T23:00:00+09:00</dc:date>'
        f"<content:encoded><![CDATA[{BODY.format(*JAPANESE.paragraphs[:2])}]]></content:encoded></item></rdf:RDF>"
    )
    for content, article in ((atom.encode(), ENGLISH), (rdf.encode("euc_jp"), JAPANESE)):
        (document,) = _read(content)
        assert (document.title, document.published_on) == (article.title, date(2026, 3, 18))
        assert article.paragraphs[1] in document.text


def test_entities_of_a_feeds_own_are_refused() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel><item><title>&b;</title></item></channel></rss>'
    with pytest.raises(NotThisFormatError, match="entities"):
        _read(bomb.encode())


def test_markup_inside_a_title_parts_no_words_and_a_blogs_last_line_is_no_text() -> None:
    body = f"<p>{JAPANESE.paragraphs[0]}</p><p>The post <a href='/1'>x</a> appeared first on <a href='/'>y</a>.</p>"
    (document,) = _read(
        _rss(
            "<item><title>葛城コイン、&lt;b&gt;北朝鮮&lt;/b&gt;か</title><link>https://www.example/1</link>"
            f"<content:encoded><![CDATA[{body}]]></content:encoded></item>"
        )
    )
    assert document.title == "葛城コイン、北朝鮮か"
    assert document.text.splitlines()[1:] == [JAPANESE.paragraphs[0]]


def test_an_atom_feed_in_shift_jis_says_so_in_its_declaration() -> None:
    text = "".join(f"<p>{one}</p>" for one in JAPANESE.paragraphs)
    feed = (
        '<?xml version="1.0" encoding="Shift_JIS"?><feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>'
        "<entry><title>葛城コイン流出</title><link href='https://www.example/1'/><id>tag:1</id>"
        "<published>2026-03-24T23:10:00+09:00</published><updated>2026-03-26T00:10:00Z</updated>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{text}</div></content></entry></feed>'
    )
    (document,) = _read(feed.encode("cp932"))
    assert document.published_on == date(2026, 3, 24)
    assert document.text.splitlines() == ["葛城コイン流出", *JAPANESE.paragraphs]

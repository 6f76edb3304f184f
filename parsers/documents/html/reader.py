"""HTML to a draft: walk, choose the main part, settle title and date, mark what tells of other pages."""

from __future__ import annotations

import re
import warnings
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning

from parsers.documents import datelines
from parsers.documents.characters import comparable, tidy
from parsers.documents.dates import labelled_date, metadata_date
from parsers.documents.draft import Draft, Piece, same_heading
from parsers.documents.errors import EmptyDocumentError, LayoutError
from parsers.documents.html import labels, metadata
from parsers.documents.html.content import main_part, weight, within
from parsers.documents.html.notices import (
    LEADS_ELSEWHERE,
    RELATED_HEADING,
    is_about_the_site,
    is_byline,
)
from parsers.documents.html.titles import LONGEST_TITLE, title_of
from parsers.documents.html.walk import Stretch, Walk
from parsers.documents.media import MediaType
from parsers.documents.plain import pieces_of_lines
from parsers.values import BlockKind, Capture

if TYPE_CHECKING:
    from datetime import date

_SHELL = 120  # characters of text below which a page's JSON-LD body is the text
_LABEL_HEADING = 80
_ADDRESS = re.compile(r"^[A-Za-z0-9:]{25,}\S*$")


def read_html(text: str, capture: Capture) -> Draft:
    """The draft of a page. LayoutError where a declared selector does not match exactly once."""
    soup = parse(text)
    if frames := soup.find("frameset"):
        raise _only_frames(frames, capture)
    elements = metadata.named(soup, metadata.READ_ELEMENTS)
    facts = metadata.read(soup, elements)
    reading = capture.reading
    body = soup.body or soup
    dropped = [tag for selector in reading.drop for tag in soup.select(selector)]
    declared_main = _only(soup, reading.main, "main", capture)
    declared_title = _only(soup, reading.title, "title", capture)
    declared_date = _declared_date(soup, capture)
    stretches = labels.set_aside(Walk(body, dropped).stretches())
    main = declared_main or main_part(body, stretches, elements)
    if declared_main is not None:
        stretches_of_main = Walk(declared_main, dropped).stretches()
        inside = [True] * len(stretches_of_main)
        around, stretches = stretches, stretches_of_main
    else:
        inside, around = within(main, stretches), stretches
    title = tidy(declared_title.get_text(" ")) if declared_title else _title(around, facts, main)
    kept = _text_of_page([stretch for stretch, is_in in zip(stretches, inside, strict=True) if is_in], title)
    pieces = pieces_of_stretches(kept)
    if sum(len(piece.text) for piece in pieces) < _SHELL and len(facts.body) > _SHELL:
        pieces = _body_pieces(facts.body)
    return Draft(
        media_type=MediaType.HTML.value,
        pieces=tuple(pieces),
        title=title,
        published_on=declared_date or facts.published_on or _visible_date(body, elements["time"], around),
        language=facts.language,
    )


def _only_frames(frames: Tag, capture: Capture) -> EmptyDocumentError:
    told = ", ".join(str(frame["src"]) for frame in frames.find_all("frame", src=True))
    return EmptyDocumentError(
        capture.url,
        f"the page only divides the window into frames ({told or 'none of them named'})",
        "fetch or add the frame that holds the text",
    )


_BODY = re.compile(r"<(?:body|frameset)\b", re.IGNORECASE)
_FIRST_OF_BODY = re.compile(r"<(?:main|article|section|header|nav|aside|figure)\b", re.IGNORECASE)


def parse(text: str) -> BeautifulSoup:
    """The tree of a page's markup."""
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", XMLParsedAsHTMLWarning
        )  # XHTML is read as the HTML that it was sent as
        return BeautifulSoup(_with_body(text.replace("\x00", "")), "lxml", multi_valued_attributes=None)


def _with_body(text: str) -> str:
    """The markup with its body opened: lxml else keeps elements unknown to it (`main`) in the head."""
    if _BODY.search(text) or not (first := _FIRST_OF_BODY.search(text)):
        return text
    return text[: first.start()] + "<body>" + text[first.start() :]


def _only(soup: BeautifulSoup, selector: str, place: str, capture: Capture) -> Tag | None:
    if not selector:
        return None
    found = soup.select(selector)
    if len(found) != 1:
        raise LayoutError(capture.url, place, selector, len(found))
    return found[0]


def _declared_date(soup: BeautifulSoup, capture: Capture) -> date | None:
    element = _only(soup, capture.reading.published_on, "published_on", capture)
    if element is None:
        return None
    value = str(element.get("datetime") or element.get("content") or "")
    found = (metadata_date(value) if value else None) or labelled_date(element.get_text(" ", strip=True))
    if found is None and capture.published_on is None:
        raise LayoutError(capture.url, "published_on (a date)", capture.reading.published_on, 0)
    return found


def _visible_date(body: Tag, times: list[Tag], stretches: list[Stretch]) -> date | None:
    return (
        metadata.time_element_date(times)
        or datelines.visible_date([stretch.text for stretch in _top(stretches)])
        or datelines.last_resort_date(body.get_text(" "))
    )


def _top(stretches: list[Stretch]) -> list[Stretch]:
    """The stretches before the text is well under way: there a page is dated, but not in what it quotes."""
    told = 0.0
    top: list[Stretch] = []
    stretches = [stretch for stretch in stretches if stretch.kind is not BlockKind.QUOTATION]
    for stretch in stretches:
        told += weight(stretch)
        if told > 2 * LONGEST_TITLE:
            break
        top.append(stretch)
    return [*top, *(stretch for stretch in stretches[len(top) :] if stretch.is_about_page)]


def _title(stretches: list[Stretch], facts: metadata.Metadata, main: Tag) -> str:
    return labels.labelled_title(stretches) or title_of(stretches, facts, main)


def _text_of_page(stretches: list[Stretch], title: str) -> list[Stretch]:
    """Without what dates, signs, sells or surrounds the text; what tells of other pages marked as such."""
    start = next(
        (
            n
            for n, s in enumerate(stretches)
            if title and s.kind is BlockKind.HEADING and same_heading(title, s.text)
        ),
        0,
    )
    before = [stretch for stretch in stretches[:start] if weight(stretch) >= LONGEST_TITLE / 4]
    kept: list[Stretch] = []
    related_level = 0
    told = 0.0
    for stretch in [*before, *stretches[start:]]:
        if stretch.is_about_page or (not stretch.cells and _is_no_text(stretch.text)):
            continue
        if (
            told < _LABEL_HEADING
            and stretch.kind is BlockKind.PARAGRAPH
            and datelines.is_only_a_date(stretch.text)
        ):
            continue
        told += weight(stretch)
        if _opens_related(stretch):
            related_level = stretch.level or 7
            kept.append(replace(stretch, kind=BlockKind.RELATED))
            continue
        if related_level and stretch.kind is BlockKind.HEADING and stretch.level <= related_level:
            related_level = 0
        is_teaser = _is_only_a_link(stretch)
        kept.append(
            replace(stretch, kind=BlockKind.RELATED, cells=()) if related_level or is_teaser else stretch
        )
    return _without_last_teasers(kept)


def _without_last_teasers(stretches: list[Stretch]) -> list[Stretch]:
    """Without the links to other pages that end a page, nor the headings over them; references stay."""
    end = len(stretches)
    while end and stretches[end - 1].kind is BlockKind.RELATED:
        end -= 1
    has_references = any(not stretch.link and weight(stretch) for stretch in stretches[end:])
    return stretches if has_references else stretches[:end]


def _is_no_text(text: str) -> bool:
    return is_about_the_site(text) or is_byline(text) or datelines.is_dateline(text)


def _opens_related(stretch: Stretch) -> bool:
    is_label = stretch.kind is BlockKind.HEADING or (stretch.bold >= len(stretch.text) * 0.8)
    return (is_label or stretch.text[:1] in "[【■▶<＜") and bool(RELATED_HEADING.match(stretch.text))


def _is_only_a_link(stretch: Stretch) -> bool:
    if stretch.kind not in {BlockKind.LIST_ITEM, BlockKind.PARAGRAPH} or _ADDRESS.match(stretch.text):
        return False
    share = 0.3 if LEADS_ELSEWHERE.match(stretch.text) else 0.8
    return stretch.link > 0 and stretch.link >= len(stretch.text.replace(" ", "")) * share


def pieces_of_stretches(stretches: list[Stretch]) -> list[Piece]:
    """The stretches as pieces, with headings by form recognised."""
    return [_piece(stretch) for stretch in stretches]


def _piece(stretch: Stretch) -> Piece:
    """A bold line of its own without a full stop heads what follows, whatever element it is in."""
    is_bold = stretch.bold >= len(comparable(stretch.text)) and stretch.bold > 0
    if (
        stretch.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
        and stretch.level <= 1
        and is_bold
        and len(stretch.text) <= _LABEL_HEADING
        and not re.search(r"[.。!?？！」”\"]$|다$", stretch.text)
        and stretch.owner.name not in {"li", "dd", "dt", "td"}
    ):
        return Piece(BlockKind.HEADING, stretch.text, 6)
    return Piece(stretch.kind, stretch.text, stretch.level, stretch.cells)


def _body_pieces(body: str) -> list[Piece]:
    """JSON-LD's body, which is plain text or, against the rules, markup, some of it escaped once more."""
    if "<" not in body and re.search(r"&lt;(?:p|br|div)\b", body):
        body = unescape(body)
    if re.search(r"<(?:p|br|div)\b", body):
        return pieces_of_stretches(Walk(parse(body)).stretches())
    return pieces_of_lines(body, has_title=False)

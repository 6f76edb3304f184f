"""HWPX (OWPML, KS X 6101): a zip whose `Contents/section*.xml` hold the text."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from defusedxml import DefusedXmlException, ElementTree

from parsers.documents.errors import NotThisFormatError, TooLargeError
from parsers.documents.hangul import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.documents.draft import Piece
    from parsers.values import Capture

_SECTION = re.compile(r"Contents/section(\d+)\.xml$", re.IGNORECASE)
_LARGEST = 64 * 2**20  # bytes of XML in all sections: the longest report measured has 4 million
_EARLY = 4


def read_hwpx(capture: Capture) -> list[Piece]:
    """The pieces of all sections. NotThisFormatError, or TooLargeError for a zip that unpacks without end."""
    try:
        with zipfile.ZipFile(io.BytesIO(capture.content)) as archive:
            sections = list(_sections(archive, capture))
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, EOFError, ValueError, KeyError) as error:
        raise _not_hwpx(capture, f"the zip cannot be read ({error})") from error
    if not sections:
        raise NotThisFormatError(
            capture.url,
            "a zip that is no HWPX: it holds no Contents/section0.xml",
            "of a Word, OpenOffice or e-book file save a PDF; of files packed together add each",
        )
    pieces: list[Piece] = []
    for section in sections:
        for found in _paragraphs(section):
            if isinstance(found, str):
                piece = paragraphs.paragraph(found, is_early=len(pieces) < _EARLY)
                pieces.extend([piece] if piece else [])
            else:
                pieces.extend(found)
    return pieces


def _sections(archive: zipfile.ZipFile, capture: Capture) -> Iterator[Any]:
    names = sorted((int(match[1]), name) for name in archive.namelist() if (match := _SECTION.search(name)))
    left = _LARGEST
    for _, name in names:
        with archive.open(name) as stream:
            content = stream.read(left + 1)
        left -= len(content)
        if left < 0:
            raise TooLargeError(capture.url, name, _LARGEST)
        try:
            yield ElementTree.fromstring(content)
        except (ElementTree.ParseError, DefusedXmlException) as error:
            raise _not_hwpx(capture, f"{name} is not the XML that it must be ({error})") from error


def _paragraphs(node: Any) -> Iterator[str | list[Piece]]:
    """Texts of paragraphs and pieces of tables in order.

    A table stands inside a paragraph; its text comes first.
    """
    for child in node:
        if _name(child) != "p":
            yield from _paragraphs(child)
            continue
        yield _text(child)
        for inner in _inner(child, {"tbl", "drawText", "header", "footer", "footNote", "endNote"}):
            if _name(inner) == "tbl":
                yield paragraphs.table(_rows(inner))
            elif _name(inner) not in {"header", "footer"}:
                yield from _paragraphs(inner)


def _rows(table: Any) -> list[list[str]]:
    return paragraphs.laid_out(
        [
            _cell(cell, line, column)
            for line, row in enumerate(_inner(table, {"tr"}))
            for column, cell in enumerate(_inner(row, {"tc"}))
        ]
    )


def _cell(cell: Any, line: int, column: int) -> paragraphs.GridCell:
    """A cell at the place that it declares, else where it is written."""
    declared = {_name(child): child.attrib for child in cell if _name(child) in {"cellAddr", "cellSpan"}}
    place, span = declared.get("cellAddr", {}), declared.get("cellSpan", {})
    return paragraphs.GridCell(
        _number(place.get("rowAddr"), line),
        _number(place.get("colAddr"), column),
        max(_number(span.get("rowSpan"), 1), 1),
        max(_number(span.get("colSpan"), 1), 1),
        [_text(p, is_deep=True) for p in _inner(cell, {"p"})],
    )


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and written.isdecimal() else otherwise


def _text(paragraph: Any, *, is_deep: bool = False) -> str:
    """The letters of a paragraph, without those of tables and boxes in it unless `is_deep`."""
    texts: list[str] = []
    stops = set() if is_deep else {"tbl", "drawText", "header", "footer", "footNote", "endNote"}
    stack = [paragraph]
    while stack:
        node = stack.pop()
        name = _name(node)
        if name in stops:
            continue
        if name in {"t", "lineBreak", "tab", "nbSpace", "fwSpace"}:
            texts.append(node.text or "" if name == "t" else " ")
        if node.tail and name in {
            "lineBreak",
            "tab",
            "nbSpace",
            "fwSpace",
            "markpenBegin",
            "markpenEnd",
            "hyphen",
        }:
            stack.append(_Tail(node.tail))
        stack.extend(reversed(list(node)))
    return "".join(texts)


class _Tail:
    """The letters after a break inside a run of text, as a node without children."""

    tag = "t"
    tail = None

    def __init__(self, text: str) -> None:
        self.text = text

    def __iter__(self) -> Iterator[Any]:
        return iter(())


def _inner(node: Any, names: set[str]) -> Iterator[Any]:
    """The nearest descendants with one of the names, not those inside another of them."""
    for child in node:
        if _name(child) in names:
            yield child
        else:
            yield from _inner(child, names)


def _name(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def _not_hwpx(capture: Capture, reason: str) -> NotThisFormatError:
    return NotThisFormatError(capture.url, reason, "open it with Hancom Office and save it as HWPX or PDF")

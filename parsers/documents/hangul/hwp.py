"""HWP 5: an OLE file whose `BodyText/Section*` streams are raw-deflated lists of records.

A record starts with four bytes: tag (10 bits), depth (10), size (12; 4095: the next four bytes are the
size). The text of a paragraph is UTF-16 with control characters, some of which take eight units. Source:
Hancom's published description of the file format, revision 1.3.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import olefile

from parsers.documents.errors import NotThisFormatError, TooLargeError
from parsers.documents.hangul import paragraphs
from parsers.documents.hangul.paragraphs import GridCell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.documents.draft import Piece
    from parsers.values import Capture

_PARA_HEADER, _PARA_TEXT, _CTRL_HEADER, _LIST_HEADER, _TABLE = 66, 67, 71, 72, 77
_EXTENDED_SIZE = 0xFFF
_LARGEST = 64 * 2**20
_SIGNATURE = b"HWP Document File"
_COMPRESSED, _ENCRYPTED, _DISTRIBUTED = 1, 2, 4
_SINGLE = {0, 10, 13, 24, 25, 26, 27, 28, 29, 30, 31}  # control characters of one unit; the others take eight
_SHOWN = {9: "\t", 10: "\n", 24: "-", 30: " ", 31: " "}
_UNITS_OF_CONTROL = 8
_EARLY = 4
_CELL_SIZE = 16  # bytes of a list header that places a cell
_WIDEST = 500
_FIRST_LETTER = 32  # below are control characters
_SILENT = {"head", "foot", "bokm", "secd", "cold", "pgnp", "nwno"}


@dataclass(frozen=True, slots=True)
class _Record:
    tag: int
    depth: int
    data: bytes


@dataclass(slots=True)
class _Table:
    depth: int
    cells: dict[tuple[int, int], GridCell] = field(default_factory=dict)
    place: tuple[int, int] = (0, 0)

    def open_cell(self, data: bytes) -> None:
        """The cell that a list header places, by column, row and how far it spans."""
        column, line, columns, rows = struct.unpack_from("<HHHH", data, 8)
        self.place = (line, column)
        self.cells.setdefault(
            self.place, GridCell(line, column, min(max(rows, 1), _WIDEST), min(max(columns, 1), _WIDEST))
        )

    def take(self, text: str) -> None:
        """A paragraph of the open cell."""
        self.cells.setdefault(self.place, GridCell(*self.place)).texts.append(text)


def read_hwp(capture: Capture) -> list[Piece]:
    """The pieces of all sections.

    NotThisFormatError, or TooLargeError for a stream that unpacks without end.
    """
    try:
        container = olefile.OleFileIO(io.BytesIO(capture.content))
    except (OSError, ValueError, IndexError, struct.error) as error:
        raise _not_hwp(capture, f"the OLE container cannot be read ({error})") from error
    with container:
        if not container.exists("FileHeader"):
            raise _not_hwp(capture, "an OLE container without HWP's FileHeader (an old Office document?)")
        header = _stream(container, "FileHeader", capture)
        flags = int.from_bytes(header[36:40], "little")
        if not header.startswith(_SIGNATURE) or flags & (_ENCRYPTED | _DISTRIBUTED):
            raise _not_hwp(capture, "the document is locked by a password or for distribution")
        pieces: list[Piece] = []
        for name in _section_names(container):
            content = _stream(container, name, capture)
            records = _records(_inflated(content, capture) if flags & _COMPRESSED else content, capture)
            pieces.extend(_pieces(records, len(pieces)))
    return pieces


def _stream(container: olefile.OleFileIO[str], name: str, capture: Capture) -> bytes:
    try:
        return bytes(container.openstream(name).read())
    except OSError as error:
        raise _not_hwp(capture, f"{name} cannot be read ({error})") from error


def _section_names(container: olefile.OleFileIO[str]) -> list[str]:
    names = ["/".join(entry) for entry in container.listdir()]
    sections = [name for name in names if re.fullmatch(r"BodyText/Section\d+", name)]
    return sorted(sections, key=lambda name: int(re.findall(r"\d+", name)[-1]))


def _inflated(content: bytes, capture: Capture) -> bytes:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        plain = inflater.decompress(content, _LARGEST)
    except zlib.error as error:
        raise _not_hwp(capture, f"a section is damaged ({error})") from error
    if inflater.unconsumed_tail:
        raise TooLargeError(capture.url, "a section", _LARGEST)
    return plain


def _records(content: bytes, capture: Capture) -> Iterator[_Record]:
    at = 0
    while at + 4 <= len(content):
        (head,) = struct.unpack_from("<I", content, at)
        at += 4
        tag, depth, size = head & 0x3FF, head >> 10 & 0x3FF, head >> 20
        if size == _EXTENDED_SIZE and at + 4 <= len(content):
            (size,) = struct.unpack_from("<I", content, at)
            at += 4
        if at + size > len(content):
            raise _not_hwp(capture, f"a section ends inside a record (byte {at:,} of {len(content):,})")
        yield _Record(tag, depth, content[at : at + size])
        at += size


def _pieces(records: Iterator[_Record], before: int) -> list[Piece]:
    """The pieces of one section.

    The text of a table's cells gathers until the records leave the table's depth.
    """
    pieces: list[Piece] = []
    tables: list[_Table] = []
    silent = -1
    for record in records:
        if silent >= 0 and record.depth <= silent:
            silent = -1
        while tables and record.depth <= tables[-1].depth and record.tag in {_PARA_HEADER, _CTRL_HEADER}:
            _close(tables, pieces)
        if record.tag == _CTRL_HEADER:
            kind = record.data[3::-1].decode("latin-1")
            if kind == "tbl ":
                tables.append(_Table(record.depth))
            elif kind in _SILENT and silent < 0:
                silent = record.depth
        elif record.tag == _LIST_HEADER and tables and len(record.data) >= _CELL_SIZE:
            tables[-1].open_cell(record.data)
        elif record.tag == _PARA_TEXT and silent < 0:
            _take(_text(record.data), tables, pieces, before)
    while tables:
        _close(tables, pieces)
    return pieces


def _take(text: str, tables: list[_Table], pieces: list[Piece], before: int) -> None:
    if tables:
        tables[-1].take(text)
        return
    piece = paragraphs.paragraph(text, is_early=before + len(pieces) < _EARLY)
    if piece:
        pieces.append(piece)


def _close(tables: list[_Table], pieces: list[Piece]) -> None:
    cells = [cell for _, cell in sorted(tables.pop().cells.items())]
    if tables:
        tables[-1].take(" ".join(text for cell in cells for text in cell.texts))
    else:
        pieces.extend(paragraphs.table(paragraphs.laid_out(cells)))


def _text(data: bytes) -> str:
    """The letters of a paragraph, its control characters left out or shown as what they stand for."""
    letters: list[str] = []
    units = struct.unpack(f"<{len(data) // 2}H", data[: len(data) // 2 * 2])
    at = 0
    kept = bytearray()
    while at < len(units):
        unit = units[at]
        if unit >= _FIRST_LETTER:
            kept += unit.to_bytes(2, "little")
            at += 1
            continue
        letters.append(kept.decode("utf-16-le", "replace") + _SHOWN.get(unit, ""))
        kept.clear()
        at += 1 if unit in _SINGLE else _UNITS_OF_CONTROL
    letters.append(kept.decode("utf-16-le", "replace"))
    return "".join(letters)


def _not_hwp(capture: Capture, reason: str) -> NotThisFormatError:
    return NotThisFormatError(capture.url, reason, "open it with Hancom Office and save it as HWPX or PDF")

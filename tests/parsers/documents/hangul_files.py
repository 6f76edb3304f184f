"""Small HWP and HWPX files made by hand: an OLE container with records, a zip with sections."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
SMALLEST_STREAM = 4096  # smaller ones would need OLE's second allocation table
PARA_HEADER, PARA_TEXT, CTRL_HEADER, LIST_HEADER, TABLE = 66, 67, 71, 72, 77


def ole(streams: dict[str, bytes]) -> bytes:
    """An OLE container with these streams, `storage/name` or `name`, each padded to the smallest size."""
    padded = {name: content.ljust(SMALLEST_STREAM, b"\0") for name, content in streams.items()}
    storages = sorted({name.partition("/")[0] for name in padded if "/" in name})
    entries: list[tuple[str, int, list[str]]] = [("Root Entry", 5, [])]
    entries += [(name, 1, []) for name in storages] + [(name, 2, []) for name in padded]
    order = {name: place for place, (name, _, _) in enumerate(entries)}
    for name in (*storages, *padded):
        parent = name.partition("/")[0] if "/" in name else "Root Entry"
        entries[order[parent]][2].append(name)
    following = {a: b for _, _, children in entries for a, b in pairwise(children)}
    directory_sectors = -(-len(entries) * 128 // SECTOR)
    fat = [FAT, *range(2, directory_sectors + 1), END]
    starts: dict[str, int] = {}
    body = b""
    for name, content in padded.items():
        count = -(-len(content) // SECTOR)
        starts[name] = len(fat)
        fat += [*range(len(fat) + 1, len(fat) + count), END]
        body += content.ljust(count * SECTOR, b"\0")
    directory = b""
    for name, kind, children in entries:
        label = name.rpartition("/")[2].encode("utf-16-le") + b"\0\0"
        directory += label.ljust(64, b"\0") + struct.pack("<HBB", len(label), kind, 1)
        directory += struct.pack(
            "<III", FREE, order.get(following.get(name, ""), FREE), order[children[0]] if children else FREE
        )
        directory += bytes(36) + struct.pack("<IQ", starts.get(name, END), len(padded.get(name, b"")))
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, SMALLEST_STREAM, END, 0, END, 0)
    header += struct.pack("<109I", 0, *[FREE] * 108)
    table = struct.pack(f"<{SECTOR // 4}I", *fat, *[FREE] * (SECTOR // 4 - len(fat)))
    return header + table + directory.ljust(directory_sectors * SECTOR, b"\0") + body


def record(tag: int, depth: int, data: bytes) -> bytes:
    """One record; long ones carry their size in four bytes of its own."""
    if len(data) < 0xFFF:
        return struct.pack("<I", tag | depth << 10 | len(data) << 20) + data
    return struct.pack("<II", tag | depth << 10 | 0xFFF << 20, len(data)) + data


def paragraph(text: str, depth: int = 0) -> bytes:
    """A paragraph's two records."""
    return record(PARA_HEADER, depth, bytes(22)) + record(
        PARA_TEXT, depth + 1, text.encode("utf-16-le") + b"\r\0"
    )


def table(rows: Sequence[Sequence[str | None]], spans: Mapping[tuple[int, int], int] | None = None) -> bytes:
    """A paragraph that holds a table, each cell with one paragraph; an empty one has none, None has no cell.

    `spans`: how many rows the cell at (row, column) spans.
    """
    anchor = struct.pack("<H", 11) + b" lbt" + bytes(8) + struct.pack("<H", 11)
    records = record(PARA_HEADER, 0, bytes(22)) + record(PARA_TEXT, 1, anchor + b"\r\0")
    records += record(CTRL_HEADER, 1, b" lbt" + bytes(40)) + record(TABLE, 2, bytes(20))
    for line, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if cell is None:
                continue
            place = struct.pack("<HHHH", column, line, 1, (spans or {}).get((line, column), 1))
            records += record(LIST_HEADER, 2, bytes(8) + place + bytes(20))
            records += paragraph(cell, 2) if cell else record(PARA_HEADER, 2, bytes(22))
    return records


def hwp(sections: Sequence[bytes], *, flags: int = 1, compressed: bool = True) -> bytes:
    """An HWP 5 file of these sections."""
    streams = {"FileHeader": b"HWP Document File".ljust(32, b"\0") + struct.pack("<II", 0x05000300, flags)}
    for number, section in enumerate(sections):
        deflater = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        packed = deflater.compress(section) + deflater.flush() if compressed else section
        streams[f"BodyText/Section{number}"] = packed
    return ole(streams)


def hwpx(paragraphs: Sequence[str | Sequence[Sequence[str]]]) -> bytes:
    """An HWPX file; a list of rows stands for a table."""
    body = "".join(_hwpx_paragraph(one) for one in paragraphs)
    section = (
        '<?xml version="1.0" encoding="UTF-8"?><hs:sec xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" '
        f'xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph">{body}</hs:sec>'
    )
    return zipped({"mimetype": b"application/hwp+zip", "Contents/section0.xml": section.encode()})


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip of these files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def _hwpx_paragraph(content: str | Sequence[Sequence[str]]) -> str:
    if isinstance(content, str):
        inner = f"<hp:t>{escape(content)}</hp:t>".replace("\n", "<hp:lineBreak/>")
        return f"<hp:p><hp:run>{inner}</hp:run></hp:p>"
    lines = "".join(
        "<hp:tr>"
        + "".join(f"<hp:tc><hp:subList>{_hwpx_paragraph(cell)}</hp:subList></hp:tc>" for cell in cells)
        + "</hp:tr>"
        for cells in content
    )
    return f"<hp:p><hp:run><hp:tbl>{lines}</hp:tbl></hp:run></hp:p>"

"""HWP and HWPX: paragraphs, tables, locked and damaged files."""

from __future__ import annotations

import struct

import pytest

from parsers.documents import NotThisFormatError, TooLargeError, read
from parsers.documents.hangul import hwpx as hwpx_reader
from parsers.values import BlockKind, Capture, Document
from tests.parsers.documents import hangul_files as files

TITLE = "가상자산 거래소 새솔 탈취 사건 수사 결과"
TEXT = "□ 경찰은 새솔에서 870억 원 상당을 탈취한 공격자가 해외 해킹조직임을 확인하였다."
ROWS = [["거래소", "피해액"], ["새솔", "870억 원"], ["나루", "9억 원"]]


def _document(content: bytes) -> Document:
    (document,) = read(Capture(url="https://www.go.kr.example/a", content=content))
    return document


def _texts(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


@pytest.mark.parametrize("compressed", [True, False])
def test_hwp_gives_its_paragraphs_and_tables(compressed: bool) -> None:  # noqa: FBT001 - a parameter of the case
    section = (
        files.paragraph("보 도 자 료")
        + files.paragraph("보도시점 2026. 3. 18.(수) 12:00")
        + files.paragraph(TITLE)
        + files.paragraph(TEXT)
        + files.table(ROWS)
        + files.paragraph("수사는 계속된다.")
    )
    document = _document(files.hwp([section], flags=int(compressed), compressed=compressed))
    assert document.title == TITLE
    assert str(document.published_on) == "2026-03-18"
    assert document.language == "ko"
    assert _texts(document)[3:] == [
        TEXT,
        "거래소 | 피해액",
        "새솔 | 870억 원",
        "나루 | 9억 원",
        "수사는 계속된다.",
    ]
    row = document.blocks[-2]
    assert row.kind is BlockKind.TABLE_ROW
    assert [cell.header for cell in row.cells] == ["거래소", "피해액"]


def test_hwp_skips_control_characters_of_eight_units() -> None:
    control = struct.pack("<8H", 2, 0x7365, 0x6364, 0, 0, 0, 0, 2).decode("utf-16-le", "surrogatepass")
    long_text = "수사 결과를 알린다. " * 500
    document = _document(files.hwp([files.paragraph(control + long_text)]))
    assert document.text == long_text.strip()


def test_hwp_frames_of_one_cell_are_paragraphs() -> None:
    document = _document(files.hwp([files.table([[TEXT]]) + files.paragraph("끝.")]))
    assert [block.kind for block in document.blocks] == [BlockKind.LIST_ITEM, BlockKind.PARAGRAPH]


@pytest.mark.parametrize("flags", [0b11, 0b101])
def test_a_locked_hwp_is_an_error_that_says_so(flags: int) -> None:
    with pytest.raises(NotThisFormatError, match="locked"):
        _document(files.hwp([files.paragraph(TEXT)], flags=flags))


def test_a_damaged_hwp_section_is_an_error() -> None:
    with pytest.raises(NotThisFormatError, match=r"damaged|ends inside"):
        _document(files.hwp([b"\xff" * 5000], flags=1, compressed=False))


def test_an_ole_file_without_hwp_inside_is_an_error() -> None:
    with pytest.raises(NotThisFormatError, match="FileHeader"):
        _document(files.ole({"WordDocument": b"old"}))


def test_hwpx_gives_its_paragraphs_and_tables() -> None:
    document = _document(files.hwpx([TITLE, TEXT, ROWS, "수사는\n계속된다."]))
    assert document.title == TITLE
    assert _texts(document) == [
        TITLE,
        TEXT,
        "거래소 | 피해액",
        "새솔 | 870억 원",
        "나루 | 9억 원",
        "수사는 계속된다.",
    ]


SPANNED = [["거래소", "피해액", "행위자"], ["새솔", "", "라자루스"], ["나루", "9억 원", None]]
SPANNED_TEXTS = ["거래소 | 피해액 | 행위자", "새솔 | | 라자루스", "나루 | 9억 원 | 라자루스"]


def test_hwp_cells_stand_under_their_headers_beside_empty_and_spanning_ones() -> None:
    section = files.paragraph(TEXT) + files.table(SPANNED, {(1, 2): 2})
    document = _document(files.hwp([section]))
    assert [" ".join(text.split()) for text in _texts(document)[1:]] == SPANNED_TEXTS
    assert [cell.header for cell in document.blocks[-1].cells] == SPANNED[0]


def test_hwpx_cells_stand_where_their_addresses_say() -> None:
    """A cell over two rows, and a row that writes only its second and third."""

    def cell(text: str, line: int, column: int, rows: int = 1) -> str:
        place = (
            f'<hp:cellAddr colAddr="{column}" rowAddr="{line}"/><hp:cellSpan colSpan="1" rowSpan="{rows}"/>'
        )
        return f"<hp:tc><hp:subList><hp:p><hp:run><hp:t>{text}</hp:t></hp:run></hp:p></hp:subList>{place}</hp:tc>"

    lines = (
        [cell(str(text), 0, column) for column, text in enumerate(SPANNED[0])],
        [cell("새솔", 1, 0), cell("라자루스", 1, 2, rows=2)],
        [cell("나루", 2, 0), cell("9억 원", 2, 1)],
    )
    rows = "".join(f"<hp:tr>{''.join(line)}</hp:tr>" for line in lines)
    section = (
        '<hs:sec xmlns:hs="s" xmlns:hp="p"><hp:p><hp:run>'
        f"<hp:t>{TEXT}</hp:t><hp:tbl>{rows}</hp:tbl></hp:run></hp:p></hs:sec>"
    )
    content = files.zipped({"mimetype": b"application/hwp+zip", "Contents/section0.xml": section.encode()})
    assert [" ".join(text.split()) for text in _texts(_document(content))[1:]] == SPANNED_TEXTS


def test_hwpx_that_unpacks_without_end_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hwpx_reader, "_LARGEST", 10_000)
    with pytest.raises(TooLargeError, match="10,000 bytes"):
        _document(files.zipped({"Contents/section0.xml": b"<a>" + b" " * 1_000_000 + b"</a>"}))


@pytest.mark.parametrize(
    "content",
    [
        files.zipped({"word/document.xml": b"<a/>"}),
        files.zipped({"Contents/section0.xml": b"<a>"}),
        files.zipped({"Contents/section0.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        b"PK\x03\x04 torn",
    ],
)
def test_a_zip_that_is_no_hwpx_is_an_error(content: bytes) -> None:
    with pytest.raises(NotThisFormatError):
        _document(content)

"""Bytes to letters: the order of trust, and no mojibake."""

# ruff: noqa: E501 - pages and texts stand here as they are written

from __future__ import annotations

import pytest

from parsers.documents import EmptyDocumentError, NotThisFormatError, UndecodableError, read
from parsers.documents.charset import decode
from parsers.values import Capture
from tests.parsers.documents.articles import JAPANESE, KOREAN

JA = "".join(JAPANESE.paragraphs) + "㈱ ① ㌦"
KO = "".join(KOREAN.paragraphs) + "뷁 똠방각하"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (JA, "utf-8"), (JA, "utf-8-sig"), (JA, "utf-16"), (JA, "cp932"), (JA, "euc_jis_2004"), (JAPANESE.paragraphs[0], "euc_jp"),
        (JAPANESE.paragraphs[0], "iso2022_jp"), (KO, "utf-8"), (KO, "cp949"), (KOREAN.paragraphs[0], "euc_kr"),
    ],
)  # fmt: skip
def test_undeclared_encodings_are_told_apart(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("sentence", [*JAPANESE.paragraphs, JAPANESE.title])
@pytest.mark.parametrize("encoding", ["cp932", "euc_jp"])
def test_one_japanese_sentence_is_enough(sentence: str, encoding: str) -> None:
    assert decode(sentence.encode(encoding)) == sentence


@pytest.mark.parametrize("sentence", [*KOREAN.paragraphs, KOREAN.title])
def test_one_korean_sentence_is_enough(sentence: str) -> None:
    assert decode(sentence.encode("cp949")) == sentence


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (JA, "cp932", "Shift_JIS"),
        (JA, "euc_jis_2004", "EUC-JP"),
        (KO, "cp949", "euc-kr"),
        (KO, "cp949", "ks_c_5601-1987"),
    ],
)
def test_declared_names_are_read_as_browsers_read_them(text: str, encoding: str, declared: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    assert decode((meta + text).encode(encoding)) == meta + text
    assert decode(text.encode(encoding), content_type=f"text/html; charset={declared}") == text


def test_utf_8_is_tried_before_a_header_that_is_wrong() -> None:
    assert decode(JA.encode(), content_type="text/html; charset=Shift_JIS") == JA


def test_a_declared_latin_encoding_is_not_believed_of_korean_bytes() -> None:
    assert decode(KO.encode("cp949"), content_type="text/html; charset=iso-8859-1") == KO


def test_windows_punctuation_in_english_is_read() -> None:
    text = "The police said “we know who did it” – and Ostervale’s owners agreed with them about that."
    assert decode(text.encode("cp1252")) == text
    assert decode(text.encode("cp1252"), content_type="text/html; charset=ISO-8859-1") == text


def test_a_page_cut_off_inside_a_character_is_read_to_there() -> None:
    assert decode(JA.encode()[:-1]) == JA[:-1] + "\ufffd"


@pytest.mark.parametrize("content", [bytes(range(128, 256)) * 20, b"\xff\x80 \xfe\x81 " * 50])
def test_what_no_encoding_reads_is_an_error(content: bytes) -> None:
    with pytest.raises(UndecodableError, match="tried utf-8") as raised:
        decode(content, url="https://a.example/")
    assert raised.value.url == "https://a.example/"


def test_mojibake_inside_a_right_page_stays_as_it_is() -> None:
    assert "â€œItâ€™s" in decode(f"<p>â€œItâ€™s an active case</p>{JA}".encode())


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n" + bytes(50), b"GIF89a" + bytes(50), b"text" + bytes(range(1, 20)) * 9]
)
def test_pictures_and_other_bytes_are_no_documents(content: bytes) -> None:
    with pytest.raises(NotThisFormatError, match="none of HTML"):
        read(Capture(url="https://a.example/x", content=content))


def test_no_bytes_are_an_error() -> None:
    with pytest.raises(EmptyDocumentError, match="no bytes"):
        read(Capture(url="https://a.example/x", content=b" \n"))

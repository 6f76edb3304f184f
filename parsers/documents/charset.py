"""Bytes to letters, in a written order; damage is an error, never a guess.

    byte order mark → ISO-2022-JP's escapes → strict UTF-8 → what the HTTP header declares → what the bytes
    declare → Japanese and Korean encodings by the letters they give → charset-normalizer

Declared names are read as browsers read them: Shift_JIS as cp932, EUC-KR as cp949, Latin-1 as windows-1252. A
declared Latin encoding is believed only where no East Asian one reads the bytes: servers declare it by
default.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from charset_normalizer import from_bytes

from parsers.documents.errors import UndecodableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_AS_BROWSERS_READ = {
    "shift_jis": ("cp932",),
    "cp932": ("cp932",),
    "euc_jp": (
        "euc_jp",
        "euc_jis_2004",
    ),  # the second has ①, ㈱ and ㌦, which pages use and the standard lacks
    "euc_kr": ("cp949",),
    "cp949": ("cp949",),
    "gb2312": ("gb18030",),
    "gbk": ("gb18030",),
    "big5": ("cp950", "big5hkscs"),
    "iso8859-1": ("cp1252",),
    "ascii": ("cp1252",),
}
_OTHER_NAMES = {
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "shift-jis": "cp932",
    "x-euc-jp": "euc_jp",
    "cp51932": "euc_jp",
    "ks_c_5601-1989": "cp949",
    "ksc5601": "cp949",
    "x-windows-949": "cp949",
    "windows-949": "cp949",
    "x-gbk": "gbk",
}
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J")
_DETECTED = ("cp949", "cp932", "euc_jp", "euc_jis_2004")
_FITS = 0.5  # of the letters beyond ASCII that must be of the language an encoding is made for
_SAMPLE = 200_000
_LAST_OF_ASCII = 0x7F
_DAMAGE = 2_000  # one broken sequence in so many bytes is a torn character, not another encoding
_HANGUL = re.compile("[\uac00-\ud7a3]")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc]")
_HAN_AND_MARKS = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff01-\uff60\u2460-\u2473\u30fb]")
_RARE = re.compile("[\u3130-\u318f\ue000-\uf8ff\uff61-\uff9f\u0400-\u04ff\u0370-\u03ff]")
_PUNCTUATION_OF_1252 = re.compile(rb"(?<![\x80-\xff])[\x80\x85\x91-\x97\x99\xa0-\xff](?![\x80-\xff])")


def decode(content: bytes, *, content_type: str = "", url: str = "") -> str:
    """The text of the bytes. UndecodableError if no encoding reads them without damage."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content, encoding) or _torn(content, encoding, url)
    if any(escape in content for escape in _ESCAPES) and (text := _strict(content, "iso2022_jp_ext")):
        return text
    if b"\x00" not in content[:_SAMPLE] and (text := _strict(content, "utf-8")) is not None:
        return text
    declared = tuple(_declared(content, content_type))
    for encoding in declared:
        if encoding != "cp1252" and (text := _strict(content, encoding)) is not None:
            return text
    if text := _by_letters(content):
        return text
    return _less_sure(content, declared, url)


def _less_sure(content: bytes, declared: tuple[str, ...], url: str) -> str:
    if "cp1252" in declared and (text := _strict(content, "cp1252")) is not None:
        return text
    for encoding in (*declared, "utf-8"):
        if encoding != "cp1252" and (text := _almost(content, encoding)) is not None:
            return text
    if (text := _with_western_punctuation(content)) is not None:
        return text
    if (text := _by_letters(content, _almost)) is not None:
        return text
    if (best := from_bytes(content[:_SAMPLE]).best()) is not None and not best.encoding.startswith(
        ("latin", "cp12", "cp4", "cp5", "cp7", "cp8", "iso8859", "mac", "hp_", "cp1006", "cp11", "cp037")
    ):
        text = _strict(content, best.encoding)
        if text is not None:
            return text
    raise _undecodable(url, ("utf-8", *declared, *_DETECTED))


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _declared(content: bytes, content_type: str) -> Iterator[str]:
    """Python's names of the encodings that the header and then the bytes declare."""
    seen: set[str] = set()
    for place in (content_type.encode("latin-1", "replace"), content[:_DECLARED_WITHIN]):
        for name in _DECLARED.findall(place):
            for encoding in _as_browsers_read(name.decode("ascii")):
                if encoding not in seen:
                    seen.add(encoding)
                    yield encoding


def _as_browsers_read(name: str) -> tuple[str, ...]:
    try:
        known = codecs.lookup(_OTHER_NAMES.get(name.lower(), name)).name
    except LookupError:
        return ()
    return _AS_BROWSERS_READ.get(known, (known,))


def _by_letters(content: bytes, reading: Callable[[bytes, str], str | None] | None = None) -> str | None:
    """The reading of undeclared bytes that gives most Korean or Japanese, if one clearly does."""
    best, best_fit = None, _FITS
    for encoding in _DETECTED:
        text = (reading or _strict)(content, encoding)
        if text is None:
            continue
        fit = _fit(text[:_SAMPLE], korean=encoding == "cp949")
        if fit > best_fit:
            best, best_fit = text, fit
    return best


def _fit(text: str, *, korean: bool) -> float:
    """How much of the letters beyond ASCII is what such a text is made of, less what it never holds."""
    foreign = sum(character > "\x7f" for character in text)
    if not foreign:
        return 0.0
    rare = len(_RARE.findall(text))
    if korean:
        usual = len(_HANGUL.findall(text)) + len(_HAN_AND_MARKS.findall(text)) / 2
        return (usual - 4 * rare) / foreign
    kana = len(_KANA.findall(text))
    usual = kana + len(_HAN_AND_MARKS.findall(text)) if kana else 0
    return (usual - 4 * rare) / foreign


def _almost(content: bytes, encoding: str) -> str | None:
    """A reading with a torn character or two, shown as U+FFFD.

    A page cut off in transit, a broken template.
    """
    try:
        text = content.decode(encoding, "replace")
    except LookupError:
        return None
    broken = text.count("\ufffd")
    whole = sum(character > "\x7f" for character in text) - broken
    return text if broken <= 1 + len(content) / _DAMAGE and whole > 10 * broken else None


def _with_western_punctuation(content: bytes) -> str | None:
    """ASCII with single dashes, quotation marks or accents of windows-1252 between plain letters."""
    high = sum(byte > _LAST_OF_ASCII for byte in content)
    lone = len(_PUNCTUATION_OF_1252.findall(content))
    return _strict(content, "cp1252") if lone == high and high * 10 < len(content) else None


def _torn(content: bytes, encoding: str, url: str) -> str:
    if (text := _almost(content, encoding)) is not None:
        return text
    raise _undecodable(url, (encoding,))


def _undecodable(url: str, tried: tuple[str, ...]) -> UndecodableError:
    return UndecodableError(
        url,
        f"no encoding reads the bytes without damage (tried {', '.join(dict.fromkeys(tried))})",
        "find out the page's encoding and declare it in content_type, or save the page as UTF-8",
        tried,
    )

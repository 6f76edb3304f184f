"""Names as ids, and names as keys that compare over scripts."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from anyascii import anyascii

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.lexicon import Lexicon

COMPANY_FORMS = ("株式会社", "有限会社", "合同会社", "주식회사", "유한회사", "(株)", "(주)")
_COMPANY_WORDS = re.compile(
    r"\b(?:inc|incorporated|ltd|limited|llc|llp|plc|corp|corporation|co|company|gmbh|ag|sa|pte|pty|bv|kk|wll"
    r"|w\.l\.l|holdings?)\b\.?"
)
_SERVICE_WORDS = re.compile(r"(?:crypto(?:currency)?exchange|exchange|取引所|거래소)$")
# what an exchange is called besides its name: no part of how the name sounds
_EXCHANGE_WORDS = re.compile(
    r"(?:crypto(?:currency)?\s*)?exchange\b|(?:暗号資産|仮想通貨)?(?:交換業者|取引所)|(?:가상자산\s*)?거래소"
)
_READING = re.compile(r"\([ぁ-ゖー]+\)")  # 星図（ほしず）ペイ
_HANGUL_FIRST, _HANGUL_LAST, _FINALS = 0xAC00, 0xD7A3, 28
# ㅅ ㅆ ㅈ ㅊ at the end of a syllable are all spoken as ㄷ: 바이빗 is 바이비트
_SPOKEN_AS_T, _FINAL_T = frozenset((19, 20, 22, 23)), 7
_SILENT_KANA = str.maketrans("", "", "ッーｯｰ・ ")
# Sounds that the three scripts do not keep apart are brought together, in this order.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"dotcom$|dotkom$|dodkeom$|dadkeom$|[. ]com$", ""),
        (r"egseu|ekusu|ekseu", "x"),  # 엑스, エックス
        (r"kusu|keuseu|gseu", "x"),  # クス, 크스
        (r"e?x", "ks"),
        (r"c(?=[eiy])", "s"),
        (r"dge?(?![aou])", "j"),  # bridge, 브리지
        (r"(?<![aeiou][mn])(?<=[a-z]{2}[bcdfgkmnprstvz])e$", ""),  # stake, 스테이크
        (r"mb$", "m"),
        (r"g(?=[eiy])|ch|sh|j|z|ts|th", "s"),  # スミス, 스미스: Smith
        (r"ph|f|v|b", "p"),
        (r"ck|c|q|g", "k"),
        (r"d", "t"),
        (r"l", "r"),
        (r"h(?=[^aeiouy]|$)", ""),
        (r"m(?=p)", "n"),
        (r"^y(?=[aeiou])", "Y"),  # Youbit is not Upbit
        (
            r"(?<=[kmnprst])(?:eu|u|o)(?=[hkmnprst]|$)",
            "",
        ),  # the vowels that Korean and Japanese put in between
        (r"[aeiouyw]+", "a"),
        (r"(.)\1+", r"\1"),
    )
)


def slug(name: str) -> str:
    """`Mt. Gox` -> `mt-gox`: NFKC, case folded, apostrophes dropped, the rest hyphens."""
    folded = unicodedata.normalize("NFKC", name).casefold().replace("'", "").replace("’", "")
    return re.sub(r"[\W_]+", "-", folded).strip("-")


def spots(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a name stands in a text, half-open, none inside another; without an expression made for it."""
    at = text.find(name) if name else -1
    while at >= 0:
        yield at, at + len(name)
        at = text.find(name, at + len(name))


def plain_letters(name: str) -> str:
    """`policía` -> `policia`: the letters of ids of state bodies."""
    return anyascii(name)


def spelling_key(name: str, *, is_stripped: bool = True) -> str:
    """Reduce a spelling to letters and digits; with `is_stripped`, without company forms (株式会社, Ltd.)."""
    key = unicodedata.normalize("NFKC", name).casefold()
    if is_stripped:
        for form in COMPANY_FORMS:
            key = key.replace(form, " ")
        key = _COMPANY_WORDS.sub(" ", key)
    return re.sub(r"[\W_]+", "", key)


@lru_cache(maxsize=2048)  # a page names whom it is about again and again
def victim_id(name: str, lexicon: Lexicon) -> str:
    """Give the id of a victim: that of the spelling in `victims.toml`, or the slug of the name."""
    stripped = spelling_key(name)
    for key in (spelling_key(name, is_stripped=False), stripped, _SERVICE_WORDS.sub("", stripped)):
        if found := lexicon.victim_spellings.get(key):
            return found
    folded = _READING.sub("", unicodedata.normalize("NFKC", name).casefold())
    for form in COMPANY_FORMS:
        folded = folded.replace(form, " ")
    return slug(_COMPANY_WORDS.sub(" ", folded)) or slug(name)


@lru_cache(maxsize=2048)
def victim_key(name: str) -> str:
    """Reduce a name to its sound, for comparison over scripts.

    `WazirX`, `와지르X` and `ワジールX` give `asarks`. Spellings of one name come out equal or nearly so: at
    90 of 100 a ratio of matching characters parts them well. Short names of different services come close,
    too (Bybit, Upbit: 89), so the key supports a match and never makes one.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    for form in COMPANY_FORMS:
        folded = folded.replace(form, " ")
    folded = _COMPANY_WORDS.sub(" ", folded)
    folded = (_EXCHANGE_WORDS.sub(" ", folded).strip() or folded).translate(_SILENT_KANA)
    key = re.sub(r"[^a-z0-9]", "", "".join(_spelled(char) for char in folded))
    for pattern, sound in _SOUNDS:
        key = pattern.sub(sound, key)
    return key.lower()


def _spelled(char: str) -> str:
    """Give a character in Latin letters; a g of another script is never soft (게 is no j)."""
    letters = anyascii(_spoken(char)).lower()
    return letters if char.isascii() else letters.replace("g", "k")


def _spoken(char: str) -> str:
    """Give the syllable with its final consonant as it is spoken."""
    if not _HANGUL_FIRST <= ord(char) <= _HANGUL_LAST:
        return char
    index = ord(char) - _HANGUL_FIRST
    return chr(ord(char) - index % _FINALS + _FINAL_T) if index % _FINALS in _SPOKEN_AS_T else char

"""Single characters: what is folded away, and what a script needs between two of them."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb\x00-\x08\x0e-\x1f\x7f]"
)
_SPACES = re.compile(r"[\s\u00a0\u2800\u3000\u3164\uffa0]+")
_IN_PARTS = re.compile(
    "[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|[^\\W\\d_][\u0300-\u036f\u3099\u309a]+"
)
_WIDE = (
    "\u1100-\u11ff\u2e80-\u303f\u3040-\u30ff\u3100-\u318f\u31c0-\u33ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
)
_WIDE_CHARACTER = re.compile(f"[{_WIDE}]")
# Scripts written without spaces between words. Korean is not one of them.
_UNSPACED = re.compile(
    "[\u3000-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff9f\u2026\u2015\U00020000-\U0003ffff]"
)
HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")

LIST_MARK = re.compile(
    r"(?:[○●◯◎◦△▲▽▼□■◇◆▢▣▪▫▶▷►▸▹◈☐☑☞✓✔❍❏❑➢➤ㅇ•‣⁃∙・･·\uf000-\uf0ff\U000f0000-\U000ffffd]\s*(?=\S)"
    r"|[-–—*＊+]\s+(?=\S)"
    r"|[①-⑳❶-❿⑴-⒇㉠-㉭ⓐ-ⓩ]\s*(?=\S)"
    r"|(?:\d{1,2}|[a-z가나다라마바사아자차카타파하])[.)．）]\s+(?=\S)"
    r"|[(（](?:\d{1,2}|[a-zivx]{1,4}|[가나다라마바사아자차카타파하一二三四五六七八九十ア-ン])[)）]\s*(?=\S))"
)
_NO_LETTERS = re.compile(r"[\W_]+")
_NUMBER_MARK = re.compile(r"[(（]?[0-9A-Za-z가-힣一-十ア-ン]{1,4}[.)．）]")
_LONGEST_NUMBERED = 120
SENTENCE_END = re.compile(r"[.!?。．！？…‥][\"'”’」』）)\]】》〉]*$")


def tidy(text: str) -> str:
    """The text without soft hyphens and other invisible characters, white space folded to single spaces.

    Letters that were written in parts (as Apple's file systems do: ᄒ and ᅡ for 하, カ and a mark for ガ) are put
    together; single signs, such as the doubles of ideographs that Unicode's NFC would replace, stay as they are.
    """
    return _SPACES.sub(" ", composed(_INVISIBLE.sub("", text))).strip()


def composed(text: str) -> str:
    """The text with letters that were written in parts put together."""
    return text if text.isascii() else _IN_PARTS.sub(lambda parts: normalize("NFC", parts[0]), text)


def drop_invisible(text: str) -> str:
    """The text without soft hyphens, zero-width and control characters; white space stays."""
    return _INVISIBLE.sub("", text)


def width(text: str) -> int:
    """How many columns of a terminal the text fills: East Asian wide characters count two."""
    return len(text) + len(_WIDE_CHARACTER.findall(text))


def is_unspaced(character: str) -> bool:
    """Whether the character belongs to a script that is written without spaces (Japanese, Chinese)."""
    return bool(_UNSPACED.match(character))


_HYPHENATED = re.compile(r"[^\W\d_]-$")


def joint(left: str, right: str) -> str:
    """What stands between two lines of one paragraph: nothing in Japanese and Chinese, else a space.

    "攻撃グ", "ループ" → "" · "cyber", "actors" → " " · "Bitcoin", "からの" → "" · "바이", "비트" → " ".
    """
    if not left or not right:
        return ""
    if _HYPHENATED.search(left) and right[0].islower():
        return ""  # a compound broken at its hyphen; the hyphen stays, since a margin's own is not to be told
    return "" if is_unspaced(left[-1]) or is_unspaced(right[0]) else " "


def is_list_item(text: str) -> bool:
    """Whether a line opens as an item of a list. A long one that a number opens is a numbered paragraph."""
    if not LIST_MARK.match(text):
        return False
    return len(text) <= _LONGEST_NUMBERED or not _NUMBER_MARK.match(text)


@lru_cache(maxsize=4096)
def comparable(text: str) -> str:
    """Letters and digits alone, case-folded: whether two headings say the same."""
    return _NO_LETTERS.sub("", text.casefold())

"""One spelling for characters that only look different, without moving an offset.

NFKC changes lengths (㌦ becomes two characters, ㈱ three), so each character is replaced by exactly one.
"""

from __future__ import annotations

import re
from functools import lru_cache

_TABLE: dict[int, str] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_TABLE |= dict.fromkeys(
    map(ord, "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"), " "
)
_TABLE |= dict.fromkeys(map(ord, "\u200a\u202f\u205f\u3000\t\u00ad"), " ")
_TABLE |= dict.fromkeys(map(ord, "‘’‛′＇`´"), "'")
_TABLE |= dict.fromkeys(map(ord, "“”‟″＂"), '"')
_TABLE |= dict.fromkeys(map(ord, "‐‑‒–—―−－﹣"), "-")
_TABLE |= dict.fromkeys(map(ord, "～〜∼˜"), "~")
_TABLE |= dict.fromkeys(map(ord, "･·‧•∙ㆍᆞ⋅"), "・")
_TABLE |= {ord("￥"): "¥", ord("￦"): "₩", ord("￡"): "£", ord("￠"): "¢", ord("﹩"): "$"}
# What is left in the place of a half-width sound mark: ﾊﾞ becomes バ and this, which no name holds.
MARK = "\u200b"
_VOICED = dict(
    zip(
        "ウカキクケコサシスセソタチツテトハヒフヘホ",
        "ヴガギグゲゴザジズゼゾダヂヅデドバビブベボ",
        strict=True,
    )
)
_PLOSIVE = dict(zip("ハヒフヘホ", "パピプペポ", strict=True))
_MARKED = re.compile("[ウカキクケコサシスセソタチツテトハヒフヘホ]ﾞ|[ハヒフヘホ]ﾟ")
_HALF = "ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ"
_FULL = (
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタ"
    "チツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
)
_TABLE |= dict(zip(map(ord, _HALF), _FULL, strict=True))


# found by a class of characters, ten times faster than by translating every character
_FOLDED = {chr(code): to for code, to in _TABLE.items()}
_FOLDABLE = re.compile(f"[{re.escape(''.join(_FOLDED))}]")


@lru_cache(maxsize=64)  # one text is asked for by every finder in turn
def fold(text: str) -> str:
    """Replace full-width, dash, quote, dot and space variants one by one: the length never changes."""
    if text.isascii():
        return text
    folded = _FOLDABLE.sub(lambda found: _FOLDED[found[0]], text)
    return _MARKED.sub(_voice, folded) if "ﾞ" in folded or "ﾟ" in folded else folded


def _voice(found: re.Match[str]) -> str:
    table = _VOICED if found[0].endswith("ﾞ") else _PLOSIVE
    return table[found[0][:1]] + MARK


def lower(text: str) -> str:
    """Lower case without changing the length (`İ`.lower() would give two characters)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def is_latin(char: str) -> bool:
    """Whether a letter or digit of Latin script."""
    return char < "\u0250" and char.isalnum()


def is_katakana(char: str) -> bool:
    """Whether Katakana or its long-vowel mark; the middle dot is none."""
    return "\u30a1" <= char <= "\u30fa" or char in "ーヽヾ"


def is_hangul(char: str) -> bool:
    """Whether a Hangul syllable."""
    return "\uac00" <= char <= "\ud7a3"

"""The text as the grammars read it: one spelling for signs that only look different, sign by sign.

Ministries write ＤＭＭ and ２０２４年 in full width, courts and journals part Japanese clauses with ，and end them with ．.
Every sign keeps its place, so what is found stands there in the document's own text too.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.languages import Language

if TYPE_CHECKING:
    from parsers.values import Document

_LETTERS = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum()}
_JAPANESE = {"，": "、", "．": "。", "､": "、", "｡": "。", "｢": "「", "｣": "」"}
# the minutes of the National Assembly set ◯ before who speaks
_KOREAN = {sign: chr(ord(sign) - 0xFEE0) for sign in "（）［］，．：；！？％"} | {"◯": "○"}
_SIGNS = {
    Language.ENGLISH: _LETTERS,
    Language.JAPANESE: _LETTERS | _JAPANESE,
    Language.KOREAN: _LETTERS | _KOREAN,
}
_FOUND = {
    Language.ENGLISH: re.compile(f"[{''.join(_LETTERS)}]"),
    # 3．5 and 1，200 keep their marks: those are the number's
    Language.JAPANESE: re.compile(f"[{''.join(_LETTERS)}､｡｢｣]|(?<!\\d)[，．]|[，．](?!\\d)"),
    Language.KOREAN: re.compile(f"[{''.join(_LETTERS | _KOREAN)}]"),
}


def as_read(document: Document) -> Document:
    """The document with the spelling that its grammar knows: the same length, the same offsets."""
    language = Language.read_as(document.language)
    signs, found = _SIGNS[language], _FOUND[language]
    if not found.search(document.text):
        return document

    def folded(text: str) -> str:
        return found.sub(lambda sign: signs[sign[0]], text)

    blocks = tuple(
        replace(b, cells=tuple(replace(c, header=folded(c.header)) for c in b.cells)) if b.cells else b
        for b in document.blocks
    )
    return replace(document, title=folded(document.title), text=folded(document.text), blocks=blocks)

"""Lines of a mail's text, as long as a mail's should be, in scripts with blanks between words and without."""

from __future__ import annotations

import re
import unicodedata

WIDTH = 76
# what may stand by itself at a line's end: a word, or one character of a script that has no blanks, with what
# must not be parted from it (the brackets that open before it, the marks that close behind it)
_OPENING = "([{“‘「『（【〈《"
_CLOSING = ")]}”’」』）】〉》、。，．,.;:!?・ー々ゃゅょっャュョッ"
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f"
_PART = re.compile(
    rf"[{re.escape(_OPENING)}]*[{_UNSPACED}][{re.escape(_CLOSING)}]*|[^\s{_UNSPACED}]+|\s+"
)  # fmt: skip


def fold(text: str, first: str = "", rest: str = "") -> str:
    """Break a text into lines of `WIDTH` columns, led by `first` and then by `rest`; addresses stay whole.

    A wide character takes two columns. Blanks at a break are left out, nothing else.
    """
    lines: list[str] = []
    line, used = "", 0
    for part in _PART.findall(text):
        lead = len(rest if lines else first)
        if line and lead + used + columns(part.rstrip()) > WIDTH:
            lines.append(line.rstrip())
            line, used = "", 0
        if line or not part.isspace():
            line += part
            used += columns(part)
    lines.append(line.rstrip())
    return "\n".join((rest if number else first) + one for number, one in enumerate(lines))


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)

"""Words and numbers that a line's end or loose setting has torn, put together again."""

from __future__ import annotations

import re
from itertools import pairwise

from parsers.documents.characters import HANGUL, joint

_HYPHENS = "-\u2010\u00ad"
_UNITS = "万億兆円年月日枚만억조천백원년월일"
_NUMBER_AND_UNIT = re.compile(rf"(?<=[\d０-９]) (?=[{_UNITS}])")
_UNIT_AND_NUMBER = re.compile(r"(?<=[万億兆]) (?=[\d０-９円])|(?<=[年月]) (?=[\d０-９]{1,2} ?[月日])")
_TORN = re.compile(
    r"(?<![\d０-９,.，．])[\d０-９]{1,2}(?: [\d０-９]{1,3})+(?= ?[万億兆만억조])"
    r"|(?<![\d０-９,.，．])[\d０-９](?: [\d０-９]){1,3}(?= ?[年月日円년월일원])"
)
_LONGEST_GROUP = 4  # digits before 万, 億 or 兆: more are two numbers
_GROUPS = re.compile(r"(?<![\d,])(\d{1,3}), (\d{3})(?![\d])")
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_TAIL = re.compile("[가-힣A-Za-z0-9]+$")
_HEAD = re.compile("^[가-힣A-Za-z0-9]+")
_PARTICLE = re.compile(
    "^(?:은|는|이|가|을|를|의|에|에서|에게|로|으로|와|과|도|만|까지|부터|보다|처럼|이라고|라고|이다|다|했다|하였다|됐다|되었다|임을|된|한|할|하는|하고|하여|해)(?![가-힣])"
)
_SHORT_WORD = 2


class Mender:
    """Joins lines of one document, by the words that it uses elsewhere.

    `breaks_words`: whether the document's Korean lines end inside words (justified setting) or only between
    them.
    """

    def __init__(self, lines: list[str], *, breaks_words: bool) -> None:
        text = "\n".join(lines)
        self._latin = {word.lower() for word in _WORD.findall(text)}
        self._korean = text
        self._breaks_words = breaks_words and not self._meets_between_words(lines)

    def _meets_between_words(self, lines: list[str]) -> bool:
        """Whether what two lines' ends make stands elsewhere more often with a space than without one."""
        glued = spaced = 0
        for left, right in pairwise(lines):
            tail, head = _TAIL.search(left), _HEAD.match(right)
            if tail and head and HANGUL.match(left[-1]) and HANGUL.match(right[0]):
                spaced += f"{tail[0][-3:]} {head[0][:2]}" in self._korean
                glued += tail[0][-3:] + head[0][:2] in self._korean
        return spaced > glued

    def join(self, left: str, right: str, *, left_ends_blank: bool) -> str:
        """Two lines as one."""
        if (
            left[-1:] in _HYPHENS
            and right[:1].isalpha()
            and len(left) > 1
            and left[-2].isalpha()
            and left[-2].isascii()
        ):
            return self._unhyphenated(left, right)
        left = left.rstrip("\u00ad") + ("-" if left.endswith("\u00ad") else "")
        if HANGUL.match(left[-1:]) and HANGUL.match(right[:1]):
            return left + (" " if left_ends_blank or not self._is_one_word(left, right) else "") + right
        return left + joint(left, right) + right

    def _unhyphenated(self, left: str, right: str) -> str:
        first = (_WORD.findall(left[:-1]) or [""])[-1].lower()
        second = (_WORD.match(right) or [""])[0].lower()
        if f"{first}-{second}" in self._latin or right[0].isupper():
            return f"{left[:-1]}-{right}"
        return left[:-1] + right

    def _is_one_word(self, left: str, right: str) -> bool:
        """Whether two Korean lines meet inside a word."""
        if not self._breaks_words:
            return False
        tail, head = _TAIL.search(left), _HEAD.match(right)
        if not tail or not head:
            return False
        whole = tail[0] + head[0]
        if any(
            tail[0][-3:] + head[0][:n] in self._korean
            for n in (2, 1)
            if len(head[0]) >= n and len(tail[0]) > 1
        ):
            return True
        if re.search(rf"{re.escape(tail[0])} {re.escape(head[0][:2])}", self._korean):
            return False
        if len(tail[0]) > _SHORT_WORD < len(head[0]) and not _PARTICLE.match(head[0]):
            return False
        if _PARTICLE.match(head[0]) or len(tail[0]) < _SHORT_WORD or len(whole) <= 2 * _SHORT_WORD:
            return True
        return not (
            re.search(rf"(?<![가-힣]){re.escape(head[0][:2])}", self._korean.replace(f"\n{right}", "", 1))
        )


def without_mark(text: str, mark: str) -> str:
    """The text without the first mark of a note that is glued to a word.

    "달무리1)에서", "server.10", "いる1。".
    """
    number = re.escape(mark)
    glued = rf"(?<=[ぁ-んァ-ヶ一-龠가-힣A-Za-z”」』）)]){number}"
    if mark.isdigit():
        glued = rf"(?:{glued}|(?<=[a-z][.,;]){number}|(?<=[。、]){number})(?=[\s。、．.,;”」』）)]|$)"
    return re.sub(glued, "", text, count=1)


def mend_numbers(text: str) -> str:
    """The text without spaces inside numbers: "1 24 億" → "124億", "1, 500" → "1,500"."""
    text = _TORN.sub(_closed, text)
    text = _NUMBER_AND_UNIT.sub("", text)
    text = _UNIT_AND_NUMBER.sub("", text)
    return _GROUPS.sub(r"\1,\2", text)


def _closed(torn: re.Match[str]) -> str:
    digits = torn[0].replace(" ", "")
    return digits if len(digits) <= _LONGEST_GROUP else torn[0]

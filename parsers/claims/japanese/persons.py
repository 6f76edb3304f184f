"""Persons whom a Japanese page introduces as on trial or charged, in one row, and how it names them again.

A title marks them (中村容疑者), or their age or reading where they are charged: 田中健一（34）を逮捕した,
オレグ・サヴィン（Oleg Savin）を起訴した.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.japanese.marks import KANJI, KATA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues

# 北川健三被告 is one man: a numeral in Kanji counts behind の, or where no name runs into it
COUNT = rf"(?:[2-9２-９]人?の?|(?<![{KANJI}])[二三四五六七八九]人?の?|両)"
LATIN = r"[A-Z][a-z'’\-]+(?: [A-Z][A-Za-z.'’\-]*)+"
PERSON = rf"(?:(?<![{KANJI}])[{KANJI}]{{2,6}}?|(?<![{KATA}・])[{KATA}]{{2,}}(?:[・＝][{KATA}]{{2,}})*|(?<![A-Za-z]){LATIN})"
GLOSS = r"(?:\s?[（(][^（()）]{1,40}[)）])?"
TITLE = r"{defendants.titles}"
JOINS = r"(?:、|と|および|及び|，)"
FROM = rf"(?:[{KANJI}{KATA}]{{1,12}}の)?"  # コロラド州の
ROW = worded(rf"(?P<row>(?:{PERSON}{GLOSS}{TITLE}?{JOINS}{FROM}){{0,6}}{PERSON}{GLOSS})の?{COUNT}?{TITLE}")
ALONE = worded(TITLE)
NAMED = worded(rf"(?P<name>{PERSON})(?P<gloss>{GLOSS}){TITLE}?{GLOSS}(?={JOINS}|$)")
FULL = rf"(?:(?<![{KATA}・])[{KATA}]{{2,}}(?:[・＝][{KATA}]{{2,}})+|(?<![A-Za-z]){LATIN})"
# 34, ３４歳, Oleg Savin、当時22歳
AGE = r"(?:当時|事件当時|逮捕時)?[0-9０-９]{2}\s?歳?"
BORN = rf"\s?[（(](?:{LATIN}(?:[、, ]+[^（()）]{{0,16}})?|(?:[^（()）]{{1,20}}[、=＝])?{AGE})[)）]"
NAME = rf"(?:(?<![{KANJI}{KATA}])[{KANJI}]{{3,6}}|(?<![{KATA}・])[{KATA}]{{2,}}(?:[・＝][{KATA}]{{2,}})*)"
ONE = rf"(?:{NAME}{BORN}|{FULL}{GLOSS})"
CHARGED = worded(
    rf"(?P<row>(?:{ONE}{JOINS}{FROM}){{0,6}}{ONE})(?:の?{COUNT})?(?:ら)?"
    rf"(?:を|に対する)[^。]{{0,120}}?(?:{{actors.charged}}|指名手配|起訴状)"
)
TRADE = worded(r"{defendants.trades}|[^、]*{actors.staff}")
READING = re.compile(rf"\s?[（(](?P<name>{LATIN})(?:[、, ][^（()）]*)?[)）]")


@dataclass(frozen=True, slots=True)
class Group:
    """Who is introduced together: from where to where, and their names with their places."""

    start: int
    end: int
    names: tuple[tuple[int, int, str], ...]


@lru_cache(maxsize=64)
def groups_of(text: str, cues: Cues) -> tuple[Group, ...]:
    """The rows of persons that a text introduces by a title, or as charged, in its order."""
    made = [*_rows(text, cues), *_charged(text, cues)]
    return tuple(sorted(made, key=lambda g: g.end))


def titled_rows(text: str, cues: Cues) -> tuple[re.Match[str], ...]:
    """Rows of persons with a title."""
    return tuple(ROW(cues).finditer(text)) if ALONE(cues).search(text) else ()


def _rows(text: str, cues: Cues) -> Iterator[Group]:
    for match in titled_rows(text, cues):
        if names := names_in(text, *match.span("row"), cues):
            yield Group(match.start(), match.end(), names)


def _charged(text: str, cues: Cues) -> Iterator[Group]:
    for match in CHARGED(cues).finditer(text):
        if names := names_in(text, *match.span("row"), cues):
            yield Group(match.start("row"), match.end("row"), names)


def names_in(text: str, start: int, end: int, cues: Cues) -> tuple[tuple[int, int, str], ...]:
    """The persons of a row, each with its place and its name: in Latin letters where the text has them so."""
    return tuple(
        (n.start("name"), n.end("name"), read_name(n["name"], text, n.end("name")))
        for n in NAMED(cues).finditer(text, start, end)
        if not TRADE(cues).fullmatch(n["name"])
    )


def read_name(name: str, text: str, end: int) -> str:
    """ "オレグ・サヴィン（Oleg Savin）": as the bracket behind spells it."""
    reading = READING.match(text, end)
    return reading["name"] if reading else name

"""Persons on trial, by name or as a Japanese page speaks of them again: AとBの両被告が, 同被告を, 被告一人の犯行.

A page that introduces them means them by a bare 被告 or a surname from there on. Only a sentence that says of them
that they took it, or lays it to them, accuses them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.japanese.marks import KANJI, KATA
from parsers.mentions.values import NameMention
from parsers.names import slug

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence

TITLE_ALONE = ("被告", "容疑者", "受刑者")
TITLE = r"(?:被告人?|容疑者|受刑者)"
# 北川健三被告 is one man: a numeral in Kanji counts behind の, or where no name runs into it
COUNT = rf"(?:[2-9２-９]人?の?|(?<![{KANJI}])[二三四五六七八九]人?の?|両)"
LATIN = r"[A-Z][a-z'’\-]+(?: [A-Z][A-Za-z.'’\-]*)+"
PERSON = rf"(?:(?<![{KANJI}])[{KANJI}]{{2,6}}?|(?<![{KATA}・])[{KATA}]{{2,}}(?:[・＝][{KATA}]{{2,}})*|(?<![A-Za-z]){LATIN})"
GLOSS = r"(?:\s?[（(][^（()）]{1,40}[)）])?"
ROW = re.compile(
    rf"(?P<row>(?:{PERSON}{GLOSS}(?:容疑者|被告)?(?:、|と|および|及び|，)){{0,6}}{PERSON}{GLOSS})の?{COUNT}?{TITLE}"
)
AGAIN = re.compile(rf"(?<![{KANJI}{KATA}])(?:同|{COUNT})?{TITLE}(?:ら|たち)?")
NAMED = re.compile(rf"(?P<name>{PERSON})(?P<gloss>{GLOSS})(?:容疑者|被告)?(?=、|と|および|及び|，|$)")
CREW = re.compile(r"(?<![^、。「])(?:この|同)?(?:グループ|一味|彼ら)(?=は|が)")
MASK = re.compile(r"被告|容疑者|受刑者")
TAKES = r"(?:{actors.took}|から[^。、]{0,40}(?:移し|引き出し))(?![ただ]の[はがも])"
# 元開発者のディミタル・コレ, 元従業員のキム・ドンス氏
STAFF = worded(rf"{{actors.staff}}(?:の|である|、)(?P<row>(?P<name>{PERSON}))(?:氏)?(?P<gloss>{GLOSS})")
# 被告が…から盗んだ, は自分が…奪ったと認めた: no other subject between
DOES = worded(rf"{GLOSS}(?:ら)?(?:は|が|も)(?:[^。が]|(?<=自分)が|(?<=自ら)が){{0,100}}?{TAKES}")
# 同被告を窃取の実行者と, 抜き取った人物だと
LAID = worded(
    rf"{GLOSS}(?:ら)?を、?[^。]{{0,50}}?(?:{{ties.who}}|(?:{{actors.took}})[^。、]{{0,3}}(?:人物|者|張本人))(?:だ|である)?(?:と|に)"
    rf"|{GLOSS}(?:ら)?(?:一人|だけ|単独|自身)?(?:の|による){{actors.deeds}}"
)


@dataclass(frozen=True, slots=True)
class _Group:
    """Who is introduced together: where that ends in the page, and their names with their places."""

    end: int
    names: tuple[tuple[int, int, str], ...]


def find_defendants(
    sentence: Sentence, mentions: Mentions, context: Context, cues: Cues
) -> tuple[NameMention, ...]:
    """The persons on trial whom the sentence says to have taken it, at the place of their name or of the word for them."""
    text = sentence.text
    staff = tuple(_Group(m.end(), ((*m.span("name"), m["name"]),)) for m in STAFF(cues).finditer(text))
    if not (staff or MASK.search(text) or CREW.search(text)):
        return ()
    found: dict[str, NameMention] = {}
    taken = [(n.start, n.end) for n in mentions.names]
    for group in (*_groups(text), *staff):
        if _is_guilty(text, group.end, cues):
            found |= {name: _mention(name, start, end) for start, end, name in group.names}
    for match in (*AGAIN.finditer(text), *CREW.finditer(text)):
        if any(g.end == match.end() for g in _groups(text)) or not _is_guilty(text, match.end(), cues):
            continue
        for name in _meant(match[0], sentence, context):
            found.setdefault(name, _mention(name, *match.span()))
    return tuple(n for n in found.values() if not any(a < n.end and n.start < b for a, b in taken))


def persons_in(text: str) -> tuple[NameMention, ...]:
    """Whoever is named as on trial: no service."""
    return tuple(_mention(m["row"], *m.span("row")) for m in ROW.finditer(text)) if MASK.search(text) else ()


def _is_guilty(text: str, end: int, cues: Cues) -> bool:
    return DOES(cues).match(text, end) is not None or LAID(cues).match(text, end) is not None


def _meant(word: str, sentence: Sentence, context: Context) -> tuple[str, ...]:
    """Whom 両被告, 同被告 or the crew is: those introduced last, as many as the word counts."""
    groups = [g for g in _groups(context.text) if g.end <= sentence.start]
    if not groups:
        return ()
    last = tuple(name for _, _, name in groups[-1].names)
    if CREW.fullmatch(word):
        told = context.previous.sentence.text if context.previous else ""
        return last if len(last) > 1 and all(name in told for name in last) else ()
    if len({g.names[-1][2] for g in groups}) > 1 and word.startswith(TITLE_ALONE):
        return last if len(last) == 1 else ()
    is_several = re.match(COUNT, word) is not None
    return last if is_several == (len(last) > 1) else ()


@lru_cache(maxsize=64)
def _groups(text: str) -> tuple[_Group, ...]:
    if MASK.search(text) is None:
        return ()
    made = []
    for match in ROW.finditer(text):
        names = tuple(
            (n.start("name"), n.end("name"), n["name"])
            for n in NAMED.finditer(text, match.start("row"), match.end("row"))
        )
        if names:
            made.append(_Group(match.end(), names))
    return tuple(made)


def _mention(name: str, start: int, end: int) -> NameMention:
    return NameMention(start, end, name, "actor", slug(name), name)

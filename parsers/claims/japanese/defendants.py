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
    from collections.abc import Callable

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.hints import Hinted
    from parsers.claims.values import Mentions, Sentence

# 北川健三被告 is one man: a numeral in Kanji counts behind の, or where no name runs into it
COUNT = rf"(?:[2-9２-９]人?の?|(?<![{KANJI}])[二三四五六七八九]人?の?|両)"
LATIN = r"[A-Z][a-z'’\-]+(?: [A-Z][A-Za-z.'’\-]*)+"
PERSON = rf"(?:(?<![{KANJI}])[{KANJI}]{{2,6}}?|(?<![{KATA}・])[{KATA}]{{2,}}(?:[・＝][{KATA}]{{2,}})*|(?<![A-Za-z]){LATIN})"
GLOSS = r"(?:\s?[（(][^（()）]{1,40}[)）])?"
TITLE = r"{defendants.titles}"
JOINS = r"(?:、|と|および|及び|，)"
ROW = worded(rf"(?P<row>(?:{PERSON}{GLOSS}{TITLE}?{JOINS}){{0,6}}{PERSON}{GLOSS})の?{COUNT}?{TITLE}")
AGAIN = worded(rf"(?<![{KANJI}{KATA}])(?:同|{COUNT})?{TITLE}(?:ら|たち)?")
ALONE = worded(TITLE)
NAMED = worded(rf"(?P<name>{PERSON})(?P<gloss>{GLOSS}){TITLE}?(?={JOINS}|$)")
CREW = worded(r"(?<![^、。「])(?:この|同)?{defendants.crews}(?=は|が)")
TAKES = r"(?:{actors.took}|から[^。、]{0,40}{defendants.draws})(?![ただ]?の[はがも])"
# 元開発者のディミタル・コレ, 元従業員のキム・ドンス氏
STAFF = worded(
    rf"{{actors.staff}}(?:の|である|、)(?P<row>(?P<name>{PERSON}))(?:氏|{TITLE})?(?P<gloss>{GLOSS})(?=ら?[はがもを])"
)
# ロシア国籍のオレグ・サヴィンとパヴェル・グリンを、…から盗んだとして起訴した
FULL = rf"(?<![{KATA}・])[{KATA}]{{2,}}(?:[・＝][{KATA}]{{2,}})+"
CHARGED = worded(
    rf"(?P<row>(?:{FULL}{GLOSS}{JOINS}){{0,6}}{FULL}{GLOSS})(?:の?{COUNT})?を、?[^。はが]{{0,100}}?{TAKES}"
    r"[^。、]{0,3}(?:として|疑い|容疑|罪)[^。]{0,16}{actors.charged}"
)
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
    staff = tuple(
        _Group(m.end(), ((*m.span("name"), m["name"]),))
        for m in STAFF(cues).finditer(text)
        if cues["actors.took"].search(text, m.end())  # staff who only draw out may save what is left
    )
    charged = _groups_of(CHARGED, text, cues) if "を" in text else ()
    if not (staff or charged or ALONE(cues).search(text) or CREW(cues).search(text)):
        return ()
    found = {name: _mention(name, start, end) for g in charged for start, end, name in g.names}
    taken = [(n.start, n.end) for n in mentions.names]
    for group in (*_groups(text, cues), *staff):
        if _is_guilty(text, group.end, cues):
            called = (
                (_in_full(name, sentence, context, cues), start, end) for start, end, name in group.names
            )
            found |= {name: _mention(name, start, end) for name, start, end in called}
    for match in (*AGAIN(cues).finditer(text), *CREW(cues).finditer(text)):
        if any(g.end == match.end() for g in _groups(text, cues)) or not _is_guilty(text, match.end(), cues):
            continue
        for name in _meant(match[0], sentence, context, cues):
            found.setdefault(name, _mention(name, *match.span()))
    return tuple(n for n in found.values() if not any(a < n.end and n.start < b for a, b in taken))


def persons_in(text: str, cues: Cues) -> tuple[NameMention, ...]:
    """Whoever is named as on trial: no service."""
    return (
        tuple(_mention(m["row"], *m.span("row")) for m in ROW(cues).finditer(text))
        if ALONE(cues).search(text)
        else ()
    )


def _in_full(name: str, sentence: Sentence, context: Context, cues: Cues) -> str:
    """ "中村容疑者", "サリヴァン被告" behind 中村浩二, ダレル・サリヴァン: the one introduced of that surname."""
    before = (n for g in _groups(context.text, cues) if g.end <= sentence.start for _, _, n in g.names)
    full = {n for n in before if n != name and (n.startswith(name) or n.endswith(("・" + name, " " + name)))}
    return full.pop() if len(full) == 1 else name


def _is_guilty(text: str, end: int, cues: Cues) -> bool:
    return DOES(cues).match(text, end) is not None or LAID(cues).match(text, end) is not None


def _meant(word: str, sentence: Sentence, context: Context, cues: Cues) -> tuple[str, ...]:
    """Whom 両被告, 同被告 or the crew is: those introduced last, as many as the word counts."""
    groups = [g for g in _groups(context.text, cues) if g.end <= sentence.start]
    if not groups:
        return ()
    last = tuple(name for _, _, name in groups[-1].names)
    if CREW(cues).fullmatch(word):
        told = context.previous.sentence.text if context.previous else ""
        return last if len(last) > 1 and all(name in told for name in last) else ()
    if len({g.names[-1][2] for g in groups}) > 1 and ALONE(cues).match(word):
        return last if len(last) == 1 else ()
    is_several = re.match(COUNT, word) is not None
    return last if is_several == (len(last) > 1) else ()


@lru_cache(maxsize=64)
def _groups(text: str, cues: Cues) -> tuple[_Group, ...]:
    if ALONE(cues).search(text) is None:
        return ()
    return _groups_of(ROW, text, cues)


def _groups_of(rows: Callable[[Cues], Hinted], text: str, cues: Cues) -> tuple[_Group, ...]:
    made = []
    for match in rows(cues).finditer(text):
        names = tuple(
            (n.start("name"), n.end("name"), n["name"])
            for n in NAMED(cues).finditer(text, match.start("row"), match.end("row"))
        )
        if names:
            made.append(_Group(match.end(), names))
    return tuple(made)


def _mention(name: str, start: int, end: int) -> NameMention:
    return NameMention(start, end, name, "actor", slug(name), name)

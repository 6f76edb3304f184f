"""Persons on trial whom a Japanese sentence says to have taken it, by name or as the page speaks of them again.

AとBの両被告が, 同被告を, 同人, 被告一人の犯行, 盗んだのは中村容疑者だ. A page that introduces them (see `persons`) means
them by a bare 被告 or a surname from there on. Only a sentence that says of them that they took it, or lays it to them,
accuses them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.japanese.marks import KANJI, KATA
from parsers.claims.japanese.persons import (
    ALONE,
    COUNT,
    FROM,
    GLOSS,
    JOINS,
    ONE,
    PERSON,
    TITLE,
    Group,
    groups_of,
    names_in,
    read_name,
    titled_rows,
)
from parsers.mentions.values import NameMention
from parsers.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence

AGAIN = worded(
    rf"(?<![{KANJI}{KATA}])(?:(?:同|{COUNT})?{TITLE}(?:ら|たち)?(?!内容)|同人(?!物)|(?P<charge>{{defendants.charges}})(?=は))"
)
CREW = worded(r"(?<![^、。「])(?:この|同)?{defendants.crews}(?=は|が)")
TAKES = r"(?:{actors.took}|から(?![^。、]{0,30}{defendants.loot})[^。、]{0,40}{defendants.draws})(?![ただ]?の[はがも])"
# 元開発者のディミタル・コレ, 元従業員のキム・ドンス氏
STAFF = worded(
    rf"{{actors.staff}}(?:の|である|、)(?P<row>(?P<name>{PERSON}))(?:氏|{TITLE})?(?P<gloss>{GLOSS})(?=ら?[はがもを])"
)
MANY = rf"(?:の?{COUNT})?(?:ら|たち)?"
AS = r"[^。、「」]{0,3}(?:として|(?:疑い|容疑|罪)(?:で|に))"
# 被告が…から盗んだ, は自分が…奪ったと認めた: no other subject between
DOES = rf"{GLOSS}(?:ら)?(?:は|が|も)(?:[^。が]|(?<=自分)が|(?<=自ら)が){{0,100}}?{TAKES}"
# 同被告を窃取の実行者と, 抜き取った人物だと, 同人は…の実行者でもある, サヴィンを、…から盗んだとして起訴した
LAID = (
    rf"{GLOSS}(?:ら)?(?:を|は)、?[^。]{{0,50}}?(?:{{ties.who}}|(?:{{actors.took}})[^。、]{{0,3}}(?:人物|者|張本人))(?:だ|である|で)?(?:と|に|も)"
    rf"|{GLOSS}(?:ら)?(?:一人|だけ|単独|自身)?(?:の|による){{actors.deeds}}"
    rf"|{MANY}を、?[^。はが]{{0,100}}?{TAKES}{AS}[^。]{{0,16}}{{actors.charged}}"
)
GUILTY = worded(rf"{DOES}|{LAID}")
# …を盗んだのは元社員の, …を盗んだとして、ロシア国籍の, …を盗んだ元社員の (only with a title)
LEAD = r"(?:[^。「」はがを]{0,24}(?:の|・|、|人))?"
BEFORE_IS = worded(rf"(?:{{actors.took}})[^。、「」]{{0,4}}[ただ](?:の|人物|者|犯人)(?:は|が)、?{LEAD}$")
BEFORE_AS = worded(rf"(?:{{actors.took}}){AS}、?(?:[^。「」は]{{0,12}}は、?)?{LEAD}$")
BEFORE_WHO = worded(
    rf"(?:{{actors.took}})[ただ](?:とされる|とみられる|(?:として|[^。、]{{0,6}}(?:罪|疑い)(?:で|に))[^。、]{{1,12}}[たる])?{LEAD}$"
)
IS = worded(rf"{MANY}(?:{TITLE})?{GLOSS}(?:を含む[^。、]{{1,10}}|たち)?(?:だ|で(?:あ|し|す)|と[^の])")
CHARGED_NOW = worded(rf"{MANY}{TITLE}?{GLOSS}{MANY}(?:を|が|は)[^。「」]{{0,16}}{{actors.charged}}")
# 盗んだのはロシア人のA・B（Alexey Bilyuchenko）とC・Dだ, 盗んだのは元社員の田中健一だ
ANSWER = worded(
    rf"(?:{{actors.took}})[^。、「」]{{0,4}}[ただ](?:の|人物|者|犯人)(?:は|が)、?{LEAD}"
    rf"(?:(?P<row>(?:{ONE}{JOINS}{FROM}){{0,6}}{ONE})|{{actors.staff}}(?:の|、|・)(?P<man>[{KANJI}]{{3,5}}))(?={MANY}(?:だ|で|と|を))"
)
UNSAID = worded(
    r"(?:(?!{defendants.loot})(?:[^はが。]|(?<=で)は|(?<=に)は))*?(?P<took>{actors.took})[ただ](?:とされ|疑い|という|とみられ|とし(?:て|た)|ものとみ)"
)
TAKING = worded(r"{actors.took}|{defendants.draws}|{actors.deeds}|{ties.who}")
LONGEST_SURNAME = 3


def find_defendants(
    sentence: Sentence, mentions: Mentions, context: Context, cues: Cues
) -> tuple[NameMention, ...]:
    """The persons on trial whom the sentence says to have taken it, at the place of their name or of the word for them."""
    text = sentence.text
    if not TAKING(cues).search(text):
        return ()
    own = (*groups_of(text, cues), *_staff(text, cues), *_answers(text, cues))
    found: dict[str, NameMention] = {}
    for group in own:
        if _is_guilty(text, group, cues):
            for start, end, name in group.names:
                full = _in_full(name, sentence, context, cues)
                found.setdefault(full, _mention(full, start, end))
    for start, end, names in (
        *_again(text, sentence, context, cues),
        *_by_surname(text, sentence, context, cues),
    ):
        if not any(g.start < end and start < g.end for g in own) and _is_guilty(
            text, Group(start, end, ()), cues
        ):
            for name in names:
                found.setdefault(name, _mention(name, start, end))
    if not found:
        found |= {name: _mention(name, *span) for span, name in _unsaid(text, sentence, context, cues)}
    taken = [(n.start, n.end) for n in mentions.names]
    return tuple(n for n in found.values() if not any(a < n.end and n.start < b for a, b in taken))


def persons_in(text: str, cues: Cues) -> tuple[NameMention, ...]:
    """Whoever is named as on trial: no service."""
    return tuple(_mention(m["row"], *m.span("row")) for m in titled_rows(text, cues))


def _staff(text: str, cues: Cues) -> Iterator[Group]:
    """Staff by name; who only draws out may save what is left."""
    for match in STAFF(cues).finditer(text):
        took = cues["actors.took"].finditer(text, match.end())
        if any(not cues["defendants.draws"].fullmatch(m[0]) for m in took):
            name = read_name(match["name"], text, match.end("name"))
            yield Group(match.start("name"), match.end(), ((*match.span("name"), name),))


def _answers(text: str, cues: Cues) -> Iterator[Group]:
    for match in ANSWER(cues).finditer(text):
        span = match.span("row" if match["row"] else "man")
        yield Group(*span, names_in(text, *span, cues))


def _in_full(name: str, sentence: Sentence, context: Context, cues: Cues) -> str:
    """ "中村容疑者", "サリヴァン被告" behind 中村浩二, ダレル・サリヴァン: the one introduced of that surname."""
    before = (n for g in _told(sentence.start, context, cues) for _, _, n in g.names)
    full = {n for n in before if n != name and (n.startswith(name) or n.endswith(("・" + name, " " + name)))}
    return full.pop() if len(full) == 1 else name


def _told(before: int, context: Context, cues: Cues) -> list[Group]:
    return [g for g in groups_of(context.text, cues) if g.end <= before]


def _is_guilty(text: str, group: Group, cues: Cues) -> bool:
    """Whether what stands behind the persons, or what stands before them, says that they took it."""
    if GUILTY(cues).match(text, group.end):
        return True
    lead = text[: group.start]
    if BEFORE_IS(cues).search(lead) and IS(cues).match(text, group.end):
        return True
    if BEFORE_AS(cues).search(lead) and CHARGED_NOW(cues).match(text, group.end):
        return True
    return bool(ALONE(cues).search(text, group.start, group.end) and BEFORE_WHO(cues).search(lead))


def _again(
    text: str, sentence: Sentence, context: Context, cues: Cues
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Words for persons introduced before, with whom they mean."""
    for match in (*AGAIN(cues).finditer(text), *CREW(cues).finditer(text)):
        yield *match.span(), _meant(match, sentence, context, cues)


def _by_surname(
    text: str, sentence: Sentence, context: Context, cues: Cues
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """ "相良は" behind 相良圭吾（34）を逮捕した: one who was introduced, by a part of the name."""
    for name, short in {
        n: s for g in _told(sentence.start, context, cues) for a, b, n in g.names for s in [context.text[a:b]]
    }.items():
        parts = re.split("[・＝ ]", short)
        forms = (
            [short, parts[0], parts[-1]]
            if len(parts) > 1
            else [short[:n] for n in range(1, LONGEST_SURNAME + 1)]
        )
        either = "|".join(re.escape(f) for f in sorted({short, *forms}, key=len, reverse=True))
        for match in re.finditer(
            rf"(?<![{KANJI}{KATA}A-Za-z])(?:{either})(?=は|が|も|を|の犯行|による)", text
        ):
            yield *match.span(), (name,)


def _unsaid(
    text: str, sentence: Sentence, context: Context, cues: Cues
) -> Iterator[tuple[tuple[int, int], str]]:
    """ "昨年3月、Xから3億円を盗んだ疑い。" behind "田中容疑者を逮捕した。": the charge without its subject."""
    before = context.previous.sentence if context.previous else None
    told = UNSAID(cues).match(text)
    if before is None or told is None or before.block != sentence.block:
        return
    if cues["actors.charged"].search(before.text):
        groups = [g for g in _told(sentence.start, context, cues) if g.start >= before.start]
        yield from ((told.span("took"), name) for g in groups[-1:] for _, _, name in g.names)


def _meant(match: re.Match[str], sentence: Sentence, context: Context, cues: Cues) -> tuple[str, ...]:
    """Whom 両被告, 同被告 or the crew is: those introduced last, as many as the word counts."""
    word = match[0]
    groups = _told(sentence.start + match.start(), context, cues)
    if not groups:
        return ()
    last = tuple(name for _, _, name in groups[-1].names)
    if CREW(cues).match(match.string, match.start()):
        told = context.previous.sentence.text if context.previous else ""
        return last if len(last) > 1 and all(name in told for name in last) else ()
    if match.groupdict().get("charge"):
        return last
    if len({g.names[-1][2] for g in groups}) > 1 and ALONE(cues).match(word):
        return last if len(last) == 1 else ()
    is_several = re.match(COUNT, word) is not None
    return last if is_several == (len(last) > 1) else ()


def _mention(name: str, start: int, end: int) -> NameMention:
    return NameMention(start, end, name, "actor", slug(name), name)

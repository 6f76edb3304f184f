"""Japanese stretches that can be a service's name, and what marks them as one.

Nothing parts words, so a name is cut out by its script and its neighbours: quotation marks (「灯台」), a
company's form (株式会社こがらし), an ending of services (霞ヶ浦コイン), a run of Katakana or Latin letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.japanese.beginnings import PARTICLES, begin_of, continues, generic_lead, whole
from parsers.claims.japanese.marks import FORM, HIRA, KANJI, KATA, WIDE, Marks, marks_of
from parsers.claims.japanese.places import BRACKET
from parsers.claims.spans import overlaps
from parsers.mentions.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.values import Mentions
    from parsers.mentions.values import NameMention

QUOTED = re.compile(r"[「『“\"〈《](?P<name>[^「」『』“”\"〈〉《》。、]{2,30})[」』”\"〉》]")
# up to the particle, bracket or mark behind it; at least two characters, so that こがらし is not cut at が
COMPANY = re.compile(
    rf"{FORM}[ 　]?(?P<name>[{HIRA}{KATA}{KANJI}A-Za-z0-9{WIDE}・&.\- 　]{{2,24}}?)"
    rf"(?=[はがのをにへもで](?!$|[ 　]*[—–|（(]|[ 　]+[{KANJI}])|[、。）)（(「」,，\s]|から|より|と(?![{KATA}])|側|社|$)"
)
FORM_BEHIND = re.compile(
    rf"(?P<name>[{KATA}{KANJI}A-Za-z0-9{WIDE}・]{{2,20}}?)(?:株式会社|㈱)(?![{KATA}{KANJI}A-Za-z{WIDE}])"
)
LATIN_WORD = rf"[A-Za-z0-9{WIDE}][A-Za-z0-9{WIDE}.&'’\-+_]*"
JOINED = r"(?:of|and|&|to|the|for|in|on|at|by|de|la|le|les|du|des|von|van|del|di|da|do|y|et)"
LATIN_NEXT = rf"(?:[ 　](?:(?:{JOINED}[ 　]){{0,2}}[A-ZＡ-Ｚ][A-Za-z0-9{WIDE}.&'’\-]*|of|and|&))"
GOES_ON = re.compile(rf"(?<=[A-Za-z])[ 　](?:{JOINED}[ 　])+[A-ZＡ-Ｚ]")  # The Bank of Small Things
# フェニックス33から, Meridian 9の: a number that counts nothing
ITS_NUMBER = re.compile(
    r"[ 　\-－]?[0-9０-９]{1,4}(?=[」』はがのをにへもとや、。，（(\s]|で(?!\d)|から|より|側|社(?![員長])|取引所|事件|$)"
)
RUN = re.compile(
    rf"(?:{LATIN_WORD}{LATIN_NEXT}{{0,3}}(?:[ 　]?[{KATA}][{KATA}・]*)?"
    rf"|[{KATA}](?:[{KATA}・＝&＆]*[{KATA}])?(?: [{KATA}]{{2,}})?(?:[ 　]?[A-Za-z{WIDE}][A-Za-z0-9{WIDE}]*)*)"
)
CLOSES = re.compile(rf"[{KATA}{KANJI}A-Za-z{WIDE}]$")  # before a form that stands behind its name
COMPANY_TAIL = re.compile(rf"{FORM}|社(?![員長内会側債])|側(?!面)")
# 「確実」と記している: what is said, no name
EVENT = re.compile(r"の?(?:事案|事件|流出事件|流出|不正流出|ハッキング)$")
SAID = re.compile(
    r"だ?と(?!いう|[「『])[^、。「」]{0,8}?(?:記|書|述べ|語|話|位置|判断|判定|断|結論|評|主張|答|発表|表現|形容|説明|指摘|批判|非難|糾弾|反論|反発|一蹴|し[たて])"
)
DEFINES = re.compile(r"(?:以下|略称)、?(?:単に|略して)?$")  # （以下「当社」という。）
GLOSS = re.compile(r"[ 　]?[（(](?P<gloss>[A-Za-z][A-Za-z0-9 .&\-]{1,30})[)）]")
# these join words, and begin no name: 保管事業者及び個人
CONJUNCTION = re.compile(r"及び|および|並びに|ならびに|又は|または|若しくは|もしくは|あるいは")
LATIN_NAME = re.compile(
    r"[A-Z].*[a-z].*|.*\d.*[A-Za-z].*|[a-z]+[A-Z].*|[A-Za-z0-9]+\.[A-Za-z.]{2,}|[A-Z]{3,}|[A-Za-z]+-?\d+",
    re.ASCII,
)
SMALL = re.compile(r"[a-z][a-z\d]{3,}", re.ASCII)
BARE_KANJI = re.compile(rf"(?<![{KANJI}{KATA}A-Za-z])(?P<name>[{KANJI}]{{2,5}})(?P<lead>から)")
ISO_DAY = re.compile(r"20\d\d[\-/.]\d{1,2}(?:[\-/.]\d{1,2})?[ 　]+")
ITS_PLACE = re.compile(r"[0-9０-９]{1,2}[.．)）][ 　]+(?=[A-ZＡ-Ｚァ-ヺ])")
SUM_REACH = 6
KIND_OF = ("用", "型", "系", "向け", "用の", "式", "製", "版", "別", "的", "性", "側", "内", "上")
MAX_HIRAGANA, MAX_PREFIX = 8, 24


@dataclass(frozen=True, slots=True)
class Name:
    """A candidate: `start`, `end` of the bare name; `before`, `after` with its marks or company form.

    `is_marked`: its form marks it as a name. `is_introduced`: a word for a service stands before it.
    `is_hired`: a word for an investigator does. `is_formed`: the name itself says that it is a firm or service.
    """

    start: int
    end: int
    before: int
    after: int
    text: str
    is_marked: bool
    is_introduced: bool
    is_hired: bool = False
    is_formed: bool = False


def find_candidates(text: str, page: str, mentions: Mentions, cues: Cues) -> tuple[Name, ...]:
    """All candidates of a sentence of the page, the longest of overlapping ones, in the order of the text."""
    walls = [(m.start, m.end) for m in (*mentions.amounts, *mentions.dates)]
    walls += [(n.start, n.end) for n in mentions.names if n.kind != "victim"]
    return _candidates(text, page, tuple(walls), tuple(m.start for m in mentions.amounts), cues)


@lru_cache(maxsize=64)  # both passes ask, and whoever looks for the one that a page is about
def _candidates(
    text: str, page: str, walls: tuple[tuple[int, int], ...], sums: tuple[int, ...], cues: Cues
) -> tuple[Name, ...]:
    """`walls`: what no name reaches into. `sums`: where sums begin."""
    marks = marks_of(cues)
    kept: list[Name] = []
    for name in (
        *_quoted(text, marks),
        *_companies(text, marks),
        *_ended(text, page, walls, marks),
        *_runs(text, walls, marks),
        *_bare(text, sums, marks),
    ):
        if any(a < name.end and name.start < b for a, b in walls):
            continue
        if not any(overlaps(name, k) for k in kept):
            kept.append(name)
    return tuple(sorted(kept, key=lambda n: n.start))


def is_longer(name: Name, listed: NameMention, text: str, cues: Cues) -> bool:
    """Gate to Eden, Merlin's Gate, Mango Leaf取引所: another name, in which a listed one is a word."""
    if not (name.start <= listed.start and listed.end <= name.end):
        return False
    words = re.findall(r"[A-Za-z][a-z]+", text[name.start : listed.start] + " " + text[listed.end : name.end])
    return any(w[0].isupper() and w.casefold() not in _common_words(cues) for w in words)


@lru_cache(maxsize=4)
def _common_words(cues: Cues) -> frozenset[str]:
    keys = ("services.endings", "names.common", "names.addenda")
    return frozenset(w.casefold() for key in keys for w in cues.lists[key])


def _quoted(text: str, marks: Marks) -> Iterator[Name]:
    for match in QUOTED.finditer(text):
        name = match.group("name")
        if (
            marks.sentence.search(name)
            or DEFINES.search(text[: match.start()])
            or SAID.match(text, match.end())
            or marks.common.fullmatch(name)
            or len(re.findall(f"[{HIRA}]", name)) > MAX_HIRAGANA
        ):
            continue
        end = match.end("name")
        if (event := EVENT.search(name)) and event.start() > 1:
            end = match.start("name") + event.start()  # 「朝比奈コインの事案」
        yield _name(text, match.start("name"), end, match.start(), match.end(), marks, is_marked=True)


def _companies(text: str, marks: Marks) -> Iterator[Name]:
    ended = [m for m in marks.company.finditer(text) if not re.search("から|より", m.group("name"))]
    for match in (*ended, *COMPANY.finditer(text)):
        name = match.group("name")
        is_behind = CLOSES.search(text[: match.start()]) and PARTICLES.match(name)
        if is_behind or PARTICLES.fullmatch(name) or generic_lead(name, marks) == len(name):
            continue  # 剣セキュリティ株式会社から, X株式会社が管理する, ㈱相当の法人
        yield _formed(text, *match.span("name"), match.start(), match.end(), marks)
    for match in FORM_BEHIND.finditer(text):
        start, end = match.span("name")
        start += generic_lead(text[start:end], marks)
        ending = next((m for m in marks.ending.finditer(text, start) if m.end("ending") == end), None)
        if ending is not None:  # みおつくしコイン株式会社
            limit = max(0, start - MAX_HIRAGANA)
            start = min(start, begin_of(text, ending.start(), limit, marks))
        if end - start > 1:
            yield _formed(text, start, end, start, match.end(), marks)


def _ended(text: str, page: str, walls: tuple[tuple[int, int], ...], marks: Marks) -> Iterator[Name]:
    """霞ヶ浦コイン, まるやまペイ, 天の川コイン: back from the ending to where the name begins."""
    for match in marks.ending.finditer(text):
        end = match.end("ending")
        while longer := marks.ending.match(text, end):
            end = longer.end("ending")  # ミライ信託銀行
        if continues(text, end) or GOES_ON.match(text, end):
            continue
        wall = max([b for _, b in walls if b <= match.start()] + [0])
        limit = max(wall, match.start() - MAX_PREFIX)
        start = whole(text, page, begin_of(text, match.start(), limit, marks), end, limit, marks)
        kind = text[start : match.start()]
        if kind in KIND_OF or kind.endswith(("用", "籍")):
            continue  # 決済用ウォレット, ケイマン籍ファンド
        if start < match.start() and not marks.common.fullmatch(text[start:end]):
            yield _formed(text, start, end, start, end, marks)


def _runs(text: str, walls: tuple[tuple[int, int], ...], marks: Marks) -> Iterator[Name]:
    """Katakana and Latin runs; no common words, and Latin words in small letters only where introduced."""
    for match in RUN.finditer(text):
        name = marks.event.sub("", match.group()).rstrip(".-&'’・ 　")
        day = ISO_DAY.match(name) or ITS_PLACE.match(name)  # 2025-11 Lumiko DEX, 2. PolyMoor
        start, end = match.start() + (day.end() if day else 0), match.start() + len(name)
        start += _common_lead(text[start:end], marks)
        if (number := ITS_NUMBER.match(text, end)) and not any(
            a < number.end() and end < b for a, b in walls
        ):
            end = number.end()
        name = text[start:end]
        if len(name) < 2 or marks.common.fullmatch(fold(name)) or re.fullmatch(r"[\d０-９.,+\-]+", name):  # noqa: PLR2004
            continue
        # "W.L.L." keeps its last full stop
        end = match.end() if match.group().endswith(".") and "." in name else end
        made = _name(text, start, end, start, max(end, match.end()), marks, is_marked=False)
        if name.isascii() and not (
            LATIN_NAME.fullmatch(name) or made.is_introduced or _is_robbed(text, made, marks)
        ):
            continue
        yield made


def _is_robbed(text: str, name: Name, marks: Marks) -> bool:
    """ "1億ドルがkelvoから流出した", "moorを襲ったのは": a word in small letters counts where its particle robs it."""
    is_word = marks.small.fullmatch(name.text) or marks.common.fullmatch(name.text.capitalize())
    is_new = SMALL.fullmatch(name.text) and not is_word
    robs = marks.robs.match(text, name.after) if is_new else None
    return robs is not None and (robs["source"] is None or re.search(r"[\d０-９]", text) is not None)


def _common_lead(name: str, marks: Marks) -> int:
    """採掘プールAltyn Pool: the word of Katakana before a name in Latin letters says only what it is."""
    lead = re.match(rf"[{KATA}・]+(?=[A-ZＡ-Ｚ])", name)
    return lead.end() if lead and marks.common.fullmatch(lead[0]) else 0


def _bare(text: str, sums: tuple[int, ...], marks: Marks) -> Iterator[Name]:
    """取引所みなもから, 雲海から５億円: a plain word behind a word for a service, or before a sum lost."""
    for match in marks.bare.finditer(text):
        group = "name" if match.group("name") else "placed"
        name = match.group(group)
        is_particle = PARTICLES.match if group == "name" else PARTICLES.fullmatch
        is_no_name = is_particle(name) or CONJUNCTION.match(name) or marks.common.fullmatch(name)
        if not (is_no_name or generic_lead(name, marks)):
            yield _name(text, *match.span(group), *match.span(group), marks, is_marked=group == "placed")
    for match in BARE_KANJI.finditer(text):
        has_sum = any(0 <= start - match.end("lead") < SUM_REACH for start in sums)
        name = match.group("name")
        is_kind = any(generic_lead(name[at:], marks) for at in range(len(name)))
        if has_sum and not is_kind and not marks.common.fullmatch(name):
            yield _name(text, *match.span("name"), *match.span("name"), marks, is_marked=False)


def _formed(text: str, start: int, end: int, before: int, after: int, marks: Marks) -> Name:
    """A name with the form of a company or the ending of a service."""
    name = _name(text, start, end, before, after, marks, is_marked=True)
    return replace(name, is_formed=name.is_marked)


def _name(text: str, start: int, end: int, before: int, after: int, marks: Marks, *, is_marked: bool) -> Name:
    for tail in (COMPANY_TAIL, BRACKET):
        if found := tail.match(text, after):
            after = found.end()
    lead = text[:before]
    # 調査会社X investigates, 取引所X keeps money
    investigates = bool(marks.role.search(lead))
    is_introduced = bool(marks.service.search(lead)) and not investigates
    bare = text[start:end]
    indent = len(bare) - len(bare.lstrip(" 　"))
    bare = bare.strip(" 　")
    return Name(
        start + indent,
        start + indent + len(bare),
        before,
        after,
        bare,
        is_marked and not investigates,
        is_introduced,
        investigates,
    )

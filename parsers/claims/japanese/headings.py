"""Robbed parties that a Japanese text only names above what it tells of them.

"## 2. 楓ブリッジ（4/2）" over "鍵が盗まれ、870万ドルが流出した", "長浜ノード（2月8日、3,900万ドル）" before a story: a name
at the head of a section that tells a loss is robbed, whatever its form.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.japanese.marks import FORM, HIRA, KATA, WIDE, marks_of
from parsers.claims.japanese.places import places_of
from parsers.claims.japanese.plain import is_common
from parsers.claims.values import Victim
from parsers.mentions.folding import fold
from parsers.names import victim_id
from parsers.values import BlockKind, PartialDate

if TYPE_CHECKING:
    import datetime as dt

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence

NUMBER = (
    r"(?:[#＃]\d{1,6}[.．)）、:：]?[\s　]"
    r"|[0-9０-９一二三四五六七八九十]{1,3}(?:件|例|つ)目[\s　:：、]"
    r"|{headings.counters}?\s?[（(]?[0-9０-９]{1,2}(?![0-9A-Za-z])[号件話章節]?(?:[（(][^（()）]{1,6}[)）])?[.．)）、:：]?"
    r"|[①-⑳■●◆○])?"
)
NAME = r"(?P<name>[^\s（(「」『』、。:：|｜はがを][^（(「」『』、。:：|｜]{1,23}?)"
HEAD = worded(
    rf"[\s　]*{NUMBER}[\s　]*(?:{FORM})?[「『]?{NAME}[」』]?(?P<gloss>[\s　]*[（(][^（()）]{{1,40}}[)）])?"
    r"(?:[\s　]*(?:の?(?:流出|不正流出|窃取|ハッキング)?(?:事件|事案)|の流出))?[\s　]*"
)
ENTRY = re.compile(
    r"[\s　*＊■●・]*(?P<name>[^\s（(「」『』、。:：|｜はがをにで][^（(「」『』、。:：|｜はがをにで]{1,24}?)"
    r"[\s　]?(?P<gloss>[（(][^（()）]{1,60}[)）])(?P<dash>[\s　]*(?:[—–―‐\-]+[\s　]|[:：]))?"
)
PROPER = re.compile(
    rf"^[a-z][a-z\d.\-]{{2,}}$|[A-ZＡ-Ｚ][A-Za-z0-9{WIDE}]|[{KATA}]{{3}}|^[{HIRA}]{{3,}}$|[А-я]{{3}}|[가-힣]{{2}}"
)
# 3. Glasswing Wallet、元従業員を提訴: a service by its ending, before what befell it
TOLD_OF = worded(rf"[\s　]*{NUMBER}[\s　]*[「『]?{NAME}[」』]?(?P<gloss>(?!))?、(?!.*{{speakers.does_else}})")
DAY = re.compile(r"(?<![\d０-９/])(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|[12]\d|0?[1-9])(?![\d/])")
EVENT = worded(r"(?<=..)の?(?:{theft.events})+$")
LABEL = re.compile(rf"(?P<name>[A-Za-z{KATA}一-龯々・.\-\d]{{2,16}})[:：]\s?(?=[\d０-９約])")
PERIOD = worded(r"第?[\d一二三四１-４]?{names.periods}")
# サーバー障害（データセンター、3日）: a word of Katakana and one for what befell it
MISHAP = re.compile(rf"(?<=[{KATA}])[一-龯]{{2,4}}$")
RUNNING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
BELOW = 110  # code points below a heading in which its theft is told


def find_head(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> Victim | None:
    """The name that heads a section or a paragraph about its own loss, or nothing."""
    text = sentence.text
    if sentence.kind is BlockKind.HEADING:
        found = (HEAD(cues).fullmatch(text) or _told_of(text, cues)) if sentence.section >= 0 else None
    else:
        found = ENTRY.match(text) if sentence.kind in RUNNING else None
        if found is None:
            return _listed(sentence, mentions, context, cues)
    if found is None:
        return None
    has_both = _holds_both(found.span("gloss"), mentions)
    is_headed = sentence.kind is BlockKind.HEADING and _tells_loss(sentence.end, context, cues)
    if not is_headed and sentence.kind is not BlockKind.HEADING and found["dash"]:
        is_headed = _is_dated(found, mentions, cues) and _tells_loss(
            sentence.start + found.end(), context, cues
        )
    if not has_both and not (is_headed and _is_name(found, text, mentions, cues)):
        return None
    start, end = found.span("name")
    if any(n.start < end and start < n.end for n in mentions.names if n.kind != "victim"):
        return None
    name = found["name"].strip(" 　")
    if event := EVENT(cues).search(name):  # ケルボ流出（2024年5月、80億円）
        name = name[: event.start()]
    listed = next((n for n in mentions.names if n.kind == "victim" and start <= n.start < end), None)
    return Victim(start, start + len(name), name, listed.id if listed else victim_id(name, context.lexicon))


def _told_of(text: str, cues: Cues) -> re.Match[str] | None:
    found = TOLD_OF(cues).match(text)
    ends = {m.end("ending") for m in marks_of(cues).ending.finditer(found["name"])} if found else set()
    return found if found and len(found["name"]) in ends else None


def _listed(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> Victim | None:
    """ "雲海：2024年8月に4億円が流出" beside another item of that build: what stands before the colon was robbed."""
    found = LABEL.match(sentence.text) if sentence.kind is BlockKind.LIST_ITEM else None
    if found is None or not (_is_entry(sentence.text, found, cues) and (mentions.amounts or mentions.dates)):
        return None
    around = (context.text[: sentence.start].rstrip(" \n*-・").rsplit("\n", 1)[-1], _below(sentence, context))
    lines = [line.strip(" *-・") for line in around]
    if not any((m := LABEL.match(line)) and _is_entry(line, m, cues) for line in lines):
        return None
    start, end = found.span("name")
    if any(n.start < end and start < n.end for n in (*mentions.names, *mentions.dates)):
        return None
    return Victim(start, end, found["name"], victim_id(found["name"], context.lexicon))


def _below(sentence: Sentence, context: Context) -> str:
    """The line behind the one that a sentence stands in."""
    return context.text[sentence.end :].partition("\n")[2].partition("\n")[0]


def _is_entry(line: str, label: re.Match[str], cues: Cues) -> bool:
    """Whether a line tells of a loss in numbers behind a label that is no common one."""
    told = line[label.end() :].split("。", maxsplit=1)[0]
    is_label = any(cues[key].search(label["name"]) for key in ("roles.sheet", "speakers.no_topics"))
    marks = marks_of(cues)
    is_label = is_label or PERIOD(cues).match(label["name"]) is not None
    is_label = is_label or any(m.fullmatch(fold(label["name"])) for m in (marks.common, marks.generic))
    return (
        not is_label
        and places_of(cues).theft.search(told) is not None
        and re.search(r"\d", fold(told)) is not None
    )


def _is_dated(found: re.Match[str], mentions: Mentions, cues: Cues) -> bool:
    """ "月見蔵（取引所、14日） — ": a day in the bracket, and no common noun before it but for what is called a service."""
    start, end = found.span("gloss")
    has_day = any(start < d.start < end for d in mentions.dates)
    is_ended = any(
        m.end("ending") == len(found["name"]) for m in marks_of(cues).ending.finditer(found["name"])
    )
    is_compound = not is_ended and MISHAP.search(found["name"]) is not None
    is_named = not is_compound and (
        PROPER.search(found["name"]) is not None or not is_common(found["name"], cues)
    )
    return has_day and (is_named or cues["services.words"].search(found["gloss"]) is not None)


def _holds_both(bracket: tuple[int, int], mentions: Mentions) -> bool:
    """Whether a day and a sum stand in the bracket behind a name."""
    start, end = bracket
    return all(any(start < m.start < end for m in kind) for kind in (mentions.amounts, mentions.dates))


def _is_name(found: re.Match[str], text: str, mentions: Mentions, cues: Cues) -> bool:
    """A firm's form, a service's ending, a proper script or a bracket with day or sum marks a name; 概要 is none."""
    marks = marks_of(cues)
    name = found["name"].strip(" 　")
    if marks.common.fullmatch(fold(name)) or marks.sentence.search(name):
        return False
    start, end = found.span("gloss")
    is_told = found["gloss"] is not None and (
        DAY.search(text, start, end) is not None
        or any(start < m.start < end for m in (*mentions.dates, *mentions.amounts))
    )
    if is_told or re.search(FORM, text):
        return True
    is_ended = any(m.end("ending") == len(name) for m in marks.ending.finditer(name))
    return "の" not in name[1:-1] and (is_ended or PROPER.search(name) is not None)


def _tells_loss(start: int, context: Context, cues: Cues) -> bool:
    """Whether what stands right behind tells of a theft, with a number."""
    below = context.text[start : start + BELOW].strip().split("\n\n")[0]
    if cues["roles.total"].search(below.split("。")[0]):
        return False
    return places_of(cues).theft.search(below) is not None and re.search(r"\d", fold(below)) is not None


def day_of_head(sentence: Sentence, published_on: dt.date | None) -> PartialDate | None:
    """The day of "楓ブリッジ（4/2）", in the year before the page was published."""
    found = DAY.search(fold(sentence.text)) if sentence.kind is BlockKind.HEADING else None
    if found is None or published_on is None:
        return None
    month, day = int(found["month"]), int(found["day"])
    year = published_on.year - ((month, day) > (published_on.month, published_on.day))
    return PartialDate(year, month, day)

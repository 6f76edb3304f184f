"""Where a Japanese name begins: back from its ending, past what only says what kind of service it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.japanese.marks import FORM, HIRA, KANJI, KATA, WIDE
from parsers.names import spots

if TYPE_CHECKING:
    from parsers.claims.japanese.marks import Marks

# particles and verb ends that a run of Hiragana before a name can begin with
LONG_PARTICLE = (
    r"(?:だった|であった|である|から|まで|より|にかけて|かけて|など|では|には|とは|への|での|との|という|といった|による|における|された|されていた"
    r"|される|している|していた|られた|られる|れた|れる|した|して|させた|させる|いた|いる|った|んだ|ある|する|なる|せる|べた|けた|げた)"
)
PARTICLES = re.compile(rf"(?:{LONG_PARTICLE}|[のはがをにでとへもやかた])(?:{LONG_PARTICLE})*")
POINTING = re.compile(
    r"ちいさな|おおきな|あたらしい|ふるい|わずかな|まちの|むらの|とある|ある|この|その|あの|どの|ほかの|べつの|おなじ|いわゆる"
)
OKURIGANA = re.compile(r"[みびりきぎしちえけげねせてめべ]")
BOUNDARY = re.compile(r"(?:^|[、。，,．：:（(「『【［\s・／/→|■●○◎◆◇▼▽▲△★☆※①-⑩\-–—*＊])$")
# what stands before a name that nothing joins to the word before it
ALONE = re.compile(rf"(?:[「『“\"〈《、。（(\n]|{FORM})\Z")
LATIN_WORDS = re.compile(r"(?<![A-Za-z0-9])(?:\d{0,4}[A-Z][A-Za-z0-9.'’&\-]*[ 　]){1,3}$")
LONGEST_FORM = len("株式会社")
AMBIGUOUS = (
    "は",
    "や",
    "か",
    "も",
    "へ",
    "た",
)  # behind 取引所 rather the first letter of a name than a particle


def whole(text: str, page: str, start: int, end: int, limit: int, marks: Marks) -> int:
    """やまびこコイン behind 取引所, though や could be a particle: the page has it elsewhere by itself."""
    run = re.search(rf"[{HIRA}]*$", text[limit:start])
    for longer in range(limit + run.start() if run else start, start):
        if marks.adverb.match(text, longer):
            continue  # これによりマンゴー・マーケッツは
        if any(ALONE.search(page, max(at - LONGEST_FORM, 0), at) for at, _ in spots(text[longer:end], page)):
            return longer
    return start


def continues(text: str, end: int) -> bool:
    """Whether the word goes on in the script of its last letter."""
    if end >= len(text):
        return False
    if re.match(rf"・[{KATA}A-Za-z]", text[end : end + 2]):
        return True
    if re.match(rf"[{KATA}][A-Z]", text[end - 1 : end + 1]):
        return True  # ノースゲートIR社
    scripts = (f"[{KATA}]", f"[A-Za-z0-9{WIDE}]", f"[{KANJI}]")
    return any(re.match(s, text[end - 1]) and re.match(s, text[end]) for s in scripts[:2])


def begin_of(text: str, ending: int, limit: int, marks: Marks) -> int:
    """Where a name with an ending begins."""
    part = text[limit:ending]
    solid = re.search(rf"[{KANJI}{KATA}A-Za-z0-9{WIDE}・]*$", part)
    start = limit + (solid.start() if solid else len(part))
    if (words := LATIN_WORDS.search(text[limit:start])) and text[start : start + 1].isascii():
        start = limit + words.start()  # Sen Vang取引所
    start += generic_lead(text[start:ending], marks)
    if start == ending:
        return _hiragana_begin(text, ending, limit, marks)
    before = text[limit:start]
    if re.fullmatch(rf"[{KANJI}]{{1,2}}", text[start:ending]) and (
        single := re.search(rf"(?:^|[^{KANJI}0-9０-９])(?P<k>[{KANJI}])の$", before)
    ):
        # 天の川コイン: one character, の, one or two characters
        kanji = single.group("k")
        return limit + single.start("k") if not generic_lead(kanji, marks) else start
    if (lead := re.search(rf"[{HIRA}]{{2,4}}$", before)) and BOUNDARY.search(text[: limit + lead.start()]):
        # みず色コイン at the start of a clause
        is_part = not (PARTICLES.fullmatch(lead.group()) or marks.adverb.fullmatch(lead.group()))
        return limit + lead.start() if is_part else start
    return start


def generic_lead(part: str, marks: Marks) -> int:
    """How much of a prefix only says what kind of service it is (暗号資産取引所, 国内, 大手)."""
    cut = 0
    while (found := marks.generic.match(part[cut:])) and found.end():
        cut += found.end()
    return cut


def _hiragana_begin(text: str, ending: int, limit: int, marks: Marks) -> int:
    """まるやま before ペイ, without the particle or verb end that hangs on the word before it."""
    run = re.search(rf"[{HIRA}ー]+$", text[limit:ending])
    if not run:
        return ending
    start = limit + run.start()
    if POINTING.fullmatch(run.group()):
        return ending  # ある取引所
    if (BOUNDARY.search(text[:start]) and not PARTICLES.fullmatch(run.group())) or (
        marks.service.search(text[:start])
        and not marks.told_of.search(text[:start])
        and run.group().startswith(AMBIGUOUS)
        and len(run.group()) > len("みの")
    ):
        return start
    if lead := PARTICLES.match(run.group()):
        start += lead.end()
        return start if ending - start > 1 else ending
    stem = re.search(rf"[{KANJI}]+$", text[limit:start])
    if stem and len(run.group()) == 1 and OKURIGANA.fullmatch(run.group()):
        return limit + stem.start()  # 結びコイン
    return ending

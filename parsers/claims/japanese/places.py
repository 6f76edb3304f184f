"""Where a robbed party stands in a Japanese sentence: the particle behind the name and the word of theft."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import alternation, worded
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.values import Mentions, Sentence

ROW_KINDS = (BlockKind.LIST_ITEM, BlockKind.HEADING)
ROW_START = re.compile(
    r"(?:^|[\n○●◆◇■・*＊\-–—]|[（(]?[\d０-９]{1,2}[.．、)）]|[①-⑩])[\s　*＊「『]*"
    r"(?:[^\s、。]{1,12}の)?[「『]?$"
)
OPENED = re.compile(
    r"\s*(?:[\d０-９]{1,2}[.．)）]|[（(][\da-z０-９ａ-ｚア-ン一二三四五六七八九十ivx]{1,4}[）)]|[①-⑳])[\s　]*"
)  # (a), （イ）
AT = worded(r"(?:では?|から)、?{roles.about}?\s?")
OF_DATE = ("の", "の「", "の『")
THEN_SUM = worded(r"\s?(?:で)?、(?:被害(?:額)?は)?{roles.about}?\s?")
ENTRY_MARKS = (" ", "　", "：", ":", "、", "―", "|", "｜")  # 2018年1月　X（580億円）
TAG = re.compile(r"(?:【[^】]{1,12}】|［[^］]{1,12}］|\[[^\]]{1,12}\])[\s　]*[「『]?")  # 【攻撃】X　23日、
NUMBERED = re.compile(r"\s*[*＊]*(?:[\d０-９]{1,2}[.．、)）]|[①-⑩■●○◆])")
COUNTED = worded(r"[（(][^（()）]{0,14}[0-9０-９][^（()）]{0,14}{places.units}[^（()）]{0,8}[）)]")
ROW_LINK = re.compile(r"[」』”\"]?\s?[\s　*＊:：（(、,，–—\-|｜=＝]+(?:\D{0,8})?")

MARKS_BEHIND = re.compile(r"(?:[」』”\"]|株式会社|社(?![員長])|側)+")
BRACKET = re.compile(r"[ 　]?[（(][^（()）]{1,60}[)）]")


LAID = worded(r"[」』]?[ 　]?(?:社|側)?(?:の{places.matters})?(?:は|も|を|については?|に関しては)、?[ 　]?")
GUILT = worded(
    r"[」』）)]?(?:系|側)?[ 　]?{places.laid}?"
    r"(?:だ|である|です|だった|でした|とみられ|とされ|と{asides.verdicts}され)?(?:[、。]|$)"
)
TAKEN_FROM = worded(r"(?:から|より)[、,]?{roles.about}?\s?")
FROM_SUM = worded(r"(?:から|より)の(?:計|合計|総額)?{roles.about}?\s?")
HEADS_SHEET = re.compile(r"^[\s　■・●○◆▼□]*[【［\[「『]?$")
LAID_REACH = 8
# Xの口座にあった3億円, X社の約3億円
ITS_SUM = worded(r"の(?:(?:[^、。はがをに]{0,4}{places.holdings})(?:の|にあった|にある))?{roles.about}*\s?")
OWNED = 16  # code points behind a sum that say what it is
# 取引所2社（AとB）をハッキングした: the particle of a row in a bracket stands behind the bracket
COUNTED_IN = re.compile(r"[2-9２-９二三四五六七八九十数]社[（(][^()（）]*$")
# Xで発生した会員情報流出事件: no money
# マンチェスターで暗号資産を預かるX社の
LOCATED = worded(
    r"で[^、。]{0,20}{places.business}(?:し|す)?(?:る|ん|て)[^、。]{0,6}?[^、。はがを]{2,20}(?:社|の)"
)
# ワシントンの連邦地裁, ニューヨークの検察: a place with its court
SEAT = worded(r"[」』]?の?(?:連邦|州|地方|高等|中央|南部|東部)*(?:{officials.words})")
LEAK = worded(r"[」』]?(?:で|から|の|が)[^。、]{0,24}?{places.papers}(?:の|が)?{places.leaks}")


# Xの利用者およそ240人が, X会員約1,200名の口座から
SO_MANY = (
    r"(?:(?:の)?(?:約|およそ|計|合計|少なくとも|延べ|のべ)?[\d０-９,，.．万千百数]+(?:人|名|件|口座|アカウント|世帯|個|つ|本)"
    r"(?:余り?|あまり|以上|超|ほど|弱|強)?(?:分)?(?:の(?:口座|ウォレット|財布|アカウント|資産|資金|残高))?)?"
)


class Place(StrEnum):
    """How a place robs the name in it."""

    SOURCE = "source"  # XからYが盗まれた
    LOSER = "loser"  # Xが被害に遭った
    OBJECT = "object"  # Xを襲った, Xに侵入した
    ABOUT = "about"  # Xへの攻撃, Xで起きた流出
    EVENT = "event"  # X事件
    BEFORE = "before"  # 被害を受けたX
    ROW = "row"  # X：26億円
    OWNER = "owner"  # Xの3億円


@dataclass(frozen=True, slots=True)
class _Places:
    behind: tuple[tuple[Place, re.Pattern[str]], ...]
    before: re.Pattern[str]
    theft: re.Pattern[str]
    tools: re.Pattern[str]
    sheet: re.Pattern[str]


@lru_cache(maxsize=4)
def places_of(cues: Cues) -> _Places:
    """The expressions for each place, from the language's words."""
    nouns, verbs, losses, holders, services = (
        cues.either(key)
        for key in ("theft.nouns", "theft.verbs", "theft.losses", "services.holders", "services.words")
    )
    told, attacks, events, about, happened, robbed = (
        cues.either(key)
        for key in (
            *("places.told", "places.attacks", "theft.events"),
            *("places.about", "places.happened", "places.robbed"),
        )
    )
    tools, bands = cues.either("theft.tools"), cues.either("places.bands")
    sheet = cues.either("roles.sheet")
    happenings = alternation(
        (w for w in cues.lists["theft.nouns"] if w not in cues.lists["actors.deeds"]), whole_words=False
    )
    held = rf"(?:(?:の|など)?[2-9２-９二三四五]社|など|等)?(?:{holders})*{SO_MANY}[ 　]?"
    behind = {
        Place.SOURCE: rf"{held}(?:から|より)(?![^。、]{{0,10}}(?:{told})|、[^、。]{{1,20}}は)(?:も|は|の)?"
        rf"[^。]{{0,90}}?(?:{verbs}|{nouns})",
        Place.LOSER: rf"{held}(?:が|は|も|では|でも|、)[^。]{{0,60}}?(?:{losses})",
        Place.OBJECT: rf"{held}(?:を|に)[^。、]{{0,12}}?(?:{attacks})",
        Place.ABOUT: rf"{held}(?:{about}|[がで][^。、]{{0,24}}?(?:{happened})|の)"
        rf"[^。、]{{0,20}}?(?<!情報)(?<!データ)(?:{happenings})(?!{bands})",
        Place.EVENT: rf"[ 　]?の?(?:{events})(?!{bands})",
    }
    lost_at = rf"{held}(?:で|において|にて)(?:は|も)?[^。]{{0,50}}?(?:{verbs})"
    return _Places(
        behind=(
            *((place, re.compile(p)) for place, p in behind.items()),
            (Place.ABOUT, re.compile(lost_at)),
            # Xの攻撃者, Xを襲った犯人
            (
                Place.ABOUT,
                re.compile(rf"{held}の{cues.either('places.attackers')}"),
            ),
            (Place.ABOUT, re.compile(rf"{held}で(?:は)?[^。、]{{0,14}}?(?:起き|発生し|あっ)た")),
        ),
        before=re.compile(rf"(?:{robbed})(?:[^。、\s]{{0,10}}の|{services}(?:の|、|[ 　])?)?[「『]?$"),
        theft=re.compile(f"(?:{nouns})|(?:{verbs})"),
        # パソコンから秘密鍵が: what was taken there is not the money
        tools=re.compile(rf"(?:から|より)[^。、]{{0,12}}(?:{tools})[がをも]"),
        # 【かざはな】 before 被害額：
        sheet=re.compile(rf"[】」』\]］）)]?[\s　]*[■・●○◆]?(?:{sheet})[^：:。、]{{0,6}}[:：]"),
    )


def past_tail(text: str, end: int) -> int:
    """Where the particle behind a name begins: past its quotation mark, form and bracket."""
    for tail in (MARKS_BEHIND, BRACKET):
        if found := tail.match(text, end):
            end = found.end()
    return end


def place_of(sentence: Sentence, before: int, after: int, mentions: Mentions, cues: Cues) -> Place | None:
    """The place in which the name between `before` and `after` stands, or None where nothing robs it."""
    text, places = sentence.text, places_of(cues)
    if LOCATED(cues).match(text, after) or SEAT(cues).match(text, after):
        return None
    if LEAK(cues).match(text, after) and not mentions.amounts:
        return None
    if COUNTED_IN.search(text[:before]) and (closed := re.compile("[^()（）、。]*[)）]").match(text, after)):
        after = closed.end()
    for place, pattern in places.behind:
        if pattern.match(text, after) and not (
            place is Place.SOURCE and not mentions.amounts and places.tools.match(text, after)
        ):
            return place
    if places.before.search(text[:before]):
        return Place.BEFORE
    if (
        is_dated(text, before, after, mentions, cues)
        or is_row(sentence, before, after, mentions)
        or is_counted(text, after, mentions, cues)
        or _is_sum_from(text, after, mentions, cues)
    ):
        return Place.ROW
    if _heads_sheet(text, before, after, cues) or _is_taken_from(sentence, after, mentions, cues):
        return Place.ROW
    if is_laid_to(text, after, mentions, cues):
        return Place.ABOUT
    return None


def _is_sum_from(text: str, after: int, mentions: Mentions, cues: Cues) -> bool:
    """ "Xからの計6,000万ドルも、この集団によるものだ": what was taken there, in a sentence about who took it."""
    is_about = bool(mentions.actors) or cues["anaphora.actors"].search(text) is not None
    return is_about and any(FROM_SUM(cues).fullmatch(text, after, m.start) for m in mentions.amounts)


def is_dated(text: str, before: int, after: int, mentions: Mentions, cues: Cues) -> bool:
    """ "昨年11月のX、約1億ドルの件です": a theft called by its date, whom it robbed and its sum."""
    return any(text[d.end : before] in OF_DATE for d in mentions.dates) and any(
        THEN_SUM(cues).fullmatch(text, after, m.start) for m in mentions.amounts
    )


def has_sum_beside(text: str, after: int, mentions: Mentions, cues: Cues) -> bool:
    """ "マンチャブルズで６２５０万㌦が盗まれた", "X（１億㌦）の件": the sum right behind the name."""
    if is_counted(text, after, mentions, cues):
        return True
    sums = (m for m in mentions.amounts if AT(cues).fullmatch(text, after, m.start))
    return any(re.match(r"(?:相当|分)?(?:の[^、。]{1,10})?(?:が|を)", text[m.end :]) for m in sums)


def owns_sum(text: str, after: int, mentions: Mentions, cues: Cues) -> bool:
    """ "犯人はコナラ・トークンの9,300万円を持って逃げた": whose the sum is that the text speaks of."""
    owned = (m for m in mentions.amounts if ITS_SUM(cues).fullmatch(text, after, m.start))
    return any(not cues["roles.other_sum"].search(text[m.end : m.end + OWNED]) for m in owned)


def _heads_sheet(text: str, before: int, after: int, cues: Cues) -> bool:
    """ "【かざはな】被害額：26億円"."""
    return (
        HEADS_SHEET.search(text[:before]) is not None and places_of(cues).sheet.match(text, after) is not None
    )


def _is_taken_from(sentence: Sentence, after: int, mentions: Mentions, cues: Cues) -> bool:
    """ "(1) 2023年7月、エストニアの決済業者から約3,700万ドル": an item without a verb."""
    is_item = sentence.kind in ROW_KINDS
    return is_item and any(
        TAKEN_FROM(cues).fullmatch(sentence.text, after, m.start) for m in mentions.amounts
    )


def is_laid_to(text: str, after: int, mentions: Mentions, cues: Cues) -> bool:
    """ "鶺鴒コインはラザルスの犯行、翡翠ブリッジはアンダリエルによるもの": the theft called by whom it robbed."""
    topic = LAID(cues).match(text, after)
    if topic is None:
        return False
    return any(
        0 <= a.start - topic.end() < LAID_REACH and GUILT(cues).match(text, a.end) for a in mentions.actors
    )


def is_counted(text: str, after: int, mentions: Mentions, cues: Cues) -> bool:
    """ "次の窃取を北朝鮮に帰属させた：X（１億米ドル）、Y（２千万米ドル）": the sum in the name's bracket."""
    opened = max(text.rfind("（", 0, after), text.rfind("(", 0, after))
    if opened < 0 or text[after - 1] not in "）)":
        return False
    if not (
        places_of(cues).theft.search(text)
        or mentions.actors
        or sum(1 for _ in COUNTED(cues).finditer(text)) > 1
    ):
        return False
    has_sum = any(opened < m.start < after for m in mentions.amounts)
    return has_sum and not cues["roles.other_sum"].search(text[opened:after])


def is_row(sentence: Sentence, before: int, after: int, mentions: Mentions) -> bool:
    """NAME：SUM or NAME（DATE、SUM）, first in an item, heading or numbered paragraph, or behind its date."""
    opened = OPENED.match(sentence.text)
    first = opened.end() if opened else 0
    dated = max(
        (d.end for d in mentions.dates if not sentence.text[first : d.start].strip(" 　・■●*＊-")), default=0
    )
    lead = sentence.text[min(dated, before) : before].lstrip(" 　:：、，,）)日付の")
    if tag := TAG.match(lead):
        return tag.end() == len(lead) and any(m.start >= after for m in mentions.amounts)
    is_entry = dated > 0 and sentence.text[dated : dated + 1] in ENTRY_MARKS
    is_numbered = NUMBERED.match(lead) or (opened is not None and dated > 0) or is_entry
    if not ROW_START.search(lead) or (sentence.kind not in ROW_KINDS and not is_numbered):
        return False
    facts = [*mentions.amounts, *mentions.dates]
    inside = any(before < m.start < after for m in facts)
    return inside or (
        bool(mentions.amounts)
        and any(m.start >= after and ROW_LINK.fullmatch(sentence.text[after : m.start]) for m in facts)
    )

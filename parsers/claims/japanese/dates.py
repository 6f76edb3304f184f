"""Whether a date in a Japanese sentence says when the theft was, or when somebody spoke of it."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.japanese.said_on import (
    ENDS_TOLD,
    ENTRY,
    LEADS_TO,
    deed_of,
    is_day_of_verdict,
    is_day_of_word,
    opens_entry,
)
from parsers.claims.japanese.victims import theft_words
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence, Victim
    from parsers.mentions.values import DateMention

# what follows a date that bounds a count or a report instead of dating a theft
BOUND = re.compile(
    r"\s?(?:だけ|のみ|まで|以降|以後|時点|現在|に入って|の1年間|の１年間|中に計|付|号|版|度の|発表|公表|の発表|の声明|の会見|の共同声明|の記事|更新|(?:の[^、。]{0,6}|\s)?(?:報告|会見|発表|声明|ブログ|投稿|公聴会|説明|アップデート|リリース|書簡|レポート|資料|論文))"
)
FIELD = re.compile(r"[\s　■・●○◆\-]*[一-龯]{2,5}[：:]")  # 発生日：
# 1 現地時間3月11日、英国政府は…公表しました。 / 韓国: 警察庁は…と発表。
PROSE_ITEM = re.compile(
    r"(?:[^。:：\d０-９]{1,20}[:：]\s*)?(?![^。]{0,20}[:：])[^。]{10,}(?:は|が)[^。]{4,}。"
)
# 昨年6月、Xのウォレットから2億円を自分のアドレスに送金した疑い
CHARGED_DEED = worded(
    r"(?:{actors.took}|から(?![^。、]{0,30}{defendants.loot})[^。、]{0,40}{defendants.draws})[ただ](?:とされ|疑い|として)"
)
# 28日、Xの流出問題で、社長が会見した
ITS_MATTER = re.compile(r"(?:問題|事件|事案)?(?:で、|をめぐ|を巡|について|に関し|を受け)")
SAME_DAY = re.compile("同じ日|同日")
TOPIC_BEFORE = re.compile(r"は、?\s?$")
DOES = ("report.verbs", "speakers.does_else")
OWNED_UP = worded(r"{defendants.owns_up}(?:た|ている|ました)[」。]*$")
ACCUSED_TOPIC = worded(r"(?:{defendants.titles}|氏)(?:[（(][^（()）]*[)）])?は、?$")
# 9月のX, 9月のインドネシアのX
OF_ROBBED = re.compile(r"の(?:[ァ-ヺー一-龯]{1,8}の)?\s?[「『]?")
LABELLED = re.compile(r"[」』*＊]*\s?[（(]\s?")
ITS_TOPIC = re.compile(r"(?:に|付で)?[、，,]\s?[^、。「」はがをにで\d]{2,16}(?:は|が)、?「")
HELD = re.compile(
    r"(?:判決|公判|審理|口頭弁論|会見|説明会|総会|裁判|訴訟|審判|聴聞会?|委員会|会合|協議|捜索|逮捕|起訴|発表|公表|届け出|謝罪)(?:公判)?(?:は|が)、?$"
)
NEWS_DAYS = 3
LABEL = 12
TOPIC = re.compile(r"(?:は|が|も|では)[、,]?\s?$")
PASSED = re.compile(
    r"[（(][^）)]{0,8}[)）]?|(?:午前|午後|未明|深夜|早朝|夜|朝|夕方|昼|ごろ|頃|日本時間|現地時間|米国時間|以前|上旬|中旬|下旬|までの間)+"
)


def is_theft_date(
    sentence: Sentence,
    date: DateMention,
    mentions: Mentions,
    robbed: tuple[Victim, ...],
    context: Context,
    cues: Cues,
) -> bool:
    """The head that a date leans on decides: the first word of theft or of telling behind it."""
    text = sentence.text
    after = PASSED.sub("", text[date.end : date.end + 12], count=1)
    if date.end_date is not None:  # 11日から13日まで
        after = after.removeprefix("まで")
    if not is_of_robbed(text, date, robbed) and _is_of_else(
        sentence, date, after, mentions, robbed, context, cues
    ):
        return False
    label = re.search(rf"(?:{cues['roles.sheet'].pattern})[:：]\s?$", text[: date.start])
    if label or is_of_robbed(text, date, robbed):
        return True
    if _is_sheet(sentence) or FIELD.match(text):
        return _in_sheet(text, date, robbed, cues)
    if _in_bracket(text, date, robbed, cues) or any(
        ENTRY.fullmatch(text, 0, date.start) and LEADS_TO.fullmatch(text, date.end, v.start) for v in robbed
    ):
        return True
    if _opens_announcement(text, date, mentions, context, cues):
        return False
    if _is_culprits(text, date, cues) or is_of_charge(text, date, cues):
        return True
    theft = deed_of(text, date.end, cues)
    told = cues["dates.told"].search(text, date.end)
    if theft and not (told and told.start() < theft.start()):
        # "10月6日に不正流出を金融庁に報告した": the theft is what is told of
        # unless it modifies the theft itself: "8月の流出を公表した"
        is_object = (
            told
            and not after.startswith("の")
            and re.match(r"(?:被害)?を[^、。]{0,20}$", text[theft.end() : told.start()])
        )
        is_news = bool(told) and after[:1] in "、，" and ITS_MATTER.match(text, theft.end()) is not None
        return not (is_object or is_news)
    return _ends_theft(text, date, cues)


def is_of_charge(text: str, date: DateMention, cues: Cues) -> bool:
    """ "昨年6月、Xから2億円を盗んだとして": within the charge; "警視庁は10日、…盗んだとして逮捕した" is another's day."""
    charged = CHARGED_DEED(cues).search(text, date.end)
    if charged is None or "は" in text[date.end : charged.start()]:
        return False
    before = text[: date.start]
    return not TOPIC_BEFORE.search(before) or ACCUSED_TOPIC(cues).search(before) is not None


def is_of_robbed(text: str, date: DateMention, robbed: tuple[Victim, ...]) -> bool:
    """ "FBIは2月のXを": the month right before the name is of its theft, whoever spoke before."""
    return any(OF_ROBBED.fullmatch(text, date.end, v.start) for v in robbed)


def _is_of_else(
    sentence: Sentence,
    date: DateMention,
    after: str,
    mentions: Mentions,
    robbed: tuple[Victim, ...],
    context: Context,
    cues: Cues,
) -> bool:
    """Whether the date bounds a count, is the day of the document, or of what somebody said, whatever stands behind."""
    text = sentence.text
    if SAME_DAY.fullmatch(text, date.start, date.end) and any(
        text[d.end : date.start] == "の" for d in mentions.dates
    ):
        return True  # 2019年の同じ日にも: the year alone tells it from the other theft
    if BOUND.match(after) or re.search(
        rf"(?:{cues['dates.told'].pattern})(?:[（(]|[^、。]{{0,6}}のは、?)$", text[: date.start]
    ):
        return True  # 発表（6月2日, 異常に気付いたのは6月2日
    if sentence.kind is BlockKind.HEADING and str(date.date) == str(context.published_on):
        return True  # a title with the day of the document
    if any(LABELLED.fullmatch(text, p.end, date.start) for p in mentions.parties) and re.match(
        r"[）)]\s?[:：]", text[date.end :]
    ):
        return True  # SlowMist（6月2日）：
    if _is_sources(text, date, mentions, cues):
        return True
    if opens_entry(text, date, mentions, robbed, cues) or is_day_of_verdict(text, date, mentions, cues):
        return True
    is_free_item = sentence.kind is BlockKind.LIST_ITEM and not _in_bracket(text, date, robbed, cues)
    return is_free_item and _opens_announcement(text, date, mentions, context, cues)


def _is_sources(text: str, date: DateMention, mentions: Mentions, cues: Cues) -> bool:
    """ "X — 約15億ドル（FBI、2025-02-26）": the day beside who said it, in a bracket that tells of no theft."""
    opened = max(text.rfind("（", 0, date.start), text.rfind("(", 0, date.start))
    closed = re.compile("[)）]").search(text, date.end)
    if opened < 0 or closed is None or re.search("[)）]", text[opened : date.start]):
        return False
    has_party = any(opened < p.start < closed.start() for p in mentions.parties)
    return has_party and theft_words(cues).search(text, opened, closed.start()) is None


def _is_sheet(sentence: Sentence) -> bool:
    """Rows, headings and items of labels; an item of whole sentences is read as they are."""
    if sentence.kind is not BlockKind.LIST_ITEM:
        return sentence.kind in (BlockKind.TABLE_ROW, BlockKind.HEADING)
    return not PROSE_ITEM.match(sentence.text)


def _is_culprits(text: str, date: DateMention, cues: Cues) -> bool:
    """ "犯行グループは先月9日、管理者になりすまして": the deed; what they did with the money is later."""
    if any(cues[key].search(text, date.end) for key in ("gates.launder", "dates.told", "dates.before")):
        return False
    return bool(
        re.search(rf"(?:{cues['anaphora.culprits'].pattern})(?:ら)?(?:は|が)、?$", text[: date.start])
    )


def _in_sheet(text: str, date: DateMention, robbed: tuple[Victim, ...], cues: Cues) -> bool:
    """ "発生：2026年11月2日": the label decides; an item that names the victim is dated by what it holds."""
    if _in_bracket(text, date, robbed, cues):
        return True
    before, after = text[: date.start], text[date.end :]
    label = re.split(r"[、。）)|／/]", before[-LABEL:])[-1]
    of_robbed = re.match(r"の|、?[^、。]{2,20}(?:から|で|が)", after) if robbed else None
    is_robbed = of_robbed and (after[0] == "の" or robbed[0].start < date.end + of_robbed.end())
    if ENDS_TOLD.search(text) and not is_robbed:
        return False  # who speaks dates its word; "2019-11 のX流出", "6月12日Xから" are dated themselves
    if cues["dates.told"].search(label) or re.match(r"(?:に|の)?(?:公表|発表|声明|更新|掲載|記事)", after):
        return False
    if robbed or cues["roles.sheet"].search(before):
        return True
    return deed_of(text, 0, cues) is not None


def _in_bracket(text: str, date: DateMention, robbed: tuple[Victim, ...], cues: Cues) -> bool:
    """ "雪国コイン（2026年6月30日、1,450万ドル）"."""
    opened = re.search(r"[（(][^（()）]*$", text[: date.start])
    if not opened or not re.search(r"^[^（()）]*[)）]", text[date.end :]):
        return False
    if cues["dates.told"].search(opened.group() + text[date.end : date.end + 8]):
        return False
    lead = text[: opened.start()]
    return any(
        re.fullmatch(
            r"[」』”\"]?(?:社)?[*＊]*\s?(?:[–—\-:：、]?\s?[\d０-９.,，．億万千百兆ドル円ウォン＄$¥約米相当]{2,20}\s?)?",
            lead[v.end :],
        )
        for v in robbed
        if v.end <= opened.start()
    ) or bool(re.search(rf"(?:{theft_words(cues).pattern})[^。、]{{0,4}}$", lead))


def _opens_announcement(
    text: str, date: DateMention, mentions: Mentions, context: Context, cues: Cues
) -> bool:
    """ "警察庁は24日、" and "１月１４日、日米韓は": the date of saying, beside the topic that says."""
    before, after = text[: date.start], text[date.end :]
    if is_day_of_word(text, date, mentions, cues):
        return True
    if OWNED_UP(cues).search(text) and ACCUSED_TOPIC(cues).search(before) and after[:1] in "、，":
        return True  # X被告は2023年8月、自分が奪ったと認めた
    is_alone = re.match(r"(?:[（(][^）)]*[)）])?(?:に|付で|付けで|の会見で|夕方?|夜|朝)?[、，,]", after)
    if mentions.actors and is_alone and ITS_TOPIC.match(after) and ENDS_TOLD.search(text):
        return True  # 2月3日、運営会社は「北朝鮮の犯行ではない」と公表した。
    if TOPIC.search(before) and is_alone and any(cues[key].search(after) for key in DOES):
        # news dates its own day so; an older date may as well be the theft's ("警察庁は、本年７月、Xから")
        is_bare = date.date.day and not date.has_year
        if is_bare or any(d.start >= date.end for d in mentions.dates):
            return True  # the day that news dates itself by; the theft has a date of its own
        is_robbed_next = re.match(r"(?:[（(][^）)]*[）)])?[、，,][^、。]{2,40}(?:から|への|で)", after)
        is_deed_next = not date.date.day and cues["dates.deeds"].search(after)
        return is_news_day(date, context) or not (is_robbed_next or is_deed_next)
    if not is_alone and not re.match(r"(?:に|、|の)", after):
        return False
    for party in mentions.parties:
        if not date.end <= party.start <= date.end + 30 or theft_words(cues).search(
            text[date.end : party.start]
        ):
            continue
        subject = cues.either("report.subject")
        if re.match(rf"[」』）)]?(?:（[^）]*）)?[^、。]{{0,14}}?(?:{subject})", text[party.end :]):
            return cues["report.verbs"].search(text, party.end) is not None
    return False


def is_news_day(date: DateMention, context: Context) -> bool:
    """Whether a day lies so close before the publication that the news may date itself by it."""
    if not date.date.day or context.published_on is None:
        return False
    told = dt.date(date.date.year, date.date.month, date.date.day)
    return 0 <= (context.published_on - told).days <= NEWS_DAYS


def _ends_theft(text: str, date: DateMention, cues: Cues) -> bool:
    """ "流出は3月8日に発生した", "盗まれたのは３月８日だった"."""
    theft = theft_words(cues).pattern
    if HELD.search(text[: date.start]):
        return False  # 流出をめぐる訴訟の判決が20日、東京地裁であった
    if re.match(rf"[^。、]{{0,4}}(?:{cues['dates.told'].pattern})", text[date.end :]):
        return False
    return bool(
        re.search(
            rf"(?:{theft})[^。]{{0,16}}(?:は|が|のは|、)(?:前日の|翌日の|同日の)?\s?$", text[: date.start]
        )
        and re.match(
            r"(?:[^。]{0,40}(?:発生(?![^し。])|発生し|始ま|起き|生じ|あった)|[^。、]{0,8}(?:だった|のこと|に行われ|である|です|で、)|。|$)",
            text[date.end :],
        )
    )

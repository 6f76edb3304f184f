"""Sums and dates that no word of theft holds, beside a robbed name: 顧客口座で18億円相当の減少が生じた.

See `parsers.claims.beside`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.beside import weak_fact
from parsers.claims.japanese.dates import BOUND, DOES, is_news_day, is_of_charge
from parsers.claims.japanese.facts import is_other_sum
from parsers.claims.japanese.said_on import is_day_of_word
from parsers.claims.japanese.victims import theft_words
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Fact, Mentions, Sentence, Victim
    from parsers.mentions.values import DateMention

ALONE = re.compile(r"(?:[（(][^）)]*[）)])?(?:に|付で|夜|朝|夕方?|午前|午後)?[、，,]")
# "去年の12月4日です。", "12月30日の深夜でした。"
ALONE_DAY = re.compile(r"(?:時に|ときに|時は|それは|発生は|日付は)?、?\Z")  # ときに2025年9月2日。
ANSWER = re.compile(
    r"(?:の?(?:未明|早朝|深夜|夜中|夜|朝|昼|夕方|午前|午後)(?:\d{1,2}時)?)?(?:ごろ|頃)?(?:のこと)?(?:です|だ|である|でした|だった)。"
)
TOLD = 24  # how far behind a date its verb of telling can stand
# many thefts, another one only compared with, a note on sources, a story
ELSE = ("roles.total", "places.compared", "gates.source_note", "gates.fiction")


def find_beside(
    sentence: Sentence,
    mentions: Mentions,
    victims: tuple[Victim, ...],
    told: tuple[Fact, ...],
    context: Context,
    cues: Cues,
) -> tuple[Fact, ...]:
    """At most one weak fact: of the only victim that the sentence names, else of the theft spoken of."""
    text = sentence.text
    if sentence.kind is BlockKind.RELATED or any(cues[key].search(text) for key in ELSE):
        return ()
    if sentence.kind is BlockKind.LIST_ITEM and not victims and cues["gates.launder"].search(text):
        return ()  # 9月16日 — 攻撃者のアドレスからTornado Cashへ900ETH
    return weak_fact(
        mentions,
        victims,
        told,
        can_be_stolen=lambda m: not is_other_sum(text, m, mentions, cues),
        can_date=lambda d: _can_date(text, d, context, cues) and not is_day_of_word(text, d, mentions, cues),
        is_about_the_day=lambda dates: any(_is_the_day(text, d, cues) for d in dates),
    )


def _is_the_day(text: str, date: DateMention, cues: Cues) -> bool:
    return ANSWER.match(text, date.end) is not None or _is_alone(text, date) or _of_theft(text, date, cues)


def _is_alone(text: str, date: DateMention) -> bool:
    """ "ときに2025年9月2日。": a sentence that is a date."""
    return ALONE_DAY.fullmatch(text[: date.start]) is not None and text[date.end :].strip() in {
        "。",
        "のこと。",
    }


def _of_theft(text: str, date: DateMention, cues: Cues) -> bool:
    """ "令和6年5月の事案を契機として"."""
    return text[date.end :].startswith("の") and theft_words(cues).match(text, date.end + 1) is not None


def _can_date(text: str, date: DateMention, context: Context, cues: Cues) -> bool:
    """Whether nothing says that a date is of something else than the theft: a report, a span, the day of the news."""
    after = text[date.end :]
    if BOUND.match(after) or is_news_day(date, context) or cues["dates.told"].search(after[:TOLD]):
        return False
    is_charged = is_of_charge(text, date, cues)
    if not is_charged and ALONE.match(after) and any(cues[key].search(after) for key in DOES):
        return False  # "2月26日、FBIは…と公表した", "米当局は7日、"
    label = re.split(r"[、。）)|／/]", text[: date.start][-TOLD:])[-1]
    return not cues["dates.told"].search(label)

"""Sums and dates of thefts in Japanese sentences, and whose they are."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.japanese.compared import is_of_compared, names_compared
from parsers.claims.japanese.dates import is_news_day, is_theft_date
from parsers.claims.japanese.headings import day_of_head
from parsers.claims.japanese.said_on import VERDICT
from parsers.claims.japanese.shares import date_of, in_turn, sums_of
from parsers.claims.japanese.victims import theft_words
from parsers.claims.values import Anaphor, Fact
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.hints import Hinted
    from parsers.claims.values import Mentions, Sentence, Victim
    from parsers.mentions.values import AmountMention, DateMention

STOP = re.compile(r"[。;；]|(?<![\d０-９はも初在])[、,，](?![\d０-９])")
# only a bracket or 相当 between two sums: one is the other in another currency
GLOSS = re.compile(
    r"[\s（(=＝、,/・＋+]*(?:(?:\d{1,2}月)?\d{1,2}日(?:時点)?(?:の(?:レート|時価|価格|相場))?で)?(?:(?:と|及び|および|や|または|又は|当時|相当|分|ぶん|の|当時の時価で|時価|計|合計|合わせて|あわせて|総額|に上る|にあたる|枚|個)\s?)*[（(、]*(?:(?:当時|時価|の?レートで|日本円で|米ドルで|換算で)*(?:約|およそ)?)\s?"
)
LISTED = re.compile(r"(?:次|以下|下記)の|内訳|[:：]\s*$")
ONLY_DATE = re.compile(
    r"(?:のこと)?(?:です|でした|だった|だ|である)?[。！!]"
)  # 去年の3月23日。 below a heading
CONVERTED = re.compile(
    r"^(?:当時|発生時|流出時|当日)?の?(?:レート|相場|時価|価格)?(?:で|では)?(?:日本円|米?ドル|円|ウォン)?"
    r"(?:建て|換算|相当額|にして|に直す|に換算す|に直せ|に換算すれ)(?:で|では|は|すると|ると|ば|)?、?(?:約|およそ|ざっと)?\s?$"
)
PART = re.compile(r"(?:うち|内)、?(?:の)?(?:約|およそ|少なくとも)?$")  # 盗まれたうち6000万ドル
OF_HELD = re.compile(
    r"(?:預かり(?:資産|高)?|預かり(?:し(?:た|ていた|ておりました|ている))[^、。]{0,10}|預り(?:資産|金)|残高|準備金|在庫|保有(?:資産|分|量|高)?|運用資産)の?$"
)  # 預かり資産のうち20億円が盗まれた
# 韓国の業者2社以上から数百億ウォンを奪った: thefts from others, left unnamed
OF_OTHERS = re.compile(
    r"(?:[2-9２-９二三四五六七八九十数]社(?:以上|余り|超)?|複数の[^、。「」]{2,12}|各社|他社|別の[^、。「」]{2,10})(?:から|より)[^。]*"
    r"(?:奪|盗|流出|窃取|引き出|抜き取)"
)
FORMER_RECORD = re.compile(
    r"(?:これまで|過去|史上|従来)[^、。「」]{0,4}最[大高悪多](?:だった|の|とされた|であった|とされてきた)"
)
REACH, LABEL = 60, 16


def find_facts(
    sentence: Sentence, mentions: Mentions, victims: tuple[Victim, ...], context: Context, cues: Cues
) -> tuple[Fact, ...]:
    """One fact a robbed victim; or one for the theft told before."""
    text = sentence.text
    if context.previous is not None and context.previous.firm_facts and _converts(text, mentions):
        return (Fact(None, mentions.amounts, None, Anaphor.THEFT),)
    theft = theft_words(cues)
    robbed = tuple(v for v in victims if v.is_target)
    if not robbed and len({v.id for v in victims}) == 1:
        robbed = victims[:1] if theft.search(text) else _by_its_sum(text, victims, mentions, cues)
    sums = [
        _corrected(text, m, cues)
        for m in mentions.amounts
        if is_stolen(text, m, mentions, cues, robbed, is_labelled=_is_labelled(context, cues))
    ]
    others = names_compared(text, context, cues)
    dates = [
        d
        for d in mentions.dates
        if is_theft_date(sentence, d, mentions, robbed, context, cues) and not is_of_compared(text, d, others)
    ]
    if robbed:
        headed = day_of_head(sentence, context.published_on)
        return in_turn(text, robbed, sums, dates) or tuple(
            Fact(
                v,
                tuple(sums_of(v, robbed, sums, text, cues)),
                date_of(v, robbed, dates, text, cues) or headed,
            )
            for v in robbed
        )
    sums, dates = _without_compared(text, sums, dates, cues)
    if context.heading and (alone := _date_alone(sentence, mentions, context)):
        return (Fact(None, (), alone.date, Anaphor.THEFT),)
    if not (sums or dates) or cues["roles.total"].search(text) or OF_OTHERS.search(text):
        return ()
    is_sheet = bool(cues["roles.sheet"].search(text)) or _is_labelled(context, cues)
    if sentence.kind is BlockKind.HEADING and not is_sheet:
        return ()
    if not (theft.search(text) or cues["roles.theft_value"].search(text) or is_sheet):
        return ()
    is_topic = re.match(rf"(?:{theft.pattern})[^、。]{{0,6}}(?:は|が)", text)  # 襲撃は昨年8月。
    if not sums and not (
        is_sheet or is_topic or cues["anaphora.theft"].search(text) or cues["dates.deeds"].search(text)
    ):
        return ()  # a date beside "the risk of theft"
    return (Fact(None, tuple(sums), dates[0].date if dates else None, Anaphor.THEFT),)


def _without_compared(
    text: str, sums: list[AmountMention], dates: list[DateMention], cues: Cues
) -> tuple[list[AmountMention], list[DateMention]]:
    """The sums and dates without those of a theft that this one is compared with."""
    if record := FORMER_RECORD.search(text):  # 被害は15億ドルで、これまで最大だったXの
        return [m for m in sums if m.start < record.start()], [d for d in dates if d.start < record.start()]
    if compared := cues["places.compared"].search(text):  # what stands before is of the other theft
        return [m for m in sums if m.start > compared.start()], [
            d for d in dates if d.start > compared.start()
        ]
    return sums, dates


def _converts(text: str, mentions: Mentions) -> bool:
    """ "円換算で約42億円。": the sum of the sentence before in other money."""
    return len(mentions.amounts) == 1 and bool(CONVERTED.search(text[: mentions.amounts[0].start]))


def _date_alone(sentence: Sentence, mentions: Mentions, context: Context) -> DateMention | None:
    """ "去年の3月23日。" below the heading of a theft; the day of the document is none."""
    if sentence.kind is not BlockKind.PARAGRAPH or len(mentions.dates) != 1:
        return None
    date = mentions.dates[0]
    is_alone = not date.start and ONLY_DATE.fullmatch(sentence.text, date.end)
    return date if is_alone and not is_news_day(date, context) else None


def _by_its_sum(text: str, victims: tuple[Victim, ...], mentions: Mentions, cues: Cues) -> tuple[Victim, ...]:
    """ "コインチェックの五百八十億円は", "X（500万ドル）の犯人は": a theft called by victim and sum."""
    for victim in victims:
        for sum_ in mentions.amounts:
            between = text[victim.end : sum_.start]
            lead = re.fullmatch(r"[」』]?の(?:約|およそ|あの|例の)?", between) or (
                cues["anaphora.culprits"].search(text)
                and re.fullmatch(r"[」』]?\s?[（(][^（()）]{0,12}", between)
            )
            if lead and not cues["roles.other_sum"].search(text, sum_.end):
                return (victim,)
    return ()


def _is_labelled(context: Context, cues: Cues) -> bool:
    """Whether the line before is a label ("１．被害額") of which this sentence gives the content."""
    above = context.introduction
    if above and re.search(r"[:：。]\s*$", above.sentence.text) and LISTED.search(above.sentence.text):
        return theft_words(cues).search(above.sentence.text) is not None  # 流出した資産は次のとおりです。
    label = context.previous.sentence.text if context.previous else ""
    return len(label) <= LABEL and bool(cues["roles.sheet"].search(label))


def is_stolen(
    text: str,
    mention: AmountMention,
    mentions: Mentions,
    cues: Cues,
    robbed: tuple[Victim, ...],
    *,
    is_labelled: bool = False,
) -> bool:
    """Whether a sum is what the theft took. The verb stands behind: what follows the sum decides first."""
    before, after = _around(text, mention, mentions)
    if mention.is_range and cues["roles.corrected"].match(after):
        return True
    if is_other_sum(text, mention, mentions, cues):
        return False
    if _first(cues["roles.theft_value"], after) is None:
        is_told = bool(robbed) or is_labelled or _last(cues["roles.theft_value"], before) >= 0
        if not is_told:
            return False
    return not (cues["roles.total"].search(before + after[:12]) and not robbed)


def is_other_sum(text: str, mention: AmountMention, mentions: Mentions, cues: Cues) -> bool:
    """Whether the words around a sum say that it is of something else: frozen, paid back, a later value."""
    before, after = _around(text, mention, mentions)
    if (part := PART.search(text[: mention.start])) and not OF_HELD.search(text[: part.start()]):
        return True
    if any(cues[f"roles.{key}"].search(before) for key in ("yearly", "later_value", "kept")):
        return True
    # "当初、2億円", but not "当初、2億円をラザルスの犯行とした"
    if cues["roles.replaced"].search(before) and not VERDICT.search(text, mention.end, mention.end + 24):
        return True
    if _is_corrected_to_next(text, mention, mentions, cues):
        return True
    if _is_taken_back(text[_glossed(text, mention, mentions)[1] :][:24], cues):
        return True
    other, stolen = _first(cues["roles.other_sum"], after), _first(cues["roles.theft_value"], after)
    if other is not None and (stolen is None or other < stolen):
        return True
    return stolen is None and _last(cues["roles.other_sum"], before) > _last(
        cues["roles.theft_value"], before
    )


def _is_taken_back(behind: str, cues: Cues) -> bool:
    """ "2億円としていたが"; not "2億円をラザルスの犯行としていたが"."""
    found = cues["roles.replaced_after"].search(behind)
    return found is not None and not VERDICT.search(behind, 0, found.start() + 1)


def _around(text: str, mention: AmountMention, mentions: Mentions) -> tuple[str, str]:
    """What stands before and behind a sum, up to the next sum or comma."""
    group = _glossed(text, mention, mentions)
    left = max(
        [m.end for m in mentions.amounts if m.end <= group[0]]
        + [m.end() for m in STOP.finditer(text[: group[0]])]
        + [0]
    )
    stop = STOP.search(text, group[1])
    right = min(
        [m.start for m in mentions.amounts if m.start >= group[1]]
        + [stop.start() if stop else len(text), group[1] + REACH]
    )
    return text[left : group[0]], text[group[1] : right]


def _is_corrected_to_next(text: str, mention: AmountMention, mentions: Mentions, cues: Cues) -> bool:
    """ "「約21億円」を「約24億円」に訂正": the first of two sums."""
    later = [m for m in mentions.amounts if m.start >= mention.end]
    if not later or not re.fullmatch(r"[」』]?(?:を|から)[「『]?(?:約)?", text[mention.end : later[0].start]):
        return False
    quote_end = later[0].end + (text[later[0].end : later[0].end + 1] in "」』")
    return bool(cues["roles.corrected"].match(text, quote_end))


def _corrected(text: str, mention: AmountMention, cues: Cues) -> AmountMention:
    """ "約11億円から約17億円に訂正した": the second sum alone."""
    if mention.is_range and cues["roles.corrected"].match(text, mention.end):
        return replace(mention, amounts=mention.amounts[-1:])
    return mention


def _glossed(text: str, mention: AmountMention, mentions: Mentions) -> tuple[int, int]:
    """The span of the sums that are one sum in several currencies."""
    start, end = mention.start, mention.end
    for other in sorted(mentions.amounts, key=lambda m: m.start):
        if other.start >= end and GLOSS.fullmatch(text[end : other.start]):
            end = other.end
    for other in sorted(mentions.amounts, key=lambda m: -m.start):
        if other.end <= start and GLOSS.fullmatch(text[other.end : start]):
            start = other.start
    return start, end


def _first(pattern: Hinted, text: str) -> int | None:
    match = pattern.search(text)
    return match.start() if match else None


def _last(pattern: Hinted, text: str) -> int:
    return max((m.start() for m in pattern.finditer(text)), default=-1)

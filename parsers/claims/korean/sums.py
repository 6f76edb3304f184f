"""Which sums of a Korean sentence are what the theft took, and whose they are."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.spans import overlaps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parsers.claims.cues import Cues
    from parsers.claims.hints import Hinted
    from parsers.claims.values import Mentions, Victim
    from parsers.mentions.values import AmountMention

STOP = re.compile(r"[;；△○]|(?<!\d)[,](?!\d)|[.!?](?=\s)")
# 피해: 2026년 8월 22일, 1,100만 달러
LABELLED = re.compile(r"^\s*[-○□•·▶※*]?\s*(?:\d[.)]\s*)?[가-힣 ]{2,12}\s?[:：|]")
CLOSE = re.compile(r"[)）]")
# nothing but a bracket or 상당 between two sums: one is the other in another currency
_VALUE = r"(?:약|한화|원화|우리\s?돈|시가|(?:당시\s)?(?:시세|가격|시가)|당시|사고\s시점\s환산|상당의?|어치|규모)(?:으?로)?"
GLOSS = re.compile(rf"[\s(（=,/·~]*(?:{_VALUE}|및|과|와|또는|인)?[\s(（]*(?:{_VALUE})?\s?(?:약)?\s?")
COORDINATED = re.compile(r"\s?[’”'\"]?(?:와|과|,|및|·|하고|랑)\s?[‘“'\"]?")
VAGUE = re.compile(r"(?:억|조|만|천만|백만)\s?(?:원|달러|불|엔|유로)?\s?대$")
VAGUE_AFTER = re.compile(r"\s?대(?:\s|의|$|[,.])")
SHARED = re.compile(r"\s?등(?:에서|으로부터|을|이)?")
OPENED, BRACKETED = re.compile(r"\s?[(（](?:약\s?)?"), re.compile(r"\s?[(（](?:약\s?)?$")
# 자금 중 310 BTC는 이미 판매자에게 넘어갔다, 나머지 40 BTC는
PART = re.compile(
    r"(?:자금|돈|코인|자산|물량|피해금|피해액|비트코인|이더리움|이|그)\s?(?:중|가운데)\s(?:\S{1,8}\s)?(?:약\s)?(?:[\d,.]+[조억만천]*\s?(?:달러|원)\s?[(（](?:약\s)?)?$|나머지\s(?:약\s)?$"
)
# 훔친 코인 가운데 30만 개는 현금이 됐는데, 이 과정에서 660만 달러가: what became of it
OF_LOOT = worded(r"{dates.loot}\s(?:중|가운데)\s")
# 2,600만 달러가 아니라 2,060만 달러: the first is taken back, the second stands in its place
DENIED_SUM, RIGHT_SUM = (
    re.compile(r"\s?(?:상당|어치)?(?:이|가)\s아니(?:라|고)"),
    re.compile(r"아니(?:라|고),?\s(?:약\s)?$"),
)
# 원화로 약 420억 원이다, behind a sentence with the sum itself
CONVERTED = re.compile(
    r"^(?:(?:당시|그날|같은\s(?:시각|시점|시간|날)|사고\s(?:당일|당시|시점)|유출\s(?:당일|당시|시점))(?:의)?\s(?:시세|시가|가격|환율)?(?:으?로)?\s?)?"
    r"(?:원화|한화|우리\s돈|미화|달러|엔화|원|시세|시가|가격|가치)(?:으?로|로는)(?:는|도)?\s?"
    r"(?:환산(?:하면|한\s금액은|액은)|따지면|치면|계산하면)?,?\s?(?:약|대략|모두)?\s?$"
)
VALUED = re.compile(r"^\s?[(（][^)）]{1,30}[)）]")  # 4.8비트코인(당시 약 6억 원)을 환수해
COPULA = re.compile(
    r"(?:\s?(?:상당|규모|어치|가량))?(?:이며|이고|이었고|였고|이나|이지만|인데|이었으며|였으며)[,]?\s"
)
REACH, NOUN_REACH = 60, 5


def converts(text: str, mentions: Mentions) -> bool:
    """Whether the sentence only gives the sum of the one before in other money."""
    return len(mentions.amounts) == 1 and bool(CONVERTED.search(text[: mentions.amounts[0].start]))


def is_vague(text: str, mention: AmountMention) -> bool:
    """5천억대 유출, 10억 원대의: the order of a sum, and no sum."""
    return bool(VAGUE.search(mention.surface) or VAGUE_AFTER.match(text, mention.end))


def stolen_sums(
    text: str, mentions: Mentions, cues: Cues, robbed: Sequence[Victim]
) -> tuple[AmountMention, ...]:
    """The sums of a sentence that a theft took."""
    return tuple(m for m in mentions.amounts if _is_stolen(text, m, mentions, cues, robbed))


def _is_stolen(
    text: str, mention: AmountMention, mentions: Mentions, cues: Cues, robbed: Sequence[Victim]
) -> bool:
    """Not another value of the loot, not a total, and what stands beside it says that it was taken."""
    before, after = _surroundings(text, mention, mentions, robbed)
    is_later = cues["roles.later_value"].search(before) and not _is_revision(text, mention, cues)
    if is_later or cues["roles.total"].search(before + mention.surface + after):
        return False
    if _is_of_another(text, mention, mentions, robbed) or (
        PART.search(text[: mention.start])
        or OF_LOOT(cues).search(text[: mention.start])
        or cues["roles.funds"].search(text[: mention.start])
    ):
        return False
    if _is_replaced(before, after, cues) and not _is_revision(text, mention, cues):
        return False
    said = _said_of(before, after, cues)
    return said if said is not None else bool(robbed) or _is_told_so(text[: mention.start], cues)


def is_other_sum(text: str, mention: AmountMention, mentions: Mentions, cues: Cues) -> bool:
    """Whether the words around a sum say that it is of something else: frozen, a reward, a later value."""
    before, after = _surroundings(text, mention, mentions, ())
    if cues["roles.later_value"].search(before) or _is_replaced(before, after, cues):
        return True
    return bool(
        _said_of(before, after, cues) is False
        or cues["roles.other_sum"].search(before)
        or cues["roles.other_sum"].search(after)
    )


def _said_of(before: str, after: str, cues: Cues) -> bool | None:
    """Whether the sum was taken; the verb stands behind, so what follows decides. None: nothing says.

    피해는 약 89억 원이며 전액 보전됨: what follows the copula is said of something else.
    """
    after = VALUED.sub("", after)
    if COPULA.match(after):
        after = ""
    other, taken = _first(cues["roles.other_sum"], after), _first(cues["roles.taken"], after)
    if other is not None or taken is not None:
        return other is None or (taken is not None and taken < other)
    return False if _last(cues["roles.other_sum"], before) > _last(cues["roles.taken"], before) else None


def _is_told_so(line: str, cues: Cues) -> bool:
    """빠져나간 자산은, 피해:, 플래시론 공격(450만 달러): a word of theft or a label before the sum."""
    is_labelled = LABELLED.match(line) and cues["dates.label"].search(line)
    return bool(is_labelled or cues["roles.taken"].search(line) or _is_in_bracket(line, cues))


def _is_of_another(text: str, mention: AmountMention, mentions: Mentions, robbed: Sequence[Victim]) -> bool:
    """업비트(580억원), in brackets behind a service that is not robbed here."""
    names = (n for n in mentions.names if n.kind == "victim" and n.end < mention.start)
    return any(
        OPENED.fullmatch(text[n.end : mention.start]) and not any(overlaps(v, n) for v in robbed)
        for n in names
    )


def _is_in_bracket(line: str, cues: Cues) -> bool:
    bracket = BRACKETED.search(line)
    return bool(
        bracket and cues["theft.nouns"].search(line[max(0, bracket.start() - NOUN_REACH) : bracket.start()])
    )


def _is_replaced(before: str, after: str, cues: Cues) -> bool:
    """처음에는 540억 원으로 알렸다가: a sum that the same text takes back."""
    if cues["roles.replaced_after"].match(after) or DENIED_SUM.match(after):
        return True
    return bool(cues["roles.replaced"].search(before))


def _surroundings(
    text: str, mention: AmountMention, mentions: Mentions, robbed: Sequence[Victim]
) -> tuple[str, str]:
    """The text that speaks of this sum: up to the sums beside it, unless they are the same in other words."""
    left = max(
        [
            m.end
            for m in mentions.amounts
            if m.end <= mention.start and not _is_gloss(text, m.end, mention.start)
        ]
        + [m.end() for m in STOP.finditer(text[: mention.start])]
        + [0]
    )
    left = max([left, *(v.end for v in robbed if v.end <= mention.start)])
    is_inside = text.rfind("(", left, mention.start) > text.rfind(")", left, mention.start)
    is_same = any(_is_gloss(text, m.end, mention.start) for m in mentions.amounts if m.end <= mention.start)
    stop = (CLOSE if is_inside and not is_same else STOP).search(text, mention.end)
    right = min(
        [
            m.start
            for m in mentions.amounts
            if m.start >= mention.end and not _is_gloss(text, mention.end, m.start)
        ]
        + [stop.start() if stop else len(text), mention.end + REACH]
    )
    return text[left : mention.start], text[mention.end : right]


def _is_gloss(text: str, start: int, end: int) -> bool:
    return bool(GLOSS.fullmatch(text[start:end]))


def _first(pattern: Hinted, text: str) -> int | None:
    match = pattern.search(text)
    return match.start() if match else None


def _last(pattern: Hinted, text: str) -> int:
    return max((m.start() for m in pattern.finditer(text)), default=-1)


def sums_of(
    victim: Victim, robbed: Sequence[Victim], sums: Sequence[AmountMention], text: str, cues: Cues
) -> tuple[AmountMention, ...]:
    """The sums that this victim of the sentence lost; a sum for two together belongs to neither."""
    if SHARED.match(text, victim.end):
        return ()
    sums = [m for m in sums if not _is_joint(m, robbed, text, cues)]
    if len(robbed) == 1:
        return tuple(sums)
    behind = [m for m in sums if m.start >= robbed[-1].end]
    if "각각" in text and len(behind) == len(robbed):  # A와 B에서 각각 1,200만 달러와 340만 달러
        return (behind[list(robbed).index(victim)],)
    return tuple(m for m in sums if _owner(m, robbed, sums, text) is victim)


def _is_joint(mention: AmountMention, robbed: Sequence[Victim], text: str, cues: Cues) -> bool:
    """A와 B에서 합쳐서 3천600만 달러."""
    before = [v for v in robbed if v.end <= mention.start]
    return len(before) > 1 and bool(cues["roles.joint"].search(text[before[-1].end : mention.start]))


def is_revised(text: str, sums: Sequence[AmountMention], cues: Cues) -> bool:
    """피해액은 3억 8,750만 달러로 늘었다: the sum that stands in place of the earlier ones."""
    return any(_is_revision(text, m, cues) for m in sums)


def _is_revision(text: str, mention: AmountMention, cues: Cues) -> bool:
    return bool(cues["roles.revised"].match(text, mention.end) or RIGHT_SUM.search(text[: mention.start]))


def _owner(
    mention: AmountMention, robbed: Sequence[Victim], sums: Sequence[AmountMention], text: str
) -> Victim | None:
    before = [v for v in robbed if v.end <= mention.start]
    owner = before[-1] if before else min(robbed, key=lambda v: v.start)
    for first, second in pairwise(robbed):
        if owner not in (first, second) or not COORDINATED.fullmatch(text[first.end : second.start]):
            continue
        between = [m for m in sums if first.end <= m.start < second.start]
        behind = [m for m in sums if m.start >= second.end]
        if not between and len(behind) < len(robbed):
            return None
    return owner

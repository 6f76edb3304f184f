"""The thefts that an English sentence tells of: whom, how much, when."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.english.answers import asks_whether
from parsers.claims.english.dating import (
    OPENING,
    dates_entry,
    dates_value,
    is_free_date,
    is_theft_date,
    theft_words,
)
from parsers.claims.english.days import date_of, stands_behind
from parsers.claims.english.finder import ENTRY
from parsers.claims.english.heads import Head, head_of
from parsers.claims.english.marks import MASKS, mask
from parsers.claims.english.stolen import is_stolen, is_total
from parsers.claims.english.sums import as_revised, is_shared, sums_of, without_coins, without_parts
from parsers.claims.english.words import any_of
from parsers.claims.incidents import finest
from parsers.claims.values import Anaphor, Fact
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence, Victim
    from parsers.mentions.values import AmountMention, DateMention

OUTSIDE = (BlockKind.RELATED, BlockKind.CAPTION)
ITEMS = (BlockKind.HEADING, BlockKind.LIST_ITEM)
STEPS = (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
CLOCK = re.compile(r"[^|]{4,30}?\b\d{1,2}:\d{2}\b[^|]{0,12}?\s?[:|–—-]\s")
TRANSACTION = re.compile(
    r"\b(?i:an?|one|the|another)\s(?:first|second|third|opening|initial|test|last|next)?\s?(?:transaction|transfer)s?\s"
    r"(?:then\s)?(?:moved|sent|took|takes|drained|withdrew|removed|of|for|carried)\b"
)
WAVES = re.compile(r"\b[Ff]irst\s[^.;]{0,60}?\d[^.;]*?\b(?:then|second|next|later|followed)\b[^.;]{0,60}?\d")
BEHIND = re.compile(r"(?:\s[a-z]+)?\s(?:in|on|of|\()?\s?")
FILLED = re.compile(
    r"\W{0,3}(?:(?:about|around|approximately|approx\.|some|roughly|nearly|over|more than|at least|up to|"
    r"an estimated|est\.)\s)?\W{0,2}"
)
BRACKETED = re.compile(r"\s?\((?:about\s|approximately\s|or\s|[~≈])?")
SHARE = re.compile(r"\W{0,3}[A-Z][^:.;|$\d]{1,40}:\s")
FEW_WORDS = 4
FEWEST = 2


def find_facts(
    sentence: Sentence, mentions: Mentions, victims: tuple[Victim, ...], context: Context, cues: Cues
) -> tuple[Fact, ...]:
    """One fact a victim that the sentence robs; or one without a victim, for the theft told before."""
    if _tells_nothing(sentence, mentions, victims, context, cues):
        return ()
    if labelled := _labelled(sentence, mentions, victims, cues):
        return labelled
    robbed = _robbed(sentence, mentions, victims, context, cues)
    is_of_one = context.only_robbed is not None and not mentions.actors
    sums = [
        m
        for m in mentions.amounts
        if is_stolen(sentence.text, m, mentions, cues, robbed, is_of_one=is_of_one)
        and not is_shared(sentence.text, m, victims)
    ]
    dates = _dates(sentence, mentions, victims, cues)
    sums, is_revised = as_revised(sentence.text, without_coins(sentence.text, sums, mentions.amounts), cues)
    if not robbed:
        told = _anaphoric(
            sentence, mentions, without_parts(sentence.text, sums), dates, cues, is_of_one=is_of_one
        )
        return _steps(sentence, tuple(replace(f, is_revised=is_revised) for f in told))
    sums = without_parts(sentence.text, sums) if len(robbed) == 1 else sums
    text = sentence.text
    return _steps(
        sentence,
        tuple(
            Fact(
                v,
                tuple(sums_of(text, v, robbed, sums)),
                date_of(text, v, robbed, dates),
                is_revised=is_revised,
            )
            for v in robbed
        ),
    )


def _steps(sentence: Sentence, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """ "July 22, 2023, 02:33 AM UTC: 11 million USDT were sent": one transaction of several, where more is told.

    So is what "a transaction moved", and "first 1,200 ETH, then $7 million".
    """
    is_step = sentence.kind in STEPS and CLOCK.match(sentence.text)
    is_wave = sum(len(f.amounts) for f in facts) > 1 and WAVES.search(sentence.text)
    if not (is_step or is_wave or TRANSACTION.search(sentence.text)):
        return facts
    dated = tuple(replace(f, amounts=()) for f in facts if f.date or f.victim)
    return dated + tuple(replace(f, victim=None, date=None, is_weak=True) for f in facts if f.amounts)


def _tells_nothing(
    sentence: Sentence, mentions: Mentions, victims: tuple[Victim, ...], context: Context, cues: Cues
) -> bool:
    """Teasers, comparisons, parts of a sum, rows of a table that robs nobody."""
    if sentence.kind in OUTSIDE or _only_compares(sentence.text, cues) or asks_whether(sentence.text):
        return True
    if _is_byline(sentence, mentions, victims, context):
        return True
    if sentence.kind is BlockKind.TABLE_ROW and not any(v.is_target for v in victims):
        return not _labelled(sentence, mentions, victims, cues)
    return _is_part(sentence, mentions, context, cues)


def _dates(
    sentence: Sentence, mentions: Mentions, victims: tuple[Victim, ...], cues: Cues
) -> list[DateMention]:
    """The dates that say when the theft was: all of a bare line or an entry, else those that are no other's."""
    text = sentence.text
    is_entry = _is_bare(text, mentions) or bool(ENTRY.match(mask(text, mentions)))
    is_entry = is_entry or _is_entry(text, mentions, victims)
    if is_entry or (sentence.kind in ITEMS and not theft_words(text, cues)):
        return [d for d in mentions.dates if not (dates_entry(text, d, cues) or dates_value(text, d, cues))]
    robbed = [v for v in victims if v.is_target]
    is_told = is_free_date if robbed and mentions.amounts else is_theft_date
    free = [d for d in mentions.dates if is_told(text, d, mentions, cues)]
    if len({v.id for v in robbed}) > 1:
        # "took $3 million from A on 3 May, and $5 million from B on 9 May": the verb is said once
        return [d for d in mentions.dates if d in free or any(stands_behind(text, v, d) for v in robbed)]
    heads = [d for d in free if head_of(text, d, cues) is Head.THEFT]
    if not heads:
        return free
    # a day behind the year: "of the thefts of 2025 we count one, Greylag's, 21 November"
    return heads + [d for d in free if d not in heads and finest((heads[0].date, d.date)) is d.date]


def _anaphoric(
    sentence: Sentence,
    mentions: Mentions,
    sums: list[AmountMention],
    dates: list[DateMention],
    cues: Cues,
    *,
    is_of_one: bool,
) -> tuple[Fact, ...]:
    """Sums and dates of the theft that was spoken of before."""
    text = sentence.text
    if sentence.kind is BlockKind.HEADING or is_total(text, cues, is_of_one=is_of_one) or not (sums or dates):
        return ()
    is_told = _is_bare(text, mentions) or _is_about_the_theft(text, cues)
    if not is_told or not (sums or _dates_the_theft(text, cues)):
        return ()
    day = finest(d.date for d in dates)
    return (Fact(None, tuple(sums), day, Anaphor.THEFT, is_weak=_is_share(sentence, mentions, cues)),)


def _is_share(sentence: Sentence, mentions: Mentions, cues: Cues) -> bool:
    """ "BSC and Polygon: $25.6 million": an item's sum in dollars below the name of where it was taken."""
    label = SHARE.match(sentence.text) if sentence.kind is BlockKind.LIST_ITEM else None
    in_dollars = {a.currency for m in mentions.amounts for a in m.amounts} == {"USD"}
    return label is not None and in_dollars and not theft_words(label.group(), cues)


def _dates_the_theft(text: str, cues: Cues) -> bool:
    """Whether a sentence without a sum dates the theft told before: "the break-in of 3 May"."""
    nouns, happens = any_of(cues, "theft.nouns"), any_of(cues, "dates.happens")
    definite = rf"\b(?i:the|this|that|its|their)\s+(?:[\w\-’']+\s+){{0,4}}?{nouns}"
    is_one = bool(re.search(definite, text)) and not re.search(r"(?i)\bthefts\b", text)
    return is_one or bool(re.search(happens, text))


def _is_part(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> bool:
    """ "$288,072 in Polygon", an item below "lost $52 million across the following chains": no sum of its own."""
    introduction = context.introduction
    if introduction is None or not _is_bare(sentence.text, mentions):
        return False
    told = introduction.sentence.text.rstrip()
    is_whole = told.endswith(":") and any(f.amounts for f in introduction.firm_facts)
    return is_whole or bool(cues["roles.breakdown"].search(told))


def _labelled(
    sentence: Sentence, mentions: Mentions, victims: tuple[Victim, ...], cues: Cues
) -> tuple[Fact, ...]:
    """ "Date: 14 March 2026", "Loss: 5,120 ETH": the fields of an entry about one theft."""
    if sentence.kind not in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.PARAGRAPH):
        return ()
    label = re.match(r"\W{0,3}([A-Za-z ]{2,30}?)\s*(?:::?|\||–|—)\s", sentence.text)
    if label is None:
        return ()
    name = label.group(1).strip()
    if cues["dates.labels"].fullmatch(name) and mentions.dates:
        return (Fact(None, (), mentions.dates[0].date, Anaphor.THEFT),)
    is_of_several = len({v.id for v in victims if v.is_target}) > 1
    if cues["dates.sum_labels"].fullmatch(name) and mentions.amounts and not is_of_several:
        sums = _field_sums(sentence.text, label.end(), mentions, cues)
        return (Fact(None, tuple(without_parts(sentence.text, sums)), None, Anaphor.THEFT, is_field=True),)
    return ()


def _field_sums(text: str, start: int, mentions: Mentions, cues: Cues) -> list[AmountMention]:
    """ "Loss: about $41M ($41.3M by the count of others)": the first, that in the bracket, others stolen."""
    first = next((m for m in mentions.amounts if FILLED.fullmatch(text, start, m.start)), None)
    return [
        m
        for m in mentions.amounts
        if m is first
        or (first and BRACKETED.fullmatch(text, first.end, m.start))
        or is_stolen(text, m, mentions, cues, ())
    ]


def _robbed(
    sentence: Sentence,
    mentions: Mentions,
    victims: tuple[Victim, ...],
    context: Context,
    cues: Cues,
) -> tuple[Victim, ...]:
    """Each robbed party once; "the Ronin Network of Axie Infinity" is one victim under two names."""
    robbed = tuple({v.id: v for v in reversed(victims) if v.is_target}.values())[::-1]
    is_item = sentence.kind is BlockKind.HEADING or bool(mentions.amounts or mentions.dates)
    tells = (
        bool(theft_words(sentence.text, cues))
        or (sentence.kind in ITEMS and is_item)
        or _opens_with_date(mentions)
        or _is_entry(sentence.text, mentions, victims)
    )
    if not robbed and tells and len({v.id for v in victims}) == 1:
        return () if _is_beside(victims[0], sentence.text, context, cues) else victims[:1]
    return robbed or (_dated(sentence.text, mentions, victims) if tells else ())


def _is_beside(victim: Victim, text: str, context: Context, cues: Cues) -> bool:
    """ "used the keys of the Greylag DAO to withdraw": a name that nobody robs, where others are robbed."""
    known = context.victims.get(victim.name)
    robs_another = context.robbed.keys() - {victim.id}
    if known is None or known.is_target or not robs_another or victim.start <= len(text) // 4:
        return False
    return cues["theft.nouns"].search(text, 0, victim.start) is None


def _dated(text: str, mentions: Mentions, victims: tuple[Victim, ...]) -> tuple[Victim, ...]:
    """ "two cases, the Ronin bridge in March and Horizon in June": names that each have a date right behind them."""
    dated = {v.id: v for v in victims if any(BEHIND.fullmatch(text[v.end : d.start]) for d in mentions.dates)}
    return tuple(dated.values()) if len(dated) > 1 else ()


def _opens_with_date(mentions: Mentions) -> bool:
    """ "On 11 May 2026 the Wexmoor bridge released 9,410 ETH": day, sum and victim tell of the theft."""
    return bool(mentions.amounts) and any(d.start < OPENING and d.date.day for d in mentions.dates)


def _is_bare(text: str, mentions: Mentions) -> bool:
    """ "$34 million, 9 May 2025.": sums and dates alone, below the name of the robbed party."""
    return bool(mentions.amounts) and _count_words(mask(text, mentions)) <= FEW_WORDS


def _is_entry(text: str, mentions: Mentions, victims: tuple[Victim, ...]) -> bool:
    """ "Ronin, March 2022.", "Now Greylag: 3 May, $7.9M": the name of the robbed with a date or a sum, nothing else."""
    return (
        len({v.id for v in victims}) == 1
        and bool(mentions.dates or mentions.amounts)
        and _count_words(mask(text, mentions, victims)) <= FEWEST
    )


def _is_byline(sentence: Sentence, mentions: Mentions, victims: tuple[Victim, ...], context: Context) -> bool:
    """ "Greylag team · 7 August 2023": who wrote it, and the day on which it came out."""
    day = context.published_on
    if day is None or mentions.amounts or not _is_entry(sentence.text, mentions, victims):
        return False
    return all(
        (d.date.year, d.date.month, d.date.day) == (day.year, day.month, day.day) for d in mentions.dates
    )


def _count_words(masked: str) -> int:
    """The words beside the mentions."""
    return len(re.findall(r"[A-Za-z]+", re.sub(MASKS, "", masked)))


def _is_about_the_theft(text: str, cues: Cues) -> bool:
    return bool(
        cues["roles.theft_value"].search(text)
        or theft_words(text, cues)
        or cues["culprits.insider_deeds"].search(text)
    )


def _only_compares(text: str, cues: Cues) -> bool:
    """ "For scale: the same month saw $212 million stolen across the industry"."""
    return bool(cues["roles.industry"].search(text)) and not re.search(r"\bfrom\s+[A-Z]", text)

"""Which dates of a sentence say when the theft was, and not when somebody spoke of it or found it out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.english.heads import Head, head_of
from parsers.claims.english.marks import mask
from parsers.claims.english.words import any_of, in_comparison

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.values import Mentions
    from parsers.mentions.values import DateMention

OPENING = 24  # a date this near to the start of a sentence opens it
BESIDE = 30
NEAR = 70
# "attributed the theft to", before the culprit
LED = re.compile(
    r"\b(?:to|on|for|at|with|upon|against|blamed|named|identified|accused)\s+(?:[\w’'\-]+\s+){0,5}$"
)
AFTERWARDS = re.compile(
    r",?\s(?:the|an?|\w+)\s(?:day|days|night|nights|morning|week|weeks|months?)\s(?:after|later)\b"
)
OWNED = re.compile(r"\b(?i:the|a|its|their|this|that|last|latest)\s$")
# "said that it had lost $3 million to Lazarus in May": no verb of blame leads to the culprit
LOST_TO = re.compile(r"\b(?:lost|losing|loses|fell\svictim)\b[^.;:]*$")
BLAMED_ON = re.compile(r"\b(?:responsible|accountable|blamed|accused|[\ue002]+)\s(?:on\s)?$")
# "published cluster overlap between the two sets of theft addresses on 22 February"
PUBLISHED = re.compile(
    r"\b(?:publish|releas|post|tweet|issu|unseal|sign|adopt|submitt?|present)(?:ed|es|ing)\b"
    r"(?:(?!\b(?:that|which|who|when|after|stole|stolen|drained|taken|hacked|robbed|lost)\b)[^.;]){0,140}\s(?:on|in|of|dated)\s$"
)
# "By May 2014, they had caused"; "a group active since at least 2018"
BOUND = re.compile(
    r"(?:^|[,;]\s)(?:[Aa]nd\s)?[Bb]y\s$|\b(?:active|operating|operated|tracked|known)\s(?:since|from)\s(?:at\sleast\s|around\s|about\s)?$"
)
PERIOD = re.compile(r"\d{4}\s?[-–—]\s?\d{4}")  # "the 2024–2025 cohort"
# "Today, the department charged", and neither "the sanctioned group" nor "X, who was charged in 2018,"
COURT = worded(
    r"(?:(?!\b(?:who|which|that|when|after|as)\b)[^.;:]){0,80}?(?<!\sthe)(?<!\sa)(?<!\san)\s(?P<deed>{dates.court})\b"
)
LATER_DEED = worded(r"[^.;:]{0,80}?\b(?P<deed>{gates.launder})\b(?=[^.;:]*\b(?:stolen|looted|taken|lost)\b)")
DATELINE = re.compile(r"^[A-Z][A-Z .,/()]{2,40}(?:[A-Z][a-z]+\.?\s)?[,(]?\s?$")


@lru_cache(maxsize=2)
def _told(cues: Cues) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "said on", "told its clients on", "in a statement of"; and "the 5 May statement", "the May 2023 FBI release"."""
    told, papers = any_of(cues, "dates.told"), any_of(cues, "dates.papers")
    accused = any_of(cues, "dates.accused")
    theft = any_of(cues, "theft.nouns", "theft.verbs_from", "theft.verbs_of")
    border = r"(?:that|after|before|since|following)\b"
    before = (
        rf"(?:{told}(?:\s+(?!{border})\w+){{0,5}}?|{accused}(?:\s+(?!{border}|{theft})[^\s,;:.]+){{0,5}}?|{papers})\s+(?i:on|of|in|dated|from|last|only"
        rf"\s+on|late\s+on|as\s+of)\s+(?:the\s+)?$|{told}\s+$|\((?:on|of)?\s*$"
    )
    return re.compile(before), re.compile(rf"(?:[’']s?)?\s+(?:[A-Z][\w.]*\s+){{0,3}}{papers}\b")


@lru_cache(maxsize=256)  # each date of a sentence asks
def theft_words(text: str, cues: Cues) -> tuple[re.Match[str], ...]:
    """All words of the text that tell of a theft."""
    keys = ("theft.nouns", "theft.verbs_from", "theft.verbs_of", "theft.losses", "theft.culprits")
    return tuple(m for k in keys for m in cues[k].finditer(text))


def is_theft_date(text: str, date: DateMention, mentions: Mentions, cues: Cues) -> bool:
    """Whether a date says when the theft was."""
    thefts = theft_words(text, cues)
    if not thefts and not (mentions.amounts and date.start < OPENING):
        return False
    return is_free_date(text, date, mentions, cues)


def is_free_date(text: str, date: DateMention, mentions: Mentions, cues: Cues) -> bool:
    """Whether nothing marks a date as that of something else: of a report, a find, an arrest, another theft."""
    thefts = theft_words(text, cues)
    if (
        PERIOD.search(date.surface)
        or BOUND.search(text[: date.start])
        or AFTERWARDS.match(text[date.end :])
        or _titles_paper(text, date, cues)
        or in_comparison(text, date.start, cues)
    ):
        return False  # "on 21 August, the day after the theft"
    if _hangs_on_theft(text, date, cues):
        return True
    before, after = _told(cues)
    lead, rest = text[: date.start], text[date.end :]
    if re.match(r"\s+alone\b", rest) or _dates_blame(text, date, mentions):
        return False  # "in 2024 alone, our governments have attributed"
    if opened := re.match(r"(?:on|in|last|late|early)\b", date.surface, re.IGNORECASE):
        lead += opened.group() + " "
    is_dateline = DATELINE.match(lead) and re.match(r"\s*(?:\(|[-–—])", rest)
    if (
        is_dateline
        or (before.search(lead) and not _opens_bracket(lead, rest, thefts, mentions, date))
        or after.match(rest)
    ):
        return False
    if (
        head_of(text, date, cues) in (Head.SAYING, Head.OTHER)
        or dates_entry(text, date, cues)
        or dates_value(text, date, cues)
        or _opens_other(text, date, cues)
    ):
        return False
    says = [m for m in cues["report.verbs"].finditer(text) if not _inside_noun(text, m)]
    return not (
        PUBLISHED.search(lead)
        or _opens_report(text, date, says, thefts, mentions)
        or _closes_report(text, date, says, thefts, mentions)
    )


def _hangs_on_theft(text: str, date: DateMention, cues: Cues) -> bool:
    """ "last year's theft of", "the June 11 theft of", "names X as the intruder of 2 March"."""
    nouns, lead, rest = any_of(cues, "theft.nouns"), text[: date.start], text[date.end :]
    if re.match(rf"[’']s\s+(?:[\w\ue000$€£¥₩.,]+\s+){{0,4}}?{nouns}", rest):
        return True
    if re.search(rf"(?:{nouns}|{any_of(cues, 'theft.culprits')})\s+of\s+(?:the\s+)?$", lead):
        return True
    is_owned = OWNED.search(lead) is not None
    return is_owned and re.match(rf"\s+(?:[\w\-.$]+\s+){{0,2}}?{nouns}", rest) is not None


def _dates_blame(text: str, date: DateMention, mentions: Mentions) -> bool:
    """ "held North Korea responsible on Friday for the hacking of"."""
    is_led = BLAMED_ON.search(mask(text, mentions)[: date.start]) if mentions.actors else None
    return is_led is not None and re.match(r"\s+(?:for|of|over)\s", text[date.end :]) is not None


def _opens_bracket(
    lead: str, rest: str, thefts: tuple[re.Match[str], ...], mentions: Mentions, date: DateMention
) -> bool:
    """ "the Greylag hack (May 2025", "Greylag (4 May, 2 million USDC)": the bracket dates it."""
    closing = date.end + max(rest.find(")"), 0)
    if lead.rstrip().endswith("(") and any(date.end <= m.start < closing for m in mentions.amounts):
        return True
    return lead.rstrip().endswith("(") and any(0 <= len(lead) - m.end() < OPENING for m in thefts)


def dates_entry(text: str, date: DateMention, cues: Cues) -> bool:
    """ "15 September 2023: Elliptic published a post": an entry about something said or done afterwards."""
    is_bracketed = text.rfind("(", 0, date.start) > text.rfind(")", 0, date.start)
    if (
        is_bracketed
        or date.start > OPENING
        or not re.match(
            r"[^\w]*(?:[\d:]+\s?(?:AM|PM)?\s?)?(?:UTC|[A-Z]{3}|\([^)]*\))?\s*[:|–—-]", text[date.end :]
        )
    ):
        return False
    told = [cues[k].search(text, date.end) for k in ("dates.told", "dates.others", "dates.entries")]
    deeds = [cues[k].search(text, date.end) for k in ("theft.verbs_from", "theft.verbs_of", "theft.losses")]
    first = min((m.start() for m in deeds if m), default=len(text))
    return any(m.start() < first for m in told if m)


def dates_value(text: str, date: DateMention, cues: Cues) -> bool:
    """ "$435 million at 2024-12 prices": the day of a price."""
    return any(m.start() <= date.start < m.end() for m in cues["roles.later_value"].finditer(text))


def _titles_paper(text: str, date: DateMention, cues: Cues) -> bool:
    """ "in its 2020 crime report": the year of a paper."""
    if date.date.month or not OWNED.search(text[: date.start]):
        return False
    return re.match(rf"\s(?:[\w\-]+\s){{0,3}}?{any_of(cues, 'dates.papers')}\b", text[date.end :]) is not None


def _opens_report(
    text: str,
    date: DateMention,
    says: list[re.Match[str]],
    thefts: tuple[re.Match[str], ...],
    mentions: Mentions,
) -> bool:
    """ "In 2024 alone, our governments have attributed …": the date of the attribution."""
    if any(m.start() < date.start for m in thefts) or not mentions.actors:
        return False
    later = [m.start() for m in says if m.start() >= date.end]
    if not later:
        return False
    verb = later[0]
    subject = any(date.end <= p.start < verb and text[p.end : p.end + 1] != "-" for p in mentions.parties)
    is_own = re.match(r"\s*(?:alone)?,?\s*(?:we|our)\b", text[date.end :]) is not None
    is_near = date.start <= OPENING and verb - date.end <= NEAR
    return (subject or is_own or is_near) and not any(date.end <= m.start() < verb for m in thefts)


def _opens_other(text: str, date: DateMention, cues: Cues) -> bool:
    """ "In January its members used a mixer to launder $5 million stolen in the heist": the day of what is done with it.

    "Today, the department charged two men with the theft of": of what is done about it.
    """
    if date.start > OPENING:
        return False
    deed = LATER_DEED(cues).match(text, date.end) or COURT(cues).match(text, date.end)
    return deed is not None and not any(
        date.end <= m.start() < deed.start("deed") for m in theft_words(text, cues)
    )


def _closes_report(
    text: str,
    date: DateMention,
    says: list[re.Match[str]],
    thefts: tuple[re.Match[str], ...],
    mentions: Mentions,
) -> bool:
    """ "… attributed the theft to Lazarus on 23 January": behind verb and culprit, no theft between."""
    ends = [a.end for a in mentions.actors if a.end <= date.start and LED.search(text[: a.start])]
    if not ends or not any(m.start() < ends[-1] for m in says):
        return False
    if LOST_TO.search(text[: ends[-1]]):
        return False
    between = text[ends[-1] : date.start]
    return len(between) <= BESIDE and not any(ends[-1] <= m.start() < date.start for m in thefts)


def _inside_noun(text: str, match: re.Match[str]) -> bool:
    """ "the reported theft", "the DPRK state, which": a verb's form beside or as a noun says nothing."""
    is_noun = match.group().casefold() == "state" and not re.match(r"\s+that\b", text[match.end() :])
    return is_noun or bool(re.match(r"\s+(?:theft|hack|heist|losses)", text[match.end() :]))

"""Shapes of English words, and expressions built from the cue words of the configuration."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.english.clauses import BLAMED_BEHIND
from parsers.claims.hints import hinted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.hints import Hinted

CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĆČĐĒĖĘĚĞĪİĶŁŃŅŇŌŐŘŚŞŠŤŪŮŰŹŻŽ"
BLANK = r"[^\S\n]"
# One word of a name: capitals somewhere in it, digits and inner points allowed (Stake.com, bZx, 1inch)
WORD = (
    rf"(?:(?:[A-Z]\.){{2,}}|(?:Mt|St|Ste|Ft)\.(?={BLANK}[A-Z])|[{CAPITAL}]\w*(?:[.\-’'&][A-Za-z0-9]+)*(?:\.(?={BLANK}[A-Z][a-z]*\.))?"
    rf"|[a-z]{{1,2}}[A-Z]\w*|[a-z]+\d[a-z]\w+|\d+[A-Za-z]\w*"
    rf"|(?!(?:19|20)\d\d)\d{{2,4}}(?={BLANK}(?:Finance|Exchange|Swap|Capital|Labs|Protocol|Bank|Pay|Markets|Network|DAO|Trade)\b))"
)
HEADS = r"(?:Bank|House|Bureau|Department|Ministry|Office|University|Isle|Institute|Board|Court|Order|Circle)"
BANKS = r"(?:Banco|Banca|Banque|Caja|Crédit)"
OPENERS = (
    rf"(?:{BANKS}{BLANK}(?:de|del|do|da|di|du|della){BLANK}(?:(?:la|los|las){BLANK})?"
    rf"|{HEADS}{BLANK}of{BLANK}(?:the{BLANK})?)"
)
# What a name can begin with, seen before anything is tried: nearly all places of a text are none
BEGIN = rf"(?<!\w)(?=[{CAPITAL}\d]|[a-z]{{1,2}}[A-Z]|[a-z]+\d[a-z])"
# "Nimbus 9", and not "Greylag 9 hours"
NUMBERED = (
    rf"(?:{BLANK}\d{{1,2}}(?![\w.,%:/°–-])(?!{BLANK}(?!(?:was|is|has|loses|says|confirms|users|customers)\b)"
    r"(?:[a-z]+s|of|to|per|million|billion|thousand|out|and|or)\b))"
)
NAME = rf"{BEGIN}{OPENERS}?{WORD}(?:{BLANK}(?:&{BLANK})?{WORD}){{0,4}}{NUMBERED}?"
# "Celas Trade Pro": a program, whatever the word before says
PROGRAM = r"(?:Pro|Plus|Apps?|Bot|Suite|Software|Terminal|Desktop|Client|Setup|Installer|Beta|v?\d[\d.]*)\b"
ARTICLE = r"(?:(?:the|its|their|our|a|an|his|her)\s+)?"
# Words between a preposition and the name: "the Vietnamese online casino and betting platform"
MODIFIERS = (
    rf"(?:(?:(?!(?:by|to|from|in|near|outside|across|after|when|while|was|were|is|are|has|had|have)\b)[a-z][\w\-]*|[\ue002\ue003]+(?:[’']s)?(?:-based)?|[{CAPITAL}][\w\-]*(?:-based|n|ese|"
    r"ish|i|an|ch)|and|/),?\s+){0,7}?"
)
# numbers of techniques, cases and quarters (T10.001, OAK-G01, Q3, 1:25-cv-00000), and compounds (DPRK-linked)
CODE = re.compile(
    r"[\d.,]+\w?|Q\d|\d{4}s?|[A-Z]{2,6}-[A-Z]\w*|(?:[A-Z]{1,5}-)?[A-Z]{0,3}\d+(?:[.\-:]\w+)*|"
    r"[A-Z][\w.]*-[a-z]+|[A-Z]{1,4}-[A-Z]?\d+\S*"
)
_NAMED = re.compile(NAME)
REACH = 70
WORDS = re.compile(r"\S+")
POSSESSIVE = re.compile(r"[’']s?$")
WITHIN_SENTENCE = re.compile(rf"[a-z\d,;)]{BLANK}[“\"‘'(]?$")
BEHIND = re.compile(r"[’']s?$|[.,;:]+$")
BEHIND_NAME = re.compile(r"[’']s?$|(?<!\.\w)[.,;:]+$|[,;:]+$")
MARKED = re.compile(r"[a-z][A-Z]|\w\.\w|\d[A-Za-z]")
# what stays small in a title that writes its words large
SMALL = frozenset(
    (
        *(
            "from",
            "with",
            "into",
            "over",
            "upon",
            "than",
            "that",
            "when",
            "this",
            "have",
            "about",
            "above",
            "across",
        ),
        *("after", "against", "among", "around", "before", "behind", "below", "between", "beyond", "during"),
        *("inside", "under", "until", "within", "without", "while", "which", "their", "through", "toward"),
        *("towards", "where"),
    )
)


BLAMED_AFTER = re.compile(rf"[^()]*\){BLAMED_BEHIND.pattern}")
# "resembled the 2019 theft from Upbit, when 342,000 ether was taken": to the end of what is told of the other theft
LIKE_ANOTHER = worded(
    r"(?i){gates.alike}\s(?:the|an?|that|its)\s(?:[\w’'\-]+\s){0,5}?{theft.nouns}"
    r"(?:[^,;:.]|[,.](?=\d)|,\s(?:when|in\swhich|which|where|who|whose)\b)*"
)
RANKED = re.compile(
    r"(?i)\b(?:(?:second\sonly|next|compared|as\sopposed)\sto|(?:only|just|subsequently|later|far|well)\s(?:behind|ahead\sof)|"
    r"behind\s(?:only|just)|compared\swith|surpassed|eclipsed|overtaken|exceeded|dwarfed)\b"
)


def short_of_loot(cues: Cues, most: int) -> str:
    """Up to so many letters of a clause that do not tell of a part of the loot: "$2 million of the stolen tokens"."""
    loot = any_of(cues, "theft.looted")
    part = rf"\s(?:of|from|in|with)\s(?:(?:the|this|that|those|these|its|their)\s)?(?:[a-z]+\s)?{loot}\b"
    return rf"(?:(?!{part})[^;:.]){{0,{most}}}?"


@dataclass(frozen=True, slots=True, eq=False)  # the one object that it is: a key of caches
class Rule:
    """An expression with a line of text that it is about."""

    example: str
    pattern: Hinted


def rule(example: str, *parts: str) -> Rule:
    """A rule from the parts of its expression."""
    return Rule(example, hinted("".join(parts)))


@lru_cache(maxsize=256)
def any_of(cues: Cues, *keys: str) -> str:
    """One expression for all words of some lists, in any case, as whole words."""
    return f"(?i:{cues.either(*keys)})"


def held_by(cues: Cues) -> str:
    """ "the users of", "the hot wallets belonging to"."""
    return rf"(?:{cues.either('theft.held_by')}\s+(?:of|at|on|belonging\s+to|held\s+by)\s+)?"


def tells_of_theft(masked: str, cues: Cues) -> bool:
    """Whether a masked text holds a sum or any word of theft: what has neither needs no rule of thefts."""
    return "\ue000" in masked or bool(_theft(cues).search(masked))


@lru_cache(maxsize=2)
def _theft(cues: Cues) -> Hinted:
    keys = ("nouns", "verbs_from", "verbs_of", "losses", "culprits", "holdings")
    return hinted(any_of(cues, *(f"theft.{key}" for key in keys)))


@lru_cache(maxsize=1024)  # several rules look at the names of one sentence
def names_in(masked: str) -> tuple[tuple[int, int], ...]:
    """Where names stand in a text."""
    return tuple(found.span() for found in _NAMED.finditer(masked))


@lru_cache(maxsize=64)
def words_of(cues: Cues, key: str) -> frozenset[str]:
    """The words of a list, in lower case."""
    return frozenset(w.casefold() for w in cues.lists[key])


@lru_cache(maxsize=2048)  # rules ask the same of a name in every sentence of a text
def stands_in(text: str, before: str, name: str, after: str = "") -> bool:
    """Whether a name stands in a text between what two expressions see or match."""
    return name in text and re.search(f"{before}{re.escape(name)}{after}", text) is not None


def is_code(name: str) -> bool:
    """Numbers of techniques, cases, quarters: no name."""
    return bool(CODE.fullmatch(name))


def is_marked(name: str) -> bool:
    """A name that shows itself by its form: an inner capital, digit or point (KuCoin, Stake.com, 1inch)."""
    return bool(MARKED.search(name))


@lru_cache(maxsize=512)
def is_title(text: str) -> bool:
    """Whether a heading writes all its words large, so that a capital makes no name in it."""
    words = re.findall(r"[A-Za-z][\w’'\-]*", text)
    small = [w for w in words if w[0].islower() and len(w) > len("the") and w not in SMALL]
    return len(words) > 2 and not small  # noqa: PLR2004


def in_comparison(text: str, start: int, cues: Cues) -> bool:
    """ "the largest since the Coincheck incident (2018, 58 billion yen)": in the bracket behind another theft.

    Or in a bracket that ranks it: "the second largest (behind only the Bybit event of $1.46 billion)"; or in the
    clause: "resembled the 2019 theft from Upbit, when 342,000 ether was taken".
    """
    if BLAMED_AFTER.match(text, start):
        return False  # "(May 2024, $8 million), which the FBI attributed to Lazarus"
    before = text[max(0, start - REACH) : start]
    if any(re.search(r"[(（][^)）]*$", before[m.end() :]) for m in cues["comparison.leads"].finditer(before)):
        return True
    inside = re.search(r"[(（][^()（）]*$", text[:start])
    if inside is not None and RANKED.search(inside.group()):
        return True
    like = LIKE_ANOTHER(cues).search(text, max(0, start - REACH))
    return like is not None and like.start() < start < like.end()


@lru_cache(maxsize=4096)
def bare(word: str) -> str:
    """A word without the possessive and the punctuation behind it."""
    return BEHIND.sub("", word)


def find_parts(text: str, start: int, end: int, cues: Cues) -> Iterator[tuple[int, int]]:
    """ "Sky Mavis' Ronin Bridge" is the bridge; "Bybit's" is Bybit; "On Stake.com" is Stake.com."""
    never, calendar = words_of(cues, "names.never"), words_of(cues, "names.calendar")
    if bare(text[start:end]).casefold() in never:
        return
    words = _without_openers(text, [m.span() for m in WORDS.finditer(text, start, end)], cues)
    for i, (a, b) in enumerate(words):
        if i + 1 < len(words) and POSSESSIVE.search(text[a:b]):
            yield from find_parts(text, words[i + 1][0], end, cues)
            return
    words = _before_office(text, words, cues) if words else words
    if (
        len(words) > 1
        and text[slice(*words[-1])].isdigit()
        and bare(text[slice(*words[-2])]).casefold() in calendar
    ):
        words.pop()  # a day of a month
    tails = words_of(cues, "names.tails") | calendar
    while words and bare(text[slice(*words[-1])]).casefold() in tails:
        words.pop()
    if words:
        a, b = words[0][0], words[-1][1]
        yield a, a + len(BEHIND_NAME.sub("", text[a:b]))


def _without_openers(text: str, words: list[tuple[int, int]], cues: Cues) -> list[tuple[int, int]]:
    """ "On Stake.com" is Stake.com; "robbed Baltic Coin House" is no "House": a closing word alone names nobody."""
    never, closers = words_of(cues, "names.never"), words_of(cues, "names.closers")
    first = next((i for i, (a, b) in enumerate(words) if bare(text[a:b]).casefold() not in never), len(words))
    rest = {bare(text[a:b]).casefold() for a, b in words[first:]}
    is_cut = first > 0 and bool(rest) and rest <= closers
    return words if is_cut and WITHIN_SENTENCE.search(text, 0, words[0][0]) else words[first:]


def _before_office(text: str, words: list[tuple[int, int]], cues: Cues) -> list[tuple[int, int]]:
    """ "Greylag CEO Ida Korhonen" is Greylag: behind a firm's name an office and its holder are none of it.

    "Chief Scientist Ida Korhonen" is Ida Korhonen.
    """
    offices, titles = words_of(cues, "names.offices"), words_of(cues, "names.titles")
    said = [bare(text[a:b]).casefold() for a, b in words]
    at = next((i for i, word in enumerate(said) if word in offices), 0)
    if said[at] in offices and all(word in titles for word in said[:at]):
        rest = next((i for i, word in enumerate(said) if word not in offices and word not in titles), at)
        return words[rest:] if len(words) - rest > 1 else words
    return words[:at] if at else words

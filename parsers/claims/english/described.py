"""Robbed parties that the text leaves unnamed: "a Panama-based payment processor", "Victim-2"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.english.marks import AMOUNT
from parsers.claims.english.slots import ADVERBS, OF, within
from parsers.claims.english.words import CAPITAL, NAME, any_of, held_by, words_of
from parsers.claims.hints import hinted, those_in
from parsers.claims.spans import apart
from parsers.claims.values import Victim
from parsers.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.hints import Hinted

PLACEHOLDER = (
    r"(?:(?i:Victim|Company|Exchange|Entity|Firm|Business|Platform|Protocol|Service|Employer|Client|Bank|Fund)|V(?i:ictim\sCompany))"
    r"(?:[\s\-](?:Company\s)?[-#]?(?:\d{1,2}|[A-Z])(?![\w])|[\s\-](?:One|Two|Three|Four)\b)"
)
# behind "a bridge", "a project"
TIED = worded(
    rf"\s(?:(?:that\s(?:is|was)\s)?{{described.tied}}\s(?:to|with)|{{described.runs}})\s(?:the\s)?(?:[a-z\-]+\s){{0,4}}(?P<v>{NAME})"
)
# "a Slovenian company in December 2017, which is Greylag"
WHICH_IS = re.compile(
    r"(?:\s(?:in|on|of|during)\s[\ue001\ue003\s]+)?(?:,?\s(?:which|that)\s(?:is|was)|,\s(?:namely|i\.e\.,?|identified\sas|known\sto\sbe)"
    rf"|\s\((?:i\.e\.,?\s)?)\s?(?P<v>{NAME})(?=[,;.)]|\s\()"
)
# "from a cold wallet": where whoever was robbed kept the coins
STORE = worded(r"(?i)(?:\w+\s)?{described.stores}\s(?:wallets?|vaults?)")
# "the largest outflow at a Korean exchange": a class, and nobody of it
SUPERLATIVE = worded(
    r"(?i){described.ranks}\s(?:[\w\-]+\s){0,3}?{described.ranked}\s(?:ever\s)?(?:at|of|from|against|on|by|in)\s$"
    # "the first time that the police have laid the robbery of an exchange to"
    r"|\b(?:first|second|third|only|last)\stime\b[^.;]*$"
)
OF_ITS = re.compile(r"\bof\s(?:its|their|his|her)\b")  # "a loan of its parent company"
OF_FIRM = re.compile(r"\bdevelopers?\s(?:of|at|from)\s(?:the\s)?[A-Z]")
SUPPLIER = worded(r"\s{described.suppliers}")
OWNED = re.compile(r"(?i:its|his|her|their)$")
# Words that say where it sits and what it does not matter for the id
SEATS = re.compile(r"\b(?:based|in|of|headquartered|located|licensed|registered|incorporated|a|an|the)\b")


@dataclass(frozen=True, slots=True)
class _Expressions:
    described: re.Pattern[str]
    robbed: tuple[Hinted, ...]
    employed: tuple[Hinted, ...]


@lru_cache(maxsize=2)
def _expressions(cues: Cues) -> _Expressions:
    kinds = cues.either("services.words", "services.persons")
    word = rf"(?:[a-z][\w\-]*|[{CAPITAL}][\w\-.]*|\ue003+(?:-[a-z]+)?)"
    described = (
        rf"(?P<d0>(?i:a|an|another|one|two|three|its|his|her|their))\s+(?P<d>(?:{word}(?:,\s|"
        rf"\s)){{0,6}}?(?i:{kinds}))(?:[’']s)?"
        rf"(?P<p>\s+(?:{cues.either('described.seated')}\s+)?"
        rf"(?:in|of|on|near|from)\s+(?:the\s+)?(?!(?:virtual|digital|crypto\w*|coins|tokens|about|some|approximately)\b){word}(?:\s[{CAPITAL}][\w\-]+)?)?"
    )
    nouns, outflows = any_of(cues, "theft.nouns"), any_of(cues, "theft.verbs_from")
    verbs_of, losses, holdings = (any_of(cues, f"theft.{k}") for k in ("verbs_of", "losses", "holdings"))
    at = (
        rf"(?:{OF}|at|on|against|from|out\s+of|belonging\s+to|held\s+by)\s+(?:the\s+)?(?:(?:our|its|their|his|her|the\sfirm[’']s)\s{cues.either('described.members')},\s)?(?:(?:users|"
        rf"customers|clients|{holdings})\s+(?:of|at)\s+)?"
    )
    return _Expressions(
        re.compile(described),
        tuple(
            hinted(p)
            for p in (
                rf"{nouns}{within(cues, 8)}{at}{described}",  # the theft of $3 million from a broker in Brno
                rf"{outflows}{within(cues, 12)}{at}{described}",  # took 90 coins from a broker in Brno
                rf"^\W*(?:At|From)\s+\W*{described}(?:,|\s)[^;:.]{{0,60}}?{outflows}",  # at a broker they took
                rf"{AMOUNT}(?:\s[a-z]+){{0,6}}?\s+from\s+{described}",  # $3 million from a broker
                rf"{verbs_of}\s+(?:into\s+)?(?:the\s+)?{held_by(cues)}{described}",  # robbed a broker
                # gained access to the servers of a broker
                (
                    rf"{any_of(cues, 'described.enters')}\s(?:the\s)?"
                    rf"{held_by(cues)}{described}"
                ),
                rf"{described}[^.;]{{0,60}}?,?\s(?:from|at)\s+(?:which|whom|where)\b",  # a broker from which
                # a retired dentist from Ghent lost 14 BTC
                (
                    rf"(?P<d0>(?i:an?|one))\s(?P<d>(?:[a-z][\w\-]*\s){{0,4}}?[a-z][\w\-]+)(?P<p>\s(?:from|in|of)\s(?:the\s)?"
                    rf"{word}(?:\s[{CAPITAL}][\w\-]+)?)(?:,[^,;.]{{2,40}},)?\s(?:[a-z]+\s){{0,2}}?{losses}[^;.]{{0,60}}?{AMOUNT}"
                ),
                # a custodian in Jakarta lost
                rf"{described}(?:,[^,;.]{{2,80}},|\s(?:that|which|whom)\s[^,;.]{{2,60}}?)?\s+{ADVERBS}{losses}",
            )
        ),
        tuple(
            hinted(p)
            for p in (
                # was hired by a startup in Vermont
                (
                    any_of(cues, "described.hires")
                    + rf"[^.;]{{0,80}}?\b(?:by|at|with|from|for|,)\s+{described}"
                ),
                # the second complaint concerns a broker
                (
                    rf"{any_of(cues, 'described.counts')}\s(?:[\w\-]+\s)?{any_of(cues, 'described.concerns')}\s{described}"
                ),
            )
        ),
    )


def find_described(text: str, masked: str, taken: list[tuple[int, int]], cues: Cues) -> Iterator[Victim]:
    """Descriptions in the slots of theft words, where no name stands in or right behind them."""
    for pattern in those_in(_expressions(cues).robbed, masked):
        for match in pattern.finditer(masked):
            victim = _victim(text, match)
            if victim.service in words_of(cues, "theft.holdings") and re.match(
                r"\s+(?:of|at)\s(?!virtual\b|digital\b|crypto|coins\b)", masked[victim.end :]
            ):
                continue
            is_holding = victim.service in words_of(cues, "theft.holdings")
            if match.group("d0").casefold() in ("its", "their"):
                continue  # "its game treasury", "a loan from its parent company"
            if SUPERLATIVE(cues).search(masked[: match.start("d0")]):
                continue
            if is_holding and (" of " in f" {victim.name} " or OWNED.match(match.group("d0"))):
                continue
            # "compromised a developer of Greylag": how they came in
            if (
                OF_FIRM.search(victim.name)
                or OF_ITS.search(victim.name)
                or SUPPLIER(cues).match(masked, victim.end)
            ):
                continue
            if STORE(cues).fullmatch(victim.name) or _stands_beside(masked, victim, taken):
                continue
            if not any(a < victim.end + 25 and b > victim.start for a, b in taken):
                yield victim


def _stands_beside(masked: str, victim: Victim, taken: list[tuple[int, int]]) -> bool:
    """ "Thornquist OTC, a broker in Vilnius", "Victim-2 is a platform": the name's own description."""
    return any(
        b <= victim.start
        and re.fullmatch(
            r"\)?\s*(?:,|\(|–|—|\bis\b|\bwas\b)\s*(?:a|an|the|one|another)?\s*", masked[b : victim.start]
        )
        for _, b in taken
    )


def find_heading(text: str, masked: str, cues: Cues) -> Victim | None:
    """ "A bank in Jakarta": a heading that is a description as a whole."""
    match = _expressions(cues).described.match(masked)
    return _victim(text, match) if match and not masked[match.end() :].strip(" :.") else None


def find_employers(text: str, masked: str, taken: list[tuple[int, int]], cues: Cues) -> Iterator[Victim]:
    """ "was hired in May 2024 by a startup in Vermont": whom a later sentence robs as "his employer"."""
    found = (m for pattern in _expressions(cues).employed for m in pattern.finditer(masked))
    for match in found:
        victim = _victim(text, match, is_target=False)
        if not any(a < victim.end and b > victim.start for a, b in taken):
            yield victim


def _victim(text: str, match: re.Match[str], *, is_target: bool = True) -> Victim:
    start, end = match.start("d"), match.end("p") if match.group("p") else match.end("d")
    name = re.sub(r"\s+", " ", text[start:end])
    service = match.group("d").split()[-1].casefold()
    found = slug(SEATS.sub(" ", name)) or service
    if match.group("d0").casefold() == "another":  # than the one before
        found = f"another-{found}"
    return Victim(start, end, name, "unnamed:" + found, service, is_target)


def foremost(found: dict[int, Victim]) -> tuple[Victim, ...]:
    """Of overlapping names the first, of those that begin at one place the longest; in the order of the text."""
    return apart(found.values(), lambda v: (v.start, -v.end))

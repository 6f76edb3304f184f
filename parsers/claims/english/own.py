"""The publisher as the robbed party: "our hot wallets were emptied", "we were hacked"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.english.marks import AMOUNT
from parsers.claims.english.words import any_of, rule
from parsers.claims.hints import hinted, those_in
from parsers.claims.publisher import GOVERNMENT, compiles
from parsers.claims.values import Victim
from parsers.names import spelling_key, victim_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.hints import Hinted
    from parsers.lexicon import Lexicon


SELF = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")


@lru_cache(maxsize=2)
def _expressions(cues: Cues) -> tuple[Hinted, ...]:
    holdings, losses = any_of(cues, "theft.holdings"), any_of(cues, "theft.losses")
    outflows = f"(?:{any_of(cues, 'theft.verbs_from')}|{any_of(cues, 'theft.verbs_of')})"
    own = rf"(?:\w+\s+){{0,4}}?\b(?i:our(?:\s+own)?)\s+(?:\w+\s+){{0,3}}?{holdings}"
    rules = (
        rule(
            "we were robbed",
            r"\b(?i:we)\s+(?:were|have\s+been|got|had\s+been|are)\s+(?:\w+\s+)?",
            r"(?:robbed|hacked|breached|attacked|drained|hit)\b",
        ),
        rule("we lost $3 million", rf"\b(?i:we)\s+(?:have\s+)?{losses}\s+(?:\w+\s+){{0,3}}?{AMOUNT}"),
        rule("moved 90 coins out of our cold storage", rf"{outflows}[^;.]{{0,60}}?\s(?:from|of|at)\s+{own}"),
        rule("drained our vaults", rf"{outflows}\s+{own}"),
        rule("$24.6 million of your and our money", rf"{AMOUNT}\s+(?:of|from|in|out\s+of)\s+{own}"),
        rule("our vaults were emptied", rf"{own}[^;.]{{0,40}}?\s{outflows}"),
        rule(
            "withdrawals from one of our hot wallets",
            r"\b(?i:withdrawals?|outflows?|transfers?|theft|attack|breach|intrusion|access)\b",
            rf"[^;.]{{0,40}}?\s(?:from|of|at|on|to|in|into)\s+{own}",
        ),
    )
    return tuple(r.pattern for r in rules)


def find_own(text: str, masked: str, context: Context, cues: Cues) -> Iterator[Victim]:
    """The publisher, where it tells in the first person of the loss of what is its own."""
    publisher = owner(context)
    if publisher is None:
        return
    for pattern in those_in(_expressions(cues), masked):
        for match in pattern.finditer(masked):
            we = re.search(r"(?i)\b(?:we|our)\b", match.group())
            if we and not _is_quoted(text, match.start() + we.start()):
                start = match.start() + we.start()
                yield Victim(start, start + len(we.group()), *publisher)
    for match in _spelled(context.publishers[0]).finditer(text):
        # "the theft from greylag users": a house that writes itself small is no name to the slots
        if match.group().islower() and _robbed(cues).search(masked, 0, match.start()):
            yield Victim(*match.span(), *publisher)


@lru_cache(maxsize=2)
def _robbed(cues: Cues) -> Hinted:
    """ "the theft from", "took $3 million from the users of", right before a name."""
    taken = any_of(cues, "theft.nouns", "theft.verbs_from")
    return hinted(
        rf"(?:{taken}[^;.]{{0,60}}?\s(?:from|of|at|against)|{any_of(cues, 'theft.verbs_of')})\s(?:the\s)?(?:users\sof\s)?$"
    )


def find_losing(text: str, context: Context, cues: Cues) -> Victim | None:
    """The publisher as one of whom the page may be about: "we", in a text that speaks of its customers or vaults.

    "This closes the thread on the theft of 5,020 ether": nobody's name need be told to its own customers.
    """
    publisher = owner(context)
    if (
        publisher is None
        or _is_finder(context.publishers[0], cues)
        or compiles(context.publishers[0], context.lexicon)
    ):
        return None
    told = SELF.search(text) or cues["theft.verbs_from"].search(text)
    if told is None or _is_quoted(text, told.start()) or not _keeps(cues).search(context.text):
        return None
    return Victim(told.start(), told.start(), *publisher)


def find_loss(text: str, amounts: bool, context: Context, cues: Cues) -> Victim | None:  # noqa: FBT001
    """The publisher, robbed by salience, in a sentence that tells of a sum that was taken and names nobody."""
    publisher = owner(context)
    known = context.victims.get(publisher[0]) if publisher else None
    if known is None or not known.reason or not amounts or not cues["theft.verbs_from"].search(text):
        return None
    return replace(known, start=0, end=0)


@lru_cache(maxsize=2)
def _keeps(cues: Cues) -> re.Pattern[str]:
    kept = any_of(cues, "theft.holdings")
    return re.compile(
        rf"\b(?i:our)\s(?:\w+\s){{0,2}}?(?:{kept}|(?i:lawyers|counsel|insurers?|(?:partner|firm|provider|consultants?|responders)(?=[\s,.])))\b|\b(?i:dear)\s(?i:customers|users|clients)\b"
    )


def _is_finder(party: str, cues: Cues) -> bool:
    return bool({word.casefold() for word in cues.lists["firms.names"]} & set(re.split(r"[-_.]", party)))


def owner(context: Context) -> tuple[str, str] | None:
    """Name and victim id of a publisher that can be robbed: neither a government nor a listed firm."""
    if len(context.publishers) != 1:
        return None
    return _owner(context.publishers[0], context.text, context.lexicon)


@lru_cache(maxsize=4)
def _owner(party: str, text: str, lexicon: Lexicon) -> tuple[str, str] | None:
    if not party or GOVERNMENT.fullmatch(party) or f"party:{party}" in lexicon.names:
        return None
    spelled = _spelled(party).search(text)
    name = spelled.group() if spelled else party.replace("-", " ").title()
    return name, victim_id(party, lexicon)


@lru_cache(maxsize=256)  # what a run reads is of some few publishers
def _spelled(party: str) -> re.Pattern[str]:
    letters = map(re.escape, spelling_key(party))
    return re.compile(rf"(?<!\w){'[^a-z0-9]{0,2}'.join(letters)}(?!\w)", re.IGNORECASE)


def _is_quoted(text: str, position: int) -> bool:
    """Inside quotation marks somebody else says "we"."""
    before = text[:position]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1

"""Culprits that no list knows, by the slots that accusations open: "the work of X", "blamed X for", "X, a hacking group"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.english.victims import ARTICLE, NAME, NOT_NAMES, find_parts, is_code
from parsers.mentions.values import NameMention
from parsers.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Victim

CREW = r"(?:group|crew|gang|actors?|cluster|outfit|collective|team|syndicate|hackers?|operators|ring|unit|thief|individual|man|woman)"
V = rf"[“\"‘']?(?P<v>{NAME})"
PATTERNS = tuple(
    re.compile(p)
    for p in (
        # "a group that we track as Copper Magpie"
        rf"{CREW}\s+(?:that\s+|which\s+)?(?:(?:we|it|they|he|she|(?:the\s+)?[A-Z]?\w+)\s+)?(?:track(?:s|ed)?(?:\s+as)?|calls?|called|known\s+as|named|dubbed|calling\s+itself|identified\s+as|(?:follow|track|catalogue|report)\w*\s+under\s+the\s+name(?:\s+of)?)\s+{V}",
        # "attributes the raid to Copper Magpie", "pins it on X"
        rf"(?:attribut\w+|ascrib\w+|pin(?:s|ned|ning)?)\s(?:[^.;:]{{0,90}}?\s)?(?:to|on)\s+{ARTICLE}(?:[a-z][\w\-]*\s+){{0,4}}?{V}",
        # "we suspect Copper Magpie of the theft", "blamed X for"
        rf"(?:suspects?|suspected|blame[sd]?|accuse[sd]?|named?|names|identified|identifies)\s+{ARTICLE}{V}(?:,[^,;]{{2,80}},)?\s+(?:of|for|as\s+(?:the\s+)?(?:thief|thieves|culprit|perpetrator|attacker))",
        # "the work of X", "carried out by X", "stolen by X"
        rf"(?:work|handiwork|doing)\s+of\s+{ARTICLE}(?:[a-z][\w\-]*\s+){{0,4}}?{V}",
        rf"(?:carried\s+out|committed|perpetrated|conducted|executed|orchestrated|stolen|robbed|hacked|drained|looted)\s+by\s+{ARTICLE}(?:[a-z][\w\-]*\s+){{0,4}}?{V}",
        # "X was behind the heist"
        rf"{V}(?:,[^,;]{{2,80}},)?\s+(?:was|were|is|are)\s+(?:behind|responsible\s+for|the\s+(?:thief|thieves|culprit|perpetrator))",
        # "X, a ransomware crew"
        rf"{V}(?:\s\([^)]*\))?,\s+(?:a|an|the)\s+[^,.;]{{0,60}}?(?:hacking\s+(?:group|crew|gang)|crew|gang|threat\s+(?:actor|group)|cybercrime\s+group|ransomware\s+(?:group|gang)|criminal\s+group|hacker)",
    )
)
# "Jong Pong Ju used that access to steal", "James Zhong exploited": a person of two or three names, as subject of the deed
PERSON = re.compile(
    r"(?:^|[,.;:]\s+|\bdefendants?\s+|\band\s+|\bthat\s+)(?P<v>[A-Z][a-z]+(?:[\s\-][A-Z][a-z]+){1,2})(?:,[^,;]{2,80},)?"
    r"\s+(?:(?:allegedly|also|then|himself|herself|unlawfully|secretly)\s+)*"
    r"(?:stole|embezzled|drained|siphoned|exploited|robbed|hacked|looted|misappropriated|used\s+(?:\w+\s+){1,3}to\s+(?:steal|drain|take)|transferred\s+himself)\b"
)


def find_unlisted(
    text: str, mentions: Mentions, victims: tuple[Victim, ...], context: Context
) -> tuple[NameMention, ...]:
    """Names accused by the sentence's own grammar, as actors with the slug of the name for an id."""
    taken = [(n.start, n.end) for n in mentions.names]
    taken += [(m.start, m.end) for m in (*mentions.amounts, *mentions.dates)]
    taken += [
        (v.start, v.end) for v in victims if v.id in {w.id for w in context.victims.values()} or v.is_target
    ]
    found: dict[int, NameMention] = {}
    for start, end in _spans(text):
        name = text[start:end]
        if any(a < end and start < b for a, b in taken) or not _can_be_actor(name):
            continue
        found.setdefault(start, NameMention(start, end, name, "actor", slug(name), name))
    return tuple(found.values())


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (*PATTERNS, PERSON):
        for match in pattern.finditer(text):
            yield from find_parts(text, match.start("v"), match.end("v"))


def _can_be_actor(name: str) -> bool:
    words = name.casefold().split()
    return len(name) > 2 and not is_code(name) and not all(w in NOT_NAMES for w in words)  # noqa: PLR2004

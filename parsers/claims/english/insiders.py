"""Culprits whom a text tells only by what they are: "a former head of operations took", "the work of insiders"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.english.marks import is_masked
from parsers.claims.english.words import any_of, tells_of_theft
from parsers.claims.hints import hinted, those_in
from parsers.mentions.values import NameMention
from parsers.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.hints import Hinted

ASIDE = (
    r"(?:\s(?:of|at|with|from)\s(?:the\s|our\s|its\s)?(?:[a-z]+\s){0,3}?(?:[A-Z][\w.]*|company|exchange|firm|platform)"
    r"(?:\s[A-Z][\w.]*){0,2})?(?:\s(?:last|this|on|in)\s(?:[a-z]+|\ue001+))?(?:,[^,;]{2,90},)?"
)
BETWEEN = r"(?:\s(?:had|has|have|who|that|then|later|also|himself|herself|themselves|[a-z]+ly))*"
BY_ITSELF = re.compile(r"(?i)insiders?|employees|staff\s?members|members\sof")
NEGATED = re.compile(r"(?i)\b(?:not|no|never|neither|nor|without|rather\sthan|instead\sof)\s(?:\S+\s){0,2}$")
INSIDE_JOB = hinted(
    r"\b(?:(?:was|is|been|be|as|call(?:s|ed)\sit|looks\slike|it)\s)(?:[a-z]+ly\s)?an\s(?P<v>inside\sjob)\b"
)


def find_insiders(text: str, masked: str, cues: Cues) -> Iterator[NameMention]:
    """Persons without a name where the grammar of an accusation puts the culprit; ids are slugs of what they are called."""
    ways = _ways(cues) if tells_of_theft(masked, cues) else _arrests(cues)
    for way in those_in(ways, masked):
        for match in way.finditer(masked):
            start, end = match.span("v")
            if is_masked(masked, start, end) or NEGATED.search(masked, 0, match.start()):
                continue
            called = text[start:end]
            yield NameMention(start, end, called, "actor", slug(called), called)
    for match in INSIDE_JOB.finditer(masked):
        yield NameMention(*match.span("v"), match["v"], "actor", "insider", "insider")


def _called(cues: Cues, *keys: str) -> str:
    """What somebody is called, as the group `v`, behind its article."""
    before, who = any_of(cues, "insiders.before"), any_of(cues, *(f"insiders.{key}" for key in keys))
    led = (
        r"(?:\b(?i:an?|the|its|their|his|her|our|one\sof\s(?:its|their|our|the)(?:\sown)?|two|three|four|some|several|another)\s"
        r"|(?=insiders\b|(?:former|ex-)\s?\w+s\b))"
    )
    return rf"{led}(?P<v>(?:{before}[\s\-]?){{0,3}}{who})(?![\w\-])"


@lru_cache(maxsize=2)
def _arrests(cues: Cues) -> tuple[Hinted, ...]:
    """ "arrested a man in Almere": what for, the text goes on to say."""
    return (
        hinted(
            rf"(?i:arrest(?:s|ed)|detain(?:s|ed)|took\sinto\scustody)\s{_called(cues, 'roles', 'people')}"
        ),
    )


@lru_cache(maxsize=2)
def _ways(cues: Cues) -> tuple[Hinted, ...]:
    took, taking, accusing = (any_of(cues, f"insiders.{key}") for key in ("took", "taking", "accusing"))
    nouns, thieves = any_of(cues, "theft.nouns"), any_of(cues, "theft.culprits")
    held = r"(?i:of|for|over|with|on\ssuspicion\sof|in\sconnection\swith)"
    one, anyone = _called(cues, "roles"), _called(cues, "roles", "people")
    return tuple(
        hinted(p)
        for p in (
            # a former head of operations took the money
            rf"(?<!by\s){one}{ASIDE}{BETWEEN}\s{took}\b",
            # was stolen by a former employee; the theft by an insider
            rf"(?:{took}|{nouns})(?:\s(?!by\b)[^\s;:.]+){{0,12}}?\sby\s{one}",
            # the work of insiders
            rf"(?i:work|handiwork|doing|deed)\sof\s{one}",
            # suspects a former employee of stealing; arrested a man on suspicion of the theft
            (
                rf"{accusing}\s{anyone}{ASIDE}(?:,?\s(?:who|whom|which)\s[^,;.]{{2,60}},?)?,?\s"
                rf"(?:(?:last|this|in|on|at)\s[^,;.]{{2,30}}?\s)?(?:{held}|as|behind|(?:,\s)?accusing\s(?:them|him|her)\sof)\s[^;.:]{{0,60}}?\b(?:{taking}|{thieves}|{nouns})\b"
            ),
            # a former engineer was charged with stealing
            (
                rf"{anyone}{ASIDE}{BETWEEN}\s(?:was|were|is|are|been|being|stands?|faces?)\s(?:[a-z]+\s)?"
                rf"(?:{accusing}|wanted|trial|charges)\s(?:[^\s;:.]+\s){{0,5}}?{held}\s[^;.:]{{0,40}}?\b{taking}\b"
            ),
            # attributed the theft to an insider
            (
                r"(?i:attribut\w+|ascrib\w+|trac(?:es|ed|ing)|pin(?:s|ned)|blam(?:es|ed)|point(?:s|ed|ing)|puts?|laid)\s"
                rf"[^;.:]{{0,90}}?(?<=\s)(?:to|on)\s{one}"
            ),
            # the thief was a former employee; it was an insider who took
            rf"(?:{thieves})\s(?:was|were|is|are|turned\sout\sto\sbe)\s{one}",
            rf"\b(?i:it|this|that)\s(?:was|is)\s{one}{ASIDE}\s(?:who|that)\s{BETWEEN}\s?{took}\b",
        )
    )

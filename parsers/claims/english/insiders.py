"""Culprits whom a text tells only by what they are: "a former head of operations took", "the work of insiders"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.english.marks import is_masked
from parsers.claims.english.words import CAPITAL, any_of, tells_of_theft
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
NEGATED = re.compile(r"(?i)\b(?:not|no|never|neither|nor|without|rather\sthan|instead\sof)\s(?:\S+\s){0,2}$")
OPEN = re.compile(r"(?i)\b(?:whether|if)\b[^.;:!?]*$")
ASKED = re.compile(r"[^.;:!]*\?")
INSIDE_JOB = hinted(
    r"\b(?:(?:was|is|been|be|as|call(?:s|ed)\sit|looks\slike|it)\s)(?!(?:hard|scarce|bare|unlike)ly\b)(?:[a-z]+ly\s)?"
    r"an\s(?P<v>inside\sjob)\b"
)
NO_INSIDE_JOB = re.compile(
    r"(?i)(?:\b(?:not|no|never|neither|nor|nothing|without|hardly|scarcely|barely|unlikely|(?:rul|deni|reject|dismiss|doubt)\w*)"
    r"|n[’']t)\b[^.;:!?]*$"
)
NAMED = re.compile(
    rf"(?:\s(?:of|at)\s[^,;.]{{2,40}})?,\s(?P<n>[{CAPITAL}][\w’'\-]+(?:\s[{CAPITAL}][\w’'.\-]+){{1,3}}?)(?=\W*$|,\s(?:who|whom|aged|\d\d)\b)"
)
# what is taken to keep it from thieves: "took the funds offline"
TO_SAFETY = (
    r"(?!(?:\s[^\s.;:]+){0,4}?\s(?:offline|(?:in|into|to)\s(?:[a-z]+\s){0,2}?"
    r"(?:safe\w*|secur\w*|cold|custody|recovery|storage)))"
)
# "the theft was noticed by an engineer" has another verb between
NO_VERB = r"(?:\s(?!by\b|(?:was|were|is|are|been|be|found|seen|known|caught|\w+ed)\b)[^\s;:.]+)"


def find_insiders(text: str, masked: str, whole: str, cues: Cues) -> Iterator[NameMention]:
    """Persons without a name where the grammar of an accusation puts the culprit; ids are slugs of what they are called.

    `whole`: the text around, which says of what somebody who is arrested is suspected.
    """
    arrest, suspected = _arrests(cues)
    if tells_of_theft(masked, cues):
        ways = _ways(cues)
    else:
        ways = (arrest,) if arrest.search(masked) and suspected.search(whole) else ()
    for way in those_in(ways, masked):
        for match in way.finditer(masked):
            start, end = match.span("v")
            before = masked[: match.start()]
            if is_masked(masked, start, end) or NEGATED.search(before) or OPEN.search(before):
                continue
            named = NAMED.match(masked, end)  # "a former engineer, Jan Novak"
            called = named["n"] if named else text[start:end]
            yield NameMention(start, end, called, "actor", slug(called), called)
    for match in INSIDE_JOB.finditer(masked):
        before = masked[: match.start()]
        if NO_INSIDE_JOB.search(before) or OPEN.search(before) or ASKED.match(masked, match.end()):
            continue
        yield NameMention(*match.span("v"), match["v"], "actor", "insider", "insider")


def _called(cues: Cues, *keys: str) -> str:
    """What somebody is called, as the group `v`, behind its article."""
    before, who = any_of(cues, "insiders.before"), any_of(cues, *(f"insiders.{key}" for key in keys))
    nationals = any_of(cues, "insiders.nationals")
    led = (
        r"(?:\b(?i:an?|the|its|their|his|her|our|one\sof\s(?:its|their|our|the)(?:\sown)?|two|three|four|some|several|another)\s"
        rf"|(?=insiders\b|(?:former|ex-)\s?\w+s\b|(?<![\w\-])(?-i:{nationals})))"
    )
    # "a former Greylag contractor": whose, before what
    whose = rf"(?:(?:{before}\s){{1,2}}(?:[A-Z][\w.]*\s){{1,2}})?"
    return rf"{led}{whose}(?P<v>(?-i:{nationals})|(?:{before}[\s\-]?){{0,3}}{who})(?![\w\-])"


@lru_cache(maxsize=2)
def _arrests(cues: Cues) -> tuple[Hinted, Hinted]:
    """ "arrested a man in Almere", and "He is suspected of having emptied", as the text goes on."""
    stole = any_of(cues, "insiders.stole", "insiders.taking")
    return (
        hinted(
            rf"(?i:arrest(?:s|ed)|detain(?:s|ed)|took\sinto\scustody)\s{_called(cues, 'roles', 'people')}"
        ),
        hinted(
            r"\b(?:He|She|They|The\s(?:man|woman|men|couple|pair|suspects?))\s(?:is|are|was|were)\s(?:suspected|accused)\sof\s"
            rf"(?:having\s)?{stole}"
        ),
    )


@lru_cache(maxsize=2)
def _ways(cues: Cues) -> tuple[Hinted, ...]:
    stole, grabbed, money = (any_of(cues, f"insiders.{key}") for key in ("stole", "took", "money"))
    taking, accusing, arresting = (
        any_of(cues, f"insiders.{key}") for key in ("taking", "accusing", "arresting")
    )
    naming, by_the_way = any_of(cues, "insiders.naming"), any_of(cues, "insiders.money_words")
    nouns, thieves = any_of(cues, "theft.nouns"), any_of(cues, "theft.culprits")
    deeds, admitted = any_of(cues, "culprits.deeds"), any_of(cues, "charged.admitted")
    # "took the money", "took about $4 million": what else one takes is no theft
    took = rf"(?:{stole}|{grabbed}(?:\s{by_the_way})*\s(?:\ue000|{money}){TO_SAFETY})"
    # "charged with laundering the proceeds of the theft"
    what = rf"(?:(?!{any_of(cues, 'insiders.other_crimes')})[^;.:])"
    word = rf"(?:(?!{any_of(cues, 'insiders.other_crimes')})[^\s;:.]+\s)"
    plain = r"(?:(?!(?:not|never|no|hardly|scarcely|barely)\b)[a-z]+\s)"
    suspicion = r"(?i:on\ssuspicion\sof|suspected\sof|accused\sof)"
    held = rf"(?i:of|for|over|with|{suspicion}|in\sconnection\swith)"
    one, anyone = _called(cues, "roles"), _called(cues, "roles", "people")
    aside = rf"{ASIDE}(?:,?\s(?:who|whom|which)\s[^,;.]{{2,60}},?)?,?\s(?:(?:last|this|in|on|at)\s[^,;.]{{2,30}}?\s)?"
    is_ = rf"{ASIDE}{BETWEEN}\s(?:was|were|is|are|been|being|stands?|faces?)\s(?:[a-z]+\s)?"
    return tuple(
        hinted(p)
        for p in (
            # a former head of operations took the money
            rf"(?<!by\s){one}{ASIDE}{BETWEEN}\s{took}",
            # was stolen by a former employee; the theft by an insider; the money was taken by an insider
            rf"{stole}{NO_VERB}{{0,12}}?\sby\s{one}",
            rf"{nouns}{NO_VERB}{{0,8}}?(?:(?:\s(?:was|were|had|has|been))*\s{deeds})?\sby\s{one}",
            rf"(?:\ue000|{money})(?:\s(?:was|were|had|has|have|been|that))*\s{grabbed}{NO_VERB}{{0,8}}?\sby\s{one}",
            # an insider was behind the theft; lost $3 million to Iranian hackers
            rf"{one}{ASIDE}\s(?:was|were|is|are|had\sbeen)\s(?:behind|responsible\sfor)\s(?:it\b|[^;.:,]{{0,60}}?{nouns})",
            rf"\b(?i:los(?:t|es|ing|s\sof))\s[^;.:]{{0,30}}?\ue000[^;.:]{{0,40}}?\sto\s{one}(?![’'])",
            # was the work of insiders; what is "the work of our engineers" is a repair
            rf"(?i:be|been|being|was|were|is|are|as|like|suspect\w*|sees?|saw)\s{plain}{{0,2}}?(?i:work|handiwork|doing|deed)\sof\s(?!our\s|its\s|their\s){one}",
            # suspects a former employee of stealing; arrested a man on suspicion of the theft
            (
                rf"{accusing}\s{anyone}{aside}(?:{held}|as|behind|(?:,\s)?accusing\s(?:them|him|her)\sof)\s"
                rf"{what}{{0,60}}?\b(?:{taking}|having\s{stole}|{thieves}|{nouns})\b"
            ),
            rf"{arresting}\s{anyone}{aside}(?:{suspicion}|accusing\s(?:them|him|her)\sof)\s{what}{{0,60}}?\b{taking}\b",
            rf"{naming}\s{anyone}{aside}(?:as\s(?:[a-z]+\s){{1,3}}?{thieves}|as\s(?:being\s)?behind\s|behind\s)",
            # a former engineer was charged with stealing; is held on suspicion of stealing
            rf"{anyone}{is_}(?:{accusing}|wanted|trial|charges)\s{word}{{0,5}}?{held}\s{what}{{0,40}}?\b{taking}\b",
            rf"{anyone}{is_}{arresting}\s{word}{{0,5}}?{suspicion}\s{what}{{0,40}}?\b{taking}\b",
            # a former contractor has admitted stealing
            rf"{anyone}{aside}(?:has\s|have\s|had\s)?{admitted}\s(?:to\s)?(?:[a-z]+\s){{0,2}}?{taking}\b",
            # a teenager who hacked the exchange and stole £1.2 million has been jailed
            (
                rf"{anyone}\swho\s(?:had\s)?(?:{deeds}|{took})\b[^;.:]{{0,120}}?\s(?:was|were|has\sbeen|have\sbeen|is|are)\s"
                rf"(?:[a-z]+\s)?(?:jailed|sentenced|convicted|imprisoned|charged|indicted)\b"
            ),
            # attributed the theft to an insider
            (
                r"(?i:attribut\w+|ascrib\w+|trac(?:es|ed|ing)|pin(?:s|ned)|blam(?:es|ed)|point(?:s|ed|ing)|(?:puts?|laid)\s(?:the\sblame|it|this))\s"
                rf"[^;.:]{{0,90}}?(?<=\s)(?:to|on)\s{one}(?![’'])"
            ),
            # the thief was a former employee; it was an insider who took
            rf"(?:{thieves})\s(?:was|were|is|are|turned\sout\sto\sbe)\s{one}",
            rf"\b(?i:it|this|that)\s(?:was|is)\s{one}{ASIDE}\s(?:who|that)\s{BETWEEN}\s?{took}",
        )
    )

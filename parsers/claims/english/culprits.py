"""Culprits that no list knows, by the slots that accusations open, and persons whom the text accuses."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.english.called import in_full, listed_group, person_of
from parsers.claims.english.clauses import split_clauses
from parsers.claims.english.evidence import Kind
from parsers.claims.english.insiders import find_insiders
from parsers.claims.english.marks import ACTOR, MASKS, is_masked, mask
from parsers.claims.english.names import is_common, names_of
from parsers.claims.english.persons import OFFICE
from parsers.claims.english.thief import ASIDE, find_charged, find_thieves
from parsers.claims.english.usage import is_only_opener
from parsers.claims.english.words import (
    ARTICLE,
    NAME,
    Rule,
    any_of,
    find_parts,
    is_code,
    is_title,
    names_in,
    rule,
    tells_of_theft,
)
from parsers.claims.hints import hinted, those_in
from parsers.mentions.values import NameMention
from parsers.names import slug
from parsers.parties import DPRK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.english.names import Names
    from parsers.claims.grammar import Context
    from parsers.claims.hints import Hinted
    from parsers.claims.values import Mentions, Victim

SHORTEST = 3
FEW = r"(?:[a-z][\w\-]*\s+){0,4}?"
MANY_WORDS = rf"(?:\s+(?!for\b|with\b|launder)(?:[\w’',\-]|{MASKS})+){{0,30}}?"
FEW_WORDS = (
    r"(?:\s+(?!for\b|with\b|of\b|that\b|which\b|who\b|den(?:y|ies|ied)\b|did\b|not\b|never\b)[\w’'\-]+){0,8}?"
)
# before the persons whom it charges
CHARGING = hinted(
    r"\b(?i:charg(?:es|ed|ing)|indict(?:s|ed|ing)|accus(?:es|ed|ing)|convict(?:s|ed|ing))\b[^;:]{0,120}$"
)
# of whom the text says that they are the state's own
CITIZENS = hinted(
    r"\b(?:North\s+Korean\s+(?:nationals?|citizens?|IT\s+workers?|programmers?|hackers?|"
    r"individuals?|operatives?|defendants?|workers?)"
    r"|(?:citizens?|nationals?)\s+of\s+(?:North\s+Korea|the\s+Democratic\s+People[’']s"
    r"\s+Republic\s+of\s+Korea|the\s+DPRK))",
    re.IGNORECASE,
)


@lru_cache(maxsize=2)
def _accusations(cues: Cues) -> tuple[Rule, ...]:
    crew, deed = any_of(cues, "culprits.crews"), any_of(cues, "culprits.deeds")
    v = rf"[“\"‘']?(?P<v>{NAME})"
    thief = r"(?:the\s+|a\s+)?(?:thief|thieves|culprits?|perpetrators?|attackers?|robbers?|hackers?)"
    return (
        rule(
            "a group that we track as Copper Magpie",
            rf"{crew}\s+(?:that\s+|which\s+)?(?:(?:we|it|they|he|she|(?:the\s+)?[A-Z]?\w+)",
            rf"\s+)?{any_of(cues, 'culprits.naming')}\s+{v}",
        ),
        rule(
            "a group of hacktivists, Copper Magpie, bragged",
            rf"\b(?:an?|the|one|another)\s(?:[\w\-]+\s){{0,3}}?{crew}(?:\sof\s(?:[a-z\-]+\s)?(?:hackers|hacktivists|thieves|criminals|activists))?",
            rf",\s{v}(?=,?\s(?:which|who|bragged|boasted|claimed|said|had|has|robbed|stole|took|emptied)|[.,;])",
        ),
        rule(
            "charged its chief technology officer, Jan Novak",
            r"(?i:charg(?:es?|ed|ing)|indict(?:s|ed|ing)?|accus(?:es|ed|ing)|arrest(?:s|ed|ing)?)\s(?:[^,;.]{0,40}\s)?",
            rf"(?i:{any_of(cues, 'people.jobs')}|c[a-z]o|engineer|developer|employee|administrator|contractor)",
            rf",\s{v}(?=[,.;]|\s(?:on|in|with|over|for)\b)",
        ),
        rule(
            "attributes the raid to Copper Magpie",
            # "attributed it to Lazarus based on overlap with": behind the culprit nobody is accused
            rf"(?i:attribut\w+|ascrib\w+|trac(?:es|ed|ing))\s(?:(?!{ACTOR})[^.;:]){{0,90}}?",
            rf"(?<=\s)to\s+{ARTICLE}{FEW}{v}",
        ),
        rule(
            "pinned the raid on Copper Magpie",
            rf"(?i:pin(?:s|ned|ning)?)\s(?:(?!{ACTOR})[^.;:]){{0,90}}?(?<=\s)on\s+{ARTICLE}{FEW}{v}",
        ),
        rule(
            "we suspect Copper Magpie of the theft",
            r"(?i:suspects?|suspected|blame[sd]?|accuse[sd]?|names?|named|identified|identifies)",
            rf"\s+{ARTICLE}{v}{ASIDE}\s+(?:of|for|as\s+{thief})\b",
        ),
        rule(
            "charged Jan Novak, a former engineer of Greylag, with the raid",
            rf"(?i:charg(?:es?|ed|ing)|indict(?:s|ed|ing)?|convict(?:s|ed|ing)?)\s{v}{ASIDE}\s(?:with|of|for|over)\b",
            rf"(?!\s(?:[a-z]+\s){{0,2}}?{any_of(cues, 'insiders.other_crimes')})",
        ),
        rule(
            "the work of Copper Magpie",
            rf"(?i:work|handiwork|doing)\s+of\s+{ARTICLE}{FEW}{v}",
        ),
        rule(
            "stolen by Copper Magpie",
            rf"{deed}\s+by\s+{ARTICLE}{FEW}{v}",
        ),
        rule(
            "Copper Magpie was behind the heist",
            rf"{v}{ASIDE}\s+(?:was|were|is|are)\s+(?:behind|responsible\s+for|{thief})\b(?![’'])",
        ),
        rule(
            "the thieves were Copper Magpie",
            rf"{thief}\s+(?:was|were|is|are)\s+{ARTICLE}{FEW}{v}",
        ),
        rule(
            "it was Copper Magpie that took",
            rf"\b(?i:it)\s+(?:was|is)\s+{v}{ASIDE}\s+(?:that|who|which)\s+{deed}",
        ),
        rule(
            "Copper Magpie, a ransomware crew",
            rf"{v}(?:\s\([^)]*\))?,\s+(?:a|an|the)\s+",
            rf"[^,.;]{{0,60}}?{any_of(cues, 'culprits.kinds')}",
        ),
        rule(
            "the Copper Magpie crew",
            rf"\b(?:the|a)\s+{v}\s+{any_of(cues, 'culprits.kinds')}",
        ),
    )


def find_unlisted(
    text: str, mentions: Mentions, victims: tuple[Victim, ...], context: Context, cues: Cues
) -> tuple[NameMention, ...]:
    """Names accused by the sentence's own grammar, then accused persons; ids are slugs of the whole names."""
    if is_title(text):
        return ()
    masked = mask(text, mentions)
    names = names_of(context.text, context.lexicon)
    robbed = context.robbed
    taken = [(v.start, v.end) for v in victims if v.id in robbed or v.is_target]
    tracked = {m.start("v") for m in _tracked(cues).finditer(masked)}
    found: dict[int, NameMention] = {}
    crews = _crews(text, masked, names, cues)
    charged = find_charged(masked, cues)
    for start, end in (
        *_accused(text, masked, cues),
        *_persons(masked, names.accused, cues),
        *charged,
        *crews,
    ):
        name = text[start:end]
        if any(a < end and start < b for a, b in taken) or is_masked(masked, start, end):
            continue
        is_name = start in tracked or (
            _can_be_culprit(name, cues)
            and not _is_office(name, masked[:start])
            and not (
                names.kind(name) is Kind.PLAIN
                and is_only_opener(name, text[:start], context.text, context.lexicon)
            )
        )
        if is_name and names.kind(name) in (Kind.PERSON, Kind.PLAIN, Kind.CREW):
            whole = in_full(person_of(names.whole(name), names, cues), context.text, cues)
            known, called = listed_group(name, context.lexicon) or (slug(whole), whole)
            found.setdefault(start, NameMention(start, end, name, "actor", known, called))
    if not found:
        others = [a.start for a in mentions.actors]
        told = [(a, b) for a, b in split_clauses(text) if not any(a <= at < b for at in others)]
        found.update(
            (n.start, n)
            for n in find_insiders(text, masked, context.text, cues)
            if any(a <= n.start < b for a, b in told)
        )
    persons = [n for n in found.values() if n.name in names.accused]
    return (*(found[at] for at in sorted(found)), *_their_state(persons, context.text))


def find_defendants(text: str, context: Context, cues: Cues) -> tuple[NameMention, ...]:
    """ "the same defendants took": all persons whom the text accuses, and their state if it says so."""
    match = _deeds(cues)[0].search(text)
    if match is None:
        return ()
    start, end = match.start(), match.start() + len("the")
    accused = names_of(context.text, context.lexicon).accused
    found = [NameMention(start, end, match.group(), "actor", slug(name), name) for name in accused]
    return (*found, *_their_state(found, context.text))


@lru_cache(maxsize=2)
def _tracked(cues: Cues) -> Hinted:
    """ "We track the responsible cluster as BM-0419": a designation of its own, whatever it looks like."""
    crew = any_of(cues, "culprits.crews", "blame.thieves")
    return hinted(
        r"(?i:track|follow|catalogue|label|designate)\w*\s+(?:the|this|these|those)\s+(?:\w+"
        rf"\s){{0,3}}{crew}\s+as\s+[“\"‘']?(?P<v>{NAME}|[A-Z]{{2,6}}-?\d{{2,6}})"
    )


def _their_state(persons: list[NameMention], text: str) -> tuple[NameMention, ...]:
    if not persons or not CITIZENS.search(text):
        return ()
    last = persons[-1]
    return (NameMention(last.start, last.end, last.surface, "actor", DPRK, "North Korea"),)


def _accused(text: str, masked: str, cues: Cues) -> Iterator[tuple[int, int]]:
    for match in _tracked(cues).finditer(masked):
        yield match.span("v")
    if not (tells_of_theft(masked, cues) or cues["blame.objects"].search(masked)):
        return
    for accusation in those_in((way.pattern for way in _accusations(cues)), masked):
        for match in accusation.finditer(masked):
            yield from find_parts(text, match.start("v"), match.end("v"), cues)
    yield from find_thieves(text, masked, cues)


def _crews(text: str, masked: str, names: Names, cues: Cues) -> Iterator[tuple[int, int]]:
    """ "Velvet Adder" wherever it stands in a text that calls it a gang."""
    for span in names_in(masked):
        for start, end in find_parts(text, *span, cues):
            if names.kind(text[start:end]) is Kind.CREW:
                yield start, end


def _persons(text: str, accused: tuple[str, ...], cues: Cues) -> Iterator[tuple[int, int]]:
    """An accused person as the subject of a deed: "Paek altered the source code and transferred"."""
    for name in accused:
        words = name.split()
        whole = [m.span() for m in re.finditer(re.escape(name), text)]
        for form in (name, words[-1], words[0]):
            for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
                if form != name and any(a <= match.start() < b for a, b in whole):
                    continue
                does = _deeds(cues)[1].match(text, match.end())
                if does or (
                    CHARGING.search(text, 0, match.start()) and _deeds(cues)[2].match(text, match.end())
                ):
                    yield match.span()


@lru_cache(maxsize=2)
def _deeds(cues: Cues) -> tuple[Hinted, Hinted, Hinted]:
    """ "the same defendants took"; the way from an accused person to the deed; and from one who is charged with it."""
    deeds = any_of(cues, "culprits.deeds", "culprits.insider_deeds")
    defendants = any_of(cues, "culprits.defendants")
    nouns = any_of(cues, "theft.nouns")
    # "faces trial for the theft of", "admitted that she had siphoned off"; who laundered took nothing
    charged = (
        r"(?:admit\w*|confess\w*|guilty|trial|charg\w+|convict\w+|sentenced|indicted|accus\w+|arrest\w+|extradit\w+|wanted)\s"
        rf"(?:(?!launder)[^;.:]){{0,60}}?\b(?:{nouns}|{deeds}|stealing|hacking|robbing|emptying|draining|looting|siphoning)"
    )
    return (
        # the defendants gained access to the server of Greylag, a custodian, and moved 380 bitcoin
        hinted(
            rf"{defendants}(?:{FEW_WORDS}\s+{deeds}|\s[^;.:]{{0,160}}?\sand\s(?:then\s|thereby\s)?{deeds}\s"
            r"(?:about\s|some\s|approximately\s|roughly\s)?[\d$€£¥₩])"
        ),
        hinted(rf"{ASIDE}(?:{MANY_WORDS}\s+{deeds}|[^;.:]{{0,60}}?\s{charged})"),
        hinted(
            rf"[^;.:]{{0,90}}?\s(?:with|of|for|over)\s(?:(?!launder)[^;.:]){{0,50}}?\b(?:{nouns}|{deeds}|stealing|hacking|robbing)"
        ),
    )


def _is_office(name: str, before: str) -> bool:
    """ "the North Korean Intelligence Agency": an office of the accused state, and no name beside it."""
    return bool(OFFICE.search(name)) and re.search(rf"{ACTOR}\s$", before) is not None


def _can_be_culprit(name: str, cues: Cues) -> bool:
    return len(name) >= SHORTEST and not is_code(name) and not is_common(name, cues)

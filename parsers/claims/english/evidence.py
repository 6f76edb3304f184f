"""The ways in which an English text says what one of its names is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.english.words import CAPITAL, NAME, PROGRAM, Rule, any_of, rule

if TYPE_CHECKING:
    from parsers.claims.cues import Cues

N = rf"(?P<n>{NAME})"
PERSON = rf"(?P<n>[{CAPITAL}][\w’'\-]+(?:\s[{CAPITAL}][\w’'\-]+){{1,3}})"
INNER = r"(?:[^\s,.;]+\s){0,6}?"  # words of an apposition
OTHER = PERSON.replace("?P<n>", "?:")
# "the exchange Greylag Block, a lawmaker said": who says it, and not what the name is
SAID = r"\s(?:[a-z]+\s){0,4}?(?:said|says|told|added|wrote|announced|confirmed|stated|explained|noted|claimed|reported)\b"
ROW = 5  # persons charged together
A_KIND = r"(?:a|an|the|our|its|their|another|one\sof)"


class Kind(StrEnum):
    """What a name names. `plain`: nothing in the text says."""

    PERSON = "person"
    PLACE = "place"
    FIRM = "firm"
    SERVICE = "service"
    CREW = "crew"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One way, with the name as group `n`. `is_accusing`: of a person; `is_weak`: a word in the name."""

    kind: Kind
    rule: Rule
    is_accusing: bool = False
    is_weak: bool = False


@lru_cache(maxsize=2)
def evidence_of(cues: Cues) -> tuple[Evidence, ...]:
    """All ways."""
    return (
        *(Evidence(Kind.PERSON, r) for r in _persons(cues)),
        *(Evidence(Kind.PERSON, r, is_accusing=True) for r in _accused(cues)),
        *(Evidence(Kind.FIRM, r) for r in _firms(cues)),
        *(Evidence(Kind.SERVICE, r) for r in _services(cues)),
        *(Evidence(Kind.PLACE, r) for r in _places(cues)),
        *(Evidence(Kind.CREW, r) for r in _crews(cues)),
        Evidence(Kind.FIRM, _closed_by(cues, "firms.names"), is_weak=True),
        Evidence(Kind.SERVICE, _closed_by(cues, "services.names"), is_weak=True),
    )


def _closed_by(cues: Cues, key: str) -> Rule:
    """ "Ostrand Security", "Greylag Exchange": the last word of the name says it."""
    return rule(key, rf"(?P<n>{NAME}\s{cues.either(key)})(?!\s{PROGRAM})")


def _persons(cues: Cues) -> tuple[Rule, ...]:
    job = any_of(cues, "people.jobs")
    whose = r"(?:(?:a|an|the|our|its|their|his|her|who\sis|one\sof)\s)?"
    return (
        rule("Dr. Lena Voss", rf"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Judge|Senator)\.?\s{N}"),
        rule("its founder, Inês Cardoso, declined", rf"{job},?\s{PERSON}"),
        rule("Mara Ellingsen, who runs the desk", rf"{PERSON},\swho\b"),
        rule("Wes Aldana, a co-founder of", rf"{PERSON},\s{whose}{INNER}{job}\b(?!{SAID})"),
        rule(
            "Hexlin's Paul Abbate said",
            rf"[’']s\s(?P<n>[{CAPITAL}][\w’'\-]+\s(?!{cues.either('services.names')})[{CAPITAL}][\w’'\-]+)\s(?:said|says|told|wrote)\b",
        ),
        rule("“…,” said Paul Abbate", rf"[”\"]\s(?:said|says|wrote|added)\s{PERSON}"),
    )


def _crews(cues: Cues) -> tuple[Rule, ...]:
    kinds, crew = any_of(cues, "culprits.kinds"), any_of(cues, "culprits.crews", "culprits.kinds")
    called = r"(?:(?:that|which)\s(?:is\s)?)?(?:called|named|dubbed|known\sas|nicknamed|calling\sitself|calls\sitself)"
    return (
        rule("the Russian-speaking crew Velvet Adder", rf"{kinds}\s[“\"‘']?{N}"),
        rule("a Venezuelan crew called Los Nodos", rf"{crew}\s{called}\s[“\"‘']?{N}"),
        rule("Velvet Adder, a ransomware crew", rf"{N}(?:\s\([^)]*\))?,\s(?:a|an|the)\s{INNER}{kinds}"),
        rule("the Velvet Adder gang", rf"\b(?:the|a)\s{N}\s{kinds}"),
    )


def _accused(cues: Cues) -> tuple[Rule, ...]:
    citizens, papers, thief = (any_of(cues, f"charged.{key}") for key in ("citizens", "papers", "thieves"))
    deed = rf"(?:[a-z]+\s){{0,2}}?{cues.either('charged.deeds')}"
    charged = (
        r"(?:is|are|was|were|has\s+been|have\s+been)\s+(?:\w+\s+){0,2}"
        r"(?:charged|indicted|convicted|sentenced|arrested|accused)"
    )
    charging = (
        r"(?i:charg(?:es|ed|ing)|indict(?:s|ed|ing)"
        r"|(?:case|complaints?|charges?|indictments?|warrants?|proceedings|suits?|trial|evidence|verdict)\s(?:[a-z]+\s)?against)"
    )
    return (
        rule(
            "Paek Myong Su, 29, a citizen",
            rf"{PERSON}(?:\s\([^)]*\))?,\s(?:aged\s)?\d\d(?=[,;)]|\s[a-z])(?!\s(?:million|billion)\b)",
        ),
        rule(
            "James Zhong, a resident of Athens, was convicted",
            rf"{PERSON}(?:,[^;.]{{2,80}},)?(?:\s[^.;,]{{3,80}}\sand)?\s{charged}",
        ),
        rule(
            "charging Kim Kwang Jin with",
            rf"{charging}\s(?:[a-z]\w*\s){{0,4}}{PERSON}(?:,|\s(?:and|with|for)\b)",
        ),
        rule(
            "Dana Whitlock, 41, of Perth, admitted",
            rf"{PERSON}(?:,[^;.]{{2,90}},)?\s(?:\w+\s){{0,2}}?{cues.either('charged.admitted')}",
        ),
        rule(
            "found Emeka Obi guilty",
            rf"{any_of(cues, 'charged.judged')}\s{PERSON}(?=\s(?i:guilty|to|of|for|in|over)\b|,)",
        ),
        rule(
            "committed by Danylo Hrytsenko, a former administrator",
            rf"{any_of(cues, 'charged.done')}\sby\s{PERSON}(?=,\s(?:an?|the|its|their|who|then|once|\d\d)\b)",
        ),
        rule(
            "identifies him as Iker Zubiri",
            r"\b(?i:identif\w+|unmask\w+|nam(?:es|ed|ing)|expos\w+)\s(?:him|her|the\s(?:[a-z]+\s){0,2}?"
            rf"{thief})\sas\s{PERSON}",
        ),
        rule(
            "Arjun Velloor, whom the police accuse",
            rf"{PERSON},\s(?:[^,;.]{{2,50}}\s)?whom\s[^,;.]{{2,50}}?\s{cues.either('charged.accuse')}",
        ),
        rule(
            "According to the indictment, Ri Chol Nam and Pak Un Il broke into",
            rf"\b(?i:according\sto\sthe\s{papers}|"
            rf"prosecutors\s(?:say|said|allege|alleged)(?:\sthat)?),?\s{PERSON}(?:\sand\s{OTHER})?\s{deed}",
        ),
        rule(
            "According to the indictment, Ri Chol Nam and Pak Un Il broke into: the second",
            rf"\b(?i:according\sto\sthe\s{papers}|"
            rf"prosecutors\s(?:say|said|allege|alleged)(?:\sthat)?),?\s{OTHER}\sand\s{PERSON}\s{deed}",
        ),
        rule("defendants Kang Tae Bok and", rf"\b(?i:defendants?|accused|suspects?),?\s{PERSON}"),
        rule(
            "the nationals Kang Tae Bok and Jong Pong Ju hacked",
            rf"\b{citizens}\s{PERSON}(?:\sand\s{OTHER})?\s{deed}",
        ),
        rule("Jong Pong Ju, of the two", rf"\b{citizens}\s{OTHER}(?:,?\sand)\s{PERSON}\s{deed}"),
        *(_charged_by_paper(before) for before in range(1, ROW)),
        *(_charged_in_row(charging, before, cues) for before in range(ROW)),
        *(_charged_together(charging, before) for before in range(1, ROW)),
        rule(
            "Jang Myong Ho, a programmer, stole",
            rf"{PERSON}(?:\s\([^)]*\))?,\s(?:an?|the|then\san?)\s[^,;.]{{2,70}},\s{cues.either('charged.deeds')}",
        ),
    )


def _charged_in_row(charging: str, before: int, cues: Cues) -> Rule:
    """The person behind so many others in the row of those who are charged."""
    kinds = cues.either("charged.people")
    return rule(
        "charging four nationals, Kang Tae Bok, Jong Pong Ju and Chang Nam Il, with",
        rf"{charging}\s[^.;,]{{0,60}}?\b{kinds},?\s(?:{OTHER}(?:\s\([^)]*\))?(?:,?\sand|,)\s){{{before}}}{PERSON}",
    )


def _charged_by_paper(before: int) -> Rule:
    """The person behind so many others of whom a charging paper tells what they did together."""
    least = 1 if before == 1 else 0  # one name alone may be a firm's
    rest = rf"(?:(?:,?\sand|,)\s{OTHER}){{{least},{ROW}}}"
    acted = (
        r"(?!lost|were|was|had|have|suffered|paid|reported)[a-z]+(?:ed|ew|ook|ent|et|ot|ole|oke|old|an|ade)\b"
    )
    papers = r"(?:indictment|complaint|charges|charge\ssheet|affidavit)"
    return rule(
        "According to the indictment, Ri Chol Nam, Pak Un Il and Jo Myong travelled to",
        rf"\b(?i:according\sto\sthe\s{papers}|the\s{papers}\s(?:alleges?|says?|states?)(?:\sthat)?),?\s"
        rf"(?:{OTHER}(?:,?\sand|,)\s){{{before - 1}}}{PERSON}{rest}\s(?:[a-z]+\s)?{acted}",
    )


def _charged_together(charging: str, before: int) -> Rule:
    """The person behind so many others who are charged by their names alone."""
    return rule(
        "charges Oleg Marchenko, Viktor Sahlin and Tomas Brede with the theft",
        rf"{charging}\s(?:[a-z]\w*\s){{0,3}}(?:{OTHER}(?:,?\sand|,)\s){{{before}}}{PERSON}(?=,|\s(?:and|with|for|of|in|over)\b)",
    )


def _firms(cues: Cues) -> tuple[Rule, ...]:
    firm, hires = any_of(cues, "firms.kinds"), any_of(cues, "firms.hired")
    finders = any_of(cues, "firms.finders")
    return (
        rule("the tracing firm Hexlin", rf"{firm},?\s(?:called\s|named\s)?{N}"),
        rule("Hexlin, a tracing firm", rf"{N}(?:\s\([^)]*\))?,\s{A_KIND}\s{INNER}{firm}"),
        rule(
            "the police service Kripos",
            rf"{any_of(cues, 'firms.trades')}\s{any_of(cues, 'firms.offices')},?\s{N}",
        ),
        rule("we hired Ostrand to", rf"{hires}\s{N}"),
        rule("Ostrand, whom we hired", rf"{N},\s(?:whom|which)\s(?:\w+\s){{1,4}}?{hires}"),
        rule("Ostrand was called in", rf"{N}\s(?:was|were|has\sbeen)\s{hires}"),
        rule(
            "the firm that we retained, Ostrand,",
            rf"{firm}\s(?:that|whom|which)\s(?:\w+\s){{1,4}}?{hires},\s{N}",
        ),
        rule("analysts at Polder", rf"{finders}\s(?:at|of|from|with)\s(?:the\s)?{N}"),
    )


def _services(cues: Cues) -> tuple[Rule, ...]:
    service, small = any_of(cues, "services.words"), cues.either("services.words")
    return (
        rule("the exchange Greylag", rf"{small}(?:,|\scalled|\snamed|\soperator)?\s[“\"'‘]?{N}"),
        rule(
            "Greylag, a Maltese exchange",
            rf"{N}(?:\s\([^)]{{1,30}}\))?,\s(?:a|an|the|one\sof|which\sis)\s{INNER}{service}",
        ),
        rule("Greylag is an exchange", rf"{N}\s(?:is|was)\s(?:a|an|the)\s{INNER}{service}"),
        rule("the Wexmoor bridge", rf"{N}\s{small}"),
    )


def _places(cues: Cues) -> tuple[Rule, ...]:
    seated = any_of(cues, "names.seated")
    return (
        rule("based in Brno", rf"{seated}\s(?:in|near)\s(?:the\s)?{N}"),
        rule("a broker in Brno", rf"{any_of(cues, 'services.words')}\sin\s{N}"),
        rule(
            "a Brno woman was sentenced",
            rf"(?:^|\b(?i:an?|the)\s){N}\s{any_of(cues, 'names.of_a_town')}",
        ),
        rule(
            "a retired dentist from Ghent lost",
            rf"\b(?i:an?|one)\s(?:[a-z][\w\-]*\s){{1,5}}(?:from|near|of)\s{N}(?:,\sin\s[A-Z]\w+,)?\s(?:[a-z]+\s){{0,2}}?(?:lost|woke|was\srobbed|found)\b",
        ),
        rule("an investor from Ghent", rf"{any_of(cues, 'services.persons')}\s(?:from|of|in|near)\s{N}"),
        rule("the Brno-based broker", rf"(?P<n>[{CAPITAL}]\w+)-based\b"),
    )

"""What the names of a text are, by what stands beside them anywhere in it: persons, places, firms, services.

A name is settled once for the whole text: "Halden Ross" that a letter calls "the firm that we retained" is a firm
in every sentence, and "Paek" is Paek Myong Su wherever the indictment says so.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import cues_of
from parsers.claims.english.words import CAPITAL, NAME, any_of, bare, exactly, find_parts, is_title, words_of
from parsers.lexicon import squeeze
from parsers.mentions.names import find_names
from parsers.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parsers.claims.cues import Cues
    from parsers.lexicon import Lexicon
    from parsers.mentions.values import NameMention

SHORTEST = 3
LONG_TITLE = 5  # shorter ones are names of sections
STATE = 2  # ids of states as such have two letters
KOREAN = 3  # a Korean name has its family name first: Park Jin Hyok


class Kind(StrEnum):
    """What a name names. `plain`: nothing in the text says."""

    PERSON = "person"
    PLACE = "place"
    FIRM = "firm"
    SERVICE = "service"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Names:
    """The settled names of a text. `full`: the whole name for a part of it that stands alone elsewhere.

    `accused`: persons whom it charges or convicts. `firms`: ids of those that make findings. `agencies`: ids of the
    bodies of states that it names. `weak`: names whose kind only a word in them tells. `states`: state id by adjective and name, in lower case.
    """

    kinds: Mapping[str, Kind] = field(default_factory=dict)
    full: Mapping[str, str] = field(default_factory=dict)
    accused: tuple[str, ...] = ()
    firms: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    weak: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    states: Mapping[str, str] = field(default_factory=dict)

    def kind(self, name: str) -> Kind:
        """What this name is."""
        name = bare(name)
        if name.casefold() in self.places:
            return Kind.PLACE
        return self.kinds.get(self.full.get(name, name), Kind.PLAIN)

    def whole(self, name: str) -> str:
        """The name in full, where the text gives it: "Okafor-Lund" is "Miriam Okafor-Lund"."""
        return self.full.get(bare(name), bare(name))


@dataclass(frozen=True, slots=True)
class Evidence:
    """One way in which a text says what a name is. `example` has the name in it."""

    kind: Kind
    example: str
    pattern: re.Pattern[str]
    is_accusing: bool = False
    is_weak: bool = False


@lru_cache(maxsize=4)
def names_of(text: str, lexicon: Lexicon) -> Names:
    """Settle the names of a text."""
    cues = cues_of(lexicon, "en")
    places, states = _places(lexicon)
    votes: dict[str, Counter[Kind]] = {}
    accused: dict[str, None] = {}
    strong: set[str] = set()
    listed = [n for n in find_names(text, lexicon) if n.kind != "victim"]
    masked = _masked(text, listed)
    for evidence in _evidence(cues):
        for name in _named(masked, evidence, cues):
            if squeeze(name) in lexicon.actor_keys:
                continue
            votes.setdefault(name, Counter())[evidence.kind] += 1
            strong |= set() if evidence.is_weak else {name}
            if evidence.is_accusing:
                accused.setdefault(name)
    kinds = {name: _settle(count) for name, count in votes.items()}
    persons = [n for n, k in kinds.items() if k is Kind.PERSON and " " in n]
    full = {part: name for name in persons for part in _parts(name)}
    full |= {n.split()[0]: n for n, k in kinds.items() if k is Kind.FIRM and " " in n and n.split()[0] not in kinds}
    public = cues.lists["firms.public"]
    firms = [slug(name) for name, kind in kinds.items() if kind is Kind.FIRM]
    firms += [n.id for n in listed if n.kind == "party" and "." not in n.id and len(n.id) > STATE and n.id not in public]
    whole = tuple(dict.fromkeys(full.get(n, n) for n in accused if kinds.get(full.get(n, n)) is Kind.PERSON))
    return Names(
        kinds,
        full,
        whole,
        tuple(dict.fromkeys(firms)),
        tuple(dict.fromkeys(n.id for n in listed if n.kind == "party" and "." in n.id)),
        frozenset(kinds) - strong, places, states
    )


def _masked(text: str, names: list[NameMention]) -> str:
    """The text with its listed names lettered out: they are settled already. Titles in capitals are left blank."""
    text = "\n".join(
        " " * len(line) if len(line.split()) > LONG_TITLE and is_title(line) else line for line in text.split("\n")
    )
    parts, at = [], 0
    for name in sorted(names, key=lambda n: n.start):
        if name.start >= at:
            parts += [text[at : name.start], "\ue003" * (name.end - name.start)]
            at = name.end
    return "".join((*parts, text[at:]))


def _named(text: str, evidence: Evidence, cues: Cues) -> Iterator[str]:
    for match in evidence.pattern.finditer(text):
        for start, end in find_parts(text, match.start("n"), match.end("n"), cues):
            name = text[start:end]
            if len(name) >= SHORTEST:
                yield name


def _settle(count: Counter[Kind]) -> Kind:
    """The kind with most evidence; a person before a firm before a service on a tie."""
    order = (Kind.PERSON, Kind.FIRM, Kind.SERVICE, Kind.PLACE)
    return max(order, key=lambda kind: (count[kind], -order.index(kind)))


def _parts(name: str) -> Iterator[str]:
    """By what a person is called later on: the family name, first in Korean, else last."""
    words = name.split()
    is_korean = len(words) == KOREAN and all(len(w) <= len("Chang") for w in words)
    yield words[0] if is_korean else words[-1]


@lru_cache(maxsize=2)
def _places(lexicon: Lexicon) -> tuple[frozenset[str], dict[str, str]]:
    table = lexicon.cues["cues_places"]
    states = {name.casefold(): state for state, names in table["states"].items() for name in names}
    return frozenset(p.casefold() for p in table["places"]["names"]) | frozenset(states), states


@lru_cache(maxsize=2)
def _evidence(cues: Cues) -> tuple[Evidence, ...]:
    n, job, firm = rf"(?P<n>{NAME})", any_of(cues, "people.jobs"), any_of(cues, "firms.kinds")
    service, hires = any_of(cues, "services.words"), any_of(cues, "firms.hired")
    small = exactly(cues, "services.words")
    person = rf"(?P<n>[{CAPITAL}][\w’'\-]+(?:\s[{CAPITAL}][\w’'\-]+){{1,3}})"
    charged = r"(?:is|are|was|were|has\s+been|have\s+been)\s+(?:\w+\s+){0,2}(?:charged|indicted|convicted|sentenced|arrested|accused)"
    inner = r"(?:[^\s,.;]+\s){0,6}?"
    rows = (
        (Kind.PERSON, "Dr. Lena Voss", rf"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Judge|Senator)\.?\s{n}", False),
        (Kind.PERSON, "its founder, Inês Cardoso, declined", rf"{job},?\s{person}", False),
        (Kind.PERSON, "Mara Ellingsen, who runs the desk", rf"{person},\swho\b", False),
        (Kind.PERSON, "Wes Aldana, a co-founder of", rf"{person},\s(?:(?:a|an|the|our|its|their|his|her|who\sis|one\sof)\s)?{inner}{job}\b", False),
        (Kind.PERSON, "Paek Myong Su, 29, a citizen", rf"{person}(?:\s\([^)]*\))?,\s(?:aged\s)?\d\d\b", True),
        (Kind.PERSON, "James Zhong was convicted of", rf"{person}(?:,[^;.]{{2,80}},)?(?:\s[^.;,]{{3,80}}\sand)?\s{charged}", True),
        (Kind.PERSON, "charging Kim Kwang Jin with", rf"(?i:charg(?:es|ed|ing)|indict(?:s|ed|ing)|against)\s(?:[a-z]\w*\s){{0,4}}{person}(?:,|\s(?:and|with|for)\b)", True),
        (Kind.PERSON, "defendants Kang Tae Bok and", rf"\bdefendants?\s{person}", True),
        (Kind.PERSON, "“…,” said Paul Abbate", rf"[”\"]\s(?:said|says|wrote|added)\s{person}", False),
        (Kind.FIRM, "the tracing firm Hexlin", rf"{firm},?\s(?:called\s|named\s)?{n}", False),
        (Kind.FIRM, "Hexlin, a tracing firm", rf"{n}(?:\s\([^)]*\))?,\s(?:a|an|the|our|its|their|another|one\sof)\s{inner}{firm}", False),
        (Kind.FIRM, "we hired Ostrand to", rf"{hires}\s{n}", False),
        (Kind.FIRM, "Ostrand, whom we hired", rf"{n},\s(?:whom|which)\s(?:\w+\s){{1,4}}?{hires}", False),
        (Kind.FIRM, "Ostrand was called in", rf"{n}\s(?:was|were|has\sbeen)\s{hires}", False),
        (Kind.FIRM, "the firm that we retained, Ostrand,", rf"{firm}\s(?:that|whom|which)\s(?:\w+\s){{1,4}}?{hires},\s{n}", False),
        (Kind.FIRM, "analysts at Polder", rf"(?i:analysts?|researchers?|investigators?|experts?)\s(?:at|of|from|with)\s(?:the\s)?{n}", False),
        (Kind.FIRM, "Ostrand Security", rf"(?P<n>{NAME}\s{exactly(cues, 'firms.names')})", False),
        (Kind.SERVICE, "the exchange Greylag", rf"{small}(?:,|\scalled|\snamed|\soperator)?\s[“\"'‘]?{n}", False),
        (Kind.SERVICE, "Greylag, a Maltese exchange", rf"{n}(?:\s\([^)]{{1,30}}\))?,\s(?:a|an|the|one\sof|which\sis)\s{inner}{service}", False),
        (Kind.SERVICE, "Greylag is an exchange", rf"{n}\s(?:is|was)\s(?:a|an|the)\s{inner}{service}", False),
        (Kind.SERVICE, "the Wexmoor bridge", rf"{n}\s{small}", False),
        (Kind.SERVICE, "Greylag Exchange", rf"(?P<n>{NAME}\s{exactly(cues, 'services.names')})", False),
        (Kind.PLACE, "based in Brno", rf"(?i:based|headquartered|located|registered|licensed|incorporated|offices?|born)\s(?:in|near)\s(?:the\s)?{n}", False),
        (Kind.PLACE, "a broker in Brno", rf"{service}\s(?:in|of)\s{n}", False),
        (Kind.PLACE, "the Brno-based broker", rf"(?P<n>[{CAPITAL}]\w+)-based\b", False),
    )  # fmt: skip
    return tuple(
        Evidence(kind, example, re.compile(p), accusing, example in ("Ostrand Security", "Greylag Exchange"))
        for kind, example, p, accusing in rows
    )


def is_common(name: str, cues: Cues) -> bool:
    """Words that a capital makes no name of, at the start of a sentence or as a title."""
    words = [bare(w).casefold() for w in name.split()]
    never = words_of(cues, "names.never") | words_of(cues, "names.calendar")
    return all(w in never for w in words)

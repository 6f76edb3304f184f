"""What the names of a text are, by what stands beside them anywhere in it: persons, places, firms, services.

A name is settled once for the whole text: "Halden Ross" that a letter calls "the firm that we retained" is a
firm in every sentence, and "Paek" is Paek Myong Su wherever the indictment says so.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import cues_of
from parsers.claims.english.evidence import Evidence, Kind, evidence_of
from parsers.claims.english.words import bare, find_parts, is_title, words_of
from parsers.claims.hints import those_in
from parsers.languages import Language
from parsers.lexicon import squeeze
from parsers.mentions.names import find_names
from parsers.names import slug
from parsers.parties import is_state

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parsers.claims.cues import Cues
    from parsers.claims.hints import Hinted
    from parsers.lexicon import Lexicon
    from parsers.mentions.values import NameMention

SHORTEST = 3
LONG_TITLE = 5  # shorter ones are names of sections
LONG_TOWN = 5  # letters; shorter ones are words, too: Nice, Split, Cork
KOREAN = 3  # words of a Korean name


@dataclass(frozen=True, slots=True)
class Names:
    """The settled names of a text. `full`: the whole name for a part of it that stands alone elsewhere.

    `accused`: persons whom it charges or convicts. `firms`: ids of those that make findings. `agencies`: ids
    of the bodies of states that it names. `weak`: names whose kind only a word in them tells. `states`: state
    id by adjective and name, in lower case.
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
        whole, name = name, bare(name)
        if not {whole.casefold(), name.casefold()}.isdisjoint(self.places):  # "U.S." ends in a full stop
            return Kind.PLACE
        return self.kinds.get(self.full.get(name, name), Kind.PLAIN)

    def whole(self, name: str) -> str:
        """The name in full, where the text gives it: "Okafor-Lund" is "Miriam Okafor-Lund"."""
        return self.full.get(bare(name), bare(name))


@lru_cache(maxsize=4)
def names_of(text: str, lexicon: Lexicon) -> Names:
    """Settle the names of a text."""
    cues = cues_of(lexicon, Language.ENGLISH)
    listed = [n for n in find_names(text, lexicon) if n.kind != "victim"]
    seen = _read(_masked(text, listed), cues, lexicon)
    kinds = {name: _settle(count) for name, count in seen.votes.items()}
    full = _whole_names(kinds)
    accused = dict.fromkeys(full.get(n, n) for n in seen.accused)
    places, states = _places(lexicon)
    parties = [n.id for n in listed if n.kind == "party"]
    return Names(
        kinds=kinds,
        full=full,
        accused=tuple(n for n in accused if kinds.get(n) is Kind.PERSON),
        firms=_firms(kinds, parties, cues),
        agencies=tuple(dict.fromkeys(p for p in parties if "." in p)),
        weak=frozenset(kinds) - seen.strong,
        places=places,
        states=states,
    )


@dataclass(slots=True)
class _Seen:
    """Evidence gathered over a text."""

    votes: dict[str, Counter[Kind]] = field(default_factory=dict)
    accused: dict[str, None] = field(default_factory=dict)
    strong: set[str] = field(default_factory=set)


def _read(masked: str, cues: Cues, lexicon: Lexicon) -> _Seen:
    seen = _Seen()
    ways = evidence_of(cues)
    patterns = [way.rule.pattern for way in ways]
    telling: dict[Hinted, list[str]] = {}
    for line in masked.split("\n"):
        for possible in those_in(patterns, line) if line else ():
            telling.setdefault(possible, []).append(line)
    for evidence in ways:
        for name in _named(telling.get(evidence.rule.pattern, []), evidence, cues):
            if squeeze(name) in lexicon.actor_keys:
                continue
            seen.votes.setdefault(name, Counter())[evidence.kind] += 1
            if not evidence.is_weak:
                seen.strong.add(name)
            if evidence.is_accusing:
                seen.accused.setdefault(name)
    return seen


def _whole_names(kinds: Mapping[str, Kind]) -> dict[str, str]:
    """What parts of names stand for: "Paek" for Paek Myong Su, "Ostrand" for Ostrand Security."""
    persons = [n for n, kind in kinds.items() if kind is Kind.PERSON and " " in n]
    whole = {_family_name(name): name for name in persons}
    for name, kind in kinds.items():
        first = name.split(maxsplit=1)[0]
        if kind is Kind.FIRM and first != name and first not in kinds:
            whole[first] = name
    return whole


def _firms(kinds: Mapping[str, Kind], parties: list[str], cues: Cues) -> tuple[str, ...]:
    """Ids of the firms that the text names, bodies of states aside."""
    public = cues.lists["firms.public"]
    named = [slug(name) for name, kind in kinds.items() if kind is Kind.FIRM]
    listed = [p for p in parties if "." not in p and not is_state(p) and p not in public]
    return tuple(dict.fromkeys(named + listed))


def _masked(text: str, names: list[NameMention]) -> str:
    """The text with its listed names lettered out: they are settled already. Titles in capitals are blank."""
    text = "\n".join(
        " " * len(line) if len(line.split()) > LONG_TITLE and is_title(line) else line
        for line in text.split("\n")
    )
    parts, at = [], 0
    for name in sorted(names, key=lambda n: n.start):
        if name.start >= at:
            parts += [text[at : name.start], "\ue003" * (name.end - name.start)]
            at = name.end
    return "".join((*parts, text[at:]))


def _named(lines: list[str], evidence: Evidence, cues: Cues) -> Iterator[str]:
    for line in lines:
        for match in evidence.rule.pattern.finditer(line):
            for start, end in find_parts(line, match.start("n"), match.end("n"), cues):
                name = line[start:end]
                if len(name) >= SHORTEST:
                    yield name


def _settle(count: Counter[Kind]) -> Kind:
    """The kind with most evidence; a person before a firm before a service on a tie."""
    order = (Kind.PERSON, Kind.FIRM, Kind.CREW, Kind.SERVICE, Kind.PLACE)
    return max(order, key=lambda kind: (count[kind], -order.index(kind)))


def _family_name(name: str) -> str:
    """By what a person is called later on: the first of three short words (Park Jin Hyok), else the last."""
    words = name.split()
    is_korean = len(words) == KOREAN and all(len(w) <= len("Chang") for w in words)
    return words[0] if is_korean else words[-1]


@lru_cache(maxsize=2)
def _places(lexicon: Lexicon) -> tuple[frozenset[str], dict[str, str]]:
    table = lexicon.cues["cues_places"]
    states = {name.casefold(): state for state, names in table["states"].items() for name in names}
    towns = {name.casefold() for name in lexicon.bodies.seats if len(name) >= LONG_TOWN}
    return frozenset(p.casefold() for p in table["places"]["names"]) | towns | frozenset(states), states


def is_common(name: str, cues: Cues) -> bool:
    """Words that a capital makes no name of, at the start of a sentence or as a title."""
    never, calendar = words_of(cues, "names.never"), words_of(cues, "names.calendar")
    words = (bare(w).casefold() for w in name.split())
    return all(w in never or w in calendar for w in words)

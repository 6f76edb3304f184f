"""Kinds of bodies of states and towns, as `config/language/bodies.toml` and the places of `cues_places.toml` hold them.

A list holds the bodies that have a name of their own. All others are called by a place and a word for their kind:
"Kochi police", 뮌헨 검찰, トルコ内務省. `parsers.mentions.bodies` finds them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parsers.faults import LexiconError, check_keys, strings
from parsers.languages import Language
from parsers.mentions.folding import fold, lower

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SETTINGS = {
    "english": {"levels", "joins", "towns"},
    "japanese": {"links", "never_before"},
    "korean": {"links"},
}
_KIND_KEYS = {"tail", "local", "of_state", "not_of", "bare", *Language}
# words for a state that are words of other meanings, too, beside a word for a body: 5日警察, 이런 일 경찰
_SHORT = 3  # letters of names that stand in other words: UK, Rio
_NO_PLACES = frozenset(("日", "中", "加", "일", "북", "우리", "federal", "Washington"))


@dataclass(frozen=True, slots=True)
class BodyKind:
    """One kind of body. `tail`: the end of its id; empty where only listed bodies are meant.

    `is_local`: towns have one. `is_of_state`: where a town stands beside it, it is the state's all the same
    ("federal prosecutors in Manhattan"). `not_of`: states without one. `is_bare`: its words alone are the body of the state
    that publishes the paper.
    """

    name: str
    tail: str
    word: str
    is_local: bool
    is_of_state: bool
    not_of: frozenset[str]
    is_bare: bool


@dataclass(frozen=True, slots=True, eq=False)  # compared and hashed as the one object it is
class Bodies:
    """What bodies are called. `words`: by language, the kind that a word means. `states`: state by its name.

    `seats`: a town or region by its name: its state, its part of the id, its English name. `listed`: the body that a
    list holds, by state and kind.
    """

    words: Mapping[Language, Mapping[str, BodyKind]]
    states: Mapping[str, str]
    seats: Mapping[str, tuple[str, str, str]]
    listed: Mapping[tuple[str, str], str]
    settings: Mapping[str, Mapping[str, tuple[str, ...]]]

    def id_of(self, state: str, kind: BodyKind) -> str:
        """The id of a state's body of this kind; empty if there is none that could be named."""
        if state in kind.not_of:
            return ""
        return self.listed.get((state, kind.name)) or (f"{state}.{kind.tail}" if kind.tail else "")

    def words_of_states(self) -> dict[str, tuple[str, ...]]:
        """The names of each state and of its towns, folded, in lower case: what guards call "@state"."""
        found: dict[str, set[str]] = {}
        for name, state in (*self.states.items(), *((town, seat[0]) for town, seat in self.seats.items())):
            if len(name) > (_SHORT if name.isascii() else 1):
                found.setdefault(state, set()).add(lower(fold(name)))
        return {state: tuple(sorted(words)) for state, words in found.items()}


def build_bodies(
    tables: Mapping[str, Mapping[str, Any]], parties: Iterable[tuple[str, str, Mapping[str, Any]]]
) -> Bodies:
    """Build from the parsed tables and the entries of parties (table, id, entry). LexiconError for what is amiss."""
    table = tables["bodies"]
    check_keys("bodies.toml", table, {"kinds", *_SETTINGS})
    kinds = {name: _read_kind(name, entry) for name, entry in table.get("kinds", {}).items()}
    places = tables.get("cues_places", {})
    return Bodies(
        words={one: _read_words(one, table.get("kinds", {}), kinds) for one in Language},
        states=dict(_read_states(tables)),
        seats={
            name: (state, slug, names[0])
            for state, towns in places.get("seats", {}).items()
            for slug, names in towns.items()
            for name in names
        },
        listed=_read_listed(parties, kinds),
        settings={section: _read_settings(section, table.get(section, {})) for section in _SETTINGS},
    )


def _read_kind(name: str, entry: Mapping[str, Any]) -> BodyKind:
    place = f"bodies.toml [kinds.{name}]"
    check_keys(place, entry, _KIND_KEYS)
    for language in Language:
        strings(place, language, entry.get(language))
    return BodyKind(
        name=name,
        tail=entry.get("tail", ""),
        word=entry[Language.ENGLISH][0],
        is_local=entry.get("local", False),
        is_of_state=entry.get("of_state", False),
        not_of=frozenset(entry.get("not_of", ())),
        is_bare=entry.get("bare", False),
    )


def _read_words(
    language: Language, entries: Mapping[str, Mapping[str, Any]], kinds: Mapping[str, BodyKind]
) -> dict[str, BodyKind]:
    found: dict[str, BodyKind] = {}
    for name, entry in entries.items():
        for word in entry[language]:
            if (other := found.setdefault(word, kinds[name])) is not kinds[name]:
                raise LexiconError(
                    f"bodies.toml [kinds.{name}] `{language}`", f"{word!r} is a word of {other.name} too"
                )
    return found


def _read_states(tables: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Names of states in all scripts. A later list does not take a name from an earlier one."""
    places = tables.get("cues_places", {})
    lists = [
        places.get("lands", {}),
        *(
            tables.get(f"cues_{language}", {}).get("states", {})
            for language in (Language.KOREAN, Language.JAPANESE)
        ),
    ]
    for states in (*lists, places.get("states", {})):
        for state, names in states.items():
            yield from ((name, state) for name in names if name not in _NO_PLACES)


def _read_listed(
    parties: Iterable[tuple[str, str, Mapping[str, Any]]], kinds: Mapping[str, BodyKind]
) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for stem, party, entry in parties:
        place, state = f"{stem}.toml [{party}]", party.split(".")[0]
        if not isinstance(entry, dict):
            raise LexiconError(place, "is not a table")
        for kind in strings(place, "kinds", entry.get("kinds", [])):
            if kind not in kinds:
                raise LexiconError(f"{place} `kinds`", f"bodies.toml holds no kind {kind!r}")
            if (other := found.setdefault((state, kind), party)) != party:
                raise LexiconError(f"{place} `kinds`", f"{other} is this state's {kind} already")
    return found


def _read_settings(section: str, entry: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    if set(entry) != _SETTINGS[section]:
        raise LexiconError(
            f"bodies.toml [{section}]", f"holds {', '.join(sorted(_SETTINGS[section]))} and nothing else"
        )
    return {key: tuple(strings(f"bodies.toml [{section}]", key, words)) for key, words in entry.items()}

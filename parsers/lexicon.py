"""Names and cue words as the parsers use them, built from the tables of `config/language/`.

    LexiconError    a table, an entry or a key is unknown, missing or of the wrong kind

Tables by the stem of their file: `parties`, `actors`, `victims` (names), `guards` (word lists that entries
refer to as "@name"), `bodies` (kinds of them), `currencies`, `triggers`, `cues_*` for each language, any number of
`parties_*` and `actors_*`, which go on where these end, and of further `cues_*`, all of which `cue_tables` looks at.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal

from ahocorasick_rs import AhoCorasick

from parsers.bodies import Bodies, build_bodies
from parsers.cue_tables import check_cues
from parsers.designations import Designations, read_designations
from parsers.faults import LexiconError, check_keys, strings
from parsers.languages import Language
from parsers.mentions.folding import MARK, fold, lower
from parsers.mentions.money import Money, MoneyError, build_money
from parsers.names import spelling_key
from parsers.triggers import Triggers, build_triggers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "FURTHER", "SEPARATORS", "Guard", "Lexicon", "LexiconError",
    "MalwareWords", "Spelling", "build_lexicon", "squeeze",
]  # fmt: skip

REQUIRED = ("parties", "actors", "victims", "guards", "bodies", "currencies", "triggers")
# how the names of further tables begin, of which there may be any number
FURTHER = ("cues_", "parties_", "actors_")
# what may stand inside a name in one text and not in another
SEPARATORS = f" ・-'\"「」『』{MARK}"
_SQUEEZE = str.maketrans("", "", SEPARATORS)
DEFAULT_REACH = 60
_MALWARE_LISTS = ("before", "after", "links", "links_after")

Kind = Literal["party", "actor", "victim"]
_KINDS: dict[str, Kind] = {"parties": "party", "actors": "actor", "victims": "victim"}
_ENTRY_KEYS = {"name", "names", "guarded", "spellings", "members", "counts", "is_person", "kinds"}
_GUARD_KEYS = {
    *("names", "is_exact", "reach", "needs_near", "unless_near", "unless_preceded_by", "unless_followed_by"),
    *("only_followed_by",),
}


@dataclass(frozen=True, slots=True)
class Guard:
    """Conditions under which a spelling is the name and no common word. Words are folded, in lower case.

    `is_exact`: upper and lower case as written in the table. The windows are `reach` code points long.
    """

    is_exact: bool = False
    reach: int = DEFAULT_REACH
    needs_near: tuple[str, ...] = ()
    unless_near: tuple[str, ...] = ()
    unless_preceded_by: tuple[str, ...] = ()
    unless_followed_by: tuple[str, ...] = ()
    only_followed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a name.

    `members`: the entry is a group of states; `counts`: it stands for as many states as were named before it
    ("the three governments").
    """

    text: str
    kind: Kind
    id: str
    name: str
    guard: Guard
    members: tuple[str, ...] = ()
    counts: int = 0


@dataclass(frozen=True, slots=True)
class MalwareWords:
    """Words that tell the program from the group of its name, and what may stand in between."""

    actors: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    links: tuple[str, ...]
    links_after: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)  # compared and hashed as the one object it is
class Lexicon:
    """All names and words. `victim_spellings`: reduced spelling -> victim id. `cues`: the `cues_*` tables.

    `persons`: ids of the parties that are people.
    """

    spellings: tuple[tuple[Spelling, ...], ...]
    automaton: AhoCorasick
    names: Mapping[str, str]
    persons: frozenset[str]
    actor_keys: frozenset[str]
    victim_spellings: Mapping[str, str]
    malware: MalwareWords
    designations: Designations
    bodies: Bodies
    money: Money
    triggers: Triggers
    cues: Mapping[str, Mapping[str, Any]]


def build_lexicon(tables: Mapping[str, Mapping[str, Any]]) -> Lexicon:
    """Build the lexicon from parsed TOML tables, by file stem. LexiconError for whatever is amiss in them."""
    _check_tables(tables)
    bodies = build_bodies(tables, _parties(tables))
    spellings = tuple(_read_names(tables, bodies))
    by_key: dict[str, list[Spelling]] = {}
    for spelling in spellings:
        if not (key := squeeze(spelling.text)):
            raise LexiconError(f"{spelling.kind} {spelling.id}", f"{spelling.text!r} holds no letter")
        by_key.setdefault(key, []).append(spelling)
    try:
        money = build_money(tables["currencies"])
    except MoneyError as error:
        raise LexiconError("currencies.toml", str(error)) from error
    return Lexicon(
        spellings=tuple(tuple(group) for group in by_key.values()),
        automaton=AhoCorasick(list(by_key)),
        persons=frozenset(party for _, party, entry in _parties(tables) if entry.get("is_person")),
        actor_keys=frozenset(squeeze(s.text) for s in spellings if s.kind == "actor"),
        names={f"{s.kind}:{s.id}": s.name for s in spellings},
        victim_spellings=_unify_victims(tables["victims"]),
        malware=_read_malware(tables),
        designations=read_designations(tables["actors"]),
        bodies=bodies,
        money=money,
        triggers=build_triggers(tables["triggers"], (s.text for s in spellings if s.kind == "actor")),
        cues={stem: table for stem, table in tables.items() if stem.startswith("cues_")},
    )


def _check_tables(tables: Mapping[str, Mapping[str, Any]]) -> None:
    of_languages = (f"cues_{language}" for language in Language)
    if missing := [stem for stem in (*REQUIRED, *of_languages) if stem not in tables]:
        raise LexiconError(f"{missing[0]}.toml", "the table is missing; restore it from what is shipped")
    for stem, table in tables.items():
        if stem.startswith("cues_"):
            check_cues(stem, table)
        elif stem not in REQUIRED and not stem.startswith(FURTHER):
            raise LexiconError(f"{stem}.toml", "no such table; cue words go into cues_<language>.toml")


def squeeze(text: str) -> str:
    """Fold, lower and drop the separators: the form in which names are looked up."""
    return lower(fold(text)).translate(_SQUEEZE)


def _read_names(tables: Mapping[str, Mapping[str, Any]], bodies: Bodies) -> Iterator[Spelling]:
    lists, of_states = _read_lists(tables["guards"]), bodies.words_of_states()
    for base, kind in _KINDS.items():
        files: dict[str, str] = {}  # of each entry
        for stem, entry_id in [(part, one) for part in _parts(tables, base) for one in tables[part]]:
            if stem == "actors" and entry_id in ("malware", "designations"):
                continue
            place = f"{stem}.toml [{entry_id}]"
            if (other := files.setdefault(entry_id, stem)) != stem:
                raise LexiconError(place, f"{other}.toml holds this entry too: add its names there")
            check_keys(place, tables[stem][entry_id], _ENTRY_KEYS)
            state = of_states.get(entry_id.split(".")[0])
            entry_lists = {**lists, "state": state} if state else lists
            yield from _read_entry(place, kind, entry_id, tables[stem][entry_id], entry_lists)


def _parties(tables: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for stem in _parts(tables, "parties"):
        yield from ((stem, party, entry) for party, entry in tables[stem].items())


def _parts(tables: Mapping[str, Mapping[str, Any]], base: str) -> list[str]:
    """The tables of one kind of names: `parties`, and whichever `parties_*` there are."""
    return [base, *sorted(stem for stem in tables if stem.startswith(f"{base}_"))]


def _read_entry(
    place: str, kind: Kind, entry_id: str, entry: Mapping[str, Any], lists: Mapping[str, tuple[str, ...]]
) -> Iterator[Spelling]:
    name = entry.get("name")
    if not isinstance(name, str) or not name:
        raise LexiconError(place, "`name` is missing: the name as it is commonly written")
    members = tuple(strings(place, "members", entry.get("members", [])))
    counts = entry.get("counts", 0)
    if not isinstance(counts, int):
        raise LexiconError(place, "`counts` is not a number")
    guarded = entry.get("guarded", [])
    if not isinstance(guarded, list) or not all(isinstance(table, dict) for table in guarded):
        raise LexiconError(place, "`guarded` is not a list of tables: write [[entry.guarded]]")
    is_plain = not any(name in table.get("names", []) for table in guarded)
    for text in dict.fromkeys(([name] if is_plain else []) + strings(place, "names", entry.get("names", []))):
        yield Spelling(text, kind, entry_id, name, Guard(), members, counts)
    for number, table in enumerate(guarded, 1):
        at = f"{place} guarded {number}"
        check_keys(at, table, _GUARD_KEYS)
        guard = _read_guard(at, table, lists)
        for text in strings(at, "names", table.get("names", [])):
            yield Spelling(text, kind, entry_id, name, guard, members, counts)


def _read_guard(place: str, table: Mapping[str, Any], lists: Mapping[str, tuple[str, ...]]) -> Guard:
    words = {
        key: _expand(place, key, table.get(key, []), lists)
        for key in (
            "needs_near",
            "unless_near",
            "unless_preceded_by",
            "unless_followed_by",
            "only_followed_by",
        )
    }
    is_exact, reach = table.get("is_exact", False), table.get("reach", DEFAULT_REACH)
    if not isinstance(is_exact, bool):
        raise LexiconError(place, "`is_exact` is neither true nor false")
    if not isinstance(reach, int) or reach < 1:
        raise LexiconError(place, "`reach` is not a number of characters")
    if not is_exact and not any(words.values()):
        raise LexiconError(place, "guards nothing: give a condition, or move its names to `names`")
    return Guard(is_exact=is_exact, reach=reach, **words)


def _expand(place: str, key: str, value: object, lists: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    found: list[tuple[str, ...]] = []
    for word in strings(place, key, value):
        if not word.startswith("@"):
            found.append((lower(fold(word)),))
        elif word[1:] in lists:
            found.append(lists[word[1:]])
        else:
            raise LexiconError(place, f"`{key}` refers to {word!r}, which guards.toml does not hold")
    return found[0] if len(found) == 1 else tuple(chain.from_iterable(found))  # long lists are shared


def _read_lists(guards: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The lists of `guards.toml`, folded: many entries ask for one and the same."""
    return {
        name: tuple(lower(fold(word)) for word in strings(f"guards.toml [{name}]", "words", words))
        for name, words in guards.items()
    }


def _read_malware(tables: Mapping[str, Mapping[str, Any]]) -> MalwareWords:
    place = "actors.toml [malware]"
    table = tables["actors"].get("malware")
    if not isinstance(table, dict):
        raise LexiconError(place, "is missing: the words that tell the program from the group")
    check_keys(place, table, {"actors", *_MALWARE_LISTS})
    if unknown := set(strings(place, "actors", table.get("actors"))) - set(tables["actors"]):
        raise LexiconError(place, f"`actors` names {sorted(unknown)}, for which there is no entry")
    return MalwareWords(
        actors=tuple(table["actors"]),
        **{k: tuple(lower(fold(w)) for w in strings(place, k, table.get(k))) for k in _MALWARE_LISTS},
    )


def _unify_victims(victims: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for victim, entry in victims.items():
        guarded = [name for table in entry.get("guarded", []) for name in table["names"]]
        unify_only = strings(f"victims.toml [{victim}]", "spellings", entry.get("spellings", []))
        for name in (victim, entry["name"], *entry.get("names", []), *guarded, *unify_only):
            for key in {spelling_key(name, is_stripped=False), spelling_key(name)} - {""}:
                if found.setdefault(key, victim) != victim:
                    raise LexiconError(
                        f"victims.toml [{victim}]", f"{name!r} is also a spelling of {found[key]}"
                    )
    return found

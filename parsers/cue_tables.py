"""Whether the cue words of a language can be used: their kinds, stances and expressions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from parsers.faults import LexiconError
from parsers.values import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# What the rooms of all languages ask a language for: `parsers/claims/*.py`
SHARED = (
    *("anaphora.actors", "dates.together", "gates.unknown", "theft.nouns"),
    *("grades.assessed", "grades.confirmed", "grades.suspected", "roles.later_value", "roles.other_sum"),
    *(
        "table.actor",
        "table.amount",
        "table.announced",
        "table.both",
        "table.crews",
        "table.date",
        "table.grade",
    ),
    *(
        "table.insiders",
        "table.itself",
        "table.nobody",
        "table.not_them",
        "table.party",
        "table.robbed",
        "table.victim",
    ),
)
_PLAIN = r"[^\\()\[\]{}*+?|^$]"
# "thefts?", "made off (?:with|from)": most words are plain enough to be seen through without compiling them
_CERTAIN = re.compile(rf"(?:{_PLAIN}\??|\(\?:{_PLAIN}*(?:\|{_PLAIN}*)*\)\??)+")


def check_cues(stem: str, table: Mapping[str, Any]) -> None:
    """Look at one `cues_*` table; LexiconError for the first fault. Tables of places and publishers are no language's.

    A language has cues for every stance, and the lists that all languages have.
    """
    if len(stem) != len("cues_en"):
        return
    lists = dict(_lists(stem, table))
    stances = {str(entry["stance"]) for entry in table["attribution"]}
    if lacking := [stance.value for stance in Stance if stance.value not in stances]:
        raise LexiconError(f"{stem}.toml [[attribution]]", f"no entry for the stance {lacking[0]!r}")
    for key in SHARED:
        if key not in lists:
            section, _, name = key.partition(".")
            raise LexiconError(f"{stem}.toml [{section}]", f"the list `{name}` is missing; it may be empty")
    for key, words in lists.items():
        for word in words:
            _check_word(f"{stem}.toml {key}", word)


def _lists(stem: str, table: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    yield from _attributions(stem, table.get("attribution"))
    for section, keys in table.items():
        if section == "attribution":
            continue
        if not isinstance(keys, dict):
            raise LexiconError(f"{stem}.toml `{section}`", "stands in no section; write [section] above it")
        for key, words in keys.items():
            yield f"{section}.{key}", _words(f"{stem}.toml [{section}] `{key}`", words)


def _attributions(stem: str, entries: object) -> Iterator[tuple[str, list[str]]]:
    place = f"{stem}.toml [[attribution]]"
    if not isinstance(entries, list):
        raise LexiconError(place, "is not a list of tables: write [[attribution]]")
    for number, entry in enumerate(entries, 1):
        if set(entry) != {"stance", "cues"}:
            raise LexiconError(f"{place} {number}", "has to hold `stance` and `cues`, and nothing else")
        if entry["stance"] not in set(Stance):
            known = ", ".join(stance.value for stance in Stance)
            raise LexiconError(
                f"{place} {number}", f"no such stance as {entry['stance']!r}; there are {known}"
            )
        yield f"[[attribution]] {entry['stance']} {number}", _words(f"{place} {number} `cues`", entry["cues"])


def _words(place: str, words: object) -> list[str]:
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise LexiconError(place, "is not a list of words")
    return words


def _check_word(place: str, word: str) -> None:
    if not word or word != word.strip():
        raise LexiconError(
            place, f"{word!r} is empty or has a blank at its edge: write \\s there, or leave it out"
        )
    if _CERTAIN.fullmatch(word):
        return
    try:
        re.compile(word)
    except re.error as error:
        raise LexiconError(place, f"{word!r} is no regular expression ({error})") from error

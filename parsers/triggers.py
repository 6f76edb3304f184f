"""Whether a text may carry a claim at all: it holds a stem of theft, or the name of an actor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ahocorasick_rs import AhoCorasick

from parsers.faults import LexiconError, check_keys, strings
from parsers.mentions.folding import fold, is_latin, lower

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Triggers:
    """Stems and names, which are looked for all at once.

    `stems`: how many of the automaton's strings are stems. They may stand anywhere in a word; names behind them,
    as far as they are in Latin script, are whole words: "CARR" is not in "carriers".
    """

    automaton: AhoCorasick
    stems: int

    def are_in(self, text: str) -> bool:
        """Whether the text holds one of them."""
        folded = lower(fold(text))
        found = self.automaton.find_matches_as_indexes(folded, overlapping=True)
        return any(which < self.stems or _is_whole(folded, start, end) for which, start, end in found)


def build_triggers(table: Mapping[str, Any], actors: Iterable[str]) -> Triggers:
    """Of `triggers.toml` and the actors' names. LexiconError for whatever is amiss in the table."""
    check_keys("triggers.toml", table, {"theft"})
    stems: set[str] = set()
    for language, words in table.get("theft", {}).items():
        stems |= {lower(fold(word)) for word in strings("triggers.toml [theft]", language, words)}
    if not stems:
        raise LexiconError("triggers.toml", "`theft` holds no word: nothing would ever be read")
    # a single character of another script stands in many words: 北
    names = {lower(fold(name)) for name in actors if len(name) > 1} - stems
    return Triggers(AhoCorasick([*sorted(stems), *sorted(names)]), len(stems))


def _is_whole(text: str, start: int, end: int) -> bool:
    begins = start == 0 or not (is_latin(text[start]) and is_latin(text[start - 1]))
    return begins and (end == len(text) or not (is_latin(text[end - 1]) and is_latin(text[end])))

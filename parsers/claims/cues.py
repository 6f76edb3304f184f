"""The cue words of one language, compiled. The words are data: `config/language/cues_<language>.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from parsers.values import Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from parsers.lexicon import Lexicon


def alternation(words: Iterable[str], *, whole_words: bool) -> str:
    """One expression for many: the longest first, white space flexible.

    The borders of words stand outside of the alternatives: inside, each would be tried at each letter.
    """
    ordered = sorted({w.strip() for w in words if w}, key=lambda w: (-len(w), w))
    if not ordered:
        return r"(?!)"
    bodies = [re.sub(r"\s+", r"\\s+", word) for word in ordered]
    if not whole_words:
        return "(?:" + "|".join(bodies) + ")"
    # "-linked" hangs on the name before it; all else begins a word
    hanging = "".join(f"{body}|" for body in bodies if body.startswith("-"))
    begun = "|".join(body for body in bodies if not body.startswith("-"))
    return rf"(?:{hanging}(?<![^\W_])(?:{begun or '(?!)'}))(?![^\W_])"


@dataclass(frozen=True, slots=True)
class Cues:
    """`stances`: expressions by stance. `words`: expressions by `section.key`."""

    language: str
    stances: Mapping[Stance, re.Pattern[str]]
    words: Mapping[str, re.Pattern[str]]
    lists: Mapping[str, tuple[str, ...]]

    def __getitem__(self, key: str) -> re.Pattern[str]:
        return self.words[key]

    def __hash__(self) -> int:
        return id(self)


@lru_cache(maxsize=16)
def cues_of(lexicon: Lexicon, language: str) -> Cues:
    """The compiled cue words of a language; KeyError if the configuration has none for it."""
    return compile_cues(lexicon.cues[f"cues_{language}"], language)


def compile_cues(table: Mapping[str, Any], language: str) -> Cues:
    """Compile one `cues_<language>.toml`. Languages with spaces match whole words, in any case."""
    spaced = language == "en"
    flags = re.IGNORECASE if spaced else re.NOFLAG

    def compiled(words: Iterable[str]) -> re.Pattern[str]:
        return re.compile(alternation(words, whole_words=spaced), flags)

    by_stance: dict[Stance, list[str]] = {}
    for entry in table["attribution"]:
        by_stance.setdefault(Stance(entry["stance"]), []).extend(entry["cues"])
    lists = {
        f"{section}.{key}": tuple(words)
        for section, keys in table.items()
        if section != "attribution"
        for key, words in keys.items()
    }
    return Cues(
        language,
        {stance: compiled(words) for stance, words in by_stance.items()},
        {key: compiled(words) for key, words in lists.items()},
        lists,
    )

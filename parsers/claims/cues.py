"""The cue words of one language, compiled. The words are data: `config/language/cues_<language>.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from parsers.claims.hints import hinted
from parsers.values import Stance
from parsers.wordtrie import share_beginnings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from parsers.claims.hints import Hinted
    from parsers.languages import Language
    from parsers.lexicon import Lexicon


def alternation(words: Iterable[str], *, whole_words: bool) -> str:
    """One expression for many: the longest first, white space inside of them flexible.

    The borders of words stand outside of the alternatives: inside, each would be tried at each letter.
    """
    return _alternation(tuple(words), whole_words)


@lru_cache(maxsize=2048)  # rules ask for the same lists in every sentence
def _alternation(words: tuple[str, ...], whole_words: bool) -> str:  # noqa: FBT001 - the key of a cache
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    if not ordered:
        return r"(?!)"
    bodies = [re.sub(r"\s+", r"\\s+", word) for word in ordered]
    if not whole_words:
        return f"(?:{share_beginnings(bodies)})"
    # "-linked" hangs on the name before it; all else begins a word
    hanging = "".join(f"{body}|" for body in bodies if body.startswith("-"))
    begun = [body for body in bodies if not body.startswith("-")]
    return rf"(?:{hanging}(?<![^\W_])(?:{share_beginnings(begun) if begun else '(?!)'}))(?![^\W_])"


@dataclass(frozen=True, slots=True, eq=False)  # the one object that it is: a key of caches
class Cues:
    """`lists`: words by `section.key`. `stances`: expressions by stance.

    A list is compiled when it is first asked for: many serve only as a part of other expressions.
    """

    language: Language
    stances: Mapping[Stance, Hinted]
    lists: Mapping[str, tuple[str, ...]]
    _compiled: dict[str, Hinted] = field(default_factory=dict)
    _parts: dict[tuple[str, ...], str] = field(default_factory=dict)
    _sets: dict[str, frozenset[str]] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Hinted:
        """The expression of a list; KeyError if there is none."""
        found = self._compiled.get(key)
        if found is None:
            found = self._compiled[key] = _compile(self.lists[key], self.language)
        return found

    def holds(self, key: str, word: str) -> bool:
        """Whether a list holds a word as it is written; KeyError if there is no such list."""
        if key not in self._sets:
            self._sets[key] = frozenset(self.lists[key])
        return word in self._sets[key]

    def either(self, *keys: str) -> str:
        """The words of these lists as a part of other expressions, with the borders of the language."""
        if keys not in self._parts:
            words = [word for key in keys for word in self.lists[key]]
            self._parts[keys] = alternation(words, whole_words=self.language.has_borders)
        return self._parts[keys]


_LIST = re.compile(r"\{([a-z_]+\.[a-z_]+)\}")


def worded(pattern: str, flags: int = 0) -> Callable[[Cues], Hinted]:
    r"""Let an expression of grammar have lists of the configuration in it: `{gates.taken}\s(?:the|all)`.

    Asked with a language's cues (`TAKEN(cues).search(text)`) it is compiled once for them. KeyError for a list that
    the language does not have.
    """

    @lru_cache(maxsize=2)
    def compiled(cues: Cues) -> Hinted:
        return hinted(filled(pattern, cues), flags)

    return compiled


def filled(pattern: str, cues: Cues) -> str:
    """The same as a part of other expressions: the pattern with its lists in it."""
    return _LIST.sub(lambda found: cues.either(found[1]), pattern)


@lru_cache(maxsize=4)  # sentences ask for it again and again
def states_of(cues: Cues) -> Mapping[str, str]:
    """The word of a state in this language to its id: the section `states`."""
    return {
        word: key.removeprefix("states.")
        for key, words in cues.lists.items()
        if key.startswith("states.")
        for word in words
    }


@lru_cache(maxsize=16)
def cues_of(lexicon: Lexicon, language: Language) -> Cues:
    """The compiled cue words of a language."""
    return compile_cues(lexicon.cues[f"cues_{language}"], language)


def compile_cues(table: Mapping[str, Any], language: Language) -> Cues:
    """Compile one `cues_<language>.toml`."""
    by_stance: dict[Stance, list[str]] = {}
    for entry in table["attribution"]:
        by_stance.setdefault(Stance(entry["stance"]), []).extend(entry["cues"])
    lists = {
        f"{section}.{key}": tuple(words)
        for section, keys in table.items()
        if section != "attribution"
        for key, words in keys.items()
    }
    return Cues(language, {stance: _compile(words, language) for stance, words in by_stance.items()}, lists)


def _compile(words: Iterable[str], language: Language) -> Hinted:
    whole = language.has_borders
    return hinted(alternation(words, whole_words=whole), re.IGNORECASE if whole else re.NOFLAG)

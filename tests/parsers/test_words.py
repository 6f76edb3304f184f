"""The cue words of a language, as the checkout ships them: each stands once, and is asked for."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest

from parsers.languages import Language
from tests.places import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = CHECKOUT / "config" / "language"
LANGUAGES = tuple(Language)


def _lists(language: Language) -> Mapping[str, list[str]]:
    """Words by `section.key`; all cues of a stance are one list."""
    table = tomllib.loads((FOLDER / f"cues_{language}.toml").read_text(encoding="utf-8"))
    lists: dict[str, list[str]] = defaultdict(list)
    for entry in table["attribution"]:
        lists[f"attribution.{entry['stance']}"] += entry["cues"]
    for section, keys in table.items():
        if section != "attribution":
            lists |= {f"{section}.{key}": words for key, words in keys.items()}
    return lists


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cue_stands_twice_in_a_list(language: Language) -> None:
    twice = {
        f"{key}: {word}"
        for key, words in _lists(language).items()
        for word, times in Counter(words).items()
        if times > 1
    }
    assert not twice


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cue_stands_under_two_stances(language: Language) -> None:
    stances = defaultdict(set)
    for key, words in _lists(language).items():
        if key.startswith("attribution."):
            for word in words:
                stances[word].add(key)
    assert {word: keys for word, keys in stances.items() if len(keys) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_lists_are_one(language: Language) -> None:
    """Lists that mean the same drift apart: a word added to one is missing in the other."""
    same = defaultdict(list)
    for key, words in _lists(language).items():
        if len(words) > 1:
            same[frozenset(words)].append(key)
    assert [keys for keys in same.values() if len(keys) > 1] == []


def quoted(text: str) -> set[str]:
    """The words that stand alone in quotation marks, as in `either("roles")` and `for key in ("roles", "deeds")`."""
    return set(re.findall(r"""["'](\w+)["']""", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_is_asked_for_by_a_rule(language: Language) -> None:
    """A list that no rule names is dead: whoever adds a word to it waits for nothing."""
    folder = {"en": "english", "ja": "japanese", "ko": "korean"}[language]
    rules = CHECKOUT / "parsers" / "claims"
    sources = [*rules.glob("*.py"), *(rules / folder).glob("*.py"), CHECKOUT / "parsers" / "cue_tables.py"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    asked = set(re.findall(r"[\w.]+", text))
    named = {key for key in _lists(language) if not key.startswith(("attribution.", "states.", "basis."))}
    assert {key for key in named if key not in asked and key.split(".")[1] not in quoted(text)} == set()

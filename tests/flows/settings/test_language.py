"""Cue words of one's own that are wrong end in one line, too: file, list, next action."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.errors import ConfigurationError
from flows.language import load_lexicon
from flows.paths import Places

SHIPPED = Path(__file__).parents[3] / "config"
ENGLISH = (SHIPPED / "language" / "cues_en.toml").read_text(encoding="utf-8")


def _places(tmp_path: Path, name: str, text: str) -> Places:
    folder = tmp_path / "own" / "language"
    folder.mkdir(parents=True)
    (folder / name).write_text(text, encoding="utf-8")
    return Places((SHIPPED, folder.parent), tmp_path / "data")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "cues_en.toml",
            ENGLISH.replace("\nlosses = ", "\nlossses = "),
            r"own/language/cues_en\.toml, theft\.losses: the list is missing \(did you mean theft\.lossses\?\)",
        ),
        (
            "cues_en.toml",
            ENGLISH.replace('"near-certain",', '"near-certain(",'),
            r"own/language/cues_en\.toml: .*'near-certain\(' is no regular expression .*Correct that entry",
        ),
        (
            "cues_xx.toml",
            '[[attribution]]\nstance = "asserted"\ncues = ["attribue"]\n',
            r"own/language/cues_xx\.toml: .*no entry for the stance 'assessed'",
        ),
    ],
)
def test_a_fault_names_its_own_file_and_what_to_do(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(ConfigurationError, match=said) as caught:
        load_lexicon(_places(tmp_path, name, text))
    assert caught.value.exit_code == 2


def test_words_of_ones_own_take_the_place_of_the_shipped_ones(tmp_path: Path) -> None:
    text = ENGLISH.replace('"near-certain",', '"near-certain", "recognises the hand of",')
    lexicon = load_lexicon(_places(tmp_path, "cues_en.toml", text))
    assert "recognises the hand of" in str(lexicon.cues["cues_en"]["attribution"])


def test_the_same_words_in_another_place_are_read_once(tmp_path: Path) -> None:
    text = ENGLISH.replace('"near-certain",', '"near-certain", "recognises the hand of",')
    read = load_lexicon(_places(tmp_path / "one", "cues_en.toml", ENGLISH))
    assert load_lexicon(_places(tmp_path / "two", "cues_en.toml", ENGLISH)) is read
    other = load_lexicon(_places(tmp_path / "three", "cues_en.toml", text))
    assert "recognises the hand of" in str(other.cues["cues_en"]["attribution"])
    again = load_lexicon(_places(tmp_path / "four", "cues_en.toml", ENGLISH))
    assert "recognises the hand of" not in str(again.cues["cues_en"]["attribution"])

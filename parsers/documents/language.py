"""Which language a text is in: as declared, unless its letters say otherwise."""

from __future__ import annotations

import re

_HANGUL = re.compile("[\uac00-\ud7a3]")
_KANA = re.compile("[\u3041-\u30ff\uff66-\uff9f]")
_HAN = re.compile("[\u4e00-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
_SAMPLE = 20_000
_TELLING = 0.15  # of all letters: Korean and Japanese texts on this subject are full of Latin names
_DECLARATION = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?$")


def language_of(declared: str, markup: str, text: str, *, usual: str = "") -> str:
    """ISO 639-1 code: `declared` by a person, else of the letters, else of the page's markup, else `usual`, else `und`.

    Letters come before markup: templates leave `lang="en"` on Korean pages. Latin letters tell nothing of the
    language, so there the markup decides, and English is what remains. `usual` is what the source mostly writes in: a
    Japanese body's headline without kana is Japanese, and its English pages stay English.
    """
    if found := _DECLARATION.match(declared.strip()):
        return found[1].lower()
    by_letters = _by_letters(text[:_SAMPLE])
    if by_letters in {"ko", "ja"}:
        return by_letters
    if found := _DECLARATION.match(markup.strip()):
        language = found[1].lower()
        if language not in {"ko", "ja"} or by_letters == "zh":
            return language
    return usual if usual and _may_be(usual, by_letters) else by_letters


def _may_be(language: str, by_letters: str) -> bool:
    """Whether letters that tell no language for sure can be of this one."""
    is_east_asian = language in {"ko", "ja", "zh"}
    return by_letters == "und" or is_east_asian == (by_letters == "zh")


def _by_letters(text: str) -> str:
    hangul, kana, han, latin = (len(script.findall(text)) for script in (_HANGUL, _KANA, _HAN, _LATIN))
    letters = hangul + kana + han + latin
    if not letters:
        return "und"
    if hangul > _TELLING * letters and hangul >= kana:
        return "ko"
    if kana and kana + han > _TELLING * letters:
        return "ja"
    if han > _TELLING * letters:
        return "zh"
    return "en" if latin > letters / 2 else "und"

"""The languages that have a grammar, and in what they differ for rooms that all of them share."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """A language in which texts are read; its value is the ISO 639-1 code, as in `cues_en.toml`."""

    ENGLISH = "en"
    JAPANESE = "ja"
    KOREAN = "ko"

    @property
    def has_borders(self) -> bool:
        """Whether a word ends where its letters end, and has upper and lower case.

        Then cue words match whole words, in any case; else they match wherever they stand: particles and endings
        hang on the words of Korean, and nothing parts those of Japanese.
        """
        return self is Language.ENGLISH

    @classmethod
    def read_as(cls, tag: str) -> Language:
        """The language as which a text is read that is in `tag` (an ISO 639-1 code, or `und`): English, if it is none."""
        return cls(tag) if tag in set(cls) else cls.ENGLISH

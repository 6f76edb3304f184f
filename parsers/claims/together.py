"""Dates that are told of several thefts at once: "All three happened in 2023.", 세 건은 모두 2023년에 일어났다."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.claims.values import Anaphor, Fact

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.values import Mentions, Sentence

PREDICATE = 16  # letters behind the date, where the verb stands last


def find_together(sentence: Sentence, mentions: Mentions, cues: Cues) -> tuple[Fact, ...]:
    """The fact of all thefts told before, where the sentence says nothing but when they were; else none."""
    if len(mentions.dates) != 1 or mentions.amounts or mentions.names:
        return ()
    date, text = mentions.dates[0], sentence.text
    is_all = len(text) - date.end <= PREDICATE and cues["dates.together"].search(text[: date.start])
    return (Fact(None, (), date.date, Anaphor.ALL),) if is_all else ()

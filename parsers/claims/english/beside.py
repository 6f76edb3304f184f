"""Sums and dates that no word of theft holds, in English.

"A script ran on 14 December. By breakfast the 48 million were elsewhere." See `parsers.claims.beside`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.beside import weak_fact
from parsers.claims.english.dating import is_free_date
from parsers.claims.english.stance import changes_grade
from parsers.claims.english.stolen import is_stolen, is_total
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Fact, Mentions, Sentence, Victim
    from parsers.mentions.values import DateMention

SILENT = (BlockKind.RELATED, BlockKind.TABLE_ROW, BlockKind.CAPTION, BlockKind.HEADING)
SHORT = 12  # words of a sentence about nothing but the day: "It began on 3 May, before dawn."
WHEN = re.compile(r"(?i)\b(?:when|what\s+day|which\s+day|since\s+when)\b[^.!]*\?\s*$")


def find_beside(
    sentence: Sentence,
    mentions: Mentions,
    victims: tuple[Victim, ...],
    told: tuple[Fact, ...],
    context: Context,
    cues: Cues,
) -> tuple[Fact, ...]:
    """At most one weak fact: of the only victim that the sentence names, else of the theft spoken of."""
    text = sentence.text
    is_others = bool(mentions.actors) and context.only_robbed is None  # what the culprit took elsewhere
    if sentence.kind in SILENT or is_total(text, cues) or is_others:
        return ()
    if (
        changes_grade(text, cues)
        or text.rstrip("\"”’' ").endswith("?")
        or cues["gates.hypothetical"].search(text)
    ):
        return ()
    return weak_fact(
        mentions,
        victims,
        told,
        can_be_stolen=lambda m: is_stolen(text, m, mentions, cues, ()),
        can_date=lambda d: not _is_dateline(d, mentions, context) and is_free_date(text, d, mentions, cues),
        is_about_the_day=lambda _: len(text.split()) <= SHORT or _answers_when(context),
    )


def _is_dateline(date: DateMention, mentions: Mentions, context: Context) -> bool:
    """ "Ridgeway Investigations, 19 November 2025": the day of the page, where the sentence tells of no sum."""
    return str(date.date) == str(context.published_on) and not mentions.amounts


def _answers_when(context: Context) -> bool:
    """Whether the question before is answered: "When did it happen? In the night of December 14."."""
    return context.previous is not None and bool(WHEN.search(context.previous.sentence.text))

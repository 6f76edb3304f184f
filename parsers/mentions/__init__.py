"""Amounts, dates, names and wallet addresses in a text.

Every finder takes the text as it is stored and gives offsets into it, in code points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.mentions.folding import fold, lower

if TYPE_CHECKING:
    from parsers.lexicon import Lexicon


def could_matter(text: str, lexicon: Lexicon) -> bool:
    """Whether the text holds any word of theft or any actor's name: without one it carries no claim."""
    return next(iter(lexicon.triggers.find_matches_as_indexes(lower(fold(text)))), None) is not None

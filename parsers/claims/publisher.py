"""Whether who publishes a document speaks for itself in it, or retells what others say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.voice import UNSTATED, Issuer

if TYPE_CHECKING:
    from parsers.lexicon import Lexicon
    from parsers.values import Document

GOVERNMENT = re.compile(r"(?:[a-z]{2}|un|eu)(?:\.[a-z0-9\-]+)*|msmt")


def issuer_of(document: Document, lexicon: Lexicon) -> Issuer:
    """Governments and listed firms investigate; a name with a newspaper's or a digest's word in it compiles.

    An unknown publisher is taken at its word: who states without naming a source speaks for itself.
    """
    parties = tuple(p for p in document.publishers if p and p != UNSTATED)
    if not parties:
        return Issuer((), investigates=False)
    return Issuer(
        parties,
        investigates=not all(_compiles(p, lexicon) for p in parties),
        decides=all(GOVERNMENT.fullmatch(p) for p in parties),
    )


def _compiles(party: str, lexicon: Lexicon) -> bool:
    if GOVERNMENT.fullmatch(party) or f"party:{party}" in lexicon.names:
        return False
    words = lexicon.cues["cues_publishers"]["compilers"]["words"]
    return any(word in party.split("-") or (len(word) > 3 and word in party) for word in words)

"""What an attribution rests on, by the words of its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.values import Basis

if TYPE_CHECKING:
    from parsers.claims.cues import Cues

# where a clause names several: "based on the analysis of the firm that assisted our investigation"
RANKED = (Basis.INDUSTRY_ANALYSIS, Basis.OWN_INVESTIGATION, Basis.OTHER_PARTY)


def basis_of(text: str, cues: Cues) -> Basis | None:
    """The basis that the clause gives (`basis.*` of the cue words), or None."""
    return next((basis for basis in RANKED if cues[f"basis.{basis}"].search(text)), None)

"""How a clause that names no robbed party points at a theft: by the words of its language under [anaphora]."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.claims.values import Anaphor

if TYPE_CHECKING:
    from parsers.claims.cues import Cues

# "all of these thefts" holds a word for a theft, too: the wider wording is asked for first
ORDER = (Anaphor.ALL, Anaphor.PAGE, Anaphor.THEFT, Anaphor.VICTIM)


def pointed_at(text: str, cues: Cues) -> Anaphor:
    """To which theft the words point; NONE where none do. A language without a list has no such words."""
    keys = {anaphor: f"anaphora.{anaphor}" for anaphor in ORDER}
    known = (anaphor for anaphor, key in keys.items() if key in cues.lists)
    return next((anaphor for anaphor in known if cues[keys[anaphor]].search(text)), Anaphor.NONE)

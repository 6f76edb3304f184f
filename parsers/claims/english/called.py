"""What a culprit is called in full, and by which id a list knows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.english.names import is_common
from parsers.lexicon import squeeze
from parsers.mentions.names import find_names

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.names import Names
    from parsers.lexicon import Lexicon


def person_of(name: str, names: Names, cues: Cues) -> str:
    """ "Canadian Andean Medjedovic" is Andean Medjedovic; "Syrian Electronic Army" is a crew's name."""
    first, _, rest = name.partition(" ")
    last = rest.rpartition(" ")[2].casefold()
    is_crew = any(cues[f"culprits.{key}"].fullmatch(last) for key in ("crews", "closers"))
    return rest if " " in rest and first.casefold() in names.states and not is_crew else name


def in_full(name: str, text: str, cues: Cues) -> str:
    """ "Vern" or "Engineer Vern" in a text that calls one person Paul Vern; a name of several words as it is."""
    job, _, rest = name.partition(" ")
    if cues["people.jobs"].fullmatch(job):
        name = rest
    if " " in name:
        return name
    before = {m[1] for m in re.finditer(rf"\b([A-Z][a-z]+)\s{re.escape(name)}\b", text)}
    given = [w for w in before if not (is_common(w, cues) or cues["people.jobs"].fullmatch(w))]
    return f"{given[0]} {name}" if len(given) == 1 else name


def listed_group(name: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """Id and name of a group that the lexicon knows by this name where its text says that it is one: "Lazarus"."""
    if squeeze(name) not in lexicon.actor_keys:
        return None
    named = find_names(f"the hackers of {name}", lexicon)
    return next(((n.id, n.name) for n in named if n.kind == "actor" and n.surface == name), None)

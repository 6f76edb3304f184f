"""Culprits and robbed parties told in pairs, in English (see `parsers.claims.pairs`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.pairs import paired

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.clause import Clause
    from parsers.claims.values import Frame
    from parsers.mentions.values import NameMention

AND = re.compile(r"\s*(?:,|;|and|or|,\s*and|&)\s*(?:the\s|to\s)?")


def pair_off(frame: Frame, clause: Clause, cues: Cues) -> list[Frame]:
    """One frame a pair, where culprits and robbed parties stand in pairs; else the frame alone.

    Names of one kind with nothing of the other between them are one ("Andariel, a unit of the RGB"), but where a list
    of them has its like in another list ("respectively").
    """
    actors = sorted(frame.actors, key=lambda a: a.start)
    is_respective = cues["anaphora.each"].search(clause.text) is not None
    culprits = _listed(actors, clause) if is_respective else [(actor,) for actor in actors]
    return paired(frame, culprits, is_respective=is_respective)


def _listed(actors: list[NameMention], clause: Clause) -> list[tuple[NameMention, ...]]:
    """The culprits of a list, each with the names that belong to it: "North Korea's Andariel and BlueNoroff" are two."""
    groups: list[tuple[NameMention, ...]] = []
    for actor in actors:
        gap = clause.before(actor.start)[groups[-1][-1].end - clause.start :] if groups else ""
        if groups and not AND.fullmatch(gap):
            groups[-1] = (*groups[-1], actor)
        else:
            groups.append((actor,))
    return groups

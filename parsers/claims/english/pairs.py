"""Pairs of culprits and robbed parties: "A was hit by X, B by Y", "attributes A and B to X and Y respectively"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parsers.claims.english.clause import Clause
    from parsers.claims.values import Frame, Victim
    from parsers.mentions.values import NameMention

FEWEST = 2
AND = re.compile(r"\s*(?:,|;|and|or|,\s*and|&)\s*(?:the\s|to\s)?")
RESPECTIVELY = ("respectively", "in that order")


def pairs_of(frame: Frame, clause: Clause) -> list[Frame]:
    """One frame a pair, where culprits and robbed parties stand in pairs; else the frame alone.

    They do if each culprit is followed by a robbed party of its own, or the other way round: names of one kind with
    nothing of the other between them are one ("Andariel, a unit of the RGB").
    """
    victims = sorted(frame.victims, key=lambda v: v.start)
    actors = sorted(frame.actors, key=lambda a: a.start)
    if len(victims) < FEWEST or len(actors) < FEWEST:
        return [frame]
    if any(word in clause.text for word in RESPECTIVELY):
        accused = _listed(actors, clause)
        rows = list(zip(victims, accused, strict=True)) if len(victims) == len(accused) else []
        return [replace(frame, victims=(v,), actors=a) for v, a in rows] or [frame]
    return [replace(frame, victims=v, actors=a) for v, a in _in_turn(victims, actors)] or [frame]


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


def _in_turn(
    victims: list[Victim], actors: list[NameMention]
) -> list[tuple[tuple[Victim, ...], tuple[NameMention, ...]]]:
    """Groups of both kinds that stand in turn, as many of each; empty where they do not."""
    places = sorted([v.start for v in victims] + [a.start for a in actors])
    robbed, accused = {v.start: v for v in victims}, {a.start: a for a in actors}
    groups = [list(group) for _, group in groupby(places, key=lambda place: place in robbed)]
    theirs = [tuple(robbed[place] for place in group) for group in groups if group[0] in robbed]
    whose = [tuple(accused[place] for place in group) for group in groups if group[0] not in robbed]
    if len(theirs) < FEWEST or len(theirs) != len(whose):
        return []
    return list(zip(theirs, whose, strict=True))

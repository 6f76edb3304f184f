"""Culprits and robbed parties told in pairs, in English (see `parsers.claims.pairs`)."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from parsers.claims.pairs import paired
from parsers.claims.values import Speaker

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.clause import Clause
    from parsers.claims.values import Frame
    from parsers.mentions.values import NameMention

FOUR = 4  # a speaker, whom it accuses, and both again
AND = re.compile(r"\s*(?:,|;|and|or|,\s*and|&)\s*(?:the\s|to\s)?")


def pair_off(frame: Frame, clause: Clause, cues: Cues) -> list[Frame]:
    """One frame a pair, where culprits and robbed parties stand in pairs; else the frame alone.

    Names of one kind with nothing of the other between them are one ("Andariel, a unit of the RGB"), but where a list
    of them has its like in another list ("respectively").
    """
    if each := _by_voice(frame):
        return each
    actors = sorted(frame.actors, key=lambda a: a.start)
    is_respective = cues["anaphora.each"].search(clause.text) is not None
    culprits = _listed(actors, clause) if is_respective else [(actor,) for actor in actors]
    return paired(frame, culprits, is_respective=is_respective)


def _by_voice(frame: Frame) -> list[Frame]:
    """ "attributed by the FBI to TraderTraitor and by Elliptic to Andariel": each speaker with whom it accuses."""
    speakers = [s for s in frame.speakers if s.end and not s.is_previous]
    named: list[Speaker | NameMention] = sorted((*speakers, *frame.actors), key=lambda one: one.start)
    runs = [list(run) for _, run in groupby(named, key=lambda one: isinstance(one, Speaker))]
    if len(frame.victims) > 1 or len(speakers) != len(frame.speakers) or len(runs) < FOUR or len(runs) % 2:
        return []
    each = []
    for one, other in zip(runs[::2], runs[1::2], strict=True):
        heard = tuple(n for n in (*one, *other) if isinstance(n, Speaker))
        accused = tuple(n for n in (*one, *other) if not isinstance(n, Speaker))
        if len({s.party for s in heard}) != 1:
            return []
        each.append(replace(frame, rule=f"{frame.rule}-voices", speakers=heard, actors=accused))
    return each


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

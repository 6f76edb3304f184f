"""The one theft of a text that never says from whom: "responsible for the theft of $620 million reported on March 29"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.claims.incidents import Incident
from parsers.names import slug

if TYPE_CHECKING:
    from parsers.claims.talk import Talk
    from parsers.claims.values import Frame, SentenceReading
    from parsers.claims.voice import Issuer


def of_sum_alone(talk: Talk, issuer: Issuer) -> list[tuple[Frame, SentenceReading]]:
    """The accusations beside the sum of a theft where the text robs nobody; the theft is then known by its sum.

    Only what somebody says who is heard or investigates: a portrait tells of sums, too. Two sums are two thefts.
    """
    told = [f for f in talk.waiting if f.victim is None and f.amounts and not f.is_weak]
    sums = {a for f in told for m in f.amounts for a in m.amounts}
    found = [
        (frame, reading)
        for frame, reading in talk.left
        if (frame.speakers or issuer.investigates)
        and not frame.is_plain
        and any(fact in told for fact in reading.firm_facts)
    ]
    if talk.incidents.known or not found or len(sums) != len({a.currency for a in sums}):
        return []
    surface = told[0].amounts[0].surface
    incident = Incident(f"unnamed:{slug(surface)}", surface, "", found[0][1].sentence.index)
    for fact in told:
        incident.add(tuple(a for m in fact.amounts for a in m.amounts), fact.date)
    talk.incidents.known.append(incident)
    return found

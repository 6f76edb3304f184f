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

    What is stolen in a year or in all is told in the same words. So the sentence must tell one sum and one day or month,
    no name of a service may stand in the text, and somebody must say it who is heard or investigates.
    """
    if talk.incidents.known or any(n.kind == "victim" for r in talk.remembered for n in r.mentions.names):
        return []
    told = [f for f in talk.waiting if f.victim is None and f.amounts and not f.is_weak]
    found = [
        (frame, reading)
        for frame, reading in talk.left
        if (frame.speakers or issuer.investigates)
        and not frame.is_plain
        and _tells_one(reading)
        and any(fact in told for fact in reading.firm_facts)
    ]
    sums = [a for f in told for m in f.amounts for a in m.amounts]
    if not found or len(set(sums)) != len({a.currency for a in sums}):
        return []
    surface = told[0].amounts[0].surface
    incident = Incident(f"unnamed:{slug(surface)}", surface, "", found[0][1].sentence.index)
    for fact in told:
        incident.add(tuple(a for m in fact.amounts for a in m.amounts), fact.date)
    talk.incidents.known.append(incident)
    return found


def _tells_one(reading: SentenceReading) -> bool:
    """Whether a sentence tells one sum, and in which month or on which day it was taken or that was reported."""
    amounts, dates = reading.mentions.amounts, reading.mentions.dates
    return len(amounts) == len(dates) == 1 and bool(dates[0].date.month)

"""From the readings of sentences to the claims of a document.

Facts make the thefts (incidents), frames are bound to them, and what one party says of one theft in several
sentences becomes one claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.claims.binding import Binder
from parsers.claims.rows import Attribution, merge
from parsers.claims.talk import Talk
from parsers.claims.untold import of_sum_alone
from parsers.claims.whose import is_unresolved, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parsers.claims.values import SentenceReading
    from parsers.claims.voice import Issuer


def assemble(readings: Sequence[SentenceReading], issuer: Issuer) -> list[Attribution]:
    """The attributions of a document, in the order of the text."""
    talk = Talk()
    binder = Binder(readings, issuer, talk)
    made: list[Attribution] = []
    # a caption or standfirst in the very words of the text: there it is said whose they are
    attributed = {r.sentence.text: r for r in readings if any(f.speakers for f in r.frames)}
    for reading in readings:
        talk.take_facts(reading)
        for frame, told in talk.give_waiting(reading):
            accused = talk.actors  # whom the text named since
            made += binder.bind(frame, told)
            talk.actors = accused
        is_repeated = attributed.get(reading.sentence.text, reading) is not reading
        for frame in reading.frames:
            if (is_repeated and not frame.speakers) or is_unresolved(frame, reading, talk, issuer):
                continue
            said = spoken(frame, reading, talk, issuer)
            if frame.needs_voice and not (said.speakers or issuer.investigates):
                continue
            if frame.is_plain:
                # of who only compiles it is a claim where somebody is heard
                if said.speakers or issuer.investigates or said.is_agentless:
                    talk.left.append((said, reading))
                continue
            bound = binder.bind(said, reading)
            made += bound
            if not bound:
                talk.let_wait(said, reading)
        talk.remember(reading)
    robbed = {a.incident.victim for a in made}
    for frame, told in (*talk.left_of(robbed), *of_sum_alone(talk, issuer)):
        made += binder.bind(frame, told)
    talk.give_hints()
    talk.incidents.name_described({id(a.incident) for a in made})
    return merge(made)

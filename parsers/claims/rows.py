"""One row a party and theft: what a party says of one theft in several sentences becomes one attribution."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parsers.claims.incidents import finest
from parsers.claims.voice import UNSTATED
from parsers.parties import DPRK
from parsers.values import Stance, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from parsers.claims.incidents import Incident
    from parsers.claims.voice import Speech
    from parsers.values import Amount, Basis, PartialDate

STRENGTH = {Stance.ASSERTED: 3, Stance.ASSESSED: 2, Stance.SUSPECTED: 1, Stance.DENIED: 0, Stance.DISPUTED: 0}
# The bare state and its service follow the group that the text names.
GENERAL_ACTORS = ("rgb", DPRK)
ROUNDING = 10  # a headline's sum within a tenth of the text's is the same sum


@dataclass(slots=True)
class Attribution:
    """What one party says of one theft, gathered over the document."""

    incident: Incident
    speech: Speech
    stance: Stance
    actors: list[str]
    start: int
    end: int
    rule: str
    basis: Basis | None
    is_collective: bool
    is_heading: bool
    is_graded: bool
    weight: (
        int  # how well the sentence carries the claim: a paragraph that speaks of the theft carries it best
    )
    is_withdrawn: bool = False  # the party took it back
    is_inherited: bool = False  # "this group": its actors are those of the claim before
    sentences: list[int] = field(default_factory=list)


def merge(made: list[Attribution]) -> list[Attribution]:
    """One attribution for each theft, party and voice, in the order of the text."""
    merged: dict[tuple[int, str, Voice], Attribution] = {}
    told = {id(a.incident) for a in made if not a.is_heading}
    for new in made:
        # a headline raises, lowers and shortens what the body says: the body wins
        if new.is_heading and (id(new.incident) in told or _is_only_headed(new, made)):
            continue
        key = (id(new.incident), new.speech.party, new.speech.voice)
        if (old := merged.get(key)) is None:
            merged[key] = new
        else:
            _join(old, new)
    for row in merged.values():
        row.actors = order_actors(row.actors)
    return [r for r in merged.values() if not (_retells(r, merged.values()) or _is_nobodys_doubt(r))]


def _is_nobodys_doubt(row: Attribution) -> bool:
    """ "Some are not convinced": a doubt that nobody in particular holds is no claim."""
    return row.speech.party == UNSTATED and row.stance is Stance.DISPUTED


def _is_only_headed(row: Attribution, made: list[Attribution]) -> bool:
    """ "Canada: North Korea robbed Winnipeg exchange": whom only a headline robs, where the body has its party's claim."""
    if row.incident.is_unnamed and any(not o.is_heading for o in made):
        return True  # "An Indian exchange …": the body says which
    is_told = bool(row.incident.amounts or row.incident.dates)
    return not is_told and any(
        o.speech.party == row.speech.party and not o.is_heading and o.incident is not row.incident
        for o in made
    )


def _retells(row: Attribution, rows: Iterable[Attribution]) -> bool:
    """ "…, stolen by TraderTraitor" in a text that tells whose finding that is: the compiler adds no claim of his."""
    if row.speech.party != UNSTATED or STRENGTH[row.stance] < STRENGTH[Stance.ASSESSED]:
        return False  # "is believed" is nobody's word whoever else speaks
    return any(
        other.incident is row.incident
        and other.speech.party != UNSTATED
        and STRENGTH[other.stance] > 0
        and (set(row.actors) <= set(GENERAL_ACTORS) or not set(other.actors).isdisjoint(row.actors))
        for other in rows
    )


def _join(old: Attribution, new: Attribution) -> None:
    """Repetitions: the strongest stance decides the quote, actors are gathered, firm beats denial."""
    if new.is_withdrawn or old.is_withdrawn:
        _take_back(old, new)
        return
    better = _quality(new) > _quality(old)
    if better and (old.stance is new.stance or (STRENGTH[old.stance] > 0 and STRENGTH[new.stance] > 0)):
        old.stance, old.start, old.end, old.rule = new.stance, new.start, new.end, new.rule
        old.is_graded, old.weight = new.is_graded, new.weight
    if old.is_inherited and not new.is_inherited:
        old.actors, old.is_inherited = [], False
    clears = STRENGTH[new.stance] == 0 < STRENGTH[old.stance]  # "it was not North Korea", beside whom it was
    if not clears and (not new.is_inherited or old.is_inherited):
        old.actors += [a for a in new.actors if a not in old.actors]
    old.basis = old.basis or new.basis
    old.is_collective |= new.is_collective
    old.sentences += new.sentences


def _take_back(old: Attribution, new: Attribution) -> None:
    """ "We suspected X. We withdraw that.": only a firm verdict on somebody else counts again."""
    is_other = STRENGTH[new.stance] >= STRENGTH[Stance.ASSESSED] and set(new.actors).isdisjoint(old.actors)
    if new.is_withdrawn or is_other:
        old.stance, old.start, old.end, old.rule = new.stance, new.start, new.end, new.rule
        old.is_withdrawn = new.is_withdrawn
    if is_other:
        old.actors = list(new.actors)
    else:
        old.actors += [a for a in new.actors if a not in old.actors]
    old.sentences += new.sentences


def _quality(row: Attribution) -> tuple[bool, int, int]:
    """How well a sentence shows the claim: its own grade, its firmness, what stands in it."""
    return row.is_graded, STRENGTH[row.stance], row.weight


def order_actors(actors: list[str]) -> list[str]:
    """Named groups in the order of the text, then the service, then the state."""
    named = [a for a in dict.fromkeys(actors) if a not in GENERAL_ACTORS]
    return named + [a for a in GENERAL_ACTORS if a in actors]


def facts_of(incident: Incident) -> tuple[tuple[Amount, ...], PartialDate | None]:
    """Amounts and date of a theft as the whole document gives them.

    Of sums in one currency those below half of the largest are its parts (one transaction, a chain).
    """
    amounts = [*_amounts(incident)]
    largest: dict[str, Decimal] = {}
    for amount in amounts:
        largest[amount.currency] = max(largest.get(amount.currency, amount.value), amount.value)
    whole = tuple(a for a in amounts if a.value * 2 >= largest[a.currency])
    return whole, finest([*incident.dates, *(h.date for h in incident.hints if h.date)])


def _amounts(incident: Incident) -> Iterator[Amount]:
    """Those of the text; of the headings those that do not only round one of them; else those of the first hint."""
    told = [a for a in incident.amounts if _is_as_stated(a, incident.stated)]
    yield from told
    headlined = [a for a in dict.fromkeys(incident.headlined) if a not in told]
    headlined = [a for a in headlined if not any(_rounds(a, b) for b in told)]
    yield from headlined
    if not told and not headlined:
        yield from next(([a for m in h.amounts for a in m.amounts] for h in incident.hints if h.amounts), ())


def _is_as_stated(told: Amount, stated: list[Amount]) -> bool:
    """Whether a sum is one of the page's entry of the loss, or rounds one; an entry in other currencies says nothing."""
    same = [a for a in stated if a.currency == told.currency]
    return not same or any(_rounds(told, a) for a in same)


def _rounds(headline: Amount, told: Amount) -> bool:
    return headline.currency == told.currency and abs(headline.value - told.value) * ROUNDING <= told.value

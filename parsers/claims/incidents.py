"""The thefts of one document: sentences that tell of the same one are brought together.

A theft is known by its victim; the same victim robbed at two dates is two thefts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from parsers.claims.values import Fact, Victim
    from parsers.values import Amount, PartialDate

# Texts date one theft by its discovery, its report or another time zone; beyond this they mean another theft.
SAME_THEFT_DAYS = 21
BEYOND = 10  # times as much


@dataclass(slots=True)
class Incident:
    """A theft while its document is read. `amounts` in the order of the text, without repetition.

    `headlined`: those that only headings give. `stated`: those of the page's entry of the loss. `hints`: weak facts,
    for what no sentence tells of the theft.
    """

    victim: str
    name: str
    service: str
    first_sentence: int
    amounts: list[Amount] = field(default_factory=list)
    dates: list[PartialDate] = field(default_factory=list)
    mentions: int = 0
    headlined: list[Amount] = field(default_factory=list)
    stated: list[Amount] = field(default_factory=list)
    hints: list[Fact] = field(default_factory=list)

    @property
    def is_unnamed(self) -> bool:
        """The text leaves the victim unnamed."""
        return self.victim.startswith("unnamed:")

    @property
    def date(self) -> PartialDate | None:
        """The date that its sentences give (see `finest`)."""
        return finest(self.dates)

    def could_be_on(self, date: PartialDate | None) -> bool:
        """Whether it can be the theft of a day."""
        return date is None or self.date is None or dates_agree(self.date, date)

    def add(self, amounts: tuple[Amount, ...], date: PartialDate | None, *, is_revised: bool = False) -> None:
        """Take in what one more sentence says of this theft; revised sums replace those in their currency."""
        if is_revised:
            currencies = {a.currency for a in amounts}
            self.amounts = [a for a in self.amounts if a.currency not in currencies]
        self.amounts += [a for a in dict.fromkeys(amounts) if a not in self.amounts]
        if date and date not in self.dates:
            self.dates.append(date)


def finest(dates: Iterable[PartialDate]) -> PartialDate | None:
    """The first of the dates, as precise as later ones make it that can be of the same theft."""
    found: PartialDate | None = None
    for date in dates:
        if found is None or (precision_of(date) > precision_of(found) and dates_agree(found, date)):
            found = date
    return found


def precision_of(date: PartialDate) -> int:
    """0 for a year, 1 for a month, 2 for a day."""
    return bool(date.month) + bool(date.day)


def dates_agree(first: PartialDate, second: PartialDate) -> bool:
    """Whether two dates can be of one theft, at the precision that both state."""
    if first.year != second.year and not (first.month and second.month):
        return False
    if not (first.month and second.month):
        return True
    days = abs((first.year - second.year) * 365 + (first.month - second.month) * 30)
    if first.day and second.day:
        return (
            abs(days + (first.day - second.day if first >= second else second.day - first.day))
            <= SAME_THEFT_DAYS
        )
    return (first.year, first.month) == (second.year, second.month)


@dataclass(slots=True)
class Incidents:
    """All thefts of one document, in the order in which the text tells them."""

    known: list[Incident] = field(default_factory=list)

    def of(
        self,
        victim: Victim,
        date: PartialDate | None,
        sentence: int,
        focus: Incident | None,
        *,
        may_be_new: bool = True,
    ) -> Incident:
        """The theft of this victim at this date: a known one where it can be, else a new one.

        `may_be_new`: the sentence robs the victim or tells a sum; a day that it only names beside it makes no theft.
        """
        same = [i for i in self.known if i.victim == victim.id]
        fitting = [i for i in same if i.could_be_on(date)]
        if not may_be_new:
            fitting = fitting or same
        if fitting:
            found = focus if focus in fitting else self._nearest(fitting, date)
        else:
            found = Incident(victim.id, victim.name, victim.service, sentence)
            self.known.append(found)
        found.mentions += 1
        return found

    def again(self, known: Incident, date: PartialDate | None, sentence: int, *, has_sum: bool) -> Incident:
        """The theft of this victim that has the date; a new one if none has and a sum of its own is told."""
        if date is None or known.date is None or dates_agree(known.date, date):
            return known
        for other in self.known:
            if other.victim == known.victim and other.date and dates_agree(other.date, date):
                return other
        if not has_sum:
            return known
        self.known.append(Incident(known.victim, known.name, known.service, sentence))
        return self.known[-1]

    def describe_again(self, fact: Fact) -> None:
        """ "European exchange loses $50 million" above "an exchange based in Estonia …": the text's words, by their sum."""
        victim = fact.victim
        if victim is None or not victim.id.startswith("unnamed:"):
            return
        if any(i.victim == victim.id for i in self.known):
            return
        sums = {a for m in fact.amounts for a in m.amounts}
        same = [i for i in self.known if i.is_unnamed and not i.amounts and sums & set(i.headlined)]
        if len(same) == 1:
            same[0].victim, same[0].name = victim.id, victim.name

    def name_described(self, told: Container[int]) -> None:
        """ "A Japanese exchange lost 450 billion won", then its name: sums and date are the named theft's.

        `told`: the ids of the incidents that somebody is accused of; a description of its own stays.
        """
        for number, incident in enumerate(self.known):
            if not incident.is_unnamed or id(incident) in told:
                continue
            later = (o for o in self.known[number + 1 :] if not o.is_unnamed)
            named = next((o for o in later if id(o) in told), None)
            if named and not (named.date and incident.date and not dates_agree(named.date, incident.date)):
                named.add(tuple(incident.amounts), incident.date)

    @staticmethod
    def _nearest(fitting: list[Incident], date: PartialDate | None) -> Incident:
        dated = [i for i in fitting if date and i.date]
        return dated[0] if dated else fitting[0]

    def main(self, *, first: bool = False) -> Incident | None:
        """The theft that the document is about: the one told most often, the earlier one on a tie.

        `first`: the first of those with a sum, if there is one.
        """
        summed = next((i for i in self.known if i.amounts), None) if first else None
        return summed or max(self.known, key=lambda i: (i.mentions, -i.first_sentence), default=None)


def makes_theft(fact: Fact) -> bool:
    """Whether a fact can be of another theft of its victim: it robs it, or tells a sum."""
    return bool(fact.amounts) or (fact.victim is not None and fact.victim.is_target)


def is_beyond(fact: Fact, incident: Incident) -> bool:
    """Whether a sum is so much more than the theft's that it is of others: "$1.5 billion" where $9 million was taken."""
    if fact.is_revised or fact.is_field:
        return False
    known = {a.currency: a.value for a in sorted(incident.amounts, key=lambda a: a.value)}
    told = (a for m in fact.amounts for a in m.amounts)
    return any(a.currency in known and a.value >= BEYOND * known[a.currency] for a in told)

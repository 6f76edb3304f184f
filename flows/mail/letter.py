"""What a mail says, before it is laid out: from an owed mail's rows to headings, sentences and quotes.

PendingMail -> Letter(subject, sections) -> text, HTML, EmailMessage (flows.mail.render)
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flows.mail.words import amounts_text, claim_sentence, counted, join

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.mail.words import Names
    from warehouse import Evidence, MailItem, PendingMail

# Beyond this many thefts a mail shows quotes for the first only; the rest are lines with their links
QUOTED_SECTIONS = 40
_SUBJECT_NAMES = 3
_QUOTE_LENGTH = 700


@dataclass(frozen=True, slots=True)
class News:
    """One difference: `label` is its kind in a word or two, `sentence` what happened."""

    label: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence, verbatim in `text`; `glosses` say in English who says what of whom, how surely.

    `claim_ids`: the claims that it carries, one for each gloss.
    """

    glosses: tuple[str, ...]
    claim_ids: tuple[str, ...]
    text: str
    language: str
    url: str
    title: str
    published_on: str

    @property
    def link(self) -> str:
        """The address if it may be clicked on in a mail; empty for any that is not of the web."""
        return self.url if urlsplit(self.url).scheme in ("http", "https") else ""


@dataclass(frozen=True, slots=True)
class Section:
    """One theft with all that is new about it. `baseline`: what each baseline says of it."""

    title: str
    facts: str
    news: tuple[News, ...]
    baseline: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail, laid out by `flows.mail.render`. `opening` is the sentence under the heading."""

    mail_id: str
    recipient: str
    subject: str
    heading: str
    opening: str
    sections: tuple[Section, ...]

    @property
    def example(self) -> str:
        """The id of the first claim that is shown, to try out how it is checked; empty where none is."""
        shown = (quote for section in self.sections for quote in section.quotes)
        return next((quote.claim_ids[0] for quote in shown), "")


def write_letter(mail: PendingMail, names: Names) -> Letter:
    """Compose one mail. The same rows give the same letter."""
    items = sorted(mail.items, key=lambda item: (item.victim, item.theft_id, _rank(item), item.difference_id))
    groups = [tuple(group) for _, group in groupby(items, key=lambda item: item.theft_id)]
    groups.sort(key=_order_of_thefts)
    sections = tuple(
        _write_section(group, names, is_quoted=index < QUOTED_SECTIONS) for index, group in enumerate(groups)
    )
    return Letter(
        mail_id=mail.mail_id,
        recipient=mail.recipient,
        subject=_subject(mail, groups, names),
        heading="What is known beyond the baseline" if mail.is_summary else "New attributions",
        opening=_opening(mail, len(groups)),
        sections=sections,
    )


def clean(text: str) -> str:
    """Fold white space and leave out control and direction marks: pages are strangers' text."""
    shown = "".join(" " if char.isspace() else char for char in text)
    return " ".join("".join(char for char in shown if unicodedata.category(char)[0] != "C").split())


def _order_of_thefts(group: tuple[MailItem, ...]) -> tuple[int, Decimal, str, str]:
    """Put what is newest first, then the largest sum in dollars."""
    sums = (amount for item in group for one in item.evidence for amount in one.amounts)
    dollars = max((amount.value for amount in sums if amount.currency == "USD"), default=Decimal(0))
    return (min(_rank(item) for item in group), -dollars, group[0].victim, group[0].theft_id)


_RANKS = (
    "new_theft", "new_party", "denied", "disputed", "withdrawn", "actor_conflict", "actor_refined",
    "stance_raised", "stance_lowered", "amount_differs", "date_differs",
)  # fmt: skip


def _rank(item: MailItem) -> int:
    return _RANKS.index(item.category) if item.category in _RANKS else len(_RANKS)


def _subject(mail: PendingMail, groups: list[tuple[MailItem, ...]], names: Names) -> str:
    victims = [f"{_victim(group[0], names)} ({names.party(group[0].party)})" for group in groups]
    if mail.is_summary:
        count = len(groups)
        return clean(
            f"claimwatch: first run, {count} theft{'s' * (count != 1)} beyond the baseline: {_some(victims)}"
        )
    if len(groups) == 1:
        return clean(f"claimwatch: {_victim(groups[0][0], names)}: {_sentence(groups[0][0], names)}")
    return clean(f"claimwatch: new on {_some(victims)}: {_kinds(item for group in groups for item in group)}")


def _some(victims: list[str]) -> str:
    rest = len(victims) - _SUBJECT_NAMES
    return join([*victims[:_SUBJECT_NAMES], f"{rest} more"] if rest > 0 else victims)


def _kinds(items: Iterable[MailItem]) -> str:
    return join(dict.fromkeys(_LABELS.get(item.category, item.category) for item in sorted(items, key=_rank)))


def _opening(mail: PendingMail, thefts: int) -> str:
    titles = join(dict.fromkeys(f"{item.baseline_title} ({item.baseline_id})" for item in mail.items))
    found = f"{counted(len(mail.items), 'difference')} in {counted(thefts, 'theft')}"
    if mail.is_summary:
        return f"The first run holds {found} against: {titles}. Later mails tell only what is new."
    return f"{found[:1].upper()}{found[1:]} against: {titles}."


def _write_section(items: tuple[MailItem, ...], names: Names, *, is_quoted: bool) -> Section:
    evidence = {one.claim_id: one for item in items for one in item.evidence}
    ordered = sorted(evidence.values(), key=_order_of_evidence)
    # parties that speak together share a sentence: it is shown once
    shared: dict[tuple[str, str], list[Evidence]] = {}
    for one in ordered:
        shared.setdefault((one.quote, one.url), []).append(one)
    quotes = tuple(_write_quote(group, names, is_quoted=is_quoted) for group in shared.values())
    return Section(
        title=_victim(items[0], names),
        facts=_facts(ordered),
        news=tuple(_news(item, names) for item in items),
        baseline=tuple(dict.fromkeys(_baseline_line(item, names) for item in items)),
        quotes=quotes,
    )


def _order_of_evidence(one: Evidence) -> tuple[bool, str, str]:
    return (one.voice != "own", str(one.published_on or "9999"), one.claim_id)


def _news(item: MailItem, names: Names) -> News:
    label = _LABELS.get(item.category, item.category.replace("_", " "))
    return News(f"{label}, as reported" if item.is_reported_only else label, clean(_sentence(item, names)))


_LABELS = {
    "new_theft": "new theft",
    "new_party": "new party",
    "withdrawn": "withdrawn",
    "actor_refined": "actor narrowed down",
    "actor_conflict": "another actor",
    "stance_raised": "surer",
    "stance_lowered": "less sure",
    "denied": "denied",
    "disputed": "disputed",
    "amount_differs": "another amount",
    "date_differs": "another date",
}


def _sentence(item: MailItem, names: Names) -> str:
    """Say one difference in one sentence; `before` and `after` are the warehouse's words for the states."""
    who, actors = names.party(item.party), names.actors(_actors_after(item))
    if item.is_reported_only and item.category in ("new_theft", "new_party"):
        return f"{who} is reported to attribute the theft to {actors}"
    sentences: dict[str, str] = {
        "new_theft": f"{who} attributes the theft to {actors}",
        "new_party": f"{who} attributes the theft to {actors} as well",
        "withdrawn": f"{who} no longer carries its attribution",
        "denied": f"{who} denies it",
        "disputed": f"{who} doubts the attribution",
    }
    if item.category in sentences:
        return sentences[item.category]
    return f"{who}: {_state(item.before, item, names)} → {_state(item.after, item, names)}"


def _actors_after(item: MailItem) -> tuple[str, ...]:
    own = [one for one in item.evidence if one.actors]
    return own[0].actors if own else ()


def _state(text: str, item: MailItem, names: Names) -> str:
    """Put a state into words; actors are given as ids with commas between."""
    if item.aspect == "actor" and text:
        return names.actors(part.strip() for part in text.split(","))
    return text or "nothing"


def _victim(item: MailItem, names: Names) -> str:
    return clean(names.victim(item.victim, item.victim_name))


def _facts(evidence: list[Evidence]) -> str:
    """Say date and sum as the first text to state them gives them."""
    day = next((one.theft_date for one in evidence if one.theft_date), None)
    sums = next((one.amounts for one in evidence if one.amounts), ())
    return ", ".join(part for part in (f"theft of {day}" if day else "", amounts_text(sums)) if part)


def _baseline_line(item: MailItem, names: Names) -> str:
    if not item.baseline_says:
        return f"{item.baseline_id} does not name this theft."
    told = join(
        f"{names.party(party)} ({names.actors(actors)}, {stance}{', jointly' * (wording == 'collective')})"
        for party, actors, stance, wording in item.baseline_says
    )
    sums = amounts_text(item.baseline_amounts)
    return f"{item.baseline_id} has it attributed by {told}{f'; {sums}' if sums else ''}."


def _write_quote(group: list[Evidence], names: Names, *, is_quoted: bool) -> Quote:
    one = group[0]
    text = clean(one.quote)
    shown = text if len(text) <= _QUOTE_LENGTH else text[:_QUOTE_LENGTH].rsplit(" ", 1)[0] + " […]"
    return Quote(
        glosses=tuple(
            clean(claim_sentence(told, names, reporter=names.parties(told.publishers))) for told in group
        ),
        claim_ids=tuple(told.claim_id for told in group),
        text=shown if is_quoted else "",
        language=one.language,
        url=one.url,
        title=clean(one.title) or one.url,
        published_on=str(one.published_on or "no date"),
    )

"""Bodies and states that a clause names: listed parties, and the police or officials of a state."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING

from parsers.claims.cues import alternation
from parsers.claims.english.citing import Citing, citing_of, seat_of
from parsers.claims.english.court import find_litigants
from parsers.claims.english.home import bare_bodies, home_of
from parsers.claims.english.words import any_of, names_in
from parsers.claims.hints import hinted
from parsers.claims.publisher import GOVERNMENT
from parsers.claims.values import Speaker
from parsers.languages import Language
from parsers.mentions.bodies import body_meant
from parsers.names import slug
from parsers.parties import is_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.english.names import Names
    from parsers.claims.grammar import Context
    from parsers.claims.hints import Hinted
    from parsers.claims.values import Mentions
    from parsers.lexicon import Lexicon
    from parsers.mentions.values import NameMention

FEDERAL = "federal"
PLACED = re.compile(r"\b(?:in|at|from|across|near|outside)\s+(?:the\s+)?$")
# "with the help of the FBI, the police and the NCO have determined": who helped is not the first of those who say so
HELPED = re.compile(
    r"\b(?i:co-?operation|collaboration|help|assistance|support|aid|together|along)\s(?:of|from|by|with)\s(?:the\s)?$"
    # "in a statement issued on Tuesday with Japan, the United States attributed"
    r"|\b(?i:statement|declaration|notice|paper|report|advisory|release)s?\s(?:[a-z]+\s)?(?:(?:on\s|in\s)?\ue001+\s)?with\s(?:the\s)?$"
    # "in a statement to the Security Council, South Korea's ambassador said"
    r"|\b(?i:statement|letter|speech|address|remark|briefing|report|testimony|complaint|submission)s?\s(?:to|before|at)\s(?:the\s)?$"
)
SUBJECT = re.compile(r"(?:\s\([^)]*\))?,\s(?:the\s)?")
WATCHDOGS = re.compile(r"(?i)\b(?:regulator|watchdog|spy agency|spy service|bureau|agency)$")
# "Seoul-based", "Tokyo exchange Kazamidori": a state that only says where something is
ADJECTIVAL = re.compile(r"[-\s]+(?!and\b|or\b|but\b)[a-z]+\s+[A-Z\ue003]|-")
WHAT_IT_IS = re.compile(
    r"(?:[’']s)?,?\s(?:(?!(?:and|or|with|by|to|told|from|in|at|of|for|that|than)\b)[a-z\-]+,?\s){0,4}"
)
OWNING = re.compile(
    r"[’']s?\s(?:own\s)?"
)  # "the Treasury's Office of Financial Sanctions Implementation": the office speaks
OF = re.compile(r"\s(?:of|in)\s(?:the\s)?")
OPENED = re.compile(r"(?:[.,;:“\"]\s)?The\s")  # "The government has promised help." is no word on the theft
POSSESSIVE = re.compile(r"[’']?s?\s*(?:the\s+)?")


@dataclass(frozen=True)
class Candidate:
    """Somebody whom a clause names and who may speak in it.

    `tell`: gives the ids of those who speak together. `is_listed`: a body or firm of the lexicon, or a state's
    officials. `is_bare`: told by a word for its kind alone ("the police"). `is_passing`: as of
    `Speaker`.
    """

    tell: Callable[[], tuple[str, ...]]
    start: int
    end: int
    is_listed: bool = False
    is_bare: bool = False
    is_passing: bool = False

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """Who speaks together. Told only when asked: most names of a text speak nowhere."""
        return self.tell()

    def speakers(self, reason: str = "") -> tuple[Speaker, ...]:
        """A speaker for each of them, all at its place."""
        return tuple(
            Speaker(p, self.start, self.end, is_passing=self.is_passing, reason=reason)
            for p in dict.fromkeys(self.parties)
        )

    def covers(self, other: Candidate) -> bool:
        """Whether it is longer than another and stands over it."""
        is_longer = self.end - self.start > other.end - other.start
        return is_longer and self.start <= other.start and other.end <= self.end

    def is_part_behind(self, other: Candidate) -> bool:
        """ "The three governments said that the United States and Japan attribute": two of the three."""
        is_behind = self.is_listed and other.is_listed and other.end < self.start
        return is_behind and set(self.parties) < set(other.parties)


def find_bodies(
    masked: str, mentions: Mentions, names: Names, context: Context, cues: Cues
) -> Iterator[Candidate]:
    """Listed parties, those of one row together, then states by their capitals and their officials."""
    citing = citing_of(cues)
    for row in _rows(masked, settle(mentions.parties, context)):
        start, end = row[0].start, max(p.end for p in row)
        are_states = all(is_state(p.id) for p in row)
        body = citing.body.match(masked, end) or (citing.seat.match(masked, end) if are_states else None)
        end = body.end() if body else end
        parties = _agency_of(_without_states(row, masked), masked[start:end], names)
        yield _listed(parties, start, end)
    for start, end in names_in(masked):
        state = names.states.get(masked[start:end].casefold())
        if state and not ADJECTIVAL.match(masked, end):
            yield _listed((state,), start, end)
    litigants = tuple(find_litigants(masked, context, cues))
    for party, start, end in litigants:
        yield Candidate(partial(tuple, (party,)), start, end, is_listed="." in party)
    yield from (c for c in _of_home(masked, names, context) if all(c.start != at for _, at, _ in litigants))
    for match in _state_bodies(context.lexicon, cues).finditer(masked):
        seat = match.group("s") or match.group("seat") or match.group("t")
        if seat.casefold() == FEDERAL and home_of(context.text, context.lexicon) not in ("", "us"):
            continue  # "the federal police" in a report from Zurich
        parties = _agency_of((names.states[seat.casefold()],), match.group(), names)
        yield _listed(parties, *match.span())


def _of_home(masked: str, names: Names, context: Context) -> Iterator[Candidate]:
    """ "Police blamed Lazarus" in a report from Seoul: the body of the state that the report is about.

    Without a dateline the body has no better name than this: whom else the text names may be accused, or abroad.
    """
    if any(GOVERNMENT.fullmatch(p) for p in context.publishers):
        return
    found = tuple(bare_bodies(context.lexicon).finditer(masked))
    if not found:
        return
    home = home_of(context.text, context.lexicon)
    for match in found:
        word = re.sub(r"\s+", " ", match["b"].casefold())
        told = (
            body_meant(word, Language.ENGLISH, home, names.agencies, context.lexicon.bodies) if home else ""
        )
        party = told or home or slug(word)
        # where the report does not say from where it comes, the body speaks only where it says something
        is_kept = bool(home) and not OPENED.match(match.group())
        yield Candidate(
            partial(tuple, (party,)),
            *match.span("b"),
            is_listed=bool(home),
            is_bare=True,
            is_passing=not is_kept,
        )


def _listed(parties: tuple[str, ...], start: int, end: int) -> Candidate:
    return Candidate(lambda: parties, start, end, is_listed=True)


def _agency_of(parties: tuple[str, ...], surface: str, names: Names) -> tuple[str, ...]:
    """ "Dubai's regulator", "its spy agency": the one agency of that state which the text names."""
    if len(parties) != 1 or not is_state(parties[0]) or not WATCHDOGS.search(surface):
        return parties
    agencies = [a for a in names.agencies if a.startswith(parties[0] + ".")]
    return tuple(agencies) if len(agencies) == 1 else parties


@lru_cache(maxsize=2)
def _state_bodies(lexicon: Lexicon, cues: Cues) -> Hinted:
    """ "the Norwegian police", "Estonia's prosecutors", "prosecutors in Prague", "the Czech cyber squad says"."""
    states = [n for names in lexicon.cues["cues_places"]["states"].values() for n in names]
    state, bodies = alternation(states, whole_words=True), any_of(cues, "report.bodies")
    belonging = rf"(?P<s>{state})(?:[’']s?)?\s+(?:{any_of(cues, 'citing.levels')}\s)?{bodies}(?!\w)"
    seated = rf"\b(?i:{bodies})\s(?:in|of)\s(?P<seat>{state})"
    speaking = rf"(?P<t>{state})(?:[’']s?)?\s{seat_of(cues)}"
    return hinted(f"{belonging}|{seated}|{speaking}")


def _rows(masked: str, parties: tuple[NameMention, ...]) -> Iterator[list[NameMention]]:
    """Parties that stand in one list: "the FBI, DC3 and NPA", "(Chainalysis, Elliptic, TRM)"."""
    rows: list[list[NameMention]] = []
    for party in sorted(parties, key=lambda p: (p.start, p.id)):
        last = rows[-1][-1] if rows else None
        if last and (party.start < last.end or Citing.between.fullmatch(masked[last.end : party.start])):
            rows[-1].append(party)
        else:
            rows.append([party])
    for row in rows:
        # "an exchange in the UAE, the FBI said"
        while len(row) > 1 and HELPED.search(masked[: row[0].start]) and SUBJECT.match(masked, row[0].end):
            yield [row.pop(0)]
        while len(row) > 1 and is_state(row[0].id) and PLACED.search(masked[: row[0].start]):
            row.pop(0)
        yield row


def _without_states(row: list[NameMention], masked: str) -> tuple[str, ...]:
    """ "the U.S. Federal Bureau of Investigation" is the bureau alone."""
    kept = []
    for i, party in enumerate(row):
        before = row[i - 1] if i else None
        if before and before.id.startswith(party.id + ".") and OF.fullmatch(masked[before.end : party.start]):
            continue  # "the FBI and DC3 of the United States"
        follower = next((p for p in row[i + 1 :] if p.start >= party.end), None)
        is_owner = follower is not None and follower.id.startswith(party.id + ".")
        link = POSSESSIVE if is_owner else OWNING
        if follower is None or not link.fullmatch(masked[party.end : row[i + 1].start]):
            kept.append(party.id)
    return tuple(kept)


def settle(parties: tuple[NameMention, ...], context: Context) -> tuple[NameMention, ...]:
    """One body where a name means those of two states ("National Police Agency").

    The publisher's own state's, else that of the state named last before it, else that of the state that the
    text names most.
    """
    kept: list[NameMention] = []
    for party in parties:
        rivals = [p for p in parties if p.start == party.start and p.end == party.end and not p.group]
        if len({p.id.split(".")[0] for p in rivals}) <= 1 or party is _likeliest(rivals, parties, context):
            kept.append(party)
    return tuple(kept)


def _likeliest(rivals: list[NameMention], parties: tuple[NameMention, ...], context: Context) -> NameMention:
    def weight(party: NameMention) -> tuple[bool, bool, int, int]:
        state = party.id.split(".")[0]
        own = any(p == party.id for p in context.publishers)
        home = any(p.split(".")[0] == state for p in context.publishers)
        before = [p.start for p in parties if p.start < party.start and p.id.split(".")[0] == state]
        return own, home, max(before, default=-1), context.text.count(_adjective(state, context))

    return max(rivals, key=weight)


def _adjective(state: str, context: Context) -> str:
    names: list[str] = context.lexicon.cues["cues_places"]["states"].get(state, ["\0"])
    return names[0]


def is_named_behind(candidate: Candidate, found: tuple[Candidate, ...], masked: str) -> bool:
    """ "the Norwegian police service Kripos": the body by its name, not the state."""
    states = {p.split(".")[0] for p in candidate.parties}
    if not candidate.is_listed or len(states) != 1:
        return False
    beside = (c for c in found if WHAT_IT_IS.fullmatch(masked[candidate.end : c.start]))
    named = {p for c in beside for p in c.parties} - set(candidate.parties)
    return any(p.startswith(f"{min(states)}.") for p in named)

"""Who says it, in English: the subject of a verb of saying, "according to X", "by X", or we ourselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import alternation
from parsers.claims.english.citing import LEVELS, Citing, citing_of
from parsers.claims.english.described import PLACEHOLDER
from parsers.claims.english.marks import ACTOR, mask
from parsers.claims.english.names import Kind, is_common, names_of
from parsers.claims.english.own import owner
from parsers.claims.english.words import MARKED, NAME, any_of, find_parts, is_code, words_of
from parsers.claims.publisher import GOVERNMENT
from parsers.claims.values import Speaker
from parsers.claims.voice import UNSTATED
from parsers.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.english.names import Names
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Victim
    from parsers.lexicon import Lexicon
    from parsers.mentions.values import NameMention

# what a body of states calls itself
OWN_BODIES = ("team", "panel", "bureau", "agency", "department", "ministry", "police", "office", "committee", "service")
# people of a firm that makes findings
FINDERS = ("investigators", "researchers", "analysts", "specialists", "engineers", "tracers", "sleuths", "forensic team")
PLACED = re.compile(r"\b(?:in|at|from|across|near|outside)\s+(?:the\s+)?$")
# bodies of a state as their names are written
OFFICE = re.compile(r"\b(?:Bureau|Police|Office|Agency|Authority|Service|Ministry|Department|Prosecutor|Commission|Directorate|Cent(?:re|er)|Guard|Command|Inspectorate)")
STATE = 2  # ids of states as such have two letters


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a clause names and who may speak in it; `parties` speak together."""

    parties: tuple[str, ...]
    start: int
    end: int
    is_listed: bool = False
    is_sure: bool = True


class Voices:
    """The speakers of one clause. `text` holds the clause at its place in the sentence, the rest blank."""

    def __init__(
        self, text: str, mentions: Mentions, victims: tuple[Victim, ...], context: Context, cues: Cues
    ) -> None:
        self.text = text
        self.masked = mask(text, mentions)
        self.mentions = mentions
        self.victims = victims
        self.context = context
        self.cues = cues
        self.citing: Citing = citing_of(cues)
        self.names: Names = names_of(context.text, context.lexicon)

    def find(self) -> tuple[Speaker, ...]:
        """The speakers of the clause, coordinated ones together; empty if it names none."""
        candidates = [c for c in (*self._bodies(), *self._unlisted()) if not self._only_names(c)]
        speaking = [c for c in candidates if self._is_cited(c) or self._is_subject(c)]
        speaking = [c for c in candidates if c in speaking or self._joins(c, speaking)]
        speaking = self._innermost(speaking or [c for c in candidates if self._is_owner(c)])
        if not speaking and self.citing.possessive.search(self.text):
            return (Speaker("", 0, 0, is_previous=True),)
        if speaking:
            return tuple(
                Speaker(p, c.start, c.end)
                for c in speaking
                for p in dict.fromkeys(c.parties)
            )
        if self.is_first_person():
            return (Speaker("", 0, 0, is_self=True),)
        robbed = [v for v in self.victims if not v.id.startswith("unnamed:") and self._victim_speaks(v)]
        if robbed:
            return tuple({v.id: Speaker(v.id, v.start, v.end) for v in robbed}.values())
        return self._common() or self._pronoun() or self._present(candidates)

    def is_first_person(self) -> bool:
        """ "We attribute", "our investigation confirms", outside quotation marks."""
        outside = re.sub(r"[“\"][^”\"]*[”\"]", lambda m: " " * len(m.group()), self.text)
        return bool(self.citing.own.search(outside))

    # ------------------------------------------------------------ candidates

    def _bodies(self) -> Iterator[Candidate]:
        """Listed parties, those of one row together, and the police or officials of a state."""
        for group in _rows(self.masked, settle(self.mentions.parties, self.context)):
            while len(group) > 1 and len(group[0].id) == STATE and PLACED.search(self.masked[: group[0].start]):
                group.pop(0)  # "an exchange in the UAE, the FBI said"
            start, end = group[0].start, max(p.end for p in group)
            if body := self.citing.body.match(self.masked, end):
                end = body.end()
            yield Candidate(self._agency_of(_without_states(group, self.masked), start, end), start, end, is_listed=True)
        for match in re.finditer(NAME, self.masked):
            state = self.names.states.get(match.group().casefold())
            if state and not re.match(r"[-\s]+(?!and\b|or\b|but\b)[a-z]+\s+[A-Z]|-", self.masked[match.end() :]):
                yield Candidate((state,), *match.span(), is_listed=True)
        for match in _state_bodies(self.context.lexicon, self.cues).finditer(self.masked):
            state = (self.names.states[match.group("s").casefold()],)
            yield Candidate(self._agency_of(state, *match.span()), *match.span(), is_listed=True)

    def _agency_of(self, parties: tuple[str, ...], start: int, end: int) -> tuple[str, ...]:
        """ "Dubai's regulator", "the country's spy agency": the one agency of that state which the text names."""
        if len(parties) != 1 or len(parties[0]) != STATE:
            return parties
        if not re.search(r"(?i)\b(?:regulator|watchdog|spy agency|spy service|bureau|agency)$", self.text[start:end]):
            return parties
        agencies = [a for a in self.names.agencies if a.startswith(parties[0] + ".")]
        return tuple(agencies) if len(agencies) == 1 else parties

    def _unlisted(self) -> Iterator[Candidate]:
        """Firms and persons that no list knows."""
        taken = [(v.start, v.end) for v in self.victims]
        never = words_of(self.cues, "names.no_speaker")
        for match in re.finditer(NAME, self.masked):
            for start, end in find_parts(self.text, *match.span(), self.cues):
                name = self.text[start:end]
                kind = self.names.kind(name)
                if any(a < end and start < b for a, b in taken) or is_common(name, self.cues):
                    continue
                if re.fullmatch(PLACEHOLDER, name) or re.search(rf"{ACTOR}\s+and\s+$", self.masked[:start]):
                    continue
                if kind in (Kind.PLACE, Kind.SERVICE) or name.casefold() in never or is_code(name):
                    continue
                if self.names.whole(name) in self.names.accused:
                    continue
                is_sure = kind is not Kind.PLAIN or " " in name or self._looks_named(name)
                yield Candidate((self._party(name, start, end),), start, end, is_sure=is_sure)

    def _looks_named(self, name: str) -> bool:
        """A word of its own form, or one that the text writes large alone and that is no plural of people."""
        if MARKED.search(name):
            return True
        is_plural = re.search(r"(?:ers|ors|ists|ians|ials|ants|ees|men)$", name)
        return not is_plural and not re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", self.context.text)

    def _party(self, name: str, start: int, end: int) -> str:
        """The id: a person who speaks for a firm ("Ida Korhonen, head of research at Hexlin") is the firm."""
        firm = self.citing.affiliation.match(self.text, end)
        if firm and self.names.kind(name) is not Kind.FIRM:
            listed = [p for p in self.mentions.parties if p.start >= start and p.start <= firm.end() <= p.end + 1]
            if listed:
                return listed[0].id
            if self.names.kind(firm.group("f")) is Kind.FIRM:
                return slug(firm.group("f"))
        state = next((self.names.states[w.casefold()] for w in (name.split()[0],) if w.casefold() in self.names.states), "")
        if state and OFFICE.search(name):
            return state
        found = slug(self.names.whole(name))
        own = [p for p in self.context.publishers if p.endswith("." + found)]
        return own[0] if own else found

    # ------------------------------------------------------------ roles

    def _is_cited(self, candidate: Candidate) -> bool:
        """ "according to the FBI", "in a statement by the FBI", "FBI-attributed", "FBI: …"."""
        before, after = self.masked[: candidate.start], self.masked[candidate.end :]
        if self.citing.before.search(before) and not self.citing.used_by.search(before):
            return True
        if self.citing.from_whom.search(before) or (candidate.is_listed and self.citing.bracketed.search(before)):
            return True
        return bool(self.citing.after.match(after)) and (candidate.is_listed or not before.strip())

    def _only_names(self, candidate: Candidate) -> bool:
        """ "the group that Microsoft calls Citrine Sleet": whose word it is, not who says it."""
        return bool(self.citing.naming.search(self.masked[: candidate.start])) and bool(
            re.match(r"\s+(?:calls?|tracks?|names?|labels?|dubs?|knows?)\b", self.masked[candidate.end :])
        )

    def _present(self, candidates: list[Candidate]) -> tuple[Speaker, ...]:
        """A body or listed firm that stands in the clause otherwise than as an object or a place, where nobody else
        speaks: "from a memo of the FBI: the thieves were …"."""
        if not self.mentions.actors:
            return ()
        for candidate in candidates:
            is_agency = candidate.is_listed and all(len(p) > STATE for p in candidate.parties)
            if is_agency and not self.citing.absent.search(self.masked[: candidate.start]):
                return tuple(Speaker(p, candidate.start, candidate.end) for p in dict.fromkeys(candidate.parties))
        return ()

    def _joins(self, candidate: Candidate, speaking: list[Candidate]) -> bool:
        """ "Seoul and Washington held": the one before "and" speaks with the one behind it."""
        return any(
            candidate.end < other.start and re.fullmatch(r"\s*(?:,|and|,\s*and|&|/)\s*(?:the\s)?", self.masked[candidate.end : other.start])
            for other in speaking
        )

    def _is_owner(self, candidate: Candidate) -> bool:
        """ "the FBI's finding", where nobody else speaks."""
        return bool(self.citing.owner.match(self.masked[candidate.end :]))

    def _is_subject(self, candidate: Candidate) -> bool:
        """The subject of a verb of saying, no object of a preposition; or behind it ("…,” said Ross")."""
        before, after = self.masked[: candidate.start], self.masked[candidate.end :]
        if not candidate.is_sure and not before.strip():
            return False
        if before.endswith(("not ", "nor ")):
            return False
        if self.citing.inverted.search(before) and not after.startswith(("'", "’")):
            return True
        in_brackets = before.rstrip().endswith("(")
        if self.citing.object_of.search(before) and not in_brackets and not self.citing.people_of.search(before):
            return False
        if in_brackets:
            after = re.sub(r"^[^()]{0,30}\)", "", after)
        return bool(self.citing.verb.match(after) or (candidate.is_listed and self.citing.paper.match(after)))

    def _victim_speaks(self, victim: Victim) -> bool:
        """The robbed company that says who did it: "Bitget said it suspected North Korean hackers"."""
        before, after = self.masked[: victim.start], self.masked[victim.end :]
        if not (self.citing.verb.match(after) or self.citing.finding_of.match(after)):
            return False
        return not self.citing.object_of.search(before)

    def _innermost(self, speaking: list[Candidate]) -> list[Candidate]:
        """ "The agency named Andariel, lawmaker Yoo said": whoever only passes it on does not attribute."""
        speaking = [c for c in speaking if not any(_covers(d, c) for d in speaking)]
        listed = [c for c in speaking if c.is_listed]
        if not listed or len(listed) == len(speaking):
            return speaking
        actors = [a.start for a in self.mentions.actors]
        return [
            c
            for c in speaking
            if c.is_listed
            or not actors
            or self._joins(c, listed)
            or (c.start < min(actors) and not any(c.start < d.start < min(actors) for d in listed))
        ]

    # ------------------------------------------------------------ common nouns

    def _common(self) -> tuple[Speaker, ...]:
        """ "a Dutch tracing firm says", "the exchange said", "experts believe"."""
        match = self.citing.common.search(self.masked)
        if match is None:
            return ()
        start, end = match.span("n")
        noun, lead = match.group("n").casefold(), (match.group("lead") or "").casefold().strip()
        if noun in OWN_BODIES and lead == "the" and all(GOVERNMENT.fullmatch(p) for p in self.context.publishers):
            return (Speaker("", start, end, is_self=True),)
        if self.citing.services.fullmatch(noun) and lead not in ("a", "an", "one", "another"):
            return self._robbed_company(start, end)
        if self.citing.findings.fullmatch(noun) and lead in ("the", "its", "their", "this", "that", "his", "her"):
            return (Speaker("", start, end, is_previous=True),)
        if self.citing.offices.fullmatch(noun):
            return (Speaker("", start, end, is_previous=True),) if lead == "the" else ()
        firms = self._firms()
        if len(firms) == 1 and (self.citing.companies.fullmatch(noun) or noun in FINDERS):
            return (Speaker(firms[0], start, end),)
        if lead in ("the", "this", "that"):
            return (Speaker("", start, end, is_previous=True),)
        return (Speaker(UNSTATED, start, end),)

    def _robbed_company(self, start: int, end: int) -> tuple[Speaker, ...]:
        ids = {v.id for v in self.context.victims.values() if v.is_target} or {
            v.id for v in self.context.victims.values()
        }
        own = owner(self.context)
        if own and own[1] in ids:
            return (Speaker("", 0, 0, is_self=True),)
        if len(ids) == 1:
            return (Speaker(next(iter(ids)), start, end),)
        return ()

    def _firms(self) -> list[str]:
        """The firms that make findings in this text, without its publisher and the robbed."""
        robbed = {v.id for v in self.context.victims.values()}
        return [f for f in self.names.firms if f not in robbed and f not in self.context.publishers]

    def _pronoun(self) -> tuple[Speaker, ...]:
        if self.citing.pronoun.search(self.text):
            return (Speaker("", 0, 0, is_previous=True),)
        return ()


@lru_cache(maxsize=2)
def _state_bodies(lexicon: Lexicon, cues: Cues) -> re.Pattern[str]:
    """ "the Norwegian police", "Estonia's prosecutors"."""
    states = [n for names in lexicon.cues["cues_places"]["states"].values() for n in names]
    bodies = any_of(cues, "report.bodies")
    return re.compile(
        rf"(?P<s>{alternation(states, whole_words=True)})(?:[’']s?)?\s+(?:{LEVELS}\s)?{bodies}(?!\w)"
    )


def settle(parties: tuple[NameMention, ...], context: Context) -> tuple[NameMention, ...]:
    """One body where a name means those of two states ("National Police Agency"): the publisher's own state's,
    else that of the state named last before it, else that of the state that the text names most."""
    kept: list[NameMention] = []
    for party in parties:
        rivals = [p for p in parties if p.start == party.start and p.end == party.end and not p.group]
        if len({p.id.split(".")[0] for p in rivals}) < STATE or party is _likeliest(rivals, parties, context):
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


def _rows(masked: str, parties: tuple[NameMention, ...]) -> list[list[NameMention]]:
    """Parties that stand in one list: "the FBI, DC3 and NPA", "(Chainalysis, Elliptic, TRM)"."""
    rows: list[list[NameMention]] = []
    for party in sorted(parties, key=lambda p: (p.start, p.id)):
        last = rows[-1][-1] if rows else None
        if last and (party.start < last.end or Citing.between.fullmatch(masked[last.end : party.start])):
            rows[-1].append(party)
        else:
            rows.append([party])
    return rows


def _without_states(row: list[NameMention], masked: str) -> tuple[str, ...]:
    """ "the U.S. Federal Bureau of Investigation" is the bureau alone."""
    kept = []
    for i, party in enumerate(row):
        follower = next((p for p in row[i + 1 :] if p.start >= party.end), None)
        if follower and follower.id.startswith(party.id + "."):
            if re.fullmatch(r"[’']?s?\s*(?:the\s+)?", masked[party.end : follower.start]):
                continue
        kept.append(party.id)
    return tuple(kept)


def _covers(outer: Candidate, inner: Candidate) -> bool:
    return outer is not inner and outer.start <= inner.start and inner.end <= outer.end and outer.end - outer.start > inner.end - inner.start

"""Who says it, in English: the subject of a verb of saying, "according to X", "by X", or we ourselves."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.english.bodies import Candidate, find_bodies, is_named_behind
from parsers.claims.english.citing import ADDRESSED, OTHERS, WE_BLAMED, Citing, citing_of
from parsers.claims.english.evidence import Kind
from parsers.claims.english.generic import (
    find_generic,
    find_subject_before,
    is_introduced_speech,
    is_own_paper,
    named_before,
)
from parsers.claims.english.joining import is_beside
from parsers.claims.english.marks import mask
from parsers.claims.english.names import names_of
from parsers.claims.english.persons import Unlisted, met
from parsers.claims.english.robbed import find_robbed, robbed_before
from parsers.claims.english.roles import Roles
from parsers.claims.english.transcripts import turns_of
from parsers.claims.publisher import GOVERNMENT, compiles
from parsers.claims.values import Speaker
from parsers.claims.voice import UNSTATED
from parsers.parties import is_state

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.names import Names
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Victim

QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
SUBORDINATE = re.compile(
    r"\b(?:the|a|an|one|every|any|each|another)\s(?:[a-z\-]+\s){1,4}(?:(?:that|which|whom|who)\s)?$|(?<=\S)\s(?:whom|which)\s$"
    r"|,\s[a-z]+ed\s(?:through|by|for|with|to)\s$"  # "Mandiant, engaged through our lawyers,"
)
SAYING = re.compile(
    r"\b(?:sa(?:id|ys)|told|wrote|found|report\w*|publish\w+|announc\w+|ask\w+|hired|retained|by|to)\b"
)
# "ChainPatrol, zeroShadow and our own team agree"
AND_OURS = re.compile(r"[’']?s?,?\sand\s(?:our(?:\sown)?|we)\b(?!\sfrom)")
# "the FBI blamed X for it, and we agree"
WE_TOO = worded(
    r"(?:[:;,–—]\s|\b(?:and|as)\s)(?:we|I)\s(?:(?:ourselves|also|too|now|therefore|likewise)\s)*{citing.joined_by}"
)
AGENT = re.compile(r"\bby\s(?:the\s)?$")
OPENING = 12  # letters of "So does the", "Nor does"
SELF = (Speaker("", 0, 0, is_self=True),)
PREVIOUS = (Speaker("", 0, 0, is_previous=True, reason="pronoun"),)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


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
        self.roles = Roles(text, self.masked, cues)

    def find(self) -> tuple[Speaker, ...]:
        """The speakers of the clause, coordinated ones together; empty if it names none."""
        candidates = self._candidates
        found = self._found(candidates)
        joined = [c for c in candidates if is_beside(c, self.masked, self.citing)] if found else []
        added = tuple(s for c in joined for s in c.speakers())
        is_joined = any(not s.is_self and s.end and AND_OURS.match(self.text, s.end) for s in found)
        if is_joined or (found and WE_TOO(self.cues).search(QUOTED.sub(_blank, self.text))):
            added += SELF
        return found + tuple(s for s in added if s.party not in {f.party for f in found})

    def _found(self, candidates: list[Candidate]) -> tuple[Speaker, ...]:
        if speaking := self._speaking(candidates):
            # "We attribute it to X, as does the FBI"
            joins = all(self.roles.does_too(c) for c in speaking)
            own = (SELF if self._own() else self._robbed()) if joins else ()
            return own + self._told(speaking)
        if of_whom := self.citing.possessive.search(self.text):
            told = self._antecedent(candidates, of_whom.start()) or robbed_before(of_whom, self.victims)
            if told:
                return told
            # "Their verdict is"; "According to the complaint" in the words of who filed it
            is_own = is_own_paper(of_whom.group(), self.context, self.cues)
            return SELF if is_own else (Speaker("", *of_whom.span(), is_previous=True),)
        if ADDRESSED(self.cues).search(self.text):
            return PREVIOUS
        if others := OTHERS(self.cues).search(self.masked):
            return (Speaker(UNSTATED, *others.span()),)
        if (some := self.citing.some.search(self.masked)) is not None:
            return (Speaker(UNSTATED, *some.span("n")),)
        if self._own() is not None and self._means_to_judge():
            # "We attribute", outside quotation marks; "The FBI needed five days to name X, and I know" is the bureau's
            return self._present_before_self(candidates) or (
                PREVIOUS if is_introduced_speech(self.context) else SELF
            )
        return self._robbed() or self._unnamed(candidates) or self._present(candidates)

    def find_named(self) -> tuple[Speaker, ...]:
        """The speakers with a name; of a clause that attributes nothing they count for pronouns later on."""
        if not (
            self.mentions.parties
            or self.victims
            or SAYING.search(self.masked)
            or self.cues["report.bodies"].search(self.masked)
        ):
            return ()
        return self.find_speaking() or (() if self.find_introduced() else self._robbed())

    def find_speaking(self) -> tuple[Speaker, ...]:
        """The same of a text that is known to tell who speaks."""
        speaking = self._speaking(self._candidates)
        return self._told(speaking)

    def find_all(self) -> tuple[Speaker, ...]:
        """Everybody who could speak: of a label that names nobody else ("Source: Hexlin")."""
        found = {s.party: s for c in self._candidates for s in c.speakers()}
        return tuple(found.values())

    def find_first(self) -> tuple[Speaker, ...]:
        """ "TRM Labs does.", "So does the FBI.": whoever the clause begins with."""
        opening = (c for c in self._candidates if len(self.text[: c.start].strip()) <= OPENING)
        return next((c.speakers() for c in opening), ())

    def find_introduced(self) -> tuple[Speaker, ...]:
        """ "We retained Mandiant.", "Lodestar Analytics begs to differ.": who may speak in the sentence after."""
        own = set(self.context.publishers)
        named = [
            c
            for c in self._candidates
            if not c.is_bare and self._is_introduced(c) and not own & set(c.parties)
        ]
        if not named:
            return met(self._candidates, self.text, self.names)
        subjects = [c for c in named if not self.roles.is_absent(c)]
        if len(named) == 1 and not self.citing.pronoun.search(self.text):
            return self._introduced(named[0])
        return self._introduced(subjects[0]) if subjects else ()

    def _told(self, speaking: list[Candidate]) -> tuple[Speaker, ...]:
        return tuple(s for c in speaking for s in self._waiting(c, c.speakers(self.roles.reason(c))))

    def _introduced(self, candidate: Candidate) -> tuple[Speaker, ...]:
        return self._waiting(candidate, candidate.speakers())

    def _waiting(self, candidate: Candidate, speakers: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
        """ "The FBI is looking for witnesses." may be whom "it" means, and has no finding yet."""
        if not self.roles.waits(candidate, [a.start for a in self.mentions.actors]):
            return speakers
        return tuple(replace(s, is_waiting=True) for s in speakers)

    def _is_introduced(self, candidate: Candidate) -> bool:
        """Agencies and firms wherever they stand; states and other names as the subject."""
        if candidate.is_listed and any(not is_state(p) for p in candidate.parties):
            return True
        if self.names.kind(self.text[candidate.start : candidate.end]) is Kind.FIRM:
            return True
        is_subject = not self.roles.is_absent(candidate) or self.roles.is_of_people(candidate)
        return is_subject and bool(self.citing.predicate.match(self.masked, candidate.end))

    @cached_property
    def _candidates(self) -> list[Candidate]:
        listed = find_bodies(self.masked, self.mentions, self.names, self.context, self.cues)
        unlisted = Unlisted(
            self.text, self.masked, self.mentions, self.victims, self.names, self.context, self.cues
        )
        roles, own = self.roles, self.context.publishers
        found = tuple(
            c for c in (*listed, *unlisted.find()) if not (roles.only_names(c) or roles.is_silent(c))
        )
        found = tuple(c for c in found if not roles.is_inquiring(c.start, own))
        return [c for c in found if not is_named_behind(c, found, self.masked)]

    def _speaking(self, candidates: list[Candidate]) -> list[Candidate]:
        """Subjects and cited ones with those beside them; else those whose finding it is."""
        speaking = [c for c in candidates if self.roles.is_cited(c) or self.roles.is_subject(c)]
        speaking = [c for c in speaking if not self.roles.passes_on(c, speaking)]
        speaking = [c for c in candidates if c in speaking or self.roles.joins(c, speaking)]
        for candidate in candidates:
            if candidate not in speaking and self.roles.is_listed_after(candidate, speaking):
                speaking.append(candidate)
        own = [c for c in candidates if set(c.parties) & set(self.context.publishers)]
        own = [
            c for c in own if self.roles.is_subject(c) or self.roles.joins(c, own) or self.roles.announces(c)
        ]
        speaking = self.roles.once(speaking)
        return self._innermost(own or speaking or [c for c in candidates if self.roles.is_owner(c)])

    # ------------------------------------------------------------ roles

    def _innermost(self, speaking: list[Candidate]) -> list[Candidate]:
        """ "The agency named Andariel, lawmaker Yoo said": whoever only passes it on does not attribute."""
        speaking = [c for c in speaking if not any(d.covers(c) or d.is_part_behind(c) for d in speaking)]
        listed = [c for c in speaking if c.is_listed]
        if len(listed) == len(speaking) or not self.mentions.actors:
            return speaking
        first = min(a.start for a in self.mentions.actors)
        if not listed:
            return self._nearest(speaking, first)

        def attributes(candidate: Candidate) -> bool:
            is_nearest = not any(candidate.start < c.start < first for c in listed)
            return candidate.is_listed or (candidate.start < first and is_nearest)

        return [c for c in speaking if attributes(c) or self.roles.joins(c, listed)]

    def _nearest(self, speaking: list[Candidate], first: int) -> list[Candidate]:
        """ "Hollin & Vale “has concluded that X robbed us,” the founder said": of several the one before the culprit."""
        before = [c for c in speaking if c.end <= first and self.citing.verb.match(self.masked, c.end)]
        last = max(before, key=lambda c: c.start, default=None)
        final = max(a.end for a in self.mentions.actors)
        if last is None:
            return speaking
        kept = [c for c in speaking if c is last or self.roles.joins(c, [last])]
        return kept + [c for c in speaking if c.start > first and (c.start < final or self.roles.does_too(c))]

    # ------------------------------------------------------------ without a verb or a name

    def _robbed(self) -> tuple[Speaker, ...]:
        return find_robbed(self.text, self.masked, self.victims, self.roles, self.cues)

    def _antecedent(self, candidates: list[Candidate], position: int) -> tuple[Speaker, ...]:
        """ "Halden, the insurer, refuses to pay since, it says, …": the subject to which a pronoun goes back."""
        before = [c for c in candidates if c.end < position and not self.roles.is_absent(c)]
        subjects = (c for c in before if self.citing.predicate.match(self.masked, c.end))
        return next((c.speakers("a pronoun goes back to it") for c in subjects), ())

    def _means_to_judge(self) -> bool:
        """Whether "we" is who attributes: of a newspaper only where it says so ("we have seen the paper" is no word)."""
        own = self.context.publishers
        is_talk = bool(
            turns_of(self.context.text, self.context.lexicon, self.context.publishers)
        )  # whoever speaks there says "I"
        if is_talk or not all(compiles(p, self.context.lexicon) for p in own):
            return True
        return bool(self.citing.judges.search(QUOTED.sub(_blank, self.text)))

    def _unnamed(self, candidates: list[Candidate]) -> tuple[Speaker, ...]:
        """ "A tracing firm said that it suspects": the noun or pronoun that comes first."""
        pronoun = self.citing.pronoun.search(self.text)
        noun = self.citing.common.search(self.masked)
        if pronoun and (noun is None or pronoun.start() < noun.start()):
            return (
                self._antecedent(candidates, pronoun.start()) or find_subject_before(self.context) or PREVIOUS
            )
        generic = find_generic(self.masked, self.victims, self.names, self.context, self.cues)
        meant = named_before(generic, self.masked, self.mentions, self.context, self.citing)
        return meant or generic or (PREVIOUS if pronoun else ())

    def _own(self) -> re.Match[str] | None:
        """The first "we" or "our" outside quotation marks, and outside "the firm that we called in"."""
        text = QUOTED.sub(_blank, self.text)
        if (blamed := WE_BLAMED.match(text)) is not None:
            return blamed
        found = self.citing.own.finditer(text)
        return next((m for m in found if not SUBORDINATE.search(text[: m.start() + 1])), None)

    def _present_before_self(self, candidates: list[Candidate]) -> tuple[Speaker, ...]:
        own = self._own()
        first = min((a.start for a in self.mentions.actors), default=0)
        is_behind = own is not None and own.start() > first
        return self._present([c for c in candidates if c.end <= first]) if is_behind else ()

    def _is_agent(self, candidate: Candidate) -> bool:
        """ "has been attributed to Lazarus by the FBI": whoever publishes it."""
        return AGENT.search(self.masked, 0, candidate.start) is not None

    def _present(self, candidates: list[Candidate]) -> tuple[Speaker, ...]:
        """A body or listed firm beside an actor, no object and no place, where nobody else speaks."""
        if not self.mentions.actors:
            return ()
        own = self.context.publishers
        if own and all(GOVERNMENT.fullmatch(p) for p in own):  # a body names others without quoting them
            candidates = [c for c in candidates if set(c.parties) <= set(own) or self._is_agent(c)]
        for candidate in candidates:
            is_agency = candidate.is_listed and all(not is_state(p) for p in candidate.parties)
            if is_agency and not self.roles.is_absent(candidate) and not self.roles.does_else(candidate):
                return candidate.speakers("beside the culprit")
        return ()

"""Who is heard in a sentence: told when somebody asks, since most sentences are asked by nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from parsers.claims.english import quoted, reference
from parsers.claims.english.accused import find_answer
from parsers.claims.english.citing import AS_DID
from parsers.claims.english.clause import contradicts, is_relative
from parsers.claims.english.clauses import split_clauses
from parsers.claims.english.predicates import predicates_of
from parsers.claims.english.speakers import Voices
from parsers.claims.values import Speaker

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.clause import Clause
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence, Victim

TOO = re.compile(AS_DID)  # "…; so does Elliptic"


@dataclass(eq=False)  # the one object that it is
class Hearing:
    """The speakers of a sentence, clause by clause (`Voiced`).

    `turn`: the party that has the word in a record of talk; "we" is that party.
    """

    sentence: Sentence
    mentions: Mentions
    victims: tuple[Victim, ...]
    context: Context
    cues: Cues
    turn: str = ""
    _speakers: tuple[Speaker, ...] = ()
    _unheard: list[Clause] = field(default_factory=list)

    def take(self, clause: Clause) -> None:
        """Go on to the next clause."""
        self._unheard.append(clause)

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Who speaks in the clauses taken so far; a clause that names nobody goes on with those before it."""
        for clause in self._unheard:
            heard = self._speaking(clause)
            if clause.mentions.actors:
                heard = tuple(s for s in heard if not s.is_waiting)
            is_pronoun = bool(heard) and all(s.is_previous for s in heard)
            if is_pronoun and self._speakers and is_relative(self.sentence.text, clause.start):
                continue  # "The Panel listed Greylag among five attacks that it attributed to X": its own subject
            self._speakers = heard or tuple(s for s in self._speakers if not s.is_waiting)
        self._unheard.clear()
        return self._speakers

    @speakers.setter
    def speakers(self, meant: tuple[Speaker, ...]) -> None:
        self._unheard.clear()
        self._speakers = meant

    @cached_property
    def introduced(self) -> tuple[Speaker, ...]:
        """Who may speak in the sentence after, where nobody with a name speaks in this one."""
        if not all(s.is_previous or s.is_self for s in self.speakers):
            return ()
        voices = Voices(self.sentence.text, self.mentions, self.victims, self.context, self.cues)
        return voices.find_introduced()

    def voices(self, clause: Clause) -> Voices:
        """The speakers of one clause, to be found."""
        alone = " " * clause.start + clause.text
        return Voices(alone, clause.mentions, clause.victims, self.context, self.cues)

    def _speaking(self, clause: Clause) -> tuple[Speaker, ...]:
        if answer := find_answer(clause, self.context.text, self.cues):
            return answer
        voices = self.voices(clause)
        if self._may_attribute(clause):
            found = _beside_the_accused(voices.find(), clause)
            if all(s.is_self or s.is_previous for s in found) and not self.turn:
                found = self._told_around(clause, found) or found
        else:
            found = voices.find_named()
        return tuple(Speaker(self.turn, s.start, s.end) if self.turn and s.is_self else s for s in found)

    def _told_around(self, clause: Clause, found: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
        """Whose quotation it is, or to whom the sentence behind credits what nobody says in the clause."""
        if not found:
            return quoted.words_of_whom(self.sentence, clause, self.context, self.cues)
        is_own = quoted.is_quoted_self(self.sentence, clause, self.context)
        return quoted.words_of_whom(self.sentence, clause, self.context, self.cues) if is_own else ()

    def _may_attribute(self, clause: Clause) -> bool:
        """Whether the clause names an actor, or speaks of an attribution that was made before."""
        rules = predicates_of(self.cues)
        told = (rules.accord, reference.ACCUSED_AGAIN(self.cues), rules.discord, self.cues["anaphora.actors"])
        if clause.mentions.actors or any(one.search(clause.text) for one in told):
            return True
        before = self.context.previous
        return before is not None and bool(before.frames) and contradicts(clause.masked, self.cues)


def _beside_the_accused(found: tuple[Speaker, ...], clause: Clause) -> tuple[Speaker, ...]:
    """ "PeckShield saw it first; Elliptic said that it was Lazarus": of joined clauses the culprit's tells who says it."""
    first = min((a.start for a in clause.mentions.actors), default=None)
    if first is None or len(found) < 2:  # noqa: PLR2004
        return found
    parts = ((clause.start + a, clause.start + b) for a, b in split_clauses(clause.text))
    start, end = next((part for part in parts if part[0] <= first < part[1]), (clause.start, clause.end))
    beside = [s for s in found if s.end and start <= s.start < end]
    beside += [s for s in found if s.end and TOO.search(clause.text, 0, s.start - clause.start)]
    return tuple(s for s in found if s in beside or not s.end) if beside else found

"""Who is said to have done it, in English: one attribution a clause."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.english import reference
from parsers.claims.english.accused import accused_by_denial, find_accused
from parsers.claims.english.answers import read_answer
from parsers.claims.english.binding import IMPLYING, Tie, bind, find_targets
from parsers.claims.english.clause import CONTRADICTING, Clause, contradicts, cut, join
from parsers.claims.english.clauses import split_clauses
from parsers.claims.english.elliptic import conceded, gapped, with_deniers
from parsers.claims.english.gates import only_likens, refuse
from parsers.claims.english.grades import grade_given
from parsers.claims.english.manner import with_marks
from parsers.claims.english.names import names_of
from parsers.claims.english.pairs import pair_off
from parsers.claims.english.plainly import speaks_plainly
from parsers.claims.english.predicates import does_it, is_identified, predicates_of
from parsers.claims.english.profile import listed_theft
from parsers.claims.english.regrading import as_own_grade, drops_hedge, grade_of_finding, regraded
from parsers.claims.english.scope import scoped
from parsers.claims.english.speakers import SELF
from parsers.claims.english.stance import is_alleged, stance_of
from parsers.claims.english.verdicts import answers_who, is_verdict
from parsers.claims.values import Anaphor, Findings, Frame, Refusal, Speaker, Victim
from parsers.values import BlockKind, Stance

if TYPE_CHECKING:
    from parsers.claims.english.hearing import Hearing
    from parsers.claims.values import Fact
    from parsers.mentions.values import NameMention

RUNNING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION)


def find_frames(hearing: Hearing, facts: tuple[Fact, ...]) -> Findings:
    """The attributions of a sentence, clause by clause; those of a list, where it makes none. `facts`: the thefts told."""
    clauses = _Clauses(hearing)
    clauses.read(split_clauses(hearing.sentence.text))
    if not clauses.frames:
        clauses.add_listed(facts)
    return Findings(tuple(clauses.frames), tuple(clauses.refusals), hearing)


class _Clauses:
    """The attributions of a sentence, clause by clause; a clause inherits the speakers of the one before."""

    def __init__(self, hearing: Hearing) -> None:
        self.hearing = hearing
        self.sentence, self.mentions, self.victims = hearing.sentence, hearing.mentions, hearing.victims
        self.context, self.cues = hearing.context, hearing.cues
        self.rules = predicates_of(hearing.cues)
        self.frames: list[Frame] = []
        self.refusals: list[Refusal] = []
        self.likened: tuple[NameMention, ...] = ()  # who did thefts that the one of the text is like

    def read(self, spans: list[tuple[int, int]]) -> None:
        """Fill `frames` and `refusals`."""
        text = self.sentence.text
        joined = join(spans, text, self.mentions, self.victims, self.cues)
        for span in with_deniers(joined, self.mentions, text):
            whole = cut(text, span, self.mentions, self.victims, self.cues)
            clause = scoped(whole, self.victims, text, self.cues)
            self.hearing.take(clause)
            if isinstance(result := self._gapped(clause) or self._read(clause), Frame):
                self.frames += pair_off(result, clause, self.cues)
            elif isinstance(result, Refusal):
                self.refusals.append(result)
            elif (against := conceded(clause, self.frames, text, self.cues)) is not None:
                self.frames.append(against)
            else:
                self.frames[-1:] = regraded(self.frames[-1:], clause, self.cues)

    def _gapped(self, clause: Clause) -> Frame | None:
        """ "…, and Elliptic for Wexmoor": the accusation of the clause before, by another party."""
        frame = gapped(clause, self.frames, self.sentence.text, self.context)
        if frame is not None:
            self.hearing.speakers = frame.speakers
        return frame

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Who speaks in the clauses read so far."""
        return self.hearing.speakers

    def add_listed(self, facts: tuple[Fact, ...]) -> None:
        """A theft in the list of a page about one actor."""
        text = self.sentence.text
        clause = cut(text, (0, len(text)), self.mentions, self.victims, self.cues)
        frame = listed_theft(self.sentence, clause, facts, self.context, self.hearing, self.cues)
        self.frames += [frame] if frame else []

    def _read(self, clause: Clause) -> Frame | Refusal | None:
        actors = find_accused(clause, self.cues)
        if not actors:
            return self._answer(clause) or self._reply(clause) or self._read_without_actor(clause)
        if (refusal := refuse(self.sentence, clause, self.context, self.cues)) is not None:
            return refusal
        persons = names_of(self.context.text, self.context.lexicon).accused
        tie = Tie(
            stance_of(clause, self.cues),
            does_it(clause, self.cues, persons),
            any(s.party == a.id for s in self.speakers for a in actors)  # the culprit says so itself
            or is_identified(clause, self.cues)
            or is_verdict(self.sentence.text, clause, self.cues)
            or answers_who(self.sentence, self.context, self.cues),
        )
        is_graded = tie.is_identity and tie.stance in (Stance.ASSESSED, Stance.SUSPECTED)
        if not (tie.is_deed or is_graded) and (naming := self._naming(clause, actors)) is not None:
            return naming
        return self._tied(clause, actors, tie)

    def _is_of_finding(self) -> bool:
        """Whether somebody speaks here, or the sentence before accuses: "this assessment" is then of the theft."""
        before = self.context.previous
        return self._is_voiced() or (before is not None and bool(before.frames))

    def _grade_given(self, clause: Clause) -> Stance | None:
        """How sure a finding now is that the text has told before. Who speaks is asked last: it is long to tell."""
        grade = Stance.ASSERTED if drops_hedge(clause, self.cues) else grade_of_finding(clause, self.cues)
        return grade if grade is not None and self._is_of_finding() else None

    def _tied(self, clause: Clause, actors: tuple[NameMention, ...], tie: Tie) -> Frame | Refusal:
        if tie.stance is Stance.SUSPECTED and only_likens(clause.masked, self.cues) and not self._is_voiced():
            self.likened = actors
            return Refusal(clause.start, clause.end, "likened", "likens the theft to others")
        is_hedged = tie.stance in (None, Stance.SUSPECTED)
        if is_hedged and drops_hedge(clause, self.cues) and self._is_of_finding():
            return as_own_grade(self._follow(clause, "regraded", Stance.ASSERTED, actors))
        if tie.stance is None and not tie.is_deed and not tie.is_identity:
            why = "an actor, and nothing that ties it to a theft"
            return self._plain(clause, actors, tie) or Refusal(clause.start, clause.end, "no-cue", why)
        anaphor, targets = bind(self.sentence, clause, tie, self.speakers, self.cues, self.context)
        if not targets and anaphor is Anaphor.NONE:
            why = "an actor and a cue, but no theft that they speak of"
            return self._plain(clause, actors, tie) or Refusal(clause.start, clause.end, "no-theft", why)
        if is_alleged(clause, tie.stance, self.context, self.cues) and not self._is_voiced():
            tie = replace(tie, stance=Stance.SUSPECTED)
        kind = f"cue-{tie.stance.value}" if tie.stance else "identity"
        if tie.is_deed and tie.stance in (None, Stance.ASSERTED):
            kind = "thief-as-subject"
        return self._frame(clause, kind, tie.stance or Stance.ASSERTED, actors, targets, anaphor)

    def _plain(self, clause: Clause, actors: tuple[NameMention, ...], tie: Tie) -> Frame | None:
        """ "Your adversary was Lazarus," where the page tells of one theft: culprit and theft, and no sign against it."""
        targets = self._targets(clause)
        robbed = self.context.only_robbed or next((v for v in targets if v.is_target), None)
        if self.sentence.kind not in RUNNING or (robbed is None and self.context.victims):
            return None
        if not speaks_plainly(
            clause,
            self.cues,
            names_robbed=robbed is not None and any(v.id == robbed.id for v in targets),
            is_graded=tie.stance in (Stance.SUSPECTED, Stance.ASSESSED),
            is_voiced=self._is_voiced(),
            is_answer=answers_who(self.sentence, self.context, self.cues),
        ):
            return None
        targets = targets or ((robbed,) if robbed else ())
        stance = tie.stance or Stance.ASSERTED
        anaphor = Anaphor.NONE if targets else Anaphor.IMPLIED
        return replace(self._frame(clause, "plain", stance, actors, targets, anaphor), is_plain=True)

    def _reply(self, clause: Clause) -> Frame | Refusal | None:
        """Somebody who denies, doubts or joins an attribution."""
        text = clause.text
        accord = self.rules.accord.search(text)
        if accord and not self.speakers:
            self.hearing.speakers = self.hearing.voices(clause).find_introduced()
        given = grade_given(text, self.cues)
        denial = next((s for s in CONTRADICTING if self.cues.stances[s].search(clause.masked)), None)
        is_answer = bool(accord or given or denial)  # asked first: who speaks is long to tell
        if not is_answer or not (
            self._is_voiced()
            or (accord and reference.joins_for_itself(text, self.speakers, self.context, self.cues))
        ):
            return None
        if accord and not contradicts(text[: accord.start()] + text[accord.end() :], self.cues):
            graded = self.cues.stances[Stance.ASSESSED].search(text)
            shared = Stance.ASSESSED if graded else self._stance_before()
            return self._follow(
                clause, "accord", Stance.ASSERTED if reference.CONFIRMED.search(accord[0]) else shared
            )
        if given is not None:
            return self._follow(clause, "graded", given)
        accused = accused_by_denial(self.sentence.text, self.speakers)
        if denial and reference.denies_another(text, self.sentence, self.speakers, self.context, self.cues):
            return None
        if denial and (accused or self.rules.discord.search(text)) and self._knows_which(clause, accused):
            return self._follow(clause, "contradicts", denial, accused)
        return None

    def _read_without_actor(self, clause: Clause) -> Frame | Refusal | None:
        """Pronouns that rob; a possible link; "the same actors"."""
        text = clause.text
        if (grade := self._grade_given(clause)) is not None:
            return as_own_grade(self._follow(clause, "regraded", grade))
        is_right_behind = bool(self.frames) or self._has_accused_before()
        if reference.robs_again(clause, self.context, self.rules, self.cues, is_right_behind=is_right_behind):
            return self._follow(clause, "pronoun", stance_of(clause, self.cues) or Stance.ASSERTED)
        if reference.POSSIBLE_LINK.search(text) and self._is_voiced():
            return self._follow(clause, "possible-link", Stance.SUSPECTED)
        if reference.announces(self.sentence, self.cues):
            return self._frame(clause, "announced", Stance.ASSERTED, (), (), Anaphor.LIST)
        stance = stance_of(clause, self.cues)
        if stance and self._means_the_same(clause):
            return self._follow(clause, "same-actors", stance, self.likened)
        return None

    def _answer(self, clause: Clause) -> Frame | Refusal | None:
        """An answer to a question about the culprit, or to one about who agrees."""
        answer = read_answer(clause.text, self.context, stance_of(clause, self.cues))
        if answer is None:
            return None
        if answer.is_own:
            self.hearing.speakers = SELF
        elif answer.is_anothers:
            self.hearing.speakers = self.hearing.voices(clause).find_first() or self.speakers
            if not self._is_voiced():
                return None
        return self._follow(clause, answer.kind, answer.stance or self._stance_before())

    def _has_accused_before(self) -> bool:
        before = self.context.previous
        return before is not None and bool(before.mentions.actors or before.frames)

    def _knows_which(self, clause: Clause, accused: tuple[NameMention, ...]) -> bool:
        """ "disagrees on two items": a doubt has to say what it is about, where nobody was accused or several robbed."""
        if not reference.VAGUE.search(clause.text):
            return True
        before = self.context.previous
        is_answer = before is not None and before.sentence.text.rstrip().endswith("?")
        is_of_something = bool(accused) or is_answer or self._has_accused_before()
        return bool(self._targets(clause)) or (is_of_something and len(self.context.robbed) <= 1)

    def _targets(self, clause: Clause) -> tuple[Victim, ...]:
        return find_targets(clause, self.speakers, self.context)

    def _means_the_same(self, clause: Clause) -> bool:
        """ "The group is also suspected of the robbery of Greylag"."""
        is_begun = self._has_accused_before()
        if is_begun and reference.ACCUSED_AGAIN(self.cues).search(clause.text):
            return bool(self._targets(clause))
        if (same := reference.accused_named(clause, self.cues)) is None or not IMPLYING.search(clause.text):
            return False
        before = is_begun or any(a.end < clause.start for a in self.mentions.actors)
        is_told = before and self._is_voiced()
        return (
            is_told
            or reference.SAME.match(same.group()) is not None
            or bool(self._targets(clause) or self.cues["anaphora.several"].search(clause.text))
        )

    def _follow(
        self, clause: Clause, kind: str, stance: Stance, actors: tuple[NameMention, ...] = ()
    ) -> Frame | Refusal:
        """A frame whose actors, and maybe theft, were told before."""
        if (refusal := refuse(self.sentence, clause, self.context, self.cues)) is not None:
            return refusal
        targets = self._targets(clause)
        told = Anaphor.LIST if self.cues["anaphora.several"].search(clause.text) else Anaphor.THEFT
        anaphor = Anaphor.NONE if targets else told
        return self._frame(clause, kind, stance, actors, targets, anaphor)

    def _naming(self, clause: Clause, actors: tuple[NameMention, ...]) -> Frame | None:
        """ "It tracks this activity as TraderTraitor": one more name for the culprit of the claim before."""
        if IMPLYING.search(clause.text) or (named := reference.names_again(clause, self.cues)) is None:
            return None
        return replace(self._frame(clause, "naming", Stance.ASSERTED, actors, (), named), is_naming=True)

    def _is_voiced(self) -> bool:
        return bool(self.speakers) and not all(s.is_self for s in self.speakers)

    def _stance_before(self) -> Stance:
        earlier = [*(self.context.previous.frames if self.context.previous else ()), *self.frames]
        return earlier[-1].stance if earlier else Stance.ASSERTED

    def _frame(
        self,
        clause: Clause,
        kind: str,
        stance: Stance,
        actors: tuple[NameMention, ...],
        targets: tuple[Victim, ...],
        anaphor: Anaphor,
    ) -> Frame:
        spoken = Frame(
            rule=f"en-{kind}" + (f"-{anaphor.value}" if anaphor is not Anaphor.NONE else ""),
            start=0,
            end=len(self.sentence.text),
            stance=stance,
            actors=actors,
            speakers=self.speakers,
            victims=targets,
            anaphor=anaphor,
        )
        return with_marks(spoken, clause, self.cues)

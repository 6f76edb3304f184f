"""Who is said to have done it, in English: one attribution a clause."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.english.clause import CONTRADICTING, Clause, cut, join
from parsers.claims.english.gates import refuse
from parsers.claims.english.names import names_of
from parsers.claims.english.predicates import does_it, is_identified, predicates_of
from parsers.claims.english.profile import listed_theft
from parsers.claims.english.speakers import Voices
from parsers.claims.english.stance import stance_of
from parsers.claims.english.words import any_of
from parsers.claims.values import Anaphor, Frame, Mentions, Refusal, Speaker, Victim
from parsers.mentions.values import NameMention
from parsers.values import Basis, Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Fact, Sentence

LONG_QUOTE = 320
PASSIVE = re.compile(r"(?i)\b(?:attributed|blamed|ascribed|linked|tied)\s+(?:to|on)\b")
DEFINITE = r"(?i)\b(?:the|this|that|both|its|these|those|earlier|same)\s+(?:[\w\-’']+\s+){0,3}?"
IMPLYING = re.compile(r"(?i)attribut|\bblam|behind|responsible|suspect|accus|culprit|perpetrat|work of|thie(?:f|ves)\b")
OWN_GRADE = re.compile(r"(?i)confidence|likely|probabl|certain")
# "the hackers behind last year's raid" are others than "the hackers"
RESTRICTED = re.compile(r"\s+(?:behind|who|that|of|in)\b")
# "North Korea's mission", "North Korean won": the state, but not as the accused
STATE_AFFAIRS = re.compile(
    r"(?:[’']s?)?\s+(?:\S+\s+){0,2}?(?:mission|embassy|foreign|ministry|won|nuclear|weapons|leader|banks?|people|state\s+media|government|"
    r"ambassador|delegat\w+|diplomats?|spokes\w+|news\s+agency|regime[’']s)\b"
)


# the accused state by its capital or as the press calls it, where it answers
CAPITAL = re.compile(r"(?:^|[.,;:“\"]\s*|\b(?:but|and|while)\s)(?P<s>Pyongyang|The North|Kim[’']s government)(?=\s)")


class Clauses:
    """The attributions of a sentence, clause by clause; a clause inherits speaker and actors from the one before."""

    def __init__(
        self, sentence: Sentence, mentions: Mentions, victims: tuple[Victim, ...], context: Context, cues: Cues
    ) -> None:
        self.sentence = sentence
        self.mentions = mentions
        self.victims = victims
        self.context = context
        self.cues = cues
        self.rules = predicates_of(cues)
        self.frames: list[Frame] = []
        self.refusals: list[Refusal] = []
        self.speakers: tuple[Speaker, ...] = ()

    def read(self, spans: list[tuple[int, int]]) -> None:
        """Fill `frames`, `refusals` and `speakers`."""
        text = self.sentence.text
        for start, end in join(spans, text, self.mentions, self.cues):
            clause = cut(text, (start, end), self.mentions, self.victims)
            alone = " " * start + text[start:end]
            own = self._deniers(clause) or Voices(
                alone, clause.mentions, clause.victims, self.context, self.cues
            ).find()
            self.speakers = own or self.speakers
            result = self._read(clause)
            if result is None and self._regrades(clause):
                continue
            if isinstance(result, Frame):
                self.frames.append(result)
            elif isinstance(result, Refusal):
                self.refusals.append(result)

    def add_listed(self, facts: tuple[Fact, ...]) -> None:
        """A theft in the list of a page about one actor."""
        text = self.sentence.text
        clause = cut(text, (0, len(text)), self.mentions, self.victims)
        frame = listed_theft(self.sentence, clause, facts, self.context, self.speakers, self.cues)
        self.frames += [frame] if frame else []

    def _regrades(self, clause: Clause) -> bool:
        """ "…, and they hold that view with moderate confidence": the grade of the claim before."""
        if not self.frames or not re.search(r"(?i)\bconfidence\b", clause.text):
            return False
        stance = stance_of(clause, self.cues)
        if stance in (Stance.ASSESSED, Stance.SUSPECTED):
            self.frames[-1] = replace(self.frames[-1], stance=stance, is_graded=True)
        return True

    # ------------------------------------------------------------ one clause

    def _read(self, clause: Clause) -> Frame | Refusal | None:
        actors = self._accused(clause)
        if not actors:
            return self._read_without_actor(clause)
        if (refusal := refuse(self.sentence, clause, self.cues)) is not None:
            return refusal
        stance = stance_of(clause, self.cues)
        persons = names_of(self.context.text, self.context.lexicon).accused
        by_verb, identified = does_it(clause, self.cues, persons), is_identified(clause, self.cues)
        if not by_verb and (naming := self._naming(clause, actors)) is not None:
            return naming
        if stance is None and not by_verb and not identified:
            return Refusal(clause.start, clause.end, "no-cue", "an actor, and nothing that ties it to a theft")
        anaphor, targets = self._bind(clause, stance, by_verb=by_verb, identified=identified)
        if not targets and anaphor is Anaphor.NONE:
            return Refusal(
                clause.start, clause.end, "no-theft", "an actor and a cue, but no theft that they speak of"
            )
        kind = "thief-as-subject" if by_verb and stance in (None, Stance.ASSERTED) else ""
        kind = kind or ("identity" if stance is None else f"cue-{stance.value}")
        return self._frame(clause, kind, stance or Stance.ASSERTED, actors, targets, anaphor)

    def _read_without_actor(self, clause: Clause) -> Frame | Refusal | None:
        """Pronouns that rob, somebody who joins an attribution, somebody who denies or doubts one."""
        text = clause.text
        contradiction = next((s for s in CONTRADICTING if self.cues.stances[s].search(clause.masked)), None)
        if contradiction and self.rules.discord.search(text) and self._is_voiced():
            accused = self._deniers_state(clause)
            return self._follow(clause, "contradicts", contradiction, accused)
        if self._is_voiced() and self.rules.accord.search(text):
            return self._follow(clause, "accord", self._stance_before(), ())
        if self.rules.pronoun.search(text) and self.context.previous is not None:
            return self._follow(clause, "pronoun", stance_of(clause, self.cues) or Stance.ASSERTED, ())
        if self._is_voiced() and re.search(r"(?i)\b(?:possible|plausible|tentative|likely|weak)\b[^.;]{0,20}\b(?:link|connection|match)", text):
            return self._follow(clause, "possible-link", Stance.SUSPECTED, ())
        same = self.cues["anaphora.actors"].search(text)
        if same and not RESTRICTED.match(text, same.end()) and IMPLYING.search(text) and self._targets(clause):
            stance = stance_of(clause, self.cues)
            return self._follow(clause, "same-actors", stance, ()) if stance else None
        return None

    def _follow(
        self, clause: Clause, kind: str, stance: Stance, actors: tuple[NameMention, ...]
    ) -> Frame | Refusal:
        """A frame whose actors, and maybe theft, were told before."""
        if (refusal := refuse(self.sentence, clause, self.cues)) is not None:
            return refusal
        targets = self._targets(clause)
        anaphor = Anaphor.NONE if targets else Anaphor.THEFT
        return self._frame(clause, kind, stance, actors, targets, anaphor)

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
        start, end = self._quote(clause)
        return Frame(
            rule=f"en-{kind}" + (f"-{anaphor.value}" if anaphor is not Anaphor.NONE else ""),
            start=start,
            end=end,
            stance=stance,
            actors=actors,
            speakers=self.speakers,
            victims=targets,
            anaphor=anaphor,
            basis=self._basis(clause),
            is_passive=not self.speakers and bool(PASSIVE.search(clause.text)),
            is_agentless=not self.speakers and bool(self.cues["report.agentless"].search(clause.text)),
            is_collective=bool(self.cues["report.collective"].search(clause.text)),
            is_graded=bool(OWN_GRADE.search(clause.text)),
        )

    # ------------------------------------------------------------ actors

    def _accused(self, clause: Clause) -> tuple[NameMention, ...]:
        """Actors that the clause accuses, the wider group ("a unit of X") last."""
        kept = [a for a in clause.mentions.actors if not STATE_AFFAIRS.match(clause.after(a.end))]
        kept = [a for a in kept if not self._is_denier(clause, a) and not self._owns_robbed(clause, a)]
        nested = [a for a in kept if self._is_wider(clause, a, kept)]
        return tuple([a for a in kept if a not in nested] + nested)

    def _is_denier(self, clause: Clause, actor: NameMention) -> bool:
        """ "Pyongyang rejected the charge": the accused state as the subject of a denial."""
        return actor.id == "dprk" and bool(
            re.match(rf"(?:\s+\w+)?\s+{any_of(self.cues, 'report.denials')}", clause.after(actor.end))
        )

    def _owns_robbed(self, clause: Clause, actor: NameMention) -> bool:
        """ "North Korea's own Taedong Bank" is robbed, and its owner not accused."""
        lead = re.match(r"[’']s?\s+(?:\w+\s+){0,2}?(?=\S)", clause.after(actor.end))
        if lead is None:
            return False
        at = actor.end + lead.end()
        return any(v.start in (at, actor.end + len("'s ")) for v in clause.victims)

    def _deniers(self, clause: Clause) -> tuple[Speaker, ...]:
        """The accused state as a speaker: itself, or its ministry, mission or media."""
        for match in CAPITAL.finditer(clause.text):
            rest = clause.text[match.end() :]
            if re.match(rf"(?:\s+\w+)?\s+{any_of(self.cues, 'report.denials')}", rest) and self._contradicts(clause):
                return (Speaker("kp", clause.start + match.start("s"), clause.start + match.end("s")),)
        for actor in clause.mentions.actors:
            if actor.id != "dprk":
                continue
            after = clause.after(actor.end)
            if self._is_denier(clause, actor):
                return (Speaker("kp", actor.start, actor.end),)
            if not (affair := STATE_AFFAIRS.match(after)) or "won" in affair.group().split():
                continue
            if re.match(rf"[^.;]{{0,140}}?{any_of(self.cues, 'report.denials', 'report.verbs')}", after[affair.end() :]):
                party = "kp.mofa" if re.search(r"(?i)foreign", affair.group()) else "kp"
                return (Speaker(party, actor.start, actor.end),)
        return ()

    def _contradicts(self, clause: Clause) -> bool:
        return any(self.cues.stances[s].search(clause.masked) for s in CONTRADICTING)

    def _deniers_state(self, clause: Clause) -> tuple[NameMention, ...]:
        """North Korea's ministry that denies a theft denies it for North Korea."""
        speaker = next((s for s in self.speakers if s.party.split(".")[0] == "kp"), None)
        if speaker is None:
            return ()
        surface = self.sentence.text[speaker.start : speaker.end]
        return (NameMention(speaker.start, speaker.end, surface, "actor", "dprk", "North Korea"),)

    def _is_wider(self, clause: Clause, actor: NameMention, actors: list[NameMention]) -> bool:
        before = clause.before(actor.start)[-40:]
        return any(a.start < actor.start for a in actors) and bool(
            re.search(rf"(?:{self.cues['nested.of'].pattern})\s+(?:the\s+)?(?:[^\s,;.]+\s){{0,3}}$", before)
        )

    def _naming(self, clause: Clause, actors: tuple[NameMention, ...]) -> Frame | None:
        """ "It tracks this activity as TraderTraitor": one more name for the culprit of the claim before."""
        if not self.cues["anaphora.naming"].search(clause.text) or clause.victims or IMPLYING.search(clause.text):
            return None
        if not re.search(r"(?i)\b(?:this|the|these|such|that|it|they|them|him)\b", clause.text):
            return None
        about = re.search(r"(?i)activity|cluster|actors|group|intruders|them\b|hackers|thieves|campaign", clause.text)
        if not about and self.cues["theft.nouns"].search(clause.text):
            return None
        anaphor = Anaphor.THEFT if re.search(any_of(self.cues, "theft.culprits", "blame.thieves"), clause.text) else Anaphor.NONE
        frame = self._frame(clause, "naming", Stance.ASSERTED, actors, (), anaphor)
        return replace(frame, is_naming=True)

    # ------------------------------------------------------------ thefts

    def _bind(
        self, clause: Clause, stance: Stance | None, *, by_verb: bool, identified: bool
    ) -> tuple[Anaphor, tuple[Victim, ...]]:
        targets = self._targets(clause)
        if targets and (any(v.is_target for v in targets) or not self._speaks_of_theft(clause)):
            return Anaphor.NONE, targets
        anaphor = self._anaphor(clause, stance, by_verb=by_verb, identified=identified)
        return (anaphor, ()) if anaphor is not Anaphor.NONE else (Anaphor.NONE, targets)

    def _targets(self, clause: Clause) -> tuple[Victim, ...]:
        spoken = {(s.start, s.end) for s in self.speakers}
        free = [v for v in clause.victims if (v.start, v.end) not in spoken]
        return tuple(v for v in free if v.is_target) or tuple(free)

    def _speaks_of_theft(self, clause: Clause) -> bool:
        return bool(re.search(rf"{DEFINITE}(?:{self.cues['theft.nouns'].pattern})", clause.masked))

    def _anaphor(self, clause: Clause, stance: Stance | None, *, by_verb: bool, identified: bool) -> Anaphor:
        text = clause.masked
        if stance is not None and re.search(r":\s*$", self.sentence.text):
            return Anaphor.LIST
        if (by_verb or stance is not None) and self.cues["anaphora.several"].search(text):
            return Anaphor.LIST
        if self._speaks_of_theft(clause):
            return Anaphor.THEFT
        if re.search(rf"{DEFINITE}(?:{self.cues['services.words'].pattern})", text):
            return Anaphor.VICTIM
        if identified or (by_verb and (clause.mentions.amounts or re.search(r"\b(?:it|them)\b", text))):
            return Anaphor.THEFT
        if stance is not None and self.cues["theft.culprits"].search(text):
            return Anaphor.THEFT
        if stance is not None and (IMPLYING.search(text) or self.rules.blamed.search(text)):
            return Anaphor.IMPLIED
        if stance in CONTRADICTING and self.rules.discord.search(text):
            return Anaphor.IMPLIED
        return Anaphor.NONE

    # ------------------------------------------------------------ the rest

    def _quote(self, clause: Clause) -> tuple[int, int]:
        if len(self.sentence.text) <= LONG_QUOTE:
            return 0, len(self.sentence.text)
        return clause.start, clause.end

    def _basis(self, clause: Clause) -> Basis | None:
        for basis in (Basis.INDUSTRY_ANALYSIS, Basis.OWN_INVESTIGATION, Basis.OTHER_PARTY):
            if self.cues[f"basis.{basis.value}"].search(clause.text):
                return basis
        return None


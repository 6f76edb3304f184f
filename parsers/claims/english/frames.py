"""Who is said to have done it, in English: cue words and theft verbs that tie an actor to a theft."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parsers.claims.english.speakers import find_speakers, is_first_person
from parsers.claims.values import Anaphor, Frame, Mentions, Refusal, Speaker, Victim
from parsers.values import Basis, BlockKind, Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence
    from parsers.mentions.values import NameMention

LONG_QUOTE = 320
# what a denial or a doubt is about, where it names no actor
CONTRADICTED = re.compile(
    r"(?i)\b(?:findings?|attribution|charges?|claims?|accusations?|conclusion|verdict|allegations?|involvement|role|part|nothing\s+to\s+do|link)\b"
)
COMMITS = r"(?:carried\s+out|committed|staged|pulled\s+off|executed|conducted|perpetrated|mounted|orchestrated|masterminded|launched|did)"
PASSIVE = re.compile(r"(?i)\b(?:attributed|blamed|ascribed|linked|tied)\s+(?:to|on)\b")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause with what stands in it; all offsets are those of the sentence."""

    start: int
    end: int
    text: str
    mentions: Mentions
    victims: tuple[Victim, ...]

    def within(self, start: int, end: int) -> bool:
        """Whether a span of the sentence lies in the clause."""
        return self.start <= start and end <= self.end


def find_frames(
    sentence: Sentence,
    mentions: Mentions,
    victims: tuple[Victim, ...],
    context: Context,
    cues: Cues,
    spans: list[tuple[int, int]],
) -> tuple[tuple[Frame, ...], tuple[Refusal, ...], tuple[Speaker, ...]]:
    """The attributions of a sentence, clause by clause; a clause inherits speaker and actors from the one before."""
    frames: list[Frame] = []
    refusals: list[Refusal] = []
    speakers: tuple[Speaker, ...] = ()
    for span in _joined(spans, sentence.text, mentions, cues):
        clause = _clause(sentence.text, span, mentions, victims)
        own = find_speakers(_blank(sentence.text, span), clause.mentions, clause.victims, context, cues)
        speakers = own or speakers
        result = _read_clause(sentence, clause, speakers, context, cues, has_frame=bool(frames))
        if isinstance(result, Frame):
            frames.append(result)
        elif isinstance(result, Refusal):
            refusals.append(result)
    return tuple(frames), tuple(refusals), speakers


def _joined(spans: list[tuple[int, int]], text: str, mentions: Mentions, cues: Cues) -> list[tuple[int, int]]:
    """Join clauses that say nothing of their own (no actor, no cue) to the one before."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        part = text[start:end]
        own = (
            any(start <= a.start < end for a in mentions.actors)
            or (any(p.search(part) for s, p in cues.stances.items() if s in (Stance.DENIED, Stance.DISPUTED)))
            or bool(cues["anaphora.actors"].search(part))
        )
        if joined and not own:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    accused = [a for a in mentions.names if a.kind == "actor" or a.id.startswith("kp")]
    if len(joined) > 1 and not any(joined[0][0] <= a.start < joined[0][1] for a in accused):
        joined[:2] = [(joined[0][0], joined[1][1])]
    return joined


def _blank(text: str, span: tuple[int, int]) -> str:
    """The clause at its place in the sentence, the rest blanked, so that offsets stay those of the sentence."""
    return " " * span[0] + text[span[0] : span[1]]


def _clause(text: str, span: tuple[int, int], mentions: Mentions, victims: tuple[Victim, ...]) -> Clause:
    start, end = span
    return Clause(
        start,
        end,
        text[start:end],
        Mentions(
            tuple(m for m in mentions.amounts if start <= m.start < end),
            tuple(m for m in mentions.dates if start <= m.start < end),
            tuple(m for m in mentions.names if start <= m.start < end),
        ),
        tuple(v for v in victims if start <= v.start < end),
    )


def _read_clause(
    sentence: Sentence,
    clause: Clause,
    speakers: tuple[Speaker, ...],
    context: Context,
    cues: Cues,
    *,
    has_frame: bool,
) -> Frame | Refusal | None:
    text = clause.text
    actors = _actors(clause, cues)
    contradicts = not actors and bool(CONTRADICTED.search(text)) and _contradicts(text, cues)
    if contradicts:
        actors = _accused_state(clause)
    is_anaphoric = not actors and (contradicts or bool(cues["anaphora.actors"].search(text)))
    if not actors and not is_anaphoric:
        return None
    if (gate := _gate(sentence, clause, actors, cues)) is not None:
        return gate
    if actors and (naming := _naming(sentence, clause, actors, speakers, cues)) is not None:
        return naming
    stance = _stance(clause, actors, cues)
    by_verb = _does_it(clause, actors, cues, is_anaphoric=is_anaphoric)
    if stance is None and not by_verb:
        return Refusal(clause.start, clause.end, "no-cue", "an actor, and nothing that ties it to a theft")
    if (
        is_anaphoric
        and not by_verb
        and stance in (None, Stance.ASSERTED)
        and not re.search(r"thieves|culprit|responsible|behind", text)
    ):
        return None
    targets = _targets(clause, speakers)
    anaphor = Anaphor.NONE if targets else _anaphor(sentence, clause, stance, cues, by_verb=by_verb)
    if not targets and anaphor is Anaphor.NONE:
        return Refusal(
            clause.start, clause.end, "no-theft", "an actor and a cue, but no theft that they speak of"
        )
    said = speakers or (_self(clause, cues))
    start, end = _quote(sentence, clause)
    return Frame(
        rule=_rule(stance, anaphor, by_verb=by_verb),
        start=start,
        end=end,
        stance=stance or Stance.ASSERTED,
        actors=actors,
        speakers=said,
        victims=targets,
        anaphor=anaphor,
        basis=_basis(clause, cues),
        is_passive=not said and bool(PASSIVE.search(text)),
        is_agentless=not said and bool(cues["report.agentless"].search(text)),
        is_collective=bool(cues["report.collective"].search(text)),
        is_graded=bool(re.search(r"(?i)confidence|likely|probabl", text)),
    )


def _contradicts(text: str, cues: Cues) -> bool:
    return any(cues.stances[s].search(text) for s in (Stance.DENIED, Stance.DISPUTED))


def _accused_state(clause: Clause) -> tuple[NameMention, ...]:
    """North Korea's ministry that denies a theft denies it for North Korea."""
    return tuple(
        replace(p, kind="actor", id="dprk", name="DPRK")
        for p in clause.mentions.parties
        if p.id.split(".")[0] == "kp"
    )[:1]


def _rule(stance: Stance | None, anaphor: Anaphor, *, by_verb: bool) -> str:
    kind = (
        "thief-as-subject"
        if by_verb and stance in (None, Stance.ASSERTED)
        else f"cue-{(stance or Stance.ASSERTED).value}"
    )
    return f"en-{kind}" + (f"-{anaphor.value}" if anaphor is not Anaphor.NONE else "")


def _actors(clause: Clause, cues: Cues) -> tuple[NameMention, ...]:
    """Actors that the clause accuses; not the state whose mission, won or visitors it names."""
    kept = []
    for actor in clause.mentions.actors:
        after = clause.text[actor.end - clause.start :]
        if re.match(
            r"[’']s\s+(?:mission|embassy|foreign|ministry|won|nuclear|weapons|leader|bank|people|state\s+media|government)",
            after,
        ):
            continue
        kept.append(actor)
    nested = [a for a in kept if _is_wider(clause, a, kept, cues)]
    return tuple([a for a in kept if a not in nested] + nested)


def _next_victim(clause: Clause, actor: NameMention) -> int:
    """Where, in the clause's text, the next victim begins: "North Korea's own Taedong Bank" is robbed, not accused."""
    return min(
        (v.start - clause.start for v in clause.victims if v.start >= actor.end),
        default=actor.end - clause.start - 1,
    )


def _is_wider(clause: Clause, actor: NameMention, actors: list[NameMention], cues: Cues) -> bool:
    before = clause.text[max(0, actor.start - clause.start - 40) : actor.start - clause.start]
    return any(a.start < actor.start for a in actors) and bool(
        re.search(rf"(?:{cues['nested.of'].pattern})\s+(?:the\s+)?(?:[\w’']+\s){{0,3}}$", before)
    )


def _gate(sentence: Sentence, clause: Clause, actors: tuple[NameMention, ...], cues: Cues) -> Refusal | None:
    text = clause.text

    def refuse(rule: str, reason: str) -> Refusal:
        return Refusal(clause.start, clause.end, rule, reason)

    if sentence.kind in (BlockKind.RELATED, BlockKind.CAPTION):
        return refuse("related", "a teaser, caption or reference is not the text's own statement")
    if sentence.text.rstrip().endswith("?"):
        return refuse("question", "a question states nothing")
    if cues["gates.hypothetical"].search(text):
        return refuse("hypothetical", "an exercise, a condition or a fiction")
    if cues["gates.silent"].search(text):
        return refuse("silent", "asked, and gave no answer")
    if cues["gates.unknown"].search(text) and not _strong(text):
        return refuse("unattributed", "the text says that nobody has been named")
    if not clause.victims and cues["roles.total"].search(text):
        return refuse("total", "a sum over several thefts")
    if (
        cues["gates.launder"].search(text)
        and not cues["theft.nouns"].search(_before_laundering(text, cues))
        and not any(v.is_target for v in clause.victims)
    ):
        return refuse("laundering", "tells where the money went, not who took it")
    if cues["gates.sanction"].search(text) and not any(v.is_target for v in clause.victims):
        return refuse("sanction", "a designation is not an attribution of a theft")
    if cues["gates.espionage"].search(text) and not any(v.is_target for v in clause.victims):
        return refuse("other-activity", "IT workers or espionage, no theft")
    if cues["gates.portrait"].search(text) and not any(v.is_target for v in clause.victims):
        return refuse("portrait", "describes a group in general")
    return None


def _before_laundering(text: str, cues: Cues) -> str:
    match = cues["gates.launder"].search(text)
    return text[: match.start()] if match else text


def _strong(text: str) -> bool:
    return bool(
        re.search(
            r"(?i)\b(?:responsible for|attribut(?:ed|es)|blamed|confirmed|was behind|denied|not the work)\b",
            text,
        )
    )


def _naming(
    sentence: Sentence,
    clause: Clause,
    actors: tuple[NameMention, ...],
    speakers: tuple[Speaker, ...],
    cues: Cues,
) -> Frame | None:
    match = cues["anaphora.naming"].search(clause.text)
    if not match or clause.victims or not re.search(r"(?i)\b(?:this|the|these|such|that)\b", clause.text):
        return None
    if cues["theft.nouns"].search(clause.text) and not re.search(r"(?i)activity|cluster|actors", clause.text):
        return None
    return Frame("en-naming", clause.start, clause.end, Stance.ASSERTED, actors, speakers, is_naming=True)


def _stance(clause: Clause, actors: tuple[NameMention, ...], cues: Cues) -> Stance | None:
    """The weakest cue that governs the clause; asides in brackets and relative clauses do not count."""
    text = _main_part(clause, actors)
    if cues.stances[Stance.DENIED].search(text):
        return Stance.DENIED
    if cues.stances[Stance.DISPUTED].search(text):
        return Stance.DISPUTED
    asserted = cues.stances[Stance.ASSERTED].search(text)
    if cues.stances[Stance.ASSESSED].search(text):
        return Stance.ASSESSED
    hedge = next(
        (m for m in cues.stances[Stance.SUSPECTED].finditer(text) if not _is_adjective(text, m)), None
    )
    if hedge and not (asserted and hedge.start() > asserted.end() + 60):
        return Stance.SUSPECTED
    return Stance.ASSERTED if asserted else None


def _is_adjective(text: str, match: re.Match[str]) -> bool:
    """ "DPRK-linked hackers stole" accuses as flatly as "North Korean hackers stole"."""
    return (
        bool(
            re.match(
                r"\s+(?:\w+\s+){0,3}(?:hackers?|actors?|group|operators|crew|cluster|criminals|operatives|unit)\b",
                text[match.end() :],
            )
        )
        and bool(re.match(r"-|linked|tied|connected|aligned|affiliated|links|ties", match.group()))
        or bool(
            re.match(r"(?:linked|tied|connected)$", match.group())
            and re.match(
                r"\s+(?:to|with)\s+(?:the\s+)?(?:DPRK|North\s+Korea|Pyongyang|Kim)", text[match.end() :]
            )
            and re.search(r"(?:hackers?|actors?|group|crew|gang)\s+$", text[: match.start()])
        )
    )


def _main_part(clause: Clause, actors: tuple[NameMention, ...]) -> str:
    text = clause.text
    for match in re.finditer(r"\([^)]*\)|,\s+which\s[^,;]*|,\s+whom\s[^,;]*,|,\s+who\s[^,;]*,", text):
        if not any(match.start() <= a.start - clause.start < match.end() for a in actors):
            text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    return text


def _does_it(clause: Clause, actors: tuple[NameMention, ...], cues: Cues, *, is_anaphoric: bool) -> bool:
    """Whether the actor is the subject of a theft verb, or its agent ("stolen by")."""
    nouns = cues["theft.nouns"].pattern
    verbs = f"(?:{cues['theft.verbs_from'].pattern}|{cues['theft.verbs_of'].pattern}|{COMMITS}\s+(?:\S+\s+){{0,6}}?{nouns})"
    text = clause.text
    if is_anaphoric:
        return bool(
            re.search(rf"(?i)(?:{cues['anaphora.actors'].pattern})\s+(?:\w+\s+){{0,3}}?{verbs}", text)
        )
    for actor in actors:
        after, before = text[actor.end - clause.start :], text[: actor.start - clause.start]
        if re.match(
            rf"(?i)(?:[’']s?)?(?:\s*\([^)]*\))?(?:,[^,;]{{1,110}},)?(?:\s+(?:[\w\-]+|and|the\s+[A-Z]\w+)){{0,6}}?\s+{verbs}",
            after,
        ):
            return True
        if re.search(rf"(?i){verbs}(?:\s+\S+){{0,12}}?\s+by\s+(?:[\w\-’']+\s+){{0,5}}$", before):
            return True
        if re.search(
            rf"(?i)(?:{cues['theft.culprits'].pattern})\s+(?:of|from|with|in|at|belonging\s+to|working\s+for|tied\s+to|linked\s+to|backed\s+by|,)\s+(?:the\s+)?(?:[\w’']+\s){{0,4}}$",
            before,
        ) and re.search(verbs, after, re.IGNORECASE):
            return True
    return False


def _targets(clause: Clause, speakers: tuple[Speaker, ...]) -> tuple[Victim, ...]:
    spoken = {(s.start, s.end) for s in speakers}
    free = [v for v in clause.victims if (v.start, v.end) not in spoken]
    return tuple(v for v in free if v.is_target) or tuple(free)


def _anaphor(
    sentence: Sentence, clause: Clause, stance: Stance | None, cues: Cues, *, by_verb: bool
) -> Anaphor:
    text = clause.text
    leads = r"(?i)\b(?:the|this|that|both|its|these|those|earlier|same)\s+(?:[\w\-]+\s+){0,3}?"
    if re.search(r":\s*$", sentence.text) and stance is not None:
        return Anaphor.LIST
    if re.search(rf"{leads}(?:{cues['theft.nouns'].pattern})", text):
        return Anaphor.THEFT
    if re.search(rf"{leads}(?:{cues['services.words'].pattern})", text):
        return Anaphor.VICTIM
    if by_verb and re.search(r"\b(?:it|them)\b", text):
        return Anaphor.THEFT
    if (
        re.search(r"(?i)\b(?:attackers?|thieves|thief|hackers|perpetrators?|culprits?|crew)\b", text)
        and stance is not None
    ):
        return Anaphor.THEFT
    if stance is not None and re.search(r"(?i)attribut|\bblam|behind|responsible|suspect|accus", text):
        return Anaphor.IMPLIED
    return Anaphor.NONE


def _self(clause: Clause, cues: Cues) -> tuple[Speaker, ...]:
    return (Speaker("", 0, 0, is_self=True),) if is_first_person(clause.text, cues) else ()


def _quote(sentence: Sentence, clause: Clause) -> tuple[int, int]:
    if len(sentence.text) <= LONG_QUOTE:
        return 0, len(sentence.text)
    return clause.start, clause.end


def _basis(clause: Clause, cues: Cues) -> Basis | None:
    for basis in (Basis.INDUSTRY_ANALYSIS, Basis.OWN_INVESTIGATION, Basis.OTHER_PARTY):
        if cues[f"basis.{basis.value}"].search(clause.text):
            return basis
    return None

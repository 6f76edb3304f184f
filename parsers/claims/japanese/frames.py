"""Who is said to have done it, in Japanese: the clause's last predicate and the words of guilt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.basis import basis_of
from parsers.claims.japanese.accused import (
    accused,
    describes_group,
    goes_on_stealing,
    group_did,
    meaning_same,
    names_again,
    points_at_thief,
)
from parsers.claims.japanese.beyond import find_told_next
from parsers.claims.japanese.clauses import Clause, is_rejoinder, split_clauses
from parsers.claims.japanese.compared import find_compared
from parsers.claims.japanese.denials import (
    denies_it,
    denies_what_is_told,
    find_denier,
    rebuts,
    speakers_of,
    takes_back,
    with_denial,
)
from parsers.claims.japanese.earlier import without_early_views, without_rejected
from parsers.claims.japanese.embedded import names_verdict
from parsers.claims.japanese.gates import Said, find_gate, mask_names
from parsers.claims.japanese.headed import find_headed, find_named_on
from parsers.claims.japanese.heard import echoes, find_heard, leads_on, stance_echoed
from parsers.claims.japanese.hired import find_hired
from parsers.claims.japanese.members import find_members
from parsers.claims.japanese.pairs import pair_off
from parsers.claims.japanese.parted import all_counted, nearest, parted
from parsers.claims.japanese.plainly import accuses_plainly
from parsers.claims.japanese.referred import anaphor_of, find_both
from parsers.claims.japanese.selves import own_before
from parsers.claims.japanese.shared import split_shared
from parsers.claims.japanese.speakers import find_speakers
from parsers.claims.japanese.stance import (
    closes_passively,
    deed_stance,
    graded_behind,
    is_flat,
    label_stance,
    stance_of,
    told_stance,
)
from parsers.claims.japanese.targets import is_likened, targets_of
from parsers.claims.japanese.ties import implies, is_tied, lays_to_same
from parsers.claims.scene import Scene
from parsers.claims.values import Anaphor, Findings, Frame, Mentions, Refusal, Speaker, Victim, Voices
from parsers.parties import DPRK, is_accused, is_state
from parsers.values import BlockKind, Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence
    from parsers.mentions.values import NameMention

LONG_QUOTE = 240
GRADE_REACH = 60  # code points behind a sentence in which its grade may stand
FIRM = (Stance.ASSERTED, Stance.ASSESSED)
OF_THE_TEXT = ("related", "question")  # refusals by where a sentence stands, not by its words


def find_frames(
    sentence: Sentence, mentions: Mentions, victims: tuple[Victim, ...], context: Context, cues: Cues
) -> Findings:
    """The attributions of a sentence, clause by clause; a clause without a speaker keeps the one before."""
    frames: list[Frame] = []
    refusals: list[Refusal] = []
    said: dict[tuple[str, int], Speaker] = {}
    speakers: tuple[Speaker, ...] = ()
    text = sentence.text
    clauses = [
        part for c in split_clauses(text, mentions, cues) for part in split_shared(text, c, mentions, victims)
    ]
    for clause in clauses:
        start, end = clause.start, clause.end
        own = mentions.within(start, end)
        inside = tuple(v for v in victims if start <= v.start < end)
        blanked = " " * start + text[start:end] + clause.borrowed
        found = find_speakers(Scene(blanked, sentence, own, inside, context, cues))
        named = own_before(blanked, found, own, cues) or nearest(blanked, found, own)
        speakers = (
            all_counted(named, blanked, sentence, own, context, cues)
            or speakers
            or (
                ()
                if _is_hearsay(text, clause, len(clauses), cues)
                else find_heard(sentence, own, context, cues)
            )
        )
        if speakers and all(s.is_previous for s in speakers):  # 起訴状によると…。米司法省が公開した。
            speakers = find_told_next(sentence, own, context, cues) or speakers
        said |= {(s.party, s.start): s for s in speakers if not s.is_self}
        robbed = inside or _carried(victims, end)
        for part, its_speakers in parted(text, clause, own, speakers, cues):
            names = own.within(part.start, part.end)
            names = replace(names, names=names.names + part.actors)
            read = _read(sentence, part, names, robbed, its_speakers, context, cues)
            if isinstance(read, Frame):
                frames += pair_off(meaning_same(read, text, part.start, mentions), text, cues)
            elif read:
                refusals.append(read)
    frames = with_denial(without_early_views(frames, text, cues), text, mentions, cues)
    if not frames:
        headed = find_headed(sentence, mentions, victims, context, cues)
        named_on = headed or find_named_on(sentence, victims, context, cues)
        frames += [named_on] if named_on else []
    if not said and leads_on(text, context, cues):
        said["", 0] = Speaker("", 0, 0, is_previous=True)
    if not said and (hired := find_hired(sentence.text, mentions, victims, cues)):
        said[hired.party, hired.start] = hired
    return Findings(tuple(frames), tuple(refusals), Voices(tuple(said.values())))


def _is_hearsay(text: str, clause: Clause, clauses: int, cues: Cues) -> bool:
    """ "当初は関与が取り沙汰されていたが、当局は…とした。": the first clause is nobody's, whoever speaks in the next."""
    told = text[clause.start : clause.end]
    return clauses > 1 and clause.end < len(text) and cues["report.agentless"].search(told) is not None


def _carried(victims: tuple[Victim, ...], end: int) -> tuple[Victim, ...]:
    """A later clause speaks of the victims that the clauses before it robbed."""
    return tuple(v for v in victims if v.end <= end and v.is_target)


def _read(
    sentence: Sentence,
    clause: Clause,
    mentions: Mentions,
    victims: tuple[Victim, ...],
    speakers: tuple[Speaker, ...],
    context: Context,
    cues: Cues,
) -> Frame | Refusal | None:
    span = (clause.start, clause.end)
    text, mentions = without_rejected(sentence.text[slice(*span)] + clause.borrowed, span[0], mentions, cues)
    actors = accused(text, span[0], mentions, cues) or find_members(sentence, text, context, cues)
    denies = denies_it(text, speakers, cues)
    is_against = denies or cues.stances[Stance.DENIED].search(text) or rebuts(text, speakers, cues)
    if is_against and (denier := find_denier(text, span[0], mentions, speakers)):
        denies = True
        actors, speakers = (replace(denier, kind="actor", id=DPRK),), speakers_of(denier)
    withdraws = takes_back(text, span[0], actors, cues)
    agrees = not actors and bool(speakers) and cues["anaphora.agreement"].search(text) is not None
    if not actors and not (
        agrees
        or withdraws
        or cues["anaphora.actors"].search(text)
        or goes_on_stealing(text, victims, context, cues)
        or (speakers and (clause.is_rejoinder or _rejoins(text, mentions, victims, span[0], context, cues)))
        or (speakers and echoes(text, context))
    ):
        return None
    targets = targets_of(text, span[0], victims, speakers, cues) or find_both(sentence, text, context, cues)
    tied = is_tied(text, span[0], actors, speakers, cues)
    rejoins = bool(speakers) and (
        clause.is_rejoinder or _rejoins(text, mentions, victims, span[0], context, cues)
    )
    is_same = lays_to_same(text, cues) or (
        bool(speakers) and ((not actors and echoes(text, context)) or points_at_thief(text, actors, context))
    )
    implied = (
        tied or agrees or withdraws or rejoins or is_same or implies(text, span[0], actors, speakers, cues)
    )
    implied |= accuses_plainly(sentence, text, span[0], actors, speakers, context, cues)
    if naming := _naming(text, span, actors, (speakers, victims, targets), mentions, context, cues):
        return naming
    said = Said(actors, speakers, targets)
    refusal = _refused(sentence, span, mentions, said, context, cues, is_accusation=implied or denies)
    if refusal and (refusal.rule in OF_THE_TEXT or not denies):
        return refusal
    goes_on = not actors and goes_on_stealing(text, victims, context, cues)
    if goes_on and not speakers and context.previous and any(f.speakers for f in context.previous.frames):
        speakers = (Speaker("", 0, 0, is_previous=True),)
    stance = (
        (Stance.DENIED if denies or withdraws else None)
        or (_stance_shared(context) if goes_on else None)
        or (stance_echoed(context, cues) if not actors and echoes(text, context) else None)
        or (_stance_shared(context) if agrees else None)
        or stance_of(sentence, text, cues, charges=_charges(context))
        or label_stance(sentence, actors, targets, cues)
        or deed_stance(text, span[0], actors, cues)
        or (told_stance(text, span[0], actors, cues) if targets or speakers else None)
        or (Stance.ASSERTED if implied else None)
        or (Stance.ASSERTED if goes_on or (not actors and group_did(text, cues)) else None)
    )
    stance = _graded(stance, sentence, context, cues)
    if stance is None:
        return Refusal(*span, "no-cue", "an actor, and nothing that ties it to a theft")
    anaphor = Anaphor.NONE if targets else anaphor_of(sentence, text, cues, is_implied=implied)
    if stance is Stance.DENIED and sentence.kind is BlockKind.HEADING and not speakers:
        return Refusal(*span, "no-holder", "a denial that is nobody's")
    is_about = (rejoins or denies) and denies_what_is_told(text, context, cues, is_rejoinder=rejoins)
    if anaphor is Anaphor.IMPLIED and not is_about and any(is_accused(s.party) for s in speakers):
        return Refusal(*span, "no-theft", "a denial that names no theft")
    if not targets and anaphor is Anaphor.NONE:
        return Refusal(*span, "no-theft", "an actor and a cue, but no theft that they speak of")
    start, end = (0, len(sentence.text)) if len(sentence.text) <= LONG_QUOTE else span
    is_passive = not speakers and closes_passively(text, span[0], targets, cues)
    return Frame(
        rule=f"ja-{stance.value}" + (f"-{anaphor.value}" if anaphor is not Anaphor.NONE else ""),
        start=start,
        end=end,
        stance=stance,
        actors=actors,
        speakers=speakers,
        victims=targets,
        anaphor=anaphor,
        basis=basis_of(text, cues),
        is_agentless=not speakers and bool(cues["report.agentless"].search(text)),
        is_passive=is_passive,
        is_collective=bool(cues["report.collective"].search(text)),
        is_graded=stance is Stance.ASSESSED,
        needs_voice=stance in FIRM and not (is_passive or is_flat(text, span[0], actors, targets, cues)),
        is_withdrawal=withdraws,
    )


def _graded(stance: Stance | None, sentence: Sentence, context: Context, cues: Cues) -> Stance | None:
    """An accusation as sure as the sentence behind it says."""
    if stance in FIRM or stance is Stance.SUSPECTED:
        return graded_behind(context.text[sentence.end :][:GRADE_REACH], cues) or stance
    return stance


def _naming(
    text: str,
    span: tuple[int, int],
    actors: tuple[NameMention, ...],
    said: tuple[tuple[Speaker, ...], tuple[Victim, ...], tuple[Victim, ...]],
    mentions: Mentions,
    context: Context,
    cues: Cues,
) -> Frame | None:
    """Another name of who was just accused, or what that group is; `said`: by whom, of whom, who is robbed."""
    speakers, victims, robbed = said
    if not actors or robbed or not (context.previous and context.previous.frames):
        return None
    if names_again(text, span[0], actors, cues):
        return Frame("ja-naming", *span, Stance.ASSERTED, actors, speakers, is_naming=True)
    if victims or mentions.amounts:
        return None
    described = describes_group(text, span[0], actors, context)
    return Frame("ja-naming", *span, Stance.ASSERTED, described, is_naming=True) if described else None


def _refused(
    sentence: Sentence,
    span: tuple[int, int],
    mentions: Mentions,
    said: Said,
    context: Context,
    cues: Cues,
    *,
    is_accusation: bool,
) -> Refusal | None:
    """What forbids the clause to be a claim: its words, a comparison, or that it only counts cases."""
    text = sentence.text[slice(*span)]
    masked = mask_names(sentence, mentions, said.speakers)
    if gate := find_gate(masked, span, said, cues, is_accusation=is_accusation):
        return gate
    if is_likened(text, span[0], said.actors, said.targets, cues):
        return Refusal(*span, "comparison", "another theft, only compared with")
    is_states = all(not s.party or is_state(s.party) for s in said.speakers)
    if not said.targets and is_states and cues["gates.counted"].search(text):
        return Refusal(*span, "counted", "only says that it is the first time")
    is_evidence = is_accusation and said.speakers
    if not said.targets and not is_evidence and find_compared(text, context, cues):
        return Refusal(*span, "comparison", "another theft, only compared with")
    return None


def _charges(context: Context) -> bool:
    """Whether the document is a prosecutor's."""
    return any(p.endswith(".doj") for p in context.publishers)


def _stance_shared(context: Context) -> Stance | None:
    """How sure the verdict is that a party shares: "…の可能性が高いと評価しています。当社もこの評価を支持します。"."""
    before = context.previous.frames if context.previous else ()
    return before[-1].stance if before and before[-1].actors else None


def _rejoins(
    text: str, mentions: Mentions, victims: tuple[Victim, ...], shift: int, context: Context, cues: Cues
) -> bool:
    """ "これに対しXは疑問を呈した。" behind a sentence that accuses, or 「FBIの断定はうのみにできない」 anywhere."""
    before = context.previous
    lost = {v.id for v in victims if v.is_target}  # Xは1億ドルを失ったが、…は成り立たない: of its own theft
    is_behind = before is not None and bool(before.frames) and lost <= {v.id for v in before.victims}
    return (is_behind or names_verdict(text, mentions, shift, cues)) and is_rejoinder(text, cues)

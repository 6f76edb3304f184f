"""The attributions of a Korean sentence, clause by clause: speaker, accused, stance, and whom they robbed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.basis import basis_of
from parsers.claims.korean.anaphors import anaphor_of, is_elided_theft
from parsers.claims.korean.answers import RETICENT, parted
from parsers.claims.korean.blamed import accused, charges_denied, only_acts, points_at_accused
from parsers.claims.korean.carried import (
    announces_list,
    answers_charge,
    answers_who,
    breaks_in,
    goes_on,
    last_stance,
    source_of,
    takes_up,
    title_actors,
)
from parsers.claims.korean.clauses import Clause, clauses_of
from parsers.claims.korean.compared import COMPARED, contrasts
from parsers.claims.korean.culprits import is_culprit, is_traced_to
from parsers.claims.korean.endorsed import endorsed
from parsers.claims.korean.entered import entered_by
from parsers.claims.korean.pairs import pair_off
from parsers.claims.korean.persons import takes_it
from parsers.claims.korean.plainly import read_plainly
from parsers.claims.korean.refusals import Suspect, heading_of, refuse
from parsers.claims.korean.seats import seated_in
from parsers.claims.korean.speakers import find_speakers
from parsers.claims.korean.stance import graded_behind, is_tied, stance_of
from parsers.claims.korean.subjects import CROWD, find_elided, is_compiled
from parsers.claims.scene import Scene
from parsers.claims.values import Anaphor, Findings, Frame, Mentions, Refusal, Speaker, Victim, Voices
from parsers.claims.voice import UNSTATED
from parsers.mentions.names import find_names
from parsers.mentions.values import Mention
from parsers.parties import ACCUSED
from parsers.values import Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence
    from parsers.mentions.values import NameMention

LONG_QUOTE = 240
VERB_END = 6  # letters of a verb's ending
NO_VERDICT = re.compile(r"(?:판단|귀속|결론|판정)(?:은|을|는)?\s(?:\S{1,6}\s)?(?:내리지|하지)\s않")
QUOTING = re.compile(r",?\s?[“\"‘']")
# 외부 업체와 함께 조사한 바 ... 추정됩니다: who looked into it presumes
OWN_WORK = re.compile(
    r"(?:조사|분석|점검|확인|파악|추적)(?:한|해 본)\s(?:바|결과)|(?:조사|분석|점검|포렌식|추적)\s결과"
)


def find_frames(
    sentence: Sentence,
    mentions: Mentions,
    victims: tuple[Victim, ...],
    context: Context,
    cues: Cues,
    *,
    names_another: bool,
) -> Findings:
    """Attributions, refusals, and who spoke last. A clause without speaker or victim keeps those before."""
    frames: list[Frame] = []
    refusals: list[Refusal] = []
    speakers: tuple[Speaker, ...] = ()
    apart = contrasts(sentence.text, mentions, victims, cues)
    for start, end, tail in clauses_of(sentence.text, mentions, victims, cues):
        inside = tuple(v for v in victims if start <= v.start < end)
        begun = max((at for at in apart if at <= start), default=0)
        carried = tuple(v for v in victims if begun <= v.start and v.end <= end and v.is_target)
        own = mentions.within(start, end)
        whole = Clause(start, end, sentence.text[start:end] + tail, own, inside or carried)
        for clause in parted(sentence, whole, context, cues):
            said = " " * clause.start + clause.text
            scene = Scene(said, sentence, clause.mentions, inside, context, cues)
            speakers = find_speakers(scene) or speakers or entered_by(clause, context, cues)
            speakers = speakers or tuple(find_elided(said, sentence, context, cues))
            speaking = endorsed(said, sentence, clause.mentions, speakers, context, cues)
            acts = only_acts(clause, cues)
            read = _read(sentence, clause, () if acts else speaking, context, cues)
            scene = replace(scene, victims=clause.victims)
            read = read if acts else read_plainly(read, scene, clause, speakers)
            if isinstance(read, Frame):
                nobody = (Speaker(UNSTATED, 0, 0),) if is_compiled(context) else ()
                read = replace(read, speakers=nobody) if acts else seated_in(read, scene)
            if names_another and isinstance(read, Frame) and not read.victims:
                read = Refusal(start, end, "doubtful-name", "it may name a victim that nothing else tells of")
            if isinstance(read, Frame):
                frames += pair_off(_headlined(read, clause.text, context, cues), sentence.text, cues)
                frames += charges_denied(read, clause, cues)
            elif read:
                refusals.append(read)
    frames = [_as_before(f, sentence.text, context, cues) for f in frames]
    is_silent = not frames and RETICENT.search(sentence.text)  # declines to comment
    return Findings(tuple(frames), tuple(refusals), Voices(() if is_silent else speakers))


def _as_before(frame: Frame, text: str, context: Context, cues: Cues) -> Frame:
    """와지르X도 북한 소행으로 언급됐다, behind what a statement says of others: by those who made it."""
    before = context.previous
    if frame.speakers or before is None or not (frame.victims and cues["anaphora.also"].search(text)):
        return frame
    told = [s for f in before.frames for s in f.speakers]
    return replace(frame, speakers=tuple({s.party: replace(s, start=0, end=0) for s in told}.values()))


def _headlined(frame: Frame, text: str, context: Context, cues: Cues) -> Frame:
    """체이널리시스 "주범은 블루노로프" above a text that only says 라는 분석이 나왔다: the headline tells whose."""
    if frame.speakers or not frame.is_agentless or cues["report.crowd"].search(text):
        return frame
    named = find_names(context.heading, context.lexicon)
    accused = max((n.start for n in named if n.kind == "actor"), default=-1)
    quoting = [
        n for n in named if n.kind == "party" and n.start < accused and QUOTING.match(context.heading, n.end)
    ]
    return replace(frame, speakers=tuple(Speaker(p.id, 0, 0) for p in quoting))


def _read(
    sentence: Sentence, clause: Clause, speakers: tuple[Speaker, ...], context: Context, cues: Cues
) -> Frame | Refusal | None:
    speakers = () if _only_goes_around(clause.text, cues) else speakers
    actors = accused(clause, speakers, cues)
    span = (clause.start, clause.end)
    if not actors and (frame := _carried(sentence, clause, speakers, context, cues)):
        return frame
    agrees = not actors and bool(speakers) and (clause.joins or _agrees(sentence, clause.text, context, cues))
    if not (actors or agrees or clause.answers or points_at_accused(clause.text, speakers, cues)):
        return None
    spoken = {(s.start, s.end) for s in speakers}
    free = tuple(v for v in clause.victims if (v.start, v.end) not in spoken)
    own = (v for v in free if not COMPARED(cues).match(sentence.text, v.end))  # 자금이 X 사건과 겹친다며
    targets = tuple(v for v in free if v.is_target) or tuple(v for v in own if _is_robbed(v, context))
    # FBI는 북한이 이를 저질렀다고 공지했으며 이 활동을 트레이더트레이터로 부른다: an accusation as well
    accuses = bool(speakers) and cues["theft.guilt"].search(clause.text)
    is_named = cues["anaphora.naming"].search(clause.text) and not cues["report.crowd"].search(clause.text)
    if actors and not targets and not accuses and is_named:
        return Frame("ko-naming", *span, Stance.ASSERTED, actors, speakers, is_naming=True)
    is_charged = (
        is_culprit(clause.text, actors, clause.start, cues)
        or breaks_in(sentence, clause.text, clause.start, clause.mentions, context, cues)
        or answers_who(clause.text, actors, clause.start, context, cues)
        or takes_it(clause.text, actors, clause.start, context, cues)
    )
    is_traced = bool(speakers) and is_traced_to(clause.text, actors, clause.start, cues)
    is_elided = is_charged or is_traced or (bool(speakers) and is_elided_theft(clause, actors, cues))
    is_spoken = any(not s.is_self for s in speakers)
    is_placed = is_elided or agrees or clause.answers
    is_own = any(s.is_self or s.party in context.publishers for s in speakers)
    is_own |= not (speakers or is_compiled(context))
    suspect = Suspect(
        clause.text,
        span,
        actors,
        targets,
        heading_of(sentence, context, cues),
        is_spoken,
        bool(speakers),
        is_own,
        is_placed,
    )
    if refusal := refuse(sentence, suspect, cues):
        return refusal
    stance = stance_of(clause.text, actors, clause.start, cues)
    again = targets and cues["theft.verbs"].search(clause.text)  # 같은 조직은 ... 에서도 620만 달러를 빼냈다
    if not (actors or stance or agrees or again or _is_pointed_at(clause.text, cues)):
        return Refusal(*span, "no-cue", "a group is pointed at, and nothing is said of a theft")
    is_state = any(s.party == ACCUSED for s in speakers)
    is_firm = stance not in {Stance.DENIED, Stance.DISPUTED}
    confesses = any(s.start == a.start for s in speakers for a in actors)
    # who tells of a theft and an actor in one clause ties them; a text that names nobody has to
    is_made = bool(speakers) or confesses or is_charged or is_tied(clause.text, actors, clause.start, cues)
    if actors and is_firm and not is_made:
        return Refusal(*span, "not-tied", "an actor beside a theft, and nothing that makes it the thief")
    stance = _graded(stance, sentence, clause, speakers, context, cues)
    if stance is None:
        found = Stance.ASSERTED if is_charged or not is_traced else Stance.SUSPECTED
        stance = last_stance(context) if agrees else found
    anaphor = anaphor_of(clause.text, actors, targets, context, cues, is_elided=is_elided)
    is_answer = not is_state or answers_charge(sentence, clause.text, context)
    if anaphor is Anaphor.NONE and not targets and not is_firm and is_answer and speakers:
        anaphor = Anaphor.IMPLIED  # who denies or doubts speaks of the theft told
    if not targets and anaphor is Anaphor.NONE:
        return Refusal(*span, "no-theft", "an actor and a cue, but no theft that they speak of")
    return _frame(sentence, clause, stance, actors, speakers, targets, anaphor, cues)


def _carried(
    sentence: Sentence, clause: Clause, speakers: tuple[Speaker, ...], context: Context, cues: Cues
) -> Frame | None:
    """What accuses without a word for the culprit, whom the sentences before named."""
    span = (clause.start, clause.end)
    if announces_list(sentence, clause.text, context, cues):
        return Frame("ko-announced-list", *span, Stance.ASSERTED, (), speakers, anaphor=Anaphor.LIST)
    if not goes_on(sentence, clause.text, clause.mentions, clause.victims, context):
        return None
    targets = tuple(v for v in clause.victims if v.is_target)
    said = speakers or source_of(context.previous)
    return Frame("ko-goes-on", *span, Stance.ASSERTED, title_actors(context), said, targets)


def _graded(
    stance: Stance | None,
    sentence: Sentence,
    clause: Clause,
    speakers: tuple[Speaker, ...],
    context: Context,
    cues: Cues,
) -> Stance | None:
    """The stance of a clause's words, but for a grade told behind it, or what only goes around: 라는 말이 돌지만."""
    is_view = cues["report.crowd"].search(clause.text) and stance not in {Stance.DENIED, Stance.DISPUTED}
    if not speakers and (is_view or cues["report.hearsay"].search(clause.text)):
        return Stance.SUSPECTED
    return graded_behind(context.text[sentence.end :], cues) or stance


def _agrees(sentence: Sentence, text: str, context: Context, cues: Cues) -> bool:
    """일본도 같은 결론이다; not: 성명을 지지했으나 별도의 귀속 판단은 내리지 않았다."""
    joins = cues["anaphora.agreement"].search(text) or takes_up(sentence, text, context, cues)
    return bool(joins) and not NO_VERDICT.search(text)


def _only_goes_around(text: str, cues: Cues) -> bool:
    """오일러 해커도 라자루스라는 주장이 퍼졌다: what a clause ends in is nobody's word."""
    return any(len(text) - found.end() <= VERB_END for found in cues["report.hearsay"].finditer(text))


def _is_pointed_at(text: str, cues: Cues) -> bool:
    """같은 조직의 이름을 들었다: a group told before stands where a culprit stands."""
    pointed = [Mention(m.start(), m.end(), m.group()) for m in cues["anaphora.actors"].finditer(text)]
    return is_culprit(text, pointed, 0, cues)


def _is_robbed(victim: Victim, context: Context) -> bool:
    """Whether the page robs this name anywhere."""
    known = context.victims.get(victim.name)
    return victim.id.startswith("unnamed:") or (known is not None and known.is_target)


def _frame(
    sentence: Sentence,
    clause: Clause,
    stance: Stance,
    actors: tuple[NameMention, ...],
    speakers: tuple[Speaker, ...],
    targets: tuple[Victim, ...],
    anaphor: Anaphor,
    cues: Cues,
) -> Frame:
    is_short = len(sentence.text) <= LONG_QUOTE
    return Frame(
        rule="-".join(filter(None, ("ko", stance.value, anaphor.value))),
        start=0 if is_short else clause.start,
        end=len(sentence.text) if is_short else clause.end,
        stance=stance,
        actors=actors,
        speakers=speakers,
        victims=() if anaphor is Anaphor.LIST else targets,
        anaphor=anaphor,
        basis=basis_of(clause.text, cues),
        is_agentless=not speakers
        and any(p.search(clause.text) for p in (cues["report.agentless"], cues["report.crowd"], CROWD(cues)))
        and not OWN_WORK.search(clause.text),
        is_collective=bool(cues["report.collective"].search(clause.text)),
        is_graded=stance is Stance.ASSESSED,
    )

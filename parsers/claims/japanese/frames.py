"""Who is said to have done it, in Japanese: the clause's last predicate and the words of guilt."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.japanese.clauses import CONTRAST, Clause, is_rejoinder, split_clauses
from parsers.claims.japanese.denials import find_denier, speakers_of
from parsers.claims.japanese.embedded import find_embedded
from parsers.claims.japanese.gates import find_gate, mask_names
from parsers.claims.japanese.headed import find_headed
from parsers.claims.japanese.heard import echoes, find_heard, stance_echoed
from parsers.claims.japanese.members import find_members
from parsers.claims.japanese.places import LEAK
from parsers.claims.japanese.speakers import find_speakers
from parsers.claims.japanese.stance import deed_stance, label_stance, stance_of, told_stance
from parsers.claims.japanese.ties import implies, is_tied
from parsers.claims.japanese.topics import find_hired
from parsers.claims.japanese.victims import find_compared, theft_words
from parsers.claims.values import Anaphor, Frame, Mentions, Refusal, Speaker, Victim
from parsers.values import Basis, BlockKind, Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence
    from parsers.mentions.values import NameMention

THESE = re.compile(
    r"(?:もの|事件|事案|窃取|流出|攻撃|盗難|ハッキング|[件例]|被害|一覧|とおり|通り)(?:は|一覧)?[:：]\s*$"
)
# 北朝鮮の仕業とされたのは三つ。
SO_MANY = re.compile(
    r"(?:のは|ものは|もの[がは]|事件は|件数は)(?:次の|以下の)?[2-9２-９二三四五六七八九十]+(?:つ|件|例)(?:だ|である|です|ある|あった|ほどある)?。?$"
)
LONG_QUOTE, PAIR = 240, 2
STATE = 2  # letters of a state's id


def find_frames(
    sentence: Sentence, mentions: Mentions, victims: tuple[Victim, ...], context: Context, cues: Cues
) -> tuple[tuple[Frame, ...], tuple[Refusal, ...], tuple[Speaker, ...]]:
    """The attributions of a sentence, clause by clause; a clause without a speaker keeps the one before."""
    frames: list[Frame] = []
    refusals: list[Refusal] = []
    said: dict[tuple[str, int], Speaker] = {}
    speakers: tuple[Speaker, ...] = ()
    for clause in split_clauses(sentence.text, mentions, cues):
        start, end = clause.start, clause.end
        own = _within(mentions, start, end)
        inside = tuple(v for v in victims if start <= v.start < end)
        blanked = " " * start + sentence.text[start:end] + clause.borrowed
        speakers = (
            _nearest(blanked, find_speakers(blanked, sentence, own, inside, context, cues), own)
            or speakers
            or find_heard(sentence, own, context, cues)
        )
        said |= {(s.party, s.start): s for s in speakers if not s.is_self}
        robbed = inside or _carried(victims, end)
        for part, its_speakers in _parted(sentence.text, clause, own, speakers, cues):
            names = _within(own, part.start, part.end)
            read = _read(sentence, part, names, robbed, its_speakers, context, cues)
            if isinstance(read, Frame):
                frames.append(read)
            elif read:
                refusals.append(read)
    if not frames and (headed := find_headed(sentence, mentions, victims, context, cues)):
        frames.append(headed)
    if not said and (hired := find_hired(sentence.text, mentions, victims, cues)):
        said[hired.party, hired.start] = hired
    return tuple(frames), tuple(refusals), tuple(said.values())


def _within(mentions: Mentions, start: int, end: int) -> Mentions:
    return Mentions(
        tuple(m for m in mentions.amounts if start <= m.start < end),
        tuple(m for m in mentions.dates if start <= m.start < end),
        tuple(m for m in mentions.names if start <= m.start < end),
    )


def _parted(
    text: str, clause: Clause, mentions: Mentions, speakers: tuple[Speaker, ...], cues: Cues
) -> list[tuple[Clause, tuple[Speaker, ...]]]:
    """ "教授は、北朝鮮の犯行とするFBIの主張に異を唱えた": the FBI's claim, and what the others say of it."""
    if (embedded := find_embedded(text, mentions)) is None:
        return [(clause, speakers)]
    speaker, end = embedded
    parts: list[tuple[Clause, tuple[Speaker, ...]]] = [(Clause(clause.start, end), (speaker,))]
    others = tuple(s for s in speakers if s.party != speaker.party)
    if others and is_rejoinder(text[end : clause.end], cues):
        parts.append((Clause(end, clause.end, is_rejoinder=True), others))
    return parts


def _nearest(text: str, speakers: tuple[Speaker, ...], mentions: Mentions) -> tuple[Speaker, ...]:
    """ "県警は不詳としたが、米司法省はAPT38だと主張した": who spoke before the contrast accuses nobody."""
    if len(speakers) < PAIR or not mentions.actors:
        return speakers
    contrasts = [m.end() for m in CONTRAST.finditer(text, 0, mentions.actors[0].start)]
    behind = tuple(s for s in speakers if contrasts and s.start >= contrasts[-1])
    return behind or speakers


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
    text = sentence.text[slice(*span)] + clause.borrowed
    actors = accused(text, span[0], mentions, cues) or find_members(sentence, text, context, cues)
    if cues.stances[Stance.DENIED].search(text) and (
        denier := find_denier(text, span[0], mentions, speakers)
    ):
        actors, speakers = (replace(denier, kind="actor", id="dprk"),), speakers_of(denier)
    agrees = not actors and bool(speakers) and cues["anaphora.agreement"].search(text) is not None
    if not actors and not (
        agrees
        or cues["anaphora.actors"].search(text)
        or _goes_on_stealing(text, victims, context, cues)
        or (speakers and (clause.is_rejoinder or _rejoins(text, context, cues)))
        or (speakers and echoes(text, context))
    ):
        return None
    targets = _targets(text, victims, speakers) or _both(text, context, cues)
    tied = is_tied(text, span[0], actors, speakers, cues)
    rejoins = bool(speakers) and _rejoins(text, context, cues)
    implied = tied or agrees or rejoins or implies(text, span[0], actors, speakers, cues)
    if actors and not targets and _names_again(text, cues) and context.previous and context.previous.frames:
        return Frame("ja-naming", *span, Stance.ASSERTED, actors, speakers, is_naming=True)
    if refusal := _refused(sentence, span, mentions, targets, speakers, context, cues, is_accusation=implied):
        return refusal
    stance = (
        (stance_echoed(context, cues) if not actors and echoes(text, context) else None)
        or stance_of(sentence, text, cues)
        or label_stance(sentence, actors, targets, cues)
        or deed_stance(text, span[0], actors, cues)
        or (told_stance(text, span[0], actors, cues) if targets or speakers else None)
        or (Stance.ASSERTED if implied else None)
        or (None if actors or not _goes_on_stealing(text, victims, context, cues) else Stance.ASSERTED)
    )
    if stance is None:
        return Refusal(*span, "no-cue", "an actor, and nothing that ties it to a theft")
    anaphor = Anaphor.NONE if targets else _anaphor(sentence, text, cues, is_implied=implied)
    if stance is Stance.DENIED and sentence.kind is BlockKind.HEADING and not speakers:
        return Refusal(*span, "no-holder", "a denial that is nobody's")
    if anaphor is Anaphor.IMPLIED and not rejoins and any(s.party[:2] == "kp" for s in speakers):
        return Refusal(*span, "no-theft", "a denial that names no theft")
    if not targets and anaphor is Anaphor.NONE:
        return Refusal(*span, "no-theft", "an actor and a cue, but no theft that they speak of")
    start, end = (0, len(sentence.text)) if len(sentence.text) <= LONG_QUOTE else span
    return Frame(
        rule=f"ja-{stance.value}" + (f"-{anaphor.value}" if anaphor is not Anaphor.NONE else ""),
        start=start,
        end=end,
        stance=stance,
        actors=actors,
        speakers=speakers,
        victims=targets,
        anaphor=anaphor,
        basis=_basis(text, cues),
        is_agentless=not speakers and bool(cues["report.agentless"].search(text)),
        is_passive=not speakers and bool(cues["report.passive"].search(text)),
        is_collective=bool(cues["report.collective"].search(text)),
        is_graded=stance is Stance.ASSESSED,
    )


def _refused(
    sentence: Sentence,
    span: tuple[int, int],
    mentions: Mentions,
    targets: tuple[Victim, ...],
    speakers: tuple[Speaker, ...],
    context: Context,
    cues: Cues,
    *,
    is_accusation: bool,
) -> Refusal | None:
    """What forbids the clause to be a claim: its words, a comparison, or that it only counts cases."""
    text = sentence.text[slice(*span)]
    masked = mask_names(sentence, mentions, speakers)
    if gate := find_gate(masked, span, targets, speakers, cues, is_accusation=is_accusation):
        return gate
    if not targets and cues["gates.counted"].search(text) and all(len(s.party) <= STATE for s in speakers):
        return Refusal(*span, "counted", "only says that it is the first time")
    if not targets and find_compared(text, context, cues):
        return Refusal(*span, "comparison", "another theft, only compared with")
    return None


def _targets(text: str, victims: tuple[Victim, ...], speakers: tuple[Speaker, ...]) -> tuple[Victim, ...]:
    """The robbed names of the clause; without one, the only name that does not speak itself."""
    if robbed := tuple(v for v in victims if v.is_target):
        return robbed
    if LEAK.search(text):  # what was taken is no money
        return ()
    free = tuple(v for v in victims if not any(s.start < v.end and v.start < s.end for s in speakers))
    return free if len({v.id for v in free}) == 1 else ()


def _rejoins(text: str, context: Context, cues: Cues) -> bool:
    """ "これに対しXは疑問を呈した。" behind a sentence that accuses."""
    before = context.previous
    return before is not None and bool(before.frames) and is_rejoinder(text, cues)


def _goes_on_stealing(text: str, victims: tuple[Victim, ...], context: Context, cues: Cues) -> bool:
    """ "10月にはダチュラ・ペイからも2,000万ドルを奪っている。" after a sentence that names the thief."""
    if context.previous is None or not context.previous.frames or not any(v.is_target for v in victims):
        return False
    ends = re.search(rf"(?:{cues['actors.took'].pattern})(?:た|だ|で(?:いる|いた)|て(?:いる|いた))。?$", text)
    return ends is not None and not re.search(r"(?<!に)は|が", text[: ends.start()])


def _both(text: str, context: Context, cues: Cues) -> tuple[Victim, ...]:
    """ "両事件とも": the two that the page robs, or those of the sentence before."""
    if not cues["anaphora.pair"].search(text):
        return ()
    robbed = {v.id: v for v in context.victims.values() if v.is_target}
    before = tuple(v for v in context.previous.victims if v.is_target) if context.previous else ()
    return tuple(robbed.values()) if len(robbed) == PAIR else before


def accused(text: str, shift: int, mentions: Mentions, cues: Cues) -> tuple[NameMention, ...]:
    """The accused of the clause; a wider group under which another stands comes after it."""
    actors = [a for a in mentions.actors if not _is_bystander(text, a, shift, cues)]
    under = re.compile(rf"[」』”）)]?\s?の?\s?(?:{cues['nested.under'].pattern})")
    wider = [
        a
        for a in actors
        if any(b.start > a.start and b is not a for b in actors) and under.match(text, a.end - shift)
    ]
    return tuple([a for a in actors if a not in wider] + wider)


def _names_again(text: str, cues: Cues) -> bool:
    """ "この集団をTraderTraitorと呼んでいる", but not "CT-09として追跡している集団と特定した"."""
    named = cues["anaphora.naming"].search(text)
    return named is not None and not re.search("特定|断定|評価|判断|結論", text[named.end() :])


def _is_bystander(text: str, actor: NameMention, shift: int, cues: Cues) -> bool:
    """The state as a place, a ministry or a speaker is not accused."""
    before, after = text[: actor.start - shift], text[actor.end - shift :]
    bracket = re.search(r"[（(][^（()）]*$", before)
    if bracket and cues["nested.pointer"].search(bracket.group() + re.split("[)）]", after)[0]):
        return True
    if actor.id == "dprk" and cues["nested.state_only"].match(after):
        return True
    return bool(cues["nested.aside"].match(re.sub(r"^[」』”）)]", "", after)))


def _anaphor(sentence: Sentence, text: str, cues: Cues, *, is_implied: bool) -> Anaphor:
    if SO_MANY.search(sentence.text):
        return Anaphor.LIST
    if (cues["anaphora.list"].search(text) and re.search(r"[:：。]\s*$", sentence.text)) or THESE.search(
        sentence.text
    ):
        return Anaphor.LIST
    if cues["anaphora.theft"].search(text):
        return Anaphor.THEFT
    if cues["anaphora.victim"].search(text):
        return Anaphor.VICTIM
    if is_implied or (theft_words(cues).search(text) and cues["anaphora.guilt"].search(text)):
        return Anaphor.IMPLIED
    return Anaphor.NONE


def _basis(text: str, cues: Cues) -> Basis | None:
    for basis in (Basis.INDUSTRY_ANALYSIS, Basis.OWN_INVESTIGATION, Basis.OTHER_PARTY):
        if cues[f"basis.{basis.value}"].search(text):
            return basis
    return None

"""Who is said to have done it, in Japanese and Korean: the clause's last predicate and the words of guilt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.eastern.speakers import find_speakers, is_first_person
from parsers.claims.eastern.tongue import theft_words
from parsers.claims.values import Anaphor, Frame, Mentions, Refusal, Speaker, Victim
from parsers.values import Basis, BlockKind, Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.eastern.tongue import Tongue
    from parsers.claims.values import Sentence
    from parsers.mentions.values import NameMention

LONG_QUOTE = 240


def find_frames(
    sentence: Sentence,
    mentions: Mentions,
    victims: tuple[Victim, ...],
    cues: Cues,
    tongue: Tongue,
) -> tuple[tuple[Frame, ...], tuple[Refusal, ...]]:
    """The attributions of a sentence, clause by clause; a clause without a speaker keeps the one before."""
    frames: list[Frame] = []
    refusals: list[Refusal] = []
    speakers: tuple[Speaker, ...] = ()
    for start, end in clauses(sentence.text, mentions, cues, tongue):
        own = Mentions(
            tuple(m for m in mentions.amounts if start <= m.start < end),
            tuple(m for m in mentions.dates if start <= m.start < end),
            tuple(m for m in mentions.names if start <= m.start < end),
        )
        inside = tuple(v for v in victims if start <= v.start < end)
        blanked = " " * start + sentence.text[start:end]
        speakers = find_speakers(blanked, own, inside, cues, tongue) or speakers
        read = _read(sentence, (start, end), own, inside or _carried(victims, end), speakers, cues, tongue)
        if isinstance(read, Frame):
            frames.append(read)
        elif read:
            refusals.append(read)
    return tuple(frames), tuple(refusals)


def _carried(victims: tuple[Victim, ...], end: int) -> tuple[Victim, ...]:
    """A later clause speaks of the victims that the clauses before it robbed."""
    return tuple(v for v in victims if v.end <= end and v.is_target)


def clauses(text: str, mentions: Mentions, cues: Cues, tongue: Tongue) -> list[tuple[int, int]]:
    """Spans of clauses; one without an actor or a cue of its own is joined to its neighbour."""
    spans, start = [], 0
    for match in tongue.clause.finditer(text):
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    joined: list[tuple[int, int]] = []
    for a, b in spans:
        has_actor = any(a <= n.start < b for n in mentions.actors) or bool(
            cues["anaphora.actors"].search(text[a:b])
        )
        has_cue = any(p.search(text[a:b]) for p in cues.stances.values())
        if (joined and not (has_actor and has_cue)) or (
            joined and not _is_whole(text[slice(*joined[-1])], joined[-1], mentions, cues)
        ):
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
    return joined


def _is_whole(text: str, span: tuple[int, int], mentions: Mentions, cues: Cues) -> bool:
    """A clause that can stand for itself: an actor and a cue."""
    return any(span[0] <= n.start < span[1] for n in mentions.actors) and any(
        p.search(text) for p in cues.stances.values()
    )


def _read(
    sentence: Sentence,
    span: tuple[int, int],
    mentions: Mentions,
    victims: tuple[Victim, ...],
    speakers: tuple[Speaker, ...],
    cues: Cues,
    tongue: Tongue,
) -> Frame | Refusal | None:
    text = sentence.text[slice(*span)]
    actors = _actors(text, span[0], mentions, cues)
    is_anaphoric = not actors and bool(cues["anaphora.actors"].search(text))
    if not actors and not is_anaphoric:
        return None
    spoken = {(s.start, s.end) for s in speakers}
    free = tuple(v for v in victims if (v.start, v.end) not in spoken)
    targets = tuple(v for v in free if v.is_target) or free
    if gate := _gate(sentence, text, span, targets, cues, tongue):
        return gate
    if actors and not targets and cues["anaphora.naming"].search(text):
        return Frame(f"{tongue.language}-naming", *span, Stance.ASSERTED, actors, speakers, is_naming=True)
    stance = stance_of(text, cues)
    if stance is None:
        return Refusal(*span, "no-cue", "an actor, and nothing that ties it to a theft")
    anaphor = Anaphor.NONE if targets else _anaphor(sentence, text, cues, tongue)
    if not targets and anaphor is Anaphor.NONE:
        return Refusal(*span, "no-theft", "an actor and a cue, but no theft that they speak of")
    said = speakers or ((Speaker("", 0, 0, is_self=True),) if is_first_person(text, cues) else ())
    start, end = (0, len(sentence.text)) if len(sentence.text) <= LONG_QUOTE else span
    return Frame(
        rule=f"{tongue.language}-{stance.value}"
        + (f"-{anaphor.value}" if anaphor is not Anaphor.NONE else ""),
        start=start,
        end=end,
        stance=stance,
        actors=actors,
        speakers=said,
        victims=targets,
        anaphor=anaphor,
        basis=_basis(text, cues),
        is_agentless=not said and bool(cues["report.agentless"].search(text)),
        is_collective=bool(cues["report.collective"].search(text)),
        is_graded=stance is Stance.ASSESSED,
    )


def _actors(text: str, shift: int, mentions: Mentions, cues: Cues) -> tuple[NameMention, ...]:
    """The accused of the clause; a wider group under which another stands comes after it."""
    actors = [a for a in mentions.actors if not _is_bystander(text, a, shift)]
    wider = [
        a
        for a in actors
        if any(b.start > a.start and b is not a for b in actors)
        and re.match(rf"\s?(?:の|의)?\s?(?:{cues['nested.under'].pattern})", text[a.end - shift :])
    ]
    return tuple([a for a in actors if a not in wider] + wider)


def _is_bystander(text: str, actor: NameMention, shift: int) -> bool:
    """The state as a place, a ministry or a speaker is not accused."""
    after = text[actor.end - shift :]
    return actor.id == "dprk" and bool(
        re.match(
            r"\s?(?:外務省|外相|国営|の核|のミサイル|メディア|側|は(?:「|関与を否定|反発)|IT労働者|のIT|のＩＴ|대사관|외무성|매체|전문 매체|측|IT|정보기술|핵|미사일|식 표현|아이피)",
            after,
        )
    )


def _gate(
    sentence: Sentence,
    text: str,
    span: tuple[int, int],
    targets: tuple[Victim, ...],
    cues: Cues,
    tongue: Tongue,
) -> Refusal | None:
    if sentence.kind in (BlockKind.RELATED, BlockKind.CAPTION):
        return Refusal(*span, "related", "a teaser, caption or reference is not the text's own statement")
    if re.search(r"[?？]\s*$|ですか。?$|ますか。?$|습니까\s*$", sentence.text):
        return Refusal(*span, "question", "a question states nothing")
    denied = bool(cues.stances[Stance.DENIED].search(text))
    if cues["gates.unknown"].search(text) and not denied:
        return Refusal(*span, "unattributed", "the text says that nobody has been named")
    if targets:
        return None
    theft = theft_words(cues).search(text)
    for key, reason in (
        ("hypothetical", "an exercise, a condition or a fiction"),
        ("espionage", "IT workers or espionage, no theft"),
        ("sanction", "a designation is not an attribution of a theft"),
        ("portrait", "describes a group in general"),
        ("launder", "tells where the money went, not who took it"),
    ):
        if cues[f"gates.{key}"].search(text):
            return Refusal(*span, key, reason)
    if cues["roles.total"].search(text) and not cues["anaphora.theft"].search(text):
        return Refusal(*span, "total", "a sum over several thefts")
    if not theft and not cues["anaphora.theft"].search(text):
        return Refusal(*span, "no-theft", "an actor, but no word of theft")
    return None


def stance_of(text: str, cues: Cues) -> Stance | None:
    """Denial and doubt first; then graded judgement, then hedges, then flat statements."""
    for stance in (Stance.DENIED, Stance.DISPUTED, Stance.ASSESSED, Stance.SUSPECTED, Stance.ASSERTED):
        if cues.stances[stance].search(text):
            return stance
    return None


def _anaphor(sentence: Sentence, text: str, cues: Cues, tongue: Tongue) -> Anaphor:
    if re.search(r"(?:次の|以下の|下記の|アレ|아래|다음)", text) and re.search(
        r"[:：。.]\s*$", sentence.text
    ):
        return Anaphor.LIST
    if cues["anaphora.theft"].search(text):
        return Anaphor.THEFT
    if cues["anaphora.victim"].search(text):
        return Anaphor.VICTIM
    if theft_words(cues).search(text) and re.search(
        r"(?:犯行|仕業|帰属|関与|소행|범행|배후|귀속|짓|책임)", text
    ):
        return Anaphor.IMPLIED
    return Anaphor.NONE


def _basis(text: str, cues: Cues) -> Basis | None:
    for basis in (Basis.INDUSTRY_ANALYSIS, Basis.OWN_INVESTIGATION, Basis.OTHER_PARTY):
        if cues[f"basis.{basis.value}"].search(text):
            return basis
    return None

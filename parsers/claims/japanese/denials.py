"""The accused state on its own behalf, in Japanese: 北朝鮮外務省は「関係がない」と述べた."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.values import Speaker
from parsers.mentions.values import NameMention
from parsers.parties import ACCUSED, DPRK, is_accused
from parsers.values import Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Frame, Mentions

TOPIC = re.compile(r"(?:側|政府|当局|国営メディア)?は")
REJECTS = worded(r"{denials.rejects}[^。、「」はが]{0,6}。?$")
# 北朝鮮は関与を否定, FBIの発表を退けた: of the theft told, where its words stand elsewhere
RECALLED = re.compile(r"関与|犯行|疑惑|仕業|盗|攻撃")
ITSELF = re.compile(r"(?:わが|我が)(?:国|方|共和国)|(?<![一-龯])共和国(?=は|が|の|を|に)|我々|われわれ")


def find_denier(
    text: str, shift: int, mentions: Mentions, speakers: tuple[Speaker, ...]
) -> NameMention | None:
    """ "北朝鮮は「捏造」と非難した", "北朝鮮外務省は「関係がない」": the accused on its own behalf."""
    for name in mentions.names:
        if is_accused(name.id) and any(s.party == name.id for s in speakers):
            return name
        subject = re.match(
            r"(?:側|政府|当局|国営メディア|メディア|の[^、。はも]{0,8}(?:代表部|大使館?|報道官|通信))?(?:は|も)",
            text[name.end - shift :],
        )
        if name.id == DPRK and subject and not any(s.end for s in speakers):
            return name  # who speaks in another sentence denies nothing here
    return None


def with_denial(frames: Sequence[Frame], text: str, mentions: Mentions, cues: Cues) -> list[Frame]:
    """ "北朝鮮は、Xから盗んだとする米国の主張を否定した": beside the finding told, that the accused denies it."""
    told = [f for f in frames if f.stance not in (Stance.DENIED, Stance.DISPUTED) and f.actors]
    is_of_theft = (
        cues["theft.nouns"].search(text) or cues["theft.verbs"].search(text) or RECALLED.search(text)
    )
    is_told = bool(told and is_of_theft) and not any(is_accused(s.party) for f in frames for s in f.speakers)
    for name in mentions.names if is_told else ():
        topic = TOPIC.match(text, name.end) if name.id == DPRK else None
        if topic and REJECTS(cues).search(text, topic.end()):
            denied = replace(
                told[-1], rule="ja-denied", stance=Stance.DENIED, actors=(replace(name, kind="actor"),)
            )
            return [
                *frames,
                replace(denied, speakers=speakers_of(name), is_agentless=False, needs_voice=False),
            ]
    return [*frames]


def denies_it(text: str, speakers: tuple[Speaker, ...], cues: Cues) -> bool:
    """ "論評は…を「三文小説だ」とあざけった": what the accused state says of a theft denies it, whatever its words."""
    return (
        bool(speakers)
        and all(is_accused(s.party) for s in speakers)
        and cues["report.admits"].search(text) is None
    )


def denies_what_is_told(text: str, context: Context, cues: Cues, *, is_rejoinder: bool) -> bool:
    """ "北朝鮮は関与を否定している" behind a theft; not "北朝鮮は一貫してサイバー攻撃への関与を否定している"."""
    told = is_rejoinder or (context.previous is not None and bool(context.previous.firm_facts))
    return told and cues["denials.general"].search(text) is None


def rebuts(text: str, speakers: tuple[Speaker, ...], cues: Cues) -> bool:
    """ "北朝鮮外務省は、…とするFBIの発表は根拠がないと": the accused state speaks first, of another's finding."""
    first = min(speakers, key=lambda s: s.start, default=None)
    return (
        first is not None
        and is_accused(first.party)
        and cues.stances[Stance.DISPUTED].search(text) is not None
    )


def takes_back(text: str, shift: int, actors: tuple[NameMention, ...], cues: Cues) -> bool:
    """ "この推定を取り下げます": the clause withdraws a verdict, and names no other culprit behind it."""
    withdrawn = cues["report.withdraws"].search(text)
    return withdrawn is not None and not any(a.start - shift >= withdrawn.end() for a in actors)


def of_itself(text: str, mentions: Mentions) -> tuple[NameMention, ...]:
    """ "北朝鮮外務省は、Xの盗難にわが国が関わったとする…": what the accused state calls itself."""
    if not any(is_accused(p.id) for p in mentions.parties):
        return ()
    return tuple(NameMention(*m.span(), m[0], "actor", DPRK, m[0]) for m in ITSELF.finditer(text))


def speakers_of(denier: NameMention) -> tuple[Speaker, ...]:
    """The accused as who speaks: its body, or the state for itself."""
    return (Speaker(denier.id if denier.kind == "party" else ACCUSED, denier.start, denier.end),)

"""What looks like an attribution in a Korean sentence and is none, by name and reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.values import Refusal
from parsers.values import BlockKind, Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.values import Sentence, Victim

QUESTION = re.compile(r"[?？]\s*[’”\"']?\s*$|습니까\s*$|^\s*(?:문\)|Q[.:)]|질문\s?[:：])")
# (name of the rule, its cue list, reason): these hold whoever is robbed, the next ones only without a victim
ALWAYS = (
    ("rumour", "gates.rumour", "a rumour that the text tells of or rejects"),
    ("hypothetical", "gates.hypothetical", "an exercise, a condition or a fiction"),
    ("retracted", "gates.retracted", "what was thought at first and is taken back"),
    ("comparison", "gates.comparison", "another theft that this one is only compared to"),
    ("milestone", "gates.milestone", "says how often it was found, not that it was"),
)
WITHOUT_VICTIM = (
    ("espionage", "gates.espionage", "IT workers or espionage, no theft"),
    ("sanction", "gates.sanction", "a designation is not an attribution of a theft"),
    ("portrait", "gates.portrait", "describes a group in general"),
    ("launder", "gates.launder", "tells where the money went, not who took it"),
)


def refuse(
    sentence: Sentence,
    text: str,
    span: tuple[int, int],
    targets: tuple[Victim, ...],
    cues: Cues,
    *,
    is_spoken: bool,
    is_elided: bool,
) -> Refusal | None:
    """The first rule that keeps a clause from being a claim.

    `is_spoken`: somebody named says it. `is_elided`: a verb of theft without its object.
    """
    if sentence.kind in (BlockKind.RELATED, BlockKind.CAPTION):
        return Refusal(*span, "related", "a teaser, caption or reference is not the text's own statement")
    if QUESTION.search(sentence.text):
        return Refusal(*span, "question", "a question states nothing")
    denied = bool(cues.stances[Stance.DENIED].search(text))
    doubted = bool(cues.stances[Stance.DISPUTED].search(text) and cues["anaphora.finding"].search(text))
    if cues["gates.unknown"].search(text) and not denied:
        return Refusal(*span, "unattributed", "the text says that nobody has been named")
    points = cues["anaphora.theft"].search(text) or cues["anaphora.list"].search(text)
    is_told = targets or ((points or is_spoken) and cues["theft.guilt"].search(text))
    for rule, key, reason in ALWAYS if is_told else ALWAYS + WITHOUT_VICTIM:
        if cues[key].search(text.strip()) and not (rule == "rumour" and is_spoken and denied):
            return Refusal(*span, rule, reason)
    if targets:
        return None
    if cues["roles.total"].search(text) and not points:
        return Refusal(*span, "total", "a sum over several thefts")
    if not (
        points
        or is_elided
        or denied
        or doubted
        or cues["theft.guilt"].search(text)
        or cues["anaphora.actors"].search(text)
    ):
        return Refusal(*span, "no-theft", "an actor, but no theft that it is tied to")
    return None

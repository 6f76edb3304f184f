"""Short answers, whose question holds the rest: "Was it North Korea? Yes.", "Do others agree? TRM Labs does."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from parsers.claims.hints import hinted
from parsers.values import Stance

if TYPE_CHECKING:
    from parsers.claims.grammar import Context

QUESTION = re.compile(r"\?[\"”’'*_)\s]*$")
# "Was it North Korea?", "So it was Lazarus?"; "How does North Korea launder?" is about something else
WHETHER = hinted(
    r"(?i)(?:^|[:.]\s)\W*(?:(?:so|and|but|then|well),?\s)*(?:(?:do|does|did)\s\w+\s(?:think|believe|say|suspect)\s(?:that\s)?)?"
    r"(?:(?:do|does|did)\s\w+\s(?:think|believe|say|suspect|hold|find)\s(?=[^?]*\?)|(?:was|is|were|are|could|can|might)\s(?:it|this|that|they|the\s\w+)|did|(?:it|this|that)\s(?:was|is))\b"
)
TRUE = re.compile(
    r"(?i)\W*(?:is|was)\s(?:it|this|that)\s(?:true|correct|so|right|the\scase)\b|\W*(?:was|were|has|have|did)\s(?!it\b|this\b|that\b)\w+"
)
AGREEING = hinted(
    r"(?i)\b(?:agree|concur|same\s(?:view|conclusion|opinion)|share\s(?:this|that|the)|think\sso|back\s(?:this|that|it))\b"
)
OPEN = hinted(
    r"(?i)\b(?:(?:do|does|did)(?:n[’']t|\snot)\s(?:yet\s)?(?:know|say)|can(?:not|[’']t|\snot)\s(?:say|tell|know|rule)|too\searly|nobody\sknows|"
    r"unclear|not\s(?:yet\s)?(?:sure|certain|clear|known)|maybe|perhaps|remains\sto\sbe|no\s(?:comment|idea|answer|word|one\sknows))\b"
)
YES = hinted(
    r"(?i)^\W*(?:yes|yeah|correct|indeed|it\s(?:was|is)(?=\W|$)(?!\s(?:not|a|an|the|in|on|at|too|one|said))|they\sdid(?=\W*$)|"
    r"(?:almost|very\slikely|most\slikely|probably|likely|certainly|very\sprobably|in\sall\slikelihood)\b)"
    r"|\b(?:says?|said|thinks?|believes?|insists?|assumes?|suspects?)\s(?:(?:that\s)?(?:it|this|that)\s(?:was|is|did)|(?:that\s)?they\s(?:did|were)|so|yes)(?=\W*$)"
)
NO = hinted(
    r"(?i)^\W*(?:no|nope|not\sat\sall|it\s(?:was|is)(?:n[’']t|\snot)|they\sdid(?:n[’']t|\snot))(?=[\s,.;:]|$)"
    r"|\b(?:says?|said|thinks?|believes?|insists?)\s(?:no|not|(?:that\s)?(?:it|this|that)\s(?:was|is)(?:n[’']t|\snot))(?=\W*$)"
)
JOINS = re.compile(
    r"^\W*(?:[Ss]o\s(?:do|does|did|has|have)\s(?=[^?]*$)|(?P<nor>(?:[Nn]either|[Nn]or)\s(?:do|does|did|has|have)\s))|\b(?:does|do|did|has|have)(?P<not>\snot|n[’']t)?\s*(?:[.:;,–—]|$)"
)
FLATLY = re.compile(r"(?i)^\W*(?:it|this|that|they)\s(?:was|is|were|did)(?:n[’']t|\snot)(?:\strue|\sso)?\W*$")


def asks_whether(text: str) -> bool:
    """ "Is it true that Greylag was also hacked in 2023?": a question that tells nothing."""
    return QUESTION.search(text) is not None and TRUE.match(text) is not None


class Answer(NamedTuple):
    """`stance` None: that of the claim before. `is_own`: the document's; `is_anothers`: of whom the sentence names."""

    kind: str
    stance: Stance | None
    is_own: bool = False
    is_anothers: bool = False


def read_answer(text: str, context: Context, stance: Stance | None) -> Answer | None:
    """What a sentence answers to the one before; `stance`: how surely its own words say it. None for no answer."""
    if (flat := _answered(text, context)) is not None:
        return Answer("answer", stance or flat)
    if _contradicts_flatly(text, context):
        return Answer("contradicts", Stance.DENIED, is_own=True)
    joins = _agrees(text, context)
    if joins is None:
        return None
    return Answer("accord" if joins else "contradicts", None if joins else Stance.DISPUTED, is_anothers=True)


def _answered(text: str, context: Context) -> Stance | None:
    """The stance of an answer to whether a named actor did it; None if the sentence answers no such question."""
    before = context.previous
    if before is None or OPEN.search(text) or not before.mentions.actors:
        return None
    asked = before.sentence.text
    if not QUESTION.search(asked) or not WHETHER.search(asked):
        return None
    if NO.search(text):
        return Stance.DENIED
    return Stance.ASSERTED if YES.search(text) else None


def _agrees(text: str, context: Context) -> bool | None:
    """Whether the sentence says that somebody shares a view, or does not, about which the text has just asked."""
    before = context.previous
    joins = JOINS.search(text)
    if before is None or joins is None:
        return None
    asked = QUESTION.search(before.sentence.text) and AGREEING.search(before.sentence.text)
    goes_on = any(f.rule.startswith(("en-accord", "en-contradicts")) for f in before.frames) and JOINS.search(
        before.sentence.text
    )
    return not (joins["not"] or joins["nor"]) if asked or goes_on else None


def _contradicts_flatly(text: str, context: Context) -> bool:
    """ "You wrote that our exchange was robbed by Lazarus. It was not.": the text itself, of what others say."""
    before = context.previous
    spoken = before.frames[-1].speakers if before and before.frames else ()
    return bool(FLATLY.match(text)) and bool(spoken) and not any(s.is_self for s in spoken)

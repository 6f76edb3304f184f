"""Who goes on speaking in a Japanese sentence that names no speaker: the sentence before, or the list's introduction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.japanese.groups import find_counted
from parsers.claims.publisher import compiles
from parsers.claims.values import Speaker
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence

QUOTATION = re.compile(r"\s*[「『“][^」』”]*[。」』”]+\s*")
ANNOUNCED = re.compile(r"(?:こう|次のように|以下のように|このように)[^。、]{0,12}。?\s*$|[:：]\s*$")


def find_heard(sentence: Sentence, context: Context, cues: Cues) -> tuple[Speaker, ...]:
    """The speakers of a clause that names none, or nothing where the document speaks."""
    return (
        find_counted(sentence, context, cues)
        or _quoted(sentence, context)
        or _going_on(sentence.text, context, cues)
        or _introduced(context)
    )


def _quoted(sentence: Sentence, context: Context) -> tuple[Speaker, ...]:
    """ "「北朝鮮の仕業だと考えている」。" behind a sentence that says who is speaking."""
    before = context.previous
    if before is None or not before.speakers:
        return ()
    is_quotation = sentence.kind is BlockKind.QUOTATION or QUOTATION.fullmatch(sentence.text)
    is_next = before.sentence.block == sentence.block or ANNOUNCED.search(before.sentence.text)
    return (Speaker("", 0, 0, is_previous=True),) if is_quotation and is_next else ()


def _going_on(text: str, context: Context, cues: Cues) -> tuple[Speaker, ...]:
    """ "…も同じ集団の犯行とした。" after "FBIは…と発表した。": who spoke in the sentence before goes on."""
    if context.previous is None or not context.previous.speakers or cues["report.agentless"].search(text):
        return ()
    retells = cues["report.continues"].search(text) or (
        cues["report.finds"].search(text) and all(compiles(p, context.lexicon) for p in context.publishers)
    )
    return (Speaker("", 0, 0, is_previous=True),) if retells else ()


def _introduced(context: Context) -> tuple[Speaker, ...]:
    """The items below "FBIが出した三つの発表文を読み比べた" tell what the FBI said."""
    spoken = context.introduction.speakers if context.introduction else ()
    return tuple(Speaker(s.party, 0, 0) for s in spoken) if len({s.party for s in spoken}) == 1 else ()

"""Accusations in words that no rule knows, on a page that tells of one theft.

"Your adversary was Lazarus", 答えは「ラザルス」だった, 1억 달러는 북한 주머니로 들어갔다고 TRM 랩스는 단언한다.
Such a page speaks of that theft until it says otherwise. So a clause in it that names a culprit is about the theft, if
somebody says it or the culprit stands where an answer does, and nothing in the clause is of another matter. How an answer
is built is each language's own (`plainly` there).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.hints import Hinted
    from parsers.claims.values import Sentence


@dataclass(frozen=True, slots=True)
class Plainly:
    """What makes a page of a language one about one theft, and a clause one about something else.

    `longest`: code points of such a page; longer ones tell of much. `reach`: code points round the sentence in which
    the page names whom it robs. `matters`: the gates, lists of cue words, of other matters (`espionage`). `general`:
    expressions that negate the culprit or speak of it as one of a kind.
    """

    longest: int | None = None
    reach: int | None = None
    matters: tuple[str, ...] = ()
    general: tuple[Hinted, ...] = ()

    def tells_of_one(self, sentence: Sentence, context: Context) -> bool:
        """Whether the page robs one party, and is short enough or names it near enough to be about that theft here."""
        if context.only_robbed is None or (self.longest is not None and len(context.text) > self.longest):
            return False
        if self.reach is None:
            return True
        near = context.text[max(0, sentence.start - self.reach) : sentence.end + self.reach]
        return any(name in near for name, v in context.victims.items() if v.is_target)

    def speaks_of_else(self, text: str, cues: Cues) -> bool:
        """Whether something in the text denies it, or is of another matter or of the group in general."""
        return any(sign.search(text) for sign in self.general) or any(
            cues[f"gates.{matter}"].search(text) for matter in self.matters
        )

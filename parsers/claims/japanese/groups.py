"""Parties that a Japanese text counts instead of naming them: 三か国の政府は, 両機関は."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.values import Speaker
from parsers.mentions.names import find_names
from parsers.parties import NO_STATES, is_state, state_of

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence

OWN = re.compile("我が国|わが国")
REACH = 3000  # code points in which they have been named
GROUPS = (
    ("four_states", 4, False),
    ("three_states", 3, False),
    ("two_states", 2, False),
    ("three_bodies", 3, True),
    ("two_bodies", 2, True),
)


def find_counted(sentence: Sentence, context: Context, cues: Cues) -> tuple[Speaker, ...]:
    """The states or bodies named last before the words that count them, as many; none if there are fewer."""
    for key, count, is_body in GROUPS:
        if match := cues[f"report.{key}"].search(sentence.text):
            named = _named_before(sentence.start + match.start(), context, is_body=is_body)[-count:]
            if len(named) == count:
                return tuple(Speaker(party, *match.span(), is_self=not party) for party in named)
    return ()


def _named_before(at: int, context: Context, *, is_body: bool) -> list[str]:
    """Distinct parties in the order in which they were named last; an agency names its state too."""
    before = context.text[max(0, at - REACH) : at]
    last: dict[str, int] = {}
    for name in find_names(before, context.lexicon):
        party = name.id if is_body else name.id.split(".")[0]
        if name.kind != "party" or party.split(".")[0] in NO_STATES or is_state(party) is is_body:
            continue
        last[party] = name.start
    own = [m.start() for m in OWN.finditer(before)] if not is_body else []
    if own and not {state_of(p) for p in context.publishers} & last.keys():
        last[""] = own[-1]  # 我が国は、米国及び韓国とともに: who publishes it
    return sorted(last, key=lambda party: last[party])

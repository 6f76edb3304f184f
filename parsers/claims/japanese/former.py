"""前者 and 後者 in Japanese: the first and the second of the two thefts named before."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence, Victim

# a theft has something done to it, or a sum; who speaks is a topic with a verb of saying
FORMER = re.compile(
    r"(?P<which>前者|後者)(?=を|に|から|への|の(?:事件|件|被害|流出|場合)|で|[はがも]、?(?:約|およそ)?[0-9０-９])"
)
REACH = 600  # code points back to the two names
PAIR = 2


def find_former(sentence: Sentence, context: Context) -> Iterator[Victim]:
    """The robbed that 前者 and 後者 mean, at their places; nothing unless two are named before."""
    found = list(FORMER.finditer(sentence.text))
    if not found:
        return
    before = context.text[max(0, sentence.start - REACH) : sentence.start]
    last: dict[str, tuple[int, Victim]] = {}
    for name, victim in context.victims.items():
        at = before.rfind(name)
        if victim.is_target and at > last.get(victim.id, (-1, victim))[0]:
            last[victim.id] = (at, victim)
    pair = sorted(last.values(), key=lambda named: named[0])[-PAIR:]
    if len(pair) < PAIR:
        return
    for match in found:
        victim = pair[match["which"] == "後者"][1]
        yield replace(
            victim, start=match.start(), end=match.end(), name=match["which"], is_target=True, is_sure=True
        )

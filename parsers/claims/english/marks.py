"""A sentence with its mentions masked: one letter of private use for each kind, offsets unchanged.

"the FBI blamed North Korea for the heist" becomes "the PPP blamed KKKKKKKKKKK for the heist": rules then say
"party", "actor", "amount" instead of spelling out what one looks like.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parsers.claims.values import Mentions, Victim
    from parsers.mentions.values import NameMention

_SUM, _DAY, _CULPRIT, _PARTY, _ROBBED, _PROGRAM = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004", "\ue005"
AMOUNT, DATE, ACTOR, PARTY, VICTIM = (f"{c}+" for c in (_SUM, _DAY, _CULPRIT, _PARTY, _ROBBED))
MASKS = f"[{_SUM}-{_PROGRAM}]"


def mask(text: str, mentions: Mentions, victims: Iterable[Victim] = ()) -> str:
    """The sentence with its mentions and these victims masked. The name of a listed victim stays."""
    if not (mentions.amounts or mentions.dates or mentions.names or victims):
        return text
    services = [(n.start, n.end) for n in mentions.names if n.kind == "victim"]
    spans = [(m.start, m.end, _SUM) for m in mentions.amounts]
    spans += [(m.start, m.end, _DAY) for m in mentions.dates]
    spans += [
        (n.start, n.end, _letter(n))
        for n in mentions.names
        if n.kind != "victim" and not any(a < n.end and n.start < b for a, b in services)
    ]
    spans += [(v.start, v.end, _ROBBED) for v in victims]
    for start, end, letter in spans:
        text = text[:start] + letter * (end - start) + text[end:]
    return text


def _letter(name: NameMention) -> str:
    if name.kind == "party":
        return _PARTY
    return _PROGRAM if name.is_malware else _CULPRIT


def is_masked(text: str, start: int, end: int) -> bool:
    """Whether a mention lies in this span."""
    return bool(re.search(MASKS, text[start:end]))

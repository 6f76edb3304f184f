"""Speakers by their whole name: 「ななかまど」 before CTI, and a short form of who was robbed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.japanese.marks import HIRA, KANJI, KATA
from parsers.claims.publisher import is_publisher
from parsers.mentions.names import find_names
from parsers.names import slug

if TYPE_CHECKING:
    from parsers.claims.grammar import Context
    from parsers.claims.values import Speaker

LEAD = re.compile(rf"[{HIRA}{KATA}{KANJI}・]{{1,10}}$")
ALONE = r"(?:^|[「『、。,（(:：|｜\s]){}"


def in_full(speaker: Speaker, text: str, context: Context) -> Speaker:
    """The speaker with the id of its whole name; the publisher by its own name is the document itself."""
    if speaker.is_previous or speaker.is_self:
        return speaker
    whole = _robbed_in_full(speaker, text, context) or _with_lead(speaker, text, context)
    return replace(whole, is_self=is_publisher(whole.party, context.publishers))


def _robbed_in_full(speaker: Speaker, text: str, context: Context) -> Speaker | None:
    """レイディアント on a page of レイディアント・キャピタル: the robbed firm speaks by its short name."""
    name = text[speaker.start : speaker.end]
    fuller = (f"{name}・", f"{name} ", f"{name}＝")
    robbed = [v.id for n, v in context.victims.items() if n.startswith(fuller)]
    robbed += [
        n.id
        for n in find_names(context.text, context.lexicon)
        if n.kind == "victim" and n.surface.startswith(fuller)
    ]
    return replace(speaker, party=robbed[0]) if robbed else None


def _with_lead(speaker: Speaker, text: str, context: Context) -> Speaker:
    """ "ななかまどCTIは": what stands before a Latin word is of its name where the page or the publisher has it so."""
    name = text[speaker.start : speaker.end]
    lead = LEAD.search(text[: speaker.start])
    if lead is None or not name[:1].isascii() or slug(name) != speaker.party:
        return speaker
    for start in range(lead.start(), speaker.start):
        whole = text[start : speaker.end]
        stands = re.compile(ALONE.format(re.escape(whole)), re.MULTILINE)
        if is_publisher(slug(whole), context.publishers) or stands.search(context.text.replace(text, "")):
            return replace(speaker, party=slug(whole), start=start)
    return speaker

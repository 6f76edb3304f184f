"""The words that a Japanese notice defines for a name: 株式会社かざはな（以下「当社」という。）."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.japanese.names import find_candidates
from parsers.claims.japanese.places import place_of
from parsers.claims.values import Mentions, Victim
from parsers.mentions.names import find_names
from parsers.names import victim_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence
    from parsers.lexicon import Lexicon

DEFINED = re.compile(
    r"[（(](?:[^（()）「」]{0,40}[、。])?(?:以下|略称)、?(?:単に|略して)?[「『]?(?P<alias>[^「」『』（()）、。]{1,12})[」』]?"
    r"(?:といい、[^（()）]{0,60}|とい[うい]|とする|と(?:略|表記|呼|記)[^（()）。]{0,6})?。?[)）]"
)
REACH = 40  # code points before the bracket in which the name stands
FORM_FIRST = re.compile(r"[一-龯々ァ-ヺーA-Za-z]")  # what another word goes on with: 当社株式


def find_aliased(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> Iterator[Victim]:
    """The defined words of the sentence as the names that they stand for."""
    if "以下" not in context.text and "略称" not in context.text:
        return
    text = sentence.text
    for alias, name in aliases_of(context.text, context.lexicon, cues).items():
        for match in re.finditer(re.escape(alias), text):
            start, end = match.span()
            is_longer = FORM_FIRST.match(text, end) and FORM_FIRST.match(alias[-1])
            if is_longer or any(d.start() <= start < d.end() for d in DEFINED.finditer(text)):
                continue
            is_robbed = place_of(sentence, start, end, mentions, cues) is not None
            yield Victim(
                start, end, name, victim_id(name, context.lexicon), is_target=is_robbed, is_sure=is_robbed
            )


@lru_cache(maxsize=8)
def aliases_of(page: str, lexicon: Lexicon, cues: Cues) -> Mapping[str, str]:
    """The names by the words that the page defines for them; a party's (連邦捜査局（以下「FBI」）) is none."""
    found: dict[str, str] = {}
    for match in DEFINED.finditer(page):
        lead = page[max(0, match.start() - REACH) : match.start()]
        listed = find_names(lead, lexicon)
        if any(n.end == len(lead) and n.kind != "victim" for n in listed):
            continue
        names = [n.surface for n in listed if n.kind == "victim" and n.end == len(lead)] or [
            n.text
            for n in find_candidates(lead, page, Mentions((), (), listed), cues)
            if n.after == len(lead) and (n.is_marked or n.is_introduced)
        ]
        if names:
            found[match["alias"]] = names[-1]
    return found

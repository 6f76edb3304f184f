"""Those charged without a name: the next sentence tells of which group they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.japanese.victims import theft_words
from parsers.mentions.names import find_names

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence
    from parsers.mentions.values import NameMention

MEMBERS = re.compile(
    r"\s*[^。]{0,12}(?:被告|容疑者|男|[0-9０-９一二三四五六七八九十]人|両名|彼ら)(?:ら|たち)?は[^。]{1,40}"
    r"(?:属(?:する|し)|所属|の(?:構成員|一員|要員|工作員|将校|軍人|メンバー))[^。]{0,16}。"
)


def find_members(sentence: Sentence, text: str, context: Context, cues: Cues) -> tuple[NameMention, ...]:
    """ "被告らがXから奪った。被告はいずれも偵察総局に属する。": the group of those who did it, in the next sentence."""
    if not (cues["gates.accused"].search(text) and theft_words(cues).search(text)):
        return ()
    behind = MEMBERS.match(context.text, sentence.end)
    if behind is None:
        return ()
    return tuple(n for n in find_names(behind[0], context.lexicon) if n.kind == "actor" and not n.is_malware)

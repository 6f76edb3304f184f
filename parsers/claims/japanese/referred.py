"""How a Japanese clause speaks of thefts without naming the robbed: 同事件, 同社, 両事件, the list below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.japanese.victims import theft_words
from parsers.claims.pointing import pointed_at
from parsers.claims.values import Anaphor

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence, Victim

THESE = re.compile(
    r"(?:もの|事件|事案|窃取|流出|攻撃|盗難|ハッキング|[件例]|被害|一覧|とおり|通り)(?:は|一覧)?[:：]\s*$"
)
# 北朝鮮の仕業とされたのは三つ。
SO_MANY = re.compile(
    r"(?:のは|ものは|もの[がは]|事件は|件数は)(?:次の|以下の)?[2-9２-９二三四五六七八九十]+(?:つ|件|例)(?:だ|である|です|ある|あった|ほどある)?。?$"
)
# 次の四つの点を総合し
EVIDENCE = re.compile(
    r"(?:次|以下|下記)の[^、。]{0,8}(?:点|理由|根拠|手がかり|手掛かり|特徴|要素|証拠|材料|痕跡|共通点|事実|指標)"
)
PAIR = 2


def anaphor_of(sentence: Sentence, text: str, cues: Cues, *, is_implied: bool) -> Anaphor:
    """What the clause, which names no victim, speaks of."""
    if SO_MANY.search(sentence.text):
        return Anaphor.LIST
    if (
        cues["anaphora.list"].search(EVIDENCE.sub("", text)) and re.search(r"[:：。]\s*$", sentence.text)
    ) or THESE.search(sentence.text):
        return Anaphor.LIST
    if (pointed := pointed_at(text, cues)) is not Anaphor.NONE:
        return pointed
    if is_implied or (theft_words(cues).search(text) and cues["anaphora.guilt"].search(text)):
        return Anaphor.IMPLIED
    return Anaphor.NONE


def find_both(sentence: Sentence, text: str, context: Context, cues: Cues) -> tuple[Victim, ...]:
    """ "両事件とも": the two that the page has robbed so far, those of the sentence before, or the page's."""
    if not cues["anaphora.pair"].search(text):
        return ()
    before = tuple(v for v in context.previous.victims if v.is_target) if context.previous else ()
    told = all(0 <= context.text.find(name) < sentence.end for name in context.robbed)
    are_two = len(context.robbed) == PAIR and (told or not before)
    return tuple(context.robbed.values()) if are_two else before

"""Interviews: lines that ask (――では、松籟レンディングは。), and answers in which 私 is whom the page asks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.japanese.marks import KANJI, KATA
from parsers.claims.japanese.topics import LATIN
from parsers.claims.values import Speaker
from parsers.names import slug
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence

ASKS = re.compile(
    r"[\s　*＊]*(?:[―—─ーｰ－-]{2}|―|[QＱ問][.．:：　 ]|(?:記者|聞き手|編集部|司会者?|進行)(?:[:：]|[　 ]))"
)
LEAST_QUESTIONS = 2
LEAD = 40  # code points before the name of who answers in which a firm would be named
OPENING = 600  # code points in which an interview says whom it asks
# では、松籟レンディングは。 / 月影ウォレットの件はどう見ますか。
TOPIC = re.compile(
    r"[」』]?(?:の(?:件|話|ほう|方|場合|事件|流出|ケース))?(?:は|については?|に関しては?|も|の方は)?(?:[、,]?[^。、？?]{0,20})[。？?]?\s*"
)
READING = r"(?:[ 　]?[（(][^（()）]{1,30}[)）])?"


def asks(text: str) -> bool:
    """Whether a line is a question of the interviewer."""
    return ASKS.match(text) is not None


def is_topic_of_question(text: str, after: int) -> bool:
    """Whether a question does little more than name this name: then its answer is about it."""
    return asks(text) and TOPIC.fullmatch(text, after) is not None


def find_interviewed(sentence: Sentence, context: Context, cues: Cues) -> Speaker | None:
    """Who says 私 in an answer; None on a page that interviews nobody, and in its questions."""
    is_question = asks(sentence.text) and sentence.kind is not BlockKind.TABLE_ROW  # 問い | 答え
    if is_question or sentence.text.lstrip().startswith(("（", "(")):
        return None
    name = interviewed(context.text, cues)
    robbed = {v.id for v in context.victims.values() if v.is_target and not v.id.startswith("unnamed:")}
    if name and len(robbed) == 1 and _heads_robbed(name, context.text, cues):
        return Speaker(robbed.pop(), 0, 0)
    return Speaker(slug(name), 0, 0) if name else None


def _heads_robbed(name: str, text: str, cues: Cues) -> bool:
    """ "Xの流出問題で、榊原誠社長が会見した": no other firm is named before the president who answers."""
    at = text.find(name, 0, OPENING)
    lead = text[max(0, at - LEAD) : at]
    heads = re.compile(rf"(?:{cues.either('speakers.of_robbed')})")
    return heads.match(text, at + len(name)) is not None and not cues["speakers.roles"].search(lead)


@lru_cache(maxsize=32)
def interviewed(text: str, cues: Cues) -> str:
    """Whom a page of questions asks; empty for any other page."""
    lines = text.splitlines()
    if sum(asks(line) for line in lines) < LEAST_QUESTIONS:
        return ""
    name = rf"(?<![{KANJI}{KATA}])(?P<n>[{KANJI}]{{2,6}}|[{KATA}・＝]{{3,20}}|{LATIN})"
    title = f"(?:{cues.either('speakers.titles')})"
    asked = r"(?:に(?:聞[くいき]|きく|尋ね|たずね|問う|話を|インタビュー|うかが|伺)|は(?:語|話|こう))"
    for pattern in (rf"{name}{READING}{title}?{READING}{asked}", rf"{name}{READING}{title}"):
        if found := re.search(pattern, text[:OPENING]):
            return found["n"]
    return ""

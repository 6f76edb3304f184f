"""What ties an accused to the one theft of a page, where the sentence itself names no theft.

A page that robs one party speaks of that theft until it says otherwise. So whoever speaks of a culprit there speaks
of that theft ("TRMは北朝鮮の痕跡だと言う"). Where nobody speaks, the sentence has to name the culprit as an answer
("答えは「ラザルス」だった"), as who did it ("やったのはAPT38です"), by the deed ("1億ドルを奪ったラザルスに"), or behind
a label.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import alternation
from parsers.claims.japanese.ties import NAME_TAIL
from parsers.claims.japanese.topics import either
from parsers.claims.japanese.victims import theft_words

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence, Speaker
    from parsers.mentions.values import NameMention

# between a deed and the group that it describes: 奪った「ラザルス」, 奪った北朝鮮系の集団ラザルス
ADJECTIVES = r"(?:[^、。はがをに「」]{0,14}(?:の|系の?|集団|組織|グループ|部隊|ハッカー))?[「『]?"
COPULA = rf"{NAME_TAIL}(?:で(?:は|も)?(?:な|あ|す|し)|だ|じゃ|らし|かも|に(?:違い|間違い)|って|[。」』]|$)"
REACH = 600  # code points around a sentence in which the page names whom it robs
SINCE = (
    r"(?:間違いなく|おそらく|恐らく|たぶん|明らかに|やはり|結局|どう見ても|ほかならぬ|他ならぬ|例の|あの|また(?:も|しても)?"
    r")?"
)


def is_only_theft(sentence: Sentence, context: Context) -> bool:
    """Whether the page, or the sentence before, robs one party only, and that not far from here."""
    told = context.previous.firm_facts if context.previous else ()
    if len({f.victim.id for f in told if f.victim}) == 1:
        return True
    robbed = {name: v.id for name, v in context.victims.items() if v.is_target}
    if len(set(robbed.values())) != 1:
        return False
    near = context.text[max(0, sentence.start - REACH) : sentence.end + REACH]
    return any(name in near for name in robbed)


def names_culprit(
    text: str, shift: int, actors: tuple[NameMention, ...], speakers: tuple[Speaker, ...], cues: Cues
) -> bool:
    """Whether the clause says of an actor that it is who did the deed of the page."""
    if speakers:
        return bool(actors)
    answers, describes, labelled = _ties(cues)
    copula = re.compile(COPULA)
    for actor in actors:
        start, end = actor.start - shift, actor.end - shift
        lead = text[:start]
        if describes.search(lead) or labelled.search(lead):
            return True
        if answers.search(lead) and copula.match(text, end):
            return True
    return False


@lru_cache(maxsize=4)
def _ties(cues: Cues) -> tuple[re.Pattern[str], ...]:
    theft = theft_words(cues).pattern
    attacks = either(cues, "places.attacks")
    deeds = either(cues, "ties.deeds")
    who = alternation((*cues.lists["ties.who"], *cues.lists["anaphora.answers"]), whole_words=False)
    labels = either(cues, "anaphora.labels")
    return (
        # やったのは、手を下したの(は), 犯人は, 答えは短く、
        re.compile(
            rf"(?:[たっだいる]の(?:は|が|も|って)?|(?:{who})(?:について)?(?:は|が|も|こそ|って|に(?:は|も)?|として))"
            rf"(?:[^、。「」]{{0,8}}、)?{SINCE}(?:北朝鮮の)?[「『]?$"
            # やはり北朝鮮だった, つまりAPT38。
            r"|(?:^|[。、「『\s])(?:やはり|つまり|すなわち|要するに|結局(?:は|のところ)?|案の定|またも(?:や)?|またしても|ほかでもない)、?"
            r"(?:北朝鮮の)?[「『]?$"
        ),
        # 1億ドルを奪ったラザルス
        re.compile(rf"(?:{theft}|{attacks}|{deeds})[^、。はがを]{{0,4}}(?:た|だ){ADJECTIVES}$"),
        # ／攻撃者：TraderTraitor
        re.compile(
            rf"(?:^|[／/、｜|。・,，;；\s　■●○◆])(?:{labels})[\s　]*[:：=＝][\s　]*[「『]?(?:北朝鮮の)?[「『]?$"
        ),
    )

"""Accusations in words that no rule knows, in Japanese (see `parsers.claims.plainly`).

Whoever speaks of a culprit speaks of the page's one theft ("TRMは北朝鮮の痕跡だと言う"). Where nobody speaks, the
sentence has to name the culprit as an answer ("答えは「ラザルス」だった"), as who did it ("やったのはAPT38です"), by the
deed ("1億ドルを奪ったラザルスに"), or behind a label.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.japanese.ties import NAME_TAIL
from parsers.claims.japanese.victims import theft_words
from parsers.claims.plainly import Plainly

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence, Speaker
    from parsers.mentions.values import NameMention

COPULA = rf"{NAME_TAIL}(?:で(?:は|も)?(?:な|あ|す|し)|だ|じゃ|らし|かも|に(?:違い|間違い)|って|[。」』]|$)"
NAME = r"(?:北朝鮮の)?[「『]?$"  # up to the name
PLAINLY = Plainly(reach=600)


def accuses_plainly(
    sentence: Sentence,
    text: str,
    shift: int,
    actors: tuple[NameMention, ...],
    speakers: tuple[Speaker, ...],
    context: Context,
    cues: Cues,
) -> bool:
    """Whether the clause says of an actor that it is who did the deed of the page, or of the sentence before."""
    told = context.previous.firm_facts if context.previous else ()
    robs_one_before = len({f.victim.id for f in told if f.victim}) == 1
    if not (robs_one_before or PLAINLY.tells_of_one(sentence, context)):
        return False
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
    deeds = f"{theft_words(cues).pattern}|{cues.either('places.attacks', 'ties.deeds')}"
    who, labels = cues.either("ties.who", "anaphora.answers"), cues.either("anaphora.labels")
    surely, so, groups = (cues.either(key) for key in ("plainly.surely", "plainly.so", "asides.groups"))
    return (
        # やったのは、手を下したの(は), 犯人は, 答えは短く、
        re.compile(
            rf"(?:[たっだいる]の(?:は|が|も|って)?|(?:{who})(?:について)?(?:は|が|も|こそ|って|に(?:は|も)?|として))"
            rf"(?:[^、。「」]{{0,8}}、)?(?:{surely})?{NAME}"
            # やはり北朝鮮だった, つまりAPT38。
            rf"|(?:^|[。、「『\s])(?:{so})、?{NAME}"
        ),
        # 1億ドルを奪ったラザルス, 奪った北朝鮮系の集団ラザルス
        re.compile(
            rf"(?:{deeds})[^、。はがを]{{0,4}}(?:た|だ)(?:[^、。はがをに「」]{{0,14}}(?:の|系の?|ハッカー|{groups}))?[「『]?$"
        ),
        # ／攻撃者：TraderTraitor
        re.compile(rf"(?:^|[／/、｜|。・,，;；\s　■●○◆])(?:{labels})[\s　]*[:：=＝][\s　]*[「『]?{NAME}"),
    )

"""Who speaks by the seat alone: the topic of a Japanese sentence that closes with what is said of the accused.

"破産管財人は、Xの6億円を「ラザルスに奪われた」と届け出た": neither a list nor a title marks who speaks, and any verb can
follow a quotation. Asked last; a topic that is a common noun speaks not.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.japanese.victims import theft_words
from parsers.claims.japanese.whose import speakers_of_phrase
from parsers.claims.values import Speaker
from parsers.names import slug
from parsers.values import Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.scene import Scene

# 「…」と届け出て、: behind a quotation any verb tells
TOLD = re.compile(r"」?」と(?:は|も)?[^。、「」はが]{1,24}(?:[たるだくすうつぬぶむぐて])(?:。|、|$)")
TOPIC = re.compile(
    r"(?:^|[。、])(?P<n>[^。、「」『』（）()]{2,40}?)(?<![でにとへ])(?:[（(][^（()）]{1,40}[)）])?(?:は|が)(?=、|[^らなずもつ])"
)


def find_topical(scene: Scene) -> tuple[Speaker, ...]:
    """The topic nearest before the accused that means somebody, or nothing."""
    text, mentions, cues = scene.text, scene.mentions, scene.cues
    if not mentions.actors:
        return ()
    first, behind = mentions.actors[0].start, mentions.actors[0].end
    is_told = _is_told(text, behind, cues)
    if not is_told and not any(
        cues.stances[s].search(text, behind) for s in (Stance.DENIED, Stance.DISPUTED)
    ):
        return ()
    for match in reversed([*TOPIC.finditer(text, 0, first)]):
        if office := _office(cues).search(match["n"]):
            at = match.start("n") + office.start()
            return (Speaker(slug(office[0]), at, at + len(office[0])),)
        if not is_told:
            continue  # any topic may stand before a doubt; an office holds it
        if theft_words(cues).search(match["n"]):
            continue  # Xに対する攻撃は
        found = speakers_of_phrase(match.span("n"), scene)
        if found:
            return found
    return ()


def _is_told(text: str, end: int, cues: Cues) -> bool:
    return TOLD.search(text, end) is not None or _thought(cues).search(text, end) is not None


@lru_cache(maxsize=4)
def _thought(cues: Cues) -> re.Pattern[str]:
    where = r"(?:[^。、「」はがをと]{1,16}(?:に|で|へ))?"
    return re.compile(rf"と(?:は|も)?{where}(?:{cues.either('speakers.thinks')})")


@lru_cache(maxsize=4)
def _office(cues: Cues) -> re.Pattern[str]:
    """ "Xの破産管財人": an office of the case, which is a party without a name, at the end of the topic."""
    return re.compile(rf"(?:{cues.either('speakers.offices')})(?=$|(?:の|である|、)[^の]{{2,8}}$)")

"""Who speaks of itself in Japanese: 当社は, the publisher by its own name, its state, a group on its own deed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.japanese.clauses import CONTRAST, SPEECH
from parsers.claims.japanese.telling import accuses, says, tail
from parsers.claims.values import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions

CLAIMS_IT = worded(
    r"[ 　]?[」』）)]?(?:は|が|も)(?:[^。は]{0,60}?(?:犯行声明を|名乗り(?:出|を上げ)|犯行を(?:認|名乗|主張)"
    r"|(?:窃盗|窃取|犯行|関与)(?:行為)?を(?:自ら)?認め)|[^。]{0,60}?{speakers.ourselves}(?:の{ties.of}|が[^。、]{0,20}{actors.took})"
    r"|(?<![がも])[^。はが]{0,60}?{actors.took}[ただ]と(?!する|の|いう)、?[^。、はが「」]{0,12}{speakers.boasts})"
    r"(?![しめ]?(?:て(?:い|お)(?:ない|らず|りません)|よう|ず|な|た(?:わけ|か)))"
)
# 奪ったのは自分たちだと、ハッカー集団「X」は主張している
OURS = worded(r"{speakers.ourselves}(?:の{ties.of})?(?:だ|である|だった)と、?[^。は]{0,30}$")
TOPIC = re.compile(r"[」』）)]?(?:は|が|も)")
OUR_STATE = re.compile(r"(?:我が国|わが国|日本国?政府|政府)(?:として)?(?:は|も)")
DEFINED = re.compile(r"[（(][^（()）]*以下[^（()）]*[)）]")  # X（以下「当社」）の事案


def is_first_person(text: str, cues: Cues) -> bool:
    """当社は, 私たちは, 本調査では: the document speaks of itself, but not in what it quotes."""
    return bool(cues["report.self"].search(DEFINED.sub("", SPEECH.sub("", text))))


def own_before(
    text: str, speakers: tuple[Speaker, ...], mentions: Mentions, cues: Cues
) -> tuple[Speaker, ...]:
    """ "当社はXの可能性があるとみているが、警視庁は特定していない": the accusation is the writer's own; else nothing."""
    if not (speakers and mentions.actors) or any(s.is_self or s.is_previous for s in speakers):
        return ()
    contrast = CONTRAST.search(text, mentions.actors[-1].end)
    if contrast is None or any(s.start < contrast.end() for s in speakers):
        return ()
    return (Speaker("", 0, 0, is_self=True),) if is_first_person(text[: contrast.end()], cues) else ()


def is_own_state(text: str, context: Context) -> bool:
    """ "我が国は、この発表を支持します" in a statement of Japan's own ministry."""
    return OUR_STATE.search(text) is not None and any(p.startswith("jp") for p in context.publishers)


def publishing(text: str, mentions: Mentions, context: Context, cues: Cues) -> Iterator[Speaker]:
    """ "amber trace は": the publisher by its name, in small letters too."""
    for publisher in context.publishers:
        for match in _name_of(publisher).finditer(text):
            topic = re.compile(tail(cues)).match(text, match.end())
            if topic and (says(topic, text, cues) or accuses(topic.end(), mentions)):
                yield Speaker(publisher, *match.span())


@lru_cache(maxsize=64)
def _name_of(publisher: str) -> re.Pattern[str]:
    words = r"[ 　\-_.]?".join(map(re.escape, re.split(r"[-_. ]", publisher)))
    return re.compile(rf"(?<![A-Za-z0-9]){words}(?![A-Za-z0-9])", re.IGNORECASE)


def claiming(text: str, mentions: Mentions, cues: Cues) -> Iterator[Speaker]:
    """ "団体「X」が犯行声明を出し", "盗んだのは自分たちだとXは主張した": the group on its own deed."""
    for actor in mentions.actors:
        boasts = OURS(cues).search(text, 0, actor.start) and TOPIC.match(text, actor.end)
        if CLAIMS_IT(cues).match(text, actor.end) or (
            boasts and cues["report.verbs"].search(text, actor.end)
        ):
            yield Speaker(actor.id, actor.start, actor.end)

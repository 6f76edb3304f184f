"""People who were robbed of their own coins, in Japanese: 画家の水瀬玲さんが44 ETHを盗まれた.

A person who speaks of a theft stands where one stands who suffers it ("調査員の森氏は、Xから…盗まれたと述べた"), so one
is robbed only where nobody else is, and not by what a verb of saying tells.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import alternation
from parsers.claims.hints import hinted
from parsers.claims.japanese.marks import KANJI, KATA
from parsers.claims.japanese.topics import LATIN
from parsers.claims.values import Victim
from parsers.names import slug

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.hints import Hinted
    from parsers.claims.values import Mentions

TITLE = "(?:さん|氏|様|夫妻)"


@lru_cache(maxsize=4)
def _patterns(cues: Cues) -> tuple[Hinted, ...]:
    lost = alternation(
        (*cues.lists["actors.suffered"], "失っ", "抜かれ", "だまし取られ", "失い"), whole_words=False
    )
    verbs = cues.either("theft.verbs")
    said = r"(?:と(?:述べ|語|話|指摘|説明|主張|発表|証言|投稿|書)|ことを(?:明|発))"
    name = rf"(?<![{KANJI}{KATA}A-Za-z・])(?:[{KANJI}]{{1,6}}・)?(?P<v>[{KANJI}]{{2,6}}|[{KATA}・＝]{{3,20}}|{LATIN})"
    own = r"(?:財布|ウォレット|口座|アドレス|端末|スマートフォン|スマホ|パソコン)"
    return (
        # 柏木透さんの財布から9BTCが抜かれた
        hinted(rf"{name}{TITLE}(?:個人)?の[^、。はがを]{{0,10}}{own}から[^。]{{0,40}}?(?:{verbs})"),
        # 水瀬玲さんが自分のウォレットから44 ETHを盗まれたのは
        hinted(
            rf"{name}{TITLE}(?:が|は|も)、?[^。「」]{{0,40}}?を[^。「」、]{{0,24}}?(?:{lost})(?:た|て)(?!{said})"
        ),
    )


def find_robbed_people(
    text: str, named: tuple[Victim, ...], mentions: Mentions, cues: Cues
) -> tuple[Victim, ...]:
    """The person whose own coins the sentence says were taken, or nothing."""
    if not mentions.amounts or any(v.is_target for v in named):
        return ()
    taken = [(n.start, n.end) for n in (*mentions.names, *mentions.amounts, *mentions.dates)]
    for pattern in _patterns(cues):
        for match in pattern.finditer(text):
            start, end = match.span("v")
            if not any(a < end and start < b for a, b in taken):
                return (Victim(start, end, match["v"], slug(match["v"])),)
    return ()

"""The scripts of Japanese, and the words that mark a stretch as a service's name or as none, compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import alternation
from parsers.claims.hints import Hinted, hinted

if TYPE_CHECKING:
    from parsers.claims.cues import Cues

KANJI, HIRA = "一-龯々〇ヶヵ", "ぁ-ゖ"
KATA = "ァ-ヺー"
WIDE = "Ａ-Ｚａ-ｚ０-９"
# before a body: 元FBI捜査官の柴崎氏 speaks for himself
FORMER = re.compile(r"(?:元|前|旧)(?:米|英|韓国?|日本)?$")
FORM = r"(?:株式会社|有限会社|合同会社|㈱|\(株\)|（株）)"


@dataclass(frozen=True, slots=True)
class Marks:
    """Expressions of a language's words around and in names."""

    ending: Hinted
    company: Hinted
    bare: Hinted
    role: re.Pattern[str]
    service: re.Pattern[str]
    told_of: re.Pattern[str]
    adverb: re.Pattern[str]
    event: re.Pattern[str]
    generic: re.Pattern[str]
    common: re.Pattern[str]
    small: re.Pattern[str]
    robs: re.Pattern[str]
    sentence: re.Pattern[str]


@lru_cache(maxsize=4)
def marks_of(cues: Cues) -> Marks:
    """The expressions, compiled once for a configuration."""
    endings, services, common = (
        cues.either(key) for key in ("services.endings", "services.words", "names.common")
    )
    words = cues.lists["names.generic"]
    generic = alternation(
        (
            *(w for w in words if len(w) > 1),
            *cues.lists["services.words"],
            *cues.lists["services.firms"],
        ),
        whole_words=False,
    )
    titles = cues.either("names.titles")
    roles = cues.either("speakers.roles")
    single = "".join(w for w in words if len(w) == 1)
    return Marks(
        ending=hinted(rf"(?={endings})(?P<ending>{endings})"),
        company=hinted(
            rf"{FORM}[ 　]?(?P<name>[{HIRA}{KATA}{KANJI}A-Za-z0-9{WIDE}・]{{1,12}}?{endings})"
            rf"(?![{KATA}{KANJI}])"
        ),
        bare=hinted(
            rf"(?<![{KATA}]){services}(?:(?P<name>[{HIRA}{KANJI}]{{2,8}}?)(?=から|への|に対する|をめぐ|を襲|が受けた|で(?=約|[0-9０-９])|の(?:流出|窃取|盗難|不正流出|ハッキング))"
            # 交換業のほたるび（東京・港）
            rf"|(?:の|、)?(?P<placed>[{HIRA}{KANJI}]{{2,8}}?)(?=[（(][{KANJI}・]{{2,8}}[）)]))"
        ),
        role=re.compile(rf"{roles}(?:である|の|、|・|[ 　])?(?:{FORM})?[「『“\"（(]?$"),
        service=re.compile(rf"{services}(?:である|の一つ、|の|、|[ 　])?[「『“\"（(]?$"),
        told_of=re.compile(rf"(?:[同当両各本]|この|その)(?:[{KANJI}]{{0,6}})?(?:{services})$"),
        adverb=re.compile(cues.either("names.adverbs")),
        event=re.compile(rf"(?<=[A-Za-z0-9])[ 　]?(?:{cues.either('theft.events')})$"),
        # one character counts only before nothing or another script: 米ジェネシス, but 月読ブリッジ
        generic=re.compile(rf"{generic}(?:の)?|[{single}](?=$|[{KATA}A-Za-z{WIDE}])"),
        common=re.compile(rf"(?:{common}|{services}|[・ 　\d０-９]|の)+"),
        small=re.compile(cues.either("names.small")),
        robs=re.compile(
            rf"[ 　]?(?:(?P<source>から|より)[^。、]{{0,14}}{cues.either('names.lost')}|を{cues.either('names.strikes')}"
            rf"|への{cues.either('names.strikes')}|の?(?:{cues.either('theft.events')})(?:事件|被害)?)"
        ),
        sentence=re.compile(rf"[。、！？!?]|(?:です|ます|した|する|ない|れる|だ)$|{titles}"),
    )

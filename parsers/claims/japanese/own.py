"""The publisher as the robbed party, in Japanese: 弊社ウォレットから in its own notice."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.hints import hinted
from parsers.claims.japanese.clauses import SPEECH
from parsers.claims.japanese.marks import FORM
from parsers.claims.japanese.places import Place, place_of, places_of
from parsers.claims.publisher import compiles
from parsers.claims.values import Victim
from parsers.names import victim_id
from parsers.parties import state_of

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence

WE = hinted(
    r"(?:当社|弊社|当DAO|当コミュニティ|当組合|当取引所|当サービス|当ブリッジ|当行|当プロトコル)(?:の)?(?:管理|保有|運営)?(?:する|の)?(?:[ァ-ヺー]{2,10}|システム|口座|資産)?"
)
ITS_CUSTOMERS = hinted(
    r"当DAO|当コミュニティ|当組合|お客(?:様|さま)|ご利用|利用者の皆|お詫び|ユーザーの皆|ご迷惑|ご心配|ご質問|ご不便|おわび|補償の|補償を|補償は|業績予想|お預かり|預かり資産|当社の管理(?:外|下)|特別損失"
    r"|(?:弊社|当社|当(?:取引所|財団|行|プロトコル|サービス|ブリッジ))の[^。、]{0,10}(?:ウォレット|口座|残高|資産|資金|サーバー|鍵|プール|金庫)"
)
OWN_PLACES = (Place.SOURCE, Place.OBJECT, Place.ABOUT, Place.EVENT)


def as_publisher(victim: Victim, context: Context) -> Victim:
    """The firm that heads or signs the notice with its name alone, or calls itself 当社, is its publisher."""
    if len(context.publishers) != 1 or victim.id.startswith("unnamed:") or "当社" not in context.text:
        return victim
    if compiles(context.publishers[0], context.lexicon) or not _names_itself(victim.name, context.text):
        return victim
    return replace(victim, id=victim_id(context.publishers[0], context.lexicon))


@lru_cache(maxsize=256)
def _names_itself(name: str, page: str) -> bool:
    alone = rf"^[ 　]*(?:{FORM})?[ 　]?{re.escape(name)}[ 　]?(?:{FORM})?[ 　]*"
    return re.search(rf"{alone}$|{alone}[（(]以下、?[「『]当社", page, re.MULTILINE) is not None


def find_own(
    sentence: Sentence, named: tuple[Victim, ...], mentions: Mentions, context: Context, cues: Cues
) -> list[Victim]:
    """弊社ウォレットから in a firm's notice is the publisher; so is whom its letter leaves out."""
    if any(v.is_target for v in named) or len(context.publishers) != 1:
        return []
    if state_of(context.publishers[0]):
        return []
    publisher = victim_id(context.publishers[0], context.lexicon)
    for match in WE.finditer(sentence.text):
        if quote := next(
            (q for q in SPEECH.finditer(sentence.text) if q.start() < match.start() < q.end()), None
        ):
            speaking = [v for v in named if v.end <= quote.start()]
            return [Victim(*match.span(), match.group(), v.id) for v in speaking[-1:]]
        if place_of(sentence, match.start(), match.end(), mentions, cues) in OWN_PLACES:
            return [Victim(*match.span(), match.group(), publisher)]
    theft = (
        None if cues["gates.portrait"].search(sentence.text) else places_of(cues).theft.search(sentence.text)
    )
    is_letter = ITS_CUSTOMERS.search(context.text) and not compiles(context.publishers[0], context.lexicon)
    others = (v for v in context.victims.values() if not _names_itself(v.name, context.text))
    if theft and is_letter and not any(v.is_target or v.is_sure for v in others):
        return [Victim(*theft.span(), theft.group(), publisher)]
    return []

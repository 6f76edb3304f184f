"""Robbed parties that a Japanese text leaves unnamed: A社, 国内の暗号資産交換業者, a description with its number."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.hints import Hinted, hinted
from parsers.claims.japanese.places import past_tail, place_of
from parsers.claims.values import Victim
from parsers.names import slug
from parsers.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.values import Mentions, Sentence

# 企業1, 被害者A, 暗号資産企業-2 in charges that are translated
NUMBERED = (
    r"(?:被害)?(?:企業|者|会社|取引所|事業者|業者|ファンド|財団|サービス)"
    r"[-ー－\s]?[0-9０-９A-ZＡ-Ｚ甲乙丙]{1,2}(?![0-9０-９A-Za-zＡ-Ｚ社者人年月百千万億名件,，])"
)
PLURAL = re.compile(r"世界(?:中|各地|各国)?の|各国|各地|内外|多くの|複数の|あらゆる|[ァ-ヺー一-龯]{1,6}各地")
SAME = re.compile(r"同(?:社|取引所|交換所|財団|基金|ファンド|サービス)(?![一-龯])")
MOVED = worded(r"の[^。、]{0,12}(?:から|より)[^。、]{0,40}(?:{actors.took}|{defendants.draws})")
EMPLOYER = re.compile(r"(?:勤務先|雇用主|勤め先|雇い主)(?:である|だった|であった|の|、|・)?[「『]?$")
MASK = re.compile(r"[（(](?:以下、?)?[「『]?(?P<mask>[A-ZＡ-Ｚ甲乙丙]社)[」』]?(?:という|とする)?。?[）)]")


@lru_cache(maxsize=4)
def _descriptions(cues: Cues) -> tuple[Hinted, ...]:
    firm = cues.either("services.firms")
    kind = (
        r"(?:暗号資産|仮想通貨|デジタル資産|資産|電子|外国為替|オンライン|中堅|大手|中小|ブロックチェーン"
        r"|[ァ-ヺー]{2,8}|[（(](?:仮想通貨|暗号資産)[）)]の?)*"
    )
    place = r"(?:国内|海外|国外|[ァ-ヺー]{2,10}上?|[一-龯]{1,4})"
    where = (
        rf"{place}(?:の|にある|に(?:本社|本拠|本部|拠点|基盤)を(?:置く|構える|持つ|おく)"
        r"|を(?:拠点|本拠)とする|に(?:本社|本拠|拠点)のある|拠点の|籍の)"
    )
    described = (
        rf"(?P<name>(?:{where})?(?:某|ある|とある|匿名の){kind}{firm}|{where}{kind}{firm}(?:[1１一]社)?)"
    )
    letter = r"(?<![A-Za-zＡ-Ｚａ-ｚ])[A-ZＡ-Ｚ甲乙丙]社(?![一-龯])"
    masked = (
        rf"(?P<name>(?:(?:国内の)?(?:暗号資産|仮想通貨)?(?:交換業者|取引所|企業|会社))?[「『]?{letter}"
        rf"|[「『]?{NUMBERED})"
    )
    # 昨年9月に暗号資産の取引所から2億ドルが盗まれた: one, on a page that robs none by name
    bare = rf"(?P<name>(?<![一-龯ァ-ヺー])(?:暗号資産|仮想通貨)(?:[（(](?:仮想通貨|暗号資産)[）)])?の?(?:{firm}))(?=から)"
    return hinted(masked), hinted(described), hinted(bare)


def find_unnamed(
    sentence: Sentence, named: tuple[Victim, ...], mentions: Mentions, cues: Cues, *, is_page_robbed: bool
) -> Iterator[Victim]:
    """A社, 国内の暗号資産交換業者: one party that the text points out by a sum or date and leaves unnamed."""
    if any(v.is_target for v in named) or sentence.kind is BlockKind.RELATED:
        return
    text = sentence.text
    masked, described, bare = _descriptions(cues)
    is_told_of = bool(mentions.amounts and mentions.dates) and not is_page_robbed
    for pattern in (masked, described, *((bare,) if is_told_of else ())):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            if any(v.start < end + 14 and start < v.end + 2 for v in named):
                continue
            if pattern is not masked and (
                not (mentions.amounts or mentions.dates) or cues["roles.total"].search(text)
            ):
                continue
            if PLURAL.match(text, start):
                continue
            if re.match(r"(?:など|等|や|各社|数社|の間|[2-9２-９二三四五六七八九十]社)", text[end:]):
                continue
            after = past_tail(text, end) + (
                text[start - 1 : start] in {"（", "("} and text[end : end + 1] in {"）", ")"}
            )
            is_robbed = place_of(sentence, start, after, mentions, cues) is not None
            is_robbed |= pattern is masked and (
                _is_robbed_as_same(sentence, end, mentions, cues) or _is_employer(text, start, end, cues)
            )
            if not is_robbed:
                continue
            masked_as = MASK.match(text, end)  # 国内の交換業者（B社）
            name = masked_as["mask"] if masked_as else match.group("name").strip("「『")
            yield Victim(start, end, name, "unnamed:" + slug(name))
            return


def _is_robbed_as_same(sentence: Sentence, end: int, mentions: Mentions, cues: Cues) -> bool:
    """ "「被害企業1」の社員をだまし、同社のウォレットから4億ドルを盗んだ": robbed as 同社 further on."""
    return any(
        place_of(sentence, *m.span(), mentions, cues) is not None or MOVED(cues).match(sentence.text, m.end())
        for m in SAME.finditer(sentence.text, end)
    )


def _is_employer(text: str, start: int, end: int, cues: Cues) -> bool:
    """ "勤務先の企業2のコードを改ざんし、74万ドルを盗んだ": who works there took it there."""
    return EMPLOYER.search(text[:start]) is not None and cues["actors.took"].search(text, end) is not None

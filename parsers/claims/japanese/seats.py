"""Seats of a speaker in a Japanese sentence that accuses, whoever sits there and whatever his name.

…と明かしたのはXだ, 「…」とX, …（X調べ）, 出典：X, Xから聞かされた, X「…」. Looked for where no topic says who speaks.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.hints import hinted
from parsers.claims.japanese.telling import of_document
from parsers.claims.japanese.whose import speakers_of_phrase

if TYPE_CHECKING:
    import re

    from parsers.claims.cues import Cues
    from parsers.claims.hints import Hinted
    from parsers.claims.scene import Scene
    from parsers.claims.values import Mentions, Speaker

# a noun phrase without particles that close it
PHRASE = (
    r"(?P<n>[^。、「」『』（）()：:はがをにでも\s][^。、「」『』（）()：:はがを]{1,30}?"
    r"|[^。、「」はがを]{0,14}「[^「」。、]{2,16}」)"
)
ENDS = r"(?:社|側)?(?:だけ|のみ|くらい)?(?:だ|である|です|だった|でした|となります|となる|ら|で|だが)?(?=[。、」]|$)"
# 呼んだ最初の役所は、FBIでも財務省でもなく
ONE = (
    r"(?:の|(?:最初|唯一|初め|一番手)の[^、。「」はが]{1,8}"
    r"|(?<=[ただる])(?:人物?|者|側|機関|役所|当局|会社|企業|国|政府|団体|組織|研究者))"
)
NOT_BY = r"(?:[^。、「」はが]{1,30}(?:では|でも)(?:なく|なくて)、?)?"
CLOSE = r"[」』]?。?\s*$"
LEAST_SAID = 4  # code points beside the accused: 「北朝鮮の犯行」
BESIDE = 4  # code points: 」の犯行（
WHO = r"(?P<n>[^（()）はがを、：:]{2,24}?)"


@lru_cache(maxsize=4)
def _seats(cues: Cues) -> tuple[Hinted, ...]:
    says, held = cues.either("report.verbs"), cues.either("report.documents")
    source = rf"(?:{cues.either('report.sources')})(?:元|者)?"
    in_bracket = rf"[（(](?:[^（()）]{{0,8}}{source}\s?[:：は]\s?)?"
    return tuple(
        hinted(p)
        for p in (
            # …と明かしたのは、元捜査官の柴崎氏である / …だと唱えるのが白樺データで
            rf"(?:{says}|名を出し)[^。、「」]{{0,6}}{ONE}(?:は|が)、?{NOT_BY}{PHRASE}{ENDS}",
            # 北朝鮮の犯行、と同社。
            rf"(?:、|[」』]|だ)と(?:は)?、?{PHRASE}{CLOSE}",
            # 「やったのは北朝鮮だ」――警察庁
            rf"(?:――|──|——|―|—)\s?{PHRASE}{CLOSE}",
            # 国務省報道官「…北朝鮮だ」
            rf"(?:^|[。、」])\s*{PHRASE}(?P<said>[「『][^「」『』]*[」』])",
            # 国税庁の内部資料では
            rf"(?:^|[。、」])(?P<n>[^。、「」はがをにでも（）()]{{2,20}}?){of_document(cues)}",
            # 出典：SlowMist
            rf"{source}\s?[:：｜|]\s?{PHRASE}(?=[。、）)／/]|$)",
            # 犯人＝ラザルス（SlowMist調べ）
            rf"{in_bracket}{WHO}(?:の?(?:{held})|調べ|より|による)(?:[、, ][^（()）はがを]{{1,16}})?[)）]",
            # （出典：SlowMist）
            rf"{in_bracket[:-1]}{WHO}[)）]",
        )
    )


@lru_cache(maxsize=4)
def _passing_on(cues: Cues) -> tuple[Hinted, ...]:
    told = cues.either("report.told")
    return (
        # との連絡をFBIより受けました
        hinted(
            rf"(?:{told})[^。、はが]{{0,4}}(?:を|が)、?{PHRASE}(?:から|より)(?:受|いただ|頂|得|あ[りっ]|届|寄せ)"
        ),
        # FBIより…と聞かされた
        hinted(
            rf"(?:^|[。、「])(?P<n>[^。、「」はが]{{2,20}}?)(?:から|より)(?:は|も)?、?(?:[^。]{{0,100}}?(?:と|旨|こと|名)[^。、]{{0,10}}?)(?:{told})"
        ),
    )


def find_passed_on(scene: Scene) -> tuple[Speaker, ...]:
    """ "当社は、実行者はAPT38であるとの連絡をFBIより受けました": from whom the writer has it."""
    found = _first(_passing_on(scene.cues), scene)
    return tuple(s for s in found if s.party not in {v.id for v in scene.victims})


def find_seated(scene: Scene) -> tuple[Speaker, ...]:
    """Who sits in the first seat that means somebody; nothing in a sentence that accuses nobody."""
    return _first(_seats(scene.cues), scene)


def _first(seats: tuple[Hinted, ...], scene: Scene) -> tuple[Speaker, ...]:
    text, mentions = scene.text, scene.mentions
    if not mentions.actors:
        return ()
    for seat in seats:
        for match in seat.finditer(text):
            if text[match.start()] in "（(" and not _is_beside(match, text, mentions):
                continue
            if match.groupdict().get("said") and not _says_it(match, mentions):
                continue
            found = speakers_of_phrase(match.span("n"), scene)
            if found:
                return found
    return ()


def _is_beside(bracket: re.Match[str], text: str, mentions: Mentions) -> bool:
    """Whether a bracket stands right behind the accused, or closes the sentence: elsewhere it tells of other things."""
    is_last = not text[bracket.end() :].strip(" 　。」』")
    return is_last or any(0 <= bracket.start() - a.end <= BESIDE for a in mentions.actors)


def _says_it(match: re.Match[str], mentions: Mentions) -> bool:
    """Whether the quotation behind the name accuses: 「ラザルス」 alone is what the name stands beside."""
    start, end = match.span("said")
    return any(start < a.start < end and end - start > a.end - a.start + LEAST_SAID for a in mentions.actors)

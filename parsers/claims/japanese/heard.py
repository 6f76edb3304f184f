"""Who goes on speaking in a Japanese sentence that names no speaker: whoever spoke around it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.japanese.accused import group_did
from parsers.claims.japanese.beyond import find_told_next
from parsers.claims.japanese.groups import find_counted
from parsers.claims.japanese.interview import find_interviewed
from parsers.claims.japanese.labels import find_titled
from parsers.claims.japanese.only import find_only
from parsers.claims.japanese.plain import is_common
from parsers.claims.japanese.selves import is_first_person
from parsers.claims.japanese.speakers import find_speakers
from parsers.claims.japanese.stance import stance_of
from parsers.claims.japanese.whose import NAME
from parsers.claims.publisher import compiles
from parsers.claims.scene import Scene
from parsers.claims.values import Mentions, Speaker
from parsers.mentions.names import find_names
from parsers.names import slug
from parsers.values import BlockKind, Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence
    from parsers.lexicon import Lexicon

QUOTATION = re.compile(r"\s*[「『“][^」』”]*[。」』”]+\s*")
# no object: what is made known stands in the sentence before
NEXT = re.compile(
    r"\s*(?P<next>(?:[^。を「]{0,20}を(?:手がけ|手掛け|行|担|提供|運営|展開|専門と)[^。を「]{0,4})?[^。を「]{2,60}が[^。をと「]{0,24}(?:明らかに|発表|公表|報告|指摘|投稿|明か|伝え)(?:した|している|しました|した|て(?:いる|います))。)"
)
# …によるものとするレポートが公開された。 before Xによると
PUBLISHED = re.compile(
    r"(?:レポート|報告書?|調査結果|分析結果|分析|見解)が(?:新たに)?(?:公開|発表|公表)され(?:た|ました|ている)。?$"
)
ACCORDING_NEXT = re.compile(r"\s*(?P<next>[^。「]{2,60}(?:によると|によれば))")
CLEFT_NEXT = re.compile(r"\s*(?P<next>(?:そう|こう)[^。]{0,20}(?:のは|のが)[^。]{1,60}。)")
OPENED = re.compile(r"[\s■●○◆◎・*＊\-0-9０-９.．、)）(（]+")
# 13日、「…」とSNSに書き込んだ。
BARE_SPEECH = re.compile(
    r"(?:[^、。「」はが]{1,14}、)?「[^「」]{4,160}」と[^、。「」はが]{0,14}(?:書き込|投稿|述べ|語|話|明か|言|主張|指摘|記|発表|断言|つづ|綴)[^、。「」はが]{0,8}。?"
)
ECHO = re.compile(
    r"(?:そう|こう|このように)(?:語|話|言|述べ|断|指摘|分析|見立て|みる|みて|強調|説明|主張|明か|訴え|結論|記[しす]|まとめ|認定|判断|つづ|綴|書|答|締めくく|評価|総括|特定)"
)
HELPED = re.compile(
    r"の(?:技術的な)?(?:協力|支援|助け|助言|助力|後押し|手助け|サポート)(?:を(?:得|受け|借り|仰)|のもと|の下|により|で)"
)
# 「十中八九、北だ」。X幹部は声を潜めた。
GESTURE = re.compile(
    r"(?:は|が)、?[^、。「」]{0,14}(?:声を(?:潜|ひそ|落と|荒|震わ)|口をそろ|胸を張|うなず|言葉少な|きっぱり|肩をすく|ため息|つぶや|苦笑|語気を強|言い切|打ち明け|うなっ|吐き捨て|断言し)[^、。「」]{0,8}。?$"
)
SHEET = 240
# 根拠 | アケボノ・ラボの調査, but not 根拠 | バイビットの資金と同じ経路
WHOLLY = re.compile(r"[」』]?(?:社|氏|さん)?(?:の[^、。はがをにと]{2,14})?")
# 公表者：警察庁, 根拠 | 警察庁
SHEET_ROW = re.compile(r"\s*(?P<label>[^|：:。、]{1,12}?)\s?[|：:]\s?(?P<cell>[^|]+)")
ANNOUNCED = re.compile(
    r"(?:こう|次のように|以下のように|このように|(?:次|以下|下記)の(?:とおり|通り))[^。、]{0,12}。?\s*$|[:：]\s*$"
)


def find_heard(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> tuple[Speaker, ...]:
    """The speakers of a clause that names none, or nothing where the document speaks."""
    return (
        find_counted(sentence, context, cues)
        or _quoted(sentence, context)
        or _going_on(sentence, context, cues)
        or _introduced(context, cues)
        or _in_sheet(sentence, mentions, context, cues)
        or _headlined(sentence, mentions, context, cues)
        or _told_next(sentence, mentions, context, cues)
        or find_told_next(sentence, mentions, context, cues)
        or _answering(sentence, context, cues)
        or _of_section(sentence, context, cues)
        or _helped(sentence, context)
        or find_only(sentence, mentions, context, cues)
    )


def leads_on(text: str, context: Context, cues: Cues) -> bool:
    """ "結論は最後の一行にある。" behind a sentence of who speaks: the quotation that follows is theirs too."""
    before = context.previous
    return before is not None and bool(before.speakers) and cues["report.leads_on"].search(text) is not None


def _helped(sentence: Sentence, context: Context) -> tuple[Speaker, ...]:
    """ "Xの協力を得て、…と結論した": who helped does not speak; who writes does, or who spoke before."""
    if not HELPED.search(sentence.text):
        return ()
    return (Speaker("", 0, 0, is_self=not _is_compiled(context), is_previous=_is_compiled(context)),)


def echoes(text: str, context: Context) -> bool:
    """ "韓国の情報機関はそう言い切る。" behind 「犯人は北朝鮮だ」, a quotation in a sentence of its own."""
    before = context.previous
    return (
        before is not None
        and bool(before.mentions.actors)
        and QUOTATION.fullmatch(before.sentence.text) is not None
        and (ECHO.search(text) is not None or GESTURE.search(text) is not None)
    )


def stance_echoed(context: Context, cues: Cues) -> Stance:
    """How sure the quotation before is."""
    before = context.previous
    return (stance_of(before.sentence, before.sentence.text, cues) if before else None) or Stance.ASSERTED


def _quoted(sentence: Sentence, context: Context) -> tuple[Speaker, ...]:
    """ "「北朝鮮の仕業だと考えている」。" behind a sentence that says who is speaking."""
    before = context.previous
    if before is None or not (before.speakers or before.introduced):
        return ()
    is_quotation = (
        sentence.kind is BlockKind.QUOTATION
        or QUOTATION.fullmatch(sentence.text)
        or BARE_SPEECH.fullmatch(sentence.text)
    )
    is_next = before.sentence.block == sentence.block or ANNOUNCED.search(before.sentence.text)
    return (Speaker("", 0, 0, is_previous=True),) if is_quotation and is_next else ()


def _going_on(sentence: Sentence, context: Context, cues: Cues) -> tuple[Speaker, ...]:
    """ "…も同じ集団の犯行とした。" after "FBIは…と発表した。": who spoke in the sentence before goes on."""
    text, before = sentence.text, context.previous
    if before is None or not (before.speakers or before.introduced):
        return ()
    retells = any(cues[f"report.{key}"].search(text) for key in ("continues", "thinks")) or (
        cues["report.finds"].search(text)
        and _is_compiled(context)
        and not cues["report.agentless"].search(text)
    )
    is_same = group_did(text, cues) and before.sentence.block == sentence.block and _is_compiled(context)
    return (Speaker("", 0, 0, is_previous=True),) if retells or is_same else ()


def _introduced(context: Context, cues: Cues) -> tuple[Speaker, ...]:
    """The items below "FBIが出した三つの発表文を読み比べた" tell what the FBI said."""
    above = context.introduction
    spoken = above.speakers if above else ()
    if above and not spoken and ANNOUNCED.search(above.sentence.text):
        if is_first_person(above.sentence.text, cues):
            return ()
        return (Speaker("", 0, 0, is_previous=True),)
    return tuple(Speaker(s.party, 0, 0) for s in spoken) if len({s.party for s in spoken}) == 1 else ()


def _in_sheet(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> tuple[Speaker, ...]:
    """ "根拠｜アケボノ・ラボ", "公表者：警察庁" in the next rows of the sheet that says 実行者｜TraderTraitor."""
    is_row = sentence.kind is BlockKind.TABLE_ROW or SHEET_ROW.fullmatch(sentence.text)
    if not is_row or mentions.parties:
        return ()
    for row in context.text[sentence.end : sentence.end + SHEET].strip().splitlines():
        found = SHEET_ROW.fullmatch(row)
        if found is None:
            return ()
        if cues["table.party"].search(found["label"]):
            names = [n for n in find_names(found["cell"], context.lexicon) if n.kind == "party"]
            told = re.split(r"[（(、。]", found["cell"].strip())[0]
            called = NAME.match(told)
            name = called[0] if called and WHOLLY.fullmatch(told, called.end()) else ""
            if names or (name and not is_common(name, cues)):
                return tuple(Speaker(n.id, 0, 0) for n in names) or (Speaker(slug(name), 0, 0),)
    return ()


def _told_next(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> tuple[Speaker, ...]:
    """ "…の犯行だったことが分かった。捜査幹部が10日、明らかにした。", "「…」。そう話すのは、Xだ。": in its own sentence."""
    behind = NEXT.match(context.text, sentence.end) if _is_compiled(context) else None
    if behind is None and PUBLISHED.search(sentence.text):
        behind = ACCORDING_NEXT.match(context.text, sentence.end)
    if behind is None and mentions.actors:
        behind = CLEFT_NEXT.match(context.text, sentence.end)
    if behind is None:
        return ()
    text = behind.group("next")
    names = Mentions((), (), find_names(text, context.lexicon))
    found = find_speakers(Scene(text, replace(sentence, text=text), names, (), context, cues))
    return tuple(Speaker(s.party, 0, 0) for s in found if not s.is_previous and not s.is_self)


def _answering(sentence: Sentence, context: Context, cues: Cues) -> tuple[Speaker, ...]:
    """What an answer of an interview states is the word of whom the page asks."""
    asked = find_interviewed(sentence, context, cues)
    return (asked,) if asked and sentence.kind is not BlockKind.HEADING else ()


def _of_section(sentence: Sentence, context: Context, cues: Cues) -> tuple[Speaker, ...]:
    """What stands below 「雁木総研の見立て」, or below a party's bare name, is its word."""
    if sentence.kind is BlockKind.HEADING or not context.heading:
        return ()
    return _heading_of(context.heading, context.lexicon, cues)


@lru_cache(maxsize=256)
def _heading_of(heading: str, lexicon: Lexicon, cues: Cues) -> tuple[Speaker, ...]:
    opened = OPENED.match(heading)
    start = opened.end() if opened else 0
    views = rf"[」』]?(?:氏|社)?(?:の|による|から|：|:)?[^のはが]{{0,6}}(?:{cues.either('speakers.views')})?[」』]?\s*"
    parties = [n for n in find_names(heading, lexicon) if n.kind == "party"]
    if len(parties) == 1 and parties[0].start == start and re.fullmatch(views, heading[parties[0].end :]):
        return (Speaker(parties[0].id, 0, 0),)
    view = cues.either("speakers.views")
    named = re.fullmatch(
        rf"[「『]?(?P<n>[^のは「」、。]{{2,16}}?)[」』]?(?:氏|社)?の[^のはが]{{0,6}}(?:{view})\s*",
        heading[start:],
    )
    firm = named and re.search(
        rf"(?:{cues.either('speakers.endings')}|{cues.either('speakers.titles')})$", named["n"]
    )
    return (Speaker(slug(named["n"]), 0, 0),) if named and firm else ()


def _headlined(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> tuple[Speaker, ...]:
    """A flat sentence of the press below 「Xの強奪はAPT38　警視庁が特定」: the headline says whose it is."""
    if not _is_compiled(context) or sentence.kind is BlockKind.HEADING or not context.heading:
        return ()
    above = Mentions((), (), find_names(context.heading, context.lexicon))
    if retold := find_titled(context.heading, above.names, cues):
        return retold
    if not {a.id for a in above.actors} & {a.id for a in mentions.actors}:
        return ()
    return tuple(
        Speaker(s.party, 0, 0)
        for s in find_speakers(
            Scene(context.heading, replace(sentence, text=context.heading), above, (), context, cues)
        )
        if not s.is_previous and not s.is_self
    )


def _is_compiled(context: Context) -> bool:
    return bool(context.publishers) and all(compiles(p, context.lexicon) for p in context.publishers)

"""How surely a Japanese clause accuses: by its words, as a label, or by telling the deed flatly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.japanese.victims import theft_words
from parsers.values import BlockKind, Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.values import Sentence, Victim
    from parsers.mentions.values import NameMention

ROW_LABEL = re.compile(r"[:：→|｜–—\-=＝]\s?(?:[一-龯]{2,6}[:：])?\s?[「『]?(?:北朝鮮の)?$")
LABELLED = (BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.PARAGRAPH)
LONG_GRADE = 24
# 下部組織とされる「ラザルス」: how sure it is what the group is, not what it did
OF_THE_GROUP = re.compile(
    r"(?:組織|集団|グループ|部隊|傘下|配下|系|一員|所属|関係がある|つながりがある|下にある|支援を受け(?:てい)?る|背景とする)"
    r"と(?:され|みられ|見られ|いわれ|言われ)(?:てい)?る(?=[「『一-龯ァ-ヺA-ZＡ-Ｚ])"
)
# 北朝鮮と関連がある犯罪組織「ラザルス」: what the group is, not what it did
LINKED_GROUP = re.compile(
    r"と(?:の)?(?:関連|関係|つながり|繋がり)(?:が|の|を)?(?:ある|持つ|指摘される|深い)?(?:とされる|とみられる)?(?=[^、。「」]{0,14}(?:集団|組織|グループ|ハッカー|[「『]))"
)
# 犯行に関与したのはXで、…とされる: the hedge is of what follows
WHO_IT_WAS = re.compile(
    r"(?P<told>(?:関与|実行|攻撃|侵入|窃取|盗ん|奪っ|襲っ|行っ)(?:し)?(?:た|だ)のは[^。]{2,60}?(?:集団|組織|グループ|ハッカー|[」』])で、)(?![^。]*(?:可能性|疑い))[^。]*"
)
# これを真っ向から否定し、 before what he says himself
REFUTES = re.compile(
    r"(?:これ|それ|(?:との|という)?(?:説|見方|主張|分析|結論))(?:を|には?)[^、。「」]{0,10}(?:否定|一蹴|反論|退け|打ち消)し?、(?=[^。]{4,})"
)
# 同じ見方を示した: whose view it is, no doubt of it
SHARED = re.compile(r"(?:同じ|同様の|同一の)(?:見方|見解|見立て|考え)を")
# "…を盗んだとされる" in the words of who prosecutes: what is charged is asserted
CHARGED = re.compile(r"(?<=[ただ])とされ(?:て(?:いる|います)|る|ます)(?=。|$)")
# Xの報告書では、ラザルスの犯行とされている: what a report holds is no hearsay
SAID_IN = re.compile(
    r"(?P<where>(?:報告書?|訴状|起訴状|声明|公告|レポート|論文|発表資料|決定|勧告)(?:では|には?|で|によると|によれば)、?[^。]{0,80}?)"
    r"とされ(?:て(?:いる|いた|います|おり)|た|る)"
)
# 「北朝鮮・ほぼ確実」から「北朝鮮・低確度」に改めた: what it was before
REGRADED = re.compile(
    r"「[^「」]{1,20}」(?:から|を)(?=、?「[^「」]{1,20}」(?:に|へ)[^、。]{0,4}(?:改|下げ|引き|変|修正|訂正|格))"
)
# 被害が増えるおそれがあるとしつつ、内部犯行の疑いを退け、 before the verdict
HEDGED_HEAD = re.compile(
    r"[^、。「」はが]{0,16}(?:が|の|は)?[^、。「」はが]{0,16}(?:可能性|おそれ|恐れ|疑い|説|見方)(?:が|も|を|は)[^、。「」]{0,8}"
    r"(?:あるとし?(?:つつ|ながら)|あるものの|残るものの|残しつつ|退け|否定し|排し|捨て|打ち消し|とどめていた[^、。「」]{1,12}(?:も|は))(?:も|て)?、?"
    r"(?=[^。]{4,}(?:断定|特定|認定|結論付け|結論づけ|確認|判断|名指し))"
)
# 北朝鮮の犯行とみられてきたが、警察は10日、これを断定した
AT_LAST = re.compile(
    r"と(?:み|見|さ|疑わ|考え|言わ)(?:ら)?れて(?:き|い)た(?:が|ものの|けれども)、(?=[^。]{0,40}(?:これ|それ|犯行|関与)を[^。]{0,12}(?:断定|特定|認定|確認|裏付け|公表|認め))"
)
# 加盟社ではないXの被害を: what is denied is what kind of firm it is
OF_A_NOUN = re.compile(
    r"(?<!犯行)(?<!仕業)(?<!もの)(?<!朝鮮)(?<!ラザルス)では(?:ない|なかった)(?=[一-龯ァ-ヺA-Za-z「])"
)
# ラザルスの犯行と発表したが、その根拠とされた送金は前日だった: what follows the verdict is not how sure it was
THEN = re.compile(
    r"(?P<told>(?:断定|特定|認定|結論付け|結論づけ|発表|公表|名指し|判断)し?た)(?:が|ものの|けれども)、"
    r"(?![^。]*(?:確度|確信|可能性|自信|疑い|断定|撤回|誤り|これ|それ))[^。]*"
)
# 犯人とみられる北朝鮮の集団を「X」と特定した
SEEMING = re.compile(
    r"(?:犯人|実行犯|首謀者|攻撃者|黒幕)と(?:み|見|さ|目さ)(?:ら)?れる(?=[^、。]{1,24}(?:を|について)[^。]{0,24}(?:特定|断定|認定))"
)
GRADES = (
    ("suspected", Stance.SUSPECTED),
    ("assessed", Stance.ASSESSED),
    ("confirmed", Stance.ASSERTED),
)

# behind the accused: が敢行した, による, の一味が, を, だと
CASE = (
    r"[」』”）)]?(?:[（(][^）)]*[）)])?(?:の[^、。]{1,12}?|[一-龯ァ-ヺー]{1,10})?(?:が|に|を|だ|で|と|の|、)"
)


def stance_of(sentence: Sentence, text: str, cues: Cues, *, charges: bool = False) -> Stance | None:
    """Denial and doubt first; then graded judgement, then hedges, then flat statements.

    `charges`: the document is a prosecutor's.
    """
    if sentence.kind is BlockKind.HEADING and cues["report.headline_doubt"].search(text):
        return Stance.SUSPECTED
    text = WHO_IT_WAS.sub(r"\g<told>", LINKED_GROUP.sub("", OF_THE_GROUP.sub("", text)))
    text = HEDGED_HEAD.sub("", _found_at_last(text))
    text = OF_A_NOUN.sub("", THEN.sub(r"\g<told>", SEEMING.sub("", text)))
    text = REGRADED.sub("", SHARED.sub("", REFUTES.sub("", text)))
    text = CHARGED.sub("", text) if charges else text
    text = SAID_IN.sub(r"\g<where>とした", text)
    if cues["report.beyond_doubt"].search(text) and not any(
        cues.stances[s].search(text) for s in (Stance.DENIED, Stance.DISPUTED)
    ):
        return Stance.ASSERTED
    for stance in (Stance.DENIED, Stance.DISPUTED, Stance.ASSESSED, Stance.SUSPECTED, Stance.ASSERTED):
        if cues.stances[stance].search(text):
            return stance
    return None


def _found_at_last(text: str) -> str:
    """The sentence without what was thought before the verdict."""
    return AT_LAST.sub("だと", text)


def label_stance(
    sentence: Sentence, actors: tuple[NameMention, ...], targets: tuple[Victim, ...], cues: Cues
) -> Stance | None:
    """ "琥珀カストディ（…）：ラザルスグループ【帰属推定】": an item with the culprit as its label."""
    if sentence.kind not in LABELLED or not (actors and targets):
        return None
    after = sentence.text[actors[-1].end :]
    before = sentence.text[: actors[0].start]
    if not ROW_LABEL.search(before) or len(after) > LONG_GRADE:
        return None
    if sentence.kind is BlockKind.HEADING and not theft_words(cues).search(sentence.text):
        return None
    for key, stance in GRADES:
        if cues[f"grades.{key}"].search(after):
            return stance
    return Stance.ASSERTED


def deed_stance(text: str, shift: int, actors: tuple[NameMention, ...], cues: Cues) -> Stance | None:
    """ "北朝鮮系のハッカーがXから2,050 ETHを盗みました", "Xを攻撃したのはラザルスグループだ": told flatly."""
    theft = theft_words(cues)
    for actor in actors:
        before, after = text[: actor.start - shift], text[actor.end - shift :]
        subject = re.match(
            r"[」』”）)]?(?:[（(][^）)]*[）)])?(?:の[^、。]{1,10})?(?:が|は|ら?により|ら?によって)", after
        )
        if subject and theft.search(after, subject.end()):
            return Stance.ASSERTED
        if re.match(
            rf"[」』”）)]?(?:の[^、。]{{1,10}})?に(?:[^。]{{0,40}})(?:{cues['actors.suffered'].pattern})",
            after,
        ):
            return Stance.ASSERTED
        if re.search(r"(?:た|だ)の(?:は|が)[^。]{0,40}$", before) and re.search(
            r"(?:だ|である|です|でした|だった)。?$", after
        ):
            return Stance.ASSERTED
    return None


def deed_ends(text: str, shift: int, actors: tuple[NameMention, ...], cues: Cues) -> bool:
    """ "間違いなく北朝鮮のハッカーにやられた。": the deed closes the sentence, so it is the one spoken of."""
    suffered = rf"(?:{cues['actors.suffered'].pattern})(?:た|ました|てしまった)"
    done = rf"[」』”）)]?(?:の[^、。]{{1,10}})?に[^。、]{{0,20}}{suffered}[」』。]*$"
    return any(re.match(done, text[a.end - shift :]) for a in actors)


def told_stance(text: str, shift: int, actors: tuple[NameMention, ...], cues: Cues) -> Stance | None:
    """ "Xの流出について、北朝鮮の組織が敢行したと把握している": a theft, then a culprit, any verb."""
    topic = re.search(
        rf"(?:{theft_words(cues).pattern})[^、。]{{0,14}}(?:について|につき|に関し|をめぐ|を巡|の裏|の陰|は|を|も|が|で)",
        text,
    )
    if topic is None:
        return None
    for actor in actors:
        if actor.start - shift >= topic.end() and re.match(CASE, text[actor.end - shift :]):
            return Stance.ASSERTED
    return None

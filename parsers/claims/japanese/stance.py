"""How surely a Japanese clause accuses: by its words, as a label, or by telling the deed flatly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.japanese.asides import without_asides
from parsers.claims.japanese.victims import theft_words
from parsers.values import BlockKind, Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.values import Sentence, Victim
    from parsers.mentions.values import NameMention

ROW_LABEL = re.compile(r"[:：→|｜–—\-=＝]\s?(?:[一-龯]{2,6}[:：])?\s?[「『]?(?:北朝鮮の)?$")
LABELLED = (BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.PARAGRAPH)
LONG_GRADE = 24
GRADES = (
    ("suspected", Stance.SUSPECTED),
    ("assessed", Stance.ASSESSED),
    ("confirmed", Stance.ASSERTED),
)

GRADES_BEHIND = (("behind_assessed", Stance.ASSESSED), ("behind_suspected", Stance.SUSPECTED))

# behind the accused: が敢行した, による, の一味が, を, だと
CASE = (
    r"[」』”）)]?(?:[（(][^）)]*[）)])?(?:の[^、。]{1,12}?|[一-龯ァ-ヺー]{1,10})?(?:が|に|を|だ|で|と|の|、)"
)


# what a loss is not told by: nothing was lost, or it may be some day
UNTOLD = r"(?![^。、]{0,8}(?:な[いかく]|ず(?:に|、)|ません|ば|たら|場合|おそれ|恐れ|可能性))"
# between an attack and its loss: whom, when, how much, but no other clause that tells of something else
WITHIN = r"(?:(?![さらかわ]れ[たる]|した|する|っ[たて]|んだ|原因|手口|手法|から[^。、]{0,12}日)[^。「」])"
# 北朝鮮系とみられる集団がXに侵入し、1億ドルを流出させた
SEEMING = worded(
    r"(?:系|の[^、。]{1,8})?(?:と(?:みられる|見られる|される|思われる|疑われる)|らしき)[^、。はがに]{1,14}(?:が|は|に)"
    rf"(?:(?!を試み|うと)[^。]){{0,60}}?(?:{{theft.verbs}}|{{actors.suffered}}){UNTOLD}"
)
# ラザルスによるXへの攻撃では1億ドルが失われた, 北朝鮮のハッカーの侵入を受け
LOST = worded(
    r"[」』”）)]?(?:の[^、。をがはにでたる]{1,10}?)?(?:による|の)(?:[^、。「」はがをした]{1,24}?(?:への|に対する))?"
    rf"(?:サイバー|大規模な|不正な)?{{theft.nouns}}(?:で|により|によって|に遭|の結果){WITHIN}{{0,40}}?"
    rf"(?:{{theft.losses}}|失わ|流出|消え){UNTOLD}"
    r"|[」』”）)]?(?:の[^、。をがはにでたる]{1,10}?)?(?:の|による|から)(?:[^、。「」はが]{0,12}の)?(?:サイバー)?(?:攻撃|侵入|襲撃|ハッキング)"
    r"(?:を受け|に遭)(?!(?:た|る)?(?:場合|とき|際|おそれ|恐れ|可能性|の?か(?!ら)|と|よう|わけ)|な|ず|て(?:い|お)(?:な|ら))"
    rf"{WITHIN}{{0,60}}?(?:{{theft.losses}}|失わ|失っ|流出|消え){UNTOLD}"
)
CHARGED = worded(
    r"{actors.took}[^。、「」]{0,3}(?:として|(?:疑い|容疑|罪)で)[^。「」]{0,30}?{actors.charged}され(?!ず|な|て(?:い|お)(?:な|ら))"
)
VERB_ENDS = re.compile(r"(?:た|る|まし?た|ます|て(?:い|お)(?:る|た|ます|ました|り)|て|ており)?")
CLOSES = re.compile(r"(?:[」』）)。、\s]|(?:もの|の)の|が、|けれど|こと|と[、発報述伝公明]|[（(]|$)")


def stance_of(sentence: Sentence, text: str, cues: Cues, *, charges: bool = False) -> Stance | None:
    """Denial and doubt first; then graded judgement, then hedges, then flat statements.

    `charges`: the document is a prosecutor's.
    """
    if sentence.kind is BlockKind.HEADING and cues["report.headline_doubt"].search(text):
        return Stance.SUSPECTED
    text = without_asides(text, cues, charges=charges)
    if cues["report.beyond_doubt"].search(text) and not any(
        cues.stances[s].search(text) for s in (Stance.DENIED, Stance.DISPUTED)
    ):
        return Stance.ASSERTED
    if cues["report.low_grade"].search(text):
        return Stance.SUSPECTED
    for stance in (Stance.DENIED, Stance.DISPUTED, Stance.ASSESSED, Stance.SUSPECTED, Stance.ASSERTED):
        if cues.stances[stance].search(text):
            return stance
    return None


def closes_passively(text: str, shift: int, targets: tuple[Victim, ...], cues: Cues) -> bool:
    """ "Xの流出は北朝鮮の犯行と断定された", "北朝鮮の犯行と断定されたXの流出": a verdict on what the clause robs.

    Not "…と判断されれば", "…と判断された事例は". And a charge: "山口被告は、Xから3億円を盗んだとして起訴された".
    """
    if CHARGED(cues).search(text):
        return True
    for passive in cues["report.passive"].finditer(text):
        verb = VERB_ENDS.match(text, passive.end())
        if verb is None:
            continue
        if CLOSES.match(text, verb.end()) or any(v.start - shift == verb.end() for v in targets):
            return True
    return False


def graded_behind(text: str, cues: Cues) -> Stance | None:
    """ "…とみている。確度は「中」である。": the next sentence says how sure this one is."""
    text = text.lstrip("。 　\n")
    return next((s for key, s in GRADES_BEHIND if cues[f"grades.{key}"].match(text)), None)


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
        if SEEMING(cues).match(after):
            return Stance.SUSPECTED
        if LOST(cues).match(after):
            return Stance.ASSERTED
        subject = re.match(
            r"[」』”）)]?(?:[（(][^）)]*[）)])?(?:の[^、。]{1,10})?(?:が|は|ら?により|ら?によって)", after
        )
        if subject and theft.search(after, subject.end()):
            return Stance.ASSERTED
        if re.match(
            rf"[」』”）)]?(?:の[^、。]{{1,10}})?(?:に|から)(?:[^。]{{0,40}})(?:{cues['actors.suffered'].pattern})",
            after,
        ):
            return Stance.ASSERTED
        if re.search(r"(?:た|だ)の(?:は|が)[^。]{0,40}$", before) and re.search(
            r"(?:だ|である|です|でした|だった)。?$", after
        ):
            return Stance.ASSERTED
    return None


def is_flat(
    text: str, shift: int, actors: tuple[NameMention, ...], targets: tuple[Victim, ...], cues: Cues
) -> bool:
    """Whether the text itself tells the deed of a robbed party that it names: no verdict of anybody's."""
    described = re.compile(rf"(?:{theft_words(cues).pattern})[^、。はがを「」]{{0,4}}(?:た|だ)[「『]?$")
    if any(described.search(text[: a.start - shift]) for a in actors):
        return True  # 1億ドルを奪ったラザルスに怒りを向ける人は
    is_told = "「" in text or cues["report.verbs"].search(text) is not None
    return bool(targets) and not is_told and deed_stance(text, shift, actors, cues) is not None


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

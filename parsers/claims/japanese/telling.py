"""What follows who speaks in a Japanese clause: a particle, によると, what holds the finding, a verb of saying."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.values import Mentions, Sentence

# what may close a name: a quotation mark, a bracket
MARKS = r"[」』”’\"]?(?:\s?[（(][^）)]{1,60}[）)])?"

# 6月11日　灯台監査、ラザルスの犯行と断定: the topic of a headline or of an entry, before a comma
HEADLINED = worded(
    r"[\s　\d０-９年月日時分ごろ頃\-./:：—–―*＊・■●○◆（）()]*、?"
    r"[^\s　、。はがもをにで「」\d][^、。はがもをにで「」]{1,24}、"
    r"(?=[^。]*(?:と|を|に|も)(?:{report.nominal})。?[」』]?$)"
)

# 北朝鮮の攻撃で482億円を失ったX, ラザルスに奪われた, ハッカーがXから盗んだ資金
DESCRIBES = worded(
    r"[^、。「」]{0,40}?(?:{theft.losses}|{actors.took})[^、。「」]{0,2}(?:た|だ|ている)(?=[一-龯ァ-ヺA-ZＡ-Ｚ「])"
)
ACTS = worded(r"(?:{speakers.does_else})[^。「」]{0,16}(?:た|る|だ|す|い|中|う)(?:。|$)")

SAYS_SO = worded(
    r"(?:と|との|こと(?:を|が)|旨(?:を)?)[^、。「」はが]{0,12}(?:{report.verbs}|して|し、|み[てる])"
)


def with_topic(text: str, sentence: Sentence, cues: Cues) -> str:
    """The text of a heading or an item with は for the comma behind who speaks, where it ends in a bare verb of saying."""
    if sentence.kind not in (BlockKind.HEADING, BlockKind.LIST_ITEM):
        return text
    topic = HEADLINED(cues).match(text)
    return f"{text[: topic.end() - 1]}は{text[topic.end() :]}" if topic else text


@lru_cache(maxsize=4)
def tail(cues: Cues) -> str:
    """What follows who speaks: によると, what holds the finding (の図解では, の答えは), or a particle of the topic."""
    according, subject = cues.either("report.according"), cues.either("report.subject")
    return rf"{MARKS}\s?(?:(?P<according>{according}|{of_document(cues)})|{subject})"


@lru_cache(maxsize=4)
def of_document(cues: Cues) -> str:
    """ "の9月の内部文書（12頁）には": the seat of whose finding a document holds."""
    held = r"(?:の[^。、「」はがを]{0,8}(?:欄|中|末尾|冒頭|脚注|段落|頁|ページ|項|章|付録))?"
    where = (
        r"(?:には|で(?:も|は)?|において(?:は|も)?|の中で|としては?|によ(?:ると|れば|りますと)|による(?=[。とも]|$)"
        r"|を(?:受け|踏まえ|もと|基|元|根拠|引[いき]|引用)|に(?:基づ|もとづ|従[いっ]|沿[いっ])|より(?=[：:、「（])|[はがも])"
    )
    return (
        r"(?<!複数)(?<!一部)(?<!過去)の(?!(?:複数|一部|過去|別|ほか|他|多く|各種)の)(?:(?!及び|および|並びに|ならびに)[^。、「」はがを]){0,16}?"
        rf"(?:{cues.either('report.documents')})(?:[（(][^（）()]{{1,30}}[)）])?{held}{where}"
        r"(?![^。、]{0,24}(?:誤り|誤報|疑問|疑わし|早計|根拠が|反論され|否定され|間違))"
    )


def says(match: re.Match[str] | None, text: str, cues: Cues) -> bool:
    """Whether what follows the particle is a verb of saying; によると needs none."""
    if match is None:
        return False
    if match.group("according") or cues["report.verbs"].search(text, match.end()):
        return True
    return _held(cues).search(match.group()) is not None


@lru_cache(maxsize=4)
def _held(cues: Cues) -> re.Pattern[str]:
    """ "の発表は" at the end of a name with what it issued: whose it is speaks, whatever is told of it."""
    return re.compile(
        rf"の[^、。「」はがを]{{0,16}}(?:{cues.either('report.documents')})(?:は|が|も|では|には)$"
    )


def accuses(end: int, mentions: Mentions, until: re.Match[str] | None = None) -> bool:
    """Whether an actor stands behind the topic that ends here: then it accuses, whatever its verb.

    `until`: where another topic begins.
    """
    return any(a.start >= end and (until is None or a.start < until.start()) for a in mentions.actors)


def only_acts(text: str, start: int, end: int, mentions: Mentions, cues: Cues) -> bool:
    """ "金融庁は、北朝鮮の攻撃で482億円を失ったXに業務改善命令を出した": the topic does something, and accuses nobody.

    The accused stand in what describes somebody else, or the topic itself, and no verb of saying or finding follows them.
    """
    last = max((a.end for a in mentions.actors), default=None)
    described = DESCRIBES(cues).match(text, last) if last is not None else None
    if described is None or SAYS_SO(cues).search(text, max(described.end(), end)):
        return False
    if described.end() == start:
        return True  # ラザルスに奪われたハーモニーは、報奨金を提示した
    return end < described.start() and ACTS(cues).search(text, described.end()) is not None

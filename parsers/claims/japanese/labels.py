"""Parties that speak by where they stand alone: before a colon, in a headline, in the bracket behind the accused."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.values import Speaker
from parsers.parties import is_accused, is_state

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.values import Mentions
    from parsers.mentions.values import NameMention

ROLE = re.compile(r"[○◯●〇◎ 　]+[^。、（(○]{2,14}[（(]")  # ○政府参考人（警察庁長官官房審議官）
DATED = re.compile(
    r"^[\s　*＊・■●○\-]*[0-9０-９年月日/.\-年]{2,12}(?:[（(].[）)])?(?:ごろ|頃|夜|朝|未明)?\s*[:：|　 ]\s*"
)
GLOSSED = re.compile(r"[」』]?\s?[（(][^（()）]{2,60}[）)]")
REGION = re.compile(r"[^、。「」:：]{1,20}[:：]")
BEGUN = re.compile(r"(?:^|。)\s*$")
ACTING = re.compile(r"[）)」』]?(?:は|も)")
PRESENTED = re.compile(r"[」』）)]?(?:社|氏|さん)?(?:だ|である|です|だった|でした)(?:った)?[。]?\s*")
# 公表者：警察庁, in the line of a sheet
FIELD = re.compile(r"(?:公表|発表|特定|認定|帰属|判断|判定|発信|情報|表明)(?:者|元|主体|機関|源)\s?[:：]\s?$")


def is_label(text: str, party: NameMention) -> bool:
    """ "TRM Labs（5月22日）: …", and as headlines have it "ＦＢＩ、Xの流出は「北朝鮮の仕業」", "…とＦＢＩ"."""
    before, after = text[: party.start], text[party.end :]
    if FIELD.search(before):
        return True
    if not after.strip(" 　」】") and re.search(r"(?:[」』とで、]|[ 　])(?:米|英|韓|露)?$", before):
        return True
    if ROLE.fullmatch(before) and re.match(r"[^）)。]{0,20}[）)][ 　:：]", after):
        return True
    if BEGUN.search(before) and re.match(r"(?:さん|氏|社)?\s?[→⇒]", after):
        return True  # PeckShieldさん→「…」
    before = DATED.sub("", before)  # 3月11日：北朝鮮外務省、関与を否定
    if before.strip(" 　*＊・■-「【[（("):
        return False
    is_headline = not before.strip() and not text.rstrip().endswith("。")
    if is_headline and after.startswith(("、", " ", "　")):
        return True
    return bool(re.match(r"[\s*＊】）)\]]*(?:[（(][^）)]{1,20}[）)])?[\s*＊]*[:：]", after))


def is_gloss(text: str, party: NameMention, mentions: Mentions, cues: Cues) -> bool:
    """ "帰属：TraderTraitor（FBI・警察庁、2025-02-26）": in the bracket behind the accused, with nothing but dates."""
    for actor in mentions.actors:
        bracket = GLOSSED.match(text, actor.end)
        if bracket is None or not bracket.start() <= party.start < bracket.end():
            continue
        rest = text[bracket.start() : bracket.end()]
        for mention in sorted((*mentions.parties, *mentions.dates), key=lambda m: -m.start):
            if bracket.start() <= mention.start < bracket.end():
                at = mention.start - bracket.start()
                rest = rest[:at] + rest[at + mention.end - mention.start :]
        return re.fullmatch(rf"(?:{cues.either('report.glosses')}|[\W_])*", rest) is not None
    return False


def past_region(made: dict[str, Speaker], text: str) -> dict[str, Speaker]:
    """ "韓国: 警察庁は…と発表": a state before a colon is where it was, if somebody speaks behind it."""
    region = REGION.match(text)
    if region is None or not any(s.start >= region.end() for s in made.values()):
        return made
    return {p: s for p, s in made.items() if s.start >= region.end() or not is_state(p)}


@lru_cache(maxsize=4)
def _digested(cues: Cues) -> re.Pattern[str]:
    held = cues.either("report.documents")
    return re.compile(
        rf"[」』]?[^。、「」はがを（(]{{0,12}}?(?:{held})(?:[（(][^（()）]{{1,20}}[)）])?"
        r"(?:$|[：:から。、（(\s]|を(?:読|めく|訳|要約|紹介|見)|の(?:要約|抄訳|要点|要旨|概要|抜粋|訳|紹介|読み方))"
    )


def find_titled(heading: str, names: tuple[NameMention, ...], cues: Cues) -> tuple[Speaker, ...]:
    """ "要約：MSMT第2回報告", "Group-IBの月報から": whose report the text below such a heading retells."""
    parties = [n for n in names if n.kind == "party" and not is_accused(n.id)]
    if len({p.id for p in parties}) != 1 or not _digested(cues).match(heading, parties[0].end):
        return ()
    return (Speaker(parties[0].id, 0, 0),)


def find_presented(text: str, mentions: Mentions) -> tuple[Speaker, ...]:
    """ "それより早く動いたのが調査者Xだ。", "財務省は18日、ミキサーを制裁した。": who is news here and speaks next."""
    acting = [
        p
        for p in mentions.parties
        if ACTING.match(text, p.end) and not text[: p.start].strip(" 　米英韓豪日")
    ]
    closing = [p for p in mentions.parties if PRESENTED.fullmatch(text, p.end)]
    leads = [p for p in closing if re.search(r"の(?:は|が)、?[^。はが]{0,40}$", text[: p.start])]
    return tuple(Speaker(p.id, p.start, p.end) for p in leads or acting[:1])

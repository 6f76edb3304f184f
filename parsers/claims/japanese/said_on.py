"""Days on which somebody said something, in a Japanese chronicle or sentence: no days of a theft."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.japanese.victims import theft_words

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.values import Mentions, Victim
    from parsers.mentions.values import DateMention

# アンダリエルの犯行と特定, サイバー攻撃グループ: no deed that a date could be of
VERDICT = re.compile(
    r"(?:犯行|仕業|所業|仕事|関与)[」』]?(?:だ|である|で|と|に|説|を(?:認|否|裏|確))"
    r"|(?:サイバー)?(?:攻撃|ハッキング|窃盗|窃取|犯行|強奪|盗み)(?:グループ|集団|者|組織|団|主体|部隊|アクター)"
)
# 2024-11-21: 韓国警察庁が、本件はラザルスの犯行だったと公表。
ENDS_TOLD = re.compile(
    r"(?:と|に)(?:公表|発表|断定|特定|認定|結論付け|結論づけ|結論|指摘|投稿|主張|報告|説明|名指し|明らかに|確認|帰属|判断|評価|推定|言及|反論|否定|非難|批判|反発|一蹴|コメント|表明|回答|述べ|語っ|話し|明かし|答え|伝え|訴え|記し)"
    r"(?:し(?:た|ている)|た|され(?:た|ている))?(?:[（(][^（）()]*[）)])?。?$"
)
# 2024-12-24 警察庁と FBI・DC3 が: the entry of a chronicle, and who begins it
ENTRY = re.compile(r"[\s　■・●○◆*＊\-]*(?:\d{1,2}[.)．）]\s?)?[（(【\[]?")
WHO_DID = worded(r"{actors.took}[^。、「」]{0,4}[ただ]の(?:は|が)")
LEADS_TO = re.compile(r"[)）】\]]?\*{0,2}(?:[：:、，,|\s　—–―]|に)*")
ITS_SUBJECT = re.compile(r"[^、。はがも]{0,30}?(?:は|が|も)(?!ら|な)|[^。はがもを「」]{0,40}?、")
# the theft as the object of a verdict, and no deed told before
ITS_OBJECT = worded(
    r"(?:(?!{theft.losses}|[盗奪失襲]|[流し]出し|は|が)[^。])*?を、?[^。、をはが]{0,24}(?:の{ties.of}|によるもの|[とに]結び(?:付|つ)け|に帰属)"
)
WITH_TOPIC = re.compile("に[はも]、?")
# 財務省も 2022-04-14 に: the day right behind the topic that speaks
ITS_DAY = re.compile(r"[)）」』]?(?:[（(][^（()）]{1,16}[)）])?\s?(?:は|が|も)[、，,]?\s?")


def deed_of(text: str, start: int, cues: Cues) -> re.Match[str] | None:
    """The first word of theft from here on that is no verdict (アンダリエルの犯行と特定)."""
    found = theft_words(cues).finditer(text, start)
    return next((m for m in found if not VERDICT.match(text, m.start())), None)


def is_day_of_word(text: str, date: DateMention, mentions: Mentions, cues: Cues) -> bool:
    """ "昨年12月には、警察庁が、Xから盗んだのはYだと公表している": who says so stands right behind the day."""
    begin = WITH_TOPIC.match(text, date.end)
    if begin is not None and ITS_OBJECT(cues).match(text, begin.end()):
        return True  # 9月6日には、Xからの4,100万ドルの窃取をラザルスによるものとした
    is_next = begin is not None and any(
        p.start == begin.end() and not text.startswith("の", p.end) for p in mentions.parties
    )
    return is_next and ENDS_TOLD.search(text) is not None


def opens_entry(
    text: str, date: DateMention, mentions: Mentions, robbed: tuple[Victim, ...], cues: Cues
) -> bool:
    """ "2018-02 国家情報院は、Xの流出は北朝鮮の犯行だと説明した": an entry about what somebody said."""
    if not ENTRY.fullmatch(text, 0, date.start):
        return False
    begin = LEADS_TO.match(text, date.end)
    start = begin.end() if begin else date.end
    subject = ITS_SUBJECT.match(text, start)
    is_told = (
        subject is not None
        and ENDS_TOLD.search(text) is not None
        and theft_words(cues).search(text, start, subject.end()) is None
    )
    is_verdict = bool(mentions.actors) or WHO_DID(cues).search(text) is not None
    if is_told and is_verdict and subject and not any(start <= v.start < subject.end() for v in robbed):
        return True  # 2025-09-20 — 記録を調べたXが「Yから盗んだのは…ではない」と結論。
    opening = next((p for p in mentions.parties if p.start == start), None)
    if opening is None or not ITS_SUBJECT.match(text, opening.end):
        return False
    return any(cues[key].search(text, opening.end) for key in ("report.verbs", "dates.told"))


def is_day_of_verdict(text: str, date: DateMention, mentions: Mentions, cues: Cues) -> bool:
    """ "財務省も 2022-04-14 にラザルスの犯行と確認": who speaks, the day, and no deed behind it but the verdict."""
    if not any(p.end <= date.start and ITS_DAY.fullmatch(text, p.end, date.start) for p in mentions.parties):
        return False
    if text.startswith("にも", date.end):
        return True  # FBIは1月にも、昨年のXの流出の背後にYがいたと名指しした
    return deed_of(text, date.end, cues) is None and bool(VERDICT.search(text, date.end))

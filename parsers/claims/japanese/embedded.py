"""Claims in a Japanese noun phrase, whatever is said of them: "北朝鮮の犯行とする警察庁の発表"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.values import Speaker
from parsers.parties import is_accused

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.values import Mentions
    from parsers.mentions.values import NameMention

# 福岡県警察とサイバー特別捜査部が共同で: who works on a case for the national police
NATIONAL, LOCAL = "jp.npa", re.compile(r"jp\.(?:[a-z\-]+-police|mpd)")
SAYING = worded(
    r"(?:とする|とした|と{embedded.said}(?:し)?た|という|との|とみる|と見る|だとする)(?:[一-龯]{1,3}の|米|英|韓|豪)?$"
    r"|(?:と|だと){embedded.told}(?:た|ている|だ|でいる)$"
    r"|{embedded.judged}(?:た|ている)$"
)
VERDICT = worded(
    r"[）)]?(?:に|へ|に対し(?:て)?)(?=、?[^。、]{0,12}{embedded.objects})"
    r"|[）)]?(?:[（(][^（()）]{1,16}[)）])?の(?:[0-9０-９]{1,2}[月日](?:[0-9０-９]{1,2}日)?の|今回の|先の|一連の)?(?:公式)?{embedded.verdicts}"
)

OF_VERDICT = worded(r"[）)」]?の(?:今回の|先の|公式|一連の)*{embedded.verdicts}(?:を|に|は|が|も|と)")
ITS_SHORT = ("（", "(")  # 連邦捜査局（FBI）
ROW = re.compile(r"[」』）)]?(?:と|や|、|・|及び|および|並びに)(?:米国?|英|韓|日本)?の?")
# 警察庁が北朝鮮の犯行と断定したことについて「でっち上げだ」とする
TOLD_OF = worded(
    r"[）)]?(?:が|による)(?:[^。「」]|「[^「」。]{1,20}」){2,60}?{embedded.told_of}(?:した|された|させた|た)?"
    r"(?:こと|件|点)?(?:について|に対し(?:て)?|に関し(?:て)?|をめぐ(?:り|って)|を受け(?:て)?|に反発|を)"
)


def find_embedded(text: str, mentions: Mentions, cues: Cues) -> tuple[tuple[Speaker, ...], int] | None:
    """Whose finding the clause speaks of (of several for 三か国), and where it ends."""
    for party in mentions.parties:
        if is_accused(party.id):
            continue
        is_behind = any(a.end <= party.start for a in mentions.actors) and SAYING(cues).search(
            text[: party.start]
        )
        last = _last_of_row(party, text, mentions) if is_behind else party
        if is_behind and (verdict := VERDICT(cues).match(text, last.end)):
            return _finders(last, text, mentions), verdict.end()
        if (told := TOLD_OF(cues).match(text, party.end)) and any(
            told.start() <= a.start < told.end() for a in mentions.actors
        ):
            return _finders(party, text, mentions), told.end()
    return None


def names_verdict(text: str, mentions: Mentions, shift: int, cues: Cues) -> bool:
    """ "教授は「FBIの断定をうのみにはできない」と話す": the clause speaks of a verdict, and says whose it is."""
    return any(OF_VERDICT(cues).match(text, p.end - shift) for p in mentions.parties if not is_accused(p.id))


def _last_of_row(party: NameMention, text: str, mentions: Mentions) -> NameMention:
    """ "とした日本の警察庁と米連邦捜査局（FBI）の発表": the last of those whose verdict it is."""
    for other in sorted(mentions.parties, key=lambda p: p.start):
        between = text[party.end : other.start]
        if other.start >= party.end and (ROW.fullmatch(between) or between in ITS_SHORT):
            party = other
    return party


def _finders(party: NameMention, text: str, mentions: Mentions) -> tuple[Speaker, ...]:
    """The party with those in one row before it (警察庁と国家サイバー統括室が)."""
    row = [p for p in mentions.parties if p.start == party.start]
    for other in sorted(mentions.parties, key=lambda p: -p.start):
        if other.end <= row[0].start and ROW.fullmatch(text, other.end, row[0].start):
            row.insert(0, other)
    is_national = any(p.id == NATIONAL for p in row)
    return tuple(Speaker(p.id, p.start, p.end) for p in row if not (is_national and LOCAL.fullmatch(p.id)))

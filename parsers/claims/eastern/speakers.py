"""Who says it, by particles: the topic of a verb of saying (警察庁は, 경찰청은), "によると", "에 따르면", or we."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.cues import alternation
from parsers.claims.values import Speaker
from parsers.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.eastern.tongue import Tongue
    from parsers.claims.values import Mentions, Victim
    from parsers.mentions.values import NameMention

ROLE = {
    "ja": r"(?:社|会社|企業|ベンダー|研究者|アナリスト|調査員|専門家|研究所|ラボ|団体|機関|氏|チーム|ラボズ|リサーチ|インテリジェンス|セキュリティ|アナリティクス)",
    "ko": r"(?:사|업체|기업|회사|연구원|분석가|전문가|연구소|랩스|팀|기관|탐정|박사|연구팀|시큐리티|애널리틱스|인텔리전스|리서치)",
}
# what stands between parties that speak together: 、及び・と, ·와과 및
LINK = re.compile(
    r"(?:\s|、|,|，|・|·|/|＋|\+|&|及び|および|並びに|ならびに|と|や|や、|とともに|と共に|と合同で|と連名で|와|과|및|하고|,\s|와\s함께|과\s함께|は|은|는|米国(?:の)?|日本\s*の?|미국|일본|한국|우리|英|米|日|韓|連邦|国防省|国防総省|국방부|(?:サイバー犯罪センター)|사이버범죄센터|연방수사국|の|등|等|など|[（(][^）)]{0,40}[）)])*"
)


def find_speakers(
    text: str, mentions: Mentions, victims: tuple[Victim, ...], cues: Cues, tongue: Tongue
) -> tuple[Speaker, ...]:
    """The speakers of a clause: listed parties, then unlisted firms and people, then the robbed party itself."""
    made: dict[str, Speaker] = {}
    for speaker in (*_listed(text, mentions, cues), *_unlisted(text, mentions, victims, cues, tongue)):
        made.setdefault(speaker.party, speaker)
    if not made and is_first_person(text, cues):
        return (Speaker("", 0, 0, is_self=True),)
    if not made:
        made = {s.party: s for s in _robbed_speaking(text, victims, cues)}
    return tuple(made.values())


def is_first_person(text: str, cues: Cues) -> bool:
    """当社, 본 연구소, 三か国の政府: the document speaks of itself."""
    return bool(cues["report.self"].search(text))


def _tail(cues: Cues) -> str:
    according = alternation(cues.lists["report.according"], whole_words=False)
    subject = alternation(cues.lists["report.subject"], whole_words=False)
    return rf"[」』”’'\"）)]?(?:\s?[（(][^）)]{{1,60}}[）)])?\s?(?:{according}|{subject})"


def _listed(text: str, mentions: Mentions, cues: Cues) -> Iterator[Speaker]:
    parties = sorted(mentions.parties, key=lambda p: p.start)
    for party in parties:
        if _speaks(text, party.end, cues):
            for mate in _together(text, party, parties):
                yield Speaker(mate.id, mate.start, mate.end)


def _speaks(text: str, end: int, cues: Cues) -> bool:
    after = text[end:]
    if re.match(r"[）)]?\s?(?:[:：]|（\d|[（(]\d{1,2}月)", after):
        return True
    # an office, a spokesman, a unit between the name and its particle
    office = r"(?:[一-龯ァ-ヴー]{0,12}|\s?[가-힣]{0,8}(?:\s[가-힣]{1,8}){0,2}?|\s?당국자?|\s?관계자)"
    if re.match(rf"{office}{_tail(cues)}", after) and cues["report.verbs"].search(after):
        return True
    return bool(
        re.match(
            r"(?:の|の公式)?(?:声明|発表|調査|捜査|分析|報告書|公表)(?:で|では|により|によって|に基づき)|(?:의|\s)?\s?(?:성명|발표|조사|수사|분석|보고서)(?:에서|를 통해|을 통해|에 따르면|에서는)|等が|등이|と連名|との連名|との合同|과 함께|와 함께|とともに|と共に",
            after,
        )
    )


def _together(text: str, party: NameMention, parties: list[NameMention]) -> Iterator[NameMention]:
    group = [party]
    changed = True
    while changed:
        changed = False
        for other in parties:
            if other in group:
                continue
            for mate in list(group):
                a, b = (other, mate) if other.start <= mate.start else (mate, other)
                if a.start == b.start or LINK.fullmatch(text[a.end : b.start]):
                    group.append(other)
                    changed = True
                    break
    yield from sorted(group, key=lambda p: p.start)


def _unlisted(
    text: str, mentions: Mentions, victims: tuple[Victim, ...], cues: Cues, tongue: Tongue
) -> Iterator[Speaker]:
    """A firm or a person no list knows: beside a word for its role, with a subject's particle and a verb of saying."""
    latin = r"[A-Za-z][A-Za-z0-9.\-]+(?:\s[A-Z][A-Za-z0-9.\-]+){0,3}"
    script = r"[ァ-ヴー・]{3,}" if tongue.language == "ja" else r"[가-힣A-Za-z0-9]{2,12}?"
    role = ROLE[tongue.language]
    tail = _tail(cues)
    patterns = (
        rf"(?:{role}(?:の|である|、|인|,|\s)?\s?[「『‘'“\"]?)(?P<n>{latin}|{script})(?:社|氏|사|측)?(?P<t>{tail})",
        rf"(?P<n>{latin})(?:社|氏|측)?(?P<t>{tail})",
        rf"(?P<n>[ァ-ヴー・]{{3,}}|[가-힣]{{2,12}})(?:社|{'ラボ|ラボズ' if tongue.language == 'ja' else '랩스|시큐리티|애널리틱스|리서치'})(?P<t>{tail})",
    )
    taken = [(n.start, n.end) for n in mentions.names] + [(v.start, v.end) for v in victims]
    for pattern in patterns:
        for match in re.finditer(pattern, text):
            start, end = match.span("n")
            name = match.group("n").strip("・ ")
            if any(a < end and start < b for a, b in taken) or name in tongue.common or len(name) < 3:
                continue
            if not cues["report.verbs"].search(text[match.end() :]):
                continue
            if bracket := re.match(r"[^（(]{0,3}[（(]([A-Za-z][A-Za-z0-9.\- ]{2,30})[）)]", text[end:]):
                name = bracket.group(1)
            yield Speaker(slug(name), start, end)


def _robbed_speaking(text: str, victims: tuple[Victim, ...], cues: Cues) -> Iterator[Speaker]:
    for victim in victims:
        if victim.id.startswith("unnamed:"):
            continue
        if re.match(
            r"\s?(?:自身|側|측|の運営会社)?\s?(?:は|が|은|는|이|가|도|も|[（(][^）)]*[）)]\s?[:：])",
            text[victim.end :],
        ) and cues["report.verbs"].search(text[victim.end :]):
            yield Speaker(victim.id, victim.start, victim.end)

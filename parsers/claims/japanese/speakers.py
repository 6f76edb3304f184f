"""Who says it, in Japanese: the topic of a verb of saying (警察庁は), "によると", 同社, or the document itself."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import alternation
from parsers.claims.japanese.names import GLOSS, HIRA, KANJI, KATA, WIDE
from parsers.claims.values import Speaker
from parsers.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.values import Mentions, Victim
    from parsers.mentions.values import NameMention

# what stands between parties that speak together: 、及び・と, with the words that introduce them
LINK = re.compile(
    r"(?:\s|、|,|，|・|·|/|／|＋|\+|&|[（(）)]|及び|および|並びに|ならびに|と|や|とともに|と共に|と合同で|と連名で|と協力し(?:て)?|"
    r"米国?(?:の)?|日本\s*の?|韓国(?:の)?|英国?(?:の)?|連邦|国防総?省|サイバー犯罪センター|当局|政府|の|等|など|[（(][^）)]{0,40}[）)])*"
)
# an office, a number of states, a spokesman between the name and its particle
OFFICE = rf"[ 　]?(?:[0-9０-９二三両]\s?(?:か国|カ国|ヶ国|ヵ国|国|政府|者|機関))?(?:の)?(?:[{KANJI}{KATA}]{{1,12}})?(?:ら)?"
LATIN = rf"[A-Za-z{WIDE}][A-Za-z0-9{WIDE}.&\-]*(?:[ 　][A-ZＡ-Ｚ][A-Za-z0-9{WIDE}.&\-]*){{0,3}}"
STAFF, SURNAME = 30, 2
MARKS = r"[」』”’\"]?(?:\s?[（(][^）)]{1,60}[）)])?"


@lru_cache(maxsize=4)
def _either(cues: Cues, key: str) -> str:
    return alternation(cues.lists[key], whole_words=False)


@lru_cache(maxsize=4)
def _tail(cues: Cues) -> str:
    """What follows who speaks: によると, or a particle of the topic."""
    return (
        rf"{MARKS}\s?(?:(?P<according>{_either(cues, 'report.according')})|{_either(cues, 'report.subject')})"
    )


def _says(match: re.Match[str] | None, text: str, at: int, cues: Cues) -> bool:
    """Whether what follows the particle is a verb of saying; によると needs none."""
    if match is None:
        return False
    return bool(match.group("according")) or cues["report.verbs"].search(text, at + match.end()) is not None


def find_speakers(
    text: str, mentions: Mentions, victims: tuple[Victim, ...], cues: Cues
) -> tuple[Speaker, ...]:
    """The speakers of a clause: listed parties, unlisted firms and people, the robbed party, a pronoun, or we."""
    made: dict[str, Speaker] = {}
    listed = list(_listed(text, mentions, cues))
    for speaker in listed:
        made.setdefault(speaker.party, speaker)
    for speaker in _unlisted(text, mentions, victims, cues):
        is_staff = any(
            0 <= speaker.start - p.end < STAFF and "の" in text[p.end : speaker.start] for p in listed
        )
        if not is_staff:  # "TRM Labsのアナリスト、ドウ氏は" is the firm's word
            made.setdefault(speaker.party, speaker)
    if not made and is_first_person(text, cues):
        return (Speaker("", 0, 0, is_self=True),)
    if not made:
        made = {s.party: s for s in _robbed_speaking(text, victims, cues)}
    if not made and (pronoun := _pronoun(text, cues)):
        return (pronoun,)
    return tuple(made.values())


def is_first_person(text: str, cues: Cues) -> bool:
    """当社は, 私たちは, 本調査では: the document speaks of itself."""
    return bool(re.search(rf"(?:{_either(cues, 'report.self')})", text))


def _pronoun(text: str, cues: Cues) -> Speaker | None:
    """同社によると, 同庁は, 起訴状によれば: whoever spoke last."""
    according = f"(?P<according>{_either(cues, 'report.according')}|では|で、)"
    match = re.search(
        rf"(?:{_either(cues, 'report.pronouns')}|{_either(cues, 'report.papers')})(?:{according}|は|が|も)",
        text,
    )
    if match and _says(match, text, 0, cues):
        return Speaker("", match.start(), match.end(), is_previous=True)
    return None


def _listed(text: str, mentions: Mentions, cues: Cues) -> Iterator[Speaker]:
    parties = sorted(mentions.parties, key=lambda p: p.start)
    for party in parties:
        if _speaks(text, party, mentions, cues):
            for mate in _together(text, party, parties):
                yield Speaker(mate.id, mate.start, mate.end)


def _speaks(text: str, party: NameMention, mentions: Mentions, cues: Cues) -> bool:
    after = text[party.end :]
    if not text[: party.start].strip(" 　*＊・■-「【[（(") and re.match(
        r"[\s*＊】）)\]]*(?:[（(][^）)]{1,20}[）)])?[\s*＊]*[:：]", after
    ):
        return True
    if re.match(rf"[）)]?(?:{_either(cues, 'report.passes_on')})", after):
        return True
    is_headline = not text[: party.start].strip() and not text.rstrip().endswith("。")
    if is_headline and after.startswith(("、", " ", "　")):
        return True  # ＦＢＩ、Xの流出は「北朝鮮の仕業」
    if re.match(
        rf"[）)]?{OFFICE}が[^、。]{{0,30}}(?:ない|なかった|ず)(?:として|とし、|ことから|ため|ので)", after
    ):
        return False  # a finding that another one misses
    office = re.match(rf"[）)]?(?P<office>{OFFICE}){_tail(cues)}", after)
    if office and cues["speakers.private"].search(office.group("office")):
        return False  # "トルコの取引所Xは" is no word of Turkey's
    if _says(office, after, 0, cues):
        return True
    staff = rf"の(?:{_either(cues, 'speakers.staff')})(?:である|の|、|[ 　])?[^、。「」]{{2,16}}?(?:{_either(cues, 'speakers.titles')})"
    if _says(re.match(rf"[）)]?{staff}{_tail(cues)}", after), after, 0, cues):
        return True
    quoted = re.match(r"[）)]?[ 　]?[「『](?P<said>[^」』]*)", after)
    if quoted and any(0 < a.start - party.end < quoted.end() for a in mentions.actors):
        return True  # ＦＢＩ「北朝鮮の犯行」
    return bool(re.match(rf"[）)]?{OFFICE}{MARKS}(?:{_either(cues, 'report.by')})", after))


def _together(text: str, party: NameMention, parties: list[NameMention]) -> Iterator[NameMention]:
    """The parties named in one row with the one that speaks; the accused state is none of them."""
    group = [party]
    changed = True
    while changed:
        changed = False
        for other in parties:
            if other in group or other.id.startswith("kp"):
                continue
            for mate in list(group):
                a, b = (other, mate) if other.start <= mate.start else (mate, other)
                if a.start == b.start or LINK.fullmatch(text[a.end : b.start]):
                    group.append(other)
                    changed = True
                    break
    yield from sorted(_finest(group), key=lambda p: p.start)


def _finest(group: list[NameMention]) -> list[NameMention]:
    """ "米国の連邦捜査局", "国家情報院（韓国）": the state beside its own agency only says whose agency it is."""
    return [p for p in group if p.group or not any(o.id.startswith(p.id + ".") for o in group)]


@lru_cache(maxsize=4)
def _unlisted_patterns(cues: Cues) -> tuple[re.Pattern[str], ...]:
    firm, title = (_either(cues, f"speakers.{key}") for key in ("endings", "titles"))
    role = alternation((*cues.lists["speakers.roles"], *cues.lists["speakers.firms"]), whole_words=False)
    tail = rf"(?:の(?:{_either(cues, 'speakers.staff')}))?(?:社|側)?{_tail(cues)}"
    word = rf"[{KANJI}{KATA}{HIRA}A-Za-z0-9{WIDE}・ー]"
    return tuple(
        re.compile(p)
        for p in (
            # ヘリオス・トレース社より中間報告書を受領, 調査を委託した碧海フォレンジックより
            rf"(?:{role}|委託した|依頼した|委託先の|委託先である)[「『（(の]*(?P<n>{LATIN}|[{KANJI}{KATA}A-Za-z0-9・]{{2,20}}?)(?:社)?[」』）)]?(?:から|より|による|が)(?P<according>{_either(cues, 'report.received')})",
            # 分析会社ともしびアナリティクス（東京）は, 調査会社の「X」によると
            rf"(?:{role})(?:の|である|、|[ 　])?[「『]?(?P<n>{LATIN}|[{HIRA}]{{0,6}}[{KANJI}{KATA}A-Za-z0-9・]+?(?:{firm})?|[{KATA}・]{{3,}}){tail}",
            # 東浜セキュリティは
            rf"(?<![{KANJI}{KATA}A-Za-z])(?P<n>(?:{LATIN}[ 　]?|[{KANJI}]{{1,3}}[みびりきぎしちえけげねせめべ])?[{KANJI}{KATA}・]{{0,12}}(?:{firm})){tail}",
            # ともしびアナリティクスは at the start of a clause
            rf"(?:^|[。、「『\s　*＊])(?P<n>[{HIRA}]{{2,6}}[{KANJI}{KATA}]{{0,6}}(?:{firm})){tail}",
            # 佐久間直樹教授は, Aqua Trace のケラー氏
            rf"(?<![{KANJI}])(?P<n>[{KANJI}]{{1,2}}(?:{title}))(?:ら)?{_tail(cues)}",
            rf"(?<![{KANJI}])(?P<n>(?:[{KANJI}]{{3,5}}|[{KATA}・＝]{{2,20}}|{LATIN}))(?:{title})(?:ら)?{_tail(cues)}",
            # Helios Trace は
            rf"(?<![A-Za-z{WIDE}])(?P<n>{LATIN}){tail}",
            rf"(?<![{KATA}])(?P<n>[{KATA}・＝]{{3,}}){tail}",
            # 朝霧ラボ（5月24日）： at the start of a line
            rf"^[\s*＊・■\-「【]*(?P<n>{LATIN}|{word}{{2,14}}?)[」】*＊]*[（(][^）)]{{1,20}}[）)][*＊]*[:：]",
            rf"^[\s*＊・■\-「【]*(?P<n>{word}{{0,12}}?(?:{firm}))[」】*＊]*[:：]",
        )
    )


def _unlisted(text: str, mentions: Mentions, victims: tuple[Victim, ...], cues: Cues) -> Iterator[Speaker]:
    """A firm or person that no list knows: the topic of a verb of saying."""
    taken = [(n.start, n.end) for n in mentions.names] + [(v.start, v.end) for v in victims if v.is_target]
    taken += [(m.start, m.end) for m in (*mentions.amounts, *mentions.dates)]
    common = re.compile(rf"(?:{_either(cues, 'names.common')}|{_either(cues, 'speakers.nobody')}|[・ 　])+")
    titles = re.compile(rf"(?:{_either(cues, 'speakers.titles')})$")
    victim_ids = {(v.start, v.end): v.id for v in victims}
    for pattern in _unlisted_patterns(cues):
        for match in pattern.finditer(text):
            start, end = match.span("n")
            name = match.group("n").strip("・ 　")
            if any(a < end and start < b for a, b in taken) or common.fullmatch(name) or len(name) < 2:  # noqa: PLR2004
                continue
            is_label = match.group().rstrip().endswith((":", "："))
            if not is_label and not _says(match, text, 0, cues):
                continue
            taken.append((start, end))
            if known := next((i for (a, b), i in victim_ids.items() if a < end and start < b), None):
                yield Speaker(known, start, end)
                continue
            bare = titles.sub("", name)
            name = bare if len(bare) > SURNAME else name
            gloss = GLOSS.match(text, end)
            yield Speaker(slug(gloss.group("gloss") if gloss else name), start, end)


def _robbed_speaking(text: str, victims: tuple[Victim, ...], cues: Cues) -> Iterator[Speaker]:
    """ドリフトは…と述べた: the robbed party on its own case."""
    for victim in victims:
        if victim.id.startswith("unnamed:"):
            continue
        if re.match(r"\s?自身(?:[（(][^）)]*[）)])?[:：]", text[victim.end :]):
            yield Speaker(victim.id, victim.start, victim.end)
        behind = re.match(
            rf"[」』”\"]?(?:株式会社)?{MARKS}(?:の?(?:{_either(cues, 'speakers.staff')})|自身|側|社|[^、。]{{0,20}}(?:{_either(cues, 'speakers.titles')}))?(?:は|が|も|によると|によれば)",
            text[victim.end :],
        )
        if behind and cues["report.verbs"].search(text, victim.end + behind.end()):
            yield Speaker(victim.id, victim.start, victim.end)

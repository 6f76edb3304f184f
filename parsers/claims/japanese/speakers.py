"""Who says it, in Japanese: the topic of a verb of saying (警察庁は), 同社, or the document itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.japanese.called import in_full
from parsers.claims.japanese.embedded import LOCAL, NATIONAL
from parsers.claims.japanese.interview import find_interviewed
from parsers.claims.japanese.labels import is_gloss, is_label, past_region
from parsers.claims.japanese.marks import FORMER, KANJI, KATA
from parsers.claims.japanese.officials import find_officials
from parsers.claims.japanese.plain import find_plain_topic
from parsers.claims.japanese.pronouns import find_same
from parsers.claims.japanese.relays import find_nameless, innermost, is_relay
from parsers.claims.japanese.seats import find_passed_on, find_seated
from parsers.claims.japanese.selves import claiming, is_first_person, is_own_state, publishing
from parsers.claims.japanese.telling import MARKS, accuses, of_document, only_acts, says, tail, with_topic
from parsers.claims.japanese.topical import find_topical
from parsers.claims.japanese.topics import CLEFT, COPULA, find_mate, find_unlisted_speakers
from parsers.claims.spans import overlaps
from parsers.claims.values import Speaker
from parsers.claims.voice import UNSTATED
from parsers.parties import is_accused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.scene import Scene
    from parsers.claims.values import Mentions, Victim
    from parsers.mentions.values import NameMention

# what stands between parties that speak together: 、及び・と, with the words that introduce them
LINK = re.compile(
    r"(?:\s|、|,|，|・|·|/|／|＋|\+|&|[（(）)]|及び|および|並びに|ならびに|と|や|とともに|と共に|と合同で|と連名で"
    r"|と協力し(?:て)?|米国?(?:の)?|日本\s*の?|韓国(?:の)?|英国?(?:の)?|連邦|国防総?省|サイバー犯罪センター|当局|政府"
    rf"|の|等|など|[（(][^）)]{{0,40}}[）)]|[{KANJI}{KATA}]{{2,16}}の)*"
)
# an office, a number of states, a spokesman between the name and its particle
OFFICE = (
    r"[ 　]?(?:さん|氏|様)?(?:[0-9０-９二三両]\s?(?:か国|カ国|ヶ国|ヵ国|国|政府|者|機関))?(?:の)?"
    rf"(?:[{KANJI}{KATA}]{{1,12}})?(?:の(?:最新の|新たな|新しい)?(?:[{KANJI}{KATA}0-9０-９]{{1,14}}))?(?:ら)?"
)
ROW = re.compile(
    r"(?:社|氏)?[」』）)]?(?:と|及び|および|並びに|、|・|に加え、?|や)(?:分析会社|調査会社|民間の)?[「『]?"
)
# 愛知県警サイバー犯罪対策課と警察庁
ROOM = re.compile(rf"[{KANJI}{KATA}]{{1,14}}[課部局室隊庁班](?:と|及び|および|並びに|ならびに|や|、)")
STAFF = 30
OF_FIRM = re.compile(
    r"[」』]?(?:社)?の(?!元|前)[^。、「」はがを]{0,8}(?:、|の)?"
)  # コダマ取引所の広報担当、山根氏
VIEW_LEAD = re.compile(r"(?:という|とする|との)(?:の|見方|見立て|説)が、?[^。、]{0,10}$")
OF_SAME = re.compile(r"同社の(?!依頼|委託|求め|要請)[^、。]{0,12}、?$")
WITH = re.compile(r"(?:共同|合同)(?:で|の)?捜査")


def find_speakers(scene: Scene) -> tuple[Speaker, ...]:
    """The speakers of a clause: parties, unlisted firms and people, officials, the robbed party, or we."""
    scene = replace(scene, text=with_topic(scene.text, scene.sentence, scene.cues))
    text, victims, context, cues = scene.text, scene.victims, scene.context, scene.cues
    made = _named(scene)
    if made and all(is_relay(s, text, cues) for s in made.values()):
        made |= {s.party: s for s in _robbed_speaking(text, victims, cues)}
    if not made and (passed_on := find_passed_on(scene)):
        return passed_on
    if not made and (is_first_person(text, cues) or is_own_state(text, context)):
        return (find_interviewed(scene.sentence, context, cues) or Speaker("", 0, 0, is_self=True),)
    if not made:
        made = {s.party: s for s in _robbed_speaking(text, victims, cues)}
    if not made:
        return (
            find_same(scene)
            or find_nameless(text, cues)
            or find_plain_topic(text, scene.mentions, victims, cues)
            or find_seated(scene)
            or find_topical(scene)
        )
    works_for = NATIONAL in made and (NATIONAL in context.publishers or WITH.search(text))
    named = tuple(
        s
        for s in made.values()
        if not _is_place_of(s, made.values()) and not (works_for and LOCAL.fullmatch(s.party))
    )
    acting = [s for s in named if only_acts(text, s.start, s.end, scene.mentions, cues)]
    if acting and len(acting) == len(named) and not any(s.party in context.publishers for s in named):
        return (Speaker(UNSTATED, acting[0].start, acting[0].end),)
    return innermost(named, text, context, cues)


def _named(scene: Scene) -> dict[str, Speaker]:
    """Parties, unlisted firms and people, officials, by their id."""
    text, mentions, victims, cues = scene.text, scene.mentions, scene.victims, scene.cues
    made: dict[str, Speaker] = {}
    listed = [*_listed(text, mentions, cues), *claiming(text, mentions, cues)]
    listed += publishing(text, mentions, scene.context, cues)
    for speaker in listed:
        made.setdefault(speaker.party, speaker)
    officials = list(find_officials(scene))
    for speaker in find_unlisted_speakers(text, mentions, victims, cues):
        is_staff = any(
            0 <= speaker.start - p.end < STAFF and "の" in text[p.end : speaker.start] for p in listed
        ) or any(overlaps(speaker, o) for o in officials)
        is_staff |= any(overlaps(speaker, p) for p in listed)
        is_staff |= any(_is_officer(text, v, speaker) for v in victims)
        is_staff |= OF_SAME.search(text[: speaker.start]) is not None
        if not is_staff:  # "TRM Labsのアナリスト、ドウ氏は" is the firm's word
            called = in_full(speaker, text, scene.context)
            made.setdefault(called.party, called)
    for speaker in officials:
        if not any(p.split(".")[0] == speaker.party for p in made):
            made.setdefault(speaker.party, speaker)
    for speaker in _coordinated(text, list(made.values()), mentions, victims, cues):
        made.setdefault(speaker.party, speaker)
    return past_region(made, text)


def _is_officer(text: str, victim: Victim, speaker: Speaker) -> bool:
    """ "コダマ取引所の森田社長は": the robbed firm's own word."""
    between = text[victim.end : speaker.start]
    is_named = not victim.id.startswith("unnamed:") and victim.end <= speaker.start
    return is_named and OF_FIRM.fullmatch(between) is not None


def _is_place_of(state: Speaker, speakers: Iterable[Speaker]) -> bool:
    """ "ノルウェー公安警察（PST）は": the state in the name of its body says nothing itself."""
    return any(s.party.startswith(f"{state.party}.") and s.start <= state.start < s.end for s in speakers)


def _coordinated(
    text: str, speakers: list[Speaker], mentions: Mentions, victims: tuple[Victim, ...], cues: Cues
) -> Iterator[Speaker]:
    """ "FBIとSentinel Forensicsは", "AとBの両社は": who stands in one row before a speaker."""
    for speaker in speakers:
        for party in mentions.parties:
            if (
                party.end < speaker.start
                and not is_accused(party.id)
                and ROW.fullmatch(text[party.end : speaker.start])
            ):
                yield Speaker(party.id, party.start, party.end)
        if mate := find_mate(text, speaker.start, mentions, victims, cues):
            yield mate


def _listed(text: str, mentions: Mentions, cues: Cues) -> Iterator[Speaker]:
    parties = sorted(mentions.parties, key=lambda p: p.start)
    for party in parties:
        if _speaks(text, party, mentions, cues):
            for mate in _together(text, party, parties):
                yield Speaker(mate.id, mate.start, mate.end)


def _speaks(text: str, party: NameMention, mentions: Mentions, cues: Cues) -> bool:
    if text[: party.start].endswith("北朝鮮の") and not is_accused(party.id):
        return False  # "北朝鮮の国連代表部"
    if FORMER.search(text[: party.start]):
        return False  # "元FBI捜査官の柴崎氏は"
    after = text[party.end :]
    passes_on, by = cues.either("report.passes_on"), cues.either("report.by")
    return (
        is_label(text, party)
        or re.search(r"正しくは[「『]?$", text[: party.start]) is not None
        or _is_topic(after, party, mentions, cues)
        or _is_quoted(after, party, mentions)
        or _is_named_last(text, party)
        or _holds_view(text, party, cues)
        or is_gloss(text, party, mentions, cues)
        or re.match(rf"[）)]?(?:{passes_on}|{OFFICE}{MARKS}(?:{by}))", after) is not None
    )


def _is_topic(after: str, party: NameMention, mentions: Mentions, cues: Cues) -> bool:
    """ "警察庁サイバー部は", "TRM Labsのアナリスト、ドウ氏は" before a verb of saying."""
    missing = r"が[^、。]{0,30}(?:ない|なかった|ず)(?:として|とし、|ことから|ため|ので)"
    if re.match(rf"[）)]?{OFFICE}{missing}", after):
        return False  # a finding that another one misses
    office = re.match(rf"[）)]?(?P<office>{OFFICE}){tail(cues)}", after)
    if office and any(cues[f"speakers.{key}"].search(office["office"]) for key in ("private", "press")):
        return False  # "トルコの取引所Xは", "韓国の聯合ニュースは" is no word of the state's
    kind, title = cues.either("speakers.staff"), cues.either("speakers.titles")
    staff = rf"の(?:{kind})(?:である|の|、|[ 　])?[^、。「」]{{2,16}}?(?:{title})"
    speaks = says(office, after, cues) or says(re.match(rf"[）)]?{staff}{tail(cues)}", after), after, cues)
    return speaks or (office is not None and accuses(party.end + office.end(), mentions))


def _is_quoted(after: str, party: NameMention, mentions: Mentions) -> bool:
    """ "ＦＢＩ「北朝鮮の犯行」"."""
    quoted = re.match(r"[）)]?[ 　]?[「『][^」』]*", after)
    return quoted is not None and any(0 < a.start - party.end < quoted.end() for a in mentions.actors)


def _is_named_last(text: str, party: NameMention) -> bool:
    """ "…と断じるのは、警察庁の幹部だ。"."""
    lead = re.search(rf"{CLEFT}[^。、「」]{{0,14}}$", text[: party.start])
    return lead is not None and re.match(rf"[^。、「」]{{0,24}}?{COPULA}", text[party.end :]) is not None


def _holds_view(text: str, party: NameMention, cues: Cues) -> bool:
    """ "北朝鮮の犯行だというのが、エリプティックの結論だ。"."""
    views = rf"[^。、「」]{{0,8}}の[^。、のは]{{0,6}}(?:{cues.either('speakers.views')})(?:だ|である|です)"
    lead = VIEW_LEAD.search(text[: party.start])
    return lead is not None and re.match(views, text[party.end :]) is not None


def _together(text: str, party: NameMention, parties: list[NameMention]) -> Iterator[NameMention]:
    """The parties named in one row with the one that speaks; the accused state is none of them."""
    group = [party]
    changed = True
    while changed:
        changed = False
        for other in parties:
            if other in group or is_accused(other.id):
                continue
            for mate in list(group):
                a, b = (other, mate) if other.start <= mate.start else (mate, other)
                if (
                    a.start == b.start
                    or LINK.fullmatch(text[a.end : b.start])
                    or ROOM.fullmatch(text[a.end : b.start])
                ):
                    group.append(other)
                    changed = True
                    break
    yield from sorted(_finest(group, text), key=lambda p: p.start)


def _finest(group: list[NameMention], text: str) -> list[NameMention]:
    """ "米国の連邦捜査局", "国連のMSMT", "国家情報院（韓国）": a state beside a body says whose it is."""
    return [
        p
        for p in group
        if p.group
        or not any(
            o.id.startswith(p.id + ".") or ("." not in p.id and text[p.end : o.start] in {"の", " "})
            for o in group
        )
    ]


def _robbed_speaking(text: str, victims: tuple[Victim, ...], cues: Cues) -> Iterator[Speaker]:
    """ドリフトは…と述べた: the robbed party on its own case."""
    staff, title = cues.either("speakers.staff"), cues.either("speakers.titles")
    by_name = rf"の?(?:{staff}|{title})(?:である|、|・)[^、。「」はが]{{2,20}}?(?:{title})"  # のCEO、スミス氏
    office = rf"(?:{by_name}|(?:(?:の?(?:{staff})){{1,3}}|自身|側|社|(?!の(?:元|前|旧))[^、。]{{0,20}}(?:{title})))?"
    for victim in victims:
        if victim.id.startswith("unnamed:"):
            continue
        if re.match(r"\s?自身(?:[（(][^）)]*[）)])?[:：]", text[victim.end :]):
            yield Speaker(victim.id, victim.start, victim.end)
        behind = re.match(
            rf"[」』”\"]?(?:株式会社)?[)）]?{MARKS}[ 　]?{office}(?:[（(][^（）()]{{1,16}}[)）])?"
            rf"(?:(?P<according>{of_document(cues)})|は|が|も|によると|によれば)",
            text[victim.end :],
        )
        if behind and (behind["according"] or cues["report.verbs"].search(text, victim.end + behind.end())):
            yield Speaker(victim.id, victim.start, victim.end)

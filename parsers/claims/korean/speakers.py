"""Who says it, in Korean: the topic of a verb of saying (경찰청은 ... 밝혔다), 에 따르면, a label, or we.

Listed parties go before unlisted firms and people, these before the robbed party, that before the document.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.korean.gangs import OWNS_UP
from parsers.claims.korean.labels import find_labelling
from parsers.claims.korean.officials import body_of_publisher, find_local, find_officials, is_own_office
from parsers.claims.korean.own import calls_itself
from parsers.claims.korean.places import CLAUSE_END, places_of
from parsers.claims.korean.referred import find_group, find_referred, find_shortened
from parsers.claims.korean.relayed import find_relayed
from parsers.claims.korean.sources import find_sources
from parsers.claims.korean.speaker_places import speaker_places_of
from parsers.claims.korean.subjects import (
    CAME_OUT,
    SAYS,
    find_author,
    find_case_party,
    find_firm,
    find_self,
)
from parsers.claims.korean.turns import announced, headed, interviewed, labelled, recorded
from parsers.claims.korean.unlisted import find_unlisted
from parsers.claims.publisher import is_publisher
from parsers.claims.values import Speaker
from parsers.parties import ACCUSED, DPRK, is_accused, is_state
from parsers.values import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.korean.speaker_places import SpeakerPlaces
    from parsers.claims.scene import Scene
    from parsers.claims.values import Mentions, Victim
    from parsers.mentions.values import NameMention

# what may stand before the topic of a sentence: at most a few words, none of them a topic itself
OPENING = re.compile(r"\s*(?:[-○□•·*▶]\s?)?(?:[^\s,]*[^\s은는이가],?\s){0,3}[‘“'\"]?")
# 가장 먼저 입을 연 것은 잭엑스비티다
TOPICAL = re.compile(r"[가-힣A-Za-z0-9)）’”'\"][은는],?\s")
AS_TOPIC = re.compile(r"[’”'\"」)）]*(?:\s?(?:측|쪽))?[은는]\s")
CLEFT = re.compile(r"[은는]\s(?:다름 아닌\s|바로\s)?(?:[가-힣]{2,6}\s){0,2}$")
IS = re.compile(r"(?:이?다|였다|이었다|입니다|였습니다)[.]?$")
SPEECH = re.compile(r"[“\"][^”\"]+[”\"]")
HEADLINE = re.compile(r"\s?[,:：]?\s?[“\"‘'「]|\s?[:：]|,\s")
# 라자루스 소행으로 확인됨(경찰청)
BRACKETED, END = re.compile(r"[(（]$"), re.compile(r"[)）]\s*[.]?\s*$")
QUOTED_BY = re.compile(r"(?:\s?측)?(?:은|는)\s[“\"]")  # 새하얀거래소는 "…"는 입장이다
QUOTES = re.compile(r",?\s[“\"]")
NAME_REACH = 24
# 인도 거래소 라즈코인, ... 북한 소행이라고 자체 발표
TOLD_ITSELF = re.compile(
    r"(?:이?라고|으로|로)\s(?:자체\s?(?:발표|결론|판단|분석|공지|확인)|스스로\s(?:밝|공개|발표))"
)
OWN_FINDING = re.compile(
    r"(?:자체|내부)\s(?:\S{1,4}\s)?(?:조사|분석|점검|포렌식)|(?:으로|로|라고|다고)\s(?:판단|추정|의심|결론|확인|파악|본다|봅니다|보고)\S*[.]?\s*$"
)
AT = re.compile(r"에서\s")  # 경찰에서 수사하는 것으로 안다: an agency as where something is done


DEED = re.compile(
    r"\S{0,3}\s(?:\S{1,4}\s)?(?:일|사건|사고|건|것|경위|데|사태|사례)(?![가-힣]{3})"
)  # 잃은 일도

# "… 북한 소행이라고 국정원이 설명했다": whose word somebody passes on
TOLD_THEM = re.compile(
    r"(?:이|가|은|는|에서|측이|측은)\s(?:\S{1,8}\s)?(?:설명|보고|확인|판단|발표|결론|특정|지목|답변|밝[혔히]|말했|알[려렸]|전[해했])"
)


def find_speakers(scene: Scene) -> tuple[Speaker, ...]:
    """The speakers of a clause, each once; none where it names nobody."""
    text, sentence, mentions, victims = scene.text, scene.sentence, scene.mentions, scene.victims
    context, cues = scene.context, scene.cues
    named = (
        _answering_first(text, mentions, cues),
        find_sources(text, mentions, context, cues),
        find_local(text, mentions, cues),
        _listed(text, mentions, cues),
        _accused_state(text, mentions, cues),
        _confessing(text, mentions, cues),
        find_shortened(text, sentence, context, cues),
        find_firm(text, sentence, context, cues),
        find_referred(text, sentence, context, cues),
        find_officials(text, mentions, context, cues),
        find_author(text, context, cues),
        find_case_party(text, mentions, cues),
        find_unlisted(text, mentions, victims, context, cues, is_marked=True),
        _robbed(text, victims, cues),
        find_unlisted(text, mentions, victims, context, cues, is_marked=False),
        find_labelling(scene),
    )
    understood = (
        find_group(text, cues),
        recorded(sentence, context),
        labelled(sentence, context, cues),
        interviewed(sentence, context, cues),
        announced(sentence, context),
        find_relayed(text, sentence, context, cues),
        headed(text, sentence, context, cues),
        find_self(text, context, cues),
    )
    quoted: tuple[Speaker, ...] = ()
    begun = _own_clause(text, mentions, cues)
    for found in named:
        if speakers := _narrowest({s.party: s for s in found if s.start >= begun}):
            outside = _outside(speakers, text, mentions, cues)
            if outside:
                return _with_self(_answering(outside, text, cues), context)
            quoted = quoted or speakers
    for speakers in (quoted, *(_narrowest({s.party: s for s in found}) for found in understood)):
        if speakers:
            return _with_self(_answering(speakers, text, cues), context)
    return ()


def _own_clause(text: str, mentions: Mentions, cues: Cues) -> int:
    """경찰이 주관하고 있습니다만, 저희는 라자루스로 봅니다: where the clause begins that says whom we accuse; else 0."""
    first = min((a.start for a in mentions.actors), default=0)
    ends = (m.end() for m in CLAUSE_END.finditer(text, 0, first))
    return max((at for at in ends if cues["report.self"].match(text, at)), default=0)


def _with_self(speakers: tuple[Speaker, ...], context: Context) -> tuple[Speaker, ...]:
    bodies = (replace(s, party=body_of_publisher(s.party, context)) for s in speakers)
    return tuple(
        replace(s, is_self=True)
        if is_publisher(s.party, context.publishers) or is_own_office(s.party, context.publishers)
        else s
        for s in bodies
    )


def _narrowest(found: dict[str, Speaker]) -> tuple[Speaker, ...]:
    """유엔 안보리 전문가패널 is the panel, not the organisation that stands in its name."""
    if len(found) <= 1:
        return tuple(found.values())
    return tuple(
        s
        for s in found.values()
        if not any(
            o.party.startswith(s.party + ".") and 0 <= o.start - s.end < NAME_REACH for o in found.values()
        )
    )


def _outside(speakers: tuple[Speaker, ...], text: str, mentions: Mentions, cues: Cues) -> tuple[Speaker, ...]:
    """금융청 국장은 "경찰이 수사하고 있다"고: whom somebody speaks of does not speak."""
    quoted = [m.span() for m in SPEECH.finditer(text)]
    return tuple(
        s
        for s in speakers
        if all(_is_source(s, span, text, mentions, cues) for span in quoted if span[0] < s.start < span[1])
    )


def _is_source(speaker: Speaker, span: tuple[int, int], text: str, mentions: Mentions, cues: Cues) -> bool:
    """Whom somebody names as who found it: "국정원으로부터 통보를 받았다", "국정원이 라자루스를 범인으로 특정했다"."""
    places = speaker_places_of(cues)
    if places.according.match(text, speaker.end) or _finds(text, speaker.end, cues):
        return True
    told = any(span[0] < a.start < speaker.start for a in mentions.actors)
    if told and TOLD_THEM.match(text, speaker.end, span[1]):
        return True  # "북한 소행이라고 국정원이 설명했다"
    accuses = any(speaker.end <= a.start < span[1] for a in mentions.actors)
    return accuses and not any(
        cues.stances[s].search(text, span[0]) for s in (Stance.DENIED, Stance.DISPUTED)
    )


def _finds(text: str, end: int, cues: Cues) -> bool:
    """이 의원은 "정찰총국이 훔쳤다는 게 국정원의 결론"이라고: whose finding a clause of what is said ends in."""
    return speaker_places_of(cues).concluding.match(text, end) is not None


def _answering(speakers: tuple[Speaker, ...], text: str, cues: Cues) -> tuple[Speaker, ...]:
    """북한 외무성은 미국이 제기한 탈취설을 부인했다: the state that denies, without those whom it answers."""
    answers = tuple(s for s in speakers if is_accused(s.party))
    return answers if answers and cues.stances[Stance.DENIED].search(text) else speakers


def _listed(text: str, mentions: Mentions, cues: Cues) -> Iterator[Speaker]:
    parties = sorted(mentions.parties, key=lambda p: (p.start, -p.end))
    for party in parties:
        at_body = (
            "." in party.id and AT.match(text, party.end) and cues["report.verbs"].search(text, party.end)
        )
        if is_state(party.id) and not cues["report.verbs"].search(text, party.end):
            continue
        if at_body or _speaks(text, party.start, party.end, cues):
            for mate in _together(text, party, parties, speaker_places_of(cues)):
                yield Speaker(mate.id, mate.start, mate.end)


def _accused_state(text: str, mentions: Mentions, cues: Cues) -> Iterator[Speaker]:
    """북한은 ... 부인했다: the accused state answers."""
    for actor in mentions.actors:
        if actor.id == DPRK and speaker_places_of(cues).answer.match(text, actor.end):
            yield Speaker(ACCUSED, actor.start, actor.end)


def _answering_first(text: str, mentions: Mentions, cues: Cues) -> Iterator[Speaker]:
    """북한은 미국이 제기한 해킹설을 부인했다: the accused state that heads its denial, whoever is named in it."""
    for speaker in _accused_state(text, mentions, cues):
        if OPENING.fullmatch(text[: speaker.start]) and AS_TOPIC.match(text, speaker.end):
            yield speaker


def _speaks(text: str, start: int, end: int, cues: Cues) -> bool:
    """Behind a name: a subject's particle and a verb of saying, 에 따르면, a headline's quotation."""
    places, after = speaker_places_of(cues), text[end:]
    if places.according.match(after) or places.document.match(after) or places.finding.match(after):
        return True
    if _finds(text, end, cues):
        return True
    if places.tail.match(after) and cues["report.verbs"].search(after):
        return True
    if CLEFT.search(text[:start]) and IS.match(after):
        return True
    if places.topic.match(after) and OPENING.fullmatch(text[:start]):
        return True  # whose topic the sentence has, speaks by whatever verb
    if places.closing.match(after) or (BRACKETED.search(text[:start]) and END.match(after)):
        return True
    return bool(HEADLINE.match(after)) and not cues["report.subject"].match(after)


def _together(
    text: str, party: NameMention, parties: list[NameMention], places: SpeakerPlaces
) -> list[NameMention]:
    group = [party]
    for other in parties * 2:
        if other in group:
            continue
        pairs = [(other, m) if other.start <= m.start else (m, other) for m in group]
        if any(a.start == b.start or _joins(text[a.end : b.start], places) for a, b in pairs):
            group.append(other)
    return sorted(group, key=lambda p: p.start)


def _joins(between: str, places: SpeakerPlaces) -> bool:
    return bool(places.link.fullmatch(between) or places.chain.fullmatch(between))


def _confessing(text: str, mentions: Mentions, cues: Cues) -> Iterator[Speaker]:
    """프레데터리 스패로우는 자신들의 소행이라고 밝혔다, ... 훔쳤다고 주장했다: who claims the deed for itself."""
    for actor in mentions.actors:
        told = OWNS_UP(cues).match(text, actor.end)
        if told is None or actor.id == DPRK or not cues["report.verbs"].search(text, actor.end):
            continue
        # 라자루스가 훔쳤다고 밝혔다, ‘붉은매’는 라자루스가 ...: whoever the topic is, here or before, says it of another
        is_told_of = TOPICAL.search(text[: actor.start]) or not AS_TOPIC.match(told.group())
        if cues["accused.itself"].search(told.group()) or not is_told_of:
            yield Speaker(actor.id, actor.start, actor.end)


def _loses(text: str, at: int, cues: Cues) -> bool:
    """코인엑스가 5,400만 달러를 도난당한 사건에: what is told of it, to the next clause, is how it was robbed."""
    behind = CLAUSE_END.split(text[at:])[0]
    lost = cues["theft.losses"].search(behind)
    return lost is not None and (DEED.match(behind, lost.end()) is not None or not SAYS(cues).search(behind))


def _heads(text: str, victim: Victim, cues: Cues) -> bool:
    """모래톱거래소 내부 조사 결과 라자루스의 공격으로 판단한다: a bare name that heads what it says."""
    is_bare = not text[: victim.start].strip() and text[victim.end : victim.end + 1] == " "
    is_bare = is_bare and not places_of(cues).event.match(text, victim.end)  # 모래톱거래소 해킹은
    return (
        is_bare and OWN_FINDING.search(text, victim.end) is not None and not cues["theft.losses"].search(text)
    )


def _robbed(text: str, victims: tuple[Victim, ...], cues: Cues) -> Iterator[Speaker]:
    for victim in victims:
        if victim.id.startswith("unnamed:") or calls_itself(victim.name, cues):
            continue
        if _heads(text, victim, cues):
            yield Speaker(victim.id, victim.start, victim.end)
        if QUOTES.match(text, victim.end) and cues["report.verbs"].search(text[victim.end :]):
            yield Speaker(victim.id, victim.start, victim.end)
        if TOLD_ITSELF.search(text, victim.end):
            yield Speaker(victim.id, victim.start, victim.end)
        named = speaker_places_of(cues).victim.match(text, victim.end)
        if CAME_OUT(cues).search(text, victim.end):
            continue  # 업비트는 580억원을 탈취당했고, 라자루스의 소행으로 결론 났다; X 전 직원 이모씨는
        if not named or (named.group().endswith(("이 ", "가 ")) and _loses(text, named.end(), cues)):
            continue
        if QUOTED_BY.match(text, victim.end):
            yield Speaker(victim.id, victim.start, victim.end)
        rest = text[victim.end :]
        if cues["report.quoted"].search(rest) or cues["anaphora.agreement"].search(rest):
            yield Speaker(victim.id, victim.start, victim.end)

"""Who says it, in Korean: the topic of a verb of saying (경찰청은 ... 밝혔다), 에 따르면, a label, or we.

Listed parties go before unlisted firms and people, these before the robbed party, that before the document itself.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from parsers.claims.cues import alternation
from parsers.claims.korean.words import strip_particle
from parsers.claims.values import Speaker
from parsers.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence, Victim
    from parsers.mentions.values import NameMention

# what stands between parties that speak together
LINK = re.compile(
    r"(?:[\s,·/&+、]|[가-힣]{2,9}(?:수사국|수사본부|수사대|수사과|수사팀|센터|본부)|와|과|및|하고|와\s함께|과\s함께|공동으로|합동으로|등|의|은|는|미국|일본|한국|우리|국방부|연방수사국|사이버범죄센터|정부|[(（][^)）]{0,40}[)）])*"
)
CLOSE = r"(?:\s?[(（][^)）]{1,60}[)）])?[’”'\"」』)）]?(?:\s?[(（][^)）]{1,60}[)）])?"
HEADLINE = re.compile(r"\s?[,:：]?\s?[“\"‘'「]|\s?[:：]|,\s")
LABEL = re.compile(
    r"^[\s\-○□•]*(?P<label>[A-Za-z가-힣][A-Za-z가-힣0-9_.]{1,19})(?P<mark>\s?[:：]|\))?\s", re.MULTILINE
)
MIN_LABELS = 3
MIN_NAME = 3
NAME_REACH = 12
LATIN = r"[A-Z][A-Za-z0-9.\-]+(?:\s[A-Z][A-Za-z0-9.\-]+){0,3}"


class _Words(NamedTuple):
    tail: re.Pattern[str]
    according: re.Pattern[str]
    document: re.Pattern[str]
    firm: re.Pattern[str]
    person: re.Pattern[str]
    latin: re.Pattern[str]
    bare: re.Pattern[str]
    victim: re.Pattern[str]
    paper: re.Pattern[str]
    finding: re.Pattern[str]
    papered: re.Pattern[str]
    answer: re.Pattern[str]
    source: re.Pattern[str]
    quoted: re.Pattern[str]


@lru_cache(maxsize=4)
def _words(cues: Cues) -> _Words:
    def either(key: str) -> str:
        return alternation(cues.lists[key], whole_words=False)

    subject, title, firm = either("report.subject"), either("report.titles"), either("report.firms")
    # 엘립틱의 톰 로빈슨 수석과학자, 슬로우미스트 창업자 코스
    person = rf"(?:(?:의|\s)\s?(?:[가-힣A-Za-z]{{1,8}}\s){{0,3}}(?:{title})(?:\s[가-힣]{{1,4}})?)?"
    office = rf"(?:의?\s?(?:{either('report.offices')})){{0,2}}{person}"
    paper = r"(?:에서는|에서도|에서|를 통해|을 통해|에 따르면|으로|로|가|이|은|는|[을를] (?:인용|토대|근거|바탕)|대로라면|대로| 결과|\s)"
    unit = "연구진|연구팀|분석팀|위협분석팀|조사팀|측|관계자|대변인"
    tail = rf"{CLOSE}\s?(?:{either('report.according')}|{subject}(?=[\s,\"“‘']))"
    return _Words(
        tail=re.compile(rf"{office}{tail}"),
        according=re.compile(rf"{office}{CLOSE}\s?{either('report.according')}"),
        document=re.compile(rf"(?:의\s|\s)?(?:공식\s|공동\s|최종\s)?(?:{either('report.documents')}){paper}"),
        firm=re.compile(
            rf"(?:{firm}|{either('report.companies')})(?:인|,|\s)?\s?[‘“'\"]?(?P<n>{LATIN}|[가-힣A-Za-z0-9]{{2,12}}?)(?P<t>{tail})|(?<![가-힣])(?P<m>[가-힣A-Za-z0-9]{{1,10}}(?:{firm}))(?P<u>{tail})"
        ),
        person=re.compile(
            rf"(?<![가-힣])(?P<n>[가-힣]{{2,4}}|{LATIN})\s(?:[가-힣]{{2,8}}\s)?(?:{title})(?P<t>{tail})"
        ),
        latin=re.compile(rf"(?<![A-Za-z])(?P<n>{LATIN})(?:사|측)?(?P<t>{tail})"),
        bare=re.compile(rf"(?<![가-힣(])(?P<n>[가-힣]{{3,12}}?)(?:사|측|\s(?:{unit}))?(?P<t>{tail})"),
        # 북한의 범행이라는 게 FBI의 판단이다
        finding=re.compile(
            rf"{office}(?:의)?\s?(?:{either('report.findings')})(?:이다|다\.|다$|이라고|입니다|[은는](?!.{{0,20}}(?:틀|잘못|의문|근거|성급|섣))|이었다)"
        ),
        source=re.compile(
            rf"(?<![가-힣(])(?P<n>[가-힣]{{3,12}}?|{LATIN}){CLOSE}(?:{either('report.according')})"
        ),
        quoted=re.compile(
            rf"[“\"‘'](?P<n>[가-힣]{{3,12}}?|{LATIN})(?:사|측)?[이가은는]\s[^”\"’]{{0,80}}(?:특정|지목|결론|판단|평가|확인|추정|분석|의심)"
        ),
        answer=re.compile(r"\s?(?:측)?[은이]\s[^\"”’]{0,80}(?:부인|반박|일축|배격|날조|모략)"),
        papered=re.compile(
            rf"(?<![가-힣(])(?P<n>[가-힣]{{3,12}}?|{LATIN})(?P<t>(?:의)?\s(?:{either('report.documents')}){paper})"
        ),
        paper=re.compile(
            rf"(?<![가-힣]\s)(?:{either('report.documents')})(?:에 따르면|을 보면|를 보면|에 적힌|에 의하면)"
        ),
        victim=re.compile(
            rf"\s?(?:자신|측|의)?\s?(?:(?:{title})\s?)*(?:(?:{title})\s[가-힣]{{2,4}}?)?{CLOSE}(?:[은는이가도]|측은|[:：])\s"
        ),
    )


def find_speakers(
    sentence: Sentence,
    span: tuple[int, int],
    mentions: Mentions,
    victims: tuple[Victim, ...],
    context: Context,
    cues: Cues,
) -> tuple[Speaker, ...]:
    """The speakers of a clause, each once; none where it names nobody."""
    text = " " * span[0] + sentence.text[slice(*span)]
    for found in (
        _listed(text, mentions, cues),
        _accused_state(text, mentions, cues),
        _shortened(text, context, cues),
        _unlisted(text, mentions, victims, cues, is_marked=True),
        _robbed(text, victims, cues),
        _unlisted(text, mentions, victims, cues, is_marked=False),
        _paper(text, cues),
        _labelled(sentence, context, cues),
        _self(text, cues),
    ):
        if speakers := _narrowest({s.party: s for s in found}):
            return speakers
    return ()


def _narrowest(found: dict[str, Speaker]) -> tuple[Speaker, ...]:
    """유엔 안보리 전문가패널 is the panel, not the organisation that stands in its name."""
    return tuple(
        s
        for s in found.values()
        if not any(
            o.party.startswith(s.party + ".") and 0 <= o.start - s.end < NAME_REACH for o in found.values()
        )
    )


def _self(text: str, cues: Cues) -> Iterator[Speaker]:
    if cues["report.self"].search(text):
        yield Speaker("", 0, 0, is_self=True)


def _listed(text: str, mentions: Mentions, cues: Cues) -> Iterator[Speaker]:
    parties = sorted(mentions.parties, key=lambda p: (p.start, -p.end))
    for party in parties:
        if _speaks(text, party.end, cues):
            for mate in _together(text, party, parties):
                yield Speaker(mate.id, mate.start, mate.end)


def _accused_state(text: str, mentions: Mentions, cues: Cues) -> Iterator[Speaker]:
    """북한은 ... 부인했다: the accused state answers."""
    for actor in mentions.actors:
        if actor.id == "dprk" and _words(cues).answer.match(text, actor.end):
            yield Speaker("kp", actor.start, actor.end)


def _speaks(text: str, end: int, cues: Cues) -> bool:
    """Behind a name: a subject's particle and later a verb of saying, 에 따르면, or a headline's quotation mark."""
    words, after = _words(cues), text[end:]
    if words.according.match(after) or words.document.match(after) or words.finding.match(after):
        return True
    if words.tail.match(after) and cues["report.verbs"].search(after):
        return True
    return bool(HEADLINE.match(after)) and not cues["report.subject"].match(after)


def _together(text: str, party: NameMention, parties: list[NameMention]) -> list[NameMention]:
    group = [party]
    for other in parties * 2:
        if other in group:
            continue
        pairs = [(other, m) if other.start <= m.start else (m, other) for m in group]
        if any(a.start == b.start or LINK.fullmatch(text[a.end : b.start]) for a, b in pairs):
            group.append(other)
    return sorted(group, key=lambda p: p.start)


def _shortened(text: str, context: Context, cues: Cues) -> Iterator[Speaker]:
    """법무부는, after 미국 법무부 in the sentence before."""
    before = context.previous.mentions.parties if context.previous else ()
    for match in re.finditer(r"(?<![가-힣])[가-힣]{2,6}(?=은\s|는\s|이\s|가\s|도\s)", text):
        for party in before:
            if party.surface.endswith(" " + match.group()) and cues["report.verbs"].search(
                text[match.end() :]
            ):
                yield Speaker(party.id, *match.span())


def _unlisted(
    text: str, mentions: Mentions, victims: tuple[Victim, ...], cues: Cues, *, is_marked: bool
) -> Iterator[Speaker]:
    """A firm or person no list knows: marked by its trade, office or foreign letters, or by nothing but its speech."""
    words = _words(cues)
    taken = [(n.start, n.end) for n in mentions.names] + [(v.start, v.end) for v in victims if v.is_target]
    for pattern in (
        (words.source, words.quoted, words.person, words.firm, words.latin)
        if is_marked
        else (words.papered, words.bare)
    ):
        made = []
        for match in _overlapping(pattern, text):
            group = "n" if match["n"] else "m"
            start, end = match.span(group)
            name = match[group].strip()
            if any(a < end and start < b for a, b in taken) or not _is_speaker_name(name, cues):
                continue
            if not is_marked and not _opens(text, start, mentions, cues):
                continue
            is_doubtful = pattern is words.bare and not text[:start].strip().endswith("고")
            said = cues["report.quoted" if is_doubtful else "report.verbs"]
            is_source = pattern in (words.papered, words.source, words.quoted) or words.according.match(
                text, end
            )
            if is_source or said.search(text[match.end() :]):
                made.append(Speaker(slug(_latin_gloss(text, end) or name), start, end))
        if made:
            yield from made
            return


def _overlapping(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """All matches by their start: 반면 서도현 교수 begins with no name, 서도현 교수 does."""
    position = 0
    while match := pattern.search(text, position):
        yield match
        position = match.start() + 1


def _opens(text: str, start: int, mentions: Mentions, cues: Cues) -> bool:
    """Whether a word opens its sentence, but for an adverb or a date."""
    before = text[:start].strip()
    last = before.split()[-1] if before else ""
    return (
        not before
        or before.endswith(("고", "면서", ",", "-", "○", "□", "•"))
        or last in cues.lists["report.openers"]
        or last in cues.lists["report.analysed"]
        or any(not text[d.end : start].strip() for d in mentions.dates if d.end <= start)
    )


def _is_speaker_name(name: str, cues: Cues) -> bool:
    if (
        name in cues.lists["names.common"]
        or name in cues.lists["report.documents"]
        or cues["names.no_speaker"].search(name)
    ):
        return False
    return len(name) >= MIN_NAME and strip_particle(name) not in cues.lists["names.common"]


def _latin_gloss(text: str, end: int) -> str:
    match = re.match(r"[^(（\s]{0,3}[(（]([A-Za-z][A-Za-z0-9.\- ]{2,30})[)）]", text[end:])
    return match.group(1) if match else ""


def _robbed(text: str, victims: tuple[Victim, ...], cues: Cues) -> Iterator[Speaker]:
    for victim in victims:
        if victim.id.startswith("unnamed:") or not _words(cues).victim.match(text, victim.end):
            continue
        if cues["report.quoted"].search(text[victim.end :]):
            yield Speaker(victim.id, victim.start, victim.end)


def _paper(text: str, cues: Cues) -> Iterator[Speaker]:
    """공소장에 따르면: the paper of whoever was named before."""
    for match in _words(cues).paper.finditer(text):
        yield Speaker("", *match.span(), is_previous=True)


def _labelled(sentence: Sentence, context: Context, cues: Cues) -> Iterator[Speaker]:
    """An interview sets who answers before each answer: haneulbit 전혀 다른 사건이다."""
    labels = _labels(context.text, cues)
    if not labels:
        return
    line = context.text.rfind("\n", 0, sentence.start) + 1
    match = LABEL.match(context.text, line)
    if match and match["label"] in labels:
        yield Speaker(slug(match["label"]), 0, 0)


@lru_cache(maxsize=4)
def _labels(text: str, cues: Cues) -> frozenset[str]:
    """Words that begin three or more lines as a name before a speech, and hang no particle on themselves."""
    counted = Counter(m["label"] for m in LABEL.finditer(text))
    return frozenset(
        label
        for label, number in counted.items()
        if number >= MIN_LABELS
        and _is_speaker_name(label, cues)
        and (re.fullmatch(r"[A-Za-z][A-Za-z0-9_.]*", label) or f"{label}:" in text or f"{label} :" in text)
    )

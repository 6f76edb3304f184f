"""Bodies of states in Korean: 체코 정부 is not the Korean one, and 수사당국 관계자 speaks for its state as such."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import alternation, states_of
from parsers.claims.korean.speaker_places import speaker_places_of
from parsers.claims.publisher import GOVERNMENT
from parsers.claims.values import Speaker
from parsers.languages import Language
from parsers.mentions.bodies import body_meant
from parsers.mentions.names import find_names
from parsers.names import spots
from parsers.parties import ACCUSED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence
    from parsers.mentions.values import NameMention

HOME = "kr"
REACH = 40  # code points that a state with its words and what joins it to its body take at most
GENERIC = re.compile(r"(?:정부|당국|경찰|검찰|수사당국|법무부|재무부|외교부|국방부)(?:청)?")

DIVISION = re.compile(
    r"(?:\s?[가-힣·]{2,12}(?:부|과|대|팀|단|국|실|처)(?=[은는이가도]))?"
)  # 수원지검 방첩부는
JOINED = re.compile(r"(?:[(（][^)）]{1,20}[)）])?\s?[·,/]\s?")
FORCES = {"경찰": "police", "검찰": "prosecutors"}
LOCAL = re.compile(r"[a-z]{2}\..+-(?:police|prosecutors)")
NATIONAL = re.compile(r"(?<![가-힣])(?:경찰청|국가수사본부|국수본|대검)")
CHARGES = re.compile(r"[.](?:doj|spo|dpp|cps)$|[.-]?prosecut")  # publishers who charge
OFFICE = re.compile(r"prosecut|^spo$|^sdny|검찰청?$|지검$")
PREDICATE = re.compile(r"(?:이|가)\s아(?:니|닌|닙|님)")  # 저희는 수사기관이 아니며


@lru_cache(maxsize=4)
def _state(cues: Cues) -> str:
    return (
        rf"(?<![가-힣A-Za-z])(?P<state>{alternation(states_of(cues), whole_words=False)})(?:의|\s|연방|중앙)*"
    )


@lru_cache(maxsize=4)
def _before(cues: Cues) -> re.Pattern[str]:
    return re.compile(rf"{_state(cues)}$")


@lru_cache(maxsize=4)
def _led(cues: Cues) -> re.Pattern[str]:
    return re.compile(rf"{_state(cues)}[가-힣]{{0,4}}\Z")


@lru_cache(maxsize=4)
def _body(cues: Cues) -> re.Pattern[str]:
    who = cues.either("officials.words")
    rank = cues.either("officials.ranks")
    # 에스토니아 정보시스템청: an agency that no list holds
    agency = (
        r"(?:[가-힣]{2,8}\s){0,2}[가-힣]{1,10}(?:청|국|처|과|센터|위원회|감독원|보안원|수사대|경찰|검찰|부)(?:\s?(?:장관|차관|대변인|국장|청장|총장))?"
        r"(?=(?:[(（][^)）]{1,20}[)）])?[은이는가도])"
    )
    bodies = rf"(?<![가-힣])(?P<who>{who}|(?<=\s)(?(state){agency}|(?!)))"
    # 정부 안에서는
    inside = r"(?:\s?(?:안|안팎|내|내부|일각))?"
    return re.compile(rf"(?:{_state(cues)})?{bodies}(?:\s?(?:한\s)?{rank})*(?:들)?{inside}")


def find_local(text: str, mentions: Mentions, cues: Cues) -> Iterator[Speaker]:
    """부산경찰청은, 수원지검 방첩부는: the police and the prosecutors of a town or region."""
    tail = speaker_places_of(cues).tail
    for body in mentions.parties:
        if not LOCAL.fullmatch(body.id):
            continue
        rest = text[body.end :]
        division = DIVISION.match(rest)
        if tail.match(rest, division.end() if division else 0) and cues["report.verbs"].search(rest):
            yield Speaker(body.id, body.start, body.end)


def body_of_publisher(party: str, context: Context) -> str:
    """국가범죄수사국(NCA)은 in what gb.nca publishes is gb.nca; NCSC there, which needs no state's name, gb.ncsc."""
    if "." in party:
        return party
    for publisher in context.publishers:
        state, dot, _ = publisher.partition(".")
        body = f"{state}.{party}"
        if (
            dot
            and len(state) == len(HOME)
            and (body == publisher or f"party:{body}" in context.lexicon.names)
        ):
            return body
    return party


def is_own_office(party: str, publishers: tuple[str, ...]) -> bool:
    """서울남부지방검찰청은 in what the prosecutors of its state publish: the publisher's own office."""
    state, _, body = party.rpartition(".")
    if party in publishers or len(publishers) != 1 or not CHARGES.search(publishers[0]):
        return False
    return bool(OFFICE.search(body)) and state in {"", publishers[0].split(".")[0]}


def _of_the_region(surface: str, context: Context) -> str:
    """경찰은 in a text about what 부산경찰청 found: theirs; empty where a national body or another region is told of."""
    kind = FORCES.get(surface)
    if kind is None or NATIONAL.search(context.text) or any("." in p for p in context.publishers):
        return ""
    told = {n.id for n in _parties_before(len(context.text), context) if LOCAL.fullmatch(n.id)}
    fitting = [party for party in told if party.endswith(kind) and party.startswith(f"{HOME}.")]
    return fitting[0] if len(fitting) == 1 else ""


def of_their_state(
    names: tuple[NameMention, ...], sentence: Sentence, context: Context, cues: Cues
) -> tuple[NameMention, ...]:
    """The names of a sentence, "the police" behind a foreign state's name, or told before with it, as that state."""
    told: list[NameMention] = []
    for name in names:
        if name.kind == "party" and (own := _of_the_publisher(name, context)):
            told.append(replace(name, id=own))
            continue
        told.append(_beside(_at_home(name, sentence, context, cues), told, sentence.text, context, cues))
    return tuple(told)


def _beside(
    name: NameMention, told: list[NameMention], text: str, context: Context, cues: Cues
) -> NameMention:
    """일본 금융청·경찰청: a body of the state whose other body stands right before it."""
    before = next((n for n in reversed(told) if n.kind == "party" and n.end <= name.start), None)
    if name.kind != "party" or name.id.split(".")[0] != HOME or before is None:
        return name
    state = before.id.split(".")[0]
    word = next((w for w, s in states_of(cues).items() if s == state), "")
    if state == HOME or not word or not JOINED.fullmatch(text, before.end, name.start):
        return name
    own = [
        n.id for n in find_names(f"{word} {name.surface}", context.lexicon) if n.id.startswith(f"{state}.")
    ]
    return replace(name, id=own[0]) if own else name


def _of_the_publisher(name: NameMention, context: Context) -> str:
    """OFSI, on a page of gb.ofsi: the publisher by its short name, whichever body a list holds it for; or empty."""
    own = (p for p in context.publishers if GOVERNMENT.fullmatch(p) and "." in p)
    return next((p for p in own if p.rpartition(".")[2] == name.surface.casefold()), "")


def _at_home(name: NameMention, sentence: Sentence, context: Context, cues: Cues) -> NameMention:
    if name.kind != "party" or name.id.split(".")[0] != HOME:
        return name
    named = _before(cues).search(sentence.text[: name.start])
    if named is None and (town := _of_the_town(name.surface, sentence, context)):
        return replace(name, id=town)
    if named is None and GENERIC.fullmatch(name.surface):
        named = _told_before(name.surface, sentence, context, cues)
    if named is None and (local := _of_the_region(name.surface, context)):
        return replace(name, id=local)
    state = states_of(cues)[named["state"]] if named else HOME
    if state in {HOME, ACCUSED}:
        return name
    parties = [n.id for n in _parties_before(sentence.start + name.start, context)]
    return replace(
        name, id=body_meant(name.surface, Language.KOREAN, state, parties, context.lexicon.bodies) or state
    )


def _parties_before(at: int, context: Context) -> list[NameMention]:
    return [n for n in find_names(context.text, context.lexicon) if n.kind == "party" and n.end <= at]


def _of_the_town(surface: str, sentence: Sentence, context: Context) -> str:
    """검찰은, where the text began with 예테보리 검찰 and told of no other: theirs; else empty."""
    if surface not in FORCES or any(p.split(".")[0] == HOME for p in context.publishers):
        return ""
    before = _parties_before(sentence.start, context)
    told = [n.id for n in before if n.surface.endswith(surface) and n.surface != surface]
    is_foreign = not any(party.split(".")[0] == HOME for party in told)
    return told[-1] if told and is_foreign and LOCAL.fullmatch(told[-1]) else ""


def _told_before(surface: str, sentence: Sentence, context: Context, cues: Cues) -> re.Match[str] | None:
    """검찰은 10일, where the text began with 네덜란드 검찰."""
    if any(p.split(".")[0] == HOME for p in context.publishers):
        return None
    before = context.text[: sentence.start]
    led = (_led(cues).search(before, max(start - REACH, 0), start) for start, _ in spots(surface, before))
    told = [lead for lead in led if lead]
    # where the text told of both 한국 경찰청 and 일본 경찰청, the bare word is its own
    at_home = any(states_of(cues)[m["state"]] == HOME for m in told)
    return told[-1] if told and not at_home else None


def find_officials(text: str, mentions: Mentions, context: Context, cues: Cues) -> Iterator[Speaker]:
    """멕시코 수사당국은, 정보당국 고위 관계자에 따르면: the state named, else the publisher's, else Korea."""
    tail = speaker_places_of(cues).tail
    for match in _body(cues).finditer(text):
        start, end = match.span("who")
        inside = [n for n in mentions.names if n.start < end and start < n.end]
        if PREDICATE.match(text, match.end()) or any(
            n.start <= start or not GENERIC.fullmatch(n.surface) for n in inside
        ):
            continue  # 뭄바이 경찰 사이버범죄과 holds no name but a word for a body
        speaks = tail.match(text, match.end()) and cues["report.verbs"].search(text[match.end() :])
        state = (
            states_of(cues)[match["state"]]
            if match["state"]
            else _nearest(text, match.start(), mentions, context)
        )
        if speaks and state != ACCUSED:
            yield Speaker(state, start, end)


def _nearest(text: str, start: int, mentions: Mentions, context: Context) -> str:
    """A state listed right before, else the publisher's, else Korea."""
    beside = [
        p.id.split(".")[0]
        for p in mentions.parties
        if p.end <= start and not text[p.end : start].strip(" 의·,") and len(p.id.split(".")[0]) == len(HOME)
    ]
    publishers = [p.split(".")[0] for p in context.publishers if len(p.split(".")[0]) == len(HOME)]
    return next(iter([*beside, *publishers]), HOME)

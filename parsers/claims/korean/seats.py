"""Whoever sits where a speaker does, listed or not: 할런 의원은 ... 돌렸다, 탈레스의 한 연구원은 ... 발표했다.

The noun phrase before the particle of a topic is the speaker, if the clause ends in a verb of saying or finding:
the listed party in it; the robbed firm, where its head is an office of a firm; a state, where it is an office of
one; else the phrase itself. What is a thing or a crowd speaks for nobody.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from parsers.claims.korean.turns import VERBAL, is_malware, is_speaker_name
from parsers.claims.korean.words import fits, strip_particle
from parsers.claims.publisher import is_publisher
from parsers.claims.values import Speaker
from parsers.mentions.names import find_names
from parsers.names import slug, spots
from parsers.parties import is_body, is_state, state_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.scene import Scene
    from parsers.claims.values import Frame, Victim
    from parsers.mentions.values import NameMention

TOKEN = re.compile(r"\S+")
SEAT = re.compile(
    r"[‘“'\"「『《]?(?P<stem>[가-힣A-Za-z0-9][가-힣A-Za-z0-9.·&\-]*?)[’”'\"」』》]?(?:\([^)]*\)|（[^）]*）)?"
    r"(?P<particle>측은|측이|측도|에서는|에서도|께서|까지|은|는|이|가|도),?"
)
TOPICS = ("측은", "측도", "에서는", "에서도", "까지", "은", "는", "도")
QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
ADNOMINAL = re.compile(
    r"[가-힣](?:은|는|던|한|된|힌|긴|린|난|운|온|친|킨|른|쓴)$|[을를에로고며서게면지]$|(?:직전|직후|당시|이후|이전|도중|무렵)$"
)
NUMBER = re.compile(r"^\d|^(?:한|두|세|네|그|이|저|모|본|제|전|현|각)$")
OWN = re.compile(r"의$")
JOINED = re.compile(r"(?:와|과|,|·|/|하고|및|는 물론|는 물론이고)?\s?(?:및\s)?")
PERSON = re.compile(r"[가-힣]{3}(?<![은는을를한된])")
FORMER = {"전", "전직", "옛", "前", "퇴사한", "해고된"}
WORDS, SHORTEST = 3, 2
# behind a clause of what is said: 라고 잭엑스비티가 주장했다
SAID = re.compile(r"(?:[다라자냐]고|[다라]며|[다라]면서|[다라]는)[”\"’']?$")
LATE = 40  # letters behind a subject that ends a sentence


class _Seat(NamedTuple):
    start: int
    end: int
    words: tuple[str, ...]
    is_topic: bool


@lru_cache(maxsize=4)
def _ends(cues: Cues, key: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{cues.either(key)})$")


def find_seated(scene: Scene) -> Iterator[Speaker]:
    """At most one speaker: who has the topic, else the subject of a verb of saying that ends the clause."""
    if not scene.cues["seats.predicates"].search(scene.text):
        return
    seats = [s for s in _seats(scene) if _speaks(s, scene)]
    for seat in sorted(seats, key=lambda s: (not s.is_topic, s.start)):
        if speaker := _who(seat, scene):
            yield speaker
            yield from _joined(seat, scene)
            return
        if joined := tuple(_joined(seat, scene)):  # 유럽연합과 27개 회원국은
            yield from joined
            return


def _joined(seat: _Seat, scene: Scene) -> Iterator[Speaker]:
    """엘립틱과 잭엑스비티가: the listed parties that share a seat with the last one."""
    at = seat.start
    for party in sorted(scene.mentions.parties, key=lambda p: -p.start):
        if party.end <= at and JOINED.fullmatch(scene.text, party.end, at):
            yield Speaker(party.id, party.start, party.end)
            at = party.start


def any_seat(scene: Scene) -> Speaker | None:
    """Who sits first in a sentence, as a topic, a subject or who has what it tells of, whatever the verb."""
    known = tuple(
        replace(v, start=start, end=end)
        for name, v in scene.context.victims.items()
        for start, end in spots(name, scene.text)
    )
    for seat in _seats(scene):
        if speaker := _who(seat, replace(scene, victims=known)):
            return speaker
    return None


def seated_in(frame: Frame, scene: Scene) -> Frame:
    """The frame said by whoever has the seat, where no other rule tells who speaks."""
    if frame.is_agentless or frame.is_naming or frame.speakers:
        return frame
    own = scene.context.publishers
    seated = tuple(replace(s, is_self=True) if is_publisher(s.party, own) else s for s in find_seated(scene))
    return replace(frame, speakers=seated) if seated else frame


def _seats(scene: Scene) -> Iterator[_Seat]:
    text, mentions = scene.text, scene.mentions
    quoted = [m.span() for m in QUOTED.finditer(text)]
    taken = [(m.start, m.end) for m in (*mentions.actors, *mentions.amounts, *mentions.dates)]
    before: list[tuple[int, str]] = []
    for token in TOKEN.finditer(text):
        seat = SEAT.fullmatch(token.group())
        inside = any(a <= token.start() < b for a, b in quoted)
        is_seat = seat and not (inside or is_malware(text, token.start()))
        if seat and is_seat and _is_particle(seat["stem"], seat["particle"]):
            start, words = _phrase(before, token.start(), seat["stem"])
            start = min([start, *(p.start for p in mentions.parties if p.start < start < p.end)])
            end = token.start() + seat.end("stem")
            if not any(a < end and start < b for a, b in taken):
                yield _Seat(start, end, words, seat["particle"] in TOPICS)
        before.append((token.start(), token.group()))


def _is_particle(stem: str, particle: str) -> bool:
    return particle not in {"은", "는", "이", "가"} or fits(stem[-1], particle)


def _phrase(before: list[tuple[int, str]], start: int, head: str) -> tuple[int, tuple[str, ...]]:
    """The words that belong to a head, leftwards: 청풍명월코인 피해자 모임, 탈레스의 한 연구원."""
    words = [head]
    for at, word in reversed(before[-WORDS:]):
        bare = OWN.sub("", word)
        is_person = len(words) == 1 and PERSON.fullmatch(word) is not None  # 문서인 연구원
        is_noun = is_person or OWN.search(word) or strip_particle(word) == word or NUMBER.search(word)
        if not re.fullmatch(r"[가-힣A-Za-z0-9.·&\-]+", word) or not is_noun:
            break
        if (ADNOMINAL.search(word) or VERBAL.search(word)) and not is_person and not NUMBER.search(word):
            break
        words.insert(0, bare)
        start = at
    return start, tuple(words)


def _speaks(seat: _Seat, scene: Scene) -> bool:
    """A topic speaks by the verb that ends the clause; a subject has what is said before it, or a name behind it."""
    text, mentions = scene.text, scene.mentions
    rest = text[seat.end :]
    if not scene.cues["seats.predicates"].search(rest):
        return False
    if seat.is_topic:
        return True
    if SAID.search(text[: seat.start].rstrip()) and len(rest) <= LATE:
        return True
    if any(seat.start <= p.start < seat.end and is_state(p.id) for p in mentions.parties):
        return False  # 한국과 일본이 북한의 이름을 꺼냈다
    before = text[: seat.start]
    is_first = len(before.split()) <= WORDS and not any(a.start < seat.start for a in mentions.actors)
    return is_first and any(a.start > seat.end for a in mentions.actors)


def _who(seat: _Seat, scene: Scene) -> Speaker | None:
    cues = scene.cues
    head, phrase = seat.words[-1], " ".join(seat.words)
    if cues["seats.crowds"].search(phrase) or cues["seats.no_heads"].search(head):
        return None
    is_self = cues["seats.selves"].match(phrase) is not None
    if len(seat.words) > 1 and cues["seats.papers"].fullmatch(head):
        last = seat.words[-2]
        owner = seat._replace(end=seat.end - len(head) - 1, words=seat.words[:-1])
        return _who(owner, scene) if last != head else None
    listed = [p for p in scene.mentions.parties if seat.start <= p.start and p.end <= seat.end + 1]
    if is_self or (listed and (not is_state(listed[-1].id) or listed[-1].end >= seat.end)):
        return Speaker("" if is_self else listed[-1].id, seat.start, seat.end, is_self)
    inside = [v for v in scene.victims if seat.start <= v.start and v.end <= seat.end + 1]
    if _ends(cues, "seats.state").search(head):
        return Speaker(_state(listed, scene), seat.start, seat.end)
    if _ends(cues, "seats.robbed").search(head):
        return _robbed(seat, inside, scene)
    if _ends(cues, "seats.persons").search(head):
        return _person(seat, scene)
    return None if inside else _named(seat, scene)


def _named(seat: _Seat, scene: Scene) -> Speaker | None:
    """A body or person that no list knows, by the whole phrase."""
    cues = scene.cues
    head = seat.words[-1]
    if not is_speaker_name(head, cues, shortest=SHORTEST):
        return None
    if len(seat.words) == 1 and (full := _in_full(head, scene)):
        return Speaker(full, seat.start, seat.end)
    is_kind = _ends(cues, "seats.kinds")
    kinds = [at for at, word in enumerate(seat.words[:-1]) if is_kind.search(word)]
    named = [w for w in seat.words[max(kinds, default=-1) + 1 :] if not NUMBER.search(w)]
    return Speaker(slug(" ".join(named)), seat.start, seat.end)


def _in_full(head: str, scene: Scene) -> str:
    """진흥원은, where the text told of 한국인터넷진흥원: the listed party whose name the word ends; or empty."""
    told = find_names(scene.before(0), scene.context.lexicon)
    return next((n.id for n in told if n.kind == "party" and n.surface.endswith(head)), "")


def _robbed(seat: _Seat, inside: list[Victim], scene: Scene) -> Speaker | None:
    """재단 이사장은, 송죽월렛 창업자는: the robbed firm, unless the phrase names another."""
    context, cues = scene.context, scene.cues
    ids = context.robbed
    if inside:
        return Speaker(inside[0].id, seat.start, seat.end)
    named = [w for w in seat.words[:-1] if not (NUMBER.search(w) or cues.holds("names.common", w))]
    known = [v.id for n, v in context.victims.items() if any(w in n or n in w for w in named)]
    if known:
        return Speaker(known[0], seat.start, seat.end)
    if named and not _ends(cues, "seats.robbed").search(named[0]):
        return Speaker(slug(" ".join(named[:1])), seat.start, seat.end)
    return Speaker(next(iter(ids)), seat.start, seat.end) if len(ids) == 1 else None


def _person(seat: _Seat, scene: Scene) -> Speaker | None:
    """탈레스의 한 연구원은 speaks for 탈레스; 할런 의원은 for himself."""
    context, cues = scene.context, scene.cues
    if FORMER.intersection(seat.words) and is_speaker_name(seat.words[-1], cues):
        return Speaker(slug(seat.words[-1]), seat.start, seat.end)  # 한빛거래소 전 직원 이모씨
    named = [
        w for w in seat.words[:-1] if not NUMBER.search(w) and not _ends(cues, "seats.persons").search(w)
    ]
    if not named or cues.holds("names.common", named[-1]):
        return None
    known = [v.id for n, v in context.victims.items() if v.is_target and n == named[0]]
    return Speaker(known[0] if known else slug(named[0]), seat.start, seat.end)


def _state(listed: list[NameMention], scene: Scene) -> str:
    """수사팀은: of the state in the phrase, the agency told of before, the publisher's state, Korea."""
    if listed:
        return listed[-1].id
    told = find_names(scene.before(0), scene.context.lexicon)
    agencies = [n.id for n in told if n.kind == "party" and is_body(n.id)]
    if len(set(agencies)) == 1:
        return agencies[0]
    states = [state for p in scene.context.publishers if (state := state_of(p))]
    return next(iter(states), "kr")

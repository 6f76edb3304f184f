"""Bodies that no list holds, by the place and the kind that they are called by: "Kochi police", 뮌헨 검찰, トルコ内務省.

The id is the state's, with the body's short name behind it: that of the listed body of this kind if there is one ("the
Dutch prosecutors" are `nl.om`), else the town's name and the kind's (`de.munich-prosecutors`), else the letters that
the text gives in brackets, else the kind's alone (`no.police`). Only a word for a kind makes a search: most texts cost
one look.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick

from parsers.languages import Language
from parsers.mentions.folding import is_hangul, is_katakana, is_latin
from parsers.names import slug
from parsers.parties import ACCUSED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from parsers.bodies import Bodies, BodyKind

_LONGEST = 12  # letters of a place in Japanese and Korean
_MOST_WORDS = 4  # of a place in English
_MOST_LEVELS = 3
_WORDS = re.compile(r"\S+")
_OPENED = re.compile(r"^[\"'(\[]+")
_POSSESSED = re.compile(r"'s?$")
_CLOSED = re.compile(r"(?:(?<!\.[A-Z])[.,;:!?\"')\]]|(?<=[.])[,;:!?\"')\]])+$")
# "North Korean police" is no police of Korea, "Northern Irish police" none of Ireland
_DIRECTIONS = frozenset(
    f"{part}{end}" for part in ("north", "south", "east", "west") for end in ("", "ern")
) | {"central", "new", "former", "upper", "lower"}
_ABBREVIATED = re.compile(r"\s?\(([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\)")
# "the Czech cyber agency NÚKIB": a name follows, which says more than the kind
_NAMED_NEXT = re.compile(r"\s(?:the\s)?[^\W\d_a-z]{2,}\b")
_BACK, _AHEAD = 90, 60  # characters looked at beside a kind


class Body(NamedTuple):
    """A body as a text names it. `is_listed`: its id is that of an entry of the lists."""

    start: int
    end: int
    id: str
    is_listed: bool


class _Place(NamedTuple):
    start: int
    end: int
    name: str


def find_bodies(folded: str, lowered: str, bodies: Bodies, listed_as: Callable[[str], str]) -> Iterator[Body]:
    """Bodies in a folded text, in no order. `listed_as`: the id of a party of this name, or empty."""
    for start, end, language, kind in _kinds(lowered, bodies):
        for place in _PLACES[language](folded, start, end, bodies):
            if found := _body(place, kind, folded[max(end, place.end) :][:_AHEAD], bodies, listed_as):
                party, is_listed = found
                yield Body(min(start, place.start), max(end, place.end), party, is_listed)
                break


def body_meant(word: str, language: Language, state: str, told: Iterable[str], bodies: Bodies) -> str:
    """The body that a bare word for a kind means in a text about a state: 검찰 behind 뮌헨 검찰 is `de.munich-prosecutors`.

    `told`: ids of parties, in the order in which the text has named them. The one of this kind and state named last,
    else the state's own; empty if the word is none for a kind, or if nothing could be named.
    """
    kind = bodies.words[language].get(word)
    if kind is None:
        return ""
    own = bodies.id_of(state, kind)
    named = [
        party for party in told if party.startswith(f"{state}.") and (party == own or _is_local(party, kind))
    ]
    return named[-1] if named else own


def _is_local(party: str, kind: BodyKind) -> bool:
    return kind.is_local and party.endswith(f"-{kind.tail}")


@lru_cache(maxsize=4)
def _automaton(bodies: Bodies) -> tuple[AhoCorasick, tuple[tuple[Language, BodyKind], ...]]:
    by_word: dict[str, tuple[Language, BodyKind]] = {}
    for language, kinds in bodies.words.items():
        for word, kind in kinds.items():
            by_word.setdefault(word.lower(), (language, kind))
    return AhoCorasick(list(by_word)), tuple(by_word.values())


def _kinds(lowered: str, bodies: Bodies) -> Iterator[tuple[int, int, Language, BodyKind]]:
    """Words for kinds, the longest of overlapping ones."""
    automaton, kinds = _automaton(bodies)
    hits = [
        (start, end, *kinds[which])
        for which, start, end in automaton.find_matches_as_indexes(lowered, overlapping=True)
        if _is_whole(lowered, start, end)
    ]
    hits.sort(key=lambda hit: (hit[0] - hit[1], hit[0]))
    taken: list[tuple[int, int]] = []
    for hit in hits:
        if not any(a < hit[1] and hit[0] < b for a, b in taken):
            taken.append(hit[:2])
            yield hit


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a word in Latin letters begins and ends here; others are told by their place."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (is_latin(text[start]) and before and is_latin(before)) and not (
        is_latin(text[end - 1]) and after and is_latin(after)
    )


def _body(
    place: _Place, kind: BodyKind, behind: str, bodies: Bodies, listed_as: Callable[[str], str]
) -> tuple[str, bool] | None:
    """The id, and whether a list holds it; None where this place has no such body that could be named."""
    seat, state = bodies.seats.get(place.name), bodies.states.get(place.name, "")
    if seat and kind.is_local and seat[0] not in kind.not_of:
        if listed := listed_as(f"{seat[2]} {kind.word}"):
            return listed, True
        return _named(seat[0], f"{seat[1]}-{kind.tail}", behind), False
    if seat and kind.is_of_state:
        state = state or seat[0]
    if not state or state == ACCUSED or not (party := bodies.id_of(state, kind)):
        return None
    is_listed = (state, kind.name) in bodies.listed
    if is_listed:
        return party, True
    return None if _NAMED_NEXT.match(behind) else (_named(state, kind.tail, behind), False)


def _named(state: str, tail: str, behind: str) -> str:
    letters = _ABBREVIATED.match(behind)
    return f"{state}.{slug(letters[1]) if letters else tail}"


def _is_place(name: str, bodies: Bodies) -> bool:
    return name in bodies.seats or name in bodies.states


# ------------------------------------------------------------ English


def _in_english(folded: str, start: int, end: int, bodies: Bodies) -> Iterator[_Place]:
    """ "prosecutors in Munich", then "Munich prosecutors"; "German prosecutors in Munich" are Munich's."""
    before = _before_in_english(folded, start, bodies)
    if behind := _behind_in_english(folded, end, bodies):
        yield _Place(min(start, before.start) if before else start, behind.end, behind.name)
    if before:
        yield before


def _before_in_english(folded: str, start: int, bodies: Bodies) -> _Place | None:
    """ "Munich's public prosecutors": the place, past the words between."""
    if not start or folded[start - 1] != " ":
        return None
    offset = max(0, start - _BACK)
    words = list(_WORDS.finditer(folded, offset, start))
    levels = bodies.settings["english"]["levels"]
    skipped = 0
    while (
        words
        and skipped < _MOST_LEVELS
        and words[-1][0].lower() in levels
        and not _is_place(words[-1][0], bodies)
    ):
        words.pop()
        skipped += 1
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        first, last = words[-count], words[-1]
        text = folded[first.start() : last.end()]
        opened = _OPENED.match(text)
        begin = first.start() + (opened.end() if opened else 0)
        name = folded[begin : last.end()]
        name = name if _is_place(name, bodies) else _POSSESSED.sub("", name)
        if _is_place(name, bodies):
            ahead = words[-count - 1][0].lower() if count < len(words) else ""
            return None if ahead in _DIRECTIONS and not opened else _Place(begin, last.end(), name)
    return None


@lru_cache(maxsize=4)
def _joins(bodies: Bodies) -> re.Pattern[str]:
    settings = bodies.settings["english"]
    joins, towns = "|".join(settings["joins"]), "|".join(settings["towns"])
    return re.compile(rf"\s(?:{joins})\s(?:the\s(?:[A-Z]\w+\s)?(?:{towns})\sof\s|the\s(?=[A-Z]))?")


def _behind_in_english(folded: str, end: int, bodies: Bodies) -> _Place | None:
    """ "police in the Indian city of Kochi": the place and where it ends."""
    joined = _joins(bodies).match(folded, end)
    if joined is None:
        return None
    begin = joined.end() - len("The ") if joined[0].endswith("the ") else joined.end()
    for at in dict.fromkeys((begin, joined.end())):
        words = list(_WORDS.finditer(folded, at, at + _AHEAD))[:_MOST_WORDS]
        for last in reversed(words):
            raw = folded[at : last.end()]
            raw = raw[:1].upper() + raw[1:]
            for name in (raw, _CLOSED.sub("", raw)):
                if _is_place(name, bodies):
                    return _Place(at, at + len(name), name)
    return None


# ------------------------------------------------------------ Japanese and Korean


def _in_japanese(folded: str, start: int, end: int, bodies: Bodies) -> Iterator[_Place]:
    """ミュンヘン検察, ミュンヘンの検察, ミュンヘン市警察; 警察官 is no police."""
    settings = bodies.settings["japanese"]
    if not folded.startswith(settings["never_before"], end):
        yield from _before(folded, start, settings["links"], bodies, _begins_in_japanese)


def _begins_in_japanese(folded: str, at: int) -> bool:
    """Whether a place begins here: before it stands no letter of its own script, and no number."""
    before, first = folded[at - 1 : at], folded[at]
    if is_katakana(first):
        return not is_katakana(before)
    if "一" <= first <= "龯":
        return not ("一" <= before <= "龯" or before.isdigit() or before == "々")
    return not is_latin(before)


def _in_korean(folded: str, start: int, end: int, bodies: Bodies) -> Iterator[_Place]:
    """뮌헨 검찰, 뮌헨의 검찰, 부산경찰청."""
    del end
    yield from _before(folded, start, bodies.settings["korean"]["links"], bodies, _begins_in_korean)


def _begins_in_korean(folded: str, at: int) -> bool:
    before = folded[at - 1 : at]
    return not (is_hangul(before) or before.isalnum())


def _before(
    folded: str, start: int, links: tuple[str, ...], bodies: Bodies, begins: Callable[[str, int], bool]
) -> Iterator[_Place]:
    """Places that end where the kind begins, or before a link to it; the longest first."""
    for link in ("", *links):
        if link and not folded.endswith(link, 0, start):
            continue
        end = start - len(link)
        for length in range(min(_LONGEST, end), 0, -1):
            at = end - length
            name = folded[at:end]
            if _is_place(name, bodies) and (at == 0 or begins(folded, at)):
                yield _Place(at, end, name)


_PLACES: dict[Language, Callable[[str, int, int, Bodies], Iterator[_Place]]] = {
    Language.ENGLISH: _in_english,
    Language.JAPANESE: _in_japanese,
    Language.KOREAN: _in_korean,
}

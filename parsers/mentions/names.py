"""Parties, actors and known victims in a text, guarded against homonyms.

A name is looked up in the text without the separators that writers put inside names (TraderTraitor, Trader
Traitor, トレーダー・トレイター), and then has to hold where it stands: at the borders of a word of its
script, under the conditions of its entry. Of overlapping names the longest one wins.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from parsers.lexicon import SEPARATORS, Guard, Spelling, squeeze
from parsers.mentions.bodies import find_bodies
from parsers.mentions.folding import MARK, fold, is_hangul, is_katakana, is_latin, lower
from parsers.mentions.hits import Hit, longest, without_doubles
from parsers.mentions.values import NameMention
from parsers.names import slug
from parsers.parties import NO_STATES, is_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from parsers.lexicon import Lexicon, MalwareWords

_RUN = re.compile(f"[{re.escape(SEPARATORS)}]+")
_SPLIT = re.compile(f"[{re.escape(SEPARATORS)}]")
# Shorter names are found only with the spaces of the table (한 일 is not 한일, "or bit" not Orbit)
_FREE_SPACING = 6
# What may follow a Korean name without a space: particles, the copula, and nouns that are joined to names.
_AFTER_HANGUL = re.compile(
    r"(?:다(?![가-힣])|장(?=[은이도과]|\s[가-힣]{2,4}[\s)])|일(?=\s)|입니다|임(?:을|은|이|도|에도|으로)?(?![가-힣])|은|는|이|가|을|를|의|에|로|으로|와|과|도|만|부터|까지|측|산하|당국|정부|발|계|소속|연계|소행|해커|해킹|조직|그룹|사는|사가"
    r"|사의|사에|사로|였|라고|라는|라며|란|및|등|처럼|보다|께|한테|나|랑|사건|거래소|배후|내|식|제|간|추정|지갑|코리아|대표"
    r"|경찰|수사|외교|국무|재무|법무|공조|공동|개발|기업|업체|해외|청|시각|현지|기반|쪽|팀|하고|뿐|인|이라면|라면|라기|라지만|라니|라도|이든|든|설|류|급|말고|밖에|외에|야|이야|에요|예요)"
)
_BEFORE_HANGUL = re.compile(
    r"(?:거래소|그룹|조직|업체|기업|플랫폼|브리지|브릿지|및|등|의|과|와|주한|대북|친|반|탈|범)$"
)
# バイビットハッキング: what Katakana names are joined to
_AFTER_KATAKANA = re.compile(r"ハッキング|ハック(?!ス)|ハッカー|エクスプロイト")
_MALWARE_REACH = 60
_ONE_BREATH = 30


class _Squeezed:
    """A text without separators, and the way back to its offsets."""

    def __init__(self, lowered: str) -> None:
        parts: list[str] = []
        self._starts: list[int] = []
        self._origins: list[int] = []
        kept = at = 0
        for run in _RUN.finditer(lowered):
            begin, end = run.span()
            if begin > at:
                parts.append(lowered[at:begin])
                self._starts.append(kept)
                self._origins.append(at)
                kept += begin - at
            at = end
        parts.append(lowered[at:])
        self._starts.append(kept)
        self._origins.append(at)
        self.text = "".join(parts)

    def origin(self, position: int) -> int:
        """Give the offset in the full text of a character of the squeezed one."""
        piece = bisect_right(self._starts, position) - 1
        return self._origins[piece] + position - self._starts[piece]


@lru_cache(maxsize=8)  # several rules ask about one and the same text
def find_names(text: str, lexicon: Lexicon) -> tuple[NameMention, ...]:
    """All parties, actors and known victims, in the order of the text."""
    folded = fold(text)
    lowered = lower(folded)
    composed = tuple(_composed(folded, lowered, lexicon))
    candidates = chain(
        _candidates(folded, lowered, lexicon), _designations(folded, lowered, lexicon), composed
    )
    hits = without_doubles(longest(candidates), {(hit.start, hit.end) for hit in composed}, folded)
    return tuple(_mentions(hits, text, lowered, lexicon))


def _candidates(folded: str, lowered: str, lexicon: Lexicon) -> Iterator[Hit]:
    squeezed = _Squeezed(lowered)
    full: set[str] = set()  # groups that the text names in full, and short names of groups that need that
    short: list[Hit] = []
    for index, first, last in lexicon.automaton.find_matches_as_indexes(squeezed.text, overlapping=True):
        start, end = squeezed.origin(first), squeezed.origin(last - 1) + 1
        end += lowered.startswith(MARK, end)
        if not _stands_alone(lowered, start, end):
            continue
        for spelling in lexicon.spellings[index]:
            if not _is_written_so(folded[start:end], spelling):
                continue
            hit = Hit(start, end, spelling)
            if _holds(lowered, start, end, spelling.guard):
                full |= {spelling.id} if spelling.kind == "actor" and not spelling.guard.needs_near else set()
                yield hit
            elif spelling.kind == "actor" and _holds(lowered, start, end, _wherever(spelling.guard)):
                short.append(hit)
    yield from (hit for hit in short if hit.spelling.id in full)


@lru_cache(maxsize=512)
def _wherever(guard: Guard) -> Guard:
    """The guard of a short name ("Lazarus") in a text that gives the full one: no word need stand beside it."""
    return replace(guard, needs_near=())


def _designations(folded: str, lowered: str, lexicon: Lexicon) -> Iterator[Hit]:
    """Groups that no entry holds, by the form of their name: the entry of the same span stands before it."""
    for start, end in lexicon.designations.find(folded, lowered):
        name = folded[start:end]
        if squeeze(name) not in lexicon.actor_keys:
            yield Hit(start, end, Spelling(name, "actor", slug(name), name, Guard()))


def _composed(folded: str, lowered: str, lexicon: Lexicon) -> Iterator[Hit]:
    """Bodies that no entry holds, by their place and kind: "Kochi police"."""

    def listed_as(name: str) -> str:
        key = squeeze(name)
        for index, start, end in lexicon.automaton.find_matches_as_indexes(key, overlapping=True):
            if (start, end) == (0, len(key)):
                return next((s.id for s in lexicon.spellings[index] if s.kind == "party" and "." in s.id), "")
        return ""

    for body in find_bodies(folded, lowered, lexicon.bodies, listed_as):
        name = folded[body.start : body.end]
        if _stands_alone(lowered, body.start, body.end):
            yield Hit(body.start, body.end, Spelling(name, "party", body.id, name, Guard()), is_composed=True)


def _stands_alone(lowered: str, start: int, end: int) -> bool:
    """Whether a name begins and ends where a word of its script does: スタンバイビット is no バイビット."""
    before = lowered[start - 1] if start else " "
    after = lowered[end] if end < len(lowered) else " "
    first, last = lowered[start], lowered[end - 1] if lowered[end - 1] != MARK else lowered[end - 2]
    if is_latin(first):
        if is_latin(before) or (before == "." and start > 1 and is_latin(lowered[start - 2])):
            return False
    elif is_katakana(first):
        if is_katakana(before):
            return False
    elif (
        is_hangul(first)
        and is_hangul(before)
        and not _BEFORE_HANGUL.search(lowered[max(0, start - 4) : start])
    ):
        return False
    if is_latin(last):
        return not is_latin(after)
    if is_katakana(last):
        return not is_katakana(after) or _AFTER_KATAKANA.match(lowered, end) is not None
    return not (is_hangul(last) and is_hangul(after)) or bool(_AFTER_HANGUL.match(lowered, end))


def _is_written_so(written: str, spelling: Spelling) -> bool:
    """Whether case and spacing fit: exact spellings keep their case, short Latin ones their spacing."""
    if spelling.guard.is_exact and _bare(written) != _bare(fold(spelling.text)):
        return False
    if "  " in written or " - " in written:  # "SEOUL - Prosecutors charged": a dateline, and what it dates
        return False
    if not _SPLIT.search(written) or len(spelling.text) >= (
        _FREE_SPACING if spelling.text.isascii() else _FREE_SPACING - 1
    ):
        return True
    return lower(written).replace("-", " ") == lower(fold(spelling.text)).replace("-", " ")


@lru_cache(maxsize=8192)
def _bare(text: str) -> str:
    return _RUN.sub("", text)


def _holds(lowered: str, start: int, end: int, guard: Guard) -> bool:
    """Whether the surroundings are what the entry asks for."""
    if guard.unless_preceded_by or guard.unless_followed_by or guard.only_followed_by:
        before, after = lowered[max(0, start - 24) : start], lowered[end : end + 24]
        if guard.unless_preceded_by and before.endswith(guard.unless_preceded_by):
            return False
        if guard.unless_followed_by and after.startswith(guard.unless_followed_by):
            return False
        if guard.only_followed_by and after and not after.startswith(guard.only_followed_by):
            return False
    if not (guard.needs_near or guard.unless_near):
        return True
    near = f"{lowered[max(0, start - guard.reach) : start]}\0{lowered[end : end + guard.reach]}"
    if any(word in near for word in guard.unless_near):
        return False
    return not guard.needs_near or any(word in near for word in guard.needs_near)


def _mentions(hits: Sequence[Hit], text: str, lowered: str, lexicon: Lexicon) -> Iterator[NameMention]:
    named: list[tuple[int, str]] = []  # where which state was named, the latest last
    meant: dict[
        int, tuple[tuple[str, ...], int]
    ] = {}  # by their count: the group told last, and how many named then
    for start, end, spelling, _ in hits:
        surface = text[start:end]
        if not (spelling.members or spelling.counts):
            is_malware = spelling.kind == "actor" and _is_malware(
                lowered, start, end, spelling.id, lexicon.malware
            )
            yield NameMention(
                start, end, surface, spelling.kind, spelling.id, spelling.name, is_malware=is_malware
            )
            _remember(named, start, (spelling.id,) if spelling.kind == "party" else ())
            continue
        states = spelling.members or _meant_again(meant, named, spelling.counts)
        states = states or _named_together(named, spelling.counts)
        for state in states:
            name = lexicon.names[f"party:{state}"]
            yield NameMention(start, end, surface, "party", state, name, group=spelling.id)
        _remember(named, start, states)
        if states:
            meant[len(states)] = (states, len(named))


def _meant_again(
    meant: dict[int, tuple[tuple[str, ...], int]], named: Sequence[tuple[int, str]], count: int
) -> tuple[str, ...]:
    """ "The three said … an Indian exchange …. The three": those meant before, unless as many others came between."""
    states, then = meant.get(count, ((), 0))
    since = {state for _, state in named[then:]} - set(states)
    return states if len(since) < count - 1 else ()


def _remember(named: list[tuple[int, str]], at: int, parties: Iterable[str]) -> None:
    """Keep where states were named; an agency brings its state."""
    for party in parties:
        state = party.split(".", 1)[0]
        if is_state(state) and state not in NO_STATES:
            named.append((at, state))


def _named_together(named: Sequence[tuple[int, str]], count: int) -> tuple[str, ...]:
    """Find whom "the three governments" means: the last states that were named in one breath, that many.

    Without such a row it means all states named so far if they are as many, or else nobody.
    """
    row: list[str] = []
    later = 0
    for at, state in reversed(named):
        if row and later - at > _ONE_BREATH:
            row = []
        if state not in row:
            row.append(state)
        later = at
        if len(row) == count:
            return _whole_group(named, tuple(reversed(row)))
    everybody = tuple(dict.fromkeys(state for _, state in named))
    return everybody if len(everybody) == count else ()


def _whole_group(named: Sequence[tuple[int, str]], row: tuple[str, ...]) -> tuple[str, ...]:
    """한미일 ... 인도 거래소 ... 3국: the group that one word named before, where the last states hold but a part of it."""
    groups: dict[int, set[str]] = {}
    for at, state in named:
        groups.setdefault(at, set()).add(state)
    for at in sorted(groups, reverse=True):
        group = groups[at]
        if len(group) == len(row) and group & set(row) and not group <= set(row):
            return tuple(dict.fromkeys(state for where, state in named if where == at))
    return row


def _is_malware(lowered: str, start: int, end: int, actor: str, words: MalwareWords) -> bool:
    """Whether the words beside a name say that the program is meant: "malware of the X family"."""
    if actor not in words.actors:
        return False
    before, after = _malware_patterns(words)
    window = lowered[max(0, start - _MALWARE_REACH) : start]
    return bool(before.search(window) or after.match(lowered, end))


@lru_cache(maxsize=4)
def _malware_patterns(words: MalwareWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    def either(options: Iterable[str]) -> str:
        return "|".join(re.escape(option) for option in sorted(options, key=len, reverse=True))

    link = rf"(?:[\s\"'「」『』()、,:・]|{either(words.links)})*"
    tail = rf"(?:[\"'」』)]|\s?(?:{either(words.links_after)})\s?)*"
    return re.compile(rf"(?:{either(words.before)}){link}$"), re.compile(rf"{tail}(?:{either(words.after)})")

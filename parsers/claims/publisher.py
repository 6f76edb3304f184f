"""Whether who publishes a document speaks for itself in it, or retells what others say."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from parsers.claims.voice import UNSTATED, Issuer
from parsers.languages import Language
from parsers.mentions.bodies import body_meant
from parsers.mentions.names import find_names
from parsers.names import victim_key
from parsers.parties import is_state, state_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parsers.lexicon import Lexicon
    from parsers.values import Document

CLOSING = ' 」』”"）)]（(仮訳全文국문영문'  # what may stand behind the last word of a title
OPENING = 700  # where a joint statement says whose it is
SHORT = 3  # words no longer than this count only as a whole part of the id
SMALL = ("and", "the", "of")
SENTENCE = re.compile(r"(?<=[a-z)][.])\s|(?<=。)|\n")
SAME_START, SAME_SHARE = 5, 0.6  # letters of romanised names
HOMES = {"jp": Language.JAPANESE, "kr": Language.KOREAN}  # whose bodies a text calls by their kind alone
QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"|「[^「」]*」")
HANGUL = re.compile(r"[가-힣]{3,}")  # a name in it may be the publisher's: 체인바다는
GOVERNMENT = re.compile(r"(?:[a-z]{2}|un|eu)(?:\.[a-z0-9\-]+)*|msmt")


def issuer_of(document: Document, lexicon: Lexicon) -> Issuer:
    """Governments and listed firms investigate; a name with a newspaper's or a digest's word in it compiles.

    An unknown publisher is taken at its word: who states without naming a source speaks for itself.
    """
    parties = tuple(p for p in document.publishers if p and p != UNSTATED)
    if not parties:
        return Issuer((), investigates=False)
    known = len(parties)
    parties = _signatories(document, parties, lexicon) or _co_issuers(document, parties, lexicon)
    is_shared = known == 1 < len(parties) and _holds(
        document.text, lexicon.cues["cues_publishers"]["joint"]["issued_with"]
    )
    return Issuer(
        parties,
        investigates=not all(
            compiles(p, lexicon) or _keeps_list(p, document, lexicon) or _only_retells(p, document, lexicon)
            for p in parties
        ),
        decides=all(GOVERNMENT.fullmatch(p) and not compiles(p, lexicon) for p in parties),
        is_shared=is_shared,
    )


def _signatories(document: Document, parties: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """The states of a joint statement that one of them publishes on its own site; empty for any other text.

    It calls itself one, speaks of itself in the first person (or, below such a title, of "the three countries"), and
    names the states at its beginning.
    """
    words = lexicon.cues["cues_publishers"]["joint"]
    opening = document.title + "\n" + document.text[:OPENING]
    issuing = {state_of(p) for p in parties}
    if len(issuing) != len(parties) or not all(GOVERNMENT.fullmatch(p) for p in parties):
        return ()
    is_titled = document.title.casefold().rstrip(CLOSING).endswith(tuple(words["titles"]))
    is_self = _holds(document.text, words["selves"]) or (is_titled and _holds(document.text, words["sides"]))
    if not is_self or not _holds(opening, words["titles"]):
        return ()
    for sentence in SENTENCE.split(opening):  # the first that names them; later ones speak of other states
        named = [n.id for n in find_names(sentence, lexicon) if n.kind == "party" and is_state(n.id)]
        states = dict.fromkeys(named)
        if len(states) > 1 and parties[0].split(".")[0] in states:
            return tuple(states)
    return ()


def _co_issuers(document: Document, parties: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """A body and those with which it says, at the beginning, that it publishes or finds jointly."""
    if len(parties) > 1 or not GOVERNMENT.fullmatch(parties[0]):
        return parties
    words = lexicon.cues["cues_publishers"]["joint"]
    if _holds(document.title or document.text.split("\n", 1)[0], words["overviews"]):
        return parties
    for sentence in SENTENCE.split(document.text[:OPENING]):
        if not _holds(sentence, words["issuing"]):
            continue
        named = _of_their_state(sentence, parties[0], lexicon)
        states = {n.split(".")[0] for n in named}
        if named and _holds(sentence, words["issued_with"]):
            states.add(parties[0].split(".")[0])  # "published jointly with the FBI", without naming itself
        is_own = parties[0] in named or _holds(sentence, [*words["issued_with"], *words["selves"]])
        if named and is_own and (len(states) > 1 or len(set(named)) > 1):
            return tuple(dict.fromkeys((*parties, *named)))
    return parties


def _of_their_state(sentence: str, publisher: str, lexicon: Lexicon) -> list[str]:
    """The bodies of a sentence; 財務省 among US agencies is theirs, where nothing else of Japan stands beside it."""
    bodies = [n for n in find_names(sentence, lexicon) if n.kind == "party"]
    state = state_of(publisher)
    found: list[str] = []
    for body in bodies:
        own = state_of(body.id)
        is_alone = sum(state_of(n.id) == own for n in bodies) == 1
        language = HOMES.get(own)
        if is_alone and language and own != state:
            meant = body_meant(body.surface, language, state, (), lexicon.bodies)
            is_new = meant and all(n.id != meant for n in bodies)
            found.append(meant if is_new else body.id)
        else:
            found.append(body.id)
    return [n for n in found if "." in n]


def _keeps_list(party: str, document: Document, lexicon: Lexicon) -> bool:
    """ "Bridge incidents register": the title of a page without an I that gathers what others found."""
    if GOVERNMENT.fullmatch(party) or f"party:{party}" in lexicon.names:
        return False
    of_self = _of_self(lexicon, document.language)
    if of_self is None or of_self.search(QUOTED.sub(" ", document.text)):
        return False
    return _titles(lexicon).search(document.title or document.text.split("\n", 1)[0]) is not None


@lru_cache(maxsize=2)
def _titles(lexicon: Lexicon) -> re.Pattern[str]:
    told = "|".join(lexicon.cues["cues_publishers"]["compilers"]["titles"])
    return re.compile(rf"(?<!\w)(?:{told})(?!\w)", re.IGNORECASE)


def _only_retells(party: str, document: Document, lexicon: Lexicon) -> bool:
    """Whether a publisher of whom nothing is known never speaks of itself: neither "we" nor its name.

    Whoever makes a finding says so; a text without an I tells what others found.
    """
    of_self = _of_self(lexicon, document.language)
    if of_self is None or GOVERNMENT.fullmatch(party) or f"party:{party}" in lexicon.names:
        return False
    cues = lexicon.cues["cues_en"]
    trades = {word.casefold() for word in (*cues["firms"]["names"], *cues["services"]["names"])}
    trades |= set(lexicon.cues["cues_publishers"]["investigators"]["words"])
    if trades & set(re.split(r"[-_.]", party)):
        return False  # a firm or service by its name: "ridgeway-chain-analytics"
    own = QUOTED.sub(" ", document.text)
    if of_self.search(own):
        return False
    stem = max(re.split(r"[-_.]", party), key=len)
    if re.search(rf"(?<!\w){re.escape(stem)}", own, re.IGNORECASE):
        return False
    return not any(is_publisher(word, (party,)) for word in set(HANGUL.findall(own)))


@lru_cache(maxsize=8)
def _of_self(lexicon: Lexicon, tag: str) -> re.Pattern[str] | None:
    """How who writes in a language (its code) speaks of himself; None for one of which the configuration says nothing."""
    words = lexicon.cues["cues_publishers"]["selves"].get(tag)
    if words is None:
        return None
    told = "|".join(words)
    return re.compile(rf"(?<!\w)(?:{told})(?!\w)" if Language.read_as(tag).has_borders else told)


def _holds(text: str, words: list[str]) -> bool:
    folded = text.casefold()
    return any(word in folded for word in words)


def is_publisher(party: str, publishers: Sequence[str]) -> bool:
    """체인바다 on a page of chainbada: whether a name is the publisher's in another spelling or script.

    A listed party is known by its id; what it says in a joint statement is not for that the others' word.
    """
    if party in publishers:
        return False
    key = victim_key(party)
    for own in map(victim_key, publishers):
        shared = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(key, own, strict=False))))
        if shared >= SAME_START and shared >= SAME_SHARE * min(len(key), len(own)):
            return True
    return False


def publisher_called(found: str, publishers: tuple[str, ...]) -> str:
    """The publisher that this id is a shorter or another form of: `threnody` of threnody-intel; or empty."""
    words = [w for w in found.split("-") if w not in SMALL]
    for publisher in publishers:
        own = [w for w in publisher.rsplit(".", 1)[-1].split("-") if w not in SMALL]
        if words and own[: len(words)] == words and (len(found) > SHORT or own == words):
            return publisher
    return ""


@lru_cache(maxsize=64)
def compiles(party: str, lexicon: Lexicon) -> bool:
    """Whether a publisher only gathers what others say: press, wiki, digest."""
    compilers = lexicon.cues["cues_publishers"]["compilers"]
    if party in compilers["ids"] or party.partition(".")[2] in compilers["records"]:
        return True
    if GOVERNMENT.fullmatch(party) or f"party:{party}" in lexicon.names:
        return False
    words = compilers["words"]
    parts = party.split("-")
    return not set(parts).isdisjoint((*words, *compilers["parts"])) or any(
        len(word) > SHORT and word in party for word in words
    )

"""What tells Japanese from Korean: how names look, which particles follow them, where clauses end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import alternation

if TYPE_CHECKING:
    from parsers.claims.cues import Cues

LATIN = r"(?:[A-Za-zＡ-Ｚａ-ｚ0-9０-９][A-Za-z0-9Ａ-Ｚａ-ｚ０-９.&'’\-]*(?:[ 　][A-ZＡ-Ｚ][A-Za-z0-9Ａ-Ｚａ-ｚ０-９.&'’\-]*){0,3})"


@dataclass(frozen=True, slots=True)
class Tongue:
    """Expressions of one language. `name` matches the name of a service with its marks; `bare` the name inside.

    `source`: the particles behind the robbed party ("from X"); `about`: those between a name and a theft noun;
    `loser`: those behind a name that loses; `end`: the end of a sentence; `clause`: the end of a clause.
    """

    language: str
    quoted: str
    word: str
    source: str
    about: str
    loser: str
    place: str
    end: re.Pattern[str]
    clause: re.Pattern[str]
    common: frozenset[str]
    unnamed: re.Pattern[str]
    denial_tail: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Slots:
    """The places in a sentence where a robbed party stands, compiled for one language."""

    targets: tuple[re.Pattern[str], ...]
    introduced: tuple[re.Pattern[str], ...]
    quoted: re.Pattern[str]
    theft: re.Pattern[str]


@lru_cache(maxsize=4)
def slots_of(tongue: Tongue, cues: Cues) -> Slots:
    """Compile the slots from the language's particles and words of theft."""
    nouns, verbs, losses, services, endings, holders = (
        alternation(cues.lists[key], whole_words=False)
        for key in (
            *("theft.nouns", "theft.verbs", "theft.losses"),
            *("services.words", "services.endings", "services.holders"),
        )
    )
    name = _name(tongue, endings)
    gap = "[^。、\n]{0,60}" if tongue.language == "ja" else "[^.,\n]{0,70}?"
    targets = (
        rf"{name}(?:{holders})?{tongue.source}(?:も|は)?{gap}(?:[、,]\s?{gap})?(?:{verbs}|{nouns})",
        rf"{name}(?:{holders})?{tongue.about}(?:[^。、,.\n]{{0,14}}?)(?:{nouns})",
        rf"{name}(?:{holders})?{tongue.loser}[^。\n]{{0,60}}?(?:{losses})",
        rf"{name}(?:{holders})?(?:を|を狙い|を標的に|을|를)\s?(?:[^。、,.\n]{{0,16}}?)(?:{verbs})",
        rf"{name}(?:{nouns})",
    )
    introduced = (
        rf"(?:{services})(?:の|である|、|,|인|,\s|\s)?\s?(?:{name})",
        rf"(?:{name})(?:は|とは|이|은|는|가)[^。\n]{{0,40}}(?:{services})(?:で|だ|であ|です|이다|입니다|로,)",
    )
    return Slots(
        tuple(re.compile(p) for p in targets),
        tuple(re.compile(p) for p in introduced),
        re.compile(tongue.quoted),
        re.compile(f"(?:{nouns})|(?:{verbs})"),
    )


def _name(tongue: Tongue, endings: str) -> str:
    if tongue.language == "ja":
        ended = rf"[\u3041-\u3096ァ-ヴー一-龯々A-Za-z0-9]{{1,10}}?{endings}"
        return rf"(?:[「『“\"](?P<q>[^」』”\"]{{2,40}})[」』”\"]|(?P<v>{ended}|{tongue.word}))(?:[（(][^）)]{{1,40}}[）)])?(?:社)?"
    two = rf"(?<![가-힣])[가-힣A-Za-z0-9]{{1,10}}\s(?:{endings})(?:\s(?:{endings}))?"
    return (
        rf"(?:{tongue.quoted}|(?P<v>{two}|(?<![가-힣A-Za-z]){tongue.word}))(?:\s?[（(][^）)]{{1,40}}[）)])?"
    )

"""Offices that several states have by the same name: 財務省 below 米財務省 is the American one."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import states_of
from parsers.mentions.names import find_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence
    from parsers.lexicon import Lexicon
    from parsers.mentions.values import NameMention

OFFICE = re.compile(r"[一-龯]{1,3}(?:省|庁|院|局)")
HOME = "jp."
OPENING = 60  # code points in which a page says which state it is about (韓国取引所の流出事件史)


def at_home(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> Mentions:
    """The mentions with offices that the page named with their state before; what it never did stays Japan's."""
    bare = [p for p in mentions.parties if p.id.startswith(HOME) and OFFICE.fullmatch(p.surface)]
    if not bare:
        return mentions
    meant = {p: _named_before(p, sentence, context, cues) for p in bare if p.id not in context.publishers}
    return replace(mentions, names=tuple(_moved(n, meant) for n in mentions.names))


def _moved(name: NameMention, meant: Mapping[NameMention, str]) -> NameMention:
    return replace(name, id=meant[name]) if meant.get(name) else name


def _named_before(office: NameMention, sentence: Sentence, context: Context, cues: Cues) -> str:
    """The id of the office with its state: the last before it, or below its sentence on a page about that state.

    Empty if it stood bare before.
    """
    at = sentence.start + office.start
    states = "|".join(_states(cues))
    office_of = re.compile(rf"(?P<state>{states})?(?:の|[:：] ?)?{office.surface}")
    if labelled := re.search(rf"(?:{states})[:：] ?$", context.text[:at]):
        return _id_of(labelled[0].rstrip(" :：") + office.surface, context.lexicon)
    found = list(office_of.finditer(context.text[:at]))
    if not found and (later := list(office_of.finditer(context.text, sentence.end))):
        found = [m for m in later if m["state"] and m["state"] in context.text[:OPENING]]
    if not found or not found[0]["state"]:
        return ""
    full = next((m[0] for m in reversed(found) if m["state"]), "")
    return _id_of(full, context.lexicon)


@lru_cache(maxsize=256)
def _id_of(name: str, lexicon: Lexicon) -> str:
    return next((n.id for n in find_names(name, lexicon) if n.kind == "party" and "." in n.id), "")


@lru_cache(maxsize=4)
def _states(cues: Cues) -> tuple[str, ...]:
    return tuple(sorted(states_of(cues), key=len, reverse=True))

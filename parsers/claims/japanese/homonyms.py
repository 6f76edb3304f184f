"""Offices that several states have by the same name: 財務省 below 米財務省 is the American one."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import states_of
from parsers.mentions.names import find_names
from parsers.parties import ACCUSED, state_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence
    from parsers.lexicon import Lexicon
    from parsers.mentions.values import NameMention

OFFICE = re.compile(r"[一-龯]{1,3}(?:省|庁|院|局)")
HOME, KOREA = "jp.", "kr"
AT_HOME = re.compile("日本|東京|国内|DMM|米国|日米|警視庁|[府県道]警")
# 【ソウル＝共同】, ソウル＝山口: from where a page tells
DATELINE = re.compile(
    r"(?:[【［\[（(](?P<place>[ァ-ヺー一-龯]{2,10}?)(?:[ 　＝=】］\]）)\d]|共同|時事|発|支局|特派員|取材班)"
    r"|^(?P<line>[ァ-ヺー一-龯]{2,10}?)[＝=])",
    re.MULTILINE,
)
# 韓国最大の暗号資産取引所: of which state the robbed is
OF_STATE = r"(?:{states})(?:国内|最大|大手|有数|中堅|屈指)*の?[^、。「」はがをに]{{0,10}}(?:取引所|交換所|業者|企業|会社)"
# ソウルに本社を置く取引所
OF_SEAT = re.compile(
    r"(?<![ァ-ヺー一-龯])(?P<place>[ァ-ヺー]{2,10}|[一-龯]{2,3}?)(?:に(?:本社|本拠|本部|拠点)を(?:置く|構える|持つ)|を(?:拠点|本拠)とする|に本社のある)"
)
WON = re.compile(r"[\d億万兆]\s?ウォン")  # what was stolen in Korea is told in its money
HEAD = 160  # code points in which a page says either
OPENING = 60  # code points in which a page says which state it is about (韓国取引所の流出事件史)


def at_home(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> Mentions:
    """The mentions with offices that the page named with their state before; what it never did stays Japan's."""
    bare = [p for p in mentions.parties if p.id.startswith(HOME) and OFFICE.fullmatch(p.surface)]
    if not bare:
        return mentions
    meant = {
        p: _named_before(p, sentence, context, cues) or _of_another(p, mentions, context, cues)
        for p in bare
        if p.id not in context.publishers
    }
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


def _of_another(office: NameMention, mentions: Mentions, context: Context, cues: Cues) -> str:
    """ "警察庁国家捜査本部": with a body of another state right behind it; 財務省 on a page of the American one."""
    body = next((p for p in mentions.parties if p.start == office.end and not p.id.startswith(HOME)), None)
    own = [s for p in context.publishers if (s := state_of(p)) and s not in (HOME[:2], ACCUSED)]
    for state in [body.id.split(".")[0]] if body else own or filter(None, [state_of_page(context, cues)]):
        if state != HOME[:2]:
            names = (_id_of(word + office.surface, context.lexicon) for word in cues.lists[f"states.{state}"])
            if found := next((n for n in names if n.startswith(f"{state}.")), ""):
                return found
    return ""


def state_of_page(context: Context, cues: Cues) -> str:
    """The foreign state from which the page tells by its dateline, or whose firm it robs alone; else empty."""
    is_one = len({v.id for v in context.victims.values() if v.is_target}) == 1
    return _state_of_head(context.text[:HEAD], context.lexicon, cues, is_one=is_one)


@lru_cache(maxsize=64)
def _state_of_head(head: str, lexicon: Lexicon, cues: Cues, *, is_one: bool) -> str:
    places = (m["place"] or m["line"] for m in DATELINE.finditer(head))
    found = (lexicon.bodies.seats.get(place) for place in places)
    if seat := next(filter(None, found), None):
        return "" if HOME.startswith(seat[0]) else seat[0]
    if not is_one or AT_HOME.search(head):
        return ""
    named = {
        state
        for word, state in states_of(cues).items()
        if len(word) > 1 and re.search(OF_STATE.format(states=word), head)
    }
    seats = (lexicon.bodies.seats.get(m["place"]) for m in OF_SEAT.finditer(head))
    named |= {seat[0] for seat in seats if seat}
    named |= {KOREA} if not named and WON.search(head) else set()
    return named.pop() if len(named) == 1 else ""


@lru_cache(maxsize=256)
def _id_of(name: str, lexicon: Lexicon) -> str:
    return next((n.id for n in find_names(name, lexicon) if n.kind == "party" and "." in n.id), "")


@lru_cache(maxsize=4)
def _states(cues: Cues) -> tuple[str, ...]:
    return tuple(sorted(states_of(cues), key=len, reverse=True))

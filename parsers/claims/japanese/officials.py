"""Officials that a Japanese text leaves nameless speak for their state: 捜査関係者, 米当局者, 仏検察."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import alternation, states_of
from parsers.claims.hints import Hinted, hinted
from parsers.claims.japanese.homonyms import state_of_page
from parsers.claims.japanese.telling import says, tail
from parsers.claims.values import Speaker
from parsers.languages import Language
from parsers.mentions.bodies import body_meant
from parsers.mentions.names import find_names
from parsers.names import slug
from parsers.parties import ACCUSED, NO_STATES, is_accused, state_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.scene import Scene
    from parsers.claims.values import Mentions, Sentence

HOME = "jp"
AT_HOME = re.compile(r"県警|府警|道警|警視庁|地検|国内|日本|わが国|我が国")
# bodies that a text calls by their kind alone, once it has told whose they are
FORCES = ("警察", "検察")
SHORT = re.compile(r"[地高]検|[府県道]警|特捜部")
COURT, COURTS = re.compile(r"裁判[所長官]|法廷|判決"), re.compile(r"[地高]裁|裁判所|最高裁")
HEAD = re.compile(
    r"(?:副?大統領|首相|総理(?:大臣)?|官房長官|[一-龯]{1,3}相|[一-龯]{1,4}大臣|大統領府|首相府)"
)
# 三カ国の政府, 各国の当局: of states that are not named here
SEVERAL = re.compile(r"(?:[2-9２-９二三四五六七八九十数]\s?[かカヶヵ]国|各国|両国|複数の?国|関係国)の?$")
REACH = 1200  # code points before the sentence


@lru_cache(maxsize=4)
def _pattern(cues: Cues) -> Hinted:
    state = alternation(states_of(cues), whole_words=False)
    heard, passes_on = cues.either("officials.heard"), cues.either("report.passes_on")
    who, ranks = cues.either("officials.words"), cues.either("officials.ranks")
    return hinted(
        rf"(?:(?<![一-龯\d])(?P<states>(?:{state}[・、と]?){{1,4}})(?:両国|[三3３](?:か国|カ国|国))?"
        rf"(?:の|連邦|国家|両|の複数の)?(?:[ァ-ヺー・]{{2,12}})?)?"
        rf"(?P<who>{who})(?:{ranks}|ら|の?[0-9０-９一二三数]人)*"
        rf"(?:の(?P<heard>{heard})|へ?の?(?:取材|聞き取り)|{passes_on}|{tail(cues)})"
    )


def find_officials(scene: Scene) -> Iterator[Speaker]:
    """ "捜査関係者によると", "米仏の当局者は": the states named before them, or the one at home."""
    text, sentence, mentions = scene.text, scene.sentence, scene.mentions
    context, cues = scene.context, scene.cues
    words = states_of(cues)
    yield from _by_abbreviation(text, mentions, cues)
    for match in _pattern(cues).finditer(text):
        start, end = match.start("who"), match.end("who")
        if any(n.start < end and start < n.end and (end <= n.end or "." in n.id) for n in mentions.parties):
            continue  # listed with its state
        named = re.findall(alternation(words, whole_words=False), match.group("states") or "")
        states = [words[n] for n in named] or _beside(text, start, mentions)
        if not states and match.start() and _goes_on(text, match.start(), cues):
            continue
        if not states and SEVERAL.search(text, 0, start):
            continue
        if not (mentions.actors or match["according"] or match["heard"] or says(match, text, cues)):
            continue  # 政府は再発防止策を検討する
        if not states and HEAD.fullmatch(match["who"]):
            states = _told_state(scene.before(start), words)
        for state in dict.fromkeys(states or [_home(sentence, context, cues)]):
            if state != ACCUSED:
                yield Speaker(_body_of(state, match["who"], sentence, context), start, end)


def _body_of(state: str, who: str, sentence: Sentence, context: Context) -> str:
    """警察は, 検察は: the body of that state of which the text has told, else the state's; at home the state as such."""
    word = who.removesuffix("当局").removesuffix("関係者").removesuffix("幹部").removesuffix("側") or who
    if COURT.fullmatch(word):  # 裁判長は, where the text told of 東京地裁
        courts = [n for n in find_names(context.text, context.lexicon) if n.kind == "party"]
        named = [n.id for n in courts if n.end <= sentence.start and COURTS.search(n.surface)]
        return named[-1] if named else state
    local = state == HOME and SHORT.fullmatch(word) is not None
    if not local and (state == HOME or word not in FORCES):
        return state
    told = [n for n in find_names(context.text, context.lexicon) if n.kind == "party"]
    if local:  # 地検は, where the text told of 東京地検
        own = [n.id for n in told if n.end <= sentence.start and n.surface.endswith(word)]
        return own[-1] if own else state
    parties = [n.id for n in told if n.end <= sentence.start]
    return body_meant(word, Language.JAPANESE, state, parties, context.lexicon.bodies) or state


def _by_abbreviation(text: str, mentions: Mentions, cues: Cues) -> Iterator[Speaker]:
    words = states_of(cues)
    for match in _abbreviated(cues).finditer(text):
        if cues["speakers.private"].search(match.group()) or cues["speakers.press"].search(match.group()):
            continue  # 米紙ウォールストリート・ジャーナル（WSJ）
        if not any(n.start < match.end() and match.start() < n.end and "." in n.id for n in mentions.parties):
            yield Speaker(f"{words[match['state']]}.{slug(match['abbr'])}", match.start(), match.end("abbr"))


def _told_state(before: str, words: Mapping[str, str]) -> list[str]:
    """ "海外短信：アイスランド … 首相は": the state named last; a head of state or minister mostly needs no other."""
    named = re.findall(
        rf"(?<![一-龯ァ-ヺ])(?:{alternation([w for w in words if len(w) > 1], whole_words=False)})", before
    )
    states = [words[n] for n in named if words[n] != ACCUSED]
    return states[-1:]


@lru_cache(maxsize=4)
def _abbreviated(cues: Cues) -> Hinted:
    """ノルウェー公安警察（PST）は: a body that no list holds, by the abbreviation beside it."""
    state = alternation(states_of(cues), whole_words=False)
    return hinted(
        rf"(?<![一-龯])(?P<state>{state})の?[一-龯ァ-ヺー・]{{2,16}}[（(](?P<abbr>[A-Z][A-Za-z\-]{{1,9}})[）)]{tail(cues)}"
    )


def _goes_on(text: str, start: int, cues: Cues) -> bool:
    """Whether the word is the tail of another one (取引所当局), whose state nobody knows."""
    return bool(re.match(r"[一-龯ァ-ヺーA-Za-z]", text[start - 1])) and not re.search(
        rf"(?:{cues.either('officials.before')})$", text[:start]
    )


def _beside(text: str, start: int, mentions: Mentions) -> list[str]:
    """ "オランダの捜査当局": a listed state directly before."""
    return [
        n.id.split(".")[0]
        for n in mentions.parties
        if n.end <= start
        and re.fullmatch(r"(?:の|の複数の|、|・|[ 　])?", text[n.end : start])
        and state_of(n.id)
    ]


def _home(sentence: Sentence, context: Context, cues: Cues) -> str:
    """The state whose body spoke last in this paragraph; else the publisher's or the page's; else Japan."""
    before = context.previous
    if before is not None and before.sentence.block == sentence.block:
        for speaker in before.speakers:
            if state_of(speaker.party) and not is_accused(speaker.party):
                return speaker.party.split(".")[0]
    states = [state for p in context.publishers if (state := state_of(p))]
    if states:
        return states[0]
    return state_of_page(context, cues) or _told_of(context.text[: sentence.start], context) or HOME


def _told_of(before: str, context: Context) -> str:
    """The only state whose bodies the text has named, where nothing of it is at home; else empty."""
    named = [n.id for n in find_names(before[-REACH:], context.lexicon) if n.kind == "party"]
    states = {state for party in named if (state := state_of(party))} - NO_STATES
    return states.pop() if len(states) == 1 and not AT_HOME.search(before) else ""

"""Whom a Japanese noun phrase in the seat of a speaker means, on a list or not.

米財務省の高官 is the treasury, 元捜査官の柴崎氏 is 柴崎, 調査会社「霧島トレース」 is the firm, 創業者 is the robbed firm's
word. What is a common noun (関係者, 地図) means nobody.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.japanese.marks import FORM, FORMER, KANJI, KATA, WIDE
from parsers.claims.japanese.officials import find_officials
from parsers.claims.japanese.plain import is_common, is_nobody
from parsers.claims.japanese.pronouns import robbed_last
from parsers.claims.japanese.topics import LATIN, OF_STATE
from parsers.claims.values import Mentions, Speaker
from parsers.names import slug
from parsers.parties import is_accused

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.scene import Scene

QUOTED = re.compile(r"[「『](?P<n>[^「」『』。、]{2,16})[」』]")
PRONOUN = re.compile(
    r"同(?:氏|庁|省|局|院|機関|当局|研究所|チーム|団体|社)(?![一-龯])|両(?:社|氏|者)|彼女?ら?(?![一-龯])"
)
PARTS = re.compile(r"の|・|、")
NAME = re.compile(rf"{LATIN}|[{KANJI}{KATA}A-Za-z0-9{WIDE}・]{{2,16}}")
PERSON = re.compile(rf"{LATIN}|[{KANJI}]{{2,5}}|[{KATA}・＝]{{2,20}}")


def speakers_of_phrase(span: tuple[int, int], scene: Scene) -> tuple[Speaker, ...]:
    """The parties of the phrase; else the robbed, an official's state, or an unlisted name; else nobody."""
    text, mentions, context, cues = scene.text, scene.mentions, scene.context, scene.cues
    start, end = span
    listed = [
        p
        for p in mentions.parties
        if start <= p.start < end and not is_accused(p.id) and not FORMER.search(text[: p.start])
    ]
    if listed:
        finest = [p for p in listed if not any(o.id.startswith(p.id + ".") for o in listed)]
        return tuple(Speaker(p.id, p.start, p.end) for p in finest)
    if PRONOUN.match(text, start, end):
        before = scene.before(start)
        is_heard = context.previous is not None and bool(context.previous.speakers)
        firm = robbed_last(before, context) if text.startswith("同社", start) and not is_heard else ""
        return (Speaker(firm, start, end, is_previous=not firm),)
    if any(start < m.end and m.start < end for m in (*mentions.actors, *mentions.amounts, *mentions.dates)):
        return ()
    if robbed := next((v for v in scene.victims if start <= v.start < end), None):
        return (Speaker(robbed.id, start, end),)
    if of_robbed(text[start:end], cues):
        robbed_id = robbed_last(scene.before(start), context)
        return (Speaker(robbed_id, start, end),) if robbed_id else ()
    alone = replace(scene, text=text[start:end] + "は述べた", mentions=Mentions((), (), ()))
    if official := tuple(find_officials(alone)):
        return tuple(Speaker(o.party, start, end) for o in official)
    name = _name_in(text[start:end], cues)
    return (Speaker(slug(name), start, end),) if name else ()


def of_robbed(phrase: str, cues: Cues) -> bool:
    """ "創業者", "運営側の広報担当者", "同社": who speaks for the robbed firm without its name."""
    return cues["speakers.of_robbed"].fullmatch(phrase.strip()) is not None


def _name_in(phrase: str, cues: Cues) -> str:
    """The proper name of a phrase; empty where all of it are common words."""
    if quoted := QUOTED.search(phrase):
        return quoted["n"]
    firm, title = _firm(cues), _title(cues)
    parts = [p for p in PARTS.split(phrase.strip("　 」』）)")) if p]
    of_firm = next((p for p in parts if firm.search(p)), "")
    if of_firm and NAME.fullmatch(bare := _bare(of_firm, cues)) and not is_common(bare, cues):
        return bare
    persons = [p for p in parts if title.search(p)]
    for part in persons:
        bare = _bare(title.sub("", part), cues)
        if PERSON.fullmatch(bare) and not is_nobody(bare, cues):
            return bare
    return next(
        (b for b in (_bare(p, cues) for p in parts) if NAME.fullmatch(b) and not is_common(b, cues)), ""
    )


def _bare(name: str, cues: Cues) -> str:
    return re.sub(rf"^(?:{cues.either('speakers.roles')})|{FORM}|{OF_STATE}|社$", "", name).strip("　 ・")


@lru_cache(maxsize=4)
def _firm(cues: Cues) -> re.Pattern[str]:
    return re.compile(rf"(?:{cues.either('speakers.endings')})(?:社)?$")


@lru_cache(maxsize=4)
def _title(cues: Cues) -> re.Pattern[str]:
    return re.compile(rf"(?:{cues.either('speakers.ranks')})?(?:{cues.either('speakers.titles')})(?:ら)?$")

"""What ties an accused to a theft by the build of the clause alone, whatever verb accuses.

An accusation names the accused as who did it (Xが流出を起こした), as who it was (持ち去った者をXと見定める), or as
behind it (裏にX). The particles tell; the words that are asked for are those that exclude another meaning.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.japanese.stance import deed_ends
from parsers.claims.japanese.victims import theft_words

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.values import Speaker
    from parsers.mentions.values import NameMention

# what can stand between an actor's name and its particle: 」, （通称）, と呼ばれる集団, 系, の一味, ら
NAME_TAIL = (
    r"[」』”）)】]*(?:[（(][^）)]*[）)])?[」』]?(?:系|配下|傘下|側|所属)?(?:と(?:呼ば|さ)れる|という|とされる)?"
    r"(?:に(?:属する|属した|所属する|連なる|つながる|仕える|雇われた|率いられた))?"
    r"(?:[ 　]?の?[ 　]?[一-龯ァ-ヺーA-Za-z][一-龯ァ-ヺーA-Za-z ]{0,11})?(?:ら|たち|など)?"
)
# what closes the told clause: と, もの, こと, の, a quotation mark, the sentence
CLOSE = r"(?=、?(?:と|もの|こと|の(?:は|が|を|だ|で)|{ties.closing}|[」』。]|$))"
QUOTED = re.compile(r"[「『][^「」『』]*[」』](?=と|だと|など|との|。|$)")


DID = worded(rf"{NAME_TAIL}(?:が|は|も)(?P<deed>[^。「」『』]{{0,80}}?(?:た|だ)){CLOSE}")
# APT38が実行。 as lists and headlines end
NOMINAL = worded(rf"{NAME_TAIL}(?:が|は)[^。「」『』]{{0,30}}?{{ties.nominal}}(?=[。」　 ]|$)")
# 「北朝鮮の労働者だ。金を持ち出したのも彼らだ」
THEY_DID = worded(
    r"[^。「」]{2,20}(?:た|だ)の(?:は|も|が)(?:彼ら|この[^、。]{1,6}|同(?:じ)?{ties.they})(?:だ|で|に)"
)
SAME_DID = worded(
    r"{anaphora.actors}(?:ら)?(?:による{ties.by}|の{ties.of}|が{ties.does}|が[^、。「」はがを]{0,12}{ties.deeds})"
)
PUT = worded(rf"{NAME_TAIL}(?:の{{ties.works}}(?:と|だと|で)|に{{ties.puts}}|へと?(?:帰|結び))")
# 「これもラザルス」, 「また北朝鮮」
BARE = worded(r"[「『](?:{ties.it}(?:は|も|こそ)、?|また(?:して)?も?、?)?(?:北朝鮮の)?")
REST = worded(r"(?:系|側|の(?:{actors.deeds}|手口))?[。！!]?[」』]")
THAT = worded(r"[「『\s]*{ties.it}(?:は|も|こそ)、?{plainly.surely}?、?[「『]?(?:北朝鮮の)?[「『]?")
LABEL = re.compile(r"[^：:。、]{2,24}[:：]")  # "FBI：北朝鮮の可能性が高い"
VERDICT = worded(
    rf"{NAME_TAIL}(?:(?:だ|である|です|だった|でした|じゃない|で(?:は|も)?(?:な|あり)|に(?:違い|間違い))"
    r"|(?:の[^」、。]{1,10}(?:と|に))?{ties.like})"
)


@lru_cache(maxsize=4)
def _was(cues: Cues) -> tuple[re.Pattern[str], re.Pattern[str]]:
    who = cues.either("ties.who")
    them = rf"[0-9０-９一二三四五六七八九十数]人は、?|{cues.either('ties.them')}ら?は、?"
    case = "(?:を|は|が|も|として|に)、?"
    lead = rf"(?:{them})(?:北朝鮮の)?$|(?:{who})(?:」|』|について|に関して)?{case}[^。、「『]{{0,10}}[「『]?$"
    return (
        re.compile(lead),
        re.compile(rf"{NAME_TAIL}(?:を|が|は|こそ|こそが)、?[^。、]{{0,12}}(?:{who})(?:と|だ|に|として|で)"),
    )


@lru_cache(maxsize=4)
def _behind(cues: Cues) -> tuple[re.Pattern[str], re.Pattern[str]]:
    behind = cues.either("ties.behind")
    return (
        re.compile(rf"(?:{behind})(?:に(?:は|も)?|で|は|には、)[^。、「『]{{0,10}}[「『]?$"),
        re.compile(rf"{NAME_TAIL}(?:が|は|の)[^。]{{0,10}}(?:{behind})"),
    )


def is_tied(
    text: str, shift: int, actors: tuple[NameMention, ...], speakers: tuple[Speaker, ...], cues: Cues
) -> bool:
    """Whether the clause says of an actor that it did the deed that the text speaks of."""
    if (
        actors
        and (did := THEY_DID(cues).search(text, actors[0].end - shift))
        and theft_words(cues).search(did[0])
    ):
        return True
    return any(
        does(text, a.end - shift, speakers, cues)
        or _is_who(text, a.start - shift, a.end - shift, cues)
        or _is_object(text, a.start - shift, a.end - shift, cues)
        for a in actors
    )


def does(text: str, end: int, speakers: tuple[Speaker, ...], cues: Cues) -> bool:
    """ "Jade Sleetが流出を起こしたことに": the subject of a finished deed that is no other one.

    Behind a speaker any verb accuses; else the deed has to be one of theft.
    """
    match = DID(cues).match(text, end)
    if match is None:
        return NOMINAL(cues).match(text, end) is not None
    deed = match.group("deed")
    if theft_words(cues).search(deed) or cues["ties.deeds"].search(deed):
        return not cues["ties.after"].search(deed)
    return bool(speakers) and not cues["ties.others"].search(deed) and match.end() < len(text.rstrip("。"))


def _is_who(text: str, start: int, end: int, cues: Cues) -> bool:
    """ "持ち去った者をラザルスグループと見定めている", "裏にはAPT38", "ラザルスを実行役とする"."""
    lead, tail = _was(cues)
    behind, hides = _behind(cues)
    return (
        lead.search(text[:start]) is not None
        or tail.match(text, end) is not None
        or behind.search(text[:start]) is not None
        or hides.match(text, end) is not None
    )


def _is_object(text: str, start: int, end: int, cues: Cues) -> bool:
    """ "この流出をアンダリエルに帰した": the theft as the object, the accused as where it is put."""
    return PUT(cues).match(text, end) is not None and _told_of(cues).search(text[:start]) is not None


@lru_cache(maxsize=4)
def _told_of(cues: Cues) -> re.Pattern[str]:
    return re.compile(
        rf"(?:{theft_words(cues).pattern}|{cues.either('ties.it')})[^。、]{{0,6}}(?:を|は)、?[^。、]{{0,24}}$"
    )


def is_quoted_verdict(text: str, shift: int, actors: tuple[NameMention, ...], cues: Cues) -> bool:
    """ "Xは「Kimsukyではない」と突っぱねている": a quotation that says no more than who it was."""
    for quote in QUOTED.finditer(text):
        for actor in actors:
            start, end = actor.start - shift, actor.end - shift
            if quote.start() <= start and end <= quote.end() and VERDICT(cues).match(text, end):
                return True
            if BARE(cues).fullmatch(text, quote.start(), start) and REST(cues).fullmatch(
                text, end, quote.end()
            ):
                return True
    return False


def _is_that(text: str, shift: int, actors: tuple[NameMention, ...], cues: Cues) -> bool:
    """ "あれは間違いなくブルーノロフです": the theft spoken of, by a pronoun."""
    return any(
        THAT(cues).fullmatch(text, 0, a.start - shift) and VERDICT(cues).match(text, a.end - shift)
        for a in actors
    )


def implies(
    text: str, shift: int, actors: tuple[NameMention, ...], speakers: tuple[Speaker, ...], cues: Cues
) -> bool:
    """Nothing but an accusation: "FBI：北朝鮮の可能性が高い", "Ellipticも「北朝鮮」と結論した"."""
    if not actors:
        return False
    if cues["anaphora.implied"].search(text) or (speakers and LABEL.match(text)):
        return True
    if is_answer(text, shift, actors, cues) or deed_ends(text, shift, actors, cues):
        return True
    if speakers and (is_quoted_verdict(text, shift, actors, cues) or _is_that(text, shift, actors, cues)):
        return True
    hedge = (
        r"(?:だ|である|だった)?"
        rf"(?:のでは|では(?:ないか|なかったか)|の{cues.either('ties.crew')}(?:だ|で(?:ある|はないか))?)?"
    )
    verdict = rf"[」』”]?(?:系|側)?{hedge}と(?:{cues.either('anaphora.verdicts')})"
    return bool(speakers) and any(re.match(verdict, text[a.end - shift :]) for a in actors)


def is_answer(text: str, shift: int, actors: tuple[NameMention, ...], cues: Cues) -> bool:
    """ "北朝鮮のAPT38である。", "被疑者　ラザルスグループ": a bare name, as an answer or behind a label."""
    lead, rest = text[: actors[0].start - shift], text[actors[-1].end - shift :]
    if re.search(
        rf"^[\s\d０-９.．、（）()・■●○　]*(?:{cues['anaphora.labels'].pattern})[\s　]*[:：　 ][^。]{{0,20}}$",
        lead,
    ):
        return True
    if re.search(rf"(?:{cues.either('anaphora.answers', 'ties.who')})は、?[「『]?$", lead):
        return re.fullmatch(r"[」』]?(?:だ|である|です|だった|でした|だという)?[。」』\s]*", rest) is not None
    return bool(
        re.fullmatch(r"[「『\s]*", lead)
        and re.fullmatch(
            r"[」』]?(?:だ|である|です|だった|でした|だという|では(?:ない|なかった|ありません))?。?[」』。\s]*",
            rest,
        )
        and re.search(r"だ|で[あすしは]", rest)
    )


def lays_to_same(text: str, cues: Cues) -> bool:
    """ "同グループによる窃取と結論している": the accused by a pronoun."""
    return SAME_DID(cues).search(text) is not None

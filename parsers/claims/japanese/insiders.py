"""Culprits of the robbed firm's own house, in Japanese: 内部者の犯行, 盗んだのは元社員だった.

Staff is named in any story of a theft (they were deceived, they found it), so only the places of an accused count.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.hints import hinted
from parsers.claims.japanese.victims import theft_words
from parsers.mentions.values import NameMention

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.hints import Hinted

INSIDER = "insider"


@lru_cache(maxsize=4)
def _patterns(cues: Cues) -> tuple[Hinted, ...]:
    staff = cues.either("actors.staff")
    inside = cues.either("actors.inside")
    deeds, took, verdicts = (cues.either(key) for key in ("actors.deeds", "actors.took", "anaphora.verdicts"))
    who = cues.either("ties.who")
    did = rf"{theft_words(cues).pattern}|{cues.either('ties.deeds')}|{cues.either('actors.charged')}"
    former = rf"(?:元|前|現職の|現役の)[^、。「」はがをにの]{{0,8}}?(?:{staff})"
    any_ = rf"(?P<v>{inside}|{former}|(?:{staff}))(?:の[男女]性?)?(?:[（(][^（()）]{{1,12}}[）)])?(?:ら|たち|ども)?"
    own = rf"(?P<v>{inside}|{former})(?:の[男女]性?)?(?:[（(][^（()）]{{1,12}}[）)])?(?:ら|たち|ども)?"
    charged = r"(?:疑い|容疑|嫌疑|逮捕|書類送検|送検|起訴|訴追|告発|刑事告訴|疑っ|疑う)"
    lead = r"(?:[^、。「」はがを]{0,16}(?:の|た|な|と))?"
    return tuple(
        hinted(p)
        for p in (
            # 内部者の単独犯行, 元社員による犯行, 内部犯行
            rf"{any_}(?:の|による)(?:単独|組織的|計画的)?(?:な)?(?:{deeds})",
            r"(?P<v>内部)(?:者|関係者)?の?(?:犯行|不正|犯罪)(?!対策|防止)",
            rf"{own}(?:犯行)?説",
            rf"{own}によるもの(?:だ|で|と)",
            # 盗んだのは元技術者だった, 書類送検したのは、元アルバイトだった
            rf"(?:{did})(?!さ?れ)[^。、「」]{{0,6}}(?<!れ)(?:た|だ|いる)の(?:は|が)、?{lead}{any_}(?:だ|で[あしす、]|と|[。、」])",
            rf"(?:{who})(?:について)?(?:は|が|を|として)、?{lead}{own}(?:だ|で[あしす、]|と|[。」])",
            # 社内の人間だと唱えた
            rf"{own}(?:だ|である|だった)?と(?:{verdicts}|唱)",
            # 元社員が資金を持ち出した
            rf"{own}(?:が|は)[^。、「」]{{0,40}}?(?:{took})[^。、「」]{{0,4}}?(?:た|だ)",
            # 元技術顧問を窃取の疑いで見ている
            rf"{own}(?:を|に|が)[^。「」]{{0,40}}{charged}",
        )
    )


def without_staff(actors: tuple[NameMention, ...]) -> tuple[NameMention, ...]:
    """ "内部の犯行で、北朝鮮ではない", "開発者を装ったラザルス": whom a clause accuses, if it names others than staff."""
    return tuple(a for a in actors if a.id != INSIDER) or actors


def find_insiders(text: str, cues: Cues) -> tuple[NameMention, ...]:
    """The accused of the sentence that are staff, present or former, at most one of a place."""
    found: dict[int, NameMention] = {}
    for pattern in _patterns(cues):
        for match in pattern.finditer(text):
            start, end = match.span("v")
            if not any(a.start < end and start < a.end for a in found.values()):
                found[start] = NameMention(start, end, match["v"], "actor", INSIDER, match["v"])
    return tuple(found.values())

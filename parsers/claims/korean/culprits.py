"""Whether a Korean clause puts an actor in the culprit's place, by its build and not by a list of whole phrases.

Particles tell what an actor is in its clause: what it did (이/가), what it is called (를 ... 로, 은 ... 이다), what
was found (로 결론), whose deed it was (의 소행). The words beside the particles are kinds, in the cue file.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import filled, worded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parsers.claims.cues import Cues
    from parsers.mentions.values import Mention, NameMention

MARK = r"[’”'\"』」》)）*]*"
BRACKET = r"(?:\s?[(（][^)）]{1,40}[)）])?"
# 라자루스 쪽, 북한 정찰총국 소속 해커들, 안다리엘 등 해킹조직들
GROUP = (
    r"(?:\s?(?:등\s)?(?:의\s)?(?:(?:와|과)?\s?(?:연계|연관)(?:된)?\s)?(?:사이버\s)?(?:해킹\s?)?"
    r"{culprit.groups}(?:들)?(?:\s\d{1,2}명|\s[두세네]\s?명)?)*"
)
# with a list in it, so `worded` or `filled` make an expression of it
AFTER_NAME = rf"{MARK}{BRACKET}{GROUP}{MARK}"
WORDS = r"(?:[^\s.]{1,14}\s){0,4}?"
FEW = r"(?:[^\s.]{1,12}\s){0,3}?"
COPULA = (
    r"(?:이라|라|이었|였|입니다|이다|다[.”\"’']|임|일\s|인\s|이며|이고|이란|란\s|이지|예요|이에요|네요|이죠)"
)


@lru_cache(maxsize=4)
def _behind(cues: Cues) -> re.Pattern[str]:
    """What follows the accused, anchored behind its name."""
    role, deed, act, naming, finding, bare = (
        cues.either(f"culprit.{key}") for key in ("roles", "deeds", "acts", "naming", "finding", "bare")
    )
    robs_it, named, proofs, shown, trades = (
        cues.either(f"culprit.{key}") for key in ("robs_it", "named", "proofs", "shown", "trades")
    )
    return re.compile(
        filled(AFTER_NAME, cues)
        + "(?:"
        + "|".join(
            (
                rf"[을를]\s{WORDS}{role}(?:으로|로|이라|라)",  # APT38을 범행 주체로 규정했다
                rf"(?:이|가|은|는|도|야말로)\s{WORDS}{role}(?:{COPULA}|로|에\s있|[.]?$)",  # 라자루스가 배후다
                rf"의\s?{FEW}{deed}",  # 정찰총국의 지휘 아래, 라자루스의 솜씨
                rf"(?:이|가|들이|에서)\s{WORDS}{act}",  # 안다리엘이 벌인 일이라는
                rf"(?:에\s의[해한]|에게\s{FEW}{robs_it}|(?:의)?\s?손에)",
                rf"[을를]\s{FEW}{naming}",  # 라자루스를 지목했다
                rf"(?:으로|로|에|에게|한테)\s{FEW}{finding}",  # 라자루스로 결론 내렸다
                rf"(?:이라|라)(?:고|는|며|면서|는데)\s?{WORDS}{finding}",  # 라자루스라고 본다
                # 라자루스 유력; not 북한 연계 조직들이
                rf"[’”'\"]?\s{bare}(?!\s?(?:의\s)?(?:사이버\s?|해킹\s?)?{trades})",
                rf"일\s?{FEW}{finding}",  # 라자루스일 공산이 크다
                rf"(?:이라|라|이란|란)는?\s이름(?:을|이)\s{named}",  # 라자루스라는 이름을 붙였다
                rf"임(?:을|이)\s{FEW}{finding}",  # 라자루스임을 알아냈다
                rf"\s?{bare}?설[을에은이도]",  # 라자루스설을 반박했다
                # 라자루스라는 증거를 제출했다, 트레이더트레이터라는 이름을 붙였다
                rf"(?:이?라는|이?란)\s(?:\S{{1,6}}\s)?{proofs}[을를에]\s(?:\S{{1,8}}\s){{0,2}}?{shown}",
                r"\s?(?:말고는|밖에는?|외에는?)\s[^.]{0,40}?없",  # 라자루스 말고는 들어맞는 이름이 없다
            )
        )
        + ")"
    )


@lru_cache(maxsize=4)
def _before(cues: Cues) -> re.Pattern[str]:
    """What stands before the accused, up to its name: 가해자로 라자루스를, 공격자: , 범인은 다름 아닌 라자루스다."""
    role, answer = (cues.either(f"culprit.{k}") for k in ("roles", "answers"))
    marked = r"(?:들)?(?:으로|로|로는|은|는|가|이|도|란|:|\s[:–—-])"
    return re.compile(rf"(?:{role}{marked}|{answer})\s?{WORDS}[‘“'\"「『]?$")


@lru_cache(maxsize=4)
def _cleft(cues: Cues) -> re.Pattern[str]:
    """훔친 것은, 털어간 건, 공격한 주체는 before the name."""
    verbs, thieves = (cues.either(k) for k in ("theft.verbs", "theft.thieves"))
    # a group by trade is no such thing: 해킹조직
    return re.compile(
        rf"(?:{verbs})(?!\s?{cues.either('culprit.bands')})[가-힣\d\s]{{0,12}}?(?:{thieves})(?:들)?(?:은|는|이|가|을|를|도|의)?\s"
    )


@lru_cache(maxsize=4)
def _named_after(cues: Cues) -> re.Pattern[str]:
    """What stands before an accused whom a bracket names behind the theft: 한강빗 해킹(2월, 라자루스), or by Lazarus."""
    nouns = cues.either("theft.nouns")
    return re.compile(
        rf"(?:{nouns})\s?[(（](?:[^()（）]{{1,30}}[,·/:]\s?)?(?:[^\s()]{{1,8}}\s){{0,2}}$|\bby (?:[\w’']+ ){{0,3}}$"
    )


# up to the end of the bracket: a hedge, or another name
CLOSED = worded(
    rf"{AFTER_NAME}(?:[\s,·/A-Za-z가-힣]{{0,24}}?{{culprit.bare}})?(?:[\s/·][A-Z][\w ]{{1,20}})*[)）]"
)
# 라자루스가 개발자의 컴퓨터를 장악해: a step of the attack
STEP = worded(
    rf"{AFTER_NAME}(?:이|가)\s[^.]{{0,90}}?(?:을|를|에|[가-힣])\s(?:\S{{1,8}}\s)?"
    r"{culprit.steps}(?!해\s왔|하고 있)"
)


def takes_steps(text: str, actors: tuple[NameMention, ...], shift: int, cues: Cues) -> bool:
    """Whether an actor takes a step of an attack, which beside a theft just told is this one."""
    return any(STEP(cues).match(text, a.end - shift) for a in actors)


@lru_cache(maxsize=4)
def _evidence(cues: Cues) -> re.Pattern[str]:
    return re.compile(rf"{filled(AFTER_NAME, cues)}의\s{cues.either('culprit.evidence')}")


def is_traced_to(text: str, actors: Sequence[Mention], shift: int, cues: Cues) -> bool:
    """공격 코드가 블루노로프의 것과 일치한다: evidence that leads to an actor, from whoever tells it."""
    return any(_evidence(cues).match(text, a.end - shift) for a in actors)


def is_culprit(text: str, actors: Sequence[Mention], shift: int, cues: Cues) -> bool:
    """Whether any actor stands where a culprit stands. `shift`: where `text` begins in the actors' sentence."""
    return any(
        _behind(cues).match(text, a.end - shift)
        or _before(cues).search(text[: a.start - shift])
        or _cleft(cues).search(text[: a.start - shift])
        or (_named_after(cues).search(text[: a.start - shift]) and CLOSED(cues).match(text, a.end - shift))
        for a in actors
    )

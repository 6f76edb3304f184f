"""Thefts that a Korean text only compares with, or whose money, addresses and tools it met again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.korean.words import BRACKET

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.values import Mentions, Victim

# behind a name: 바이비트 사건의 자금과 섞였다, 업비트 때와 같은 수법: a theft that another is compared with or traced to
COMPARED = worded(
    r"\s?(?:(?:{places.events}의|(?:{places.events}\s)?때(?:의|와|\s쓰인|\s쓴)?|{places.events}에\s(?:쓰인|쓴|동원된|이용된|사용된))\s"
    r"(?:\S{1,6}\s){0,2}?{places.shared}\S{0,3}\s(?:\S{1,8}\s){0,3}?{places.mixed}"
    # 바이비트 공격 때 쓰였던 주소와 직접 거래한 이력이: whatever is said of what another theft used
    r"|\s?(?:{places.events}\s?(?:때|당시|과정|직후)?(?:에서?|에도|도)?|때|당시)\s(?:이미\s|함께\s)?{places.used}"
    r"\s(?:\S{1,6}\s){0,2}?(?:{places.shared}|도메인|계정|코드|것)\S{0,3}(?=\s|[.,])"
    # 2019년 업비트 사건 때의 것과 같은 계열
    r"|\s?{places.events}\s?(?:때|당시)?의\s(?:것|그것)(?:과|와)\s(?:\S{1,6}\s)?(?:{places.alike}|일치|겹|같)"
    # 작년 2월 바이비트 도난 자금을 세탁하던 곳
    r"|\s?{places.events}\s?{places.goods}(?:을|를|이|가|도)\s(?:\S{1,6}\s){0,2}?\S*"
    r"(?:[하되리기키]던|했던|됐던|[한된은린긴킨친간])\s(?:\S{1,6}\s)?{places.havens}"
    # 래디언트 캐피털을 해킹한 것과 같은 행위자
    r"|[을를]\s{places.hacked}\S{0,4}\s(?:\S{1,5}\s)?(?:것|자|쪽|이들|조직|그룹|행위자|해커|놈)\S{0,2}(?:과|와)\s(?:같은|동일한|똑같은)"
    r"|(?:{places.events}\s?)?(?:때)?(?:와|과)\s(?:\S{1,6}\s)?{places.alike}"
    # 스테이크에서 나온 돈을 받은 지갑과 같다
    r"|에서\s(?:\S{1,4}\s)?{places.taken}\s(?:\S{1,8}\s){0,4}?{places.shared}(?:과|와)\s(?:\S{1,8}\s){0,2}?{places.mixed}"
    # 새론페이 해킹과는 수법이 다르다, 바이비트와 별개
    r"|\s?(?:{places.events}\s?)?(?:때)?(?:와|과)는?\s(?:\S{1,6}\s)?(?:다르[다지고며]|다른|달랐|별개|구별|구분))"
)

# X 사건과 달리, X 유출에 이어: where what is told of another theft ends
_ITS_CASE = r"[’”'\"」』]?(?:(?:\s\S{0,6}{places.events}){1,2}|\s때|\s건)?"
_OPPOSED = worded(rf"{_ITS_CASE}(?:과|와)(?:는|도)?\s{{places.unlike}}(?:는)?,?\s")
_FOLLOWED = worded(
    rf"{_ITS_CASE}(?:에\s이어서?|(?:과|와)\s{{places.likewise}}|\s{{places.later}}(?:에|에도)?),?\s"
)

# 로닌에서 6억 달러를 훔친 것과는 다른 수법으로
_UNLIKE_DEED = worded(
    r"{accused.took}\s것(?:과|와)(?:는)?\s(?:\S{1,6}\s)?(?:{places.unlike}|다른|별개의)(?:\s\S{1,6}(?:으로|로))?,?\s"
)

# 소행으로 확인한 2019년 X 사건: a verdict that hangs on the name behind it
_VERDICT = worded(r"{places.judged}\s(?:\S{1,8}\s)?[‘“'\"「]?$")
_ITS_YEAR = re.compile(r"\s?[‘“'\"「]?")


def contrasts(text: str, mentions: Mentions, victims: tuple[Victim, ...], cues: Cues) -> list[int]:
    """Where a sentence leaves the other theft that it sets against its own: 라자루스가 턴 X 사건과 달리 | Y의 범인은.

    What only follows another one (X 사건에 이어) is another matter where that one alone has a culprit.
    """
    cuts = [m.end() for m in _UNLIKE_DEED(cues).finditer(text)]
    for victim in victims:
        end = _named_until(text, victim)
        named = [a.end for a in mentions.actors if a.end <= victim.start]
        is_judged = len(named) == len(mentions.actors) > 0 and _VERDICT(cues).search(
            text[max(named) : victim.start]
        )
        pattern = _FOLLOWED if is_judged else _OPPOSED
        if left := pattern(cues).match(text, end) or _OPPOSED(cues).match(text, end):
            cuts.append(left.end())
    return sorted(cuts)


def set_beside(
    text: str, mentions: Mentions, victims: tuple[Victim, ...], cues: Cues
) -> list[tuple[int, int]]:
    """The spans that tell of another theft: 2019년 X 사건과 마찬가지로; its day is no other's, nor theirs its own."""
    spans = [(0, m.end()) for m in _UNLIKE_DEED(cues).finditer(text)]
    for victim in victims:
        end = _named_until(text, victim)
        if left := _FOLLOWED(cues).match(text, end) or _OPPOSED(cues).match(text, end):
            linked = (d.start for d in mentions.dates if _ITS_YEAR.fullmatch(text, d.end, victim.start))
            spans.append((min(linked, default=victim.start), left.end()))
    return spans


def _named_until(text: str, victim: Victim) -> int:
    return found.end() if (found := BRACKET.match(text, victim.end)) else victim.end

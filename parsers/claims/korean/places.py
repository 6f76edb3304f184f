"""The places of a Korean sentence where a robbed party stands, and how sure each makes it."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from parsers.claims.cues import alternation, states_of
from parsers.claims.hints import Hinted, hinted
from parsers.claims.korean.series import NUMBER
from parsers.claims.korean.words import PAST

if TYPE_CHECKING:
    from parsers.claims.cues import Cues

Expression = TypeVar("Expression", Hinted, re.Pattern[str])
CLAUSE_END = re.compile(
    rf"(?:(?<=[{PAST}인한는다])고요?|(?<=하)고(?!,?\s(?:있|계시|나서))|(?<=[가-힣])며(?:[(（][^)）]*[)）])?|지만|으나"
    rf"|(?<=니다)만|(?<=[{PAST}하되이])나|는데|반면|데\s반해),?(?:\[\d{{1,3}}\])*\s+"
)
COUNT = r"(?:\s?[\d,천만여]+\s?(?:개|명|곳|건))?"


class Place(StrEnum):
    """How sure a place in a sentence makes it that the word there names a robbed party."""

    SUM = "sum"  # 미리내에서 36억 원이 사라졌다: sure for any word
    ROW = "row"  # △한별 22억 원: sure for any word where a list of thefts is announced
    THEFT = "theft"  # 미리내월렛에서 발생한 유출: sure for a marked word, doubtful for another
    LOOSE = "loose"  # 미리내월렛 이더리움 훔친: only for a marked word


@dataclass(frozen=True, slots=True)
class Places(Generic[Expression]):
    """What follows the name of a robbed party, or stands before it.

    Of the language (`Hinted`), or of one sentence, each of whose words is tried at all of them (`re.Pattern`).
    """

    source: Expression
    attacked: Expression
    loser: Expression
    keeper: Expression
    prey: Expression
    event: Expression
    loose: Expression
    lost_before: Expression
    described: Expression
    gone: Expression
    kept_money: Expression
    topic: Expression
    thing: Expression
    robs: Expression
    named: Expression
    blamed: Expression
    broke: Expression


@lru_cache(maxsize=4)
def places_of(cues: Cues) -> Places[Hinted]:
    """Compile the places from the words of theft and of services."""
    holder, nouns, verbs, firm = (
        cues.either(k) for k in ("services.holders", "theft.nouns", "theft.verbs", "services.firms")
    )
    # 노드원이라는 거래소가, 웨이브릿 이용자 1천200명의 지갑에서, 퍼플렌드의 대출 풀에서
    places, owner = cues.either("places.counters"), cues.either("places.owners")
    called = rf"(?:이?라는\s(?:\S{{1,6}}\s)?{cues.either('services.words')}|\s(?:등\s)?{NUMBER}\s?{places})?"
    # 검증자 키 다섯 개 중 셋이, 서명 서버 두 대가
    some = r"(?:\s(?:\d+|[가-힣]{1,2})\s?(?:개|곳|대|명)(?:\s(?:중|가운데)\s\S{1,3}?(?:\s?개)?)?)?"
    part = rf"(?:의\s(?:\S{{1,6}}\s){{0,2}}?[가-힣A-Za-z]{{0,5}}{cues.either('places.parts')}{some})?"
    goods = cues.either("places.goods")
    country = r"[가-힣]{2,8}(?:(?<![은는이가을를])\s[가-힣]{2,8})?"
    seat = rf"(?:{country}(?:에\s{cues.either('places.seated')}|\s소재)\s)"
    where = rf"(?:{seat}|{country}의\s|국내\s|해외\s)"
    one = rf"{cues.either('places.one')}\s"
    kind = rf"(?:{cues.either('places.sizes')}\s)?(?:{cues.either('services.kinds')}\s?)*"
    held = rf"(?:\s{owner}(?=의\s))?(?:\s?{holder}(?:(?:와|과|,| 및)\s?\S{{1,6}}?)?)?"
    states = alternation([word for word in states_of(cues) if len(word) > 1], whole_words=False)
    step = r"[^\s]{1,12}(?<![은는을를])\s"
    return Places(
        # 3월 12일 발생한 누리채 침해는
        broke=hinted(rf"{cues.either('places.broke')}\s(?:\S{{2,6}}\s)?$"),
        robs=hinted(verbs),
        named=hinted(f"{verbs}|{nouns}"),
        # 레인(1,613만 달러)에 대한 책임
        blamed=hinted(
            rf"(?:에 대한|에 관한|의|[을를] 둘러싼)\s(?:\S+\s){{0,3}}?{cues.either('places.laid')}"
        ),
        source=hinted(
            # not where something is told: 공익광고에서 "..."
            rf"{called}{held}{COUNT}{part}\s?{cues.either('places.source')}(?!,?\s?[“\"]).{{0,90}}?(?:{verbs}|{nouns})"
        ),
        attacked=hinted(
            rf"{called}(?:\s?{holder})?(?:[을를]|에)\s(?:\S{{1,10}}\s)?{cues.either('theft.attacks')}"
        ),
        loser=hinted(
            rf"{called}{held}{COUNT}{part}(?:\s?측)?[은는이가도]\s.{{0,60}}?(?:{cues.either('theft.losses')}|{nouns}(?:으로|로)\s)"
        ),
        keeper=hinted(
            rf"(?:\s{owner})?(?:이|가|에)\s(?:{cues.either('places.keeps')}).{{0,60}}?(?:{verbs}|{nouns})"
        ),
        # 네모볼트의 돈을 가져간 쪽이
        prey=hinted(rf"의\s(?:\S{{1,6}}\s)?{goods}[을를]\s(?:{step}){{0,2}}?(?:{verbs})"),
        event=hinted(rf"\s(?:{cues.either('theft.crimes')})"),
        loose=hinted(
            rf"(?:\s?{holder})?(?:{cues.either('places.about')}|[을를도])?,?\s(?:{step}){{0,5}}?(?:{nouns}|{verbs})"
        ),
        lost_before=hinted(rf"(?:{cues.either('theft.lost')})\s(?:{step}){{0,2}}$"),
        gone=hinted(rf"{called}{held}{COUNT}{part}\s?{cues.either('places.source')}\s?[^.]{{0,40}}?$"),
        kept_money=hinted(cues.either("roles.other_sum", "roles.other_money")),
        thing=hinted(rf"{called}{held}{part}(?:의\s\S{{1,6}})?(?:들)?(?:[을를]|에서|에게서|에)\s"),
        topic=hinted(
            rf"(?:의?\s{cues.either('places.staff')})?(?:\s?측)?[은는이가]\s[^.]{{0,80}}?(?:{verbs}|{nouns})"
        ),
        described=hinted(
            rf"(?P<name>(?:{where})?{one}(?:[가-힣]{{2,8}}\s)?{kind}(?:{firm})|{where}{kind}(?:{firm})\s한\s곳|{seat}{kind}(?:{firm})"
            rf"|(?<![가-힣]){states}(?:의\s|\s){kind}(?!{cues.either('places.too_plain')})(?:{firm})(?=에서|으로부터|로부터))"
        ),
    )


@lru_cache(maxsize=64)  # each word of a sentence asks
def places_in(text: str, cues: Cues) -> Places[re.Pattern[str]]:
    """The places that a sentence may hold; all others never match."""
    places = places_of(cues)
    return Places(*(getattr(places, field.name).within(text) for field in fields(places)))

"""Names that a page's title makes likely: 코인뜰 2차 유출, and in the text: 코인뜰이 또 털렸습니다."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.korean.places import places_of
from parsers.claims.korean.speaker_places import speaker_places_of
from parsers.claims.korean.words import is_modifier, strip_particle, words
from parsers.claims.values import Victim
from parsers.names import spots, victim_id
from parsers.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence

LETTER = re.compile(r"[가-힣A-Za-z0-9]")
MASKED = re.compile(r"(?:[A-Zㄱ-ㅎ]|○{1,3})(?:사|社|거래소|업체)")
PARTICLE = re.compile(
    r"(?:[은는이가을를의도와과]|에서|에게|측)(?![가-힣])|[(（]|[’”'\"」]|의?\s\S{0,6}(?:지갑|금고|브리지|브릿지|풀|월렛|서버|시퀀서|레이어|볼트|거래소|컨트랙트|계약|키)"
    r"|\s(?:대표|측|창업자|운영|개발|이용자|고객|재단|이사장|경영진|안에서|사건|사고|해킹|유출|탈취|도난|공격|침해|절도|피습)"
)
# behind a name: its particle, or another word
BEHIND = re.compile(
    r"(?:[은는이가을를의도에와과로]|에서|에게|서|측|발|까지|마저|만)?(?![가-힣A-Za-z0-9])|\s?[(（]|[’”'\"]"
)


def find_compound(sentence: Sentence, context: Context, cues: Cues) -> Iterator[Victim]:
    """은하철도 거래소 of the title and the text: a name whose end looks like a particle, before what it is called."""
    title = context.text.partition("\n")[0]
    for name in _compounds(title, cues):
        if context.text.count(name) > 1:
            for start, end in spots(name, sentence.text):
                yield Victim(start, end, name, victim_id(name, context.lexicon), "service", is_target=False)


@lru_cache(maxsize=32)
def _compounds(title: str, cues: Cues) -> tuple[str, ...]:
    seconds = cues.either("services.seconds")
    found = re.finditer(rf"(?<![가-힣A-Za-z])(?P<first>[가-힣]{{2,8}})\s{seconds}(?![가-힣A-Za-z])", title)
    return tuple(
        m.group()
        for m in found
        if strip_particle(m["first"]) != m["first"]
        and not {m["first"], strip_particle(m["first"])} & set(cues.lists["names.common"])
    )


def find_titled(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> Iterator[Victim]:
    """Words without any mark that both the title and the text below hold as words of their own."""
    if sentence.kind is BlockKind.RELATED or not cues["theft.nouns"].search(context.text):
        return
    taken = [(m.start, m.end) for m in (*mentions.names, *mentions.amounts, *mentions.dates)]
    for word in words(sentence.text, cues):
        is_taken = any(a < word.end and word.start < b for a, b in taken) or MASKED.fullmatch(word.name)
        if is_taken or not _titles(word.name, sentence, context) or _is_person(word.name, context, cues):
            continue
        yield Victim(
            word.start,
            word.end,
            word.name,
            victim_id(word.name, context.lexicon),
            word.kind,
            is_target=False,
            is_sure=False,
        )


def find_called(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> Iterator[Victim]:
    """What a theft is called by: 블랙파인 사건, 노바그리드 해킹; sure where it is so called twice."""
    if sentence.kind is BlockKind.RELATED:
        return
    taken = [(m.start, m.end) for m in (*mentions.names, *mentions.amounts, *mentions.dates)]
    for word in words(sentence.text, cues):
        if any(a < word.end and word.start < b for a, b in taken) or MASKED.fullmatch(word.name):
            continue
        if is_modifier(word, cues) or not places_of(cues).event.match(sentence.text, word.end):
            continue
        yield Victim(
            word.start,
            word.end,
            word.name,
            victim_id(word.name, context.lexicon),
            word.kind,
            is_target=False,
            is_sure=len(_called(word.name, context, cues)) > 1,
        )


def _called(name: str, context: Context, cues: Cues) -> list[int]:
    """Where a theft is called by this name."""
    event = places_of(cues).event
    return [end for _, end in spots(name, context.text) if event.match(context.text, end)]


def _is_person(name: str, context: Context, cues: Cues) -> bool:
    """은모래(활동명)는 도난 코인을 쫓는 추적가다: whom the text introduces as somebody who speaks."""
    found = speaker_places_of(cues).introduced.finditer(context.text)
    return any(name in m.groups() for m in found)


def _titles(name: str, sentence: Sentence, context: Context) -> bool:
    """Whether the other of title and text holds the name, too, which hangs a particle on itself somewhere."""
    title, _, body = context.text.partition("\n")
    other = body if sentence.end <= len(title) else title
    is_there = any(_is_word(other, start, end) for start, end in spots(name, other))
    return is_there and any(PARTICLE.match(context.text, end) for _, end in spots(name, context.text))


def _is_word(text: str, start: int, end: int) -> bool:
    return not (start and LETTER.match(text[start - 1])) and BEHIND.match(text, end) is not None

"""Who was robbed, in Korean: a candidate word has to stand where a robbed party stands.

A marked word (see `words`) needs such a place; an unmarked one needs a place that leaves no doubt: a sum
lost there (미리내에서 36억 원이 사라졌다), for any noun may stand where something was attacked or stolen.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.known import find_known, outermost
from parsers.claims.korean.also import names_also, summed
from parsers.claims.korean.another import MASKED, OPERATED, is_another
from parsers.claims.korean.own import find_own
from parsers.claims.korean.pairs import former_and_latter
from parsers.claims.korean.places import Place, places_in, places_of
from parsers.claims.korean.series import SERIES, without_dates
from parsers.claims.korean.standing import COPULA, place_of
from parsers.claims.korean.titled import find_compound
from parsers.claims.korean.words import BRACKET, Word, fits, is_modifier, words
from parsers.claims.values import Victim
from parsers.names import slug, spots, victim_id
from parsers.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence
    from parsers.mentions.values import NameMention

LED = re.compile(r"(?:[A-Z][a-z]+\s)+", re.ASCII)  # before a listed name: Tallow Gate
THEN = re.compile(r"\s(?:때|사태)(?=[는은도의가,.]|\s(?!처럼|같이|보다))")  # 작년 2월 바이비트 때
CELL_END = re.compile(r"\s?(?:[(（][^)）]{1,30}[)）])?\s*\|")
MIN_SHORT, SEVERAL = 2, 2
STEM = 2  # syllables that may be a word without its ending
ASKED_ABOUT = re.compile(r"\s?(?:건|사건)?(?:은|는)요?\s?[?？]")  # 그럼 작년 개나리거래소는요?
ALONE = re.compile(r"(?:[네예],)?(?:\s*[가나다라마바사]\.\s)?[\s\d.):■□○●◦•·▶△◇◆\-]*")
LAST = re.compile(r"[은는이가을를와과로도만인임에의](?![가-힣A-Za-z0-9])")
PARTICLE = re.compile(r"(?:에서|은|는|이|가|을|를|와|과|의|에|도)(?![가-힣A-Za-z0-9])")
BEGINS = re.compile(r"(?<![가-힣A-Za-z])")
SHORT_FORM = re.compile(
    r"(?:[은는이가을를의]|에서|측|도)(?![가-힣])|\s(?:건|측|사건|사고|사태|해킹|탈취|유출|도난|절도|침해|공격|지갑|팀|재단|운영진|개발팀|대표|관계자|이용자|고객|사용자)"
)
COORDINATED = re.compile(
    r"\s*(?:[(（][^)）]{1,40}[)）])?(?:\s*[’”'\"]?(?:와|과|,|및|·|하고|랑)\s*[‘“'\"]?)"
    r"(?:(?:국내|해외|미국|일본|한국|인도|중국|[가-힣]{2,6}(?:계|의))\s(?:거래소\s)?)?"  # 와지르X와 미국 레인
)


def first_pass(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> tuple[Victim, ...]:
    """Names that this sentence robs or introduces, for the rest of the page."""
    return outermost(_found(sentence, mentions, context, cues))


def read_victims(
    sentence: Sentence, mentions: Mentions, context: Context, cues: Cues
) -> tuple[tuple[Victim, ...], bool]:
    """The victims of the sentence with those left unnamed, and whether a word may be another one's name."""
    text = sentence.text
    candidates = list(_found(sentence, mentions, context, cues))
    found = [*outermost(v for v in candidates if v.is_sure)]
    if any(
        v.is_target and v.service for v in found
    ):  # beside a name that is marked, an unmarked one needs more
        found = [v for v in found if v.service or _names_a_source(text, v, mentions, cues)]
    known = [
        replace(v, is_target=place_of(sentence, v.start, v.end, mentions, context, cues) is not None)
        for v in (*find_known(text, tuple(found), context), *_short_forms(text, context, cues))
        if not OPERATED.search(text[: v.start])
    ]
    named = tuple(_as_on_page(v, context) for v in outermost([*found, *known]))
    if sentence.kind is not BlockKind.HEADING:  # a headline's comma parts its topic from the news
        named = _coordinated(named, text, mentions)
    told = [v for v in named if v.is_target or _is_robbed(v, context) or _is_topic(v, context, text)]
    told += find_own(sentence, named, mentions, context, cues)
    told += former_and_latter(text, context)
    told = [*outermost([*_enumerated(sentence, mentions, context, cues), *told])]
    victims = sorted((*told, *_unnamed(sentence, named, mentions, context, cues)), key=lambda v: v.start)
    doubtful = (v for v in candidates if not v.is_sure)
    return tuple(victims), any(places_of(cues).event.match(text, v.end) for v in doubtful)


def _enumerated(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> tuple[Victim, ...]:
    """The names with their sums behind a culprit, two or more, and those that are told to be among them, too."""
    text = sentence.text
    found = summed(text, mentions, context, cues)
    accused = mentions.actors and cues["theft.guilt"].search(text) and len(found) >= SEVERAL
    return found if accused or names_also(sentence, mentions, context, cues) else ()


def _as_on_page(victim: Victim, context: Context) -> Victim:
    """코르디아 거래소 in a headline is the 코르디아 of the text: the id that the page's names share."""
    known = context.victims.get(victim.name)
    return replace(victim, id=known.id) if known else victim


def _is_topic(victim: Victim, context: Context, text: str) -> bool:
    """A service that the heading above names, too, or that a page names which robs nobody by its words.

    So is one whose name is all that a sentence says: "3. 바이비트(Bybit)."
    """
    if not victim.service:
        return False
    rest = BRACKET.sub("", text[victim.end :])
    if ALONE.fullmatch(text[: victim.start]) and COPULA.fullmatch(rest):
        return True
    if victim.name in context.heading or ASKED_ABOUT.match(text, victim.end):
        return True
    return not context.robbed


def _is_robbed(victim: Victim, context: Context) -> bool:
    known = context.victims.get(victim.name)
    return known is not None and known.is_target


def _names_a_source(text: str, victim: Victim, mentions: Mentions, cues: Cues) -> bool:
    is_series = SERIES.fullmatch(without_dates(text, mentions)) is not None
    return bool(places_in(text, cues).source.match(text, victim.end)) or "△" in text or is_series


def _coordinated(victims: tuple[Victim, ...], text: str, mentions: Mentions) -> tuple[Victim, ...]:
    """A(3억)와 B 탈취 사건: what is said of the last name is said of those joined to it."""
    for mention in (*mentions.amounts, *mentions.dates):  # 아라빗 120억원, 5월 하람코인 190억원
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    joined = list(victims)
    for at in range(len(joined) - 1, 0, -1):
        first, second = joined[at - 1], joined[at]
        if second.is_target and COORDINATED.fullmatch(text[first.end : second.start]):
            joined[at - 1] = replace(first, is_target=True)
    return tuple(joined)


def _found(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> Iterator[Victim]:
    for name in mentions.names:
        if name.kind == "victim":
            place = place_of(sentence, name.start, name.end, mentions, context, cues)
            is_robbed = (
                place is not None or THEN.match(sentence.text, name.end) or _heads_row(sentence, name, cues)
            )
            yield Victim(name.start, name.end, name.surface, name.id, "listed", is_target=bool(is_robbed))
    for titled in find_compound(sentence, context, cues):
        place = place_of(sentence, titled.start, titled.end, mentions, context, cues)
        yield replace(titled, is_target=place is not None)
    for short in words(sentence.text, cues):
        word = _in_full(short, sentence.text, context)
        if not _is_taken(word, mentions) and (victim := _judge(word, sentence, mentions, context, cues)):
            yield victim


def _in_full(word: Word, text: str, context: Context) -> Word:
    """오팔라인 is no 오팔라 in a text that elsewhere hangs a particle on all of it: 오팔라인은."""
    tail = LAST.match(text, word.end)
    if tail is None or word.after != word.end:
        return word
    name = word.name + tail.group()
    found = (PARTICLE.match(context.text, end) for _, end in spots(name, context.text))
    behind = [m.group() for m in found if m]
    if not any(len(p) > 1 or fits(name[-1], p) for p in behind):
        return word
    return replace(word, end=tail.end(), after=tail.end(), name=name)


def _heads_row(sentence: Sentence, name: NameMention, cues: Cues) -> bool:
    """바이비트 | 2025-02-21 | 콜드월렛에서 40만 ETH가 탈취됐다: what a row of a table begins with, and tells a theft of."""
    if sentence.kind is not BlockKind.TABLE_ROW or name.start or not CELL_END.match(sentence.text, name.end):
        return False
    return places_of(cues).named.search(sentence.text, name.end) is not None


def _is_taken(word: Word, mentions: Mentions) -> bool:
    """Parties, actors, sums and dates are no victims; nor is what a listed victim's name is part of.

    But Tallow Gate is not the listed Gate.
    """
    beside = [
        m
        for m in (*mentions.names, *mentions.amounts, *mentions.dates)
        if m.start < word.end and word.start < m.end
    ]
    is_longer = len(beside) == 1 and LED.fullmatch(word.name[: max(0, beside[0].start - word.start)])
    return bool(beside) and not (is_longer and beside[0] in mentions.names)


def _judge(word: Word, sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> Victim | None:
    place = place_of(sentence, word.start, word.after, mentions, context, cues)
    is_sure = word.is_marked or word.is_introduced or place in {Place.SUM, Place.ROW}
    if not is_sure and (place is not Place.THEFT or _is_of_no_theft(word, sentence, context, cues)):
        return None
    if place is None and not (word.is_marked or (word.is_introduced and _recurs(word, context))):
        return None
    if is_another(word, sentence, context, cues):  # asked last: few words stand where a robbed party does
        return None
    return Victim(
        word.start,
        word.end,
        word.name,
        victim_id(word.name, context.lexicon),
        word.kind,
        is_target=place is not None,
        is_sure=is_sure,
    )


def _is_of_no_theft(word: Word, sentence: Sentence, context: Context, cues: Cues) -> bool:
    """워너크라이 사건, 이른바 '붉은 달' 해킹: a kind of attack, an operation's name, or a page without money or coins.

    Two syllables that stand once are a word's stem (올리는) rather than a name.
    """
    if len(word.name) <= STEM and not _recurs(word, context):
        return True
    is_called = cues["names.so_called"].search(sentence.text[: word.start]) is not None
    return is_called or is_modifier(word, cues) or not cues["theft.assets"].search(context.text)


def _recurs(word: Word, context: Context) -> bool:
    """해외거래소 협조로: a word that nothing marks nor robs has to stand twice on the page."""
    return context.text.count(word.name) > 1


def _short_forms(text: str, context: Context, cues: Cues) -> Iterator[Victim]:
    """온누리를, 한마루 건: a robbed service's name without the ending that calls it one."""
    for name, victim in context.victims.items():
        ending = _service_ending(cues).search(name)
        short = name[: ending.start()].strip() if ending else ""
        if len(short) < MIN_SHORT or short in context.victims or cues.holds("names.common", short):
            continue
        for start, end in spots(short, text):
            if SHORT_FORM.match(text, end) and BEGINS.match(text, start):
                yield replace(victim, start=start, end=end, name=name, is_target=False)


@lru_cache(maxsize=4)
def _service_ending(cues: Cues) -> re.Pattern[str]:
    """What calls a name a service's at its end, the longest of several."""
    return re.compile(rf"{cues.either('services.seconds', 'services.endings')}$")


def _unnamed(
    sentence: Sentence, named: tuple[Victim, ...], mentions: Mentions, context: Context, cues: Cues
) -> Iterator[Victim]:
    """A사, 파나마의 한 결제업체: one party that the text points out and leaves unnamed.

    A headline that leaves a party unnamed means the one that the text names.
    """
    text = sentence.text
    if sentence.kind is BlockKind.HEADING and context.robbed:
        return
    for pattern in (MASKED, places_of(cues).described):
        for match in pattern.finditer(text):
            group = match.lastgroup or "name"
            start, end = match.span(group)
            beside = any(v.start < end + 12 and start < v.end + 2 for v in named)
            party = any(n.start < end and start < n.end for n in mentions.parties) and pattern is MASKED
            if beside or party or place_of(sentence, start, end, mentions, context, cues) is None:
                continue
            name = match.group(group)
            yield Victim(start, end, name, "unnamed:" + slug(name))

"""A document as its grammar sees it: sentences with their mentions, read twice.

The first pass gathers the names that the page robs anywhere, the second reads every sentence knowing them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import partial
from itertools import takewhile
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from parsers.claims.chronicle import dated_above, year_above, year_listed
from parsers.claims.grammar import Context
from parsers.claims.nameless import why_no_name
from parsers.claims.passages import passages_of
from parsers.claims.publisher import GOVERNMENT
from parsers.claims.salience import find_left, find_salient
from parsers.claims.tables import find_tabled
from parsers.claims.values import Mentions, Sentence, SentenceReading, Victim
from parsers.languages import Language
from parsers.mentions.amounts import find_amounts
from parsers.mentions.codes import find_coded, without_codes
from parsers.mentions.dates import find_dates
from parsers.mentions.names import find_names
from parsers.mentions.values import Mention
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.grammar import Grammar
    from parsers.lexicon import Lexicon
    from parsers.mentions.values import AmountMention, DateMention, NameMention
    from parsers.values import Document, PartialDate

_M = TypeVar("_M", bound=Mention)
PLACEHOLDER_LENGTH, LONG_PLACEHOLDER = 12, 16
BESIDE = 24  # letters before a body in which its state's name stands
# at the beginning of a passage, what leans on the last day that was told before: 同じ月の20日, 그날, "the same month"
THAT_DAY = re.compile(
    r"(?i)같은 ?[달날]|그 ?[달날]|동월|이튿날|다음 날|同じ[月日]|同[月日\d]|その[日月]|翌[日月\d]"
    r"|\b(?:that|the) (?:same |following |next )?(?:month|day)"
)
THAT_YEAR = re.compile(
    r"(?i)같은 해|그 ?해|동년|이듬해|同年|同じ年|その年|翌年|\bthat (?:same )?year|the (?:same|following|next) year"
)
WHOLE = (BlockKind.HEADING, BlockKind.TABLE_ROW)


def split(document: Document, grammar: Grammar) -> list[Sentence]:
    """All sentences of a document; headings and table rows stay whole."""
    sentences: list[Sentence] = []
    section = -1
    for passage in passages_of(document):
        text = passage.text(document)
        spans = [(0, len(text))] if passage.kind in WHOLE else grammar.split(text)
        for start, end in spans:
            index = len(sentences)
            sentences.append(
                Sentence(
                    index,
                    passage.start + start,
                    passage.start + end,
                    text[start:end],
                    passage.block,
                    passage.kind,
                    section,
                )
            )
            if passage.kind is BlockKind.HEADING:
                section = index
    return sentences


def mentions_of(document: Document, sentences: list[Sentence], lexicon: Lexicon) -> list[Mentions]:
    """The mentions of every sentence.

    Sums and dates are found over whole passages, since "that year" leans on the sentence before; names over the
    whole text, since "the three governments" leans on any.
    """
    found: list[Mentions] = []
    issued = {p.partition(".")[0] for p in document.publishers if GOVERNMENT.fullmatch(p)}
    home = next(iter(issued)) if len(issued) == 1 else ""
    names = tuple(_as_published(n, document, home, lexicon) for n in find_names(document.text, lexicon))
    coded = find_coded(document.text, names)
    if coded:
        names = tuple(sorted((*names, *coded), key=attrgetter("start")))
    told: list[PartialDate] = []
    for passage in passages_of(document):
        text = passage.text(document)
        own = sentences[len(found) : bisect_right(sentences, passage.end, key=attrgetter("end"))]
        if not own:
            continue
        named = partial(_is_in_a_name, names=_within(names, passage.start, passage.end), shift=passage.start)
        above = dated_above(passage, text, own[0].section, sentences)
        dates = _dates(text, told, document, above, _framing(text, own[0].section, sentences))
        amounts = [
            a
            for a in find_amounts(text, Language.read_as(document.language), lexicon)
            if not any(d.start < a.start < d.end for d in dates)  # "at 2024-12 BTC prices"
        ]
        told += (d.date for d in dates if not d.is_compared)
        for sentence in own:
            a, b = sentence.start - passage.start, sentence.end - passage.start
            found.append(
                Mentions(
                    tuple(shift(m, a) for m in amounts if a <= m.start and m.end <= b and not named(m)),
                    tuple(shift(m, a) for m in dates if a <= m.start and m.end <= b),
                    tuple(
                        shift(m, sentence.start)
                        for m in without_codes(_within(names, sentence.start, sentence.end), coded)
                    ),
                )
            )
    return found


def _as_published(name: NameMention, document: Document, home: str, lexicon: Lexicon) -> NameMention:
    """OFSI in what gb.ofsi publishes is the publisher, whichever body of its state a list counts it to.

    `home`: the state whose bodies publish; a bare 財務省 in their paper is its ministry, whichever state's a list holds.
    """
    if name.kind != "party" or name.id in document.publishers:
        return name
    state, letters = name.id.split(".")[0], name.surface.casefold()
    own = next((p for p in document.publishers if p == f"{state}.{letters}"), None)
    if own is None and home not in ("", state):
        language = Language.read_as(document.language)
        kind = lexicon.bodies.words[language].get(name.surface)
        is_bare = kind is not None and kind.is_bare and not _is_of(state, name, document.text, lexicon)
        own = lexicon.bodies.listed.get((home, kind.name)) if kind and is_bare else None
    return replace(name, id=own) if own else name


def _is_of(state: str, name: NameMention, text: str, lexicon: Lexicon) -> bool:
    """日本の財務省: the state stands right before."""
    before = text[max(0, name.start - BESIDE) : name.start]
    return any(before.rstrip(" のは、의").endswith(n) for n, s in lexicon.bodies.states.items() if s == state)


def _is_in_a_name(amount: AmountMention, names: tuple[NameMention, ...], shift: int) -> bool:
    """APT38 조직원: the number of a group's name is no sum."""
    start, end = amount.start + shift, amount.end + shift
    return any(n.kind == "actor" and n.start < end and start < n.end for n in names)


def _framing(text: str, section: int, sentences: list[Sentence]) -> str:
    """The words before a passage on whose year its months lean: of the heading above, or of a page about one year."""
    if year := year_above(section, sentences):
        return f"{year}-01-01. "
    year = year_listed(text, section, sentences)
    return f"{year}年は。" if year else ""


def _dates(
    text: str, before: list[PartialDate], document: Document, above: str, framing: str
) -> tuple[DateMention, ...]:
    """The dates of a passage; "that year", "the same month" at its beginning lean on those told `before`.

    `above`: the year or month in the headings of the day with which it begins. `framing`: words of the year
    of its section or page.
    """
    if above:
        lead = len(text) - len(text.lstrip(" 　■・●○◆*＊-–"))
        glued = find_dates(above + text[lead:], document.published_on)
        return tuple(_cut(d, len(above), lead, text) for d in glued)
    last = next((d for d in reversed(before) if d.month), None)
    last = last if last and THAT_DAY.search(text) else None
    leans = f"{before[-1].year}-01-01. " if before and THAT_YEAR.search(text) else ""
    told = f"{last}\n" if last else framing or leans
    found = find_dates(told + text, document.published_on)
    return tuple(shift(d, len(told)) for d in found if d.start >= len(told))


def _cut(date: DateMention, length: int, lead: int, text: str) -> DateMention:
    """A date without what stands in the headings: the letters that the passage holds of it."""
    start, end = max(date.start - length, 0) + lead, date.end - length + lead
    return replace(date, start=start, end=end, surface=text[start:end])


def _within(names: tuple[NameMention, ...], start: int, end: int) -> tuple[NameMention, ...]:
    first = bisect_left(names, start, key=attrgetter("start"))
    last = bisect_left(names, end, key=attrgetter("start"))
    return tuple(n for n in names[first:last] if n.end <= end)


def shift(mention: _M, by: int) -> _M:
    """The same mention, counted from `by`."""
    return mention if not by else replace(mention, start=mention.start - by, end=mention.end - by)


def read(document: Document, grammar: Grammar, lexicon: Lexicon) -> list[SentenceReading]:
    """Both passes."""
    sentences = split(document, grammar)
    mentions = mentions_of(document, sentences, lexicon)
    first = Context(lexicon, document.publishers, document.published_on, text=document.text)
    tabled = find_tabled(document, sentences, mentions, lexicon)
    robbed = _robbed_names(sentences, mentions, grammar, first, tabled, Language.read_as(document.language))
    readings: list[SentenceReading] = []
    for sentence, own in zip(sentences, mentions, strict=True):
        context = Context(
            lexicon,
            document.publishers,
            document.published_on,
            robbed,
            readings[-1] if readings else None,
            _introduction(readings, sentence),
            sentences[sentence.section].text if sentence.section >= 0 else "",
            document.text,
            _robbed_beside(readings, sentence),
        )
        readings.append(grammar.read(sentence, own, context))
    return readings


def _robbed_beside(readings: list[SentenceReading], sentence: Sentence) -> frozenset[str]:
    """Of whose thefts the sentences before in the same paragraph tell."""
    beside = takewhile(lambda r: r.sentence.block == sentence.block, reversed(readings))
    return frozenset(f.victim.id for r in beside for f in r.firm_facts if f.victim)


def _robbed_names(
    sentences: list[Sentence],
    mentions: list[Mentions],
    grammar: Grammar,
    context: Context,
    tabled: dict[str, Victim],
    language: Language,
) -> dict[str, Victim]:
    def is_nameless(victim: Victim) -> bool:
        return victim.id not in context.publishers and bool(
            why_no_name(victim.name, victim.id, language, context.lexicon)
        )

    found = {name: victim for name, victim in tabled.items() if not is_nameless(victim)}
    doubtful: dict[str, Victim] = {}
    is_told = bool(tabled)
    for sentence, own in zip(sentences, mentions, strict=True):
        for victim in grammar.victims(sentence, own, context):
            is_told |= victim.is_target and victim.is_sure
            if not _is_name(victim) or is_nameless(victim):
                continue
            if victim.is_target and not victim.is_sure:
                doubtful.setdefault(victim.name, victim)
            if victim.name not in found or _weight(victim) > _weight(found[victim.name]):
                found[victim.name] = victim
    if not (is_told or doubtful):
        salient = find_salient(sentences, mentions, grammar, context)
        if (robbed := salient or find_left(sentences, mentions, grammar, context)) is not None:
            found[robbed.name] = robbed
    if any(v.is_target and v.is_sure for v in found.values()):
        found = {name: v for name, v in found.items() if v.is_sure}
    else:
        found |= doubtful
    return dict(sorted(_unified(found).items(), key=lambda item: (-len(item[0]), item[0])))


def _weight(victim: Victim) -> tuple[bool, bool]:
    return victim.is_sure, victim.is_target


def _unified(found: dict[str, Victim]) -> dict[str, Victim]:
    """ "Greylag" is "Greylag Exchange" on a page that calls it so, and 「かげろう」 is かげろうNFT."""
    full = {
        short: next((n for n in sorted(found, key=len, reverse=True) if _is_longer(n, short)), short)
        for short in found
    }
    return {name: replace(victim, id=found[full[name]].id) for name, victim in found.items()}


def _is_longer(name: str, short: str) -> bool:
    """Whether a name is another one with a word behind it; scripts without spaces show no border."""
    return name.startswith(short + " ") or (not short.isascii() and name != short and name.startswith(short))


def _is_name(victim: Victim) -> bool:
    """A name, or a placeholder that the text uses as one (Victim-1, A社); a description is none."""
    is_common = victim.name.isascii() and victim.name.islower()  # "another exchange"
    longest = LONG_PLACEHOLDER if victim.name.isascii() else PLACEHOLDER_LENGTH  # "Victim Company-2"
    return not victim.id.startswith("unnamed:") or (len(victim.name) <= longest and not is_common)


def _introduction(readings: list[SentenceReading], sentence: Sentence) -> SentenceReading | None:
    if sentence.kind is not BlockKind.LIST_ITEM:
        return None
    return next((r for r in reversed(readings) if r.sentence.kind is not BlockKind.LIST_ITEM), None)

"""Whether a capital makes a name, by how the text uses the words: the gate of robbed parties and of speakers alike.

Titles, labels and beginnings of sentences write every word large. A run of common words is a name only where the
text uses it as one in the midst of a sentence ("hacked Drift in April", "the National Security Division said").
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import cues_of
from parsers.claims.english.words import (
    BLANK,
    OPENERS,
    WORD,
    bare,
    is_marked,
    is_title,
    stands_in,
    words_of,
)
from parsers.languages import Language

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.lexicon import Lexicon

OPENED = re.compile(rf"{OPENERS}[A-Z]")
RUN = re.compile(rf"{WORD}(?:{BLANK}(?:&{BLANK})?{WORD})*")
SMALL = re.compile(r"(?<![\w@/.])[a-z][a-z’']*(?:-[a-z]+)*(?![\w@/])")
INSIDE = re.compile(rf"[a-z\d,;)%’'”\"]{BLANK}[“\"‘'(\[*_]*$")
ENDS = re.compile(r"[.!?:;”\"’')\]*]\s*$")
LETTER = re.compile(r"\w")
SENTENCE = 5  # words; shorter lines without a full stop are menus, labels and cells
# 4th, 0x90be…, ATMs: digits and plurals of letters
NUMBER = re.compile(r"\d+(?:st|nd|rd|th|s|[kKmMbB]n?)|0x[0-9A-Fa-f]+\S*|[A-Z]{2,5}s")
COMPOUND = re.compile(r"-[a-z][\w-]*$")  # Hong Kong-based
# Hwang Suk-jin
GIVEN = re.compile(
    r"\s[A-Z][a-z]{1,5}-(?!(?:[a-z]+ed|run|led|wide|style|born|made|like|level|type|only|free|way|off|up|out|to|by)$)[a-z]{2,6}$"
)
LABEL = re.compile(r"[^:.|]{3,60}[:|]\s+(?=[A-Z(“\"])")  # "Loss of Private Keys: The exchange had"
POSSESSIVE = re.compile(r"[’']s?\s")
CODED = re.compile(r"(?<!\w)([A-Z]{2,6})-[A-Z]{0,2}\d")  # OAK in OAK-G01
FORMS = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
)
THE = "The "  # "The Financial Stability Office has": what stays large behind the article is a name
ADVERB, NOT, SHORTEST = "ly", "un", 3


@dataclass(frozen=True, slots=True)
class Usage:
    """How one text writes its words.

    `small`: how often it writes a word small. `inside`: how often a run of large words stands as a whole in the
    midst of a sentence. `codes`: letters that begin codes.
    """

    small: Counter[str]
    inside: Counter[str]
    codes: frozenset[str]


@lru_cache(maxsize=4)
def usage_of(text: str) -> Usage:
    """Read the text once."""
    inside: Counter[str] = Counter()
    for line in text.split("\n"):
        start = label.end() if (label := LABEL.match(line)) else 0
        if not _is_running(line[start:]):
            continue
        for run in RUN.finditer(line, start):
            if INSIDE.search(line, start, run.start()):
                inside.update({run.group(), bare(run.group()), *POSSESSIVE.split(run.group())})
            elif run.group().startswith(THE):
                name = run.group().removeprefix(THE)
                inside.update({bare(name), *POSSESSIVE.split(name)})
            elif " " in run.group():  # "Blue Anchor, a custodian, fell"
                inside.update({run.group(), bare(run.group()), *POSSESSIVE.split(run.group())})
    return Usage(Counter(SMALL.findall(text)), inside, frozenset(CODED.findall(text)))


def _is_running(line: str) -> bool:
    """A line of sentences: neither a title nor an entry of a menu."""
    return not is_title(line) and (len(line.split()) > SENTENCE or bool(ENDS.search(line)))


def can_be_name(name: str, text: str, lexicon: Lexicon) -> bool:
    """Whether the text can mean a name by these large words."""
    cues = cues_of(lexicon, Language.ENGLISH)
    usage = usage_of(text)
    words = [bare(word) for word in name.split()]
    if (
        NUMBER.fullmatch(name)
        or (COMPOUND.search(name) and not GIVEN.search(name))
        or words[0] in usage.codes
        or is_office(name, cues)
    ):
        return False
    is_headed = OPENED.match(name) is not None  # "Ministry of Finance"
    if is_headed or is_marked(name) or not all(_is_common(word, usage, lexicon) for word in words):
        return True
    # "Cross-Chain Bridge", where the text also tells of a cross-chain bridge
    is_phrase = len(words) > 1 and stands_in(text, r"(?<!\w)", name.casefold(), r"(?!\w)")
    return usage.inside[name] > usage.small[name.casefold()] and not is_phrase


def is_office(name: str, cues: Cues) -> bool:
    """ "Assistant Attorney General": an office without its holder."""
    titles = words_of(cues, "names.titles")
    return all(bare(word).casefold() in titles for word in name.split())


def _is_common(word: str, usage: Usage, lexicon: Lexicon) -> bool:
    """A word that this text or most texts write small; of a compound, all of its parts."""
    parts = word.casefold().split("-")
    return all(p in usage.small or not _stems(p).isdisjoint(_common(lexicon)) for p in parts if p)


def is_common_word(word: str, lexicon: Lexicon) -> bool:
    """Whether most texts know the word."""
    return not _stems(word).isdisjoint(_common(lexicon))


def is_only_opener(name: str, before: str, text: str, lexicon: Lexicon) -> bool:
    """ "Criminals stole", "Someone took": a word that is large since it opens the sentence, and not elsewhere."""
    if " " in name or is_marked(name) or LETTER.search(before):
        return False
    is_plural = name.endswith("s") and name.isalpha()
    is_word = is_plural or is_common_word(name.casefold(), lexicon)
    return is_word and not usage_of(text).inside[name]


def _stems(word: str) -> set[str]:
    """The word and what it may be a form of."""
    found = {word}
    for end, put in FORMS:
        if word.endswith(end) and len(word) - len(end) >= SHORTEST:
            found.add(word.removesuffix(end) + put)
    if word.endswith(ADVERB):
        found |= _stems(word.removesuffix(ADVERB))
    if word.startswith(NOT):
        found |= _stems(word.removeprefix(NOT))
    return found


@lru_cache(maxsize=2)
def _common(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.cues["cues_common_words"]["english"]["words"].split()) | words_of(
        cues_of(lexicon, Language.ENGLISH), "names.never"
    )

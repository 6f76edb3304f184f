"""Whether a capitalised name in a slot of a theft word can be a robbed party."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.english.evidence import Kind
from parsers.claims.english.names import is_common, names_of
from parsers.claims.english.words import is_code, is_marked, stands_in, words_of
from parsers.lexicon import squeeze

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions

COUNTED = (
    r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)\s"  # "116,500 rsETH": a coin, and nobody's name
)
EVIDENCE = re.compile(
    r"(?:[’']s?)?(?:[-\s](?:theft|hack|heist|exploit|attack|derived|related|linked|stolen))?\s"
    r"(?:addresses|proceeds|launderers|laundering|money\s+trail|playbook|cash-?out|loot)\b"
)
OPENING = 3  # a quotation mark or a bullet may stand before the first word
SHORTEST, LONG = 2, 5
# A capital at the start of a sentence or a title makes no name of these
PLAIN = re.compile(
    r"(?i).+(?:ible|able|ing|ed|al|ous|ive|ly|ion|ions|ment|ness|ary|ers|ful|less|ity|ism|"
    r"ists?|ic|ents?|ance|ence)$"
)


def can_be_victim(name: str, start: int, context: Context, cues: Cues, *, is_target: bool) -> bool:
    """Neither a common noun nor a code, an abbreviation, a person, a place or an accusing firm."""
    if len(name) < SHORTEST or is_common(name, cues) or is_code(name):
        return False
    if _is_plain_word(name, start) or name.casefold() in words_of(cues, "names.no_service"):
        return False
    if _is_actors(name, context) or _is_written_small(name, context.text):
        return False
    if _is_abbreviation(name, context.text) or _is_code_letter(name, context.text):
        return False
    if stands_in(context.text, COUNTED, name, r"(?![\w-])"):
        return False
    names = names_of(context.text, context.lexicon)
    kind = names.kind(name)
    if kind is Kind.FIRM:
        return is_target and name in names.weak
    return kind not in (Kind.PERSON, Kind.PLACE)


def is_opener(name: str, start: int, text: str, *, is_target: bool) -> bool:
    """ "Mobile wallets have": a word that begins the sentence, and that the text also writes small."""
    if start > OPENING or " " in name or is_marked(name):
        return False
    if stands_in(text, r"(?<!\w)", name.casefold(), r"(?!\w)"):
        return True
    return not is_target and not stands_in(text, "[a-z,] ", name, r"(?!\w)")


def is_only_compared(text: str, start: int, cues: Cues) -> bool:
    """ "a deposit address shared with the Phemex job": the other theft only serves as a likeness."""
    lead = re.search(
        rf"(?:{cues['comparison.leads'].pattern})\s+(?:the\s+|a\s+|an\s+|that\s+|those\s+)?(?:"
        r"[\w’'\-]+\s+){0,3}(?:\([^)]*\)\s+(?:and|or)\s+(?:from\s+|to\s+)?(?:the\s+)?)?$",
        text[:start],
        re.IGNORECASE,
    )
    return lead is not None and "," not in lead.group()


def is_only_evidence(text: str, end: int) -> bool:
    """ "overlap of Phemex and Bybit theft addresses", "merged with Bybit proceeds": whose traces are compared."""
    return EVIDENCE.match(text, end) is not None


def is_listed(start: int, end: int, mentions: Mentions) -> bool:
    """A spelling that the lexicon knows as a victim's."""
    return any(n.kind == "victim" and n.start < end and start < n.end for n in mentions.names)


def _is_actors(name: str, context: Context) -> bool:
    """ "Lazarus": a name of a culprit, or the word that begins it."""
    key = squeeze(name)
    return len(key) >= LONG and any(actor.startswith(key) for actor in context.lexicon.actor_keys)


def _is_written_small(name: str, text: str) -> bool:
    """ "Dormant for years, the wallet …": a word that the text writes small, and large only where sentences begin."""
    if " " in name or is_marked(name) or not stands_in(text, r"(?<![\w-])", name.casefold(), r"(?![\w-])"):
        return False
    return not stands_in(text, "[a-z,] ", name, r"(?!\w)")


def _is_plain_word(name: str, start: int) -> bool:
    """A single word that only its place made large: "Responsible", "External", "Targeting"."""
    return start <= OPENING and " " not in name and not is_marked(name) and bool(PLAIN.fullmatch(name))


def _is_abbreviation(name: str, text: str) -> bool:
    """ "business email compromise (BEC)": letters that stand for common nouns."""
    return bool(re.fullmatch(r"[A-Z]{2,5}s?", name)) and bool(re.search(rf"[a-z]{{3,}}\s?\({name}\)", text))


def _is_code_letter(name: str, text: str) -> bool:
    """A letter in the codes of a knowledge base: OAK in OAK-G01."""
    return stands_in(text, r"(?<!\w)", name, "-[A-Z0-9]")

"""Records of talk ("CHAIR: …", "[00:03:12] PRIYA: …"): who speaks in each turn, and for which firm."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import cues_of
from parsers.claims.english.evidence import Kind
from parsers.claims.english.names import names_of
from parsers.claims.english.words import CAPITAL, NAME, words_of
from parsers.claims.publisher import GOVERNMENT
from parsers.languages import Language
from parsers.mentions.names import find_names
from parsers.names import slug

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.names import Names
    from parsers.claims.grammar import Context
    from parsers.lexicon import Lexicon

# A label as in "Q43 Sir Alan Penhallow: ", "[00:00:12] HOST: " and "Government witness (Director-General, NPA): "
LABEL = re.compile(
    rf"(?m)^(?:Q\.\s(?P<q>)|(?:\[[\d:.]+\]\s*|\(?\d{{1,2}}:\d\d(?::\d\d)?\)?\s+)?(?:Q\d+[A-Z]?\.?\s+)?"
    rf"(?P<n>(?:The )?[{CAPITAL}][\w.’'\-]*"
    rf"(?: (?:(?:of|for|to|and|the|on) ){{0,2}}[{CAPITAL}][\w.’'\-]*"
    r"| (?:witness|secretary|minister|official|spokesman|spokeswoman|spokesperson)){0,6})"
    rf"(?P<b>\s\([^()\n\d$€£]{{2,90}}\))?\s?:\s)"
)
WITNESS = re.compile(
    rf"\b[Mm]y\sname\sis\s(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?(?P<n>[{CAPITAL}][\w’'\-]+(?:\s[{CAPITAL}][\w.’'\-]*){{1,3}}?)(?=[,.;]|\s(?:and|of|from)\b)"
)
OPENING = 800  # letters within which a witness says who speaks
ASKED = "Q"  # "Q. And Munchables, the game?"
FEWEST_TURNS, FEWEST_LABELS, TURNS_EACH = 4, 2, 1.7
SHORTEST_TURN, MOST = 4, 0.6  # words; share of the lines
TITLES = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Senator|Rep|Baroness)\.?\s")
# The firm as in "Priya Dalgarno (Pinder Analytics)" and "Dalia Rennick, who runs the case team at Castellan Forensics"
FOR_WHOM = (
    rf"(?:\s\((?P<a>[^)]{{2,60}})\)|,\s[^.;:?!]{{0,80}}?\s(?:at|of|from|for|with)\s(?:the\s)?(?P<b>{NAME}))"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of the document that one person speaks. `label`: length of the label. `party`: empty for hosts."""

    start: int
    label: int
    party: str


@lru_cache(maxsize=4)
def turns_of(text: str, lexicon: Lexicon, publishers: tuple[str, ...] = ()) -> tuple[Turn, ...]:
    """The turns of a record of talk, in their order; empty for any other text."""
    cues = cues_of(lexicon, Language.ENGLISH)
    labels = [m for m in LABEL.finditer(text) if not _is_field(m["n"] or "", cues)]
    spoken: dict[str, tuple[int, int]] = {}  # where the bracket behind the label stands
    for m in labels:
        if m["b"] or (m["n"] or ASKED) not in spoken:
            spoken[m["n"] or ASKED] = m.span("b")
    is_talk = len(labels) >= FEWEST_TURNS and len(spoken) >= FEWEST_LABELS
    is_told_in_turns = len(labels) >= TURNS_EACH * len(spoken) or _are_most(labels, text, cues)
    if not is_talk or not is_told_in_turns:
        return _witness(text)
    names = names_of(text, lexicon)
    named = [n for n in find_names(text, lexicon) if n.kind == "party"]
    parties = {}
    for label, (start, end) in spoken.items():
        inside = [n.id for n in named if start <= n.start < end]
        inside = [i for i in inside if "." in i] or inside  # "NPA of Japan" is the agency
        parties[label] = (
            inside[-1] if inside else _state(label, publishers, cues) or _party(label, text, names, cues)
        )
    return tuple(Turn(m.start(), m.end() - m.start(), parties[m["n"] or ASKED]) for m in labels)


def _is_field(label: str, cues: Cues) -> bool:
    """ "Grade: low", "Loss: $3 million": a field of an entry, whom nobody addresses."""
    keys = (
        "blame.labels",
        "dates.labels",
        "dates.sum_labels",
        "services.labels",
        "table.actor",
        "table.grade",
    )
    return any(cues[key].fullmatch(label) for key in keys)


def _are_most(labels: list[re.Match[str]], text: str, cues: Cues) -> bool:
    """Whether most paragraphs of the text are turns, each of another person maybe."""
    lines = [line for line in text.split("\n") if len(line.split()) >= SHORTEST_TURN]
    named = [m["n"] or "" for m in labels]
    # somebody is called by a title, or asks: a list of "Greylag: Lazarus" is no talk
    if not any(TITLES.match(name) or name.casefold() in words_of(cues, "people.hosts") for name in named):
        return False
    return len(labels) >= MOST * len(lines)


def _witness(text: str) -> tuple[Turn, ...]:
    """ "My name is Yolanda Pruitt. I run …": a statement of one person, whoever prints it."""
    named = WITNESS.search(text, 0, OPENING)
    return (Turn(named.start(), 0, slug(named["n"])),) if named else ()


def turn_at(position: int, context: Context) -> Turn | None:
    """The turn in which a place of the document lies."""
    turns = turns_of(context.text, context.lexicon, context.publishers)
    number = bisect_right([t.start for t in turns], position)
    return turns[number - 1] if number else None


def _state(label: str, publishers: tuple[str, ...], cues: Cues) -> str:
    """The state whose minister speaks, in a paper of one of its bodies; empty for anybody else."""
    homes = {p.split(".")[0] for p in publishers if GOVERNMENT.fullmatch(p)}
    is_office = cues["people.ministers"].search(label) is not None
    return homes.pop() if is_office and len(homes) == 1 else ""


def _party(label: str, text: str, names: Names, cues: Cues) -> str:
    """The firm for which the person speaks, else the person by the full name; empty for who only asks."""
    bare = TITLES.sub("", label)
    if bare.casefold() in words_of(cues, "people.hosts"):
        return ""
    last = f"(?i:{re.escape(bare.split()[-1])})"
    full = re.compile(
        rf"(?<![\w])(?P<n>(?:[{CAPITAL}](?:\.|[\w’'\-]+)\s){{1,2}}{last}(?:-[{CAPITAL}]\w+)?|{last}\s[{CAPITAL}][\w’'\-]+)"
        rf"(?![\w’'\-]|\s?:){FOR_WHOM}?"
    )
    found = list(full.finditer(text))
    if not found:
        return ""
    told = next((m for m in found if m["a"] or m["b"]), found[0])
    firm = told["a"] or told["b"] or ""
    if firm and (names.kind(firm) is Kind.FIRM or set(firm.split()) & set(cues.lists["firms.names"])):
        return slug(firm)
    return slug(TITLES.sub("", re.sub(r"(?i)^guest\s", "", told["n"])))

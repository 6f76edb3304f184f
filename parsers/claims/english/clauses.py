"""Where English sentences and clauses end."""

from __future__ import annotations

import re

ABBREVIATIONS = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Mt|St|Inc|Ltd|Co|Corp|No|vs|etc|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|"
    r"Sept?|Oct|Nov|Dec|Gen|Sen|Rep|Lt|Col|e\.g|i\.e|cf|a\.m|p\.m|U\.S|U\.K|U\.N|D\.C|W\.L\.L|"
    r"C\.R\.E\.A\.M|[A-Z]))\.$"
)
END = re.compile(
    r"(?<=[.!?])[\"”’')\]]*(?:\[\d+\])*\s+(?=[\"“‘'(\[]*(?:[A-Z0-9“]|[a-z]{1,5}[A-Z]\w)|\([a-z]{1,2}\)\s)"
)
# A new clause with a subject of its own
BREAK = re.compile(
    r"\s*;\s+(?:and\s+|but\s+|while\s+)?|,\s+(?:and|but|while|whereas|although|though|yet|"
    r"however)\s+(?=(?:[A-Z]|a\s|an\s|one\s|another\s|some\s|others\s|they|she|he|it|we|the\s|"
    r"these|on\s|in\s|neither|nor|both|two|no\s|its\s|who(?:ever)?\s|what(?:ever)?\s|nobody\s|there\s|thieves\s|hackers\s))|,?\s+(?:whereas|although|even"
    r"\s+though|while)\s+(?=[A-Za-z])",
)


# "the hack of Greylag, which the police blamed on Lazarus": who is blamed for the theft right before
# words of whoever blames, and of the verb: "which the Dutch police have since"
_WHO = (
    r"(?:[A-Z]\S*|the|its|their|our|and|of|at|in|has|have|had|was|were|is|are|been|be|later|since|also|now|then|first|both|[a-z]+ly|"
    r"police|prosecutors?|investigators?|detectives|authorities|officials?|researchers?|analysts?|experts?|sleuths?|regulators?|agents|"
    r"intelligence|government|bureau|agency|ministry|firms?|company|companies|exchange|group|team|services?|we|it|they|he|she|I|many|"
    r"some|most|several|two|three|others)"
)
_BLAMED = (
    rf"(?:which|that)\s(?:{_WHO}\s){{0,7}}?(?:attribut|blam|ascrib|pinn|lai|put|trac|link|tie)\w*\s"
    r"(?:(?:[a-z]+ly|down)\s)?(?:on|to|at|with)\s"
)
BLAMED = re.compile(_BLAMED)
BLAMED_BEHIND = re.compile(rf",?\s+(?={_BLAMED})")

# "blamed Dry Reed, which has since denied it": what the culprit right before says for itself
DENYING = re.compile(
    r"(?:which|who)\s(?:(?:has|have|had|in\sturn|since|also|later|always|still|then|[a-z]+ly)\s)*"
    r"(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:es|ed)|disown(?:s|ed)|"
    r"(?:says?|said|claims?|claimed|insists?|insisted|swears?|swore)\s(?:that\s)?(?:it|they|he|she)\s(?:\w+\s(?:not|never|nothing)\b|\w+n[’']t\b|never\b))"
)
DENYING_BEHIND = re.compile(rf",\s+(?={DENYING.pattern})")


# "… BigONE and WOO X. The Cetus": a name that ends in a letter, and a word that begins a sentence
NAMED = re.compile(r"\b[A-Z][\w]+\s[A-Z]\.$")
OPENER = re.compile(
    r"(?:The|In|On|It|Its|We|He|She|They|But|And|An|This|That|These|At|Our|For|As|By|No|Of|To|After|Since|When)\s"
)


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the sentences; an abbreviation or an initial does not end one."""
    spans, start = [], 0
    for match in END.finditer(text):
        before = text[start : match.start()]
        if ABBREVIATIONS.search(before) and not (NAMED.search(before) and OPENER.match(text, match.end())):
            continue
        spans.append((start, match.start() + len(match.group().rstrip())))
        start = match.end()
    spans.append((start, len(text)))
    return [s for s in (_trim(text, *span) for span in spans) if s[0] < s[1]]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))


def split_clauses(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the clauses of one sentence, commas of lists left alone."""
    spans, start = [], 0
    borders = (*BREAK.finditer(text), *BLAMED_BEHIND.finditer(text), *DENYING_BEHIND.finditer(text))
    for match in sorted(borders, key=lambda m: m.start()):
        if match.start() < start:
            continue
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, len(text)))
    return [s for s in spans if text[s[0] : s[1]].strip()]

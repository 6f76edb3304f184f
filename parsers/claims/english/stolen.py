"""Whether a sum of a sentence is what the theft took: not laundered, frozen, a bounty, a total or a later value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.english.words import in_comparison
from parsers.claims.spans import overlaps

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.hints import Hinted
    from parsers.claims.values import Mentions, Victim
    from parsers.mentions.values import AmountMention

REACH = 60
BESIDE = 25
FAR = 999
FEWEST_PARTS = 2
TAKES_OBJECT = re.compile(
    r"(?:ed|(?:launder|freez|seiz|recover|return)ing|launders?|froze|freezes?|seizes?|recovers?|returns?)$"
)
VALUE = "roles.theft_value"
ROLES = (
    "theft.nouns",
    "theft.verbs_from",
    "theft.verbs_of",
    "theft.losses",
    VALUE,
    "culprits.insider_deeds",
)
# "recovered $239 million of the stolen assets": what the money is a part of
LOOT = re.compile(
    r"\b(?:of|in|from)\s(?:the\s|its\s|their\s)?(?:stolen|lost|looted|hacked|drained|siphoned|exploited)\s"
    r"(?:[\w-]+\s)?(?:assets?|funds?|tokens?|coins?|crypto\w*|proceeds|money|bitcoin|ether|haul)\b"
)
ADDED = re.compile(
    r"(?i)\b(?:additional|another|further|extra)\s(?:about\s|some\s|approximately\s|roughly\s)?$"
)
TOTALLED = re.compile(
    r"(?i)\b(?:bring|rais|tak|push|lift)\w*\s(?:the|its|their)\s(?:[\w-]+\s)?(?:total|sum|toll|loss|figure|tally)"
)
# "worth 58 billion won at the time and about 1.47 trillion won now"
LATER = re.compile(
    r"\s(?:now|today|at\spresent|currently|these\sdays)(?=\W*$|[,;.)]|\s(?:and|or|while|but)\b)"
)
# "later raised it to", "has since been revised upwards to some"
REVISED = worded(
    r"(?:\b(?:which|that)\s(?:\w+\s){0,3}?{roles.revises}|{roles.revises}\s{roles.figure}|{roles.figure}[^.,;]{0,40}?\s(?:was|were|been|being|is|are)\s(?:[a-z]+\s)?{roles.revises})"
    r"\s(?:upwards?\s|downwards?\s|up\s|down\s)?(?:from\s[^.,;]{1,30}?\s)?to\s(?:[a-z]+\s){0,3}?$"
)
OF_THEFT = re.compile(r"(?i)\b(?:loss|losses|figure|estimate|damage|sum|toll|tally)\b")
JOINED = re.compile(r"\s(?:and|or|to)\s(?:about\s|some\s|[~≈])?")
BRACKET = re.compile(r"\s?\([^()]*$")
# "stole and later laundered $41 million"
ALSO = worded(r"\b(?P<kept>{theft.verbs_from}|{theft.verbs_of})\s(?:and|then)\s(?:\w+\s)?launder\w+")
BORDER = re.compile(r"[;()]|,(?!\d)")
OPENED = re.compile(r"\((?:about|around|approximately|approx\.|some|roughly|nearly|over|[~≈]|\s)*$")
CLOSED = re.compile(r"\s*\)")
# the theft or the service of which the text speaks
OF_ONE = re.compile(
    r"(?i)\b(?:the|that|this|its|their|same)\s(?:\w+\s)?(?:theft|heist|hack|raid|breach|attack|robbery|exploit|exchange|"
    r"platform|protocol|bridge|company|firm|wallets?|service)\b|\bfrom\s(?:it|them)\b"
)
# "figures of $540 million to $625 million circulate"
VARIES = re.compile(
    r"\s(?:circulate|vary|differ|(?:are|were|have\sbeen)\s(?:also\s)?(?:quoted|cited|given|named|in\scirculation|reported\selsewhere))\b"
)
# between the sum of many thefts and that of one
PART_OF = re.compile(
    r"[^()]*?(?::|\s[–—-]\s|\b(?:includ|compris)\w+|\bamong\b|\bof\swhich\b)(?!\s(?:or|worth|valued|equal|then|now)\b)[^()]*"
)
OPENED_OF = re.compile(
    r"(?:^|[.;,]\s)\W*[Oo]f\s(?:the|some|about|roughly|its|their|an?)?\s?(?:estimated\s|total\s)?$"
)
# "$2 billion this year, most of it from Greylag"
MOST_OF_IT = re.compile(
    r"[^.;()]{0,40}?,\s(?:with\s)?(?:most|much|half|nearly\s\w+|almost\s\w+|more\sthan\s[\w\-]+|over\s[\w\-]+|the\s(?:bulk|majority)|the\slion[’']s\sshare"
    r"|[a-z]+[\s-](?:thirds|quarters))\sof\s(?:it|that|this|them|which)\b[^.;,]{0,40}?\s(?:from|at)\s(?!its\b|their\b)"
)
OF_IT = re.compile(r"\sof\s(?:it|this|that|them|these|which)\b")  # "$308 million of it from DMM"
DEFINITE = re.compile(r"\bthe\b")
OF_ITS_OWN = re.compile(r"\b(?:from|of|in)\s(?:its|their)\b")
LOST_BY = re.compile(r"[^.,;]{0,50}?\s(?:from|at|against|to|of)\s(?:the\s)?(?:[\w-]+\s){0,5}")
QUANTITY = re.compile(
    r"\s(?:(?:about|around|approximately|roughly|nearly|almost|over|some|another|further|additional|an|more|than|at|least|up|to|"
    r"well|in|excess|of|the|equivalent)\s)*"
)


def is_total(text: str, cues: Cues, *, is_of_one: bool = False) -> bool:
    """A sum over many thefts: "since 2017", "in all of 2025", "across the industry".

    `is_of_one`: on a page about one robbed party, "in all" and "together" only add up what left it.
    """
    added = cues["roles.sum_of_all"]
    return bool(cues["roles.total"].search(added.sub("", text) if is_of_one else text))


def is_of_a_year(text: str, mentions: Mentions) -> bool:
    """ "stole over $2 billion in 2025": what a group took in a whole year, where no theft or service is meant."""
    if OF_ONE.search(text):
        return False
    years = [d for d in mentions.dates if not d.date.month]
    return any(
        0 <= d.start - m.end <= REACH or 0 <= m.start - d.end <= BESIDE
        for d in years
        for m in mentions.amounts
    )


def is_stolen(
    text: str,
    mention: AmountMention,
    mentions: Mentions,
    cues: Cues,
    robbed: tuple[Victim, ...],
    *,
    is_of_one: bool = False,
) -> bool:
    """Whether a sum is what this theft took: not laundered, frozen, a bounty, a total, or a later value."""
    left, right = _surroundings(text, mention, mentions)
    near, start, end = ALSO(cues).sub(_blank, text[left:right]), mention.start - left, mention.end - left
    if is_revision(text, mention, cues):
        return _revises_stolen(text, mention, mentions, cues)
    if (
        cues["roles.later_value"].search(near)
        or LATER.match(text, mention.end)
        or _is_replaced(text, mention, mentions, cues)
    ):
        return False
    if in_comparison(text, mention.start, cues) or _is_added(text, mention):
        return False
    if _is_anothers(text, mention, mentions, robbed) or _is_whole(text, mention, mentions, robbed):
        return False
    if cues["roles.industry"].search(text) or _is_sum_of_all(text, mention, robbed, cues):
        return False
    if _is_of_else(near, start, end, cues) or _is_object(text, mention, cues):
        return False
    return bool(robbed) or not (is_total(text, cues, is_of_one=is_of_one) or is_of_a_year(text, mentions))


def _is_of_else(near: str, start: int, end: int, cues: Cues) -> bool:
    """Whether what stands around a sum says that it was not stolen: laundered, frozen, offered."""
    other = _distance(cues["roles.other_sum"], near, start, end)
    if other < FAR:
        near = near[:end] + LOOT.sub(_blank, near[end:])
    theft = min(_distance(cues[role], near, start, end) for role in ROLES)
    if theft == _distance(cues[VALUE], near, start, end) and other < REACH:
        theft = min(_distance(cues[role], near, start, end) for role in ROLES if role != VALUE)
    return other < FAR and other <= theft


def _revises_stolen(text: str, mention: AmountMention, mentions: Mentions, cues: Cues) -> bool:
    """ "put the loss at $10 million and later raised it to $14 million"; a bounty may be raised, too."""
    before = next((m for m in reversed(mentions.amounts) if m.end <= mention.start), None)
    if before is None:
        revised = REVISED(cues).search(text, 0, mention.start)
        return revised is not None and OF_THEFT.search(revised[0]) is not None
    left, right = _surroundings(text, before, mentions)
    return not _is_of_else(text[left:right], before.start - left, before.end - left, cues)


def is_revision(text: str, mention: AmountMention, cues: Cues) -> bool:
    """ "later raised it to $14 million": a sum that takes the place of the one before."""
    return REVISED(cues).search(text, 0, mention.start) is not None


def _blank(match: re.Match[str]) -> str:
    kept = match.groupdict().get("kept", "")
    return kept.ljust(len(match[0]))


def _is_object(text: str, mention: AmountMention, cues: Cues) -> bool:
    """ "has seized another $475 million tied to the hack": the object of a verb of another matter, whatever follows."""
    before = text[max(0, mention.start - REACH) : mention.start]
    last = max((m for m in cues["roles.other_sum"].finditer(before)), key=lambda m: m.end(), default=None)
    if last is None or not TAKES_OBJECT.search(last[0]) or QUANTITY.fullmatch(before, last.end()) is None:
        return False
    if not last[0].endswith("ed") and DEFINITE.search(before, last.end()):
        return False  # "freezing the $9 million stolen"
    return not any(m.end() == last.end() for m in ALSO(cues).finditer(before))


def _is_replaced(text: str, mention: AmountMention, mentions: Mentions, cues: Cues) -> bool:
    """ "First-day counts gave $29 million and $37 million": a figure that a later one replaces, or one beside it."""
    left, _ = _surroundings(text, mention, mentions)
    if cues["roles.replaced"].search(text[left : mention.start]) or VARIES.match(text, mention.end):
        return True
    before = next((m for m in mentions.amounts if JOINED.fullmatch(text[m.end : mention.start])), None)
    return before is not None and _is_replaced(text, before, mentions, cues)


def _is_added(text: str, mention: AmountMention) -> bool:
    """ "An additional $37 million was disclosed, bringing the total loss to $60 million": a part of the total."""
    return bool(ADDED.search(text[: mention.start]) and TOTALLED.search(text, mention.end))


def _is_anothers(text: str, mention: AmountMention, mentions: Mentions, robbed: tuple[Victim, ...]) -> bool:
    """ "BingX (September 2024, $44 million) preceded Phemex": in the bracket behind a service that is not robbed here."""
    opened = BRACKET.search(text, 0, mention.start)
    if opened is None:
        return False
    before = [n for n in mentions.names if n.kind == "victim" and n.end == opened.start()]
    return bool(before) and not any(overlaps(v, n) for n in before for v in robbed)


def _is_whole(text: str, mention: AmountMention, mentions: Mentions, robbed: tuple[Victim, ...]) -> bool:
    """ "stole more than $200 million, including about $60 million from Alphapo": of all, before what one lost of it."""
    most = MOST_OF_IT.match(text, mention.end)
    if most is not None and any(v.start - most.end() in range(REACH) for v in robbed):
        return True
    part = next((m for m in mentions.amounts if m.start > mention.end), None)
    if part is None or not _is_more(mention, part):
        return False
    if _is_of_row(mention, mentions, robbed, text):
        return True
    is_of = OPENED_OF.search(text, 0, mention.start) or PART_OF.fullmatch(text, mention.end, part.start)
    if not (is_of or OF_IT.match(text, part.end)):
        return False
    if any(mention.end <= v.start < part.start for v in robbed):
        return False  # "$200 million from Greylag, including $60 million from its treasury"
    if OF_ITS_OWN.search(text, part.end):
        return False  # "including $5 million from customers of Greylag and $4 million from its treasury"
    return any(v.start > part.end and LOST_BY.fullmatch(text, part.end, v.start) for v in robbed)


def _is_of_row(whole: AmountMention, mentions: Mentions, robbed: tuple[Victim, ...], text: str) -> bool:
    """ "stole $24 million from Greylag ($14m) and Fennick ($10m)": of all whose own stand in brackets behind them."""
    if any(OPENED.fullmatch(text, v.end + 1, whole.start) for v in robbed):
        return False
    later = [v for v in robbed if v.start >= whole.end]
    own = {v.id for v in later for m in mentions.amounts if OPENED.fullmatch(text, v.end + 1, m.start)}
    return len(own) >= FEWEST_PARTS and own == {v.id for v in later}


def _is_more(whole: AmountMention, part: AmountMention) -> bool:
    values = {a.currency: a.value for a in whole.amounts}
    return all(a.value < values.get(a.currency, a.value) for a in part.amounts)


def _is_sum_of_all(text: str, mention: AmountMention, robbed: tuple[Victim, ...], cues: Cues) -> bool:
    """ "three thefts worth $90 million in all: $51 million from": a total beside its parts."""
    if len(robbed) < FEWEST_PARTS:
        return False
    after = text[mention.end : mention.end + BESIDE]
    before = [m.end() for m in cues["roles.sum_of_all"].finditer(text[: mention.start])]
    is_led = bool(before) and not text[before[-1] : mention.start].strip(" ~≈>")
    return is_led or bool(cues["roles.sum_of_all"].match(after.lstrip()))


def _surroundings(text: str, mention: AmountMention, mentions: Mentions) -> tuple[int, int]:
    """The stretch whose words can say what a sum is: up to the next sum, comma or bracket.

    A bracket that holds nothing but the sum belongs to what stands before it: "recovered 84% ($239 million) of".
    """
    first, last = mention.start, mention.end
    opened, closed = OPENED.search(text[:first]), CLOSED.match(text, last)
    if opened and closed:
        first, last = opened.start(), closed.end()
    before = [m.end for m in mentions.amounts if m.end <= mention.start]
    before += [m.end() for m in BORDER.finditer(text, 0, first)]
    after = [m.start for m in mentions.amounts if m.start >= mention.end]
    after += [m.start() for m in BORDER.finditer(text, last)]
    return (
        max(*before, mention.start - REACH, 0) if before else max(mention.start - REACH, 0),
        min(*after, mention.end + REACH, len(text)) if after else min(mention.end + REACH, len(text)),
    )


def _distance(pattern: Hinted, near: str, start: int, end: int) -> int:
    """How far the next match is from the sum, in characters; FAR if there is none."""
    return min((max(start - m.end(), m.start() - end, 0) for m in pattern.finditer(near)), default=FAR)

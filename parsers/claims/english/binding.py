"""Which theft a clause speaks of: robbed parties that it names, or one that was told before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.english.clause import CONTRADICTING
from parsers.claims.english.marks import ACTOR
from parsers.claims.english.predicates import predicates_of
from parsers.claims.hints import hinted
from parsers.claims.values import Anaphor

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.clause import Clause
    from parsers.claims.grammar import Context
    from parsers.claims.hints import Hinted
    from parsers.claims.values import Sentence, Speaker, Victim
    from parsers.values import Stance

# words of blame that mean the theft of which the text speaks, where they name none
IMPLYING = hinted(
    r"(?i)attribut|\bblam|behind|responsible|suspect|accus|culprit|perpetrat|work of|thie(?:f|ves)\b|involvement"
)
# "All three were committed by": the thefts that were told just before
_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten)"
ALL = hinted(
    rf"^\W*(?i:all|both)(?:\s(?:of\s(?:them|these|those)|{_COUNT}))?"
    r"(?:,[^,;]{2,40},)?\s(?:was|were)\b"
    # "attributes all three to Sapphire Sleet"
    r"|\b(?i:attribut\w*|ascrib\w+|blam\w+|pin(?:s|ned)?|la(?:id|ys?)|puts?|trac\w+|link(?:s|ed)?|for|behind)\s(?i:all|both)"
    rf"(?:\s(?:of\s(?:them|these|those)|{_COUNT}))?(?=\s(?:to|on|at|down)\b|,|\W*$)"
    # "blames it for both thefts", "all three hacks were the work of"
    rf"|\b(?i:both|all(?:\sof)?\s(?:the(?:se)?\s)?{_COUNT}|these\s{_COUNT}|those\s{_COUNT}|the\s{_COUNT}|all\sof\sthe(?:se)?)\s"
    r"(?:of\sthese\s|of\sthe\s)?(?:thefts|heists|hacks|raids|robberies|attacks|breaches|exploits|incidents|cases|intrusions)\b(?!\s(?:that|which|where)\b)"
)
# what was taken, once it is known: "took the money", "emptied them"
MONEY = hinted(
    r"(?i)\b(?:it|them|th(?:is|at|ese|ose)(?=\W*$|[,;.])|(?:the|that|this|its|their)\s(?:\w+\s)?"
    r"(?:money|coins?|assets?|funds?|tokens?|bitcoin|ether|sum))\b"
)
THAT_ONE = hinted(
    r"\b(?i:that|this|the (?:first|second|third|other|last|later|earlier)) one\b|\b(?i:the (?:latter|former))\b"
)
# "Lazarus, which has been responsible for other thefts": what the culprit is known for is no theft of the text's
PORTRAIT = hinted(
    rf"(?P<a>{ACTOR}),\s(?:which|who|a\s[^,.;]{{3,60}}?\s(?:that|which|who))\s(?:has|have|had|is|are|was|were)\s[^,;]*"
)
# "names other thefts but does not name the Greylag case"
UNNAMED = hinted(
    r"(?i)\b(?:not|nor|never|without)\s(?:\w+\s)?(?:nam|list|includ|mention|cover|attribut)\w*\s[^,;.]{0,40}$"
)
# "published an overlap with Bybit's, and on that basis attributed the Phemex hack to Lazarus": what stands between
ATTRIBUTED = hinted(
    r"\b(?i:attribut\w*|ascrib\w+|blam\w+|pin(?:s|ned|ning)?|link(?:s|ed|ing)?|t(?:ies|ied|ying)|trac(?:es|ed|ing))\s"
    rf"(?P<t>[^;.]{{3,160}}?)\s(?:to|on|with)\s(?:[\w’'\-]+\s){{0,5}}?[“\"‘']?{ACTOR}"
)
# "suspects Lazarus, because the attack resembles several incidents": what is told in support names no thefts of the text
REASON = hinted(
    r"\b(?i:because|since|given\sthat|resembl\w+|similar\w*|likenesse?s?|parallels?|in\sview\sof|on\sthe\sgrounds)\b"
)
# "took the coins and sent them through two companies"
PASSAGE = hinted(
    r"\b(?i:through|via|using|into|to|by|with|of|like|at)\s(?:the\s|some\s|about\s|at\sleast\s)?$"
)
MANY = hinted(
    r"(?i)\d\s?(?:%|per\s?cent)|\b(?:losses|cases|incidents|breaches|exploits|funds\sstolen)\b|\bof\sall\b"
)
# "has linked other thefts to Lazarus": not the one of which the text tells
OTHERS = worded(
    r"(?i)(?<!the\s)(?<!these\s)(?<!those\s)(?<!both\s)\b(?:other|earlier|previous|past|prior|further)\s(?:[\w\-]+\s){0,3}?"
    rf"{{gates.plural_thefts}}(?:\s[^\s,;:.]+){{0,6}}?\s(?:to|on|with)\s(?:the\s)?{ACTOR}"
)
# "investigates each of the cases in table 9 as a suspected theft by", "attributes the thefts listed below to"
TABLED = worded(
    r"(?i)\b(?:{gates.plural_thefts}|cases|incidents|breaches|exploits)\s(?:(?:that\sare\s)?(?:listed|shown|given|set\sout|named|described)\s)?"
    r"(?:below\b|in\s(?:the\s)?(?:(?:following|next|last|first|second)\s)?(?:table|list|annex)\b)"
)
NEXT = 4  # letters between "two firms" and the name of the first: ", ", " (", ": "
DEFINITE = r"(?i)\b(?:the|this|that|both|its|these|those|earlier|same)\s+(?:[\w\-’']+\s+){0,3}?"


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties the actor of a clause to a theft: a cue's stance, a deed, or a thief's identity."""

    stance: Stance | None
    is_deed: bool
    is_identity: bool


@lru_cache(maxsize=2)
def _definite(cues: Cues) -> tuple[Hinted, Hinted]:
    """ "the heist", "the exchange"."""
    nouns, services = cues["theft.nouns"].pattern, cues["services.words"].pattern
    return hinted(rf"{DEFINITE}(?:{nouns})"), hinted(rf"{DEFINITE}(?:{services})")


def bind(
    sentence: Sentence, clause: Clause, tie: Tie, speakers: tuple[Speaker, ...], cues: Cues, context: Context
) -> tuple[Anaphor, tuple[Victim, ...]]:
    """The robbed parties; or how the clause speaks of a theft told before, NONE if it speaks of none."""
    targets = find_targets(clause, speakers, context)
    theft, _ = _definite(cues)
    others = OTHERS(cues).search(clause.masked)
    if others and not targets and not theft.search(clause.masked.replace(others[0], " ")):
        return Anaphor.NONE, ()
    if (
        not targets
        and ALL.search(clause.masked)
        and (tie.is_deed or tie.is_identity or tie.stance is not None)
    ):
        return Anaphor.ALL, ()
    if targets and (any(v.is_target for v in targets) or not theft.search(clause.masked)):
        return Anaphor.NONE, targets
    anaphor = _anaphor(sentence, clause, tie, speakers, cues)
    is_said = speakers and tie.stance is not None
    # "In the case of Greylag, robbed in May, no state has spoken. Elliptic sees signs of North Korea."
    is_meant = len(context.beside) == 1 or _is_titled(context)
    is_one = context.only_robbed or (is_meant and not _speaks_of_many(clause, cues))
    if anaphor is Anaphor.NONE and not targets and (is_said or tie.is_identity) and is_one:
        return Anaphor.IMPLIED, ()
    return (anaphor, ()) if anaphor is not Anaphor.NONE else (Anaphor.NONE, targets)


def _speaks_of_many(clause: Clause, cues: Cues) -> bool:
    """ "previous attacks by Lazarus", "52% of all losses": thefts of others, whatever the page is about."""
    return bool(cues["gates.plural_thefts"].search(clause.masked) or MANY.search(clause.masked))


def _is_titled(context: Context) -> bool:
    """ "KuCoin security incident (2020)": the title names one of those whom the page robs."""
    title = context.text.split("\n", 1)[0]
    return len({v.id for name, v in context.victims.items() if v.is_target and name in title}) == 1


def find_targets(clause: Clause, speakers: tuple[Speaker, ...], context: Context) -> tuple[Victim, ...]:
    """The robbed parties of a clause, else those that it only names, without those that speak in it."""
    spoken = {(s.start, s.end) for s in speakers}
    free = [
        v
        for v in clause.victims
        if (v.start, v.end) not in spoken and not UNNAMED.search(clause.before(v.start))
    ]
    objects = [m.span("t") for m in ATTRIBUTED.finditer(clause.masked)]
    governed = [v for v in free if any(a <= v.start - clause.start < b for a, b in objects)]
    free = governed or free
    return tuple(v for v in free if v.is_target) or tuple(
        v for v in free if not _is_bystander(v, clause, context)
    )


def _is_bystander(victim: Victim, clause: Clause, context: Context) -> bool:
    """ "asked the exchange Greylag for help": a service that no sentence robs, on a page that robs another.

    Behind a word of blame it is no bystander: "is also responsible for Greylag".
    """
    if IMPLYING.search(clause.before(victim.start)):
        return False
    known = context.victims.get(victim.name)
    robs_another = bool(context.robbed.keys() - {victim.id})
    return known is not None and not known.is_target and robs_another


def _anaphor(
    sentence: Sentence, clause: Clause, tie: Tie, speakers: tuple[Speaker, ...], cues: Cues
) -> Anaphor:
    theft, service = _definite(cues)
    text = _without_speakers(_without_portrait(clause.masked, cues), clause, speakers, cues)
    if _introduces(sentence, text, tie, cues):
        return Anaphor.LIST
    if _means_thefts_in_general(text, theft, cues):
        return Anaphor.NONE
    if theft.search(text):
        return Anaphor.THEFT
    if service.search(text) or THAT_ONE.search(text):
        return Anaphor.VICTIM
    if _means_the_thieves(clause, tie, cues):
        return Anaphor.THEFT
    return Anaphor.IMPLIED if _implies(text, tie, cues) else Anaphor.NONE


def _without_portrait(masked: str, cues: Cues) -> str:
    """The text without what the culprit is known for, where a theft or its thieves are spoken of beside it."""
    text = PORTRAIT.sub(lambda m: m["a"] + " " * (len(m[0]) - len(m["a"])), masked)
    is_told = cues["theft.nouns"].search(text) or cues["theft.culprits"].search(text)
    return text if is_told else masked


def _without_speakers(text: str, clause: Clause, speakers: tuple[Speaker, ...], cues: Cues) -> str:
    """ "Two tracing firms, Hexlin and Ostmoor, blame": the firms that speak are none of those that were robbed."""
    several = cues["anaphora.several"].search(text)
    if several is None or not any(
        0 <= s.start - clause.start - several.end() <= NEXT for s in speakers if s.end
    ):
        return text
    return text[: several.start()] + " " * len(several[0]) + text[several.end() :]


def _means_thefts_in_general(text: str, theft: Hinted, cues: Cues) -> bool:
    """ "heists perpetrated by the Lazarus Group": what the group does, no theft of which the text speaks."""
    return bool(cues["gates.plural_thefts"].search(text)) and not theft.search(text)


def _introduces(sentence: Sentence, text: str, tie: Tie, cues: Cues) -> bool:
    """ "holds North Korea responsible for:", "robbed four companies that we helped"."""
    if tie.stance is not None and sentence.text.rstrip().endswith(":"):
        return True
    if tie.stance is not None and TABLED(cues).search(text):
        return True
    several = cues["anaphora.several"].search(text)
    if several is None or REASON.search(text, 0, several.start()) or PASSAGE.search(text, 0, several.start()):
        return False
    theft, _ = _definite(cues)
    # "correspond to those of several known cases, from which we conclude that the attack was the work of"
    one = theft.search(text, several.end())
    if one is not None and not cues["gates.plural_thefts"].search(one.group()):
        return False
    return tie.is_deed or tie.stance is not None


def _means_the_thieves(clause: Clause, tie: Tie, cues: Cues) -> bool:
    """ "the attackers belong to", "took $3 million", "emptied them"."""
    if tie.is_identity:
        return True
    if tie.is_deed and (clause.mentions.amounts or MONEY.search(clause.masked)):
        return True
    return tie.stance is not None and bool(cues["theft.culprits"].search(clause.masked))


def _implies(text: str, tie: Tie, cues: Cues) -> bool:
    """ "The FBI blamed Lazarus.", "sees no evidence"."""
    if tie.stance is None:
        return False
    rules = predicates_of(cues)
    if IMPLYING.search(text) or rules.blamed.search(text):
        return True
    return tie.stance in CONTRADICTING and bool(rules.discord.search(text))

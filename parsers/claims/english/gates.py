"""What only looks like an attribution of a theft, and the rule that refuses it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.english.citing import BELIEVED
from parsers.claims.english.marks import ACTOR
from parsers.claims.english.predicates import predicates_of
from parsers.claims.english.scope import without_times
from parsers.claims.english.stolen import is_of_a_year
from parsers.claims.hints import hinted
from parsers.claims.values import Refusal
from parsers.values import BlockKind, Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.clause import Clause
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence

BEFORE = 30  # letters of a noun before its relative clause
NEXT = 60  # of the sentence behind
# "The two hacks that Elliptic tied to Lazarus last year": others than those of which the text tells
OF_OTHERS = worded(
    r"\b{gates.plural_thefts}\s(?:(?:that|which)\b|(?:\w+ly\s)?{gates.tied}\s(?:to|on|with)\s(?!(?:it|them)\b))"
)
# "It was one of three thefts that Elliptic tied to Lazarus", "Both are hacks that": what the theft of the text is
OF_THIS = worded(
    r"\b(?:is|are|was|were|being|among|counts?|counted)\s(?:[a-z]+\s)?(?:(?:one|two|some|part|the\s\w+)\sof\s)?"
    r"(?:[\w\-]+\s){0,3}?{gates.plural_thefts}\s(?:that|which)\b"
)
# words after which "unknown" is about something else than the culprit
STRONG = worded(r"(?i){gates.named}")
IDENTIFYING = worded(r"(?i){gates.identifying}")
# "carried consistent Lazarus attributions on the laundering record"
ATTRIBUTION = hinted(
    rf"{ACTOR}(?:[-\s]\w+)?\sattributions?\b|\battributions?\s(?:\w+\s)?to\s(?:the\s)?{ACTOR}"
)
# "has not been attributed to North Korea": no word of blame
NOT_YET = worded(
    r"(?i)\b(?:not|never|nobody|no one|n.t)\s(?:(?:yet|been|be|so far|publicly|officially|formally|ever|has|have)\s){0,3}"
    r"{gates.not_yet}"
)
# "… and stole $2.5 million, which was laundered"
TOOK = worded(r"(?i)\b(?:and|then|who|hackers?|actors?|group)\s(?:then\s)?{gates.taken}")
# "traced the coins through infrastructure consistent with Lazarus tradecraft"
LIKENED = worded(rf"{{gates.likened}}\s(?:[\w\-]+\s){{0,4}}?{ACTOR}")
# what somebody is charged with, and nothing else
LAUNDERING = worded(
    r"(?:{charged.tries}|{charged.tried})\b[^.;:]{0,100}?\s(?:with|for|of|to|over)\s(?:[a-z]+ing\sto\s)?launder\w*"
)
# "the laundering pattern points to Lazarus"
TRAIL = worded(
    rf"\blaunder\w*\s(?:[\w\-]+\s){{0,2}}?{{gates.trails}}[^.;]{{0,60}}?{ACTOR}|\blaunder\w*\s{{gates.looks}}\s[^.;]{{0,40}}?{ACTOR}"
)
BELIEVING = worded(
    r"\b[Ii]f\s(?:(?:we|you|one|I)\s{gates.believing}"
    r"|that\sis\sthe\s(?:right\s)?word|you\s(?:like|will)|with\s(?:an?\s|some\s)|any(?:thing)?\b|at\sall\b"
    rf"|(?:[^\s,;.]+\s){{1,8}}?[^\s,;.]+(?={BELIEVED}))"
)
# "do not know whether Lazarus stole it", "too early to say that it was Lazarus"; "whether it was Lazarus is open". Not
# "asked whether it was Lazarus, she nodded", nor "which has not said whether it pays, was robbed by Lazarus".
UNSAID = worded(
    rf"(?i){{gates.unsaid}}\s(?:\w+\s){{0,2}}?(?:whether|if|that|it\swas)\b[^,;:]{{0,80}}?{ACTOR}"
)
WHETHER = hinted(rf"(?i)(?<!asked\s)(?<!ask\s)\bwhether\b[^,;:]{{0,80}}?{ACTOR}")
# "nobody serious believes that Lazarus stole it"; "that Lazarus did it is held by nobody"
_ON = r"(?:(?!,\s(?:and|but|while|yet|so)\b)[^;:.])*"  # to the end of the clause
UNHELD = worded(rf"(?i){{gates.nobody_holds}}{_ON}{ACTOR}|{ACTOR}{_ON}{{gates.held_by_nobody}}")
NOBODY_KNOWS = worded(rf"(?i){{gates.nobody_knows}}\s(?:how|why|whether|if|that)\b[^,;:]{{0,80}}?{ACTOR}")
# "first believed that Lazarus stole it; they now know that it did not"
AT_FIRST = worded(rf"(?i){{gates.at_first}}\s{{gates.held}}\b[^;:.]{{0,80}}?{ACTOR}")
HAD_FIRST = worded(
    rf"(?i)\bhad\s(?!first\b|once\b){{gates.at_first}}\s{{gates.held}}\b[^;:.\ue002]{{0,80}}?{ACTOR}(?!.*\ue002)"
)
TURNED = worded(r"(?i){gates.turned}")
# "No evidence has emerged that Lazarus did it", "Reports that Lazarus did it were wrong"
NO_GROUND = worded(
    rf"^\W*(?i:there\s(?:is|was|has\sbeen|exists?)\s)?(?i:no|little|scant)\s(?:\w+\s){{0,2}}?{{gates.grounds}}\s(?:\w+\s){{0,5}}?"
    rf"(?:that|for|of)\b[^;:.]{{0,120}}?{ACTOR}"
    rf"|(?i:{{gates.tales}})\s(?:[\w\ue000-\ue005]+\s){{0,4}}?(?:that|of)\b[^;:.]{{0,140}}?{ACTOR}[^;:.]{{0,140}}?"
    r"\b(?:is|are|was|were|proved|been|turned\sout)\s(?:\w+\s){0,3}?{gates.untrue}"
)
CITED = worded(r"(?i){gates.cited}")
# "resembles earlier ones by Lazarus": what the theft is like, and no suspicion
ALIKE = worded(rf"(?i){{gates.alike}}\s(?:[\w\-]+\s){{0,4}}?{{gates.others_of}}\b[^;:.,]{{0,40}}?{ACTOR}")
# "the coins went to wallets used before by Lazarus": what the theft has in common with others
TRACED = worded(
    rf"(?i){{gates.flows}}\s[^.;]{{0,60}}?{{gates.traces}}\s(?:(?:[a-z]+\s){{0,3}}?{{gates.holds}}\s)(?:[a-z]+\s){{0,3}}?(?:by|with|to|in|from)\s"
    rf"(?:[\w\-]+\s){{0,4}}?{ACTOR}"
)
# "denied the theft": a theft of which the text speaks
ONE_THEFT = worded(r"(?i)\b(?:the|this|that)\s(?:[\w\-’']+\s){0,3}?{gates.one_theft}")
# "was responsible, pointing to", "was behind it"; "took the coins", "stole $3 million"
BLAMED = worded(r"(?i){gates.blamed}")
TAKEN = worded(r"(?i){gates.taken}\s(?:the|all|its|their|those|these|about|some|over|\ue000)")
# Gates that a robbed party named in the clause opens
OTHER_MATTERS = (
    ("sanction", "a designation is not an attribution of a theft"),
    ("espionage", "IT workers or espionage, no theft"),
    ("portrait", "describes a group in general"),
)


# Gates that nothing opens
ALWAYS = (
    ("correction", "says what an earlier version had wrong"),
    ("hypothetical", "an exercise, a condition or a fiction"),
    ("exit", "whose operators go with the money were not robbed"),
    ("silent", "asked, and gave no answer"),
    ("attempt", "an attempt, and no theft"),
    ("hearsay", "what people say, whoever they are"),
    ("unlisted", "says on which list of thefts it is not"),
)


def refuse(sentence: Sentence, clause: Clause, context: Context, cues: Cues) -> Refusal | None:
    """The refusal of a clause that names an actor, or None if it may be a claim."""
    text, masked = clause.text, clause.masked
    has_target = any(v.is_target for v in clause.victims)
    reason = ("", "")
    if unmeant := _unmeant(sentence, clause, context, cues):
        reason = unmeant
    elif undecided := _undecided(masked, sentence.text[clause.end :], cues):
        reason = undecided
    elif gate := next(((g, why) for g, why in ALWAYS if cues[f"gates.{g}"].search(_meant(text, cues))), None):
        reason = gate
    elif _is_unattributed(clause, cues, names_robbed=has_target):
        reason = ("unattributed", "the text says that nobody has been named")
    elif not clause.victims and (other := _of_others(sentence, clause, cues)):
        reason = other
    elif not any(not v.id.startswith("unnamed:") for v in clause.victims) and cues["gates.count"].search(
        text
    ):
        reason = ("counted", "says how often it happened, not to whom")
    elif _launders_only(clause, cues) or (not has_target and _is_laundering(masked, cues)):
        reason = ("laundering", "tells where the money went, not who took it")
    elif clause.mentions.actors and not has_target and not IDENTIFYING(cues).search(text):
        reason = next(((g, why) for g, why in OTHER_MATTERS if _closes(f"gates.{g}", masked, cues)), reason)
    return Refusal(clause.start, clause.end, *reason) if reason[0] else None


def _is_unattributed(clause: Clause, cues: Cues, *, names_robbed: bool) -> bool:
    """ "by unknown thieves"; but "robbed Greylag a year before unknown thieves emptied Fennick" does name who."""
    if not cues["gates.unknown"].search(clause.text):
        return False
    text = without_times(clause) if names_robbed else clause.text
    return bool(cues["gates.unknown"].search(text)) and not STRONG(cues).search(NOT_YET(cues).sub("", text))


def _of_others(sentence: Sentence, clause: Clause, cues: Cues) -> tuple[str, str] | None:
    """Why a clause that names nobody robbed is about no theft of this text."""
    if cues["gates.general"].search(clause.text) and not ONE_THEFT(cues).search(clause.text):
        return "general", "what the accused says of all accusations, whichever theft"
    begin = max(0, clause.start - BEFORE)
    others = OF_OTHERS(cues).search(sentence.text, begin, clause.end)
    if others is not None and OF_THIS(cues).search(sentence.text, 0, others.end()) is None:
        return "other-thefts", "thefts that a clause of their own tells apart"
    return ("total", "a sum over several thefts") if _is_total(clause.text, clause, cues) else None


def _undecided(masked: str, rest: str, cues: Cues) -> tuple[str, str] | None:
    if UNHELD(cues).search(masked) is not None:
        return "unheld", "says that nobody holds it"
    if (once := AT_FIRST(cues).search(masked)) and TURNED(cues).search(masked[once.end() :] + rest):
        return "unheld", "says what was believed at first"
    if HAD_FIRST(cues).search(masked):
        return "unheld", "says what was believed at first"
    ground = NO_GROUND(cues).search(masked)
    if ground is not None and CITED(cues).search(masked, ground.end()) is None:
        return "unsaid", "says that there is no ground for it, and not who says so"
    is_open = NOBODY_KNOWS(cues).search(masked) or _is_unsaid(masked, cues)
    return ("unsaid", "says that somebody does not know or say it") if is_open else None


def _is_unsaid(masked: str, cues: Cues) -> bool:
    """What is left open in so many words, of whom nothing was said before; "investigates whether" suspects somebody."""
    found = UNSAID(cues).search(masked)
    if found is None and not cues.stances[Stance.SUSPECTED].search(masked):
        found = WHETHER.search(masked)
    return found is not None and re.search(ACTOR, masked[: found.start()]) is None


def only_likens(masked: str, cues: Cues) -> bool:
    """Whether the theft is only said to be like others of the culprit's, and nothing else ties it to them."""
    if (traced := TRACED(cues).search(masked)) is not None:
        rest = masked[: traced.start()] + masked[traced.end() :]
        return re.search(ACTOR, rest) is None and IDENTIFYING(cues).search(rest) is None
    found = ALIKE(cues).search(masked)
    if found is None:
        return False
    rest = masked[: found.start()] + masked[found.end() :]
    told = (Stance.ASSERTED, Stance.ASSESSED, Stance.SUSPECTED)
    return re.search(ACTOR, rest) is None and not any(cues.stances[s].search(rest) for s in told)


def _closes(gate: str, masked: str, cues: Cues) -> bool:
    """Whether a gate's words stand in the clause, and not only behind what already accuses somebody."""
    found = cues[gate].search(masked)
    return found is not None and not _accuses(masked[: found.start()], cues)


def _accuses(lead: str, cues: Cues) -> bool:
    """ "said that Lazarus took the coins", "stated that Lazarus was responsible": a whole accusation, whatever follows."""
    actor = re.search(ACTOR, lead)
    if actor is None:
        return False
    if predicates_of(cues).did.search(lead):
        return True
    if BLAMED(cues).search(lead):
        return any(cues.stances[s].search(lead) for s in (Stance.ASSERTED, Stance.ASSESSED))
    return TAKEN(cues).search(lead, actor.end()) is not None


def _meant(text: str, cues: Cues) -> str:
    """The text without "if the police are right", "if one believes Hexlin": whose word it is, and no condition."""
    return BELIEVING(cues).sub(lambda m: " " * len(m[0]), text)


def _is_total(text: str, clause: Clause, cues: Cues) -> bool:
    """A sum, or thefts, over some time; "has said since November that it was Lazarus" sums up nothing."""
    total = cues["roles.total"].search(text)
    is_span = total is not None and total.group().casefold().startswith("since")
    adds_up = bool(clause.mentions.amounts or cues["gates.plural_thefts"].search(text))
    return (total is not None and (adds_up or not is_span)) or is_of_a_year(text, clause.mentions)


def _unmeant(sentence: Sentence, clause: Clause, context: Context, cues: Cues) -> tuple[str, str] | None:
    """What the text does not mean as its statement."""
    if cues["gates.exercise"].search(context.text.split("\n", 1)[0]):
        return "staged", "the title calls it an exercise or a fiction"
    if sentence.kind in (BlockKind.RELATED, BlockKind.CAPTION):
        return "related", "a teaser, caption or reference is not the text's own statement"
    if sentence.text.rstrip("\"”’' ").endswith("?"):
        return "question", "a question states nothing"
    if _is_taken_back(sentence, clause, context, cues):
        return "retracted", "the sentence behind takes it back"
    if cues["gates.retold"].search(clause.text) and cues["gates.retracted"].search(context.text):
        return "retracted", "what the text said before, and takes back"
    return None


def _is_taken_back(sentence: Sentence, clause: Clause, context: Context, cues: Cues) -> bool:
    """ "A thread said that Lazarus robbed Greylag. It had not."; but what a party said stays said."""
    rest = context.text[sentence.end :].lstrip()[:NEXT]
    if cues["gates.taken_back"].match(rest):
        return True
    return not clause.mentions.parties and cues["gates.made_up"].match(rest) is not None


def _launders_only(clause: Clause, cues: Cues) -> bool:
    """ "charged Jan Novak with laundering coins from the hack of Greylag": nobody is said to have taken them."""
    charge = LAUNDERING(cues).search(clause.masked)
    if charge is None or predicates_of(cues).charged.search(clause.masked):
        return False
    return not any(a.start - clause.start >= charge.end() for a in clause.mentions.actors)


def _is_laundering(text: str, cues: Cues) -> bool:
    """The words of laundering come before any word or deed of theft, and no word of blame stands in the clause."""
    match = cues["gates.launder"].search(text)
    if match is None or any(p.search(text, 0, match.start()) for p in (ATTRIBUTION, cues["blame.accord"])):
        return False
    if TRAIL(cues).search(text) or (LIKENED(cues).search(text) and cues["firms.kinds"].search(text)):
        return False
    before = text[: match.start()]
    if _accuses(before, cues):
        return False
    return not (cues["theft.nouns"].search(before) or TOOK(cues).search(before) or STRONG(cues).search(text))

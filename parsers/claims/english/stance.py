"""How surely a clause accuses."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.english.clauses import DENYING
from parsers.claims.english.gates import only_likens
from parsers.claims.english.marks import ACTOR
from parsers.claims.english.words import any_of
from parsers.claims.hints import hinted
from parsers.claims.publisher import GOVERNMENT
from parsers.values import Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.clause import Clause
    from parsers.claims.grammar import Context
    from parsers.claims.hints import Hinted

GRADES = (("suspected", Stance.SUSPECTED), ("assessed", Stance.ASSESSED), ("confirmed", Stance.ASSERTED))
ALLEGED = worded(r"(?i){gates.alleged}")
# "is investigating members of Lazarus over the theft"
INQUIRED = worded(rf"{{culprits.inquired}}\s(?:(?:the|members\sof|people\sof|hackers\sof)\s){{0,2}}{ACTOR}")
FAR = 60  # a hedge so far behind the firm word is about something else
CREWS = (
    r"(?i:hackers?|actors?|group|operators|crew|cluster|criminals|operatives|unit|gang|thieves|"
    r"attackers|workers?)"
)
NAMED = re.compile(ACTOR)
ASIDES = re.compile(r"\([^)]*\)|,\s+which\s[^,;]*|,\s+whom\s[^,;]*,|,\s+who\s[^,;]*,")
# "was not North Korean"
NOT_THEY = hinted(
    r"(?<!or )\b(?:was|were|is|are|be|been)(?:n.t|\s+(?:\w+\s)?not|\s+no)\s+(?!(?:only|just|alone|"
    rf"merely|doubt|less|other|longer)\b)(?:[a-z]+\s){{0,4}}?{ACTOR}"
    rf"|^\W*(?:(?i:certainly|definitely|surely|probably|clearly|but|no)\W+)?(?i:not)\s(?:the\s)?{ACTOR}\W*$"
    rf"|\b(?i:neither)\s(?:the\s)?{ACTOR}(?:\s[a-z]+){{0,2}}\snor\s"
    # whoever else was not involved
    rf"|{ACTOR}(?:\s{CREWS})?\s(?:was|were|is|are|(?:has|have|had)\sbeen)(?:n.t|\snot|\snever)\sinvolved"
    rf"|,\s(?:(?:and|but)\s)?not\s(?:by\s)?(?:the\s)?{ACTOR}|\b(?:rather\sthan|instead\sof)\s(?:the\s)?{ACTOR}"
)
GRADE = re.compile(
    r"(?i)confidence|likely|probabl|possibl|suspect|tentativ|inferred|presum|alleg|believed|unconfirmed|question mark"
)
FIELD = re.compile(r"\W{0,3}(?i:attribution|confidence|grade|status)\W{0,3}:\W*(?:[a-z\-]+(?=\W))?")
CONFIRMED = re.compile(r"(?i)\bconfirm\w*\s(?:the|a|this|that|its)\s(?:[\w-]+\s)?$")
# "attributed the burn to Copper Magpie, pointing to the addresses as proof": evidence, and no hedge
POINTING = re.compile(r"(?i)point(?:s|ed|ing)?\b")
TIED_NAME = re.compile(r"(?i)-(?:linked|tied|connected|affiliated|aligned|related)$")
BARE_END = re.compile(r"[)\]]?\W*$")
# "Andariel, a group believed to be part of Lazarus": what the culprit is
APPOSED = re.compile(
    rf"{ACTOR},\s(?:an?|the|its|one\sof\sthe)\s(?:[\w\-]+\s){{0,4}}?{CREWS}\s(?:[a-z]+\s){{0,5}}?$"
)
# and not "a group suspected of stealing them"
OF_DEED = worded(r"[^,;]*?(?:{theft.nouns}|{theft.verbs_of}|{theft.verbs_from}|{gates.blamed})")
TIES = re.compile(r"-|linked|tied|connected|aligned|affiliated|links|ties")


def stance_of(clause: Clause, cues: Cues) -> Stance | None:
    """The weakest cue that governs the clause; None if there is none.

    Asides in brackets and relative clauses do not count, nor do ties that only describe the thieves.
    """
    text = _without_field(_main_part(clause.masked), cues)
    if (denial := NOT_THEY.search(text)) and not re.search(r"\bor\s+\w+\s+not\b|whether", denial.group()):
        return Stance.DENIED
    if (changed := _changed(cues).search(text)) is not None:
        return next(stance for key, stance in GRADES if changed[key] or changed[f"to_{key}"])
    for stance in (Stance.DENIED, Stance.DISPUTED, Stance.ASSESSED):
        if cues.stances[stance].search(text):
            return _lowered(stance, text, cues)
    asserted = cues.stances[Stance.ASSERTED].search(text)
    if INQUIRED(cues).search(text) and asserted is None:
        return Stance.SUSPECTED
    hedge = next(
        (m for m in cues.stances[Stance.SUSPECTED].finditer(text) if not _describes(text, m, cues)), None
    )
    if hedge and not (asserted and hedge.start() > asserted.end() + FAR):
        return Stance.SUSPECTED
    if _is_tied_theft(clause, cues) or only_likens(text, cues):
        return Stance.SUSPECTED
    return Stance.ASSERTED if asserted else _labelled(text, cues)


def is_alleged(clause: Clause, stance: Stance | None, context: Context, cues: Cues) -> bool:
    """ "Vern allegedly hacked Greylag and stole": a suspicion, but where a body of a state publishes the charge."""
    is_firm = stance in (None, Stance.ASSERTED)
    if not is_firm or not ALLEGED(cues).search(clause.masked):
        return False
    return not all(GOVERNMENT.fullmatch(p) for p in context.publishers)


def _labelled(text: str, cues: Cues) -> Stance | None:
    """ "Grade: medium, North Korea.": what the field says, where nothing else does."""
    field = FIELD.match(text)
    if field is None:
        return None
    return next((s for key, s in GRADES if cues[f"grades.{key}"].search(field.group())), None)


def changes_grade(text: str, cues: Cues) -> bool:
    """Whether a text tells that a finding got another grade."""
    return _changed(cues).search(text) is not None


@lru_cache(maxsize=2)
def _changed(cues: Cues) -> Hinted:
    """ "lower our confidence from high to low": the grade that now holds."""
    words = {key: any_of(cues, f"grades.{key}") for key, _ in GRADES}
    scale = "|".join(words.values())
    to = "|".join(rf"(?P<{key}>{one})" for key, one in words.items())
    quote = r"[“\"‘']?"
    moved = r"(?i:rais|lower|upgrad|downgrad|revis|increas|reduc|cut|chang|lift|mov|promot|bump)\w*"
    held = any_of(cues, "report.findings") + r"|(?i:confidence|certainty|grade|rating)"
    raised = (
        rf"\b{moved}\s(?i:its|their|our|his|her)\s(?:[a-z]+\s)?(?:{held})\s(?:[^\s,;.]+\s){{0,6}}?to\s{quote}"
    )
    return hinted(
        rf"{raised}(?:{to.replace('?P<', '?P<to_')})|"
        rf"\b{moved}\s[^;.]{{0,100}}?\sfrom\s(?:an?\s)?{quote}(?:{scale})[”\"’',]{{0,2}}(?:\s[a-z]+)?\sto\s(?:an?\s)?{quote}(?:{to})"
    )


def _is_tied_theft(clause: Clause, cues: Cues) -> bool:
    """ "a DPRK-linked theft" only suspects, and so does "(DPRK-linked)"."""
    if any(
        TIED_NAME.search(a.surface) and BARE_END.match(clause.after(a.end)) for a in clause.mentions.actors
    ):
        return True
    tied = r"-(?:linked|tied|connected|affiliated|aligned|style)\s+(?:[\w\-]+\s+){0,2}?"
    # "an Israeli-linked hacking group" is no theft
    return bool(re.search(rf"(?i:{tied}){any_of(cues, 'theft.nouns')}(?!\s{CREWS})", clause.text))


def _lowered(stance: Stance, text: str, cues: Cues) -> Stance:
    """ "assesses with low confidence" is a suspicion; denial and doubt stay what they are."""
    if stance is Stance.ASSESSED and cues["grades.low"].search(text):
        return Stance.SUSPECTED
    return stance


def _without_field(text: str, cues: Cues) -> str:
    """ "Attribution: confirmed Chainalysis linked …": a field's label and grade are not how the rest is said."""
    field = FIELD.match(text)
    if field is None:
        return text
    rest = " " * field.end() + text[field.end() :]
    return rest if any(cue.search(rest) for cue in cues.stances.values()) else text


def _main_part(masked: str) -> str:
    for match in ASIDES.finditer(masked):
        if not any(p.search(match.group()) for p in (NAMED, GRADE, DENYING)):
            masked = masked[: match.start()] + " " * (match.end() - match.start()) + masked[match.end() :]
    return masked


def _ties_robbed(text: str, match: re.Match[str], cues: Cues) -> bool:
    """ "a project linked to the game Greylag": what the robbed party has to do with something else."""
    service = re.search(rf"{any_of(cues, 'services.words')}\s$", text[: match.start()])
    told = re.match(r"\s(?:to|with)\s[^,;.]*", text[match.end() :])
    if service is None or told is None or re.search(ACTOR, told.group()):
        return False
    return not cues["theft.nouns"].search(told.group())


def _describes(text: str, match: re.Match[str], cues: Cues) -> bool:
    """ "DPRK-linked hackers stole" accuses as flatly as "North Korean hackers stole"."""
    if CONFIRMED.search(text[: match.start()]):
        return True  # "confirmed the link"
    if POINTING.match(match.group()) and cues.stances[Stance.ASSERTED].search(text, 0, match.start()):
        return re.search(ACTOR, text[match.end() :]) is None
    if APPOSED.search(text, 0, match.start()) and not OF_DEED(cues).match(text, match.end()):
        return True
    if not TIES.match(match.group()):
        return False
    if re.match(rf"\s+(?:\w+\s+){{0,3}}{CREWS}\b", text[match.end() :]):
        return True
    if _ties_robbed(text, match, cues):
        return True
    is_behind_crew = re.search(
        rf"{CREWS}\s+(?:(?:with|having|that\s+have|who\s+have)\s+)?$", text[: match.start()]
    )
    return bool(is_behind_crew and re.match(rf"\s+(?:to|with)\s+(?:the\s+)?{ACTOR}", text[match.end() :]))

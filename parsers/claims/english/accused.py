"""Whom a clause accuses, and the accused state where it answers."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.english.clause import contradicts
from parsers.claims.english.marks import MASKS
from parsers.claims.english.words import any_of
from parsers.claims.values import Speaker
from parsers.mentions.values import NameMention
from parsers.parties import ACCUSED, ACCUSED_MINISTRY, DPRK, is_accused

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.clause import Clause

REACH = 40
# "North Korea's mission", "North Korean won": the state, but not as the accused
AFFAIRS = worded(r"(?:[’']s?)?\s+(?:\S+\s+){0,2}?{accused.affairs}")
MONEY = re.compile(r"\bwon$")
# the state by its capital, or as the press calls it
CAPITAL = worded(r"(?:^|[.,;:“\"]\s*|\b(?:but|and|while)\s)(?P<s>{accused.called})(?=\s|[’']s)")
SEATED = worded(r"\b[Ii]n\s{accused.capitals},?\s(?:the|a|its)\s(?P<s>(?i:{accused.ministry}))")
# whose word the state's is in a text that names the ministry: "Pyongyang called it a farce … the foreign ministry said"
BY_MINISTRY = re.compile(
    r"(?i)\b(?:north\s+korea[’'n]?s?|pyongyang[’']?s?|dprk[’']?s?|the\s+north[’']s)\s+(?:foreign\s+ministry|ministry\s+of\s+foreign)"
    r"|\bforeign\s+(?:ministry|affairs)\s+(?:in\s+pyongyang|of\s+(?:north\s+korea|the\s+d))"
)
SPOKEN = re.compile(r"\s[“\"‘'][^”\"]{3,160}[”\"’']\s(?:it|he|she|the\s\w+)\s(?:said|says|added|told)\b")
# "a North Korean group distinct from TraderTraitor"
TOLD_APART = worded(r"(?i){accused.apart}\s+(?:\w+\s){0,2}?from\s+(?:the\s)?$")
# "indicted for laundering Lazarus thefts": whose money it was, not who did this
# "recurs across the Lazarus record", "writing Lazarus examples": what is written of a group accuses nobody
ABOUT = worded(r"(?:-\w+)?\s(?:[\w\-]+\s){0,2}?{accused.about}")
LAUNDERED = re.compile(
    r"(?i)\blaunder(?:ed|ing|s)?\s+(?:(?:the|for|some|stolen|proceeds|money|funds|of|from|by)\s+){0,5}$"
)
CLAIMS_IT = worded(
    r"[”\"’']?(?:\s?\([^)]*\))?(?:,[^,;]{2,60},|,)?\s(?:(?:which|who|has|had|have|also|later|then|publicly|quickly|promptly|itself|"
    r"since|soon|already)\s)*(?:{accused.takes}\s(?:(?:the|full|public|sole|its|this)\s)?{accused.credit}"
    # "said on 11 June that it had robbed the platform"
    r"|{accused.says}\s(?:(?:on|in|at|via|through|to)\s[^,;.]{2,40}?\s|online\s|publicly\s)?(?:that\s)?(?:it|they|he|she)\s"
    r"(?:(?:had|has|have|was|were|is|are|itself|themselves)\s)+{accused.did})"
)
_WHILES = (
    r"(?:,[^,;]{2,60},|,)?\s(?:(?:which|who|has|had|have|also|later|then|soon|since|already|promptly|quickly|publicly|repeatedly|"
    r"always|flatly|itself|themselves|however)\s)*"
)
_SELVES = r"(?:it|they|he|she|its\s(?:members|people|hackers)|their\s(?:members|people))"
# "Dry Reed had soon denied that it robbed Greylag", "Dry Reed said that it had not taken the coins"
CLEARS_ITSELF = worded(
    r"[”\"’']?(?:\s?\([^)]*\))?" + _WHILES + r"(?:{accused.denies}|{accused.swears}\s"
    r"(?:(?:on|in|at|via|through|to)\s[^,;.]{2,40}?\s|online\s|publicly\s)?(?:that\s)?(?:it\swas\s(?:not|n.t)\b|"
    + _SELVES
    + r"\s(?:(?:had|has|have|was|were|is|are|did|do|does)(?:n[’']t|\s(?:not|never|no|nothing|neither))|never)\b))"
)
CLAIMED_BY = re.compile(r"\bclaimed\sby\s(?:the\s|a\s)?(?:[\w\-]+\s){0,4}$")
OWNED = re.compile(r"[’']s?\s+")
# "the North Korean hackers called TraderTraitor": people of the state, who deny nothing
PEOPLE = worded(r"(?i){accused.people}")
# "A foreign ministry spokesman said that the DPRK had nothing to do with it"
OF_MINISTRY = worded(r"[^\w]*(?:(?:[Aa]|[Tt]he|[Ii]ts)\s)?(?P<s>(?i:{accused.ministry}))")


@lru_cache(maxsize=2)
def _answers(cues: Cues) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A denial right behind the state; a verb of saying behind its ministry."""
    denials = any_of(cues, "report.denials")
    says = any_of(cues, "report.denials", "report.verbs")
    return re.compile(rf"(?:\s+(?:\w+|{MASKS}+)){{0,2}}?\s+{denials}"), re.compile(rf"[^.;]{{0,140}}?{says}")


@lru_cache(maxsize=2)
def _likened(cues: Cues) -> re.Pattern[str]:
    """ "copied Lazarus down to the working hours", "as practised as any Lazarus crew": somebody who is only like them."""
    return re.compile(
        rf"\b{any_of(cues, 'comparison.imitated')}\s+(?:(?:the|any|an?|every|those\sof)\s)?(?:[a-z\-]+\s){{0,2}}$"
    )


def find_accused(clause: Clause, cues: Cues) -> tuple[NameMention, ...]:
    """Actors that the clause accuses, the wider group ("a unit of X") last."""
    kept = [
        a
        for a in clause.mentions.actors
        if not (
            AFFAIRS(cues).match(clause.after(a.end)) or _denies(clause, a, cues) or _owns_robbed(clause, a)
        )
        and not ABOUT(cues).match(clause.after(a.end))
        and not any(p.search(clause.before(a.start)) for p in (TOLD_APART(cues), LAUNDERED, _likened(cues)))
    ]
    nested = [a for a in kept if _is_wider(clause, a, kept, cues)]
    return tuple([a for a in kept if a not in nested] + nested)


def find_answer(clause: Clause, text: str, cues: Cues) -> tuple[Speaker, ...]:
    """The culprit's own word: a state that denies, a group that claims it. `text`: the whole document."""
    denier = find_denier(clause, cues)
    return by_ministry(denier, text) if denier else _find_claimant(clause, cues)


def _find_claimant(clause: Clause, cues: Cues) -> tuple[Speaker, ...]:
    """ "Copper Magpie claimed responsibility", "Copper Magpie denied it": a culprit that speaks for itself."""
    for actor in clause.mentions.actors:
        is_claimed = CLAIMED_BY.search(clause.text, 0, actor.start - clause.start)
        after = actor.end - clause.start
        is_cleared = actor.id != DPRK and CLEARS_ITSELF(cues).match(clause.text, after)
        if is_claimed or is_cleared or CLAIMS_IT(cues).match(clause.text, after):
            return (Speaker(actor.id, actor.start, actor.end),)
    return ()


def find_denier(clause: Clause, cues: Cues) -> tuple[Speaker, ...]:
    """The accused state as a speaker: itself, or its ministry, mission or media; empty if it says nothing."""
    denial, says = _answers(cues)
    seated = SEATED(cues).search(clause.text)
    if seated and says.match(clause.text, seated.end()):
        return (Speaker(ACCUSED_MINISTRY, clause.start + seated.start("s"), clause.start + seated.end("s")),)
    ministry = OF_MINISTRY(cues).match(clause.text)
    is_own = any(a.id == DPRK for a in clause.mentions.actors) and contradicts(clause.masked, cues)
    if ministry and is_own and says.match(clause.text, ministry.end()):
        return (
            Speaker(ACCUSED_MINISTRY, clause.start + ministry.start("s"), clause.start + ministry.end("s")),
        )
    for match in CAPITAL(cues).finditer(clause.text):
        affair = AFFAIRS(cues).match(clause.text, match.end())
        if affair and says.match(clause.text, affair.end()):
            party = ACCUSED_MINISTRY if "foreign" in affair.group().casefold() else ACCUSED
            return (Speaker(party, clause.start + match.start("s"), clause.start + match.end("s")),)
        if contradicts(clause.masked, cues) and (
            denial.match(clause.text, match.end()) or SPOKEN.match(clause.text, match.end())
        ):
            return (Speaker(ACCUSED, clause.start + match.start("s"), clause.start + match.end("s")),)
    for actor in clause.mentions.actors:
        if _denies(clause, actor, cues):
            return (Speaker(ACCUSED, actor.start, actor.end),)
        after = clause.after(actor.end)
        affair = AFFAIRS(cues).match(after) if actor.id == DPRK else None
        if affair and not MONEY.search(affair.group()) and says.match(after, affair.end()):
            party = ACCUSED_MINISTRY if "foreign" in affair.group().casefold() else ACCUSED
            return (Speaker(party, actor.start, actor.end),)
    return ()


def by_ministry(speakers: tuple[Speaker, ...], text: str) -> tuple[Speaker, ...]:
    """What the accused state says is its ministry's word where the text names that ministry."""
    if not any(s.party == ACCUSED for s in speakers) or not BY_MINISTRY.search(text):
        return speakers
    return tuple(replace(s, party=ACCUSED_MINISTRY) if s.party == ACCUSED else s for s in speakers)


def accused_by_denial(text: str, speakers: tuple[Speaker, ...]) -> tuple[NameMention, ...]:
    """A state that denies a theft denies it for itself."""
    for speaker in speakers:
        if is_accused(speaker.party):
            surface = text[speaker.start : speaker.end]
            return (NameMention(speaker.start, speaker.end, surface, "actor", DPRK, "North Korea"),)
    return ()


def _denies(clause: Clause, actor: NameMention, cues: Cues) -> bool:
    """ "Pyongyang rejected the charge": the accused state as the subject of a denial; its hackers answer nobody."""
    denial, _ = _answers(cues)
    is_state = actor.id == DPRK and not PEOPLE(cues).search(actor.surface)
    return is_state and bool(denial.match(clause.after(actor.end)))


def _owns_robbed(clause: Clause, actor: NameMention) -> bool:
    """ "North Korea's Taedong Bank" is robbed, and its owner not accused."""
    owned = OWNED.match(clause.after(actor.end))
    return owned is not None and any(v.start == actor.end + owned.end() for v in clause.victims)


def _is_wider(clause: Clause, actor: NameMention, actors: list[NameMention], cues: Cues) -> bool:
    """ "Andariel, a unit of the Reconnaissance General Bureau": the bureau is the wider group."""
    lead = rf"(?:{cues['nested.of'].pattern})\s+(?:the\s+)?(?:[^\s,;.]+\s){{0,3}}$"
    has_other = any(a.start < actor.start for a in actors)
    return has_other and bool(re.search(lead, clause.before(actor.start)[-REACH:]))

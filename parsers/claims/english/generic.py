"""Speakers without a name: "a Dutch tracing firm says", "the exchange said", "experts believe"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.english.bodies import settle
from parsers.claims.english.citing import LEADS, NO_PLACE, Citing, citing_of
from parsers.claims.english.offices import OFFICE
from parsers.claims.english.own import owner
from parsers.claims.english.words import any_of, words_of
from parsers.claims.publisher import GOVERNMENT
from parsers.claims.values import Speaker
from parsers.claims.voice import UNSTATED
from parsers.parties import is_state

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.names import Names
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Victim

# "a project linked to the game", "funds that the company held on": no verbs of saying
REDUCED = re.compile(
    r"\b(?:linked|tied|connected|traced|named|called|described|known)\s(?:to|as|by|with)\b[^.]{0,4}$"
)
# "people close to the inquiry say", "sources with knowledge of the case": whoever they are
SOURCES = re.compile(
    r"(?i)\b(?:people|persons?|sources?|insiders|those|officials)\s(?:who\s(?:have|had|has|were|was|are|is)\s(?:been\s)?)?(?:\w+\s)?(?:close\sto|familiar\swith|briefed\son|with\s(?:\w+\s)?knowledge\sof|"
    r"involved\sin|inside|near|who\sknow)\s[^,;.]{0,60}$"
    r"|\b(?:an?|one|two|three|several|some)\s(?:\w+\s)?(?:sources?|persons?|people|insiders?|employees?|officials?)\s(?:at|in|within|from|inside|of)\s"
    r"[^,;.]{0,60}$"
)
# "according to the exchange", "according to a statement by the company"
CITED = worded(
    rf"(?i:{{report.according}})\s(?:(?:{NO_PLACE}[a-z\-]+\s){{0,4}}?(?:by|from)\s)?(?P<lead>(?i:the|its|their))\s"
    rf"(?:(?!(?:{LEADS})\s)[\w\-’'\ue003]+\s){{0,3}}?(?P<n>(?i:{{report.robbed_companies}}|{{report.companies}}))"
    rf"(?=[’']s\s(?:[a-z\-]+\s){{0,3}}?(?:{{report.findings}}|{OFFICE})|\W*(?:[,.;:)]|$)|\s(?:and|on|in)\b)"
)
MEMBERS = ("member state", "participating state")  # in the paper of a body of states: the body's own finding
# "the figure of the operator and that of the government agree": what hangs on a noun is no subject
COMPLEMENT = re.compile(
    r"\b(?:figures?|numbers?|counts?|sums?|prices?|rates?|addresses|wallets?|keys?|servers?|users?|customers)\s(?:of|at|from)\s$"
)
# "The exchange quickly", before the robbed company as the subject of a sentence
SUBJECT = re.compile(r"(?:The\s)?(?:[a-z]+\s)?")
WHOSE = re.compile(r"(?P<s>[A-Za-z\-]+)[’']s\s(?!(?:insurer|auditor|liquidator|rival|creditor|bank)s?\b)")
# "halted", "resumed": what a company does, and not what befell it
DOING = re.compile(
    r"\s(?:then\s|also\s|later\s|quickly\s)?(?!lost\b|suffered\b|was\b|were\b|is\b|had\b|has\b)[a-z]+(?:ed|ew|ld|ut|ook|ept)\b"
)
FIRMS = ("company", "firm", "start-up", "startup", "service", "team", "operator", "management", "founders")
SERVICE = "service"
UNNAMED = "unnamed:"
ONE_OF_MANY = ("a", "an", "one", "another")
TOLD_BEFORE = ("the", "its", "their", "this", "that", "his", "her")


def find_generic(
    masked: str, victims: tuple[Victim, ...], names: Names, context: Context, cues: Cues
) -> tuple[Speaker, ...]:
    """Whom a common noun means as the subject of a verb of saying; empty if there is none.

    The publisher, if it is a body and the noun is its own ("the Panel"); the robbed company; the one firm of
    the text; whoever spoke before; or nobody.
    """
    found: tuple[Speaker, ...] = ()
    citing = citing_of(cues)
    if (cited := CITED(cues).search(masked)) is not None:
        return _meant(cited, victims, names, context, cues)
    for match in citing.common.finditer(masked):
        if COMPLEMENT.search(masked[: match.start()]):
            continue
        if REDUCED.search(masked[: match.end()] + " " + masked[match.end() :].lstrip()[:4]):
            continue
        if SOURCES.search(masked, 0, match.end()):
            return (Speaker(UNSTATED, *match.span("n")),)
        meant = _meant(match, victims, names, context, cues)
        if meant and meant[0].party != UNSTATED:
            return meant
        found = found or meant
    return found


def _meant(
    match: re.Match[str], victims: tuple[Victim, ...], names: Names, context: Context, cues: Cues
) -> tuple[Speaker, ...]:
    """Whom one of these nouns means."""
    citing = citing_of(cues)
    noun, lead = match.group("n").casefold(), (match.group("lead") or "").casefold().strip()
    start, end = match.span("n")
    previous = (Speaker("", start, end, is_previous=True),)
    is_large = match.group("n")[:1].isupper()
    if (whose := WHOSE.search(match.group())) and citing.services.fullmatch(whose["s"].casefold()):
        noun, is_large = whose["s"].casefold(), whose["s"][:1].isupper()  # "the exchange's CTO"
    if is_large and lead == "the" and noun in FIRMS and owner(context):
        return (Speaker("", start, end, is_self=True),)  # 'Meridian Vault Holdings, Inc. (the "Company")'
    if is_own_paper(f"{lead} {noun}", context, cues):
        return (Speaker("", start, end, is_self=True),)
    if citing.services.fullmatch(noun) and lead not in ONE_OF_MANY:
        is_before = noun in FIRMS and _firm_before(noun, context)
        is_before |= noun == SERVICE and _body_before(context)
        return previous if is_before else _robbed_company(victims, context, start, end)
    is_staff = noun.startswith("spokes") and lead in ONE_OF_MANY  # of whom the text has just named
    if is_staff or (citing.findings.fullmatch(noun) and lead in TOLD_BEFORE):
        return previous
    if citing.offices.fullmatch(noun):
        return previous if lead == "the" else ()
    if (firm := _only_firm(names, context)) and _is_firms(noun, cues):
        return (Speaker(firm, start, end),)
    if lead in TOLD_BEFORE:
        return previous
    # "Experts believe" is nobody's word; "Investigators suspect" in a complaint is the body's own
    is_own = _is_body(context) and (not lead or noun.removesuffix("s") in MEMBERS)
    return () if is_own else (Speaker(UNSTATED, start, end),)


def is_own_paper(named: str, context: Context, cues: Cues) -> bool:
    """Whether "the complaint", "the Panel" is the publisher's own, which is a body."""
    found = re.search(rf"\bthe\s(?:\w+\s)?{any_of(cues, 'report.own_bodies')}$", named)
    return found is not None and _is_body(context)


def find_subject_before(context: Context) -> tuple[Speaker, ...]:
    """ "Greylag halted payouts. On the same day it published a note": the robbed company whose doings were told."""
    before = context.previous
    if before is None or before.speakers or not before.victims:
        return ()
    first = before.victims[0]
    if first.id.startswith(UNNAMED) or not SUBJECT.fullmatch(before.sentence.text[: first.start]):
        return ()
    is_doing = DOING.match(before.sentence.text, first.end)
    return (Speaker(first.id, 0, 0),) if is_doing else ()


def _is_firms(noun: str, cues: Cues) -> bool:
    """A firm that makes findings, or its people."""
    return bool(citing_of(cues).companies.fullmatch(noun)) or noun in words_of(cues, "report.finders")


def _is_body(context: Context) -> bool:
    return all(GOVERNMENT.fullmatch(party) for party in context.publishers)


def _robbed_company(
    victims: tuple[Victim, ...], context: Context, start: int, end: int
) -> tuple[Speaker, ...]:
    """The robbed party of the clause or of a page that robs only one; the document itself if that is its publisher."""
    here = {v.id for v in victims if v.end <= start and not v.id.startswith(UNNAMED)}
    known = [v for v in context.victims.values() if not v.id.startswith(UNNAMED)]
    ids = {v.id for v in known if v.is_target} or {v.id for v in known}
    if len(ids) > 1 and len(here) == 1:
        ids = here
    if len(ids) > 1 and context.previous is not None:
        # of several, the one of the sentence before
        ids = {v.id for v in context.previous.victims if not v.id.startswith(UNNAMED)}
    own = owner(context)
    if own and own[1] in ids:
        return (Speaker("", 0, 0, is_self=True),)
    return (Speaker(next(iter(ids)), start, end),) if len(ids) == 1 else ()


def _firm_before(noun: str, context: Context) -> bool:
    """Whether "the company" is a listed firm of the sentence before, which names nobody robbed or calls it that."""
    before = context.previous
    if before is None:
        return False
    firms = [p for p in before.mentions.parties if "." not in p.id and not is_state(p.id)]
    called = [p for p in firms if before.sentence.text[: p.start].rstrip().endswith(f" {noun}")]
    return bool(called if before.victims else firms)


def _body_before(context: Context) -> bool:
    """ "The Secret Service has told the board. The service did not answer": a body of a state spoke before."""
    before = context.previous
    return before is not None and any("." in s.party for s in before.speakers)


def _only_firm(names: Names, context: Context) -> str:
    """The one firm that makes findings in this text, its publisher and the robbed aside; or empty."""
    robbed = {v.id for v in context.victims.values()}
    firms = [f for f in names.firms if f not in robbed and f not in context.publishers]
    return firms[0] if len(firms) == 1 else ""


def named_before(
    generic: tuple[Speaker, ...], masked: str, mentions: Mentions, context: Context, citing: Citing
) -> tuple[Speaker, ...]:
    """ "The gang that the FBI calls X struck again, the bureau said": the body or firm named before its noun."""
    if not (generic and generic[0].is_previous):
        return ()
    start, end = generic[0].start, generic[0].end
    noun = masked[start:end].casefold()
    is_body, is_firm = citing.offices.fullmatch(noun), citing.companies.fullmatch(noun)
    named = [
        p
        for p in settle(mentions.parties, context)
        if p.end <= start and not is_state(p.id) and (is_body if "." in p.id else is_firm)
    ]
    return (Speaker(named[-1].id, start, end, reason="named before its noun"),) if named else ()


def is_introduced_speech(context: Context) -> bool:
    """ "Hexlin published its findings:" right before "We attribute …": the words of whom it names."""
    before = context.previous
    if before is None or not before.sentence.text.rstrip().endswith(":"):
        return False
    named = {s.party for s in (*before.speakers, *before.introduced) if not (s.is_self or s.is_previous)}
    return bool(named) and named.isdisjoint(context.publishers)

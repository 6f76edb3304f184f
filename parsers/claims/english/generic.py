"""Speakers without a name: "a Dutch tracing firm says", "the exchange said", "experts believe"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.claims.english.bodies import STATE
from parsers.claims.english.citing import citing_of
from parsers.claims.english.own import owner
from parsers.claims.english.words import words_of
from parsers.claims.publisher import GOVERNMENT
from parsers.claims.values import Speaker
from parsers.claims.voice import UNSTATED

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.names import Names
    from parsers.claims.grammar import Context

ONE_OF_MANY = ("a", "an", "one", "another")
TOLD_BEFORE = ("the", "its", "their", "this", "that", "his", "her")


def find_generic(masked: str, names: Names, context: Context, cues: Cues) -> tuple[Speaker, ...]:
    """Whom a common noun means as the subject of a verb of saying; empty if there is none.

    The publisher, if it is a body and the noun is its own ("the Panel"); the robbed company; the one firm of
    the text; whoever spoke before; or nobody.
    """
    citing = citing_of(cues)
    match = citing.common.search(masked)
    if match is None:
        return ()
    start, end = match.span("n")
    noun, lead = match.group("n").casefold(), (match.group("lead") or "").casefold().strip()
    previous = (Speaker("", start, end, is_previous=True),)
    if lead == "the" and noun in words_of(cues, "report.own_bodies") and _is_body(context):
        return (Speaker("", start, end, is_self=True),)
    if citing.services.fullmatch(noun) and lead not in ONE_OF_MANY:
        if _firm_before(context):
            return previous
        return _robbed_company(context, start, end)
    if citing.findings.fullmatch(noun) and lead in TOLD_BEFORE:
        return previous
    if citing.offices.fullmatch(noun):
        return previous if lead == "the" else ()
    firms = _firms(names, context)
    is_firm = citing.companies.fullmatch(noun) or noun in words_of(cues, "report.finders")
    if is_firm and len(firms) == 1:
        return (Speaker(firms[0], start, end),)
    return previous if lead in ("the", "this", "that") else (Speaker(UNSTATED, start, end),)


def _is_body(context: Context) -> bool:
    return all(GOVERNMENT.fullmatch(party) for party in context.publishers)


def _robbed_company(context: Context, start: int, end: int) -> tuple[Speaker, ...]:
    """The robbed party of a page that robs only one; the document itself if that is its publisher."""
    known = context.victims.values()
    ids = {v.id for v in known if v.is_target} or {v.id for v in known}
    own = owner(context)
    if own and own[1] in ids:
        return (Speaker("", 0, 0, is_self=True),)
    return (Speaker(next(iter(ids)), start, end),) if len(ids) == 1 else ()


def _firm_before(context: Context) -> bool:
    """Whether the sentence before names a listed firm and nobody robbed: "the company" is that firm."""
    if context.previous is None or context.previous.victims:
        return False
    return any("." not in p.id and len(p.id) > STATE for p in context.previous.mentions.parties)


def _firms(names: Names, context: Context) -> list[str]:
    """The firms that make findings in this text, without its publisher and the robbed."""
    robbed = {v.id for v in context.victims.values()}
    return [f for f in names.firms if f not in robbed and f not in context.publishers]

"""The slots that name a service without a word of theft: items, fields, what the text calls it, further names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.claims.english.marks import AMOUNT, DATE
from parsers.claims.english.words import (
    ARTICLE,
    CAPITAL,
    MODIFIERS,
    NAME,
    PROGRAM,
    Rule,
    any_of,
    held_by,
    rule,
)
from parsers.claims.hints import hinted

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.hints import Hinted


def listed() -> tuple[Rule, ...]:
    """The first name of a list item."""
    v = rf"(?P<v>{NAME})"
    return (
        rule(
            "- from Greylag, $3 million, May 2026",
            rf"^\W{{0,3}}(?:(?:from|against|of)\s(?:the\s)?)?{v}(?=\s*(?:,|:|\(|–|—|-|\|)\s?)",
        ),
        rule(
            "- 3 May 2026: Greylag",
            rf"^\W{{0,3}}[\ue000\ue001]+(?:\s[\ue000\ue001]+)*\s*(?:,|:|\(|–|—|-|\|)\s?{v}(?=\s*",
            r"(?:,|:|\(|–|—|\.|\||$))",
        ),
    )


def labelled(cues: Cues) -> tuple[Rule, ...]:
    """The value of a field."""
    labels = any_of(cues, "services.labels")
    return (
        rule(
            "Company | Greylag Ltd (trading as Greylag)",
            rf"^\W{{0,3}}(?:{labels})\s*(?:\||:|–|—)\s+(?P<v>{NAME})(?=\s*(?:$|[,(;|.·]))",
        ),
    )


def introduced(cues: Cues) -> tuple[Rule, ...]:
    """A name that the text calls a service."""
    jobs = any_of(cues, "people.jobs", "citing.officers", "citing.staff")
    service, small, v = any_of(cues, "services.words"), cues.either("services.words"), rf"(?P<v>{NAME})"
    return (
        rule(
            "the exchange “Greylag”",
            rf"{small}(?:,|\s+called|\s+named|\s+operator)?\s+(?:[“\"'‘])?{v}",
        ),
        rule(
            "Greylag, an exchange",
            rf"{v}(?:\s\([^)]{{1,30}}\))?,\s+(?:a|an|the|one\s+of|which\s+is|who)\s+",
            rf"(?:(?!{jobs}\s(?:at|of|for|with)\b)[^,;.]){{0,70}}?{service}",
        ),
        rule(
            "Greylag is an exchange",
            rf"{v}\s+(?:is|was)\s+(?:a|an|the)\s+[^,;.]{{0,60}}?{service}",
        ),
        rule(
            "the Greylag exchange",
            rf"{v}\s+{small}(?!\s+[{CAPITAL}])",
        ),
        rule(
            "Greylag Exchange",
            rf"(?P<v>{NAME}\s{cues.either('services.names')})(?!\s{PROGRAM})",
        ),
    )


def gapped(cues: Cues) -> Hinted:
    """ "Greylag lost $5 million on 3 May, Fennimore $2 million": the name that has lost without a verb of its own."""
    losses, of, others = (any_of(cues, f"theft.{key}") for key in ("losses", "relieved", "passes_on"))
    return hinted(
        rf"(?:\s(?:{losses}(?:\sof)?|(?:was|were|had\sbeen)\s{of}\sof|of)\s[^,;.]{{0,30}}?|\s)"
        rf"{AMOUNT}[^,;.]{{0,40}}?(?:[,;]\s(?:and\s|while\s|then\s)?|\sand\s)(?:the\s)?(?P<v>{NAME})"
        rf"\s(?:of\s|on\s{DATE}\s)?(?:(?!{others})[a-z]+\s){{0,3}}?{AMOUNT}"
    )


def more(cues: Cues) -> Hinted:
    """ "from Greylag, Fennimore and the Wexmoor bridge": the names after the first."""
    nouns, service = any_of(cues, "theft.nouns"), any_of(cues, "services.words")
    to, others = rf"{ARTICLE}{held_by(cues)}{ARTICLE}{MODIFIERS}", any_of(cues, "theft.passes_on")
    # "robbed Greylag of $3 million and Fennimore was told": who does something in a clause of their own is in no row
    does = rf"(?:[’']s)?\s(?:[a-z]+ly\s)?(?:{others}|was|were|is|are|has|had|have|would|[a-z]+ed|said|says|told)\b"
    return hinted(
        rf"\s*(?:[’']s)?(?:\s+(?:{nouns}|{service}))?(?:\s*\([^)]*\))?(?P<of>\s+(?:for|of|in|on)\s+"
        r"[^,;]{1,40}?)?"
        rf"\s*(?:,\s*and|,\s*as\s+well\s+as|,|;\s*and|;|\s+and|\s+as\s+well\s+as|\s*/|\s+or|\s+plus)"
        rf"\s+(?!(?:which|who|whom|whose|where)\b)(?:(?:of|on|in)\s{DATE}\s)?(?:(?:of|from|at|(?:those|that|coins|funds|money|assets)\s+(?:of|from))\s+)?{to}(?P<v>(?>{NAME}))"
        rf"(?!(?:[’']s)?\s{others})(?(of)(?!{does}))"
    )


def led(cues: Cues) -> Hinted:
    """ "Both Greylag and Fennimore", up to the last of a row of subjects."""
    heads = any_of(cues, "theft.row_heads")
    one = rf"(?:the\s)?{NAME}(?:\s\([^()]*\))?"
    return hinted(
        rf"(?:^\W*|\b{heads}\s)(?P<v>{one}(?:,\s{one}){{0,8}})(?:,?\s(?:and|&|as\s+well\s+as)\s)(?:the\s)?$"
    )


def suffers(cues: Cues) -> Hinted:
    """ "were hacked", "each lost", behind the last of a row of subjects."""
    verbs_of, losses = any_of(cues, "theft.verbs_of"), any_of(cues, "theft.losses")
    return hinted(
        rf"(?:\s\([^()]*\))?\s(?:(?:all|both|each)\s)?(?:(?:were|had\sbeen|have\sbeen)\s(?:all\s|both\s|\w+ly\s)?{verbs_of}|(?!was\s){losses})"
    )

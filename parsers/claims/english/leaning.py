"""Slots that name the robbed party only where a sentence robs nobody else: its parts, its subject, its owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.claims.english.marks import AMOUNT
from parsers.claims.english.words import ARTICLE, MODIFIERS, NAME, Rule, any_of, rule, short_of_loot

if TYPE_CHECKING:
    from parsers.claims.cues import Cues

ASIDE = r"(?:\s\([^)]{1,60}\))?(?:,[^;.]{2,120}?,|\s[–—-]\s[^;.]{2,80}?\s[–—-])?"
# up to so many letters of the same sentence
NEAR, FAR = r"[^;.]{0,50}?", r"[^;.]{0,100}?"


def leaning(cues: Cues) -> tuple[Rule, ...]:
    """The slots, each with a sentence that no slot of a theft word reads."""
    taken, finds, notices, lacks, rob, flaws = (
        any_of(cues, f"leaning.{key}") for key in ("taken", "finds", "notices", "lacks", "rob", "flaws")
    )
    abused, lets, loot, owned, loser, keeps, shuts = (
        any_of(cues, f"leaning.{key}")
        for key in ("abused", "lets", "loot", "owned", "loser", "keeps", "shuts")
    )
    told = any_of(cues, "leaning.told")
    owners, stores = any_of(cues, "theft.owners"), any_of(cues, "theft.holdings", "leaning.parts")
    held = any_of(cues, "theft.holdings", "leaning.parts", "theft.owners")
    nouns, losses = any_of(cues, "theft.nouns"), any_of(cues, "theft.losses")
    verbs_of = any_of(cues, "theft.verbs_of")
    v, to = rf"(?P<v>{NAME})", rf"{ARTICLE}{MODIFIERS}"
    whose = rf"(?:(?:[’']s?)?\s(?:own\s|[a-z\-]+\s)?{held})?"
    gone = rf"(?:{AMOUNT}{short_of_loot(cues, 50)}\s{taken}|\b{taken}{NEAR}\s{AMOUNT})"
    adverbs = r"(?:(?:also|itself|later|then|once|recently|just|only|again|since|\w+ly)\s)*"
    return (
        rule(
            "Greylag woke up to find $9 million gone; Greylag has had its vaults looted of $9 million",
            rf"{v}{whose}{ASIDE}\s{adverbs}{finds}\s(?!{taken}\b){FAR}{gone}",  # who "had taken" was not robbed
        ),
        rule(
            "Greylag found $9 million of its coins gone",
            rf"{v}{whose}{ASIDE}\s{adverbs}{notices}\s(?=[^;.]{{0,100}}?\b(?:its|their|customer|client|user)\b){FAR}{gone}",
        ),
        rule(
            "Greylag and its customers are out $9 million; Greylag is missing $9 million",
            rf"{v}{whose}{ASIDE}(?:\sand\s(?:its|their)\s[a-z]+)?\s{adverbs}(?:is|are|was|were|came\sup)\s(?:now\s)?{lacks}\s(?:of\s)?"
            rf"(?:some\s|about\s|at\sleast\s|over\s|roughly\s|around\s)?{AMOUNT}",
        ),
        rule(
            "Greylag users lost $9 million; the Greylag treasury was drained",
            rf"{v}(?:[’']s?)?\s(?:[a-z\-]+\s)?{held}\s{adverbs}(?:{losses}|(?:(?:has|have|had)\s(?:been\s)?|was\s|were\s){verbs_of})",
        ),
        rule(
            "Greylag became the latest exchange to be robbed; Greylag was among the hardest hit",
            rf"{v}{ASIDE}\s{adverbs}(?:is|was|were|became|becomes)\s(?!not\b|said\b)(?:[^\s;.:]+\s){{1,8}}?"
            rf"(?:to\s(?:be|have\sbeen|get)\s{verbs_of}|to\s(?:lose|suffer|fall\s(?:prey|victim))|(?:hardest|worst|badly)[-\s](?:hit|affected)\b)",
        ),
        rule(
            "Greylag, a lender, paused withdrawals after $9 million was stolen",
            rf"{v}{ASIDE}\s(?:[a-z]+\s){{0,2}}?{shuts}{FAR}\s(?:after|when|as|because|since|following|over)\s{FAR}(?:{gone}|{nouns})",
        ),
        rule(
            "depositors at Greylag learned that $9 million had been taken",
            rf"{owners}\s(?:of|at|with)\s{to}{v}\s{adverbs}(?:{losses}|{finds}|{notices})\s{FAR}{AMOUNT}",
        ),
        rule(
            "the keys of Greylag were used to withdraw $9 million; an engineer at Greylag was phished and",
            rf"{stores}\s(?:of|at|in|with|on|inside|behind|operated\sby|run\sby)\s{to}(?>{v})(?!\s(?:was|were|are)\s{told}){NEAR}\s(?:{abused}{FAR}{AMOUNT}|{gone})",
        ),
        rule(
            "a hole of $9 million in the books of Greylag",
            rf"{AMOUNT}{NEAR}\s(?:{nouns}|{flaws}){NEAR}\s(?:in|from|at)\s(?:the\s)?{stores}\s(?:of|at)\s{to}{v}",
        ),
        rule(
            "what happened at Greylag in May, when $9 million was stolen; inside Greylag for weeks before they took",
            rf"\b(?:happened\s(?:at|to)|inside|within|access\sto|foothold\s(?:in|at))\s{to}{v}{FAR}(?:{gone}|\btook\s{NEAR}{AMOUNT})",
        ),
        rule(
            "a bug in Greylag's router let them take $9 million",
            rf"\b{flaws}\s(?:in|of|at)\s{to}{v}{NEAR}\s(?:(?:{lets}|and)\s{NEAR}{AMOUNT}|{gone})",
        ),
        rule("got $9 million through a bug in Greylag", rf"{AMOUNT}{FAR}\s{flaws}\s(?:in|of|at)\s{to}{v}"),
        rule(
            "the loot came from Greylag; the stolen $9 million belonged to Greylag",
            rf"\b{loot}\b{FAR}\s{owned}\s{to}{v}",
        ),
        rule("the loser was Greylag", rf"\b{loser}\b[^;.]{{0,60}}?\s(?:is|was|were|became)\s{to}{v}"),
        rule(
            "to empty Greylag of $9 million",
            rf"\b(?:[Tt]o|could|would|can|did|helped|let\s\w+)\s{rob}\s{to}{v}",
        ),
        rule(
            "$9 million went out of accounts that Greylag holds",
            rf"{held}\s(?:that\s|which\s)?{v}\s(?:[a-z]+\s){{0,2}}?{keeps}\b",
        ),
        rule(
            "$9 million of Greylag users' money",
            rf"{AMOUNT}\s(?:[a-z\-]+\s){{0,5}}?(?:of|in|from)\s{ARTICLE}{v}(?:[’']s?)?\s(?:[a-z]+\s)?{held}",
        ),
    )

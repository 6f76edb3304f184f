"""The slots that English theft words open for the robbed party, each with an example of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.english.introduced import gapped, introduced, labelled, led, listed, more, suffers
from parsers.claims.english.leaning import leaning
from parsers.claims.english.marks import ACTOR, AMOUNT, DATE
from parsers.claims.english.words import (
    ARTICLE,
    CAPITAL,
    MODIFIERS,
    NAME,
    Rule,
    any_of,
    held_by,
    rule,
    short_of_loot,
)
from parsers.claims.hints import those_in

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.hints import Hinted

OF = r"(?<!way )(?<!means )(?<!kind )(?<!because )(?<!instead )(?<!course )of"
ASIDE = r"(?:\s\([^)]{1,60}\))?(?:,[^;.]{2,120}?,)?"  # ", a Dublin company that keeps assets for funds,"
ADVERBS = (
    r"(?:(?:also|itself|had|has|have|was|were|later|reportedly|first|then|once|recently|only|just|"
    r"again|\w+ly)\s+)*"
)


@dataclass(frozen=True, slots=True)
class Slots:
    """`robbed`: whoever stands there was robbed. `listed`: the same for the first name of a list item.

    `labelled`: the value of a field. `introduced`: a name that the text calls a service.
    `more`: a further name beside the one before; `gapped`: one with its own sum and no verb.
    `led`: names in a row before the last, which `suffers` with them. `leaning`: robbed where the sentence robs nobody else.
    """

    robbed: tuple[Rule, ...]
    leaning: tuple[Rule, ...]
    listed: tuple[Rule, ...]
    labelled: tuple[Rule, ...]
    introduced: tuple[Rule, ...]
    more: Hinted
    gapped: Hinted
    led: Hinted
    suffers: Hinted


@lru_cache(maxsize=2)
def slots_of(cues: Cues) -> Slots:
    """All slots, compiled."""
    return Slots(
        _robbed(cues),
        leaning(cues),
        listed(),
        labelled(cues),
        introduced(cues),
        more(cues),
        gapped(cues),
        led(cues),
        suffers(cues),
    )


@lru_cache(maxsize=1024)
def matches(masked: str, slots: tuple[Rule, ...]) -> tuple[tuple[int, int], ...]:
    """Where names stand in these slots of a masked sentence. Kept, since a page is read twice."""
    possible = those_in((slot.pattern for slot in slots), masked)
    return tuple(match.span("v") for pattern in possible for match in pattern.finditer(masked))


@lru_cache(maxsize=8)
def within(cues: Cues, most: int) -> str:
    """Up to so many words of the same clause; where the money went then is not whence it came."""
    return rf"(?:\s+(?!{any_of(cues, 'theft.gone_to')})[^\s;:.!?]+){{0,{most}}}?\s+"


def _robbed(cues: Cues) -> tuple[Rule, ...]:
    nouns, outflows, holdings = (any_of(cues, f"theft.{k}") for k in ("nouns", "verbs_from", "holdings"))
    verbs_of, losses, culprits = (any_of(cues, f"theft.{k}") for k in ("verbs_of", "losses", "culprits"))
    service, plural = any_of(cues, "services.words"), any_of(cues, "gates.plural_thefts")
    v, to = rf"(?P<v>{NAME})", rf"{ARTICLE}{held_by(cues)}{ARTICLE}{MODIFIERS}"
    told, owned_up, gone, emptied = (
        any_of(cues, f"theft.{k}") for k in ("owns_up", "discloses", "is_gone", "is_emptied")
    )
    gone_to, passes_on = any_of(cues, "theft.gone_to"), any_of(cues, "theft.passes_on")
    staff = any_of(cues, "insiders.roles")
    says, shuts = any_of(cues, "report.verbs"), any_of(cues, "leaning.shuts")
    mishap, short, done_over, paid_out, of_sums = (
        any_of(cues, f"theft.{k}") for k in ("nouns", "short", "done_over", "paid_out", "of_sums")
    )
    return (
        rule(
            "the theft of $3 million from the exchange Greylag",
            rf"{nouns}{within(cues, 8)}(?:{OF}|at|on|against|from|into|targeting|involving|affecting|that\s+hit)",
            rf"\s+{to}{v}",
        ),
        rule(
            "took 90 coins in May from Greylag",
            rf"{outflows}{within(cues, 12)}(?:from|out\s+of|belonging\s+to|held\s+by|at)\s+{to}[“\"‘']?{v}",
        ),
        rule(
            "took 90 coins in May from greylag, a broker: a name in small letters, by what it is",
            rf"{outflows}{within(cues, 12)}from\s+(?P<v>[a-z][a-z\-]{{3,}})",
            rf"(?=,\s(?:an?|the)\s(?:[\w\-]+\s){{0,5}}?{service})",
        ),
        rule(
            "of the ten thefts we link four to Lazarus: Greylag, Fennick and Wexmoor",
            rf"(?:to|on|of|behind|with)\s(?:the\s)?{ACTOR}[^:;.]{{0,30}}:\s{v}(?=\s?(?:,|and\b|\(|\.?$))",
        ),
        rule(
            "Wexmoor was hit by Andariel, Greylag by BlueNoroff",
            rf"{ACTOR}[^;.]{{0,30}}?(?:,|;|\sand)\s(?:and\s|the\s)?{MODIFIERS}{v}\s(?:in\s\ue001+\s)?by\s(?:the\s)?(?:[a-z\-]+\s){{0,3}}?{ACTOR}",
        ),
        rule(
            "Wexmoor lost $3 million and Greylag $5 million",
            rf"{losses}[^;.]{{0,40}}?{AMOUNT}[^;.]{{0,30}}?(?:,|;|\sand|\swhile)\s(?:and\s|the\s)?{v},?\s(?:some\s|about\s|another\s|roughly\s)?{AMOUNT}",
        ),
        rule(
            "The Wexmoor exchange lost about $3 million and Greylag about $5 million",
            rf"{v}(?:\s{service})?\s+{ADVERBS}{losses}\s(?:[a-z]+\s){{0,3}}?{AMOUNT}[^;.]{{0,30}}?(?:,|;|\sand|\swhile)\s(?:and\s|the\s)?",
            rf"{NAME}(?:\s{service})?,?\s(?:some\s|about\s|another\s|roughly\s)?{AMOUNT}",
        ),
        rule(
            "Among the thefts that we attribute to Lazarus are Greylag; victims of Lazarus include those of Greylag",
            rf"\b(?i:(?:{plural}|victims)\b[^.;:]{{0,80}}?{ACTOR}|{ACTOR}[’']s?\s(?:[a-z]+\s){{0,2}}?victims)[^.;:]{{0,60}}?\s",
            r"(?:include[sd]?|including|are|were|have\sbeen)\s(?:(?:those|the\s(?:ones?|attacks?|thefts?|hacks?))\s",
            rf"(?:suffered\sby|of|from|on|at|against)\s)?{to}{v}",
        ),
        rule(
            "At Greylag they took 90 coins",
            rf"^\W*(?:At|From|Out\sof)\s+{to}{v}(?:,|\s)[^;:.]{{0,60}}?{outflows}",
        ),
        rule(
            "attributed three more thefts to them: those from Greylag, Fennimore and Wexmoor",
            rf"{nouns}\b[^.;]{{0,80}}?\s(?:those|that|the\sones?)\s(?:from|of|at|on|against)\s{to}{v}",
        ),
        rule(
            "One was Greylag, in May, at $41 million",
            r"^\W*(?i:one|another|the\s(?:first|second|third|fourth|fifth|other|last|latest|next|former|latter|largest|biggest|worst|"
            r"smallest|costliest))(?:\s(?:of\s(?:them|these|those)|one|[a-z]+))?\s(?:was|is|concern(?:s|ed)|struck|befell)"
            rf"\s+{to}{v}(?=[^;.]{{0,60}}?(?:{AMOUNT}|{DATE}))",
        ),
        rule(
            "the hunt for the Greylag thieves",
            rf"\b(?i:the)\s{v}\s(?i:thieves|robbers|raiders|burglars|looters|culprits)\b",
        ),
        rule(
            "The second biggest, at Greylag in May ($41 million), we attribute to",
            r"\b(?i:biggest|largest|worst|costliest|smallest|latest|second|third|fourth|fifth|next|other|another)(?:\s[a-z]+)?,?\s"
            rf"(?:at|from|of|against)\s{to}{v}(?=[^;.]{{0,40}}?{AMOUNT})",
        ),
        rule(
            "robbed users of Greylag",
            # "compromised a developer of Greylag" is how they came in
            rf"{verbs_of}\s+(?:into\s+)?(?!(?:an?|one|two|the)\s(?:[a-z\-]+\s){{0,2}}?{staff}\s(?:of|at|from)\s){to}{v}",
        ),
        rule(
            "control of a treasury account at Greylag",
            rf"(?:{outflows}|{nouns}|{AMOUNT})(?:(?!\s{gone_to}\s)[^;.]){{0,80}}?\s{holdings}\s+(?:of|at|on|belonging",
            rf"\s+to|held\s+by)\s+{ARTICLE}{MODIFIERS}{v}",
        ),
        rule(
            "Greylag's hot wallets were",
            rf"{v}[’']s?\s+(?:\w+\s+){{0,2}}?{holdings}[^;.]{{0,40}}?\s",
            rf"(?:{outflows}|{verbs_of}|{AMOUNT})",
        ),
        rule(
            "created false prices in pools of Greylag and stole",
            rf"(?<!used\s)(?<!used\sthe\s)(?<!using\s)(?<!using\sthe\s){holdings}\s+(?:of|at|on)\s+{ARTICLE}{v}",
            rf"(?:,|[^,;.]{{1,40}}?)?\s(?:and|then)\s(?:\w+\s)?{outflows}",
        ),
        rule(
            "the Greylag hack; Greylag's attackers",
            rf"(?>{v})(?:[’']s?)?(?:\s+(?:hot|warm|cold))?(?:\s+(?:{AMOUNT}|{DATE}|{service}|user|",
            rf"users|token|investor)){{0,2}}?\s+(?:{nouns}|{culprits})",
        ),
        rule(
            "Greylag, a victim of",
            rf"{v},\s+(?:the\s+|a\s+)?(?:\w+\s+){{0,2}}(?:victims?|target)\s+of",
        ),
        rule(
            "Greylag of Brno lost; Greylag, an exchange in Brno, lost; Greylag, the exchange that lost",
            rf"{v}(?:\s(?:of|in)\s(?:[{CAPITAL}]\w+|\ue003+))?(?:{ASIDE}|,\s[^,;.]{{2,80}}?\s(?:that|which|whose\susers|who)|,?\s(?:which|who)|"
            r",\swhose\s(?:users|customers|clients|depositors|members|wallets|vaults|traders|investors))\s+",
            rf"{ADVERBS}{losses}",
        ),
        rule(
            "Greylag, whose $9 million loss; Greylag, whose vaults were emptied",
            rf"{v},\swhose\s(?:[^\s,;:.]+\s){{0,4}}?(?:{nouns}\b|{holdings}\s(?:was|were|had\sbeen)\s(?:[a-z]+\s)?(?:{outflows}|{verbs_of}))",
        ),
        rule(
            "Greylag, the casino that was cleaned out; Greylag, robbed of",
            rf"{v},(?:\s[^,;.]{{2,60}}?\s(?:that|which)\s(?:was|were|had\sbeen)|\swhich\swas)?\s{verbs_of}",
            r"(?=\s(?:of|on|in|for|by|earlier|[\w\-]+\s(?:days?|weeks?|months?|years?)\s(?:earlier|before|later))\b|,)",
        ),
        rule(
            "missing at Greylag",
            rf"(?i:lost|missing|stolen)\s+(?:at|by)\s+{to}{v}",
        ),
        rule(
            "$3 million in coins from Greylag",
            rf"{AMOUNT}(?:\s+(?!{gone_to}\b)[a-z]\w*){{0,6}}?\s+(?:from|at|out\s+of)\s+{to}{v}",
        ),
        rule(
            "Greylag said that $3 million was gone",
            rf"{v}{ASIDE}\s+{told}\s+(?:(?!(?:would|will|plan|offer)\w*\b|{passes_on})[^;:.]){{0,60}}?{AMOUNT}",
            rf"{short_of_loot(cues, 60)}\s{gone}",
        ),
        rule(
            "Greylag said on Monday that it had been hacked",
            rf"{v}{ASIDE}\s+{told}\s+(?:(?:on|in|late|last)\s)*(?:{DATE}\s|[A-Z][a-z]+day\s)?(?:that\s)?it\s{losses}",
        ),
        rule(
            "Greylag said that its wallets had been emptied",
            rf"{v}{ASIDE}\s+{told}\s+[^;:.]{{0,80}}?\b(?:{holdings})\b[^;:.]{{0,60}}?\s{emptied}",
        ),
        rule(
            "Greylag confirmed a security incident",
            rf"{v}{ASIDE}\s+{owned_up}\s+(?i:a|an|the|its)\s+(?:[a-z\-]+\s){{0,3}}?{mishap}",
            r"(?!\s+(?:at|of|from|against|affecting|involving|that\s+hit)\b)",
        ),
        rule(
            "Greylag, from which they stole",
            rf"{v}{ASIDE},?\s+(?:from|out\s+of|at)\s+(?:which|whom|where)\b[^.;]{{0,80}}?",
            rf"(?:{outflows}|{AMOUNT})",
        ),
        rule(
            "the thieves behind Greylag",
            r"(?i:culprits?|thieves|hackers?|attackers?|perpetrators?|thief|robbers?|raiders?|intruders?|burglars?)\s+(?:of|in|behind|at)",
            rf"\s+{to}{v}",
        ),
        rule(
            "Greylag ($3 million)",
            rf"{v}(?:\s+for|\s+\(|:|\s+[–—-])\s?\(?(?:[~≈>]|about\s|approximately\s|some\s|over\s)?{AMOUNT}",
        ),
        rule(
            "attributes Greylag, Fennimore and Wexmoor to North Korea",
            rf"(?i:attribut(?:e|es|ed|ing))\s+{ARTICLE}{v}(?:\s\([^)]*\))?(?:,\s|\sand\s|\sto\s(?:[\w-]+\s){{0,3}}?{ACTOR})",
        ),
        rule(
            "…: Greylag, robbed of $54 million; Fennimore, $41 million in the same month",
            rf"[;:]\s(?:and\s)?{v},\s(?:\w+\s){{0,2}}?{AMOUNT}",
        ),
        rule(
            "took Greylag's 1,300 BTC; traced Greylag's 2.4 billion naira",
            rf"(?:{outflows}|{verbs_of}|{of_sums})\s(?:[a-z]+\s){{0,2}}?{v}[’']s?\s(?:[a-z]+\s)?{AMOUNT}",
        ),
        rule(
            "the $8 million of Greylag's customers",
            rf"{AMOUNT}\s(?:[a-z]+\s){{0,3}}?of\s{ARTICLE}{v}[’']s?\s(?:[a-z]+\s)?{cues.either('theft.owners')}",
        ),
        rule(
            "the 2,000 ETH that Greylag was short of",
            rf"{AMOUNT}\s(?:that|which)\s{v}\s(?:[a-z]+\s)?(?:was|is|were|has\sbeen|had\sbeen)\s{short}",
        ),
        rule(
            "Greylag fell to a North Korean team; Greylag is $3 million poorer",
            rf"{v}{ASIDE}\s{ADVERBS}(?:[“\"'][^”\"']{{3,40}}[”\"']\s)?(?:(?:fell|fallen|falls|lost\sout)\s(?:prey\s|victim\s)?to|"
            rf"(?:is|was|were)\s(?:[a-z]+\s)?{AMOUNT}\s(?i:poorer|lighter|short))\b",
        ),
        rule(
            "Greylag was done over by Lazarus",
            rf"{v}{ASIDE}\s(?:was|were|is|has\sbeen|had\sbeen|got)\s(?:[a-z]+\s)?{done_over}",
        ),
        rule(
            "Greylag closed its doors after they took 90 coins from it; Greylag's founder left after … from the exchange",
            rf"{v}(?:[’']s?\s[a-z][\w\-]*)?{ASIDE}\s(?!{passes_on}|(?!{shuts}){says})(?:(?![{CAPITAL}])[^\s;.]+\s){{1,12}}?",
            rf"(?i:after|when|because|since|as)\s[^;.]{{0,80}}?{outflows}[^;.]{{0,50}}?\s(?i:from)\s",
            rf"(?:it\b|(?:its|the)\s(?:[a-z\-]+\s){{0,2}}?(?:{service}|{holdings}))",
        ),
        rule(
            "the Wexmoor bridge paid out 90 coins",
            rf"{v}{ASIDE}(?:\s{service})?{ASIDE}\s+{ADVERBS}{paid_out}\s+(?:\w+\s)?{AMOUNT}",
        ),
    )

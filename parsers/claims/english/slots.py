"""The slots that English theft words open for the robbed party, each with an example of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.english.marks import AMOUNT, DATE
from parsers.claims.english.words import ARTICLE, CAPITAL, MODIFIERS, NAME, any_of, exactly

if TYPE_CHECKING:
    from parsers.claims.cues import Cues

HOLDERS = (
    r"(?:(?:systems?|networks?|computers?|infrastructure|users|customers|clients|depositors|wallets?|accounts?|hot\s+wallets?|cold\s+storage|treasury|treasuries|vaults?|pools?|"
    r"lending\s+pools|servers|holders|reserves|contracts?|keys?)\s+(?:of|at|on|belonging\s+to|held\s+by)\s+)?"
)
WITHIN = r"(?:\s+[^\s;:.!?]+){0,12}?\s+"  # up to twelve words of the same clause
OF = r"(?<!way )(?<!means )(?<!kind )(?<!because )(?<!instead )(?<!course )of"
BESIDE = r"(?:\s+[^\s;:.!?]+){0,8}?\s+"
ASIDE = r"(?:\s\([^)]{1,60}\))?(?:,[^;.]{2,120}?,)?"  # ", a Dublin company that keeps assets for funds,"
ADVERBS = r"(?:(?:also|itself|had|has|have|was|were|later|reportedly|first|then|once|recently|only|just|again|\w+ly)\s+)*"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for the name of a robbed party: group `v` of `pattern`. `example` shows it."""

    example: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Slots:
    """`robbed`: whoever stands there was robbed. `listed`: the same for the first name of a list item.

    `introduced`: a name that the text calls a service. `more`: a further name coordinated with the one before.
    """

    robbed: tuple[Slot, ...]
    listed: tuple[Slot, ...]
    introduced: tuple[Slot, ...]
    more: re.Pattern[str]


@lru_cache(maxsize=2)
def slots_of(cues: Cues) -> Slots:
    """All slots, compiled."""
    return Slots(_compiled(_robbed(cues)), _compiled(_listed()), _compiled(_introduced(cues)), _more(cues))


def _compiled(rows: dict[str, str]) -> tuple[Slot, ...]:
    return tuple(Slot(example, re.compile(pattern)) for example, pattern in rows.items())


def _robbed(cues: Cues) -> dict[str, str]:
    nouns, outflows, holdings = (any_of(cues, f"theft.{k}") for k in ("nouns", "verbs_from", "holdings"))
    verbs_of, losses, culprits = (any_of(cues, f"theft.{k}") for k in ("verbs_of", "losses", "culprits"))
    service = any_of(cues, "services.words")
    v, to = rf"(?P<v>{NAME})", rf"{ARTICLE}{HOLDERS}{ARTICLE}{MODIFIERS}"
    told = r"(?i:said|confirmed|disclosed|announced|admitted|reported|acknowledged|revealed|told)"
    return {
        "the theft of $3 million from the exchange Greylag": rf"{nouns}{BESIDE}(?:{OF}|at|on|against|from|targeting|involving|affecting|that\s+hit)\s+{to}{v}",
        "took 90 coins in May from Greylag": rf"{outflows}{WITHIN}(?:from|out\s+of|belonging\s+to|held\s+by|at)\s+{to}{v}",
        "robbed users of Greylag": rf"{verbs_of}\s+(?:into\s+)?{to}{v}",
        "control of a treasury account at Greylag": rf"(?:{outflows}|{nouns}|{AMOUNT})[^;.]{{0,80}}?\s{holdings}\s+(?:of|at|on|belonging\s+to|held\s+by)\s+{ARTICLE}{MODIFIERS}{v}",
        "Greylag's hot wallets were": rf"{v}[’']s?\s+(?:\w+\s+){{0,2}}?{holdings}[^;.]{{0,40}}?\s(?:{outflows}|{verbs_of}|{AMOUNT})",
        "the Greylag hack; Greylag's attackers": rf"(?>{v})(?:[’']s?)?(?:\s+(?:hot|warm|cold))?(?:\s+(?:{AMOUNT}|{DATE}|{service}|user|users|token|investor)){{0,2}}?\s+(?:{nouns}|{culprits})",
        "Greylag, a victim of": rf"{v},\s+(?:the\s+|a\s+)?(?:\w+\s+){{0,2}}(?:victims?|target)\s+of",
        "Greylag, an exchange in Brno, lost": rf"{v}{ASIDE}\s+{ADVERBS}{losses}",
        "missing at Greylag": rf"(?i:lost|missing|stolen)\s+(?:at|by)\s+{to}{v}",
        "$3 million in coins from Greylag": rf"{AMOUNT}(?:\s+[a-z]\w*){{0,6}}?\s+(?:from|at)\s+{to}{v}",
        "Greylag said that $3 million was gone": rf"{v}{ASIDE}\s+{told}\s+[^;:.]{{0,60}}?{AMOUNT}[^;:.]{{0,60}}?\s(?i:missing|gone|theft|loss|breach|hack|vanished|stolen|taken|emptied|withdrawn)",
        "Greylag said that its wallets had been emptied": rf"{v}{ASIDE}\s+{told}\s+[^;:.]{{0,80}}?\b(?:{holdings})\b[^;:.]{{0,60}}?\s(?i:emptied|drained|stolen|robbed|breached|hacked|compromised|looted)",
        "Greylag, from which they stole": rf"{v}{ASIDE},?\s+(?:from|out\s+of|at)\s+(?:which|whom|where)\b[^.;]{{0,80}}?(?:{outflows}|{AMOUNT})",
        "the thieves behind Greylag": rf"(?i:culprits?|thieves|hackers|attackers|perpetrators?|thief)\s+(?:of|in|behind|at)\s+{to}{v}",
        "Greylag ($3 million)": rf"{v}(?:\s+for|\s+\(|:|\s+[–—-])\s?\(?{AMOUNT}",
        "the Wexmoor bridge paid out 90 coins": rf"{v}{ASIDE}(?:\s{service})?{ASIDE}\s+{ADVERBS}(?i:released|paid\s+out|sent\s+out|bled|leaked|issued)\s+(?:\w+\s)?{AMOUNT}",
    }  # fmt: skip


def _listed() -> dict[str, str]:
    v = rf"(?P<v>{NAME})"
    return {
        "- Greylag, $3 million, May 2026": rf"^\W{{0,3}}{v}(?=\s*(?:,|:|\(|–|—|-|\|)\s?)",
        "- 3 May 2026: Greylag": rf"^\W{{0,3}}[\ue000\ue001]+(?:\s[\ue000\ue001]+)*\s*(?:,|:|\(|–|—|-|\|)\s?{v}(?=\s*(?:,|:|\(|–|—|\.|\||$))",
    }


def _introduced(cues: Cues) -> dict[str, str]:
    service, small, v = any_of(cues, "services.words"), exactly(cues, "services.words"), rf"(?P<v>{NAME})"
    return {
        "the exchange “Greylag”": rf"{small}(?:,|\s+called|\s+named|\s+operator)?\s+(?:[“\"'‘])?{v}",
        "Greylag, an exchange": rf"{v}(?:\s\([^)]{{1,30}}\))?,\s+(?:a|an|the|one\s+of|which\s+is|who)\s+[^,;.]{{0,70}}?{service}",
        "Greylag is an exchange": rf"{v}\s+(?:is|was)\s+(?:a|an|the)\s+[^,;.]{{0,60}}?{service}",
        "the Greylag exchange": rf"{v}\s+{small}(?!\s+[{CAPITAL}])",
        "Greylag Exchange": rf"(?P<v>{NAME}\s{exactly(cues, 'services.names')})",
    }


def _more(cues: Cues) -> re.Pattern[str]:
    """ "from Greylag, Fennimore and the Wexmoor bridge": the names after the first."""
    nouns, service = any_of(cues, "theft.nouns"), any_of(cues, "services.words")
    to = rf"{ARTICLE}{HOLDERS}{ARTICLE}{MODIFIERS}"
    return re.compile(
        rf"\s*(?:[’']s)?(?:\s+(?:{nouns}|{service}))?(?:\s*\([^)]*\))?(?:\s+(?:for|of|in|on)\s+[^,;]{{1,40}}?)?"
        rf"\s*(?:,\s*and|,\s*as\s+well\s+as|,|;\s*and|;|\s+and|\s+as\s+well\s+as|\s*/|\s+or|\s+plus)"
        rf"\s+(?:(?:of|from|at|those\s+of|that\s+of)\s+)?{to}(?P<v>{NAME})"
    )

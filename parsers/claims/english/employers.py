"""For whom a person speaks: "Ilse Brandt of Kadran Intelligence", "Greylag's founder, Per Aagaard", "vice minister Oh"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parsers.claims.english.evidence import Kind
from parsers.claims.english.words import NAME, any_of, words_of
from parsers.names import slug

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.names import Names
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Victim

# "Ilse Brandt of the firm Kadran", "John Demers of the Justice Department"
MEMBER = re.compile(rf"\s(?:of|at|from)\s(?P<d>(?:the\s)?(?:U\.S\.\s)?(?:[a-z\-]+\s){{0,4}})(?P<f>{NAME})")
# ", head of AI at Cyvers": the apposition, and those for whom or of what somebody is something
APPOSITION = re.compile(r",\s(?:(?:an?|the|its|who|whose)\s)?[^,;.]{0,100}")
FOR_WHOM = re.compile(
    rf"\s(?:at|of|for|with|runs|founded|leads|heads|owns|started)\s(?:the\s)?(?:[a-z\-]+\s){{0,3}}(?P<f>{NAME})"
)
WHOSE = re.compile(rf",\swhose\s(?:[a-z\-]+\s){{1,4}}(?P<f>{NAME})")
# "Greylag's chief executive, Per Aagaard": whose office stands before the name
OWNER = re.compile(rf"(?P<f>{NAME}?)[’']s?\s(?:[a-z][\w\-]*,?\s){{1,5}}$")
# ", Greylag's chief executive"
APPOSED = re.compile(rf",\s(?P<f>{NAME}?)[’']s?\s[a-z]")
# "its co-founder Jonas Ekdahl"
ITS_OFFICE = re.compile(
    r"(?i)\b(?:its|their)\s(?:[a-z][\w\-]*\s){0,2}(?:(?:co-?)?founder|executive|ceo|cto|ciso|cso|coo|officer|chair(?:wo)?man|"
    r"boss|owner|authors?|security|technology|engineering|research|intelligence|spokes\w+|manager|director|engineer|analyst),?\s$"
)
# "the lending app's founder, Petra Voss", before the name: whose office it is
SERVICES_OFFICE = re.compile(
    r"\b(?i:the|this|that)\s(?P<s>(?:[a-z\-]+\s){0,4}?[a-z\-]+)[’']s?\s(?:[a-z][\w\-]*,?\s){1,4}$"
)
# "Kadran analyst Ilse Brandt": the office between the two
BEFORE = re.compile(rf"(?P<f>{NAME})\s$")
# "President director Agus Wibowo told": an office that the sentence gives to no firm, before the name
ALONE = re.compile(
    r"(?:^|[.;:“\"]\s)\W*(?i:(?:chief|executive|managing|president|general|technology|co-)[\s-]?)*(?i:executive|director|ceo|cto|cfo|coo|ciso|"
    r"founder|chair(?:wo)?man|manager|president|spokes(?:wo)?man|spokesperson)\s$"
)
# "once an analyst at the CIA", "its lawyer": for whom somebody no longer speaks, or never did
FORMER = re.compile(
    r"(?i)\b(?:former(?:ly)?|once|ex|retired|previously|until|used\sto|late|then|ran|lawyers?|attorneys?|counsel|insurers?|auditors?|"
    r"investors?|clients?|customers?|users?|victims?|rivals?|critics?|advis[eo]rs?|consultants?|friends?|creditors?|lenders?|partners?|"
    r"firms?|compan(?:y|ies)|supplier|vendor|bank|neighbou?r|regulator)\b"
)
# "founder of the exchange"
SERVED = re.compile(r"\s(?:of|at|for|runs|founded|leads|heads|owns)\s(?:the|that|this)\s(?:[a-z\-]+\s)?$")
# "vice minister Oh Se-jin": an office of the state that a text has named
MINISTERIAL = re.compile(
    r"(?i)\b(?:minister|commissioner|prosecutor|(?:under)?secretary|spokes\w+|superintendent|inspector|"
    r"director[- ]general)\s$"
)


@dataclass(frozen=True)
class Employers:
    """The finder for one clause."""

    text: str
    mentions: Mentions
    victims: tuple[Victim, ...]
    names: Names
    context: Context
    cues: Cues

    def find(self, name: str, start: int, end: int) -> str:
        """The id of the firm or body for which this person speaks; empty if the clause tells of none."""
        if self.names.kind(name) is Kind.FIRM:
            return ""
        return self._behind(end) or self._before(start) or self._of_office(start)

    def _behind(self, end: int) -> str:
        member = MEMBER.match(self.text, end)
        if member and (found := self._known(member, is_told=bool(member["d"].strip(" the")))):
            return found
        beside = APPOSITION.match(self.text, end)
        if beside is None or FORMER.search(beside.group()):
            return ""
        apposed = APPOSED.match(self.text, end)
        told = [
            *([apposed] if apposed else []),
            *FOR_WHOM.finditer(self.text, *beside.span()),
            *WHOSE.finditer(self.text, end, beside.end()),
        ]
        return next((f for f in map(self._known, told) if f), "") or self._of_the_robbed(beside)

    def _before(self, start: int) -> str:
        """ "Greylag's founder, Per Aagaard"; an office of a state before the name is no firm's."""
        if ITS_OFFICE.search(self.text, 0, start):
            return self._spoken_of()
        if ALONE.search(self.text, 0, start):
            return self._only_robbed()
        served = SERVICES_OFFICE.search(self.text, 0, start)
        if served and not FORMER.search(served.group()) and self._is_service(served["s"]):
            return self._only_robbed()
        owner = OWNER.search(self.text, 0, start) or BEFORE.search(self.text, 0, start)
        if owner is None or FORMER.search(owner.group()) or not owner["f"]:
            return ""
        return self._known(owner)

    def _of_the_robbed(self, beside: re.Match[str]) -> str:
        """ "founder of the exchange", on a page that robs one."""
        service = re.search(any_of(self.cues, "services.words"), beside.group())
        is_served = service and SERVED.search(beside.group()[: service.start()])
        return self._only_robbed() if is_served else ""

    def _is_service(self, noun: str) -> bool:
        """ "lending app": what the robbed calls itself."""
        return any(noun.endswith(word) for word in words_of(self.cues, "services.words"))

    def _spoken_of(self) -> str:
        """ "its co-founder": of whom the sentence before speaks, else of the one that the page robs."""
        before = self.context.previous
        told = (*before.speakers, *before.introduced) if before else ()
        named = [s.party for s in told if s.party and not s.is_passing]
        return named[0] if named else self._only_robbed()

    def _only_robbed(self) -> str:
        robbed = [one for one in self.context.robbed if not one.startswith("unnamed:")]
        return robbed[0] if len(robbed) == 1 else ""

    def _of_office(self, start: int) -> str:
        """ "vice minister Oh Se-jin": the one body of a state that the text names."""
        is_office = MINISTERIAL.search(self.text, 0, start)
        return self.names.agencies[0] if is_office and len(self.names.agencies) == 1 else ""

    def _known(self, match: re.Match[str], *, is_told: bool = False) -> str:
        """The id of a name that is a party, a firm or the robbed; or that the text calls a firm."""
        start, end = match.span("f")
        listed = [p for p in self.mentions.parties if start <= p.start < end and p.end <= end + 1]
        if listed:
            return listed[0].id
        robbed = next((v for v in self.victims if v.start < end and start < v.end), None)
        if robbed is not None and not robbed.id.startswith("unnamed:"):
            return robbed.id
        name = match["f"].removesuffix("’s").removesuffix("'s")
        if known := self._robbed(name):
            return known
        kind = self.names.kind(name)
        is_firm = kind is Kind.FIRM or (is_told and kind is Kind.PLAIN)
        return slug(self.names.whole(name)) if is_firm else ""

    def _robbed(self, name: str) -> str:
        """The id of a robbed party by its name or the beginning of it: Greylag is Greylag Exchange."""
        known = self.context.victims.items()
        found = (v.id for n, v in known if n == name or n.startswith(name + " "))
        return next((one for one in found if not one.startswith("unnamed:")), "")

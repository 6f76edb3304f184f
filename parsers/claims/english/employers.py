"""For whom a person speaks: "Ilse Brandt of Kadran Intelligence", "Greylag's founder, Per Aagaard", "vice minister Oh"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.english.evidence import Kind
from parsers.claims.english.offices import OFFICE, OFFICER, SCHOOL
from parsers.claims.english.words import NAME, any_of, find_parts, words_of
from parsers.claims.values import Mentions
from parsers.mentions.names import find_names
from parsers.names import slug
from parsers.parties import is_state

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.names import Names
    from parsers.claims.grammar import Context
    from parsers.claims.values import Victim

# "Ilse Brandt of the firm Kadran", "John Demers of the Justice Department"
MEMBER = re.compile(rf"\s(?:of|at|from)\s(?P<d>(?:the\s)?(?:U\.S\.\s)?(?:[a-z\-]+\s){{0,4}})(?P<f>{NAME})")
# ", head of AI at Cyvers": the apposition, and those for whom or of what somebody is something
APPOSITION = worded(r",\s(?!{report.verbs}\s)(?:(?:an?|the|its|who|whose)\s)?[^,;.]{0,100}")
FOR_WHOM = re.compile(
    rf"\s(?:at|of|for|with|runs|founded|leads|heads|owns|started)\s(?:the\s)?(?:[a-z\-]+\s){{0,3}}(?P<f>{NAME})"
)
WHOSE = re.compile(rf",\swhose\s(?:[a-z\-]+\s){{1,4}}(?P<f>{NAME})")
# "Greylag's chief executive, Per Aagaard": whose office stands before the name
OWNER = re.compile(rf"(?P<f>{NAME}?)[’']s?\s(?:[a-z][\w\-]*,?\s){{1,5}}$")
# ", Greylag's chief executive"
APPOSED = worded(rf",\s(?P<f>{NAME}?)(?:[’']s?)?\s(?:(?i:{OFFICE})|(?<=[’']s\s|s[’']\s)[a-z])")
# "its co-founder Jonas Ekdahl"
ITS_OFFICE = worded(rf"(?i)\b(?:its|their)\s(?:{OFFICE}|authors?),?\s$")
# ", its chief executive", ", the company's founder", behind the name
OWN_OFFICE = worded(rf",\s(?:its|their|the\s(?P<s>(?:[a-z\-]+\s){{0,2}}?[a-z\-]+)[’']s)\s(?i:{OFFICE})")
FIRMS = ("company", "firm", "project", "team", "start-up", "startup", "group", "operator")
# "the lending app's founder, Petra Voss", before the name: whose office it is
SERVICES_OFFICE = re.compile(
    r"\b(?i:the|this|that)\s(?P<s>(?:[a-z\-]+\s){0,4}?[a-z\-]+)[’']s?\s(?:[a-z][\w\-]*,?\s){1,4}$"
)
# "Kadran analyst Ilse Brandt", "FBI Director Ann Roe", "Greylag's Per Aagaard": at most the office between the two
BEFORE = worded(rf"(?:\b(?i:former|ex|retired)[\s-])?(?P<f>{NAME})(?:[’']s?)?\s(?:(?i:{OFFICE}),?\s)?$")
# "President director Agus Wibowo told": an office that the sentence gives to no firm, before the name
ALONE = worded(rf"(?i)(?:^|[.;:“\"]\s)\W*{OFFICER}(?:\sand\s{OFFICER})?\s$")
# "once an analyst at the CIA", "its lawyer": for whom somebody no longer speaks, or never did
FORMER = re.compile(
    r"(?i)\b(?:former(?:ly)?|once|ex|retired|previously|until|used\sto|late|then|ran|lawyers?|attorneys?|(?<!general\s)counsel|insurers?|auditors?|"
    r"investors?|clients?|customers?|users?|victims?|rivals?|critics?|advis[eo]rs?|consultants?|friends?|creditors?|lenders?|partners?|"
    r"firms?|compan(?:y|ies)|supplier|vendor|bank|neighbou?r|regulator)\b"
)
FORMERLY = re.compile(r"(?:Former|Ex|Retired)\b")
# "founder of the exchange"
SERVED = re.compile(r"\s(?:of|at|for|runs|founded|leads|heads|owns)\s(?:the|that|this)\s(?:[a-z\-]+\s)?$")
# "vice minister Oh Se-jin": an office of the state that a text has named
MINISTERIAL = re.compile(
    r"(?i)\b(?:minister|commissioner|prosecutor|(?:under)?secretary|spokes\w+|superintendent|inspector|"
    r"director[- ]general)\s$"
)


HIRED = re.compile(
    r"\b(?:hired|retained|engaged|enlisted|commissioned|called\sin|brought\sin)\s(?:the\s|an?\s)?(?:[a-z]+\s){0,4}?[A-Z]"
    r"|\b[A-Z]\w+\s(?:was|were|has\sbeen|have\sbeen)\s(?:hired|retained|engaged|called\sin|brought\sin)\b"
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
        return self.told(start, end) or self._of_office(start) or self._met(name)

    def told(self, start: int, end: int) -> str:
        """The same by what stands around the name here."""
        return self._behind(end) or self._before(start)

    def _met(self, name: str) -> str:
        """ "Haddad believes", in a text that has said before that Amir Haddad leads research at Kestrel Labs."""
        full, text = self.names.whole(name), self.context.text
        at = text.find(full)
        if at < 0 or " " not in full or self.names.kind(full) is not Kind.PERSON:
            return ""
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        line = text[start : end if end > 0 else len(text)]
        if self.text.strip() in line[max(0, at - start - len(self.text)) : at - start + len(self.text)]:
            return ""  # the clause itself
        met = Mentions((), (), tuple(find_names(line, self.context.lexicon)))
        there = replace(self, text=line, mentions=met, victims=())
        return there.told(at - start, at - start + len(full))

    def _behind(self, end: int) -> str:
        member = MEMBER.match(self.text, end)
        if member and (found := self._known(member, is_told=bool(member["d"].strip(" the")))):
            return found
        if (own := OWN_OFFICE(self.cues).match(self.text, end)) is not None:
            return self._served(own["s"]) if own["s"] else self._spoken_of()
        beside = APPOSITION(self.cues).match(self.text, end)
        if beside is None or FORMER.search(beside.group()):
            return ""
        apposed = APPOSED(self.cues).match(self.text, end)
        told = [
            *([apposed] if apposed else []),
            *FOR_WHOM.finditer(self.text, *beside.span()),
            *WHOSE.finditer(self.text, end, beside.end()),
        ]
        return next((f for f in map(self._known, told) if f), "") or self._of_the_robbed(beside)

    def _before(self, start: int) -> str:
        """ "Greylag's founder, Per Aagaard"; an office of a state before the name is no firm's."""
        if ITS_OFFICE(self.cues).search(self.text, 0, start):
            return self._spoken_of()
        if ALONE(self.cues).search(self.text, 0, start):
            return self._only_robbed()
        served = SERVICES_OFFICE.search(self.text, 0, start)
        if served and not FORMER.search(served.group().replace(served["s"], "")):
            return self._served(served["s"])
        owner = OWNER.search(self.text, 0, start) or BEFORE(self.cues).search(self.text, 0, start)
        if owner is None or not owner["f"]:
            return ""
        held = owner.group().replace(owner["f"], "")
        return "" if FORMER.search(held) or FORMERLY.match(owner["f"]) else self._known(owner)

    def _of_the_robbed(self, beside: re.Match[str]) -> str:
        """ "founder of the exchange", on a page that robs one."""
        service = re.search(any_of(self.cues, "services.words"), beside.group())
        is_served = service and SERVED.search(beside.group()[: service.start()])
        return self._only_robbed() if is_served else ""

    def _served(self, noun: str) -> str:
        """ "lending app", "company": what the robbed calls itself, or the firm of the sentence before."""
        before = self.context.previous
        firms = (
            {p.id for p in before.mentions.parties if "." not in p.id and not is_state(p.id)}
            if before
            else set()
        )
        if noun.endswith("firm") and len(firms) == 1:  # "Greylag hired Mandiant. The firm's chief executive"
            return next(iter(firms))
        if noun.endswith("firm") and before and HIRED.search(before.sentence.text):
            return ""  # one that no list holds
        if any(noun.endswith(word) for word in words_of(self.cues, "services.words")):
            return self._only_robbed()
        if noun.rpartition(" ")[2] not in FIRMS:
            return ""
        spoken = self._spoken_of()
        return spoken if "." not in spoken and not is_state(spoken) else self._only_robbed()

    def _spoken_of(self) -> str:
        """ "its co-founder": of whom the sentence before speaks, else of the one that the page robs."""
        before = self.context.previous
        told = (*before.speakers, *before.introduced) if before else ()
        named = [s.party for s in told if s.party and not s.is_passing]
        return named[0] if named else self._only_robbed()

    def _only_robbed(self) -> str:
        robbed = {one for one in self.context.robbed if not one.startswith("unnamed:")}
        if (
            len(robbed) > 1 and self.context.previous is not None
        ):  # of several, the one of the sentence before
            robbed &= {v.id for v in self.context.previous.victims}
        return next(iter(robbed)) if len(robbed) == 1 else ""

    def _of_office(self, start: int) -> str:
        """ "vice minister Oh Se-jin": the one body of a state that the text names."""
        is_office = MINISTERIAL.search(self.text, 0, start)
        return self.names.agencies[0] if is_office and len(self.names.agencies) == 1 else ""

    def _known(self, match: re.Match[str], *, is_told: bool = False) -> str:
        """The id of a name that is a party, a firm or the robbed; or that the text calls a firm."""
        start, end = match.span("f")
        listed = [
            p
            for p in self.mentions.parties
            if start <= p.start < end and (p.end <= end + 1 or p.start == start)
        ]
        if listed:
            return listed[0].id
        robbed = next((v for v in self.victims if v.start < end and start < v.end), None)
        if robbed is not None and not robbed.id.startswith("unnamed:"):
            return robbed.id
        name = next((self.text[a:b] for a, b in find_parts(self.text, start, end, self.cues)), "")
        if known := self._robbed(name):
            return known
        if SCHOOL.search(name):
            return ""
        kind = self.names.kind(name)
        is_firm = kind is Kind.FIRM or (is_told and kind is Kind.PLAIN)
        return slug(self.names.whole(name)) if is_firm else ""

    def _robbed(self, name: str) -> str:
        """The id of a robbed party by its name or the beginning of it: Greylag is Greylag Exchange."""
        known = self.context.victims.items()
        found = (v.id for n, v in known if n == name or n.startswith(name + " "))
        return next((one for one in found if not one.startswith("unnamed:")), "")

"""Where in a clause stands who speaks: as subject, behind "according to", as owner of a finding, behind a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.english.citing import citing_of
from parsers.claims.english.clauses import BREAK
from parsers.claims.english.marks import ACTOR
from parsers.claims.english.offices import HELD, SCHOOL
from parsers.claims.hints import hinted
from parsers.claims.publisher import GOVERNMENT
from parsers.parties import is_state

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.bodies import Candidate
    from parsers.claims.english.citing import Citing
    from parsers.claims.values import Victim

BROUGHT = worded(r",\s(?:first\s)?{citing.brought}\s(?:[a-z]+\s)?by\s(?:the\s)?$")
# "Jane Roe of Quillmark said"
OF_FIRM = re.compile(
    r"(?<=\w)\s(?:of|from|at|with|for)\s(?:the\s(?:[a-z\-]+\s){0,3})?[A-Z][\w&.’'\-]*(?:\s[A-Z][\w&.’'\-]*){0,2}(?=[,\s])"
)
BUT = re.compile(r"\b(?:but|though|although|yet|than|beyond|except)\b")
IN_BRACKETS = re.compile(r"[^()]{0,30}\)")
AND = re.compile(r"and|&|/")
LISTED = re.compile(r"\s*(?:/|,?\s(?:and|or|&)\s)\s*(?:the\s)?")
RELATIVE = re.compile(r"(?:\s*\([^)]{0,60}\))?,\s+(?:which|who)\s")  # "by Mandiant, which attributed"
CALLS = re.compile(r"\s+(?:calls?|tracks?|names?|labels?|dubs?|knows?)\b")
# "…, says London.", "…, contends the lawyer Ilse Brandt.": the clause ends behind who says it and what she is
CLOSED = re.compile(r"[”\"’']?\s*(?:[.;:,)]|$|(?:of|at|from|who|whose)\b)")
# "Pavel Dressler, who runs the newsletter Chainwatch, thinks": what stands in an aside about somebody else
IN_RELATIVE = re.compile(r",\s(?:who|which|whose|whom)\s[^,;]{2,80}$")
# the bracket behind a culprit, as in "Attribution: Lazarus Group (Hexlin, FBI)"
IN_ACTORS_BRACKET = re.compile(r"\ue002\s?\((?:[^()]*[,/;&]\s?)?$")
IT_WAS = re.compile(
    r"\b[Ii]t\s(?:was|is|took|fell\sto)\s(?:also\s|only\s)?(?:the\s|an?\s)?(?:[a-z\-\ue003]+\s){0,4}(?:[a-z]+,\s)?$"
)
IF = re.compile(r"\b[Ii]f\s(?:[\w\-]+\s){0,4}$")
# "Ilse Brandt, a former analyst at the CIA, holds"
FORMERLY = re.compile(
    r",\s(?:[a-z\-]+\s){0,3}?(?:former(?:ly)?|once|ex-[a-z]+|retired|previously)\b[^,;.]{0,60}$"
)
# "former Mandiant analyst Jan Roe"
ONCE = re.compile(r"\b(?i:former|ex|retired|one-time)[\s-]$")
# "no formal attribution (FBI, NPA) had been issued", "No FBI statement": who said nothing
NONE_OF = hinted(
    r"\bnot\s(?:yet\s)?(?:[a-z\-]+\s){0,5}?by\s(?:an?\s|the\s|any\s)?(?:[\ue003\s/,]+(?:and\s|or\s)?)?$|"
    r"\b(?:[Nn]o|[Ww]ithout|[Nn]either|[Nn]or)\s(?:[a-z][\w\-]*\s){0,4}?"
    r"(?:(?:attribution|statement|charge|designation|indictment|finding|claim|word)s?\s(?:by|from|of|at)?\s?)?"
    r"(?:\((?:[^()]*[,/]\s?(?:and\s|or\s)?)?|[\ue003\s/,]+(?:and\s|or\s)?)?$"
)

APPOSED = re.compile(r"[\w\ue003\ue004)],\s(?:an?|one\sof\sthe|the)\s(?:[a-z][a-z\-]*\s){0,3}$")
APPOSED_AT = re.compile(r"[A-Z][\w’'\-]+,\s(?:an?|the|who\sis\san?)\s(?:[a-z\-]+\s){1,5}(?:the\s)?$")
ANNOUNCED = re.compile(r",\sannounced\b")
BASED = re.compile(
    r"\b(?:[Bb]ased\s(?:up)?on|[Oo]n\sthe\s(?:basis|strength)\sof|[Dd]rawing\son|[Bb]uilding\son)\s(?:the\s)?[^.;]{0,40}$"
)
LABELLED = re.compile(r"\s*:")
ABBREVIATION = re.compile(r"[^\W\d_a-z]{2,7}")
# "attributed by the FBI to TraderTraitor and by Elliptic to Andariel"
AND_BY = re.compile(rf"{ACTOR}[^;.]{{0,40}}?,?\s(?:and|but)\s(?:also\s|later\s|then\s)?by\s(?:the\s)?$")
ON = re.compile(rf"\s(?:to|on|with|upon)\s(?:the\s|its\s)?{ACTOR}")


class Roles:
    """The places of one clause; `masked` is its `text` with listed names masked."""

    def __init__(self, text: str, masked: str, cues: Cues) -> None:
        self.text = text
        self.masked = masked
        self.citing: Citing = citing_of(cues)
        self.brought = BROUGHT(cues)
        self.held = HELD(cues)

    def passes_on(self, candidate: Candidate, speaking: list[Candidate]) -> bool:
        """ "The ministry takes note of the finding by Canada": whoever only passes on what another says.

        Or whose view it is that the subject weighs: "Roe does not share the view, put forward by Hexlin, that".
        """
        if self.brought.search(self.masked, 0, candidate.start) and self.masked.startswith(
            ",", candidate.end
        ):
            return any(c.start < candidate.start and self.is_subject(c) for c in speaking)
        later = [c for c in speaking if c.start >= candidate.end]
        return bool(later) and self.citing.noting.match(self.masked, candidate.end) is not None

    def once(self, speaking: list[Candidate]) -> list[Candidate]:
        """Each voice once: no "UNITED STATES:" before "The FBI says", no state of which a body speaks, no "(UCO)"."""
        bureaus = {p.split(".")[0] for c in speaking for p in c.parties if "." in p}
        return [
            c
            for c in speaking
            if not (
                (set(c.parties) <= bureaus and self._is_beside_its_body(c, speaking))
                or self._is_abbreviation(c, speaking)
            )
        ]

    def _is_beside_its_body(self, candidate: Candidate, speaking: list[Candidate]) -> bool:
        """ "It was Washington that spoke first: a Treasury notice blamed Lazarus": not "the United States and the FBI"."""
        if LABELLED.match(self.masked, candidate.end):
            return True
        others = (c for c in speaking if c is not candidate)
        return not any(self.citing.joint.fullmatch(self._between(candidate, other)) for other in others)

    def _is_abbreviation(self, candidate: Candidate, speaking: list[Candidate]) -> bool:
        """ "the Central Operative Unit (UCO)": the same body by its letters."""
        if not ABBREVIATION.fullmatch(self.text[candidate.start : candidate.end]):
            return False
        return any(c.end < candidate.start and self._between(c, candidate) == " (" for c in speaking)

    def _between(self, one: Candidate, other: Candidate) -> str:
        first, second = sorted((one, other), key=lambda c: c.start)
        return self.masked[first.end : second.start]

    def reason(self, candidate: Candidate) -> str:
        """The seat by which a candidate speaks."""
        if self.is_behind_quotation(candidate):
            return "behind the words said"
        if self.is_cited(candidate):
            return "cited"
        if self.is_subject(candidate):
            return "subject"
        return "owner of a finding" if self.is_owner(candidate) else "beside another speaker"

    def is_cited(self, candidate: Candidate) -> bool:
        """ "according to the FBI", "in a statement by the FBI", "FBI-attributed", "FBI: …", "“…” — Ross"."""
        masked, start, citing = self.masked, candidate.start, self.citing
        if citing.shared_by.search(masked, 0, start) or citing.credited.search(masked, 0, start):
            return True
        if citing.before.search(masked, 0, start) and not citing.used_by.search(masked, 0, start):
            return True
        if AND_BY.search(masked, 0, start) and ON.match(masked, candidate.end):
            return True
        if citing.from_whom.search(masked, 0, start) or (
            candidate.is_listed and citing.bracketed.search(masked, 0, start)
        ):
            return True
        if candidate.is_listed and IN_ACTORS_BRACKET.search(masked, 0, start):
            return True
        if citing.telling.match(masked, candidate.end) or self._is_believed(candidate):
            return True
        is_led = candidate.is_listed or not masked[:start].strip()
        return is_led and bool(citing.after.match(masked, candidate.end))

    def _is_believed(self, candidate: Candidate) -> bool:
        """ "if two Czech officials are right"."""
        is_led = IF.search(self.masked, 0, candidate.start)
        return is_led is not None and self.citing.right.match(self.masked, candidate.end) is not None

    def is_subject(self, candidate: Candidate) -> bool:
        """The subject of a verb of saying, no object of a preposition; or behind it ("…,” said Ross")."""
        masked, citing, end = self.masked, self.citing, candidate.end
        before = masked[: candidate.start]
        if before.endswith(("not ", "nor ")) or self._is_apposed(candidate):
            return False
        if self.is_behind_quotation(candidate) or self._is_cleft(candidate):
            return True
        if (IN_RELATIVE.search(before) or FORMERLY.search(before)) and masked.startswith(",", end):
            return False
        if before.rstrip().endswith("("):
            closed = IN_BRACKETS.match(masked, end)
            end = closed.end() if closed else end
        elif self.is_object(candidate) and not RELATIVE.match(masked, end):
            return False
        if self.speaks(candidate.start, end):
            return True
        if citing.staff.match(masked, end) and not ONCE.search(before):
            return True
        if (firm := OF_FIRM.match(masked, end)) is not None and citing.verb.match(masked, firm.end()):
            return True
        # "Elliptic's report of May says"
        return candidate.is_listed and bool(citing.paper.match(masked, end))

    def speaks(self, start: int, end: int) -> bool:
        """ "Greylag says", "Greylag CEO Ida Korhonen says"; of "former Greylag analyst Jan Roe" only he does."""
        if self.citing.verb.match(self.masked, end):
            return True
        held = self.held.match(self.masked, end)
        if held is None or ONCE.search(self.masked, 0, start):
            return False
        return self.citing.verb.match(self.masked, held.end()) is not None

    def _is_apposed(self, candidate: Candidate) -> bool:
        """ "Hexlin, an Israeli research firm, said": a state that tells what the one before it is."""
        is_of_states = candidate.is_listed and all(is_state(p) for p in candidate.parties)
        if self.citing.verb.match(self.masked, candidate.end):
            return False  # "on the strength of it, the United States blamed"
        return is_of_states and APPOSED.search(self.masked, 0, candidate.start) is not None

    def _is_cleft(self, candidate: Candidate) -> bool:
        """ "It was Hexlin that first tied the theft to X", "It took Hexlin two weeks to trace"."""
        is_led = IT_WAS.search(self.masked, 0, candidate.start)
        return is_led is not None and self.citing.cleft.match(self.masked, candidate.end) is not None

    def is_behind_quotation(self, candidate: Candidate | Victim) -> bool:
        """ "“…,” counters Ilse Brandt"; "…, says London.": behind the verb, where the clause ends."""
        masked, end = self.masked, candidate.end
        if self.citing.inverted.search(masked, 0, candidate.start) and not masked.startswith(("'", "’"), end):
            return True
        office = self.held.match(masked, end)
        end = office.end() if office else end
        closes = self.citing.closing.search(masked, 0, candidate.start)
        return closes is not None and CLOSED.match(masked, end) is not None

    def does_too(self, candidate: Candidate) -> bool:
        """ "…, as did Elliptic"."""
        return self.citing.too.search(self.masked, 0, candidate.start) is not None

    def is_object(self, candidate: Candidate) -> bool:
        """Behind a preposition: "to the FBI"."""
        is_object = self.citing.object_of.search(self.masked, 0, candidate.start)
        return bool(is_object) and not self.is_of_people(candidate)

    def is_of_people(self, candidate: Candidate) -> bool:
        """ "analysts at Hexlin"; "Jan Roe, a researcher at the University of Delft," speaks for himself."""
        is_persons_own = SCHOOL.search(self.text, candidate.start, candidate.end) and APPOSED_AT.search(
            self.masked, 0, candidate.start
        )
        return not is_persons_own and bool(self.citing.people_of.search(self.masked, 0, candidate.start))

    def is_absent(self, candidate: Candidate) -> bool:
        """ "alongside the FBI", "asked the FBI": not as one who speaks."""
        masked, start = self.masked, candidate.start
        return any(seat.search(masked, 0, start) for seat in (self.citing.absent, self.citing.used_by))

    def announces(self, candidate: Candidate) -> bool:
        """ "Ann Roe, the U.S. Attorney, and Jan Roe, who leads the bureau's office, announced": the first's release."""
        return not self.is_object(candidate) and ANNOUNCED.search(self.masked, candidate.end) is not None

    def does_else(self, candidate: Candidate) -> bool:
        """ "and the police later recovered some": what happened afterwards, and nothing said."""
        return self.citing.doing.match(self.masked, candidate.end) is not None

    def is_inquiring(self, start: int, publishers: tuple[str, ...]) -> bool:
        """ "As a result of the investigation by our detectives, the theft was attributed": in a body's own text."""
        if not all(GOVERNMENT.fullmatch(p) for p in publishers):
            return False
        return self.citing.inquiry.search(self.masked, 0, start) is not None

    def waits(self, candidate: Candidate, actors: list[int]) -> bool:
        """ "The FBI is looking for witnesses": who accuses nobody in the clause, and has no finding yet."""
        if self.citing.informed.search(self.masked, 0, candidate.start):
            return True
        end = candidate.end
        next_clause = min((m.start() for m in BREAK.finditer(self.text, end)), default=len(self.text))
        accuses = any(end <= at < next_clause for at in actors)
        return not accuses and self.citing.waiting.match(self.masked, end) is not None

    def is_silent(self, candidate: Candidate) -> bool:
        """ "no formal attribution (FBI, NPA) had been issued", "Hexlin did not comment": who has said nothing."""
        if self.citing.mum.match(self.masked, candidate.end) and not BUT.search(self.masked, candidate.end):
            return True
        return NONE_OF.search(self.masked, 0, candidate.start) is not None

    def is_owner(self, candidate: Candidate) -> bool:
        """ "the FBI's finding", where nobody else speaks."""
        if BASED.search(self.masked, 0, candidate.start):
            return False  # "Based on Hexlin's findings, the Company believes"
        return bool(self.citing.owner.match(self.masked, candidate.end))

    def only_names(self, candidate: Candidate) -> bool:
        """ "the group that Microsoft calls Citrine Sleet": whose word it is, not who says it."""
        is_called = CALLS.match(self.masked, candidate.end)
        return bool(is_called and self.citing.naming.search(self.masked, 0, candidate.start))

    def joins(self, candidate: Candidate, speaking: list[Candidate]) -> bool:
        """ "Seoul and Washington held": the one before "and" speaks with the one behind it."""
        later = [c for c in speaking if c.start > candidate.end]
        for other in later:
            between = self.masked[candidate.end : other.start]
            if not self.citing.joint.fullmatch(between):
                continue
            # "Ms Dupont, the minister, says": a comma joins two only where a third follows behind "and"
            rest = (self.masked[other.end : c.start] for c in later if c.start > other.end)
            if AND.search(between) or any(self.citing.joint.fullmatch(r) and AND.search(r) for r in rest):
                return True
        return False

    def is_listed_after(self, candidate: Candidate, speaking: list[Candidate]) -> bool:
        """ "(Specter/Elliptic/GoPlus)", "according to Hexlin and Ostmoor": the one behind those who are cited."""
        cited = [
            c.end
            for c in speaking
            if c.end < candidate.start and not self.citing.verb.match(self.masked, c.end)
        ]
        return any(LISTED.fullmatch(self.masked[end : candidate.start]) for end in cited)

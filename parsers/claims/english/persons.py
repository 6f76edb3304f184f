"""Firms and persons that no list knows, as those who may speak in a clause."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from parsers.claims.english.bodies import Candidate
from parsers.claims.english.candidates import is_family_name
from parsers.claims.english.citing import citing_of
from parsers.claims.english.described import PLACEHOLDER
from parsers.claims.english.employers import Employers
from parsers.claims.english.evidence import Kind
from parsers.claims.english.home import home_of, states_in
from parsers.claims.english.marks import ACTOR
from parsers.claims.english.names import is_common
from parsers.claims.english.offices import OFFICE_OF
from parsers.claims.english.usage import can_be_name, is_common_word
from parsers.claims.english.words import CAPITAL, find_parts, is_code, names_in, words_of
from parsers.claims.publisher import GOVERNMENT, publisher_called
from parsers.names import plain_letters, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.english.names import Names
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Speaker, Victim

# bodies of a state as their names are written
OFFICE = re.compile(
    r"\b(?:Bureau|Police|Office|Agency|Authority|Service|Ministry|Department|Prosecutor|Commission|Directorate|"
    r"Unit|Force|Constabulary|Court|Tribunal|Regulator|Taskforce|Intelligence|Administration|Cent(?:re|er)|Guard|Command|Inspectorate|Committee|Council|Forces)"
)
# what a body calls a part of itself
UNIT = re.compile(
    r"\b(?:Unit|Bureau|Division|Branch|Section|Squad|Directorate|Task\s?[Ff]orce|Laboratory)$|^(?:Cyber|Central|Special|Operative)\b.*\bUnit\b"
)
HEAD = re.compile(r"\b(?:Bureau|Office|Department|Ministry|Board|Directorate|Agency|Service|Court|Council)$")
OF = re.compile(r"\s(?:of|for)\s(?P<n>[A-Z][a-z]+(?:\s(?:and\s)?[A-Z][a-z]+)?)")
LABELS = ("blame.labels", "dates.labels", "dates.sum_labels", "services.labels", "table.actor", "table.grade")
# a name written small stands behind "by" or before a verb of saying; unmarked it has to stand in the text again
HANDLE = re.compile(
    r"(?:(?<![\w@.])(?P<at>@)|(?:^|[,;:“\"]\s|\b(?:by|per|to|and|that|as|but|while)\s))(?P<h>[a-z][a-z0-9_]{4,24})(?![\w@])"
)
OFTEN = 2
# "Judge Quilliam", "Oona Vale MP": what somebody is called before and behind the name
TITLED = re.compile(
    r"^(?:[A-Z][\w.]+\s)?[A-Z][\w.]*-(?:based|headquartered|listed|registered|licensed|run)\s(?=[A-Z])|^(?:(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Judge|Justice|Senator|Sen|Rep|Representative|Congress(?:wo)?man|"
    r"Deputy|Minister|Inspector|Detective|Superintendent|Commissioner|Chief|Sergeant|Captain|Colonel|General|Ambassador)"
    r"\.?\s)+(?=[^\W\d_])|\s(?:MP|MEP|KC|QC|MSP|TD|PhD|MdB)$"
)
# "Foreign Minister Liis Kask", in a text that names one state
MINISTER = re.compile(
    r"(?:(?:Prime|Deputy|Vice|Foreign|Interior|Finance|Justice|Defen[cs]e|Digital|Home|Security)\s)*(?:Minister|Chancellor|Premier|Taoiseach)\s"
)
# "the Norwegian police service Kripos": a body's name behind what it is, of which state
SEATED = re.compile(
    r"(?P<s>[A-Z]\w+)(?:[’']s)?\s(?:[a-z\-]+\s){0,3}?(?:police|service|agency|unit|office|bureau|branch|authority|watchdog|force|"
    r"prosecutors?|regulator|ministry|directorate|commission|inspectorate),?\s$"
)
NICKNAME = re.compile(rf"\s[“\"'‘(][{CAPITAL}][\w\-]+[”\"'’)]\s(?P<n>[{CAPITAL}][\w\-]+)(?![’']?\w)")
ACRONYM = re.compile(r"[^\W\d_a-z]{2,7}")


@dataclass(frozen=True)
class Unlisted:
    """The finder for one clause; `masked` is its `text` with listed names masked."""

    text: str
    masked: str
    mentions: Mentions
    victims: tuple[Victim, ...]
    names: Names
    context: Context
    cues: Cues

    def find(self) -> Iterator[Candidate]:
        """Names that are neither robbed nor places, services, codes or common words."""
        taken = [(v.start, v.end) for v in self.victims]
        taken += [(n.start, n.end) for n in self.mentions.names if n.kind == "victim"]
        last = 0
        for span in names_in(self.masked):
            for start, end in find_parts(self.text, *span, self.cues):
                if start < last:
                    continue  # "Sparrow" and "Roe" of Jane “Sparrow” Roe
                end, name = self._whole_name(start, self._whole_office(start, end))  # noqa: PLW2901
                last = end
                if any(a < end and start < b for a, b in taken) or not self._can_speak(name, start, end):
                    continue
                yield Candidate(partial(self._parties, name, start, end), start, end)
        yield from self._handles()

    def _whole_name(self, start: int, end: int) -> tuple[int, str]:
        """Where Jane “Sparrow” Roe ends, and who that is: Jane Roe."""
        first = self.text[start:end]
        nick = NICKNAME.match(self.masked, end) if " " not in first else None
        return (nick.end(), f"{first} {nick['n']}") if nick else (end, first)

    def _whole_office(self, start: int, end: int) -> int:
        """Where "National Bureau of Investigation" ends, behind "National Bureau"."""
        of = OF.match(self.masked, end) if HEAD.search(self.text[start:end]) else None
        if of is None or of["n"].casefold() in self.names.states or self.names.kind(of["n"]) is Kind.PLACE:
            return end
        return of.end()

    def _handles(self) -> Iterator[Candidate]:
        """ "As flagged by hashmoth", "@hashmoth says": names that are written small."""
        for match in HANDLE.finditer(self.masked):
            name = match["h"]
            start, end = match.span("h")
            is_marked = match["at"] or re.search(r"[\d_]", name)
            if not is_marked and (self._is_word(name) or self.context.text.count(name) < OFTEN):
                continue
            if any(v.start < end and start < v.end for v in self.victims):
                continue
            tell = partial(tuple, (slug(name),))
            yield Candidate(tell, start, end)

    def _is_word(self, name: str) -> bool:
        """A common noun, by any list of them."""
        if name.endswith("s") or is_common_word(name, self.context.lexicon):
            return True
        keys = ("report.people", "report.bodies", "report.offices", "report.private", "report.findings")
        return any(self.cues[key].fullmatch(name) for key in keys)

    def _can_speak(self, name: str, start: int, end: int) -> bool:
        if is_common(name, self.cues) or is_code(name) or re.fullmatch(PLACEHOLDER, name):
            return False
        if is_family_name(self.text, start) or not can_be_name(name, self.context.text, self.context.lexicon):
            return False
        kind = self.names.kind(name)
        is_service = kind is Kind.SERVICE and not (self._says(end) or OFFICE.search(name))
        if is_service or kind in (Kind.PLACE, Kind.CREW):
            return False
        if self.cues["theft.nouns"].fullmatch(name.rpartition(" ")[2].casefold()):
            return False  # "ATM Cash-Out Thefts"
        if name.casefold() in words_of(self.cues, "names.no_speaker"):
            return False
        if self.masked[end:].lstrip().startswith((":", "|")) and self._is_label(name):
            return False
        if re.search(
            rf"{ACTOR}\s+and\s+$|{OFFICE.pattern}\s(?:for|of|on|against)\s(?:the\s)?$", self.masked[:start]
        ):
            return False
        return self.names.whole(name) not in self.names.accused

    def _says(self, end: int) -> bool:
        """ "Venus says Lazarus.": a service that nobody robs here speaks, too."""
        return citing_of(self.cues).verb.match(self.masked, end) is not None

    def _is_label(self, name: str) -> bool:
        """ "Actor: Lazarus Group", "Loss: $3 million": the label of a field."""
        return any(self.cues[key].fullmatch(name) for key in LABELS)

    def _parties(self, name: str, start: int, end: int) -> tuple[str, ...]:
        return (self._party(name, start, end),)

    def _party(self, name: str, start: int, end: int) -> str:
        """The id: of the firm or state for which a person or an office of that name speaks."""
        employers = Employers(self.text, self.mentions, self.victims, self.names, self.context, self.cues)
        if firm := employers.find(name, start, end):
            return firm
        if MINISTER.match(name):
            home = home_of(self.context.text, self.context.lexicon)
            states = {home} if home else states_in(self.context.text, self.context.lexicon)
            if len(states) == 1:
                return next(iter(states))
        name = TITLED.sub("", name)
        owner = re.search(r"([A-Z][\w.]+)[’']s\s$", self.text[:start])  # "Kazakhstan's Security Committee"
        first = owner.group(1) if owner else name.split(maxsplit=1)[0]
        state = self.names.states.get(first.casefold())
        seat = re.match(
            r"\sof\s(?:the\s)?([A-Z]\w+)", self.text[end:]
        )  # "Financial Intelligence Unit of Latvia"
        state = state or (self.names.states.get(seat.group(1).casefold()) if seat else None)
        if state and OFFICE.search(name):
            return state
        found = slug(self._in_full(self.names.whole(name)))
        if owner and state:
            found = f"{state}.{plain_letters(found)}"  # "Portugal's Polícia Judiciária"
        elif seated := SEATED.search(self.text, 0, start):
            state = self.names.states.get(seated["s"].casefold())
            if state and OFFICE_OF(self.cues).search(self.text, 0, seated.start()):
                own = [a for a in self.names.agencies if a.startswith(f"{state}.")]
                return (
                    own[0] if len(own) == 1 else state
                )  # "the head of Estonia's intelligence unit, Jaan Tamm,"
            found = f"{state}.{plain_letters(found)}" if state else found
        elif ACRONYM.fullmatch(name) and (state := self._state_of(name, start)):
            found = f"{state}.{plain_letters(found)}"
        return publisher_called(found, self.context.publishers) or self._own_unit(name, found) or found

    def _in_full(self, name: str) -> str:
        """ "Quay Street" is "Quay Street Trading" in a text that calls it so."""
        closers = self.cues.either("services.names", "firms.names")
        full = re.search(rf"(?<!\w){re.escape(name)}\s{closers}", self.context.text) if " " in name else None
        return full.group() if full else name

    def _own_unit(self, name: str, found: str) -> str:
        """ "The analysis by the Central Operative Unit": a unit of the body that publishes, where it tells no state."""
        own = self.context.publishers
        is_body = len(own) == 1 and GOVERNMENT.fullmatch(own[0]) is not None and "." in own[0]
        return own[0] if is_body and "." not in found and UNIT.search(name) else ""

    def _state_of(self, acronym: str, start: int) -> str:
        """The state of a body by its letters: "the Czech cyber agency NÚKIB"; "Estonia's Financial Intelligence Unit"."""
        seat = re.search(r"([A-Z]\w+)(?:[’']s)?\s(?:[a-z\-]+\s){1,4}\(?$", self.text[:start])
        if seat and (state := self.names.states.get(seat.group(1).casefold())):
            return state
        initials = r"\s(?:(?:of|for|and|the)\s)*".join(rf"{re.escape(letter)}\w+" for letter in acronym)
        whole = re.search(rf"([A-Z]\w+)(?:[’']s)?\s{initials}", self.context.text)
        return self.names.states.get(whole.group(1).casefold(), "") if whole else ""


def met(candidates: Iterable[Candidate], text: str, names: Names) -> tuple[Speaker, ...]:
    """ "We spoke to Jane Roe, who leads research": the one person of a sentence, whom "she" means in the next."""
    kinds = ((c, names.kind(text[c.start : c.end])) for c in candidates)
    persons = [c for c, kind in kinds if kind is Kind.PERSON and not c.is_listed]
    return tuple(replace(s, is_waiting=True) for s in persons[0].speakers()) if len(persons) == 1 else ()

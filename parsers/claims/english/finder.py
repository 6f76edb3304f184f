"""Whom one English sentence robs: names in slots of theft words, descriptions, the publisher."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.english.candidates import (
    LURES,
    can_be_victim,
    is_listed,
    is_only_compared,
    is_only_evidence,
    is_person_or_cited,
    is_town,
)
from parsers.claims.english.citing import citing_of
from parsers.claims.english.described import (
    PLACEHOLDER,
    TIED,
    WHICH_IS,
    find_described,
    find_employers,
    find_heading,
    foremost,
)
from parsers.claims.english.evidence import Kind
from parsers.claims.english.marks import ACTOR, is_masked, mask
from parsers.claims.english.names import Names, names_of
from parsers.claims.english.own import find_own, owner
from parsers.claims.english.seats import DEMONYM, without_seats
from parsers.claims.english.sections import bare_name, entry_of
from parsers.claims.english.slots import matches, slots_of
from parsers.claims.english.words import find_parts, is_title, names_in, tells_of_theft
from parsers.claims.hints import hinted
from parsers.claims.values import Anaphor, Mentions, Sentence, Victim
from parsers.names import slug, spots, victim_id
from parsers.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.english.words import Rule
    from parsers.claims.grammar import Context

LONG_TITLE, FEW = 6, 3  # few: "Kiteline Exchange, $27M (17 July)."
RUNNING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
ENTRY = re.compile(r"^\W{0,3}\ue001+\s?[-–—:|]\s")  # "14 Feb - Hornbeam Bridge."
PROSE = re.compile(r"\s[a-z]{6,}\s")  # a word that no name holds
BESIDE_ACTOR = re.compile(rf"{ACTOR}\s?/\s?$")  # "Lazarus / APT-C-26": another name of the culprit
INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
WORDED = re.compile(r"\S*[A-Za-z]\S*")
GOES_ON = re.compile(r"[^\S\n]+\S")
PLACEHOLDERS = hinted(PLACEHOLDER)
OWN_PART = worded(r"[’']s?\s(?:own\s|[a-z]+\s)?{leaning.parts}")
HANDLE = re.compile(r"(?<!\w)@(?=[A-Za-z])")  # "hit @Greylag"


class Finder:
    """The robbed parties of one sentence. `masked`: its text without amounts, dates, parties and actors."""

    def __init__(self, sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> None:
        self.sentence = sentence
        self.text = sentence.text
        self.mentions = mentions
        self.context = context
        self.cues = cues
        self.names: Names = names_of(context.text, context.lexicon)
        self.slots = slots_of(cues)
        shown = HANDLE.sub(" ", mask(sentence.text, mentions))
        self.masked = without_seats(shown, context.text, context.lexicon)
        self.entry = entry_of(sentence, self.masked)

    def targets(self) -> tuple[Victim, ...]:
        """Names in the slots of theft words, those coordinated with them, then parties without a name."""
        tells = tells_of_theft(self.masked, self.cues)
        found = self._slotted(tells=tells)
        if self.entry:
            self._keep_parts(found, self.entry)
        elif not is_title(self.text):
            self._name_section(found)
        if tells and not (self.sentence.kind is BlockKind.HEADING and self.context.victims):
            for victim in self._unnamed(found):
                if self._named_behind(found, victim) or self._is_part(victim, found):
                    continue
                if self._is_seat(victim) or not is_masked(self.masked, victim.start, victim.start + 1):
                    found.setdefault(victim.start, victim)
        return foremost(found)

    def _slotted(self, *, tells: bool) -> dict[int, Victim]:
        """Names in slots, with those in a row with them; not sure, where the wording only leans on a theft."""
        found: dict[int, Victim] = {}
        slots = self.slots.robbed if tells else ()
        if self._is_listed():
            slots += self.slots.listed
        self._fill(found, slots + self.slots.labelled, is_target=True)
        is_leaning = tells and not found and self.sentence.kind in RUNNING
        if is_leaning:
            self._fill(found, self.slots.leaning, is_target=True)
        for victim in list(found.values()):
            self._coordinate(found, victim)
            self._lead(found, victim)
        return {start: replace(victim, is_sure=not is_leaning) for start, victim in found.items()}

    def _unnamed(self, found: dict[int, Victim]) -> Iterator[Victim]:
        """Parties that the sentence describes, away from names; the publisher where it tells of its own loss."""
        taken = [(v.start, v.end) for v in found.values()]
        taken += [m.span() for m in PLACEHOLDERS.finditer(self.text)]
        taken += [spot for n in self.context.victims for spot in spots(n, self.text)]
        yield from find_described(self.text, self.masked, taken, self.cues)
        yield from find_own(self.text, self.masked, self.context, self.cues)

    def _is_part(self, victim: Victim, found: dict[int, Victim]) -> bool:
        """ "through a trader's machine": how they came in, beside a name of whom they robbed; staff owns no coins."""
        is_staff = self.cues["leaning.parts"].fullmatch(victim.service) is not None
        return bool(found or is_staff) and OWN_PART(self.cues).match(self.masked, victim.end) is not None

    def _is_seat(self, victim: Victim) -> bool:
        """ "a U.S.-based company", "a Delaware company": a place that a description begins with."""
        words = re.split(r"-based|\s", victim.name)
        is_place = any(self.names.kind(" ".join(words[:n])) is Kind.PLACE for n in (1, 2))
        return is_place or DEMONYM.fullmatch(words[0]) is not None  # "a Bulgarian exchange"

    def _named_behind(self, found: dict[int, Victim], victim: Victim) -> bool:
        """ "a project linked to the game Greylag": a name within the description says who it is."""
        tied = TIED(self.cues).match(self.masked, victim.end) or WHICH_IS.match(self.masked, victim.end)
        if tied is None:
            return False
        for start, end in find_parts(self.text, *tied.span("v"), self.cues):
            self._keep(found, start, end, is_target=True)
            return start in found
        return False

    def introduced(self) -> tuple[Victim, ...]:
        """Names that the text calls a service ("the exchange X"), and employers, robbed or not."""
        found: dict[int, Victim] = {}
        keys = ("services.words", "services.names")
        if LURES.search(self.text) or not any(self.cues[k].search(self.masked) for k in keys):
            return ()
        self._fill(found, self.slots.introduced, is_target=False)
        return foremost(found)

    def named(self) -> tuple[Victim, ...]:
        """Names that could be a service's, whatever the sentence says of them; no speakers and culprits."""
        found: dict[int, Victim] = {}
        for span in names_in(self.masked):
            self._keep_parts(found, span, is_target=False)
        return tuple(replace(v, is_sure=self.names.kind(v.name) is Kind.SERVICE) for v in foremost(found))

    def employers(self) -> tuple[Victim, ...]:
        """Firms without a name that hired somebody."""
        return tuple(find_employers(self.text, self.masked, [], self.cues))

    def _is_listed(self) -> bool:
        if self.sentence.kind is BlockKind.LIST_ITEM:
            return bool(self.mentions.amounts or self.mentions.dates)
        if ENTRY.match(self.masked):
            return True
        if self.sentence.kind is BlockKind.TABLE_ROW:
            return False
        return bool(self.mentions.amounts) and len(re.findall(r"[a-z]+", self.masked)) <= FEW

    def _fill(self, found: dict[int, Victim], slots: tuple[Rule, ...], *, is_target: bool) -> None:
        for span in matches(self.masked, slots):
            self._keep_parts(found, span, is_target=is_target)

    def _keep_parts(self, found: dict[int, Victim], span: tuple[int, int], *, is_target: bool = True) -> None:
        for start, end in find_parts(self.text, *span, self.cues):
            self._keep(found, start, end, is_target=is_target)

    def _coordinate(self, found: dict[int, Victim], victim: Victim) -> None:
        """ "from Greylag and Fennimore": whoever stands in one row with a robbed party was robbed too."""
        end = victim.end
        while match := self.slots.more.match(self.masked, end) or self.slots.gapped.match(self.masked, end):
            if citing_of(self.cues).verb.match(self.masked, match.end("v")):
                break  # "from Greylag, Ember Forensics says"
            self._keep_parts(found, match.span("v"), is_target=victim.is_target)
            end = match.end("v")

    def _lead(self, found: dict[int, Victim], victim: Victim) -> None:
        """ "Both Greylag and Fennimore were hacked": whoever stands in one row before a robbed subject."""
        if not self.slots.suffers.match(self.masked, victim.end):
            return
        row = self.slots.led.search(self.masked, 0, victim.start)
        if row is None:
            return
        start, end = row.span("v")
        for a, b in names_in(self.masked):
            if start <= a and b <= end:
                self._keep_parts(found, (a, b), is_target=victim.is_target)

    def _name_section(self, found: dict[int, Victim]) -> None:
        """ "Cobblestone Bridge" as a heading or before a full stop: what follows tells of this service."""
        if self.sentence.kind is BlockKind.HEADING:
            heading = find_heading(self.text, self.masked, self.cues)
            if heading:
                found.setdefault(heading.start, heading)
        elif "(" not in self.masked and PROSE.search(self.masked):
            return
        span = bare_name(self.masked)
        if span is None:
            return
        name = self.masked[slice(*span)]
        is_run_in = self.sentence.kind in RUNNING and self.text.endswith(".") and self._goes_on()
        if self.sentence.kind is BlockKind.HEADING and self.sentence.section >= 0:
            # "KyberSwap" as a heading, or a listed name
            is_run_in |= bool(INNER_CAPITAL.search(name)) or is_listed(*span, self.mentions)
        is_told = is_run_in or self._is_announced() or self.names.kind(name) is not Kind.PLAIN
        if is_told and tuple(find_parts(self.text, *span, self.cues)) == (span,):
            self._keep(found, *span, is_target=True)

    def _goes_on(self) -> bool:
        """ "Cobblestone Bridge." before what happened to it; "Nonsense." alone is an answer."""
        return any(
            GOES_ON.match(self.context.text, end) for _, end in spots(self.text.strip(), self.context.text)
        )

    def _is_announced(self) -> bool:
        """ "We have also attributed the following thefts:": a bare name as an item of that list."""
        before = self.context.introduction
        return before is not None and any(f.anaphor is Anaphor.LIST for f in before.frames)

    def _keep(self, found: dict[int, Victim], start: int, end: int, *, is_target: bool) -> None:
        name = self.text[start:end]
        if re.match(r"-(?!based)\w|\s(?i:tokens?)\b", self.text[end:]) or (
            start and self.text[start - 1] == "-"
        ):
            return
        is_other = BESIDE_ACTOR.search(self.masked[:start]) or is_person_or_cited(self.text, start, self.cues)
        if is_other or is_town(name, self.masked[end:], self.context, self.cues):
            return
        start, end = next(
            (m.span() for m in PLACEHOLDERS.finditer(self.text) if m.start() < start < m.end()), (start, end)
        )
        end = self._listed_end(start, end)
        name = self.text[start:end]
        is_sure = is_listed(start, end, self.mentions) or PLACEHOLDERS.fullmatch(name) or name.islower()
        if is_masked(self.masked, start, end) or not (
            is_sure or can_be_victim(name, self.context, self.cues, is_target=is_target)
        ):
            return
        if is_only_compared(self.text, start, end, self.cues) or is_only_evidence(self.text, end):
            return
        if PLACEHOLDERS.fullmatch(name):
            victim = Victim(start, end, name, "unnamed:" + slug(name), "", is_target)
        else:
            found_id = self._listed_id(start, end) or self._id(name)
            victim = Victim(start, end, name, found_id, self._service(start, end), is_target)
        old = found.get(start)
        if old is None or old.end < end or (is_target and not old.is_target and old.end == end):
            found[start] = victim

    def _listed_end(self, start: int, end: int) -> int:
        """ "AlphaPo Hot Wallets Breached" in a title is AlphaPo: a listed name ends where the list ends it."""
        if not is_shouted(self.sentence, self.mentions):
            return end
        ends = [n.end for n in self.mentions.names if n.kind == "victim" and n.start == start]
        return min([e for e in ends if e < end], default=end)

    def _id(self, name: str) -> str:
        """The id; a name that begins the publisher's ("Corvane" of corvane-exchange) means it."""
        found, own = victim_id(name, self.context.lexicon), owner(self.context)
        is_known = found in self.context.lexicon.victim_spellings.values()
        return own[1] if own and own[1].startswith(found + "-") and not is_known else found

    def _listed_id(self, start: int, end: int) -> str:
        """ "Axie Infinity Ronin" of "the Axie Infinity Ronin bridge": a listed name that goes on in small letters."""
        whole = (n.id for n in self.mentions.names if n.kind == "victim" and n.start == start and n.end > end)
        return next(whole, "")

    def _service(self, start: int, end: int) -> str:
        near = self.text[max(0, start - 60) : start] + " " + self.text[end : end + 80]
        match = self.cues["services.words"].search(near)
        return match.group().casefold() if match else ""


def is_shouted(sentence: Sentence, mentions: Mentions) -> bool:
    """A title, wherever it stands, that writes every word large; a name beside its day and sum is none."""
    is_heading = sentence.kind is BlockKind.HEADING
    words = WORDED.findall(sentence.text if is_heading else mask(sentence.text, mentions))
    return (is_heading or len(words) > LONG_TITLE) and is_title(sentence.text)

"""What the grammars hand to the assembly: sentences, and what one sentence says.

All `start`, `end` of mentions are 0-based, half-open, in code points of the *sentence's* text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from parsers.mentions.values import AmountMention, DateMention, NameMention
    from parsers.values import Basis, BlockKind, PartialDate, Stance


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a heading, list item or table row as a whole. `start`, `end` are offsets in the document.

    `section`: index of the heading sentence above it, -1 before the first heading.
    """

    index: int
    start: int
    end: int
    text: str
    block: int
    kind: BlockKind
    section: int


@dataclass(frozen=True, slots=True)
class Victim:
    """A service, company or wallet that this sentence names as robbed, or may be speaking of.

    `id`: slug, or `unnamed:` and a slug of the description. `service`: what the text calls it (`exchange`,
    `bridge`, `取引所` ...), or empty. `is_target`: it stands where this language puts the robbed party. `is_sure`:
    that it is a name at all rests on this sentence; else it counts only on a page that robs nobody surely.
    `reason`: why it is robbed, where no wording of theft says so.
    """

    start: int
    end: int
    name: str
    id: str
    service: str = ""
    is_target: bool = True
    is_sure: bool = True
    reason: str = ""


class Anaphor(StrEnum):
    """How a sentence speaks of a theft that was told before."""

    NONE = ""
    THEFT = "theft"  # "the heist", 同事件, 이번 공격
    VICTIM = "victim"  # "the exchange", 同社, 해당 거래소
    PAGE = "page"  # 今回の攻撃: the theft that the document is about, whatever other one was told since
    IMPLIED = "implied"  # nothing but an attribution: "The FBI blamed Lazarus."
    LIST = "list"  # the thefts are the items of the list that follows
    ALL = "all"  # "all of these thefts", 이들 사건 모두: those told since the heading


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who attributes. `party` is an id; `is_self`: the document itself ("we", the publisher by name).

    `is_previous`: a pronoun ("she wrote", "the report says") for whoever spoke last. `reason`: the evidence by which
    this one was found, for the explanation; empty where a grammar does not tell. `is_passing`: a body told by its
    kind alone ("The police") in a text of no dateline, or at the head of a sentence: it speaks for no sentence after.
    `is_waiting`: who only looks for the culprit, or was told of the theft: flat words behind that are not theirs.
    """

    party: str
    start: int
    end: int
    is_self: bool = False
    is_previous: bool = False
    is_passing: bool = field(default=False, compare=False)
    is_waiting: bool = field(default=False, compare=False)
    reason: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """One theft as this sentence tells it, whoever did it. `victim` None: the theft that was spoken of before.

    `Anaphor.ALL`: the date of all that were told. `is_revised`: its sums stand in place of those given before
    ("rose to", 로 늘었다). `is_weak`: no word of theft says that they are of the theft, and nothing that they are of
    something else: they count for a theft of which no other sentence tells, and its date makes one that is told
    more precise. `is_field`: the page's own entry of the loss ("Loss: $3 million"), beside which other estimates fall.
    """

    victim: Victim | None
    amounts: tuple[AmountMention, ...]
    date: PartialDate | None
    anaphor: Anaphor = Anaphor.NONE
    is_revised: bool = False
    is_weak: bool = False
    is_field: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution that a sentence carries: speakers say so surely that actors robbed the victims.

    No speakers: the document says it. `is_agentless`: "is believed to be", nobody's attribution. No victims: see
    `anaphor`. `actors` empty: the actors of the frame before ("these actors", 同じ集団). `is_naming`: the sentence
    only gives the culprit of the speaker's last claim another name.
    """

    rule: str
    start: int
    end: int
    stance: Stance
    actors: tuple[NameMention, ...]
    speakers: tuple[Speaker, ...] = ()
    victims: tuple[Victim, ...] = ()
    anaphor: Anaphor = Anaphor.NONE
    basis: Basis | None = None
    is_agentless: bool = False
    is_passive: bool = False  # "attributed to" without saying by whom
    is_collective: bool = False
    is_naming: bool = False
    needs_voice: bool = (
        False  # somebody's verdict: where nobody is heard of it, a compiler's text does not make it
    )
    is_withdrawal: bool = False  # the party takes back what it said of the theft before
    is_graded: bool = False  # the party's own grade is given, so a compiler's grade does not apply
    is_plain: bool = False  # nothing but culprit and theft ties them: counts where nobody else is heard of it


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something in the sentence that looked like a claim, the rule that refused it, and why."""

    start: int
    end: int
    rule: str
    reason: str


@dataclass(frozen=True)
class Mentions:
    """What was found in one sentence before its grammar is read."""

    amounts: tuple[AmountMention, ...]
    dates: tuple[DateMention, ...]
    names: tuple[NameMention, ...]

    def within(self, start: int, end: int) -> Mentions:
        """Those that begin in a half-open span of the sentence."""
        return Mentions(
            tuple(m for m in self.amounts if start <= m.start < end),
            tuple(m for m in self.dates if start <= m.start < end),
            tuple(m for m in self.names if start <= m.start < end),
        )

    @cached_property  # every rule asks
    def actors(self) -> tuple[NameMention, ...]:
        """The actor names, without those that the text uses for malware."""
        return tuple(n for n in self.names if n.kind == "actor" and not n.is_malware)

    @cached_property
    def parties(self) -> tuple[NameMention, ...]:
        """The party names."""
        return tuple(n for n in self.names if n.kind == "party")


class Voiced(Protocol):
    """Who is heard in a sentence. A grammar may put off the search until somebody asks: few sentences are asked."""

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Who speaks in it, attributing or not; pronouns later on mean them."""
        ...

    @property
    def introduced(self) -> tuple[Speaker, ...]:
        """Who is named, and says nothing yet ("We retained Mandiant"): "its report" behind it is theirs."""
        ...


@dataclass(frozen=True, slots=True)
class Voices:
    """Who is heard in a sentence, as found while it was read."""

    speakers: tuple[Speaker, ...] = ()
    introduced: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """What a sentence says of who did it: its attributions, what looked like one and was refused, and who is heard."""

    frames: tuple[Frame, ...]
    refusals: tuple[Refusal, ...]
    voiced: Voiced


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """All that a grammar reads out of one sentence.

    `is_statement`: its speakers put out the statement, report or advisory that this document tells of.
    """

    sentence: Sentence
    mentions: Mentions
    victims: tuple[Victim, ...] = ()
    facts: tuple[Fact, ...] = ()
    frames: tuple[Frame, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    voiced: Voiced = Voices()
    is_statement: bool = False

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """As of `Voiced`."""
        return self.voiced.speakers

    @property
    def introduced(self) -> tuple[Speaker, ...]:
        """As of `Voiced`."""
        return self.voiced.introduced

    @property
    def firm_facts(self) -> tuple[Fact, ...]:
        """The facts that a word of theft holds."""
        return tuple(f for f in self.facts if not f.is_weak)

"""Which expected claim a claim that was read meets, and which of its fields are right.

Two rows meet when victim and party agree; one expected row takes one claim: of all ways to pair them the
one with most pairs, then with the nearest amounts and dates. An unnamed victim meets another by an equal
amount, an equal date or an equal description, never a named one. `unstated` in voice own means that the
document says it, and also takes the publisher's own claim. A claim that meets an `optional` row counts
neither way.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from decimal import Decimal

    from parsers.values import Claim
    from tests.parsers.case_files import ExpectedClaim

FIELDS = ("actor_first", "actor_set", "stance", "voice", "amounts", "date", "quote")
BARE_STATE = frozenset({"dprk", "rgb"})
FIRM = frozenset({"asserted", "assessed"})
GOVERNMENT = re.compile(r"(?:[a-z]{2}|un|eu)(?:\.[a-z0-9-]+)*|msmt|unstated")
UNNAMED = "unnamed:"
OTHER_PARTY_COST = 100.0
OPTIONAL_COST = 0.001
SHORT_QUOTE = 300  # a quote up to this length is never too long
SUFFIXES = ("株式会社", "有限会社", "合同会社", "주식회사", "유한회사", "(株)", "(주)")
SUFFIX_WORDS = re.compile(
    r"\b(?:inc|incorporated|ltd|limited|llc|llp|plc|corp|corporation|co|company|gmbh|ag|sa|pte|pty|bv|kk|wll"
    r"|holdings?)\b\.?"
)
CJK = "぀-ヿ㐀-䶿一-鿿가-힣"
WORD = re.compile(rf"[{CJK}]|[^\W{CJK}]+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Row:
    """A claim in comparable form, expected or read."""

    victim: str
    party: str
    voice: str
    actors: tuple[str, ...]
    stance: str
    amounts: tuple[tuple[Decimal, str], ...]
    theft_date: str | None
    quote: str
    optional: bool

    def __str__(self) -> str:
        sums = " ".join(f"{value} {currency}" for value, currency in self.amounts)
        fields = (self.victim, self.party, self.voice, ",".join(self.actors), self.stance, sums)
        return " | ".join((*fields, self.theft_date or "-"))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a case's rows. `matched` are pairs (expected, read), without the optional ones."""

    matched: tuple[tuple[Row, Row], ...]
    missed: tuple[Row, ...]
    spurious: tuple[Row, ...]
    neutral: int

    def wrong_fields(self) -> tuple[str, ...]:
        """One line for each field of a matched row that differs from what is expected."""
        return tuple(
            f"{field} of {expected.victim}/{expected.party}: expected {_value(expected, field)!r}, "
            f"read {_value(found, field)!r}"
            for expected, found in self.matched
            for field, is_right in judge(expected, found).items()
            if not is_right
        )

    def false_alarms(self) -> tuple[Row, ...]:
        """Firm claims in the document's own voice that no expected row carries."""
        return tuple(row for row in self.spurious if row.voice == "own" and row.stance in FIRM)


def compare(
    expected: Iterable[ExpectedClaim],
    claims: Iterable[Claim],
    publishers: Sequence[str],
    victim_id: Callable[[str], str],
) -> Verdict:
    """Pair what is expected with what was read. `victim_id` gives the one id of a victim's spellings."""
    wanted = tuple(_expected_row(row, victim_id) for row in expected)
    found = tuple(_read_row(claim, victim_id) for claim in claims)
    pairs = pair_rows(wanted, found, [_party(publisher, victim_id) for publisher in publishers])
    return Verdict(
        matched=tuple((wanted[i], found[j]) for i, j in pairs.items() if not wanted[i].optional),
        missed=tuple(row for i, row in enumerate(wanted) if i not in pairs and not row.optional),
        spurious=tuple(row for j, row in enumerate(found) if j not in pairs.values()),
        neutral=sum(wanted[i].optional for i in pairs),
    )


def _expected_row(row: ExpectedClaim, victim_id: Callable[[str], str]) -> Row:
    return Row(
        victim=_victim(row.victim, victim_id),
        party=_party(row.party, victim_id),
        voice=row.voice,
        actors=row.actors,
        stance=row.stance,
        amounts=row.amounts,
        theft_date=row.theft_date,
        quote=row.quote,
        optional=row.optional,
    )


def _read_row(claim: Claim, victim_id: Callable[[str], str]) -> Row:
    return Row(
        victim=_victim(claim.victim, victim_id),
        party=_party(claim.party, victim_id),
        voice=claim.voice.value,
        actors=claim.actors,
        stance=claim.stance.value,
        amounts=tuple((amount.value, amount.currency) for amount in claim.amounts),
        theft_date=str(claim.theft_date) if claim.theft_date else None,
        quote=claim.quote,
        optional=False,
    )


def _victim(name: str, victim_id: Callable[[str], str]) -> str:
    if name.startswith(UNNAMED):
        return UNNAMED + _key(name.removeprefix(UNNAMED))
    return _key(victim_id(name))


def _party(name: str, victim_id: Callable[[str], str]) -> str:
    folded = name.casefold()
    return folded if GOVERNMENT.fullmatch(folded) else _key(victim_id(name))


def _key(name: str) -> str:
    key = unicodedata.normalize("NFKC", name).casefold().replace("-", " ")
    for suffix in SUFFIXES:
        key = key.replace(suffix, " ")
    return re.sub(r"[\W_]+", "", SUFFIX_WORDS.sub(" ", key)) or name


# ---------------------------------------------------------------- pairing


def pair_rows(expected: Sequence[Row], found: Sequence[Row], publishers: Sequence[str]) -> dict[int, int]:
    """Index of the expected row to index of the row read: the most pairs, at the least distance."""
    costs = [[_cost(row, other, publishers) for other in found] for row in expected]

    @cache
    def best(i: int, taken: int) -> tuple[int, float, tuple[tuple[int, int], ...]]:
        if i == len(costs):
            return 0, 0.0, ()
        choices = [best(i + 1, taken)]
        for j, cost in enumerate(costs[i]):
            if cost is None or taken >> j & 1:
                continue
            count, total, pairs = best(i + 1, taken | 1 << j)
            choices.append((count - 1, total + cost, ((i, j), *pairs)))
        return min(choices)

    return dict(best(0, 0)[2])


def _cost(expected: Row, found: Row, publishers: Sequence[str]) -> float | None:
    if not _same_victim(expected, found):
        return None
    cost = _distance(expected, found) + OPTIONAL_COST * expected.optional
    if expected.party == found.party:
        return cost
    return cost + OTHER_PARTY_COST if _same_speaker(expected, found, publishers) else None


def _same_victim(expected: Row, found: Row) -> bool:
    if expected.victim == found.victim:
        return True
    if not (expected.victim.startswith(UNNAMED) and found.victim.startswith(UNNAMED)):
        return False
    if expected.theft_date and found.theft_date and found.theft_date.startswith(expected.theft_date):
        return True
    return any(_is_near(amount, other, 0.02) for amount in expected.amounts for other in found.amounts)


def _same_speaker(expected: Row, found: Row, publishers: Sequence[str]) -> bool:
    if expected.voice != "own" or found.voice != "own":
        return False
    if expected.party == "unstated":
        return found.party in publishers
    return expected.optional and found.party == "unstated" and expected.party in publishers


def _distance(expected: Row, found: Row) -> float:
    apart = [
        abs(math.log(value / other))
        for value, currency in expected.amounts
        for other, same in found.amounts
        if currency == same and value > 0 and other > 0
    ]
    either = bool(expected.amounts or found.amounts)
    far = min(*apart, 5.0) if apart else float(either)
    return far + _days_apart(expected.theft_date, found.theft_date)


def _days_apart(one: str | None, other: str | None) -> float:
    if one is None or other is None:
        return 0.0 if one == other else 1.0
    if one.startswith(other) or other.startswith(one):
        return 0.0
    return min(abs(_day_number(one) - _day_number(other)) / 365, 5.0)


def _day_number(stated: str) -> int:
    year, month, day = [*map(int, stated.split("-")), 0, 0][:3]
    return date(year, month or 7, day or 15 if month else 1).toordinal()


# ---------------------------------------------------------------- judging


def judge(expected: Row, found: Row) -> dict[str, bool]:
    """Say for each of FIELDS whether it is right."""
    return {
        "actor_first": _first_actor_right(expected.actors, found.actors),
        "actor_set": set(expected.actors) == set(found.actors),
        "stance": expected.stance == found.stance,
        "voice": expected.voice == found.voice,
        "amounts": _amounts_right(expected.amounts, found.amounts),
        "date": expected.theft_date == found.theft_date,
        "quote": quote_right(expected.quote, found.quote),
    }


def _value(row: Row, field: str) -> object:
    named = {"actor_first": row.actors, "actor_set": row.actors, "date": row.theft_date}
    return named[field] if field in named else getattr(row, field)


def _first_actor_right(expected: tuple[str, ...], found: tuple[str, ...]) -> bool:
    if expected[:1] == found[:1]:
        return True
    if not expected or not found or expected[0] in BARE_STATE:
        return False
    return found[0] in expected and found[0] not in BARE_STATE


def _amounts_right(expected: Sequence[tuple[Decimal, str]], found: Sequence[tuple[Decimal, str]]) -> bool:
    """Something of what is expected, and nothing else: each amount read must be one that is expected."""
    if not expected or not found:
        return not expected and not found
    return all(any(_is_near(amount, other, 0.01) for amount in expected) for other in found)


def _is_near(amount: tuple[Decimal, str], other: tuple[Decimal, str], tolerance: float) -> bool:
    value, currency = amount
    return currency == other[1] and abs(float(value - other[0])) <= tolerance * abs(float(value))


def quote_right(expected: str, found: str) -> bool:
    """Say whether it holds what is expected, or half of its words (CJK: characters), and is not overlong."""
    wanted, had = _plain(expected), _plain(found)
    if len(had) > max(3 * len(wanted), SHORT_QUOTE):
        return False
    if wanted in had:
        return True
    words = Counter(WORD.findall(wanted))
    return 2 * sum((words & Counter(WORD.findall(had))).values()) >= sum(words.values()) > 0


def _plain(text: str) -> str:
    text = re.sub(r"!?\[([^\]]*)\]\([^)\s]*\)", r"\1", text)
    text = re.sub(r"[*_`]+", "", re.sub(r"\\([^\w\s])", r"\1", text))
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())

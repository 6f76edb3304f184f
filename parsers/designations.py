"""How trackers name groups: a prefix with a number (UNC1069), a word before the name of a family (Citrine Sleet)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parsers.faults import LexiconError, check_keys, strings
from parsers.mentions.folding import fold, lower

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LISTS = ("prefixes", "families", "common_families", "never", "near")
_REACH = 80  # code points to both sides
# "Lunar Bear Exchange", "Golden Bear said it lost": a firm of that name
_FIRM_BEHIND = re.compile(
    r"(?:'s)?\s(?:[A-Z]|(?:exchange|wallet|bridge|swap|protocol|lost|said|was\srobbed)\b)|[A-Za-z0-9]"
)
_LINKS = re.compile(r"(?:,\s(?:and\s)?|\s(?:and|or)\s|\s?/\s?|、|と|や|와\s|과\s|,\s?)")
# between what it is and its name, and the other way round: "the group called Rust Kitten", "Rust Kitten, a hacking team"
_CALLED = r"(?:\s(?:called|named|dubbed|like|of))?\s?[\"'(「『]?\s?$"
_WHICH_IS = (
    r"[\"')」』]?(?:(?:,\s(?:which\s(?:is|was)\s)?(?:an?|the|also)|\s(?:is|was)\s(?:an?|the))\s(?:[\w\-]+\s){0,3}?"
    r"|,?\s\(?|\s?(?:という|と呼ばれる|として知られる|の|による|라는|의|이라는)?\s?)"
)


@dataclass(frozen=True, slots=True)
class Designations:
    """Compiled. `common`: of a family that is an ordinary word, too: then the text has to say that it is a group.

    `called`, `which_is`: how it does, before and behind the name, in lower case. `never`: words before a family's
    name that make another thing of it, in lower case ("Super Typhoon").
    """

    plain: re.Pattern[str]
    common: re.Pattern[str]
    called: re.Pattern[str]
    which_is: re.Pattern[str]
    never: frozenset[str]

    def find(self, folded: str, lowered: str) -> Iterator[tuple[int, int]]:
        """Where such names stand in a folded text."""
        for found in self.plain.finditer(folded):
            if self._first(found) not in self.never:
                yield found.span()
        yield from self._common(folded, lowered)

    def _common(self, folded: str, lowered: str) -> Iterator[tuple[int, int]]:
        """Of what has the form, whatever the text says once to be a group, and what stands in one row with it."""
        spans = [
            found.span()
            for found in self.common.finditer(folded)
            if self._first(found) not in self.never and not _FIRM_BEHIND.match(folded, found.end())
        ]
        told: set[str] = set()
        last = 0
        for start, end in spans:
            is_in_row = bool(last) and _LINKS.fullmatch(folded, last, start) is not None
            if is_in_row or self._is_told(lowered, start, end):
                told.add(folded[start:end])
                last = end
        yield from ((start, end) for start, end in spans if folded[start:end] in told)

    def _is_told(self, lowered: str, start: int, end: int) -> bool:
        before, after = lowered[max(0, start - _REACH) : start], lowered[end : end + _REACH]
        return bool(self.called.search(before) or self.which_is.match(after))

    @staticmethod
    def _first(found: re.Match[str]) -> str:
        return found[0].split(maxsplit=1)[0].lower()


def read_designations(actors: Mapping[str, Any]) -> Designations:
    """Read the section of `actors.toml`. LexiconError for what is amiss in it."""
    place = "actors.toml [designations]"
    table = actors.get("designations")
    if not isinstance(table, dict):
        raise LexiconError(place, "is missing: the forms in which trackers name groups")
    check_keys(place, table, set(_LISTS))
    lists = {key: strings(place, key, table.get(key)) for key in _LISTS}
    numbered = "|".join(re.escape(prefix) for prefix in lists["prefixes"])
    near = "|".join(re.escape(lower(fold(word))) for word in lists["near"])
    return Designations(
        plain=re.compile(
            rf"(?<![A-Za-z0-9-])(?:(?:{numbered})[- ]?\d{{2,5}}(?![A-Za-z0-9])|{_named(lists['families'])})"
        ),
        common=re.compile(rf"(?<![A-Za-z0-9-]){_named(lists['common_families'])}"),
        called=re.compile(rf"(?:{near}|(?:attribut|blam|pinn)\w+[^.;]{{0,50}}\s(?:to|on)){_CALLED}"),
        which_is=re.compile(rf"{_WHICH_IS}(?:{near})"),
        never=frozenset(word.lower() for word in lists["never"]),
    )


def _named(families: list[str]) -> str:
    named = "|".join(re.escape(form) for family in families for form in (family, family.upper()))
    return rf"[A-Z][A-Za-z]+ (?:{named})(?![A-Za-z])"

"""What is said of a fault in the language tables, and the checks that all of them need."""

from __future__ import annotations


class LexiconError(ValueError):
    """A fault in the language tables: `place` is the file's name, the entry and the key."""

    def __init__(self, place: str, fault: str) -> None:
        super().__init__(f"{place}: {fault}")
        self.place = place
        self.fault = fault


def check_keys(place: str, table: object, known: set[str]) -> None:
    """LexiconError for what is no table, and for a key that it does not know."""
    if not isinstance(table, dict):
        raise LexiconError(place, "is not a table")
    if unknown := set(table) - known:
        raise LexiconError(f"{place} `{min(unknown)}`", f"no such key; it knows {', '.join(sorted(known))}")


def strings(place: str, key: str, value: object) -> list[str]:
    """The list of strings; LexiconError for anything else."""
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise LexiconError(f"{place} `{key}`", "is not a list of strings")
    return value

"""The shipped lexicon, and the tables of cases."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from parsers.lexicon import Lexicon, build_lexicon

LANGUAGE = Path(__file__).parents[3] / "config" / "language"


def read_cases(name: str) -> list[list[str]]:
    """Rows of a tab-separated table beside this file, without its comment line; ↵ stands for a new line."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line.replace("↵", "\n").split("\t") for line in lines if line and not line.startswith("#")]


def read_tables() -> dict[str, dict[str, Any]]:
    """The shipped tables by the stem of their file, parsed."""
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in LANGUAGE.glob("*.toml")}


@pytest.fixture(scope="session")
def tables() -> dict[str, dict[str, Any]]:
    """The shipped tables, parsed."""
    return read_tables()


@pytest.fixture(scope="session")
def lexicon(tables: dict[str, dict[str, Any]]) -> Lexicon:
    """The lexicon as it is shipped."""
    return build_lexicon(tables)

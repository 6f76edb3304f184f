"""`config/walls.toml` read into the rules by which walls are recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.errors import ConfigurationError
from flows.strict_toml import Table, read_model
from parsers.walls import WallRules, build_rules

if TYPE_CHECKING:
    from pathlib import Path


class _WallsFile(Table):
    marks: dict[str, tuple[str, ...]]
    titles: dict[str, tuple[str, ...]]
    sentences: dict[str, tuple[str, ...]]


def load_walls(path: Path) -> WallRules:
    """Read `walls.toml`. ConfigurationError names what is unknown in it."""
    file = read_model(_WallsFile, path)
    try:
        return build_rules(file.marks, file.titles, file.sentences)
    except ValueError as error:
        raise ConfigurationError(str(error), subject=str(path), action="Correct the value.") from error

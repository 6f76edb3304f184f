"""Names and cue words from `config/language/`, and the mark of the reader that uses them."""

from __future__ import annotations

import atexit
import gc
import hashlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import parsers
from flows.errors import ConfigurationError
from flows.near import or_these
from flows.strict_toml import read_table
from parsers.lexicon import LexiconError, build_lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.paths import Places
    from parsers.lexicon import Lexicon


# What was read last, by the words of its files: reading it takes a third of a second, and what its rules compile for
# the first texts another. A run and the command around it ask for the same one, and so does a schedule's next run.
_READ: dict[str, Lexicon] = {}


def load_lexicon(places: Places) -> Lexicon:
    """Read the lexicon of all languages. ConfigurationError names file, entry and key of the first fault.

    For the same words it is the same one as the last time.
    """
    files = places.config_files("language")
    if not files:
        raise ConfigurationError(
            "no names and cue words there",
            subject=str(places.config[-1] / "language"),
            action="Restore config/language, or leave --config away to use what is shipped.",
        )
    words = _digest(*files, *sorted(places.config[0].glob("language/cues_*.toml")))
    if words not in _READ:
        read = _read(files, places)
        _READ.clear()
        _READ[words] = read
    return _READ[words]


def _read(files: Sequence[Path], places: Places) -> Lexicon:
    tables = {path.stem: read_table(path) for path in files}
    for path in files:
        _refuse_missing_lists(path, tables[path.stem], places.config[0] / "language" / path.name)
    try:
        lexicon = build_lexicon(tables)
    except LexiconError as error:
        named = error.place.partition(".toml")[0]
        path = next((path for path in files if path.stem == named), files[0].parent)
        raise ConfigurationError(str(error), subject=str(path), action="Correct that entry.") from error
    # it lives as long as the process: the collector would look through its names again and again (a tenth of the time
    # that the first document takes)
    gc.freeze()
    atexit.register(gc.unfreeze)  # else extensions take what is alive then for leaks, and say so
    return lexicon


def _refuse_missing_lists(own: Path, table: dict[str, Any], shipped: Path) -> None:
    """Refuse cue words of one's own without a list of the shipped ones: a misspelt name is a missing one, too."""
    if own == shipped or not own.name.startswith("cues_") or not shipped.exists():
        return
    known, given = _lists_of(read_table(shipped)), _lists_of(table)
    if lacking := sorted(known - given):
        raise ConfigurationError(
            f"the list is missing{or_these(lacking[0], given - known)}",
            subject=str(own),
            place=lacking[0],
            action=f"Write it as in {shipped}; it may be empty.",
        )


def _lists_of(table: dict[str, Any]) -> set[str]:
    sections = ((name, keys) for name, keys in table.items() if isinstance(keys, dict))
    return {f"{name}.{key}" for name, keys in sections for key in keys}


def parser_version(places: Places) -> str:
    """Name the reader in force: the project's version and a digest over its code and its words.

    Another digest means that the same bytes may be read differently, so rows are made anew.
    """
    code = sorted(Path(parsers.__file__).parent.rglob("*.py"))
    return f"{project_version()}+{_digest(*code, *places.config_files('language'))[:12]}"


def _digest(*files: Path) -> str:
    """Print of what these files hold, under their names."""
    digest = hashlib.sha256()
    for path in files:
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def project_version() -> str:
    """Read the version of the installed project."""
    try:
        return version("claimwatch")
    except PackageNotFoundError:
        return "0+uninstalled"

"""Names and cue words from `config/language/`, and the mark of the reader that uses them."""

from __future__ import annotations

import atexit
import gc
import hashlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import parsers
from flows.errors import ConfigurationError
from flows.strict_toml import read_table
from parsers.lexicon import LexiconError, build_lexicon

if TYPE_CHECKING:
    from flows.paths import Places
    from parsers.lexicon import Lexicon


def load_lexicon(places: Places) -> Lexicon:
    """Read the lexicon of all languages. ConfigurationError names file, entry and key of the first fault."""
    files = places.config_files("language")
    if not files:
        raise ConfigurationError(
            "no names and cue words there",
            subject=str(places.config[-1] / "language"),
            action="Restore config/language, or leave --config away to use what is shipped.",
        )
    try:
        lexicon = build_lexicon({path.stem: read_table(path) for path in files})
    except LexiconError as error:
        raise ConfigurationError(
            str(error), subject=str(files[0].parent), action="Correct that entry."
        ) from error
    # it lives as long as the process: the collector would look through its names again and again (a tenth of the time
    # that the first document takes)
    gc.freeze()
    atexit.register(gc.unfreeze)  # else extensions take what is alive then for leaks, and say so
    return lexicon


def parser_version(places: Places) -> str:
    """Name the reader in force: the project's version and a digest over its code and its words.

    Another digest means that the same bytes may be read differently, so rows are made anew.
    """
    code = sorted(Path(parsers.__file__).parent.rglob("*.py"))
    digest = hashlib.sha256()
    for path in (*code, *places.config_files("language")):
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode() + content)
    return f"{project_version()}+{digest.hexdigest()[:12]}"


def project_version() -> str:
    """Read the version of the installed project."""
    try:
        return version("claimwatch")
    except PackageNotFoundError:
        return "0+uninstalled"

"""Where configuration is read and where everything is written.

A checkout is known by where this package lies, never by the current folder: `pyproject.toml` of claimwatch
beside the package. Outside one, the configuration inside the wheel and a folder of the user's are taken.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flows.errors import ConfigurationError
from flows.near import or_these
from parsers.lexicon import FURTHER

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Places:
    """`config`: folders from shipped to own; a file in a later one replaces its namesake in an earlier."""

    config: tuple[Path, ...]
    data: Path

    def config_file(self, name: str) -> Path:
        """Find the file of this name (`alerts.toml`) that counts. ConfigurationError if there is none."""
        for folder in reversed(self.config):
            if (path := folder / name).is_file():
                return path
        raise ConfigurationError(
            "no such configuration file",
            subject=str(self.config[-1] / name),
            action="Restore it, or leave --config away to use the configuration that is shipped.",
        )

    def config_files(self, folder: str) -> tuple[Path, ...]:
        """List the `.toml` files of a folder (`sources`), own ones replacing shipped ones, sorted by name."""
        found = {path.name: path for root in self.config for path in (root / folder).glob("*.toml")}
        return tuple(found[name] for name in sorted(found))

    @property
    def archive(self) -> Path:
        """WARC files and the ledger of deliveries: the truth from which all else can be made again."""
        return self.data / "archive"

    @property
    def warehouse(self) -> Path:
        """The DuckDB file that only the pipeline opens."""
        return self.data / "warehouse.duckdb"

    @property
    def published(self) -> Path:
        """The DuckDB file that everybody else reads."""
        return self.data / "claims.duckdb"

    @property
    def inbox(self) -> Path:
        """Saved pages that the next run takes in."""
        return self.data / "inbox"

    @property
    def baselines(self) -> Path:
        """Baselines that users imported."""
        return self.data / "baselines"

    @property
    def decisions(self) -> Path:
        """People's decisions about which claims are about the same theft."""
        return self.data / "decisions.toml"

    @property
    def deliveries(self) -> Path:
        """The ledger of mails that a server accepted, one JSON object a line."""
        return self.archive / "deliveries.jsonl"

    @property
    def run_lock(self) -> Path:
        """Held by whoever writes archive and warehouse."""
        return self.data / "run.lock"

    @property
    def serve_lock(self) -> Path:
        """Held by `claimwatch serve`; names the server that it started."""
        return self.data / "serve.lock"

    @property
    def starting_lock(self) -> Path:
        """Held by whoever starts a Prefect server, until it answers."""
        return self.prefect / "starting.lock"

    @property
    def prefect(self) -> Path:
        """Prefect's home."""
        return self.data / "prefect"


def find_places(config: Path | None, data: Path | None, environment: Mapping[str, str]) -> Places:
    """Settle the folders in force: options, then CLAIMWATCH_CONFIG and CLAIMWATCH_DATA, then defaults."""
    checkout = _checkout()
    shipped = checkout / "config" if checkout else _PACKAGE / "default_config"
    own = config or _from(environment, "CLAIMWATCH_CONFIG")
    if own and not own.is_dir():
        raise ConfigurationError(
            "no such folder",
            subject=str(own),
            action="Name a folder with --config, or leave the option away.",
        )
    if own:
        _refuse_strangers(own, shipped)
    folders = (shipped,) if own is None or own.resolve() == shipped else (shipped, own.resolve())
    chosen = (
        data
        or _from(environment, "CLAIMWATCH_DATA")
        or (checkout / "data" if checkout else _user(environment))
    )
    return Places(folders, chosen.absolute())


def _refuse_strangers(own: Path, shipped: Path) -> None:
    """A misnamed file replaces nothing, and nobody would notice: what is shipped would go on to count.

    Besides namesakes of what is shipped, a folder may hold new sources, baselines, names and cue words, and at its
    top files that are no TOML: certificates, a password.
    """
    files, folders = _names(shipped, is_folder=False), _names(shipped, is_folder=True)
    for path in sorted(own.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and path.name not in folders:
            raise _stranger(path, "folder", folders)
        if path.is_dir():
            _refuse_strangers_in(path, _names(shipped / path.name, is_folder=False))
        elif path.suffix == ".toml" and path.name not in files:
            raise _stranger(path, "file", files)


def _refuse_strangers_in(folder: Path, shipped: set[str]) -> None:
    for path in sorted(folder.iterdir()):
        is_known = path.name in shipped or path.suffix == ".md" or path.name.startswith(".")
        is_new = path.suffix == ".toml" and (folder.name != "language" or path.name.startswith(FURTHER))
        if not (is_known or is_new):
            raise _stranger(path, "file", shipped)


def _names(folder: Path, *, is_folder: bool) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_dir() == is_folder}


def _stranger(path: Path, kind: str, known: set[str]) -> ConfigurationError:
    return ConfigurationError(
        f"no {kind} of the configuration is called that{or_these(path.name, known)}",
        subject=str(path),
        action="Rename it, or take it out of the folder.",
    )


def _from(environment: Mapping[str, str], name: str) -> Path | None:
    return Path(environment[name]) if environment.get(name) else None


def _user(environment: Mapping[str, str]) -> Path:
    base = environment.get("XDG_DATA_HOME")
    # the XDG specification: a relative path is to be ignored
    root = Path(base) if base and Path(base).is_absolute() else Path.home() / ".local" / "share"
    return root / "claimwatch"


def _checkout() -> Path | None:
    project = _PACKAGE.parent / "pyproject.toml"
    try:
        table = tomllib.loads(project.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError):
        return None
    return project.parent if table.get("project", {}).get("name") == "claimwatch" else None

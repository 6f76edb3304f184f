"""The lock files, and the page that says why each library is here."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.txt", "requirements-dev.txt")
STRONG_COPYLEFT = re.compile(r"\bA?GPL|Affero|GNU General Public")
# Each offers another licence, which docs/dependencies.md names.
CHOICE = {"text-unidecode", "tld"}


def _name(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def _wanted() -> set[str]:
    groups = PROJECT["dependency-groups"]
    return {_name(one) for one in (*PROJECT["project"]["dependencies"], *groups["build"], *groups["dev"])}


def _locked(lock: str) -> dict[str, list[str]]:
    """Give each locked requirement with its options."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return {_name(line): re.findall(r"--\S+", line) for line in lines}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_hash_and_nothing_names_an_index(lock: str) -> None:
    locked = _locked(lock)
    assert len(locked) > 50
    bare = [
        name
        for name, options in locked.items()
        if not any(one.startswith("--hash=sha256:") for one in options)
    ]
    assert bare == []
    assert not re.search(
        r"https?://|--(extra-)?index-url|--find-links", (ROOT / lock).read_text(encoding="utf-8")
    )


def test_everything_wanted_is_locked() -> None:
    run, dev = (_locked(lock).keys() for lock in LOCKS)
    assert {_name(one) for one in PROJECT["project"]["dependencies"]} - run == set()
    assert _wanted() - dev == set()


def test_every_library_has_its_reason_on_the_page_and_every_reason_its_library() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    first_cells = re.findall(r"^\| ([^|]+) \|", page, re.MULTILINE)
    listed = {_name(one.strip()) for cell in first_cells for one in cell.split(",")} - {"library"}
    listed -= {"", "-"} | {name for name in listed if set(name) == {"-"}}
    assert listed == _wanted()


def test_no_installed_library_is_under_strong_copyleft_alone() -> None:
    locked = _locked("requirements-dev.txt").keys()
    found = set()
    for distribution in metadata.distributions():
        about = distribution.metadata
        classifiers = [one for one in about.get_all("Classifier") or [] if one.startswith("License ::")]
        fields = [(about.get_all(name) or [""])[0] for name in ("License-Expression", "License")]
        first_lines = [field.partition("\n")[0] for field in fields]
        if STRONG_COPYLEFT.search(" ".join(first_lines + classifiers).replace("LGPL", "")):
            found.add(_name(about["Name"]))
    assert (found & locked) - CHOICE == set()

"""The wheel carries its SQL and its configuration, and works where there is no checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"


@dataclass(frozen=True, slots=True)
class Installed:
    """A virtual environment with the wheel in it, and an empty home to work in."""

    wheel: Path
    bin: Path
    home: Path

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run one of its programs from the home folder, with nothing of this environment but PATH."""
        return subprocess.run(  # noqa: S603 - our own program
            [str(self.bin / words[0]), *words[1:]],
            cwd=self.home,
            env={"HOME": str(self.home), "PATH": os.defpath},
            capture_output=True,
            text=True,
            check=False,
            timeout=240,
        )


def _pip(*words: str) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - pip
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Build and install the wheel. Its libraries are those of this environment: their folder is appended."""
    root = tmp_path_factory.mktemp("wheel")
    _pip(
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "--wheel-dir",
        str(root / "dist"),
        str(ROOT),
    )
    (wheel,) = (root / "dist").glob("claimwatch-*.whl")
    venv.create(root / "venv", with_pip=False, symlinks=True)
    python = root / "venv" / "bin" / "python"
    _pip("--python", str(python), "install", "--no-deps", "--no-index", str(wheel))
    (site,) = (root / "venv" / "lib").glob("python*/site-packages")
    # a folder named in a .pth file is searched, but its own .pth files (the editable install) are not read
    (site / "libraries.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    (root / "home").mkdir()
    return Installed(wheel, root / "venv" / "bin", root / "home")


def test_the_wheel_carries_sql_templates_and_configuration(installed: Installed) -> None:
    names = set(zipfile.ZipFile(installed.wheel).namelist())
    wanted = [*ROOT.glob("warehouse/**/*.sql"), *ROOT.glob("flows/**/*.j2")]
    assert wanted, "no SQL to look for"
    assert {str(path.relative_to(ROOT)) for path in wanted} - names == set()
    configured = {str(path.relative_to(ROOT / "config")) for path in ROOT.glob("config/**/*.toml")}
    assert {f"flows/default_config/{name}" for name in configured} - names == set()
    assert {"flows/py.typed", "parsers/py.typed", "warehouse/py.typed"} <= names
    assert not [name for name in names if name.startswith(("tests/", "samples/", "docs/"))]


def test_it_reads_a_page_from_outside_the_checkout(installed: Installed) -> None:
    where = installed.run(
        "python", "-c", "import flows, warehouse; print(flows.__file__, warehouse.__file__)"
    )
    assert str(ROOT) not in where.stdout, where.stdout
    page = SAMPLES / "pages" / "ic3-psa250226.html"
    url = "https://www.ic3.gov/psa/2025/psa250226"
    done = installed.run(
        "claimwatch", "parse", str(page), "--url", url, "--publisher", "us.fbi", "--format", "jsonl"
    )
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["victim"], row["party"], row["stance"]) for row in rows] == [("bybit", "us.fbi", "asserted")]


def test_it_runs_the_whole_line_into_the_users_own_folder(installed: Installed) -> None:
    done = installed.run("claimwatch", "run", "--replay", str(SAMPLES / "archive.warc.gz"))
    assert done.returncode == 0, done.stderr
    folder = installed.home / ".local" / "share" / "claimwatch"
    assert (folder / "claims.duckdb").is_file()
    asked = installed.run("claimwatch", "sql", "SELECT count(*) AS n FROM claims", "--format", "jsonl")
    assert json.loads(asked.stdout)["n"] > 20, asked.stderr
    assert sorted(path.name for path in installed.home.iterdir() if not path.name.startswith(".")) == []

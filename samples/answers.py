"""Writes the answers in README.md anew from the demo's data: `python samples/answers.py`.

A question is a block of SQL with a block of text behind it; the answer is what `claimwatch sql` prints.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

SAMPLES = Path(__file__).parent
README = SAMPLES.parent / "README.md"
QUESTION = re.compile(r"^```sql\n(?P<sql>.*?)^```\n\n```text\n(?P<answer>.*?)^```", re.MULTILINE | re.DOTALL)


def claimwatch(*words: str) -> str:
    """Give what the program prints. CalledProcessError if it fails."""
    command = [sys.executable, "-c", "from flows.cli import main; raise SystemExit(main())", *words]
    done = subprocess.run(  # noqa: S603 - our own program
        command,
        cwd=SAMPLES.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def make_data(folder: Path) -> None:
    """Run the pipeline over the demo's archive into a data folder."""
    config, archive = str(SAMPLES / "config"), str(SAMPLES / "archive.warc.gz")
    claimwatch("--config", config, "--data", str(folder), "run", "--replay", archive)


def ask(folder: Path, sql: str) -> str:
    """Give the printed answer, without blank lines around it and blanks at the ends of lines."""
    lines = [line.rstrip() for line in claimwatch("--data", str(folder), "sql", sql).splitlines()]
    return "\n".join(lines).strip("\n")


def main() -> None:
    """Replace the answers in README.md."""
    with tempfile.TemporaryDirectory() as name:
        make_data(Path(name))
        text = README.read_text(encoding="utf-8")
        for question in QUESTION.finditer(text):
            old = question[0]
            new = f"```sql\n{question['sql']}```\n\n```text\n{ask(Path(name), question['sql'])}\n```"
            text = text.replace(old, new)
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

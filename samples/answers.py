"""Writes the answers in README.md and docs/questions.md anew from the demo's data: `samples/answers.py`.

A question is a block of SQL with a block of text behind it; the answer is what `claimwatch sql` prints.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from flows.exports.formats import Format, write_rows
from warehouse import query

SAMPLES = Path(__file__).parent
PAGES = (SAMPLES.parent / "README.md", SAMPLES.parent / "docs" / "questions.md")
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
    """Give what `claimwatch sql` prints, without blank lines around it and blanks at the ends of lines."""
    rows = query(folder / "claims.duckdb", sql)
    if not len(rows):
        return "None."
    printed = io.StringIO()
    write_rows(rows.columns, rows.rows, Format.TABLE, printed)
    return "\n".join(line.rstrip() for line in printed.getvalue().splitlines()).strip("\n")


def main() -> None:
    """Replace the answers in the pages."""
    with tempfile.TemporaryDirectory() as name:
        make_data(Path(name))
        for page in PAGES:
            page.write_text(answered(page.read_text(encoding="utf-8"), Path(name)), encoding="utf-8")


def answered(text: str, folder: Path) -> str:
    """Give a page's text with the answers that the data in `folder` gives."""

    def answer(question: re.Match[str]) -> str:
        return f"```sql\n{question['sql']}```\n\n```text\n{ask(folder, question['sql'])}\n```"

    return QUESTION.sub(answer, text)


if __name__ == "__main__":
    main()

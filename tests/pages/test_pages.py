"""What the pages for people say is true: links lead somewhere, commands exist, answers are as printed."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "samples" / "README.md"])
COMMAND = re.compile(r"\bclaimwatch (?:--\w+ \S+ )*([a-z]+)\b(?: --help)?")


def _load_answers() -> ModuleType:
    spec = importlib.util.spec_from_file_location("answers", ROOT / "samples" / "answers.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


answers = _load_answers()
QUESTIONS = {
    page.name: list(answers.QUESTION.finditer(page.read_text(encoding="utf-8"))) for page in answers.PAGES
}
ASKED = [(name, number) for name, questions in QUESTIONS.items() for number in range(len(questions))]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the data folder of a run over the demo's archive."""
    data = tmp_path_factory.mktemp("demo")
    answers.make_data(data)
    return data


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def _code(text: str) -> str:
    """Keep what is set as code: fenced blocks and spans."""
    found = re.findall(r"^```\w*\n(.*?)^```|`([^`\n]+)`", text, re.MULTILINE | re.DOTALL)
    return "\n".join(block or span for block, span in found)


def test_every_command_that_a_page_names_exists() -> None:
    pages = "\n".join(_code(page.read_text(encoding="utf-8")) for page in PAGES)
    named = set(COMMAND.findall(pages))
    assert {"run", "serve", "parse", "add", "sql", "alerts"} <= named
    listed = set(re.findall(r"^\W*([a-z]+) ", answers.claimwatch("--help"), re.MULTILINE))
    assert named - listed == set()


def test_the_readme_asks_five_questions_and_the_docs_more_than_twenty() -> None:
    assert len(QUESTIONS["README.md"]) == 5
    assert len(QUESTIONS["questions.md"]) >= 20


def test_what_is_asked_through_the_command_is_answered_as_in_the_docs(demo: Path) -> None:
    question = QUESTIONS["README.md"][0]
    printed = answers.claimwatch("--data", str(demo), "sql", question["sql"])
    lines = [line.rstrip() for line in printed.splitlines()]
    assert "\n".join(lines).strip("\n") == question["answer"].rstrip("\n")


@pytest.mark.parametrize(("page", "number"), ASKED, ids=[f"{name}-{number + 1}" for name, number in ASKED])
def test_the_answers_are_what_is_printed(demo: Path, page: str, number: int) -> None:
    question = QUESTIONS[page][number]
    printed = answers.ask(demo, question["sql"])
    assert printed == question["answer"].rstrip("\n"), "run `make docs` and look at what has changed"

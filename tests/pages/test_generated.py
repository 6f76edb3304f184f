"""The pages of docs/ that are made from data are as new as the data."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.docs import write_pages

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the pages made anew."""
    folder = tmp_path_factory.mktemp("docs")
    write_pages(folder)
    return folder


@pytest.mark.parametrize("page", ["sources.md", "schema.md"])
def test_the_page_is_up_to_date(made: Path, page: str) -> None:
    assert (DOCS / page).read_text(encoding="utf-8") == (made / page).read_text(encoding="utf-8"), (
        f"docs/{page} is older than its data: run `make docs`"
    )


def test_every_table_and_column_of_the_published_file_is_explained(made: Path) -> None:
    page = (made / "schema.md").read_text(encoding="utf-8")
    assert [line for line in page.splitlines() if line.endswith("|  |")] == []
    tables = {line.removeprefix("## ") for line in page.splitlines() if line.startswith("## ")}
    contract = "claims thefts attributions differences documents addresses sources runs alerts"
    assert set(contract.split()) <= tables

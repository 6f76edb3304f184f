"""`claimwatch explain` over the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.flows.conftest import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.flows.conftest import Ended


def test_a_claim_and_its_theft_are_explained(claimwatch: Callable[..., Ended]) -> None:
    page = str(SAMPLES / "pages" / "ic3-psa250226.html")
    assert claimwatch("add", page, "--url", "https://x.example/1", "--publisher", "us.fbi").code == 0
    told = claimwatch("sql", "SELECT claim_id, theft_id FROM claims", "--format", "jsonl").out
    (ids,) = map(json.loads, told.splitlines())
    for subject in ids.values():
        explained = claimwatch("explain", subject, "--format", "jsonl")
        assert explained.code == 0
        lines = [json.loads(line) for line in explained.out.splitlines()]
        assert [(line["what"], line["id"]) for line in lines] == [
            ("theft", ids["theft_id"]),
            ("joined", ids["claim_id"]),
        ]
        assert lines[1]["reason"] == "the first of its theft"
    missing = claimwatch("explain", "nonsense")
    assert missing.code == 2
    assert "nonsense" in missing.last_line
    assert missing.out == ""

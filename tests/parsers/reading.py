"""The line from a case to its verdict: bytes, document, claims, comparison."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from parsers.claims import extract
from parsers.documents import read
from parsers.lexicon import build_lexicon
from parsers.names import victim_id
from tests.parsers.scoring import Verdict, compare

if TYPE_CHECKING:
    from parsers.lexicon import Lexicon
    from parsers.values import Claim, Document
    from tests.parsers.case_files import Case

LANGUAGE_FOLDER = Path(__file__).parents[2] / "config" / "language"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case with what was read out of it."""

    case: Case
    document: Document
    claims: tuple[Claim, ...]
    verdict: Verdict


@cache
def shipped_lexicon() -> Lexicon:
    """Build the lexicon of config/language/*.toml, as it ships."""
    tables = {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted(LANGUAGE_FOLDER.glob("*.toml"))
    }
    return build_lexicon(tables)


def read_case(case: Case) -> Outcome:
    """Read a case as a run would. ValueError where its bytes are not exactly one document."""
    lexicon = shipped_lexicon()
    documents = read(case.capture, item_url=case.item_url)
    if len(documents) != 1:
        raise ValueError(f"{case.name}: a case is one document, the reader gives {len(documents)}")
    claims = extract(documents[0], lexicon).claims
    names = partial(victim_id, lexicon=lexicon)
    return Outcome(case, documents[0], claims, compare(case.expected, claims, case.capture.publishers, names))

"""Milliseconds that each finder takes for 100,000 characters of text full of mentions, by language.

python -m tests.bench.mentions
"""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

from parsers.languages import Language
from parsers.lexicon import build_lexicon
from parsers.mentions.addresses import find_addresses
from parsers.mentions.amounts import find_amounts
from parsers.mentions.dates import find_dates
from parsers.mentions.names import find_names
from tests.parsers.mentions.conftest import read_cases, read_tables

if TYPE_CHECKING:
    from collections.abc import Callable

LENGTH, ROUNDS = 100_000, 7
FILLER = {
    Language.ENGLISH: "The company said that customers would be told as soon as the review of its systems was over. ",
    Language.JAPANESE: "同社は、利用者への説明を調査が終わり次第行うとしており、当面は入出金を止める方針である。",
    Language.KOREAN: "회사는 점검이 끝나는 대로 이용자에게 알리겠다고 했고, 당분간 입출금을 막아 두기로 했다. ",
}


def build_text(language: Language) -> str:
    """The cases of one language between sentences that hold nothing, repeated to the length measured."""
    cases = [row[1] for row in read_cases("amounts.tsv") if row[0] == language]
    cases += [row[2] for row in read_cases("dates.tsv") if row[0] == language]
    unit = "\n".join(f"{FILLER[language]}{case}. {FILLER[language]}" for case in cases)
    return (unit * (LENGTH // len(unit) + 1))[:LENGTH]


def best(work: Callable[[], object]) -> float:
    """The fastest of several rounds, in milliseconds: the others measure the neighbours."""
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times) * 1000


def main() -> None:
    """Print one line a language."""
    lexicon = build_lexicon(read_tables())
    for language in FILLER:
        text = build_text(language)
        finders: dict[str, Callable[[], object]] = {
            "amounts": lambda text=text, language=language: find_amounts(text, language, lexicon),
            "dates": lambda text=text: find_dates(text, date(2025, 3, 1)),
            "names": lambda text=text: find_names(text, lexicon),
            "addresses": lambda text=text: find_addresses(text),
            "triggers": lambda text=text: lexicon.triggers.are_in(text),
        }
        took = {name: best(work) for name, work in finders.items()}
        took["all"] = sum(took.values())
        print(language, *(f"{name} {ms:.1f} ms" for name, ms in took.items()), sep="  ")


if __name__ == "__main__":
    main()

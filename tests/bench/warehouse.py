"""How the warehouse grows: `python -m tests.bench.warehouse 1000 10000 100000`.

A seeded generator makes pages in three languages, three in ten with claims about victims of which some are
told of far more than others, with sums rounded and converted as texts do. For each size: all of it in batches
of 20,000, then a run of 50 new pages, then publication; seconds, peak memory and bytes on disk, and the
slowest statements.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.warehouse.builders import NOON, Said, batch, page
from warehouse import Recipient, Warehouse, open_warehouse, publish, statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warehouse import LoadedDocument

BATCH = 20_000
SYLLABLES = [one + two for one in "bdfklmnprstvz" for two in "aeo"]
PARTIES = (
    "us.fbi",
    "us.treasury",
    "jp.npa",
    "kr.nis",
    "kr.knpa",
    "elliptic",
    "chainalysis",
    "zachxbt",
    "unstated",
    "gb.ncsc",
)
TEXT = "Words that every page carries around what it has to say, of the length of a notice. " * 30


class Generator:
    """Pages about invented thefts; the same seed and size give the same pages."""

    def __init__(self, size: int) -> None:
        self.dice = random.Random(size)  # noqa: S311 - data for a benchmark
        self.thefts = [self._theft() for _ in range(max(20, size // 60))]
        self.weights = [1 / (rank + 1) for rank in range(len(self.thefts))]

    def _theft(self) -> tuple[str, date, int]:
        name = "".join(self.dice.choices(SYLLABLES, k=self.dice.randint(3, 5)))
        return (
            name,
            date(2018, 1, 1) + timedelta(days=self.dice.randrange(2800)),
            self.dice.randint(10, 999) * 10**5,
        )

    def page(self, number: int) -> LoadedDocument:
        """One page; three in ten carry one to three claims."""
        dice = self.dice
        told = (
            dice.choices(self.thefts, self.weights, k=dice.choice((1, 1, 1, 2, 3)))
            if dice.random() < 0.3
            else ()
        )
        said = {(one.victim, one.party): one for one in map(self._said, told)}
        signature = tuple(dice.randrange(2**32) for _ in range(64)) if said else ()
        return page(
            f"https://x.example/{number}",
            *said.values(),
            published=str(date(2025, 11, 1) + timedelta(days=dice.randrange(60))),
            publishers=(dice.choice(PARTIES),),
            language=dice.choice(("en", "ja", "ko")),
            note=f"{TEXT}{number}",
            signature=signature,
        )

    def _said(self, theft: tuple[str, date, int]) -> Said:
        victim, day, dollars = theft
        dice = self.dice
        rounded = round(dollars, -len(str(dollars)) + 2)
        sum_told = dice.choice(
            (f"{dollars} USD", f"{rounded} USD", f"{rounded * 1400} KRW", f"{rounded * 150} JPY", "")
        )
        on = dice.choice((str(day), str(day), str(day)[:7], str(day)[:4], ""))
        voice, actors = (
            dice.choice(("own", "reported")),
            dice.choice(("dprk", "lazarus-group", "tradertraitor")),
        )
        return Said(dice.choice(PARTIES), victim, sum_told, on, voice, actors)


@contextmanager
def timed_statements() -> Iterator[Counter[str]]:
    """Seconds spent in each statement while the block runs."""
    seconds: Counter[str] = Counter()
    run = statements.run

    def timed(connection: Any, name: str, parameters: Any = None) -> list[tuple[Any, ...]]:
        start = time.perf_counter()
        try:
            return run(connection, name, parameters)
        finally:
            seconds[name] += time.perf_counter() - start

    statements.run = timed
    try:
        yield seconds
    finally:
        statements.run = run


def _commit(warehouse: Warehouse, pages: list[LoadedDocument], number: int) -> float:
    start = time.perf_counter()
    for first in range(0, len(pages), BATCH):
        part = pages[first : first + BATCH]
        is_last = first + BATCH >= len(pages)
        recipients = (Recipient("a@example.org"),)
        warehouse.commit(batch(*part, number=number, enqueue=True, is_last=is_last, recipients=recipients))
    return time.perf_counter() - start


def measure(size: int, folder: Path) -> None:
    """Print what `size` pages cost."""
    generator = Generator(size)
    pages = [generator.page(number) for number in range(size + 50)]
    path, target = folder / f"{size}.duckdb", folder / f"claims-{size}.duckdb"
    with open_warehouse(path, now=NOON) as warehouse, timed_statements() as seconds:
        whole = _commit(warehouse, pages[:size], 1)
        slow_whole = _slowest(seconds)
        seconds.clear()
        more = _commit(warehouse, pages[size:], 2)
        slow_more = _slowest(seconds)
        start = time.perf_counter()
        publish(warehouse, target)
        copied = time.perf_counter() - start
        counted = warehouse.connection.execute(
            "SELECT (FROM (SELECT count(*) FROM claims)), (FROM (SELECT count(*) FROM thefts))"
        )
        claims, thefts = counted.fetchall()[0]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    held = f"warehouse {path.stat().st_size >> 20} MB, copy {target.stat().st_size >> 20} MB"
    print(f"{size:>7} pages {claims:>6} claims {thefts:>5} thefts | peak {peak} MB (pages included), {held}")
    print(f"        all {whole:.1f} s, 50 more {more:.2f} s, publish {copied:.2f} s")
    print(f"        all:     {slow_whole}\n        50 more: {slow_more}")


def _slowest(seconds: Counter[str]) -> str:
    return ", ".join(f"{name} {spent:.2f}" for name, spent in seconds.most_common(5))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        for wanted in sys.argv[1:] or ["1000", "10000"]:
            measure(int(wanted), Path(place))

"""Runs that are killed, one after the other, and what is checked after each.

build_site -> reference: all generations without a kill -> for each kill: a run that is killed,
the invariants; now and then another kill; a run that is not, the invariants, the reference's answers
"""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.chaos import child, invariants
from tests.chaos.child import PLACES, Where
from tests.chaos.site import build_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from flows.paths import Places
    from tests.chaos.postbox import Postbox
    from tests.chaos.site import Site

GENERATIONS, SIZE = 3, 16
# seconds in which a run of this size is over, on a machine with nothing else to do
_RUN_SECONDS = 2.5
_DEADLINE = 240.0
_REBUILT, _KILLED_AGAIN = 0.15, 0.4

_CONTEXT = multiprocessing.get_context("forkserver")
# what takes long to import or to compile is so once; the server has no threads, and no database open
_CONTEXT.set_forkserver_preload(["tests.chaos.child", "tests.chaos.warm"])


@dataclass
class Tally:
    """What has been seen. `kills`: by place; `missed`: runs that were over before the signal came.

    `moments`: what the killed runs were doing, of those that were killed from within.
    """

    kills: Counter[str] = field(default_factory=Counter)
    moments: Counter[str] = field(default_factory=Counter)
    missed: int = 0
    faults: list[str] = field(default_factory=list)
    mails_repeated: int = 0

    @property
    def count(self) -> int:
        """How many runs were killed."""
        return self.kills.total()


class Ordeal:
    """One data folder in which runs are killed; made anew when its generations are used up."""

    def __init__(self, folder: Path, postbox: Postbox, seed: int, generations: int = GENERATIONS) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - instants of kills
        self.folder = folder
        self.postbox = postbox
        self.tally = Tally()
        self.site: Site = build_site(
            folder, generations=generations, size=SIZE, port=postbox.port, seed=20250114
        )
        self.expected = self._reference()
        self._begin_anew()

    def kill(self, count: int, report: Callable[[str], None] = lambda _: None) -> Tally:
        """Kill that many runs. What does not hold is in the tally's faults."""
        while self.tally.count < count:
            where = self._choose()
            # a rebuild has the same invariants; it needs something to build from
            is_rebuild = self.generation > 0 and self.dice.random() < _REBUILT
            code = self._try(where, None if is_rebuild else self._archive())
            if code:
                self.tally.kills[where.place] += 1
                self._note(where, invariants.after_a_kill(self.places, self.records))
                if self.dice.random() < _KILLED_AGAIN:
                    continue
                # the run that the killed one was to be
                code = self._try(Where("nowhere"), self._archive())
                is_rebuild = False
            else:
                self.tally.missed += 1
            if code:
                self.tally.faults.append(f"after {where}: the next run ended with {code}")
            elif not is_rebuild:
                self._compare(where)
            report(f"{self.tally.count} kills, {len(self.tally.faults)} faults; last {where.place}")
        return self.tally

    def _choose(self) -> Where:
        place = self.dice.choice(["time", "mail", *PLACES])
        if place in ("time", "mail"):
            return Where(place, 1, self.dice.uniform(0, _RUN_SECONDS))
        often, seconds = PLACES[place]
        return Where(place, self.dice.randint(1, often), self.dice.uniform(0, seconds))

    def _try(self, where: Where, archive: Path | None) -> int:
        ledger = invariants.recorded(self.places)
        begun = len(self.postbox.accepted)
        code = self._run(archive, where)
        self._check_mails(where, ledger, begun)
        return code

    def _compare(self, where: Where) -> None:
        """Check that nothing tells the run that came to its end from one before which nobody was killed."""
        self._note(where, invariants.after_the_next_run(self.places, self.expected[self.generation]))
        self.generation += 1
        if self.generation == len(self.expected):
            self._begin_anew()

    def _check_mails(self, where: Where, ledger: set[str], begun: int) -> None:
        """A mail that the ledger held was not sent again; any other at most once more for each kill."""
        accepted = self.postbox.accepted[begun:]
        if again := ledger & set(accepted):
            self.tally.faults.append(f"after {where}: recorded as delivered, and sent again: {again}")
        if [one for one, times in Counter(accepted).items() if times > 1]:
            self.tally.faults.append(f"after {where}: sent twice in one run")
        self.tally.mails_repeated += sum(one in self.in_flight for one in set(accepted))
        self.in_flight = (self.in_flight | set(accepted)) - invariants.recorded(self.places)

    def _run(self, archive: Path | None, where: Where) -> int:
        """Do one run in a process of its own; gives its exit code."""
        hears, told = _CONTEXT.Pipe(duplex=False)
        process = _CONTEXT.Process(target=child.run_once, args=(self.places, archive, where, told))
        process.start()
        told.close()
        if where.place == "mail":
            self.postbox.strike = lambda: os.kill(process.pid or 0, signal.SIGKILL)
        if where.place == "time" and hears.poll(_DEADLINE):
            # not a pause for something to happen, but the instant that was drawn
            process.join(where.delay)
            process.kill()
        process.join(_DEADLINE)
        self.postbox.strike = None
        if process.exitcode is None:
            process.kill()
            process.join()
            self.tally.faults.append(f"{where}: the run does not end")
        with suppress(EOFError):
            while hears.poll():
                if (moment := hears.recv()) != child.BEGUN:
                    self.tally.moments[moment] += 1
        hears.close()
        return int(process.exitcode or 0)

    def _archive(self) -> Path:
        return self.site.archives[self.generation]

    def _note(self, where: Where, faults: Iterable[str]) -> None:
        self.tally.faults += [f"after {where} in generation {self.generation}: {one}" for one in faults]

    def _begin_anew(self) -> None:
        self.generation = 0
        self.records: set[str] = set()
        self.in_flight: set[str] = set()
        self.places: Places = self.site.places(self.folder / "data")
        shutil.rmtree(self.places.data, ignore_errors=True)
        # the same mails will be sent again, from another folder
        self.postbox.accepted.clear()

    def _reference(self) -> list[dict[str, tuple[object, ...]]]:
        self.places = self.site.places(self.folder / "reference")
        answers = []
        for archive in self.site.archives:
            if code := self._run(archive, Where("nowhere")):
                raise AssertionError(f"a run that nobody kills ends with {code}")
            answers.append(invariants.answers(self.places))
        return answers

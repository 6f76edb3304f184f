"""Precision, recall and fields over all cases, by language and by trap.

    python -m tests.parsers.score_cases [--errors] [--trap NAME] [--language en|ja|ko]

A case that cannot be read at all counts its rows as missed. Exit code 0, or 1 if one could not be read.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from dataclasses import dataclass, field

from tests.parsers.case_files import Case, load_cases
from tests.parsers.reading import read_case
from tests.parsers.scoring import FIELDS, Verdict, compare, judge


@dataclass(slots=True)
class Tally:
    """Counts over some cases."""

    cases: int = 0
    clean: int = 0
    found: int = 0
    missed: int = 0
    spurious: int = 0
    alarms: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FIELDS, 0))

    def add(self, verdict: Verdict) -> None:
        """Count one case's verdict."""
        self.cases += 1
        self.clean += not (verdict.missed or verdict.spurious or verdict.wrong_fields())
        self.found += len(verdict.matched)
        self.missed += len(verdict.missed)
        self.spurious += len(verdict.spurious)
        self.alarms += len(verdict.false_alarms())
        for expected, read in verdict.matched:
            for name, is_right in judge(expected, read).items():
                self.right[name] += is_right

    def line(self, title: str) -> str:
        """One line of the table."""
        rates = (_rate(self.found, self.found + self.spurious), _rate(self.found, self.found + self.missed))
        counts = (self.cases, self.clean, self.found, self.missed, self.spurious, self.alarms)
        fields = (_rate(self.right[name], self.found) for name in FIELDS)
        return f"{title:26}" + "".join(f"{cell:>12}" for cell in (*counts, *rates, *fields))


def _rate(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def main(arguments: list[str] | None = None) -> int:
    """Print the tables; see the top of this file."""
    options = _options(arguments)
    tallies: dict[str, Tally] = defaultdict(Tally)
    unread = 0
    for case in load_cases():
        if options.trap not in {None, case.trap} or options.language not in {None, case.capture.language}:
            continue
        verdict, fault = _verdict(case)
        unread += fault is not None
        for key in ("all", f"language {case.capture.language}", f"trap {case.trap}"):
            tallies[key].add(verdict)
        if options.errors:
            _print_errors(case, verdict, fault)
    header = ("cases", "clean", "found", "missed", "spurious", "alarms", "precision", "recall", *FIELDS)
    lines = [f"{'':26}" + "".join(f"{cell:>12}" for cell in header)]
    lines += [tallies[key].line(key) for key in sorted(tallies)]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if unread else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.parsers.score_cases", description=__doc__)
    parser.add_argument(
        "--errors", action="store_true", help="list what is missed, spurious or wrong, case by case"
    )
    parser.add_argument("--trap", help="only the cases of one folder")
    parser.add_argument("--language", help="only the cases in one language")
    return parser.parse_args(arguments)


def _verdict(case: Case) -> tuple[Verdict, Exception | None]:
    try:
        return read_case(case).verdict, None
    except Exception as fault:  # noqa: BLE001 - the table shows all cases, whatever one of them raises
        return compare(case.expected, (), case.capture.publishers, victim_id=str), fault


def _print_errors(case: Case, verdict: Verdict, fault: Exception | None) -> None:
    lines = [f"  unread    {type(fault).__name__}: {fault}"] if fault else []
    lines += [f"  missed    {row}\n            {row.quote}" for row in verdict.missed]
    lines += [f"  spurious  {row}\n            {row.quote}" for row in verdict.spurious]
    lines += [f"  wrong     {line}" for line in verdict.wrong_fields()]
    if lines:
        sys.stdout.write("\n".join((f"{case.name}: {case.note}", *lines, "", "")))


if __name__ == "__main__":
    sys.exit(main())

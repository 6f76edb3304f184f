"""`make chaos`: runs killed at 200 instants; prints where, how often, and what did not hold."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.chaos.child import PLACES
from tests.chaos.ordeal import Ordeal
from tests.chaos.postbox import open_postbox


def main() -> int:
    """Give 1 if anything did not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20250114)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, open_postbox() as postbox:
        tally = Ordeal(Path(folder), postbox, wanted.seed).kill(wanted.kills, print)
    print(f"{tally.count} runs killed, {tally.missed} were over before the signal came, seed {wanted.seed}")
    for place in sorted({*PLACES, *tally.kills}):
        print(f"  {place:<10} {tally.kills[place]}")
    print("what they were doing, of those that were killed from within:")
    for moment, count in tally.moments.most_common():
        print(f"  {count:>3} {moment}")
    print(f"{tally.mails_repeated} mails in flight at a kill came once more, with the same Message-ID")
    print(f"{len(tally.faults)} faults")
    for fault in tally.faults:
        print(f"  {fault}")
    return int(bool(tally.faults))


if __name__ == "__main__":
    sys.exit(main())

"""The one place where the clock is read; everything else is handed `now`."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flows.errors import ClaimwatchError

if TYPE_CHECKING:
    from flows.paths import Places

_STAMP = re.compile(r"(\d{8}T\d{9})Z-")


def utc_now() -> datetime:
    """Read the present moment, in UTC, in whole milliseconds: WARC records and DuckDB both keep those."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def refuse_the_past(now: datetime, last_run: datetime | None, places: Places) -> None:
    """ClaimwatchError if the clock stands before the last run, whose times tell which text came first."""
    stamps = (_STAMP.match(path.name) for path in places.archive.glob("*.warc.gz"))
    # the file's own zone is the Z of its name
    written = [datetime.strptime(f"{found[1]}+0000", "%Y%m%dT%H%M%S%f%z") for found in stamps if found]
    known = [*written, *([last_run] if last_run else [])]
    if (latest := max(known, default=now)) > now:
        raise ClaimwatchError(
            f"the clock says {now:%Y-%m-%d %H:%M:%S} UTC, but the last run was at "
            f"{latest:%Y-%m-%d %H:%M:%S} UTC",
            subject=str(places.data),
            action="Set the clock right. If it was the last run's that was wrong, move its file out of the "
            "archive, move the warehouse away too and run `claimwatch rebuild`.",
        )

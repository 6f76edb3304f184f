"""The one place where the clock is read; everything else is handed `now`."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> datetime:
    """Read the present moment, in UTC, in whole milliseconds: WARC records and DuckDB both keep those."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)

"""The development corpus as captures, where it lies beside this checkout."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from parsers.values import Capture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def captures(folder: Path) -> Iterator[tuple[dict[str, Any], Capture]]:
    """Each row of the folder's manifest with its document as if it had been fetched; none without a manifest."""
    manifest = folder / "MANIFEST.jsonl"
    if not manifest.exists():
        return
    for line in manifest.read_text("utf-8").splitlines():
        row = json.loads(line)
        publisher, published_on = row["publisher"], row["published_on"]
        yield (
            row,
            Capture(
                url=row["url"],
                content=(folder / row["path"]).read_bytes(),
                content_type=row.get("content_type") or "",
                publishers=tuple(publisher) if isinstance(publisher, list) else (publisher,),
                published_on=date.fromisoformat(published_on) if published_on else None,
            ),
        )

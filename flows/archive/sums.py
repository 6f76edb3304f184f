"""SHA-256 of each WARC file of an archive, in `SHA256SUMS`, as `sha256sum -c` reads it.

Records carry digests of their own; this finds what those cannot: a changed byte that unpacks to the same, a
file that is gone. A file gets its line when its run has ended, or when the next one opens the archive.
"""

from __future__ import annotations

import hashlib
import os
import re
from typing import TYPE_CHECKING

from flows.archive.values import Damage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_NAME = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")


def keep_sums(folder: Path, files: Iterable[Path]) -> None:
    """Add those files that have no line yet. OSError where that cannot be written."""
    held = read_sums(folder)
    missing = {path.name: _sum(path) for path in files if path.name not in held}
    if not missing:
        return
    lines = [f"{digest}  {name}\n" for name, digest in sorted({**held, **missing}.items())]
    beside = folder / f"{_NAME}.writing"
    with beside.open("w", encoding="utf-8") as out:
        out.writelines(lines)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(folder / _NAME)


def read_sums(folder: Path) -> dict[str, str]:
    """Give the digests by the files' names; none where no run has ended yet."""
    try:
        lines = (folder / _NAME).read_text("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return {}
    return {found[2]: found[1] for line in lines if (found := _LINE.fullmatch(line))}


def check_sums(folder: Path) -> Iterator[Damage]:
    """Name each file that is gone or no longer what it was."""
    restore = "Restore the file from a copy."
    for name, digest in read_sums(folder).items():
        path = folder / name
        if not path.is_file():
            yield Damage(name, 0, "the file is gone", restore)
        elif _sum(path) != digest:
            yield Damage(name, 0, "the file is not what it was when its run ended", restore)


def _sum(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

"""Saved documents with what is known of them: the rows of a manifest, or files named one by one."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from flows.archive.scan import LARGEST_CONTENT
from flows.errors import UsageError
from parsers.values import Capture

if TYPE_CHECKING:
    from collections.abc import Iterable


MARKDOWN = (".md", ".markdown")  # what no sign in the text may tell
PartyId = Annotated[str, Field(pattern=r"^\S+$")]


class SavedDocument(BaseModel):
    """One row. `path` is absolute. `url` may be empty only for files named without a manifest.

    `publisher`: party ids of those who issue the text together. `content_type`: the HTTP header, which may be
    absent or wrong. Keys beyond these (a licence, an origin) are the manifest's own affair.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str = Field(min_length=1)
    path: Path
    url: str = ""
    publisher: tuple[PartyId, ...] = ()
    published_on: date | None = None
    language: str = ""
    content_type: str = ""

    @field_validator("publisher", mode="before")
    @classmethod
    def _listed(cls, given: object) -> object:
        return () if given in (None, "") else (given,) if isinstance(given, str) else given

    @field_validator("url", "language", "content_type", mode="before")
    @classmethod
    def _known(cls, given: object) -> object:
        return "" if given is None else given

    @property
    def item_url(self) -> str:
        """The item meant, should the file turn out to be a feed."""
        return self.url

    def address(self, content: bytes) -> str:
        """Say where it was published; of a file without an address, its bytes' digest stands in."""
        return self.url or f"urn:sha256:{hashlib.sha256(content).hexdigest()}"

    def capture(self) -> Capture:
        """Read the bytes. OSError if the file cannot be read, UsageError for one that is too large."""
        content = read_bounded(self.path)
        return Capture(
            url=self.address(content),
            content=content,
            content_type=self.content_type or ("text/markdown" if self.path.suffix in MARKDOWN else ""),
            publishers=self.publisher,
            language=self.language,
            published_on=self.published_on,
        )


def read_bounded(path: Path) -> bytes:
    """Read a file of at most 256 MB: what the archive can give back. OSError, UsageError for a larger one."""
    with path.open("rb") as stream:
        content = stream.read(LARGEST_CONTENT + 1)
    if len(content) > LARGEST_CONTENT:
        raise UsageError(
            f"is larger than {LARGEST_CONTENT // 2**20} MB",
            subject=str(path),
            action="Save the page without what surrounds it, or split the file.",
        )
    return content


def read_manifest(path: Path) -> tuple[SavedDocument, ...]:
    """Read a manifest: one JSON object a line. UsageError names the line and key of the first fault."""
    try:
        # not splitlines: it also parts at line separators that stand inside JSON strings
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError as error:
        raise UsageError("no such manifest", subject=str(path), action="Check the path.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            "the manifest cannot be read as UTF-8 text", subject=str(path), action="Check the file."
        ) from error
    rows = tuple(_row(line, number, path) for number, line in enumerate(lines, 1) if line.strip())
    _refuse_twins(rows, path)
    return rows


def name_files(
    files: Iterable[Path],
    *,
    url: str = "",
    publisher: tuple[str, ...] = (),
    published_on: date | None = None,
    language: str = "",
) -> tuple[SavedDocument, ...]:
    """Describe files named on the command line; the id of each is its name."""
    paths = tuple(files)
    if url and len(paths) > 1:
        raise UsageError(
            "one address for several files",
            subject="--url",
            action="Name one file, or describe them in a manifest.",
        )
    if wrong := next((one for one in publisher if not re.fullmatch(r"\S+", one)), None):
        raise UsageError(
            f"{wrong!r} is no id of a party", subject="--publisher", action="Write an id such as us.fbi."
        )
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise UsageError(
            f"{language!r} is no code of a language",
            subject="--language",
            action="Write its ISO 639-1 code, such as ko.",
        )
    return tuple(
        SavedDocument(
            id=path.name or str(path),
            path=path,
            url=url,
            publisher=publisher,
            published_on=published_on,
            language=language,
        )
        for path in paths
    )


def _row(line: str, number: int, path: Path) -> SavedDocument:
    place = f"line {number}"
    try:
        table = json.loads(line)
    except json.JSONDecodeError as error:
        raise UsageError(
            f"not JSON ({error.msg})", subject=str(path), place=place, action="Mend it."
        ) from error
    if not isinstance(table, dict):
        raise UsageError("not a JSON object", subject=str(path), place=place, action="One object a line.")
    try:
        row = SavedDocument.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise UsageError(
            f"`{key}`: {first['msg'].lower()}", subject=str(path), place=place, action="Correct that row."
        ) from error
    return row.model_copy(update={"path": path.parent / row.path})


def _refuse_twins(rows: tuple[SavedDocument, ...], path: Path) -> None:
    seen: set[str] = set()
    for row in rows:
        if row.id in seen:
            raise UsageError(
                f"`{row.id}` stands twice", subject=str(path), action="Give each row an id of its own."
            )
        seen.add(row.id)

"""Builds samples/archive.warc.gz from samples/pages.toml: `python samples/build_archive.py`.

The archive is what a run would have kept had it met these pages: one `response` record each, one gzip member
a record. Times come from pages.toml and record ids from the content: the same pages make the same archive.
"""

from __future__ import annotations

import tomllib
import uuid
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HERE = Path(__file__).parent
ARCHIVE = HERE / "archive.warc.gz"
IDS = uuid.UUID("6f1b1c52-3d4e-5a6b-8c7d-9e0f1a2b3c4d")  # a name space of our own for uuid5
FORMAT = "%Y-%m-%dT%H:%M:%SZ"


def build() -> bytes:
    """Make the archive's bytes."""
    table = tomllib.loads((HERE / "pages.toml").read_text(encoding="utf-8"))
    started_at: datetime = table["fetched_at"]
    stream = BytesIO()
    writer = WARCWriter(stream, gzip=True, warc_version="WARC/1.1")
    writer.write_record(_describe(writer, table["description"], started_at))
    for number, page in enumerate(table["page"]):
        writer.write_record(_respond(writer, page, started_at + timedelta(seconds=number)))
    return stream.getvalue()


def _describe(writer: WARCWriter, description: str, at: datetime) -> Any:
    body = f"description: {description}\r\nformat: WARC File Format 1.1\r\n".encode()
    return writer.create_warc_record(
        "",
        "warcinfo",
        payload=BytesIO(body),
        warc_content_type="application/warc-fields",
        warc_headers_dict=_identify("warcinfo", body, at),
    )


def _respond(writer: WARCWriter, page: dict[str, str], at: datetime) -> Any:
    content = (HERE / "pages" / page["file"]).read_bytes()
    headers = [("Content-Type", page["content_type"]), ("Content-Length", str(len(content)))]
    return writer.create_warc_record(
        page["url"],
        "response",
        payload=BytesIO(content),
        http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
        warc_headers_dict=_identify(page["url"], content, at),
    )


def _identify(name: str, content: bytes, at: datetime) -> dict[str, str]:
    number = uuid.uuid5(IDS, f"{name}\n{content.hex()}")
    return {"WARC-Record-ID": f"<urn:uuid:{number}>", "WARC-Date": at.astimezone(UTC).strftime(FORMAT)}


def main() -> None:
    """Write the archive beside this script."""
    ARCHIVE.write_bytes(build())
    print(f"{ARCHIVE}: {ARCHIVE.stat().st_size} bytes")


if __name__ == "__main__":
    main()

"""Rows as a table for eyes, Markdown, JSON, JSON Lines or CSV."""

from __future__ import annotations

import csv
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from io import StringIO
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Spreadsheets run a cell that begins with one of these as a formula
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# No line of a table is broken where no terminal sets a width: what reads a pipe wants rows, one a line
_ENDLESS = 1_000_000


class Format(StrEnum):
    """How a command lists things."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MD = "md"


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]], form: Format, out: TextIO) -> None:
    """Write rows in one of the forms. Times are UTC with a Z, sums JSON numbers, dates ISO 8601."""
    match form:
        case Format.TABLE:
            _write_table(columns, rows, out)
        case Format.MD:
            out.write(markdown_table(columns, rows))
        case Format.JSON:
            listed = [dict(zip(columns, row, strict=True)) for row in rows]
            out.write(json.dumps(jsonable(listed), ensure_ascii=False, indent=2) + "\n")
        case Format.JSONL:
            out.writelines(json_line(dict(zip(columns, row, strict=True))) for row in rows)
        case Format.CSV:
            write_csv(columns, rows, out)


def json_line(value: object) -> str:
    """Write one value as one line of JSON."""
    return json.dumps(jsonable(value), ensure_ascii=False) + "\n"


def jsonable(value: Any) -> Any:
    """Turn a value into what JSON knows. Decimals become numbers, whole ones integers."""
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case date():
            return utc_text(value) if isinstance(value, datetime) else value.isoformat()
        case dict():
            return {str(key): jsonable(item) for key, item in value.items()}
        case list() | tuple():
            return [jsonable(item) for item in value]
        case str() | int() | float() | None:
            return value
    return str(value)


def utc_text(moment: datetime) -> str:
    """Write a moment as `2025-02-26T15:00:00Z`. DuckDB gives UTC moments without a zone."""
    utc = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return utc.isoformat(timespec="seconds").replace("+00:00", "Z")


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]], out: TextIO) -> None:
    """Write CSV (RFC 4180): lists as JSON, `true` and `false`.

    A text that a spreadsheet would run as a formula is led by an apostrophe.
    """
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_csv_cell(value) for value in row])


def _csv_cell(value: Any) -> str | int | float:
    plain = jsonable(value)
    match plain:
        case bool():
            return "true" if plain else "false"
        case int() | float():
            return plain
        case list() | dict():
            return json.dumps(plain, ensure_ascii=False)
    text = _cell(value)
    return "'" + text if text.startswith(_FORMULA_STARTS) else text


def markdown_table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Write a Markdown table; bars and line breaks inside cells are escaped."""
    lines = ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
    lines += ["| " + " | ".join(_markdown_cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _markdown_cell(value: Any) -> str:
    return _cell(value).replace("\\", "\\\\").replace("|", "\\|").replace("\r", "").replace("\n", "<br>")


def _cell(value: Any) -> str:
    plain = jsonable(value)
    match plain:
        case None:
            return ""
        case bool():
            return "yes" if plain else "no"
        case list() if all(isinstance(item, str | int | float) for item in plain):
            return ", ".join(str(item) for item in plain)
        case list() | dict():
            return json.dumps(plain, ensure_ascii=False)
    return str(plain)


def _write_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], out: TextIO) -> None:
    # Rich costs a tenth of a second to import: only tables pay for it
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows:
        cells = (_printable(_cell(value)) for value in row)
        table.add_row(*(Text(cell if out.isatty() else cell.replace("\n", " ")) for cell in cells))
    if out.isatty():
        Console(file=out, highlight=False).print(table)
        return
    drawn = StringIO()
    Console(file=drawn, width=_ENDLESS, highlight=False).print(table)
    lines = (line.rstrip() for line in drawn.getvalue().splitlines())
    out.writelines(f"{line}\n" for line in lines if line)


def _printable(text: str) -> str:
    """Leave out control characters: a fetched page must not be able to steer a terminal."""
    return "".join(char for char in text if char in "\n\t\u3000\u00a0" or char.isprintable())

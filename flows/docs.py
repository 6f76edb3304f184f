"""Writes the pages of docs/ that are made from data: `python -m flows.docs`.

`docs/sources.md` from the catalogue; `docs/schema.md` from the comments in a published file without rows.
A test keeps both up to date.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from flows.catalogue import load_catalogue
from flows.clock import utc_now
from flows.described import expected, reading
from flows.paths import find_places
from warehouse import Limits, open_warehouse, publish, query

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from flows.catalogue import Catalogue, Source

_TIERS = {"official": "Governments and international bodies", "industry": "Industry", "press": "Press"}
_SOURCES_HEAD = """# Sources

Made from `config/sources/*.toml` by `python -m flows.docs`; do not edit. What nobody could try is said below
each table: addresses rot, and `claimwatch sources` says which ones answer today.
"""
_SOURCES_TABLE = (
    "| id | publisher | language | found through | read by | expected |\n|---|---|---|---|---|---|"
)
_SCHEMA_HEAD = """# The published file: tables and columns

Made from the comments in the file itself by `python -m flows.docs`; do not edit. `data/claims.duckdb` is
replaced as a whole after each run, opens in every DuckDB from 1.0 on, and is a contract: its tables change
only by a numbered migration, and the [changelog](../CHANGELOG.md) says so.

`_at` is a time in UTC, `_on` a date, `_usd` US dollars, `_sha256` a digest in hexadecimal, `is_` yes or no.
"""
_COLUMNS = """
SELECT t.table_name, t.comment, c.column_name, c.data_type, c.comment
FROM duckdb_columns() AS c
JOIN (
    SELECT table_name, comment FROM duckdb_tables() WHERE NOT internal
    UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE NOT internal
) AS t USING (table_name)
WHERE NOT c.internal
ORDER BY t.table_name, c.column_index
"""


def describe_sources(catalogue: Catalogue) -> str:
    """Give `docs/sources.md`."""
    return "\n".join((_SOURCES_HEAD, *_tiers(catalogue)))


def _tiers(catalogue: Catalogue) -> Iterator[str]:
    for tier, title in _TIERS.items():
        sources = [source for source in catalogue if source.tier == tier]
        if not sources:
            continue
        yield f"## {title}\n\n{_SOURCES_TABLE}"
        yield from (_source_row(source) for source in sources)
        yield ""
        doubts = [(source.source_id, doubt) for source in sources for doubt in source.unconfirmed]
        if doubts:
            yield "Not confirmed:\n"
            yield from (f"- `{source_id}`: {doubt}" for source_id, doubt in doubts)
            yield ""


def _source_row(source: Source) -> str:
    ways = "<br>".join(f"{address.kind} {_plain(address.url)}" for address in source.addresses)
    name = f"{source.name} (`{source.publisher}`)"
    how = _cell(reading(source))
    return f"| `{source.source_id}` | {name} | {source.language} | {ways} | {how} | {expected(source)} |"


def _plain(url: str) -> str:
    return f"`{url.removeprefix('https://').replace('|', '%7C')}`"


def describe_schema(published: Path) -> str:
    """Give `docs/schema.md` from the comments in a published file."""
    rows = query(published, _COLUMNS, Limits()).rows
    tables: dict[str, tuple[str, list[Sequence[object]]]] = {}
    for table, comment, *column in rows:
        tables.setdefault(str(table), (str(comment or ""), []))[1].append(column)
    return "\n".join((_SCHEMA_HEAD, *_tables(tables)))


def _tables(tables: Mapping[str, tuple[str, list[Sequence[object]]]]) -> Iterator[str]:
    for table, (comment, columns) in tables.items():
        yield f"## {table}\n\n{comment}\n\n| column | type | meaning |\n|---|---|---|"
        for name, kind, meaning in columns:
            yield f"| `{name}` | {_cell(kind)} | {_cell(meaning or '')} |"
        yield ""


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ")


def write_pages(folder: Path) -> None:
    """Write both pages into a folder."""
    places = find_places(None, None, {})
    catalogue = load_catalogue(places.config_files("sources"))
    (folder / "sources.md").write_text(describe_sources(catalogue), encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        published = Path(name) / "claims.duckdb"
        with open_warehouse(Path(name) / "warehouse.duckdb", now=utc_now()) as warehouse:
            publish(warehouse, published)
        (folder / "schema.md").write_text(describe_schema(published), encoding="utf-8")


if __name__ == "__main__":
    write_pages(Path(__file__).resolve().parents[1] / "docs")

"""What must hold after a kill, and what after the run that follows it. Each fault is a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.archive import load_holdings, open_archive
from flows.clock import utc_now
from flows.mail.ledger import read_ledger
from flows.run.verify import verify
from flows.walls import load_walls
from warehouse import Limits, open_warehouse, query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.paths import Places

# what has to be the same with and without kills: everything but which run it was
QUESTIONS = {
    "claims": "SELECT * FROM claims ORDER BY claim_id",
    "thefts": "SELECT * FROM thefts ORDER BY theft_id",
    "attributions": "SELECT * FROM attributions ORDER BY theft_id, party",
    "documents": "SELECT * EXCLUDE (warc_file, record_id) FROM documents ORDER BY ALL",
    "questions": "SELECT * FROM questions ORDER BY ALL",
    "differences": "SELECT * EXCLUDE (run_id) FROM differences WHERE ended_at IS NULL ORDER BY difference_id",
}
# Each difference that is worth a mail has been mailed to who wants all, once: itself, or one that it goes on
# from, under the id that its theft had then.
_MAILED = """
WITH RECURSIVE told AS (
    SELECT difference_id, difference_id AS earlier FROM difference
    WHERE ended_at IS NULL AND category NOT IN ('restates', 'not_seen', 'retelling_differs')
    UNION
    SELECT told.difference_id, difference.continues
    FROM told JOIN difference ON difference.difference_id = told.earlier
    WHERE difference.continues IS NOT NULL
)
SELECT told.difference_id, count(mail.mail_id) AS mails, count(mail.delivered_at) AS delivered
FROM told
LEFT JOIN alert ON alert.difference_id = told.earlier AND alert.recipient = 'analyst@localhost'
LEFT JOIN mail USING (mail_id)
GROUP BY told.difference_id
HAVING mails <> 1 OR delivered <> 1
"""


def after_a_kill(places: Places, records: set[str]) -> Iterator[str]:
    """`records`: what the archive held before; it is replaced by what it holds now."""
    holdings = load_holdings(places.archive, load_walls(places.config_file("walls.toml")))
    if others := [one for one in holdings.damages if "half-written" not in one.problem]:
        yield f"the archive is damaged: {others[0]}"
    held = {entry.place.record_id for entry in holdings.documents()}
    if records - held:
        yield f"{len(records - held)} archived records are lost"
    records |= held
    for entry in holdings.documents():
        holdings.read(entry)
    if places.warehouse.exists():
        with open_warehouse(places.warehouse, now=utc_now()) as warehouse:
            yield from (f"{row['problem']}: {row['id']}" for row in warehouse.inconsistencies())
            yield from (f"quote of {row['claim_id']}" for row in warehouse.broken_quotes())
    if places.published.exists():
        yield from _copy_is_whole(places)


def after_the_next_run(places: Places, expected: dict[str, tuple[object, ...]]) -> Iterator[str]:
    """`expected`: the answers to QUESTIONS of runs that nobody killed."""
    walls = load_walls(places.config_file("walls.toml"))
    with open_archive(places.archive, run_id="look", now=utc_now, walls=walls) as archive:
        if list(archive.holdings.documents()) != list(load_holdings(places.archive, walls).documents()):
            yield "the archive's index does not say what its files hold"
    faults = verify(places).faults
    yield from (" ".join(fault) for fault in faults)
    for name, rows in answers(places).items():
        if rows != expected[name]:
            missing = [row for row in expected[name] if row not in rows]
            more = [row for row in rows if row not in expected[name]]
            yield f"{name}: {len(missing)} rows missing, {len(more)} too many: {(missing + more)[:1]}"
    with open_warehouse(places.warehouse, now=utc_now()) as warehouse:
        rows = warehouse.connection.execute(_MAILED).fetchall()
    for difference_id, mails, delivered in rows:
        yield f"difference {difference_id} is in {mails} mails, {delivered} delivered"
    left = [path.name for path in places.data.iterdir() if path.name.endswith((".tmp", ".creating"))]
    yield from (f"{name} was left behind" for name in left)


def answers(places: Places) -> dict[str, tuple[object, ...]]:
    """The answers to QUESTIONS."""
    return {name: query(places.published, sql, Limits()).rows for name, sql in QUESTIONS.items()}


def recorded(places: Places) -> set[str]:
    """The mails that the ledger says were accepted."""
    return {delivery.mail_id for delivery in read_ledger(places.deliveries)}


def _copy_is_whole(places: Places) -> Iterator[str]:
    counts = query(
        places.published,
        "SELECT (SELECT count(*) FROM claims), (SELECT sum(claims) FROM documents),"
        " (SELECT count(*) FROM claims WHERE theft_id NOT IN (SELECT theft_id FROM thefts)),"
        " (SELECT count(*) FROM claims WHERE version_id NOT IN (SELECT version_id FROM documents))",
    ).rows[0]
    if counts[2:] != (0, 0):
        yield f"the published copy is not whole: {counts}"

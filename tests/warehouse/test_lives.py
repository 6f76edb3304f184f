"""Since when and until when claims stand, as pages are edited, vanish, come back and are read anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.warehouse.builders import NOON, Said, batch, page, run
from warehouse import Failure, RunKind, open_warehouse

if TYPE_CHECKING:
    from pathlib import Path

    from warehouse import LoadedDocument, Warehouse

URL = "https://ic3.example/psa"
BYBIT = Said("us.fbi", "bybit", "1_500_000_000 USD", "2025-02-21", actors="tradertraitor")


def _day(number: int) -> Any:
    return NOON + timedelta(days=number)


def _lives(warehouse: Warehouse, view: str = "claims") -> list[tuple[Any, ...]]:
    return warehouse.connection.execute(
        f"SELECT victim, first_seen_at::DATE - DATE '2026-01-05', last_seen_at::DATE - DATE '2026-01-05',"  # noqa: S608
        f" withdrawn_at::DATE - DATE '2026-01-05', closing FROM {view} ORDER BY ALL"
    ).fetchall()


def _committed(path: Path, *parts: tuple[LoadedDocument, ...], **facts: Any) -> list[tuple[Any, ...]]:
    with open_warehouse(path / "w.duckdb", now=NOON) as warehouse:
        for number, part in enumerate(parts, 1):
            warehouse.commit(batch(*part, number=number, **facts))
        return _lives(warehouse)


def test_an_edit_elsewhere_on_the_page_continues_the_claim(tmp_path: Path) -> None:
    """Another text around the same statement: one claim, first seen with the first, last with the latest."""
    first, second = page(URL, BYBIT, seen=_day(0)), page(URL, BYBIT, note="a new footer", seen=_day(3))
    assert _committed(tmp_path, (first,), (second,)) == [("bybit", 0, 3, None, None)]


def test_a_corrected_sum_revises_the_claim(tmp_path: Path) -> None:
    first = page(URL, replace(BYBIT, amounts="1_400_000_000 USD"), seen=_day(0))
    assert _committed(tmp_path, (first,), (page(URL, BYBIT, seen=_day(2)),)) == [
        ("bybit", 0, 0, 2, "revised"),
        ("bybit", 2, 2, None, None),
    ]


def test_a_text_that_no_longer_speaks_of_it_withdraws(tmp_path: Path) -> None:
    first, second = page(URL, BYBIT, seen=_day(0)), page(URL, note="nothing to see", seen=_day(4))
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(first, number=1))
        warehouse.commit(batch(second, number=2))
        assert _lives(warehouse) == [("bybit", 0, 0, 4, "withdrawn")]
        (row,) = warehouse.differences(categories=["withdrawn"])
        assert (row["victim"], row["party"], row["detected_at"]) == (
            "bybit",
            "us",
            _day(4).replace(tzinfo=None),
        )


def test_a_text_that_comes_back_stands_again(tmp_path: Path) -> None:
    """A, then B, then A again: the claim of A stands, and its first sight is the first."""
    texts = [
        page(URL, BYBIT, seen=_day(0)),
        page(URL, note="gone", seen=_day(1)),
        page(URL, BYBIT, seen=_day(2)),
    ]
    assert _committed(tmp_path, *[(text,) for text in texts]) == [("bybit", 0, 2, None, None)]


def test_silence_is_no_retraction(tmp_path: Path) -> None:
    """Runs in which the page is missing or its source fails change nothing."""
    assert _committed(tmp_path, (page(URL, BYBIT),), (), ()) == [("bybit", 0, 0, None, None)]


def test_an_unchanged_page_is_seen_again(tmp_path: Path) -> None:
    first = page(URL, BYBIT, seen=_day(0))
    again = replace(first.capture, record_id="revisit", fetched_at=_day(9), is_revisit=True)
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(first))
        warehouse.commit(batch(number=2, sightings=(again,)))
        assert _lives(warehouse) == [("bybit", 0, 9, None, None)]


def test_a_feeds_item_and_its_page_do_not_replace_each_other(tmp_path: Path) -> None:
    item = page(URL, BYBIT, note="item", seen=_day(0), is_feed_item=True)
    full = page(
        URL, BYBIT, Said("us.fbi", "stake", "41_000_000 USD", "2023-09-04"), note="full", seen=_day(1)
    )
    lives = _committed(tmp_path, (item, full), ())
    assert [(victim, closing) for victim, *_, closing in lives] == [
        ("bybit", None),
        ("bybit", None),
        ("stake", None),
    ]


def test_an_older_archive_that_arrives_later(tmp_path: Path) -> None:
    """The order of captures counts, not that of loading."""
    old, new = page(URL, BYBIT, seen=_day(0)), page(URL, note="gone", seen=_day(4))
    assert _committed(tmp_path, (new,), (old,)) == [("bybit", 0, 0, 4, "withdrawn")]


def _reread(loaded: LoadedDocument, *said: Said) -> LoadedDocument:
    """The same capture and text, out of which a newer parser reads something else."""
    other = page(URL, *said, seen=loaded.capture.fetched_at, parser_note="p2")
    claims = tuple(
        replace(claim, version_id=loaded.document.version_id, quote_start=0, quote_end=6, quote="A page")
        for claim in other.extraction.claims
    )
    return replace(loaded, extraction=replace(loaded.extraction, claims=claims))


def test_a_new_parser_closes_and_opens_without_a_mail(tmp_path: Path) -> None:
    """What it no longer reads is `parser_changed`, what it reads anew is marked; neither is mailed."""
    first = page(URL, BYBIT, seen=_day(0))
    anew = _reread(first, Said("us.fbi", "phemex", "70_000_000 USD", "2025-01-23"))
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(first, number=1))
        again = batch(anew, run=run(2, RunKind.SCHEDULED, "p2"), enqueue=True)
        warehouse.commit(again)
        assert _lives(warehouse) == [("bybit", 0, 0, 2, "parser_changed"), ("phemex", 0, 0, None, None)]
        (row,) = warehouse.differences(categories=["new_theft"])
        assert (row["victim"], row["is_parser_changed"]) == ("phemex", True)
        owed = warehouse.connection.execute("SELECT count(*) FROM difference WHERE is_owed").fetchall()
        assert owed == [(0,)]
        assert len(warehouse.differences(categories=["withdrawn"])) == 0


def test_a_newer_parser_reads_a_page_that_is_edited_at_the_same_time(tmp_path: Path) -> None:
    """What it finds in the former text as well is the parser's doing, and nothing is mailed about it."""
    phemex = Said("us.fbi", "phemex", "70_000_000 USD", "2025-01-23")
    first = page(URL, BYBIT, seen=_day(0))
    edited = page(URL, phemex, note="a new footer", seen=_day(2))
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(first, number=1))
        newer = run(2, RunKind.SCHEDULED, "p2")
        warehouse.commit(batch(_reread(first, phemex), edited, run=newer, enqueue=True))
        assert _lives(warehouse) == [("bybit", 0, 0, 2, "parser_changed"), ("phemex", 0, 2, None, None)]
        assert {row["is_parser_changed"] for row in warehouse.differences(categories=["new_theft"])} == {True}
        owed = warehouse.connection.execute("SELECT count(*) FROM difference WHERE is_owed").fetchall()
        assert owed == [(0,)]
        learned = warehouse.connection.execute(
            "SELECT learned_at::DATE - DATE '2026-01-05' FROM claims WHERE victim = 'phemex'"
        ).fetchall()
        assert learned == [(2,)]


def _known(warehouse: Warehouse, day: int) -> list[str]:
    """What was said to be known of Bybit and Phemex at the end of a day, as claims and as differences."""
    until = _day(day).replace(tzinfo=None) + timedelta(hours=12)
    claims = warehouse.connection.execute(
        "SELECT victim || ' ' || stance || ' ' || (amounts[1].value // 1_000_000)::INTEGER FROM claims"
        " WHERE learned_at < $1 AND (withdrawn_at IS NULL OR withdrawn_at >= $1) ORDER BY ALL",
        [until],
    ).fetchall()
    held = warehouse.differences(as_of=_day(day).date())
    told = [f"{row['category']} {row['victim']}" for row in held if row["victim"] in ("bybit", "phemex")]
    return [claim for (claim,) in claims] + told


def _closings(warehouse: Warehouse) -> set[str | None]:
    return {closing for (closing,) in warehouse.connection.execute("SELECT closing FROM claims").fetchall()}


def test_a_parser_upgrade_looks_like_one(tmp_path: Path) -> None:
    """As of the day before, the old reading was what was known; the new one was not."""
    first = page(URL, BYBIT, seen=_day(0))
    anew = _reread(first, Said("us.fbi", "phemex", "70_000_000 USD", "2025-01-23"))
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(first, number=1))
        warehouse.commit(batch(anew, run=run(4, RunKind.REPARSE, "p2")))
        assert _known(warehouse, 3) == ["bybit asserted 1500", "new_theft bybit"]
        assert _known(warehouse, 4) == ["phemex asserted 70", "new_theft phemex"]
        assert _closings(warehouse) == {"parser_changed", None}


def test_a_corrected_page_looks_like_one(tmp_path: Path) -> None:
    first = page(URL, replace(BYBIT, amounts="1_400_000_000 USD"), seen=_day(0))
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(first, number=1))
        warehouse.commit(batch(page(URL, BYBIT, seen=_day(4)), number=4))
        assert _known(warehouse, 3) == ["bybit asserted 1400", "new_theft bybit"]
        assert _known(warehouse, 4) == ["bybit asserted 1500", "new_theft bybit"]
        assert _closings(warehouse) == {"revised", None}


def test_a_page_that_is_gone_looks_like_one(tmp_path: Path) -> None:
    """What was fetched is kept: it stands, was last seen when it was there, and the run names what failed."""
    gone = Failure("fetch", "gone", "the page is gone", "Look for it.", _day(4), source_id="test", url=URL)
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(page(URL, BYBIT, seen=_day(0)), number=1))
        warehouse.commit(batch(number=4, failures=(gone,)))
        assert _known(warehouse, 3) == _known(warehouse, 4) == ["bybit asserted 1500", "new_theft bybit"]
        assert _lives(warehouse) == [("bybit", 0, 0, None, None)]
        assert warehouse.connection.execute("SELECT url FROM failures").fetchall() == [(URL,)]


def test_a_retraction_looks_like_one(tmp_path: Path) -> None:
    """The text takes it back: closed as withdrawn; a later word of the same state that denies is a denial."""
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(page(URL, BYBIT, seen=_day(0)), number=1))
        warehouse.commit(batch(page(URL, note="We were wrong.", seen=_day(4)), number=4))
        assert _known(warehouse, 3) == ["bybit asserted 1500", "new_theft bybit"]
        assert _known(warehouse, 4) == ["withdrawn bybit"]
        assert _closings(warehouse) == {"withdrawn"}
    denial = page(
        "https://fbi.example/correction",
        replace(BYBIT, stance="denied"),
        seen=_day(4),
        published="2025-03-09",
    )
    with open_warehouse(tmp_path / "denied.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(page(URL, BYBIT, seen=_day(0)), number=1))
        warehouse.commit(batch(denial, number=4))
        assert _known(warehouse, 3) == ["bybit asserted 1500", "new_theft bybit"]
        assert "denied bybit" in _known(warehouse, 4)
        assert _closings(warehouse) == {None}


def test_rebuilt_from_the_same_captures_all_rows_are_the_same(tmp_path: Path) -> None:
    """Many runs, or one over everything: claims, thefts, differences and their times do not tell which."""
    texts = [
        page(URL, replace(BYBIT, amounts="1_400_000_000 USD"), seen=_day(0)),
        page(URL, BYBIT, seen=_day(1)),
        page("https://press.example", Said("us.fbi", "bybit", "", "2025-02", voice="reported"), seen=_day(1)),
        page(URL, note="gone", seen=_day(5)),
    ]
    answers = []
    for name, parts in (("grown", [(text,) for text in texts]), ("rebuilt", [tuple(texts)])):
        with open_warehouse(tmp_path / name / "w.duckdb", now=NOON) as warehouse:
            for number, part in enumerate(parts, 1):
                warehouse.commit(batch(*part, number=number))
            assert warehouse.inconsistencies().rows == ()
            answers.append(
                [
                    warehouse.connection.execute(question).fetchall()
                    for question in (
                        "FROM claims ORDER BY claim_id",
                        "FROM thefts ORDER BY theft_id",
                        "SELECT * EXCLUDE (run_id) FROM differences WHERE ended_at IS NULL ORDER BY ALL",
                    )
                ]
            )
    assert answers[0] == answers[1]


def test_quotes_are_checked(tmp_path: Path) -> None:
    """Every quote stands where its row says; one that does not is named."""
    good = page(URL, BYBIT)
    claim = replace(
        good.extraction.claims[0], quote_start=1, quote_end=1 + len(good.extraction.claims[0].quote)
    )
    bad = page("https://bad.example", BYBIT)
    bad = replace(
        bad,
        extraction=replace(
            bad.extraction, claims=(replace(claim, claim_id="bad", version_id=bad.document.version_id),)
        ),
    )
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(good))
        assert len(warehouse.broken_quotes()) == 0
        warehouse.commit(batch(bad, number=2))
        assert [row["claim_id"] for row in warehouse.broken_quotes()] == ["bad"]


def test_what_must_not_be_is_found(tmp_path: Path) -> None:
    """A row that stands twice and a claim whose text is lost are named."""
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(page(URL, BYBIT)))
        assert warehouse.inconsistencies().rows == ()
        warehouse.connection.execute("INSERT INTO claim FROM claim; DELETE FROM version")
        problems = {row["problem"] for row in warehouse.inconsistencies()}
    assert problems == {"twice: claim", "claim without its version"}


def test_a_claim_that_was_taken_out_by_hand_is_missed(tmp_path: Path) -> None:
    """Also where no difference names it: its life and its reading still do."""
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(page(URL, BYBIT)))
        warehouse.connection.execute("DELETE FROM difference; DELETE FROM claim")
        problems = {row["problem"] for row in warehouse.inconsistencies()}
    assert {"claim that is not held any more", "reading whose claim is not held"} <= problems


def test_a_claim_of_which_nobody_knows_who_read_it_is_named(tmp_path: Path) -> None:
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(page(URL, BYBIT)))
        warehouse.connection.execute("DELETE FROM claim_reading")
        problems = {row["problem"] for row in warehouse.inconsistencies()}
    assert problems == {"claim without a reading"}

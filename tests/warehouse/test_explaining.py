"""Why claims are counted to one theft and thefts kept apart; thefts that split and merge."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.warehouse.builders import NOON, Said, batch, page
from warehouse import Alias, Decision, Verdict, open_warehouse, publish, show

if TYPE_CHECKING:
    from pathlib import Path

    from warehouse import LoadedDocument, Warehouse


def _claim(loaded: LoadedDocument, position: int = 0) -> str:
    return loaded.extraction.claims[position].claim_id


def _theft(warehouse: Warehouse, loaded: LoadedDocument, position: int = 0) -> str | None:
    found = warehouse.connection.execute(
        "SELECT theft_id FROM claims WHERE claim_id = ?", [_claim(loaded, position)]
    ).fetchall()
    return None if found[0][0] is None else str(found[0][0])


def _explained(warehouse: Warehouse, folder: Path, subject: str) -> list[dict[str, Any]]:
    publish(warehouse, folder / "claims.duckdb")
    return list(show(folder / "claims.duckdb", "show/explain", {"id": subject}))


def _reasons(lines: list[dict[str, Any]], what: str) -> dict[str, str]:
    return {line["id"]: line["reason"] for line in lines if line["what"] == what}


FIRST = page(
    "https://e.example/1", Said("us.fbi", "dorvane", "88_000_000 USD", "2022-07-04"), published="2022-08-01"
)
SECOND = page(
    "https://e.example/2", Said("us.fbi", "dorvane", "12_000_000 USD", "2024-03-17"), published="2024-03-30"
)
CLOSE = page(
    "https://e.example/3", Said("jp.npa", "dorvane", "12_100_000 USD", "2024-03-18"), published="2024-04-02"
)


def test_a_claim_shows_beside_what_it_stands_and_what_keeps_the_other_theft_apart(tmp_path: Path) -> None:
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(FIRST, SECOND, CLOSE, baselines=()))
        lines = _explained(warehouse, tmp_path, _claim(CLOSE))
        assert [line["what"] for line in lines] == ["theft", "joined", "parted"]
        assert lines[1]["beside"] == _claim(SECOND)
        assert lines[1]["reason"] == "the same name, a day apart, sums equal within 5 %"
        assert _reasons(lines, "parted") == {
            _theft(warehouse, FIRST): "one text is older than the other theft, 622 days apart"
        }


def test_a_former_id_of_a_theft_explains_the_present_one(tmp_path: Path) -> None:
    older = page(
        "https://e.example/0",
        Said("zachxbt", "dorvane", "12_000_000 USD", "2024-03-17"),
        published="2024-03-18",
    )
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(SECOND, CLOSE, baselines=(), number=1))
        former = str(_theft(warehouse, SECOND))
        warehouse.commit(batch(older, baselines=(), number=2))
        present = str(_theft(warehouse, SECOND))
        assert present != former
        assert _explained(warehouse, tmp_path, former) == _explained(warehouse, tmp_path, present)
        assert len(_reasons(_explained(warehouse, tmp_path, former), "joined")) == 3


def test_an_open_claim_shows_its_question(tmp_path: Path) -> None:
    vague = page("https://e.example/v", Said("kr", "dorvane"), published="2025-01-01")
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(FIRST, SECOND, vague, baselines=()))
        lines = _explained(warehouse, tmp_path, _claim(vague))
        assert _reasons(lines, "open") == {_claim(vague): "fits several thefts equally"}
        (question,) = [line for line in lines if line["what"] == "question"]
        assert set(question["beside"].split(", ")) == {_theft(warehouse, FIRST), _theft(warehouse, SECOND)}


def test_what_one_text_and_what_a_person_tells_apart(tmp_path: Path) -> None:
    both = page(
        "https://e.example/both",
        Said("mandiant", "dorvane", "12_000_000 USD", "2024-03-17"),
        Said("mandiant", "dorvane", "12_000_000 USD", "2024-04-02"),
        published="2024-05-01",
    )
    other = page(
        "https://e.example/o",
        Said("us.fbi", "kelmark", "5_000_000 USD", "2024-01-02"),
        published="2024-02-01",
    )
    again = page(
        "https://e.example/p",
        Said("jp.npa", "kelmark", "5_000_000 USD", "2024-01-02"),
        published="2024-02-02",
    )
    apart = Decision(_claim(other), _claim(again), Verdict.DIFFERENT, "kim", "two wallets", date(2026, 1, 2))
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(both, other, again, baselines=(), decisions=(apart,)))
        lines = _explained(warehouse, tmp_path, str(_theft(warehouse, both)))
        assert list(_reasons(lines, "parted").values()) == ["one party in one text tells them apart"]
        lines = _explained(warehouse, tmp_path, _claim(other))
        assert list(_reasons(lines, "parted").values()) == ["a person says so"]
        assert _reasons(lines, "decided") == {_claim(other): "kim on 2026-01-02: two wallets"}


def test_new_evidence_splits_a_theft(tmp_path: Path) -> None:
    """Two sums in one month pass for one theft told wrong, until a text tells two thefts."""
    small = page(
        "https://s.example/1", Said("us.fbi", "ostrelle", "7_000_000 USD", "2025-03"), published="2025-05-01"
    )
    large = page(
        "https://s.example/2", Said("jp.npa", "ostrelle", "11_000_000 USD", "2025-03"), published="2025-05-02"
    )
    both = page(
        "https://s.example/3",
        Said("mandiant", "ostrelle", "7_000_000 USD", "2025-03-02"),
        Said("mandiant", "ostrelle", "11_000_000 USD", "2025-03-25"),
        published="2025-06-01",
    )
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(small, large, baselines=(), number=1))
        one = _theft(warehouse, small)
        assert one == _theft(warehouse, large)
        warehouse.commit(batch(both, baselines=(), number=2))
        assert _theft(warehouse, small) == _theft(warehouse, both, 0) == one
        assert _theft(warehouse, large) == _theft(warehouse, both, 1) != one
        assert warehouse.inconsistencies().rows == ()


def test_a_text_that_brings_two_spellings_together_merges_thefts(tmp_path: Path) -> None:
    """A vague word in another script is asked about, and joins once the two names are known to be one."""
    latin = page(
        "https://m.example/1",
        Said("us", "dorvane", "12_000_000 USD", "2024-03-17", key="trpana"),
        published="2024-03-30",
    )
    vague = page(
        "https://m.example/2", Said("jp", "ドルベイン", key="trpan"), published="2024-04-01", language="ja"
    )
    known = page(
        "https://m.example/3",
        Said("jp.npa", "ドルベイン", "12_000_000 USD", "2024-03-17", key="trpan"),
        published="2024-05-01",
        language="ja",
    )
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(latin, vague, baselines=(), number=1))
        assert _theft(warehouse, latin) != _theft(warehouse, vague)
        former = _theft(warehouse, vague)
        assert [row["kind"] for row in warehouse.show("questions")] == ["similar_name"]
        warehouse.commit(batch(known, baselines=(), number=2))
        assert _theft(warehouse, latin) == _theft(warehouse, known) == _theft(warehouse, vague)
        assert len(warehouse.show("questions")) == 0
        forwards = warehouse.connection.execute(
            "SELECT theft_id, forwarded_to FROM theft_forwards"
        ).fetchall()
        assert forwards == [(former, _theft(warehouse, latin))]


def test_an_alias_joins_from_when_it_is_said(tmp_path: Path) -> None:
    """Oldname means Newname since 2024: a text of 2023 that says Oldname is about another service."""
    renamed = Alias("victim", "Oldname", "oldname", "newname", "newname", date(2024, 1, 1), "a notice")
    new = page(
        "https://a.example/1", Said("us", "newname", "9_000_000 USD", "2023-11-05"), published="2025-02-01"
    )
    late = page(
        "https://a.example/2", Said("jp", "oldname", "9_000_000 USD", "2023-11-05"), published="2025-02-02"
    )
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(new, late, baselines=(), number=1))
        assert _theft(warehouse, new) != _theft(warehouse, late)
        warehouse.commit(batch(baselines=(), number=2, aliases=(renamed,)))
        assert _theft(warehouse, new) == _theft(warehouse, late)
        told = warehouse.connection.execute("SELECT name, id, said_by, since FROM aliases").fetchall()
        assert told == [("Oldname", "newname", "newname", date(2024, 1, 1))]
    early = [
        page(
            f"https://a.example/{name}",
            Said("us", name, "9_000_000 USD", "2023-11-05"),
            published="2023-12-01",
        )
        for name in ("newname", "oldname")
    ]
    with open_warehouse(tmp_path / "early.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(*early, baselines=(), aliases=(renamed,)))
        assert _theft(warehouse, early[0]) != _theft(warehouse, early[1])


def test_a_name_that_means_two_makes_them_no_one(tmp_path: Path) -> None:
    """Many to many: a name that means two victims fits thefts of both, and the two stay apart."""
    means = [
        Alias("victim", "Group", "group", victim, "press", date(2020, 1, 1), "a notice")
        for victim in ("left", "right")
    ]
    pages = [
        page(
            f"https://g.example/{victim}",
            Said("us", victim, "9_000_000 USD", "2023-11-05"),
            published="2024-01-01",
        )
        for victim in ("left", "right")
    ]
    vague = page("https://g.example/g", Said("jp", "group", "", "2023-11"), published="2024-01-02")
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(*pages, vague, baselines=(), aliases=tuple(means)))
        assert _theft(warehouse, pages[0]) != _theft(warehouse, pages[1])
        assert _theft(warehouse, vague) is None
        assert [row["kind"] for row in warehouse.show("questions")] == ["fits_several"]

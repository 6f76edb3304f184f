"""Which claims are about one theft: each case is a file of pages; its claims carry their theft's name."""

from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.signature import sign_text
from tests.warehouse.builders import NOON, Said, batch, page, statement_page
from warehouse import Decision, Verdict, open_warehouse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse import LoadedDocument, Warehouse

CASES = sorted((Path(__file__).parent / "cases" / "resolve").glob("*.toml"))


def _read(file: Path) -> tuple[list[LoadedDocument], dict[str, str], bool]:
    """The pages of a case, the theft each claim is about by claim id, and whether the baseline takes part."""
    case = tomllib.loads(file.read_text(encoding="utf-8"))
    pages, expected = [], {}
    for held in case["page"]:
        labels = [line.split(": ", 1)[0] for line in held["said"]]
        said = [Said.parse(line.split(": ", 1)[1]) for line in held["said"]]
        loaded = page(held["url"], *said, published=held["published"], publishers=("test",))
        pages.append(loaded)
        expected |= {
            claim.claim_id: label for claim, label in zip(loaded.extraction.claims, labels, strict=True)
        }
    return pages, expected, case.get("baselines", False)


def _thefts(warehouse: Warehouse) -> dict[str, str | None]:
    return dict(warehouse.connection.execute("SELECT claim_id, theft_id FROM claims").fetchall())


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_claims_find_their_theft(file: Path, tmp_path: Path) -> None:
    """Claims with one label share a theft; `open` ones have none and are asked about; others are apart."""
    pages, expected, has_baseline = _read(file)
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(*pages) if has_baseline else batch(*pages, baselines=()))
        thefts = _thefts(warehouse)
        asked = {row["claim_id"] for row in warehouse.show("questions") if row["kind"] == "fits_several"}
    assert set(thefts) == set(expected)
    for one, other in combinations(expected, 2):
        is_same = thefts[one] is not None and thefts[one] == thefts[other]
        assert is_same == (expected[one] == expected[other] != "open"), (one, other)
    assert asked == {claim_id for claim_id, label in expected.items() if label == "open"}


def _everything() -> list[LoadedDocument]:
    return [loaded for file in CASES for loaded in _read(file)[0]] + [statement_page()]


@settings(max_examples=5, deadline=None)
@given(order=st.permutations(range(len(_everything()))), cut=st.integers(1, 20))
def test_order_of_arrival_does_not_matter(
    order: Sequence[int], cut: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """In any order and in two runs instead of one: the same thefts and ids, the same differences."""
    pages = _everything()
    shuffled = [pages[position] for position in order]
    answers = []
    for parts in ([pages], [shuffled[:cut], shuffled[cut:]]):
        path = tmp_path_factory.mktemp("order") / "w.duckdb"
        with open_warehouse(path, now=NOON) as warehouse:
            for number, part in enumerate(parts, 1):
                warehouse.commit(batch(*part, number=number))
            differences = warehouse.connection.execute(
                "SELECT difference_id, claim_ids, detected_at FROM differences"
                " WHERE ended_at IS NULL ORDER BY 1"
            ).fetchall()
            assert warehouse.inconsistencies().rows == ()
            answers.append((_thefts(warehouse), differences))
    assert answers[0] == answers[1]


def test_an_id_that_changed_is_forwarded(tmp_path: Path) -> None:
    """An older text arrives later and becomes the theft's name: the old id leads to the new one."""
    new = page(
        "https://a.example/new",
        Said("us.fbi", "bybit", "1_500_000_000 USD", "2025-02-21"),
        published="2025-02-26",
    )
    old = page(
        "https://a.example/old",
        Said("zachxbt", "bybit", "1_460_000_000 USD", "2025-02-21"),
        published="2025-02-21",
    )
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(new, number=1))
        before = set(_thefts(warehouse).values())
        warehouse.commit(batch(old, number=2))
        after = set(_thefts(warehouse).values())
        forwards = warehouse.connection.execute(
            "SELECT theft_id, forwarded_to FROM theft_forwards"
        ).fetchall()
    assert len(before) == len(after) == 1
    assert before != after
    assert (*before, *after) in forwards


def _ostrelle(url: str, party: str, day: str, **facts: object) -> LoadedDocument:
    return page(url, Said(party, "ostrelle", "9_000_000 USD", day), published="2025-06-01", **facts)


@pytest.mark.parametrize("names_theft", [False, True])
def test_a_person_tells_two_apart(tmp_path: Path, *, names_theft: bool) -> None:
    """`different` wins over every rule, and goes on winning when the page is edited."""
    one = _ostrelle("https://p.example/1", "us.fbi", "2025-05-20")
    other = _ostrelle("https://p.example/2", "jp.npa", "2025-05-21")
    # a theft's id stands for its first claim
    first, second = sorted((one, other), key=lambda loaded: loaded.extraction.claims[0].claim_id)
    left, right = (loaded.extraction.claims[0].claim_id for loaded in (first, second))
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(one, other, number=1))
        together = _thefts(warehouse)
        assert together[left] == together[right]
        apart = Decision(
            str(together[left]) if names_theft else left, right, Verdict.DIFFERENT, "me", "two thefts"
        )
        commit = warehouse.commit(batch(number=2, decisions=(apart,)))
        assert commit.decisions_unmatched == ()
        thefts = _thefts(warehouse)
        assert thefts[left] != thefts[right]
        edited = _ostrelle(
            "https://p.example/1", "us.fbi", "2025-05-20", note="edited", seen=NOON.replace(day=9)
        )
        warehouse.commit(batch(edited, number=3, decisions=(apart,)))
        thefts = _thefts(warehouse)
        kept = right if first is one else left
        assert thefts[edited.extraction.claims[0].claim_id] != thefts[kept]


def test_a_person_joins_what_no_rule_would(tmp_path: Path) -> None:
    """An unnamed exchange is Upbit, says a person; an unknown name in a decision is reported."""
    masked = page(
        "https://p.example/m", Said("kr.knpa", "unnamed:exchange-a", "58_000_000_000 KRW", "2019-11-27")
    )
    named = page("https://p.example/n", Said("kr.knpa", "upbit", "58_000_000_000 KRW", "2019-11-27"))
    left = masked.extraction.claims[0].claim_id
    same = Decision(left, "2025-01-14/upbit", Verdict.SAME, "me", "press of 22 November")
    lost = Decision(left, "no-such-thing", Verdict.SAME, "me", "typo")
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(masked, named, number=1))
        assert [(row["kind"], row["claim_id"]) for row in warehouse.show("questions")] == [
            ("masked_victim", left)
        ]
        commit = warehouse.commit(batch(number=2, decisions=(same, lost)))
        assert commit.decisions_unmatched == (("no-such-thing", "the warehouse does not hold"),)
        assert len(set(_thefts(warehouse).values())) == 1
        assert len(warehouse.show("questions")) == 0


def _origins(tmp_path: Path, *pages: LoadedDocument) -> dict[str, int]:
    with open_warehouse(tmp_path / "w.duckdb", now=NOON) as warehouse:
        warehouse.commit(batch(*pages, baselines=()))
        return dict(
            warehouse.connection.execute("SELECT party, independent_origins FROM attributions").fetchall()
        )


def test_copies_and_translations_are_one_origin(tmp_path: Path) -> None:
    """A copy with another headline and a translation count once; a text of one's own counts."""
    fbi = Said("us.fbi", "bybit", "1_500_000_000 USD", "2025-02-21")
    told = Said("us.fbi", "bybit", "", "2025-02-21", voice="reported")
    words = [f"word{number}" for number in range(400)]
    original, copied = " ".join(words), " ".join([*words[:5], "other", *words[5:]])
    own = " ".join(f"saying{number * 31}" for number in range(400))
    pages = (
        page("https://ic3.example/en", fbi, note=original, signature=sign_text(original)),
        page("https://ic3.example/ja", fbi, language="ja", note="訳", published="2025-02-27"),
        page(
            "https://mirror.example", told, note=copied, signature=sign_text(copied), publishers=("mirror",)
        ),
        page("https://press.example", told, note=own, signature=sign_text(own), publishers=("press",)),
    )
    assert _origins(tmp_path, *pages) == {"us": 2}


def test_the_editions_of_a_newspaper_are_one_origin(tmp_path: Path) -> None:
    """What one publisher reports of the same parties in two languages; another paper's report counts."""
    told = Said("us.fbi", "bybit", "", "2025-02-21", voice="reported")
    also = Said("jp.npa", "bybit", "", "2025-02-21", voice="reported")
    pages = (
        page("https://ilbo.example/ko", told, language="ko", publishers=("ilbo",)),
        page("https://ilbo.example/en", told, publishers=("ilbo",), published="2025-02-27"),
        page("https://press.example/ja", told, language="ja", publishers=("press",)),
        page("https://ilbo.example/later", told, language="ja", publishers=("ilbo",), published="2025-03-20"),
        page("https://ilbo.example/more", told, also, language="ja", publishers=("ilbo",)),
    )
    assert _origins(tmp_path, *pages) == {"us": 4, "jp": 1}


def test_signatures_tell_copies_from_others() -> None:
    """The same on every machine; close for copies, far for others, none for what is too short."""
    words = [f"단어{number}" for number in range(300)]
    one, copied = " ".join(words), "見出し " + " ".join(words)
    other = " ".join(f"語{number * 7}" for number in range(300))
    agreement = [
        sum(a == b for a, b in zip(sign_text(one), sign_text(text), strict=True)) for text in (copied, other)
    ]
    assert agreement[0] >= 58
    assert agreement[1] <= 10
    assert sign_text("too short") == ()
    assert sign_text(one)[:3] == sign_text(one.upper())[:3]

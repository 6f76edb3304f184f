"""Exports of the demo's data: the same data gives the same bytes, and each form can be read."""

from __future__ import annotations

import asyncio
import csv
import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import stix2

from flows.exports.files import export_rows
from flows.exports.stix import make_bundle
from flows.language import load_lexicon
from flows.mail.words import Names
from flows.paths import Places
from flows.run.execute import execute
from flows.run.job import Job
from tests.flows.conftest import CHECKOUT, SAMPLES
from warehouse import RunKind, show

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    places = Places((CHECKOUT / "config", SAMPLES / "config"), tmp_path_factory.mktemp("export") / "data")
    asyncio.run(execute(Job(RunKind.REPLAY, replay=(SAMPLES / "archive.warc.gz",)), places))
    return places


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet", "stix"])
@pytest.mark.parametrize("what", ["claims", "attributions", "thefts", "differences", "addresses"])
def test_a_second_export_is_byte_for_byte_the_same(
    places: Places, tmp_path: Path, what: str, form: str
) -> None:
    for name in ("first", "second"):
        export_rows(places, what, form, tmp_path / name)
    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()
    assert (tmp_path / "first").stat().st_size > 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first", "second"]


def test_json_lines_and_csv_hold_every_claim(places: Places, tmp_path: Path) -> None:
    held = {row["claim_id"] for row in show(places.published, "export/claims")}
    export_rows(places, "claims", "jsonl", tmp_path / "claims.jsonl")
    lines = (tmp_path / "claims.jsonl").read_text("utf-8").split("\n")[:-1]
    assert {json.loads(line)["claim_id"] for line in lines} == held
    export_rows(places, "claims", "csv", tmp_path / "claims.csv")
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as table:
        assert {row["claim_id"] for row in csv.DictReader(table)} == held


def test_stix_ties_each_theft_to_its_actor_by_the_party_that_says_so(places: Places, tmp_path: Path) -> None:
    export_rows(places, "claims", "stix", tmp_path / "bundle.json")
    bundle = stix2.parse((tmp_path / "bundle.json").read_text("utf-8"), allow_custom=True)
    by_id = {one.id: one for one in bundle.objects}
    (bybit,) = [one for one in bundle.objects if one.type == "incident" and one.name == "Theft from Bybit"]
    relationships = [one for one in bundle.objects if one.type == "relationship"]
    about = [one for one in relationships if one.source_ref == bybit.id]
    said = [one for one in about if one.relationship_type == "attributed-to"]
    told = {(by_id[one.created_by_ref].name, by_id[one.target_ref].name) for one in said}
    assert ("FBI", "TraderTraitor") in told
    for one in said:
        assert one.external_references[0].url.startswith("https://")
        assert one.external_references[0].description
        assert one.confidence in (40, 70, 90)
    ends = ("source_ref", "target_ref", "created_by_ref")
    assert {getattr(one, end) for one in relationships for end in ends} <= set(by_id)


def test_what_says_something_else_in_stix_was_modified_later(places: Places) -> None:
    names = Names(load_lexicon(places).names)
    thefts, claims, addresses = (
        list(show(places.published, f"export/{what}")) for what in ("thefts", "standing_claims", "addresses")
    )
    gone = next(claim for claim in claims if claim["victim"] == "bybit" and claim["party"] == "us.fbi")
    later = [
        {**claim, "theft_changed_at": claim["theft_changed_at"] + timedelta(days=1)}
        if claim["theft_id"] == gone["theft_id"]
        else claim
        for claim in claims
        if claim is not gone
    ]
    before, after = (
        {one["id"]: one for one in make_bundle(thefts, rows, addresses, names).objects if "modified" in one}
        for rows in (claims, later)
    )
    assert any(one not in after for one in before)
    changed = {one for one in before.keys() & after.keys() if str(before[one]) != str(after[one])}
    assert changed
    assert all(before[one]["modified"] < after[one]["modified"] for one in changed)
    assert all(before[one]["created"] == after[one]["created"] for one in changed)


def test_stix_tells_states_organisations_and_people_apart(places: Places) -> None:
    names = Names({})
    claims = [
        {**claim, "party": party}
        for claim, party in zip(
            show(places.published, "export/standing_claims"),
            ("us.fbi", "un.poe", "elliptic", "zachxbt"),
            strict=False,
        )
    ]
    bundle = make_bundle(
        show(places.published, "export/thefts"), claims, (), names, load_lexicon(places).persons
    )
    found = {
        one.name: (one.identity_class, "sectors" in one) for one in bundle.objects if one.type == "identity"
    }
    assert found["FBI (us)"] == ("organization", True)
    assert found["POE (un)"] == ("organization", False)
    assert found["Elliptic"] == ("organization", False)
    assert found["Zachxbt"] == ("individual", False)


def test_the_page_that_the_bundle_names_as_its_schema_is_there() -> None:
    assert (CHECKOUT / "docs" / "stix.md").is_file()

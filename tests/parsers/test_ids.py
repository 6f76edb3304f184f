"""Names made from content."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.ids import canonical_address, content_id, document_id, version_id

PARTS = st.lists(st.one_of(st.text(max_size=5), st.none(), st.booleans(), st.integers()), max_size=4)


@given(PARTS, PARTS)
def test_different_parts_have_different_names(one: list[object], other: list[object]) -> None:
    same = repr(one) == repr(other)
    assert (content_id("doc", *one) == content_id("doc", *other)) is same


def test_a_name_is_a_prefix_and_24_digits_and_never_changes() -> None:
    assert re.fullmatch(r"claim-[0-9a-f]{24}", content_id("claim", "a", "b"))
    assert content_id("x", "a", ["b", 1], None) == "x-ec3f1e7e4fd035668bb42a2f"
    assert content_id("x", "ab") != content_id("x", "a", "b")


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("HTTPS://WWW.FBI.gov:443/News?b=2&a=1#top", "https://www.fbi.gov/News?b=2&a=1"),
        ("http://a.example", "http://a.example/"),
        ("http://a.example:8080/x", "http://a.example:8080/x"),
        ("https://a.example/x?utm_source=rss&id=7&utm_medium=feed&fbclid=z", "https://a.example/x?id=7"),
        ("https://a.example/x?utmost=1", "https://a.example/x?utmost=1"),
        ("https://a.example/feed#12", "https://a.example/feed#12"),
        ("https://a.example/#!/notice/5", "https://a.example/#!/notice/5"),
        ("https://[2001:DB8::1]/x", "https://[2001:db8::1]/x"),
        ("urn:seed:statement#ja", "urn:seed:statement#ja"),
        ("report.pdf", "report.pdf"),
        ("http://a.example:port/x", "http://a.example:port/x"),
    ],
)
def test_an_address_has_one_spelling(written: str, canonical: str) -> None:
    assert canonical_address(written) == canonical
    assert document_id(written) == document_id(canonical)


def test_a_version_changes_with_all_that_claims_rest_on_and_with_nothing_else() -> None:
    facts = {"title": "t", "published_on": date(2025, 1, 14), "publishers": ("us", "jp"), "text": "x"}
    name = version_id("doc-1", **facts)
    assert version_id("doc-1", **{**facts, "publishers": ("jp", "us")}) == name
    changes = [{"title": "u"}, {"published_on": None}, {"publishers": ("us",)}, {"text": "y"}]
    assert (
        len({name, version_id("doc-2", **facts), *(version_id("doc-1", **{**facts, **c}) for c in changes)})
        == 6
    )

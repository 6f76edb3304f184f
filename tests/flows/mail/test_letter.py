"""What a mail says, from an owed mail's rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from flows.mail.folding import columns
from flows.mail.letter import write_letter
from flows.mail.render import build_message, render_html, render_text
from flows.mail.words import Names, amount_text, amounts_text
from parsers.values import Amount
from warehouse import Evidence, MailItem, PendingMail

NAMES = Names(
    {
        "party:us": "United States",
        "party:us.fbi": "FBI",
        "party:kr.knpa": "Korean National Police Agency",
        "party:kr": "Republic of Korea",
        "actor:tradertraitor": "TraderTraitor",
        "actor:dprk": "North Korea",
        "actor:andariel": "Andariel",
    }
)
NOW = datetime(2025, 3, 1, tzinfo=UTC)
FBI = Evidence(
    claim_id="c1",
    document_id="d1",
    url="https://www.ic3.gov/psa/2025/psa250226",
    title="On Bybit",
    publishers=("us.fbi",),
    published_on=date(2025, 2, 26),
    language="en",
    victim="bybit",
    victim_name="Bybit",
    party="us.fbi",
    voice="own",
    actors=("tradertraitor", "dprk"),
    stance="asserted",
    amounts=(Amount(Decimal(1500000000), "USD"),),
    theft_date="2025-02-21",
    basis=None,
    quote="North Korea took it.",
)
BYBIT = MailItem(
    difference_id="x1",
    baseline_id="2025-01-14",
    baseline_title="Joint Statement",
    theft_id="t1",
    victim="bybit",
    victim_name="Bybit",
    party="us",
    aspect="presence",
    category="new_theft",
    before="",
    after="attributes",
    is_reported_only=False,
    detected_at=NOW,
    baseline_says=(),
    baseline_amounts=(),
    evidence=(FBI,),
)
UPBIT = replace(
    BYBIT,
    difference_id="x2",
    theft_id="t2",
    victim="upbit",
    victim_name="Upbit",
    party="kr",
    aspect="actor",
    category="actor_refined",
    before="dprk",
    after="andariel, dprk",
    baseline_says=(("kr", ("dprk",), "asserted", "collective"), ("us", ("dprk",), "asserted", "collective")),
    baseline_amounts=(Amount(Decimal(50000000), "USD"),),
    evidence=(replace(FBI, claim_id="c2", party="kr.knpa", language="ko", quote="안다리엘의 소행"),),
)


def _mail(*items: MailItem, is_summary: bool = False) -> PendingMail:
    return PendingMail("m1", "analyst@localhost", "r1", is_summary, NOW, 0, "", items)


def test_the_subject_says_what_is_new() -> None:
    one = write_letter(_mail(BYBIT), NAMES)
    assert one.subject == (
        "claimwatch: Bybit: United States attributes the theft to TraderTraitor of North Korea"
    )
    two = write_letter(_mail(UPBIT, BYBIT), NAMES)
    assert two.subject == (
        "claimwatch: new on Bybit (United States) and Upbit (Republic of Korea): "
        "new theft and actor narrowed down"
    )
    first = write_letter(_mail(UPBIT, BYBIT, is_summary=True), NAMES)
    assert first.subject.startswith("claimwatch: first run, 2 thefts beyond the baseline: Bybit")


def test_both_parts_carry_quote_gloss_link_and_baseline() -> None:
    letter = write_letter(_mail(BYBIT, UPBIT), NAMES)
    for part in (" ".join(form(letter).split()) for form in (render_text, render_html)):
        assert "North Korea took it." in part
        assert (
            "FBI states that TraderTraitor of North Korea stole USD 1.5 billion from Bybit (2025-02-21)."
            in part
        )
        assert "https://www.ic3.gov/psa/2025/psa250226" in part
        assert "2025-01-14 does not name this theft." in part
        assert "안다리엘의 소행" in part
        assert "North Korea → Andariel of North Korea" in part
        assert "Republic of Korea (North Korea, asserted, jointly)" in part


def test_parties_that_speak_together_share_one_quote() -> None:
    joint = [replace(FBI, claim_id=party, party=party) for party in ("us", "kr")]
    text = render_text(write_letter(_mail(replace(BYBIT, evidence=tuple(joint))), NAMES))
    assert text.count("North Korea took it.") == 1
    assert "United States states that TraderTraitor" in text
    assert "Republic of Korea states that TraderTraitor" in text


def test_the_order_of_the_rows_does_not_matter() -> None:
    assert write_letter(_mail(BYBIT, UPBIT), NAMES) == write_letter(_mail(UPBIT, BYBIT), NAMES)


def test_what_is_only_reported_says_whose_report_it_is() -> None:
    told = replace(FBI, voice="reported", publishers=("kr.knpa",))
    letter = write_letter(_mail(replace(BYBIT, is_reported_only=True, evidence=(told,))), NAMES)
    text = render_text(letter)
    assert "United States is reported to attribute the theft" in text
    assert "As Korean National Police Agency reports, FBI states" in text


def test_a_page_cannot_put_markup_headers_or_links_into_a_mail() -> None:
    evil = replace(
        FBI,
        quote="<script>alert(1)</script>\r\nBcc: all@example.org\u202e",
        title="x\r\nBcc: all@example.org",
        url="javascript:alert(1)",
        victim="unnamed:x\r\nBcc: all@example.org",
    )
    item = replace(BYBIT, victim=evil.victim, evidence=(evil,))
    letter = write_letter(_mail(item), NAMES)
    page = render_html(letter)
    assert "<script>" not in page
    assert 'href="javascript:' not in page
    message = build_message(letter, sender="claimwatch <c@localhost>", queued_at=NOW)
    assert message["Bcc"] is None
    assert "\u202e" not in render_text(letter)


def test_the_same_mail_is_the_same_bytes_with_the_same_message_id() -> None:
    letters = (write_letter(_mail(BYBIT), NAMES) for _ in range(2))
    first, second = (build_message(one, sender="c@localhost", queued_at=NOW) for one in letters)
    assert first.as_bytes() == second.as_bytes()
    assert first["Message-ID"] == "<m1@claimwatch.invalid>"
    assert [part.get_content_type() for part in first.iter_parts()] == ["text/plain", "text/html"]


@pytest.mark.parametrize(
    ("value", "currency", "said"),
    [
        ("308000000", "USD", "USD 308 million"),
        ("1500000000", "USD", "USD 1.5 billion"),
        ("48200000000", "JPY", "JPY 48.2 billion"),
        ("16130000", "USD", "USD 16.13 million"),
        ("201858123", "USD", "USD 201,858,123"),
        ("4502.9", "BTC", "4,502.9 BTC"),
        ("342000", "ETH", "342,000 ETH"),
    ],
)
def test_sums_read_as_people_write_them(value: str, currency: str, said: str) -> None:
    assert amount_text(Amount(Decimal(value), currency)) == said


def test_lines_of_the_text_are_folded_between_words_and_between_wide_characters() -> None:
    told = replace(FBI, language="ja", quote="警察庁は、「TraderTraitor」によるものと特定した。" * 4)
    text = render_text(write_letter(_mail(replace(BYBIT, evidence=(told,))), NAMES))
    assert max(columns(line) for line in text.splitlines() if "claimwatch sql" not in line) <= 76
    assert "TraderTraitor」" in text
    starts = {line.strip()[:1] for line in text.splitlines()}
    assert not starts & set("、。」")
    assert told.quote in "".join(line.strip() for line in text.splitlines())


def test_a_claim_can_be_looked_up_by_the_id_in_the_mail() -> None:
    letter = write_letter(_mail(BYBIT, UPBIT), NAMES)
    for part in (render_text(letter), render_html(letter)):
        assert "c1" in part
        assert "c2" in part
        assert "WHERE claim_id = 'c1'" in part


@pytest.mark.parametrize(
    ("party", "named"),
    [
        ("us.fbi", "FBI"),
        ("demo-ledger", "Demo Ledger"),
        ("kr.customs-service", "CUSTOMS SERVICE (Republic of Korea)"),
        ("bybit", "Bybit Exchange"),
    ],
)
def test_a_party_that_no_list_names_is_spelled_as_a_name(party: str, named: str) -> None:
    assert Names({**NAMES.known, "victim:bybit": "Bybit Exchange"}).party(party) == named


def test_several_actors_and_sums_read_as_one_phrase() -> None:
    assert NAMES.actors(("andariel", "rgb", "dprk")) == "Andariel and Rgb of North Korea"
    assert NAMES.actors(("dprk",)) == "North Korea"
    assert NAMES.actors(()) == "unnamed actors"
    sums = (Amount(Decimal(308000000), "USD"), Amount(Decimal("4502.9"), "BTC"))
    assert amounts_text(sums) == "USD 308 million (4,502.9 BTC)"

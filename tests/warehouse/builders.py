"""Short ways to write the values that a warehouse takes in."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from parsers.values import (
    Amount,
    Baseline,
    BaselineAttribution,
    BaselineReference,
    BaselineTheft,
    Basis,
    Claim,
    Document,
    Extraction,
    PartialDate,
    Stance,
    Voice,
)
from warehouse import ActorFact, Batch, CaptureFacts, LoadedDocument, Rate, Run, RunKind

ROOT = Path(__file__).parents[2]
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
RATES = tuple(
    Rate(currency, year, Decimal(usd))
    for currency, years in {
        "JPY": {2019: "0.0092", 2024: "0.0066", 2025: "0.0067"},
        "KRW": {2019: "0.00086", 2024: "0.00073", 2025: "0.00070"},
        "BTC": {2019: "7400", 2024: "66000", 2025: "95000"},
        "ETH": {2019: "182", 2024: "3000", 2025: "3000"},
    }.items()
    for year, usd in years.items()
)
ACTORS = tuple(
    ActorFact(actor, "dprk")
    for actor in ("lazarus-group", "tradertraitor", "apt38", "andariel", "citrine-sleet", "rgb")
)


def digest(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


def amounts(text: str) -> tuple[Amount, ...]:
    """Read `308000000 USD, 4502.9 BTC`."""
    pairs = (part.split() for part in text.split(",") if part.strip())
    return tuple(Amount(Decimal(value.replace("_", "")), currency) for value, currency in pairs)


@dataclass(frozen=True)
class Said:
    """One claim in short: `Said("us.fbi", "bybit", "1_500_000_000 USD", "2025-02-21")`.

    In the case files `us.fbi bybit 2025-02-21 | 1_500_000_000 USD | own | asserted | tradertraitor`,
    of which all after the victim may be left out.
    """

    party: str
    victim: str
    amounts: str = ""
    on: str = ""
    voice: str = "own"
    actors: str = "dprk"
    stance: str = "asserted"
    key: str = ""
    collective: bool = False

    @classmethod
    def parse(cls, line: str) -> Said:
        """Read a line of a case file."""
        head, *rest = (part.strip() for part in line.split("|"))
        party, victim, *on = head.split()
        usual = ("", "own", "asserted", "dprk")
        sums, voice, stance, actors = (*rest, *usual[len(rest) :])
        return cls(party, victim, sums, on[0] if on else "", voice, actors, stance)


def page(  # noqa: PLR0913 - a page has that many facts
    url: str,
    *said: Said,
    published: str | None = "2025-02-26",
    publishers: tuple[str, ...] = ("us.fbi",),
    seen: datetime = NOON,
    language: str = "en",
    note: str = "",
    signature: tuple[int, ...] = (),
    is_feed_item: bool = False,
    parser_note: str = "",
) -> LoadedDocument:
    """A page of one sentence a claim, as the pipeline hands it over. `note` makes another version of it."""
    sentences = [f"{s.party} says {s.actors} robbed {s.victim} of {s.amounts} on {s.on}." for s in said]
    text = "\n".join([f"A page at {url} {note}", *sentences])
    day = date.fromisoformat(published) if published else None
    document_id = digest("document", url)
    version_id = digest("version", document_id, day, publishers, text)
    document = Document(
        document_id=document_id,
        version_id=version_id,
        url=url,
        publishers=publishers,
        title=f"Page {url}",
        published_on=day,
        language=language,
        text=text,
        blocks=(),
        media_type="text/html",
        content_sha256=digest("bytes", text),
        text_sha256=digest("text", text),
        source_id="test",
        is_feed_item=is_feed_item,
    )
    claims = tuple(
        _claim(s, sentence, text.index(sentence), document, parser_note)
        for s, sentence in zip(said, sentences, strict=True)
    )
    capture = CaptureFacts(
        record_id=digest("record", url, seen, text),
        url=url,
        content_sha256=digest("bytes", text),
        fetched_at=seen,
        source_id="test",
        warc_file="test.warc.gz",
    )
    return LoadedDocument(document, Extraction(claims), capture, signature)


def _claim(said: Said, sentence: str, start: int, document: Document, parser_note: str) -> Claim:
    fields: dict[str, Any] = {
        "victim": said.victim,
        "party": said.party,
        "voice": Voice(said.voice),
        "actors": tuple(said.actors.split(",")) if said.actors else (),
        "stance": Stance(said.stance),
        "amounts": amounts(said.amounts),
        "theft_date": PartialDate.parse(said.on) if said.on else None,
    }
    return Claim(
        claim_id=digest("claim", document.version_id, *fields.values(), start, parser_note)[:32],
        document_id=document.document_id,
        version_id=document.version_id,
        victim_name=said.victim.replace("-", " ").title(),
        victim_key=said.key or said.victim.replace("-", ""),
        basis=None,
        is_collective=said.collective,
        quote=sentence,
        quote_start=start,
        quote_end=start + len(sentence),
        rule="test",
        **fields,
    )


def run(number: int = 1, kind: RunKind = RunKind.SCHEDULED, parser_version: str = "p1") -> Run:
    return Run(f"run-{number}", kind, NOON + timedelta(days=number), parser_version)


def batch(*documents: LoadedDocument, number: int = 1, **facts: Any) -> Batch:
    defaults = Batch(
        run=run(number), documents=documents, rates=RATES, actors=ACTORS, baselines=(joint_statement(),)
    )
    return replace(defaults, **facts)


def _date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def _sums(rows: list[dict[str, Any]]) -> tuple[Amount, ...]:
    return tuple(Amount(Decimal(str(row["value"])), row["currency"]) for row in rows)


def joint_statement() -> Baseline:
    """The shipped baseline, read without the settings, so that these tests need nothing of flows."""
    file = ROOT / "config" / "baselines" / "2025-01-14.toml"
    held = tomllib.loads(file.read_text(encoding="utf-8"))
    thefts = tuple(
        BaselineTheft(
            victim=theft["victim"],
            victim_name=theft["victim_name"],
            amounts=_sums(theft["amounts"]),
            theft_date=_date(theft.get("date")),
            attributions=tuple(
                BaselineAttribution(
                    party,
                    tuple(row["actors"]),
                    row["stance"],
                    row["wording"],
                    Basis(row["basis"]) if "basis" in row else None,
                )
                for row in theft["attribution"]
                for party in row["parties"]
            ),
            known_date=_date(theft["known"].get("date")),
            known_amounts=_sums(theft["known"].get("amounts", [])),
            known_source=theft["known"]["source"],
        )
        for theft in held["theft"]
    )
    references = tuple(
        BaselineReference(
            row["id"],
            row["kind"],
            row["name"],
            tuple(row.get("parties", ())),
            row.get("issued_on"),
            names=tuple(row.get("names", ())),
            note=row.get("note", ""),
        )
        for row in held["reference"]
    )
    return Baseline(
        "2025-01-14",
        held["title"],
        held["issued_on"],
        tuple(held["parties"]),
        tuple(held["urls"]),
        thefts,
        references,
    )


def statement_page(url: str = "https://example.gov/joint", **facts: Any) -> LoadedDocument:
    """The joint statement as a page: its 13 attributions."""
    all_three = [("dmm-bitcoin", "308_000_000 USD"), ("upbit", "50_000_000 USD"), ("rain", "16_130_000 USD")]
    two = [("wazirx", "235_000_000 USD"), ("radiant-capital", "50_000_000 USD")]
    said = [Said(p, v, a, collective=True) for v, a in all_three for p in ("us", "jp", "kr")]
    said += [Said(p, v, a, "2024") for v, a in two for p in ("us", "kr")]
    defaults: dict[str, Any] = {"published": "2025-01-14", "publishers": ("us", "jp", "kr")}
    return page(url, *said, **(defaults | facts))

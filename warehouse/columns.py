"""Values as lists of columns: that is how many rows enter DuckDB in one statement."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from parsers.values import Amount, Baseline, BaselineTheft, Claim
    from warehouse.values import Batch, CaptureFacts, LoadedDocument

Columns = dict[str, list[Any]]


def utc(moment: datetime) -> datetime:
    """As stored: UTC, without its zone. ValueError for a naive time, which could mean any zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} has no time zone")
    return moment.astimezone(UTC).replace(tzinfo=None)


def of(rows: Iterable[object], **columns: str) -> Columns:
    """One list for each column: `of(captures, url="url")`. The value names the attribute."""
    held = list(rows)
    return {name: [getattr(row, attribute) for row in held] for name, attribute in columns.items()}


def same(rows: Iterable[object], *attributes: str) -> Columns:
    """As `of`, where column and attribute have the same name."""
    return of(rows, **{name: name for name in attributes})


def amounts(values: Sequence[Amount]) -> list[dict[str, Any]]:
    """Amounts as DuckDB's structs."""
    return [{"value": amount.value, "currency": amount.currency} for amount in values]


def captures(batch: Batch) -> Columns:
    """Every capture that the batch speaks of."""
    held: list[CaptureFacts] = [loaded.capture for loaded in batch.documents]
    held += batch.sightings
    return {
        **same(
            held, "record_id", "url", "content_sha256", "source_id", "warc_file", "warc_offset", "is_revisit"
        ),
        "fetched_at": [utc(capture.fetched_at) for capture in held],
    }


def versions(documents: Sequence[LoadedDocument]) -> Columns:
    """The document versions."""
    texts = [loaded.document for loaded in documents]
    return {
        **same(texts, "version_id", "document_id", "url", "title", "published_on", "language", "media_type"),
        **same(texts, "source_id", "is_feed_item", "content_sha256", "text_sha256", "text"),
        "publishers": [list(text.publishers) for text in texts],
        "text_signature": [list(loaded.text_signature) for loaded in documents],
    }


def readings(documents: Sequence[LoadedDocument]) -> Columns:
    """Which version each content gave."""
    return {
        "url": [loaded.capture.url for loaded in documents],
        "content_sha256": [loaded.capture.content_sha256 for loaded in documents],
        "version_id": [loaded.document.version_id for loaded in documents],
    }


def claims(documents: Sequence[LoadedDocument]) -> Columns:
    """The claims of all documents."""
    held: list[Claim] = [claim for loaded in documents for claim in loaded.extraction.claims]
    return {
        **same(held, "claim_id", "version_id", "document_id", "victim", "victim_name", "victim_key", "party"),
        **same(held, "is_collective", "quote", "quote_start", "quote_end", "rule"),
        "voice": [str(claim.voice) for claim in held],
        "stance": [str(claim.stance) for claim in held],
        "actors": [list(claim.actors) for claim in held],
        "amounts": [amounts(claim.amounts) for claim in held],
        "theft_date": [claim.theft_date and str(claim.theft_date) for claim in held],
        "basis": [claim.basis and str(claim.basis) for claim in held],
    }


def addresses(documents: Sequence[LoadedDocument]) -> Columns:
    """The wallet addresses of all documents."""
    held = [address for loaded in documents for address in loaded.extraction.addresses]
    return {
        **same(held, "chain", "address", "version_id", "reason"),
        **of(held, address_start="start", address_end="end"),
        "checksum": [str(address.checksum) for address in held],
        "claim_ids": [list(address.claim_ids) for address in held],
    }


def node_id(baseline: Baseline, position: int) -> str:
    """Name of a baseline's theft: `<baseline_id>/<victim>`; the second of one victim ends in `/2`."""
    victim = baseline.thefts[position].victim
    earlier = sum(theft.victim == victim for theft in baseline.thefts[:position])
    return f"{baseline.baseline_id}/{victim}" + (f"/{earlier + 1}" if earlier else "")


def baseline_thefts(baselines: Sequence[Baseline]) -> Columns:
    """The thefts of all baselines."""
    held: list[tuple[Baseline, int, BaselineTheft]] = [
        (baseline, position, theft)
        for baseline in baselines
        for position, theft in enumerate(baseline.thefts)
    ]
    thefts = [theft for _, _, theft in held]
    return {
        **same(thefts, "victim", "victim_name", "known_source"),
        "baseline_id": [baseline.baseline_id for baseline, _, _ in held],
        "node_id": [node_id(baseline, position) for baseline, position, _ in held],
        "amounts": [amounts(theft.amounts) for theft in thefts],
        "known_amounts": [amounts(theft.known_amounts) for theft in thefts],
        "theft_date": [theft.theft_date and str(theft.theft_date) for theft in thefts],
        "known_date": [theft.known_date and str(theft.known_date) for theft in thefts],
    }


def baseline_attributions(baselines: Sequence[Baseline]) -> Columns:
    """One row a party and theft."""
    held = [
        (baseline.baseline_id, node_id(baseline, position), attribution)
        for baseline in baselines
        for position, theft in enumerate(baseline.thefts)
        for attribution in theft.attributions
    ]
    attributions = [attribution for _, _, attribution in held]
    return {
        **same(attributions, "party", "stance", "wording"),
        "baseline_id": [baseline_id for baseline_id, _, _ in held],
        "node_id": [node for _, node, _ in held],
        "actors": [list(attribution.actors) for attribution in attributions],
        "basis": [attribution.basis and str(attribution.basis) for attribution in attributions],
    }


def baseline_references(baselines: Sequence[Baseline]) -> Columns:
    """What the baselines name besides thefts."""
    held = [(baseline.baseline_id, reference) for baseline in baselines for reference in baseline.references]
    references = [reference for _, reference in held]
    return {
        **same(references, "reference_id", "kind", "name", "issued_on", "note"),
        "baseline_id": [baseline_id for baseline_id, _ in held],
        "parties": [list(reference.parties) for reference in references],
        "urls": [list(reference.urls) for reference in references],
        "names": [list(reference.names) for reference in references],
    }

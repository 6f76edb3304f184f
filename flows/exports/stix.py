"""Thefts and attributions as a STIX 2.1 bundle. The same rows give the same bytes.

    identity       each party and each victim
    threat-actor   each accused actor
    incident       each theft; `targets` its victim
    relationship   incident `attributed-to` threat-actor, made by the party: its confidence is the stance, its
                   external references are the claims (address, digest, quote)
    opinion        a denial or a doubt
    x-claimwatch-wallet   an address that a document ties to a theft

What STIX has no word for (stance, voice, basis, claim ids) is in property extensions; extension-definition
objects in the bundle describe both kinds, and docs/stix.md says what a reader needs.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import stix2
from stix2.properties import BooleanProperty, StringProperty

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.mail.words import Names

Row = dict[str, Any]

# made once for this project; ids of objects are derived from it and from what the objects are
_NAMESPACE = uuid.UUID("6f1c1f0e-6f0a-5d0b-9b57-3a1d2c9e8a41")
_EPOCH = datetime(2025, 1, 14, tzinfo=UTC)
_CONFIDENCE = {"asserted": 90, "assessed": 70, "suspected": 40}
_OPINIONS = {"denied": "strongly-disagree", "disputed": "disagree"}
# as the warehouse has it: ISO 3166, and what two letters stand for besides; the United Nations are no state
_STATE = re.compile(r"(?!un(?:[.]|$))[a-z]{2}(?:[.]|$)")


def _make_id(kind: str, *parts: str) -> str:
    return f"{kind}--{uuid.uuid5(_NAMESPACE, chr(31).join((kind, *parts)))}"


_CLAIM_EXTENSION = _make_id("extension-definition", "claim")
_WALLET_EXTENSION = _make_id("extension-definition", "wallet")


class _Wallet:
    """An address on a chain. `is_checksum_valid` is absent where its kind carries no checksum."""


Wallet: Any = stix2.v21.CustomObservable(
    "x-claimwatch-wallet",
    [
        ("chain", StringProperty(required=True)),
        ("address", StringProperty(required=True)),
        ("is_checksum_valid", BooleanProperty()),
    ],
    ["chain", "address"],
    extension_name=_WALLET_EXTENSION,
)(_Wallet)


@dataclass(frozen=True, slots=True)
class _Event:
    """A theft's incident, since when there are texts about it, and when what they claim last changed."""

    incident: str
    created: datetime
    modified: datetime


@dataclass
class _Shelf:
    """Objects by id, each made once. `persons`: parties that are people, and no organisations."""

    persons: frozenset[str] = frozenset()
    objects: dict[str, Any] = field(default_factory=dict)

    def put(self, made: Any) -> str:
        self.objects.setdefault(made.id, made)
        return str(made.id)


def make_bundle(
    thefts: Iterable[Row],
    claims: Iterable[Row],
    addresses: Iterable[Row],
    names: Names,
    persons: frozenset[str] = frozenset(),
) -> stix2.Bundle:
    """Make the bundle from rows of `export/thefts`, `export/standing_claims` and `export/addresses`."""
    shelf = _Shelf(persons)
    maker = shelf.put(_project())
    for definition in _definitions(maker):
        shelf.put(definition)
    told = [claim for claim in claims if claim["theft_id"]]
    changes = {claim["theft_id"]: _utc(claim["theft_changed_at"]) for claim in told}
    events: dict[str, _Event] = {}
    for theft in thefts:
        theft_id = theft["theft_id"]
        events[theft_id] = _put_theft(theft, changes.get(theft_id, _EPOCH), shelf, names, maker)
    told = [claim for claim in told if claim["theft_id"] in events]
    for group in _grouped(told, ("theft_id", "party")):
        _put_claims(group, events[group[0]["theft_id"]], shelf, names)
    theft_of = {claim["claim_id"]: claim["theft_id"] for claim in told}
    for address in addresses:
        event = events.get(theft_of.get(address["claim_id"], ""))
        _put_address(address, event, shelf, maker)
    return stix2.Bundle(
        id=_make_id("bundle", *sorted(shelf.objects)),
        objects=[shelf.objects[key] for key in sorted(shelf.objects)],
        allow_custom=True,
    )


def _project() -> Any:
    return stix2.v21.Identity(
        id=_make_id("identity", "claimwatch"),
        name="claimwatch",
        identity_class="system",
        created=_EPOCH,
        modified=_EPOCH,
    )


def _definitions(maker: str) -> Iterator[Any]:
    for key, name, kinds in (
        (_CLAIM_EXTENSION, "Attribution claim", ["property-extension"]),
        (_WALLET_EXTENSION, "Wallet address", ["new-sco"]),
    ):
        yield stix2.v21.ExtensionDefinition(
            id=key,
            created_by_ref=maker,
            created=_EPOCH,
            modified=_EPOCH,
            name=name,
            schema="docs/stix.md of claimwatch",
            version="1.0.0",
            extension_types=kinds,
        )


def _put_party(party: str, shelf: _Shelf, names: Names) -> str:
    kind = "individual" if party in shelf.persons else "unknown" if party == "unstated" else "organization"
    return shelf.put(
        stix2.v21.Identity(
            id=_make_id("identity", "party", party),
            name=names.party(party),
            identity_class=kind,
            sectors=["government"] if _STATE.match(party) else None,
            created=_EPOCH,
            modified=_EPOCH,
        )
    )


def _put_theft(theft: Row, changed: datetime, shelf: _Shelf, names: Names, maker: str) -> _Event:
    when = _moment(theft["first_published_on"]) or _EPOCH
    victim = shelf.put(
        stix2.v21.Identity(
            id=_make_id("identity", "victim", theft["victim"]),
            name=names.victim(theft["victim"], theft["victim_name"]),
            identity_class="organization",
            created=_EPOCH,
            modified=_EPOCH,
        )
    )
    told = [part for part in (theft["theft_date"], _dollars(theft["amount_usd"])) if part]
    event = _Event(_make_id("incident", theft["theft_id"]), when, max(when, changed))
    shelf.put(
        stix2.v21.Incident(
            id=event.incident,
            created_by_ref=maker,
            created=event.created,
            modified=event.modified,
            name=f"Theft from {names.victim(theft['victim'], theft['victim_name'])}",
            description=", ".join(told) or None,
            external_references=[{"source_name": "claimwatch", "external_id": theft["theft_id"]}],
        )
    )
    shelf.put(_relationship(event, "targets", victim, maker))
    return event


def _put_claims(group: list[Row], event: _Event, shelf: _Shelf, names: Names) -> None:
    """Put what one party says of one theft: a relationship for each actor, an opinion for a denial."""
    party = _put_party(group[0]["party"], shelf, names)
    for claim in group:
        if opinion := _OPINIONS.get(claim["stance"]):
            shelf.put(_opinion(claim, opinion, party, event.incident))
    accusing = [claim for claim in group if claim["stance"] in _CONFIDENCE]
    for actor in sorted({actor for claim in accusing for actor in claim["actors"]}):
        target = shelf.put(
            stix2.v21.ThreatActor(
                id=_make_id("threat-actor", actor),
                name=names.actors([actor]),
                created=_EPOCH,
                modified=_EPOCH,
            )
        )
        carrying = [claim for claim in accusing if actor in claim["actors"]]
        shelf.put(_attribution(carrying, event, target, party))


def _attribution(claims: list[Row], event: _Event, actor: str, party: str) -> Any:
    strongest = max(claims, key=lambda claim: (claim["voice"] == "own", _CONFIDENCE[claim["stance"]]))
    return _relationship(
        event,
        "attributed-to",
        actor,
        party,
        confidence=_CONFIDENCE[strongest["stance"]],
        external_references=[_evidence(claim) for claim in claims],
        extensions={
            _CLAIM_EXTENSION: {
                "extension_type": "property-extension",
                "stance": strongest["stance"],
                "voice": strongest["voice"],
                **({"basis": strongest["basis"]} if strongest["basis"] else {}),
                "claim_ids": [claim["claim_id"] for claim in claims],
            }
        },
    )


def _opinion(claim: Row, opinion: str, party: str, incident: str) -> Any:
    # a claim never changes, so neither does the opinion that is made of it
    seen = _utc(claim["first_seen_at"])
    return stix2.v21.Opinion(
        id=_make_id("opinion", claim["claim_id"]),
        created_by_ref=party,
        created=seen,
        modified=seen,
        explanation=claim["quote"],
        opinion=opinion,
        object_refs=[incident],
        external_references=[_evidence(claim)],
    )


def _put_address(address: Row, event: _Event | None, shelf: _Shelf, maker: str) -> None:
    checked = {} if address["checksum"] == "none" else {"is_checksum_valid": address["checksum"] == "valid"}
    wallet = shelf.put(Wallet(chain=address["chain"], address=address["address"], **checked))
    if event:
        shelf.put(_relationship(event, "related-to", wallet, maker))


def _relationship(event: _Event, kind: str, target: str, maker: str, **more: Any) -> Any:
    return stix2.v21.Relationship(
        id=_make_id("relationship", event.incident, kind, target, maker),
        created_by_ref=maker,
        created=event.created,
        modified=event.modified,
        relationship_type=kind,
        source_ref=event.incident,
        target_ref=target,
        allow_custom=True,
        **more,
    )


def _evidence(claim: Row) -> dict[str, Any]:
    reference = {
        "source_name": ", ".join(claim["publishers"]) or "unknown publisher",
        "description": claim["quote"],
        "external_id": claim["claim_id"],
    }
    if claim["url"].startswith(("http://", "https://")):
        return {**reference, "url": claim["url"], "hashes": {"SHA-256": claim["content_sha256"]}}
    return reference


def _grouped(rows: list[Row], keys: tuple[str, ...]) -> list[list[Row]]:
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in sorted(rows, key=lambda one: str(one["claim_id"])):
        groups.setdefault(tuple(row[key] for key in keys), []).append(row)
    return list(groups.values())


def _moment(day: Any) -> datetime | None:
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _dollars(amount: Any) -> str:
    return f"USD {amount:,.0f}" if amount is not None else ""

"""Claims labelled with the theft that they are about, and how well the warehouse finds the pairs of one.

`pairs/*.toml` are constructed scenes, a line a claim:
`theft[@page]: language party published | victim | date | sums`, where `?` marks what no rule may guess.
`pairs/corpus/thefts.toml` labels the claims of the development corpus, which lies beside
the project where it is developed.
"""

from __future__ import annotations

import json
import tempfile
import tomllib
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.aliases import load_aliases
from flows.language import load_lexicon
from flows.paths import find_places
from flows.settings import load_rates
from parsers.names import victim_id, victim_key
from tests.places import GOLD, MANIFEST
from tests.warehouse.builders import NOON, Said, batch, page
from warehouse import Rate, open_warehouse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from parsers.lexicon import Lexicon
    from parsers.values import Baseline
    from warehouse import LoadedDocument

PAIRS = Path(__file__).parent / "pairs"
UNSURE = "?"


@dataclass(frozen=True)
class Labelled:
    """A claim by its id: the theft it is about (`?`: nobody can say), its scene and the kind of that."""

    claim_id: str
    theft: str
    kind: str
    scene: str


@dataclass(frozen=True)
class Scene:
    """Pages and the labels of their claims."""

    pages: tuple[LoadedDocument, ...]
    labels: tuple[Labelled, ...]


@dataclass(frozen=True)
class Score:
    """Pairs of claims. `hits`: of one theft and joined; `missed`: not joined; `false`: joined, of two."""

    pairs: int
    hits: int
    missed: int
    false: int

    @property
    def precision(self) -> float:
        """How many of the joined pairs are of one theft."""
        return self.hits / (self.hits + self.false) if self.hits + self.false else 1.0

    @property
    def recall(self) -> float:
        """How many of the pairs of one theft are joined."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0


def lexicon() -> Lexicon:
    """The shipped names: a victim's id and key are made as for a claim that the grammar reads."""
    return load_lexicon(find_places(None, None, {}))


def shipped_rates() -> tuple[Rate, ...]:
    """What the configuration says that currencies were worth."""
    years = load_rates(find_places(None, None, {})).items()
    return tuple(Rate(currency, year, usd) for currency, by_year in years for year, usd in by_year.items())


def constructed(names: Lexicon) -> Iterator[Scene]:
    """Every scene of the files."""
    for file in sorted(PAIRS.glob("*.toml")):
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        for number, scene in enumerate(table["scene"], 1):
            yield _scene(scene["said"], table["kind"], f"{file.stem}-{number}", names)


def _scene(lines: Sequence[str], kind: str, scene: str, names: Lexicon) -> Scene:
    pages: dict[str, list[tuple[str, Said]]] = {}
    facts: dict[str, tuple[str, str]] = {}
    for number, line in enumerate(lines):
        head, told = line.split(": ", 1)
        label, _, where = head.partition("@")
        about, name, on, sums = (part.strip() for part in told.split("|"))
        language, party, published = about.split()
        url = f"https://{scene}.example/{where or number}"
        facts[url] = (language, published)
        pages.setdefault(url, []).append((label, _said(party, name, on, sums, names)))
    loaded, labels = [], []
    for url, held in pages.items():
        language, published = facts[url]
        one = page(
            url, *(said for _, said in held), published=published, publishers=("test",), language=language
        )
        loaded.append(one)
        labels += [
            Labelled(claim.claim_id, label if label == UNSURE else f"{scene} {label}", kind, scene)
            for claim, (label, _) in zip(one.extraction.claims, held, strict=True)
        ]
    return Scene(tuple(loaded), tuple(labels))


def _said(party: str, name: str, on: str, sums: str, names: Lexicon) -> Said:
    if name.startswith("unnamed:"):
        return Said(party, name, sums, on)
    return Said(party, victim_id(name, names), sums, on, key=victim_key(name))


def corpus(names: Lexicon) -> Scene | None:
    """The labelled claims of the development corpus; None where it does not lie beside the project."""
    if not GOLD.exists():
        return None
    table = tomllib.loads((PAIRS / "corpus" / "thefts.toml").read_text(encoding="utf-8"))
    manifest = {row["id"]: row for row in _lines(MANIFEST)}
    documents: dict[str, list[dict[str, Any]]] = {}
    for row in _lines(GOLD):
        documents.setdefault(row["document"], []).append(row)
    loaded, labels = [], []
    for document, rows in documents.items():
        facts = manifest[document]
        one = page(
            facts["url"],
            *(_gold(row, names) for row in rows),
            published=facts["published_on"],
            publishers=_several(facts["publisher"]),
            language=facts["language"],
            note=document,
        )
        loaded.append(one)
        labels += [
            Labelled(claim.claim_id, _theft(row, table), "corpus", document)
            for claim, row in zip(one.extraction.claims, rows, strict=True)
        ]
    return Scene(tuple(loaded), tuple(labels))


def _gold(row: Mapping[str, Any], names: Lexicon) -> Said:
    victim = row["victim"]
    name = names.names.get(f"victim:{victim}", victim.replace("-", " "))
    return Said(
        row["party"],
        victim,
        ", ".join(f"{amount['value']} {amount['currency']}" for amount in row["amounts"]),
        row["theft_date"] or "",
        voice=row["voice"],
        actors=",".join(row["actors"]),
        stance=row["stance"],
        key=victim_key(name),
    )


def _theft(row: Mapping[str, Any], table: Mapping[str, Any]) -> str:
    """A victim's only theft is named as the victim; of several, the first rule that fits names it."""
    for rule in table["theft"]:
        wanted = {key: value for key, value in rule.items() if key not in ("name", "starts")}
        if all(row[key] == value for key, value in wanted.items()) and (
            "starts" not in rule or str(row["theft_date"] or "").startswith(rule["starts"])
        ):
            return str(rule["name"])
    victim = str(row["victim"])
    return f"{victim} in {row['document']}" if victim.startswith("unnamed:") else victim


def _several(publisher: str | list[str]) -> tuple[str, ...]:
    return (publisher,) if isinstance(publisher, str) else tuple(publisher)


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def resolve(scenes: Sequence[Scene], names: Lexicon, *baselines: Baseline) -> dict[str, str | None]:
    """The theft of each claim, all scenes in one warehouse, with the shipped rates and aliases."""
    aliases = load_aliases(find_places(None, None, {}), names)
    rates = shipped_rates()
    pages = [one for scene in scenes for one in scene.pages]
    with (
        tempfile.TemporaryDirectory() as folder,
        open_warehouse(Path(folder) / "w.duckdb", now=NOON) as warehouse,
    ):
        warehouse.commit(batch(*pages, baselines=baselines, rates=rates, aliases=aliases))
        return dict(warehouse.connection.execute("SELECT claim_id, theft_id FROM claims").fetchall())


def score(labels: Iterable[Labelled], found: Mapping[str, str | None]) -> dict[str, Score]:
    """Pairs by kind, and in `all`. A pair is of two claims of one scene, or of two scenes that were joined.

    `found`: the theft of each claim, or None. A claim about which nobody can say must be in none.
    """
    tally: dict[str, Counter[str]] = {}
    for one, other in combinations(labels, 2):
        is_joined = found[one.claim_id] is not None and found[one.claim_id] == found[other.claim_id]
        is_same = one.theft == other.theft != UNSURE
        if one.scene != other.scene and not is_same and not is_joined and one.kind != "corpus":
            continue
        word = "hits" if is_joined and is_same else "false" if is_joined else "missed" if is_same else "apart"
        for kind in dict.fromkeys((one.kind, "all")):
            tally.setdefault(kind, Counter())[word] += 1
    return {
        kind: Score(sum(counted.values()), counted["hits"], counted["missed"], counted["false"])
        for kind, counted in tally.items()
    }

"""All that a run is told, read and checked in one go: a fault ends it before anything is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.aliases import load_aliases
from flows.baselines import load_baselines
from flows.catalogue import load_catalogue
from flows.decisions import load_decisions, load_nesting
from flows.fenced import FenceLimits
from flows.language import load_lexicon, parser_version, project_version
from flows.run.reading import ReadingRules
from flows.settings import load_alerts, load_pipeline, load_rates
from flows.walls import load_walls
from flows.wishes import check_wishes
from warehouse import Rate, Recipient, SourceFacts

if TYPE_CHECKING:
    from flows.catalogue import Catalogue
    from flows.paths import Places
    from flows.settings import AlertSettings, PipelineSettings
    from parsers.lexicon import Lexicon
    from parsers.values import Baseline
    from parsers.walls import WallRules
    from warehouse import ActorFact, Alias, Decision


@dataclass(frozen=True, slots=True)
class Setup:
    """The configuration in force, as values."""

    places: Places
    pipeline: PipelineSettings
    alerts: AlertSettings
    catalogue: Catalogue
    walls: WallRules
    lexicon: Lexicon
    parser_version: str
    version: str
    baselines: tuple[Baseline, ...]
    decisions: tuple[Decision, ...]
    rates: tuple[Rate, ...]
    actors: tuple[ActorFact, ...]
    aliases: tuple[Alias, ...]

    @property
    def recipients(self) -> tuple[Recipient, ...]:
        """Who is mailed about what, as the warehouse takes it."""
        return tuple(
            Recipient(
                address=one.address,
                baselines=one.baselines,
                categories=tuple(one.categories),
                parties=one.parties,
                victims=one.victims,
                actors=one.actors,
                wants_reported=one.reported,
            )
            for one in self.alerts.recipient
        )

    @property
    def reading_rules(self) -> ReadingRules:
        """What reading a capture depends on."""
        parse = self.pipeline.parse
        limits = FenceLimits(parse.pdf_seconds, parse.pdf_megabytes)
        return ReadingRules(self.places.archive, self.catalogue.sources, self.lexicon, limits)

    @property
    def sources(self) -> tuple[SourceFacts, ...]:
        """The catalogue, as the warehouse shows it."""
        return tuple(
            SourceFacts(
                one.source_id, one.name, one.publisher, one.language, one.tier.value, one.stale_after_days
            )
            for one in self.catalogue
        )


def load_setup(places: Places) -> Setup:
    """Read the whole configuration. ConfigurationError for the first thing wrong in it."""
    lexicon = load_lexicon(places)
    alerts, baselines, actors = load_alerts(places), load_baselines(places), load_nesting(places)
    check_wishes(alerts, lexicon, baselines, actors, places)
    return Setup(
        places=places,
        pipeline=load_pipeline(places),
        alerts=alerts,
        catalogue=load_catalogue(places.config_files("sources")),
        walls=load_walls(places.config_file("walls.toml")),
        lexicon=lexicon,
        parser_version=parser_version(places),
        version=project_version(),
        baselines=baselines,
        decisions=load_decisions(places),
        rates=tuple(
            Rate(currency, year, usd)
            for currency, years in load_rates(places).items()
            for year, usd in years.items()
        ),
        actors=actors,
        aliases=load_aliases(places, lexicon),
    )

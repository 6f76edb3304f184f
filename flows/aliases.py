"""What names mean: `config/aliases.toml`, where somebody says so, and the spellings of `config/language/`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from flows.strict_toml import Table, read_model
from parsers.names import slug, victim_id
from warehouse import Alias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.paths import Places
    from parsers.lexicon import Lexicon

Text = Annotated[str, Field(min_length=1)]
OWN_LIST = "claimwatch"


class _Alias(Table):
    kind: Literal["victim", "actor"]
    name: Text
    means: Text
    said_by: Text
    since: date
    source: Text


class _AliasesFile(Table):
    alias: tuple[_Alias, ...] = ()


def load_aliases(places: Places, lexicon: Lexicon) -> tuple[Alias, ...]:
    """Read all aliases: what somebody says, then our own spellings. ConfigurationError for a fault."""
    file = read_model(_AliasesFile, places.config_file("aliases.toml"))
    said = (
        Alias(one.kind, one.name, _name_id(one, lexicon), one.means, one.said_by, one.since, one.source)
        for one in file.alias
    )
    return (*said, *_spellings(lexicon))


def _name_id(alias: _Alias, lexicon: Lexicon) -> str:
    """Say what claims call a name; actors of a known spelling carry the id of the list that it stands in."""
    if alias.kind == "victim":
        return victim_id(alias.name, lexicon)
    listed = (one for group in lexicon.spellings for one in group if one.kind == "actor")
    return next((one.id for one in listed if one.text == alias.name), slug(alias.name))


def _spellings(lexicon: Lexicon) -> Iterator[Alias]:
    for group in lexicon.spellings:
        for one in group:
            yield Alias(
                one.kind,
                one.text,
                one.id,
                one.id,
                OWN_LIST,
                None,
                "spellings in the configuration's language tables",
            )

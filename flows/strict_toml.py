"""TOML files read against a model: what is unknown, missing or of the wrong kind is named, never ignored."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from flows.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pydantic_core import ErrorDetails


class Table(BaseModel):
    """A TOML table: no key beyond those named, nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


T = TypeVar("T", bound=BaseModel)


def read_table(path: Path) -> dict[str, Any]:
    """Read the file as TOML gives it. ConfigurationError names the file and, for bad syntax, the place."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise ConfigurationError(
            "no such file", subject=str(path), action="Restore it or check the path."
        ) from error
    except OSError as error:
        raise ConfigurationError(
            f"cannot be read ({error.strerror})", subject=str(path), action="Check its permissions."
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(
            "is not UTF-8", subject=str(path), place=f"byte {error.start}", action="Save it as UTF-8."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(
            f"is not TOML: {error}", subject=str(path), action="Mend that line."
        ) from error


def check_table(model: type[T], table: Mapping[str, Any], path: Path) -> T:
    """Check a table against `model`. ConfigurationError names file, key and action for the first fault."""
    try:
        return model.model_validate(dict(table))
    except ValidationError as error:
        # a misspelt key is also a missing one: what stands in the file is named first
        faults = sorted(error.errors(), key=lambda fault: fault["type"] != "extra_forbidden")
        raise _explain(faults[0], len(faults), path) from error


def read_model(model: type[T], path: Path) -> T:
    """Read a file as `model`."""
    return check_table(model, read_table(path), path)


def _explain(error: ErrorDetails, count: int, path: Path) -> ConfigurationError:
    key = _dotted(error["loc"])
    more = "" if count == 1 else f" ({count - 1} more to mend in this file)"
    if error["type"] == "extra_forbidden":
        problem, action = "unknown key", "Correct its spelling or remove it"
    elif error["type"] == "missing":
        problem, action = "key is missing", "Add it"
    else:
        message = error["msg"].removeprefix("Value error, ")
        given = repr(error["input"])
        problem = f"{message[:1].lower()}{message[1:]}, but it says {given[:60]}"
        action = "Correct the value"
    return ConfigurationError(
        problem, subject=str(path), place=f"key `{key}`" if key else "", action=f"{action}{more}."
    )


def _dotted(location: tuple[int | str, ...]) -> str:
    """`("recipient", 0, "address")` as `recipient[0].address`."""
    text = ""
    for part in location:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text

"""Prefect's settings, put into the environment before Prefect is imported.

Everything that it writes goes under the data folder; nothing that it could tell its makers leaves this
machine. What a user has set stays.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.paths import Places


def set_prefect_environment(places: Places) -> None:
    """Set what Prefect reads when it is imported; its home's parent is made, since Prefect does not."""
    places.prefect.mkdir(parents=True, exist_ok=True)
    for name, value in prefect_settings(places).items():
        os.environ.setdefault(name, value)


def prefect_settings(places: Places) -> dict[str, str]:
    """Name the settings that hold unless a user has set them."""
    return {
        "PREFECT_HOME": str(places.prefect),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        # our own lines say what happens; Prefect's come where something is wrong with it
        "PREFECT_LOGGING_LEVEL": "WARNING",
        "PREFECT_LOGGING_SERVER_LEVEL": "ERROR",
        # a busy machine takes longer than its default of 20 s
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "PREFECT_RUNNER_POLL_FREQUENCY": "5",
        # its client obeys the proxies of the environment, which must not come between it and loopback
        "NO_PROXY": "localhost,127.0.0.1",
    }


def has_own_server() -> bool:
    """Whether a user named a Prefect server."""
    return bool(os.environ.get("PREFECT_API_URL"))

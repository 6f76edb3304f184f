"""Words about what happens, on stderr: for eyes on a terminal, one plain line each elsewhere."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Any

import structlog

from flows.clock import utc_now

if TYPE_CHECKING:
    from collections.abc import MutableMapping

log = structlog.get_logger("claimwatch")


def configure_logs(*, is_debug: bool = False) -> None:
    """Choose the form by where stderr goes."""
    is_terminal = sys.stderr.isatty()
    stamps = [] if is_terminal else [_stamp]
    structlog.configure(
        processors=[
            structlog.stdlib.add_log_level,
            *stamps,
            structlog.dev.ConsoleRenderer(
                colors=is_terminal,
                pad_event_to=0,
                pad_level=False,
                sort_keys=False,
                # the others print local variables, which here are whole lexicons and documents
                exception_formatter=structlog.dev.plain_traceback,
            ),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.DEBUG if is_debug else logging.INFO),
        # asked for each line: while progress is shown, another stream stands there
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )


def _stamp(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {"timestamp": utc_now().isoformat(timespec="seconds"), **event}

"""Why one attempt failed, inside the fetcher only: outside, it is the value FetchFailure.

Exception
└── Fault                    carries kind, message, next action, whether it may pass, and how long to wait
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.http.values import Exchange, FailureKind


class Fault(Exception):  # noqa: N818 - it never leaves the fetcher as an error
    """One attempt's failure. `exchange`: the answer, where there was one that only asks to come again."""

    def __init__(
        self,
        kind: FailureKind,
        message: str,
        action: str,
        *,
        is_transient: bool,
        retry_after: float | None = None,
        exchange: Exchange | None = None,
    ) -> None:
        self.kind = kind
        self.message = message
        self.action = action
        self.is_transient = is_transient
        self.retry_after = retry_after
        self.exchange = exchange
        super().__init__(message)

"""Asking the network: the values that others see, and the one live fetcher (the only importer of httpx)."""

from flows.http.live import LiveFetcher, open_live_fetcher
from flows.http.policy import FetchPolicy
from flows.http.values import (
    Exchange,
    FailureKind,
    Fetcher,
    FetchFailure,
    Headers,
    Purpose,
    Request,
    Response,
)
from flows.http.verdict import judge

__all__ = [
    "Exchange",
    "FailureKind",
    "FetchFailure",
    "FetchPolicy",
    "Fetcher",
    "Headers",
    "LiveFetcher",
    "Purpose",
    "Request",
    "Response",
    "judge",
    "open_live_fetcher",
]

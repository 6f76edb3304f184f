"""Asking the network: the values that others see, and the one live fetcher (the only importer of httpx)."""

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

__all__ = [
    "Exchange",
    "FailureKind",
    "FetchFailure",
    "FetchPolicy",
    "Fetcher",
    "Headers",
    "Purpose",
    "Request",
    "Response",
]

"""Whether an answer is one: the same judgement for live and replayed ones."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flows.http.values import FailureKind, FetchFailure, Response
from parsers.walls import WallKind, recognise

if TYPE_CHECKING:
    from parsers.walls import WallRules

_ADD = "Open the page in a browser, save it and hand it in with `claimwatch add`."
_LATER = "The next run asks again."
_GONE = "If the page has moved, correct the source's description; what was fetched before is kept."
_PASSING = (408, 425, 429, 500, 502, 503, 504)


def judge(answer: Response | FetchFailure, walls: WallRules) -> Response | FetchFailure:
    """Turn answers that are walls, or have another status than 200, into failures that say what they are."""
    if isinstance(answer, FetchFailure):
        return answer
    wall = recognise(
        answer.content,
        walls,
        content_type=answer.header("Content-Type"),
        url=answer.url,
        final_url=answer.final_url,
    )
    if wall:
        status = "" if answer.status == HTTPStatus.OK else f", status {answer.status}"
        passes = wall.kind is WallKind.MAINTENANCE or answer.status in _PASSING
        return _failure(
            answer, FailureKind.WALL, f"{wall.kind} page: {wall.evidence}{status}", wall.action, passes
        )
    if answer.status != HTTPStatus.OK:
        return _failure(answer, FailureKind.STATUS, f"status {answer.status}", *_by_status(answer.status))
    return answer


def _by_status(status: int) -> tuple[str, bool]:
    if status in (401, 403, 405, 406, 451):
        return _ADD, False
    if status in (404, 410):
        return _GONE, False
    return _LATER, status in _PASSING


def _failure(
    answer: Response,
    kind: FailureKind,
    message: str,
    action: str,
    is_transient: bool,  # noqa: FBT001 - from a table
) -> FetchFailure:
    return FetchFailure(
        url=answer.url,
        kind=kind,
        message=message,
        action=action,
        is_transient=is_transient,
        at=answer.fetched_at,
        status=answer.status,
        exchanges=answer.exchanges,
    )

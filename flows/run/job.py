"""What a run is asked to do, and what it has done."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flows.errors import ExitCode
from warehouse import OutcomeStatus, RunKind

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import date
    from pathlib import Path
    from typing import Protocol, TypeVar

    from flows.manifest import SavedDocument
    from warehouse import Commit, Failure, PendingMail, Rows, SourceOutcome

    T = TypeVar("T")

    class Steps(Protocol):
        """Runs one named step of the line: plainly, or as a task that Prefect watches."""

        async def __call__(self, name: str, work: Callable[[], Awaitable[T]]) -> T:
            """Give what the work gives; its exceptions pass."""
            ...


@dataclass(frozen=True, slots=True)
class Job:
    """One run's orders. `sources`: ids, all without any; `replay`: WARC files that answer for the network.

    `is_offline`: nothing is discovered or fetched, archive and inbox are worked through. `sends_alerts`:
    mails are written and sent. `saved`: files to take in as if they had been fetched.
    `since`: go back in the lists to that day.
    """

    kind: RunKind
    sources: tuple[str, ...] = ()
    replay: tuple[Path, ...] = ()
    is_offline: bool = False
    sends_alerts: bool = True
    saved: tuple[SavedDocument, ...] = ()
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Deliveries:
    """What became of the owed mails: accepted ones, those that stay owed with the reason, those to nobody."""

    accepted: tuple[PendingMail, ...] = ()
    owed: tuple[PendingMail, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run has done. `documents_read`: versions that were parsed in it.

    `captures_left`: those in the archive that a rebuild leaves to the next run. `read_otherwise`: contents that
    another parser read last. `changes`: what a reparse
    reads otherwise, one row a claim, with the columns of warehouse/sql/life/changed_claims.sql.
    """

    run_id: str
    job: Job
    outcomes: tuple[SourceOutcome, ...]
    failures: tuple[Failure, ...]
    warnings: tuple[Failure, ...]
    commit: Commit
    documents_read: int
    captures_left: int = 0
    read_otherwise: int = 0
    changes: Rows | None = None
    deliveries: Deliveries = field(default_factory=Deliveries)

    @property
    def exit_code(self) -> ExitCode:
        """How the command ends: everything failed, something did, or nothing."""
        failed = [one for one in self.outcomes if one.status is OutcomeStatus.FAILED]
        reached = [one for one in self.outcomes if one.status is OutcomeStatus.OK or one.documents_unchanged]
        if self.outcomes and not reached and not self.documents_read:
            return ExitCode.NOTHING
        unread = [one for one in self.failures if one.stage in ("add", "parse")]
        if self.job.saved and len(unread) >= len(self.job.saved) and not self.documents_read:
            return ExitCode.NOTHING
        return ExitCode.PARTLY if failed or self.failures or self.deliveries.problems else ExitCode.DONE

"""What a run tells at its end: tables for the terminal, artifacts for Prefect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from flows.exports.formats import Format, markdown_table, write_rows
from flows.mail.letter import write_letter
from flows.mail.render import render_text
from warehouse import show

if TYPE_CHECKING:
    from pathlib import Path

    from flows.mail.words import Names
    from flows.run.job import RunReport
    from warehouse import Failure, PendingMail, Rows

DIFFERENCE_COLUMNS = ("category", "victim", "party", "aspect", "before", "after", "is_reported_only")
_ATTRIBUTION_COLUMNS = ("victim", "party", "said_by", "how", "actors", "theft_date", "amount_usd", "url")
_SOURCE_COLUMNS = ("source", "status", "links", "new", "unchanged", "failed", "address", "message")


def differences_now(published: Path) -> Rows:
    """Ask for the differences that hold, against all baselines."""
    return show(published, "show/differences", {"baselines": [], "categories": [], "as_of": None})


def pick(rows: Rows, columns: tuple[str, ...]) -> list[list[Any]]:
    """Take some columns of an answer."""
    return [[row[column] for column in columns] for row in rows]


def print_report(report: RunReport, published: Path, names: Names, out: TextIO, *, has_server: bool) -> None:
    """Print the differences, the new attributions and, where no mail server is named, the mail to be sent."""
    differences = differences_now(published)
    out.write(f"Differences against the baselines ({len(differences)}):\n")
    write_rows(DIFFERENCE_COLUMNS, pick(differences, DIFFERENCE_COLUMNS), Format.TABLE, out)
    found = show(published, "show/new_attributions", {"run_id": report.run_id})
    out.write(f"New attributions of this run ({len(found)}):\n")
    write_rows(_ATTRIBUTION_COLUMNS, pick(found, _ATTRIBUTION_COLUMNS), Format.TABLE, out)
    if has_server:
        return
    for mail in _of_this_run(report):
        letter = write_letter(mail, names)
        out.write(f"The mail that would go to {mail.recipient} (no mail server is named in alerts.toml):\n\n")
        out.write(f"Subject: {letter.subject}\n\n{render_text(letter)}\n")


def summary_lines(report: RunReport) -> list[str]:
    """Say for stderr what was done and what failed, each failure with its next action."""
    commit = report.commit
    lines = [_failure_line(row) for row in report.failures] + list(report.deliveries.problems)
    sources = f"{len(report.outcomes)} sources, " if report.outcomes else ""
    lines.append(
        f"{sources}{report.documents_read} documents read, {commit.claims_new} new claims, "
        f"{commit.thefts} thefts, {commit.differences_new} new differences, "
        f"{len(report.deliveries.accepted)} mails sent, {len(report.failures)} failures."
    )
    if report.captures_left:
        lines.append(
            f"{report.captures_left} captures were not in the former warehouse: the next run reads them, "
            "and mails what is new in them."
        )
    if commit.questions_open:
        lines.append(f"{commit.questions_open} questions are open: `claimwatch review` shows them.")
    if older := len(report.deliveries.owed) - len(_of_this_run(report)):
        lines.append(f"{older} mails of earlier runs are owed: `claimwatch alerts preview` shows them.")
    lines += [
        f"decisions.toml names {name}, which the warehouse does not hold. Correct or remove that decision."
        for name in commit.decisions_unmatched
    ]
    return lines


def sources_table(report: RunReport) -> list[dict[str, Any]]:
    """Lay out how each source fared, failed ones first."""
    rows = [
        (
            one.source_id,
            one.status.value,
            one.links,
            one.documents_new,
            one.documents_unchanged,
            one.documents_failed,
            one.address,
            one.message,
        )
        for one in sorted(report.outcomes, key=lambda one: (one.status.value == "ok", one.source_id))
    ]
    return [dict(zip(_SOURCE_COLUMNS, row, strict=True)) for row in rows]


def differences_markdown(published: Path) -> str:
    """Lay out the differences that hold as a Markdown table."""
    return markdown_table(DIFFERENCE_COLUMNS, pick(differences_now(published), DIFFERENCE_COLUMNS))


def _of_this_run(report: RunReport) -> list[PendingMail]:
    return [mail for mail in report.deliveries.owed if mail.run_id == report.run_id]


def _failure_line(row: Failure) -> str:
    place = row.url or row.place
    where = f" ({place})" if place else ""
    return f"{row.source_id or row.stage}: {row.message}{where}. {_sentence(row.next_action)}"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."

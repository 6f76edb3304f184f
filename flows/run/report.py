"""What a run tells at its end: tables for the terminal, artifacts for Prefect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from flows.exports.formats import Format, markdown_table, write_rows
from flows.mail.letter import write_letter
from flows.mail.render import render_text
from flows.mail.words import counted
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
    """Print what this run has changed and, where no mail server is named, the mail that would be sent."""
    _print_differences(show(published, "show/new_differences", {"run_id": report.run_id}), out)
    found = show(published, "show/new_attributions", {"run_id": report.run_id})
    if len(found):
        out.write(f"\nNew attributions among them ({len(found)}):\n\n")
        write_rows(_ATTRIBUTION_COLUMNS, pick(found, _ATTRIBUTION_COLUMNS), Format.TABLE, out)
    if has_server:
        return
    for mail in _of_this_run(report):
        letter = write_letter(mail, names)
        out.write(
            f"\nThe mail that would go to {mail.recipient} (no mail server is named in alerts.toml):\n\n"
        )
        out.write(f"Subject: {letter.subject}\n\n{render_text(letter)}")


def _print_differences(found: Rows, out: TextIO) -> None:
    """Print what differs from the baselines since this run, and how much of it mails tell."""
    if not len(found):
        out.write("Nothing differs otherwise from the baselines than before.\n")
        return
    beyond = sum(row["is_beyond"] for row in found)
    told = f"{beyond} beyond the baselines, {len(found) - beyond} that only restate or retell one"
    out.write(f"Differences that this run has found: {len(found)} ({told}).\n\n")
    write_rows(DIFFERENCE_COLUMNS, pick(found, DIFFERENCE_COLUMNS), Format.TABLE, out)


def summary_lines(report: RunReport) -> list[str]:
    """Say for stderr what was done and what failed, each failure with its next action."""
    commit = report.commit
    lines = [_failure_line(row) for row in report.failures] + list(report.deliveries.problems)
    done = [
        counted(report.documents_read, "document") + " read",
        counted(commit.claims_new, "new claim"),
        counted(commit.differences_new, "new difference"),
        counted(len(report.deliveries.accepted), "mail") + " sent",
        counted(len(report.failures), "failure"),
    ]
    if report.outcomes:
        done.insert(0, counted(len(report.outcomes), "source"))
    lines.append(f"{', '.join(done)}. The warehouse holds claims about {counted(commit.thefts, 'theft')}.")
    if report.captures_left:
        lines.append(
            f"{counted(report.captures_left, 'capture')} not in the former warehouse: left to the next run, "
            "which mails what is new."
        )
    lines += older_reading_lines(report.read_otherwise)
    if commit.questions_open:
        asked = counted(commit.questions_open, "open question")
        lines.append(f"{asked}: see `claimwatch review`.")
    if older := len(report.deliveries.owed) - len(_of_this_run(report)):
        lines.append(f"{counted(older, 'mail')} of earlier runs still owed: see `claimwatch alerts preview`.")
    lines += [
        f"decisions.toml names {name}, which {problem}. Correct or remove that decision."
        for name, problem in commit.decisions_unmatched
    ]
    return lines


def older_reading_lines(texts: int) -> list[str]:
    """Say how many texts another parser or other words read last, if any, and what to do."""
    read_by = "last read by another version of the parser or its words"
    again = "`claimwatch reparse` reads them again and says what changes"
    return [f"{counted(texts, 'text')} {read_by}: {again}."] if texts else []


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

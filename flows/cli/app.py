"""The commands put together, and how their failures end."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from flows.cli import alerts, ask, baseline, explain, parse, run, upkeep
from flows.cli.session import Session, say, session_of
from flows.errors import ClaimwatchError, ExitCode, from_os_error
from flows.language import project_version
from parsers.documents import ParseError
from warehouse import QueryError, WarehouseError

_HELP = """Who says publicly that whom stole which virtual assets, with the sentence that carries it.

Example: claimwatch --data /var/lib/claimwatch run
"""

app = typer.Typer(
    name="claimwatch",
    help=_HELP,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    run.run, run.serve, parse.parse, run.add, ask.diff, ask.sql, ask.export, ask.sources, ask.review,
    explain.explain, upkeep.rebuild, upkeep.reparse, upkeep.verify,
):  # fmt: skip
    app.command()(command)
app.add_typer(alerts.app, name="alerts")
app.add_typer(baseline.app, name="baseline")


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - how Typer calls it
    if wanted:
        typer.echo(f"claimwatch {project_version()}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="Files in it replace shipped ones by name.",
            envvar="CLAIMWATCH_CONFIG",
        ),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="For everything that is written.", envvar="CLAIMWATCH_DATA"),
    ] = None,
    *,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of a failure.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Keep what holds for every command."""
    del version
    session = session_of(context)
    session.config, session.data, session.debug = config, data, debug


def main() -> None:
    """Run the command line; ends the process with the exit code that the errors declare."""
    session = Session()
    try:
        app(obj=session)
        sys.stdout.flush()
    except SystemExit as ended:
        # the reader of the output left (`| head`): click ends with 1 then, although nothing went wrong
        if isinstance(ended.__context__, BrokenPipeError):
            _forget_output()
            raise SystemExit(ExitCode.DONE) from None
        raise
    except Exception as error:
        if session.debug:
            raise
        say(f"claimwatch: {_one_line(error)}")
        raise SystemExit(int(_exit_code(error))) from None


def _forget_output() -> None:
    """Let what is still to be written go nowhere, so that nothing fails when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _one_line(error: Exception) -> str:
    if isinstance(error, OSError) and not isinstance(error, ClaimwatchError):
        error = from_os_error(error)
    if not isinstance(error, ClaimwatchError | WarehouseError | ParseError):
        return (
            f"{type(error).__name__}: {' '.join(str(error).split())}. "
            "This is a fault of claimwatch: run it again as `claimwatch --debug …` and report what it shows."
        )
    return f"{' '.join(str(error).split()).rstrip('.')}."


def _exit_code(error: Exception) -> ExitCode:
    match error:
        case ClaimwatchError():
            return error.exit_code
        case QueryError(kind="syntax" | "refused"):
            return ExitCode.USAGE
    return ExitCode.NOTHING

"""The entry point: finds a command without importing the others, and turns errors into exit codes."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from deconfdb import __version__
from deconfdb.cli.messages import is_json, report_error, report_origin, route_logs
from deconfdb.errors import DeconfdbError, TemporaryError

EXIT_FAILED = 1
EXIT_TEMPORARY = TemporaryError.exit_code
EXIT_INTERRUPTED = 130  # as a shell reports SIGINT


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a command lives; `summary` is the first sentence of its help, kept here so that help imports nothing."""

    module: str
    attribute: str
    summary: str


# In the order of a user's day.
ENTRIES = {
    "server": Entry("server", "server", "Start, stop and find the embedded PostgreSQL."),
    "migrate": Entry("migrate", "migrate", "Bring the schema to the newest revision, or look at it."),
    "ingest": Entry("ingest", "ingest", "Load articles, codings and registries."),
    "code": Entry("code", "code", "Code articles: who said what of which channel, who met whom."),
    "show": Entry("show", "show", "Print a public view, in the order in which one reads it."),
    "query": Entry("query", "query", "Run one SQL STATEMENT as a reader; - reads it from standard input."),
    "check": Entry("check", "check", "Look for what the rules of data quality forbid."),
    "verify": Entry("verify", "verify", "Compare the evidence of all standing codings with the stored texts again."),
    "quarantine": Entry("quarantine", "quarantine", "List, show, replay or discard records that could not be loaded."),
    "runs": Entry("runs", "runs", "List the runs of commands that write, newest first."),
    "review": Entry("review", "review", "See what a person should look at, and decide about codings."),
    "evaluate": Entry(
        "evaluate", "evaluate", "Score claims, meetings, mechanism status and the fields of what matches."
    ),
    "role": Entry("role", "role", "Make logins for people and tools."),
    "doctor": Entry("doctor", "doctor", "Say what is installed, reachable and out of date."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they run; modules that are not there are not offered."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        folder = Path(__file__).parent
        return [name for name, entry in ENTRIES.items() if (folder / f"{entry.module}.py").exists()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        entry = ENTRIES[cmd_name]
        command = getattr(importlib.import_module(f"deconfdb.cli.{entry.module}"), entry.attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, ENTRIES[name].summary) for name in self.list_commands(ctx)])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="deconfdb")
@click.option("--debug", is_flag=True, help="Show where in the program an error came from.")
def cli(debug: bool) -> None:
    """deconfdb: who said what about which military deconfliction channel, through whom, and who denies it.

    \b
    A first look, from nothing:
      deconfdb migrate upgrade
      deconfdb ingest codings seeds/codings
      deconfdb show history --pair RUS-TUR

    Data go to standard output, everything else to standard error.

    \b
    Exit codes: 0 done, 1 failed, 2 usage, 3 done but more quarantined than allowed,
    4 schema not at the expected revision, 75 locked by another run or out of reach for now.
    """
    del debug  # `main` looks for it: it must also work where reading the arguments fails


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave the process with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    route_logs()
    sys.exit(run(given))


def run(arguments: Sequence[str]) -> int:
    """Run a command; return its exit code. The one place where errors become words and numbers."""
    debug = bool(arguments) and arguments[0] == "--debug"
    try:
        result = cli.main(args=list(arguments), prog_name="deconfdb", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        if is_json():
            report_error(error.format_message(), error.exit_code)
        else:
            error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        report_error("interrupted", EXIT_INTERRUPTED)
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # Who reads us has enough, as `| head` does; click does the same for what it prints itself. The interpreter
        # would complain when it flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_FAILED
    except Exception as error:  # noqa: BLE001  # the boundary: nothing may pass it as a traceback
        if debug:
            report_origin(error)
        message, code = explain(error)
        report_error(message, code)
        return code
    return result if isinstance(result, int) else 0  # the code of `ctx.exit(code)`


def explain(error: Exception) -> tuple[str, int]:
    """What to say about an error, and the exit code."""
    if isinstance(error, DeconfdbError):
        return str(error), error.exit_code
    first_line = (str(error).strip().splitlines() or [""])[0]
    if _is_timeout(error):
        return f"the database stopped the statement: {first_line}: ask for less at once", EXIT_FAILED
    if _is_lost_database(error):
        return f"the database is out of reach or busy: {first_line}: try again later", EXIT_TEMPORARY
    return f"unexpected {type(error).__name__}: {first_line}: deconfdb --debug … shows where it came from", EXIT_FAILED


def _database_error_names(error: Exception) -> set[str]:
    """Names of the driver's error classes behind an error, found without importing the driver."""
    original = getattr(error, "orig", None) or error  # SQLAlchemy wraps the driver's error
    return {cls.__name__ for cls in type(original).__mro__ if cls.__module__.startswith("psycopg")}


def _is_timeout(error: Exception) -> bool:
    return "QueryCanceled" in _database_error_names(error)


def _is_lost_database(error: Exception) -> bool:
    return "OperationalError" in _database_error_names(error)

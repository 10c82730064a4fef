"""One boundary turns errors into words and exit codes; help imports nothing heavy."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable

import click
import psycopg
import pytest
import sqlalchemy as sa

from deconfdb import __version__
from deconfdb.cli.main import ENTRIES, LazyGroup, cli, explain, run
from deconfdb.cli.role import LIKE
from deconfdb.database import ROLES
from deconfdb.errors import DeconfdbError, QuarantineError, SchemaRevisionError, TemporaryError, UsageError

HEAVY = ("sqlalchemy", "psycopg", "pydantic", "alembic", "spacy", "yaml", "rich", "psutil", "numpy")


def python(code: str, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=False,
        **options,  # type: ignore[call-overload]
    )


def fails_with(monkeypatch: pytest.MonkeyPatch, action: Callable[[], object]) -> None:
    """Put a command `boom` in place of all others, which does what it is told."""
    command = click.Command("boom", callback=action)
    monkeypatch.setattr(LazyGroup, "get_command", lambda self, ctx, name: command)


def raiser(error: BaseException) -> Callable[[], object]:
    def action() -> object:
        raise error

    return action


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["--version"], ["no-such-command"], []])
def test_help_imports_no_database_and_no_model(arguments: list[str]) -> None:
    code = (
        "import sys; from deconfdb.cli.main import run; run(sys.argv[1:]);"
        f"print('LOADED', sorted(set({HEAVY!r}) & set(sys.modules)))"
    )
    done = python(code, *arguments)
    assert done.stdout.splitlines()[-1] == "LOADED []", done.stderr


def test_help_takes_little_longer_than_its_own_library() -> None:
    def seconds(code: str) -> float:
        times = []
        for _ in range(7):
            start = time.perf_counter()
            assert python(code).returncode == 0
            times.append(time.perf_counter() - start)
        return min(times)

    ours = seconds("from deconfdb.cli.main import run; raise SystemExit(run(['--help']))")
    bare = seconds("import click; click.Group('x').main(['--help'], standalone_mode=False)")
    assert ours < 2 * bare, f"{ours:.3f} s against {bare:.3f} s"


def test_help_names_every_command_with_its_own_first_sentence() -> None:
    context = click.Context(cli)
    names = cli.list_commands(context)
    commands = {name: cli.get_command(context, name) for name in names}
    assert {"server", "role", "doctor"} <= set(names)
    wrong = {
        name: (ENTRIES[name].summary, command.help)
        for name, command in commands.items()
        if command is None or not (command.help or "").startswith(ENTRIES[name].summary.rstrip("."))
    }
    assert wrong == {}


def test_every_command_explains_itself() -> None:
    def walk(command: click.Command, path: str) -> list[str]:
        missing = [] if command.help else [path]
        missing += [f"{path} {p.name}" for p in command.params if isinstance(p, click.Option) and not p.help]
        if isinstance(command, click.Group):
            context = click.Context(command)
            for name in command.list_commands(context):
                below = command.get_command(context, name)
                assert below is not None
                missing += walk(below, f"{path} {name}")
        return missing

    assert walk(cli, "deconfdb") == []


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"deconfdb, version {__version__}\n"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (DeconfdbError("it says why"), 1),
        (UsageError("it says why"), 2),
        (QuarantineError("it says why"), 3),
        (SchemaRevisionError("it says why"), 4),
        (TemporaryError("it says why"), 75),
        (psycopg.OperationalError("it says why"), 75),
        (sa.exc.OperationalError("SELECT 1", {}, psycopg.OperationalError("it says why")), 75),
        (psycopg.errors.QueryCanceled("it says why"), 1),
        (ValueError("it says why"), 1),
        (click.UsageError("it says why"), 2),
    ],
)
def test_each_error_has_its_exit_code_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception, code: int
) -> None:
    fails_with(monkeypatch, raiser(error))
    assert run(["boom"]) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "it says why" in captured.err
    assert "Traceback" not in captured.err


def test_an_unexpected_error_is_one_line_and_a_traceback_with_debug(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fails_with(monkeypatch, raiser(KeyError("first\nsecond")))
    assert run(["boom"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert run(["--debug", "boom"]) == 1
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_control_c_is_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    fails_with(monkeypatch, raiser(KeyboardInterrupt()))
    assert run(["boom"]) == 130
    assert capsys.readouterr().err.strip() == "Error: interrupted"


def test_an_exit_code_chosen_by_the_command_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    fails_with(monkeypatch, lambda: click.get_current_context().exit(3))
    assert run(["boom"]) == 3


def test_a_reader_who_has_enough_hears_no_complaint() -> None:
    code = """
import sys
from deconfdb.cli import main
import click
command = click.Command("boom", callback=lambda: [click.echo("line " * 20) for _ in range(10_000)])
main.LazyGroup.get_command = lambda self, ctx, name: command
main.main(["boom"])
"""
    reading, writing = os.pipe()
    child = subprocess.Popen([sys.executable, "-c", code], stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    os.read(reading, 10)
    os.close(reading)
    _, err = child.communicate(timeout=60)
    assert (child.returncode, err) == (1, b"")


def test_errors_are_json_lines_where_asked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("DECONFDB_LOG_FORMAT", "json")
    fails_with(monkeypatch, raiser(TemporaryError("it says\nwhy")))
    assert run(["boom"]) == 75
    assert json.loads(capsys.readouterr().err) == {"level": "error", "message": "it says\nwhy", "exit_code": 75}


def test_a_wrong_setting_is_said_in_words(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("DECONFDB_LOG_FORMAT", "xml")
    assert run(["server", "status"]) == 2
    assert "DECONFDB_LOG_FORMAT is 'xml'" in capsys.readouterr().err


def test_explain_shows_only_the_first_line_of_a_strangers_error() -> None:
    assert explain(ValueError("one\ntwo"))[0].startswith("unexpected ValueError: one: ")


def test_the_roles_of_the_command_are_the_roles_of_the_database() -> None:
    assert tuple(ROLES) == LIKE

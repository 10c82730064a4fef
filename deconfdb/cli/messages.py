"""What the commands say beside their data: on standard error, as text or as one JSON object a line."""

from __future__ import annotations

import json

import click

from deconfdb.errors import UsageError
from deconfdb.settings import load_settings


def say(message: str, **fields: object) -> None:
    """Tell the user something; `fields` are what a program would want of it, shown as JSON only."""
    _write("info", message, fields)


def warn(message: str, **fields: object) -> None:
    """Tell the user of something that is not as it should be."""
    _write("warning", message, fields)


def report_error(message: str, exit_code: int) -> None:
    """Tell the user why the command failed."""
    _write("error", message, {"exit_code": exit_code})


def _write(level: str, message: str, fields: dict[str, object]) -> None:
    if _log_format() == "json":
        record = {"level": level, "message": message, **fields}
        click.echo(json.dumps(record, ensure_ascii=False, default=str), err=True)
    else:
        click.echo(message if level == "info" else f"{level.capitalize()}: {message}", err=True)


def _log_format() -> str:
    try:
        return load_settings().log_format
    except UsageError:
        return "text"  # the settings themselves are what we are about to complain of

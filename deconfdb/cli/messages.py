"""What the commands say beside their data: on standard error, as text or as one JSON object a line."""

from __future__ import annotations

import json
import logging
import traceback

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


def report_origin(error: BaseException) -> None:
    """Tell where in the program an error came from: files and lines, never the values of variables."""
    if is_json():
        lines = traceback.format_exception(error)
        _write("debug", type(error).__name__, {"traceback": "".join(lines)})
    else:
        traceback.print_exception(error)


def is_json() -> bool:
    """Whether whoever reads standard error is a program."""
    return _log_format() == "json"


def route_logs() -> None:
    """Let the warnings of libraries come as our own do, so that a log of JSON holds nothing else."""
    if is_json():
        logging.getLogger().addHandler(_Routed(logging.WARNING))
        logging.captureWarnings(True)


class _Routed(logging.Handler):
    """Writes what libraries log."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            _write(record.levelname.lower(), record.getMessage(), {"logger": record.name})
        except Exception:  # noqa: BLE001  # a library's broken message must not end the run
            self.handleError(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # logging's name
        _write("warning", f"a message of {record.name} could not be written", {"logger": record.name})


def _write(level: str, message: str, fields: dict[str, object]) -> None:
    if is_json():
        line = json.dumps({"level": level, "message": message, **fields}, ensure_ascii=False, default=str)
    else:
        line = message if level == "info" else f"{level.capitalize()}: {message}"
    # What is said of a bad record may hold halves of characters, which no stream takes.
    click.echo(line.encode("utf-8", "backslashreplace").decode("utf-8"), err=True)


def _log_format() -> str:
    try:
        return load_settings().log_format
    except UsageError:
        return "text"  # the settings themselves are what we are about to complain of

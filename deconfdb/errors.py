"""The one family of errors; `deconfdb.cli` turns them into exit codes."""

from __future__ import annotations

from dataclasses import dataclass


class DeconfdbError(Exception):
    """Base of every error that a user can act on; its message says what is wrong and the way out."""

    exit_code = 1


class UsageError(DeconfdbError):
    """A command, setting or file name does not make sense as given."""

    exit_code = 2


class QuarantineError(DeconfdbError):
    """The run is done, but more was set aside than allowed."""

    exit_code = 3


class SchemaRevisionError(DeconfdbError):
    """The database is not at the revision that this release expects."""

    exit_code = 4


class TemporaryError(DeconfdbError):
    """Locked by another run, or out of reach for now: worth another try later."""

    exit_code = 75


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one input record.

    `location` is a path inside the record (`claims[3].mentions[0].end`), `code` a stable name for counting,
    `way_out` what to do about it.
    """

    code: str
    location: str
    value: str
    message: str
    way_out: str = ""

    def __str__(self) -> str:
        text = f"{self.location or '(document)'}: {self.message}"
        if self.value:
            text += f" (found: {self.value})"
        if self.way_out:
            text += f"; {self.way_out}"
        return text


class InvalidRecordError(DeconfdbError):
    """A record cannot be used; `problems` lists everything that is wrong with it."""

    def __init__(self, source: str, problems: tuple[Problem, ...]) -> None:
        self.source = source
        self.problems = problems
        lines = "\n".join(f"  - {problem}" for problem in problems)
        super().__init__(f"{source}: {len(problems)} problem{'s' if len(problems) != 1 else ''}\n{lines}")

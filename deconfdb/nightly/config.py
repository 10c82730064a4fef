"""The job's configuration: one TOML file that names the sources."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator

from deconfdb.errors import InvalidRecordError, Problem, UsageError

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{0,62}$")]
Text = Annotated[str, StringConstraints(min_length=1)]
Format = Literal[
    "auto", "text", "html", "warc", "rss", "atom", "jsonfeed", "sitemap", "newsml", "nitf", "ninjs", "jsonl",
    "gdelt-events", "gdelt-mentions", "icews",
]  # fmt: skip


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceConfig(_Table):
    """One source: where its files or pages are, what they are, and what to expect of them."""

    name: Name
    kind: Literal["articles", "codings", "events"] = "articles"
    location: tuple[Text, ...] = Field(min_length=1)
    """Files, folders, globs (relative to the configuration file) and http(s) addresses."""
    format: Format = "auto"
    publisher: Text | None = None
    licence: Text | None = None
    language: Text | None = None
    manifest: Text | None = None
    code: Literal["rules", "lite", "llm"] | None = None
    """Code new texts automatically; only with kind articles."""
    vintage: Text | None = None
    """Release that event data belong to; only with kind events; else the name of each file."""
    min_expected: int = Field(0, ge=0)
    """Fewer records than this in all, new or not, is a fault worth an alarm."""
    max_bytes: int | None = Field(None, ge=1)
    """Upper bound of one record."""
    rate_seconds: float = Field(1.0, ge=0)
    """Least time between two requests to one host."""
    allow_private_addresses: bool = False
    enabled: bool = True

    @field_validator("location", mode="before")
    @classmethod
    def _one_or_many(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else value


class JobConfig(_Table):
    """The whole job."""

    look_back_hours: float = Field(48.0, ge=0)
    """Files that changed less than this before the watermark are looked at again: clocks and deliveries lag."""
    max_errors: int = Field(0, ge=0)
    """Records that each source may set aside before the exit code is 3."""
    retries: int = Field(4, ge=0)
    """How often a fault that may pass is tried again."""
    retry_seconds: float = Field(2.0, gt=0)
    """Wait before the first retry; it doubles up to a minute."""
    source: tuple[SourceConfig, ...] = Field(min_length=1)

    @property
    def look_back(self) -> timedelta:
        return timedelta(hours=self.look_back_hours)


def read_config(path: Path) -> JobConfig:
    """Read the configuration; paths in it become absolute.

    Raises UsageError if the file cannot be read, InvalidRecordError with everything that is wrong in it.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}: give the configuration with --config FILE") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidRecordError(str(path), (Problem("bad_toml", "", "", str(error), "correct the TOML"),)) from None
    try:
        config = JobConfig.model_validate(content)
    except ValidationError as error:
        raise InvalidRecordError(str(path), tuple(_problems(error))) from None
    if problems := tuple(_contradictions(config)):
        raise InvalidRecordError(str(path), problems)
    return config.model_copy(update={"source": tuple(_anchored(source, path.parent) for source in config.source)})


def _problems(error: ValidationError) -> list[Problem]:
    return [
        Problem(
            found["type"],
            ".".join(map(str, found["loc"])),
            repr(found["input"])[:100] if not isinstance(found["input"], dict) else "",
            found["msg"],
            "deconfdb ingest nightly --help shows every key",
        )
        for found in error.errors(include_url=False)
    ]


def _contradictions(config: JobConfig) -> list[Problem]:
    problems = []
    names = [source.name for source in config.source]
    for index, source in enumerate(config.source):
        at = f"source.{index}"
        if source.name in names[:index]:
            problems.append(
                Problem("duplicate_name", f"{at}.name", source.name, "stands twice", "give each source a name")
            )
        if source.code and source.kind != "articles":
            problems.append(
                Problem("code_without_text", f"{at}.code", source.code, "only articles are coded", "leave it out")
            )
        if source.vintage and source.kind != "events":
            problems.append(
                Problem("vintage", f"{at}.vintage", source.vintage, "only event data have vintages", "leave it out")
            )
    return problems


def _anchored(source: SourceConfig, folder: Path) -> SourceConfig:
    """The source with its paths seen from the configuration file's folder."""
    places = tuple(each if "://" in each else str((folder / each).absolute()) for each in source.location)
    manifest = str((folder / source.manifest).absolute()) if source.manifest else None
    return source.model_copy(update={"location": places, "manifest": manifest})

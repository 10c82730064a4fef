"""The job's configuration: one TOML file that names the sources."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator

from deconfdb.errors import InvalidRecordError, Problem, UsageError
from deconfdb.nightly.patience import Patience
from deconfdb.nightly.read_as import ReadAs

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{0,62}$")]
Text = Annotated[str, StringConstraints(min_length=1)]
Format = Literal[
    "auto", "text", "html", "warc", "rss", "atom", "jsonfeed", "sitemap", "newsml", "nitf", "ninjs", "jsonl",
    "gdelt-events", "gdelt-mentions", "icews",
]  # fmt: skip


_EVENT_FORMATS = ("gdelt-events", "gdelt-mentions", "icews")


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceConfig(_Table):
    """One source: where its files or pages are, what they are, and what to expect of them."""

    name: Name
    kind: Literal["articles", "codings", "events"] = "articles"
    location: tuple[Text, ...] = ()
    """Files, folders, globs (relative to the configuration file) and http(s) addresses; or a manifest."""
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
    """Fewer records than this in all, new or not, read or left alone, is a fault worth an alarm."""
    max_bytes: int | None = Field(None, ge=1)
    """Upper bound of one record."""
    rate_seconds: float = Field(1.0, ge=0)
    """Least time between two requests to one host."""
    allow_private_addresses: bool = False
    enabled: bool = True

    def read_as(self) -> ReadAs:
        """How its inputs are read."""
        return ReadAs(
            kind=self.kind, format=self.format, publisher=self.publisher, licence=self.licence, language=self.language,
            manifest=self.manifest, code=self.code, vintage=self.vintage, max_bytes=self.max_bytes,
            rate_seconds=self.rate_seconds, allow_private_addresses=self.allow_private_addresses,
        )  # fmt: skip

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

    def patience(self, sleep: Callable[[float], None]) -> Patience:
        """How faults that may pass are tried again."""
        return Patience(self.retries, self.retry_seconds, sleep)


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


_MEANT = {
    "missing": "write it",
    "extra_forbidden": "leave it out: deconfdb ingest nightly --help shows every key",
    "too_short": "give at least one",
}


def _problems(error: ValidationError) -> list[Problem]:
    return [
        Problem(
            found["type"],
            ".".join(map(str, found["loc"])),
            _shown(found["input"]) if found["type"] != "missing" else "",
            found["msg"],
            _MEANT.get(found["type"], "correct it: deconfdb ingest nightly --help shows every key"),
        )
        for found in error.errors(include_url=False)
        if not (found["type"] == "too_short" and found["input"])  # counts sound members only; the others are told of
    ]


def _shown(value: Any) -> str:
    """A value as it may stand in a log: short, and no address that could hold a login."""
    text = repr(value)[:100]
    return "" if isinstance(value, dict) or "://" in text else text


def _contradictions(config: JobConfig) -> Iterator[Problem]:
    names = [source.name for source in config.source]
    for index, source in enumerate(config.source):
        for code, key, value, message, way_out in _wrong_with(source, names[:index]):
            yield Problem(code, f"source.{index}.{key}", value, message, way_out)


def _wrong_with(source: SourceConfig, names: list[str]) -> Iterator[tuple[str, str, str, str, str]]:
    """Code, key, value, message and way out of what cannot stand together in one source."""
    if source.name in names:
        yield "duplicate_name", "name", source.name, "stands twice", "give each source a name of its own"
    if source.code and source.kind != "articles":
        yield "code_without_text", "code", source.code, "only articles are coded", "leave it out"
    if source.vintage and source.kind != "events":
        yield "vintage_without_events", "vintage", source.vintage, "only event data have vintages", "leave it out"
    if source.manifest and source.kind != "articles":
        yield "manifest_without_text", "manifest", source.manifest, "a manifest describes articles", "leave it out"
    if bool(source.manifest) == bool(source.location):
        message = "either locations or a manifest, which names its files itself"
        yield "no_place" if not source.location else "two_places", "location", "", message, "give one of the two"
    if (source.format in _EVENT_FORMATS) != (source.kind == "events") and source.format != "auto":
        yield "format_of_other_kind", "format", source.format, f"no format of {source.kind}", "correct kind or format"
    for each in source.location:
        scheme, separator, _ = each.partition("://")
        if separator and scheme.lower() not in ("http", "https"):
            yield (
                "scheme_refused",
                "location",
                f"{scheme}://",
                "only http and https are fetched",
                "deliver it as a file",
            )
        elif separator and "@" in urlsplit(each).netloc:
            message = "the address holds a login, which would stand in the ledger"
            yield "login_in_address", "location", "", message, "fetch it by other means and deliver it as a file"


def _anchored(source: SourceConfig, folder: Path) -> SourceConfig:
    """The source with its paths seen from the configuration file's folder."""
    places = tuple(each if "://" in each else str((folder / each).absolute()) for each in source.location)
    manifest = str((folder / source.manifest).absolute()) if source.manifest else None
    return source.model_copy(update={"location": places, "manifest": manifest})

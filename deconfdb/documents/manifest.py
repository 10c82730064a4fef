"""The manifest: a CSV that says what a folder of files is (`path,key,source,url,title,published,language`)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from deconfdb.documents.limits import DEFAULT_LIMITS, Limits, read_whole
from deconfdb.documents.model import Document, Locator, RecordError, Rejection, SourceName, excerpt_of
from deconfdb.documents.plain_text import decode_text
from deconfdb.documents.publication_dates import dated, statement
from deconfdb.errors import InvalidRecordError, Problem

COLUMNS: Final = ("path", "key", "source", "url", "title", "published", "language")

LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_REF = re.compile(r"[a-z0-9][a-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """One row: a file and what is known about it; an empty cell is None."""

    line: int
    path: Path
    key: str | None = None
    source: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """The rows that can be used, and a rejection for each that cannot."""

    file: Path
    entries: tuple[ManifestEntry, ...]
    rejections: tuple[Rejection, ...] = ()


def read_manifest(path: Path, *, is_confined: bool = False, limits: Limits = DEFAULT_LIMITS) -> Manifest:
    """Read a manifest whole; with `is_confined`, a row may name only files under the manifest's own folder.

    A header or file that makes no sense raises InvalidRecordError with every problem; a bad row becomes a rejection.
    """
    try:
        with path.open("rb") as stream:
            payload = read_whole(stream, limits.max_record_bytes, "manifest")
        text = decode_text(payload).removeprefix("\ufeff")
    except RecordError as error:
        raise InvalidRecordError(str(path), (error.problem,)) from error
    except OSError as error:
        reason = Problem("unreadable", "", "", error.strerror or str(error), "check the path and its permissions")
        raise InvalidRecordError(str(path), (reason,)) from error
    entries: list[ManifestEntry] = []
    rejections: list[Rejection] = []
    first_lines: dict[tuple[str, str], int] = {}
    for line, row in _rows(path, text):
        problems = [row] if isinstance(row, Problem) else [*_row_problems(row), *_repeats(row, line, first_lines)]
        if isinstance(row, dict) and not problems:
            target = path.parent / row["path"]
            if not is_confined or target.resolve().is_relative_to(path.parent.resolve()):
                known = {name: value for name, value in row.items() if value and name != "path"}
                entries.append(ManifestEntry(line=line, path=target, **known))
                continue
            problems = [Problem("path_outside", "path", row["path"], "the file lies outside the manifest's folder")]
        excerpt = row.value if isinstance(row, Problem) else ",".join(row.values())
        rejections.append(Rejection(Locator(str(path), line), "validate", tuple(problems), excerpt_of(excerpt)))
    return Manifest(path, tuple(entries), tuple(rejections))


def _rows(path: Path, text: str) -> Iterator[tuple[int, dict[str, str] | Problem]]:
    """Yield line number and cells of each row (or why it has none), after checking the header as a whole."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        _check_header(path, header)
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                message = f"{len(cells)} cells under a header of {len(header)}"
                way_out = "quote cells that hold a comma"
                yield reader.line_num, Problem("wrong_width", "", ",".join(cells)[:200], message, way_out)
                continue
            yield reader.line_num, dict(zip(header, (cell.strip() for cell in cells), strict=True))
    except csv.Error as error:
        bad_csv = Problem("bad_csv", f"line {reader.line_num}", "", str(error), "save it as plain CSV")
        raise InvalidRecordError(str(path), (bad_csv,)) from error


def _check_header(path: Path, header: list[str]) -> None:
    way_out = f"the columns are {','.join(COLUMNS)}"
    problems = [
        Problem("unknown_column", "line 1", name, "unknown column", way_out) for name in header if name not in COLUMNS
    ]
    problems += [
        Problem("duplicate_column", "line 1", name, "column named twice")
        for name in sorted({name for name in header if header.count(name) > 1})
    ]
    if "path" not in header:
        problems.append(Problem("missing_column", "line 1", "", "there is no column path", way_out))
    if problems:
        raise InvalidRecordError(str(path), tuple(problems))


def _row_problems(row: Mapping[str, str]) -> Iterator[Problem]:
    if not row["path"]:
        yield Problem("missing_path", "path", "", "the row names no file")
    published = row.get("published", "")
    if published and ((found := statement("manifest", published)) is None or found.edtf is None):
        yield Problem(
            "bad_date", "published", published, "no date", "write YYYY-MM-DD, YYYY-MM or YYYY, or leave it empty"
        )
    if (language := row.get("language", "")) and not LANGUAGE_TAG.fullmatch(language):
        yield Problem("bad_language", "language", language, "no language tag", "write for instance en, tr or pt-BR")
    if (url := row.get("url", "")) and not is_web_url(url):
        yield Problem("bad_url", "url", url, "no http or https address")
    for name, value in row.items():
        if any(ord(letter) < 32 for letter in value):
            yield Problem("control_character", name, repr(value)[:200], "a line break or control character in the cell")


def _repeats(row: Mapping[str, str], line: int, first_lines: dict[tuple[str, str], int]) -> Iterator[Problem]:
    for name in ("path", "key"):
        value = row.get(name, "")
        if value and (first := first_lines.setdefault((name, value), line)) != line:
            yield Problem(f"duplicate_{name}", name, value, f"stands already in line {first}")


def is_web_url(url: str) -> bool:
    """Whether a string is an absolute http or https address with a host."""
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"\s", url)
    except ValueError:
        return False


def describe(document: Document, entry: ManifestEntry) -> Document:
    """Lay a manifest row over a document: what the row says wins, other statements of the date stay on record."""
    source = document.source
    if entry.source:
        source = source_name(entry.source, domain=document.source.domain)
    laid = replace(
        document,
        key=entry.key or document.key,
        source=source,
        url=entry.url or document.url,
        title=entry.title or document.title,
        language=entry.language or document.language,
    )
    return dated(laid, [statement("manifest", entry.published, "published")])


def source_name(text: str, *, domain: str | None = None) -> SourceName:
    """Read a source cell or option: lower-case letters, digits and dashes make a registry ref, all else is a name."""
    is_ref = _REF.fullmatch(text) is not None
    return SourceName(ref=text if is_ref else None, name=None if is_ref else text, domain=domain)

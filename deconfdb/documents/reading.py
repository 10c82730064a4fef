"""One input to its documents: unpacked, its format told, read, enriched and checked."""

from __future__ import annotations

import importlib
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import BinaryIO, Final, Literal, TypeVar, cast

from deconfdb.documents.archived_page import ArchiveCounts
from deconfdb.documents.checking import checked
from deconfdb.documents.detect import DocumentFormat, EventFormat, Format, container_of, detect_format, starts_archive
from deconfdb.documents.enriching import Defaults, enriched
from deconfdb.documents.external_events import ExternalRow, read_gdelt_events, read_gdelt_mentions, read_icews
from deconfdb.documents.limits import CHUNK, DEFAULT_LIMITS, Limits
from deconfdb.documents.manifest import Manifest, ManifestEntry, describe
from deconfdb.documents.model import Document, Locator, RecordError, Rejection, rejected
from deconfdb.documents.sources import Input, open_inputs
from deconfdb.documents.unpacking import GuardedGzip, with_head, zip_members

AnyFormat = DocumentFormat | EventFormat | Literal["auto"]
Reader = Callable[[BinaryIO, Locator, Limits], Iterator[Document | Rejection]]
EventReader = Callable[[BinaryIO, Locator, Limits], Iterator[ExternalRow | Rejection]]
_EVENT_READERS: Final[dict[str, EventReader]] = {
    "gdelt-events": read_gdelt_events,
    "gdelt-mentions": read_gdelt_mentions,
    "icews": read_icews,
}
_READERS: Final = {
    "text": ("plain_text", "read_plain_text"),
    "html": ("html", "read_html"),
    "warc": ("warc", "read_warc"),
    "rss": ("feeds", "read_feed"),
    "atom": ("feeds", "read_feed"),
    "jsonfeed": ("json_feeds", "read_json_feed"),
    "sitemap": ("sitemaps", "read_sitemap"),
    "newsml": ("newsml", "read_newsml"),
    "nitf": ("nitf", "read_nitf"),
    "ninjs": ("ninjs", "read_ninjs"),
    "jsonl": ("jsonl", "read_jsonl"),
}
_WITH_URL: Final = frozenset({"html", "rss", "atom", "jsonfeed"})
_Item = TypeVar("_Item")
_MAX_NESTING: Final = 2
"""A zip of gzipped files is met; anything packed deeper is a trap."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How an input is to be read; `format` auto decides by content."""

    format: AnyFormat = "auto"
    limits: Limits = DEFAULT_LIMITS
    defaults: Defaults = field(default_factory=Defaults)
    is_enriched: bool = True
    """False leaves out language, boilerplate, agencies and the dates of URL and text."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A stream inside an input: the input itself, unpacked, or one file of an archive."""

    stream: BinaryIO
    locator: Locator
    format: Format
    packed: GuardedGzip | None = None


def read_documents(
    source: Input, options: ReadOptions | None = None, counts: ArchiveCounts | None = None
) -> Iterator[Document | Rejection]:
    """Yield the documents of one input and a rejection for each record that is none; `counts` takes what was skipped.

    A file that changes while it is read yields `file_changed` and no more: what came of it is not to be trusted.
    """
    options = options or ReadOptions()
    counts = ArchiveCounts() if counts is None else counts
    for found in guarded(source, _documents(source, options, counts)):
        if isinstance(found, Rejection):
            yield found
            continue
        document = enriched(found, options.defaults) if options.is_enriched else found
        yield checked(document, options.limits)


def read_external_rows(source: Input, options: ReadOptions | None = None) -> Iterator[ExternalRow | Rejection]:
    """Yield the rows of one input of GDELT or ICEWS data."""
    yield from guarded(source, _external_rows(source, options or ReadOptions()))


def read_manifest_documents(manifest: Manifest, options: ReadOptions | None = None) -> Iterator[Document | Rejection]:
    """Read the files that a manifest names and lay its rows over them; rows that cannot be used come first."""
    options = options or ReadOptions()
    yield from manifest.rejections
    for entry in manifest.entries:
        here = Locator(str(entry.path))
        if not entry.path.exists():
            message = f"the file that line {entry.line} of {manifest.file} names is not there"
            yield rejected(here, RecordError("fetch", "missing_file", message, place="path", value=str(entry.path)))
            continue
        for source in open_inputs([str(entry.path)]):
            if isinstance(source, Input):
                with source:
                    yield from _described(source, entry, options)
            elif isinstance(source, Rejection):
                yield source


def _described(source: Input, entry: ManifestEntry, options: ReadOptions) -> Iterator[Document | Rejection]:
    """The one document of a file under its manifest row; a second one cannot be what the row describes."""
    n_documents = 0
    for found in read_documents(source, replace(options, is_enriched=False)):
        if isinstance(found, Document):
            n_documents += 1
            if n_documents > 1:
                message = f"line {entry.line} of the manifest describes one document, the file holds more"
                yield rejected(found.locator, RecordError("validate", "many_documents", message, place="path"))
                return
            described = describe(found, entry)
            described = enriched(described, options.defaults) if options.is_enriched else described
            yield checked(described, options.limits)
        else:
            yield found


def guarded(source: Input, found: Iterator[_Item]) -> Iterator[_Item | Rejection]:
    """Hand on what is found in an input as long as its file stays as it was."""
    for item in found:
        if source.has_changed():
            break
        yield item
    if source.has_changed():
        message = "the file changed while it was read"
        error = RecordError("fetch", "file_changed", message, way_out="read it again when it is complete")
        yield rejected(source.locator, error)


def _documents(source: Input, options: ReadOptions, counts: ArchiveCounts) -> Iterator[Document | Rejection]:
    for part in _parts(source.stream, source.locator, options, 0):
        if isinstance(part, Rejection):
            yield part
        else:
            yield from _caught(_read_part(part, options.limits, source.url, counts), part.locator)


def _external_rows(source: Input, options: ReadOptions) -> Iterator[ExternalRow | Rejection]:
    for part in _parts(source.stream, source.locator, options, 0):
        if isinstance(part, Rejection):
            yield part
        elif (read := _EVENT_READERS.get(part.format)) is not None:
            yield from _caught(read(part.stream, part.locator, options.limits), part.locator)
        else:
            error = RecordError("validate", "no_event_data", "neither GDELT nor ICEWS", value=part.format)
            yield rejected(part.locator, error)


def _caught(found: Iterator[_Item], locator: Locator) -> Iterator[_Item | Rejection]:
    """End a stream that breaks in the middle with the rejection that says so."""
    try:
        yield from found
    except RecordError as error:
        yield rejected(locator, error)


def _parts(stream: BinaryIO, locator: Locator, options: ReadOptions, depth: int) -> Iterator[_Part | Rejection]:
    """Unpack as far as needed and tell the format of each part; a part is to be read before the next is asked for."""
    head = b""
    try:
        head, stream = with_head(stream)
        found = container_of(head)
        if found and depth >= _MAX_NESTING:
            raise RecordError("fetch", "packed_too_deep", "packed inside packed inside packed", way_out="unpack it")
        if found == "zip":
            for name, member in zip_members(stream, options.limits):
                yield from _parts(member, replace(locator, member=name), options, depth + 1)
        elif found == "gzip":
            packed = GuardedGzip(stream, options.limits)
            if options.format == "warc" or starts_archive(_unpacked_start(head)):
                yield _Part(stream, locator, "warc", packed)
            else:
                yield from _parts(io.BufferedReader(packed, CHUNK), locator, options, depth + 1)
        else:
            yield _Part(stream, locator, detect_format(head) if options.format == "auto" else options.format)
    except RecordError as error:
        yield rejected(locator, error, head)


def _unpacked_start(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 64)
    except zlib.error:
        return b""


def _read_part(part: _Part, limits: Limits, url: str | None, counts: ArchiveCounts) -> Iterator[Document | Rejection]:
    """Hand a part to the reader of its format; readers are imported when they are first needed."""
    if part.packed is not None:
        from deconfdb.documents.warc import read_gzipped_warc

        return read_gzipped_warc(part.packed, part.locator, limits, counts)
    if part.format in _EVENT_READERS:
        way_out = "load it as external event data"
        error = RecordError("validate", "is_event_data", "event data, not articles", value=part.format, way_out=way_out)
        return iter([rejected(part.locator, error)])
    return _reader(part.format, url, counts)(part.stream, part.locator, limits)


def _reader(format_name: str, url: str | None, counts: ArchiveCounts) -> Reader:
    module_name, function_name = _READERS[format_name]
    function = getattr(importlib.import_module(f"deconfdb.documents.{module_name}"), function_name)
    if format_name in _WITH_URL:
        return partial(function, url=url)
    return partial(function, counts=counts) if format_name == "warc" else cast(Reader, function)

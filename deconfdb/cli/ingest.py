"""deconfdb ingest: articles, codings and registries into the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deconfdb.cli.messages import say, warn
from deconfdb.cli.nightly import nightly
from deconfdb.cli.session import dry_run_option, max_quarantined_option, owner_connection, progress, writing_run
from deconfdb.errors import InvalidRecordError, Problem, QuarantineError, UsageError
from deconfdb.settings import load_settings

if TYPE_CHECKING:
    from deconfdb.coders.article import Coder
    from deconfdb.coding.records import Line, Record
    from deconfdb.documents.model import Document, Rejection
    from deconfdb.documents.sources import Input
    from deconfdb.lexicon import Lexicon
    from deconfdb.load.articles import TextReport
    from deconfdb.load.runs import Run
    from deconfdb.nightly.read_as import ReadAs

# As deconfdb.documents.detect has them; a test keeps the two alike. Named here so that help imports no reader.
FORMATS = ("auto", "text", "html", "warc", "rss", "atom", "jsonfeed", "sitemap", "newsml", "nitf", "ninjs", "jsonl")

WARNINGS_SAID = 10
"""Warnings of one kind that a load says one by one."""

_paths = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))


@click.group()
def ingest() -> None:
    """Load articles, codings and registries.

    Each command writes a run, may be repeated (what is there already stays untouched), and sets aside what it cannot
    load, with the reason, while the rest goes on.

    \b
    Examples:
      deconfdb ingest codings seeds/codings
      deconfdb ingest articles --manifest articles/manifest.csv
      deconfdb ingest registry our-actors.csv
    """


@ingest.command()
@_paths
@max_quarantined_option
@dry_run_option
def codings(paths: tuple[Path, ...], max_errors: int | None, dry_run: bool) -> None:
    """Load coding documents (deconf-coding/1): JSON, JSON Lines or YAML, one or many a file; folders are searched.

    A coder's earlier coding of the same text is replaced as a whole and kept for as-of queries.

    \b
    Examples:
      deconfdb ingest codings seeds/codings
      deconfdb ingest codings --dry-run new.jsonl
    """
    from deconfdb.coding.records import coding_files
    from deconfdb.database import owner_url
    from deconfdb.load.bulk import load_bulk
    from deconfdb.nightly.read_as import ReadAs

    files = [file for path in paths for file in coding_files(path)]
    if not files:
        raise UsageError(
            f"{', '.join(map(str, paths))}: no codings here: give .json, .jsonl or .yaml files, or folders of them"
        )
    read_as = ReadAs(kind="codings")
    with (
        writing_run("ingest codings", is_dry_run=dry_run, max_errors=max_errors, read_as=read_as) as (connection, run),
        progress("codings") as done,
    ):
        records, warnings = _records(files, run), _Warnings()
        load_bulk(connection, owner_url(load_settings()), run, records, on_warning=warnings.add, on_done=done)
        warnings.say_rest()


def _records(files: list[Path], run: Run) -> Iterator[Line | Record]:
    """The records of all files; what cannot be read is set aside."""
    from deconfdb.documents.model import Rejection
    from deconfdb.documents.sources import Input, open_inputs
    from deconfdb.load.runs import SetAside

    for source in open_inputs(map(str, files)):
        if isinstance(source, Rejection):
            run.quarantine(SetAside.of(source))
        elif isinstance(source, Input):
            yield from _records_of(source, run)


def _records_of(source: Input, run: Run) -> Iterator[Line | Record]:
    """The records of one file, which is entered in the ledger when it was read to its end."""
    from deconfdb.coding.records import layout_of, read_undecoded
    from deconfdb.documents.model import Rejection
    from deconfdb.documents.reading import guarded
    from deconfdb.load.runs import SetAside

    count = 0
    with source:
        records = read_undecoded(source.stream, name=source.name, layout=layout_of(Path(source.name)))
        for record in guarded(source, records):
            if isinstance(record, Rejection):
                run.quarantine(SetAside.of(record))
                return
            count += 1
            yield record
        sha256, n_bytes = source.finish()
    run.file(source.name, sha256=bytes.fromhex(sha256), n_bytes=n_bytes, n_records=count)


class _Warnings:
    """Warnings of a load: the first few of each kind are said, the rest are counted, lest a large load fill the screen."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, where: str, problem: Problem) -> None:
        """Say one more warning, or count it."""
        self._counts[problem.code] += 1
        if self._counts[problem.code] <= WARNINGS_SAID:
            warn(f"{where}: {problem}", code=problem.code)

    def say_rest(self) -> None:
        """Say how many more there were of each kind."""
        for code, count in sorted(self._counts.items()):
            if (rest := count - WARNINGS_SAID) > 0:
                warn(f"{code}: {rest:,} more", code=code, more=rest)


@ingest.command()
@click.argument("paths", nargs=-1, metavar="[PATH|URL|-]...")
@click.option(
    "--format",
    "input_format",
    type=click.Choice(FORMATS),
    default="auto",
    show_default=True,
    help="auto decides by content.",
)
@click.option(
    "--manifest",
    type=click.Path(path_type=Path),
    help="CSV that says what the files are: path,key,source,url,title,published,language.",
)
@click.option("--source", help="Who published them, where they do not say: a registry ref or a name.")
@click.option("--published", help="Publication date of all of them, in EDTF, where they do not say.")
@click.option("--code", "coder_name", type=click.Choice(["rules", "lite", "llm"]), help="Code the texts automatically.")
@click.option("--max-bytes", type=click.IntRange(min=1), help="Upper bound of one record.  [default: 32 MiB]")
@max_quarantined_option
@dry_run_option
def articles(
    paths: tuple[str, ...],
    input_format: str,
    manifest: Path | None,
    source: str | None,
    published: str | None,
    coder_name: str | None,
    max_bytes: int | None,
    max_errors: int | None,
    dry_run: bool,
) -> None:
    """Load the texts of articles and compare the evidence of their codings with them.

    Files, folders, globs, http(s) addresses, or - for standard input. A text finds the article that a coding announced
    by its SHA-256, then by key, then by URL. Spans that do not stand in the text are listed by claim and offsets, and
    the exit code is 3. Texts stay out of the readers' reach.

    \b
    Examples:
      deconfdb ingest articles --manifest articles/manifest.csv
      deconfdb ingest articles a.txt b.txt --source reuters --published 2015-10-08
      deconfdb ingest articles archive.warc.gz feed.xml --code rules
    """
    from deconfdb.load.articles import TextReport
    from deconfdb.nightly.articles import load_and_code
    from deconfdb.nightly.read_as import ReadAs

    if not paths and manifest is None:
        raise UsageError("nothing to load: give files, or --manifest FILE")
    read_as = ReadAs(
        format=input_format, publisher=source, published=published, max_bytes=max_bytes, code=coder_name,
        manifest=str(manifest.absolute()) if manifest else None,
    )  # fmt: skip
    coder = _coder(coder_name)
    report = TextReport()
    with writing_run("ingest articles", is_dry_run=dry_run, max_errors=max_errors, read_as=read_as) as (
        connection,
        run,
    ):
        with progress("articles") as done:
            load_and_code(connection, run, _documents(paths, read_as, run), coder, report, on_done=done)
        _say_verified(report)
    if report.failed:
        raise QuarantineError(f"{len(report.failed)} spans do not stand in the texts that arrived: see the lines above")


def _coder(name: str | None) -> Coder | None:
    if name is None:
        return None
    from deconfdb.coders.registry import make_coder

    return make_coder(name)


def _documents(paths: tuple[str, ...], read_as: ReadAs, run: Run) -> Iterator[Document | Rejection]:
    """The documents of the files, described by the manifest where it names them; of all its files if none is given."""
    from deconfdb.documents.manifest import read_manifest
    from deconfdb.nightly.inputs import Inputs

    rest = paths
    if read_as.manifest is not None:
        known = {entry.path.resolve() for entry in read_manifest(Path(read_as.manifest)).entries}
        rest = tuple(location for location in paths if not _all_in(location, known))
        described = tuple(location for location in paths if location not in rest)
        if described or not paths:
            yield from Inputs(read_as, described, on_file=run.file).documents()
    if rest:
        yield from Inputs(replace(read_as, manifest=None), rest, on_file=run.file).documents()


def _all_in(location: str, known: set[Path]) -> bool:
    """Whether a manifest describes every file of a location."""
    from deconfdb.documents.sources import expand

    if "://" in location or location == "-":
        return False
    return all(path.resolve() in known for path in expand(location))


def _say_verified(report: TextReport) -> None:
    say(
        f"evidence: {report.verified} spans verified, {len(report.failed)} failed",
        verified=report.verified,
        failed=len(report.failed),
    )
    for article, result in report.failed:
        warn(
            f"{article}: {result}", article=article, claim=result.claim, mention=result.mention + 1,
            start=result.start, end=result.end,
        )  # fmt: skip


@ingest.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH|URL|-...")
@click.option("--vintage", help="Release that they belong to; the name of each file otherwise.")
@max_quarantined_option
@dry_run_option
def events(paths: tuple[str, ...], vintage: str | None, max_errors: int | None, dry_run: bool) -> None:
    """Load event data of others: GDELT 2 events and mentions, ICEWS tab files; told apart by content.

    They go into tables of their own, by vintage, and stand beside our meetings in the view meeting_crosswalk.

    \b
    Example:
      deconfdb ingest events events.2018.tab --vintage icews-2018
    """
    from deconfdb.load.external import load_external
    from deconfdb.nightly.inputs import Inputs
    from deconfdb.nightly.read_as import ReadAs

    read_as = ReadAs(kind="events", vintage=vintage)
    with (
        writing_run("ingest events", is_dry_run=dry_run, max_errors=max_errors, read_as=read_as) as (connection, run),
        progress("events") as done,
    ):
        for release, rows in Inputs(read_as, paths, on_file=run.file, on_record=done).external_rows():
            load_external(connection, run, rows, vintage=release)


@ingest.command()
@_paths
@dry_run_option
def registry(paths: tuple[Path, ...], dry_run: bool) -> None:
    """Load registries: actors, sources, offices, places, mechanisms, as CSV or YAML; folders are searched.

    The registries that come with deconfdb are loaded by `deconfdb migrate upgrade`. Refs may lead to what is registered
    already, or stands in a file given before.

    The folder of a lexicon adds its actors, sources and offices to those registered, which stay as they are, and who
    held an office when. Tenures answer where they are asked for and are no evidence.

    \b
    Examples:
      deconfdb ingest registry our-actors.csv our-sources.csv
      deconfdb ingest registry seeds/lexicon
    """
    from deconfdb.lexicon import Lexicon, is_lexicon
    from deconfdb.load.lexicon import load_lexicon_rows
    from deconfdb.load.registered import registered_entries
    from deconfdb.load.registries import load_registry_rows
    from deconfdb.registry import Registry, read_registry

    with owner_connection() as connection:
        known = registered_entries(connection)
    registries: list[Lexicon | Registry] = []
    for path in paths:
        if is_lexicon(path):
            registries.append(_sound_lexicon(path))
        else:
            registries.append(found := read_registry(path, known=known))
            known = known.joined(found)
    with writing_run("ingest registry", is_dry_run=dry_run) as (connection, run):
        for entries in registries:
            if isinstance(entries, Lexicon):
                load_lexicon_rows(connection, entries, run.counts)
            else:
                load_registry_rows(connection, entries, run.counts)


def _sound_lexicon(folder: Path) -> Lexicon:
    """Read a lexicon. Raises InvalidRecordError with everything that its validator finds."""
    from deconfdb.lexicon import read_lexicon, validate_lexicon

    lexicon = read_lexicon(folder)
    if problems := validate_lexicon(lexicon):
        raise InvalidRecordError(str(folder), problems)
    return lexicon


ingest.add_command(nightly)

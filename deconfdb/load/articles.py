"""Documents into tables: articles, text states, the texts themselves, and the evidence held against them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg

from deconfdb.coding.dates import parse_edtf
from deconfdb.coding.evidence import SpanResult
from deconfdb.documents.model import DateStatement, Document, Rejection, SourceName
from deconfdb.errors import Problem
from deconfdb.load import keys
from deconfdb.load.article_rows import ArticleRows, overwrite_articles
from deconfdb.load.articles_index import ArticleIndex, KnownArticle, load_article_index
from deconfdb.load.preference import lock_articles, lock_identities
from deconfdb.load.registry_index import RegistryIndex, load_registry_index
from deconfdb.load.runs import Run, SetAside
from deconfdb.load.staging import insert_missing
from deconfdb.load.verification import standing_spans, verify_article

BATCH_DOCUMENTS = 200


@dataclass(slots=True)
class TextReport:
    """What verification found in one run: spans that hold, and those that do not, by article."""

    verified: int = 0
    failed: list[tuple[str, SpanResult]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Arrival:
    """A document whose article and text state are known."""

    document: Document
    known: KnownArticle
    version_id: UUID


def load_articles(
    connection: psycopg.Connection[Any],
    run: Run,
    items: Iterable[Document | Rejection],
    *,
    on_done: Callable[[int], None] = lambda _count: None,
) -> TextReport:
    """Load documents and hold the codings that stand against their texts.

    A text that is not the coded one is a new text state of its article; the coding stays on its own. `connection` must
    not be in autocommit.
    """
    index = load_registry_index(connection)
    report = TextReport()
    for batch in _batches(_accepted(items, run)):
        with connection.transaction():
            _load_batch(connection, run, index, batch, report)
        on_done(len(batch))
    return report


def _accepted(items: Iterable[Document | Rejection], run: Run) -> Iterator[Document]:
    for item in items:
        if isinstance(item, Rejection):
            where = item.locator
            run.quarantine(SetAside(item.stage, where.file, item.problems, where.record, where.offset, item.excerpt))
            continue
        if problem := _unusable(item):
            run.quarantine(
                SetAside("validate", item.locator.file, (problem,), item.locator.record, item.locator.offset)
            )
            continue
        yield item


def _unusable(document: Document) -> Problem | None:
    """Why a document has no place: an article needs something that tells it from others, which a text always does."""
    if not document.text and not (document.key or document.url):
        return Problem("no_identity", "", "", "neither key nor URL nor text", "give a key in the manifest")
    return None


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    for document in documents:
        batch.append(document)
        if len(batch) == BATCH_DOCUMENTS:
            yield batch
            batch = []
    if batch:
        yield batch


def _load_batch(
    connection: psycopg.Connection[Any], run: Run, index: RegistryIndex, batch: list[Document], report: TextReport
) -> None:
    lock_identities(
        connection,
        [name for each in batch for name in (each.key, each.canonical_url or each.url, each.text_sha256)],
    )
    sources = _Sources(index)
    arrivals, new_ids = _find(connection, batch, sources)
    moment = lock_articles(connection, {each.known.article_id for each in arrivals})
    changed = _write(connection, arrivals, sources, moment, new_ids)
    run.counts.inserted += sum(each.known.article_id in new_ids for each in arrivals)
    run.counts.updated += sum(each.known.article_id in changed for each in arrivals)
    run.counts.unchanged += sum(
        each.known.article_id not in new_ids and each.known.article_id not in changed for each in arrivals
    )
    spans = standing_spans(connection, {each.known.article_id for each in arrivals})
    for each in arrivals:
        for result in verify_article(connection, each.known.article_id, each.version_id, each.document.text, spans):
            if result.is_verified:
                report.verified += 1
            else:
                report.failed.append((each.known.article_key, result))


def _find(
    connection: psycopg.Connection[Any], batch: list[Document], sources: _Sources
) -> tuple[list[_Arrival], set[UUID]]:
    """The article of each document, and which of them are new to the database."""
    known_before: ArticleIndex = load_article_index(
        connection,
        {each.key for each in batch if each.key},
        {url for each in batch if (url := each.canonical_url or each.url)},
        {each.text_sha256 for each in batch},
    )
    arrivals, fresh = [], set()
    for document in batch:
        url = document.canonical_url or document.url
        known = known_before.find(document.key, document.text_sha256, url, text_first=True)
        if known is None:
            day = _day(document.published)
            key = keys.article_key_of(
                document.key, url, sources.label(document.source), document.title, day, document.text_sha256
            )
            known = KnownArticle(keys.article_id(key), key, document.key is not None, url)
            fresh.add(known.article_id)
        elif document.key and not known.has_given_key:
            known.article_key, known.has_given_key = document.key, True
        known_before.enter(known, document.text_sha256)
        arrivals.append(_Arrival(document, known, keys.version_id(known.article_id, document.text_sha256)))
    return arrivals, fresh


def _day(published: DateStatement | None) -> Any:
    if published is None or published.edtf is None:
        return None
    bounds = parse_edtf(published.edtf)
    return bounds.lower if bounds.is_exact_day else None


@dataclass(slots=True)
class _Sources:
    """Sources of documents: registered by ref, name or domain, else a source of that name."""

    index: RegistryIndex
    new: dict[UUID, tuple[Any, ...]] = field(default_factory=dict)

    def key(self, name: SourceName) -> UUID | None:
        if not name:
            return None
        if name.ref and name.ref in self.index.sources:
            return self.index.sources[name.ref]
        for label in (name.name, name.domain, name.ref):
            if label and (found := self.index.source_named(label)):
                return found
        label = self.label(name)
        made = keys.named_source_id(label, None)
        self.new[made] = (made, keys.public_ref("src", made), label, None, None, False)
        return made

    @staticmethod
    def label(name: SourceName) -> str:
        return name.name or name.domain or name.ref or ""


def _write(
    connection: psycopg.Connection[Any], arrivals: list[_Arrival], sources: _Sources, moment: datetime, fresh: set[UUID]
) -> set[UUID]:
    """Write articles, text states, texts, segments and custody; return the articles that changed though not new."""
    rows = ArticleRows()
    segments: list[tuple[Any, ...]] = []
    custody: list[tuple[Any, ...]] = []
    texts: list[tuple[Any, ...]] = []
    for each in arrivals:
        document, article = each.document, each.known.article_id
        rows.articles[article] = (
            article,
            each.known.article_key,
            each.known.has_given_key,
            sources.key(document.source),
            document.canonical_url or document.url,
            document.title,
            document.language,
            *_published_columns(document.published),
            document.state,
            article,
            moment,
        )
        rows.add_version(
            article, each.version_id, document.text_sha256, len(document.text), str(document.extractor), moment
        )
        texts.append((article, each.version_id, document.text, moment))
        segments.extend(
            (article, each.version_id, each.version_id, number, part.start, part.end, part.kind)
            for number, part in enumerate(document.segments, 1)
        )
        custody.extend(
            (article, each.version_id, number, sources.key(SourceName(ref=hop.source, name=hop.source)), hop.action)
            for number, hop in enumerate(document.custody, 1)
        )
    insert_missing(connection, "deconf.source", list(sources.new.values()))
    before = _states(connection, arrivals)
    insert_missing(connection, "deconf.article", list(rows.articles.values()))
    overwrite_articles(connection)
    insert_missing(connection, "deconf.article_version", list(rows.versions.values()))
    insert_missing(connection, "private.article_text", texts)
    insert_missing(connection, "deconf.segment", segments)
    insert_missing(connection, "deconf.custody", custody)
    after = _states(connection, arrivals)
    return {article for article, state in after.items() if article not in fresh and before.get(article) != state}


def _states(connection: psycopg.Connection[Any], arrivals: list[_Arrival]) -> dict[UUID, Any]:
    """What stands of the articles, to tell a change from a repetition."""
    rows = connection.execute(
        "SELECT a.article_id, (a.*)::text, (SELECT count(*) FROM private.article_text AS t WHERE t.article_id = a.article_id) "
        "FROM deconf.article AS a WHERE a.article_id = ANY(%s)",
        ([each.known.article_id for each in arrivals],),
    )
    return {article: state for article, *state in rows}


def _published_columns(published: DateStatement | None) -> tuple[Any, ...]:
    """The date block of a publication date; the wording is kept where it is not the date itself."""
    if published is None:
        return (None,) * 8
    if published.edtf is None:
        return (published.wording, None, None, None, None, None, published.basis, None)
    bounds = parse_edtf(published.edtf)
    approximate = bounds.is_approximate or bounds.is_uncertain
    return (
        published.wording,
        published.edtf,
        bounds.lower,
        bounds.upper,
        approximate,
        bounds.precision,
        published.basis,
        None,
    )

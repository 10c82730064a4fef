"""Documents into tables: articles, text states, the texts themselves, and the evidence held against them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import psycopg

from deconfdb.coding.dates import parse_edtf
from deconfdb.coding.evidence import SpanResult
from deconfdb.documents.model import DateStatement, Document, Rejection, SourceName
from deconfdb.errors import Problem
from deconfdb.load import keys, locks
from deconfdb.load.article_rows import ArticleRows, complete_versions, overwrite_articles, published_columns
from deconfdb.load.articles_index import ArticleIndex, KnownArticle, load_article_index, new_article
from deconfdb.load.document_sources import DocumentSources, label
from deconfdb.load.registry_index import RegistryIndex, load_registry_index
from deconfdb.load.runs import Counts, Run, SetAside, is_refusal, refused
from deconfdb.load.staging import insert_missing, merge_least
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
    version_id: UUID | None
    """None for what is announced without a text."""


def load_articles(
    connection: psycopg.Connection[Any],
    run: Run,
    items: Iterable[Document | Rejection],
    *,
    on_done: Callable[[int], None] = lambda _count: None,
    index: RegistryIndex | None = None,
) -> TextReport:
    """Load documents and hold the codings that stand against their texts.

    A text that is not the coded one is a new text state of its article; the coding stays on its own. `connection` must
    be in autocommit, so that every batch is a transaction of its own.
    """
    index = index or load_registry_index(connection)
    report = TextReport()
    for batch in _batches(_accepted(items, run)):
        with connection.transaction():
            _load_batch(connection, run, index, batch, report)
        on_done(len(batch))
    return report


def _accepted(items: Iterable[Document | Rejection], run: Run) -> Iterator[Document]:
    for item in items:
        if isinstance(item, Rejection):
            run.quarantine(SetAside.of(item))
        elif problem := _unusable(document := storable(item, datetime.now(UTC))):
            run.quarantine(_set_aside("validate", item, problem))
        else:
            yield document


def storable(document: Document, now: datetime) -> Document:
    """The document as it may be kept: without the text where its provider announces it, withholds it or took it back.

    What is under embargo is announced until then. Teasers are the publisher's words, too.
    """
    state = document.state
    if state == "published" and document.embargo_until is not None and document.embargo_until > now:
        state = "announced"
    if state == "published":
        return document
    return replace(document, state=state, text="", segments=())


def _set_aside(stage: str, document: Document, problem: Problem) -> SetAside:
    where = document.locator
    return SetAside(stage, where.container, (problem,), where.record, where.offset)


def _unusable(document: Document) -> Problem | None:
    """Why a document has no place: an article needs something that tells it from others, which a text always does."""
    is_told_apart = document.text or document.key or document.canonical_url or document.url
    if is_told_apart or (document.title and _day(document.published)):
        return None
    message = "neither key nor URL, neither text nor title and day"
    return Problem("no_identity", "", "", message, "give a key in the manifest")


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    for document in documents:
        batch.append(document)
        if len(batch) == BATCH_DOCUMENTS:
            yield batch
            batch = []
    if batch:
        yield batch


@dataclass(slots=True)
class _Outcome:
    """What came of one batch; counted only once it is committed."""

    counts: Counts
    report: TextReport = field(default_factory=TextReport)


def _load_batch(
    connection: psycopg.Connection[Any], run: Run, index: RegistryIndex, batch: list[Document], report: TextReport
) -> None:
    """Load a batch in one transaction; if the database refuses it, each document by itself."""
    takes_locks = not run.is_dry_run
    try:
        with connection.transaction():
            if takes_locks:
                locks.hold_identities(connection)
            outcome = _write_batch(connection, index, batch, takes_locks=takes_locks)
    except psycopg.Error as error:
        if not is_refusal(error, connection):
            raise
        if len(batch) == 1:
            run.quarantine(_set_aside("load", batch[0], refused(error)))
            return
        for document in batch:
            _load_batch(connection, run, index, [document], report)
        return
    run.counts.add(outcome.counts)
    report.verified += outcome.report.verified
    report.failed.extend(outcome.report.failed)


def _write_batch(
    connection: psycopg.Connection[Any], index: RegistryIndex, batch: list[Document], *, takes_locks: bool
) -> _Outcome:
    sources = DocumentSources(index)
    arrivals = _find(connection, batch, sources)
    touched = {each.known.article_id for each in arrivals}
    moment = locks.lock_articles(connection, touched if takes_locks else ())
    before = _states(connection, touched)
    _write(connection, arrivals, sources, moment)
    outcome = _Outcome(_counts(arrivals, before, _states(connection, touched)))
    spans = standing_spans(connection, touched)
    for each in arrivals:
        if each.version_id is None:
            continue
        for result in verify_article(connection, each.known.article_id, each.version_id, each.document.text, spans):
            if result.is_verified:
                outcome.report.verified += 1
            else:
                outcome.report.failed.append((each.known.article_key, result))
    return outcome


def _find(connection: psycopg.Connection[Any], batch: list[Document], sources: DocumentSources) -> list[_Arrival]:
    """The article that each document means; those that nobody knows yet are made."""
    index: ArticleIndex = load_article_index(
        connection,
        {each.key for each in batch if each.key},
        {url for each in batch if (url := each.canonical_url or each.url)},
        {each.text_sha256 for each in batch if each.text},
        {keys.article_id(_derived_key(each)) for each in batch},
    )
    arrivals = []
    for document in batch:
        url = document.canonical_url or document.url
        text = document.text_sha256 if document.text else None
        derived = _derived_key(document)
        source = sources.registered(document.source)
        known = index.find(document.key, text, url, source, text_first=True) or index.get(keys.article_id(derived))
        if known is None:
            known = new_article(derived, is_given=document.key is not None, url=url, source=source)
        elif document.key and not known.has_given_key:
            known.article_key, known.has_given_key = document.key, True
        index.enter(known, text)
        arrivals.append(_Arrival(document, known, keys.version_id(known.article_id, text) if text else None))
    return arrivals


def _derived_key(document: Document) -> str:
    """What identifies the article if nobody knows it yet."""
    return keys.article_key_of(
        document.key,
        document.canonical_url or document.url,
        label(document.source),
        document.title,
        _day(document.published),
        document.text_sha256,
    )


_State = tuple[str, frozenset[UUID]]


def _states(connection: psycopg.Connection[Any], articles: Collection[UUID]) -> dict[UUID, _State]:
    """What stands of the articles and which of their texts are held, to tell a change from a repetition."""
    rows = connection.execute(
        "SELECT a.article_id, a::text, t.held FROM deconf.article AS a LEFT JOIN ("
        "SELECT article_id, array_agg(version_id) AS held FROM private.article_text "
        "WHERE article_id = ANY(%(articles)s) GROUP BY article_id) AS t ON t.article_id = a.article_id "
        "WHERE a.article_id = ANY(%(articles)s)",
        {"articles": list(articles)},
    )
    return {article: (row, frozenset(held or ())) for article, row, held in rows}


def _counts(arrivals: list[_Arrival], before: dict[UUID, _State], after: dict[UUID, _State]) -> Counts:
    """What became of each document: an article is new, or changed in itself, once; a text is new whenever it is."""
    counts = Counts()
    met: set[UUID] = set()
    held = {article: set(texts) for article, (_, texts) in before.items()}
    for each in arrivals:
        article, version = each.known.article_id, each.version_id
        texts = held.setdefault(article, set())
        is_changed = article not in met and article in before and before[article][0] != after[article][0]
        if article not in met and article not in before:
            counts.inserted += 1
        elif is_changed or (version is not None and version not in texts):
            counts.updated += 1
        else:
            counts.unchanged += 1
        met.add(article)
        if version is not None:
            texts.add(version)
    return counts


def _day(published: DateStatement | None) -> Any:
    if published is None or published.edtf is None:
        return None
    bounds = parse_edtf(published.edtf)
    return bounds.lower if bounds.is_exact_day else None


def _write(
    connection: psycopg.Connection[Any], arrivals: list[_Arrival], sources: DocumentSources, moment: datetime
) -> None:
    """Write articles, text states, texts, segments and custody."""
    rows = ArticleRows()
    segments: list[tuple[Any, ...]] = []
    custody: list[tuple[Any, ...]] = []
    texts: list[tuple[Any, ...]] = []
    for each in arrivals:
        document, article, version = each.document, each.known.article_id, each.version_id
        rows.add_delivered(
            (
                article,
                each.known.article_key,
                each.known.has_given_key,
                sources.key(document.source),
                document.canonical_url or document.url,
                document.title,
                document.language,
                *published_columns(document.published),
                document.state,
                article,
                moment,
            )
        )
        if version is None:
            continue
        extractor = str(document.extractor)
        rows.add_version(article, version, document.text_sha256, len(document.text), extractor, moment)
        texts.append((article, version, document.text, moment))
        segments.extend(
            (article, version, version, number, part.start, part.end, part.kind)
            for number, part in enumerate(document.segments, 1)
        )
        custody.extend(
            (article, version, number, sources.key(SourceName(ref=hop.source, name=hop.source)), hop.action)
            for number, hop in enumerate(document.custody, 1)
        )
    merge_least(connection, "deconf.source", sources.new, ("source_name", "kind_code"))
    insert_missing(connection, "deconf.article", list(rows.articles.values()))
    overwrite_articles(connection)
    insert_missing(connection, "deconf.article_version", list(rows.versions.values()))
    complete_versions(connection, rows.versions.values())
    insert_missing(connection, "private.article_text", texts)
    insert_missing(connection, "deconf.segment", segments)
    insert_missing(connection, "deconf.custody", custody)

"""Documents on their whole road: loaded, and where asked, coded by a machine coder and its codings loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import islice
from typing import Any, TypeVar

import psycopg

from deconfdb.coders.article import ArticleInput, Coder
from deconfdb.coding.dates import parse_edtf
from deconfdb.coding.document import document_json
from deconfdb.coding.reading import Reading, read_codings
from deconfdb.coding.records import Locator
from deconfdb.documents.model import Document, Rejection
from deconfdb.errors import DeconfdbError, Problem
from deconfdb.garbage import seldom_collecting
from deconfdb.load.articles import TextReport, load_articles, storable
from deconfdb.load.codings import load_codings
from deconfdb.load.registry_index import load_registry_index
from deconfdb.load.runs import Run, SetAside

# Also the reach of a transaction: what a kill can cost.
CHUNK_DOCUMENTS = 200

Item = TypeVar("Item")


def chunks(items: Iterable[Item], size: int = CHUNK_DOCUMENTS) -> Iterator[list[Item]]:
    """The items in lists of at most `size`."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def load_and_code(
    connection: psycopg.Connection[Any],
    run: Run,
    documents: Iterable[Document | Rejection],
    coder: Coder | None,
    report: TextReport,
    *,
    in_transaction: Callable[[], None] = lambda: None,
    on_done: Callable[[int], None] = lambda _count: None,
) -> None:
    """Load documents chunk by chunk, and code those texts that this coder has not coded yet.

    A chunk's texts are a transaction, its codings another. `in_transaction` is called at the end of the last one: what it
    writes stands or falls with the data.
    """
    index = load_registry_index(connection)
    for chunk in chunks(documents):
        with connection.transaction():
            found = load_articles(connection, run, chunk, index=index)
            if coder is None:
                in_transaction()
        report.verified += found.verified
        report.failed.extend(found.failed)
        if coder is not None:
            # Outside of any transaction: a coder may take minutes, and locks would be held as long.
            readings = _readings(connection, run, coder, chunk)
            with connection.transaction():
                load_codings(connection, run, readings, index=index)
                in_transaction()
        on_done(len(chunk))


@seldom_collecting()
def _readings(
    connection: psycopg.Connection[Any], run: Run, coder: Coder, chunk: list[Document | Rejection]
) -> list[Reading]:
    """What the coder says of those texts of a chunk that it has not coded; what it fails on is set aside."""
    now = datetime.now(UTC)
    kept = [storable(each, now) for each in chunk if isinstance(each, Document)]
    readings = []
    for key, source, document in _uncoded(connection, coder, [each for each in kept if each.text]):
        try:
            readings.append(_coded(coder, key, source, document))
        except DeconfdbError as error:
            reason = Problem("coder", "", "", str(error).splitlines()[0], "replay it later")
            where = document.locator
            run.quarantine(SetAside("code", where.container, (reason,), where.record, where.offset))
    return readings


def _uncoded(
    connection: psycopg.Connection[Any], coder: Coder, documents: list[Document]
) -> Iterator[tuple[str, str, Document]]:
    """Key, source ref and document of the articles whose text this coder has not coded, in whatever revision or state.

    Asked of the database, not remembered from the load: a job killed between the two codes them the next time.
    """
    by_hash: dict[str, list[Document]] = {}
    for document in documents:
        by_hash.setdefault(document.text_sha256, []).append(document)
    rows = connection.execute(
        "SELECT encode(v.text_sha256, 'hex'), a.article_key, a.url, coalesce(s.source_ref, '') "
        "FROM deconf.article_version AS v JOIN deconf.article AS a ON a.article_id = v.article_id "
        "LEFT JOIN deconf.source AS s ON s.source_id = a.source_id WHERE v.text_sha256 = ANY(%s) AND NOT EXISTS ("
        "SELECT FROM deconf.coding AS k JOIN deconf.coder AS d ON d.coder_id = k.coder_id "
        "WHERE k.article_id = v.article_id AND k.version_id = v.version_id AND d.coder_name = %s) "
        "ORDER BY v.text_sha256, a.article_key",
        ([bytes.fromhex(each) for each in by_hash], coder.name),
    ).fetchall()
    for text_sha256, key, url, source in rows:
        copies = by_hash[text_sha256]
        own = (each for each in copies if each.key == key or (url and url in (each.canonical_url, each.url)))
        yield key, source, next(own, copies[0])


def _coded(coder: Coder, key: str, source: str, document: Document) -> Reading:
    """The coding of a document, as if it had been read from a file."""
    published = parse_edtf(document.published.edtf) if document.published and document.published.edtf else None
    article = ArticleInput(
        key=key,
        source=document.source.ref or document.source.name or document.source.domain or source or "unknown-source",
        text=document.text,
        title=document.title,
        url=document.canonical_url or document.url,
        published=published.lower if published and published.is_exact_day else None,
        language=document.language,
    )
    coded = document_json(coder.code(article)).encode()
    where = document.locator
    (reading,) = read_codings(BytesIO(coded), name=where.container)
    return replace(reading, locator=Locator(where.container, where.record or 1, where.offset))

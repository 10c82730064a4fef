"""Documents on their whole road: loaded, and where asked, coded by a machine coder and its codings loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from itertools import islice
from typing import Any, TypeVar

import psycopg

from deconfdb.coders.article import ArticleInput, Coder
from deconfdb.coding.dates import parse_edtf
from deconfdb.coding.document import document_json
from deconfdb.coding.reading import Locator, Reading, read_codings
from deconfdb.documents.model import Document, Rejection
from deconfdb.errors import DeconfdbError, Problem
from deconfdb.load.articles import TextReport, load_articles
from deconfdb.load.codings import load_codings
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
    """Load documents chunk by chunk, a transaction each, and code those texts that this coder has not coded yet.

    `in_transaction` is called at the end of each chunk's transaction: what it writes stands or falls with the data.
    """
    for chunk in chunks(documents):
        with connection.transaction():
            found = load_articles(connection, run, chunk)
            report.verified += found.verified
            report.failed.extend(found.failed)
            if coder is not None:
                texts = [item for item in chunk if isinstance(item, Document) and item.text]
                _code(connection, run, coder, _uncoded(connection, coder, texts))
            in_transaction()
        on_done(len(chunk))


def _uncoded(
    connection: psycopg.Connection[Any], coder: Coder, documents: list[Document]
) -> Iterator[tuple[str, str, Document]]:
    """Key, source ref and document of those whose text this coder has not coded, in whatever revision or state.

    Asked of the database, not remembered from the load: a job killed between the two codes them the next time.
    """
    by_hash = {document.text_sha256: document for document in documents}
    rows = connection.execute(
        "SELECT DISTINCT ON (v.text_sha256) encode(v.text_sha256, 'hex'), a.article_key, coalesce(s.source_ref, '') "
        "FROM deconf.article_version AS v JOIN deconf.article AS a ON a.article_id = v.article_id "
        "LEFT JOIN deconf.source AS s ON s.source_id = a.source_id "
        "LEFT JOIN deconf.coder AS d ON d.coder_name = %s "
        "LEFT JOIN deconf.coding AS k ON k.article_id = v.article_id AND k.version_id = v.version_id "
        "AND k.coder_id = d.coder_id "
        "WHERE v.text_sha256 = ANY(%s) AND k.coding_id IS NULL ORDER BY v.text_sha256, a.article_key",
        (coder.name, [bytes.fromhex(each) for each in by_hash]),
    ).fetchall()
    for text_sha256, key, source in rows:
        yield key, source, by_hash[text_sha256]


def _code(
    connection: psycopg.Connection[Any], run: Run, coder: Coder, wanted: Iterable[tuple[str, str, Document]]
) -> None:
    readings = []
    for key, source, document in wanted:
        try:
            readings.append(_coded(coder, key, source, document))
        except DeconfdbError as error:
            reason = Problem("coder", "", "", str(error).splitlines()[0], "code the article again later")
            run.quarantine(SetAside("code", str(document.locator), (reason,), document.locator.record))
    load_codings(connection, run, readings)


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
    (reading,) = read_codings(BytesIO(coded), name=f"{coder.name}: {document.locator}")
    return Reading(
        Locator(f"{coder.name}: {document.locator.file}", document.locator.record or 1),
        reading.document,
        reading.problems,
        reading.warnings,
        reading.record,
        reading.sha256,
    )

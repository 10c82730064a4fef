"""Agreement of coders: whoever coded the same text is compared, in the transaction that makes both codings stand."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

import psycopg

from deconfdb.load.locks import lock_articles
from deconfdb.load.staging import copy_new

if TYPE_CHECKING:
    from deconfdb.evaluate.compare import ArticleScore
    from deconfdb.evaluate.identity import Identifier

Connection = psycopg.Connection[Any]
Pair = tuple[UUID, UUID, UUID]
"""An article and two codings of it, that of the coder that counts first before the other."""

# Articles or pairs at a time: each pair is some hundred rows, and each article a lock.
_BATCH = 200
# Table of the comparison -> kind of record.
_KINDS = {"claims": "claim", "meetings": "meeting", "statuses": "mechanism"}
# Standing codings of one text state by two coders that have not been compared.
_MISSING = """
FROM deconf.coding AS a
JOIN deconf.coder AS coder_a ON coder_a.coder_id = a.coder_id
JOIN vocab.coder_kind AS kind_a ON kind_a.code = coder_a.kind_code
JOIN deconf.coding AS b ON b.article_id = a.article_id AND b.version_id IS NOT DISTINCT FROM a.version_id
JOIN deconf.coder AS coder_b ON coder_b.coder_id = b.coder_id
JOIN vocab.coder_kind AS kind_b ON kind_b.code = coder_b.kind_code
LEFT JOIN deconf.coding_comparison AS done
    ON done.article_id = a.article_id AND done.coding_a_id = a.coding_id AND done.coding_b_id = b.coding_id
WHERE a.known_to IS NULL AND b.known_to IS NULL AND done.article_id IS NULL
    AND (kind_a.rank, coder_a.coder_name COLLATE "C") < (kind_b.rank, coder_b.coder_name COLLATE "C")
"""


def compare_codings(connection: Connection, articles: Collection[UUID]) -> int:
    """Compare what stands of these articles by two coders and is not compared yet; return the number of pairs.

    In the caller's transaction, which holds the locks of the articles. Where one coder alone has coded it is one look-up.
    """
    pairs: list[Pair] = connection.execute(
        f"SELECT a.article_id, a.coding_id, b.coding_id {_MISSING} AND a.article_id = ANY(%s) ORDER BY 1, 2, 3".encode(),
        (list(articles),),
    ).fetchall()
    for start in range(0, len(pairs), _BATCH):
        _compare(connection, pairs[start : start + _BATCH])
    return len(pairs)


def compare_all(connection: Connection, *, again: bool = False) -> Iterator[int]:
    """Compare everything that is not compared yet, or everything `again`; yield the pairs of each batch of articles.

    Needed after an upgrade from a release that did not compare, or after a change of the comparison itself.
    """
    if again:
        connection.execute("TRUNCATE deconf.field_comparison, deconf.record_comparison, deconf.coding_comparison")
    pending = connection.execute(f"SELECT DISTINCT a.article_id {_MISSING}".encode()).fetchall()
    articles = sorted(article for (article,) in pending)
    for start in range(0, len(articles), _BATCH):
        batch = articles[start : start + _BATCH]
        with connection.transaction():
            lock_articles(connection, batch)
            yield compare_codings(connection, batch)


def _compare(connection: Connection, pairs: list[Pair]) -> None:
    # The lexicon and what reads it take most of a second: only where two coders have met.
    from deconfdb.evaluate.compare import compare_documents
    from deconfdb.load.stored_codings import read_stored

    documents = read_stored(
        connection, {article for article, _, _ in pairs}, {coding for _, *codings in pairs for coding in codings}
    )
    scores = [(pair, compare_documents(documents[pair[1]], documents[pair[2]], _identifier())) for pair in pairs]
    now = connection.execute("SELECT clock_timestamp()").fetchone()
    assert now is not None
    copy_new(connection, "deconf.coding_comparison", [(*pair, *now) for pair in pairs])
    copy_new(connection, "deconf.record_comparison", [row for pair, score in scores for row in _records(pair, score)])
    copy_new(connection, "deconf.field_comparison", [row for pair, score in scores for row in _fields(pair, score)])


@cache
def _identifier() -> Identifier:
    from deconfdb.coders.knowledge import default_knowledge
    from deconfdb.evaluate.identity import Identifier

    return Identifier(default_knowledge())


def _records(pair: Pair, score: ArticleScore) -> Iterator[tuple[Any, ...]]:
    """What both have, and after it what only one has."""
    for number, match in enumerate(score.matches, 1):
        yield (*pair, number, _KINDS[match.table], UUID(match.reference), UUID(match.tested))
    missed = [miss for miss in score.misses if miss.table in _KINDS and miss.what in {"missed", "extra"}]
    for number, miss in enumerate(missed, len(score.matches) + 1):
        sides = (UUID(miss.label), None) if miss.what == "missed" else (None, UUID(miss.label))
        yield (*pair, number, _KINDS[miss.table], *sides)


def _fields(pair: Pair, score: ArticleScore) -> Iterator[tuple[Any, ...]]:
    for number, match in enumerate(score.matches, 1):
        for field in match.fields:
            yield (*pair, number, field.field, field.reference, field.tested, field.is_same)

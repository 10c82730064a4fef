"""Spans against texts: one result a mention and text state, kept beside the evidence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

import psycopg

from deconfdb.coding.evidence import ExpectedSpan, SpanResult, verify_spans
from deconfdb.errors import UsageError
from deconfdb.load import keys


def texts_of(connection: psycopg.Connection[Any], versions: Collection[UUID]) -> dict[UUID, str]:
    """The stored texts among these text states."""
    if not versions:
        return {}
    rows = connection.execute(
        "SELECT version_id, body FROM private.article_text WHERE version_id = ANY(%s)", (list(versions),)
    )
    return dict(rows.fetchall())


def texts_of_articles(connection: psycopg.Connection[Any], articles: Collection[UUID]) -> dict[UUID, dict[UUID, str]]:
    """The stored texts of these articles, by article and text state."""
    found: dict[UUID, dict[UUID, str]] = {}
    if articles:
        for article, version, body in connection.execute(
            "SELECT article_id, version_id, body FROM private.article_text WHERE article_id = ANY(%s)",
            (list(articles),),
        ):
            found.setdefault(article, {})[version] = body
    return found


def record_verifications(
    connection: psycopg.Connection[Any],
    article: UUID,
    coding: UUID,
    version: UUID,
    results: Sequence[SpanResult],
) -> None:
    """Keep the results of holding a coding's spans against a text; an equal result is not written again."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO deconf.mention_verification AS v "
            "(article_id, claim_id, mention_no, version_id, is_verified, reason, verified_at) "
            "VALUES (%s, %s, %s, %s, %s, %s, now()) "
            "ON CONFLICT (article_id, claim_id, mention_no, version_id) DO UPDATE "
            "SET is_verified = excluded.is_verified, reason = excluded.reason, verified_at = excluded.verified_at "
            "WHERE (v.is_verified, v.reason) IS DISTINCT FROM (excluded.is_verified, excluded.reason)",
            [
                (
                    article,
                    keys.child_id("claim", coding, result.claim),
                    result.mention + 1,
                    version,
                    result.is_verified,
                    result.reason,
                )
                for result in results
            ],
        )


def standing_spans(
    connection: psycopg.Connection[Any], articles: Iterable[UUID]
) -> dict[tuple[UUID, UUID], list[ExpectedSpan]]:
    """The spans of the codings that stand, by (article, coding)."""
    found: dict[tuple[UUID, UUID], list[ExpectedSpan]] = {}
    for article, coding, ref, number, start, end, digest in connection.execute(
        "SELECT c.article_id, c.coding_id, c.ref, m.mention_no, m.start_offset, m.end_offset, encode(m.span_sha256, 'hex') "
        "FROM deconf.coding AS k JOIN deconf.claim AS c ON c.article_id = k.article_id AND c.coding_id = k.coding_id "
        "JOIN deconf.mention AS m ON m.article_id = c.article_id AND m.claim_id = c.claim_id "
        "WHERE k.article_id = ANY(%s) AND k.known_to IS NULL ORDER BY c.article_id, c.coding_id, c.ref, m.mention_no",
        (list(articles),),
    ):
        found.setdefault((article, coding), []).append(ExpectedSpan(ref, number - 1, start, end, digest))
    return found


def verify_article(
    connection: psycopg.Connection[Any],
    article: UUID,
    version: UUID,
    text: str,
    spans: dict[tuple[UUID, UUID], list[ExpectedSpan]],
) -> list[SpanResult]:
    """Hold the spans of an article's codings against one of its texts; keep and return the results."""
    results: list[SpanResult] = []
    for (owner, coding), expected in spans.items():
        if owner == article:
            found = verify_spans(expected, text)
            record_verifications(connection, article, coding, version, found)
            results.extend(found)
    return results


def verify_stored(
    connection: psycopg.Connection[Any], article_key: str | None
) -> tuple[int, list[tuple[str, SpanResult]], int]:
    """Verify all standing codings against the text that each was made on.

    Return the number of spans verified, the failures by article key, and the number of spans whose text has not come.
    Raises UsageError for the key of no article.
    """
    verified, missing = 0, 0
    failed: list[tuple[str, SpanResult]] = []
    codings = connection.execute(
        "SELECT a.article_key, k.article_id, k.coding_id, k.version_id FROM deconf.coding AS k "
        "JOIN deconf.article AS a ON a.article_id = k.article_id "
        "WHERE k.known_to IS NULL AND (%(key)s::text IS NULL OR a.article_key = %(key)s) ORDER BY a.article_key, k.coding_id",
        {"key": article_key},
    ).fetchall()
    if article_key is not None and not codings:
        known = connection.execute("SELECT FROM deconf.article WHERE article_key = %s", (article_key,)).fetchone()
        if known is None:
            raise UsageError(f"no article {article_key}: deconfdb show articles lists them")
    for key, article, coding, version in codings:
        with connection.transaction():
            expected = standing_spans(connection, [article]).get((article, coding), [])
            text = texts_of(connection, [version]).get(version) if version else None
            if text is None:
                missing += len(expected)
                continue
            results = verify_spans(expected, text)
            record_verifications(connection, article, coding, version, results)
        verified += sum(result.is_verified for result in results)
        failed.extend((key, result) for result in results if not result.is_verified)
    return verified, failed, missing

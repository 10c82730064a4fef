"""Which coding counts: per text state the vetted one, else human before llm before rules, then the newest."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg

from deconfdb.load.keys import make_key

# One coding a text state counts. What counted and no longer does gets an end; what newly counts gets a row.
_REFRESH = """
WITH ranked AS (
    SELECT c.article_id, c.coding_id,
           row_number() OVER (
               PARTITION BY c.article_id, c.version_id
               ORDER BY (c.review_state_code = 'vetted') DESC, k.rank, c.known_from DESC, c.revision DESC, c.coding_id
           ) AS place
    FROM deconf.coding AS c
    JOIN deconf.coder AS d ON d.coder_id = c.coder_id
    JOIN vocab.coder_kind AS k ON k.code = d.kind_code
    WHERE c.article_id = ANY(%(articles)s) AND c.known_to IS NULL
), wanted AS (
    SELECT article_id, coding_id FROM ranked WHERE place = 1
), present AS (
    SELECT article_id, coding_id FROM deconf.coding_preference
    WHERE article_id = ANY(%(articles)s) AND preferred_to IS NULL
), ended AS (
    UPDATE deconf.coding_preference AS p SET preferred_to = greatest(p.preferred_from, %(moment)s)
    FROM (SELECT * FROM present EXCEPT SELECT * FROM wanted) AS gone
    WHERE p.article_id = gone.article_id AND p.coding_id = gone.coding_id AND p.preferred_to IS NULL
)
INSERT INTO deconf.coding_preference (article_id, coding_id, preferred_from, preferred_to)
SELECT article_id, coding_id, %(moment)s, NULL FROM (SELECT * FROM wanted EXCEPT SELECT * FROM present) AS fresh
"""


# Classes of advisory locks. A loader takes identities before articles, each in order: any other order deadlocks.
_ARTICLE_LOCK = 7_264_013
_IDENTITY_LOCK = 7_264_014


def refresh_preferences(connection: psycopg.Connection[Any], articles: Collection[UUID], moment: datetime) -> None:
    """Bring the preferred codings of these articles up to date as of `moment`, in the caller's transaction."""
    if articles:
        connection.execute(_REFRESH, {"articles": list(articles), "moment": moment})


def lock_identities(connection: psycopg.Connection[Any], names: Collection[str | None]) -> None:
    """Keep other loaders off whatever goes by these keys, URLs and text hashes until the transaction ends.

    To be called before looking for the articles: two loaders that both find nothing would make two of one.
    """
    _lock(connection, _IDENTITY_LOCK, {make_key("identity", name) for name in names if name})


def lock_articles(connection: psycopg.Connection[Any], articles: Collection[UUID]) -> datetime:
    """Keep other loaders off these articles until the transaction ends; return the time by the server's clock.

    What is written about them bears that time: the start of the transaction may lie before what another loader wrote
    while this one waited, and a coding cannot end before it begins. Clocks are set back now and then: who ends something
    takes the later of its begin and this time.
    """
    _lock(connection, _ARTICLE_LOCK, articles)
    row = connection.execute("SELECT clock_timestamp()").fetchone()
    assert row is not None
    moment: datetime = row[0]
    return moment


def _lock(connection: psycopg.Connection[Any], lock_class: int, keys: Collection[UUID]) -> None:
    """Take 256 buckets at most: a lock a row would fill the server's lock table in large batches."""
    buckets = sorted({key.bytes[0] for key in keys})
    connection.execute(
        "SELECT pg_advisory_xact_lock(%s, bucket) FROM unnest(%s::int[]) AS bucket", (lock_class, buckets)
    )

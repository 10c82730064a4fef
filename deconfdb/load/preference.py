"""Which coding counts: per text state the vetted one, else human before llm before rules, then the newest."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg

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


def refresh_preferences(connection: psycopg.Connection[Any], articles: Collection[UUID], moment: datetime) -> None:
    """Bring the preferred codings of these articles up to date as of `moment`, in the caller's transaction."""
    if articles:
        connection.execute(_REFRESH, {"articles": list(articles), "moment": moment})

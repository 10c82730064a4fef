"""Decisions about codings: vetted, disputed, withdrawn. Each is recorded with who, when and why."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import psycopg

from deconfdb.errors import UsageError
from deconfdb.load.agreement import compare_codings
from deconfdb.load.keys import make_key
from deconfdb.load.locks import lock_articles
from deconfdb.load.preference import refresh_preferences

Decision = Literal["vet", "dispute", "withdraw", "restore"]
_STATE = {"vet": "vetted", "dispute": "disputed", "withdraw": "withdrawn", "restore": "candidate"}


def decide(
    connection: psycopg.Connection[Any], coding: str, decision: Decision, *, reason: str | None, decided_by: str
) -> None:
    """Record a decision about a coding (`cod-…`) and let the views follow, in one transaction.

    A withdrawn coding stops counting, and the next one of its text takes its place; it stays readable as history and
    can be restored until its coder gives another answer. A vetted coding stays when its coder answers anew; vetting that
    newer answer replaces it. Raises UsageError if no such coding stands, or to restore one
    that is not withdrawn.
    """
    with connection.transaction():
        row = connection.execute(
            "SELECT article_id, coding_id FROM deconf.coding "
            "WHERE 'cod-' || left(replace(coding_id::text, '-', ''), 16) = %s",
            (coding,),
        ).fetchone()
        if row is None:
            raise UsageError(f"no coding {coding}: deconfdb show codings lists them")
        article, coding_id = row
        moment = lock_articles(connection, {article})
        # Only now nobody else can replace it.
        changed = connection.execute(
            "UPDATE deconf.coding AS c SET review_state_code = %(state)s, "
            "known_to = CASE WHEN %(decision)s = 'withdraw' THEN greatest(c.known_from, %(moment)s) END "
            "WHERE c.article_id = %(article)s AND c.coding_id = %(coding)s AND CASE WHEN %(decision)s <> 'restore' "
            "THEN c.known_to IS NULL ELSE c.review_state_code = 'withdrawn' AND NOT EXISTS ("
            "SELECT FROM deconf.coding AS later WHERE later.article_id = c.article_id AND later.coder_id = c.coder_id "
            "AND later.version_id IS NOT DISTINCT FROM c.version_id AND later.revision > c.revision) END",
            {
                "state": _STATE[decision],
                "decision": decision,
                "moment": moment,
                "article": article,
                "coding": coding_id,
            },
        ).rowcount
        if not changed:
            state = "withdrawn, or its coder has answered anew" if decision == "restore" else "standing"
            raise UsageError(f"{coding} is not {state}: deconfdb show codings lists what is")
        connection.execute(
            "INSERT INTO ops.judgement (judgement_id, subject_kind, subject_id, decision, reason, decided_by, known_from) "
            "VALUES (%s, 'coding', %s, %s, %s, %s, %s)",
            (
                make_key("judgement", coding_id.hex, decision, decided_by, moment.isoformat()),
                coding_id,
                decision,
                reason,
                decided_by,
                moment,
            ),
        )
        if decision == "vet":
            _close_earlier(connection, article, coding_id, moment)
        refresh_preferences(connection, {article}, moment)
        compare_codings(connection, {article})


def _close_earlier(connection: psycopg.Connection[Any], article: UUID, coding: UUID, moment: datetime) -> None:
    """Close what the coder had answered about the text before: it stood only until the newer answer was vetted."""
    connection.execute(
        "UPDATE deconf.coding AS earlier SET known_to = greatest(earlier.known_from, %s) FROM deconf.coding AS vetted "
        "WHERE vetted.article_id = %s AND vetted.coding_id = %s AND earlier.article_id = vetted.article_id "
        "AND earlier.coder_id = vetted.coder_id AND earlier.version_id IS NOT DISTINCT FROM vetted.version_id "
        "AND earlier.revision < vetted.revision AND earlier.known_to IS NULL",
        (moment, article, coding),
    )

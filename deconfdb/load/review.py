"""Decisions about codings: vetted, disputed, withdrawn. Each is recorded with who, when and why."""

from __future__ import annotations

from typing import Any, Literal

import psycopg

from deconfdb.errors import UsageError
from deconfdb.load.keys import make_key
from deconfdb.load.preference import lock_articles, refresh_preferences

Decision = Literal["vet", "dispute", "withdraw"]
_STATE = {"vet": "vetted", "dispute": "disputed", "withdraw": "withdrawn"}


def decide(
    connection: psycopg.Connection[Any], coding: str, decision: Decision, *, reason: str | None, decided_by: str
) -> None:
    """Record a decision about a coding (`cod-…`) and let the views follow, in one transaction.

    A withdrawn coding stops counting, and the next one of its text takes its place; it stays readable as history.
    Raises UsageError if no such coding stands.
    """
    with connection.transaction():
        row = connection.execute(
            "SELECT article_id, coding_id, review_state_code FROM deconf.coding "
            "WHERE 'cod-' || left(replace(coding_id::text, '-', ''), 16) = %s AND known_to IS NULL",
            (coding,),
        ).fetchone()
        if row is None:
            raise UsageError(f"no standing coding {coding}: deconfdb show codings lists them")
        article, coding_id, _ = row
        lock_articles(connection, {article})
        connection.execute(
            "UPDATE deconf.coding SET review_state_code = %s, known_to = CASE WHEN %s THEN now() END "
            "WHERE article_id = %s AND coding_id = %s",
            (_STATE[decision], decision == "withdraw", article, coding_id),
        )
        moment = connection.execute("SELECT now()::text").fetchone()
        assert moment is not None
        connection.execute(
            "INSERT INTO ops.judgement (judgement_id, subject_kind, subject_id, decision, reason, decided_by, known_from) "
            "VALUES (%s, 'coding', %s, %s, %s, %s, now())",
            (
                make_key("judgement", coding_id.hex, decision, decided_by, moment[0]),
                coding_id,
                decision,
                reason,
                decided_by,
            ),
        )
        refresh_preferences(connection, {article})

"""Rules of data quality: what the database cannot refuse but a reader should know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import psycopg
from psycopg import sql

from deconfdb.tables.guards import REFERENCES


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: `statement` returns where it is broken and by what, as two texts a row."""

    name: str
    severity: Literal["error", "warning"]
    meaning: str
    statement: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule is broken."""

    rule: Rule
    where: str
    what: str


_CURRENT = "deconf.current_coding AS k JOIN deconf.article AS a ON a.article_id = k.article_id"

RULES = (
    Rule(
        "unclaimed_proposition",
        "warning",
        "a proposition that nobody claims supports nothing",
        f"SELECT a.article_key, p.ref FROM {_CURRENT} "
        "JOIN deconf.proposition AS p ON p.article_id = k.article_id AND p.coding_id = k.coding_id "
        "LEFT JOIN deconf.claim AS c ON c.article_id = p.article_id AND c.proposition_id = p.proposition_id "
        "WHERE c.claim_id IS NULL",
    ),
    *(
        Rule(
            f"unmentioned_{subject}",
            "warning",
            f"a {subject} of which no proposition speaks",
            f"SELECT a.article_key, r.ref FROM {_CURRENT} "
            f"JOIN deconf.{subject}_report AS r ON r.article_id = k.article_id AND r.coding_id = k.coding_id "
            "LEFT JOIN deconf.proposition AS p ON p.article_id = r.article_id AND p.coding_id = r.coding_id "
            f"AND p.{subject}_id = r.{subject}_id WHERE p.proposition_id IS NULL",
        )
        for subject in ("mechanism", "meeting", "incident")
    ),
    Rule(
        "undated_status",
        "warning",
        "a status of which nobody says when it held",
        f"SELECT a.article_key, p.ref FROM {_CURRENT} "
        "JOIN deconf.proposition AS p ON p.article_id = k.article_id AND p.coding_id = k.coding_id "
        "WHERE p.status_code IS NOT NULL AND p.when_edtf IS NULL",
    ),
    Rule(
        "unexpected_step",
        "warning",
        "a status outside the expected order of its track",
        "SELECT h.mechanism, h.track || ': ' || coalesce(h.previous_status, '(first)') || ' to ' || h.status "
        "FROM deconf_v1.channel_history AS h WHERE NOT h.is_expected_step",
    ),
    Rule(
        "unverified_evidence",
        "error",
        "evidence that does not stand in the text that was coded",
        f"SELECT a.article_key, c.ref || ' mention ' || v.mention_no || ': ' || v.reason FROM {_CURRENT} "
        "JOIN deconf.coding AS d ON d.article_id = k.article_id AND d.coding_id = k.coding_id "
        "JOIN deconf.claim AS c ON c.article_id = d.article_id AND c.coding_id = d.coding_id "
        "JOIN deconf.mention_verification AS v ON v.article_id = c.article_id AND v.claim_id = c.claim_id "
        "AND v.version_id = d.version_id WHERE NOT v.is_verified",
    ),
    Rule(
        "text_not_held",
        "warning",
        "a coded text that has not arrived, so that its evidence is unchecked",
        f"SELECT a.article_key, d.coder_name FROM {_CURRENT} "
        "JOIN deconf.coding AS g ON g.article_id = k.article_id AND g.coding_id = k.coding_id "
        "JOIN deconf.coder AS d ON d.coder_id = g.coder_id "
        "LEFT JOIN private.article_text AS t ON t.article_id = g.article_id AND t.version_id = g.version_id "
        "WHERE t.version_id IS NULL",
    ),
    Rule(
        "not_compared",
        "warning",
        "codings of one text by two coders that were never compared: deconfdb review compare does it",
        "SELECT k.article_key, count(*) || ' pairs of codings' FROM deconf.coding AS a "
        "JOIN deconf.article AS k ON k.article_id = a.article_id "
        "JOIN deconf.coding AS b ON b.article_id = a.article_id AND b.version_id IS NOT DISTINCT FROM a.version_id "
        "AND b.coder_id <> a.coder_id AND b.coding_id > a.coding_id "
        "LEFT JOIN deconf.coding_comparison AS done ON done.article_id = a.article_id "
        "AND a.coding_id IN (done.coding_a_id, done.coding_b_id) AND b.coding_id IN (done.coding_a_id, done.coding_b_id) "
        "WHERE a.known_to IS NULL AND b.known_to IS NULL AND done.article_id IS NULL GROUP BY k.article_key",
    ),
    Rule(
        "several_preferred",
        "error",
        "a text state for which more than one coding counts",
        f"SELECT a.article_key, count(*) || ' codings' FROM {_CURRENT} "
        "JOIN deconf.coding AS g ON g.article_id = k.article_id AND g.coding_id = k.coding_id "
        "GROUP BY a.article_key, a.article_id, g.version_id HAVING count(*) > 1",
    ),
    Rule(
        "none_preferred",
        "error",
        "a text state whose codings stand but do not count",
        "SELECT a.article_key, count(*) || ' codings' FROM deconf.coding AS g "
        "JOIN deconf.article AS a ON a.article_id = g.article_id "
        "LEFT JOIN deconf.coding_preference AS p ON p.article_id = g.article_id AND p.coding_id = g.coding_id "
        "AND p.preferred_to IS NULL WHERE g.known_to IS NULL "
        "GROUP BY a.article_key, a.article_id, g.version_id HAVING count(p.coding_id) = 0",
    ),
)


def find(connection: psycopg.Connection[Any]) -> Iterator[Finding]:
    """Yield everything that breaks a rule, errors of reference first."""
    yield from _dangling(connection)
    for rule in RULES:
        for where, what in connection.execute(rule.statement.encode()).fetchall():
            yield Finding(rule, where, what)


def _dangling(connection: psycopg.Connection[Any]) -> Iterator[Finding]:
    """References that lead to nothing: what the triggers refuse, looked for over all rows."""
    for table, references in REFERENCES.items():
        for reference in references:
            columns, _, target = reference.partition("=")
            schema, name, target_columns = target.split(".")
            pairs = list(zip(columns.split(","), target_columns.split(","), strict=True))
            rule = Rule("dangling_reference", "error", f"{table}.{columns} leads to nothing in {schema}.{name}", "")
            statement = sql.SQL(
                "SELECT concat_ws('/', {shown}), count(*) FROM {table} AS n WHERE {given} "
                "AND NOT EXISTS (SELECT 1 FROM {target} AS t WHERE {equal}) GROUP BY 1 ORDER BY 1"
            ).format(
                shown=sql.SQL(", ").join(sql.Identifier("n", column) for column, _ in pairs),
                table=sql.Identifier(*table.split(".")),
                given=sql.SQL(" AND ").join(
                    sql.SQL("{} IS NOT NULL").format(sql.Identifier("n", column)) for column, _ in pairs
                ),
                target=sql.Identifier(schema, name),
                equal=sql.SQL(" AND ").join(
                    sql.SQL("{} = {}").format(sql.Identifier("t", there), sql.Identifier("n", here))
                    for here, there in pairs
                ),
            )
            for value, count in connection.execute(statement).fetchall():
                yield Finding(rule, f"{table}.{columns}", f"{value} ({count} rows)")

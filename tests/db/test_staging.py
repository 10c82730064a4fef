"""Rows are merged from a staging table that every call finds empty, in a transaction of its own or a longer one."""

from __future__ import annotations

from typing import Any

import psycopg

from deconfdb.load import keys
from deconfdb.load.staging import copy_missing, insert_missing, merge_least

Database = psycopg.Connection[Any]


def coder_row(name: str) -> tuple[Any, ...]:
    return (keys.coder_id("rules", name), name, "rules")


def source_row(kind: str) -> tuple[Any, ...]:
    key = keys.named_source_id("Placeholder Times", None)
    return (key, keys.public_ref("src", key), "Placeholder Times", kind, None, False)


def test_merges_of_one_table_in_a_transaction_do_not_see_each_others_rows(database: Database) -> None:
    with database.transaction():
        assert insert_missing(database, "deconf.coder", [coder_row("a"), coder_row("b")]) == 2
        assert insert_missing(database, "deconf.coder", [coder_row("b"), coder_row("c")]) == 1
        database.execute("DELETE FROM deconf.coder")
        assert insert_missing(database, "deconf.coder", [coder_row("d")]) == 1
    assert database.execute("SELECT coder_name FROM deconf.coder").fetchall() == [("d",)]


def test_a_merge_that_was_taken_back_leaves_nothing_for_the_next(database: Database) -> None:
    with database.transaction(force_rollback=True):
        insert_missing(database, "deconf.coder", [coder_row("a")])
    with database.transaction():
        assert insert_missing(database, "deconf.coder", [coder_row("b")]) == 1
    with database.transaction():
        insert_missing(database, "deconf.coder", [coder_row("c")])
    assert database.execute("SELECT coder_name FROM deconf.coder ORDER BY 1").fetchall() == [("b",), ("c",)]


def test_the_least_of_several_descriptions_stays_whatever_their_order(database: Database) -> None:
    for kinds in (["newspaper"], ["other", "broadcaster"], ["newspaper"]):
        with database.transaction():
            merge_least(database, "deconf.source", [source_row(kind) for kind in kinds], ("source_name", "kind_code"))
    found = database.execute("SELECT kind_code FROM deconf.source WHERE source_name = 'Placeholder Times'").fetchall()
    assert found == [("broadcaster",)]


def test_of_several_rows_of_a_key_the_first_is_copied_and_none_where_one_stands(database: Database) -> None:
    first, second = source_row("newspaper"), source_row("other")
    assert copy_missing(database, "deconf.source", [first, second]) == {first[0]}
    assert copy_missing(database, "deconf.source", [second]) == set()
    assert database.execute("SELECT kind_code FROM deconf.source WHERE source_id = %s", (first[0],)).fetchall() == [
        ("newspaper",)
    ]

"""The history of one pair costs the same, however much the database knows of others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from statistics import median
from time import perf_counter
from typing import Any

import psycopg
import pytest

from deconfdb.coding.reading import read_codings
from deconfdb.database import connect_raw, with_database
from deconfdb.load.codings import load_codings
from deconfdb.load.registries import load_registry_rows
from deconfdb.load.runs import Counts, recorded_run
from tests.bench.pair_codings import PAIR, REGISTRY, codings_with_pair
from tests.conftest import TestServer

SMALL, LARGE = 200, 2_000
# Codings about the pair in question, in both.
N_OF_PAIR = 20
ALLOWED_RATIO = 1.3
RUNS = 20
QUERY = "SELECT * FROM deconf_v1.channel_history WHERE pair = %s"


@contextmanager
def filled(server: TestServer, template: str, n_others: int) -> Iterator[psycopg.Connection[Any]]:
    """A database of its own with so many codings of others, as it stands some time after the load."""
    name = f"made_up_{n_others}"
    with connect_raw(server.url, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy".encode())
        try:
            url = with_database(server.url, name)
            with connect_raw(url, autocommit=True) as ledger, connect_raw(url, autocommit=True) as connection:
                load_registry_rows(connection, REGISTRY, Counts())
                lines = b"\n".join(json.dumps(each).encode() for each in codings_with_pair(n_others, N_OF_PAIR))
                with recorded_run(ledger, "test") as run:
                    load_codings(connection, run, read_codings(BytesIO(lines), name="made-up.jsonl"))
                assert run.counts == Counts(inserted=n_others + N_OF_PAIR)
                connection.execute("VACUUM ANALYZE")
                yield connection
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def buffers(connection: psycopg.Connection[Any]) -> int:
    """Buffers that the plan reads, from memory or disk; planning itself left out."""
    row = connection.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {QUERY}".encode(), (PAIR,)).fetchone()
    assert row is not None
    plan = row[0][0]["Plan"]
    return int(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"])


def milliseconds(connection: psycopg.Connection[Any]) -> float:
    """Median time of the query as a client sees it that asks once: most of it is planning, every time anew."""
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        connection.execute(QUERY, (PAIR,), prepare=False).fetchall()
        times.append(perf_counter() - start)
    return 1000 * median(times)


@pytest.mark.slow
def test_one_pair_reads_as_much_in_a_large_database_as_in_a_small_one(
    postgres: TestServer, migrated_template: str, record_property: Any
) -> None:
    found = {}
    for n_codings in (SMALL, LARGE):
        with filled(postgres, migrated_template, n_codings) as connection:
            rows = connection.execute(QUERY, (PAIR,)).fetchall()
            found[n_codings] = (rows, buffers(connection), milliseconds(connection))
    (small_rows, small, small_ms), (large_rows, large, large_ms) = found[SMALL], found[LARGE]
    print(
        f"\nPostgreSQL {postgres.version}: {len(small_rows)} rows of {PAIR}; {SMALL} codings of others: {small} buffers, "
        f"{small_ms:.1f} ms; {LARGE} codings: {large} buffers, {large_ms:.1f} ms; ratio {large / small:.2f}"
    )
    assert len(small_rows) > 20
    assert large_rows == small_rows
    assert large <= ALLOWED_RATIO * small

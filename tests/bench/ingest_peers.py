"""What others use to load rows that are Python values already: run as a program, so that none disturbs another.

    python -m tests.bench.ingest_peers PEER URL ROWS

ROWS is a pickled mapping of table to rows as `ingest_server.new_rows` gives it. The seconds of the load alone go to
standard output; imports, and making the rows into what the peer takes, are not counted.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session, registry

import deconfdb.tables  # noqa: F401  # declares them
from deconfdb.tables.base import metadata

Rows = dict[str, list[tuple[Any, ...]]]
# Rows between two flushes: all at once would take 3 kB of memory a row and no less time.
_FLUSH = 10_000


def core(url: str, rows: Rows) -> float:
    """SQLAlchemy core: insert() with a list of parameters, a statement a table, one transaction."""
    given = {table: [dict(zip(_columns(table), row, strict=True)) for row in rows[table]] for table in rows}
    engine = sa.create_engine(_for_sqlalchemy(url))
    begun = perf_counter()
    with engine.begin() as connection:
        for table, values in given.items():
            if values:
                connection.execute(metadata.tables[f"deconf.{table}"].insert(), values)
    return perf_counter() - begun


def orm(url: str, rows: Rows) -> float:
    """SQLAlchemy ORM: add_all of mapped objects, one transaction."""
    mappers = registry()
    classes = {}
    for table in rows:
        classes[table] = type(table.title().replace("_", ""), (), {})
        mappers.map_imperatively(classes[table], metadata.tables[f"deconf.{table}"])
    engine = sa.create_engine(_for_sqlalchemy(url))
    begun = perf_counter()
    with Session(engine) as session:
        for table, values in rows.items():
            columns = _columns(table)
            for start in range(0, len(values), _FLUSH):
                session.add_all(_object(classes[table], columns, row) for row in values[start : start + _FLUSH])
                session.flush()
                session.expunge_all()
        session.commit()
    return perf_counter() - begun


def pandas(url: str, rows: Rows) -> float:
    """pandas: to_sql of a frame a table, as it comes."""
    import pandas as pd

    frames = {table: pd.DataFrame(rows[table], columns=list(_columns(table)), dtype=object) for table in rows}
    types = {table: {each.name: each.type for each in metadata.tables[f"deconf.{table}"].columns} for table in rows}
    engine = sa.create_engine(_for_sqlalchemy(url))
    begun = perf_counter()
    with engine.begin() as connection:
        for table, frame in frames.items():
            frame.to_sql(table, connection, schema="deconf", if_exists="append", index=False, dtype=types[table])
    return perf_counter() - begun


def dlt(url: str, rows: Rows) -> float:
    """dlt: a resource a table, into tables of its own without keys or indexes."""
    import dlt as library

    given = {
        table: [
            {name: str(value) if isinstance(value, UUID) else value for name, value in zip(_columns(table), row, strict=True)}
            for row in values
        ]
        for table, values in rows.items()
        if values
    }  # fmt: skip
    pipeline = library.pipeline("bench", destination=library.destinations.postgres(url), dataset_name="by_dlt")
    begun = perf_counter()
    pipeline.run([library.resource(values, name=table) for table, values in given.items()]).raise_on_failed_jobs()
    return perf_counter() - begun


PEERS: dict[str, Callable[[str, Rows], float]] = {"core": core, "orm": orm, "pandas": pandas, "dlt": dlt}


def _columns(table: str) -> tuple[str, ...]:
    return tuple(column.name for column in metadata.tables[f"deconf.{table}"].columns)


def _object(kind: type, columns: tuple[str, ...], row: tuple[Any, ...]) -> Any:
    made = kind()
    for column, value in zip(columns, row, strict=True):
        setattr(made, column, value)
    return made


def _for_sqlalchemy(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://", 1)


if __name__ == "__main__":
    _, peer, server, file = sys.argv
    print(PEERS[peer](server, pickle.loads(Path(file).read_bytes())))

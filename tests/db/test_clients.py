"""psql, SQLAlchemy and pandas read what psycopg reads, by the URL that a user is given, whatever the session is set to."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd
import psycopg
import pytest
import sqlalchemy as sa

from deconfdb.database import connect_raw, reader_url
from deconfdb.server.binaries import wheel_folder
from deconfdb.settings import Settings, seeds_dir
from tests.conftest import TestServer
from tests.db.codings_builder import load, rows

STATEMENT = "SELECT * FROM channel_history ORDER BY pair, mechanism, track, status, when_from"
Rows = list[tuple[Any, ...]]


@pytest.fixture(scope="module")
def reader(module_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of our own reading login, on a database with the founding codings."""
    load(module_url, *(json.loads(path.read_bytes()) for path in sorted((seeds_dir() / "codings").glob("*.json"))))
    url = reader_url(Settings(home=tmp_path_factory.mktemp("home"), database_url=module_url))
    yield url
    with connect_raw(url) as login:
        name = login.info.user
    with connect_raw(module_url, autocommit=True) as owner:
        owner.execute(f"DROP OWNED BY {name}".encode())
        owner.execute(f"DROP ROLE {name}".encode())


@pytest.fixture(scope="module")
def expected(reader: str) -> Rows:
    with psycopg.connect(reader) as connection:
        found = rows(connection, STATEMENT)
    assert len(found) == 19
    return found


def test_sqlalchemy_reads_the_same_rows(reader: str, expected: Rows) -> None:
    engine = sa.create_engine(reader, poolclass=sa.pool.NullPool)
    with engine.connect() as connection:
        assert [tuple(row) for row in connection.execute(sa.text(STATEMENT))] == expected
        view = sa.Table("channel_history", sa.MetaData(), schema="deconf_v1", autoload_with=connection)
        assert isinstance(view.c.when_from.type, sa.Date)
        # Inspection shows what the columns mean.
        assert all(column.comment for column in view.columns)
        query = sa.select(sa.func.count()).select_from(view).where(view.c.pair == "ISR-TUR")
        assert connection.execute(query).scalar_one() == sum("ISR-TUR" in row for row in expected)


def test_pandas_reads_the_same_rows(reader: str, expected: Rows) -> None:
    engine = sa.create_engine(reader, poolclass=sa.pool.NullPool)
    frame = pd.read_sql(STATEMENT, engine)
    read = [tuple(None if pd.isna(value) else plain(value) for value in row) for row in frame.itertuples(index=False)]
    assert read == expected
    assert list(frame.columns[:4]) == ["mechanism", "when_from", "when_to", "pair"]

    dated = pd.read_sql(STATEMENT, engine, parse_dates=["when_from", "last_known_on"])
    assert str(dated["last_known_on"].dtype).startswith("datetime64")
    assert dated["last_known_on"].max().date() == max(row[10] for row in expected if row[10])


def plain(value: Any) -> Any:
    """A value without what NumPy wraps around it."""
    return value.item() if hasattr(value, "item") else value


def test_psql_prints_the_same_rows(reader: str, expected: Rows, postgres: TestServer) -> None:
    folder = postgres.pg_bin or wheel_folder()
    assert folder is not None
    done = subprocess.run(
        [folder / "psql", "-X", "--csv", "-t", "-c", STATEMENT, reader],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert list(csv.reader(io.StringIO(done.stdout))) == [[printed(value) for value in row] for row in expected]


def printed(value: Any) -> str:
    """A value as psql prints it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "t" if value else "f"
    return value.isoformat() if isinstance(value, date) else str(value)


def public_rows(reader: str, **settings: str) -> dict[str, Counter[tuple[Any, ...]]]:
    """All rows of all public views, read in a session with these settings."""
    with psycopg.connect(reader) as connection:
        views = rows(connection, "SELECT DISTINCT view_name FROM deconf_v1.data_dictionary")
        for name, value in settings.items():
            connection.execute("SELECT set_config(%s, %s, false)", [name, value])
        return {
            view: Counter(connection.execute(f"SELECT * FROM deconf_v1.{view}".encode(), binary=True))
            for (view,) in views
        }


@pytest.fixture(scope="module")
def usual(reader: str) -> dict[str, Counter[tuple[Any, ...]]]:
    found = public_rows(reader)
    assert len(found) > 20
    return found


@pytest.mark.parametrize(
    "settings",
    [
        {"timezone": "Pacific/Kiritimati", "search_path": "", "datestyle": "SQL, DMY", "extra_float_digits": "0"},
        {
            "timezone": "Etc/GMT+12",
            "search_path": "public, pg_temp",
            "enable_hashjoin": "off",
            "enable_mergejoin": "off",
        },
    ],
    ids=["far east", "far west"],
)
def test_no_view_depends_on_the_settings_of_the_session(
    reader: str, usual: dict[str, Counter[tuple[Any, ...]]], settings: dict[str, str]
) -> None:
    found = public_rows(reader, **settings)
    assert [view for view in usual if found[view] != usual[view]] == []

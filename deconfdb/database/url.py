"""Database URLs: every spelling in, one out, and never a password on the screen."""

from __future__ import annotations

from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

import psycopg
from psycopg.conninfo import conninfo_to_dict

from deconfdb.errors import UsageError

_SCHEMES = ("postgres", "postgresql", "postgresql+psycopg")
_LOGIN_PARAMETERS = frozenset({"user", "password", "passfile"})


def libpq_url(url: str) -> str:
    """Rewrite any spelling of a PostgreSQL URL as `postgresql://…`, which psql, libpq and psycopg read.

    Raises UsageError for anything else, without repeating it: it may hold a password.
    """
    scheme, found, rest = url.strip().partition("://")
    if not found or scheme not in _SCHEMES:
        raise UsageError(
            f"a database URL must begin with postgresql://, this one begins with {scheme[:20]!r}"
            if found
            else "the database URL does not begin with postgresql://"
        )
    result = f"postgresql://{rest}"
    try:
        conninfo_to_dict(result)
    except psycopg.ProgrammingError as error:
        raise UsageError(
            "the database URL cannot be read: write postgresql://USER:PASSWORD@HOST:PORT/DATABASE, with"
            " special letters of the password as %XX"
        ) from error
    return result


def normalise_url(url: str) -> str:
    """Rewrite any spelling of a PostgreSQL URL as SQLAlchemy's `postgresql+psycopg://…`."""
    return libpq_url(url).replace("postgresql://", "postgresql+psycopg://", 1)


def shown_url(url: str) -> str:
    """The URL without its password, for messages."""
    parts = urlsplit(libpq_url(url))
    login, at, host = parts.netloc.rpartition("@")
    user, colon, _ = login.partition(":")
    pairs = [(key, "***" if key == "password" else value) for key, value in parse_qsl(parts.query)]
    query = urlencode(pairs, safe="/*")
    return _unsplit(parts._replace(netloc=f"{user}{':***' if colon else ''}{at}{host}", query=query))


def with_login(url: str, user: str, password: str) -> str:
    """The same server and database for another login."""
    parts = urlsplit(libpq_url(url))
    host = parts.netloc.rpartition("@")[2]
    query = [(key, value) for key, value in parse_qsl(parts.query) if key not in _LOGIN_PARAMETERS]
    netloc = f"{quote(user, safe='')}:{quote(password, safe='')}@{host}"
    return _unsplit(parts._replace(netloc=netloc, query=urlencode(query, safe="/")))


def split_password(url: str) -> tuple[str, str | None]:
    """The URL without its password, and the password: for command lines, which everybody on the machine can read."""
    parts = urlsplit(libpq_url(url))
    login, at, host = parts.netloc.rpartition("@")
    user, _, password = login.partition(":")
    query = parse_qsl(parts.query)
    found = dict(query).get("password") or unquote(password) or None
    rest = urlencode([(key, value) for key, value in query if key != "password"], safe="/")
    return _unsplit(parts._replace(netloc=f"{user}{at}{host}", query=rest)), found


def with_database(url: str, database: str) -> str:
    """The same server and login for another database."""
    parts = urlsplit(libpq_url(url))
    query = [(key, value) for key, value in parse_qsl(parts.query) if key != "dbname"]
    return _unsplit(parts._replace(path=f"/{quote(database, safe='')}", query=urlencode(query, safe="/")))


def _unsplit(parts: SplitResult) -> str:
    """Join the parts; urlunsplit drops the // of a URL without a host."""
    return f"postgresql://{parts.netloc}{parts.path}{'?' if parts.query else ''}{parts.query}"

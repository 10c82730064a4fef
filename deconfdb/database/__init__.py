"""The one way to the database: URLs, connections, the only create_engine, and logins."""

from __future__ import annotations

from deconfdb.database.connect import MIN_SERVER_MAJOR, connect_raw, engine, owner_url
from deconfdb.database.logins import (
    READER_ROLE,
    ROLES,
    create_role,
    reader_connection,
    reader_url,
)
from deconfdb.database.url import libpq_url, normalise_url, shown_url, split_password, with_database, with_login

__all__ = [
    "MIN_SERVER_MAJOR",
    "READER_ROLE",
    "ROLES",
    "connect_raw",
    "create_role",
    "engine",
    "libpq_url",
    "normalise_url",
    "owner_url",
    "reader_connection",
    "reader_url",
    "shown_url",
    "split_password",
    "with_database",
    "with_login",
]

"""A PostgreSQL server of our own for machines that have none; nothing here knows the schema."""

from __future__ import annotations

from deconfdb.server.embedded import DATABASE, SUPERUSER, EmbeddedServer, ServerStatus
from deconfdb.server.errors import ServerError

__all__ = ["DATABASE", "SUPERUSER", "EmbeddedServer", "ServerError", "ServerStatus"]

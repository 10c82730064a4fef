"""deconfdb: an event database of military deconfliction channels, in PostgreSQL."""

from __future__ import annotations

__version__ = "0.1.0"

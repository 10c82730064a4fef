"""What can go wrong with the embedded server."""

from __future__ import annotations

from deconfdb.errors import DeconfdbError


class ServerError(DeconfdbError):
    """The embedded server cannot be made, started or stopped as things are."""

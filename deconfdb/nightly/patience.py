"""Trying again what may pass: servers that are busy or out of reach, a database that restarts."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO, cast

from deconfdb.documents.fetching import Fetched, Fetcher, FetchError, Validators
from deconfdb.documents.limits import CHUNK

LONGEST_WAIT = 60.0
_NO_VALIDATORS = Validators()


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a fault that may pass is tried again, and how long to wait: twice as long each time, up to a minute."""

    retries: int = 4
    retry_seconds: float = 2.0
    sleep: Callable[[float], None] = time.sleep

    def pauses(self) -> Iterator[float]:
        """Seconds to wait before each retry."""
        for attempt in range(self.retries):
            yield min(self.retry_seconds * 2**attempt, LONGEST_WAIT)


@dataclass(slots=True)
class PatientFetcher(Fetcher):
    """Fetches a page to its end before anything is read of it, so that a connection that breaks is tried again, too."""

    patience: Patience = field(kw_only=True)

    def fetch(self, url: str, validators: Validators = _NO_VALIDATORS) -> Fetched:
        """Open a page that has arrived whole; FetchError once all tries have failed."""
        for pause in self.patience.pauses():
            try:
                return _arrived(Fetcher.fetch(self, url, validators))
            except FetchError as error:
                if not error.is_transient:
                    raise
                self.patience.sleep(min(max(pause, error.retry_after or 0.0), LONGEST_WAIT))
        return _arrived(Fetcher.fetch(self, url, validators))


def _arrived(answer: Fetched) -> Fetched:
    """The answer with its body in a temporary file: archives of gigabytes are fetched, too."""
    if answer.stream is None:
        return answer
    spool = tempfile.TemporaryFile()  # noqa: SIM115  # closed by whoever reads it
    try:
        with answer.stream as body:
            while piece := body.read(CHUNK):
                spool.write(piece)
        spool.seek(0)
    except BaseException:
        spool.close()
        raise
    return replace(answer, stream=cast(BinaryIO, spool))

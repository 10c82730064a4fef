"""Which records of a load are new: known ones are told by their hash, before anybody looks into them.

Two answers of one coder about one article in the same load must be loaded in their order, and a load repeated must change
nothing. So whatever may depend on the order is held back to the end: records of an article and coder met before, and
contents that stood once and were replaced since. If what came last stands already, the ones before it say nothing new.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import psycopg

from deconfdb.coding.reading import Record

# In canonical JSON keys are sorted: only the article has a key, and the coder block begins with kind and name.
_ARTICLE_KEY = re.compile(rb'"key":("(?:[^"\\]|\\.)*")')
_CODER = re.compile(rb'"coder":\{("kind":"(?:[^"\\]|\\.)*","name":"(?:[^"\\]|\\.)*")')


@dataclass(slots=True)
class Sieve:
    """Sifts the records of one load; `n_known` counts those that stand already."""

    connection: psycopg.Connection[Any]
    n_known: int = 0
    _last: dict[int, str] = field(default_factory=dict)
    """The last content of each article and coder (by its hash: 100 bytes a record, 100 MB a million)."""
    _held: list[tuple[int, Record]] = field(default_factory=list)

    def fresh(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yield, of some hundreds of records, those to be loaded at once, in their order."""
        batch = list(records)
        stands = self._standing(record.sha256 for record in batch if record.is_decoded)
        for record in batch:
            slot = _slot(record)
            if slot is None:
                yield record
                continue
            before = self._last.get(slot)
            self._last[slot] = record.sha256
            is_known = stands.get(record.sha256)
            if is_known and before in (None, record.sha256):
                self.n_known += 1
            elif before is not None or is_known is False:
                self._held.append((slot, record))
            else:
                yield record

    def held_back(self) -> Iterator[Record]:
        """Yield what was held back and must be loaded now that all the others are."""
        held, self._held = self._held, []
        stands = self._standing({self._last[slot] for slot, _ in held})
        for slot, record in held:
            if stands.get(self._last[slot]):
                self.n_known += 1
            else:
                yield record

    def _standing(self, hashes: Iterable[str]) -> dict[str, bool]:
        """The contents that the database knows, and whether they stand."""
        rows = self.connection.execute(
            "SELECT encode(content_sha256, 'hex'), bool_or(known_to IS NULL) "
            "FROM deconf.coding WHERE content_sha256 = ANY(%s) GROUP BY content_sha256",
            ([bytes.fromhex(each) for each in hashes],),
        )
        return dict(rows.fetchall())


def _slot(record: Record) -> int | None:
    """A number for article and coder; None for what is no coding, which needs no order."""
    article, coder = _ARTICLE_KEY.search(record.record), _CODER.search(record.record)
    return hash((article[1], coder[1])) if record.is_decoded and article and coder else None

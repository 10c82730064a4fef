"""Which records of a load are new: known ones are told by their hash, before anybody looks into them.

Two answers of one coder about one article in the same load must be loaded in their order, and a load repeated must change
nothing. So whatever may depend on the order is held back to the end: records of an article and coder met before, and
contents that stood once and were replaced since. If what came last stands already, the ones before it say nothing new.

What a line comes to follows from its bytes, and is remembered: decoding a line takes fifteen times as long as hashing
it, and a delivery repeated night after night is the same bytes. Whether the content stands is asked each time.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import psycopg

from deconfdb.coding.records import Line, Record
from deconfdb.load.staging import insert_missing

# In canonical JSON keys are sorted: only the article has a key, and the coder block begins with kind and name.
_ARTICLE_KEY = re.compile(rb'"key":("(?:[^"\\]|\\.)*")')
_CODER = re.compile(rb'"coder":\{("kind":"(?:[^"\\]|\\.)*","name":"(?:[^"\\]|\\.)*")')


@dataclass(frozen=True, slots=True)
class _Hashed:
    """A record with the hash of its content and the number of its article and coder."""

    item: Line | Record
    content: bytes
    slot: int | None
    """None for what is no sound coding, which needs no order."""

    def record(self) -> Record:
        return self.item.decoded() if isinstance(self.item, Line) else self.item


@dataclass(slots=True)
class Sieve:
    """Sifts the records of one load; `n_known` counts those that stand already."""

    connection: psycopg.Connection[Any]
    remembers: bool = True
    """False for a dry run, in whose long transaction others would wait for the same lines."""
    on_unseen: Callable[[int], None] = lambda _count: None
    """Hears how many lines of a batch have not come before, before they are decoded."""
    n_known: int = 0
    _last: dict[int, bytes] = field(default_factory=dict)
    """The last content of each article and coder (by its hash: 100 bytes a record, 100 MB a million)."""
    _held: list[_Hashed] = field(default_factory=list)

    def fresh(self, items: Iterable[Line | Record]) -> Iterator[Record]:
        """Yield, of some hundreds of records, those to be loaded at once, in their order."""
        batch = self._hashed(list(items))
        stands = self._standing(each.content for each in batch if each.slot is not None)
        for each in batch:
            if each.slot is None:
                yield each.record()
                continue
            before = self._last.get(each.slot)
            self._last[each.slot] = each.content
            is_known = stands.get(each.content)
            if is_known and before in (None, each.content):
                self.n_known += 1
            elif before is not None or is_known is False:
                self._held.append(each)
            else:
                yield each.record()

    def held_back(self) -> Iterator[Record]:
        """Yield what was held back and must be loaded now that all the others are."""
        held, self._held = self._held, []
        last = {each.slot: self._last[each.slot] for each in held if each.slot is not None}
        stands = self._standing(last.values())
        for each in held:
            if each.slot is not None and stands.get(last[each.slot]):
                self.n_known += 1
            else:
                yield each.record()

    def _hashed(self, items: list[Line | Record]) -> list[_Hashed]:
        """The records with their hashes; lines that have come before are not decoded for it."""
        digests = [hashlib.sha256(each.raw).digest() if isinstance(each, Line) else None for each in items]
        seen = self._seen([each for each in digests if each is not None])
        self.on_unseen(sum(digest is not None and digest not in seen for digest in digests))
        hashed, unseen = [], []
        for item, digest in zip(items, digests, strict=True):
            if digest in seen:
                hashed.append(_Hashed(item, *seen[digest]))
                continue
            record = item.decoded() if isinstance(item, Line) else item
            found = _Hashed(record, bytes.fromhex(record.sha256), _slot(record))
            if digest is not None and found.slot is not None:
                unseen.append((digest, found.content, found.slot))
            hashed.append(found)
        if self.remembers:
            with self.connection.transaction():
                insert_missing(self.connection, "ops.seen_record", unseen)
        return hashed

    def _seen(self, digests: list[bytes]) -> dict[bytes | None, tuple[bytes, int]]:
        """Content and slot of the lines that have come before."""
        rows = self.connection.execute(
            "SELECT record_sha256, content_sha256, slot FROM ops.seen_record WHERE record_sha256 = ANY(%s)", (digests,)
        )
        return {digest: (content, slot) for digest, content, slot in rows}

    def _standing(self, contents: Iterable[bytes]) -> dict[bytes, bool]:
        """The contents that the database knows, and whether they stand."""
        rows = self.connection.execute(
            "SELECT content_sha256, bool_or(known_to IS NULL) "
            "FROM deconf.coding WHERE content_sha256 = ANY(%s) GROUP BY content_sha256",
            (list(contents),),
        )
        return dict(rows.fetchall())


def _slot(record: Record) -> int | None:
    """A number for article and coder, the same in every load; None for what is no sound coding."""
    if record.problems or not record.is_decoded:
        return None
    article, coder = _ARTICLE_KEY.search(record.record), _CODER.search(record.record)
    if not (article and coder):
        return None
    return int.from_bytes(hashlib.sha256(article[1] + coder[1]).digest()[:8], "big", signed=True)

"""Locks by which loaders keep out of each other's way until their transactions end.

A loader takes the lock on identities, then those on its articles, then writes: in any other order two would wait for each
other for ever. A dry run takes none: they would pile up until its end and fill the server's lock table, and nothing is
kept that they could save.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg

_IDENTITIES = 7_264_014


def share_identities(connection: psycopg.Connection[Any]) -> None:
    """Keep out whoever holds the identities alone; enough where every article has a given key.

    Two given keys never mean the same article, so that loaders of codings cannot make one article twice.
    """
    connection.execute("SELECT pg_advisory_xact_lock_shared(%s)", (_IDENTITIES,))


def hold_identities(connection: psycopg.Connection[Any]) -> None:
    """Keep all others from making articles, before looking for those that some keys, URLs and hashes may mean.

    Two loaders that both find nothing would make two articles of one. A batch of texts takes a fraction of a second.
    """
    connection.execute("SELECT pg_advisory_xact_lock(%s)", (_IDENTITIES,))


def lock_articles(connection: psycopg.Connection[Any], articles: Collection[UUID]) -> datetime:
    """Keep others from coding these articles, or judging their codings; return the time by the server's clock.

    What is written about them bears that time: the start of the transaction may lie before what another loader wrote
    while this one waited, and a coding cannot end before it begins. Clocks are set back now and then: who ends something
    takes the later of its begin and this time.

    A lock an article, in order, so that loaders of other articles go on; a server's lock table has room for some 6,000,
    so that a batch should keep to some hundreds. Fewer locks, each for all articles of one hash, would make loaders wait
    for each other: of two batches of 500 some pair shares one of 8,192 hashes nearly always.
    """
    numbers = sorted(int.from_bytes(article.bytes[:8], "big", signed=True) for article in articles)
    connection.execute("SELECT pg_advisory_xact_lock(number) FROM unnest(%s::bigint[]) AS number", (numbers,))
    row = connection.execute("SELECT clock_timestamp()").fetchone()
    assert row is not None
    moment: datetime = row[0]
    return moment

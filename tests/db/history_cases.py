"""Small made-up cases for the history of a channel: what is said in each, and what the view makes of it.

Each case is a coding of its own about a mechanism of its own, named after the case, so that many are loaded at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import psycopg

from tests.db.codings_builder import CodingBuilder, Voice, load, rows

INSTITUTIONAL, OPERATIONAL = "institutional", "operational"

Said = tuple[str, str | None, Sequence[Voice]]
"""A status, when it held, and who says so; `operational:` before a status that is not institutional."""


def coded(name: str, *said: Said) -> CodingBuilder:
    """The coding of a case: Iceland and New Zealand are the parties, Norway is the host."""
    coding = CodingBuilder(f"case {name}")
    coding.mechanism("m1")
    coding.mechanisms[0]["label"] = name
    host = coding.actor("nor", "government", "NOR", named=True)
    coding.mechanisms[0]["parties"].append({"actor": host, "role": "host"})
    for status, when, voices in said:
        track, _, code = status.rpartition(":")
        coding.status(track or INSTITUTIONAL, code, when, *voices, mechanism="m1")
    return coding


def histories(
    url: str, connection: psycopg.Connection[Any], cases: Mapping[str, CodingBuilder | Sequence[Said]], columns: str
) -> dict[str, list[tuple[Any, ...]]]:
    """Load the cases and return, for each, its rows of channel_history in the order in which they held."""
    codings = [case if isinstance(case, CodingBuilder) else coded(name, *case) for name, case in cases.items()]
    loaded = load(url, *codings)
    assert loaded.counts.inserted == len(cases), [
        str(problem) for each in loaded.set_aside for problem in each.problems
    ]
    found: dict[str, list[tuple[Any, ...]]] = {name: [] for name in cases}
    for name, *row in rows(
        connection,
        f"SELECT mechanism_label, {columns} FROM deconf_v1.channel_history "
        "ORDER BY mechanism_label, track, when_from NULLS FIRST, when_to NULLS FIRST, status_rank",
    ):
        found[name].append(tuple(row))
    return found

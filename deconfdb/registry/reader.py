"""Read registries and check that every ref, code and name in them leads to one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from deconfdb.csvtable import Faults, Row, Table
from deconfdb.errors import InvalidRecordError
from deconfdb.registry.cells import Cells
from deconfdb.registry.files import LAYOUTS, read_tables
from deconfdb.registry.records import Actor, Mechanism, Office, Place, Registry, Source
from deconfdb.settings import seeds_dir
from deconfdb.vocabulary import load_vocabularies

Entry = Source | Actor | Office | Place | Mechanism
Placed = tuple[Table, Row, Any]
"""An entry with the row it was read from."""

# Column that names another entry, by registry: (column, registry it leads to).
REFERENCES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "sources": (),
    "actors": (("body_of", "actors"), ("source", "sources")),
    "offices": (("body", "actors"),),
    "places": (("parent", "places"),),
    "mechanisms": (("part_of", "mechanisms"),),
}
# Two entries that share a name are told apart by this, else the name leads nowhere.
_NAMESAKES: Mapping[str, Callable[[Any], tuple[str | None, tuple[str, ...]]]] = {
    "sources": lambda entry: (entry.country, (entry.name, *entry.aliases)),
    "actors": lambda entry: (entry.side, (entry.name, *(form.form for form in entry.aliases))),
    "offices": lambda entry: (entry.body, (entry.title, *entry.aliases)),
    "places": lambda entry: (entry.country, (entry.name, *entry.aliases)),
    "mechanisms": lambda entry: (None, (entry.label, *entry.aliases)),
}
_SHARED_BY = {"sources": "country", "actors": "side", "offices": "body", "places": "country", "mechanisms": "registry"}


def read_registry(path: Path, known: Registry | None = None) -> Registry:
    """Read one registry file, or all of a folder, and check it.

    Refs may also lead to entries of `known`; an entry whose ref stands there takes its place.
    Raises InvalidRecordError with everything that is wrong, by file, line and column.
    """
    faults = Faults()
    placed: dict[str, list[Placed]] = {name: [] for name in LAYOUTS}
    vocabularies = load_vocabularies()
    for name, table in read_tables(path):
        for row in table.rows:
            placed[name].append((table, row, _PARSERS[name](Cells(table, row, faults, vocabularies))))
    entries: dict[str, dict[str, Entry]] = {}
    for name, rows in placed.items():
        others = {entry.ref: entry for entry in getattr(known, name, ())}
        entries[name] = others | {entry.ref: entry for _, _, entry in rows}
        _check_refs(rows, faults)
        _check_names(name, rows, others, faults)
    for name, rows in placed.items():
        _check_references(name, rows, entries, faults)
        _check_parties(rows, entries["actors"], faults)
    if faults.problems:
        raise InvalidRecordError(str(path), tuple(faults.problems))
    return Registry(**{name: tuple(entry for _, _, entry in rows) for name, rows in placed.items()})


@lru_cache(maxsize=1)
def load_registry() -> Registry:
    """The registries shipped with the package."""
    return read_registry(seeds_dir() / "registries")


def _source(cells: Cells) -> Source:
    return Source(
        ref=cells.ref(),
        name=cells.required("name"),
        kind=cells.code("kind", "source_kind"),
        country=cells.country("country"),
        aliases=cells.many("aliases"),
    )


def _actor(cells: Cells) -> Actor:
    kind = cells.code("kind", "actor_kind")
    if cells.vocabularies.has("actor_kind", kind) and cells.vocabularies.get("actor_kind", kind).extra["is_local"]:
        message = f"an actor of kind {kind} belongs to its article alone"
        cells.fault("kind", "local_kind", message, "leave it to the codings")
    return Actor(
        ref=cells.ref(),
        name=cells.required("name"),
        kind=kind,
        side=cells.code("side", "side"),
        body_of=cells.text("body_of"),
        source=cells.text("source"),
        identifiers=cells.identifiers("identifiers"),
        aliases=cells.name_forms("aliases"),
    )


def _office(cells: Cells) -> Office:
    return Office(
        ref=cells.ref(),
        title=cells.required("title"),
        body=cells.text("body"),
        level=cells.level("level"),
        aliases=cells.many("aliases"),
    )


def _place(cells: Cells) -> Place:
    latitude, longitude = cells.degrees("latitude", 90), cells.degrees("longitude", 180)
    if bool(cells.text("latitude")) != bool(cells.text("longitude")):
        cells.fault("latitude", "half_a_point", "latitude and longitude go together", "give both or none")
    return Place(
        ref=cells.ref(),
        name=cells.required("name"),
        kind=cells.code("kind", "place_kind"),
        parent=cells.text("parent"),
        country=cells.country("country"),
        latitude=latitude,
        longitude=longitude,
        aliases=cells.many("aliases"),
    )


def _mechanism(cells: Cells) -> Mechanism:
    return Mechanism(
        ref=cells.ref(),
        label=cells.required("label"),
        kind=cells.code("kind", "mechanism_kind"),
        parties=cells.parties("parties"),
        part_of=cells.text("part_of"),
        purpose=cells.text("purpose"),
        scope=cells.scope("scope"),
        aliases=cells.many("aliases"),
    )


_PARSERS: Mapping[str, Callable[[Cells], Entry]] = {
    "sources": _source,
    "actors": _actor,
    "offices": _office,
    "places": _place,
    "mechanisms": _mechanism,
}


def _check_refs(rows: Sequence[Placed], faults: Faults) -> None:
    """A ref stands once in one reading, even over several files."""
    first: dict[str, str] = {}
    for table, row, entry in rows:
        here = f"{table.path.name} line {row.line}"
        there = first.setdefault(entry.ref, here)
        if there != here:
            faults.add(table, row, "ref", "duplicate", f"stands already in {there}", way_out="keep one of the two")


def _check_names(name: str, rows: Sequence[Placed], known: Mapping[str, Entry], faults: Faults) -> None:
    """A name leads to one entry of a side, country or body."""
    namesakes = _NAMESAKES[name]
    here = {entry.ref for _, _, entry in rows}
    owners: dict[tuple[str | None, str], str] = {}
    for entry in known.values():
        if entry.ref not in here:
            group, forms = namesakes(entry)
            owners.update({(group, form.casefold()): entry.ref for form in forms})
    for table, row, entry in rows:
        group, forms = namesakes(entry)
        for form in forms:
            owner = owners.setdefault((group, form.casefold()), entry.ref)
            if owner != entry.ref:
                message = f"{form} is also a name of {owner}, of the same {_SHARED_BY[name]}"
                column = LAYOUTS[name].required[1] if form is forms[0] else "aliases"
                faults.add(table, row, column, "shared_name", message, way_out="leave it to one of the two")


def _check_references(
    name: str, rows: Sequence[Placed], entries: Mapping[str, Mapping[str, Entry]], faults: Faults
) -> None:
    """Every ref leads somewhere, and nothing is a part of itself."""
    for column, target in REFERENCES[name]:
        for table, row, entry in rows:
            ref = getattr(entry, column)
            if ref is None:
                continue
            if ref not in entries[target]:
                way_out = f"enter it in {target}, or mend the ref"
                faults.add(table, row, column, "unknown_ref", f"{target} has no {ref}", way_out=way_out)
            elif target == name and entry.ref in _above(entry, column, entries[name]):
                message = f"{entry.ref} is a part of itself"
                faults.add(table, row, column, "cycle", message, way_out="break the ring")


def _above(entry: Entry, column: str, entries: Mapping[str, Entry]) -> set[str]:
    """Refs of all entries above this one; holds its own where it stands in a ring."""
    above: set[str] = set()
    ref = getattr(entry, column)
    while ref is not None and ref not in above:
        above.add(ref)
        ref = getattr(entries.get(ref), column, None)
    return above


def _check_parties(rows: Iterable[Placed], actors: Mapping[str, Entry], faults: Faults) -> None:
    for table, row, entry in rows:
        for party in entry.parties if isinstance(entry, Mechanism) else ():
            if party.actor not in actors:
                message = f"actors has no {party.actor}"
                faults.add(table, row, "parties", "unknown_ref", message, way_out="enter it in actors, or mend the ref")

"""The code lists, with what mechanism statuses imply and exclude; read from the seeds, without a database."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from deconfdb.errors import DeconfdbError
from deconfdb.settings import seeds_dir
from deconfdb.vocabulary.files import Contents, read_contents
from deconfdb.vocabulary.lists import LISTS, Value
from deconfdb.vocabulary.statuses import EXCLUDES, IMPLIES, STATUS, TRANSITION, StatusKey, reachable

Rows = tuple[tuple[Value, ...], ...]

SEVERAL = "MULTI"
"""The side of several countries at once: not one that can be half of a pair."""


class UnknownVocabularyError(DeconfdbError):
    """A code list or a code was asked for that does not exist."""


@dataclass(frozen=True, slots=True)
class Term:
    """One code of one list; `extra` holds the columns that only this list has."""

    code: str
    label: str
    definition: str
    parent: str | None
    since: str
    deprecated: str | None
    extra: Mapping[str, Value] = field(hash=False)


class Implication(NamedTuple):
    """Who affirms the status affirms the implied one; `steps` is the shortest way, 0 from a status to itself."""

    track: str
    status: str
    implies_track: str
    implies_status: str
    steps: int


class Exclusion(NamedTuple):
    """Both statuses cannot hold of one mechanism on the same day."""

    track: str
    status: str
    excludes_track: str
    excludes_status: str


class Transition(NamedTuple):
    """An expected step in one track; an empty `from_status` marks a usual first status."""

    track: str
    from_status: str
    to_status: str
    note: str | None


class Vocabularies:
    """All code lists of one folder, read once and never changed."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._terms: dict[str, Mapping[str, Term]] = {
            name: MappingProxyType({str(row["code"]): _term(row) for row in contents.lists[name]}) for name in LISTS
        }
        self.statuses: Mapping[StatusKey, Term] = MappingProxyType(
            {(str(row["track"]), str(row["code"])): _term(row) for row in contents.statuses}
        )
        """Mechanism statuses by (track, code); `extra` holds `track` and `rank`, the place in the track's grammar."""
        self._transitions = frozenset(_transition(row) for row in contents.transitions)

    def names(self) -> tuple[str, ...]:
        """Names of the lists that have one key, the code; statuses stand apart in `statuses`."""
        return tuple(self._terms)

    def terms(self, name: str) -> tuple[Term, ...]:
        """The terms of a list in the order of its file."""
        return tuple(self._list(name).values())

    def codes(self, name: str) -> frozenset[str]:
        """The codes of a list."""
        return frozenset(self._list(name))

    def has(self, name: str, code: str) -> bool:
        """Whether the list has the code."""
        return code in self._list(name)

    def get(self, name: str, code: str) -> Term:
        """The term of a code; raises UnknownVocabularyError with the nearest code."""
        term = self._list(name).get(code)
        if term is None:
            nearest = self.suggest(name, code)
            way_out = f"; did you mean {nearest}?" if nearest else ""
            raise UnknownVocabularyError(f"{name} has no code {code!r}{way_out}")
        return term

    def polarity(self, stance: str) -> str:
        """Where a stance stands to its proposition: `+`, `p` presupposes, `-`, `0` neither, `r` retracts."""
        return str(self.get("stance", stance).extra["polarity"])

    def has_status(self, track: str, status: str) -> bool:
        """Whether the status exists in that track."""
        return (track, status) in self.statuses

    def status_codes(self, track: str) -> frozenset[str]:
        """The statuses of one track."""
        return frozenset(code for of_track, code in self.statuses if of_track == track)

    def suggest(self, name: str, wrong_code: str) -> str | None:
        """The code of the list that was probably meant."""
        return _nearest(wrong_code, self._list(name))

    def suggest_status(self, track: str, wrong_status: str) -> str | None:
        """The status of the track that was probably meant."""
        return _nearest(wrong_status, {key[1]: term for key, term in self.statuses.items() if key[0] == track})

    def implications(self) -> frozenset[Implication]:
        """The implications as written, one step each."""
        return frozenset(Implication(*_texts(row), steps=1) for row in self._contents.implies)

    def implication_closure(self) -> frozenset[Implication]:
        """Every status with all that it implies through any number of steps, and with itself."""
        return self._closure

    @cached_property
    def _closure(self) -> frozenset[Implication]:
        implied = reachable(self._contents.implies)
        return frozenset(
            Implication(*key, *target, steps)
            for key in self.statuses
            for target, steps in {**implied.get(key, {}), key: 0}.items()
        )

    def exclusions(self) -> frozenset[Exclusion]:
        """The pairs of statuses that exclude each other, in both directions."""
        pairs = [_texts(row) for row in self._contents.excludes]
        there = (Exclusion(a, b, c, d) for a, b, c, d in pairs)
        back = (Exclusion(c, d, a, b) for a, b, c, d in pairs)
        return frozenset((*there, *back))

    def transitions(self) -> frozenset[Transition]:
        """The steps that each track's grammar expects; a step outside is flagged, never refused."""
        return self._transitions

    def table_names(self) -> tuple[str, ...]:
        """All tables that the lists fill, a table after those that it refers to."""
        return (*_in_reference_order(), STATUS, IMPLIES, EXCLUDES, TRANSITION)

    def table_rows(self, name: str) -> tuple[tuple[str, ...], Rows]:
        """Columns and rows of one table, a row after its parent; an empty cell is None, flags are bool, ranks int.

        What statuses imply comes closed over any number of steps, what they exclude in both directions.
        """
        if name == IMPLIES:
            return Implication._fields, tuple(sorted(self._closure))
        if name == EXCLUDES:
            return Exclusion._fields, tuple(sorted(self.exclusions()))
        if name == TRANSITION:
            return Transition._fields, tuple(sorted(self._transitions, key=lambda step: step[:3]))
        rows = self._contents.statuses if name == STATUS else self._contents.lists[self._known(name)]
        ordered = tuple(_parents_first(rows))
        return tuple(ordered[0]), tuple(tuple(row.values()) for row in ordered)

    def tables(self) -> Iterator[tuple[str, tuple[str, ...], Rows]]:
        """Every table in turn: its name, columns and rows, in an order that foreign keys allow."""
        for name in self.table_names():
            yield name, *self.table_rows(name)

    def _known(self, name: str) -> str:
        if name not in self._terms:
            raise UnknownVocabularyError(f"there is no code list {name!r}; the lists are {', '.join(self._terms)}")
        return name

    def _list(self, name: str) -> Mapping[str, Term]:
        return self._terms[self._known(name)]


def load_vocabularies(directory: Path | None = None) -> Vocabularies:
    """Read all code lists of a folder, by default the ones shipped; a folder is read once per process.

    Raises InvalidRecordError with everything that is wrong in them, by file, line and column.
    """
    return _shipped() if directory is None else _load(directory.resolve())


# Asked some twenty times a document by a loader: resolving the path each time was a third of a load.
@lru_cache(maxsize=1)
def _shipped() -> Vocabularies:
    return _load((seeds_dir() / "vocabularies").resolve())


@lru_cache(maxsize=8)
def _load(directory: Path) -> Vocabularies:
    return Vocabularies(read_contents(directory))


def _term(row: Mapping[str, Value]) -> Term:
    common = ("code", "label", "definition", "parent", "since", "deprecated")
    code, label, definition, parent, since, deprecated = (row[column] for column in common)
    return Term(
        str(code),
        str(label),
        str(definition),
        _text_or_none(parent),
        str(since),
        _text_or_none(deprecated),
        MappingProxyType({column: value for column, value in row.items() if column not in common}),
    )


def _transition(row: Mapping[str, Value]) -> Transition:
    track, start, end, note = row.values()
    return Transition(str(track), str(start), str(end), str(note) or None)


def _text_or_none(value: Value) -> str | None:
    return None if value is None else str(value)


def _texts(row: Mapping[str, Value]) -> tuple[str, str, str, str]:
    first, second, third, fourth = (str(value) for value in row.values())
    return first, second, third, fourth


def _nearest(wrong: str, terms: Mapping[str, Term]) -> str | None:
    """A code that differs in case, spacing or spelling, or whose label was written in its place."""
    written = wrong.strip().casefold()
    by_form = {term.label.casefold(): code for code, term in terms.items()}
    by_form |= {code.casefold(): code for code in terms}
    for form in (written, written.replace("-", "_").replace(" ", "_")):
        if form in by_form:
            return by_form[form]
    close = difflib.get_close_matches(written, by_form, n=1)
    return by_form[close[0]] if close else None


def _in_reference_order() -> tuple[str, ...]:
    """Names of the lists, each after the lists that its columns refer to."""
    ordered: dict[str, None] = {}

    def place(name: str) -> None:
        for kind in LISTS[name].values():
            if kind.refers_to and kind.refers_to not in ordered:
                place(kind.refers_to)
        ordered.setdefault(name)

    for name in LISTS:
        place(name)
    return tuple(ordered)


def _parents_first(rows: Iterable[Mapping[str, Value]]) -> Iterator[Mapping[str, Value]]:
    """The rows in their order, but each after its parent."""
    waiting = list(rows)
    placed: set[tuple[Value, Value]] = set()
    while waiting:
        later = []
        for row in waiting:
            parent = row.get("parent")
            if parent is None or (row.get("track"), parent) in placed:
                placed.add((row.get("track"), row.get("code")))
                yield row
            else:
                later.append(row)
        waiting = later

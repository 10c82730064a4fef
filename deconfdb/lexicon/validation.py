"""Whether the lexicon agrees with itself and with the vocabularies; a lexicon with no problems is safe to code with."""

from __future__ import annotations

import dataclasses
import difflib
import re
from collections.abc import Iterable, Iterator, Mapping

from deconfdb.errors import Problem
from deconfdb.lexicon import columns
from deconfdb.lexicon.located import Located
from deconfdb.lexicon.names import shared_names, shared_seats
from deconfdb.lexicon.reader import Lexicon
from deconfdb.lexicon.records import Day
from deconfdb.vocabulary import Vocabularies, load_vocabularies

_FIRST_YEAR, _LAST_YEAR = 1500, 2100  # outside these a date is a slip of the pen
_REF = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def validate_lexicon(lexicon: Lexicon) -> tuple[Problem, ...]:
    """Everything that is wrong with a lexicon, in the order of its files; nothing is raised.

    Each problem says file, line and the row's own name (`offices.csv line 7 (tur-dm), body`), value and way out.
    """
    vocabularies = load_vocabularies()
    movements = frozenset(group.ref for group in lexicon.armed_groups if group.lacks_code)
    problems: list[Problem] = []
    for table in _tables():
        for row in Located.rows(lexicon, table):
            problems.extend(_empty_values(row))
            problems.extend(_codes(row, table, vocabularies, movements))
            problems.extend(_words(row, table))
            problems.extend(_statuses(row, table, vocabularies))
            problems.extend(_dates(row))
            problems.extend(_pattern(row, table))
        problems.extend(_twice(lexicon, table))
        problems.extend(_wordings(lexicon, table))
    problems.extend(_refs(lexicon))
    problems.extend(_references(lexicon))
    problems.extend(shared_names(lexicon))
    problems.extend(shared_seats(lexicon))
    return tuple(problems)


def _tables() -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(Lexicon))


def _empty_values(row: Located) -> Iterator[Problem]:
    """`a||b`, and a row without the name it goes by."""
    for field in dataclasses.fields(row.row):
        if "" in row.texts(field.name):
            way_out = "take out the | that has nothing beside it"
            yield row.problem("empty_value", field.name, "|".join(row.texts(field.name)), "a value is empty", way_out)
    named_by = columns.NAMED_BY[row.table]
    if not row.texts(named_by):
        yield row.problem("empty_cell", named_by, "", "the row has no name", "enter it, or drop the row")


def _codes(row: Located, table: str, vocabularies: Vocabularies, movements: frozenset[str]) -> Iterator[Problem]:
    for column, vocabulary in columns.CODES.get(table, {}).items():
        yield from _unfilled(row, table, column)
        for code in row.texts(column):
            if (table, column) in columns.OR_MOVEMENT and code in movements:
                continue
            if not vocabularies.has(vocabulary, code):
                way_out = _nearest(code, vocabularies.codes(vocabulary), f"take a code of {vocabulary}")
                yield row.problem("unknown_code", column, code, f"{vocabulary} has no such code", way_out)
            elif (table, column) in columns.COUNTRIES and not _is_country(code, vocabularies):
                way_out = "use an alpha-3 code of ISO 3166-1, or leave it empty"
                yield row.problem("not_a_country", column, code, "the code is of no country", way_out)


def _is_country(code: str, vocabularies: Vocabularies) -> bool:
    return vocabularies.get("side", code).extra["side_kind"] in {"state", "territory"}


def _words(row: Located, table: str) -> Iterator[Problem]:
    for column, words in columns.WORDS.get(table, {}).items():
        yield from _unfilled(row, table, column)
        for word in row.texts(column):
            if word not in words:
                way_out = _nearest(word, words, f"take one of {', '.join(sorted(words))}")
                yield row.problem("unknown_word", column, word, f"{column} does not have this word", way_out)


def _unfilled(row: Located, table: str, column: str) -> Iterator[Problem]:
    if not row.texts(column) and (table, column) not in columns.MAY_BE_EMPTY:
        yield row.problem("empty_cell", column, "", "the cell must not be empty", "enter what it is")


def _statuses(row: Located, table: str, vocabularies: Vocabularies) -> Iterator[Problem]:
    for track_column, column in columns.STATUSES.get(table, ()):
        track, status = str(row.value(track_column)), str(row.value(column))
        is_stated = column == "status"
        if (track or status or is_stated) and not vocabularies.has_status(track, status):
            known = sorted(vocabularies.status_codes(track))
            way_out = _nearest(status, known, f"{track} has {', '.join(known)}" if known else "mend the track")
            yield row.problem("unknown_status", column, f"{track}/{status}", "there is no such status", way_out)


def _dates(row: Located) -> Iterator[Problem]:
    days = [field.name for field in dataclasses.fields(row.row) if isinstance(row.value(field.name), Day)]
    for column in days:
        day = row.day(column)
        if day is not None and not _FIRST_YEAR <= day.earliest.year <= _LAST_YEAR:
            yield row.problem("odd_year", column, day.text, "no such year is meant", "mend the year")
    if days == ["start", "end"]:
        start, end = row.day("start"), row.day("end")
        if start is not None and end is not None and end.latest < start.earliest:
            value = f"{start.text}/{end.text}"
            yield row.problem("reversed_dates", "end", value, "ends before it begins", "mend one of the two")


def _pattern(row: Located, table: str) -> Iterator[Problem]:
    column = columns.PATTERNS.get(table)
    if column is None:
        return
    try:
        re.compile(row.value(column))
    except re.error as error:
        yield row.problem("pattern", column, row.value(column), f"not a regular expression: {error}", "mend it")


def _twice(lexicon: Lexicon, table: str) -> Iterator[Problem]:
    """A row that goes by the same name as an earlier one."""
    column = columns.UNIQUE.get(table)
    if column is None:
        return
    first: dict[str, Located] = {}
    for row in Located.rows(lexicon, table):
        earlier = first.setdefault(str(row.value(column)), row)
        if earlier is not row:
            message = f"stands already on line {earlier.line}"
            yield row.problem("duplicate", column, str(row.value(column)), message, "make one row of the two")


def _wordings(lexicon: Lexicon, table: str) -> Iterator[Problem]:
    """A form of two rows that nothing tells apart: which of them holds would hang on their order."""
    if table not in columns.WORDINGS:
        return
    column, told_apart_by = columns.WORDINGS[table]
    first: dict[tuple[str, ...], Located] = {}
    for row in Located.rows(lexicon, table):
        for form in row.texts(column):
            key = (form, *(str(row.value(other)) for other in told_apart_by))
            earlier = first.get(key)
            if earlier is None:
                first[key] = row
                continue
            message = f"is a form of {earlier.name} (line {earlier.line}) too"
            yield row.problem("duplicate_form", column, form, message, "leave it to one of the two")


def _refs(lexicon: Lexicon) -> Iterator[Problem]:
    """Refs are well formed, and an actor's ref is no other actor's, whatever the file."""
    first: dict[str, Located] = {}
    for table in columns.ACTORS:
        for row in Located.rows(lexicon, table):
            earlier = first.setdefault(row.value("ref"), row)
            if earlier is not row:
                message = f"stands already in {earlier.file} line {earlier.line}"
                yield row.problem("duplicate", "ref", row.value("ref"), message, "give one of the two another ref")
    for table in (*columns.ACTORS, "offices", "outlets", "places"):
        for row in Located.rows(lexicon, table):
            if not _REF.fullmatch(row.value("ref")):
                message = "a ref is small letters, digits and single hyphens"
                yield row.problem("ref_form", "ref", row.value("ref"), message, "write it so")


def _references(lexicon: Lexicon) -> Iterator[Problem]:
    known: Mapping[str, frozenset[str]] = {
        "actors": frozenset(row.ref for table in columns.ACTORS for row in getattr(lexicon, table)),
        "states": frozenset(state.code for state in lexicon.states),
        "persons": frozenset(person.ref for person in lexicon.persons),
        "offices": frozenset(office.ref for office in lexicon.offices),
    }
    for table, targets in columns.REFS.items():
        for row in Located.rows(lexicon, table):
            for column, target in targets.items():
                for ref in row.texts(column):
                    if ref not in known[target]:
                        way_out = _nearest(ref, known[target], f"enter it in {target}")
                        yield row.problem("unknown_ref", column, ref, f"{target} has no such row", way_out)


def _nearest(wrong: str, right: Iterable[str], otherwise: str) -> str:
    nearest = difflib.get_close_matches(wrong, list(right), n=1)
    return f"did you mean {nearest[0]}?" if nearest else otherwise

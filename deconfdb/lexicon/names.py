"""Names that lead to two actors on the same day, and seats that two persons hold on the same day."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from deconfdb.errors import Problem
from deconfdb.lexicon.located import Located
from deconfdb.lexicon.reader import Lexicon
from deconfdb.lexicon.records import Day


@dataclass(frozen=True, slots=True)
class Period:
    """The days on which something surely held; both ends belong to it."""

    first: date
    last: date

    @classmethod
    def between(cls, start: Day | None, end: Day | None) -> Period:
        """A date known to the month or year counts from its last day as a start, and to its first as an end."""
        return cls(start.latest if start else date.min, end.earliest if end else date.max)

    def overlaps(self, other: Period) -> bool:
        """Whether more than the day of a change is shared."""
        return max(self.first, other.first) < min(self.last, other.last)


ALWAYS = Period(date.min, date.max)


@dataclass(frozen=True, slots=True)
class _Owner:
    row: Located
    column: str
    form: str
    ref: str
    periods: tuple[Period, ...]


def shared_names(lexicon: Lexicon) -> Iterator[Problem]:
    """Every name of two actors, two offices or two outlets, in the same period; a name counts with or without accents."""
    for owners in (_actors(lexicon), _offices(lexicon), _outlets(lexicon)):
        by_name: dict[str, list[_Owner]] = {}
        for owner in owners:
            by_name.setdefault(_folded(owner.form), []).append(owner)
        for group in by_name.values():
            yield from _clashes(group)


def _clashes(owners: list[_Owner]) -> Iterator[Problem]:
    for one, other in combinations(owners, 2):
        if one.ref == other.ref and one.row.file == other.row.file:
            if _exact(one.form) == _exact(other.form):
                way_out = "leave it out once"
                yield other.row.problem(
                    "repeated_name", other.column, other.form, "the row has this name twice", way_out
                )
        elif any(mine.overlaps(theirs) for mine in one.periods for theirs in other.periods):
            message = f"is also a name of {one.ref} ({one.row.file} line {one.row.line}) in the same period"
            way_out = "leave it to one of the two, or bound both by start and end"
            yield other.row.problem("shared_name", other.column, other.form, message, way_out)


def _folded(form: str) -> str:
    """A name as the coder compares it: case kept, accents dropped."""
    decomposed = unicodedata.normalize("NFKD", form.replace("ı", "i").replace("’", "'"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _exact(form: str) -> str:
    return unicodedata.normalize("NFC", form)


def _names(row: Located, column: str, forms: Iterable[str], periods: tuple[Period, ...]) -> Iterator[_Owner]:
    ref = str(row.value("ref"))
    yield from (_Owner(row, column, form, ref, periods) for form in forms)


def _actors(lexicon: Lexicon) -> Iterator[_Owner]:
    for row in Located.rows(lexicon, "states"):
        yield from _named(row, (ALWAYS,))
    for file in ("institutions", "armed_groups", "monitors", "bodies"):
        for row in Located.rows(lexicon, file):
            yield from _named(row, (Period.between(row.day("start"), row.day("end")),))
    in_office: dict[str, list[Period]] = {}
    for tenure in lexicon.office_holders:
        in_office.setdefault(tenure.person, []).append(Period.between(tenure.start, tenure.end))
    for row in Located.rows(lexicon, "persons"):
        yield from _named(row, tuple(in_office.get(str(row.value("ref")), (ALWAYS,))))


def _named(row: Located, periods: tuple[Period, ...]) -> Iterator[_Owner]:
    yield from _names(row, "name", row.texts("name"), periods)
    yield from _names(row, "aliases", row.texts("aliases"), periods)


def _offices(lexicon: Lexicon) -> Iterator[_Owner]:
    for row in Located.rows(lexicon, "offices"):
        yield from _names(row, "title", row.texts("title"), (ALWAYS,))
        yield from _names(row, "aliases", row.texts("aliases"), (ALWAYS,))


def _outlets(lexicon: Lexicon) -> Iterator[_Owner]:
    for row in Located.rows(lexicon, "outlets"):
        yield from _named(row, (ALWAYS,))


def shared_seats(lexicon: Lexicon) -> Iterator[Problem]:
    """Every seat for one that two tenures hold on more than the day of the change."""
    for_one = {office.ref for office in lexicon.offices if office.single_holder}
    by_office: dict[str, list[Located]] = {}
    for row in Located.rows(lexicon, "office_holders"):
        by_office.setdefault(str(row.value("office")), []).append(row)
    for office, rows in by_office.items():
        for one, other in combinations(rows, 2):
            same_person = one.value("person") == other.value("person")
            if (same_person or office in for_one) and _tenure(one).overlaps(_tenure(other)):
                value = f"{other.value('person')} in {office} {_dates(other)}"
                message = (
                    f"{one.value('person')} holds it {_dates(one)} (line {one.line}); the lexicon gives it one holder"
                )
                way_out = "mend or enter the end of the first, or set single_holder to no in offices.csv"
                yield other.problem("shared_seat", "start", value, message, way_out)


def _tenure(row: Located) -> Period:
    return Period.between(row.day("start"), row.day("end"))


def _dates(row: Located) -> str:
    start, end = row.day("start"), row.day("end")
    return f"{start.text if start else '..'}/{end.text if end else '..'}"

"""The lexicon, indexed for the coder: names, wordings, tenures; built once for each lexicon."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from deconfdb.coders.function_words import REBEL_WORDS, REBELS
from deconfdb.coders.phrases import Phrases
from deconfdb.coders.resolver import Calendar
from deconfdb.coders.segments import BoilerplateRules
from deconfdb.coders.text import any_at_a_word, small_letters
from deconfdb.coders.tokens import form_words
from deconfdb.lexicon import Lexicon
from deconfdb.lexicon import records as r

T = TypeVar("T")

NOTED_BEFORE = timedelta(days=366)
"""How long before his first office somebody may go by his surname alone."""
_BEHIND_OBJECT = frozenset({"with", "to", "letters", "messages", "notes", "together"})
"""Second words of triggers between which and the verb its object may stand."""
_LEAGUES = (("United Nations", ("UN", "U.N.")), ("European Union", ("EU",)), ("African Union", ("AU",)))
_IN_LEAGUE = re.compile(r"(United Nations|U\.?N\.?|European Union|EU|African Union|AU|OSCE) ")
_BODY_WORD = re.compile(
    r"(?<= )(?:Assistance|Commission|Disengagement|Emergency|Force|Group|Interim|Military|Mission|Monitoring|Observation|"
    r"Observer|Peacekeeping|Protection|Special|Stabilization|Supervision|Support|Team|Transition|Verification)\b"
)


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One reading of a name: `role` is what it does in a sentence, `ref` the actor, place or outlet it names.

    Roles: state, pair, adjective, people, metonym, institution, organisation, person, surname, outlet, place, office.
    """

    role: str
    ref: str
    side: str = ""
    ambiguous: bool = False
    until: date | None = None
    """The last day on which a name of the past was in use."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting cue in one of its forms."""

    row: r.ReportingCue
    form: str


class Knowledge:
    """Everything the stages ask of the lexicon; holds no state of any article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.abbreviations = frozenset(row.text for row in lexicon.abbreviations)
        self.may_not_end = frozenset(row.text for row in lexicon.abbreviations if not row.may_end_sentence)
        self.calendar = Calendar(lexicon.calendar)
        self.boilerplate = BoilerplateRules.compile(lexicon.boilerplate)
        self.states = {row.code: row for row in lexicon.states}
        self.state_by_ref = {row.ref: row for row in lexicon.states}
        self.institutions = {row.ref: row for row in lexicon.institutions}
        self.organisations = {row.ref: row for row in (*lexicon.armed_groups, *lexicon.monitors, *lexicon.bodies)}
        self.groups = {row.ref: row for row in lexicon.armed_groups}
        self.movements = frozenset(
            (*(row.party for row in lexicon.armed_groups if row.party not in self.states),
             *(row.code for row in lexicon.states if row.kind == "de_facto"))
        )  # fmt: skip
        """Parties that fight a state or have broken away from one."""
        self.dealing = frozenset({*self.states, *self.movements, *self.groups, REBELS})
        """Sides that deal for themselves; all others are organisations."""
        self.states_fought: dict[str, set[str]] = {}
        """The states that armed groups fight, by their parties."""
        for row in lexicon.armed_groups:
            if row.kind == "armed_group":
                self.states_fought.setdefault(row.party, set()).add(row.state)
        groups = Counter(row.party for row in lexicon.armed_groups)
        self.movement_refs = {row.party: row.ref for row in lexicon.armed_groups if groups[row.party] == 1}
        """The group that a party is, where it is one."""
        self.persons = {row.ref: row for row in lexicon.persons}
        self.offices = {row.ref: row for row in lexicon.offices}
        self.outlets = {row.ref: row for row in lexicon.outlets}
        self.outlet_of_domain = {domain: row.ref for row in reversed(lexicon.outlets) for domain in row.domains}
        self.places = {row.ref: row for row in lexicon.places}
        self.wide_places = frozenset(
            name.lower()
            for name in (
                *(row.name for row in lexicon.places if row.kind == "region"),
                *(form for row in lexicon.states for form in (row.name, *row.aliases) if row.name != row.capital),
            )
        )
        """Names of countries and provinces, in small letters; Singapore is a town as well."""
        self.country_of_place = {
            **{name.lower(): row.country for row in lexicon.places for name in (row.name, *row.aliases)},
            **{form.lower(): row.code for row in lexicon.states for form in (row.name, *row.aliases, row.capital)},
        }
        self.function_kinds = {row.function: row.kind for row in lexicon.function_terms}
        self._index_institutions()
        self._index_tenures()
        self._index_names()
        self._index_words()

    def is_blocked(self, low: str, begin: int, stop: int, start: int, end: int) -> bool:
        """Whether a blocker that stands in `low[begin:stop]` covers any of `low[start:end]`."""
        return self.any_blocker.search(low, begin, stop) is not None and any(
            match.start() < end and start < match.end()
            for pattern in self.blockers
            for match in pattern.finditer(low, begin, stop)
        )

    def trigger_of(self, form: str) -> r.MeetingTrigger:
        """The row of a wording of meetings, asked for in every sentence; KeyError where the lexicon has none."""
        row = self._triggers_asked.get(form)
        if row is None:
            words = form.split()
            hit = self.triggers.at(words, 0, len(words))
            if hit is None:
                raise KeyError(form)
            row = self._triggers_asked[form] = hit[1][0]
        return row

    def label_of(self, side: str) -> str:
        """What a label calls a side: its code, or the name of a movement without one."""
        movement = self.organisations.get(side)
        return movement.name if movement is not None else side

    def _index_institutions(self) -> None:
        self.by_function: dict[tuple[str, str], list[r.Institution]] = {}
        for row in self.lexicon.institutions:
            self.by_function.setdefault((row.side, row.function), []).append(row)

    def _index_tenures(self) -> None:
        self.tenures_of_person: dict[str, list[r.Tenure]] = {}
        self.tenures_of_office: dict[str, list[r.Tenure]] = {}
        for row in self.lexicon.office_holders:
            self.tenures_of_person.setdefault(row.person, []).append(row)
            self.tenures_of_office.setdefault(row.office, []).append(row)
        self.offices_by_role: dict[tuple[str, str], list[r.Office]] = {}
        for office in self.lexicon.offices:
            self.offices_by_role.setdefault((office.side, office.role), []).append(office)

    def _index_names(self) -> None:  # noqa: C901, PLR0912
        names: Phrases[NameEntry] = Phrases()
        self.pairs: dict[str, r.StatePair] = {}
        spell = self.abbreviations

        def add(forms: tuple[str, ...], entry: NameEntry) -> None:
            for form in forms:
                names.add(form_words(form, spell), entry)
                if form.startswith("the "):
                    names.add(form_words(f"The {form[4:]}", spell), entry)  # as it begins a sentence
                if form.isascii() and form.upper() != form and entry.role in {"state", "adjective"}:
                    names.add(form_words(form.upper(), spell), entry)

        for state in self.lexicon.states:
            unsure = frozenset(state.ambiguous)
            add(_without_apostrophe(state), NameEntry("adjective", state.ref, state.code))
            for role, forms in (("state", (state.name, *state.aliases)), ("adjective", state.adjectives),
                                ("people", state.people), ("metonym", state.metonyms)):  # fmt: skip
                for form in forms:
                    add((form,), NameEntry(role, state.ref, state.code, form in unsure))
        for forms, entry in self._former_names():
            add(forms, entry)
        for pair in self.lexicon.state_pairs:
            self.pairs[pair.term] = pair
            add(pair.forms, NameEntry("pair", pair.term, pair.codes[0]))
        for role, forms in REBEL_WORDS.items():
            add((*forms, *(form.capitalize() for form in forms)), NameEntry(role, REBELS, REBELS))
        for row in self.lexicon.institutions:
            add(_spellings(row.name, *row.aliases), NameEntry("institution", row.ref, row.side))
        for organisation in self.organisations.values():
            add(
                _printed(_spellings(organisation.name, *organisation.aliases)),
                NameEntry("organisation", organisation.ref, organisation.party),
            )
        for office in self.lexicon.offices:
            add(office.aliases, NameEntry("office", office.ref, office.side))
        given = {person.name.split()[0] for person in self.lexicon.persons}
        for person in self.lexicon.persons:
            for form in (person.name, *person.aliases):
                role = "person" if len(form_words(form, spell)) > 1 else "surname"
                is_given = role == "surname" and form in given and form != person.name.split()[0]
                add((form,), NameEntry(role, person.ref, person.side, is_given))
        for outlet in self.lexicon.outlets:
            add((outlet.name, *outlet.aliases), NameEntry("outlet", outlet.ref, "", outlet.ambiguous))
        for place in self.lexicon.places:
            add((place.name, *place.aliases), NameEntry("place", place.ref, place.country))
            if place.metonym and place.country:
                state_ref = self.states[place.country].ref if place.country in self.states else place.country.lower()
                add((place.name, *place.aliases), NameEntry("metonym", state_ref, place.country))
        self.names = names.close()
        self.place_words = frozenset(
            first
            for first, entries in self.names.by_first.items()
            if any(entry.role == "place" for _, known in entries for entry in known)
        )
        """First words of the names of places."""
        self.kin_words = frozenset(self._kin_words())
        """Second words of the names of groups that are those of a people too: "Serb", in "the Bosnian Serb Army"."""

    def _kin_words(self) -> Iterator[str]:
        for entries in self.names.by_first.values():
            for words, known in entries:
                kin = self.names.at((words[1].removesuffix("s"),), 0, 1) if len(words) > 1 else None
                is_of_people = kin is not None and any(
                    entry.role in {"state", "adjective", "people"} for entry in kin[1]
                )
                if is_of_people and known[0].role == "organisation":
                    yield words[1]

    def _former_names(self) -> Iterator[tuple[tuple[str, ...], NameEntry]]:
        for former in self.lexicon.former_states:
            ref = self.states[former.side].ref
            for role, forms in (("state", (former.name, *former.aliases)), ("adjective", former.adjectives),
                                ("people", former.people), ("metonym", former.metonyms)):  # fmt: skip
                yield forms, NameEntry(role, ref, former.side, until=former.until.latest)

    def _index_words(self) -> None:
        lexicon = self.lexicon
        self._index_actor_words()
        self.cues = self._phrases(((form,), Cue(cue, form)) for cue in lexicon.cues_reporting for form in cue.forms)
        self.mechanism_terms = self._phrases((row.forms, row) for row in lexicon.mechanism_terms)
        self.standing_bodies = self._standing_bodies()
        self.blockers = tuple(re.compile(small_letters(row.pattern)) for row in lexicon.mechanism_blockers)
        self.any_blocker = any_at_a_word(self.blockers)
        self.status_cues = self._phrases((row.forms, row) for row in lexicon.status_cues)
        self.split_cues = self._split_cues()
        self.triggers = self._phrases((row.forms, row) for row in lexicon.meeting_triggers if _opens_meeting(row))
        self._triggers_asked: dict[str, r.MeetingTrigger] = {}
        self.split_triggers = self._split_triggers()
        self.relevance = self._phrases((row.forms, row) for row in lexicon.relevance_terms)
        days_and_months = {
            form.lower() for row in lexicon.calendar if row.kind in {"weekday", "month"} for form in row.forms
        }
        self.calendar_words = frozenset(days_and_months - {"jan"})  # a man's name; the month has its full stop
        self.common_words = self._common_words()

    def _index_actor_words(self) -> None:
        lexicon = self.lexicon
        self.roles = self._phrases(
            (forms, (noun, plural))
            for noun in lexicon.role_nouns
            for forms, plural in ((noun.forms, False), (noun.plurals, True))
        )
        self.peoples = self._peoples()
        self.functions = self._phrases(
            ((*row.terms, *(plural_of(name) for name in row.terms)), row) for row in lexicon.function_terms
        )
        self.titles = self._phrases((row.forms, row) for row in lexicon.person_titles)

    def _peoples(self) -> Phrases[tuple[r.People, str]]:
        """What peoples are called, and by which column of the table: `Kachin`, `Darfur`, `the Kachins`."""
        phrases: Phrases[tuple[r.People, str]] = Phrases()
        for row in self.lexicon.peoples:
            for column, forms in (("forms", row.forms), ("lands", row.lands), ("people", row.people)):
                for form in forms:
                    phrases.add(form_words(form, self.abbreviations), (row, column))
                    if form[0].islower() and not form.islower():
                        phrases.add(form_words(form[0].upper() + form[1:], self.abbreviations), (row, column))
        return phrases.close()

    def _phrases(self, rows: Iterable[tuple[Iterable[str], T]]) -> Phrases[T]:
        """The wordings of a table with what they stand for, ready to be looked up."""
        phrases: Phrases[T] = Phrases()
        for forms, value in rows:
            phrases.add_forms(forms, value, self.abbreviations)
        return phrases.close()

    def _split_triggers(self) -> dict[str, list[tuple[str, r.MeetingTrigger]]]:
        """Triggers of a verb and what follows its object ("exchanged … letters"), by the verb."""
        found: dict[str, list[tuple[str, r.MeetingTrigger]]] = {}
        for row in self.lexicon.meeting_triggers:
            if row.part_of_speech != "verb" or row.meeting_format == "visit":
                continue
            for verb, *rest in (form.split() for form in row.forms):
                if len(rest) == 1 and rest[0] in _BEHIND_OBJECT:
                    found.setdefault(verb, []).append((rest[0], row))
        return found

    def _split_cues(self) -> dict[str, list[tuple[tuple[str, ...], r.StatusCue]]]:
        """Cues of a verb and what follows its object ("put … into service"), by the verb."""
        found: dict[str, list[tuple[tuple[str, ...], r.StatusCue]]] = {}
        for cue in self.lexicon.status_cues:
            if cue.part_of_speech != "verb" or cue.position != "object":
                continue
            for form in cue.forms:
                words = tuple(word.lower() for word in form_words(form, self.abbreviations))
                if len(words) > 1:
                    found.setdefault(words[0], []).append((words[1:], cue))
        return found

    def _standing_bodies(self) -> dict[tuple[str, ...], list[tuple[str, ...]]]:
        """The sides of the commissions that may be meant by a name, by its words."""
        found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for row in self.lexicon.standing_bodies:
            for form in row.forms:
                words = tuple(word.lower() for word in form_words(form, self.abbreviations))
                found.setdefault(words, []).append(row.parties)
        return found

    def _common_words(self) -> frozenset[str]:
        """Single words of function, role and mechanism names: capitalised, they are still no part of a person's name."""
        tables = (self.roles.by_first, self.functions.by_first, self.mechanism_terms.by_first, self.relevance.by_first)
        return frozenset(word for table in tables for word in table) | self.calendar_words

    # Questions of the stages.

    def institution(self, side: str, function: str, on: date | None) -> r.Institution | None:
        """The body of a side with a function, on a day if that decides."""
        rows = [row for row in self.by_function.get((side, function), ()) if holds(row.start, row.end, on)]
        return rows[0] if rows else None

    def side_of(self, office: r.Office) -> str:
        """The side that somebody speaks for by an office: the armed group that it leads, else that of the office."""
        group = self.groups.get(office.body)
        return group.party if group is not None and group.party in self.movements else office.side

    def is_there(self, ref: str, on: date | None) -> bool:
        """Whether a body of the lexicon was there on a day."""
        row = self.institutions.get(ref) or self.organisations[ref]
        return holds(row.start, row.end, on)

    def holder(self, side: str, role: str, on: date | None) -> tuple[str, str] | None:
        """Person and office ref of whoever held a role for a side on a day, if exactly one did."""
        if on is None:
            return None
        found: list[tuple[str, str, bool]] = []
        for office in self.offices_by_role.get((side, role), ()):
            if not office.single_holder or role == "ambassador":
                continue  # a state has ambassadors in many lands, of whom the tables know the one at the UN
            rows = self.tenures_of_office.get(office.ref, ())
            found.extend((row.person, office.ref, row.acting) for row in rows if holds(row.start, row.end, on))
        people = {person for person, _, _ in found}
        return (found[0][0], found[0][1]) if len(people) == 1 else None

    def offices_on(self, person: str, on: date | None, role: str = "") -> list[r.Office]:
        """The offices a person held on a day, highest first; with `role`, only those of that role."""
        if on is None:
            return []
        held = [
            self.offices[row.office] for row in self.tenures_of_person.get(person, ()) if holds(row.start, row.end, on)
        ]
        return sorted((office for office in held if not role or office.role == role), key=lambda office: office.level)

    def is_yet_unknown(self, person: str, on: date | None) -> bool:
        """Whether somebody came into the first of his offices only more than a year after a day."""
        rows = self.tenures_of_person.get(person, ())
        return bool(rows) and on is not None and all(row.start.earliest > on + NOTED_BEFORE for row in rows)

    def office_on(self, person: str, on: date | None, role: str = "") -> r.Office | None:
        """The highest office a person held on a day; with `role`, only one of that role."""
        return next(iter(self.offices_on(person, on, role)), None)


def plural_of(name: str) -> str:
    """The plural of a body's name by its last word."""
    if name.endswith("y") and not name.endswith(("ay", "ey", "oy")):
        return name[:-1] + "ies"
    return name if name.endswith("s") or not name.islower() else name + "s"


def holds(start: r.Day | None, end: r.Day | None, on: date | None) -> bool:
    """Whether a period known to day, month or year may include a day; without a day it does."""
    if on is None:
        return True
    return (start is None or start.earliest <= on) and (end is None or on <= end.latest)


@functools.cache
def default_knowledge() -> Knowledge:
    """The index over the lexicon that ships with the package."""
    from deconfdb.lexicon import load_lexicon

    return Knowledge(load_lexicon())


def _opens_meeting(row: r.MeetingTrigger) -> bool:
    """Whether a trigger tells of a meeting, or keeps its words from being read as one."""
    is_told = row.part_of_speech in {"verb", "noun"} and bool(row.meeting_format)
    return is_told or row.part_of_speech == "blocker"


def _without_apostrophe(state: r.State) -> tuple[str, ...]:
    """Possessives that lost their apostrophe on the way ("Indias Border Security Force")."""
    forms = (form for form in (state.name, *state.metonyms) if " " not in form and form[-1] != "s")
    return tuple(f"{form}s" for form in forms if f"{form}s" not in state.people)


def _printed(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Forms as newspapers print them: `the EU monitoring mission in Georgia`, `the African Union's transition mission`."""
    short = ((full, each) for full, shorts in _LEAGUES for each in shorts)
    ways = [*short, *((each, full) for full, shorts in _LEAGUES for each in shorts)]
    leagues = [new + form.removeprefix(old) for form in forms for old, new in ways if form.startswith(f"{old} ")]
    small = [
        _BODY_WORD.sub(lambda word: word[0].lower(), form) for form in (*forms, *leagues) if _IN_LEAGUE.match(form)
    ]
    owned = [_IN_LEAGUE.sub(lambda league: f"{league[1]}'s ", form) for form in small]
    return tuple(dict.fromkeys((*forms, *leagues, *small, *owned)))


def _spellings(*forms: str) -> tuple[str, ...]:
    """Forms with their British and American spellings, each once."""
    both = (form.replace(old, new) for old, new in (("Defence", "Defense"), ("Defense", "Defence")) for form in forms)
    return tuple(dict.fromkeys((*forms, *both)))

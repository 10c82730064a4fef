"""Which mechanism of the registry a mechanism of an article is taken for, and when it is taken for none."""

from __future__ import annotations

from datetime import date

from deconfdb.coders.findings import MechanismFound
from deconfdb.coders.registered import with_registry_refs
from deconfdb.registry import Mechanism, Party, Scope

DAY = date(2021, 6, 16)


def _entry(ref: str, kind: str = "hotline", label: str = "Placeholder line", *areas: str) -> Mechanism:
    parties = (Party("nor", "party"), Party("rus", "party"), Party("fin", "host"))
    return Mechanism(ref, label, kind, parties, None, None, tuple(Scope("area", area) for area in areas), ())


def _found(kind: str = "hotline", area: str = "", *sides: str) -> MechanismFound:
    return MechanismFound(kind, "placeholder", sides or ("RUS", "NOR"), (), "mechanism.strong", area=area)


def _refs(found: list[MechanismFound], entries: list[Mechanism], day: date | None = DAY) -> list[str]:
    return [one.registry_ref for one in with_registry_refs(found, entries, day)]


def test_the_only_entry_of_the_same_parties_and_kind_gives_its_ref() -> None:
    entries = [_entry("line"), _entry("posts", "observation_posts")]
    assert _refs([_found(), _found("hotline", "", "NOR", "SWE"), _found("talks_track")], entries) == ["line", "", ""]


def test_a_kind_left_open_takes_an_entry_of_a_kind_that_it_may_be() -> None:
    assert _refs([_found("deconfliction_unspecified")], [_entry("line")]) == ["line"]
    assert _refs([_found("deconfliction_unspecified")], [_entry("arms", "arms_transfer_relation")]) == [""]


def test_where_two_entries_fit_or_two_mechanisms_want_one_entry_none_is_chosen() -> None:
    assert _refs([_found()], [_entry("one"), _entry("two")]) == [""]
    assert _refs([_found(), _found()], [_entry("line")]) == ["", ""]


def test_another_area_or_another_time_is_another_mechanism() -> None:
    entry = _entry("line", "hotline", "Placeholder line (2021)", "Barents Sea")
    assert _refs([_found("hotline", "Barents Sea")], [entry]) == ["line"]
    assert _refs([_found("hotline", "Black Sea")], [entry]) == [""]
    assert _refs([_found()], [entry], date(2014, 6, 16)) == [""]
    assert _refs([_found()], [entry], date(2025, 6, 16)) == [""]
    assert _refs([_found()], [entry], None) == [""]

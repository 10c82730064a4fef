"""The codings that exist are valid: those shipped without any warning, the development gold without errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from deconfdb.coding.reading import read_codings
from deconfdb.coding.references import KnownRefs
from deconfdb.coding.validation import checked
from deconfdb.settings import seeds_dir
from deconfdb.vocabulary import Vocabularies

FOUNDING = sorted((seeds_dir() / "codings").glob("*.json"))


def test_there_are_five_founding_codings() -> None:
    assert len(FOUNDING) == 5


@pytest.mark.parametrize("path", FOUNDING, ids=[path.stem for path in FOUNDING])
def test_a_founding_coding_is_complete(path: Path, vocabularies: Vocabularies) -> None:
    (reading,) = (checked(each, vocabularies, KnownRefs()) for each in read_codings(path))

    assert (reading.problems, reading.warnings) == ((), ())


def test_the_development_gold_has_no_errors(shared: Path, vocabularies: Vocabularies) -> None:
    paths = sorted((shared / "gold" / "codings").glob("*.json"))
    readings = [checked(each, vocabularies, KnownRefs()) for path in paths for each in read_codings(path)]

    assert len(readings) == 7
    assert {each.locator.source: each.problems for each in readings if each.problems} == {}
    assert {warning.code for each in readings for warning in each.warnings} == {
        "no_segments",
        "unclaimed_proposition",
        "unmentioned_subject",
    }

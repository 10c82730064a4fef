"""What is merely incomplete loads with a warning that names it; what the format lets out needs no warning."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any, NamedTuple

import pytest

from deconfdb.coding.problems import WARNING_CODES
from deconfdb.coding.reading import Reading, read_codings
from deconfdb.coding.references import KnownRefs
from deconfdb.coding.validation import validate
from deconfdb.vocabulary import Vocabularies

Mutate = Callable[..., dict[str, Any]]


class Case(NamedTuple):
    """Edits to the valid coding, and the (code, location) of the warnings that must follow."""

    edits: tuple[tuple[str, Any], ...]
    warnings: tuple[tuple[str, str], ...]


def case(*edits: tuple[str, Any], warns: tuple[tuple[str, str], ...]) -> Case:
    return Case(edits, warns)


CASES = {
    "a proposition nobody claims": case(
        ("propositions.+", {"ref": "p6", "kind": "context", "gist": "the lines are old"}),
        warns=(("unclaimed_proposition", "propositions[5]"),),
    ),
    "a subject no proposition speaks of": case(
        ("meetings.+", {"ref": "k3", "label": "Talks", "format": "visit", "participants": [{"actor": "kor"}]}),
        warns=(("unmentioned_subject", "meetings[2]"),),
    ),
    "a status without a date": case(("propositions[0].when", ...), warns=(("undated_status", "propositions[0].when"),)),
    "a status whose date could not be resolved": case(
        ("propositions[0].when", {"text": "some day"}), warns=(("undated_status", "propositions[0].when"),)
    ),
    "a track without a status": case(
        ("propositions[1].track", "operational"), warns=(("track_without_status", "propositions[1].track"),)
    ),
    "a quantity without a figure": case(
        ("propositions[3].quantity", {"measure": "posts"}), warns=(("quantity_empty", "propositions[3].quantity"),)
    ),
    "a family that is not the kind's": case(
        ("incidents[0].family", "diplomatic"), warns=(("family_mismatch", "incidents[0].family"),)
    ),
    "an event-relative date without its event": case(
        ("meetings[1].when.anchor", ...), warns=(("date_without_anchor", "meetings[1].when"),)
    ),
    "a year that is probably a slip": case(
        ("claims[0].said.edtf", "1202-07-27"), warns=(("unlikely_year", "claims[0].said.edtf"),)
    ),
    "an actor without a name": case(("actors[1].name", ...), warns=(("unnamed_entry", "actors[1]"),)),
    "a mechanism without parties": case(
        ("mechanisms[1].parties", []), warns=(("mechanism_without_parties", "mechanisms[1].parties"),)
    ),
    "a meeting without participants": case(
        ("meetings[1].participants", ...), warns=(("meeting_without_participants", "meetings[1].participants"),)
    ),
    "a proposition without words": case(
        ("propositions[2].gist", ...), warns=(("proposition_without_gist", "propositions[2]"),)
    ),
    "a mention without chain": case(
        ("claims[1].mentions[0].chain", ...), warns=(("claim_without_chain", "claims[1].mentions[0].chain"),)
    ),
    "a chain from another outlet": case(
        ("claims[1].mentions[0].chain[0].source", "kcna"),
        warns=(("foreign_publisher", "claims[1].mentions[0].chain[0].source"),),
    ),
    "the same claim twice": case(
        ("claims[3].proposition", "p1"),
        ("claims[3].stance", "affirm"),
        ("claims[3].said", {"edtf": "2021-07-27"}),
        ("propositions[2]", {"ref": "p3", "gist": "a call was made", "meeting": "k2"}),
        warns=(("unclaimed_proposition", "propositions[2]"), ("duplicate_claim", "claims[3]")),
    ),
    "no day of publication": case(("article.published", ...), warns=(("unpublished_article", "article.published"),)),
    "no hash of the text": case(("article.text", ...), warns=(("no_text_hash", "article.text"),)),
    "no segments": case(("article.segments", ...), warns=(("no_segments", "article.segments"),)),
}


@pytest.mark.parametrize("incomplete", CASES.values(), ids=CASES.keys())
def test_an_incomplete_coding_is_usable_and_warns_of_what_is_missing(
    incomplete: Case, spoil: Mutate, read_one: Callable[[Any], Reading]
) -> None:
    reading = read_one(spoil(*incomplete.edits))

    assert reading.problems == ()
    assert [(each.code, each.location) for each in reading.warnings] == list(incomplete.warnings)
    assert all(each.message and each.way_out for each in reading.warnings)
    assert reading.is_usable


def test_every_warning_that_exists_is_shown_here() -> None:
    assert {code for each in CASES.values() for code, _ in each.warnings} == set(WARNING_CODES)


def test_an_absent_value_reads_as_none_and_never_as_a_judgement() -> None:
    mention = {"start": 0, "end": 5, "sha256": "0" * 64}
    least = {
        "format": "deconf-coding/1",
        "article": {"key": "k", "source": "s"},
        "coder": {"name": "n", "kind": "human"},
        "mechanisms": [{"ref": "m", "label": "l", "kind": "hotline"}],
        "meetings": [{"ref": "m", "label": "l", "format": "visit"}],
        "incidents": [{"ref": "i", "label": "l", "kind": "clash"}],
        "propositions": [{"ref": "p"}],
        "claims": [{"proposition": "p", "speaker": "a", "stance": "affirm", "mentions": [mention]}],
    }
    (reading,) = read_codings(BytesIO(json.dumps(least).encode()))

    assert reading.document is not None
    assert json.loads(reading.document.model_dump_json(exclude_defaults=True)) == least
    dumped = reading.document.model_dump()
    given = {"ref", "label", "kind", "format", "proposition", "speaker", "stance", "mentions"}
    for section in ("mechanisms", "meetings", "incidents", "propositions", "claims"):
        assert {repr(value) for key, value in dumped[section][0].items() if key not in given} <= {"None", "()"}


def test_a_registered_ref_needs_no_declaration(spoil: Mutate, vocabularies: Vocabularies) -> None:
    edits: list[tuple[str, Any]] = [("sources", []), ("actors", []), ("offices", []), ("mechanisms", [])]
    (reading,) = read_codings(BytesIO(json.dumps(spoil(*edits)).encode()))
    known = KnownRefs(
        actors=frozenset({"kor", "prk", "kor-pres-office", "park-soo-hyun", "voice-kcna", "voice-daily"}),
        sources=frozenset({"example-daily", "kcna"}),
        offices=frozenset({"kor-pres-spokesman"}),
        mechanisms=frozenset({"kor-prk-lines", "kor-prk-liaison-office"}),
    )
    assert reading.document is not None

    assert validate(reading.document, vocabularies, known) == ((), ())


def test_a_registered_ref_may_be_declared_without_its_name(spoil: Mutate, vocabularies: Vocabularies) -> None:
    (reading,) = read_codings(BytesIO(json.dumps(spoil(("actors[1].name", ...))).encode()))
    assert reading.document is not None

    assert validate(reading.document, vocabularies, KnownRefs(actors=frozenset({"prk"}))) == ((), ())

"""Each way to break a coding has its own error, at its own place, with a way out; nothing else is reported."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deconfdb.coding.problems import ERROR_CODES, WARNING_CODES
from deconfdb.coding.reading import Reading

Mutate = Callable[..., dict[str, Any]]


class Case(NamedTuple):
    """Edits to the valid coding, the (code, location) pairs that must follow, and a part of the first way out."""

    edits: tuple[tuple[str, Any], ...]
    expected: tuple[tuple[str, str], ...]
    way_out: str


def case(*edits: tuple[str, Any], code: str, at: str, way_out: str, also: tuple[tuple[str, str], ...] = ()) -> Case:
    return Case(edits, ((code, at), *also), way_out)


SHAPE = {
    "another format": case(("format", "deconf-coding/9"), code="wrong_format", at="format", way_out="deconf-coding/1"),
    "no article key": case(("article.key", ...), code="missing_key", at="article.key", way_out="add it"),
    "no coder": case(("coder", ...), code="missing_key", at="coder", way_out="add it"),
    "claim without stance": case(
        ("claims[1].stance", ...), code="missing_key", at="claims[1].stance", way_out="add it"
    ),
    "mention without hash": case(
        ("claims[1].mentions[0].sha256", ...), code="missing_key", at="claims[1].mentions[0].sha256", way_out="add it"
    ),
    "misspelt key": case(
        ("meetings[0].ocurrence", "held"), code="unknown_key", at="meetings[0].ocurrence", way_out="occurrence?"
    ),
    "article text in the document": case(
        ("article.body", "Some text."), code="unknown_key", at="article.body", way_out="known here: "
    ),
    "number as text": case(
        ("claims[0].mentions[0].start", "41"),
        code="wrong_type",
        at="claims[0].mentions[0].start",
        way_out="without quotes",
    ),
    "year as number": case(
        ("meetings[0].when.edtf", 2021), code="wrong_type", at="meetings[0].when.edtf", way_out='"2021"'
    ),
    "null for a list": case(("claims", None), code="null_value", at="claims", way_out="leave the key out"),
    "claim without mentions": case(
        ("claims[1].mentions", []), code="empty_value", at="claims[1].mentions", way_out="give the span"
    ),
    "empty label": case(("mechanisms[0].label", " "), code="empty_value", at="mechanisms[0].label", way_out="leave"),
    "negative offset": case(
        ("claims[0].mentions[0].start", -1),
        code="out_of_range",
        at="claims[0].mentions[0].start",
        way_out="correct the number",
    ),
    "level 7": case(("meetings[0].level", 7), code="out_of_range", at="meetings[0].level", way_out="correct"),
    "upper-case hash": case(
        ("article.text.sha256", "A" * 64), code="bad_sha256", at="article.text.sha256", way_out="lower case"
    ),
    "short hash of a span": case(
        ("claims[1].mentions[0].sha256", "abc"),
        code="bad_sha256",
        at="claims[1].mentions[0].sha256",
        way_out="64 hexadecimal",
    ),
    "ref with a space": case(("claims[0].ref", "claim one"), code="bad_ref", at="claims[0].ref", way_out="hyphens"),
    "address without scheme": case(
        ("article.url", "example.org/koreas"), code="bad_url", at="article.url", way_out="https://"
    ),
    "country in two letters": case(
        ("sources[0].country", "KR"), code="bad_shape", at="sources[0].country", way_out="alpha-3"
    ),
    "language by name": case(("article.language", "English"), code="bad_shape", at="article.language", way_out="BCP"),
    "a whole article as gist": case(
        ("propositions[0].gist", "x" * 2001), code="too_long", at="propositions[0].gist", way_out="our own words"
    ),
}

REFS = {
    "unknown speaker": case(
        ("claims[1].speaker", "park-so-hyun"), code="unknown_ref", at="claims[1].speaker", way_out="park-soo-hyun?"
    ),
    "unknown proposition": case(
        ("claims[3].proposition", "zz"), code="unknown_ref", at="claims[3].proposition", way_out="propositions"
    ),
    "unknown source of the article": case(
        ("article.source", "zz"),
        ("claims", []),
        ("article.custody", []),
        code="unknown_ref",
        at="article.source",
        way_out="declare it under sources",
    ),
    "unknown office": case(
        ("claims[1].office", "zz"), code="unknown_ref", at="claims[1].office", way_out="declare it under offices"
    ),
    "unknown mechanism of a proposition": case(
        ("propositions[4].mechanism", "kor-prk-liaison-ofice"),
        code="unknown_ref",
        at="propositions[4].mechanism",
        way_out="kor-prk-liaison-office?",
    ),
    "unknown meeting": case(
        ("propositions[1].meeting", "q"), code="unknown_ref", at="propositions[1].meeting", way_out="meetings"
    ),
    "unknown incident": case(
        ("propositions[3].incident", "q"), code="unknown_ref", at="propositions[3].incident", way_out="incidents"
    ),
    "unknown outlet told": case(
        ("claims[1].told_to", "q"), code="unknown_ref", at="claims[1].told_to", way_out="sources"
    ),
    "unknown initiator": case(
        ("propositions[4].initiator", "q"), code="unknown_ref", at="propositions[4].initiator", way_out="actors"
    ),
    "unknown anchor": case(
        ("meetings[1].when.anchor", "q"), code="unknown_ref", at="meetings[1].when.anchor", way_out="meetings or"
    ),
    "unknown step of a chain": case(
        ("claims[2].mentions[0].chain[1].source", "q"),
        code="unknown_ref",
        at="claims[2].mentions[0].chain[1].source",
        way_out="sources",
    ),
    "unknown whole": case(
        ("mechanisms[1].part_of", "q"), code="unknown_ref", at="mechanisms[1].part_of", way_out="mechanisms"
    ),
    "unknown office holder": case(
        ("office_holders[0].person", "q"), code="unknown_ref", at="office_holders[0].person", way_out="actors"
    ),
    "relation to nothing": case(("relations[0].to", "q"), code="unknown_ref", at="relations[0].to", way_out="prop"),
    "a source speaks": case(
        ("claims[0].speaker", "kcna"), code="wrong_ref_kind", at="claims[0].speaker", way_out="ref of an actor"
    ),
    "a meeting as mechanism": case(
        ("incidents[0].mechanisms[0].mechanism", "k1"),
        code="wrong_ref_kind",
        at="incidents[0].mechanisms[0].mechanism",
        way_out="ref of a mechanism",
    ),
    "two actors of one ref": case(
        ("actors[1].ref", "kor"),
        code="unknown_ref",
        at="mechanisms[0].parties[1].actor",
        way_out="declare",
        also=(
            ("unknown_ref", "mechanisms[1].parties[1].actor"),
            ("unknown_ref", "meetings[0].participants[1].actor"),
            ("unknown_ref", "meetings[1].participants[1].actor"),
            ("unknown_ref", "incidents[0].parties[0].actor"),
            ("unknown_ref", "propositions[4].initiator"),
            ("duplicate_ref", "actors[1].ref"),
        ),
    ),
    "two claims of one ref": case(
        ("claims[5].ref", "c1"), code="duplicate_ref", at="claims[5].ref", way_out="another ref"
    ),
    "the same party twice": case(
        ("mechanisms[0].parties.+", {"actor": "kor", "role": "party"}),
        code="duplicate_entry",
        at="mechanisms[0].parties[2]",
        way_out="remove",
    ),
    "the same relation twice": case(
        ("relations.+", {"from": "p4", "to": "p5", "relation": "entails"}),
        code="duplicate_entry",
        at="relations[1]",
        way_out="remove",
    ),
    "part of itself": case(
        ("mechanisms[1].part_of", "kor-prk-liaison-office"),
        code="self_reference",
        at="mechanisms[1].part_of",
        way_out="name the other",
    ),
    "parts of each other": case(
        ("mechanisms[0].part_of", "kor-prk-liaison-office"),
        code="cyclic_reference",
        at="mechanisms[0].part_of",
        way_out="remove one of the links",
    ),
    "meetings that follow each other": case(
        ("meetings[0].follows", "k2"), code="cyclic_reference", at="meetings[0].follows", way_out="remove one"
    ),
    "dated by itself": case(
        ("meetings[1].when.anchor", "k2"), code="self_reference", at="meetings[1].when.anchor", way_out="other"
    ),
    "succeeds itself": case(
        ("mechanisms[0].links", [{"relation": "succeeds", "mechanism": "kor-prk-lines"}]),
        code="self_reference",
        at="mechanisms[0].links[0].mechanism",
        way_out="name the other",
    ),
    "related to itself": case(
        ("relations[0].to", "p4"), code="self_reference", at="relations[0].to", way_out="name the other"
    ),
}

CODES = {
    "unknown stance": case(
        ("claims[0].stance", "affirms"), code="unknown_code", at="claims[0].stance", way_out="affirm?"
    ),
    "unknown kind of mechanism": case(
        ("mechanisms[0].kind", "Hotline"), code="unknown_code", at="mechanisms[0].kind", way_out="hotline?"
    ),
    "unknown side": case(("actors[0].side", "XYZ"), code="unknown_code", at="actors[0].side", way_out=""),
    "unknown basis": case(
        ("article.published.basis", "guess"), code="unknown_code", at="article.published.basis", way_out="take one of"
    ),
    "unknown domain": case(
        ("mechanisms[0].scope[0].value", "lands"),
        code="unknown_code",
        at="mechanisms[0].scope[0].value",
        way_out="land?",
    ),
    "unknown link of a chain": case(
        ("claims[2].mentions[0].chain[1].link", "cites-outlet"),
        code="unknown_code",
        at="claims[2].mentions[0].chain[1].link",
        way_out="cites_outlet?",
    ),
    "unknown unit": case(
        ("propositions[3].quantity.unit", "post"),
        code="unknown_code",
        at="propositions[3].quantity.unit",
        way_out="posts?",
    ),
    "misspelt status": case(
        ("propositions[0].status", "operatng"),
        code="status_not_of_track",
        at="propositions[0].status",
        way_out="operating?",
    ),
    "status of the other track": case(
        ("propositions[0].status", "agreed"),
        code="status_not_of_track",
        at="propositions[0].status",
        way_out="institutional track",
    ),
    "status of no mechanism": case(
        ("propositions[0].mechanism", ...),
        code="status_without_mechanism",
        at="propositions[0].status",
        way_out="give the ref",
    ),
    "status on no track": case(
        ("propositions[0].track", ...),
        code="status_without_track",
        at="propositions[0].status",
        way_out="institutional or operational",
    ),
    "two subjects": case(
        ("propositions[1].mechanism", "kor-prk-lines"),
        code="too_many_subjects",
        at="propositions[1]",
        way_out="one proposition for each",
    ),
    "low above high": case(
        ("propositions[3].quantity.best", ...),
        ("propositions[3].quantity.low", 2),
        code="quantity_order",
        at="propositions[3].quantity.low",
        way_out="low ≤ best ≤ high",
    ),
    "best above high": case(
        ("propositions[3].quantity.best", 1.5),
        code="quantity_order",
        at="propositions[3].quantity.best",
        way_out="low ≤ best ≤ high",
    ),
}

DATES = {
    "a day that does not exist": case(
        ("claims[0].said.edtf", "2021-02-29"), code="bad_date", at="claims[0].said.edtf", way_out="2021-02 has 28 days"
    ),
    "month 13": case(
        ("article.published.edtf", "2021-13"), code="bad_date", at="article.published.edtf", way_out="01 to 12"
    ),
    "an interval that ends before it begins": case(
        ("meetings[0].when.edtf", "2021-07-27/2021-04"),
        code="bad_date",
        at="meetings[0].when.edtf",
        way_out="earlier date first",
    ),
    "a date in words": case(
        ("meetings[0].when.edtf", "July 27"), code="bad_date", at="meetings[0].when.edtf", way_out="YYYY-MM-DD"
    ),
    "a clock time": case(
        ("claims[0].said.edtf", "2021-07-27T10:00"), code="bad_date", at="claims[0].said.edtf", way_out="2021-07-27"
    ),
    "an office attested in a month": case(
        ("office_holders[0].on", "2021-07"), code="bad_date", at="office_holders[0].on", way_out="YYYY-MM-DD"
    ),
    "an office attested on a day that does not exist": case(
        ("office_holders[0].on", "2021-06-31"), code="bad_date", at="office_holders[0].on", way_out="30 days"
    ),
}

EVIDENCE = {
    "a chain without publisher": case(
        ("claims[1].mentions[0].chain[0].link", "cites_outlet"),
        code="chain_start",
        at="claims[1].mentions[0].chain[0].link",
        way_out="begin with published_by",
    ),
    "a chain without speaker": case(
        ("claims[1].mentions[0].chain[1]", ...),
        code="chain_end",
        at="claims[1].mentions[0].chain[0]",
        way_out="end with the speaker",
    ),
    "a step of two": case(
        ("claims[1].mentions[0].chain[0].actor", "kor"),
        code="chain_step",
        at="claims[1].mentions[0].chain[0]",
        way_out="exactly one",
    ),
    "a step of nobody": case(
        ("claims[2].mentions[0].chain[1]", {"link": "cites_outlet"}),
        code="chain_step",
        at="claims[2].mentions[0].chain[1]",
        way_out="exactly one",
    ),
    "an outlet that is an actor": case(
        ("claims[2].mentions[0].chain[1]", {"link": "cites_outlet", "actor": "voice-kcna"}),
        code="chain_step",
        at="claims[2].mentions[0].chain[1].actor",
        way_out="give source instead",
    ),
    "an empty span": case(
        ("claims[1].mentions[0].end", 215),
        ("claims[1].mentions[0].start", 215),
        code="span_empty",
        at="claims[1].mentions[0].end",
        way_out="one after the last",
    ),
    "a span that ends before it begins": case(
        ("claims[1].mentions[0].end", 3), code="span_empty", at="claims[1].mentions[0].end", way_out="after the last"
    ),
    "a span beyond the text": case(
        ("claims[5].mentions[0].end", 9999),
        code="span_outside_text",
        at="claims[5].mentions[0].end",
        way_out="count code points",
    ),
    "a span in the subscription offer": case(
        ("claims[5].mentions[0].start", 512),
        ("claims[5].mentions[0].end", 540),
        code="span_in_boilerplate",
        at="claims[5].mentions[0]",
        way_out="passage of the body",
    ),
    "a span that runs from the headline into the body": case(
        ("claims[0].mentions[1].end", 60),
        code="span_outside_segments",
        at="claims[0].mentions[1]",
        way_out="one mention for each segment",
    ),
    "the same span twice in one claim": case(
        ("claims[0].mentions[1].start", 42),
        ("claims[0].mentions[1].end", 215),
        code="duplicate_entry",
        at="claims[0].mentions[1]",
        way_out="remove",
    ),
    "overlapping segments": case(
        ("article.segments[1].start", 10), code="segment_order", at="article.segments[1].start", way_out="order"
    ),
    "segments out of order": case(
        ("article.segments.+", {"start": 0, "end": 4, "kind": "dateline"}),
        code="segment_order",
        at="article.segments[3].start",
        way_out="order",
    ),
    "a segment beyond the text": case(
        ("article.segments[2].end", 5000), code="span_outside_text", at="article.segments[2].end", way_out="count"
    ),
    "an empty segment": case(
        ("article.segments[2].end", 0), code="span_empty", at="article.segments[2].end", way_out="after the last"
    ),
}

CASES = {**SHAPE, **REFS, **CODES, **DATES, **EVIDENCE}


@pytest.mark.parametrize("broken", CASES.values(), ids=CASES.keys())
def test_a_broken_coding_reports_exactly_what_is_broken(
    broken: Case, spoil: Mutate, read_one: Callable[[Any], Reading]
) -> None:
    reading = read_one(spoil(*broken.edits))

    assert [(each.code, each.location) for each in reading.problems] == list(broken.expected)
    assert broken.way_out in reading.problems[0].way_out
    assert all(each.message and each.way_out for each in reading.problems)
    assert not reading.is_usable


def test_the_coding_that_is_spoilt_here_is_valid(valid_coding: Any, read_one: Callable[[Any], Reading]) -> None:
    reading = read_one(valid_coding)

    assert (reading.problems, reading.warnings, reading.is_usable) == ((), (), True)


def test_all_errors_of_a_document_are_reported_at_once(spoil: Mutate, read_one: Callable[[Any], Reading]) -> None:
    chosen = (
        "unknown speaker",
        "unknown stance",
        "a day that does not exist",
        "low above high",
        "overlapping segments",
    )
    edits = copy.deepcopy([edit for name in chosen for edit in CASES[name].edits])
    edits[2] = ("claims[3].said", {"edtf": "2021-02-29"})

    reading = read_one(spoil(*edits))

    assert sorted((each.code, each.location) for each in reading.problems) == [
        ("bad_date", "claims[3].said.edtf"),
        ("quantity_order", "propositions[3].quantity.low"),
        ("segment_order", "article.segments[1].start"),
        ("unknown_code", "claims[0].stance"),
        ("unknown_ref", "claims[1].speaker"),
    ]


def test_every_code_that_these_cases_expect_is_documented() -> None:
    assert {code for each in CASES.values() for code, _ in each.expected} <= set(ERROR_CODES)


def test_a_message_names_place_value_and_way_out(spoil: Mutate, read_one: Callable[[Any], Reading]) -> None:
    reading = read_one(spoil(("claims[0].stance", "affirms")))

    assert [str(each) for each in reading.problems] == [
        "claims[0].stance: no code of vocabulary stance (found: affirms); did you mean affirm?"
    ]


def test_a_document_of_slips_lists_two_hundred_and_counts_the_rest(
    spoil: Mutate, read_one: Callable[[Any], Reading]
) -> None:
    reading = read_one(spoil(("claims", [{"ref": n} for n in range(100)])))

    assert len(reading.problems) == 201
    assert (reading.problems[-1].code, reading.problems[-1].message) == ("too_many_problems", "300 more problems")


scalars = st.one_of(st.none(), st.booleans(), st.integers(-3, 600), st.floats(allow_nan=False), st.text(max_size=8))
refs = st.sampled_from(["kor", "k1", "k2", "i1", "p1", "c1", "kcna", "kor-prk-lines", "2021-07", "../2021", "agreed"])
values: st.SearchStrategy[Any] = st.one_of(scalars, refs, st.just([]), st.just({}), st.lists(refs, max_size=2))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_stands_in_a_coding_it_is_read_or_refused_with_reasons(
    data: st.DataObject, read_one: Callable[[Any], Reading], valid_coding: dict[str, Any]
) -> None:
    coding = copy.deepcopy(valid_coding)
    for _ in range(data.draw(st.integers(1, 4))):
        node: Any = coding
        while True:
            key = data.draw(st.sampled_from(sorted(node) if isinstance(node, dict) else range(len(node))))
            child = node[key]
            if not isinstance(child, dict | list) or not child or data.draw(st.integers(0, 4)) == 0:
                break
            node = child
        node[key] = data.draw(values)

    reading = read_one(coding)

    assert (reading.document is not None) or reading.problems
    assert all(each.code in ERROR_CODES and each.message and each.way_out for each in reading.problems)
    assert all(each.code in WARNING_CODES and each.message and each.way_out for each in reading.warnings)

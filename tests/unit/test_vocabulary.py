"""The vocabularies hold what codings use, and a mistake in a file is named by file, line and column."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table

import deconfdb.tables.vocabularies  # noqa: F401  # declares the tables
from deconfdb.errors import InvalidRecordError, Problem
from deconfdb.settings import seeds_dir
from deconfdb.tables.base import VOCABULARY, metadata
from deconfdb.vocabulary import (
    Exclusion,
    Implication,
    Term,
    Transition,
    UnknownVocabularyError,
    Vocabularies,
    load_vocabularies,
)

INSTITUTIONAL, OPERATIONAL = "institutional", "operational"

# Path of a value in a coding document -> its vocabulary.
CODED = {
    "actors[].kind": "actor_kind",
    "actors[].side": "side",
    "article.custody[].action": "custody_action",
    "article.published.basis": "date_basis",
    "article.segments[].kind": "segment_kind",
    "claims[].certainty": "certainty",
    "claims[].mentions[].chain[].link": "attribution_link",
    "claims[].mentions[].quote_mode": "quote_mode",
    "claims[].setting": "setting",
    "claims[].speech_act": "speech_act",
    "claims[].stance": "stance",
    "coder.kind": "coder_kind",
    "incidents[].family": "incident_family",
    "incidents[].kind": "incident_kind",
    "incidents[].parties[].role": "incident_party_role",
    "mechanisms[].kind": "mechanism_kind",
    "mechanisms[].parties[].role": "mechanism_party_role",
    "mechanisms[].scope[].kind": "scope_kind",
    "meetings[].format": "meeting_format",
    "meetings[].level": "meeting_level",
    "meetings[].mechanisms[].relation": "meeting_mechanism_relation",
    "meetings[].occurrence": "occurrence",
    "meetings[].outcome": "meeting_outcome",
    "meetings[].participants[].role": "participant_role",
    "meetings[].when.basis": "date_basis",
    "offices[].level": "meeting_level",
    "propositions[].kind": "proposition_kind",
    "propositions[].quantity.measure": "quantity_measure",
    "propositions[].quantity.qualifier": "quantity_qualifier",
    "propositions[].quantity.unit": "quantity_unit",
    "propositions[].track": "mechanism_track",
    "relations[].relation": "proposition_relation",
    "sources[].country": "side",
    "sources[].kind": "source_kind",
}


@pytest.fixture
def vocabularies() -> Vocabularies:
    return load_vocabularies()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped lists that a test may spoil."""
    return Path(shutil.copytree(seeds_dir() / "vocabularies", tmp_path / "lists"))


def values(node: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from values(value, f"{path}.{key}" if path else key)
    elif isinstance(node, list):
        for value in node:
            yield from values(value, f"{path}[]")
    else:
        yield path, node


def unknown_codes(folder: Path, vocabularies: Vocabularies) -> list[tuple[str, str, str]]:
    unknown: list[tuple[str, str, str]] = []
    for file in sorted(folder.glob("*.json")):
        coding = json.loads(file.read_text(encoding="utf-8"))
        coded = [(path, CODED[path], str(value)) for path, value in values(coding) if path in CODED]
        coded += [
            ("mechanisms[].scope[].value", "domain", scope["value"])
            for mechanism in coding["mechanisms"]
            for scope in mechanism.get("scope", ())
            if scope["kind"] == "domain"
        ]
        assert coded
        unknown.extend((file.name, path, code) for path, name, code in coded if not vocabularies.has(name, code))
        statuses = [(p["track"], p["status"]) for p in coding["propositions"] if "status" in p]
        unknown.extend((file.name, *status) for status in statuses if not vocabularies.has_status(*status))
    return unknown


def implied_by(vocabularies: Vocabularies, track: str, status: str) -> dict[tuple[str, str], int]:
    closure = vocabularies.implication_closure()
    return {(i.implies_track, i.implies_status): i.steps for i in closure if (i.track, i.status) == (track, status)}


def schema_tables() -> list[Table]:
    return [table for table in metadata.tables.values() if table.schema == VOCABULARY]


def spoil(folder: Path, name: str, old: str, new: str) -> int:
    """Replace a text that stands once in a list; the line it stands on."""
    file = folder / f"{name}.csv"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(InvalidRecordError) as caught:
        load_vocabularies(folder)
    return caught.value.problems


# What is shipped


def test_every_code_of_the_founding_codings_exists(vocabularies: Vocabularies) -> None:
    codings = seeds_dir() / "codings"
    assert len(list(codings.glob("*.json"))) == 5
    assert unknown_codes(codings, vocabularies) == []


def test_every_code_of_the_gold_codings_exists(vocabularies: Vocabularies, shared: Path) -> None:
    assert unknown_codes(shared / "gold" / "codings", vocabularies) == []


def test_founding_codings_are_the_shared_ones(shared: Path) -> None:
    copies = {file.name: file.read_bytes() for file in (seeds_dir() / "codings").glob("*.json")}
    assert copies == {file.name: file.read_bytes() for file in (shared / "codings").glob("*.json")}


def test_the_core_lists_hold_the_codes_of_the_model(vocabularies: Vocabularies) -> None:
    def ranked(track: str) -> list[str]:
        terms = [term for (of_track, _), term in vocabularies.statuses.items() if of_track == track]
        return [term.code for term in sorted(terms, key=lambda term: str(term.extra["rank"]).zfill(2))]

    families: dict[object, list[str]] = {}
    for term in vocabularies.terms("mechanism_kind"):
        families.setdefault(term.extra["family"], []).append(term.code)
    assert families == {
        "channel": ["hotline", "ad_hoc_contact", "liaison_posting", "diplomatic_conduit", "mediated_channel"],
        "rules": [
            "flight_safety_protocol",
            "incident_prevention_agreement",
            "prior_notification",
            "agreement_instrument",
        ],
        "body": ["working_group", "joint_commission", "coordination_centre"],
        "presence": ["observation_posts", "separation_arrangement", "joint_patrols"],
        "relation": ["defence_dialogue", "military_cooperation", "arms_transfer_relation"],
        "process": ["talks_track", "ceasefire_mechanism"],
        "humanitarian": ["humanitarian_notification"],
        "open": ["deconfliction_unspecified"],
    }
    assert ranked(INSTITUTIONAL) == [
        "mooted",
        "raised",
        "proposed",
        "mandated",
        "in_talks",
        "no_agreement_yet",
        "deadlocked",
        "agreed_in_principle",
        "agreed",
        "in_force",
        "suspended",
        "rejected",
        "lapsed",
        "terminated",
        "superseded",
    ]
    assert ranked(OPERATIONAL) == [
        "ad_hoc_contact",
        "operating",
        "impaired",
        "unanswered",
        "dormant",
        "suspended",
        "ceased",
    ]
    assert [term.code for term in vocabularies.terms("evidence_state")] == [
        "withdrawn",
        "contested",
        "denied_only",
        "both_parties",
        "one_party",
        "presupposed_one_party",
        "third_party_or_press",
        "unattributed_only",
        "unclaimed",
    ]
    assert [term.extra["rank"] for term in vocabularies.terms("evidence_state")] == list(range(1, 10))


def test_stances_have_the_polarity_of_the_model(vocabularies: Vocabularies) -> None:
    assert {code: vocabularies.polarity(code) for code in vocabularies.codes("stance")} == {
        "affirm": "+",
        "confirm": "+",
        "dispute_detail": "+",
        "presuppose": "p",
        "deny": "-",
        "reject": "-",
        "report": "0",
        "decline_comment": "0",
        "no_comment_yet": "0",
        "neither_confirm_nor_deny": "0",
        "correct": "0",
        "retract": "r",
    }


def test_only_channel_rules_and_body_fit_unspecified_deconfliction(vocabularies: Vocabularies) -> None:
    fitting = {
        term.extra["family"]: term.extra["is_deconfliction"]
        for term in sorted(vocabularies.terms("mechanism_kind"), key=lambda term: term.code)
    }
    by_kind = {(term.extra["family"], term.extra["is_deconfliction"]) for term in vocabularies.terms("mechanism_kind")}
    assert fitting == {
        "channel": True,
        "rules": True,
        "body": True,
        "open": True,
        "presence": False,
        "relation": False,
        "process": False,
        "humanitarian": False,
    }
    assert by_kind == set(fitting.items()), "all kinds of a family answer alike"


def test_local_actor_kinds_are_those_that_never_merge(vocabularies: Vocabularies) -> None:
    assert {term.code for term in vocabularies.terms("actor_kind") if term.extra["is_local"]} == {
        "anonymous_official",
        "anonymous_collective",
        "collective",
        "delegation",
        "unattributed",
        "unidentified",
    }


def test_evidence_stands_only_in_headline_standfirst_and_body(vocabularies: Vocabularies) -> None:
    segments = vocabularies.terms("segment_kind")
    assert {term.code for term in segments if term.extra["is_evidence"]} == {"headline", "standfirst", "body"}
    assert [term.code for term in segments if term.extra["is_evidence"] and term.extra["is_boilerplate"]] == []


def test_hosts_and_mediators_of_a_mechanism_are_no_parties(vocabularies: Vocabularies) -> None:
    roles = vocabularies.terms("mechanism_party_role")
    assert [term.code for term in roles if term.extra["counts_as_party"]] == ["party"]


def test_every_definition_says_something_and_no_two_are_alike(vocabularies: Vocabularies) -> None:
    named = [(name, term) for name in vocabularies.names() for term in vocabularies.terms(name)]
    named += [("mechanism_status", term) for term in vocabularies.statuses.values()]
    weak = [(name, term.code) for name, term in named if not re.fullmatch(r"[A-ZÅ].{15,}\.", term.definition)]
    assert weak == []
    for name in vocabularies.names():
        definitions = [term.definition for term in vocabularies.terms(name)]
        assert len(set(definitions)) == len(definitions), name


def test_sides_can_be_joined_to_pairs(vocabularies: Vocabularies) -> None:
    assert [code for code in vocabularies.codes("side") if not re.fullmatch(r"[A-Z][A-Z0-9_]*", code)] == []
    kinds: dict[object, list[str]] = {}
    for term in vocabularies.terms("side"):
        kinds.setdefault(term.extra["side_kind"], []).append(term.code)
    countries = kinds["state"] + kinds["territory"]
    assert len(countries) == 250, "249 of ISO 3166-1 and Kosovo"
    assert {code for code in countries if len(code) != 3} == set()
    assert {"PRESS", "MONITOR", "MULTI", "UNKNOWN"} <= set(kinds["speaker_class"])
    assert {"NATO", "UN", "EU", "OSCE", "AU", "ECOWAS", "COALITION"} <= set(kinds["international"])
    sub_state = {"SYR_REGIME", "SYR_OPP", "SNA", "SDF", "HEZBOLLAH", "HAMAS", "HOUTHI", "ISIS"}
    assert sub_state <= set(kinds["sub_state"])
    states = {term.code for term in vocabularies.terms("side") if term.extra["is_state"]}
    assert states == set(kinds["state"])


# Implications, exclusions, transitions


def test_the_closure_is_that_of_the_model(vocabularies: Vocabularies) -> None:
    raised, in_talks, proposed, agreed = ((INSTITUTIONAL, s) for s in ("raised", "in_talks", "proposed", "agreed"))
    operating = (OPERATIONAL, "operating")
    expected = {
        **{(INSTITUTIONAL, status): {} for status in ("mooted", "raised")},
        **{
            (INSTITUTIONAL, status): {raised: 1}
            for status in ("proposed", "mandated", "in_talks", "agreed_in_principle", "agreed", "lapsed")
        },
        **{(INSTITUTIONAL, status): {in_talks: 1, raised: 2} for status in ("no_agreement_yet", "deadlocked")},
        (INSTITUTIONAL, "rejected"): {proposed: 1, raised: 2},
        **{
            (INSTITUTIONAL, status): {agreed: 1, raised: 2}
            for status in ("in_force", "suspended", "terminated", "superseded")
        },
        **{
            (OPERATIONAL, status): {raised: 1}
            for status in ("ad_hoc_contact", "operating", "unanswered", "dormant", "suspended", "ceased")
        },
        (OPERATIONAL, "impaired"): {operating: 1, raised: 1},
    }
    assert {key: implied_by(vocabularies, *key) for key in vocabularies.statuses} == {
        key: {key: 0, **implied} for key, implied in expected.items()
    }


def test_a_denied_raising_reaches_a_proposal(vocabularies: Vocabularies) -> None:
    closure = vocabularies.implication_closure()
    assert Implication(INSTITUTIONAL, "proposed", INSTITUTIONAL, "raised", 1) in closure
    assert Implication(INSTITUTIONAL, "rejected", INSTITUTIONAL, "raised", 2) in closure
    assert Implication(INSTITUTIONAL, "raised", INSTITUTIONAL, "proposed", 1) not in closure


def test_the_closure_counts_the_shortest_way(folder: Path) -> None:
    with (folder / "mechanism_status_implies.csv").open("a", encoding="utf-8") as file:
        file.write("institutional,rejected,institutional,raised\n")
    assert implied_by(load_vocabularies(folder), INSTITUTIONAL, "rejected") == {
        (INSTITUTIONAL, "rejected"): 0,
        (INSTITUTIONAL, "proposed"): 1,
        (INSTITUTIONAL, "raised"): 1,
    }


def test_exclusions_are_those_of_the_model_in_both_directions(vocabularies: Vocabularies) -> None:
    pairs = [
        (OPERATIONAL, "operating", "suspended"),
        (OPERATIONAL, "operating", "ceased"),
        (OPERATIONAL, "ad_hoc_contact", "ceased"),
        (INSTITUTIONAL, "in_force", "suspended"),
        (INSTITUTIONAL, "in_force", "terminated"),
        (INSTITUTIONAL, "in_force", "lapsed"),
        (INSTITUTIONAL, "no_agreement_yet", "agreed"),
        (INSTITUTIONAL, "no_agreement_yet", "in_force"),
        (INSTITUTIONAL, "rejected", "agreed"),
    ]
    expected = {Exclusion(track, first, track, second) for track, first, second in pairs}
    expected |= {Exclusion(track, second, track, first) for track, first, second in pairs}
    assert vocabularies.exclusions() == expected


def test_every_status_can_be_reached_and_ends_stay_ends(vocabularies: Vocabularies) -> None:
    transitions = vocabularies.transitions()
    reached = {(step.track, step.to_status) for step in transitions}
    left = {(step.track, step.from_status) for step in transitions if step.from_status}
    assert reached == set(vocabularies.statuses)
    assert set(vocabularies.statuses) - left == {(INSTITUTIONAL, "terminated"), (INSTITUTIONAL, "superseded")}
    assert {step.to_status for step in transitions if step.track == OPERATIONAL and not step.from_status} == {
        "ad_hoc_contact",
        "operating",
    }
    assert Transition(INSTITUTIONAL, "proposed", "rejected", None) in transitions
    assert not [step for step in transitions if (step.from_status, step.to_status) == ("rejected", "in_force")]


# Look-ups


def test_a_term_carries_its_own_columns(vocabularies: Vocabularies) -> None:
    term = vocabularies.get("meeting_format", "in_person_third_country")
    definition = "Two sides meet face to face in the country of a third."
    assert term == Term(
        "in_person_third_country",
        "In person third country",
        definition,
        None,
        "1",
        None,
        {"is_in_person": True, "is_third_country": True},
    )
    assert vocabularies.get("quantity_measure", "killed_civilian").parent == "killed"
    assert vocabularies.status_codes(OPERATIONAL) & vocabularies.status_codes(INSTITUTIONAL) == {"suspended"}


@pytest.mark.parametrize(
    ("name", "written", "meant"),
    [
        ("stance", "Denied", "deny"),
        ("stance", "no-comment-yet", "no_comment_yet"),
        ("actor_kind", "Armed force", "armed_force"),
        ("side", "Turkey", "TUR"),
        ("side", "tur", "TUR"),
        ("quantity_measure", "strikes_on_is", "strikes_on_IS"),
        ("stance", "zzzzzz", None),
    ],
)
def test_the_nearest_code_is_suggested(vocabularies: Vocabularies, name: str, written: str, meant: str | None) -> None:
    assert vocabularies.suggest(name, written) == meant


def test_the_nearest_status_is_of_the_same_track(vocabularies: Vocabularies) -> None:
    assert vocabularies.suggest_status(OPERATIONAL, "operational") == "operating"
    assert vocabularies.suggest_status(INSTITUTIONAL, "In talks") == "in_talks"
    assert vocabularies.suggest_status(INSTITUTIONAL, "dormant") is None


def test_unknown_lists_and_codes_are_refused(vocabularies: Vocabularies) -> None:
    with pytest.raises(UnknownVocabularyError, match=r"there is no code list 'stances'; the lists are actor_kind, "):
        vocabularies.codes("stances")
    with pytest.raises(UnknownVocabularyError, match=r"stance has no code 'denied'; did you mean deny\?"):
        vocabularies.get("stance", "denied")
    assert not vocabularies.has("stance", "denied")
    assert not vocabularies.has_status(OPERATIONAL, "agreed")


def test_a_folder_is_read_once() -> None:
    assert load_vocabularies() is load_vocabularies(seeds_dir() / "vocabularies")


def test_reading_needs_only_the_standard_library() -> None:
    program = (
        "import sys; from deconfdb.vocabulary import load_vocabularies; load_vocabularies();"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'sqlalchemy', 'pydantic', 'psycopg', 'yaml'}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


# Rows for the tables


def test_tables_come_after_those_they_refer_to(vocabularies: Vocabularies) -> None:
    names = [name for name, _, _ in vocabularies.tables()]
    assert set(names) == {file.stem for file in (seeds_dir() / "vocabularies").glob("*.csv")}
    assert len(set(names)) == len(names)
    references = [
        ("mechanism_family", "mechanism_kind"),
        ("incident_family", "incident_kind"),
        ("quantity_unit", "quantity_measure"),
        ("mechanism_track", "mechanism_status"),
        ("mechanism_status", "mechanism_status_implies"),
        ("mechanism_status", "mechanism_status_excludes"),
        ("mechanism_status", "mechanism_status_transition"),
    ]
    assert [pair for pair in references if names.index(pair[0]) > names.index(pair[1])] == []


def test_table_rows_are_typed(vocabularies: Vocabularies) -> None:
    columns, rows = vocabularies.table_rows("review_state")
    assert columns == ("code", "label", "definition", "parent", "since", "deprecated", "rank")
    assert rows[0] == ("vetted", "Vetted", "A person has checked it and found it right.", None, "1", None, 1)
    columns, rows = vocabularies.table_rows("stance")
    assert dict(zip(columns, rows[3], strict=True))["polarity"] == "p"
    columns, rows = vocabularies.table_rows("mechanism_status_transition")
    assert columns == ("track", "from_status", "to_status", "note")
    assert rows[0] == (INSTITUTIONAL, "", "in_talks", "talks begin without a public proposal")
    assert len(rows) == len(vocabularies.transitions())


def test_table_rows_of_implications_are_the_closure(vocabularies: Vocabularies) -> None:
    columns, rows = vocabularies.table_rows("mechanism_status_implies")
    assert columns == ("track", "status", "implies_track", "implies_status", "steps")
    assert set(rows) == vocabularies.implication_closure()
    assert len(rows) == len(set(rows))
    columns, rows = vocabularies.table_rows("mechanism_status_excludes")
    assert columns == ("track", "status", "excludes_track", "excludes_status")
    assert set(rows) == vocabularies.exclusions()


def test_table_rows_hold_a_parent_before_its_children(folder: Path) -> None:
    file = folder / "source_kind.csv"
    header, *lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([header, *reversed(lines)]) + "\n", encoding="utf-8")
    _, rows = load_vocabularies(folder).table_rows("source_kind")
    codes = [row[0] for row in rows]
    assert len(codes) == len(lines)
    assert [row[0] for row in rows if row[3] and codes.index(row[3]) > codes.index(row[0])] == []


# Mistakes in the files


@pytest.mark.parametrize(
    ("name", "old", "new", "column", "code", "message"),
    [
        ("certainty", "probable,Probable", "certain,Probable", "code", "duplicate", "stands already on line 2"),
        ("certainty", "probable,Probable", "prob able,Probable", "code", "bad_code", "a code is letters, digits"),
        ("certainty", "Stated without hedge.", "", "definition", "empty", "certain has no definition"),
        ("certainty", "certain,Certain", "certain,", "label", "empty", "certain has no label"),
        ("certainty", "hedge.,,1,", "hedge.,sure,1,", "parent", "unknown_parent", "no such code in this list"),
        ("certainty", "hedge.,,1,", "hedge.,certain,1,", "parent", "cycle", "certain is its own ancestor"),
        ("stance", 'voucher.",,1,,0', 'voucher.",,1,,?', "polarity", "bad_value", "must be + or p or - or 0 or r"),
        ("review_state", "right.,,1,,1", "right.,,1,,first", "rank", "bad_value", "must be a whole number"),
        (
            "mechanism_kind",
            'kept for direct contact between the sides.",,1,,channel',
            'between the sides.",,1,,pipe',
            "family",
            "unknown_code",
            "no such code in",
        ),
        ("mechanism_kind", "hotline,Hotline", "hot-line,Hotline", "code", "bad_code", "a code is letters, digits"),
        ("mechanism_status", "raised,Raised", "mooted,Raised", "code", "duplicate", "stands already on line 2"),
        (
            "mechanism_status_implies",
            "institutional,proposed,institutional,raised",
            "institutional,proposed,operational,raised",
            "implies_status",
            "unknown_code",
            "the operational track has no such status",
        ),
        (
            "mechanism_status_excludes",
            "institutional,rejected,institutional,agreed",
            "institutional,rejected,institutional,proposed",
            "excludes_status",
            "implied_and_excluded",
            "one of the two implies the other",
        ),
        (
            "mechanism_status_excludes",
            "operational,operating,operational,ceased",
            "operational,suspended,operational,operating",
            "excludes_status",
            "duplicate",
            "line 2 says it the other way round",
        ),
        (
            "mechanism_status_excludes",
            "operational,operating,operational,ceased",
            "operational,operating,operational,operating",
            "excludes_status",
            "self_reference",
            "a status is tied to itself",
        ),
        (
            "mechanism_status_transition",
            "institutional,proposed,rejected,",
            "institutional,proposed,refused,",
            "to_status",
            "unknown_code",
            "the institutional track has no such status",
        ),
        (
            "mechanism_status_transition",
            "institutional,proposed,rejected,",
            "institutional,proposed,lapsed,",
            "to_status",
            "duplicate",
            "stands already on line",
        ),
    ],
)
def test_a_mistake_is_named_by_file_line_and_column(
    folder: Path, name: str, *, old: str, new: str, column: str, code: str, message: str
) -> None:
    line = spoil(folder, name, old, new)
    found = [problem for problem in problems_of(folder) if problem.code == code]
    assert len(found) == 1
    at = re.fullmatch(rf"{name}\.csv line (\d+), {column}", found[0].location)
    assert at, found[0].location
    assert code == "duplicate" or int(at[1]) == line
    assert message in found[0].message
    assert found[0].way_out


def test_a_ring_of_implications_is_refused(folder: Path) -> None:
    with (folder / "mechanism_status_implies.csv").open("a", encoding="utf-8") as file:
        file.write("institutional,raised,institutional,rejected\n")
    rings = [problem for problem in problems_of(folder) if problem.code == "cycle"]
    assert {problem.message for problem in rings} == {
        f"{status} implies itself by a ring" for status in ("proposed", "rejected", "raised")
    }


def test_a_ring_of_parents_is_refused(folder: Path) -> None:
    spoil(folder, "source_kind", "to other outlets.,,1,", "to other outlets.,state_news_agency,1,")
    assert [(problem.code, problem.value) for problem in problems_of(folder)] == [
        ("cycle", "state_news_agency"),
        ("cycle", "news_agency"),
    ]


def test_all_mistakes_are_told_at_once(folder: Path) -> None:
    spoil(folder, "certainty", "Stated without hedge.", "")
    spoil(folder, "domain", "Networks and information systems.", "")
    assert [problem.location for problem in problems_of(folder)] == [
        "certainty.csv line 2, definition",
        "domain.csv line 7, definition",
    ]


def test_a_missing_and_a_strange_list_are_refused(folder: Path) -> None:
    (folder / "stance.csv").rename(folder / "stances.csv")
    assert [(problem.code, problem.location) for problem in problems_of(folder)] == [
        ("missing_list", "stance.csv"),
        ("unknown_list", "stances.csv"),
    ]


@pytest.mark.parametrize(
    ("text", "code", "location"),
    [
        ("", "empty_file", "line 1"),
        ("code,label,definition\n", "header", "line 1"),
        ("code,label,definition,parent,since,deprecated\nair,Air,Aircraft, drones.,,1,\n", "row_length", "line 2"),
        ('code,label,definition,parent,since,deprecated\nair,Air,"Aircraft.,,1,\n', "csv", "line 2"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused(folder: Path, text: str, code: str, location: str) -> None:
    (folder / "domain.csv").write_text(text, encoding="utf-8")
    assert [(problem.code, problem.location) for problem in problems_of(folder)] == [(code, location)]


def test_a_file_in_another_encoding_is_refused(folder: Path) -> None:
    (folder / "domain.csv").write_bytes("code,label,definition,parent,since,deprecated\nä".encode("latin-1"))
    assert [problem.code for problem in problems_of(folder)] == ["encoding"]


def test_a_spreadsheet_with_a_byte_order_mark_is_read(folder: Path) -> None:
    file = folder / "domain.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(rows)  # with carriage returns, as spreadsheets write them
    assert load_vocabularies(folder).terms("domain") == load_vocabularies().terms("domain")


def test_the_database_declares_the_columns_of_every_list(vocabularies: Vocabularies) -> None:
    declared = {table.name: {column.name for column in table.columns} for table in schema_tables()}
    assert {name: set(columns) for name, columns, _ in vocabularies.tables()} == declared

"""Scoring: what matches, what is missed, what is made up; the same in both directions."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from deconfdb.coders.knowledge import default_knowledge
from deconfdb.coding.document import CodingDocument
from deconfdb.evaluate.alpha import nominal_alpha
from deconfdb.evaluate.calibrate import RuleCount, count_rules, write_confidence
from deconfdb.evaluate.compare import ArticleScore, Counts, compare_documents, pair_up
from deconfdb.evaluate.identity import Identifier
from deconfdb.evaluate.run import NothingToCompareError, load_gold, score_against
from deconfdb.evaluate.summary import f_measure, summarise
from deconfdb.evaluate.tables import as_json, as_text, misses_text
from deconfdb.evaluate.units import overlap

TEXT = "Norway said the hotline was open. Russia denied it. They met in Oslo on Monday."


@pytest.fixture(scope="module")
def identifier() -> Identifier:
    """Identities by the lexicon of the package."""
    return Identifier(default_knowledge())


def _mention(start: int, end: int, *chain: dict[str, str]) -> dict[str, object]:
    return {
        "start": start,
        "end": end,
        "sha256": hashlib.sha256(TEXT[start:end].encode()).hexdigest(),
        "chain": list(chain),
    }


def _coding(**changes: object) -> CodingDocument:
    document: dict[str, object] = {
        "format": "deconf-coding/1",
        "article": {"key": "a1", "source": "s", "text": {"sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "length": len(TEXT)}},
        "coder": {"name": "one", "kind": "human"},
        "sources": [{"ref": "s", "name": "Placeholder Paper"}],
        "actors": [
            {"ref": "x1", "name": "Norway", "kind": "state", "side": "NOR"},
            {"ref": "x2", "name": "Russia", "kind": "state", "side": "RUS"},
        ],
        "mechanisms": [{"ref": "m1", "label": "l", "kind": "hotline", "parties": [{"actor": "x1", "role": "party"}, {"actor": "x2", "role": "party"}]}],  # noqa: E501
        "meetings": [
            {"ref": "k1", "label": "l", "format": "in_person_bilateral", "occurrence": "held", "place": "Oslo",
             "when": {"edtf": "2021-06-14", "basis": "article_relative"}, "participants": [{"actor": "x1"}, {"actor": "x2"}]}
        ],
        "propositions": [
            {"ref": "p1", "kind": "mechanism_status", "mechanism": "m1", "track": "operational", "status": "operating", "when": {"edtf": "2021-06-16", "basis": "explicit"}},  # noqa: E501
            {"ref": "p2", "kind": "posture", "gist": "g"},
        ],
        "claims": [
            {"ref": "c1", "proposition": "p1", "speaker": "x1", "stance": "affirm", "mentions": [_mention(0, 33)]},
            {"ref": "c2", "proposition": "p2", "speaker": "x2", "stance": "deny", "mentions": [_mention(34, 51)]},
        ],
    }  # fmt: skip
    document.update(changes)
    return CodingDocument.model_validate_json(json.dumps(document))


def test_a_coding_agrees_with_itself(identifier: Identifier) -> None:
    summary = summarise([compare_documents(_coding(), _coding(), identifier)], 50)
    assert {table.table: table.f1 for table in summary.tables} == dict.fromkeys(
        ("claims", "claims_close", "meetings", "statuses", "actors"), 1.0
    )
    assert {field.right for field in summary.fields} == {1.0}
    assert all(table.low == table.high == 1.0 for table in summary.tables)


def test_actors_are_compared_by_name_and_never_by_ref(identifier: Identifier) -> None:
    others = [
        {"ref": "x1", "name": "Moscow", "kind": "state", "side": "RUS"},
        {"ref": "x2", "name": "Oslo", "kind": "state", "side": "NOR"},
    ]
    claims = [
        {"ref": "c1", "proposition": "p1", "speaker": "x2", "stance": "affirm", "mentions": [_mention(0, 33)]},
        {"ref": "c2", "proposition": "p2", "speaker": "x1", "stance": "deny", "mentions": [_mention(34, 51)]},
    ]
    score = compare_documents(_coding(), _coding(actors=others, claims=claims), identifier)
    assert score.counts["claims"] == Counts(2, 0, 0)
    swapped = compare_documents(_coding(), _coding(actors=others), identifier)
    assert swapped.counts["claims"] == Counts(0, 2, 2)


def test_a_ref_that_a_document_made_up_gives_no_actor_of_the_lexicon(identifier: Identifier) -> None:
    """`jem` is a group of Pakistan in the lexicon."""
    named = {"name": "Justice and Equality Movement", "kind": "armed_group"}
    ours, theirs = (
        _coding(actors=[{"ref": "x1", "name": "Moscow", "kind": "state", "side": "RUS"},
                        {"ref": "x2", "name": "Oslo", "kind": "state", "side": "NOR"}, {"ref": ref, **named}],
                claims=[{"ref": "c1", "proposition": "p1", "speaker": ref, "stance": "affirm", "mentions": [_mention(0, 33)]}])
        for ref in ("jem", "jem-sdn")
    )  # fmt: skip
    assert compare_documents(ours, theirs, identifier).counts["claims"] == Counts(1, 0, 0)


@pytest.mark.parametrize(
    ("span", "counts"),
    [((0, 33), Counts(2)), ((0, 20), Counts(2)), ((0, 16), Counts(1, 1, 1)), ((34, 51), Counts(1, 1, 1))],
)
def test_a_span_matches_from_half_its_union_on(identifier: Identifier, span: tuple[int, int], counts: Counts) -> None:
    claims = [
        {"ref": "c1", "proposition": "p1", "speaker": "x1", "stance": "affirm", "mentions": [_mention(*span)]},
        {"ref": "c2", "proposition": "p2", "speaker": "x2", "stance": "deny", "mentions": [_mention(34, 51)]},
    ]
    assert compare_documents(_coding(), _coding(claims=claims), identifier).counts["claims"] == counts


def test_a_duplicate_is_made_up(identifier: Identifier) -> None:
    doubled = [
        {"ref": "c1", "proposition": "p1", "speaker": "x1", "stance": "affirm", "mentions": [_mention(0, 33)]},
        {"ref": "c2", "proposition": "p2", "speaker": "x1", "stance": "affirm", "mentions": [_mention(0, 14)]},
        {"ref": "c3", "proposition": "p2", "speaker": "x2", "stance": "deny", "mentions": [_mention(34, 51)]},
    ]
    assert compare_documents(_coding(), _coding(claims=doubled), identifier).counts["claims"] == Counts(2, 1, 0)


def test_two_propositions_in_one_stretch_are_one_statement(identifier: Identifier) -> None:
    both = [
        {"ref": "c1", "proposition": "p1", "speaker": "x1", "stance": "affirm", "mentions": [_mention(0, 33)]},
        {"ref": "c2", "proposition": "p2", "speaker": "x1", "stance": "affirm", "mentions": [_mention(0, 33)]},
        {"ref": "c3", "proposition": "p2", "speaker": "x2", "stance": "deny", "mentions": [_mention(34, 51)]},
    ]
    assert compare_documents(_coding(claims=both), _coding(), identifier).counts["claims"] == Counts(2, 0, 0)


def test_an_outlet_in_its_own_voice_counts_only_with_narration(identifier: Identifier) -> None:
    voice = [
        {"ref": "x1", "name": "Placeholder Paper", "kind": "news_outlet", "side": "PRESS"},
        {"ref": "x2", "name": "Russia", "kind": "state", "side": "RUS"},
    ]
    document = _coding(actors=voice)
    assert compare_documents(document, document, identifier).counts["claims"] == Counts(1)
    assert compare_documents(document, document, identifier, narration=True).counts["claims"] == Counts(2)


def test_stance_is_scored_on_what_matches(identifier: Identifier) -> None:
    claims = [
        {"ref": "c1", "proposition": "p1", "speaker": "x1", "stance": "affirm", "mentions": [_mention(0, 33)]},
        {"ref": "c2", "proposition": "p2", "speaker": "x2", "stance": "affirm", "mentions": [_mention(34, 51)]},
    ]
    summary = summarise([compare_documents(_coding(), _coding(claims=claims), identifier)], 0)
    assert {field.field: field.right for field in summary.fields if field.field.startswith("stance")} == {
        "stance": 0.5,
        "stance_non_assertion": 0.0,
    }
    assert summary.confusion["stance"] == {"affirm": {"affirm": 1}, "deny": {"affirm": 1}}


@pytest.mark.parametrize(
    ("when", "matches", "right"),
    [
        ("2021-06-14", 1, True),
        ("2021-06-10/2021-06-20", 1, True),
        ("../2021-06-16", 1, True),
        (None, 1, False),
        ("2021-05-01", 0, None),
    ],
)
def test_meetings_match_on_sides_and_compatible_dates(
    identifier: Identifier, when: str | None, matches: int, right: bool | None
) -> None:
    meeting = {
        "ref": "k9",
        "label": "l",
        "format": "visit",
        "occurrence": "held",
        "participants": [{"actor": "x2"}, {"actor": "x1"}],
    }
    if when:
        meeting["when"] = {"edtf": when, "basis": "explicit"}
    score = compare_documents(_coding(), _coding(meetings=[meeting]), identifier)
    assert score.counts["meetings"].matched == matches
    assert (
        score.fields.get("meeting_date", [("right", None)])[0][1] == {True: "right", False: "other", None: None}[right]
    )


@pytest.mark.parametrize(
    ("kind", "matched"),
    [("hotline", 1), ("deconfliction_unspecified", 1), ("working_group", 0), ("arms_transfer_relation", 0)],
)
def test_mechanisms_match_on_sides_and_family_of_kind(identifier: Identifier, kind: str, matched: int) -> None:
    mechanism = {
        "ref": "m7",
        "label": "l",
        "kind": kind,
        "parties": [{"actor": "x1", "role": "party"}, {"actor": "x2", "role": "party"}],
    }
    proposition = {
        "ref": "p1",
        "kind": "mechanism_status",
        "mechanism": "m7",
        "track": "operational",
        "status": "suspended",
    }
    other = {"ref": "p2", "kind": "posture", "gist": "g"}
    score = compare_documents(_coding(), _coding(mechanisms=[mechanism], propositions=[proposition, other]), identifier)
    assert score.counts["statuses"].matched == matched
    if matched:
        assert score.fields["status"] == [("operational/operating", "operational/suspended")]


@pytest.mark.parametrize(
    ("name", "kind", "side", "party"),
    [
        ("UNITA", "armed_group", "AGO", "unita"),
        ("UNITA", "armed_group", "", "unita"),
        ("Hezbollah", "armed_group", "LBN", "HEZBOLLAH"),
        ("Hezbollah", "armed_group", "HEZBOLLAH", "HEZBOLLAH"),
        ("Example Front", "armed_group", "AGO", "AGO"),
        ("Jonas Savimbi", "person", "", "unita"),
        ("Jonas Savimbi", "person", "AGO", "AGO"),
        ("Angolan army", "armed_force", "AGO", "AGO"),
    ],
)
def test_rebels_are_a_party_of_their_own(identifier: Identifier, name: str, kind: str, side: str, party: str) -> None:
    assert identifier.party(identifier.actor("x1", name, kind, side, True)) == party


def test_the_best_of_several_statuses_counts(identifier: Identifier) -> None:
    propositions = [
        {"ref": "p1", "kind": "mechanism_status", "mechanism": "m1", "track": "institutional", "status": "agreed"},
        {"ref": "p2", "kind": "mechanism_status", "mechanism": "m1", "track": "operational", "status": "operating"},
    ]
    score = compare_documents(_coding(), _coding(propositions=propositions), identifier)
    assert score.fields["status"] == [("operational/operating", "operational/operating")]


def test_records_on_an_off_topic_article_are_counted_per_article(identifier: Identifier) -> None:
    empty = _coding(claims=[], meetings=[], mechanisms=[], propositions=[])
    summary = summarise(
        [compare_documents(empty, _coding(), identifier), compare_documents(empty, empty, identifier)], 0
    )
    assert summary.false_records == {"claims": 1.0, "meetings": 0.5, "mechanisms": 0.5}


def test_what_is_missed_and_made_up_is_listed_with_its_text(identifier: Identifier) -> None:
    score = compare_documents(_coding(), _coding(claims=[]), identifier)
    listed = misses_text([score], {"a1": TEXT})
    assert "a1 claims missed c2: rus deny; no such span | Russia denied it." in listed
    assert json.loads(as_json(summarise([score], 0), [score]))["misses"][0]["what"] == "missed"
    assert "claims" in as_text(summarise([score], 10))


def test_the_interval_is_the_same_on_every_run(identifier: Identifier) -> None:
    scores = [
        ArticleScore("a", False, {"claims": Counts(3, 1, 0)}),
        ArticleScore("b", False, {"claims": Counts(1, 2, 4)}),
    ]
    for score in scores:
        score.false_records = {"claims": 0, "meetings": 0, "mechanisms": 0}
    first, again = summarise(scores), summarise(scores)
    assert first == again
    (table,) = first.tables
    assert table.low is not None
    assert table.high is not None
    assert table.f1 is not None
    assert table.low <= table.f1 <= table.high


def test_pairs_are_one_to_one_and_the_heaviest_first() -> None:
    weights = {("a", "x"): 0.6, ("a", "y"): 0.9, ("b", "y"): 0.8}
    assert [
        (left, right)
        for left, right, _ in pair_up(["a", "b"], ["x", "y"], lambda one, other: weights.get((one, other), 0.0))
    ] == [(0, 1)]


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [((0, 10), (0, 10), 1.0), ((0, 10), (5, 15), 1 / 3), ((0, 10), (10, 20), 0.0), ((0, 10), (30, 40), 0.0)],
)
def test_overlap_is_shared_over_joint_length(one: tuple[int, int], other: tuple[int, int], share: float) -> None:
    assert overlap(one, other) == pytest.approx(share)


def test_scores_without_anything_to_divide_by_are_empty() -> None:
    assert f_measure(Counts()) == (None, None, None)


def test_alpha_is_that_of_the_textbook() -> None:
    # Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", examples A (binary) and B (nominal).
    assert nominal_alpha(zip("0100000010", "1110010000", strict=True)) == pytest.approx(0.095, abs=0.001)
    assert nominal_alpha(zip("aabbdcccedda", "babbbccceddd", strict=True)) == pytest.approx(0.692, abs=0.001)


@pytest.mark.parametrize("units", [[], [("a", None)], [("a", "a"), ("a", "a")]])
def test_alpha_of_nothing_that_varies_is_undefined(units: list[tuple[str | None, str | None]]) -> None:
    assert nominal_alpha(units) is None


def test_codings_of_other_articles_compare_with_nothing(identifier: Identifier, tmp_path: Path) -> None:
    (tmp_path / "a1.json").write_text(_coding().model_dump_json(by_alias=True, exclude_defaults=True), encoding="utf-8")
    gold = load_gold(tmp_path, None)
    other = _coding(article={"key": "a2", "source": "s"})
    with pytest.raises(NothingToCompareError, match="text hash, then by key"):
        score_against(gold, [other], narration=False)
    assert len(score_against(gold, [_coding()], narration=False)) == 1


def test_rules_are_credited_with_what_the_gold_confirms(identifier: Identifier, tmp_path: Path) -> None:
    from collections import Counter

    claims = [
        {
            "ref": "c1",
            "proposition": "p1",
            "speaker": "x1",
            "stance": "affirm",
            "rule": "r.good",
            "mentions": [_mention(0, 33)],
        },
        {
            "ref": "c2",
            "proposition": "p2",
            "speaker": "x1",
            "stance": "deny",
            "rule": "r.bad",
            "mentions": [_mention(52, 78)],
        },
    ]
    tested = _coding(claims=claims)
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    count_rules(tested, compare_documents(_coding(), tested, identifier), right, seen)
    assert (right["r.good"], seen["r.good"], right["r.bad"], seen["r.bad"]) == (1, 1, 0, 1)
    write_confidence(tmp_path / "confidence.csv", [RuleCount("rules", "r.good", 8, 8)])
    assert (tmp_path / "confidence.csv").read_text(
        encoding="utf-8"
    ) == "coder,rule,right,seen,confidence\nrules,r.good,8,8,0.833\n"


@pytest.mark.parametrize(("side", "state", "movement"), [("COL", "Colombia", "ELN"), ("MKD", "North Macedonia", "MKD")])
def test_of_movements_of_one_name_the_states_of_the_document_tell_which(
    identifier: Identifier, side: str, state: str, movement: str
) -> None:
    actors = [
        {"ref": "x1", "name": state, "kind": "state", "side": side},
        {"ref": "x2", "name": "National Liberation Army", "kind": "armed_group"},
    ]
    found = identifier.actors(_coding(actors=actors, claims=[], propositions=[]))["x2"]
    assert identifier.knowledge.organisations[found.key].side == movement

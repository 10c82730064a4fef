"""The evidence state of a status follows from who affirms, presupposes, denies and retracts it, and from nothing else."""

from __future__ import annotations

from typing import Any

import psycopg

from deconfdb.load.review import decide
from deconfdb.vocabulary import load_vocabularies
from tests.db.codings_builder import CodingBuilder, Voice, rows
from tests.db.history_cases import Said, coded, histories

Database = psycopg.Connection[Any]
DAY = "2021-05-01"
VOICES = "affirmed_by, presupposed_by, denied_by, evidence_state"


def agreed(*voices: Voice) -> list[Said]:
    return [("agreed", DAY, voices)]


def spoken_by(kind: str | None, side: str | None, named: bool | None) -> CodingBuilder:
    """A case in which one speaker of that kind and side affirms."""
    coding = coded(f"{kind}, {side}")
    coding.actor("speaker", kind, side, named)
    coding.status("institutional", "agreed", DAY, ("speaker", "affirm"), mechanism="m1")
    return coding


def test_each_evidence_state_follows_from_the_claims(migrated_url: str, database: Database) -> None:
    isl, nzl, nor, wire = (("isl", "affirm"), ("nzl", "affirm"), ("nor", "affirm"), ("wire", "affirm"))
    cases: dict[str, tuple[list[Said], tuple[Any, ...]]] = {
        "all that supported it is retracted": (
            agreed(("isl", "affirm", "2021-05-02"), ("isl", "retract", "2021-05-03")), (None, None, None, "withdrawn")),
        "another still supports it": (
            agreed(("isl", "affirm", "2021-05-02"), ("isl", "retract", "2021-05-03"), nzl), ("NZL", None, None, "one_party")),
        "affirmed again after the retraction": (
            agreed(("isl", "retract", "2021-05-03"), ("isl", "affirm", "2021-05-04")), ("ISL", None, None, "one_party")),
        "another cannot retract it": (agreed(isl, ("nzl", "retract")), ("ISL", None, None, "one_party")),
        "a retraction without a day takes all": (agreed(isl, ("isl", "retract", None)), (None, None, None, "withdrawn")),
        "affirmed and denied": (agreed(isl, ("nzl", "deny")), ("ISL", None, "NZL", "contested")),
        "presupposed and denied by a third": (agreed(("isl", "presuppose"), ("nor", "deny")), (None, "ISL", "NOR", "contested")),
        "affirmed by the press, rejected": (agreed(wire, ("isl", "reject")), ("press", None, "ISL", "contested")),
        "the denial is retracted": (
            agreed(isl, ("nzl", "deny", "2021-05-02"), ("nzl", "retract", "2021-05-03")), ("ISL", None, None, "one_party")),
        "only denied": (agreed(("nzl", "deny")), (None, None, "NZL", "denied_only")),
        "both affirm": (agreed(isl, ("nzl", "confirm")), ("ISL; NZL", None, None, "both_parties")),
        "one disputes a detail": (agreed(isl, ("nzl", "dispute_detail")), ("ISL; NZL", None, None, "both_parties")),
        "one affirms": (agreed(isl), ("ISL", None, None, "one_party")),
        "one affirms, one presupposes": (agreed(isl, ("nzl", "presuppose")), ("ISL", "NZL", None, "one_party")),
        "one side by two speakers": (agreed(isl, ("isl-official", "affirm")), ("ISL", None, None, "one_party")),
        "an unnamed official speaks for a party": (agreed(("isl-official", "affirm")), ("ISL", None, None, "one_party")),
        "a party and the host": (agreed(isl, nor), ("ISL; NOR", None, None, "one_party")),
        "one presupposes": (agreed(("isl", "presuppose")), (None, "ISL", None, "presupposed_one_party")),
        "a party presupposes, a third affirms": (
            agreed(("isl", "presuppose"), nor), ("NOR", "ISL", None, "presupposed_one_party")),
        "the host is no party": (agreed(nor), ("NOR", None, None, "third_party_or_press")),
        "the press": (agreed(wire), ("press", None, None, "third_party_or_press")),
        "unnamed officials of a third": (agreed(("nor-official", "affirm")), ("NOR", None, None, "third_party_or_press")),
        "a third presupposes": (agreed(("nor", "presuppose")), (None, "NOR", None, "third_party_or_press")),
        "nobody knows who": (agreed(("rumour", "affirm")), ("UNKNOWN", None, None, "unattributed_only")),
        "a rumour and the press": (agreed(("rumour", "affirm"), wire), ("press; UNKNOWN", None, None, "third_party_or_press")),
        "nobody says it": (agreed(), (None, None, None, "unclaimed")),
        "passed on without a stand": (
            agreed(("isl", "report"), ("nzl", "decline_comment"), ("nor", "correct")), (None, None, None, "unclaimed")),
    }  # fmt: skip
    found = histories(migrated_url, database, {name: said for name, (said, _) in cases.items()}, VOICES)
    assert found == {name: [row] for name, (_, row) in cases.items()}
    assert {row[-1] for (row,) in found.values()} == load_vocabularies().codes("evidence_state")


def test_who_counts_as_a_party_depends_on_side_and_kind(migrated_url: str, database: Database) -> None:
    speakers = {
        ("news_outlet", "PRESS"): ("press", "third_party_or_press"),
        ("news_outlet", "ISL"): ("press", "third_party_or_press"),
        ("person", "ISL"): ("ISL", "one_party"),
        ("armed_force", "ISL"): ("ISL", "one_party"),
        (None, "ISL"): ("ISL", "one_party"),
        (None, "NOR"): ("NOR", "third_party_or_press"),
        ("monitor", "MONITOR"): ("MONITOR", "third_party_or_press"),
        ("person", None): ("UNKNOWN", "third_party_or_press"),
        (None, None): ("UNKNOWN", "third_party_or_press"),
        ("unattributed", "ISL"): ("ISL", "one_party"),
        ("unattributed", None): ("UNKNOWN", "unattributed_only"),
        ("unidentified", "UNKNOWN"): ("UNKNOWN", "unattributed_only"),
    }
    cases = {f"{kind}, {side}": spoken_by(kind, side, None) for kind, side in speakers}
    found = histories(migrated_url, database, cases, "affirmed_by, evidence_state")
    assert found == {f"{kind}, {side}": [row] for (kind, side), row in speakers.items()}


def test_vetted_state_counts_only_what_a_person_has_vetted(migrated_url: str, database: Database) -> None:
    states = "evidence_state, evidence_state_vetted, review_state"
    cases = {"two articles": coded("two articles", *agreed(("isl", "affirm"), ("nzl", "deny")))}
    assert histories(migrated_url, database, cases, states) == {
        "two articles": [("contested", "unclaimed", "candidate")]
    }
    ((name,),) = rows(database, "SELECT 'cod-' || left(replace(coding_id::text, '-', ''), 16) FROM deconf.coding")
    for decision, expected in (
        ("vet", ("contested", "contested", "vetted")),
        ("dispute", ("contested", "unclaimed", "disputed")),
    ):
        decide(database, name, decision, reason=None, decided_by="test")  # type: ignore[arg-type]
        assert rows(database, f"SELECT {states} FROM deconf_v1.channel_history") == [expected]


def test_one_denial_with_several_mentions_is_one_claim_in_every_count(migrated_url: str, database: Database) -> None:
    coding = coded("mentions", *agreed(("isl", "affirm"), ("nzl", "deny")))
    (mention,) = coding.claims[1]["mentions"]
    coding.claims[1]["mentions"] = [mention | {"start": mention["start"] + number} for number in range(4)]
    cases = {"mentions": coding}
    assert histories(migrated_url, database, cases, "n_statements, n_origins, n_articles, n_copy_families") == {
        "mentions": [(2, 2, 1, 1)]
    }

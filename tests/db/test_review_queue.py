"""The review queue: what nobody has decided about, the most doubtful first, until somebody has."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import Any

import psycopg
import pytest

from deconfdb.load.review import Decision, decide
from tests.db.codings_builder import CodingBuilder, load, load_registry, rows
from tests.db.conftest import Command

Database = psycopg.Connection[Any]
ROB = ("rob", "rules")
TEXT = "".join(f"Sentence {number}, of which coders may think what they like.\n" for number in range(1, 4))


def told(
    coder: tuple[str, str] = ROB,
    key: str = "article-1",
    *,
    stance: str = "deny",
    sure: tuple[float, float] = (0.9, 0.6),
) -> CodingBuilder:
    """Two claims on the status of a line, of which a machine is more and less sure."""
    coding = CodingBuilder(key, coder)
    coding.status(
        "institutional", "agreed", "2021-05-01", ("isl", "affirm"), ("nzl", stance), mechanism=coding.mechanism("m1")
    )
    coding.text = TEXT
    if coder[1] != "human":
        for record, confidence in zip(
            (*coding.claims, *coding.mechanisms, *coding.propositions), (*sure, 0.8, 0.75), strict=True
        ):
            record |= {"rule": "example.rule", "confidence": confidence}
    return coding


@pytest.fixture
def url(migrated_url: str) -> str:
    load_registry(migrated_url)
    return migrated_url


def queue(database: Database, columns: str = "record_kind, stance, reason, doubt, coder") -> list[tuple[Any, ...]]:
    return rows(
        database, f"SELECT {columns} FROM deconf_v1.review_queue ORDER BY doubt DESC, coder, record_kind, stance"
    )


def judge(database: Database, coder: str, decision: Decision) -> None:
    standing = "coder = %s AND known_to IS NULL ORDER BY revision DESC LIMIT 1"
    [(name,)] = rows(database, f"SELECT coding FROM deconf_v1.codings WHERE {standing}", coder)
    decide(database, name, decision, reason=None, decided_by="test")


CLAIM_IN_DOUBT = ("claim", "deny", "low_confidence", Decimal("0.400"), "rob")
OTHERS = [
    ("mechanism", None, "new", Decimal("0.250"), "rob"),
    ("claim", "affirm", "new", Decimal("0.100"), "rob"),
]


# ---- what stands in it ------------------------------------------------------------------------------------------------
def test_a_machine_s_records_stand_by_what_its_rules_are_worth(url: str, database: Database) -> None:
    load(url, told())
    assert queue(database) == [CLAIM_IN_DOUBT, *OTHERS]


def test_a_record_says_where_it_is_and_what_it_says(url: str, database: Database) -> None:
    load(url, told())
    found = queue(
        database, "article, pair, speaker, says, span_start, span_end, rule, confidence, disagreement, is_preferred"
    )
    claim, mechanism = (told().claims[place]["mentions"][0] for place in (1, 0))
    assert found[:2] == [
        ("article-1", "ISL-NZL", "New Zealand (example)", "m1 institutional agreed", claim["start"], claim["end"],
         "example.rule", Decimal("0.600"), None, True),
        ("article-1", "ISL-NZL", None, "Example hotline m1: institutional agreed 2021-05-01", mechanism["start"],
         mechanism["end"], "example.rule", Decimal("0.750"), None, True),
    ]  # fmt: skip


def test_what_a_person_coded_stands_only_where_another_coder_disagrees(url: str, database: Database) -> None:
    load(url, told(("ana", "human")))
    assert queue(database) == []
    load(url, told(stance="affirm"))
    assert queue(database, "record_kind, stance, reason, doubt, coder, disagreement") == [
        ("claim", "deny", "disagreement", Decimal("0.500"), "ana", "rob: stance affirm, here deny")
    ]


def test_what_only_another_coder_has_stands_beside_what_counts(url: str, database: Database) -> None:
    person = told(("ana", "human"))
    del person.claims[1]
    load(url, person, told())
    assert queue(database, "record_kind, stance, reason, doubt, coder, disagreement, is_preferred") == [
        ("claim", "deny", "disagreement", Decimal("0.500"), "rob", "ana: no such record", False)
    ]


def test_the_less_sure_of_two_disagreeing_machines_is_doubted_more(url: str, database: Database) -> None:
    load(url, told(), told(("lina", "llm"), stance="affirm", sure=(0.9, 0.3)))
    assert [row for row in queue(database) if row[2] == "disagreement"] == [
        ("claim", "affirm", "disagreement", Decimal("0.700"), "lina")
    ]
    judge(database, "lina", "withdraw")
    assert queue(database) == [CLAIM_IN_DOUBT, *OTHERS]


def test_a_coder_that_states_no_confidence_is_as_likely_wrong_as_right(url: str, database: Database) -> None:
    coding = told()
    for record in (*coding.claims, *coding.mechanisms, *coding.propositions):
        del record["confidence"]
    load(url, coding)
    assert {row[2:4] for row in queue(database)} == {("new", Decimal("0.500"))}


# ---- what takes it out --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("decision", ["vet", "dispute", "withdraw"])
def test_a_decision_takes_the_records_out(url: str, database: Database, decision: Decision) -> None:
    load(url, told(), told(key="article-2"))
    [(name,)] = rows(database, "SELECT coding FROM deconf_v1.codings WHERE article = 'article-1'")
    decide(database, name, decision, reason=None, decided_by="test")
    assert {article for (article,) in queue(database, "article")} == {"article-2"}


def test_a_decision_outlasts_a_newer_answer_of_the_coder(url: str, database: Database) -> None:
    load(url, told())
    judge(database, "rob", "vet")
    load(url, told(stance="affirm", sure=(0.2, 0.2)))
    assert queue(database) == []
    assert rows(database, "SELECT stance, review_state FROM deconf_v1.claims ORDER BY stance") == [
        ("affirm", "vetted"), ("deny", "vetted"),
    ]  # fmt: skip


def test_a_vetted_coding_settles_a_text_for_other_coders_too(url: str, database: Database) -> None:
    load(url, told(("ana", "human")), told(stance="affirm"))
    judge(database, "ana", "vet")
    assert queue(database) == []


# ---- the command --------------------------------------------------------------------------------------------------------
def test_review_list_shows_the_most_doubtful_first_and_filters(url: str, database: Database, command: Command) -> None:
    load(url, told(), told(key="article-2", sure=(0.3, 0.8)), told(("lina", "llm"), "article-3"))

    def listed(*options: str) -> list[tuple[str, str]]:
        answer = command("review", "list", "--format", "json", *options)
        assert (answer.code, answer.err) == (0, "")
        return [(each["article"], each["doubt"]) for each in json.loads(answer.out)]

    everything = listed()
    assert len(everything) == 9
    assert [doubt for _, doubt in everything] == sorted((doubt for _, doubt in everything), reverse=True)
    assert listed("--limit", "2") == everything[:2]
    assert listed("--below", "0.7") == listed("--reason", "low_confidence") == everything[:3]
    assert {article for article, _ in listed("--article", "article-2")} == {"article-2"}
    assert {article for article, _ in listed("--coder", "lina")} == {"article-3"}
    assert listed("--pair", "nzl-isl") == everything
    assert listed("--pair", "ISL-NOR") == listed("--reason", "disagreement") == []


def test_review_list_leads_to_the_coding_to_decide_about(url: str, command: Command) -> None:
    load(url, told())
    [header, first, *_] = csv.reader(io.StringIO(command("review", "list", "--format", "csv").out))
    record = dict(zip(header, first, strict=True))
    assert (record["doubt"], record["reason"], record["stance"]) == ("0.400", "low_confidence", "deny")
    assert command("review", "accept", record["coding"]).code == 0
    assert command("review", "list").err == "(0 rows)\n"


@pytest.mark.parametrize("options", [("--below", "1.5"), ("--reason", "boredom"), ("--pair", "ISL"), ("--limit", "0")])
def test_review_list_refuses_what_it_cannot_ask(command: Command, options: tuple[str, str]) -> None:
    answer = command("review", "list", *options)
    assert (answer.code, answer.out) == (2, "")
    assert options[1] in answer.err

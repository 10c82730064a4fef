"""A coding is loaded whole or not at all, once, beside the codings of others, and replaced as a whole."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest

from deconfdb.errors import UsageError
from deconfdb.load.review import Decision, decide
from deconfdb.load.runs import Counts
from deconfdb.views.quality import find
from tests.db.codings_builder import CodingBuilder, load, load_registry, rows

Database = psycopg.Connection[Any]


@pytest.fixture
def url(migrated_url: str) -> str:
    """A database that knows the example registry."""
    load_registry(migrated_url)
    return migrated_url


def told(key: str = "article-1", status: str = "agreed", **more: Any) -> CodingBuilder:
    """An article in which Iceland affirms one status of the line."""
    coding = CodingBuilder(key, **more)
    coding.status("institutional", status, "2021-05-01", ("isl", "affirm"))
    return coding


def statuses(database: Database, known_on: datetime | None = None) -> list[str]:
    found = rows(database, "SELECT status FROM deconf_v1.channel_history_as_of(NULL, %s) ORDER BY status", known_on)
    return [status for (status,) in found]


def moment() -> datetime:
    """A time between two loads."""
    time.sleep(0.01)
    now = datetime.now(UTC)
    time.sleep(0.01)
    return now


def placed(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Where every row stands and which transaction wrote it: a row that is written again moves."""
    tables = rows(
        database,
        "SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) FROM pg_class AS c "
        "JOIN pg_namespace AS n ON n.oid = c.relnamespace "
        "WHERE n.nspname IN ('deconf', 'private', 'vocab') AND c.relkind = 'r' ORDER BY 1",
    )
    return {table: rows(database, f"SELECT ctid::text, xmin::text FROM {table} ORDER BY 1") for (table,) in tables}


def name_of(database: Database, coder: str) -> str:
    """The public name of a coder's standing coding."""
    ((name,),) = rows(
        database,
        "SELECT 'cod-' || left(replace(c.coding_id::text, '-', ''), 16) FROM deconf.coding AS c "
        "JOIN deconf.coder AS d ON d.coder_id = c.coder_id WHERE d.coder_name = %s AND c.known_to IS NULL",
        coder,
    )
    return str(name)


def judge(database: Database, coder: str, decision: Decision) -> None:
    decide(database, name_of(database, coder), decision, reason="an example", decided_by="test")


# ---- once -------------------------------------------------------------------------------------------------------------
def test_second_load_changes_nothing(url: str, database: Database) -> None:
    first = load(url, told("article-1"), told("article-2"))
    before = placed(database)
    second = load(url, told("article-1"), told("article-2"))
    assert (first.counts, second.counts) == (Counts(inserted=2), Counts(unchanged=2))
    assert sum(map(len, before.values())) > 20
    assert placed(database) == before


def test_the_same_coding_twice_in_one_load_counts_once(url: str, database: Database) -> None:
    assert load(url, told(), told()).counts == Counts(inserted=1, unchanged=1)
    assert rows(database, "SELECT revision FROM deconf.coding") == [(1,)]


def test_dry_run_keeps_nothing_and_counts_everything(url: str, database: Database) -> None:
    before = placed(database)
    broken = told("article-2").document() | {"claims": [{"ref": "c1"}]}
    done = load(url, told("article-1"), broken, told("article-1", status="in_force"), is_dry_run=True)
    assert done.counts == Counts(inserted=1, updated=1, quarantined=1)
    assert placed(database) == before
    assert rows(database, "SELECT (SELECT count(*) FROM ops.run), (SELECT count(*) FROM ops.quarantine)") == [(0, 0)]


# ---- replaced as a whole ----------------------------------------------------------------------------------------------
def test_new_coding_replaces_the_earlier_as_a_whole_and_keeps_it_for_as_of(url: str, database: Database) -> None:
    assert load(url, told(status="proposed")).counts == Counts(inserted=1)
    before = moment()
    assert load(url, told(status="agreed")).counts == Counts(updated=1)
    assert statuses(database) == ["agreed"]
    assert statuses(database, before) == ["proposed"]
    assert statuses(database, datetime(2000, 1, 1, tzinfo=UTC)) == []


def test_a_coding_given_up_and_taken_back_does_not_collide(url: str, database: Database) -> None:
    moments = []
    for status in ("proposed", "agreed", "proposed"):
        load(url, told(status=status))
        moments.append(moment())
    assert [statuses(database, each) for each in moments] == [["proposed"], ["agreed"], ["proposed"]]
    assert rows(database, "SELECT revision, known_to IS NULL FROM deconf.coding ORDER BY revision") == [
        (1, False),
        (2, False),
        (3, True),
    ]


# ---- several coders ---------------------------------------------------------------------------------------------------
CODERS = {"rob": "rules", "lea": "llm", "ana": "human", "ben": "human"}
STATUS_OF = {"rob": "proposed", "lea": "in_talks", "ana": "agreed", "ben": "in_force"}


def coded_by(coder: str) -> CodingBuilder:
    """The same text, read differently by each coder."""
    coding = told(status=STATUS_OF[coder], coder=(coder, CODERS[coder]))
    coding.text = "One text that all of them read."
    return coding


@pytest.mark.parametrize("order", [("rob", "lea", "ana"), ("ana", "lea", "rob"), ("lea", "ana", "rob")])
def test_codings_stand_beside_each_other_and_human_counts_before_llm_before_rules(
    url: str, database: Database, order: tuple[str, ...]
) -> None:
    for coder in order:
        assert load(url, coded_by(coder)).counts == Counts(inserted=1)
    standing = rows(database, "SELECT count(*) FROM deconf.coding WHERE known_to IS NULL")
    assert (standing, statuses(database)) == ([(3,)], [STATUS_OF["ana"]])
    judge(database, "ana", "withdraw")
    assert statuses(database) == [STATUS_OF["lea"]]
    judge(database, "lea", "withdraw")
    assert statuses(database) == [STATUS_OF["rob"]]


def test_the_newest_of_equals_counts_and_a_vetted_one_before_all(url: str, database: Database) -> None:
    for coder in ("ana", "ben", "rob"):
        load(url, coded_by(coder))
    assert statuses(database) == [STATUS_OF["ben"]]
    judge(database, "rob", "vet")
    assert statuses(database) == [STATUS_OF["rob"]]
    judge(database, "rob", "dispute")
    assert statuses(database) == [STATUS_OF["ben"]]


def test_withdrawing_a_coding_restores_what_the_others_support(url: str, database: Database) -> None:
    load(url, coded_by("ana"))
    only_ana = rows(database, "SELECT * FROM deconf_v1.channel_history")
    after_ana = moment()
    load(url, coded_by("ben"))
    after_ben = moment()
    judge(database, "ben", "withdraw")
    assert rows(database, "SELECT * FROM deconf_v1.channel_history") == only_ana
    assert [statuses(database, each) for each in (after_ana, after_ben, None)] == [
        [STATUS_OF["ana"]],
        [STATUS_OF["ben"]],
        [STATUS_OF["ana"]],
    ]
    assert rows(database, "SELECT decision, reason, decided_by FROM ops.judgement") == [
        ("withdraw", "an example", "test")
    ]


def test_a_withdrawn_coding_does_not_come_back_by_loading_its_file_again(url: str, database: Database) -> None:
    load(url, coded_by("ana"))
    load(url, coded_by("ben"))
    judge(database, "ben", "withdraw")
    assert load(url, coded_by("ana"), coded_by("ben")).counts == Counts(unchanged=2)
    assert statuses(database) == [STATUS_OF["ana"]]
    corrected = coded_by("ben")
    corrected.propositions[0]["gist"] = "in other words"
    assert load(url, corrected).counts == Counts(inserted=1)
    assert statuses(database) == [STATUS_OF["ben"]]


def test_a_withdrawn_coding_can_be_restored_until_its_coder_answers_anew(url: str, database: Database) -> None:
    load(url, coded_by("ana"))
    load(url, coded_by("ben"))
    name = name_of(database, "ben")
    for decision, counts in (("withdraw", "ana"), ("restore", "ben"), ("withdraw", "ana")):
        decide(database, name, decision, reason=None, decided_by="test")  # type: ignore[arg-type]
        assert statuses(database) == [STATUS_OF[counts]]
    anew = coded_by("ben")
    anew.propositions[0]["gist"] = "in other words"
    load(url, anew)
    with pytest.raises(UsageError, match=f"{name} is not withdrawn, or its coder has answered anew"):
        decide(database, name, "restore", reason=None, decided_by="test")


def test_a_coding_that_does_not_stand_cannot_be_judged(url: str, database: Database) -> None:
    load(url, coded_by("ana"))
    name = name_of(database, "ana")
    judge(database, "ana", "withdraw")
    with pytest.raises(UsageError, match=f"{name} is not standing"):
        decide(database, name, "vet", reason=None, decided_by="test")


def answer(status: str) -> CodingBuilder:
    """What the rules coder says of the one text, by its version of the day."""
    coding = told(status=status, coder=("rob", "rules"))
    coding.text = "One text that every version reads."
    return coding


STANDING = "SELECT revision, review_state, is_preferred FROM deconf_v1.codings WHERE known_to IS NULL ORDER BY revision"


def test_a_vetted_coding_stays_and_counts_when_its_coder_answers_anew(url: str, database: Database) -> None:
    load(url, answer("agreed"))
    judge(database, "rob", "vet")
    assert load(url, answer("proposed")).counts == Counts(inserted=1)
    assert load(url, answer("in_talks")).counts == Counts(updated=1)
    assert rows(database, STANDING) == [(1, "vetted", True), (3, "candidate", False)]
    assert statuses(database) == ["agreed"]
    assert load(url, answer("agreed")).counts == load(url, answer("in_talks")).counts == Counts(unchanged=1)


def test_vetting_the_newer_answer_replaces_the_vetted_one(url: str, database: Database) -> None:
    load(url, answer("agreed"))
    judge(database, "rob", "vet")
    load(url, answer("proposed"))
    [(newer,)] = rows(database, "SELECT coding FROM deconf_v1.codings WHERE revision = 2")
    decide(database, newer, "vet", reason=None, decided_by="test")
    assert rows(database, STANDING) == [(2, "vetted", True)]
    assert statuses(database) == ["proposed"]


def test_a_withdrawn_content_does_not_come_back_after_another_answer(url: str, database: Database) -> None:
    load(url, answer("agreed"))
    judge(database, "rob", "withdraw")
    load(url, answer("proposed"))
    assert load(url, answer("agreed")).counts == Counts(unchanged=1)
    assert statuses(database) == ["proposed"]


# ---- whole or not at all ----------------------------------------------------------------------------------------------
def test_a_bad_coding_is_set_aside_whole_with_all_its_faults_and_the_others_load(url: str, database: Database) -> None:
    bad = told("article-2").document()
    bad["claims"][0] |= {"stance": "afirm", "speaker": "nobody"}
    bad["propositions"][0]["when"]["edtf"] = "2021-02-30"
    done = load(url, told("article-1"), bad, told("article-3"))
    assert done.counts == Counts(inserted=2, quarantined=1)
    assert rows(database, "SELECT article_key FROM deconf.article ORDER BY 1") == [("article-1",), ("article-3",)]
    assert [(item.record_no, sorted(problem.code for problem in item.problems)) for item in done.set_aside] == [
        (2, ["bad_date", "unknown_code", "unknown_ref"])
    ]
    assert rows(
        database,
        "SELECT stage, locator, record_no, state, n_seen, is_payload_whole, payload::jsonb ->> 'format', "
        "jsonb_array_length(problems) FROM ops.quarantine",
    ) == [("validate", "test.jsonl", 2, "open", 1, True, "deconf-coding/1", 3)]


def test_the_same_bad_coding_again_is_the_same_quarantined_record(url: str, database: Database) -> None:
    bad = told().document() | {"unknown": 1}
    for _ in range(2):
        assert load(url, bad).counts == Counts(quarantined=1)
    assert rows(database, "SELECT n_seen, problems -> 0 ->> 'location' FROM ops.quarantine") == [(2, "unknown")]


def test_what_the_database_refuses_is_set_aside_alone(
    url: str, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.execute("ALTER TABLE deconf.proposition ADD CONSTRAINT example CHECK (gist <> 'refused')")
    refused = CodingBuilder("article-2")
    refused.proposition("refused", ("isl", "affirm"))
    done = load(url, told("article-1"), refused, told("article-3"))
    assert done.counts == Counts(inserted=2, quarantined=1)
    assert [(item.stage, item.record_no, item.problems[0].code) for item in done.set_aside] == [("load", 2, "database")]
    assert rows(database, "SELECT article_key FROM deconf.article ORDER BY 1") == [("article-1",), ("article-3",)]


def test_what_is_merely_incomplete_loads_with_warnings_and_is_found_by_the_rules_of_quality(
    url: str, database: Database
) -> None:
    coding = CodingBuilder("article-1")
    coding.proposition("nobody says so")
    coding.mechanism("m1")
    coding.meeting("k1")
    coding.incidents.append({"ref": "i1", "kind": "air_strikes", "label": "Example strikes"})
    coding.status("institutional", "suspended", None, ("isl", "affirm"))
    done = load(url, coding)
    assert done.counts == Counts(inserted=1)
    assert set(done.warnings) == {"unclaimed_proposition", "unmentioned_subject", "undated_status"}
    assert sorted((each.rule.severity, each.rule.name, each.where, each.what) for each in find(database)) == [
        ("warning", "text_not_held", "article-1", "ana"),
        ("warning", "unclaimed_proposition", "article-1", "p1"),
        ("warning", "undated_status", "article-1", "p2"),
        ("warning", "unexpected_step", "isl-nzl-example-line", "institutional: (first) to suspended"),
        ("warning", "unmentioned_incident", "article-1", "i1"),
        ("warning", "unmentioned_mechanism", "article-1", "m1"),
        ("warning", "unmentioned_meeting", "article-1", "k1"),
    ]

"""Two coders of one text are compared as `deconfdb evaluate` compares them, and what they disagree about can be read."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import psycopg
import pytest

from deconfdb.coders.inputs import read_article, read_manifest, with_manifest
from deconfdb.coders.knowledge import default_knowledge
from deconfdb.coders.registry import make_coder
from deconfdb.coding.document import CodingDocument, document_json
from deconfdb.evaluate.alpha import nominal_alpha
from deconfdb.evaluate.compare import ArticleScore, compare_documents
from deconfdb.evaluate.identity import Identifier
from deconfdb.evaluate.run import load_codings as read_folder
from deconfdb.load.content_digest import content_digest
from deconfdb.load.review import Decision, decide
from tests.db.codings_builder import LINE, CodingBuilder, load, load_registry, rows
from tests.db.conftest import Command

Database = psycopg.Connection[Any]
GOLD = Path(__file__).parents[1] / "gold" / "dev"
TABLES = {"claims": "claims", "meetings": "meetings", "statuses": "mechanisms"}


def told(coder: tuple[str, str] = ("ana", "human"), key: str = "article-1", **changes: Any) -> CodingBuilder:
    """One text by any coder: a status, who affirms and who denies it, and a call."""
    coding = CodingBuilder(key, coder)
    coding.status(
        "institutional", changes.get("status", "agreed"), "2021-05-01", ("isl", "affirm"), ("nzl", "deny"),
        mechanism=coding.mechanism("m1"),
    )  # fmt: skip
    coding.claims[1]["stance"] = changes.get("stance", "deny")
    coding.meeting("k1", changes.get("met", "2021-05-01"), occurrence="held")
    coding.text = CODED_TEXT
    return coding


# Spans lie in it; every coder names the same text.
CODED_TEXT = "".join(f"Sentence {number}, of which coders may think what they like.\n" for number in range(1, 5))


@pytest.fixture
def url(migrated_url: str) -> str:
    load_registry(migrated_url)
    return migrated_url


def agreement(database: Database) -> list[tuple[Any, ...]]:
    return rows(
        database,
        "SELECT coder_a, coder_b, compared, n_matched, n_only_a, n_only_b, f1 FROM deconf_v1.coder_agreement "
        "ORDER BY article, coder_a, coder_b, compared",
    )


def judge(database: Database, coder: str, decision: Decision) -> None:
    standing = "coder = %s AND (known_to IS NULL OR review_state = 'withdrawn')"
    [(name,)] = rows(database, f"SELECT coding FROM deconf_v1.codings WHERE {standing}", coder)
    decide(database, name, decision, reason=None, decided_by="test")


SAME = [
    ("ana", "rob", table, n, 0, 0, Decimal("1.000")) for table, n in (("claims", 2), ("mechanisms", 1), ("meetings", 1))
]


# ---- the same comparison as that of files ------------------------------------------------------------------------------
def coded_by_lite() -> list[CodingDocument]:
    coder = make_coder("lite")
    articles = (with_manifest(read_article(path), row) for path, row in read_manifest(GOLD / "manifest.csv").items())
    return [coder.code(article) for article in articles]


@pytest.fixture(scope="module")
def pairs() -> dict[str, tuple[CodingDocument, CodingDocument]]:
    """The gold codings of the development articles, and what a machine makes of their texts, by article."""
    machine = {document.article.key: document for document in coded_by_lite()}
    return {gold.article.key: (gold, machine[gold.article.key]) for gold in read_folder(GOLD / "codings")}


def counted(score: ArticleScore) -> dict[str, tuple[int, int, int]]:
    return {
        TABLES[name]: (each.matched, each.missed, each.extra) for name, each in score.counts.items() if name in TABLES
    }


def agreed(score: ArticleScore) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for match in score.matches:
        for each in match.fields:
            n_compared, n_same = found.get(each.field, (0, 0))
            found[each.field] = (n_compared + 1, n_same + each.is_same)
    return found


def test_codings_in_the_database_compare_as_their_documents_do(
    migrated_url: str, database: Database, pairs: dict[str, tuple[CodingDocument, CodingDocument]]
) -> None:
    done = load(migrated_url, *(json.loads(document_json(each)) for pair in pairs.values() for each in pair))
    # What a machine makes need not be sound; what is set aside is compared with nobody.
    refused = {json.loads(item.payload or "")["article"]["key"] for item in done.set_aside}
    assert len(refused) * 10 < len(pairs)
    identifier = Identifier(default_knowledge())
    scores = {key: compare_documents(*pair, identifier) for key, pair in pairs.items() if key not in refused}

    found: dict[str, dict[str, tuple[int, int, int]]] = {}
    for key, compared, *counts in rows(
        database, "SELECT article, compared, n_matched, n_only_a, n_only_b FROM deconf_v1.coder_agreement"
    ):
        found.setdefault(key, {})[compared] = tuple(counts)
    assert found == {key: counted(score) for key, score in scores.items()}

    fields: dict[str, dict[str, tuple[int, int]]] = {}
    for key, field, n_compared, n_same in rows(
        database, "SELECT article, field, n_compared, n_same FROM deconf_v1.coder_agreement_fields"
    ):
        fields.setdefault(key, {})[field] = (n_compared, n_same)
    assert fields == {key: of for key, score in scores.items() if (of := agreed(score))}
    assert sum(n for each in fields.values() for n, _ in each.values()) > 100

    alphas = rows(database, "SELECT measure, alpha FROM deconf_v1.coder_agreement_totals WHERE alpha IS NOT NULL")
    assert len(alphas) > 5
    for measure, alpha in alphas:
        codes = [(each.reference, each.tested) for score in scores.values() for match in score.matches
                 for each in match.fields if each.field == measure]  # fmt: skip
        assert float(alpha) == pytest.approx(nominal_alpha(codes), abs=0.0006), measure


# ---- which codings are compared ---------------------------------------------------------------------------------------
ROB = ("rob", "rules")


def test_one_coder_alone_is_compared_with_nobody(url: str, database: Database) -> None:
    load(url, told(), told(key="article-2"))
    load(url, told(status="proposed"))
    assert agreement(database) == rows(database, "SELECT * FROM deconf.coding_comparison") == []


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("is_one_load", [True, False])
def test_the_coder_that_counts_first_is_a_whoever_comes_first(
    url: str, database: Database, order: tuple[int, int], is_one_load: bool
) -> None:
    codings = [told(), told(ROB)]
    ordered = [codings[place] for place in order]
    for each in [ordered] if is_one_load else [[one] for one in ordered]:
        load(url, *each)
    assert agreement(database) == SAME


def test_three_coders_make_three_pairs(url: str, database: Database) -> None:
    load(url, told(), told(ROB), told(("lina", "llm")))
    assert sorted({(row[0], row[1]) for row in agreement(database)}) == [
        ("ana", "lina"),
        ("ana", "rob"),
        ("lina", "rob"),
    ]


def test_codings_of_two_states_of_a_text_are_not_compared(url: str, database: Database) -> None:
    other = told(ROB)
    other.text += "A line that was added.\n"
    load(url, told(), other)
    assert agreement(database) == []


def test_a_replaced_coding_takes_its_comparison_along(url: str, database: Database) -> None:
    load(url, told(), told(ROB, stance="affirm"))
    stances = "SELECT coding_b, n_same FROM deconf_v1.coder_agreement_fields WHERE field = 'stance'"
    [(first, n_same)] = rows(database, stances)
    load(url, told(ROB))
    [(second, n_same_now)] = rows(database, stances)
    assert (n_same, n_same_now) == (1, 2)
    assert first != second


def test_a_withdrawn_coding_takes_its_comparison_along_and_brings_it_back(url: str, database: Database) -> None:
    load(url, told(), told(ROB))
    judge(database, "rob", "withdraw")
    assert agreement(database) == []
    judge(database, "rob", "restore")
    assert agreement(database) == SAME


def test_who_was_withdrawn_when_another_came_is_compared_once_restored(url: str, database: Database) -> None:
    load(url, told(ROB))
    judge(database, "rob", "withdraw")
    load(url, told())
    assert agreement(database) == []
    judge(database, "rob", "restore")
    assert agreement(database) == SAME


def test_two_that_found_nothing_agree_on_nothing(url: str, database: Database) -> None:
    load(url, *(CodingBuilder("article-1", coder) for coder in (("ana", "human"), ROB)))
    assert agreement(database) == [
        ("ana", "rob", table, 0, 0, 0, None) for table in ("claims", "mechanisms", "meetings")
    ]


def test_a_registered_mechanism_is_compared_with_the_parties_of_the_registry(url: str, database: Database) -> None:
    registered, declared = (CodingBuilder("article-1", coder) for coder in (("ana", "human"), ROB))
    registered.status("institutional", "agreed", "2021-05-01", ("isl", "affirm"), mechanism=LINE)
    declared.status("institutional", "agreed", "2021-05-01", ("isl", "affirm"), mechanism=declared.mechanism("m1"))
    declared.text = registered.text
    load(url, registered, declared)
    assert ("ana", "rob", "mechanisms", 1, 0, 0, Decimal("1.000")) in agreement(database)


def test_a_dry_run_keeps_no_comparison(url: str, database: Database) -> None:
    load(url, told())
    load(url, told(ROB), is_dry_run=True)
    assert rows(database, "SELECT * FROM deconf.coding_comparison") == []


def test_comparisons_are_no_content(url: str, database: Database) -> None:
    load(url, told(), told(ROB))
    before = content_digest(database)
    database.execute("TRUNCATE deconf.coding_comparison CASCADE")
    assert content_digest(database) == before


# ---- what they disagree about -------------------------------------------------------------------------------------------
def test_disagreements_name_the_record_the_field_and_both_codes(url: str, database: Database) -> None:
    load(url, told(), told(ROB, stance="no_comment_yet", status="proposed", met="2021-05-09"))
    found = rows(
        database,
        "SELECT record_kind, what, field, value_a, value_b, says_a, says_b, span_a_start IS NULL, span_b_start IS NULL "
        "FROM deconf_v1.coder_disagreements ORDER BY 1, 2, 3",
    )
    gist = "m1 institutional {}"
    label = "Example hotline m1: institutional {} 2021-05-01"
    call = "Example meeting k1, held, 2021-05-0{}"
    assert found == [
        ("claim", "differs", "stance", "deny", "no_comment_yet", gist.format("agreed"), gist.format("proposed"), False, False),
        ("mechanism", "differs", "status", "institutional/agreed", "institutional/proposed",
         label.format("agreed"), label.format("proposed"), False, False),
        ("meeting", "only_a", None, None, None, call.format(1), None, True, True),
        ("meeting", "only_b", None, None, None, None, call.format(9), True, True),
    ]  # fmt: skip


def test_the_records_of_a_disagreement_lead_to_the_views_of_what_counts(url: str, database: Database) -> None:
    load(url, told(), told(ROB, stance="affirm"))
    [found] = rows(
        database,
        "SELECT c.stance, c.article, d.speaker_a, d.span_a_start, d.span_a_end "
        "FROM deconf_v1.coder_disagreements AS d JOIN deconf_v1.claims AS c ON c.claim = d.record_a AND c.coding = d.coding_a",
    )
    mention = told().claims[1]["mentions"][0]
    assert found == ("deny", "article-1", "New Zealand (example)", mention["start"], mention["end"])


# ---- after an upgrade ---------------------------------------------------------------------------------------------------
def test_what_was_loaded_before_is_compared_by_command(url: str, database: Database, command: Command) -> None:
    load(url, told(), told(ROB), told(key="article-2"), told(ROB, key="article-2"))
    kept = agreement(database)
    database.execute("TRUNCATE deconf.coding_comparison CASCADE")
    check = "SELECT count(*) FROM deconf.coding_comparison"
    warned = command("check", "--format", "csv")
    assert "warning,not_compared,article-1,1 pairs of codings" in warned.out
    assert command("review", "compare", "--dry-run").err == "dry run: would compare 2 pairs of codings\n"
    assert rows(database, check) == [(0,)]
    assert command("review", "compare").err == "compared 2 pairs of codings\n"
    assert agreement(database) == kept
    assert "not_compared" not in command("check", "--format", "csv").out
    assert command("review", "compare").err == "compared 0 pairs of codings\n"
    assert command("review", "compare", "--again").err == "compared 2 pairs of codings\n"
    assert agreement(database) == kept


def test_show_prints_the_agreement(url: str, command: Command) -> None:
    load(url, told(), told(ROB, stance="affirm"))
    shown = command("show", "agreement", "--format", "csv").out.splitlines()
    assert [line.split(",")[1] for line in shown] == ["compared", "claims", "mechanisms", "meetings"]
    [differing] = json.loads(command("show", "disagreements", "--format", "json").out)
    assert (differing["field"], differing["value_a"], differing["value_b"]) == ("stance", "deny", "affirm")

"""What the refs and names of a coding stand for: registered rows where a registry knows them, else the article's own."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest

from tests.db.codings_builder import LINE, CodingBuilder, load, load_registry, load_texts, rows, text_document

Database = psycopg.Connection[Any]


@pytest.fixture
def url(migrated_url: str) -> str:
    """A database that knows the example registry."""
    load_registry(migrated_url)
    return migrated_url


def speakers(database: Database) -> list[tuple[Any, ...]]:
    """Article, ref in the coding, ref in the database, and whether it is registered."""
    return rows(
        database,
        "SELECT a.article_key, r.ref, CASE WHEN x.is_registered THEN x.actor_ref END, count(*) OVER (PARTITION BY x.actor_id) "
        "FROM deconf.actor_report AS r JOIN deconf.article AS a USING (article_id) JOIN deconf.actor AS x USING (actor_id) "
        "ORDER BY 1, 2",
    )


def test_local_refs_of_two_articles_do_not_collide(url: str, database: Database) -> None:
    for key, kind in (("article-1", "hotline"), ("article-2", "working_group")):
        coding = CodingBuilder(key)
        coding.mechanism("m1", kind)
        coding.meeting("k1")
        coding.incidents.append({"ref": "i1", "kind": "air_strikes", "label": f"Example strikes of {key}"})
        coding.status("institutional", "agreed", "2021-05-01", ("isl", "affirm"), mechanism="m1")
        coding.proposition("met", ("isl", "affirm"), kind="meeting_occurred", meeting="k1")
        coding.proposition("struck", ("isl", "affirm"), kind="incident_occurred", incident="i1")
        load(url, coding)
    assert rows(
        database, "SELECT family_code, pair, is_registered FROM deconf.mechanism WHERE NOT is_registered ORDER BY 1"
    ) == [("body", "ISL-NZL", False), ("channel", "ISL-NZL", False)]
    assert rows(
        database,
        "SELECT (SELECT count(*) FROM deconf.meeting), (SELECT count(*) FROM deconf.incident), "
        "(SELECT count(DISTINCT mechanism) FROM deconf_v1.channel_history)",
    ) == [(2, 2, 2)]


def test_a_local_subject_survives_a_new_coding_as_long_as_its_sides_stay(url: str, database: Database) -> None:
    refs = set()
    for label, parties in (("one", ("isl", "nzl")), ("another", ("isl", "nzl")), ("third", ("isl", "nor"))):
        coding = CodingBuilder("article-1")
        coding.mechanism("m1", parties=parties)
        coding.mechanisms[0]["label"] = label
        coding.status("institutional", "agreed", "2021-05-01", ("isl", "affirm"), mechanism="m1")
        load(url, coding)
        ((ref, shown, pair),) = rows(database, "SELECT mechanism, mechanism_label, pair FROM deconf_v1.channel_history")
        assert shown == label
        refs.add((ref, pair))
    assert sorted(pair for _, pair in refs) == ["ISL-NOR", "ISL-NZL"]


def test_a_registered_ref_is_one_row_whatever_the_articles_call_it(url: str, database: Database) -> None:
    for key, name in (("article-1", "Iceland"), ("article-2", "Reykjavik")):
        coding = CodingBuilder(key)
        coding.status("institutional", "agreed", "2021-05-01", ("isl", "affirm"))
        coding.actor("isl", "government", "ISL", named=True, name=name)
        load(url, coding)
    assert rows(
        database, "SELECT mechanism, mechanism_label, n_articles, n_origins FROM deconf_v1.channel_history"
    ) == [(LINE, "Example line", 2, 1)]
    assert rows(database, "SELECT actor_name FROM deconf.actor WHERE actor_ref = 'isl'") == [("Iceland (example)",)]
    assert rows(database, "SELECT actor_name FROM deconf.actor_report ORDER BY 1") == [("Iceland",), ("Reykjavik",)]


def test_a_registered_ref_needs_no_entry_in_the_document(url: str, database: Database) -> None:
    coding = CodingBuilder("article-1")
    coding.status("institutional", "agreed", "2021-05-01", ("rus-mod", "affirm"))
    load(url, coding)
    assert rows(
        database,
        "SELECT actor_ref FROM deconf.actor JOIN deconf.claim ON speaker_actor_id = actor_id",
    ) == [("rus-mod",)]


def test_actors_without_a_name_belong_to_their_article(url: str, database: Database) -> None:
    kinds = ("anonymous_collective", "anonymous_official", "collective", "delegation", "unattributed", "unidentified")
    for key in ("article-1", "article-2"):
        coding = CodingBuilder(key)
        for kind in kinds:
            coding.actor(kind, kind, "ISL", named=None, name="Example Isle")
            coding.proposition("said", (kind, "affirm"))
        load(url, coding)
    assert speakers(database) == [(key, kind, None, 1) for key in ("article-1", "article-2") for kind in kinds]


def test_an_actor_marked_as_unnamed_never_merges_by_its_name(url: str, database: Database) -> None:
    coding = CodingBuilder("article-1")
    coding.actor("a1", "government", "ISL", named=False, name="Example Isle")
    coding.proposition("said", ("a1", "affirm"))
    load(url, coding)
    assert speakers(database) == [("article-1", "a1", None, 1)]


def test_a_named_actor_is_found_by_a_registered_name_of_its_side(url: str, database: Database) -> None:
    coding = CodingBuilder("article-1")
    coding.actor("a1", "government", "ISL", named=True, name="EXAMPLE ISLE")
    coding.actor("a2", "government", "NZL", named=True, name="Example Isle")
    coding.actor("a3", "person", "ISL", named=True, name="Example Isle")
    coding.actor("a4", "ministry", "RUS", named=True, name="Russian Defence Ministry")
    for ref in ("a1", "a2", "a3", "a4"):
        coding.proposition(f"said by {ref}", (ref, "affirm"))
    load(url, coding)
    assert [row[1:3] for row in speakers(database)] == [("a1", "isl"), ("a2", None), ("a3", None), ("a4", "rus-mod")]


def test_an_outlet_is_its_name_and_country_whoever_cites_it(url: str, database: Database) -> None:
    for key, name, kind in (("article-1", "the example WIRE", "news_agency"), ("article-2", "The Example Wire", None)):
        document = CodingBuilder(key).document()
        document["sources"] = [{"ref": "example-wire", "name": name} | ({"kind": kind} if kind else {})]
        load(url, document)
    assert rows(database, "SELECT source_name, kind_code FROM deconf.source WHERE NOT is_registered") == [
        ("The Example Wire", "news_agency")
    ]


def test_hosts_and_mediators_are_no_sides_of_a_mechanism(url: str, database: Database) -> None:
    coding = CodingBuilder("article-1")
    coding.mechanism("m1")
    for ref, side, role in (("h", "NOR", "host"), ("m", "CHE", "mediator"), ("o", "SWE", "operator")):
        coding.mechanisms[0]["parties"].append({"actor": coding.actor(ref, "state", side, named=True), "role": role})
    load(url, coding)
    assert rows(database, "SELECT pair, parties FROM deconf.mechanism WHERE NOT is_registered") == [
        ("ISL-NZL", "ISL; NZL")
    ]
    assert rows(database, "SELECT pair FROM deconf.mechanism_pair JOIN deconf.mechanism USING (mechanism_id, pair) "
                          "WHERE NOT is_registered") == [("ISL-NZL",)]  # fmt: skip


def test_three_sides_make_no_pair_but_three_bridges(url: str, database: Database) -> None:
    coding = CodingBuilder("article-1")
    coding.meeting("k1", parties=("isl", "nzl", "nor"))
    load(url, coding)
    assert rows(database, "SELECT pair, parties FROM deconf.meeting") == [(None, "ISL; NOR; NZL")]
    assert rows(database, "SELECT pair FROM deconf.meeting_pair ORDER BY 1") == [
        ("ISL-NOR",),
        ("ISL-NZL",),
        ("NOR-NZL",),
    ]


def test_a_coding_finds_its_article_by_key_before_hash(url: str, database: Database) -> None:
    first = CodingBuilder("article-1")
    first.proposition("said", ("isl", "affirm"))
    load(url, first)
    same_text = CodingBuilder("article-2")
    same_text.proposition("said", ("isl", "affirm"))
    assert same_text.text == first.text
    load(url, same_text)
    assert rows(database, "SELECT article_key FROM deconf.article ORDER BY 1") == [("article-1",), ("article-2",)]


def test_two_codings_of_one_url_without_a_common_key_are_two_articles(url: str, database: Database) -> None:
    address = "https://example.org/1"
    load_texts(url, text_document("The text.", None, address))
    load(url, CodingBuilder("article-1", url=address))
    load(url, CodingBuilder("article-2", url=address))
    assert rows(database, "SELECT article_key, has_given_key FROM deconf.article ORDER BY 1") == [
        ("article-1", True),
        ("article-2", True),
    ]

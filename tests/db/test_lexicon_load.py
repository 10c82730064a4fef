"""The lexicon fills registries beside what stands there, and its tenures answer only where they are asked for."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest

from deconfdb.database import connect_raw
from deconfdb.lexicon import Lexicon, load_lexicon, records
from deconfdb.lexicon.records import Day
from deconfdb.load.content_digest import content_digest
from deconfdb.load.lexicon import load_lexicon_rows
from deconfdb.load.runs import Counts
from deconfdb.registry import Actor, NameForm, Office, Registry, Source
from deconfdb.settings import seeds_dir
from tests.db.codings_builder import REGISTRY, CodingBuilder, load, load_registry, rows
from tests.db.conftest import Command

Database = psycopg.Connection[Any]

STATE = records.State("ISL", "isl", "state", "Iceland", ("Iceland (example)",), (), (), "", (), (), "")
MINISTRY = records.Institution(
    "isl-example-ministry", "Example Ministry", "ministry", "ISL", "other", ("The Ministry",), None, None, ""
)
GROUP = records.Organisation(
    "example-group", "Example Group", "armed_group", "UNKNOWN", "", ("The Group",), None, None, ""
)
OFFICE = records.Office("isl-example-post", "Example Minister", "director", MINISTRY.ref, "ISL", 2, True, (), "")
PERSONS = (
    records.Person("anna-example", "Anna Example", ("Anna E.",), "ISL"),
    records.Person("bjarni-example", "Bjarni Example", (), "ISL"),
)
OUTLET = records.Outlet("example-times", "Example Times", ("The Example Times",), "newspaper", "ISL", False, (), False)


def held(person: str, start: str, end: str = "", *, acting: bool = False) -> records.Tenure:
    last = Day.parse(end) if end else None
    return records.Tenure(person, OFFICE.ref, Day.parse(start), last, acting, "an example")


EXAMPLE = Lexicon(
    states=(STATE,),
    institutions=(MINISTRY,),
    armed_groups=(GROUP,),
    offices=(OFFICE,),
    persons=PERSONS,
    office_holders=(held("anna-example", "2015-03", "2018-07-09"), held("bjarni-example", "2018-07-09", acting=True)),
    outlets=(OUTLET,),
)
SIZE = 1 + 1 + 1 + 2 + 1 + 2 + 1


def load_example(url: str, lexicon: Lexicon = EXAMPLE) -> Counts:
    counts = Counts()
    with connect_raw(url) as connection:
        load_lexicon_rows(connection, lexicon, counts)
    return counts


@pytest.fixture
def url(migrated_url: str) -> str:
    """A database with the shipped registries and the example lexicon."""
    load_example(migrated_url)
    return migrated_url


def holders(
    database: Database, day: str, office: str = OFFICE.ref, *, with_tenures: bool = True
) -> list[tuple[Any, ...]]:
    return rows(
        database,
        "SELECT actor, name, title, attested_on, basis, article "
        "FROM deconf_v1.office_holder_as_of(%s, %s, include_registry => %s) ORDER BY actor, basis",
        office, day, with_tenures,
    )  # fmt: skip


def registered(actor: str, name: str) -> tuple[Any, ...]:
    return (actor, name, "Example Minister", None, "registry", None)


ANNA, BJARNI = registered("anna-example", "Anna Example"), registered("bjarni-example", "Bjarni Example")


# ---- tenures ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("day", "expected"), [
    ("2015-02-28", []),
    ("2015-03-01", [ANNA]),
    ("2018-07-08", [ANNA]),
    ("2018-07-09", [ANNA, BJARNI]),
    ("2018-07-10", [BJARNI]),
    ("2024-01-01", [BJARNI]),
])  # fmt: skip
def test_a_tenure_answers_for_its_days_marked_as_of_the_registry(
    url: str, database: Database, day: str, expected: list[tuple[Any, ...]]
) -> None:
    assert holders(database, day) == expected


def test_a_tenure_does_not_answer_unasked(url: str, database: Database) -> None:
    assert holders(database, "2018-07-10", with_tenures=False) == []
    assert rows(
        database, "SELECT name FROM deconf_v1.office_holder_as_of(%s, %s)", OFFICE.ref, "2018-07-10"
    ) == []  # fmt: skip
    assert rows(database, "SELECT count(*) FROM deconf_v1.office_attestations") == [(0,)]


def test_a_tenure_is_kept_with_what_is_known_of_it(url: str, database: Database) -> None:
    assert rows(
        database,
        "SELECT tenure_edtf, tenure_from::text, tenure_to::text, is_acting, source_note FROM deconf.office_tenure "
        "JOIN deconf.office USING (office_id) WHERE office_ref = %s ORDER BY tenure_edtf", OFFICE.ref,
    ) == [
        ("2015-03/2018-07-09", "2015-03-01", "2018-07-09", False, "an example"),
        ("2018-07-09/..", "2018-07-09", None, True, "an example"),
    ]  # fmt: skip


def test_corrected_tenures_replace_the_old_ones(url: str, database: Database) -> None:
    corrected = replace(EXAMPLE, office_holders=(held("anna-example", "2015-03", "2018-06-30"),))
    assert load_example(url, corrected) == Counts(unchanged=SIZE - 2, updated=2)
    assert holders(database, "2018-07-01") == []
    assert holders(database, "2018-06-30") == [ANNA]
    assert load_example(url) == Counts(unchanged=SIZE - 2, updated=1, inserted=1)
    assert holders(database, "2018-07-09") == [ANNA, BJARNI]


def test_tenures_of_offices_of_another_lexicon_stay(url: str, database: Database) -> None:
    other = replace(EXAMPLE, offices=(replace(OFFICE, ref="isl-other-post"),), office_holders=())
    load_example(url, other)
    assert holders(database, "2018-07-10") == [BJARNI]


# ---- beside the registry ---------------------------------------------------------------------------------------------
def test_second_load_changes_nothing(migrated_url: str, database: Database) -> None:
    assert load_example(migrated_url) == Counts(inserted=SIZE)
    before = content_digest(database)
    assert load_example(migrated_url) == Counts(unchanged=SIZE)
    assert content_digest(database) == before


def test_what_the_registry_has_stays_as_it_is(migrated_url: str, database: Database) -> None:
    ours = Registry(
        sources=(Source("example-times", "Times, as registered", "magazine", None, ()),),
        actors=(
            *REGISTRY.actors,
            Actor("isl-example-ministry", "Ministry, as registered", "government", "ISL", None, None, (),
                  (NameForm("The Ministry", "former", "en"),)),
        ),
        offices=(Office(OFFICE.ref, "Post, as registered", "isl", 3, ()),),
    )  # fmt: skip
    load_registry(migrated_url, ours)
    assert load_example(migrated_url) == Counts(inserted=SIZE - 4, unchanged=4)
    assert rows(
        database,
        "SELECT source_name, kind_code, country_code FROM deconf.source WHERE source_ref = 'example-times'",
    ) == [("Times, as registered", "magazine", None)]
    assert rows(
        database,
        "SELECT actor_name, kind_code, side_code FROM deconf.actor WHERE actor_ref = 'isl-example-ministry'",
    ) == [("Ministry, as registered", "government", "ISL")]
    assert rows(
        database, "SELECT office_title, level FROM deconf.office WHERE office_ref = %s", OFFICE.ref
    ) == [("Post, as registered", 3)]  # fmt: skip
    assert rows(
        database,
        "SELECT name, language, n.kind_code FROM deconf.actor_name AS n JOIN deconf.actor USING (actor_id) "
        "WHERE actor_ref = 'isl-example-ministry' ORDER BY name",
    ) == [("Example Ministry", None, "alias"), ("The Ministry", "en", "former")]
    assert rows(
        database,
        "SELECT count(*) FROM deconf.actor_relation JOIN deconf.actor USING (actor_id) "
        "WHERE actor_ref = 'isl-example-ministry'",
    ) == [(0,)]


def test_actors_and_outlets_are_registered_with_their_names(url: str, database: Database) -> None:
    assert rows(
        database,
        "SELECT a.actor_ref, a.actor_name, a.kind_code, a.side_code, a.is_named, a.is_registered, n.name, o.actor_ref "
        "FROM deconf.actor AS a LEFT JOIN deconf.actor_name AS n ON n.actor_id = a.actor_id "
        "LEFT JOIN deconf.actor_relation AS r ON r.actor_id = a.actor_id AND r.relation_code = 'body_of' "
        "LEFT JOIN deconf.actor AS o ON o.actor_id = r.related_actor_id "
        "WHERE a.actor_ref LIKE '%%example%%' ORDER BY a.actor_ref",
    ) == [
        ("anna-example", "Anna Example", "person", "ISL", True, True, "Anna E.", None),
        ("bjarni-example", "Bjarni Example", "person", "ISL", True, True, None, None),
        ("example-group", "Example Group", "armed_group", "UNKNOWN", True, True, "The Group", None),
        ("isl-example-ministry", "Example Ministry", "ministry", "ISL", True, True, "The Ministry", "isl"),
    ]
    assert rows(
        database,
        "SELECT name, kind, country, is_registered, aliases FROM deconf_v1.sources WHERE source = 'example-times'",
    ) == [("Example Times", "newspaper", "ISL", True, "The Example Times")]


def test_a_coding_that_names_an_actor_of_the_lexicon_means_that_actor(url: str, database: Database) -> None:
    coding = CodingBuilder("article-1")
    coding.actor("ae", "person", "ISL", True, name="anna e.")
    coding.status("institutional", "agreed", "2021-05-01", ("ae", "affirm"), mechanism=coding.mechanism("line"))
    assert load(url, coding).counts == Counts(inserted=1)
    assert rows(
        database,
        "SELECT actor_ref FROM deconf.claim JOIN deconf.actor ON actor_id = speaker_actor_id",
    ) == [("anna-example",)]


# ---- the command -----------------------------------------------------------------------------------------------------
def test_the_command_loads_the_shipped_lexicon_beside_the_shipped_registry(
    migrated_url: str, database: Database, command: Command
) -> None:
    registered_before = rows(database, "SELECT * FROM deconf.actor ORDER BY actor_ref")
    folder = seeds_dir() / "lexicon"
    answer = command("ingest", "registry", str(folder))
    assert (answer.code, answer.out) == (0, "")
    lexicon = load_lexicon()
    loaded = dict(rows(
        database,
        "SELECT 'tenures', count(*) FROM deconf.office_tenure UNION ALL "
        "SELECT 'offices', count(*) FROM deconf.office WHERE office_ref = ANY(%s) UNION ALL "
        "SELECT 'sources', count(*) FROM deconf.source WHERE source_ref = ANY(%s)",
        [each.ref for each in lexicon.offices], [each.ref for each in lexicon.outlets],
    ))  # fmt: skip
    assert loaded == {
        "tenures": len(lexicon.office_holders), "offices": len(lexicon.offices), "sources": len(lexicon.outlets),
    }  # fmt: skip
    after = rows(database, "SELECT * FROM deconf.actor ORDER BY actor_ref")
    assert set(registered_before) <= set(after)
    assert len(after) > 5 * len(registered_before)
    holder = holders(database, "2020-02-20", "tur-fm")
    assert [(actor, basis) for actor, _, _, _, basis, _ in holder] == [("cavusoglu", "registry")]
    assert "inserted 0, updated 0," in command("ingest", "registry", str(folder)).err


def test_a_dry_run_keeps_nothing(migrated_url: str, database: Database, command: Command) -> None:
    before = content_digest(database)
    answer = command("ingest", "registry", "--dry-run", str(seeds_dir() / "lexicon"))
    assert answer.code == 0
    assert "dry run: would be inserted" in answer.err
    assert content_digest(database) == before


def test_a_lexicon_with_problems_is_refused_whole(
    migrated_url: str, database: Database, command: Command, tmp_path: Path
) -> None:
    folder = shutil.copytree(seeds_dir() / "lexicon", tmp_path / "lexicon")
    persons = folder / "persons.csv"
    persons.write_text(persons.read_text(encoding="utf-8") + "example,Anna Example,,NOWHERE\n", encoding="utf-8")
    before = content_digest(database)
    answer = command("ingest", "registry", str(folder))
    assert answer.code == 1
    assert "(example), side: side has no such code (found: NOWHERE)" in answer.err
    assert content_digest(database) == before

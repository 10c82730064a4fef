"""Registries are added and corrected, counted, and never given another identity."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest

from deconfdb.errors import InvalidRecordError
from deconfdb.load.content_digest import content_digest
from deconfdb.load.runs import Counts
from deconfdb.registry import Actor, Office, Party, Place, Registry, Source
from deconfdb.registry import load_registry as shipped_registry
from tests.db.codings_builder import LINE, REGISTRY, CodingBuilder, load, load_registry, rows
from tests.db.conftest import Command

Database = psycopg.Connection[Any]

WHOLE = Registry(
    sources=(Source("example-wire", "The Example Wire", "news_agency", "ISL", ("Example Wire",)),),
    actors=REGISTRY.actors,
    offices=(Office("isl-example-minister", "Example Minister", "isl", 2, ()),),
    places=(Place("example-bay", "Example Bay", "sea", None, None, 64.0, -22.0, ("The Bay",)),),
    mechanisms=REGISTRY.mechanisms,
)


def test_second_load_changes_nothing(migrated_url: str, database: Database) -> None:
    size = 1 + 2 + 1 + 1 + 2
    assert load_registry(migrated_url, WHOLE) == Counts(inserted=size)
    before = content_digest(database)
    assert load_registry(migrated_url, WHOLE) == Counts(unchanged=size)
    assert content_digest(database) == before


def test_the_shipped_registries_are_there_after_migrating(migrated_url: str, database: Database) -> None:
    shipped = shipped_registry()
    size = sum(map(len, (shipped.sources, shipped.actors, shipped.offices, shipped.places, shipped.mechanisms)))
    assert size > 500
    assert load_registry(migrated_url, shipped) == Counts(unchanged=size)
    assert rows(database, "SELECT count(*) FROM deconf.mechanism WHERE is_registered") == [(len(shipped.mechanisms),)]


def test_a_corrected_entry_takes_the_place_of_the_known_one(migrated_url: str, database: Database) -> None:
    load_registry(migrated_url, WHOLE)
    actor, mechanism = WHOLE.actors[0], WHOLE.mechanisms[0]
    corrected = Registry(
        sources=(replace(WHOLE.sources[0], kind="newspaper", country=None),),
        actors=(replace(actor, name="Iceland, as an example"), WHOLE.actors[1]),
        mechanisms=(replace(mechanism, label="Example hotline"),),
    )
    assert load_registry(migrated_url, corrected) == Counts(updated=3, unchanged=1)
    assert rows(
        database, "SELECT source_name, kind_code, country_code FROM deconf.source WHERE source_ref = 'example-wire'"
    ) == [("The Example Wire", "newspaper", None)]
    assert rows(database, "SELECT actor_name FROM deconf.actor WHERE actor_ref = 'isl'") == [
        ("Iceland, as an example",)
    ]
    assert rows(database, "SELECT registered_label FROM deconf.mechanism WHERE mechanism_ref = %s", LINE) == [
        ("Example hotline",)
    ]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"parties": (Party("isl", "party"), Party("nor", "party"))}, "channel, ISL; NOR"),
        ({"parties": (Party("isl", "party"), Party("nzl", "host"))}, "channel, ISL"),
        ({"kind": "working_group"}, "body, ISL; NZL"),
    ],
)
def test_other_parties_or_another_family_are_another_mechanism_and_refused(
    migrated_url: str, database: Database, change: dict[str, Any], found: str
) -> None:
    load_registry(migrated_url, WHOLE)
    before = content_digest(database)
    other = Registry(
        actors=(Actor("nor-example", "Example office", "government_office", "NOR", None, None, (), ()),),
        mechanisms=(replace(WHOLE.mechanisms[0], **change), WHOLE.mechanisms[1]),
    )
    with pytest.raises(InvalidRecordError) as caught:
        load_registry(migrated_url, other)
    ((problem),) = caught.value.problems
    assert (problem.code, problem.value) == ("other_identity", found)
    assert "is registered as channel between ISL; NZL" in str(problem)
    assert content_digest(database) == before


def test_another_kind_of_the_same_family_and_another_host_are_the_same_mechanism(
    migrated_url: str, database: Database
) -> None:
    load_registry(migrated_url, WHOLE)
    parties = (Party("isl", "party"), Party("nzl", "party"), Party("can", "mediator"))
    changed = replace(WHOLE.mechanisms[0], kind="ad_hoc_contact", parties=parties)
    assert load_registry(migrated_url, Registry(mechanisms=(changed,))) == Counts(updated=1)
    assert rows(database, "SELECT registered_kind_code, pair FROM deconf.mechanism WHERE mechanism_ref = %s", LINE) == [
        ("ad_hoc_contact", "ISL-NZL")
    ]


def test_names_lead_to_entries_registered_later(migrated_url: str, database: Database) -> None:
    def told(key: str) -> CodingBuilder:
        coding = CodingBuilder(key)
        coding.actor("a1", "government", "ISL", named=True, name="Example Isle")
        coding.meeting("k1", place="The Bay")
        coding.proposition("said", ("a1", "affirm"))
        return coding

    load(migrated_url, told("article-1"))
    load_registry(migrated_url, WHOLE)
    load(migrated_url, told("article-2"))
    assert rows(
        database,
        "SELECT a.article_key, x.is_registered, s.is_registered, p.place_ref FROM deconf.article AS a "
        "JOIN deconf.source AS s USING (source_id) JOIN deconf.actor_report AS r USING (article_id) "
        "JOIN deconf.actor AS x USING (actor_id) JOIN deconf.meeting_report AS m USING (article_id) "
        "LEFT JOIN deconf.place AS p USING (place_id) WHERE r.ref = 'a1' ORDER BY 1",
    ) == [("article-1", False, False, None), ("article-2", True, True, "example-bay")]


def test_the_command_reads_csv_and_yaml_and_says_what_is_wrong(
    command: Command, database: Database, tmp_path: Path
) -> None:
    (tmp_path / "actors.csv").write_text("ref,name,kind,side\nisl,Iceland (example),government,ISL\n", encoding="utf-8")
    (tmp_path / "more.yaml").write_text(
        "sources:\n- {ref: example-wire, name: The Example Wire, kind: news_agency, country: ISL}\n", encoding="utf-8"
    )
    (tmp_path / "bad.csv").write_text("ref,name,kind,side\nIsl!,,goverment,ISL\n", encoding="utf-8")
    good = (str(tmp_path / "actors.csv"), str(tmp_path / "more.yaml"))
    before = content_digest(database)
    dry = command("ingest", "registry", "--dry-run", *good)
    assert (dry.code, dry.out, dry.err) == (
        0,
        "",
        "dry run: would be inserted 2, updated 0, unchanged 0, quarantined 0\n",
    )
    assert content_digest(database) == before
    for expected in ("inserted 2, updated 0, unchanged 0", "inserted 0, updated 0, unchanged 2"):
        done = command("ingest", "registry", *good)
        assert (done.code, done.out, done.err) == (0, "", f"{expected}, quarantined 0\n")
    bad = command("ingest", "registry", str(tmp_path / "bad.csv"))
    assert (bad.code, bad.out) == (1, "")
    assert all(each in bad.err for each in ("bad.csv", "3 problems", "goverment", "did you mean government"))
    assert rows(database, "SELECT command, state FROM ops.run ORDER BY started_at") == [("ingest registry", "done")] * 2


def test_refs_lead_to_what_earlier_files_or_loads_have_registered(
    command: Command, database: Database, tmp_path: Path
) -> None:
    files = {
        "actors.csv": "ref,name,kind,side\nexample-fleet,Example Fleet,armed_force,ISL\n",
        "offices.csv": "ref,title,body,level\nexample-admiral,Admiral of the Example Fleet,example-fleet,4\n",
        "mechanisms.csv": "ref,label,kind,parties\nexample-pact,Example pact,agreement_instrument,example-fleet:party\n",
        "branch.csv": "ref,name,kind,side,body_of\nexample-squadron,Example Squadron,armed_force,ISL,example-fleet\n",
        "namesake.csv": "ref,name,kind,side\nexample-navy,example fleet,armed_force,ISL\n",
    }
    paths = {name: tmp_path / name for name in files}
    for name, text in files.items():
        paths[name].write_text(text, encoding="utf-8")
    alone = command("ingest", "registry", str(paths["offices.csv"]))
    assert alone.code == 1
    assert "actors has no example-fleet" in alone.err
    for names in (("actors.csv", "offices.csv"), ("mechanisms.csv", "branch.csv")):
        done = command("ingest", "registry", *(str(paths[name]) for name in names))
        assert (done.code, done.err) == (0, "inserted 2, updated 0, unchanged 0, quarantined 0\n")
    namesake = command("ingest", "registry", str(paths["namesake.csv"]))
    assert namesake.code == 1
    assert "also a name of example-fleet" in namesake.err
    assert rows(
        database,
        "SELECT o.office_ref, a.actor_ref FROM deconf.office AS o JOIN deconf.actor AS a ON a.actor_id = o.body_actor_id "
        "WHERE o.office_ref = 'example-admiral'",
    ) == [("example-admiral", "example-fleet")]

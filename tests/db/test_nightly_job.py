"""The nightly job loads what is new once, skips what it knows, notices what is gone, and keeps sources apart."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest

from deconfdb.coders.article import ArticleInput
from deconfdb.coders.registry import make_coder
from deconfdb.coding.document import CodingDocument
from deconfdb.errors import DeconfdbError
from deconfdb.load.content_digest import content_digest
from deconfdb.nightly import job as job_module
from deconfdb.nightly.state import source_lock
from tests.db.codings_builder import CodingBuilder, load_registry, rows
from tests.db.deliveries import Night, article, figures, make_old, page, write_lines
from tests.db.local_site import LocalSite, Reply, local_site

Database = psycopg.Connection[Any]
WIRE = {"name": "wire", "location": ["in"], "publisher": "example-wire"}


@pytest.fixture
def night(migrated_url: str, tmp_path: Path) -> Night:
    return Night(migrated_url, tmp_path)


@pytest.fixture
def site() -> Iterator[LocalSite]:
    with local_site() as served:
        yield served


def seen(database: Database) -> list[tuple[Any, ...]]:
    """Name of the file or path of the page, state, number of records."""
    found = rows(database, "SELECT location, state, n_records FROM ops.seen_input ORDER BY location")
    return [(location.rpartition("/")[2], state, count) for location, state, count in found]


def articles(database: Database) -> list[tuple[Any, ...]]:
    return rows(
        database,
        "SELECT a.article_key, a.state, count(t.body) FROM deconf.article AS a LEFT JOIN private.article_text AS t "
        "USING (article_id) GROUP BY 1, 2 ORDER BY 1",
    )


def watermark(database: Database) -> datetime | None:
    found = rows(database, "SELECT high_mark FROM ops.watermark")
    return found[0][0] if found else None


# ---- what is new ----------------------------------------------------------------------------------------------------
def test_a_second_night_changes_nothing(night: Night, database: Database) -> None:
    write_lines(night.folder / "in" / "a.jsonl", article(1), article(2))
    night.configure(WIRE)
    assert figures(night.one()) == ("done", 2, 0, 0, 0)
    before = content_digest(database)
    assert figures(night.one()) == ("done", 0, 0, 2, 0)
    assert content_digest(database) == before
    assert seen(database) == [("a.jsonl", "present", 2)]


def test_a_file_that_has_not_changed_since_before_the_look_back_is_not_even_opened(
    night: Night, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = make_old(write_lines(night.folder / "in" / "old.jsonl", article(1), article(2)))
    write_lines(night.folder / "in" / "new.jsonl", article(3))
    night.configure(WIRE, look_back_hours=48)
    night.one()

    opened: list[str] = []
    plain_open = Path.open

    def noted(self: Path, *arguments: Any, **options: Any) -> Any:
        opened.append(self.name)
        return plain_open(self, *arguments, **options)

    monkeypatch.setattr(Path, "open", noted)
    report = night.one()
    assert (figures(report), report.n_known, report.n_skipped) == (("done", 0, 0, 1, 0), 2, 1)
    assert [name for name in opened if name.endswith(".jsonl")] == ["new.jsonl"]

    make_old(write_lines(old, article(1, title="Corrected title"), article(2)), days=29)
    assert figures(night.one()) == ("done", 0, 1, 2, 0)


def test_a_changed_article_is_a_new_version(night: Night, database: Database) -> None:
    file = night.folder / "in" / "a.jsonl"
    write_lines(file, article(1))
    night.configure(WIRE)
    night.one()
    write_lines(file, article(1, text="As corrected."))
    assert figures(night.one()) == ("done", 0, 1, 0, 0)
    assert articles(database) == [("article-1", "published", 2)]


def test_a_file_that_vanished_is_recorded_once(night: Night, database: Database) -> None:
    file = write_lines(night.folder / "in" / "a.jsonl", article(1))
    write_lines(night.folder / "in" / "b.jsonl", article(2))
    night.configure(WIRE)
    night.one()
    file.unlink()
    assert night.one().n_gone == 1
    assert night.one().n_gone == 0
    assert seen(database) == [("a.jsonl", "gone", 1), ("b.jsonl", "present", 1)]
    assert articles(database) == [("article-1", "published", 1), ("article-2", "published", 1)]


def test_an_empty_folder_is_a_quiet_night_and_too_few_records_are_reported(night: Night) -> None:
    (night.folder / "in").mkdir()
    night.configure(WIRE)
    assert (figures(night.one()), night.one().is_short) == (("done", 0, 0, 0, 0), False)
    night.configure(WIRE | {"min_expected": 2})
    write_lines(night.folder / "in" / "a.jsonl", article(1))
    assert night.one().is_short
    make_old(write_lines(night.folder / "in" / "a.jsonl", article(1), article(2)))
    write_lines(night.folder / "in" / "b.jsonl", article(3))
    assert not night.one().is_short
    report = night.one()
    assert (report.n_records, report.n_known, report.is_short) == (1, 2, False)


def test_a_place_that_was_never_there_fails_its_source_and_no_other(night: Night) -> None:
    write_lines(night.folder / "in" / "a.jsonl", article(1))
    night.configure({"name": "lost", "location": "nowhere/a.jsonl"}, WIRE)
    lost, wire = night.run()
    assert (lost.state, "nowhere/a.jsonl" in (lost.error or "")) == ("failed", True)
    assert figures(wire) == ("done", 1, 0, 0, 0)


def test_what_nobody_foresaw_fails_its_source_and_no_other(night: Night, monkeypatch: pytest.MonkeyPatch) -> None:
    write_lines(night.folder / "in" / "a.jsonl", article(1))
    night.configure(WIRE | {"name": "first"}, WIRE)
    plain = job_module.load_inputs

    def breaks_once(*arguments: Any, **options: Any) -> Any:
        monkeypatch.setattr(job_module, "load_inputs", plain)
        raise ValueError("boom")

    monkeypatch.setattr(job_module, "load_inputs", breaks_once)
    first, second = night.run()
    assert (first.state, first.error) == ("failed", "unexpected ValueError: boom")
    assert figures(second) == ("done", 1, 0, 0, 0)


def test_the_files_of_a_manifest_are_left_alone_until_they_or_it_change(night: Night, database: Database) -> None:
    for name in ("a.txt", "b.txt"):
        (night.folder / name).write_text(f"The example text of {name}.", encoding="utf-8")
        make_old(night.folder / name)
    manifest = night.folder / "manifest.csv"
    manifest.write_text("path,key,title\na.txt,a,One\nb.txt,b,Two\n", encoding="utf-8")
    make_old(manifest)
    (night.folder / "later.txt").write_text("later", encoding="utf-8")
    night.configure({"name": "desk", "manifest": "manifest.csv", "publisher": "example-wire"}, look_back_hours=0)
    assert figures(night.one()) == ("done", 2, 0, 0, 0)
    # The watermark must lie behind what it is to cover.
    os.utime(night.folder / "b.txt")
    night.one()
    assert (figures(night.one()), night.one().n_skipped) == (("done", 0, 0, 1, 0), 1)
    manifest.write_text("path,key,title\na.txt,a,First\nb.txt,b,Two\n", encoding="utf-8")
    assert figures(night.one()) == ("done", 0, 1, 1, 0)
    assert rows(database, "SELECT article_key, title FROM deconf.article ORDER BY 1") == [("a", "First"), ("b", "Two")]


# ---- other kinds ----------------------------------------------------------------------------------------------------
def test_codings_and_events_are_loaded_by_the_same_job(night: Night, database: Database) -> None:
    load_registry(night.url)
    coding = CodingBuilder("article-1")
    coding.status("institutional", "proposed", "2021-05-01", ("isl", "affirm"))
    write_lines(night.folder / "codings" / "team.jsonl", coding.document())
    (night.folder / "events.tab").write_bytes(ICEWS)
    night.configure(
        {"name": "team", "kind": "codings", "location": "codings"},
        {"name": "icews", "kind": "events", "location": "events.tab", "vintage": "example"},
    )
    assert [figures(each) for each in night.run()] == [("done", 1, 0, 0, 0), ("done", 6, 0, 0, 0)]
    assert [figures(each) for each in night.run()] == [("done", 0, 0, 1, 0), ("done", 0, 0, 6, 0)]
    assert rows(database, "SELECT vintage, count(*) FROM external.event GROUP BY 1") == [("example", 6)]


ICEWS = (Path(__file__).parent / "fixtures" / "icews-made-up.tab").read_bytes()


# ---- windows and dry runs ---------------------------------------------------------------------------------------------
def test_a_backfill_loads_its_window_and_leaves_the_watermark_alone(night: Night, database: Database) -> None:
    write_lines(night.folder / "in" / "a.jsonl", article(1), article(2), article(3))
    night.configure(WIRE)
    report = night.one(since=date(2021, 6, 3), until=date(2021, 6, 3))
    assert (figures(report), report.n_skipped) == (("done", 1, 0, 0, 0), 2)
    assert (watermark(database), seen(database)) == (None, [])
    night.one()
    marked = rows(database, "SELECT * FROM ops.watermark"), rows(database, "SELECT * FROM ops.seen_input")
    assert figures(night.one(since=date(2021, 6, 4))) == ("done", 0, 0, 1, 0)
    assert (rows(database, "SELECT * FROM ops.watermark"), rows(database, "SELECT * FROM ops.seen_input")) == marked


def test_a_backfill_of_codings_goes_by_the_day_of_their_article(night: Night) -> None:
    load_registry(night.url)
    codings = [CodingBuilder(f"article-{day}", published=f"2021-06-{day:02}") for day in (1, 2, 3)]
    for each in codings:
        each.status("institutional", "proposed", "2021-05-01", ("isl", "affirm"))
    write_lines(night.folder / "team.jsonl", *(each.document() for each in codings))
    night.configure({"name": "team", "kind": "codings", "location": "team.jsonl"})
    report = night.one(until=date(2021, 6, 2))
    assert (figures(report), report.n_skipped) == (("done", 2, 0, 0, 0), 1)


def test_a_dry_run_keeps_nothing(night: Night, database: Database) -> None:
    write_lines(night.folder / "in" / "a.jsonl", article(1), "{broken", article(2))
    (night.folder / "events.tab").write_bytes(ICEWS)
    night.configure(
        WIRE | {"code": "lite"}, {"name": "icews", "kind": "events", "location": "events.tab", "vintage": "example"}
    )
    before = content_digest(database)
    wire, icews = night.run(is_dry_run=True)
    assert (wire.state, wire.counts.quarantined, icews.counts.inserted) == ("done", 1, 6)
    assert wire.counts.inserted >= 2
    assert content_digest(database) == before
    for table in ("run", "reading", "input_file", "quarantine", "seen_input", "watermark"):
        assert rows(database, f"SELECT count(*) FROM ops.{table}") == [(0,)]


# ---- locks and faults -------------------------------------------------------------------------------------------------
def test_a_source_that_another_job_holds_is_skipped_and_listed(night: Night) -> None:
    write_lines(night.folder / "in" / "a.jsonl", article(1))
    night.configure(WIRE, WIRE | {"name": "other"})
    with source_lock(night.url, "wire") as is_ours:
        assert is_ours
        assert [figures(each) for each in night.run()] == [("locked", 0, 0, 0, 0), ("done", 1, 0, 0, 0)]
    assert [each.state for each in night.run()] == ["done", "done"]


def test_a_lost_connection_is_tried_again_with_longer_and_longer_waits(
    night: Night, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_lines(night.folder / "in" / "a.jsonl", *(article(number) for number in range(1, 4)))
    night.configure(WIRE, retries=3, retry_seconds=25)
    plain, calls = job_module.load_inputs, []

    def cut_twice(connection: Database, *arguments: Any, **options: Any) -> Any:
        calls.append(connection)
        if len(calls) < 3:
            database.execute("SELECT pg_terminate_backend(%s)", (connection.info.backend_pid,))
        return plain(connection, *arguments, **options)

    monkeypatch.setattr(job_module, "load_inputs", cut_twice)
    assert (figures(night.one()), night.waits) == (("done", 3, 0, 0, 0), [25, 50])
    assert rows(database, "SELECT state, count(*) FROM ops.run GROUP BY 1 ORDER BY 1") == [("done", 1), ("failed", 2)]


def test_what_does_not_pass_fails_after_the_last_try(night: Night, monkeypatch: pytest.MonkeyPatch) -> None:
    write_lines(night.folder / "in" / "a.jsonl", article(1))
    night.configure(WIRE, retries=3, retry_seconds=25)

    def broken(*_: Any, **__: Any) -> Any:
        raise psycopg.OperationalError("the server is restarting")

    monkeypatch.setattr(job_module, "load_inputs", broken)
    report = night.one()
    assert (report.state, report.error, night.waits) == ("failed", "the server is restarting", [25, 50, 60])


def test_marks_stand_or_fall_with_their_data(night: Night, database: Database) -> None:
    write_lines(night.folder / "in" / "a.jsonl", article(1))
    night.configure(WIRE)
    # What would have been written last refuses: nothing of the batch may stay.
    database.execute("ALTER TABLE ops.watermark ADD CONSTRAINT example CHECK (source_name <> 'wire')")
    assert night.one().state == "failed"
    assert (articles(database), seen(database), watermark(database)) == ([], [], None)
    database.execute("ALTER TABLE ops.watermark DROP CONSTRAINT example")
    assert figures(night.one()) == ("done", 1, 0, 0, 0)
    assert watermark(database) is not None


# ---- pages ------------------------------------------------------------------------------------------------------------
def web(site: LocalSite, *locations: str, **more: Any) -> dict[str, Any]:
    return {"name": "web", "location": list(locations), "rate_seconds": 0, "allow_private_addresses": True, **more}


def test_a_page_that_has_not_changed_is_not_sent_again(night: Night, database: Database, site: LocalSite) -> None:
    url = site.serve(
        "/1", Reply(body=page(1), headers=(("ETag", '"1"'), ("Last-Modified", "Fri, 04 Jun 2021 08:00:00 GMT")))
    )
    night.configure(web(site, url, min_expected=1))
    assert figures(night.one()) == ("done", 1, 0, 0, 0)
    report = night.one()
    assert (figures(report), report.n_skipped, report.n_known, report.is_short) == (("done", 0, 0, 0, 0), 1, 1, False)
    assert site.requests[1][1]["if-none-match"] == '"1"'
    assert site.requests[1][1]["if-modified-since"] == "Fri, 04 Jun 2021 08:00:00 GMT"
    site.serve("/1", Reply(body=page(1, "The text as the page had it later on, a good deal longer than before."),
                           headers=(("ETag", '"2"'),)))  # fmt: skip
    assert figures(night.one()) == ("done", 0, 1, 0, 0)
    assert [row[1:] for row in articles(database)] == [("published", 2)]


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_is_recorded_and_comes_back(
    night: Night, database: Database, site: LocalSite, status: int
) -> None:
    url = site.serve("/1", Reply(body=page(1)))
    night.configure(web(site, url))
    night.one()
    site.serve("/1", Reply(status))
    report = night.one()
    assert (figures(report), report.n_gone) == (("done", 0, 0, 0, 0), 1)
    assert (articles(database), seen(database)) == ([(url, "gone", 1)], [("1", "gone", 1)])
    assert night.one().n_gone == 0
    site.serve("/1", Reply(body=page(1)))
    night.one()
    assert (articles(database), seen(database)) == ([(url, "published", 1)], [("1", "present", 1)])


def test_a_page_that_never_was_is_set_aside(night: Night, database: Database, site: LocalSite) -> None:
    night.configure(web(site, site.serve("/1", Reply(404))))
    assert figures(night.one()) == ("done", 0, 0, 0, 1)
    assert rows(database, "SELECT stage, code FROM ops.quarantine") == [("fetch", "not_found")]


def test_a_server_that_is_busy_is_asked_again(night: Night, database: Database, site: LocalSite) -> None:
    busy = Reply(503, headers=(("Retry-After", "7"),))
    cut = Reply(body=page(1)[:100], stated_length=len(page(1)))
    url = site.serve("/1", busy, Reply(502), cut, Reply(body=page(1)))
    night.configure(web(site, url), retries=4, retry_seconds=2)
    assert (figures(night.one()), night.waits) == (("done", 1, 0, 0, 0), [7, 4, 8])
    assert site.paths() == ["/1"] * 4


def test_a_server_out_of_reach_is_set_aside_and_closed_when_it_answers(
    night: Night, database: Database, site: LocalSite
) -> None:
    url = site.serve("/1", Reply(503))
    night.configure(web(site, url, "http://127.0.0.1:9/refused"), retries=2, retry_seconds=40)
    assert (figures(night.one()), night.waits) == (("done", 0, 0, 0, 2), [40, 60, 40, 60])
    site.serve("/1", Reply(body=page(1)))
    night.configure(web(site, url), retries=0)
    assert figures(night.one()) == ("done", 1, 0, 0, 0)
    assert rows(database, "SELECT code, state FROM ops.quarantine ORDER BY 1") == [
        ("http_status", "replayed"),
        ("unreachable", "open"),
    ]


def test_private_addresses_are_refused_unless_the_source_allows_them(
    night: Night, database: Database, site: LocalSite
) -> None:
    url = site.serve("/1", Reply(body=page(1)))
    night.configure(web(site, url) | {"allow_private_addresses": False})
    assert figures(night.one()) == ("done", 0, 0, 0, 1)
    assert (rows(database, "SELECT code FROM ops.quarantine"), site.paths()) == ([("address_refused",)], [])


# ---- coding -----------------------------------------------------------------------------------------------------------
class Fails:
    """A coder that has a bad night."""

    name = "lite"

    def code(self, document: ArticleInput) -> CodingDocument:
        raise DeconfdbError("the endpoint does not answer")

    def code_many(self, documents: Any) -> Any:
        return map(self.code, documents)


def coded(database: Database) -> list[tuple[Any, ...]]:
    return rows(
        database,
        "SELECT a.article_key, d.coder_name, k.revision FROM deconf.coding AS k JOIN deconf.article AS a USING (article_id) "
        "JOIN deconf.coder AS d USING (coder_id) ORDER BY 1, 3",
    )


def test_new_texts_are_coded_once_each_copy_by_itself(night: Night, database: Database) -> None:
    load_registry(night.url)
    same = article(1)["text"]
    file = write_lines(night.folder / "in" / "a.jsonl", article(1), article(2, text=same), article(3, text=None))
    night.configure(WIRE | {"code": "lite"})
    assert figures(night.one()) == ("done", 5, 0, 0, 0)
    assert coded(database) == [("article-1", "lite", 1), ("article-2", "lite", 1)]
    night.one()
    assert coded(database) == [("article-1", "lite", 1), ("article-2", "lite", 1)]
    write_lines(file, article(1, text="As corrected: the line works."), article(2, text=same), article(3))
    night.one()
    assert [key for key, _, _ in coded(database)] == ["article-1", "article-1", "article-2", "article-3"]


def test_a_job_stopped_between_loading_and_coding_codes_the_next_time(night: Night, database: Database) -> None:
    write_lines(night.folder / "in" / "a.jsonl", article(1))
    night.configure(WIRE | {"code": "lite"}, retries=0)

    class Stops(Fails):
        def code(self, document: ArticleInput) -> CodingDocument:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        night.run(coder=lambda _name: Stops())
    assert (articles(database), coded(database), seen(database)) == ([("article-1", "published", 1)], [], [])
    night.one()
    assert (coded(database), seen(database)) == ([("article-1", "lite", 1)], [("a.jsonl", "present", 1)])


def test_what_the_coder_fails_on_is_set_aside_and_coded_when_it_works(night: Night, database: Database) -> None:
    write_lines(night.folder / "in" / "a.jsonl", article(1))
    night.configure(WIRE | {"code": "lite"})
    assert figures(night.one(coder=lambda _name: Fails())) == ("done", 1, 0, 0, 1)
    assert rows(database, "SELECT stage, code, state FROM ops.quarantine") == [("code", "coder", "open")]
    night.one(coder=make_coder)
    assert coded(database) == [("article-1", "lite", 1)]
    assert rows(database, "SELECT state FROM ops.quarantine") == [("replayed",)]


# ---- freshness --------------------------------------------------------------------------------------------------------
def test_freshness_tells_what_ran_what_came_and_who_is_late(night: Night, database: Database) -> None:
    write_lines(night.folder / "in" / "a.jsonl", article(1), "{broken")
    night.configure(WIRE, WIRE | {"name": "lost", "location": "nowhere/a.jsonl"})
    night.run()
    freshness = (
        "SELECT source_name, last_state, last_done_at IS NOT NULL, last_new_at IS NOT NULL, watermark IS NOT NULL, is_late, "
        "n_inputs, n_inputs_gone, n_open_quarantined FROM deconf_v1.ingest_freshness ORDER BY 1"
    )
    assert rows(database, freshness) == [
        ("lost", "failed", False, False, False, True, 0, 0, 0),
        ("wire", "done", True, True, True, False, 1, 0, 1),
    ]
    database.execute(
        "UPDATE ops.run SET started_at = started_at - INTERVAL '40 hours', finished_at = now() - INTERVAL '37 hours'"
    )
    assert rows(database, "SELECT is_late, hours_since_done, hours_since_new FROM deconf_v1.ingest_freshness "
                "WHERE source_name = 'wire'") == [(True, 37, 37)]  # fmt: skip
    night.run()
    assert rows(database, "SELECT is_late, hours_since_done, hours_since_new FROM deconf_v1.ingest_freshness "
                "WHERE source_name = 'wire'") == [(False, 0, 37)]  # fmt: skip


def test_the_watermark_is_the_newest_change_that_was_loaded(night: Night, database: Database) -> None:
    make_old(write_lines(night.folder / "in" / "a.jsonl", article(1)), days=3)
    newest = make_old(write_lines(night.folder / "in" / "b.jsonl", article(2)), days=2)
    night.configure(WIRE)
    night.one()
    expected = datetime.fromtimestamp(newest.stat().st_mtime, UTC)
    assert watermark(database) == expected
    newest.unlink()
    write_lines(night.folder / "in" / "a.jsonl", article(1, title="Corrected title"))
    make_old(night.folder / "in" / "a.jsonl", days=2.5)
    night.one()
    assert watermark(database) == expected

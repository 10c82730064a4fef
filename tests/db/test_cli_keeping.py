"""The commands that check and decide: what they find, their exit codes, and dry runs that keep nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import psycopg
import pytest

from deconfdb.cli.main import cli
from deconfdb.load.content_digest import content_digest
from tests.db.codings_builder import CodingBuilder, load, load_registry, rows
from tests.db.conftest import Answer, Command

Database = psycopg.Connection[Any]


def told(key: str = "article-1", coder: tuple[str, str] = ("ana", "human")) -> CodingBuilder:
    coding = CodingBuilder(key, coder)
    coding.status("institutional", "proposed", "2021-05-01", ("isl", "affirm"), ("nzl", "deny"))
    return coding


@pytest.fixture
def filled(migrated_url: str, command: Command, tmp_path: Path) -> Command:
    """The commands on a database that holds two articles, one of them with its text."""
    load_registry(migrated_url)
    load(migrated_url, told("article-1"), told("article-2"))
    (tmp_path / "one.txt").write_bytes(told("article-1").text.encode())
    (tmp_path / "manifest.csv").write_text("path,key\none.txt,article-1\n", encoding="utf-8")
    assert command("ingest", "articles", "--manifest", str(tmp_path / "manifest.csv")).code == 0
    return command


def coding_of(answer: Answer, article: str) -> str:
    """The name of an article's coding, from review codings."""
    return next(str(each["coding"]) for each in json.loads(answer.out) if each["article"] == article)


# ---- check and verify -----------------------------------------------------------------------------------------------------
def test_check_lists_warnings_and_fails_on_errors(filled: Command, database: Database) -> None:
    clean = filled("check", "--format", "csv")
    assert (clean.code, clean.err) == (0, "0 errors, 1 warnings\n")
    assert clean.out.splitlines()[1:] == [
        'warning,text_not_held,article-2,ana,"a coded text that has not arrived, so that its evidence is unchecked"'
    ]
    database.execute("DELETE FROM deconf.coding_preference")
    broken = filled("check", "--errors-only", "--format", "json")
    assert (broken.code, broken.err) == (1, "2 errors, 0 warnings\n")
    assert [(each["severity"], each["rule"], each["where"]) for each in json.loads(broken.out)] == [
        ("error", "none_preferred", "article-1"),
        ("error", "none_preferred", "article-2"),
    ]


def test_the_digest_tells_whether_two_databases_hold_the_same(filled: Command, database: Database) -> None:
    first = filled("check", "--digest", "--format", "csv")
    assert (first.code, first.err) == (0, "")
    name, count, digest = first.out.splitlines()[-1].split(",")
    assert (name, len(digest)) == ("everything", 64)
    assert int(count) == sum(int(line.split(",")[1]) for line in first.out.splitlines()[1:-1])
    assert filled("check", "--digest", "--format", "csv") == first
    database.execute("UPDATE deconf.article SET title = 'another' WHERE article_key = 'article-1'")
    changed = filled("check", "--digest", "--format", "csv").out.splitlines()
    differing = [line.split(",")[0] for line, old in zip(changed, first.out.splitlines(), strict=True) if line != old]
    assert differing == ["deconf.article", "everything"]


def test_verify_reports_spans_that_do_not_stand_in_the_stored_text(filled: Command, database: Database) -> None:
    assert filled("verify") == Answer(0, "", "2 spans verified, 0 failed, 2 without a stored text\n")
    assert filled("verify", "--article", "article-2").err == "0 spans verified, 0 failed, 2 without a stored text\n"
    text = told().text
    database.execute("UPDATE private.article_text SET body = %s", (text.replace("nzl, deny", "NZL, deny"),))
    start, end = (told().claims[1]["mentions"][0][name] for name in ("start", "end"))
    before = content_digest(database)
    for arguments, is_kept in ((("--dry-run",), False), ((), True)):
        failed = filled("verify", *arguments)
        assert (failed.code, failed.out) == (3, "")
        assert f"Warning: article-1: c2, mention 0, {start}-{end}: the passage differs" in failed.err
        assert (content_digest(database) != before) == is_kept
    assert filled("check", "--errors-only").code == 1
    unknown = filled("verify", "--article", "no-such")
    assert (unknown.code, unknown.out) == (2, "")
    assert "no article no-such" in unknown.err


# ---- review and runs --------------------------------------------------------------------------------------------------------
def test_a_coding_is_accepted_disputed_rejected_and_restored(filled: Command, database: Database) -> None:
    name = coding_of(filled("review", "codings", "--format", "json"), "article-1")
    steps = (
        ("accept", "vet", "vetted", True),
        ("dispute", "dispute", "disputed", True),
        ("reject", "withdraw", "withdrawn", False),
        ("restore", "restore", "candidate", True),
    )
    for step, decision, state, counts in steps:
        before = content_digest(database)
        dry = filled("review", step, name, "--dry-run")
        assert (dry, content_digest(database)) == (Answer(0, "", f"dry run: would {decision} {name}\n"), before)
        assert filled("review", step, name, "--reason", "an example") == Answer(0, "", f"{decision} {name}\n")
        listed = json.loads(filled("review", "codings", "--state", state, "--format", "json").out)
        assert [(each["coding"], each["is_preferred"]) for each in listed if each["coding"] == name] == [(name, counts)]
    assert rows(database, "SELECT decision, reason FROM ops.judgement ORDER BY known_from") == [
        (decision, "an example") for _, decision, _, _ in steps
    ]
    for step, *_ in steps:
        unknown = filled("review", step, "cod-0123456789abcdef")
        assert (unknown.code, unknown.out) == (2, "")
        assert "no coding cod-0123456789abcdef" in unknown.err


def test_runs_lists_what_was_loaded_newest_first(filled: Command, tmp_path: Path) -> None:
    filled("ingest", "articles", "--manifest", str(tmp_path / "manifest.csv"))
    listed = json.loads(filled("runs", "--format", "json").out)
    assert [(each["command"], each["state"], each["n_unchanged"]) for each in listed] == [
        ("ingest articles", "done", 1),
        ("ingest articles", "done", 0),
        ("test", "done", 0),
    ]
    assert len(json.loads(filled("runs", "--limit", "1", "--format", "json").out)) == 1


# ---- exit codes, dry runs, help ---------------------------------------------------------------------------------------------
def test_each_exit_code_means_what_the_help_says(
    filled: Command, empty_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "bad.json").write_text("{}", encoding="utf-8")
    bad = ("ingest", "codings", str(tmp_path / "bad.json"))
    codes = {
        0: filled("show", "history").code,
        1: filled("query", "SELECT 1 / 0").code,
        2: filled("ingest", "codings", str(tmp_path / "no-such.json")).code,
        3: filled(*bad).code,
    }
    assert filled(*bad, "--max-errors", "1").code == 0
    monkeypatch.setenv("DATABASE_URL", empty_url)
    codes[4] = filled("show", "history").code
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    codes[75] = filled("ingest", "codings", str(tmp_path / "bad.json")).code
    assert codes == {code: code for code in (0, 1, 2, 3, 4, 75)}


def test_no_dry_run_keeps_anything(filled: Command, database: Database, tmp_path: Path) -> None:
    bad = told("article-3").document() | {"unknown": 1}
    (tmp_path / "codings.jsonl").write_text(
        "\n".join(json.dumps(each) for each in (told("article-4").document(), bad)), encoding="utf-8"
    )
    (tmp_path / "sources.csv").write_text("ref,name,kind,country\nexample-2,Example,newspaper,ISL\n", encoding="utf-8")
    assert filled("ingest", "codings", str(tmp_path / "codings.jsonl")).code == 3
    ((item,),) = rows(database, "SELECT 'qua-' || left(replace(quarantine_id::text, '-', ''), 16) FROM ops.quarantine")
    coding = coding_of(filled("review", "codings", "--format", "json"), "article-1")
    (tmp_path / "codings.jsonl").write_text(json.dumps(told("article-5").document()), encoding="utf-8")
    (tmp_path / "one.txt").write_text("another text", encoding="utf-8")
    commands: dict[tuple[str, ...], int] = {
        ("ingest", "codings", str(tmp_path / "codings.jsonl")): 0,
        ("ingest", "articles", "--manifest", str(tmp_path / "manifest.csv")): 3,
        ("ingest", "registry", str(tmp_path / "sources.csv")): 0,
        ("review", "accept", coding): 0,
        ("review", "dispute", coding): 0,
        ("review", "reject", coding): 0,
        ("quarantine", "discard", item): 0,
        ("verify",): 0,
        ("migrate", "upgrade"): 0,
        ("role", "create", "example_reader", "--like", "reader"): 0,
    }
    kept = "SELECT (SELECT count(*) FROM ops.run), (SELECT array_agg(state ORDER BY state) FROM ops.quarantine), "
    kept += "(SELECT count(*) FROM ops.judgement), (SELECT count(*) FROM pg_roles WHERE rolname = 'example_reader')"
    before = (content_digest(database), rows(database, kept))
    for arguments, code in commands.items():
        assert filled(*arguments, "--dry-run").code == code, arguments
        assert (content_digest(database), rows(database, kept)) == before, arguments


def leaves(command: click.Command, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], click.Command]]:
    if not isinstance(command, click.Group):
        return [(path, command)]
    context = click.Context(command)
    found = []
    for name in command.list_commands(context):
        below = command.get_command(context, name)
        assert below is not None
        found += leaves(below, (*path, name))
    return found


def test_every_command_has_an_example_in_its_own_help_or_its_groups() -> None:
    helps: Callable[[click.Command], str] = lambda command: command.help or ""  # noqa: E731
    missing = []
    for path, command in leaves(cli):
        group: click.Command = cli
        texts = [helps(command)]
        for name in path[:-1]:
            assert isinstance(group, click.Group)
            below = group.get_command(click.Context(group), name)
            assert below is not None
            group = below
            texts.append(helps(group))
        if not any(f"deconfdb {' '.join(path)}" in text for text in texts):
            missing.append(" ".join(path))
    assert missing == []

"""`deconfdb code` and `deconfdb evaluate`: files in, codings and scores out, no database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from deconfdb.cli.code import code
from deconfdb.cli.evaluate import evaluate
from deconfdb.coding.reading import read_codings
from deconfdb.errors import DeconfdbError, InvalidRecordError, UsageError

TEXT = "Norway and Russia reopened the military hotline on Monday, the Norwegian Defence Ministry said.\nThe armies use it daily.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two texts and a manifest that knows one of them."""
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8", newline="")
    (tmp_path / "two.txt").write_text("Nothing of ours.\n", encoding="utf-8", newline="")
    (tmp_path / "manifest.csv").write_text(
        "path,key,source,published\none.txt,first,Placeholder Paper,2021-06-16\n", encoding="utf-8"
    )
    return tmp_path


def _run(*arguments: object) -> str:
    result = CliRunner().invoke(code, [str(one) for one in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_one_file_for_each_article(folder: Path) -> None:
    out = folder / "codings"
    assert (
        _run(
            folder / "one.txt",
            folder / "two.txt",
            "--coder",
            "lite",
            "--manifest",
            folder / "manifest.csv",
            "--out",
            out,
        )
        == ""
    )
    assert sorted(path.name for path in out.iterdir()) == ["one.json", "two.json"]
    (reading,) = read_codings(out / "one.json")
    assert reading.document is not None
    assert (reading.document.article.key, reading.document.article.source) == ("first", "placeholder-paper")
    assert reading.document.meetings == ()
    assert [one.kind for one in reading.document.mechanisms] == ["hotline"]


def test_one_line_for_each_article_without_a_folder(folder: Path) -> None:
    lines = _run(folder, "--coder", "lite", "--published", "2021-06-16", "--source", "Placeholder Paper").splitlines()
    codings = [json.loads(line) for line in lines]
    assert [one["article"]["key"] for one in codings] == ["one", "two"]
    assert {one["article"]["published"]["edtf"] for one in codings} == {"2021-06-16"}


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    assert _run(folder / "one.txt", "--coder", "lite", "--out", folder / "codings", "--dry-run") == ""
    assert not (folder / "codings").exists()


def test_the_same_stem_twice_is_refused_before_it_overwrites(folder: Path) -> None:
    (folder / "other").mkdir()
    (folder / "other" / "one.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(UsageError, match="two articles would be written"):
        _run(folder / "one.txt", folder / "other" / "one.txt", "--coder", "lite", "--out", folder / "codings")


def test_what_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "latin.txt").write_bytes(b"caf\xe9")
    with pytest.raises(DeconfdbError, match="not UTF-8 at byte 3"):
        _run(folder / "latin.txt", "--coder", "lite")
    with pytest.raises(UsageError, match="no such file"):
        _run(folder / "absent.txt", "--coder", "lite")
    (folder / "empty").mkdir()
    with pytest.raises(UsageError, match="no .txt file"):  # noqa: RUF043
        _run(folder / "empty", "--coder", "lite")


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        ("file,key\none.txt,a\n", "manifest_header|path"),
        ("path,published\none.txt,16 June\n", "YYYY-MM-DD"),
        ("path,key\n,a\n", "no path"),
    ],
)
def test_a_manifest_that_makes_no_sense_is_refused(folder: Path, manifest: str, message: str) -> None:
    (folder / "manifest.csv").write_text(manifest, encoding="utf-8")
    with pytest.raises(InvalidRecordError, match=message):
        _run(folder / "one.txt", "--coder", "lite", "--manifest", folder / "manifest.csv")


def _evaluate(*arguments: object) -> str:
    result = CliRunner().invoke(evaluate, [str(one) for one in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_coder_agrees_with_its_own_codings(folder: Path) -> None:
    gold = folder / "gold"
    _run(folder / "one.txt", "--coder", "lite", "--manifest", folder / "manifest.csv", "--out", gold)
    scores = json.loads(_evaluate("--gold", gold, "--texts", folder, "--coder", "lite", "--format", "json"))
    assert {table["table"]: table["f1"] for table in scores["tables"] if table["matched"]} == {
        "claims": 1.0, "claims_close": 1.0, "statuses": 1.0, "actors": 1.0
    }  # fmt: skip
    assert scores["misses"] == []
    table = _evaluate("--gold", gold, "--against", gold, "--misses")
    assert "claims              1      0      0   1.00   1.00   1.00" in table


def test_a_coder_and_other_codings_exclude_each_other(folder: Path) -> None:
    with pytest.raises(UsageError, match="leave one out"):
        _evaluate("--gold", folder, "--against", folder, "--coder", "lite")

"""Files, folders, globs and standard input; files that change while they are read."""

from __future__ import annotations

import hashlib
import io
import os
import sys
from pathlib import Path

import pytest

from deconfdb.documents.model import Document, Rejection
from deconfdb.documents.reading import ReadOptions, read_documents
from deconfdb.documents.sources import Input, expand, open_inputs
from deconfdb.errors import UsageError


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden/d.txt", "sub/.e.txt", "sub/deep/f.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


def test_a_folder_stands_for_its_visible_files_in_order(tree: Path) -> None:
    assert [str(path.relative_to(tree)) for path in expand(str(tree))] == [
        "a.txt",
        "b.txt",
        "sub/c.txt",
        "sub/deep/f.html",
    ]


def test_a_glob_stands_for_what_it_matches(tree: Path) -> None:
    assert [path.name for path in expand(f"{tree}/*.txt")] == ["a.txt", "b.txt"]
    assert [path.name for path in expand(f"{tree}/**/*.txt")] == ["a.txt", "b.txt", "c.txt"]


def test_a_name_with_glob_letters_is_taken_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "odd[1].txt"
    path.write_text("x")

    assert expand(str(path)) == [path]


@pytest.mark.parametrize("location", ["gone.txt", "*.gone", "empty"])
def test_a_location_that_leads_nowhere_is_an_error_of_usage(tmp_path: Path, location: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match=r"check the path"):
        expand(str(tmp_path / location))


def test_pipes_and_broken_links_are_set_aside(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")

    found = list(open_inputs([str(tmp_path)]))

    assert [each.code for each in found if isinstance(each, Rejection)] == ["no_file", "no_file"]
    assert len(found) == 2


def test_standard_input_is_read_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "in"
    path.write_text("Officers met in Tel Aviv.")
    with path.open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        (source,) = open_inputs(["-"])
        assert isinstance(source, Input)
        with source:
            (document,) = read_documents(source)

    assert isinstance(document, Document)
    assert (document.text, document.locator.file) == ("Officers met in Tel Aviv.", "-")


def test_the_hash_and_size_are_those_of_the_whole_file_however_much_was_read(tmp_path: Path) -> None:
    payload = b"%PDF-" + b"x" * 500_000
    path = tmp_path / "a.pdf"
    path.write_bytes(payload)

    with Input(str(path), path.open("rb")) as source:
        (rejection,) = read_documents(source)
        digest, size = source.finish()

    assert isinstance(rejection, Rejection)
    assert (digest, size) == (hashlib.sha256(payload).hexdigest(), len(payload))


LINE = '{{"format": "deconf-article/1", "key": "k{}", "text": "Officers met."}}\n'


@pytest.mark.parametrize("change", ["grows", "shrinks", "is written over"])
def test_a_file_that_changes_while_it_is_read_is_set_aside(tmp_path: Path, change: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(LINE.format(n) for n in range(5)))

    with Input(str(path), path.open("rb")) as source:
        found = read_documents(source, ReadOptions())
        first = next(found)
        if change == "grows":
            with path.open("a") as stream:
                stream.write(LINE.format(9))
        elif change == "shrinks":
            os.truncate(path, 10)
        else:
            os.utime(path, ns=(1, 1))
        rest = list(found)

    assert isinstance(first, Document)
    assert [each.code for each in rest if isinstance(each, Rejection)] == ["file_changed"]
    assert len(rest) == 1


def test_a_file_that_is_replaced_under_its_name_is_read_as_it_was_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(LINE.format(n) for n in range(3)))
    other = tmp_path / "b.jsonl"
    other.write_text(LINE.format(9))

    with Input(str(path), path.open("rb")) as source:
        found = read_documents(source)
        next(found)
        other.replace(path)
        rest = list(found)

    assert [each.key if isinstance(each, Document) else each.code for each in rest] == ["k1", "k2"] or [
        each.code for each in rest if isinstance(each, Rejection)
    ] == ["file_changed"]


def test_a_stream_that_is_no_file_never_changes() -> None:
    with Input("x", io.BytesIO(b"a")) as source:
        assert source.has_changed() is False

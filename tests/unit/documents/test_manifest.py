"""The manifest: what a row may say, and what is wrong with one that says something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from deconfdb.documents.manifest import ManifestEntry, read_manifest, source_name
from deconfdb.documents.model import Document, Rejection, SourceName
from deconfdb.documents.reading import read_manifest_documents
from deconfdb.errors import InvalidRecordError


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "manifest.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_empty_cells_and_missing_columns_are_unknown(tmp_path: Path) -> None:
    path = write(tmp_path, '\ufeffpath,title,published\r\na.txt,,2015-10\r\n\r\nb.txt,"Talks, again",\r\n')

    manifest = read_manifest(path)

    assert manifest.rejections == ()
    assert manifest.entries == (
        ManifestEntry(line=2, path=tmp_path / "a.txt", published="2015-10"),
        ManifestEntry(line=4, path=tmp_path / "b.txt", title="Talks, again"),
    )


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("path,colour\na.txt,red\n", ["unknown_column"]),
        ("path,path\na.txt,a\n", ["duplicate_column"]),
        ("key,title\nk,t\n", ["missing_column"]),
        ("", ["missing_column"]),
        (b"path\n\xff\n", ["not_utf8"]),
        ('path\n"open\n', ["bad_csv"]),
    ],
)
def test_a_header_or_file_that_makes_no_sense_is_refused_as_a_whole(
    tmp_path: Path, text: str | bytes, codes: list[str]
) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        read_manifest(write(tmp_path, text))

    assert [problem.code for problem in caught.value.problems] == codes


@pytest.mark.parametrize(
    ("row", "code", "place"),
    [
        (",k,,,,,", "missing_path", "path"),
        ("a.txt,k,,,,08.10.2015,", "bad_date", "published"),
        ("a.txt,k,,,,2015-02-30,", "bad_date", "published"),
        ("a.txt,k,,,,,English", "bad_language", "language"),
        ("a.txt,k,,ftp://x.example/a,,,", "bad_url", "url"),
        ('a.txt,k,,,"two\nlines",,', "control_character", "title"),
        ("first.txt,k,,,,,", "duplicate_path", "path"),
        ("a.txt,taken,,,,,", "duplicate_key", "key"),
        ("a.txt,k", "wrong_width", ""),
    ],
)
def test_a_bad_row_is_set_aside_and_the_others_are_kept(tmp_path: Path, row: str, code: str, place: str) -> None:
    header = "path,key,source,url,title,published,language\n"
    path = write(tmp_path, f"{header}first.txt,taken,,,,,\n{row}\nlast.txt,,,,,,\n")

    manifest = read_manifest(path)

    assert [entry.path.name for entry in manifest.entries] == ["first.txt", "last.txt"]
    (rejection,) = manifest.rejections
    assert (rejection.code, rejection.problems[0].location) == (code, place)


def test_a_confined_manifest_names_no_file_outside_its_folder(tmp_path: Path) -> None:
    path = write(tmp_path, "path\n../outside.txt\n/etc/hostname\ninside/a.txt\n")

    manifest = read_manifest(path, is_confined=True)

    assert [entry.path for entry in manifest.entries] == [tmp_path / "inside/a.txt"]
    assert [rejection.code for rejection in manifest.rejections] == ["path_outside", "path_outside"]


def test_a_row_wins_over_the_document_and_other_dates_stay_on_record(tmp_path: Path, fixtures: Path) -> None:
    (tmp_path / "page.html").write_bytes((fixtures / "page.html").read_bytes())
    row = "page.html,key-1,placeholder-post,https://mirror.example/1,Another title,2018-09-21,en\ngone.txt,,,,,,\n"
    path = write(tmp_path, f"path,key,source,url,title,published,language\n{row}")

    document, missing = read_manifest_documents(read_manifest(path))

    assert isinstance(document, Document)
    assert (document.key, document.url, document.title, document.language) == (
        "key-1",
        "https://mirror.example/1",
        "Another title",
        "en",
    )
    assert document.source == SourceName(ref="placeholder-post", domain="placeholder-post.example")
    assert [(found.basis, found.edtf) for found in document.dates] == [
        ("manifest", "2018-09-21"),
        ("json_ld", "2018-09-20"),
        ("html_meta", "2018-09-19"),
        ("url", "2018-09-20"),
    ]
    assert document.published == document.dates[0]
    assert document.has_date_conflict
    assert isinstance(missing, Rejection)
    assert missing.code == "missing_file"


def test_a_row_describes_one_document(tmp_path: Path, fixtures: Path) -> None:
    (tmp_path / "feed.atom").write_bytes((fixtures / "feed.atom").read_bytes())
    path = write(tmp_path, "path,key\nfeed.atom,key-1\n")

    first, second = read_manifest_documents(read_manifest(path))

    assert isinstance(first, Document)
    assert isinstance(second, Rejection)
    assert second.code == "many_documents"


def test_a_source_in_lower_case_is_a_ref_and_anything_else_a_name() -> None:
    assert source_name("business-standard") == SourceName(ref="business-standard")
    assert source_name("The Hill") == SourceName(name="The Hill")

"""The configuration of the nightly job: everything wrong in it at once, with the key and the way out."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from deconfdb.errors import InvalidRecordError, UsageError
from deconfdb.nightly.config import JobConfig, SourceConfig, read_config
from deconfdb.nightly.patience import Patience
from deconfdb.nightly.read_as import ReadAs

SOUND = '[[source]]\nname = "wire"\nlocation = "in/*.xml"\n'


def read(folder: Path, text: str) -> JobConfig:
    path = folder / "nightly.toml"
    path.write_text(text, encoding="utf-8")
    return read_config(path)


def problems(folder: Path, text: str) -> list[tuple[str, str, str]]:
    """Code, key and value of everything that is wrong; each must say what to do."""
    with pytest.raises(InvalidRecordError) as caught:
        read(folder, text)
    assert caught.value.source == str(folder / "nightly.toml")
    assert all(each.message and each.way_out for each in caught.value.problems)
    return [(each.code, each.location, each.value) for each in caught.value.problems]


def test_paths_are_seen_from_the_configuration_and_addresses_stay(tmp_path: Path) -> None:
    config = read(
        tmp_path,
        'max_errors = 3\n[[source]]\nname = "a"\nlocation = ["in", "/srv/b", "https://news.example/feed"]\n'
        '[[source]]\nname = "b"\nmanifest = "m.csv"\n',
    )
    assert config.max_errors == 3
    assert config.source[0].location == (f"{tmp_path}/in", "/srv/b", "https://news.example/feed")
    assert config.source[1].manifest == f"{tmp_path}/m.csv"


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = (
        'max_error = 1\nretries = -1\n[[source]]\nname = "Wire No 1"\nlocation = "in"\nkind = "article"\n'
        '[[source]]\nlocation = "in"\nmin_expected = "many"\n'
    )
    assert sorted(problems(tmp_path, text)) == [
        ("extra_forbidden", "max_error", "1"),
        ("greater_than_equal", "retries", "-1"),
        ("int_parsing", "source.1.min_expected", "'many'"),
        ("literal_error", "source.0.kind", "'article'"),
        ("missing", "source.1.name", ""),
        ("string_pattern_mismatch", "source.0.name", "'Wire No 1'"),
    ]


CONTRADICTIONS = {
    "twice": (SOUND + SOUND, ("duplicate_name", "source.1.name", "wire")),
    "coded codings": (
        SOUND + 'kind = "codings"\ncode = "lite"\n', ("code_without_text", "source.0.code", "lite"),
    ),
    "vintage of articles": (SOUND + 'vintage = "2018"\n', ("vintage_without_events", "source.0.vintage", "2018")),
    "manifest of events": (
        '[[source]]\nname = "e"\nkind = "events"\nmanifest = "/m.csv"\n',
        ("manifest_without_text", "source.0.manifest", "/m.csv"),
    ),
    "two places": (SOUND + 'manifest = "m.csv"\n', ("two_places", "source.0.location", "")),
    "no place": ('[[source]]\nname = "wire"\n', ("no_place", "source.0.location", "")),
    "format of another kind": (SOUND + 'format = "icews"\n', ("format_of_other_kind", "source.0.format", "icews")),
    "other scheme": (
        '[[source]]\nname = "wire"\nlocation = "ftp://news.example/a"\n', ("scheme_refused", "source.0.location", "ftp://"),
    ),
    "login": (
        '[[source]]\nname = "wire"\nlocation = "https://user:geheim@news.example/a"\n',
        ("login_in_address", "source.0.location", ""),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CONTRADICTIONS)
def test_what_cannot_stand_together_is_refused(tmp_path: Path, case: str) -> None:
    text, expected = CONTRADICTIONS[case]
    assert problems(tmp_path, text) == [expected]


def test_no_password_stands_in_a_message(tmp_path: Path) -> None:
    for text in (
        CONTRADICTIONS["login"][0],
        '[[source]]\nname = "w"\nlocation = [["https://user:geheim@news.example"]]\n',
    ):
        with pytest.raises(InvalidRecordError) as caught:
            read(tmp_path, text)
        assert "geheim" not in str(caught.value)


def test_no_toml_and_no_file_say_so(tmp_path: Path) -> None:
    assert problems(tmp_path, "[[source]\n")[0][:2] == ("bad_toml", "")
    with pytest.raises(UsageError, match=r"missing\.toml: No such file or directory: give the configuration"):
        read_config(tmp_path / "missing.toml")


def test_a_source_says_how_it_is_read_and_json_keeps_it(tmp_path: Path) -> None:
    text = (
        SOUND + 'format = "rss"\npublisher = "reuters"\nlicence = "x"\nlanguage = "en"\ncode = "rules"\nmax_bytes = 9\n'
    )
    read_as = read(tmp_path, text + "rate_seconds = 2.5\nallow_private_addresses = true\n").source[0].read_as()
    assert ReadAs.from_json(read_as.as_json()) == read_as
    assert read_as.as_json() == {
        "kind": "articles", "format": "rss", "publisher": "reuters", "licence": "x", "language": "en", "code": "rules",
        "max_bytes": 9, "rate_seconds": 2.5, "allow_private_addresses": True,
    }  # fmt: skip
    assert {each.name for each in fields(ReadAs)} - {"published"} <= SourceConfig.model_fields.keys()
    assert read_as.limits().max_record_bytes == 9


def test_what_a_later_release_adds_is_passed_over() -> None:
    assert ReadAs.from_json({"kind": "events", "colour": "red"}) == ReadAs(kind="events")


def test_waits_double_up_to_a_minute() -> None:
    assert list(Patience(retries=7, retry_seconds=3).pauses()) == [3, 6, 12, 24, 48, 60, 60]
    assert list(Patience(retries=0).pauses()) == []

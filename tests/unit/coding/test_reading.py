"""Files and streams of codings: every record is read or refused by itself, with its place and all that is wrong."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml

from deconfdb.coding.document import CodingDocument, document_json
from deconfdb.coding.problems import ERROR_CODES
from deconfdb.coding.reading import Reading, read_codings
from deconfdb.coding.records import coding_files
from deconfdb.errors import UsageError


def read(raw: bytes, **limits: Any) -> list[Reading]:
    return list(read_codings(BytesIO(raw), **limits))


def found(reading: Reading) -> list[tuple[str, str]]:
    return [(each.code, each.location) for each in reading.problems]


def only_syntax(raw: bytes) -> tuple[str, str]:
    """The one problem of bytes that hold no value at all."""
    (reading,) = read(raw)
    assert reading.document is None
    ((code, location),) = found(reading)
    assert code in ERROR_CODES
    return code, location


def test_a_coding_is_the_same_in_every_format(valid_coding: dict[str, Any], tmp_path: Path) -> None:
    as_yaml = yaml.safe_dump(valid_coding, allow_unicode=True, sort_keys=False)
    files = {
        "one.json": json.dumps(valid_coding, indent=2),
        "array.json": json.dumps([valid_coding]),
        "lines.jsonl": json.dumps(valid_coding) + "\n",
        "one.yaml": as_yaml,
        "two.yml": f"---\n{as_yaml}...\n",
        "bom.json": "\ufeff" + json.dumps(valid_coding, ensure_ascii=False),
        "none": json.dumps(valid_coding, indent=2),
        "none-lines": json.dumps(valid_coding) + "\n",
        "none-yaml": as_yaml,
    }
    readings: list[Reading] = []
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        readings.append(*read_codings(tmp_path / name))

    assert {each.problems for each in readings} == {()}
    assert len({each.sha256 for each in readings}) == 1
    assert {each.document for each in readings} == {readings[0].document}
    assert json.loads(readings[0].record) == valid_coding
    assert str(readings[0].locator) == f"{tmp_path / 'one.json'}: record 1"


def test_the_document_writes_what_it_read(valid_coding: dict[str, Any]) -> None:
    (reading,) = read(json.dumps(valid_coding).encode())
    assert reading.document is not None

    assert json.loads(document_json(reading.document)) == valid_coding


def test_dates_and_words_of_yaml_stay_texts() -> None:
    raw = b"""
format: deconf-coding/1
article: {key: no, source: on}
coder: {name: yes, kind: human}
office_holders:
- person: off
  office: y
  on: 2021-07-27
"""

    (reading,) = read(raw)

    assert json.loads(reading.record) == {
        "format": "deconf-coding/1",
        "article": {"key": "no", "source": "on"},
        "coder": {"name": "yes", "kind": "human"},
        "office_holders": [{"person": "off", "office": "y", "on": "2021-07-27"}],
    }


def test_numbers_and_truth_of_yaml_are_those_of_json() -> None:
    (reading,) = read(b"a: [1, -2, 1.5, 1e3, true, false, null, ~, '1', \"true\", 0x1F, 1_000, 12:30, .5]\n")

    assert json.loads(reading.record) == {
        "a": [1, -2, 1.5, 1000.0, True, False, None, None, "1", "true", "0x1F", "1_000", "12:30", 0.5]
    }


def test_one_bad_record_of_an_array_leaves_the_others(valid_coding: dict[str, Any]) -> None:
    good = json.dumps(valid_coding)
    doubled = '{"format": "deconf-coding/1", "claims": [{"ref": "c", "ref": "c"}]}'

    readings = read(f'[{good}, {doubled}, {{"a": NaN}}, 7, {good}]'.encode())

    assert [each.is_usable for each in readings] == [True, False, False, False, True]
    assert found(readings[1])[0] == ("duplicate_key", "claims[0].ref")
    assert found(readings[2]) == [("bad_number", "a")]
    assert found(readings[3]) == [("not_a_document", "")]
    assert [each.locator.record for each in readings] == [1, 2, 3, 4, 5]


def test_one_bad_line_leaves_the_others_and_says_where_it_begins(valid_coding: dict[str, Any]) -> None:
    good = json.dumps(valid_coding).encode()

    readings = read(b"\n".join([good, b"", b'{"format": ', good, b"\xff", good]))

    assert [each.is_usable for each in readings] == [True, False, True, False, True]
    assert [each.locator.offset for each in readings] == [
        0,
        len(good) + 2,
        len(good) + 2 + 12,
        2 * len(good) + 2 + 12 + 1,
        2 * len(good) + 2 + 12 + 1 + 2,
    ]
    assert str(readings[1].locator) == f"<stream>: record 2, byte {len(good) + 2}"
    assert found(readings[3]) == [("bad_encoding", "byte 0")]
    assert readings[1].record == b'{"format": '


def test_one_bad_document_of_a_yaml_file_leaves_the_others(valid_coding: dict[str, Any]) -> None:
    good = yaml.safe_dump(valid_coding)

    readings = read(f"{good}---\nformat: a\nformat: b\n---\n{good}---\na: [\n".encode())

    assert [each.is_usable for each in readings] == [True, False, True, False]
    assert found(readings[1])[0] == ("duplicate_key", "format")
    assert found(readings[3])[0][0] == "bad_yaml"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", ("empty_input", "")),
        (b" \n\n", ("empty_input", "")),
        (b"a: \x00\x01\x02", ("bad_yaml", "character 3")),
        (b'{"a": 1 "b": 2}\n', ("bad_json", "line 1, column 9")),
        (b'{\n"a": 1\n"b": 2}', ("bad_json", "line 3, column 1")),
        (b'{"a": "unfinished', ("bad_json", "line 1, column 7")),
        (b'{"a": "\xe9"}', ("bad_encoding", "byte 7")),
        ("{}".encode("utf-16"), ("bad_encoding", "byte 0")),
        (b"[" * 200_000, ("too_deep", "")),
        (b'{"a":' * 200_000, ("too_deep", "")),
        (b'{"a":' * 500 + b"1" + b"}" * 500, ("too_deep", "")),
        (b"a: " + b"[" * 200_000, ("too_deep", "")),
        (b"- " * 200_000, ("too_deep", "")),
        (b'{"a": ' + b"9" * 5000 + b"}", ("bad_number", "")),
        (b'{"a": 1e999}', ("bad_number", "a")),
        (b'{"a": {"b": [0, -Infinity]}}', ("bad_number", "a.b[1]")),
        (b"a: .nan\n", ("bad_number", "a")),
        (b'{"a": ["x", "\\u0000"]}', ("nul_character", "a[1]")),
        (b'{"\\u0000": 1}', ("nul_character", "")),
        (b'{"a": "\\ud83d"}', ("lone_surrogate", "a")),
    ],
)
def test_bytes_that_hold_no_document_get_one_clear_error(raw: bytes, expected: tuple[str, str]) -> None:
    assert only_syntax(raw) == expected


def test_a_written_backslash_is_no_nul_character(valid_coding: dict[str, Any]) -> None:
    valid_coding["propositions"][0]["note"] = "a backslash, then u0000: \\u0000"

    (reading,) = read(json.dumps(valid_coding).encode())

    assert reading.problems == ()


@pytest.mark.parametrize(
    ("raw", "code", "location"),
    [
        (b"a: &x 1\nb: *x\n", "bad_yaml", "b"),
        (b"a: &x [*x]\n", "bad_yaml", "a[0]"),
        (b"a: !!python/object/apply:os.getcwd []\n", "bad_yaml", "a"),
        (b"a: !!int 5\n", "bad_yaml", "a"),
        (b"? [a, b]\n: 1\n", "bad_yaml", ""),
        (b"a: 1\na: 2\n", "duplicate_key", "a"),
        (b"claims:\n- said: {edtf: x, edtf: y}\n", "duplicate_key", "claims[0].said.edtf"),
    ],
)
def test_yaml_beyond_plain_data_is_refused(raw: bytes, code: str, location: str) -> None:
    (reading,) = read(raw)

    assert found(reading)[0] == (code, location)
    assert reading.document is None


def test_a_file_of_aliases_stays_small() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]

    (reading,) = read("\n".join(lines).encode())

    assert "bad_yaml" in dict(found(reading))
    assert len(reading.record) < 10_000


def test_every_doubled_key_is_reported_at_its_place() -> None:
    (reading,) = read(b'{"x": [{"a": 1, "a": 2}, {"b": {"c": 1, "d": 2, "c": 3, "d": 4}}], "x1": 1, "x1": 2}')

    doubled = sorted(each.location for each in reading.problems if each.code == "duplicate_key")
    assert doubled == ["x1", "x[0].a", "x[1].b.c", "x[1].b.d"]


def test_a_file_that_is_too_large_is_refused_and_not_read() -> None:
    (reading,) = read(b'[\n"' + b"x" * 100, max_file_bytes=50)

    assert found(reading) == [("too_large", "")]
    assert "JSON Lines" in reading.problems[0].way_out


def test_a_line_that_is_too_large_is_skipped_and_the_next_one_read(
    valid_coding: dict[str, Any], tmp_path: Path
) -> None:
    good = json.dumps(valid_coding).encode()
    limit = len(good) + 10
    path = tmp_path / "codings.jsonl"
    path.write_bytes(good + b"\n" + b"x" * (limit * 3) + b"\n" + good + b"\n")

    readings = list(read_codings(path, max_record_bytes=limit))

    assert [found(each) for each in readings] == [[], [("too_large", "")], []]
    assert readings[2].locator.offset == len(good) + 1 + limit * 3 + 1


def test_a_record_of_an_array_that_is_too_large_leaves_the_others(valid_coding: dict[str, Any]) -> None:
    large = {**valid_coding, "relations": ["x" * 20_000]}

    readings = read(json.dumps([large, valid_coding], indent=1).encode(), max_record_bytes=15_000)

    assert [found(each) for each in readings] == [[("too_large", "")], []]


def test_a_file_that_cannot_be_opened_is_an_error_of_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"missing\.json: No such file"):
        list(read_codings(tmp_path / "missing.json"))


def test_a_folder_gives_its_coding_files_by_name(tmp_path: Path) -> None:
    for name in ("b.json", "a/z.yaml", "a/y.jsonl", "notes.txt", "c.yml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")

    assert [str(each.relative_to(tmp_path)) for each in coding_files(tmp_path)] == [
        "a/y.jsonl",
        "a/z.yaml",
        "b.json",
        "c.yml",
    ]
    assert coding_files(tmp_path / "notes.txt") == (tmp_path / "notes.txt",)


def test_a_whole_number_stays_whole_and_a_broken_one_broken(valid_coding: dict[str, Any]) -> None:
    valid_coding["propositions"][3]["quantity"] |= {"low": 55, "best": 55.5, "high": 60}

    (reading,) = read(json.dumps(valid_coding).encode())

    assert reading.document is not None
    quantity = reading.document.propositions[3].quantity
    assert quantity is not None
    assert [repr(each) for each in (quantity.low, quantity.best, quantity.high)] == ["55", "55.5", "60"]


def test_a_coder_may_sign_every_record_and_link_incidents_and_mechanisms(valid_coding: dict[str, Any]) -> None:
    signed = {"rule": "claims.quote-cue", "confidence": 0.93}
    for section in ("mechanisms", "meetings", "incidents", "propositions", "claims"):
        valid_coding[section][0] |= signed
    valid_coding["claims"][0]["mentions"][0] |= signed
    valid_coding["article"]["published"]["text"] = "Tuesday"
    valid_coding["mechanisms"][0]["links"] = [{"relation": "implements", "mechanism": "kor-prk-liaison-office"}]

    (reading,) = read(json.dumps(valid_coding).encode())

    assert isinstance(reading.document, CodingDocument)
    assert json.loads(document_json(reading.document)) == valid_coding


def test_a_document_cannot_be_changed(valid_coding: dict[str, Any]) -> None:
    (reading,) = read(json.dumps(valid_coding).encode())
    assert reading.document is not None

    with pytest.raises(ValueError, match="frozen"):
        reading.document.article.key = "other"  # type: ignore[misc]

"""The quick way to a record's canonical form gives what the thorough way gives, or steps aside."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deconfdb.coding.decode import canonical_json, canonical_record, decode_json

words = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)))
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | words,
    lambda inner: st.lists(inner) | st.dictionaries(words, inner),
)


@given(values, st.booleans())
def test_a_sound_record_has_one_form_whichever_way_it_is_read(value: Any, ascii_only: bool) -> None:
    raw = json.dumps(value, ensure_ascii=ascii_only).encode()
    assert canonical_record(raw) in {None, canonical_json(decode_json(raw).value)}


@given(
    st.dictionaries(
        st.text('ab\u00e9\u20ac\U0001f600 \t"\\/', min_size=1),
        st.integers(-(2**63), 2**64 - 1) | st.floats(0.001, 1e15),
    )
)
def test_an_ordinary_record_needs_no_closer_look(value: dict[str, Any]) -> None:
    raw = json.dumps(value, ensure_ascii=False).encode()
    assert canonical_record(raw) == canonical_json(value)


@pytest.mark.parametrize("number", ["0.00001", "1e-7", "-2.5e-9", "1e16", "1" + 30 * "0", "-" + "9" * 19])
def test_numbers_that_readers_take_differently_get_a_closer_look(number: str) -> None:
    assert canonical_record(f'{{"a": {number}}}'.encode()) is None


@pytest.mark.parametrize(
    "raw",
    [
        b'{"a": 1, "a": 2}',
        b'\xef\xbb\xbf{"a": 1}',
        b'{"a": "x", "a": "\\u0022\\u0022"}',  # as many marks in the canonical form as in these bytes
        b'{"a": {"b": [{"c": "", "c": ""}]}}',
        b'{"a": NaN}',
        b'{"a": "\\u0000"}',
        b'{"a": "\\ud800"}',
        b'{"a": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b'{"a": "\xff"}',
        b'{"a": 1',
        b"",
    ],
)
def test_a_record_with_anything_wrong_gets_a_closer_look(raw: bytes) -> None:
    assert canonical_record(raw) is None

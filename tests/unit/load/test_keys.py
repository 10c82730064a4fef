"""Keys are UUIDs of version 5, as the standard has them: anybody can make them again."""

from __future__ import annotations

from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from deconfdb.load.keys import NAMESPACE, article_id, make_key

words = st.text(st.characters(exclude_categories=("Cs", "Cc")))


@given(words, st.lists(words))
def test_a_key_is_the_uuid_of_kind_and_parts_in_our_namespace(kind: str, parts: list[str]) -> None:
    assert make_key(kind, *parts) == uuid5(NAMESPACE, "\x1f".join([kind, *parts]))


def test_the_key_of_an_article_never_changes() -> None:
    assert article_id("example-1") == UUID("e52900fb-cc0e-5ab3-9244-73b21739b464")

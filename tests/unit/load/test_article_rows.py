"""Rows of articles are built by position: the positions are those of the declared table."""

from __future__ import annotations

from deconfdb.load import article_rows
from deconfdb.tables import metadata


def test_the_columns_of_an_article_are_those_that_are_declared() -> None:
    declared = tuple(column.name for column in metadata.tables["deconf.article"].columns)
    assert declared == article_rows._COLUMNS

"""Articles and their text states: rows, and the rule of who may change what is known of an article.

What a delivered document says of its title, URL, language and day wins over what a coding says; a coding only fills
what is still unknown. So the order in which the two arrive does not matter.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql

from deconfdb.coding.document import ArticleBlock
from deconfdb.load.articles_index import KnownArticle
from deconfdb.load.coding_rows import CodingHeader, date_columns
from deconfdb.load.refs import CodingRefs
from deconfdb.load.staging import insert_missing, layout

_DATE = tuple(
    f"published_{part}" for part in ("text", "edtf", "from", "to", "is_approximate", "precision", "basis", "anchor")
)
_SINGLE = ("source_id", "url", "title", "language")


@dataclass(slots=True)
class ArticleRows:
    """Articles and text states of one batch."""

    articles: dict[UUID, tuple[Any, ...]] = field(default_factory=dict)
    versions: dict[UUID, tuple[Any, ...]] = field(default_factory=dict)

    def add_coded(self, block: ArticleBlock, known: KnownArticle, refs: CodingRefs, header: CodingHeader) -> None:
        """An article as a coding announces it."""
        self.articles[known.article_id] = (
            known.article_id,
            known.article_key,
            known.has_given_key,
            refs.source(block.source),
            block.url,
            block.title,
            block.language,
            *date_columns(block.published),
            "published",
            known.article_id,
            header.known_from,
        )
        if header.version_id is not None and block.text is not None and block.text.sha256 is not None:
            self.add_version(
                known.article_id, header.version_id, block.text.sha256, block.text.length, None, header.known_from
            )

    def add_version(
        self,
        article: UUID,
        version: UUID,
        text_sha256: str,
        length: int | None,
        extractor: str | None,
        moment: datetime,
    ) -> None:
        self.versions[version] = (article, version, bytes.fromhex(text_sha256), length, extractor, moment)

    def write(self, connection: psycopg.Connection[Any]) -> None:
        """Insert what is new and fill what was unknown."""
        if not self.articles:
            return
        rows = list(self.articles.values())
        insert_missing(connection, "deconf.article", rows)
        fill_articles(connection)
        insert_missing(connection, "deconf.article_version", list(self.versions.values()))


def fill_articles(connection: psycopg.Connection[Any]) -> int:
    """Fill what is unknown of the articles staged last; a date is filled as a whole. Return how many changed."""
    return _update(connection, "coalesce(a.{0}, s.{0})", "a.published_edtf IS NULL AND s.published_edtf IS NOT NULL")


def overwrite_articles(connection: psycopg.Connection[Any]) -> int:
    """Let the articles staged last overwrite what they state; what they leave open stays. Return how many changed."""
    return _update(connection, "coalesce(s.{0}, a.{0})", "s.published_edtf IS NOT NULL")


def _update(connection: psycopg.Connection[Any], single: str, takes_date: str) -> int:
    """Update deconf.article from the staging table that `insert_missing` has just filled."""
    assert set(_SINGLE) | set(_DATE) <= set(layout("deconf.article").columns)
    values = {column: sql.SQL(single.format(column)) for column in _SINGLE}  # type: ignore[arg-type]
    values |= {
        column: sql.SQL(f"CASE WHEN {takes_date} THEN s.{column} ELSE a.{column} END")  # type: ignore[arg-type]
        for column in _DATE
    }
    values["article_key"] = sql.SQL("CASE WHEN s.has_given_key THEN s.article_key ELSE a.article_key END")
    values["has_given_key"] = sql.SQL("a.has_given_key OR s.has_given_key")
    statement = sql.SQL(
        "UPDATE deconf.article AS a SET {pairs} FROM stage_deconf_article AS s "
        "WHERE s.article_id = a.article_id AND ({new}) IS DISTINCT FROM ({old})"
    ).format(
        pairs=sql.SQL(", ").join(
            sql.SQL("{} = {}").format(sql.Identifier(name), value) for name, value in values.items()
        ),
        new=sql.SQL(", ").join(values.values()),
        old=sql.SQL(", ").join(sql.Identifier("a", name) for name in values),
    )
    return connection.execute(statement).rowcount

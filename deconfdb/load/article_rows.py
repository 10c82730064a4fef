"""Articles and their text states: rows, and the rule of who may change what is known of an article.

What a delivered document says of its title, URL, language and day wins over what a coding says; a coding only fills
what is still unknown. So the order in which the two arrive does not matter. A date is taken as a whole: one that stands on
firmer ground is never overwritten, and a wording gives way to a date. What a provider has taken back stays so, and a
mere announcement changes no state.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, get_args
from uuid import UUID

import psycopg
from psycopg import sql

from deconfdb.coding.dates import parse_edtf
from deconfdb.coding.document import ArticleBlock
from deconfdb.documents.model import DateBasis, DateStatement
from deconfdb.load.articles_index import KnownArticle
from deconfdb.load.coding_rows import CodingHeader, date_columns
from deconfdb.load.refs import CodingRefs
from deconfdb.load.staging import insert_missing

_DATE = tuple(
    f"published_{part}" for part in ("text", "edtf", "from", "to", "is_approximate", "precision", "basis", "anchor")
)
_SINGLE = ("source_id", "url", "title", "language")
# What a publication date may rest on, the firmest first; what is not named here, as a coder's reasoning, comes after.
_BASES = get_args(DateBasis)
# What is stated of an article's state, from weak to strong.
_STATES = ("announced", "published", "withheld", "canceled", "gone")
# Of deconf.article, in order.
_COLUMNS = ("article_id", "article_key", "has_given_key", *_SINGLE, *_DATE, "state", "copy_family_id", "recorded_at")
_AT = {name: _COLUMNS.index(name) for name in ("article_key", "has_given_key", "state", *_SINGLE, *_DATE)}


@dataclass(slots=True)
class ArticleRows:
    """Articles and text states of one batch."""

    articles: dict[UUID, tuple[Any, ...]] = field(default_factory=dict)
    versions: dict[UUID, tuple[Any, ...]] = field(default_factory=dict)

    def add_coded(self, block: ArticleBlock, known: KnownArticle, refs: CodingRefs, header: CodingHeader) -> None:
        """An article as a coding announces it."""
        row = (
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
        before = self.articles.get(known.article_id)
        self.articles[known.article_id] = row if before is None else merged(row, before)
        if header.version_id is not None and block.text is not None and block.text.sha256 is not None:
            self.add_version(
                known.article_id, header.version_id, block.text.sha256, block.text.length, None, header.known_from
            )

    def add_delivered(self, row: tuple[Any, ...]) -> None:
        """An article as a document describes it."""
        before = self.articles.get(row[0])
        self.articles[row[0]] = row if before is None else merged(before, row)

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


def published_columns(published: DateStatement | None) -> tuple[Any, ...]:
    """The date block of a publication date; the wording is kept where it is not the date itself."""
    if published is None:
        return (None,) * 8
    if published.edtf is None:
        return (published.wording, None, None, None, None, None, published.basis, None)
    bounds = parse_edtf(published.edtf)
    approximate = bounds.is_approximate or bounds.is_uncertain
    return (
        published.wording,
        published.edtf,
        bounds.lower,
        bounds.upper,
        approximate,
        bounds.precision,
        published.basis,
        None,
    )


def merged(weak: tuple[Any, ...], strong: tuple[Any, ...]) -> tuple[Any, ...]:
    """Two rows of one article as one: what the strong one states holds, what it leaves open the weak one fills."""
    row = [new if new is not None else old for old, new in zip(weak, strong, strict=True)]
    dated = strong if _looseness(strong) <= _looseness(weak) else weak
    for name in _DATE:
        row[_AT[name]] = dated[_AT[name]]
    given = strong if strong[_AT["has_given_key"]] else weak
    row[_AT["article_key"]], row[_AT["has_given_key"]] = given[_AT["article_key"]], given[_AT["has_given_key"]]
    row[_AT["state"]] = max(weak[_AT["state"]], strong[_AT["state"]], key=_STATES.index)
    return tuple(row)


def _looseness(row: tuple[Any, ...]) -> int:
    """How little a row's date of publication is worth: less by its basis, less as a mere wording, least if absent."""
    basis = row[_AT["published_basis"]]
    ground = _BASES.index(basis) + 1 if basis in _BASES else 99
    if row[_AT["published_edtf"]] is not None:
        return ground
    return ground + (100 if row[_AT["published_text"]] is not None else 200)


# The same in SQL, of a row with that alias.
_LOOSENESS = sql.SQL(
    "(coalesce(array_position({bases}, {row}.published_basis), 99) + CASE WHEN {row}.published_edtf IS NOT NULL THEN 0 "
    "WHEN {row}.published_text IS NOT NULL THEN 100 ELSE 200 END)"
)


def fill_articles(connection: psycopg.Connection[Any]) -> int:
    """Fill what is unknown of the articles staged last. Return how many changed."""
    return _update(connection, weak="s", strong="a")


def overwrite_articles(connection: psycopg.Connection[Any]) -> int:
    """Let the articles staged last overwrite what they state; what they leave open stays. Return how many changed."""
    return _update(connection, weak="a", strong="s")


def complete_versions(connection: psycopg.Connection[Any], rows: Collection[tuple[Any, ...]]) -> None:
    """Fill length and extractor of text states that a coding announced before their text came."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE deconf.article_version SET text_length = %s, extractor = %s "
            "WHERE article_id = %s AND version_id = %s AND extractor IS NULL",
            [(length, extractor, article, version) for article, version, _, length, extractor, _ in rows],
        )


def _update(connection: psycopg.Connection[Any], *, weak: str, strong: str) -> int:
    """Update deconf.article (a) from the staging table (s) that `insert_missing` has just filled, as `merged` does."""
    takes_date = sql.SQL("{} <= {}").format(
        *(_LOOSENESS.format(bases=sql.Literal(list(_BASES)), row=sql.Identifier(row)) for row in (strong, weak))
    )
    values: dict[str, sql.Composable] = {
        column: sql.SQL(f"coalesce({strong}.{column}, {weak}.{column})") for column in _SINGLE
    }
    values |= {
        column: sql.SQL("CASE WHEN {} THEN {} ELSE {} END").format(
            takes_date, sql.Identifier(strong, column), sql.Identifier(weak, column)
        )
        for column in _DATE
    }
    values["state"] = sql.SQL(
        "CASE WHEN array_position({states}, s.state) > array_position({states}, a.state) THEN s.state ELSE a.state END"
    ).format(states=sql.Literal(list(_STATES)))
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

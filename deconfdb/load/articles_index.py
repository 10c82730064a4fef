"""Which article is meant: the known articles of a batch by key, by hash of a text and by URL."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import psycopg

from deconfdb.load import keys


@dataclass(slots=True)
class KnownArticle:
    """What is known of an article's identity."""

    article_id: UUID
    article_key: str
    has_given_key: bool
    url: str | None
    registered_source_id: UUID | None
    """Its source, if a registry knows it."""


@dataclass(slots=True)
class ArticleIndex:
    """Known articles that the records of one batch may mean; new ones are entered as they are met."""

    _by_id: dict[UUID, KnownArticle] = field(default_factory=dict)
    _by_key: dict[str, KnownArticle] = field(default_factory=dict)
    # By id, not in lists: thousands of pages may share one text, as a notice that readers must pay.
    _by_url: dict[str, dict[UUID, KnownArticle]] = field(default_factory=dict)
    _by_text: dict[str, dict[UUID, KnownArticle]] = field(default_factory=dict)

    def find(
        self,
        key: str | None,
        text_sha256: str | None,
        url: str | None,
        registered_source_id: UUID | None,
        *,
        text_first: bool = False,
    ) -> KnownArticle | None:
        """The known article that a record means, or None.

        A text finds its article by hash before key, a coding by key before hash; both then by URL. The same text under
        another given key or URL, or from another registered source, is another article: a copy.
        """
        by_key = [self._by_key[key]] if key and key in self._by_key else []
        sources = (None, registered_source_id)
        by_text = [
            known
            for known in self._by_text.get(text_sha256 or "", {}).values()
            if registered_source_id is None or known.registered_source_id in sources
        ]
        ordered = (by_text, by_key) if text_first else (by_key, by_text)
        for candidates in (*ordered, self._by_url.get(url or "", {}).values()):
            for known in candidates:
                if _may_be_same(known, key, url):
                    return known
        return None

    def get(self, article_id: UUID) -> KnownArticle | None:
        """The known article with that key, or None."""
        return self._by_id.get(article_id)

    def enter(self, known: KnownArticle, text_sha256: str | None) -> KnownArticle:
        """Remember an article, and a text of it."""
        self._by_id[known.article_id] = known
        if known.has_given_key:
            self._by_key[known.article_key] = known
        if known.url:
            self._by_url.setdefault(known.url, {})[known.article_id] = known
        if text_sha256:
            self._by_text.setdefault(text_sha256, {})[known.article_id] = known
        return known


def _may_be_same(known: KnownArticle, key: str | None, url: str | None) -> bool:
    """Two given keys must agree; without them, two URLs must."""
    if key and known.has_given_key:
        return known.article_key == key
    return not (url and known.url and known.url != url)


def load_article_index(
    connection: psycopg.Connection[Any],
    article_keys: Collection[str],
    urls: Collection[str],
    texts: Collection[str],
    article_ids: Collection[UUID] = (),
) -> ArticleIndex:
    """Read the articles that these keys, URLs, text hashes and ids may mean; four index scans, whatever the batch."""
    index = ArticleIndex()
    rows = connection.execute(
        "SELECT a.article_id, a.article_key, a.has_given_key, a.url, o.source_id, encode(v.text_sha256, 'hex') "
        "FROM deconf.article AS a LEFT JOIN deconf.source AS o ON o.source_id = a.source_id AND o.is_registered "
        "LEFT JOIN deconf.article_version AS v ON v.article_id = a.article_id AND v.text_sha256 = ANY(%(texts)s) "
        "WHERE a.article_id IN ("
        "SELECT article_id FROM deconf.article WHERE article_key = ANY(%(keys)s) AND has_given_key "
        "UNION SELECT article_id FROM deconf.article WHERE url = ANY(%(urls)s) OR article_id = ANY(%(ids)s) "
        "UNION SELECT article_id FROM deconf.article_version WHERE text_sha256 = ANY(%(texts)s)) "
        "ORDER BY a.article_id",
        {
            "keys": list(article_keys),
            "urls": list(urls),
            "texts": [bytes.fromhex(text) for text in texts],
            "ids": list(article_ids),
        },
    )
    known: dict[UUID, KnownArticle] = {}
    for *identity, text in rows:
        article = known.setdefault(identity[0], KnownArticle(*identity))
        index.enter(article, text)
    return index


def new_article(article_key: str, *, is_given: bool, url: str | None, source: UUID | None) -> KnownArticle:
    """An article that the database does not know yet; `source` is its source, if a registry knows it."""
    return KnownArticle(keys.article_id(article_key), article_key, is_given, url, source)

"""The index of articles bears a text that thousands of pages share."""

from __future__ import annotations

import pytest

from deconfdb.load.articles_index import ArticleIndex, new_article


@pytest.mark.timeout(20)  # a fraction of a second; comparing each with all others took minutes
def test_a_text_that_thousands_of_articles_share_is_entered_in_no_time() -> None:
    index = ArticleIndex()
    for _ in range(2):
        for number in range(20_000):
            index.enter(new_article(f"key-{number}", is_given=True, url=None, source=None), "the hash of a notice")
    found = index.find("key-19999", "the hash of a notice", None, None, text_first=True)
    assert found is not None
    assert found.article_key == "key-19999"

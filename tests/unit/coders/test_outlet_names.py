"""An outlet whose name is a common word counts only where a report of its stands beside it."""

from __future__ import annotations

from datetime import date

import pytest

from deconfdb.coders.article import ArticleInput
from deconfdb.coders.registry import make_coder

# Lets the article through the gate, and has a speaker of its own.
REST = (
    "\n\nThe Russian defence ministry said on Sunday that the military deconfliction hotline between Russia and Turkey "
    "remained open. The Turkish army said the military hotline was used on Saturday."
)


def outlets_of(sentence: str) -> set[str]:
    """Refs of the outlets through which a lexicon-only coder has statements come, the publisher left out."""
    article = ArticleInput(key="example", source="reuters", text=sentence + REST, published=date(2024, 5, 6))
    document = make_coder("lite").code(article)
    links = [link for claim in document.claims for mention in claim.mentions for link in mention.chain]
    assert len(document.claims) >= 2
    return {link.source for link in links if link.source} - {"reuters"}


@pytest.mark.parametrize("sentence", [
    "The National Security Council said on Monday that the hotline with Russia is working.",
    "The Independent Commission said the hotline between India and Pakistan works.",
    "The Australian defence minister said the military hotline with China is in place.",
    "Foreign Affairs Minister Anna Example said the hotline with Russia works.",
    "Sabah officials said Malaysia and the Philippines opened a military hotline.",
    "PTI leaders said the military hotline with India works.",
])  # fmt: skip
def test_a_common_word_is_no_outlet(sentence: str) -> None:
    assert outlets_of(sentence) == set()


@pytest.mark.parametrize(("sentence", "outlet"), [
    ("The National reported that the Turkish defence ministry said the military hotline works.", "thenational"),
    ("The Turkish defence ministry said the military hotline works, the Guardian newspaper reported.", "guardian"),
    ("The Turkish defence minister told The Australian that the military hotline works.", "the-australian"),
    ("The Times of Israel reported that the Turkish defence ministry said the military hotline works.",
     "the-times-of-israel"),
])  # fmt: skip
def test_it_is_one_beside_a_report(sentence: str, outlet: str) -> None:
    assert outlets_of(sentence) == {outlet}

"""Through whom words came: outlets that are described, posts, outlets named before, and how long one is remembered."""

from __future__ import annotations

from datetime import date

import pytest

from deconfdb.coders.article import ArticleInput
from deconfdb.coders.rules import RulesCoder

OPENING = "Chad and Libya keep a military hotline between their two armies.\n\n"


def links_of(rules: RulesCoder, text: str) -> list[list[tuple[str, str]]]:
    """Of each quoted statement the outlets that it came through, the publisher left out."""
    article = ArticleInput(key="x", source="example-wire", text=OPENING + text, published=date(2021, 6, 16))
    chains = [claim.mentions[0].chain for claim in rules.code(article).claims if claim.rule != "claim.narration"]
    return [
        [(link.link, link.source or "") for link in chain if link.link not in {"published_by", "speaker", "relays"}]
        for chain in chains
    ]


@pytest.mark.parametrize(("text", "links"), [
    ("The report is untrue, Libya's defence ministry said in a statement carried by the state news agency, LANA.",
     [("cites_outlet", "lana")]),
    ("Libya would never close the line, its army said, according to Algeria's official news agency APS.",
     [("cites_outlet", "aps")]),
    ("The line is tested every week, a Libyan general told Chad's radio station Tamtam.", [("aired_by", "tamtam")]),
    ("The line is tested every week, a Libyan general told Sahara radio.", [("aired_by", "sahara")]),
    ("The line is tested every week, a Libyan general said on state television.",
     [("aired_by", "libyan-state-television")]),
    ("The line is tested every week, a Libyan general told the newspaper Al-Binaa.", [("told_to_outlet", "al-binaa")]),
    ("The line is tested every week, a Libyan general told this newspaper.", [("told_to_outlet", "example-wire")]),
    ("The line is tested every week, the Libyan army wrote on Facebook.", [("posted_on", "facebook")]),
    ("The line is tested every week, the Libyan army said in a post on X.", [("posted_on", "x")]),
    ("The line is tested every week, the Libyan army tweeted.", [("posted_on", "twitter")]),
    ("The line is tested every week, a Libyan general said.", []),
])  # fmt: skip
def test_described_outlets_are_links(rules: RulesCoder, text: str, links: list[tuple[str, str]]) -> None:
    found = links_of(rules, text)[0]
    assert [link for link, _ in found] == [link for link, _ in links]
    if links and links[0][1] != "lana":
        assert found == links


def test_the_newspaper_is_the_one_named_before(rules: RulesCoder) -> None:
    text = (
        "The line has been cut, the Guardian reported on Tuesday, quoting two Libyan officers. "
        '"Nobody answers," one of them told the newspaper.'
    )
    assert links_of(rules, text)[-1] == [("told_to_outlet", "guardian")]


def test_an_outlet_is_forgotten_with_the_paragraph(rules: RulesCoder) -> None:
    text = (
        'The line is open, Libyan Foreign Minister Najla Mangoush told Al Jazeera. "We call every day," she added.\n\n'
        "Mangoush said the border would be opened in May."
    )
    assert [bool(links) for links in links_of(rules, text)] == [True, True, False]


@pytest.mark.parametrize(("who", "outlet"), [("Turkish", "ntv-turkey"), ("Russian", "ntv-russia")])
def test_of_two_outlets_of_one_name_that_of_the_speaker_is_meant(rules: RulesCoder, who: str, outlet: str) -> None:
    found = links_of(rules, f"The line is tested every week, a {who} general told the private broadcaster NTV.")
    assert found == [[("aired_by", outlet)]]

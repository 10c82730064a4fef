"""Stretches of a text: marked where they stand, in order, with nothing lost between them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deconfdb.documents.model import Segment, SegmentKind
from deconfdb.documents.segments import BoilerplatePattern, Where, boilerplate_patterns, mark_segments
from deconfdb.vocabulary import load_vocabularies


def pattern(text: str, kind: SegmentKind, where: Where) -> BoilerplatePattern:
    return BoilerplatePattern(re.compile(text), kind, where)


PATTERNS = (
    pattern("Advertisement", "advertisement", "line"),
    pattern("Subscribe to .*", "subscription_offer", "line"),
    pattern("This is for subscribers", "paywall_notice", "to_end"),
    pattern("TOWN - ", "dateline", "start"),
    pattern("By A. Placeholder", "byline", "start"),
    pattern(r"\(Photo: [^)]*\)", "photo_credit", "inline"),
)


def kinds(text: str, stated: tuple[Segment, ...] = ()) -> list[tuple[str, str]]:
    return [(each.kind, text[each.start : each.end]) for each in mark_segments(text, stated, PATTERNS)]


def test_lines_openings_and_inline_stretches_are_marked() -> None:
    text = "By A. Placeholder\n\nTOWN - Officers met (Photo: nobody) today.\nAdvertisement\nTOWN - again.\n"

    assert kinds(text) == [
        ("byline", "By A. Placeholder"),
        ("dateline", "TOWN -"),
        ("body", "Officers met"),
        ("photo_credit", "(Photo: nobody)"),
        ("body", "today."),
        ("advertisement", "Advertisement"),
        ("body", "TOWN - again."),
    ]


def test_what_runs_to_the_end_takes_everything_after_it() -> None:
    text = "Body.\nThis is for subscribers\nLog in\nSubscribe to more\nEverything\nfor little"

    assert kinds(text) == [
        ("body", "Body."),
        ("paywall_notice", "This is for subscribers\nLog in"),
        ("subscription_offer", "Subscribe to more\nEverything\nfor little"),
    ]


def test_what_a_reader_stated_stays_and_its_body_alone_is_looked_at() -> None:
    text = "Advertisement\nBody.\nAdvertisement"

    assert kinds(text, (Segment(0, 13, "headline"), Segment(14, 33, "body"))) == [
        ("headline", "Advertisement"),
        ("body", "Body."),
        ("advertisement", "Advertisement"),
    ]


def test_agency_datelines_and_tails_are_marked_without_a_pattern() -> None:
    text = "AMMAN (AFP) - Jordan said so.\nMore was said.\n(Reuters)"

    assert kinds(text) == [
        ("dateline", "AMMAN (AFP) -"),
        ("body", "Jordan said so.\nMore was said."),
        ("credit_line", "(Reuters)"),
    ]


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff"])
def test_a_text_of_nothing_has_no_stretches(text: str) -> None:
    assert mark_segments(text, (), PATTERNS) == ()


@given(
    st.lists(
        st.sampled_from(
            [
                "Advertisement",
                "Body (Photo: x) text",
                "TOWN - ",
                "This is for subscribers",
                "",
                " ",
                "é\u00a0",
                "(AFP)",
                "x" * 800,
            ]
        )
    )
)
def test_segments_are_in_order_and_leave_out_white_space_alone(lines: list[str]) -> None:
    text = "\n".join(lines)
    position = 0
    for segment in mark_segments(text, (), PATTERNS):
        assert not text[position : segment.start].strip()
        assert segment.start < segment.end <= len(text)
        assert text[segment.start : segment.end] == text[segment.start : segment.end].strip()
        position = segment.end
    assert not text[position:].strip()


def test_the_patterns_of_the_lexicon_name_known_kinds() -> None:
    known = load_vocabularies().codes("segment_kind")

    assert len(boilerplate_patterns()) > 40
    assert {each.kind for each in boilerplate_patterns()} <= known


def test_the_seed_texts_are_split_as_their_hand_codings_split_them(shared: Path) -> None:
    """Body and boilerplate agree with the human coders to 99.5 % of the characters; a standfirst or caption needs layout."""
    agreed = total = 0
    boilerplate = {"paywall_notice", "subscription_offer", "contributor_line", "photo_credit", "credit_line"}
    keys = {
        line.split(",")[1]: line.split(",")[0]
        for line in (shared / "seeds" / "manifest.csv").read_text().splitlines()[1:]
    }
    for key, name in keys.items():
        text = (shared / "seeds" / name).read_text(encoding="utf-8")
        stated = json.loads((shared / "codings" / f"{key}.json").read_text())["article"]["segments"]
        by_hand = {at for each in stated if each["kind"] in boilerplate for at in range(each["start"], each["end"])}
        ours = {at for each in mark_segments(text) if each.kind in boilerplate for at in range(each.start, each.end)}
        visible = {at for at, letter in enumerate(text) if not letter.isspace()}
        agreed += len(visible) - len((by_hand ^ ours) & visible)
        total += len(visible)

    assert agreed / total > 0.995

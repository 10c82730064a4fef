"""Several who speak at once: counted states, and both of two people."""

from __future__ import annotations

import pytest

from deconfdb.coders.rules import RulesCoder
from tests.unit.coders.conftest import read

CHANNEL = "Sudan and South Sudan have a hotline between their armies. Both armies kept a truce along the border.\n"


@pytest.mark.parametrize(
    ("sentences", "speakers"),
    [
        (
            "Egypt, Kenya and Uganda closed the road. The three states said it was unsafe.",
            ["Egypt", "Kenya", "Uganda"],
        ),
        # Of a longer list three are not "the three".
        ("Egypt, Kenya, Uganda and Chad closed the road. The three states said it was unsafe.", []),
    ],
)
def test_counted_states_are_those_of_the_last_list_of_so_many(
    rules: RulesCoder, sentences: str, speakers: list[str]
) -> None:
    assert [claim.speaker.name for claim in read(rules.engine, CHANNEL + sentences).findings.claims] == speakers

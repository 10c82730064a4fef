"""Two mechanisms of one kind between the same sides: each is a row of its own."""

from __future__ import annotations

import pytest

from deconfdb.coders.rules import RulesCoder
from tests.unit.coders.conftest import FORCES, read


@pytest.mark.parametrize(
    ("text", "kind", "statuses"),
    [
        (
            "The coast guards of Vietnam and China have a hotline. A second hotline, between the navies, will be opened.",
            "hotline",
            ["agreed", "operating"],
        ),
        (
            "Vietnam and China have one hotline between their ministries. They agreed to open another between their navies.",
            "hotline",
            ["agreed", "operating"],
        ),
        (
            "India and Bangladesh have a working group on smuggling. They agreed to form a second working group, on the border.",
            "working_group",
            ["agreed", "operating"],
        ),
        (
            "Armenia and Azerbaijan agreed to form two working groups, one on mine clearance and one on prisoners.",
            "working_group",
            ["agreed", "agreed"],
        ),
        (
            "Two working groups of Armenian and Iranian officers have been meeting. One deals with mines, the other with drugs.",
            "working_group",
            ["operating", "operating"],
        ),
        (
            "Kenya and Somalia decided to set up two joint commissions, for the land border and for the sea.",
            "joint_commission",
            ["agreed", "agreed"],
        ),
        (
            "Two working groups of Gambia and Senegal, one on patrols and one on smuggling, began their work this week.",
            "working_group",
            ["operating", "operating"],
        ),
        (
            "The armies of Ghana and Togo have a hotline. The two coast guards have one of their own.",
            "hotline",
            ["operating", "operating"],
        ),
        (
            "The hotline between the ministries of Ghana and Togo is in use. That between the two navies is not used.",
            "hotline",
            ["dormant", "operating"],
        ),
        # Two of which nothing sets one apart from the other are told as one.
        ("Kenya and Somalia decided to set up two joint commissions.", "joint_commission", ["agreed"]),
    ],
)
def test_a_second_one_of_a_kind_is_a_mechanism_of_its_own(
    rules: RulesCoder, text: str, kind: str, statuses: list[str]
) -> None:
    found = read(rules.engine, text + FORCES).findings.mechanisms
    assert {one.kind for one in found} == {kind}
    assert sorted(status.status for one in found for status in one.statuses) == statuses

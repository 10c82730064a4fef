"""The coder's speed, as ratios against a bare spaCy pass in the same run."""

from __future__ import annotations

import pytest

from deconfdb.coders.annotate import is_installed

pytestmark = pytest.mark.bench


@pytest.mark.skipif(not is_installed(), reason="the extra `coder` (spaCy and its model) is not installed")
def test_rules_cost_little_more_than_the_parse_and_lite_a_fraction() -> None:
    from tests.bench.coder_speed import measure

    speed = measure()
    print("\n" + "\n".join(speed.lines()))
    assert speed.rules <= 1.3 * speed.bare
    assert speed.lite * 5 <= speed.bare

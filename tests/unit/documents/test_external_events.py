"""Event data of others: typed rows, and a reason for each line that is none."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from deconfdb.documents.external_events import ExternalEvent, ExternalMention
from deconfdb.documents.limits import Limits
from deconfdb.documents.model import Locator, Rejection
from deconfdb.documents.reading import ReadOptions, read_external_rows
from deconfdb.documents.sources import Input


def rows(payload: bytes, **options: Any) -> list[Any]:
    with Input("rows", io.BytesIO(payload)) as source:
        return list(read_external_rows(source, ReadOptions(**options)))


def reasons(found: list[Any]) -> list[tuple[int | None, str, str]]:
    return [
        (each.locator.record, each.code, each.problems[0].location) for each in found if isinstance(each, Rejection)
    ]


def test_gdelt_events_are_typed_and_bad_lines_named(fixtures: Path) -> None:
    found = rows((fixtures / "gdelt_events.tsv").read_bytes())

    assert found[0] == ExternalEvent(
        locator=Locator("rows", 1, 0),
        dataset="gdelt-2",
        event_id="900000001",
        event_date=date(2018, 6, 1),
        event_code="046",
        actor_1_name="RUSSIA",
        actor_1_country="RUS",
        actor_1_sectors="MIL",
        actor_2_name="ISRAEL",
        actor_2_country="ISR",
        actor_2_sectors="GOV,MIL",
        intensity=7.0,
        is_root_event=True,
        n_mentions=10,
        n_sources=2,
        n_articles=10,
        average_tone=-1.5,
        place_name="Moscow, Moskva, Russia",
        place_country="RS",
        latitude=55.7522,
        longitude=37.6156,
        added_at=datetime(2018, 6, 1, 12, tzinfo=UTC),
        source_url="https://placeholder.example/talks",
    )
    assert reasons(found) == [(2, "bad_value", "Day"), (3, "bad_value", "ActionGeo_Lat"), (4, "wrong_width", "")]


def test_gdelt_mentions_are_typed_and_a_cut_line_is_noticed(fixtures: Path) -> None:
    found = rows((fixtures / "gdelt_mentions.tsv").read_bytes())

    assert found[0] == ExternalMention(
        locator=Locator("rows", 1, 0),
        event_id="900000001",
        event_at=datetime(2018, 6, 1, 12, tzinfo=UTC),
        mentioned_at=datetime(2018, 6, 1, 12, 15, tzinfo=UTC),
        mention_type=1,
        source_name="placeholder.example",
        document_id="https://placeholder.example/talks",
        sentence_number=3,
        confidence=60,
        document_length=2400,
        document_tone=-1.5,
    )
    assert reasons(found) == [(2, "truncated", "")]


def test_icews_finds_its_columns_by_name_and_reads_na_as_nothing(fixtures: Path) -> None:
    payload = (fixtures / "icews.tab").read_bytes()
    lines = [line.split(b"\t") for line in payload.splitlines()]
    swapped = b"\n".join(b"\t".join([*line[5:], *line[:5]]) for line in lines) + b"\n"

    found, other = rows(payload), rows(swapped, format="icews")

    assert isinstance(found[0], ExternalEvent)
    assert (found[0].event_id, found[0].event_date, found[0].event_code, found[0].event_text) == (
        "1",
        date(2018, 6, 1),
        "046",
        "Engage in negotiation",
    )
    assert (found[0].place_name, found[0].place_country, found[0].story_id, found[0].sentence_number) == (
        "Moscow, Moskva",
        "Russian Federation",
        "5",
        2,
    )
    assert (found[0].actor_1_name, found[0].actor_2_name, found[0].intensity) == (
        "Defense / Security Ministry (Russian Federation)",
        "Defense / Security Ministry (Israel)",
        7.0,
    )
    assert found[0].locator == Locator("rows", 2, len(payload.splitlines()[0]) + 1)
    assert reasons(found) == reasons(other) == [(3, "bad_value", "Event ID")]
    assert other[0].event_text == found[0].event_text


@pytest.mark.parametrize(
    ("payload", "options", "code"),
    [
        (b"Event ID\tEvent Date\n1\t2018-06-01\n", {"format": "icews"}, "no_icews"),
        (b"", {"format": "icews"}, "no_icews"),
        (b"plain text", {}, "no_event_data"),
        (b"x" * 50, {"format": "gdelt-events", "limits": Limits(max_record_bytes=20)}, "too_large"),
        (b"1\t\xff\n", {"format": "gdelt-mentions"}, "not_utf8"),
    ],
)
def test_what_is_no_event_data_is_set_aside(payload: bytes, options: dict[str, Any], code: str) -> None:
    assert [each.code for each in rows(payload, **options)] == [code]


def test_event_data_is_never_read_as_articles(read_fixture: Any) -> None:
    for name in ("gdelt_events.tsv", "gdelt_mentions.tsv", "icews.tab"):
        (rejection,) = read_fixture(name)
        assert (rejection.stage, rejection.code) == ("validate", "is_event_data")

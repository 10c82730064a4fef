"""EDTF as read here: strict bounds, known days, widening, and errors that say how to write it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deconfdb.coding.dates import (
    INTERVAL,
    PRECISIONS,
    DateBounds,
    EdtfError,
    Tolerance,
    parse_edtf,
    parse_full_date,
    tolerance,
)
from deconfdb.vocabulary import Vocabularies


class Bounds(NamedTuple):
    lower: str | None
    upper: str | None
    known_lower: str
    known_upper: str
    widest_lower: str | None
    widest_upper: str | None
    precision: str


def shown(found: DateBounds) -> Bounds:
    def iso(day: date | None) -> str | None:
        return day.isoformat() if day else None

    return Bounds(
        iso(found.lower),
        iso(found.upper),
        found.known_lower.isoformat(),
        found.known_upper.isoformat(),
        iso(found.widest_lower),
        iso(found.widest_upper),
        found.precision,
    )


def plain(lower: str, upper: str, precision: str) -> Bounds:
    return Bounds(lower, upper, lower, upper, lower, upper, precision)


CASES = {
    # As found in the codings.
    "2015-10-06": plain("2015-10-06", "2015-10-06", "day"),
    "2018": plain("2018-01-01", "2018-12-31", "year"),
    "2020-02~": Bounds("2020-02-01", "2020-02-29", "2020-02-01", "2020-02-29", "2020-01-01", "2020-03-31", "month"),
    "2015-09-22~": Bounds("2015-09-22", "2015-09-22", "2015-09-22", "2015-09-22", "2015-09-19", "2015-09-25", "day"),
    "2015-10-06/2015-10-08": plain("2015-10-06", "2015-10-08", "interval"),
    "../2015-10-06": Bounds(None, "2015-10-06", "2015-10-06", "2015-10-06", None, "2015-10-06", "interval"),
    "2020-02-20/..": Bounds("2020-02-20", None, "2020-02-20", "2020-02-20", "2020-02-20", None, "interval"),
    "2018/..": Bounds("2018-01-01", None, "2018-01-01", "2018-12-31", "2018-01-01", None, "interval"),
    "2015-10~/2015-11~": Bounds(
        "2015-10-01", "2015-11-30", "2015-10-01", "2015-11-30", "2015-09-01", "2015-12-31", "interval"
    ),
    "2019-12-15~/2020-02-20": Bounds(
        "2019-12-15", "2020-02-20", "2019-12-15", "2020-02-20", "2019-12-12", "2020-02-20", "interval"
    ),
    "2015-09-30~/2015-10-08": Bounds(
        "2015-09-30", "2015-10-08", "2015-09-30", "2015-10-08", "2015-09-27", "2015-10-08", "interval"
    ),
    # The rest of what is read.
    "/2015-10-06": Bounds(None, "2015-10-06", "2015-10-06", "2015-10-06", None, "2015-10-06", "interval"),
    "2015/": Bounds("2015-01-01", None, "2015-01-01", "2015-12-31", "2015-01-01", None, "interval"),
    "2016-02": plain("2016-02-01", "2016-02-29", "month"),
    "2015-XX": plain("2015-01-01", "2015-12-31", "year"),
    "2015-XX-XX": plain("2015-01-01", "2015-12-31", "year"),
    "2015-10-XX": plain("2015-10-01", "2015-10-31", "month"),
    "201X": plain("2010-01-01", "2019-12-31", "decade"),
    "20XX": plain("2000-01-01", "2099-12-31", "century"),
    "2020-21": plain("2020-03-01", "2020-05-31", "season"),
    "2020-22": plain("2020-06-01", "2020-08-31", "season"),
    "2020-23": plain("2020-09-01", "2020-11-30", "season"),
    "2019-24": plain("2019-12-01", "2020-02-29", "season"),
    "2015?": Bounds("2015-01-01", "2015-12-31", "2015-01-01", "2015-12-31", "2014-01-01", "2016-12-31", "year"),
    "2020-21%": Bounds("2020-03-01", "2020-05-31", "2020-03-01", "2020-05-31", "2019-12-01", "2020-08-31", "season"),
    "201X~": Bounds("2010-01-01", "2019-12-31", "2010-01-01", "2019-12-31", "2000-01-01", "2029-12-31", "decade"),
    "2016-02-28~": Bounds("2016-02-28", "2016-02-28", "2016-02-28", "2016-02-28", "2016-02-25", "2016-03-02", "day"),
    "2015-12~": Bounds("2015-12-01", "2015-12-31", "2015-12-01", "2015-12-31", "2015-11-01", "2016-01-31", "month"),
    "../2015-10~": Bounds(None, "2015-10-31", "2015-10-01", "2015-10-31", None, "2015-11-30", "interval"),
    "2015/2015-03": plain("2015-01-01", "2015-03-31", "interval"),
}

REFUSED = {
    "": "leave the date out",
    "..": "write YYYY",
    "../..": "leave the date out",
    "/": "leave the date out",
    "2015/2016/2017": "first/last",
    "2015-10-08/2015-10-06": "earlier date first",
    "2015-10-06/08": "write each end in full",
    "2015-02-29": "2015-02 has 28 days",
    "2015-04-31": "2015-04 has 30 days",
    "2015-00": "months are 01 to 12",
    "2015-13": "months are 01 to 12",
    "2015-25": "21 (spring) to 24 (winter)",
    "2015-10-00": "2015-10 has 31 days",
    "2020-21-05": "write 2020-21",
    "2015-XX-05": "write the year alone",
    "201X-05": "write the year alone",
    "2015-1X": "write YYYY",
    "2015-10-06T12:00:00Z": "write 2015-10-06",
    "{2015,2016}": "first/last",
    "[2015..2016]": "first/last",
    "-0400": "without a sign",
    "Y17000": "without a sign",
    "2015-10~-06": "at the end",
    "~2015": "at the end",
    "2015~?": "2015%",
    "2015-10-xx": "2015-10-XX",
    "201u": "201X",
    "0215-10-06": "correct the year",
    "9999": "correct the year",
    "6 October 2015": "YYYY-MM-DD",
    "06.10.2015": "YYYY-MM-DD",
    " 2015": "YYYY",
    "2015\n": "YYYY",
    "２０１５": "YYYY",
}


@pytest.mark.parametrize(("text", "bounds"), CASES.items(), ids=CASES.keys())
def test_a_date_has_the_bounds_that_its_text_gives(text: str, bounds: Bounds) -> None:
    assert shown(parse_edtf(text)) == bounds


@pytest.mark.parametrize(("text", "way_out"), REFUSED.items(), ids=[repr(each) for each in REFUSED])
def test_what_is_no_date_is_refused_with_a_way_out(text: str, way_out: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)

    assert way_out in caught.value.way_out
    assert str(caught.value).endswith(f": {caught.value.reason}; {caught.value.way_out}")


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain", "exact"),
    [
        ("2015-10-06", False, False, True),
        ("2015-10-06~", True, False, False),
        ("2015-10-06?", False, True, False),
        ("2015-10-06%", True, True, False),
        ("2015-10", False, False, False),
        ("2015-10-06/2015-10-06", False, False, True),
        ("../2015-10-06", False, False, False),
        ("2015-10-06/..", False, False, False),
        ("2015-10-01~/2015-10-06?", True, True, False),
    ],
)
def test_only_one_unqualified_day_is_exact(text: str, approximate: bool, uncertain: bool, exact: bool) -> None:
    found = parse_edtf(text)

    assert (found.is_approximate, found.is_uncertain, found.is_exact_day) == (approximate, uncertain, exact)


@pytest.mark.parametrize(
    ("text", "coarser"),
    [("2015-10-06/2015-11", "month"), ("2018/..", "year"), ("../2015-10-06", "day"), ("2019-12-15~/202X", "decade")],
)
def test_the_end_precision_of_an_interval_is_that_of_its_coarser_end(text: str, coarser: str) -> None:
    assert parse_edtf(text).end_precision == coarser


def test_the_tolerance_is_three_days_or_one_unit() -> None:
    assert {each: tolerance(each) for each in PRECISIONS} == {
        "day": Tolerance(0, 3),
        "month": Tolerance(1, 0),
        "season": Tolerance(3, 0),
        "year": Tolerance(12, 0),
        "decade": Tolerance(120, 0),
        "century": Tolerance(1200, 0),
    }


def test_every_precision_is_in_its_vocabulary(vocabularies: Vocabularies) -> None:
    assert {*PRECISIONS, INTERVAL} <= vocabularies.codes("date_precision")


def test_a_full_date_is_one_day_and_nothing_less() -> None:
    assert parse_full_date("2016-02-29") == date(2016, 2, 29)
    for text in ("2016-02", "2016-02-29~", "2016-02-28/2016-02-29", "2015-02-29"):
        with pytest.raises(EdtfError):
            parse_full_date(text)


days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
qualifiers = st.sampled_from(["", "~", "?", "%"])


@st.composite
def written(draw: st.DrawFn) -> tuple[str, date, date]:
    """A date of any precision with its bounds by another road: day arithmetic from the calendar."""
    day = draw(days)
    form = draw(st.sampled_from(["day", "month", "year", "decade", "century", "season"]))
    if form == "day":
        return day.isoformat(), day, day
    if form == "month":
        return f"{day:%Y-%m}", day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    if form == "year":
        return f"{day:%Y}", date(day.year, 1, 1), date(day.year + 1, 1, 1) - timedelta(days=1)
    if form == "season":
        number = draw(st.integers(1, 4))
        after = date(day.year, 3 * number + 3, 1) if number < 4 else date(day.year + 1, 3, 1)
        first = date(day.year, 3 * number, 1)
        if number == 4:
            first = date(day.year, 12, 1)
        return f"{day.year}-{20 + number}", first, after - timedelta(days=1)
    width = 10 if form == "decade" else 100
    start = day.year - day.year % width
    text = str(day.year)[: -1 if width == 10 else -2] + "X" * (1 if width == 10 else 2)
    return text, date(start, 1, 1), date(start + width, 1, 1) - timedelta(days=1)


@given(written(), qualifiers)
def test_a_qualifier_never_moves_the_nominal_bounds(sample: tuple[str, date, date], qualifier: str) -> None:
    text, lower, upper = sample

    found = parse_edtf(text + qualifier)

    assert (found.lower, found.upper) == (found.known_lower, found.known_upper) == (lower, upper)


@given(written(), qualifiers, written(), qualifiers)
def test_the_bounds_of_an_interval_are_those_of_its_ends(
    first: tuple[str, date, date], one: str, last: tuple[str, date, date], other: str
) -> None:
    text = f"{first[0]}{one}/{last[0]}{other}"
    if first[1] > last[2]:
        with pytest.raises(EdtfError):
            parse_edtf(text)
        return

    found, start, end = parse_edtf(text), parse_edtf(first[0] + one), parse_edtf(last[0] + other)

    assert (found.lower, found.upper) == (start.lower, end.upper)
    assert (found.known_lower, found.known_upper) == (start.lower, end.upper)
    assert (found.widest_lower, found.widest_upper) == (start.widest_lower, end.widest_upper)


@given(written(), qualifiers)
def test_an_open_end_has_no_bound_and_adds_no_known_day(sample: tuple[str, date, date], qualifier: str) -> None:
    text, lower, upper = sample

    since, until = parse_edtf(f"{text}{qualifier}/.."), parse_edtf(f"../{text}{qualifier}")

    assert (since.lower, since.upper, since.known_lower, since.known_upper) == (lower, None, lower, upper)
    assert (until.lower, until.upper, until.known_lower, until.known_upper) == (None, upper, lower, upper)
    assert since.widest_upper is None
    assert until.widest_lower is None


@given(written(), st.sampled_from(["~", "?", "%"]))
def test_widening_reaches_beyond_both_bounds_by_the_tolerance(sample: tuple[str, date, date], qualifier: str) -> None:
    text, lower, upper = sample
    found = parse_edtf(text + qualifier)
    by = tolerance(found.precision)
    assert found.widest_lower is not None
    assert found.widest_upper is not None
    months = by.months or 0

    if months:
        before = (lower.year * 12 + lower.month) - (found.widest_lower.year * 12 + found.widest_lower.month)
        behind = (found.widest_upper.year * 12 + found.widest_upper.month) - (upper.year * 12 + upper.month)
        assert (before, behind) == (months, months)
        assert found.widest_lower.day == 1
        assert (found.widest_upper + timedelta(days=1)).day == 1
    else:
        assert (lower - found.widest_lower, found.widest_upper - upper) == (timedelta(days=3), timedelta(days=3))


@given(st.text(alphabet="0123456789X-/.~?%T: [{Yux", max_size=24))
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    try:
        found = parse_edtf(text)
    except EdtfError as error:
        told = (error.reason, error.way_out)
        assert all(told)
    else:
        assert found.edtf == text
        assert found.known_lower <= found.known_upper
        assert found.lower is None or found.upper is None or found.lower <= found.upper

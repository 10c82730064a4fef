"""Publication dates: what a wording says, where it was stated, which one counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from deconfdb.documents.model import DateStatement, Document, Extractor, Locator
from deconfdb.documents.publication_dates import calendar_edtf, dated, is_future, statement, url_statement
from deconfdb.documents.text_dates import text_statement

BARE = Document(locator=Locator("x"), text="text", extractor=Extractor("test", "1"))


@pytest.mark.parametrize(
    ("wording", "edtf", "at"),
    [
        ("2015", "2015", None),
        ("2015-10", "2015-10", None),
        ("2015-10-08~", "2015-10-08~", None),
        ("2015-10-08", "2015-10-08", None),
        ("2015-10-08T23:30:00-04:00", "2015-10-08", datetime(2015, 10, 9, 3, 30, tzinfo=UTC)),
        ("2015-10-08 23:30:00", "2015-10-08", None),
        ("2015-10-08 07:00:00Z", "2015-10-08", datetime(2015, 10, 8, 7, tzinfo=UTC)),
        ("2015-10-08T08:00Z", "2015-10-08", datetime(2015, 10, 8, 8, tzinfo=UTC)),
        ("2015-10-08T08:00:00.1234567+03", "2015-10-08", datetime(2015, 10, 8, 5, 0, 0, 123456, tzinfo=UTC)),
        ("20151008T080625+0300", "2015-10-08", datetime(2015, 10, 8, 5, 6, 25, tzinfo=UTC)),
        ("20151008", "2015-10-08", None),
        ("Thu, 08 Oct 2015 23:30:00 -0400", "2015-10-08", datetime(2015, 10, 9, 3, 30, tzinfo=UTC)),
        ("8 Oct 2015 10:00 GMT", "2015-10-08", datetime(2015, 10, 8, 10, tzinfo=UTC)),
        ("2015-02-30", None, None),
        ("2015-13", None, None),
        ("0000-00-00", None, None),
        ("08.10.2015", None, None),
        ("yesterday", None, None),
        ("2015-10-08T25:00:00Z", None, None),
    ],
)
def test_a_wording_is_read_or_kept_unread_and_its_day_is_the_one_written(
    wording: str, edtf: str | None, at: datetime | None
) -> None:
    assert statement("feed", wording, "pubDate") == DateStatement("feed", wording, edtf, at, "pubDate")


@pytest.mark.parametrize("nothing", [None, "", "  ", 20151008, ["2015"]])
def test_no_wording_is_no_statement(nothing: object) -> None:
    assert statement("feed", nothing) is None


@pytest.mark.parametrize(
    ("url", "edtf"),
    [
        ("https://x.example/2015/10/08/talks", "2015-10-08"),
        ("https://x.example/2015/10/8/talks", "2015-10-08"),
        ("https://x.example/world/2015/oct/08/talks", "2015-10-08"),
        ("https://x.example/talks-2015-10-08/", "2015-10-08"),
        ("https://x.example/20151008-talks.html", "2015-10-08"),
        ("https://x.example/2015/10/talks", None),
        ("https://x.example/2015/13/45/talks", None),
        ("https://x.example/talks?date=2015-10-08", None),
        ("https://2015-10-08.example/talks", None),
        ("https://x.example/2015-10-08-to-2015-10-09", None),
        ("https://x.example/2015/02/30/talks", None),
        ("https://x.example/id/120151008123", None),
        ("http://[broken", None),
        (None, None),
    ],
)
def test_a_url_states_a_whole_day_in_its_path_or_nothing(url: str | None, edtf: str | None) -> None:
    found = url_statement(url)

    assert (found.edtf if found else None) == edtf
    assert found is None or (found.basis, found.place) == ("url", "path")


@pytest.mark.parametrize(
    ("line", "edtf", "place"),
    [
        ("October 8, 2015", "2015-10-08", "line"),
        ("Thursday, 8 October 2015", "2015-10-08", "line"),
        ("Published: Oct. 8th, 2015, 10:15 GMT", "2015-10-08", "line"),
        ("Updated Oct 8, 2015", "2015-10-08", "updated line"),
        ("8 Ekim 2015", "2015-10-08", "line"),
        ("le 8 octobre 2015", None, None),
        ("8. Oktober 2015 - 10:15", "2015-10-08", "line"),
        ("2015-10-08", "2015-10-08", "line"),
        ("08.10.2015", None, None),
        ("10/08/2015", None, None),
        ("The two met on October 8, 2015", None, None),
        ("Octember 8, 2015", None, None),
        ("February 30, 2015", None, None),
    ],
)
def test_a_line_that_is_a_date_and_nothing_else_states_one(line: str, edtf: str | None, place: str | None) -> None:
    found = text_statement(f"A headline\n{line}\nBody of the text.")

    assert (found.edtf, found.place, found.basis) == (edtf, place, "text") if found else (edtf, place) == (None, None)


def test_lines_that_name_different_days_say_nothing_and_published_goes_before_updated() -> None:
    assert text_statement("8 October 2015\n9 October 2015\n") is None
    found = text_statement("Updated 9 October 2015\nPublished 8 October 2015\n")
    assert found is not None
    assert found.edtf == "2015-10-08"
    assert text_statement("line\n" * 12 + "8 October 2015") is None


def test_the_strongest_readable_statement_counts_and_none_is_lost() -> None:
    statements = [
        statement("url", "2015-10-10"),
        statement("json_ld", "someday"),
        statement("html_meta", "2015-10-09T01:00:00Z"),
        statement("html_meta", "2015-10-09T01:00:00Z"),
        None,
        statement("feed", "2015-10-08"),
    ]

    document = dated(BARE, statements)

    assert [(found.basis, found.edtf) for found in document.dates] == [
        ("feed", "2015-10-08"),
        ("json_ld", None),
        ("html_meta", "2015-10-09"),
        ("url", "2015-10-10"),
    ]
    assert document.published == document.dates[0]
    assert dated(document, [statement("manifest", "2015-10")]).published == statement("manifest", "2015-10")


@pytest.mark.parametrize(
    ("one", "other", "is_conflict"),
    [
        ("2015-10-08", "2015-10-08", False),
        ("2015-10", "2015-10-08", False),
        ("2015-10-08~", "2015-10-08", False),
        ("2015-10-08", "2015-10-09", True),
        ("2015", "2016-01-01", True),
        ("2018-09-20T01:10:00+03:00", "2018-09-19T22:10:00Z", False),
    ],
)
def test_a_conflict_is_two_days_that_cannot_be_one(one: str, other: str, is_conflict: bool) -> None:
    document = dated(BARE, [statement("json_ld", one), statement("html_meta", other)])

    assert document.has_date_conflict is is_conflict


def test_without_a_readable_statement_the_date_stays_unknown() -> None:
    document = dated(BARE, [statement("feed", "soon")])

    assert document.published is None
    assert document == replace(BARE, dates=(DateStatement("feed", "soon"),))


def test_a_date_days_ahead_is_recognised() -> None:
    today = datetime(2015, 10, 8, tzinfo=UTC).date()
    assert not is_future(DateStatement("feed", "x", "2015-10-10"), today)
    assert is_future(DateStatement("feed", "x", "2015-10-11"), today)
    assert not is_future(DateStatement("feed", "x", "2015"), today)
    assert not is_future(DateStatement("feed", "x"), today)


def test_calendar_dates_exist() -> None:
    assert calendar_edtf("2016-02-29") == "2016-02-29"
    assert calendar_edtf("2015-02-29") is None
    assert calendar_edtf("0999") is None

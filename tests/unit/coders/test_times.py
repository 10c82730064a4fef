"""Dates of newswire English: seen from the day of publication, or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from deconfdb.coders.counted_dates import count_dates
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.segments import segment
from deconfdb.coders.sentences import split
from deconfdb.coders.times import TimeFound
from deconfdb.coding.dates import parse_edtf

PUBLISHED = date(2022, 10, 26)  # a Wednesday


def _find(knowledge: Knowledge, text: str, published: date | None = PUBLISHED, future: bool = False) -> list[TimeFound]:
    return knowledge.calendar.find(text, 0, len(text), published, future)


@pytest.mark.parametrize(
    ("wording", "edtf", "basis"),
    [
        ("on Thursday", "2022-10-20", "article_relative"),
        ("on Wednesday", "2022-10-26", "article_relative"),
        ("last Wednesday", "2022-10-19", "article_relative"),
        ("on Tuesday evening", "2022-10-25", "article_relative"),
        ("last night", "2022-10-25", "article_relative"),
        ("yesterday", "2022-10-25", "article_relative"),
        ("over the weekend", "2022-10-21/2022-10-23", "article_relative"),
        ("last week", "2022-10-17/2022-10-23", "article_relative"),
        ("this week", "2022-10-24/2022-10-26", "article_relative"),
        ("earlier this month", "2022-10-01/2022-10-26", "article_relative"),
        ("last month", "2022-09", "article_relative"),
        ("last year", "2021", "article_relative"),
        ("three days ago", "2022-10-23", "article_relative"),
        ("two weeks ago", "2022-10-12~", "article_relative"),
        ("during the past week", "2022-10-19/2022-10-26", "article_relative"),
        ("in the upcoming weeks", "2022-10-26~/2022-12-07~", "article_relative"),
        ("within two weeks", "2022-10-26/2022-11-09", "article_relative"),
        ("on Oct. 1", "2022-10-01", "explicit_year_inferred"),
        ("on December 3", "2021-12-03", "explicit_year_inferred"),
        ("since November", "2021-11", "explicit_year_inferred"),
        ("since Nov. 3", "2021-11-03", "explicit_year_inferred"),
        ("since late September", "2022-09-21/2022-09-30", "explicit_year_inferred"),
        ("in June", "2022-06", "explicit_year_inferred"),
        ("in March of last year", "2021-03", "explicit_year_inferred"),
        ("on September 14 last year", "2021-09-14", "explicit"),
        ("by Oct. 20", "2022-10-20", "explicit_year_inferred"),
        ("that evening", None, "none"),
        ("on 20 October 2015", "2015-10-20", "explicit"),
        ("on March 4, 2017", "2017-03-04", "explicit"),
        ("2015-10-20", "2015-10-20", "explicit"),
        ("in September 2018", "2018-09", "explicit"),
        ("in 2018", "2018", "explicit"),
        ("the final weeks of 2016", "2016-12-15/2016-12-31", "explicit"),
        ("early 2017", "2017-01-01/2017-04-30", "explicit"),
        ("in the last week of September", "2022-09-24/2022-09-30", "explicit_year_inferred"),
        ("in the second week of March 2019", "2019-03-08/2019-03-14", "explicit"),
        ("during the first half of last month", "2022-09-01/2022-09-15", "article_relative"),
        ("in the opening week of March 2019", "2019-03-01/2019-03-07", "explicit"),
        ("in the second half of 2018", "2018-07-01/2018-12-31", "explicit"),
        ("in the last quarter of last year", "2021-10-01/2021-12-31", "article_relative"),
        ("on the last day of February", "2022-02-28", "explicit_year_inferred"),
        ("the last days of January", "2022-01-15/2022-01-31", "explicit_year_inferred"),
        ("last autumn", "2021-09-01~/2021-11-30~", "article_relative"),
        ("in the spring", "2022-03-01~/2022-05-31~", "article_relative"),
        ("next summer", "2023-06-01~/2023-08-31~", "article_relative"),
        ("in the late 1990s", "1996-01-01/1999-12-31", "explicit"),
        ("between 2011 and 2014", "2011-01-01/2014-12-31", "explicit"),
        ("from 5 to 7 March", "2022-03-05/2022-03-07", "explicit_year_inferred"),
        ("from Dec. 30 to Jan. 2", "2021-12-30/2022-01-02", "explicit_year_inferred"),
        ("on New Year's Eve", "2021-12-31", "explicit_year_inferred"),
        ("on Christmas Day 2016", "2016-12-25", "explicit"),
        ("on Thursday last week", "2022-10-20", "article_relative"),
        ("on Friday next week", "2022-11-04", "article_relative"),
        ("two Sundays ago", "2022-10-16", "article_relative"),
        ("from Wednesday to Friday of last week", "2022-10-19/2022-10-21", "article_relative"),
        ("from Monday to Tuesday", "2022-10-24/2022-10-25", "article_relative"),
        ("a month from now", "2022-11~", "article_relative"),
        ("half a year ago", "2022-04~", "article_relative"),
        ("half a decade ago", "2017~", "article_relative"),
        ("half a month ago", "2022-10-12~", "article_relative"),
        ("a fortnight ago", "2022-10-12~", "article_relative"),
        ("February last year", "2021-02", "explicit"),
        ("in early March last year", "2021-03-01/2021-03-10", "explicit"),
        ("in the fourth quarter", "2022-10-01/2022-12-31", "article_relative"),
        ("the week before last", "2022-10-10/2022-10-16", "article_relative"),
        ("later that day", None, "none"),
    ],
)
def test_wordings_resolve_against_the_day_of_publication(
    knowledge: Knowledge, wording: str, edtf: str | None, basis: str
) -> None:
    found = _find(knowledge, f"They met {wording} again.")
    assert [(time.edtf, time.basis) for time in found] == [(edtf, basis)]
    assert edtf is None or parse_edtf(edtf)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They fired on June 3. That evening the guns fell silent.", "2022-06-03"),
        ("They fired on June 3. The next day the guns fell silent.", "2022-06-04"),
        ("They fired on June 3. A minister flew in the following month.", "2022-07"),
        ("They fired in June 2019. The guns fell silent the next month.", "2019-07"),
        ("They fired on June 3. The guns fell silent the following week.", "2022-06-06/2022-06-12"),
        ("They fired on June 3, 2019. The guns fell silent the same year.", "2019"),
        ("They fired on June 3, he said on Monday. The day before, a drone was seen.", "2022-06-02"),
        ("They signed it in 2018. In May of that year a minister flew in.", "2018-05"),
        ("It has worked since June 2018. In May of that year a minister flew in.", "2018-05"),
        ("They signed it on June 3, 2018. On May 24 that year a minister flew in.", "2018-05-24"),
        ("They signed it in 2018. A minister flew in that May.", "2018-05"),
        ("They signed it on December 29, 2017. A minister flew in the following August.", "2018-08"),
        ("They signed it in May, 2017. A minister flew in the following August.", "2017-08"),
        ("They signed it in May 2017. A minister flew in the following August.", "2017-08"),
        ("They signed it in May 2017. A minister had flown in the previous August.", "2016-08"),
        ("They fired on June 3. The next morning the guns fell silent.", "2022-06-04"),
        ("They fired on June 3. Earlier in the day a drone was seen.", "2022-06-03"),
        ("They fire now. In May of that year a drone was seen.", "2022-05"),
        ("They fire now. A day before, a drone was seen.", None),
        ("Nobody fired. That evening a drone was seen.", None),
        ("They met on 5 March 2020. They had fought 900 decades earlier.", None),
    ],
)
def test_a_day_is_counted_from_the_one_named_last(knowledge: Knowledge, text: str, edtf: str | None) -> None:
    parts = split(text, segment(text, "", knowledge.boilerplate), knowledge.abbreviations, knowledge.may_not_end)
    find = knowledge.calendar.find
    clauses = [
        Clause(part, parts.tokens, [], find(text, part.start, part.end, PUBLISHED, False), False)
        for part in parts.sentences
    ]
    (*_, last) = count_dates(clauses)
    assert [time.edtf for time in last.times] == [edtf]


@pytest.mark.parametrize(
    ("wording", "edtf"),
    [
        ("on Thursday", "2022-10-27"),
        ("on Wednesday", "2022-10-26"),
        ("next Wednesday", "2022-11-02"),
        ("on December 3", "2022-12-03"),
        ("in October", "2022-10"),
        ("in the last week of October", "2022-10-25/2022-10-31"),
        ("in late October", "2022-10-21/2022-10-31"),
        ("in the spring", "2023-03-01~/2023-05-31~"),
        ("in the first quarter", "2023-01-01/2023-03-31"),
        ("the month after next", "2022-12"),
    ],
)
def test_what_is_to_come_takes_the_next_such_day(knowledge: Knowledge, wording: str, edtf: str) -> None:
    assert [time.edtf for time in _find(knowledge, f"They will meet {wording}.", future=True)] == [edtf]


@pytest.mark.parametrize(
    "wording",
    [
        "on Thursday",
        "last night",
        "last week",
        "earlier this month",
        "three days ago",
        "on Oct. 1",
        "in June",
        "this year",
        "over the weekend",
    ],
)
def test_without_a_day_of_publication_a_relative_wording_is_kept_and_not_guessed(
    knowledge: Knowledge, wording: str
) -> None:
    (found,) = _find(knowledge, f"They met {wording}.", None)
    assert (found.edtf, found.basis, found.lower) == (None, "none", None)
    assert wording.removeprefix("on ") in found.text or found.text in wording


def test_without_a_day_of_publication_a_full_date_still_counts(knowledge: Knowledge) -> None:
    assert [time.edtf for time in _find(knowledge, "They met on March 4, 2017.", None)] == ["2017-03-04"]


def test_a_year_behind_two_months_is_that_of_both(knowledge: Knowledge) -> None:
    assert [time.edtf for time in _find(knowledge, "It was signed in May and June of 2015.")] == ["2015-05", "2015-06"]


def test_a_date_counted_from_an_event_waits_for_the_event(knowledge: Knowledge) -> None:
    (found,) = _find(knowledge, "The talks came two weeks after the strike.")
    assert (found.basis, found.offset_days, found.edtf) == ("event_relative", 14, None)


def test_the_full_stop_behind_a_month_is_no_part_of_the_wording(knowledge: Knowledge) -> None:
    assert [time.text for time in _find(knowledge, "It flew on 5 March. It flew in Feb. and on 3 Sept. again.")] == [
        "5 March",
        "in Feb",
        "3 Sept.",
    ]


def test_a_weekday_before_a_date_is_one_wording(knowledge: Knowledge) -> None:
    assert [(time.text, time.edtf) for time in _find(knowledge, "It flew on Saturday, March 4, 2017.")][-1][
        1
    ] == "2017-03-04"


@pytest.mark.parametrize(
    "text",
    [
        "They may go and march on.",
        "The ministers sat down.",
        "It was second to none.",
        "Shortly after dawn they came.",
        "Led by Jan Roe.",
    ],
)
def test_common_words_are_no_dates(knowledge: Knowledge, text: str) -> None:
    assert _find(knowledge, text) == []


@pytest.mark.parametrize(
    "text",
    ["It is dated February 30, 2019.", "They met between 2021 and 2019.", "They met from 7 to 5 March."],
)
def test_impossible_days_stay_unresolved(knowledge: Knowledge, text: str) -> None:
    assert [time.edtf for time in _find(knowledge, text)] == [None]


@pytest.mark.parametrize(
    ("published", "edtf"),
    [(date(2023, 1, 20), "2022-12-01~/2023-02-28~"), (date(2022, 12, 5), "2022-12-01~/2023-02-28~")],
)
def test_a_winter_that_goes_on_began_in_december(knowledge: Knowledge, published: date, edtf: str) -> None:
    assert [time.edtf for time in _find(knowledge, "They met this winter.", published)] == [edtf]

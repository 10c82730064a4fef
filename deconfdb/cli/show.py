"""deconfdb show: the public views, in columns that fit a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import click

from deconfdb.cli.output import format_option, print_table
from deconfdb.cli.session import DAY
from deconfdb.errors import UsageError


@dataclass(frozen=True, slots=True)
class Shown:
    """How a view is shown: what a table leaves in, and the order of rows. CSV and JSON give every column."""

    view: str
    columns: tuple[str, ...]
    order: tuple[str, ...]
    summary: str
    as_of: str | None = None
    pairs: str | None = None
    """Bridge view and its key, for subjects with more than two sides."""


SHOWN = {
    "history": Shown(
        "channel_history",
        (
            "pair",
            "mechanism",
            "track",
            "status",
            "when_edtf",
            "affirmed_by",
            "presupposed_by",
            "denied_by",
            "evidence_state",
        ),
        ("pair NULLS LAST", "mechanism", "track", "coalesce(when_from, when_to) NULLS LAST", "status_rank"),
        "State of each channel over time, and who says so.",
        as_of="channel_history_as_of",
        pairs="mechanism",
    ),
    "status": Shown(
        "channel_status",
        ("pair", "mechanism", "track", "status", "last_known_on", "days_since", "evidence_state"),
        ("pair NULLS LAST", "mechanism", "track"),
        "Last known state of each channel, and how old it is.",
        as_of="channel_status_as_of",
        pairs="mechanism",
    ),
    "meetings": Shown(
        "meetings",
        ("meeting", "held_from", "held_to", "pair", "occurrence", "format", "level", "place", "label"),
        ("coalesce(held_from, held_to) NULLS LAST", "meeting"),
        "Meetings, calls and visits: held, planned, denied.",
        pairs="meeting",
    ),
    "planned": Shown(
        "planned_meetings",
        ("meeting", "planned_from", "planned_to", "pair", "occurrence", "place", "label", "became"),
        ("planned_from NULLS LAST", "meeting"),
        "Meetings announced, and what became of them.",
        pairs="meeting",
    ),
    "contradictions": Shown(
        "contradictions",
        (
            "affirming_speaker",
            "affirmed_gist",
            "affirmed_date",
            "countering_speaker",
            "countered_gist",
            "countered_date",
            "how",
            "pair",
        ),
        ("countered_date NULLS LAST", "contradiction"),
        "Who contradicts whom, how, and how long after.",
    ),
    "chains": Shown(
        "attribution_chains",
        ("mention_id", "article", "depth", "chain", "quote_mode", "is_verified"),
        ("article", "span_start", "mention_id"),
        "Through whom a statement reached the article.",
    ),
    "claims": Shown(
        "claims",
        ("claim", "said_edtf", "article", "speaker", "speaker_side", "stance", "gist"),
        ("said_from NULLS LAST", "article", "claim"),
        "Who said what, in which stance.",
    ),
    "incidents": Shown(
        "incidents",
        ("incident", "happened_from", "happened_to", "pair", "family", "kind", "place", "label"),
        ("coalesce(happened_from, happened_to) NULLS LAST", "incident"),
        "Military and diplomatic incidents.",
        pairs="incident",
    ),
    "timeline": Shown(
        "timeline",
        ("event_from", "event_to", "pair", "event_type", "detail", "label"),
        ("coalesce(event_from, event_to) NULLS LAST", "event"),
        "Everything on one axis.",
    ),
    "mechanisms": Shown(
        "mechanisms",
        ("mechanism", "pair", "kind", "first_known_on", "last_known_on", "label"),
        ("pair NULLS LAST", "mechanism"),
        "Channels and what stands beside them.",
        pairs="mechanism",
    ),
    "actors": Shown(
        "actors",
        ("actor", "name", "kind", "side", "n_claims", "n_articles"),
        ("n_claims DESC", "actor"),
        "Who speaks, meets or acts.",
    ),
    "coverage": Shown(
        "sources",
        ("source", "name", "kind", "country", "n_articles", "n_mentions_published", "n_mentions_passed_on"),
        ("n_articles DESC", "source"),
        "Which source carries what.",
    ),
    "articles": Shown(
        "articles",
        ("article", "published_edtf", "source", "n_codings", "n_claims", "is_text_held", "title"),
        ("published_from NULLS LAST", "article"),
        "Articles, their text states and codings.",
    ),
    "corroboration": Shown(
        "corroboration",
        (
            "content",
            "pair",
            "n_articles",
            "n_statements",
            "n_named_origins",
            "n_anonymous_origins",
            "sides_affirming",
            "sides_denying",
        ),
        ("content",),
        "Independent origins side by side.",
    ),
    "codings": Shown(
        "codings",
        ("coding", "article", "coder", "revision", "review_state", "is_preferred", "known_from", "known_to"),
        ("article", "known_from", "coding"),
        "Which coder answered when, and which answer counts.",
    ),
    "agreement": Shown(
        "coder_agreement",
        ("article", "compared", "coder_a", "coder_b", "n_matched", "n_only_a", "n_only_b", "f1"),
        ("article", "coder_a", "coder_b", "compared", "coding_a", "coding_b"),
        "How far two coders of a text found the same.",
    ),
    "disagreements": Shown(
        "coder_disagreements",
        ("article", "record_kind", "what", "field", "value_a", "value_b", "says_a", "says_b", "coder_a", "coder_b"),
        (
            "article",
            "coder_a",
            "coder_b",
            "record_kind",
            "coalesce(span_a_start, span_b_start) NULLS LAST",
            "record_a",
            "field",
        ),
        "Where two coders of a text disagree.",
    ),
}

_WHAT = "\n".join(f"  {name:<15} {shown.summary}" for name, shown in SHOWN.items())


class _Moment(click.ParamType[datetime]):
    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        from datetime import UTC, timedelta

        try:
            moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a time: write YYYY-MM-DD, or YYYY-MM-DDTHH:MM (UTC)", param, ctx)
        if isinstance(value, str) and len(value) == len("2025-04-10"):
            moment += timedelta(days=1, microseconds=-1)  # known on a day: by its end
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@click.command(epilog=f"\b\nWhat can be shown:\n{_WHAT}")
@click.argument("what", type=click.Choice(list(SHOWN)), metavar="WHAT")
@click.option("--pair", help="Two sides, in any order: ISR-RUS. Subjects with more sides are found by any two of them.")
@click.option("--mechanism", help="Ref of a mechanism.")
@click.option("--as-of", type=DAY, help="The state on that day (history, status).")
@click.option("--known-on", type=_Moment(), help="As known at that time: a day, or a time in UTC (history, status).")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many rows.")
@format_option
def show(
    what: str,
    pair: str | None,
    mechanism: str | None,
    as_of: date | None,
    known_on: datetime | None,
    limit: int | None,
    output_format: str,
) -> None:
    """Print a public view, in the order in which one reads it.

    A table shows the columns that fit a terminal; csv and json give all of them.

    \b
    Examples:
      deconfdb show history --pair RUS-TUR
      deconfdb show status --as-of 2015-10-07
      deconfdb show contradictions --format csv > contradictions.csv
    """
    from deconfdb.views.reading import Query, read_view

    shown = SHOWN[what]
    if (as_of or known_on) and shown.as_of is None:
        raise UsageError(f"--as-of and --known-on go with history and status, not with {what}")
    query = Query(
        view=shown.view,
        columns=shown.columns if output_format == "table" else (),
        order=shown.order,
        pair=ordered_pair(pair) if pair else None,
        pair_bridge=shown.pairs,
        mechanism=mechanism,
        function=shown.as_of if as_of or known_on else None,
        valid_on=as_of,
        known_on=known_on,
        limit=limit,
    )
    columns, rows = read_view(query)
    print_table(columns, rows, output_format)


def ordered_pair(text: str) -> str:
    """ISR-RUS for rus-isr: the pair as the views have it."""
    sides = sorted(part.strip().upper() for part in text.split("-"))
    if len(sides) != 2 or not all(sides) or sides[0] == sides[1]:
        raise UsageError(f"{text!r} is not a pair: give two different sides, such as ISR-RUS")
    return "-".join(sides)

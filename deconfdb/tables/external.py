"""Event data of others, by data set and vintage: beside ours for comparison, never mixed with it."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Table
from sqlalchemy.types import BigInteger

from deconfdb.tables.base import bigint, day, double, flag, integer, link, metadata, moment, text

EXTERNAL = "external"

event = Table(
    "event",
    metadata,
    text("dataset", "gdelt-2 or icews.", primary=True),
    text("vintage", "The release or delivery that the row came with.", primary=True),
    text("event_id", "The data set's own id.", primary=True),
    day(
        "event_date", "The data set's own date, which need not be the day on which the thing happened.", nullable=False
    ),
    text("event_code", "CAMEO code.", nullable=False),
    text("event_text", "The data set's words for the code; NULL = none."),
    text("actor_1_name", "First actor, as the data set names it."),
    text("actor_1_country", "Its country as given: alpha-3 in GDELT, a name in ICEWS."),
    text("actor_1_sectors", "Its sectors, as given."),
    text("side_1", "Its country as a code of vocab.side; NULL = none or not recognised."),
    text("actor_2_name", "Second actor, as the data set names it."),
    text("actor_2_country", "Its country as given."),
    text("actor_2_sectors", "Its sectors, as given."),
    text("side_2", "Its country as a code of vocab.side; NULL = none or not recognised."),
    text("pair", "The two sides in alphabetical order; NULL unless there are two."),
    double("intensity", "Goldstein scale (GDELT) or ICEWS intensity, -10 to 10."),
    flag("is_root_event", "True: stands in the lead of its document (GDELT); NULL = not stated."),
    integer("n_mentions", "Mentions that the data set counts."),
    integer("n_sources", "Sources that it counts."),
    integer("n_articles", "Documents that it counts."),
    double("average_tone", "Mean tone of the documents (GDELT)."),
    text("place_name", "Place, as given."),
    text("place_country", "Country of the place, as given: FIPS 10-4 in GDELT, a name in ICEWS."),
    double("latitude", "Degrees north."),
    double("longitude", "Degrees east."),
    moment("added_at", "When the data set took it up (UTC); NULL = not stated.", nullable=True),
    text("source_url", "First document that it gives."),
    text("publisher", "Publisher that it gives (ICEWS)."),
    text("story_id", "Story that it gives (ICEWS)."),
    integer("sentence_number", "Sentence in the story, from 1 (ICEWS)."),
    link("run_id", "The run that loaded it: ops.run.", nullable=False),
    CheckConstraint("dataset IN ('gdelt-2', 'icews')", name="dataset"),
    CheckConstraint('pair IS NULL OR side_1 <> side_2 COLLATE "C"', name="pair"),
    Index(None, "pair", "event_date", postgresql_where="pair IS NOT NULL"),
    schema=EXTERNAL,
    comment="Events of other data sets, as they code them. One row a data set, vintage and event id.",
)

mention = Table(
    "mention",
    metadata,
    text("dataset", "gdelt-2.", primary=True),
    text("vintage", "The release or delivery that the row came with.", primary=True),
    text("event_id", "The event.", primary=True),
    text("document_id", "Address of the document, or its citation.", primary=True),
    Column(
        "mention_no",
        BigInteger(),
        primary_key=True,
        autoincrement=False,
        comment="Place of the row in its file, from 1.",
    ),
    moment("event_at", "When the event was first seen (UTC)."),
    moment("mentioned_at", "When the document was seen (UTC)."),
    integer("mention_type", "The data set's code for the kind of document.", nullable=False),
    text("source_name", "Who published it, as given."),
    integer("sentence_number", "Sentence in the document, from 1."),
    integer("confidence", "The data set's confidence, percent."),
    bigint("document_length", "Length of the document in characters."),
    double("document_tone", "Tone of the document."),
    link("run_id", "The run that loaded it: ops.run.", nullable=False),
    CheckConstraint("confidence BETWEEN 0 AND 100", name="confidence"),
    schema=EXTERNAL,
    comment="Mentions of external events in documents. One row a data set, vintage and line.",
)

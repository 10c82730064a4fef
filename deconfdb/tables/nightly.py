"""What loads remember of what they read: the nightly job of its sources, every load of its records."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Index, LargeBinary, Table
from sqlalchemy.dialects.postgresql import JSONB

from deconfdb.tables.base import OPERATIONS, bigint, digest, digest_check, key, link, metadata, moment, text

reading = Table(
    "reading",
    metadata,
    key("run_id", "The run."),
    text("source_name", "The source of the nightly job that it loads; NULL = a command of its own."),
    Column(
        "read_as", JSONB(), nullable=False, comment="How its files are read: kind, format, publisher and other options."
    ),
    ForeignKeyConstraint(["run_id"], ["ops.run.run_id"]),
    Index(None, "source_name", postgresql_where="source_name IS NOT NULL"),
    schema=OPERATIONS,
    comment="How a run reads its files, so that what it sets aside can be read again in the same way. One row a run.",
)

watermark = Table(
    "watermark",
    metadata,
    text("source_name", "The source, as the job's configuration names it.", primary=True),
    moment("high_mark", "Newest change among the inputs that are loaded (UTC); a look-back window lies before it."),
    moment("moved_at", "When it was moved (UTC)."),
    link("run_id", "The run that moved it: ops.run.", nullable=False),
    ForeignKeyConstraint(["run_id"], ["ops.run.run_id"]),
    schema=OPERATIONS,
    comment="How far each source of the nightly job is loaded. Moved in the transaction of the data. One row a source.",
)

seen_input = Table(
    "seen_input",
    metadata,
    text("source_name", "The source.", primary=True),
    text("location", "Path or URL.", primary=True),
    digest("content_sha256", "SHA-256 of what was read; NULL where nothing was.", nullable=True),
    bigint("n_bytes", "Size in bytes; NULL where nothing was read."),
    bigint("n_records", "Records found in it.", nullable=False),
    text("etag", "What the server gave to ask whether the page has changed."),
    text("last_modified", "The same, as a date in its own words."),
    moment("changed_at", "Modification time of a file, fetch time of a page (UTC).", nullable=True),
    text("state", "present or gone.", nullable=False),
    moment("seen_at", "When it was looked at last (UTC)."),
    link("run_id", "The run that looked at it last: ops.run.", nullable=False),
    CheckConstraint("state IN ('present', 'gone')", name="state"),
    ForeignKeyConstraint(["run_id"], ["ops.run.run_id"]),
    schema=OPERATIONS,
    comment="Files and pages that a source of the nightly job has delivered. One row a source and location.",
)

seen_record = Table(
    "seen_record",
    metadata,
    Column("record_sha256", LargeBinary(), primary_key=True, comment="SHA-256 of the line as it came."),
    digest(
        "content_sha256",
        "SHA-256 of the coding in it, whatever the order of its keys: deconf.coding, if it was loaded.",
    ),
    bigint(
        "slot", "A number for its article and coder, so that answers to one question keep their order.", nullable=False
    ),
    digest_check("record_sha256"),
    digest_check("content_sha256"),
    schema=OPERATIONS,
    comment="What lines of codings come to, so that the same line need not be decoded again. It follows from the bytes "
    "alone and says nothing of whether the coding stands. One row a distinct line.",
)

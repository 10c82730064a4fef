"""Operations: runs, the files they read, what they set aside, and recorded judgements."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Index, Table
from sqlalchemy.dialects.postgresql import JSONB

from deconfdb.tables.base import (
    OPERATIONS,
    bigint,
    digest,
    flag,
    integer,
    key,
    link,
    metadata,
    moment,
    order_check,
    text,
)

run = Table(
    "run",
    metadata,
    key("run_id", "Key: UUIDv5 of host, process and start."),
    text("command", "The command, without secrets.", nullable=False),
    text("state", "running, done, failed or killed.", nullable=False),
    flag("is_dry_run", "True: nothing was kept.", nullable=False),
    integer("process_id", "Process on that host.", nullable=False),
    text("host", "Host that it ran on.", nullable=False),
    text("program_version", "Version of deconfdb.", nullable=False),
    moment("started_at", "Start (UTC)."),
    moment("finished_at", "End (UTC); NULL = running, or killed.", nullable=True),
    bigint("n_inserted", "Records new to the database.", nullable=False, default="0"),
    bigint("n_updated", "Records that replaced an earlier state.", nullable=False, default="0"),
    bigint("n_unchanged", "Records that were there already.", nullable=False, default="0"),
    bigint("n_quarantined", "Records set aside.", nullable=False, default="0"),
    text("error", "Why it failed, in one line; NULL = it did not."),
    CheckConstraint("state IN ('running', 'done', 'failed', 'killed')", name="state"),
    CheckConstraint("(state = 'running') = (finished_at IS NULL)", name="finished"),
    order_check("run_order", "started_at", "finished_at"),
    Index(None, "started_at"),
    schema=OPERATIONS,
    comment="A run of a command that writes. One row a run.",
)

input_file = Table(
    "input_file",
    metadata,
    key("run_id", "The run."),
    text("locator", "Path, URL or - for standard input.", primary=True),
    digest("file_sha256", "SHA-256 of what was read; NULL where it could not be read.", nullable=True),
    bigint("n_bytes", "Size in bytes; NULL where it could not be read."),
    bigint("n_records", "Records found in it.", nullable=False, default="0"),
    ForeignKeyConstraint(["run_id"], ["ops.run.run_id"]),
    schema=OPERATIONS,
    comment="A file that a run read. One row a run and file.",
)

quarantine = Table(
    "quarantine",
    metadata,
    key("quarantine_id", "Key: UUIDv5 of stage, file, record and payload."),
    text("stage", "Where it failed; code of vocab.quarantine_stage.", nullable=False),
    text("code", "Stable code of the first problem.", nullable=False),
    text("locator", "File or URL that it came from.", nullable=False),
    bigint("record_no", "Number of the record in the file, from 1; NULL = the file as a whole."),
    bigint("byte_offset", "Where the record begins, in bytes from 0; NULL = unknown."),
    Column("problems", JSONB(), nullable=False, comment="All problems: code, location, value, message, way out."),
    text("payload", "The record as it came, capped; NULL where it was not readable."),
    flag("is_payload_whole", "True: the payload is not cut short, and can be replayed.", nullable=False),
    text("state", "open, replayed or discarded.", nullable=False),
    integer("n_seen", "How often it was set aside.", nullable=False),
    link("run_id", "The run that set it aside last: ops.run.", nullable=False),
    moment("first_seen_at", "First time (UTC)."),
    moment("last_seen_at", "Last time (UTC)."),
    CheckConstraint("state IN ('open', 'replayed', 'discarded')", name="state"),
    CheckConstraint("n_seen >= 1", name="n_seen"),
    CheckConstraint("jsonb_typeof(problems) = 'array'", name="problems"),
    order_check("seen_order", "first_seen_at", "last_seen_at"),
    ForeignKeyConstraint(["run_id"], ["ops.run.run_id"]),
    Index(None, "state", "last_seen_at"),
    schema=OPERATIONS,
    comment="A record that could not be loaded, with the reason. One row a record and fault.",
)

judgement = Table(
    "judgement",
    metadata,
    key("judgement_id", "Key: UUIDv5 of subject, decision, who and when."),
    text("subject_kind", "coding, mechanism, meeting, incident, actor or article.", nullable=False),
    link("subject_id", "The row that is judged.", nullable=False),
    link("other_id", "The second row, for merges and candidates; NULL = none."),
    text("decision", "vet, dispute, withdraw, merge, split or candidate.", nullable=False),
    text("reason", "Why, in a sentence."),
    text("decided_by", "Who decided: a login, or the program.", nullable=False),
    moment("known_from", "Since when (UTC)."),
    moment("known_to", "Until when it stood (UTC); NULL = stands.", nullable=True),
    CheckConstraint(
        "decision IN ('vet', 'dispute', 'withdraw', 'restore', 'merge', 'split', 'candidate')", name="decision"
    ),
    CheckConstraint(
        "subject_kind IN ('coding', 'mechanism', 'meeting', 'incident', 'actor', 'article')", name="subject_kind"
    ),
    order_check("known_order", "known_from", "known_to"),
    Index(None, "subject_kind", "subject_id"),
    schema=OPERATIONS,
    comment="A recorded decision about a coding or a subject: who, when, why. One row a decision; corrections keep it.",
)

tombstone = Table(
    "tombstone",
    metadata,
    key("subject_id", "The row that was removed."),
    text("subject_kind", "Table that it stood in.", primary=True),
    text("reason", "Why it was removed.", nullable=False),
    moment("removed_at", "When (UTC)."),
    schema=OPERATIONS,
    comment="What was removed by demand of a rights holder or court. One row a removed row, so that its id is never used again.",
)

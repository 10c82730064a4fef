"""Codings into tables: in batches, each document wholly or not at all, safe to repeat.

A batch is one transaction. Documents with anything wrong are set aside before it; should the database itself refuse
the batch, its documents are tried one by one, so that only the guilty one is set aside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg
from psycopg.pq import TransactionStatus

from deconfdb.coding.document import CodingDocument
from deconfdb.coding.evidence import validate_against_text, verify_spans
from deconfdb.coding.reading import Reading
from deconfdb.coding.references import KnownRefs
from deconfdb.coding.validation import checked
from deconfdb.errors import Problem
from deconfdb.load import keys, locks
from deconfdb.load.agreement import compare_codings
from deconfdb.load.article_rows import ArticleRows
from deconfdb.load.articles_index import ArticleIndex, KnownArticle, load_article_index, new_article
from deconfdb.load.coding_rows import CodingHeader, CodingRows, Rows, common_rows, rows_of
from deconfdb.load.preference import refresh_preferences
from deconfdb.load.refs import CodingRefs
from deconfdb.load.registry_index import RegistryIndex, load_registry_index
from deconfdb.load.runs import Run, SetAside, is_refusal, refused
from deconfdb.load.staging import copy_missing, copy_new, insert_missing, merge_least
from deconfdb.load.verification import record_verifications, texts_of_articles
from deconfdb.vocabulary import load_vocabularies

# A batch holds some 40,000 rows: large enough that statements cost nothing, small enough to be tried one by one.
BATCH_DOCUMENTS = 500

# What belongs to one article and coder and outlives a coding, each with the tables of its sides, which are part of its
# key: where it stands, they stand.
_SUBJECTS = {
    "deconf.actor": (),
    "deconf.mechanism": ("deconf.mechanism_party", "deconf.mechanism_pair"),
    "deconf.meeting": ("deconf.meeting_pair",),
    "deconf.incident": ("deconf.incident_pair",),
}
# What codings may say differently of a source or office that no registry knows, though they mean the same one. The rows
# must not depend on who came first: of several values the least stays.
_DESCRIBED = {"deconf.source": ("source_name", "kind_code"), "deconf.office": ("office_title", "level")}
# Parents before children.
_OWN_ORDER = (
    "deconf.coding", "deconf.segment", "deconf.custody", "deconf.actor_report", "deconf.office_attestation",
    "deconf.mechanism_report", "deconf.mechanism_report_party", "deconf.mechanism_report_scope",
    "deconf.mechanism_report_link", "deconf.meeting_report", "deconf.meeting_report_participant",
    "deconf.meeting_report_mechanism", "deconf.incident_report", "deconf.incident_report_party",
    "deconf.incident_report_mechanism", "deconf.proposition", "deconf.claim", "deconf.mention", "deconf.attribution",
    "deconf.proposition_relation",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Item:
    """A sound document on its way into the database."""

    reading: Reading
    document: CodingDocument

    @property
    def text_sha256(self) -> str | None:
        return self.document.article.text.sha256 if self.document.article.text else None

    @property
    def slot(self) -> tuple[str, str | None, str, str]:
        """Article, text state and coder: two documents of one slot cannot be in the same batch."""
        coder = self.document.coder
        return (self.document.article.key, self.text_sha256, coder.kind, coder.name)


def load_codings(
    connection: psycopg.Connection[Any],
    run: Run,
    readings: Iterable[Reading],
    *,
    on_warning: Callable[[str, Problem], None] = lambda _where, _problem: None,
    on_done: Callable[[int], None] = lambda _count: None,
    index: RegistryIndex | None = None,
) -> None:
    """Load codings and count them in the run; what cannot be loaded goes to the quarantine.

    `connection` must be in autocommit, so that every batch is a transaction of its own. `on_done` hears how many records
    each batch dealt with.
    """
    index = index or load_registry_index(connection)
    known = KnownRefs(
        frozenset(index.actors), frozenset(index.sources), frozenset(index.offices), frozenset(index.mechanisms)
    )
    for batch in _batches(_sound(readings, known, run, on_warning)):
        _load_batch(connection, run, index, batch)
        on_done(len(batch))


def _sound(
    readings: Iterable[Reading], known: KnownRefs, run: Run, on_warning: Callable[[str, Problem], None]
) -> Iterator[_Item]:
    """The documents with nothing wrong; the others are set aside."""
    vocabularies = load_vocabularies()
    for reading in readings:
        result = checked(reading, vocabularies, known)
        if result.problems or result.document is None:
            run.quarantine(_set_aside(reading, "parse" if reading.document is None else "validate", result.problems))
            continue
        for warning in result.warnings:
            on_warning(str(reading.locator), warning)
        yield _Item(reading, result.document)


def _set_aside(reading: Reading, stage: str, problems: tuple[Problem, ...]) -> SetAside:
    where = reading.locator
    return SetAside(
        stage,
        where.source,
        problems,
        where.record,
        where.offset,
        reading.record.decode("utf-8", "replace"),
        is_record=bool(reading.record),
    )


def _batches(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """Batches in which no article is coded twice by the same coder."""
    batch: list[_Item] = []
    slots: set[tuple[str, str | None, str, str]] = set()
    for item in items:
        if len(batch) == BATCH_DOCUMENTS or item.slot in slots:
            yield batch
            batch, slots = [], set()
        batch.append(item)
        slots.add(item.slot)
    if batch:
        yield batch


def _load_batch(connection: psycopg.Connection[Any], run: Run, index: RegistryIndex, batch: list[_Item]) -> None:
    takes_locks = not run.is_dry_run
    # In somebody's transaction others see nothing before its end, and whoever makes a row before his locks may wait for ever.
    comes_first = connection.info.transaction_status == TransactionStatus.IDLE
    try:
        if comes_first:
            with connection.transaction():
                _write_common(connection, index, batch)
        with connection.transaction():
            plans = _plan(connection, index, run.run_id, batch, takes_locks=takes_locks)
            if fresh := [plan for plan in plans if plan.is_new]:
                if not comes_first:
                    _write_common(connection, index, [plan.item for plan in fresh])
                _write(connection, index, fresh, is_locked=takes_locks)
    except psycopg.errors.Error as error:
        if not is_refusal(error, connection):
            raise
        if len(batch) == 1:
            run.quarantine(_set_aside(batch[0].reading, "load", (refused(error),)))
            return
        for item in batch:
            _load_batch(connection, run, index, [item])
        return
    for plan in plans:
        if plan.problems:
            run.quarantine(_set_aside(plan.item.reading, "validate", plan.problems))
    run.counts.unchanged += sum(plan.is_same for plan in plans)
    run.counts.updated += sum(plan.is_new and bool(plan.replaces) for plan in plans)
    run.counts.inserted += sum(plan.is_new and not plan.replaces for plan in plans)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done with a document."""

    item: _Item
    known: KnownArticle
    header: CodingHeader
    replaces: tuple[UUID, ...]
    is_same: bool
    texts: dict[UUID, str]
    """The texts of the article that have arrived, by text state."""
    problems: tuple[Problem, ...]

    @property
    def is_new(self) -> bool:
        return not self.is_same and not self.problems


def _plan(
    connection: psycopg.Connection[Any], index: RegistryIndex, run_id: UUID, batch: list[_Item], *, takes_locks: bool
) -> list[_Plan]:
    """Compare a batch with what stands, and with the texts that have arrived; lock its articles."""
    if takes_locks:
        locks.share_identities(connection)
    articles = _find_articles(connection, index, batch)
    touched = {known.article_id for known in articles}
    moment = locks.lock_articles(connection, touched if takes_locks else ())
    standing = _standing(connection, touched)
    headers = [_header(item, known, standing, moment, run_id) for item, known in zip(batch, articles, strict=True)]
    texts = texts_of_articles(connection, {header.article_id for header, _, is_same in headers if not is_same})
    plans = []
    for item, known, (header, replaces, is_same) in zip(batch, articles, headers, strict=True):
        held = {} if is_same else texts.get(header.article_id, {})
        text = held.get(header.version_id) if header.version_id else None
        problems = validate_against_text(item.document, text) if text is not None else ()
        plans.append(_Plan(item, known, header, replaces, is_same, held, problems))
    return plans


def _write_common(connection: psycopg.Connection[Any], index: RegistryIndex, batch: list[_Item]) -> None:
    """Write what codings of different articles have in common, where possible in a transaction of its own.

    Two loaders that make the same outlet wait for each other: so for this moment, not for a batch (a fifth of the time of a
    first load by two processes). Should the batch fail, an outlet stays that nobody cites, as in a registry.
    """
    for table, rows in common_rows((item.document for item in batch), index).items():
        _write_shared(connection, table, rows)


def _write_shared(connection: psycopg.Connection[Any], table: str, rows: list[tuple[Any, ...]]) -> None:
    if table in _DESCRIBED:
        merge_least(connection, table, rows, _DESCRIBED[table])
    else:
        insert_missing(connection, table, rows)


def _write_subjects(connection: psycopg.Connection[Any], rows: Rows, *, is_locked: bool) -> None:
    """Write the subjects that are not there; without locks on their articles others may be writing the same ones."""
    for table, children in _SUBJECTS.items():
        if is_locked:
            new = copy_missing(connection, table, rows[table])
            for child in children:
                of_new = {row for row in rows[child] if row[0] in new}
                copy_new(connection, child, sorted(of_new, key=lambda row: (row[0].bytes, *row[1:])))
        else:
            for each in (table, *children):
                insert_missing(connection, each, rows[each])


def _write(connection: psycopg.Connection[Any], index: RegistryIndex, plans: list[_Plan], *, is_locked: bool) -> None:
    """Write the codings that are new, in key order, and close those that they replace."""
    moment = plans[0].header.known_from
    rows = CodingRows()
    articles = ArticleRows()
    for plan in sorted(plans, key=lambda each: each.header.article_id.bytes):
        refs = CodingRefs(plan.item.document, plan.header.article_id, plan.header.coder_id, index)
        rows.extend(rows_of(refs, plan.header))
        articles.add_coded(plan.item.document.article, plan.known, refs, plan.header)
    _write_subjects(connection, rows.shared, is_locked=is_locked)
    _write_shared(connection, "deconf.office", rows.shared["deconf.office"])
    articles.write(connection)
    for table in _OWN_ORDER:
        if rows.own[table]:
            copy_new(connection, table, rows.own[table])
    touched = {plan.known.article_id for plan in plans}
    connection.execute(
        "UPDATE deconf.coding SET known_to = greatest(known_from, %s) "
        "WHERE article_id = ANY(%s) AND coding_id = ANY(%s) AND known_to IS NULL",
        (moment, list(touched), [coding for plan in plans for coding in plan.replaces]),
    )
    refresh_preferences(connection, touched, moment)
    compare_codings(connection, touched)
    for plan in plans:
        for version, text in plan.texts.items():
            results = verify_spans(plan.item.document, text)
            record_verifications(connection, plan.header.article_id, plan.header.coding_id, version, results)


def _find_articles(
    connection: psycopg.Connection[Any], registry: RegistryIndex, batch: list[_Item]
) -> list[KnownArticle]:
    blocks = [item.document.article for item in batch]
    index: ArticleIndex = load_article_index(
        connection,
        {block.key for block in blocks},
        {block.url for block in blocks if block.url},
        {item.text_sha256 for item in batch if item.text_sha256},
    )
    found = []
    for item, block in zip(batch, blocks, strict=True):
        source = registry.sources.get(block.source)
        known = index.find(block.key, item.text_sha256, block.url, source)
        if known is None:
            known = new_article(block.key, is_given=True, url=block.url, source=source)
        elif not known.has_given_key:
            known.article_key, known.has_given_key = block.key, True
        found.append(index.enter(known, item.text_sha256))
    return found


_Slot = tuple[UUID, UUID | None, UUID]


@dataclass(slots=True)
class _Standing:
    """What a coder has said of a text state: the last revision, and what of it a new answer replaces or repeats."""

    revision: int = 0
    replaceable: tuple[UUID, ...] = ()
    """Codings that stand and that nobody has vetted: a vetted one is a person's decision, and stays beside."""
    decided: set[bytes] = field(default_factory=set)
    """Contents that stand or were withdrawn: the same file again must neither double the one nor undo the other."""


def _standing(connection: psycopg.Connection[Any], articles: set[UUID]) -> dict[_Slot, _Standing]:
    found: dict[_Slot, _Standing] = {}
    for article, version, coder, revision, coding, content, known_to, state in connection.execute(
        "SELECT article_id, version_id, coder_id, revision, coding_id, content_sha256, known_to, review_state_code "
        "FROM deconf.coding WHERE article_id = ANY(%s) ORDER BY revision",
        (list(articles),),
    ):
        slot = found.setdefault((article, version, coder), _Standing())
        slot.revision = revision
        if known_to is None and state != "vetted":
            slot.replaceable += (coding,)
        if known_to is None or state == "withdrawn":
            slot.decided.add(bytes(content))
    return found


def _header(
    item: _Item, known: KnownArticle, standing: dict[_Slot, _Standing], moment: datetime, run_id: UUID
) -> tuple[CodingHeader, tuple[UUID, ...], bool]:
    """The header of the coding's next revision, the codings it replaces, and whether it only repeats what is decided."""
    coder = keys.coder_id(item.document.coder.kind, item.document.coder.name)
    version = keys.version_id(known.article_id, item.text_sha256) if item.text_sha256 else None
    before = standing.get((known.article_id, version, coder), _Standing())
    content = item.reading.sha256
    revision = before.revision + 1
    coding = keys.coding_id(known.article_id, item.text_sha256, coder, revision, content)
    header = CodingHeader(known.article_id, coding, version, coder, revision, bytes.fromhex(content), moment, run_id)
    return header, before.replaceable, header.content_sha256 in before.decided

"""What the inputs hold into the tables, each kind by its loader."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import psycopg

from deconfdb.coders.article import Coder
from deconfdb.coding.reading import shaped
from deconfdb.coding.records import Record
from deconfdb.documents.model import Rejection
from deconfdb.load.articles import TextReport
from deconfdb.load.codings import load_codings
from deconfdb.load.external import load_external
from deconfdb.load.registry_index import load_registry_index
from deconfdb.load.runs import Run, SetAside
from deconfdb.nightly.articles import chunks, load_and_code
from deconfdb.nightly.inputs import Inputs


def load_inputs(
    connection: psycopg.Connection[Any],
    run: Run,
    inputs: Inputs,
    make_coder: Callable[[str], Coder],
    *,
    in_transaction: Callable[[], None] = lambda: None,
) -> TextReport:
    """Load whatever kind the inputs are of; `in_transaction` is called at the end of each transaction that loads."""
    texts = TextReport()
    if inputs.read_as.kind == "articles":
        coder = make_coder(inputs.read_as.code) if inputs.read_as.code else None
        load_and_code(connection, run, inputs.documents(), coder, texts, in_transaction=in_transaction)
    elif inputs.read_as.kind == "codings":
        _load_codings(connection, run, inputs.records(), in_transaction)
    else:
        for vintage, rows in inputs.external_rows():
            with connection.transaction():
                load_external(connection, run, rows, vintage=vintage)
                in_transaction()
    with connection.transaction():
        in_transaction()
    return texts


def _load_codings(
    connection: psycopg.Connection[Any],
    run: Run,
    records: Iterable[Record | Rejection],
    in_transaction: Callable[[], None],
) -> None:
    index = load_registry_index(connection)
    for chunk in chunks(records):
        with connection.transaction():
            for item in chunk:
                if isinstance(item, Rejection):
                    run.quarantine(SetAside.of(item))
            load_codings(connection, run, (shaped(item) for item in chunk if isinstance(item, Record)), index=index)
            in_transaction()

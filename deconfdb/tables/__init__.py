"""The tables, one module a group of the model. `metadata` holds them all."""

from __future__ import annotations

from deconfdb.tables import (
    agreement,
    documents,
    evidence,
    external,
    nightly,
    operations,
    registries,
    reports,
    subjects,
    vocabularies,
)
from deconfdb.tables.base import CORE, OPERATIONS, PRIVATE, VOCABULARY, metadata
from deconfdb.tables.external import EXTERNAL

__all__ = [
    "CORE",
    "EXTERNAL",
    "OPERATIONS",
    "PRIVATE",
    "VOCABULARY",
    "agreement",
    "documents",
    "evidence",
    "external",
    "metadata",
    "nightly",
    "operations",
    "registries",
    "reports",
    "subjects",
    "vocabularies",
]

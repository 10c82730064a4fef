"""The tables, one module a group of the model. `metadata` holds them all."""

from __future__ import annotations

from deconfdb.tables import documents, evidence, operations, registries, reports, subjects, vocabularies
from deconfdb.tables.base import CORE, OPERATIONS, PRIVATE, VOCABULARY, metadata

__all__ = [
    "CORE",
    "OPERATIONS",
    "PRIVATE",
    "VOCABULARY",
    "documents",
    "evidence",
    "metadata",
    "operations",
    "registries",
    "reports",
    "subjects",
    "vocabularies",
]

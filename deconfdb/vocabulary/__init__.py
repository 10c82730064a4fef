"""The code lists of `seeds/vocabularies`, with what mechanism statuses imply and exclude; no database is needed."""

from deconfdb.vocabulary.lists import Value
from deconfdb.vocabulary.statuses import StatusKey
from deconfdb.vocabulary.terms import (
    Exclusion,
    Implication,
    Term,
    Transition,
    UnknownVocabularyError,
    Vocabularies,
    load_vocabularies,
)

__all__ = [
    "Exclusion",
    "Implication",
    "StatusKey",
    "Term",
    "Transition",
    "UnknownVocabularyError",
    "Value",
    "Vocabularies",
    "load_vocabularies",
]

"""The content of a document against the vocabularies, the registries and itself."""

from __future__ import annotations

from dataclasses import replace

from deconfdb.coding.document import CodingDocument
from deconfdb.coding.problems import Findings
from deconfdb.coding.reading import Reading
from deconfdb.coding.references import KnownRefs, MarkChecker
from deconfdb.coding.rules import check_rules
from deconfdb.coding.spans import check_spans
from deconfdb.coding.structure import check_structure
from deconfdb.errors import Problem
from deconfdb.vocabulary import Vocabularies


def validate(
    document: CodingDocument, vocabularies: Vocabularies, known: KnownRefs
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return (errors, warnings): what keeps the document out, and what is merely incomplete.

    A ref resolves if the document declares it or a registry holds it.
    """
    findings = Findings()
    MarkChecker(document, vocabularies, known, findings).check()
    check_structure(document, findings)
    check_rules(document, vocabularies, known, findings)
    check_spans(document, vocabularies, findings)
    return tuple(findings.errors), tuple(findings.warnings)


def checked(reading: Reading, vocabularies: Vocabularies, known: KnownRefs) -> Reading:
    """Return the reading with everything that is wrong in its content; one without a document comes back as it is."""
    if reading.document is None:
        return reading
    errors, warnings = validate(reading.document, vocabularies, known)
    return replace(reading, problems=(*reading.problems, *errors), warnings=(*reading.warnings, *warnings))

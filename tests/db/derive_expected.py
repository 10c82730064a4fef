"""Derive the golden files of the public views from the founding codings, the vocabularies and the registries alone.

    python -m tests.db.derive_expected            write tests/db/expected/*.csv
    python -m tests.db.derive_expected --check    say which of them differ, and exit 1 if any does

No view and no table is read: the rules are written a second time, in plain Python, in `expected_rules`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from tests.db.expected_rules import channels, contradictions, documents, evidence, panels, subjects
from tests.db.expected_rules.tables import Row, Table, from_csv, table_of, to_csv

FOLDER = Path(__file__).parent / "expected"

EXPECTED: dict[str, Callable[[], list[Row]]] = {
    "actors": documents.actors,
    "articles": documents.articles,
    "attribution_chains": evidence.attribution_chains,
    "channel_history": channels.channel_history,
    "channel_status": channels.channel_status,
    "claims": evidence.claims,
    "codebook": documents.codebook,
    "codings": documents.codings,
    "contradictions": contradictions.contradictions,
    "copy_families": documents.copy_families,
    "corroboration": evidence.corroboration,
    "data_as_of": documents.data_as_of,
    "date_quality": documents.date_quality,
    "dyad_month": panels.dyad_month,
    "incident_exposure": panels.incident_exposure,
    "incident_pairs": subjects.incident_pairs,
    "incidents": subjects.incidents,
    "mechanism_pairs": subjects.mechanism_pairs,
    "mechanisms": subjects.mechanisms,
    "meeting_pairs": subjects.meeting_pairs,
    "meeting_participants": subjects.meeting_participants,
    "meetings": subjects.meetings,
    "office_attestations": documents.office_attestations,
    "planned_meetings": subjects.planned_meetings,
    "quantities": evidence.quantities,
    "reporting_lag": evidence.reporting_lag,
    "sources": documents.sources,
    "timeline": panels.timeline,
}
"""Views with a golden file, and what derives their rows."""

LEFT_OUT: dict[str, dict[str, str]] = {
    "articles": {"recorded_at": "the moment of loading"},
    "channel_status": {"days_since": "grows by one every day"},
    "codings": {"known_from": "the moment of loading"},
    "data_as_of": {
        "last_loaded_at": "the moment of loading",
        "schema_revision": "changes with every revision; the migration tests compare it",
        "n_open_quarantine": "speaks of runs, not of codings",
    },
}
"""Columns that no golden file holds, and why."""

WITHOUT_GOLDEN_FILE: dict[str, str] = {
    "coder_agreement": "two coders: empty on the founding codings; held to the comparison of files by its own tests",
    "coder_agreement_fields": "likewise",
    "coder_agreement_totals": "likewise",
    "coder_disagreements": "likewise",
    "data_dictionary": "mirrors the catalog",
    "dim_date": "a calendar",
    "external_events": "other data sets: empty on the founding codings",
    "ingest_freshness": "runs, which differ every time",
    "ingest_health": "runs, which differ every time",
    "meeting_crosswalk": "other data sets: empty on the founding codings",
    "review_queue": "what machines coded: empty on the founding codings; its own tests say what stands in it",
    "relationships": "a list by hand, held to the catalog by its own test",
}
"""Public views without a golden file, and why."""


def expected(view: str) -> Table:
    """The rows that the view must return, derived now."""
    return table_of(EXPECTED[view]())


def golden_file(view: str) -> Path:
    """Where its expected rows are kept."""
    return FOLDER / f"{view}.csv"


def golden(view: str) -> Table:
    """The rows that are kept."""
    return from_csv(golden_file(view).read_text(encoding="utf-8"))


def main() -> int:
    """Write or check the golden files."""
    parser = argparse.ArgumentParser(description="Derive the golden files of the public views.")
    parser.add_argument("--check", action="store_true", help="compare and write nothing")
    is_check = parser.parse_args().check
    differing = []
    for view in EXPECTED:
        text, path = to_csv(expected(view)), golden_file(view)
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        differing.append(view)
        if not is_check:
            path.write_text(text, encoding="utf-8")
    print(f"{'differ' if is_check else 'written'}: {', '.join(differing) or 'none'}", file=sys.stderr)
    return int(is_check and bool(differing))


if __name__ == "__main__":
    sys.exit(main())

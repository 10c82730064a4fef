"""The public views, one `.sql` file each, in the order in which they are made.

A file is today's text; a migration installs the copy that was frozen for it under `alembic/views/`, and a test keeps
the newest copy equal to the file. Two functions share the body of a view: `{{name}}` in their file stands for it.
"""

from __future__ import annotations

from pathlib import Path

# A view after those that it reads.
ORDER = (
    "current_coding",
    "evidence_state",
    "pair_history",
    "wider_history",
    "channel_history",
    "channel_status",
    "channel_history_as_of",
    "channel_status_as_of",
    "current_claim",
    "retracted_claim",
    "contradictions",
    "voice",
    "current_meeting",
    "current_incident",
    "pair_meeting",
    "pair_incident",
    "mechanism_pairs",
    "meeting_pairs",
    "incident_pairs",
    "mechanisms",
    "meetings",
    "meeting_participants",
    "planned_meetings",
    "incidents",
    "incident_exposure",
    "timeline",
    "dyad_month",
    "codebook",
    "data_dictionary",
    "relationships",
    "dim_date",
    "data_as_of",
    "ingest_health",
    "current_proposition",
    "claims",
    "attribution_chains",
    "corroboration",
    "articles",
    "sources",
    "actors",
    "office_attestations",
    "office_holder_as_of",
    "quantities",
    "date_quality",
    "reporting_lag",
    "copy_families",
    "codings",
    "external_events",
    "meeting_crosswalk",
    "ingest_freshness",
    "standing_comparison",
    "coded_record",
    "coder_agreement",
    "coder_agreement_fields",
    "coder_agreement_totals",
    "coder_disagreements",
    "review_queue",
)

# Which codings counted then, and what had been decided about them by then: every decision is a judgement.
_KNOWN_THEN = (
    "(SELECT k.article_id, k.coding_id, CASE WHEN {function}.known_on IS NULL THEN k.review_state_code ELSE "
    "CASE j.decision WHEN 'vet' THEN 'vetted' WHEN 'dispute' THEN 'disputed' ELSE 'candidate' END END AS review_state_code "
    "FROM deconf.coding AS k "
    "JOIN deconf.coding_preference AS cp ON cp.article_id = k.article_id AND cp.coding_id = k.coding_id "
    "LEFT JOIN (SELECT DISTINCT ON (subject_id) subject_id, decision FROM ops.judgement "
    "WHERE subject_kind = 'coding' AND known_from <= {function}.known_on "
    "ORDER BY subject_id, known_from DESC, judgement_id) AS j ON j.subject_id = k.coding_id "
    "WHERE CASE WHEN {function}.known_on IS NULL THEN cp.preferred_to IS NULL "
    "ELSE cp.preferred_from <= {function}.known_on "
    "AND (cp.preferred_to IS NULL OR cp.preferred_to > {function}.known_on) END) AS known"
)

_AS_OF = {
    "deconf.current_coding AS known": _KNOWN_THEN.format(function="channel_history_as_of"),
    "/* valid_on */ TRUE": "(channel_history_as_of.valid_on IS NULL OR p.when_known_from <= channel_history_as_of.valid_on)",
    "max(when_known_to) FILTER (WHERE affirms OR presupposes)": (
        "least(max(when_known_to) FILTER (WHERE affirms OR presupposes), channel_history_as_of.valid_on)"
    ),
}
_WIDER = {"root.pair IS NOT NULL": "root.pair IS NULL", "/* same pair */ v.pair = s.pair": "v.pair IS NULL"}

# file -> placeholder -> (view whose body stands for it, what of the body is replaced); each text must be there.
_BODIES: dict[str, dict[str, tuple[str, dict[str, str]]]] = {
    "wider_history": {"pair_history": ("pair_history", _WIDER)},
    "channel_history_as_of": {
        "pair_history": ("pair_history", _AS_OF),
        "wider_history": ("pair_history", _WIDER | _AS_OF),
    },
    "channel_status_as_of": {
        "channel_status": (
            "channel_status",
            {
                "deconf_v1.channel_history AS h": (
                    "deconf_v1.channel_history_as_of(channel_status_as_of.valid_on, channel_status_as_of.known_on) AS h"
                ),
                "(now() AT TIME ZONE 'UTC')::date": (
                    "coalesce(channel_status_as_of.valid_on, (now() AT TIME ZONE 'UTC')::date)"
                ),
            },
        )
    },
}


def view_sql(name: str) -> str:
    """Today's SQL of a view or function, ready to run."""
    text = (Path(__file__).parent / f"{name}.sql").read_text(encoding="utf-8")
    for placeholder, (view, replaced) in _BODIES.get(name, {}).items():
        body = _body(view)
        for old, new in replaced.items():
            if old not in body:
                raise ValueError(f"{view}.sql no longer holds {old!r}, which {name}.sql replaces")
            body = body.replace(old, new)
        text = text.replace("{{" + placeholder + "}}", body)
    return text


def _body(view: str) -> str:
    """The SELECT of a view, without its comments."""
    text = (Path(__file__).parent / f"{view}.sql").read_text(encoding="utf-8")
    start = text.index(" AS\n", text.index("CREATE VIEW")) + len(" AS\n")
    return text[start : text.index(";\n\nCOMMENT ON VIEW")]

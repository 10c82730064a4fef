"""Vocabularies: code lists as tables, filled from `seeds/vocabularies/` by `deconfdb.load.vocabularies`.

Each list has the columns code, label, definition, parent, since, deprecated, and what is its own. Statuses are keyed
by track and code, since a line can be suspended on paper and still be answered.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Table

from deconfdb.tables.base import VOCABULARY, flag, metadata, small, text

# Columns that a list has beside the common ones. A name tells its type: is_ and counts_ are boolean, rank is a number.
EXTRA_COLUMNS: dict[str, dict[str, str]] = {
    "actor_kind": {
        "is_person_like": "True: a human being or several, who can sit at a table.",
        "is_local": "True: an actor of this kind belongs to its article alone and never merges.",
    },
    "actor_relation_kind": {"is_symmetric": "True: holds in both directions."},
    "attribution_link": {"is_outlet": "True: the hand is a source; false: an actor."},
    "certainty": {},
    "coder_kind": {"rank": "Which coder's answer counts first, 1 before 2."},
    "contradiction_how": {"rank": "Order from direct to loose."},
    "custody_action": {},
    "date_basis": {},
    "date_precision": {"rank": "From fine to coarse."},
    "domain": {},
    "evidence_state": {"rank": "Order in which the states are tried: the first that holds counts."},
    "identifier_scheme": {},
    "incident_family": {},
    "incident_kind": {"family": "Family; code of vocab.incident_family."},
    "incident_mechanism_relation": {},
    "incident_party_role": {},
    "mechanism_family": {},
    "mechanism_kind": {
        "family": "Family; code of vocab.mechanism_family.",
        "is_deconfliction": "True: deconfliction_unspecified may turn out to be of this kind.",
    },
    "mechanism_link_relation": {},
    "mechanism_party_role": {"counts_as_party": "True: the actor's side is a party of the mechanism."},
    "mechanism_track": {},
    "meeting_format": {
        "is_in_person": "True: face to face.",
        "is_third_country": "True: in the country of a third side.",
    },
    "meeting_level": {},
    "meeting_mechanism_relation": {},
    "meeting_outcome": {},
    "name_kind": {},
    "occurrence": {
        "is_planned": "True: had not begun when it was told.",
        "is_held": "True: took place, or is taken for granted to have.",
    },
    "participant_role": {"counts_as_party": "True: the actor's side sat at the table as a side."},
    "place_kind": {},
    "proposition_kind": {"subject": "Which subject it speaks of: mechanism, meeting, incident; NULL = any or none."},
    "proposition_relation": {
        "is_contradiction": "True: both cannot hold.",
        "is_symmetric": "True: holds in both directions.",
    },
    "quantity_measure": {"unit": "The unit it is counted in; code of vocab.quantity_unit."},
    "quantity_qualifier": {},
    "quantity_unit": {},
    "quarantine_stage": {"rank": "Order of the stages."},
    "quote_mode": {},
    "review_state": {"rank": "Which coding counts first, 1 before 2."},
    "scope_kind": {},
    "segment_kind": {
        "is_boilerplate": "True: not part of the article's own text.",
        "is_evidence": "True: a mention may stand in it.",
    },
    "setting": {},
    "side": {
        "is_state": "True: a state.",
        "side_kind": "state, territory, or what else the side is.",
    },
    "source_kind": {
        "is_state_controlled": "True: a state decides what it says.",
        "is_primary": "True: speaks for an institution, not for a newsroom.",
    },
    "speech_act": {},
    "stance": {"polarity": "+ supports, p presupposes, - denies, 0 neither, r takes an earlier claim back."},
}

_POLARITIES = "polarity IN ('+', 'p', '-', '0', 'r')"


def _extra(name: str, comment: str) -> Column[Any]:
    if name.startswith(("is_", "counts_")):
        return flag(name, comment, nullable=False)
    if name == "rank":
        return small(name, comment, nullable=False)
    return text(name, comment, nullable=name not in ("family", "polarity"))


def _common() -> list[Column[Any]]:
    return [
        text("label", "What a chart shows.", nullable=False),
        text("definition", "What is meant, in a sentence or two.", nullable=False),
        text("parent", "The broader code of the same list; NULL = none."),
        text("since", "Version of the vocabulary that brought it.", nullable=False),
        text("deprecated", "Version that gave it up; NULL = in use."),
    ]


def _vocabulary(name: str, extra: dict[str, str]) -> Table:
    checks = [CheckConstraint(_POLARITIES, name="polarity")] if "polarity" in extra else []
    return Table(
        name,
        metadata,
        text("code", "The code, as it stands in the data.", primary=True),
        *_common(),
        *(_extra(column, comment) for column, comment in extra.items()),
        *checks,
        schema=VOCABULARY,
        comment=f"Vocabulary: {name.replace('_', ' ')}. One row a code.",
    )


VOCABULARIES: dict[str, Table] = {name: _vocabulary(name, extra) for name, extra in EXTRA_COLUMNS.items()}

mechanism_status = Table(
    "mechanism_status",
    metadata,
    text("track", "Track; code of vocab.mechanism_track.", primary=True),
    text("code", "The code, as it stands in the data.", primary=True),
    *_common(),
    small("rank", "Place in the usual order of the track; later is further.", nullable=False),
    ForeignKeyConstraint(["track"], ["vocab.mechanism_track.code"]),
    schema=VOCABULARY,
    comment="Vocabulary: status of a mechanism, by track. One row a track and code.",
)


def _status_reference(track: str, status: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint([track, status], ["vocab.mechanism_status.track", "vocab.mechanism_status.code"])


mechanism_status_implies = Table(
    "mechanism_status_implies",
    metadata,
    text("track", "Track of the status.", primary=True),
    text("status", "The status.", primary=True),
    text("implies_track", "Track of what it implies.", primary=True),
    text("implies_status", "What it implies.", primary=True),
    small("steps", "Through how many steps; 0 = the status itself.", nullable=False),
    CheckConstraint("steps >= 0", name="steps"),
    _status_reference("track", "status"),
    _status_reference("implies_track", "implies_status"),
    schema=VOCABULARY,
    comment="What a status implies, closed over any number of steps: affirming passes on, denying passes back.",
)

mechanism_status_excludes = Table(
    "mechanism_status_excludes",
    metadata,
    text("track", "Track of the status.", primary=True),
    text("status", "The status.", primary=True),
    text("excludes_track", "Track of what it excludes.", primary=True),
    text("excludes_status", "What cannot hold on the same day.", primary=True),
    _status_reference("track", "status"),
    _status_reference("excludes_track", "excludes_status"),
    schema=VOCABULARY,
    comment="Statuses that cannot hold on the same day. Each pair stands in both directions.",
)

mechanism_status_transition = Table(
    "mechanism_status_transition",
    metadata,
    text("track", "Track.", primary=True),
    text("from_status", "The status before; empty = the usual beginning.", primary=True),
    text("to_status", "The status after.", primary=True),
    text("note", "When this step is taken."),
    _status_reference("track", "to_status"),
    schema=VOCABULARY,
    comment="Steps expected from one status to the next. A step outside is kept and flagged, never refused.",
)

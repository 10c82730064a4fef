"""Which code lists there are, and what each may hold beside the columns that all share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Value = str | int | bool | None
Record = Mapping[str, Value]

COMMON = ("code", "label", "definition", "parent", "since", "deprecated")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a list's own column may hold."""

    values: tuple[str, ...] = ()
    refers_to: str | None = None
    is_number: bool = False

    def read(self, text: str) -> Value:
        """The typed value of a cell; raises ValueError with what is allowed."""
        if self.is_number:
            if not text.isdecimal():
                raise ValueError("must be a whole number")
            return int(text)
        if self.values and text not in self.values:
            raise ValueError(f"must be {' or '.join(value or 'empty' for value in self.values)}")
        if self is FLAG:
            return text == "true"
        return text or None


FLAG = Kind(values=("true", "false"))
RANK = Kind(is_number=True)

LISTS: Mapping[str, Mapping[str, Kind]] = {
    "actor_kind": {"is_person_like": FLAG, "is_local": FLAG},
    "actor_relation_kind": {"is_symmetric": FLAG},
    "attribution_link": {"is_outlet": FLAG},
    "certainty": {},
    "coder_kind": {"rank": RANK},
    "contradiction_how": {"rank": RANK},
    "custody_action": {},
    "date_basis": {},
    "date_precision": {"rank": RANK},
    "domain": {},
    "evidence_state": {"rank": RANK},
    "identifier_scheme": {},
    "incident_family": {},
    "incident_kind": {"family": Kind(refers_to="incident_family")},
    "incident_mechanism_relation": {},
    "incident_party_role": {},
    "mechanism_family": {},
    "mechanism_kind": {"family": Kind(refers_to="mechanism_family"), "is_deconfliction": FLAG},
    "mechanism_link_relation": {},
    "mechanism_party_role": {"counts_as_party": FLAG},
    "mechanism_track": {},
    "meeting_format": {"is_in_person": FLAG, "is_third_country": FLAG},
    "meeting_level": {},
    "meeting_mechanism_relation": {},
    "meeting_outcome": {},
    "name_kind": {},
    "occurrence": {"is_planned": FLAG, "is_held": FLAG},
    "participant_role": {"counts_as_party": FLAG},
    "place_kind": {},
    "proposition_kind": {"subject": Kind(values=("mechanism", "meeting", "incident", ""))},
    "proposition_relation": {"is_contradiction": FLAG, "is_symmetric": FLAG},
    "quantity_measure": {"unit": Kind(refers_to="quantity_unit")},
    "quantity_qualifier": {},
    "quantity_unit": {},
    "quarantine_stage": {"rank": RANK},
    "quote_mode": {},
    "review_state": {"rank": RANK},
    "scope_kind": {},
    "segment_kind": {"is_boilerplate": FLAG, "is_evidence": FLAG},
    "setting": {},
    "side": {
        "is_state": FLAG,
        "side_kind": Kind(values=("state", "territory", "sub_state", "international", "speaker_class")),
    },
    "source_kind": {"is_state_controlled": FLAG, "is_primary": FLAG},
    "speech_act": {},
    "stance": {"polarity": Kind(values=("+", "p", "-", "0", "r"))},
}
"""Every list with the columns that only it has; a new list or column is entered here."""

"""What the columns of each file of the lexicon may hold: codes of a vocabulary, own words, refs of other rows."""

from __future__ import annotations

from collections.abc import Mapping

Columns = Mapping[str, Mapping[str, str]]

_ORGANISATION = {"kind": "actor_kind", "side": "side"}

# file -> column -> vocabulary; an empty cell is allowed where MAY_BE_EMPTY says so.
CODES: Columns = {
    "states": {"code": "side"},
    "former_states": {"side": "side"},
    "state_pairs": {"codes": "side"},
    "namesakes": {"codes": "side"},
    "institutions": _ORGANISATION,
    "function_terms": {"kind": "actor_kind"},
    "armed_groups": _ORGANISATION,
    "monitors": _ORGANISATION,
    "bodies": _ORGANISATION,
    "offices": {"side": "side", "level": "meeting_level"},
    "persons": {"side": "side"},
    "role_nouns": {"level": "meeting_level", "actor_kind": "actor_kind", "plural_kind": "actor_kind"},
    "anonymity_patterns": {"actor_kind": "actor_kind"},
    "person_titles": {"level": "meeting_level"},
    "outlets": {"kind": "source_kind", "country": "side"},
    "cues_reporting": {
        "stance": "stance",
        "speech_act": "speech_act",
        "certainty": "certainty",
        "negated_stance": "stance",
        "negated_speech_act": "speech_act",
    },
    "mechanism_terms": {"kind": "mechanism_kind"},
    "standing_bodies": {"parties": "side"},
    "meeting_triggers": {"meeting_format": "meeting_format", "occurrence": "occurrence"},
    "places": {"kind": "place_kind", "country": "side"},
    "boilerplate": {"segment_kind": "segment_kind"},
}

# Columns whose code must be of a country: a state or territory of ISO 3166-1, or Kosovo.
COUNTRIES = frozenset({("outlets", "country")})

# Columns that hold a code, or the ref of rebels without one.
OR_MOVEMENT = frozenset({("persons", "side"), ("standing_bodies", "parties")})

# file -> pairs of columns that hold track and status of a mechanism.
STATUSES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "status_cues": (("track", "status"), ("negated_track", "negated_status"), ("modal_track", "modal_status")),
}

FUNCTIONS = frozenset(
    """government defence_ministry foreign_ministry interior_ministry armed_forces army navy air_force coast_guard
    border_force general_staff command presidency prime_minister_office security_council intelligence parliament embassy
    police other""".split()
)
ROLES = frozenset(
    """head_of_state head_of_government supreme_leader vice_president defence_minister foreign_minister
    interior_minister chief_of_staff deputy_chief_of_staff deputy_defence_minister deputy_foreign_minister
    national_security_adviser intelligence_chief commander envoy ambassador secretary_general mission_head group_leader
    legislator leader_spokesperson defence_spokesperson foreign_spokesperson armed_forces_spokesperson spokesperson
    director""".split()
)
_STRENGTH = frozenset({"strong", "weak"})

# file -> column -> the words that it may hold.
WORDS: Mapping[str, Mapping[str, frozenset[str]]] = {
    "states": {"kind": frozenset({"state", "territory", "de_facto"})},
    "state_pairs": {"part_of_speech": frozenset({"noun", "adjective"})},
    "institutions": {"function": FUNCTIONS},
    "function_terms": {"function": FUNCTIONS},
    "offices": {"role": ROLES},
    "role_nouns": {"function": FUNCTIONS, "office_role": ROLES},
    "anonymity_patterns": {"part": frozenset({"speaker", "condition", "ground"})},
    "person_titles": {"kind": frozenset({"rank", "honorific", "civil"})},
    "cues_reporting": {
        "construction": frozenset({"verb", "noun", "preposition", "phrase"}),
        "complements": frozenset(
            """that quote inf np gerund prep none prep_of prep_by object_as object_for object_inf object_that
            object_pred object_with object_of""".split()
        ),
        "strength": _STRENGTH,
    },
    "mechanism_terms": {"strength": _STRENGTH},
    "status_cues": {
        "part_of_speech": frozenset({"verb", "noun", "adjective", "phrase"}),
        "position": frozenset({"object", "subject", "complement", "modifier", "clause"}),
    },
    "meeting_triggers": {
        "part_of_speech": frozenset({"verb", "noun", "phrase", "occurrence", "blocker"}),
        "medium": frozenset({"in_person", "phone", "video", "written"}),
        "strength": _STRENGTH,
    },
    "calendar": {"kind": frozenset("weekday month season day_part unit number ordinal relative fuzzy anchor".split())},
    "boilerplate": {"where": frozenset({"line", "to_end", "start", "inline"})},
}

# Columns whose empty cell says "none" or "unknown"; all other columns of CODES and WORDS must be filled.
MAY_BE_EMPTY = frozenset(
    {
        ("role_nouns", "function"),
        ("role_nouns", "office_role"),
        ("role_nouns", "level"),
        ("anonymity_patterns", "actor_kind"),
        ("person_titles", "level"),
        ("outlets", "country"),
        ("cues_reporting", "negated_stance"),
        ("cues_reporting", "negated_speech_act"),
        ("meeting_triggers", "meeting_format"),
        ("meeting_triggers", "medium"),
        ("places", "country"),
    }
)

ACTORS = ("states", "institutions", "armed_groups", "monitors", "bodies", "persons")
"""Files whose rows are actors; they share one space of refs."""

_STATE = {"state": "states"}
# file -> column -> files that hold the row it leads to: `actors`, or `states` by its code.
REFS: Columns = {
    "former_states": {"side": "states"},
    "state_pairs": {"codes": "states"},
    "namesakes": {"codes": "states"},
    "armed_groups": _STATE,
    "monitors": _STATE,
    "bodies": _STATE,
    "peoples": {"groups": "actors"},
    "offices": {"body": "actors"},
    "office_holders": {"person": "persons", "office": "offices"},
}

# Columns that hold regular expressions.
PATTERNS: Mapping[str, str] = {
    "anonymity_patterns": "pattern",
    "mechanism_blockers": "pattern",
    "boilerplate": "pattern",
}

# Wordings: file -> columns that tell two readings of one form apart. Two rows with a form and all of these alike clash.
WORDINGS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "state_pairs": ("forms", ()),
    "namesakes": ("forms", ()),
    "cues_reporting": ("forms", ("construction",)),
    "mechanism_terms": ("forms", ()),
    "status_cues": ("forms", ("part_of_speech", "position")),
    "meeting_triggers": ("forms", ("part_of_speech",)),
    "relevance_terms": ("forms", ()),
    "function_terms": ("terms", ()),
    "role_nouns": ("forms", ()),
    "person_titles": ("forms", ()),
}
# The column that names a row to a reader.
NAMED_BY: Mapping[str, str] = {
    "states": "ref",
    "former_states": "name",
    "state_pairs": "term",
    "namesakes": "name",
    "institutions": "ref",
    "function_terms": "function",
    "armed_groups": "ref",
    "peoples": "name",
    "monitors": "ref",
    "bodies": "ref",
    "offices": "ref",
    "persons": "ref",
    "office_holders": "person",
    "role_nouns": "noun",
    "anonymity_patterns": "ref",
    "person_titles": "title",
    "outlets": "ref",
    "cues_reporting": "cue",
    "mechanism_terms": "term",
    "standing_bodies": "name",
    "mechanism_blockers": "pattern",
    "status_cues": "cue",
    "meeting_triggers": "trigger",
    "places": "ref",
    "calendar": "word",
    "boilerplate": "ref",
    "relevance_terms": "term",
    "abbreviations": "text",
}
# file -> column in which no two rows hold the same. Refs of actors are told apart over all files of ACTORS.
UNIQUE: Mapping[str, str] = {
    "states": "code",
    "former_states": "name",
    "state_pairs": "term",
    "namesakes": "name",
    "function_terms": "function",
    "peoples": "name",
    "offices": "ref",
    "role_nouns": "noun",
    "anonymity_patterns": "ref",
    "person_titles": "title",
    "outlets": "ref",
    "cues_reporting": "cue",
    "mechanism_terms": "term",
    "standing_bodies": "name",
    "mechanism_blockers": "pattern",
    "places": "ref",
    "boilerplate": "ref",
    "abbreviations": "text",
}

"""Registries: actors, offices and places that many articles share. Small, whole on every node of a cluster."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, Table, UniqueConstraint

from deconfdb.tables.base import CORE, day, double, flag, key, link, metadata, order_check, small, text

actor = Table(
    "actor",
    metadata,
    key("actor_id", "Key: UUIDv5 of the registry ref, or of article, coder, ref and identity features."),
    text(
        "actor_ref",
        "Short public name: the registry ref, or act- and 16 hexadecimal digits of the key.",
        nullable=False,
    ),
    text("actor_name", "Name, or our description of an unnamed speaker.", nullable=False),
    text("kind_code", "Kind of actor; code of vocab.actor_kind; NULL = not stated."),
    text("side_code", "The side it speaks for; code of vocab.side; NULL = not stated."),
    flag("is_named", "True: the source names it; false: anonymous, collective or unidentified; NULL = not stated."),
    link("source_id", "The outlet whose own voice this actor is: deconf.source; NULL for all others."),
    flag("is_registered", "True: stands in a registry; false: belongs to one article.", nullable=False),
    link("resolved_actor_id", "The actor that this row was merged into; itself while it stands alone.", nullable=False),
    UniqueConstraint("actor_ref"),
    ForeignKeyConstraint(["source_id"], ["deconf.source.source_id"]),
    ForeignKeyConstraint(["resolved_actor_id"], ["deconf.actor.actor_id"]),
    Index(None, "resolved_actor_id"),
    schema=CORE,
    comment="Who speaks, meets or acts: state, ministry, force, person, anonymous official, outlet. One row an actor. Registry.",
)

actor_name = Table(
    "actor_name",
    metadata,
    key("actor_id", "The actor."),
    text("name", "A form of the name, as printed somewhere.", primary=True),
    text("language", "Language of the form, BCP 47; NULL = not stated."),
    text("kind_code", "Kind of form; code of vocab.name_kind.", nullable=False),
    ForeignKeyConstraint(["actor_id"], ["deconf.actor.actor_id"]),
    schema=CORE,
    comment="Forms of an actor's name from the registries: aliases, spellings, misspellings. One row an actor and form. Registry.",
)

actor_identifier = Table(
    "actor_identifier",
    metadata,
    key("actor_id", "The actor."),
    text("scheme_code", "Scheme; code of vocab.identifier_scheme.", primary=True),
    text("identifier", "The actor's identifier in that scheme.", primary=True),
    ForeignKeyConstraint(["actor_id"], ["deconf.actor.actor_id"]),
    schema=CORE,
    comment="Identifiers of an actor elsewhere: ISO 3166, Wikidata, CAMEO. Registry.",
)

actor_relation = Table(
    "actor_relation",
    metadata,
    key("actor_id", "The actor."),
    key("related_actor_id", "The other actor."),
    text("relation_code", "What the first is to the other; code of vocab.actor_relation_kind.", primary=True),
    day("valid_from", "First day; NULL = open or unknown."),
    day("valid_to", "Last day; NULL = open or unknown."),
    text("source_note", "Where this is taken from."),
    order_check("valid_order", "valid_from", "valid_to"),
    ForeignKeyConstraint(["actor_id"], ["deconf.actor.actor_id"]),
    ForeignKeyConstraint(["related_actor_id"], ["deconf.actor.actor_id"]),
    schema=CORE,
    comment="Relations of actors: part of, ally of, succeeds. One row a relation. Registry.",
)

office = Table(
    "office",
    metadata,
    key("office_id", "Key: UUIDv5 of the registry ref, or of title and body."),
    text(
        "office_ref",
        "Short public name: the registry ref, or off- and 16 hexadecimal digits of the key.",
        nullable=False,
    ),
    text("office_title", "Title of the office.", nullable=False),
    link("body_actor_id", "The body it belongs to: deconf.actor; NULL = not stated."),
    small(
        "level",
        "Rank for meetings, 1 head of state to 6 working level; code of vocab.meeting_level; NULL = not stated.",
    ),
    flag("is_registered", "True: stands in a registry; false: known from codings alone.", nullable=False),
    UniqueConstraint("office_ref"),
    CheckConstraint("level BETWEEN 1 AND 6", name="level"),
    ForeignKeyConstraint(["body_actor_id"], ["deconf.actor.actor_id"]),
    schema=CORE,
    comment="An office that persons hold: minister, spokesman, chief of staff. One row an office. Registry.",
)

office_tenure = Table(
    "office_tenure",
    metadata,
    key("office_id", "The office."),
    key("person_actor_id", "The person: deconf.actor."),
    text("tenure_edtf", "The tenure as an EDTF interval.", primary=True),
    day("tenure_from", "First possible day; NULL = unknown."),
    day("tenure_to", "Last possible day; NULL = still in office, or unknown."),
    flag("is_acting", "True: held it as acting."),
    text("source_note", "Where this is taken from."),
    order_check("tenure_order", "tenure_from", "tenure_to"),
    ForeignKeyConstraint(["office_id"], ["deconf.office.office_id"]),
    ForeignKeyConstraint(["person_actor_id"], ["deconf.actor.actor_id"]),
    schema=CORE,
    comment="Tenures from the lexicon. They serve the automatic coder and never count as evidence. Registry.",
)

place = Table(
    "place",
    metadata,
    key("place_id", "Key: UUIDv5 of the registry ref."),
    text("place_ref", "Short public name: the registry ref.", nullable=False),
    text("place_name", "Name of the place.", nullable=False),
    text("kind_code", "Kind of place; code of vocab.place_kind; NULL = not stated."),
    link("parent_place_id", "The place it lies in: deconf.place; NULL = none stated."),
    text("country_code", "ISO 3166-1 alpha-3 code of the country; NULL = none or disputed."),
    double("latitude", "Degrees north, WGS 84; NULL = not stated."),
    double("longitude", "Degrees east, WGS 84; NULL = not stated."),
    UniqueConstraint("place_ref"),
    CheckConstraint("latitude BETWEEN -90 AND 90", name="latitude"),
    CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude"),
    ForeignKeyConstraint(["parent_place_id"], ["deconf.place.place_id"]),
    schema=CORE,
    comment="A place: country, region, city, base, crossing, strait. One row a place. Registry.",
)

place_alias = Table(
    "place_alias",
    metadata,
    key("place_id", "The place."),
    text("alias", "Another name or spelling.", primary=True),
    ForeignKeyConstraint(["place_id"], ["deconf.place.place_id"]),
    schema=CORE,
    comment="Other names of a place. Registry.",
)

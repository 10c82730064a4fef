"""The registries of actors, sources, offices, places and mechanisms: what a ref means in every coding."""

from deconfdb.registry.reader import load_registry, read_registry
from deconfdb.registry.records import (
    Actor,
    Identifier,
    Mechanism,
    NameForm,
    Office,
    Party,
    Place,
    Registry,
    Scope,
    Source,
)

__all__ = [
    "Actor",
    "Identifier",
    "Mechanism",
    "NameForm",
    "Office",
    "Party",
    "Place",
    "Registry",
    "Scope",
    "Source",
    "load_registry",
    "read_registry",
]

"""The source of a delivered document: registered by ref, name or domain, else a source of that name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from deconfdb.documents.model import SourceName
from deconfdb.load import keys
from deconfdb.load.registry_index import RegistryIndex


@dataclass(slots=True)
class DocumentSources:
    """Sources by the names that documents give them; `new` collects the rows of those that no registry knows."""

    index: RegistryIndex
    new: list[tuple[Any, ...]] = field(default_factory=list)

    def key(self, name: SourceName) -> UUID | None:
        """The source of that name; None where the document names none."""
        if not name:
            return None
        if registered := self.registered(name):
            return registered
        made = keys.named_source_id(label(name), None)
        self.new.append((made, keys.public_ref("src", made), label(name), None, None, False))
        return made

    def registered(self, name: SourceName) -> UUID | None:
        """The registered source of that ref, name or domain, or None."""
        if name.ref and name.ref in self.index.sources:
            return self.index.sources[name.ref]
        named = (self.index.source_named(each) for each in (name.name, name.domain, name.ref) if each)
        return next((found for found in named if found), None)


def label(name: SourceName) -> str:
    """What to call a source that no registry knows; empty where the document names none."""
    return name.name or name.domain or name.ref or ""

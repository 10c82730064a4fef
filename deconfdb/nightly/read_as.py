"""How inputs are read: kind, format and what is known of all their records, kept so that they can be read again alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, cast

from deconfdb.documents.enriching import Defaults
from deconfdb.documents.fetching import FetchRules
from deconfdb.documents.limits import DEFAULT_LIMITS, Limits
from deconfdb.documents.reading import AnyFormat, ReadOptions

Kind = Literal["articles", "codings", "events"]


@dataclass(frozen=True, slots=True)
class ReadAs:
    """Options of a command, or of a source of the nightly job."""

    kind: Kind = "articles"
    format: str = "auto"
    publisher: str | None = None
    published: str | None = None
    licence: str | None = None
    language: str | None = None
    manifest: str | None = None
    """The manifest that describes the files, absolute."""
    code: str | None = None
    """The coder of new texts."""
    vintage: str | None = None
    max_bytes: int | None = None
    rate_seconds: float = 1.0
    allow_private_addresses: bool = False

    def as_json(self) -> dict[str, Any]:
        """What differs from the defaults, and the kind."""
        stated = {
            each.name: getattr(self, each.name) for each in fields(self) if each.default != getattr(self, each.name)
        }
        return {"kind": self.kind, **stated}

    @classmethod
    def from_json(cls, stated: Mapping[str, Any]) -> ReadAs:
        """The options as `as_json` gave them; what this release does not know is left out."""
        known = {each.name for each in fields(cls)}
        return cls(**{name: value for name, value in stated.items() if name in known})

    def limits(self) -> Limits:
        """The limits of one record and file."""
        return replace(DEFAULT_LIMITS, max_record_bytes=self.max_bytes) if self.max_bytes else DEFAULT_LIMITS

    def options(self) -> ReadOptions:
        """How the readers are to read."""
        defaults = Defaults(self.publisher, self.published, self.licence, self.language)
        return ReadOptions(format=cast(AnyFormat, self.format), limits=self.limits(), defaults=defaults)

    def fetch_rules(self) -> FetchRules:
        """How to behave towards servers."""
        return FetchRules(allows_private_addresses=self.allow_private_addresses, min_interval_seconds=self.rate_seconds)

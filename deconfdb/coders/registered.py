"""Which mechanism of the registry a mechanism of an article is, where exactly one fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from deconfdb.coders.findings import MechanismFound
from deconfdb.coders.groups import OPEN_FAMILIES
from deconfdb.registry import Mechanism, load_registry
from deconfdb.vocabulary import load_vocabularies

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OPEN_KIND = "deconfliction_unspecified"
"""A kind that says no more than that forces keep out of each other's way; it may be any of these families."""


@cache
def registered_mechanisms() -> tuple[Mechanism, ...]:
    """The mechanisms shipped with the package."""
    return load_registry().mechanisms


def with_registry_refs(
    found: Sequence[MechanismFound], registered: Sequence[Mechanism], published: date | None
) -> tuple[MechanismFound, ...]:
    """The mechanisms, those with the ref of the registry for which one entry fits, and no other claims that entry."""
    refs = [_ref_of(mechanism, registered, published) for mechanism in found]
    return tuple(
        replace(mechanism, registry_ref=ref) if ref and refs.count(ref) == 1 else mechanism
        for mechanism, ref in zip(found, refs, strict=True)
    )


def _ref_of(mechanism: MechanismFound, registered: Sequence[Mechanism], published: date | None) -> str:
    fitting = [entry for entry in registered if fits(mechanism, entry, published)]
    same_kind = [entry for entry in fitting if entry.kind == mechanism.kind]
    chosen = same_kind or fitting
    return chosen[0].ref if len(chosen) == 1 else ""


def fits(mechanism: MechanismFound, entry: Mechanism, published: date | None) -> bool:
    """Same parties, same family, no other area, and not of another time.

    A year in the name of an entry is the one in which it began or was spoken of: nothing told before can be it, and
    what is told more than a year later may be another of its kind.
    """
    parties = {party.actor.partition("-")[0].upper() for party in entry.parties if party.role == "party"}
    if parties != set(mechanism.sides) or not _same_family(mechanism.kind, entry.kind):
        return False
    areas = {scope.value.lower() for scope in entry.scope if scope.kind == "area"}
    if areas and mechanism.area and mechanism.area.lower() not in areas:
        return False
    years = [int(year) for year in _YEAR.findall(entry.label)]
    if not years:
        return True
    told = {status.when.lower.year for status in mechanism.statuses if status.when and status.when.lower}
    if not told:
        told = {published.year} if published else set()
    return bool(told) and all(min(years) <= year <= max(years) + 1 for year in told)


def _same_family(kind: str, other: str) -> bool:
    if kind == other:
        return True
    vocabularies = load_vocabularies()
    families = {str(vocabularies.get("mechanism_kind", one).extra["family"]) for one in (kind, other)}
    return _OPEN_KIND in {kind, other} and families <= OPEN_FAMILIES

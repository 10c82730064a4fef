"""Records that stand twice, refer to themselves, or to each other in a circle."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from deconfdb.coding.document import CodingDocument
from deconfdb.coding.problems import Findings
from deconfdb.coding.references import SECTIONS

T = TypeVar("T")

_TO_ITSELF = "the record refers to itself"


def check_structure(document: CodingDocument, findings: Findings) -> None:
    """Add every record or entry that is there twice, and every circle of refs."""
    _check_duplicates(document, findings)
    _check_circles(document, findings)
    _check_self_references(document, findings)


def _check_duplicates(document: CodingDocument, findings: Findings) -> None:
    for section in SECTIONS.values():
        records = getattr(document, section)
        if len({record.ref for record in records}) == len(records):
            continue
        first: dict[str, int] = {}
        for index, record in enumerate(records):
            if record.ref is not None and first.setdefault(record.ref, index) != index:
                message = f"the ref stands at {section}[{first[record.ref]}] already"
                way_out = "merge the two records, or give one of them another ref"
                findings.error("duplicate_ref", f"{section}[{index}].ref", record.ref, message, way_out)
    for at, key in _repeated(document):
        findings.error("duplicate_entry", at, key, "the same entry stands before it", "remove one of the two")


def _repeated(document: CodingDocument) -> Iterator[tuple[str, str]]:
    """Yield the place and the key of every entry that its list holds already."""
    holders = document.office_holders
    yield from _again("article.custody", document.article.custody, lambda each: (each.source, each.action))
    yield from _again("office_holders", holders, lambda each: (each.person, each.office, each.on))
    yield from _again("relations", document.relations, lambda each: (each.from_, each.relation, each.to))
    for index, mechanism in enumerate(document.mechanisms):
        at = f"mechanisms[{index}]"
        yield from _again(f"{at}.parties", mechanism.parties, lambda each: (each.actor, each.role))
        yield from _again(f"{at}.scope", mechanism.scope, lambda each: (each.kind, each.value))
        yield from _again(f"{at}.links", mechanism.links, lambda each: (each.relation, each.mechanism))
    for index, meeting in enumerate(document.meetings):
        at = f"meetings[{index}]"
        yield from _again(f"{at}.participants", meeting.participants, lambda each: (each.actor, each.role))
        yield from _again(f"{at}.mechanisms", meeting.mechanisms, lambda each: (each.mechanism, each.relation))
    for index, incident in enumerate(document.incidents):
        at = f"incidents[{index}]"
        yield from _again(f"{at}.parties", incident.parties, lambda each: (each.actor, each.role))
        yield from _again(f"{at}.mechanisms", incident.mechanisms, lambda each: (each.mechanism, each.relation))
    for index, claim in enumerate(document.claims):
        yield from _again(f"claims[{index}].mentions", claim.mentions, lambda each: (each.start, each.end))


def _again(at: str, entries: Sequence[T], key_of: Callable[[T], tuple[Hashable, ...]]) -> Iterator[tuple[str, str]]:
    if len(entries) < 2:
        return
    seen = set()
    for index, entry in enumerate(entries):
        key = key_of(entry)
        if key in seen:
            yield f"{at}[{index}]", " ".join(str(part) for part in key if part is not None)
        seen.add(key)


def _check_circles(document: CodingDocument, findings: Findings) -> None:
    anchors = [(each.ref, f"meetings[{index}]", each.when) for index, each in enumerate(document.meetings)]
    anchors += [(each.ref, f"incidents[{index}]", each.when) for index, each in enumerate(document.incidents)]
    links: tuple[tuple[str, Iterable[tuple[str, str, str | None]]], ...] = (
        ("part_of", [(each.ref, f"mechanisms[{n}]", each.part_of) for n, each in enumerate(document.mechanisms)]),
        ("follows", [(each.ref, f"meetings[{n}]", each.follows) for n, each in enumerate(document.meetings)]),
        ("when.anchor", [(ref, at, when.anchor if when else None) for ref, at, when in anchors]),
    )
    for key, records in links:
        if not any(target for _, _, target in records):
            continue
        places = {ref: f"{at}.{key}" for ref, at, _ in records}
        for circle in _circles({ref: target for ref, _, target in records}):
            if len(circle) == 1:
                findings.error("self_reference", places[circle[0]], circle[0], _TO_ITSELF, "name the other record")
            else:
                message, shown = "the records refer in a circle", " → ".join((*circle, circle[0]))
                findings.error("cyclic_reference", places[circle[0]], shown, message, "remove one of the links")


def _check_self_references(document: CodingDocument, findings: Findings) -> None:
    for index, mechanism in enumerate(document.mechanisms):
        for number, link in enumerate(mechanism.links):
            if link.mechanism == mechanism.ref:
                at = f"mechanisms[{index}].links[{number}].mechanism"
                findings.error("self_reference", at, link.mechanism, _TO_ITSELF, "name the other record")
    for index, relation in enumerate(document.relations):
        if relation.from_ == relation.to:
            at = f"relations[{index}].to"
            findings.error("self_reference", at, relation.to, "a proposition related to itself", "name the other one")


def _circles(following: Mapping[str, str | None]) -> Iterator[tuple[str, ...]]:
    """Yield each circle of refs once, beginning with the first of its refs in the given order."""
    done: set[str] = set()
    for start in following:
        path: dict[str, None] = {}
        ref: str | None = start
        while ref is not None and ref not in path and ref not in done:
            path[ref] = None
            ref = following.get(ref)
        if ref is not None and ref in path:
            refs = tuple(path)
            yield refs[refs.index(ref) :]
        done.update(path)

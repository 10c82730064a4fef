"""The marks of the document followed: every code in its list, every ref declared, every date a date.

Which field holds which code or ref stands on the field itself (`marks`); a plan made once per class turns that into
a plain loop, since a bulk load walks a hundred records for each of 100,000 documents. Most documents are sound: a first
walk only asks whether anything is wrong (0.06 ms a document), a second one, which knows the places, says what (0.13 ms).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Annotated, Any, get_args, get_origin

from deconfdb.coding.dates import DateBounds, EdtfError, parse_edtf
from deconfdb.coding.document import CodingDocument
from deconfdb.coding.fields import Block, DateBlock
from deconfdb.coding.marks import InList, RefTo
from deconfdb.coding.problems import Findings, suggest
from deconfdb.coding.shape import locate
from deconfdb.vocabulary import Vocabularies

Parts = tuple[int | str, ...]

SECTIONS = {
    "source": "sources",
    "actor": "actors",
    "office": "offices",
    "mechanism": "mechanisms",
    "meeting": "meetings",
    "incident": "incidents",
    "proposition": "propositions",
    "claim": "claims",
}
"""Kind of record -> section of the document in which it is declared."""

LIKELY_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class KnownRefs:
    """The refs that stand in the registries, and so need no declaration in a document."""

    actors: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    mechanisms: frozenset[str] = frozenset()

    def of_kind(self, kind: str) -> frozenset[str]:
        """The registered refs of a kind of record; empty for kinds without a registry."""
        found: frozenset[str] = getattr(self, SECTIONS[kind], frozenset())
        return found


@dataclass(frozen=True, slots=True)
class _Plan:
    codes: tuple[tuple[str, str, str], ...]
    refs: tuple[tuple[str, str, tuple[str, ...]], ...]
    dates: tuple[tuple[str, str], ...]
    children: tuple[tuple[str, str, bool], ...]


@cache
def _plan(block: type[Block]) -> _Plan:
    codes: list[tuple[str, str, str]] = []
    refs: list[tuple[str, str, tuple[str, ...]]] = []
    dates, children = [], []
    for name, info in block.model_fields.items():
        key = info.alias or name
        marks = (*info.metadata, *_marks(info.annotation))
        codes.extend((name, key, mark.vocabulary) for mark in marks if isinstance(mark, InList))
        refs.extend((name, key, mark.kinds) for mark in marks if isinstance(mark, RefTo))
        child = next((each for each in _types(info.annotation) if issubclass(each, Block)), None)
        if child is DateBlock:
            dates.append((name, key))
        if child is not None:
            children.append((name, key, any(each is tuple for each in _origins(info.annotation))))
    return _Plan(tuple(codes), tuple(refs), tuple(dates), tuple(children))


def _marks(annotation: Any) -> Iterator[object]:
    if get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
    for each in get_args(annotation):
        yield from _marks(each)


def _types(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type) and get_origin(annotation) is None:
        yield annotation
    for each in get_args(annotation):
        yield from _types(each)


def _origins(annotation: Any) -> Iterator[Any]:
    yield get_origin(annotation)
    for each in get_args(annotation):
        yield from _origins(each)


@lru_cache(maxsize=4)
def _codes(lists: Vocabularies) -> dict[str, frozenset[str]]:
    """The codes of every list, for look-ups by the hundred a document."""
    return {name: lists.codes(name) for name in lists.names()}


class MarkChecker:
    """Follows the marks of one document; `check` adds what it finds to the findings."""

    def __init__(self, document: CodingDocument, lists: Vocabularies, known: KnownRefs, findings: Findings) -> None:
        self._document = document
        self._lists = lists
        self._codes = _codes(lists)
        self._known = known
        self._findings = findings
        self._declared: dict[str, set[str | None]] = {
            kind: {each.ref for each in getattr(document, section)} for kind, section in SECTIONS.items()
        }

    def check(self) -> None:
        """Check every record of the document."""
        if not self._is_sound(self._document):
            self._check(self._document, ())

    def is_known(self, kind: str, ref: str) -> bool:
        """True if the ref is declared in the document or stands in a registry."""
        return ref in self._declared[kind] or ref in self._known.of_kind(kind)

    def _is_sound(self, block: Block) -> bool:
        """Whether `_check` would find nothing in a block and all below it; it may find nothing where this is false."""
        plan, values, lists = _plan(type(block)), block.__dict__, self._codes
        for name, _, vocabulary in plan.codes:
            code = values[name]
            if code is not None and code not in lists[vocabulary]:
                return False
        for name, _, kinds in plan.refs:
            ref = values[name]
            if ref is not None and ref not in self._declared[kinds[0]] and not self._is_known(kinds, ref):
                return False
        for name, _ in plan.dates:
            date = values[name]
            if date is not None and not _is_usual(date):
                return False
        for name, _, is_list in plan.children:
            child = values[name]
            if is_list:
                for each in child:
                    if not self._is_sound(each):
                        return False
            elif child is not None and not self._is_sound(child):
                return False
        return True

    def _is_known(self, kinds: tuple[str, ...], ref: str) -> bool:
        return any(self.is_known(kind, ref) for kind in kinds)

    def _check(self, block: Block, at: Parts) -> None:
        plan, values = _plan(type(block)), block.__dict__
        for name, key, vocabulary in plan.codes:
            code = values[name]
            if code is not None and not self._lists.has(vocabulary, code):
                self._unknown_code((*at, key), vocabulary, code)
        for name, key, kinds in plan.refs:
            ref = values[name]
            if ref is not None and not self._is_known(kinds, ref):
                self._unknown_ref((*at, key), kinds, ref)
        for name, key in plan.dates:
            if values[name] is not None:
                self._check_date(values[name], (*at, key))
        for name, key, is_list in plan.children:
            child = values[name]
            if is_list:
                for index, each in enumerate(child):
                    self._check(each, (*at, key, index))
            elif child is not None:
                self._check(child, (*at, key))

    def _unknown_code(self, at: Parts, vocabulary: str, code: str) -> None:
        way_out = suggest(self._lists.suggest(vocabulary, code), self._lists.codes(vocabulary))
        self._findings.error("unknown_code", locate(at), code, f"no code of vocabulary {vocabulary}", way_out)

    def _unknown_ref(self, at: Parts, kinds: tuple[str, ...], ref: str) -> None:
        wanted = " or ".join(kinds)
        other = next((kind for kind in SECTIONS if self.is_known(kind, ref)), None)
        if other is not None:
            message = f"the ref of {_a(other)}, where {_a(wanted)} must stand"
            self._findings.error("wrong_ref_kind", locate(at), ref, message, f"give the ref of {_a(wanted)}")
            return
        candidates = [each for kind in kinds for each in (*self._declared[kind], *self._known.of_kind(kind)) if each]
        near = get_close_matches(ref, sorted(set(candidates)), n=1)
        sections = " or ".join(SECTIONS[kind] for kind in kinds)
        way_out = f"did you mean {near[0]}?" if near else f"declare it under {sections}"
        self._findings.error("unknown_ref", locate(at), ref, f"no {wanted} of this document or a registry", way_out)

    def _check_date(self, block: DateBlock, at: Parts) -> None:
        if block.edtf is not None:
            self.bounds(block.edtf, (*at, "edtf"))
        if block.basis == "event_relative" and block.anchor is None:
            way_out = "give the ref of the event from which it is counted as anchor"
            self._findings.warn(
                "date_without_anchor", locate(at), block.text, "event-relative, but to nothing", way_out
            )

    def bounds(self, edtf: str, at: Parts) -> DateBounds | None:
        """Return the bounds of a date, or None after noting why there are none."""
        try:
            bounds = parse_edtf(edtf)
        except EdtfError as error:
            self._findings.error("bad_date", locate(at), edtf, error.reason, error.way_out)
            return None
        if bounds.known_lower.year not in LIKELY_YEARS or bounds.known_upper.year not in LIKELY_YEARS:
            message = f"a year outside {LIKELY_YEARS[0]} to {LIKELY_YEARS[-1]}"
            self._findings.warn("unlikely_year", locate(at), edtf, message, "correct it if it is a slip")
        return bounds


def _is_usual(block: DateBlock) -> bool:
    """Whether a date gives rise to neither an error nor a warning."""
    if block.basis == "event_relative" and block.anchor is None:
        return False
    return block.edtf is None or _is_likely(block.edtf)


@lru_cache(maxsize=65536)
def _is_likely(edtf: str) -> bool:
    try:
        bounds = parse_edtf(edtf)
    except EdtfError:
        return False
    return bounds.known_lower.year in LIKELY_YEARS and bounds.known_upper.year in LIKELY_YEARS


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"

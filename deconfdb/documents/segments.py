"""Stretches of a text typed line by line: boilerplate is marked where it stands, and nothing is moved or cut."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, cast, get_args

from deconfdb.documents.agency import agency_cues
from deconfdb.documents.model import Segment, SegmentKind

Where = Literal["line", "to_end", "start", "inline"]


@dataclass(frozen=True, slots=True)
class BoilerplatePattern:
    """A pattern and what it marks: its whole line, all from its line on, the start of the body, or itself."""

    pattern: re.Pattern[str]
    kind: SegmentKind
    where: Where


@functools.cache
def boilerplate_patterns() -> tuple[BoilerplatePattern, ...]:
    """The patterns of `seeds/lexicon/boilerplate.csv`."""
    from deconfdb.lexicon.reader import read_rows
    from deconfdb.lexicon.records import Boilerplate
    from deconfdb.settings import seeds_dir

    rows = cast(Iterable[Boilerplate], read_rows(seeds_dir() / "lexicon" / "boilerplate.csv", Boilerplate))
    return tuple(
        BoilerplatePattern(
            re.compile(row.pattern, re.IGNORECASE), cast(SegmentKind, row.segment_kind), cast(Where, row.where)
        )
        for row in rows
        if row.segment_kind in get_args(SegmentKind)
    )


_DATELINE_LENGTH: Final = 120
_LONGEST_NOTICE: Final = 700
_CREDITS: Final[dict[str, SegmentKind]] = {
    "tail": "credit_line",
    "desk_initials": "credit_line",
    "reporting_line": "contributor_line",
    "credit": "contributor_line",
}


def mark_segments(
    text: str, stated: tuple[Segment, ...] = (), patterns: tuple[BoilerplatePattern, ...] | None = None
) -> tuple[Segment, ...]:
    """Type the stretches of a text; what a reader stated stays, its `body` (or all) is looked at line by line.

    The segments are in order, do not overlap, and leave out nothing but white space between them. The text itself is
    not touched, so every offset holds.
    """
    patterns = boilerplate_patterns() if patterns is None else patterns
    credit_lines = [(cue.start, cue.end, _CREDITS[cue.kind]) for cue in agency_cues(text) if cue.kind in _CREDITS]
    start, end = _trimmed(text, 0, len(text))
    whole = (Segment(start, end, "body"),) if start < end else ()
    marked: list[Segment] = []
    for segment in stated or whole:
        is_opening = all(before.kind != "body" for before in marked)
        parts = _body_parts(text, segment, patterns, credit_lines, is_opening=is_opening)
        marked += parts if segment.kind == "body" else [segment]
    return tuple(_merged(text, marked))


def _body_parts(
    text: str,
    body: Segment,
    patterns: tuple[BoilerplatePattern, ...],
    credit_lines: list[tuple[int, int, SegmentKind]],
    *,
    is_opening: bool,
) -> Iterator[Segment]:
    rest_kind: SegmentKind | None = None
    for start, end in _lines(text, body):
        line = text[start:end]
        matching = [p for p in patterns if p.where != "inline" and (p.where != "start" or is_opening)]
        hits = [(p, m) for p in matching if (m := _match(p, line))]
        to_end = next((p.kind for p, _ in hits if p.where == "to_end"), None)
        stated = (kind for s, e, kind in credit_lines if s == start and (e >= end or kind != "credit_line"))
        is_whole = (p.kind for p, m in hits if p.where == "line" or (p.where == "start" and m.end() == len(line)))
        whole_line = next(is_whole, None) or next(stated, None)
        if to_end is not None:
            rest_kind = whole_line or to_end
        if rest_kind is not None:
            # A line of its own kind inside a tail of boilerplate keeps it and passes it on: notice, then offers.
            rest_kind = whole_line or rest_kind
            yield Segment(start, end, rest_kind)
        elif whole_line is not None:
            yield Segment(start, end, whole_line)
        else:
            openings = [(m.end(), p.kind) for p, m in hits if p.where == "start"]
            yield from _line_parts(text, start, end, openings, patterns)
            is_opening = False


def _match(pattern: BoilerplatePattern, line: str) -> re.Match[str] | None:
    # A paragraph is no line of boilerplate, and a line of a megabyte no food for seventy patterns.
    if len(line) > _LONGEST_NOTICE:
        return pattern.pattern.match(line[:_DATELINE_LENGTH]) if pattern.where == "start" else None
    return pattern.pattern.fullmatch(line) if pattern.where == "line" else pattern.pattern.match(line)


def _line_parts(
    text: str, start: int, end: int, openings: list[tuple[int, SegmentKind]], patterns: tuple[BoilerplatePattern, ...]
) -> Iterator[Segment]:
    """Split one line into its opening, what is marked inside it, and body."""
    line = text[start:end]
    cuts: list[tuple[int, int, SegmentKind]] = [(0, length, kind) for length, kind in openings[:1]]
    if not cuts:
        cuts = [(0, cue.end, "dateline") for cue in agency_cues(line[:_DATELINE_LENGTH]) if cue.kind == "dateline"][:1]
    for pattern in patterns:
        if pattern.where == "inline":
            cuts += [(m.start(), m.end(), pattern.kind) for m in pattern.pattern.finditer(line) if m.end() > m.start()]
    position = 0
    for cut_start, cut_end, kind in sorted(cuts):
        if cut_start < position:
            continue
        yield from _stretch(text, start + position, start + cut_start, "body")
        yield from _stretch(text, start + cut_start, start + cut_end, kind)
        position = cut_end
    yield from _stretch(text, start + position, end, "body")


def _stretch(text: str, start: int, end: int, kind: SegmentKind) -> Iterator[Segment]:
    start, end = _trimmed(text, start, end)
    if start < end:
        yield Segment(start, end, kind)


def _lines(text: str, body: Segment) -> Iterator[tuple[int, int]]:
    position = body.start
    for line in text[body.start : body.end].split("\n"):
        start, end = _trimmed(text, position, position + len(line))
        position += len(line) + 1
        if start < end:
            yield start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in "\ufeff\u200b"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "\u200b"):
        end -= 1
    return start, end


def _merged(text: str, segments: list[Segment]) -> Iterator[Segment]:
    """Join neighbours of one kind that only white space parts."""
    current: Segment | None = None
    for segment in sorted(segments, key=lambda s: (s.start, s.end)):
        if current is None:
            current = segment
        elif segment.kind == current.kind and not text[current.end : segment.start].strip(" \t\r\n\u00a0\u200b"):
            current = Segment(current.start, segment.end, current.kind)
        else:
            yield current
            current = segment
    if current is not None:
        yield current

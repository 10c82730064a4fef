"""What each stretch of a text is: only headline, standfirst and body are read for statements."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from deconfdb.coders.article import Segment
from deconfdb.lexicon.records import Boilerplate

HEADLINE_LIMIT = 160
STANDFIRST_LIMIT = 320
OPENING_LINES = 6
"""Lines in which bylines and the like may stand."""
_DATELINE = re.compile(
    r"^[ ]*(?P<place>[A-Z][A-Za-z.'\u00c0-\u024f-]*(?:[ ,/]{1,2}[A-Z][A-Za-z.'\u00c0-\u024f-]*){0,4})"
    r"(?:,?[ ]\w{3,9}\.?[ ]\d{1,2}(?:,[ ]\d{4})?)?"
    r"[ ]*(?:\((?P<agency>[A-Z][A-Za-z .]{1,30})\))?[ ]*(?:--|[-\u2013\u2014:])[ ]+(?=[\"A-Z])"
)
_SLUG = re.compile(r"^[ ]*(?P<outlet>[A-Z][A-Za-z. ]{2,30})(?:/|[ ]-[ ]|[ ]\u2013[ ]|:[ ])[ ]*(?=[A-Z])")
_ENDS_LIKE_PROSE = re.compile(r"[.!?\u2026]['\")\]]*\s*$")
_ABBREVIATED_END = re.compile(r"\b(?:[A-Z]\.){2,}['\")\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text without its line break; `start` to `end` leaves out surrounding blanks."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class BoilerplateRules:
    """The lexicon's patterns, compiled, by where they apply."""

    line: tuple[tuple[re.Pattern[str], str], ...]
    to_end: tuple[tuple[re.Pattern[str], str], ...]
    start: tuple[tuple[re.Pattern[str], str], ...]
    inline: tuple[tuple[re.Pattern[str], str], ...]
    any_line: re.Pattern[str]
    """Whether one of `line` and `start` matches, asked at once: nearly no line of an article does."""

    @classmethod
    def compile(cls, rows: Sequence[Boilerplate]) -> BoilerplateRules:
        """Patterns ignore case unless they set flags of their own."""

        def place(where: str) -> tuple[tuple[re.Pattern[str], str], ...]:
            return tuple((_compile(row.pattern), row.segment_kind) for row in rows if row.where == where)

        whole = [row.pattern if _has_flags(row.pattern) else f"(?i:{row.pattern})"
                 for row in rows if row.where in {"line", "start"}]  # fmt: skip
        any_line = re.compile("|".join(f"(?:{pattern})" for pattern in whole) or r"(?!x)x")
        return cls(place("line"), place("to_end"), place("start"), place("inline"), any_line)


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, 0 if _has_flags(pattern) else re.IGNORECASE)


def _has_flags(pattern: str) -> bool:
    return pattern.startswith("(?") and not pattern.startswith("(?:")


def lines_of(text: str) -> Iterator[Line]:
    """The lines that hold anything."""
    position = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = position + raw.index(stripped[0])
            yield Line(start, start + len(stripped), stripped)
        position += len(raw) + 1


def _is_prose(line: Line) -> bool:
    return bool(_ENDS_LIKE_PROSE.search(line.text)) and not _ABBREVIATED_END.search(line.text)


def _same_words(left: str, right: str) -> bool:
    return re.findall(r"\w+", left.lower()) == re.findall(r"\w+", right.lower())


def _opening(lines: Sequence[Line], kinds: dict[int, str], title: str) -> None:
    """Type headline and standfirst at the head of the article in place."""
    free = [number for number in range(len(lines)) if number not in kinds]
    if len(free) < 2 and not (title and free):
        return
    head = free[0]
    if (title and _same_words(lines[head].text, title)) or (
        len(free) > 1 and len(lines[head].text) <= HEADLINE_LIMIT and not _is_prose(lines[head])
    ):
        kinds[head] = "headline"
    else:
        return
    if len(free) < 3:
        return
    first, following = free[1], free[2]
    if len(lines[first].text) > STANDFIRST_LIMIT:
        return
    if not _is_prose(lines[first]) or _DATELINE.match(lines[following].text):
        kinds[first] = "standfirst"


def _pieces(line: Line, kind: str, rules: BoilerplateRules, may_open: bool) -> list[Segment]:
    """A line of prose cut into its dateline, inline furniture and the prose between."""
    cut: list[Segment] = []
    if may_open:
        dateline = _DATELINE.match(line.text)
        if dateline and (dateline["agency"] or dateline["place"].partition(",")[0].isupper()):
            # "OUJDA, Morocco": only the town has to be in capitals.
            cut.append(Segment(line.start, line.start + len(dateline[0].rstrip()), "dateline"))
        for pattern, found_kind in rules.start:
            match = pattern.match(line.text)
            if match and match.end() and not cut:
                cut.append(Segment(line.start, line.start + len(match[0].rstrip()), found_kind))
    for pattern, found_kind in rules.inline:
        for match in pattern.finditer(line.text):
            if match.end() > match.start():
                cut.append(Segment(line.start + match.start(), line.start + match.end(), found_kind))  # noqa: PERF401
    pieces: list[Segment] = []
    position = line.start
    for segment in sorted(cut):
        if segment.start < position:
            continue
        if segment.start > position:
            pieces.append(Segment(position, segment.start, kind))
        pieces.append(segment)
        position = segment.end
    if position < line.end:
        pieces.append(Segment(position, line.end, kind))
    return pieces


_FURNITURE_IN_CAPTION = re.compile(
    r"\b(?:file photo|photo shows|pictured|is seen|are seen|in this photo|\(.*photo.*\))", re.IGNORECASE
)


def _caption_pieces(line: Line) -> list[Segment]:
    """A caption that goes on as prose: sentences that describe no picture are read as body."""
    bounds = [0, *(match.end() for match in re.finditer(r"[.!?][\"')]?[ ]+(?=[\"(A-Z])", line.text)), len(line.text)]
    pieces: list[Segment] = []
    for left, right in itertools.pairwise(bounds):
        text = line.text[left:right]
        described = left == 0 or bool(_FURNITURE_IN_CAPTION.search(text)) or text.startswith("(") or len(text) < 40
        kind = "caption" if described else "body"
        pieces.append(Segment(line.start + left, line.start + left + len(text.rstrip()), kind))
    return pieces


def segment(text: str, title: str | None, rules: BoilerplateRules) -> tuple[Segment, ...]:
    """Typed, ordered, disjoint segments of a cleaned text; what is in none is blank."""
    lines = list(lines_of(text))
    kinds: dict[int, str] = {}
    for number, line in enumerate(lines):
        if number > 0:
            ending = next((kind for pattern, kind in rules.to_end if pattern.search(line.text)), None)
            if ending:
                kinds.update((later, kinds.get(later, ending)) for later in range(number, len(lines)))
                break
        whole_line = (*rules.line, *rules.start) if number < OPENING_LINES else rules.line
        is_furniture = rules.any_line.fullmatch(line.text)
        kind = (
            next((kind for pattern, kind in whole_line if pattern.fullmatch(line.text)), None) if is_furniture else None
        )
        if kind:
            kinds[number] = kind
    _opening(lines, kinds, title or "")
    segments: list[Segment] = []
    seen_prose = False
    for number, line in enumerate(lines):
        kind = kinds.get(number, "body")
        if kind == "caption" and len(line.text) > 200:
            segments.extend(_caption_pieces(line))
        elif kind == "body":
            segments.extend(_pieces(line, kind, rules, not seen_prose))
            # What stands above the first line of prose is a byline that no pattern knows.
            seen_prose = seen_prose or _is_prose(line)
        else:
            segments.append(Segment(line.start, line.end, kind))
    return tuple(segments)


def dateline_agency(text: str, segments: Sequence[Segment]) -> str | None:
    """The agency named in the dateline or the slug before the first sentence, as printed."""
    for part in segments:
        if part.kind == "dateline":
            match = _DATELINE.match(text[part.start :])
            if match and match["agency"]:
                return match["agency"]
    return None


def opening_outlet(text: str, segments: Sequence[Segment]) -> str | None:
    """The outlet that signs the first line of the body ("Such News/ ..."), as printed."""
    first = next((part for part in segments if part.kind == "body"), None)
    match = _SLUG.match(text[first.start : first.end]) if first else None
    return match["outlet"].strip() if match else None

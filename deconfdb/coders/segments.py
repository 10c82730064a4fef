"""What each stretch of a text is: only headline, standfirst and body are read for statements."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from deconfdb.coders.article import Segment
from deconfdb.coders.text import lowered, small_letters
from deconfdb.lexicon.records import Boilerplate

HEADLINE_LIMIT = 160
STANDFIRST_LIMIT = 320
OPENING_LINES = 6
"""Lines in which bylines and the like may stand."""
_DATELINE = re.compile(
    r"^[ ]*(?P<place>[A-Z][A-Za-z.'\u00c0-\u024f-]*(?:[ ,/]{1,2}[A-Z][A-Za-z.'\u00c0-\u024f-]*){0,4})"
    r"(?:,?[ ]\w{3,9}\.?[ ]\d{1,2}(?:,[ ]\d{4})?)?"
    r"[ ]*(?:\((?P<agency>[A-Z][A-Za-z .]{1,30})\))?[ ]*(?:--|[-\u2013\u2014:_])[ ]+(?=[\"A-Z])"
)
_SLUG = re.compile(r"^[ ]*(?P<outlet>[A-Z][A-Za-z. ]{2,30})(?:/|[ ]-[ ]|[ ]\u2013[ ]|:[ ])[ ]*(?=[A-Z])")
_ENDS_LIKE_PROSE = re.compile(r"[.!?\u2026]['\")\]]*\s*$")
_ABBREVIATED_END = re.compile(r"\b(?:[A-Z]\.){2,}['\")\]]*\s*$")
_WITHIN = re.compile(r"\^\.\{0,(\d+)\}\\b(?=\w|\(\?:\w)")
"""How a pattern begins that looks for a word up to so many characters into the line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text without its line break; `start` to `end` leaves out surrounding blanks."""

    start: int
    end: int
    text: str
    low: str
    """The text in small letters."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A pattern of lines or words that belong to the site, and the kind of segment that they are."""

    pattern: re.Pattern[str]
    kind: str
    has_flags: bool
    """Patterns with flags of their own read the text as printed, the others in small letters."""

    @classmethod
    def compile(cls, row: Boilerplate) -> Furniture:
        """The pattern of a row of the lexicon."""
        has_flags = _has_flags(row.pattern)
        return cls(re.compile(row.pattern if has_flags else small_letters(row.pattern)), row.segment_kind, has_flags)

    def over(self, line: Line) -> str:
        """What of a line it reads."""
        return line.text if self.has_flags else line.low


@dataclass(frozen=True, slots=True)
class BoilerplateRules:
    """The lexicon's patterns, compiled, by where they apply."""

    line: tuple[Furniture, ...]
    to_end: tuple[Furniture, ...]
    start: tuple[Furniture, ...]
    inline: tuple[Furniture, ...]
    any_line: tuple[Furniture, ...]
    """Whether one of `line` and `start` may match, asked at once: nearly no line of an article does."""

    @classmethod
    def compile(cls, rows: Sequence[Boilerplate]) -> BoilerplateRules:
        """Patterns ignore case unless they set flags of their own."""

        def place(where: str) -> tuple[Furniture, ...]:
            return tuple(Furniture.compile(row) for row in rows if row.where == where)

        line, start = place("line"), place("start")
        return cls(line, place("to_end"), start, place("inline"), _any_of((*line, *start)))


def _any_of(patterns: Sequence[Furniture]) -> tuple[Furniture, ...]:
    """One pattern for all that read small letters, one for all with flags of their own."""
    found = []
    for has_flags in (False, True):
        bodies = [each.pattern.pattern for each in patterns if each.has_flags is has_flags]
        if bodies:
            found.append(Furniture(re.compile(_joined(bodies)), "", has_flags))
    return tuple(found)


def _joined(bodies: Sequence[str]) -> str:
    """One wording that matches wherever one of them does: those that look for words within a line look for them at once."""
    within = [(found, body) for body in bodies if (found := _WITHIN.match(body))]
    others = [f"(?:{body})" for body in bodies if not _WITHIN.match(body)]
    if within:
        reach = max(int(found[1]) for found, _ in within)
        ends = "|".join(f"(?:{body[found.end() :]})" for found, body in within)
        others.append(rf"^.{{0,{reach}}}\b(?=\w)(?:{ends})")
    return "|".join(others)


def _has_flags(pattern: str) -> bool:
    return pattern.startswith("(?") and not pattern.startswith("(?:")


def lines_of(text: str) -> Iterator[Line]:
    """The lines that hold anything."""
    position = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = position + raw.index(stripped[0])
            yield Line(start, start + len(stripped), stripped, lowered(stripped))
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
        for furniture in rules.start:
            match = furniture.pattern.match(furniture.over(line))
            if match and match.end() and not cut:
                cut.append(Segment(line.start, line.start + len(match[0].rstrip()), furniture.kind))
    for furniture in rules.inline:
        for match in furniture.pattern.finditer(furniture.over(line)):
            if match.end() > match.start():
                cut.append(Segment(line.start + match.start(), line.start + match.end(), furniture.kind))  # noqa: PERF401
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


def _kind_of(line: Line, patterns: Sequence[Furniture]) -> str | None:
    """The kind of the first pattern that matches the whole line."""
    return next((one.kind for one in patterns if one.pattern.fullmatch(one.over(line))), None)


def segment(text: str, title: str | None, rules: BoilerplateRules) -> tuple[Segment, ...]:
    """Typed, ordered, disjoint segments of a cleaned text; what is in none is blank."""
    lines = list(lines_of(text))
    kinds: dict[int, str] = {}
    for number, line in enumerate(lines):
        if number > 0:
            ending = next((one.kind for one in rules.to_end if one.pattern.search(one.over(line))), None)
            if ending:
                kinds.update((later, kinds.get(later, ending)) for later in range(number, len(lines)))
                break
        whole_line = (*rules.line, *rules.start) if number < OPENING_LINES else rules.line
        kind = _kind_of(line, whole_line) if _kind_of(line, rules.any_line) is not None else None
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

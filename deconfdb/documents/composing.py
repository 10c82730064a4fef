"""Parts of a work put together into one text whose stretches stay typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from deconfdb.documents.model import Segment, SegmentKind

BLOCKS: Final = frozenset(
    """
    address article aside blockquote body br caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hl1
    hl2 hr html li main media media-caption media-producer nav ol p pre section table tbody td th thead tr ul
    """.split()
)
SKIPPED: Final = frozenset(
    """
    applet audio button canvas embed form head iframe input media-metadata media-object media-reference noscript object
    script select style svg template textarea title video
    """.split()
)
KINDS: Final[dict[str, SegmentKind]] = {
    "h2": "subheading",
    "h3": "subheading",
    "h4": "subheading",
    "h5": "subheading",
    "h6": "subheading",
    "hl2": "subheading",
    "figure": "caption",
    "figcaption": "caption",
    "caption": "caption",
    "media": "caption",
    "media-caption": "caption",
    "media-producer": "photo_credit",
}


class Node(Protocol):
    """What elements of lxml and of the standard library have in common."""

    @property
    def tag(self) -> object: ...
    @property
    def text(self) -> str | None: ...
    @property
    def tail(self) -> str | None: ...
    def __iter__(self) -> Iterator[Node]: ...


def one_line(text: str | None) -> str:
    """Collapse white space of all kinds to single spaces."""
    return " ".join(text.split()) if text else ""


def is_same_line(line: str, stated: str) -> bool:
    """Whether a printed line is what was stated, quotation marks, dashes, case and the suffix of a site apart."""
    bare_line, bare_stated = (re.sub(r"[\W_]+", " ", text).strip().casefold() for text in (line, stated))
    is_beginning = len(bare_line) > 20 and bare_stated.startswith(bare_line + " ")
    return bool(bare_line) and (bare_line == bare_stated or is_beginning)


class Composer:
    """Collects lines with their kinds; neighbours of one kind make one segment."""

    def __init__(self) -> None:
        self._lines: list[tuple[SegmentKind, str]] = []

    def add(self, kind: SegmentKind, text: str | None) -> None:
        """Add one line; an empty one is nothing, and a line that repeats the one before is printed once."""
        line = one_line(text)
        if line and (not self._lines or self._lines[-1][1] != line):
            self._lines.append((kind, line))

    def add_all(self, lines: Iterable[tuple[SegmentKind, str]]) -> None:
        """Add lines in order."""
        for kind, text in lines:
            self.add(kind, text)

    def has_kind(self, *kinds: SegmentKind) -> bool:
        """Whether a line of one of these kinds was added."""
        return any(kind in kinds for kind, _ in self._lines)

    def build(self) -> tuple[str, tuple[Segment, ...]]:
        """Join the lines by newlines; segments cover everything but the newlines between them."""
        segments: list[Segment] = []
        position = 0
        for kind, line in self._lines:
            end = position + len(line)
            if segments and segments[-1].kind == kind:
                segments[-1] = Segment(segments[-1].start, end, kind)
            else:
                segments.append(Segment(position, end, kind))
            position = end + 1
        return "\n".join(line for _, line in self._lines), tuple(segments)


def lines_of(root: Node) -> Iterator[tuple[SegmentKind, str]]:
    """The lines of an HTML or NITF body: one a block element, typed by its tag; scripts and forms are passed over."""
    line: list[str] = []
    kinds: list[SegmentKind] = ["body"]
    stack: list[tuple[Node, Iterator[Node]]] = []

    def flush() -> Iterator[tuple[SegmentKind, str]]:
        text = one_line("".join(line))
        line.clear()
        if text:
            yield kinds[-1], text

    def enter(node: Node) -> None:
        name = _name(node)
        kinds.append(KINDS.get(name, kinds[-1]))
        line.append(node.text or "")
        stack.append((node, iter(node)))

    enter(root)
    while stack:
        node, below = stack[-1]
        following = next(below, None)
        if following is None:
            stack.pop()
            if _name(node) in BLOCKS:
                yield from flush()
            kinds.pop()
            line.append(node.tail or "" if stack else "")
        elif not isinstance(following.tag, str) or _name(following) in SKIPPED:
            line.append(following.tail or "")
        else:
            if _name(following) in BLOCKS:
                yield from flush()
            enter(following)
    yield from flush()


def _name(node: Node) -> str:
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def markup_lines(fragment: str) -> list[tuple[SegmentKind, str]]:
    """The lines of an HTML fragment as feeds and wire items carry it; plain text comes back line by line."""
    if "<" not in fragment and "&" not in fragment:
        return [("body", line) for part in fragment.splitlines() if (line := one_line(part))]
    import lxml.etree  # type: ignore[import-untyped]
    import lxml.html  # type: ignore[import-untyped]

    try:
        root = lxml.html.fragment_fromstring(_storable(fragment), create_parent="div")
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError, AssertionError):
        return []
    return list(lines_of(root))


def _storable(fragment: str) -> str:
    # lxml refuses NUL and other control characters, which no text needs.
    return "".join(letter for letter in fragment if letter >= " " or letter in "\t\n\r")


def teaser(fragment: str | None) -> str:
    """The text of a fragment on one line."""
    return one_line(" ".join(line for _, line in markup_lines(fragment))) if fragment else ""

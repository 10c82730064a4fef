"""Where evidence may lie: spans inside the text, inside one segment, and never in boilerplate."""

from __future__ import annotations

from collections.abc import Iterator

from deconfdb.coding.document import CodingDocument, Mention, Segment
from deconfdb.coding.problems import Findings
from deconfdb.vocabulary import Vocabularies


def check_spans(document: CodingDocument, lists: Vocabularies, findings: Findings) -> None:
    """Add what is wrong with the segments, and with the spans of all mentions."""
    article = document.article
    length = article.text.length if article.text else None
    usable = _check_segments(article.segments, length, findings)
    evidence = [(each.start, each.end) for each in article.segments if _is_evidence(each.kind, lists)] if usable else []
    for place, mention in mentions(document):
        start, end = mention.start, mention.end
        if start < end and any(first <= start and end <= last for first, last in evidence):
            continue  # as nearly all: inside one sound segment, and so inside the text
        at = place_of_mention(*place)
        if not _check_extent(at, mention, length, findings) or not article.segments:
            continue
        if usable:
            _check_place(at, mention, article.segments, lists, findings)


def mentions(document: CodingDocument) -> Iterator[tuple[tuple[int, int], Mention]]:
    """Yield every mention of the document with its place: number of the claim and number in it, from 0."""
    for index, claim in enumerate(document.claims):
        for number, mention in enumerate(claim.mentions):
            yield (index, number), mention


def place_of_mention(claim: int, number: int) -> str:
    """Return the location of a mention as written in messages."""
    return f"claims[{claim}].mentions[{number}]"


def _is_evidence(kind: str, lists: Vocabularies) -> bool:
    """Whether a segment may hold evidence; one of an unknown kind is reported as such and no more."""
    return not lists.has("segment_kind", kind) or bool(lists.get("segment_kind", kind).extra["is_evidence"])


def _check_segments(segments: tuple[Segment, ...], length: int | None, findings: Findings) -> bool:
    """Return whether the segments are sound enough to place spans in them."""
    sound, reached = True, 0
    for index, segment in enumerate(segments):
        at = f"article.segments[{index}]"
        sound &= _check_extent(at, segment, length, findings)
        if segment.start < reached:
            sound = False
            message = f"begins before the segment before it ends at {reached}"
            way_out = "give segments in the order of the text, without overlap"
            findings.error("segment_order", f"{at}.start", segment.start, message, way_out)
        reached = max(reached, segment.end)
    return sound


def _check_extent(at: str, span: Segment | Mention, length: int | None, findings: Findings) -> bool:
    start, end = span.start, span.end
    noun = "segment" if isinstance(span, Segment) else "span"
    if end <= start:
        way_out = "give the first code point, and the one after the last"
        findings.error("span_empty", f"{at}.end", end, f"the {noun} ends where it begins ({start}), or before", way_out)
        return False
    if length is not None and end > length:
        message = f"the {noun} reaches beyond the text, which has {length} code points"
        way_out = "count code points of the stored text, not bytes, from 0"
        findings.error("span_outside_text", f"{at}.end", end, message, way_out)
        return False
    return True


def _check_place(
    at: str, mention: Mention, segments: tuple[Segment, ...], lists: Vocabularies, findings: Findings
) -> None:
    touched = [each for each in segments if each.start < mention.end and mention.start < each.end]
    span = f"{mention.start}-{mention.end}"
    for segment in touched:
        if not _is_evidence(segment.kind, lists):
            message = f"lies in the {segment.kind} at {segment.start}-{segment.end}, which is no evidence"
            findings.error("span_in_boilerplate", at, span, message, "cite the passage of the body that says it")
            return
    if not any(each.start <= mention.start and mention.end <= each.end for each in touched):
        way_out = "split it into one mention for each segment, or extend the segment"
        findings.error("span_outside_segments", at, span, "does not lie inside one segment", way_out)

"""What can be told of any document once it is read: other dates, language, boilerplate, agencies."""

from __future__ import annotations

from dataclasses import dataclass, replace

from deconfdb.documents.agency import suggested_custody
from deconfdb.documents.composing import is_same_line
from deconfdb.documents.language import can_detect_language, detect_language
from deconfdb.documents.manifest import source_name
from deconfdb.documents.model import ARTICLE_LINES, Document, Segment
from deconfdb.documents.publication_dates import dated, statement, url_statement
from deconfdb.documents.segments import mark_segments
from deconfdb.documents.text_dates import text_statement


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the caller knows of all documents of a source; None leaves it to the documents."""

    source: str | None = None
    """Registry ref or name; it wins over what a document calls its publisher."""
    published: str | None = None
    licence: str | None = None
    language: str | None = None


def enriched(document: Document, defaults: Defaults = Defaults()) -> Document:
    """Add what is known from outside and what can be told from address and text; nothing stated is changed.

    Lines of `deconf-article/1` say all they mean to say: of them only the defaults are filled in.
    """
    if document.extractor == ARTICLE_LINES and defaults == Defaults():
        return document
    source = document.source
    if defaults.source:
        source = source_name(defaults.source, domain=source.domain)
    document = replace(
        document,
        source=source,
        licence=document.licence or defaults.licence,
        language=document.language or defaults.language,
    )
    document = dated(document, [statement("external", defaults.published, "option")])
    if document.extractor == ARTICLE_LINES:
        return document
    document = dated(document, [url_statement(document.canonical_url or document.url), text_statement(document.text)])
    if document.language is None and can_detect_language() and (guess := detect_language(_sample(document))):
        document = replace(document, language=guess.language, language_basis="detected")
    if document.text:
        document = replace(document, segments=mark_segments(document.text, _stated_segments(document)))
    if not document.custody and document.text:
        publisher = source.ref or source.name
        custody = suggested_custody(document.text, document.authors, publisher, source.domain)
        document = replace(document, custody=custody)
    return document


def _sample(document: Document) -> str:
    teaser = document.extra.get("teaser")
    return document.text or f"{document.title or ''}. {teaser if isinstance(teaser, str) else ''}"


def _stated_segments(document: Document) -> tuple[Segment, ...]:
    """The reader's segments; for a text without any, its first line where that is the title."""
    text = document.text
    head = text.partition("\n")[0].rstrip()
    if (
        document.segments
        or not document.title
        or not is_same_line(head, document.title)
        or len(head) == len(text.rstrip())
    ):
        return document.segments
    rest = text[len(head) :]
    return (
        Segment(0, len(head), "headline"),
        Segment(len(head) + len(rest) - len(rest.lstrip()), len(text.rstrip()), "body"),
    )

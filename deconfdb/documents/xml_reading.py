"""XML through defusedxml: entities, external references and deep nesting are refused before anything is built."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import TYPE_CHECKING, Final
from xml.parsers.expat import errors as expat_errors

from deconfdb.documents.model import RecordError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_DEPTH: Final = 500
_PREDEFINED: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")


def parse_xml(payload: bytes) -> Element:
    """Parse a whole XML document and return its root.

    Names of HTML entities (&nbsp;), which many feeds use undeclared, are read as characters. RecordError otherwise:
    `xml_entities`, `xml_external`, `truncated`, `xml_malformed`, `xml_too_deep`.
    """
    from defusedxml import ElementTree
    from defusedxml.common import DefusedXmlException, EntitiesForbidden

    if not payload.strip():
        raise RecordError("parse", "empty", "the document is empty")
    try:
        root: Element = ElementTree.fromstring(_spelled_out(payload), forbid_dtd=False)
    except EntitiesForbidden as error:
        raise RecordError(
            "parse",
            "xml_entities",
            "the document declares entities, which can be made to grow without bound",
            value=str(error.name),
            way_out="remove the DOCTYPE with its ENTITY lines",
        ) from error
    except DefusedXmlException as error:
        raise RecordError(
            "parse",
            "xml_external",
            "the document refers to another file",
            value=str(error)[:200],
            way_out="remove the reference",
        ) from error
    except ElementTree.ParseError as error:
        raise _malformed(error.code, error.position, str(error)) from error
    except (LookupError, ValueError, UnicodeError) as error:
        raise RecordError("parse", "xml_encoding", f"the encoding cannot be read: {error}") from error
    except RecursionError as error:
        raise RecordError("parse", "xml_too_deep", "elements are nested too deep") from error
    _check_depth(root)
    return root


def _spelled_out(payload: bytes) -> bytes:
    def character(match: re.Match[bytes]) -> bytes:
        name = match.group(1).decode("ascii")
        value = html5.get(f"{name};") if name not in _PREDEFINED else None
        return "".join(f"&#{ord(letter)};" for letter in value).encode("ascii") if value else match.group(0)

    return _ENTITY.sub(character, payload) if b"<!ENTITY" not in payload else payload


def _malformed(code: int, position: tuple[int, int], message: str) -> RecordError:
    line, column = position
    at_end = {
        expat_errors.codes[name]
        for name in (
            expat_errors.XML_ERROR_NO_ELEMENTS,
            expat_errors.XML_ERROR_UNCLOSED_TOKEN,
            expat_errors.XML_ERROR_PARTIAL_CHAR,
            expat_errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
        )
    }
    place = f"line {line}, column {column + 1}"
    if code in at_end:
        return RecordError(
            "fetch", "truncated", f"the XML breaks off: {message}", place=place, way_out="fetch it again"
        )
    return RecordError("parse", "xml_malformed", f"not well-formed XML: {message}", place=place)


def _check_depth(root: Element) -> None:
    level = [root]
    depth = 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise RecordError("parse", "xml_too_deep", f"elements are nested more than {MAX_DEPTH} deep")
        level = [child for element in level for child in element]


def local_name(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def descendants(element: Element | None, *names: str) -> Iterator[Element]:
    """All elements below with one of these local names, in document order, whatever their namespace."""
    for found in element.iter() if element is not None else ():
        if found is not element and local_name(found) in names:
            yield found


def children(element: Element | None, *names: str) -> list[Element]:
    """Direct children with one of these local names."""
    return [child for child in element if local_name(child) in names] if element is not None else []


def child(element: Element | None, *path: str) -> Element | None:
    """The first element along a path of local names."""
    for name in path:
        element = next(iter(children(element, name)), None)
    return element


def text_of(element: Element | None) -> str:
    """All text of an element on one line; empty without one."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def attribute(element: Element | None, name: str) -> str:
    """An attribute by local name; empty when it is absent."""
    if element is None:
        return ""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value).strip()
    return ""

"""One row of a registry file as typed values; what cannot be read becomes a named fault and reads as empty."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from deconfdb.csvtable import Faults, Row, Table
from deconfdb.registry.files import SEPARATOR
from deconfdb.registry.records import Identifier, NameForm, Party, Scope
from deconfdb.vocabulary import Vocabularies

REF = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_FORM = re.compile(r"(?P<form>[^\[\]]+?)(?:\s*\[(?P<kind>[^\],]+)(?:,\s*(?P<language>[^\]]+))?\])?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one row; every method names a column and takes an absent one for empty."""

    table: Table
    row: Row
    faults: Faults
    vocabularies: Vocabularies

    def fault(self, column: str, code: str, message: str, way_out: str) -> None:
        """Note that a cell cannot stay as it is."""
        self.faults.add(self.table, self.row, column, code, message, way_out=way_out)

    def text(self, column: str) -> str | None:
        """The text of a cell; None where it is empty."""
        return self.row.cells.get(column) or None

    def required(self, column: str) -> str:
        """The text of a cell that may not be empty."""
        text = self.text(column)
        if text is None:
            self.fault(column, "empty", f"{column} is empty", "give one")
        return text or ""

    def ref(self) -> str:
        """The slug by which codings name the entry."""
        ref = self.required("ref")
        if ref and not REF.fullmatch(ref):
            self.fault("ref", "bad_ref", "a ref is small letters, digits and single hyphens", "rename it")
        return ref

    def code(self, column: str, vocabulary: str) -> str:
        """A code that may not be empty."""
        return self.optional_code(column, vocabulary) or (self.required(column))

    def optional_code(self, column: str, vocabulary: str) -> str | None:
        """A code of a list; None where the cell is empty."""
        text = self.text(column)
        if text is not None:
            self.check_code(column, vocabulary, text)
        return text

    def check_code(self, column: str, vocabulary: str, code: str) -> bool:
        """Whether the list has the code; notes it where it has not."""
        if self.vocabularies.has(vocabulary, code):
            return True
        nearest = self.vocabularies.suggest(vocabulary, code)
        way_out = f"did you mean {nearest}?" if nearest else f"use a code of seeds/vocabularies/{vocabulary}.csv"
        self.fault(column, "unknown_code", f"{vocabulary} has no code {code}", way_out)
        return False

    def country(self, column: str) -> str | None:
        """A code of ISO 3166-1 alpha-3, or XKX."""
        code = self.text(column)
        if code is None or not self.check_code(column, "side", code):
            return None
        if self.vocabularies.get("side", code).extra["side_kind"] not in ("state", "territory"):
            self.fault(column, "not_a_country", f"{code} is no country", "use an alpha-3 code of ISO 3166-1")
            return None
        return code

    def many(self, column: str) -> tuple[str, ...]:
        """The values of a cell that holds several, none of them twice."""
        text = self.text(column)
        if text is None:
            return ()
        values = tuple(value.strip() for value in text.split(SEPARATOR))
        if "" in values:
            self.fault(column, "empty_value", f"an empty value between two {SEPARATOR}", "drop one of them")
        if len({value.casefold() for value in values}) < len(values):
            self.fault(column, "duplicate", "a value stands twice in the cell", "keep one")
        return tuple(value for value in values if value)

    def pairs(self, column: str, shape: str) -> tuple[tuple[str, str], ...]:
        """The values of a cell that are each two things joined by a colon; `shape` shows a right one."""
        pairs = []
        for value in self.many(column):
            first, found, second = (part.strip() for part in value.partition(":"))
            if found and first and second:
                pairs.append((first, second))
            else:
                self.fault(column, "bad_pair", f"{value} is not of the form {shape}", f"write {shape}")
        return tuple(pairs)

    def level(self, column: str) -> int | None:
        """A rank at a table, 1 to 6."""
        code = self.optional_code(column, "meeting_level")
        return int(code) if code and self.vocabularies.has("meeting_level", code) else None

    def degrees(self, column: str, limit: int) -> float | None:
        """A latitude or longitude."""
        text = self.text(column)
        if text is None:
            return None
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not abs(value) <= limit:
            self.fault(column, "bad_degrees", f"must be degrees between -{limit} and {limit}", "write it as 36.2")
            return None
        return value

    def name_forms(self, column: str) -> tuple[NameForm, ...]:
        """Forms of a name: `form`, `form [kind]` or `form [kind, language]`; an unmarked one is an alias."""
        forms = []
        for value in self.many(column):
            match = _FORM.fullmatch(value)
            if match is None:
                self.fault(column, "bad_form", f"{value} is not a name form", "write form [kind, language]")
                continue
            kind, language = match["kind"] or "alias", match["language"]
            if not self.check_code(column, "name_kind", kind):
                continue
            if language and not _LANGUAGE.fullmatch(language):
                self.fault(column, "bad_language", f"{language} is no language tag", "use BCP 47, as tr or zh-Hant")
                continue
            forms.append(NameForm(match["form"], kind, language))
        return tuple(forms)

    def identifiers(self, column: str) -> tuple[Identifier, ...]:
        """Identifiers in other systems, `scheme:value`."""
        identifiers = []
        for scheme, value in self.pairs(column, "wikidata:Q43"):
            if not self.check_code(column, "identifier_scheme", scheme):
                continue
            if scheme == "wikidata" and not WIKIDATA.fullmatch(value):
                self.fault(column, "bad_identifier", f"{value} is no Wikidata item", "write Q and digits")
                continue
            identifiers.append(Identifier(scheme, value))
        return tuple(identifiers)

    def parties(self, column: str) -> tuple[Party, ...]:
        """Actors with their roles, `actor:role`."""
        pairs = self.pairs(column, "rus:party")
        return tuple(Party(a, role) for a, role in pairs if self.check_code(column, "mechanism_party_role", role))

    def scope(self, column: str) -> tuple[Scope, ...]:
        """What a mechanism covers, `kind:value`; a domain is a code."""
        scope = []
        for kind, value in self.pairs(column, "domain:air"):
            is_known = self.check_code(column, "scope_kind", kind)
            if is_known and (kind != "domain" or self.check_code(column, "domain", value)):
                scope.append(Scope(kind, value))
        return tuple(scope)

"""Registry files to tables of text: CSV, one registry a file, or YAML with one section a registry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from deconfdb.csvtable import Row, Table, read_table
from deconfdb.errors import InvalidRecordError, Problem, UsageError

SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one registry; the order in a file is free."""

    required: tuple[str, ...]
    optional: tuple[str, ...]

    def fits(self, columns: tuple[str, ...]) -> bool:
        """Whether a header has all required columns and no strange one."""
        return set(self.required) <= set(columns) <= {*self.required, *self.optional}

    def __str__(self) -> str:
        return ",".join((*self.required, *(f"[{column}]" for column in self.optional)))


LAYOUTS: Mapping[str, Layout] = {
    "sources": Layout(("ref", "name", "kind", "country"), ("aliases",)),
    "actors": Layout(("ref", "name", "kind", "side"), ("body_of", "source", "identifiers", "aliases")),
    "offices": Layout(("ref", "title", "body", "level"), ("aliases",)),
    "places": Layout(("ref", "name", "kind", "parent"), ("country", "latitude", "longitude", "aliases")),
    "mechanisms": Layout(("ref", "label", "kind", "parties"), ("part_of", "purpose", "scope", "aliases")),
}
"""No header fits two of them, so a file's header alone tells what it is."""


def read_tables(path: Path) -> Iterator[tuple[str, Table]]:
    """The tables of a file, or of all CSV and YAML files of a folder, each with the name of its registry.

    Raises InvalidRecordError for a file that is no registry, UsageError for a path that holds none.
    """
    folder = path.is_dir()
    files = sorted(file for file in path.iterdir() if file.suffix.lower() in _READERS) if folder else [path]
    if not files:
        raise UsageError(f"{path}: no .csv, .yaml or .yml file in this folder")
    for file in files:
        read = _READERS.get(file.suffix.lower())
        if read is None:
            raise UsageError(f"{file}: a registry is a .csv, .yaml or .yml file")
        yield from read(file)


def _read_csv(path: Path) -> Iterator[tuple[str, Table]]:
    table = read_table(path)
    name = next((name for name, layout in LAYOUTS.items() if layout.fits(table.columns)), None)
    if name is None:
        layouts = "; ".join(f"{name}: {layout}" for name, layout in LAYOUTS.items())
        problem = Problem(
            "unknown_registry", "line 1", ",".join(table.columns), "no registry has these columns", f"one of: {layouts}"
        )
        raise InvalidRecordError(str(path), (problem,))
    yield name, table


def _read_yaml(path: Path) -> Iterator[tuple[str, Table]]:
    root = _compose(path)
    for key, section in _pairs(root, path, "the file must be a mapping of registries"):
        if key not in LAYOUTS:
            raise _error(path, root, key, "no such registry", f"one of {', '.join(LAYOUTS)}")
        if not isinstance(section, yaml.SequenceNode):
            raise _error(path, section, key, "a registry is a list of entries", "write each entry after a dash")
        rows = tuple(_yaml_row(path, key, entry) for entry in section.value)
        layout = LAYOUTS[key]
        yield key, Table(path, (*layout.required, *layout.optional), rows)


def _compose(path: Path) -> yaml.Node:
    """The document as nodes: they know their lines, and no value turns into a boolean or a date on the way."""
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except OSError as error:
        problem = Problem("unreadable", "", "", f"the file cannot be read: {error.strerror}", "check path and rights")
        raise InvalidRecordError(str(path), (problem,)) from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        message = " ".join(str(error).split())
        raise InvalidRecordError(str(path), (Problem("yaml", "", "", f"not YAML: {message}", "mend it"),)) from error
    if root is None:
        raise InvalidRecordError(str(path), (Problem("empty_file", "", "", "the file is empty", "write a registry"),))
    return root


def _yaml_row(path: Path, registry: str, entry: yaml.Node) -> Row:
    layout = LAYOUTS[registry]
    cells = dict.fromkeys((*layout.required, *layout.optional), "")
    given = set()
    for key, value in _pairs(entry, path, "an entry is a mapping of columns to values"):
        if key not in cells:
            raise _error(path, entry, key, f"{registry} has no such column", f"the columns are {layout}")
        if key in given:
            raise _error(path, entry, key, "the column stands twice in this entry", "keep one")
        given.add(key)
        cells[key] = _cell(path, key, value)
    if missing := [column for column in layout.required if column not in given]:
        raise _error(path, entry, ", ".join(missing), "the entry lacks a column", "give it, empty if it has no value")
    return Row(_line(entry), cells)


def _cell(path: Path, key: str, node: yaml.Node) -> str:
    """A value as the CSV file would hold it: a list joined by `|`, a mapping as `key:value` pairs joined by `|`."""
    if isinstance(node, yaml.SequenceNode):
        return SEPARATOR.join(_scalar(path, key, item) for item in node.value)
    if isinstance(node, yaml.MappingNode):
        pairs = _pairs(node, path, "a mapping of texts is expected")
        return SEPARATOR.join(f"{name}:{_scalar(path, key, value)}" for name, value in pairs)
    return _text(path, key, node)


def _scalar(path: Path, key: str, node: yaml.Node) -> str:
    text = _text(path, key, node)
    if SEPARATOR in text:
        raise _error(path, node, text, f"a value of {key} holds {SEPARATOR}", "write its parts as values of their own")
    return text


def _text(path: Path, key: str, node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise _error(path, node, key, "the value is nested too deep", "give a text, a list or a flat mapping")
    return "" if node.tag == "tag:yaml.org,2002:null" else str(node.value).strip()


def _pairs(node: yaml.Node, path: Path, otherwise: str) -> list[tuple[str, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        raise _error(path, node, "", otherwise, "see the README of seeds/registries")
    return [(_text(path, "key", key), value) for key, value in node.value]


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _error(path: Path, node: yaml.Node, value: str, message: str, way_out: str) -> InvalidRecordError:
    return InvalidRecordError(str(path), (Problem("registry_shape", f"line {_line(node)}", value, message, way_out),))


_READERS = {".csv": _read_csv, ".yaml": _read_yaml, ".yml": _read_yaml}

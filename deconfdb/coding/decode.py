"""Bytes to plain values (objects, lists, texts, numbers): JSON and YAML, read strictly.

Both readers refuse what other readers let pass in silence: a key given twice, NaN and infinity, bytes that are not
UTF-8, NUL characters. YAML is read with the rules of its JSON-like core: a date stays a text, `on` and `no` stay
texts, tags, anchors and aliases are refused (an alias can blow a small file up to gigabytes).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from math import isfinite
from typing import Any, NamedTuple

import orjson
import yaml

from deconfdb.coding.problems import problem
from deconfdb.errors import DeconfdbError, Problem

_KEY_TWICE = "the key stands twice in one object"
# What was decoded holds no circles.
_CANONICAL = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, check_circular=False
)
# Where the quick reader drops what is wrong (NUL written as an escape), changes it (a number of more than 64 bits becomes
# a broken one, above 1e16), or writes it in another way (below 0.0001).
_CLOSER_LOOK = (b"\\u0000", b"e+", b"0.0000")
_SMALL_NUMBER = re.compile(rb"e-(?<=[0-9]e-)")  # begins with what it looks for: five times as fast as [0-9]e-
_NUL_OR_SURROGATE = re.compile("[\x00\ud800-\udfff]")


class DecodeError(DeconfdbError):
    """A record is not JSON or YAML as read here; `problems` says where and why."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("; ".join(str(each) for each in problems))


class Decoded(NamedTuple):
    """A value, and what is wrong with it although it could be read (keys given twice)."""

    value: Any
    problems: tuple[Problem, ...]


def decode_text(raw: bytes) -> str:
    """Return the bytes as text, without a byte order mark; raises DecodeError at the first byte that is not UTF-8."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = f"0x{raw[error.start]:02x}"
        raise DecodeError(
            problem("bad_encoding", f"byte {error.start}", found, "not UTF-8", "save the file as UTF-8")
        ) from None


def decode_json(raw: bytes) -> Decoded:
    """Return the one JSON value that the bytes hold, with its doubled keys; raises DecodeError if there is none.

    NaN and infinity come back as numbers, so that one bad record does not spoil a whole array: `canonical_json`
    refuses them record by record.
    """
    doubled: list[tuple[dict[str, Any], str]] = []

    def collect(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            doubled.extend((found, key) for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        return found

    text = decode_text(raw)
    try:
        value = json.loads(text, object_pairs_hook=collect)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        way_out = "check commas, quotes and brackets there"
        raise DecodeError(problem("bad_json", place, None, error.msg, way_out)) from None
    except RecursionError:
        raise DecodeError(_too_deep()) from None
    except ValueError as error:  # a number of more than 4,300 digits
        reason = str(error).split(";", maxsplit=1)[0]
        raise DecodeError(problem("bad_number", "", None, reason, "write a number that fits")) from None
    return Decoded(value, tuple(_duplicate_problems(value, doubled)) if doubled else ())


def canonical_record(raw: bytes) -> bytes | None:
    """Return the canonical JSON of bytes with nothing wrong in them; None where a closer look is needed.

    Looking for keys given twice object by object takes as long as reading. Here quotation marks are counted: the
    canonical form has as many as the bytes unless a key was dropped, or a mark was written as \\u0022. orjson reads and
    writes in a third of the time of the standard library; where the two may differ, the latter decides.
    """
    if b"\\u0022" in raw:
        return None
    try:
        canonical = orjson.dumps(orjson.loads(raw), option=orjson.OPT_SORT_KEYS)
    except (orjson.JSONDecodeError, orjson.JSONEncodeError):
        return None
    needs_look = any(part in canonical for part in _CLOSER_LOOK) or _SMALL_NUMBER.search(canonical)
    return None if needs_look or canonical.count(b'"') != raw.count(b'"') else canonical


def canonical_json(value: Any) -> bytes:
    """Return a value as UTF-8 JSON with sorted keys and no spaces, the form that is hashed and kept.

    Raises DecodeError with the place of every NaN, infinity, NUL character and lone surrogate.
    """
    try:
        raw = _CANONICAL.encode(value).encode()
    except RecursionError:
        raise DecodeError(_too_deep()) from None
    except ValueError:  # not finite, or half a surrogate pair
        raise DecodeError(*_unstorable(value)) from None
    if b"\\u0000" in raw:  # may also be a backslash that somebody wrote
        problems = tuple(_unstorable(value))
        if problems:
            raise DecodeError(*problems)
    return raw


def _too_deep() -> Problem:
    return problem("too_deep", "", None, "nested far deeper than a coding is", "check the brackets")


def _duplicate_problems(value: Any, doubled: list[tuple[dict[str, Any], str]]) -> Iterator[Problem]:
    places = {id(node): location for location, node in walk(value)}
    for node, key in doubled:
        location = join_location(places.get(id(node), ""), key)
        yield problem("duplicate_key", location, key, _KEY_TWICE, "keep one of the two")


def walk(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield every node of a plain value with its location, in no particular order."""
    stack = [("", value)]
    while stack:
        location, node = stack.pop()
        yield location, node
        if isinstance(node, dict):
            stack.extend((join_location(location, key), child) for key, child in node.items())
        elif isinstance(node, list):
            stack.extend((f"{location}[{index}]", child) for index, child in enumerate(node))


def join_location(parent: str, key: object) -> str:
    """Return the location of a key inside an object: `claims[3]` and `said` give `claims[3].said`."""
    return f"{parent}.{key}" if parent else str(key)


def _unstorable(value: Any) -> Iterator[Problem]:
    """Yield a problem for every text, keys included, and every number that no database can hold."""
    for location, node in walk(value):
        if isinstance(node, float) and not isfinite(node):
            yield problem("bad_number", location, node, "no finite number", "leave the key out where it is unknown")
        for text in (node,) if isinstance(node, str) else node if isinstance(node, dict) else ():
            match = _NUL_OR_SURROGATE.search(text)
            if match is not None:
                code = "nul_character" if match[0] == "\x00" else "lone_surrogate"
                found = f"U+{ord(match[0]):04X} at character {match.start()}"
                yield problem(code, location, found, "a character that no stored text can hold", "remove it")


class _PlainLoader(yaml.CSafeLoader):
    """Composes nodes only; values are made by `_plain`, by the rules of YAML's core schema."""


_PlainLoader.yaml_implicit_resolvers = {}
_PLAIN_TAGS = frozenset({"!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "map", "seq"))})
_CORE_SCALARS: tuple[tuple[re.Pattern[str], Any], ...] = (
    (re.compile(r"null|Null|NULL|~|"), lambda _: None),
    (re.compile(r"true|True|TRUE"), lambda _: True),
    (re.compile(r"false|False|FALSE"), lambda _: False),
    (re.compile(r"[-+]?[0-9]{1,300}"), int),
    (re.compile(r"[-+]?\.(inf|Inf|INF)"), lambda text: float(text.replace(".", ""))),
    (re.compile(r"\.(nan|NaN|NAN)"), lambda _: float("nan")),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
)


def decode_yaml(raw: bytes) -> Iterator[Decoded]:
    """Yield the value of each YAML document of the bytes; raises DecodeError where reading cannot go on."""
    text = decode_text(raw)
    loader = None
    try:
        loader = _PlainLoader(text)
        while (node := loader.get_node() if loader.check_node() else None) is not None:
            problems: list[Problem] = []
            value = _plain(node, "", set(), problems)
            yield Decoded(value, tuple(problems))
    except yaml.YAMLError as error:
        raise DecodeError(_yaml_problem(error)) from None
    except RecursionError:
        raise DecodeError(_too_deep()) from None
    finally:
        if loader is not None:
            loader.dispose()


def _yaml_problem(error: yaml.YAMLError) -> Problem:
    if isinstance(error, yaml.MarkedYAMLError):
        mark, reason = error.problem_mark, error.problem or "not YAML"
        place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        if "nesting depth" in reason:
            return _too_deep()
    else:
        reason, position = getattr(error, "reason", "not YAML"), getattr(error, "position", None)
        place = f"character {position}" if position is not None else ""
    return problem("bad_yaml", place, None, reason, "check the indentation, quotes and characters there")


def _plain(node: yaml.Node, location: str, seen: set[int], problems: list[Problem]) -> Any:
    """Return the value of a composed node; what is refused goes to `problems`, and None stands in its place."""
    line = f"line {node.start_mark.line + 1}"
    if id(node) in seen:
        problems.append(problem("bad_yaml", location, line, "anchors and aliases are not read", "write the value out"))
        return None
    seen.add(id(node))
    if node.tag not in _PLAIN_TAGS:
        problems.append(problem("bad_yaml", location, node.tag, "tags are not read", "write plain values"))
        return None
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each, f"{location}[{index}]", seen, problems) for index, each in enumerate(node.value)]
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node.value) if node.style in (None, "") else node.value
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = f"line {key_node.start_mark.line + 1}"
        if not isinstance(key_node, yaml.ScalarNode):
            problems.append(problem("bad_yaml", location, line, "a key must be a plain text", "write key: value"))
            continue
        place = join_location(location, key_node.value)
        if key_node.value in found:
            problems.append(problem("duplicate_key", place, line, _KEY_TWICE, "keep one of the two"))
        found[key_node.value] = _plain(value_node, place, seen, problems)
    return found


def _scalar(text: str) -> Any:
    for pattern, make in _CORE_SCALARS:
        if pattern.fullmatch(text):
            return make(text)
    return text

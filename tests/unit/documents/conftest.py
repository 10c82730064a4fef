"""Readers at hand: bytes or a fixture file in, documents and rejections out."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deconfdb.documents.model import Document, Rejection
from deconfdb.documents.reading import ReadOptions, read_documents
from deconfdb.documents.sources import Input

FIXTURES = Path(__file__).parent / "fixtures"

Read = Callable[..., list[Document | Rejection]]


@pytest.fixture
def fixtures() -> Path:
    """The folder of our own small inputs."""
    return FIXTURES


@pytest.fixture
def read() -> Read:
    """Read bytes as an input of some name; options go to ReadOptions."""

    def read_bytes(
        payload: bytes, name: str = "input", url: str | None = None, **options: Any
    ) -> list[Document | Rejection]:
        with Input(name, io.BytesIO(payload), url=url) as source:
            return list(read_documents(source, ReadOptions(**options)))

    return read_bytes


@pytest.fixture
def read_fixture(read: Read) -> Read:
    """Read one of our own inputs."""

    def read_file(name: str, **options: Any) -> list[Document | Rejection]:
        return read((FIXTURES / name).read_bytes(), name, **options)

    return read_file


@pytest.fixture
def outcome() -> Callable[[list[Document | Rejection]], list[str]]:
    """Each result in one word: the state of a document, or stage and code of a rejection."""

    def words(found: list[Document | Rejection]) -> list[str]:
        return [each.state if isinstance(each, Document) else f"{each.stage}:{each.code}" for each in found]

    return words


def warc_record(
    kind: str,
    block: bytes,
    *,
    uri: str = "https://placeholder.example/a",
    extra: dict[str, str] | None = None,
    length: int | None = None,
) -> bytes:
    """One WARC record; `length` states another length than the block has."""
    headers = {
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:00000000-0000-0000-0000-000000000001>",
        "WARC-Date": "2018-09-20T06:00:00Z",
        "WARC-Target-URI": uri,
        "Content-Type": "application/http; msgtype=response" if kind == "response" else "application/warc-fields",
        "Content-Length": str(len(block) if length is None else length),
    } | (extra or {})
    head = "WARC/1.0\r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers.items()) + "\r\n"
    return head.encode() + block + b"\r\n\r\n"


def http_response(body: bytes, *, status: str = "200 OK", headers: dict[str, str] | None = None) -> bytes:
    """An archived response with a page as its body."""
    lines = {"Content-Type": "text/html; charset=utf-8"} | (headers or {})
    head = f"HTTP/1.1 {status}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items()) + "\r\n"
    return head.encode() + body


@pytest.fixture
def make_record() -> Callable[..., bytes]:
    """Builder of WARC records."""
    return warc_record


@pytest.fixture
def make_response() -> Callable[..., bytes]:
    """Builder of archived responses."""
    return http_response


@pytest.fixture
def gzip_each() -> Callable[[list[bytes]], bytes]:
    """Pack record by record, as WARC asks."""
    return lambda records: b"".join(gzip.compress(record, mtime=0) for record in records)

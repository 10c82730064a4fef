"""Samples cut at every tenth and with bytes flipped: each gives documents or clear reasons, never a crash or silence."""

from __future__ import annotations

import gzip
import io
import random
from pathlib import Path
from typing import Any

import pytest

from deconfdb.documents.model import Document, Rejection
from deconfdb.documents.reading import read_documents, read_external_rows
from deconfdb.documents.sources import Input

N_FLIPS = 20
"""Damaged copies of each file; with some 45 files and plain pages that is over five hundred."""

FIXTURES = sorted((Path(__file__).parent / "fixtures").iterdir())


def read_all(payload: bytes) -> list[Any]:
    with Input("damaged", io.BytesIO(payload)) as source:
        found: list[Any] = list(read_documents(source))
    if any(isinstance(each, Rejection) and each.code == "is_event_data" for each in found):
        with Input("damaged", io.BytesIO(payload)) as source:
            found = list(read_external_rows(source))
    return found


def hold_the_rules(found: list[Any]) -> None:
    assert found, "neither a document nor a reason came out"
    for each in found:
        if isinstance(each, Rejection):
            assert each.code.isidentifier()
            assert all(problem.message for problem in each.problems)
            assert "\0" not in each.excerpt
            each.excerpt.encode("utf-8")
        elif isinstance(each, Document):
            assert each.text or each.state != "published"
            each.text.encode("utf-8")


def cut(payload: bytes) -> None:
    for tenth in range(10):
        hold_the_rules(read_all(payload[: len(payload) * tenth // 10]))


def flip(payload: bytes, seed: str) -> None:
    chance = random.Random(seed)
    for _ in range(N_FLIPS):
        damaged = bytearray(payload)
        for _ in range(chance.choice([1, 1, 3, 30])):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        hold_the_rules(read_all(bytes(damaged)))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_our_own_inputs_cut_and_damaged(path: Path) -> None:
    cut(path.read_bytes())
    flip(path.read_bytes(), path.name)


def test_every_sample_cut_at_every_tenth(shared: Path) -> None:
    for path in sorted(shared.glob("samples/*/*")):
        cut(path.read_bytes())
        if path.name.endswith(".html.gz"):
            cut(gzip.decompress(path.read_bytes()))


def test_every_sample_with_bytes_flipped(shared: Path) -> None:
    for path in sorted(shared.glob("samples/*/*")):
        flip(path.read_bytes(), path.name)
        if path.name.endswith(".gz"):
            flip(gzip.decompress(path.read_bytes()), path.name)


def test_a_cut_is_named_as_one_wherever_the_format_can_tell(shared: Path) -> None:
    """Plain text, rows and archives of many records keep what is whole; all else says that it breaks off."""
    for name in (
        "feeds/feed1.atom",
        "feeds/feed.json",
        "newsml/afp_newsml1.2.xml",
        "newsml/dpa_ninjs2.1.json",
        "html/CBCNews_2024_08_08.html.gz",
    ):
        payload = (shared / "samples" / name).read_bytes()
        for tenth in range(1, 10):
            (rejection,) = read_all(payload[: len(payload) * tenth // 10])
            assert isinstance(rejection, Rejection)
            assert (rejection.stage, rejection.code) in {("fetch", "truncated"), ("parse", "not_utf8")}, name

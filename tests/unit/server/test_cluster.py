"""The settings of the server fit the machine."""

from __future__ import annotations

import os

import pytest

from deconfdb.server.cluster import memory_settings


@pytest.mark.parametrize(
    ("gigabytes", "expected"), [(1, "256MB"), (2, "256MB"), (4, "512MB"), (8, "1024MB"), (64, "1024MB")]
)
def test_an_eighth_of_the_memory_holds_pages(monkeypatch: pytest.MonkeyPatch, gigabytes: int, expected: str) -> None:
    told = {"SC_PHYS_PAGES": gigabytes * 2**30 // 4096, "SC_PAGE_SIZE": 4096}
    monkeypatch.setattr(os, "sysconf", told.__getitem__)
    assert memory_settings()["shared_buffers"] == expected


def test_a_machine_that_does_not_tell_its_memory_gets_the_least(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(name: str) -> int:
        raise ValueError(name)

    monkeypatch.setattr(os, "sysconf", silent)
    assert memory_settings() == {"shared_buffers": "256MB", "effective_cache_size": "1024MB"}

"""The settings of the server fit the machine."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from deconfdb.server.cluster import log_settings, memory_settings


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


@pytest.mark.parametrize(("free", "expected"), [(1, "1024MB"), (8, "1024MB"), (32, "4096MB"), (200, "8192MB")])
def test_an_eighth_of_the_free_disk_is_left_to_the_log(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, free: int, expected: str
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: {tmp_path: SimpleNamespace(free=free * 2**30)}[folder])
    assert log_settings(tmp_path) == {"max_wal_size": expected}

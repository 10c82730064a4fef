"""Hostile input on the command line: a clear refusal in the quarantine, exit code 3, memory within bounds."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from deconfdb.settings import Settings
from tests.db.codings_builder import CodingBuilder, rows
from tests.db.conftest import Command
from tests.db.deliveries import article, write_lines

Database = psycopg.Connection[Any]
MIB = 1 << 20

ENTITIES = '<!ENTITY z0 "ha ha ha ha ha ha">' + "".join(
    f'<!ENTITY z{number} "{f"&z{number - 1};" * 10}">' for number in range(1, 10)
)
LAUGHS = f"""<?xml version="1.0"?>
<!DOCTYPE rss [{ENTITIES}]>
<rss version="2.0"><channel><title>Example</title><item><title>&z9;</title><link>https://placeholder.example/1</link>
</item></channel></rss>"""
EXTERNAL = """<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><title>Example</title><item><title>&secret;</title>
<link>https://placeholder.example/1</link></item></channel></rss>"""


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"0" * (50 * MIB))


def packed(path: Path) -> None:
    path.write_bytes(gzip.compress(b"0" * (50 * MIB)))


def long_line(path: Path) -> None:
    write_lines(path, article(1, text="long " * 10_000), article(2))


def nul_byte(path: Path) -> None:
    write_lines(path, article(1, text="before\0after"), article(2))


def lone_surrogate(path: Path) -> None:
    write_lines(path, json.dumps(article(1)).replace("Example title 1", "Example \\ud800"), article(2))


def broken_utf8(path: Path) -> None:
    line = json.dumps(article(1)).encode().replace(b"Example title", b"Ex\xff\xfeample")
    path.write_bytes(line + b"\n" + json.dumps(article(2)).encode() + b"\n")


def huge_title(path: Path) -> None:
    write_lines(path, article(1, title="title " * 200_000), article(2))


def deep(path: Path) -> None:
    write_lines(path, '{"format": "deconf-article/1", "extra": ' + "[" * 100_000, article(2))


def text_of(content: str) -> Callable[[Path], None]:
    return lambda path: path.write_text(content) and None


# Case -> how it is made, options, stage and code of what is set aside, articles that are loaded all the same.
CASES: dict[str, tuple[Callable[[Path], None], tuple[str, ...], tuple[str, str], int]] = {
    "billion laughs": (text_of(LAUGHS), (), ("parse", "xml_entities"), 0),
    "external entity": (text_of(EXTERNAL), (), ("parse", "xml_entities"), 0),
    "zip bomb": (bomb, (), ("fetch", "unpacking_bomb"), 0),
    "gzip bomb": (packed, (), ("fetch", "unpacking_bomb"), 0),
    "overlong line": (long_line, ("--max-bytes", "20000"), ("fetch", "too_large"), 1),
    "NUL byte": (nul_byte, (), ("validate", "nul_byte"), 1),
    "half a character": (lone_surrogate, (), ("validate", "article_line_invalid"), 1),
    "broken UTF-8": (broken_utf8, (), ("parse", "not_utf8"), 1),
    "huge title": (huge_title, (), ("validate", "too_long"), 1),
    "bottomless nesting": (deep, (), ("parse", "json_too_deep"), 1),
}


@pytest.mark.parametrize("case", CASES)
def test_hostile_input_is_set_aside_and_the_rest_is_loaded(
    command: Command, database: Database, tmp_path: Path, case: str
) -> None:
    make, options, refused, n_articles = CASES[case]
    file = tmp_path / "hostile"
    make(file)
    answer = command("ingest", "articles", file, *options)
    assert answer.code == 3
    assert f"set aside: {file}" in answer.err
    assert rows(database, "SELECT stage, code FROM ops.quarantine") == [refused]
    assert rows(database, "SELECT count(*) FROM deconf.article") == [(n_articles,)]
    assert rows(database, "SELECT count(*) FROM deconf.article WHERE title LIKE '%root:%'") == [(0,)]
    assert rows(database, "SELECT max(length(payload)) <= 1000000 FROM ops.quarantine")[0][0] in (True, None)


def test_a_file_that_changes_while_it_is_read_is_set_aside_and_loaded_when_it_is_complete(
    command: Command, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from deconfdb.documents import jsonl

    file = write_lines(tmp_path / "a.jsonl", *(article(number) for number in range(3)))
    plain = jsonl.iterate_lines

    def growing(*arguments: Any) -> Any:
        for line in plain(*arguments):
            yield line
            if line.number == 2:
                with file.open("a") as stream:
                    stream.write(json.dumps(article(3)) + "\n")

    monkeypatch.setattr(jsonl, "iterate_lines", growing)
    assert command("ingest", "articles", file).code == 3
    assert rows(database, "SELECT stage, code, state FROM ops.quarantine") == [("fetch", "file_changed", "open")]
    assert rows(database, "SELECT count(*) FROM ops.input_file") == [(0,)]
    monkeypatch.setattr(jsonl, "iterate_lines", plain)
    assert command("ingest", "articles", file).code == 0
    assert rows(database, "SELECT state FROM ops.quarantine") == [("replayed",)]
    assert rows(database, "SELECT count(*) FROM deconf.article") == [(4,)]


def test_codings_that_change_while_they_are_read_are_set_aside_and_the_next_file_is_read(
    command: Command, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from deconfdb.coding import records

    growing, other = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    for file in (growing, other):
        write_lines(file, *(CodingBuilder(f"{file.stem}-{number}").document() for number in range(2)))
    plain = records.read_undecoded

    def grow(source: Any, **options: Any) -> Any:
        for number, line in enumerate(plain(source, **options)):
            if options["name"] == str(growing) and number == 1:
                with growing.open("a") as stream:
                    stream.write("half a l")
            yield line

    monkeypatch.setattr(records, "read_undecoded", grow)
    answer = command("ingest", "codings", tmp_path)
    assert answer.code == 3
    assert rows(database, "SELECT stage, code, locator FROM ops.quarantine") == [
        ("fetch", "file_changed", str(growing))
    ]
    assert rows(database, "SELECT locator FROM ops.input_file") == [(str(other),)]
    assert rows(database, "SELECT count(*) FROM deconf.coding") == [(3,)]
    monkeypatch.setattr(records, "read_undecoded", plain)
    write_lines(growing, *(CodingBuilder(f"a-{number}").document() for number in range(2)))
    assert command("ingest", "codings", tmp_path).code == 0
    assert rows(database, "SELECT state FROM ops.quarantine") == [("replayed",)]


def peak_of(settings: Settings, *arguments: object) -> tuple[int, int]:
    """Exit code, and the most memory (bytes) that deconfdb held as a program of its own."""
    environment = dict(os.environ, DATABASE_URL=str(settings.database_url), DECONFDB_HOME=str(settings.home))
    code = "import sys; from deconfdb.cli.main import main; main(sys.argv[1:])"
    process = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)], env=environment, stderr=subprocess.DEVNULL
    )
    guard = threading.Timer(600, process.kill)
    guard.start()
    try:
        _, status, usage = os.wait4(process.pid, 0)
    finally:
        guard.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return process.returncode, usage.ru_maxrss * unit


@pytest.mark.slow
@pytest.mark.faults
@pytest.mark.timeout(1_200)
def test_memory_stays_within_bounds_whatever_comes(
    migrated_settings: Settings, tmp_path: Path, is_thorough: bool
) -> None:
    """Thorough: a line of 2 GB and a title of 100 MB; else a sixth of them."""
    line_mib, title_mib = (2_048, 100) if is_thorough else (300, 30)
    small = write_lines(tmp_path / "small.jsonl", article(1))
    line = tmp_path / "line.jsonl"
    with line.open("wb") as stream:
        stream.write(b'{"format": "deconf-article/1", "text": "')
        for _ in range(line_mib):
            stream.write(b"a" * MIB)
    packed_bomb = tmp_path / "bomb.gz"
    with gzip.open(packed_bomb, "wb", compresslevel=1) as archive:
        for _ in range(line_mib):
            archive.write(b"\0" * MIB)
    title = write_lines(tmp_path / "title.jsonl", article(1, title="t" * (title_mib * MIB)))
    code, base = peak_of(migrated_settings, "ingest", "articles", small)
    assert code == 0
    limit = ("--max-bytes", 4 * MIB)
    for file, options in ((line, limit), (packed_bomb, limit), (line, ()), (title, ())):
        code, peak = peak_of(migrated_settings, "ingest", "articles", file, *options)
        assert code == 3, file
        # A record may lie there a few times over: as bytes, decoded, as values.
        assert peak < base + (40 if options else 8 * 32) * MIB, (file, peak // MIB, base // MIB)

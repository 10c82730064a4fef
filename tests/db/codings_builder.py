"""Codings for tests in a few lines, and the way into a database for them.

Everything said here is made up. Iceland and New Zealand, which have no such channel, stand in for any two parties,
Norway for a third side; outlet, officials and mechanisms are examples by name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from typing import Any

import psycopg

from deconfdb.coding.reading import read_codings
from deconfdb.database import connect_raw
from deconfdb.documents.model import DateStatement, Document, Extractor, Locator, SourceName
from deconfdb.load.articles import TextReport, load_articles
from deconfdb.load.codings import load_codings
from deconfdb.load.registries import load_registry_rows
from deconfdb.load.runs import Counts, SetAside, recorded_run
from deconfdb.registry import Actor, Mechanism, NameForm, Party, Registry

# Ref -> kind, side, named: the speakers that a test may name.
ACTORS: dict[str, tuple[str, str | None, bool]] = {
    "isl": ("government", "ISL", True),
    "nzl": ("government", "NZL", True),
    "nor": ("government", "NOR", True),
    "isl-official": ("anonymous_official", "ISL", False),
    "nor-official": ("anonymous_official", "NOR", False),
    "wire": ("news_outlet", "PRESS", True),
    "rumour": ("unattributed", "UNKNOWN", False),
}
LINE = "isl-nzl-example-line"
POSTS = "isl-nzl-example-posts"

REGISTRY = Registry(
    actors=(
        Actor("isl", "Iceland (example)", "government", "ISL", None, None, (), (NameForm("Example Isle", "alias", None),)),
        Actor("nzl", "New Zealand (example)", "government", "NZL", None, None, (), ()),
    ),
    mechanisms=(
        Mechanism(LINE, "Example line", "hotline", (Party("isl", "party"), Party("nzl", "party"), Party("nor", "host")),
                  None, None, (), ()),
        Mechanism(POSTS, "Example posts", "observation_posts", (Party("isl", "party"), Party("nzl", "party")),
                  None, None, (), ()),
    ),
)  # fmt: skip

Voice = tuple[str, str] | tuple[str, str, str | None]
"""Who takes which stance, and when: the last is the publication date if left out, no date if None."""


@dataclass
class CodingBuilder:
    """A coding that grows by statements, each with a sentence of the text that carries it."""

    key: str
    coder: tuple[str, str] = ("ana", "human")
    published: str | None = "2021-06-01"
    url: str | None = None
    title: str | None = None
    text: str = ""
    actors: dict[str, dict[str, Any]] = field(default_factory=dict)
    mechanisms: list[dict[str, Any]] = field(default_factory=list)
    meetings: list[dict[str, Any]] = field(default_factory=list)
    incidents: list[dict[str, Any]] = field(default_factory=list)
    propositions: list[dict[str, Any]] = field(default_factory=list)
    claims: list[dict[str, Any]] = field(default_factory=list)
    relations: list[dict[str, Any]] = field(default_factory=list)

    def status(
        self, track: str, status: str, when: str | None, *voices: Voice, mechanism: str = LINE, **more: Any
    ) -> str:
        """A status of a mechanism and who says so; return the ref of the proposition."""
        dated = {"when": {"edtf": when}} if when else {}
        said = {"kind": "mechanism_status", "mechanism": mechanism, "track": track, "status": status, **dated, **more}
        return self.proposition(f"{mechanism} {track} {status}", *voices, **said)

    def proposition(self, gist: str, *voices: Voice, **fields: Any) -> str:
        """Any proposition and who takes which stance on it; return its ref."""
        ref = f"p{len(self.propositions) + 1}"
        self.propositions.append({"ref": ref, "gist": gist, **fields})
        for voice in voices:
            self.claim(ref, *voice)
        return ref

    def claim(self, proposition: str, speaker: str, stance: str, said: str | None = "") -> str:
        """One claim with one mention; return its ref."""
        if speaker in ACTORS:
            self.actor(speaker, *ACTORS[speaker])
        ref, sentence = (
            f"c{len(self.claims) + 1}",
            f"Sentence {len(self.claims) + 1}: {speaker}, {stance}, {proposition}.",
        )
        start = len(self.text)
        self.text += sentence + "\n"
        dated = {"said": {"edtf": said or self.published}} if said is not None and (said or self.published) else {}
        chain = [{"link": "published_by", "source": "example-wire"}, {"link": "speaker", "actor": speaker}]
        mention = {"start": start, "end": start + len(sentence), "sha256": digest(sentence), "chain": chain}
        self.claims.append({"ref": ref, "proposition": proposition, "speaker": speaker, "stance": stance, **dated,
                            "mentions": [mention]})  # fmt: skip
        return ref

    def actor(self, ref: str, kind: str | None, side: str | None, named: bool | None, name: str | None = None) -> str:
        """Declare an actor; return its ref."""
        entry = {"ref": ref, "name": name or f"{ref} (example)", "kind": kind, "side": side, "named": named}
        self.actors[ref] = {key: value for key, value in entry.items() if value is not None}
        return ref

    def mechanism(self, ref: str, kind: str = "hotline", parties: Iterable[str] = ("isl", "nzl")) -> str:
        """Declare a mechanism of this coding alone; return its ref."""
        seats = [{"actor": self.actor(each, *ACTORS[each]), "role": "party"} for each in parties]
        self.mechanisms.append({"ref": ref, "label": f"Example {kind} {ref}", "kind": kind, "parties": seats})
        return ref

    def meeting(self, ref: str, when: str | None = None, parties: Iterable[str] = ("isl", "nzl"), **more: Any) -> str:
        """Declare a meeting; return its ref."""
        seats = [{"actor": self.actor(each, *ACTORS[each]), "role": "party"} for each in parties]
        dated = {"when": {"edtf": when}} if when else {}
        self.meetings.append({"ref": ref, "label": f"Example meeting {ref}", "format": "phone_call",
                              "participants": seats, **dated, **more})  # fmt: skip
        return ref

    def document(self) -> dict[str, Any]:
        """The coding as plain values, as a file would hold it."""
        given = {"published": {"edtf": self.published, "basis": "external"} if self.published else None,
                 "url": self.url, "title": self.title}  # fmt: skip
        text = {"sha256": digest(self.text), "length": len(self.text)}
        segments = [{"start": 0, "end": len(self.text), "kind": "body"}] if self.text else []
        return {
            "format": "deconf-coding/1",
            "article": {"key": self.key, "source": "example-wire", "language": "en", "text": text, "segments": segments,
                        **{key: value for key, value in given.items() if value}},
            "coder": {"name": self.coder[0], "kind": self.coder[1]},
            "sources": [{"ref": "example-wire", "name": "The Example Wire"}],
            "actors": list(self.actors.values()),
            **{name: getattr(self, name) for name in
               ("mechanisms", "meetings", "incidents", "propositions", "claims", "relations")},
        }  # fmt: skip


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Loaded:
    """What a load did, warned of and set aside."""

    counts: Counts
    set_aside: list[SetAside]
    warnings: list[str]


def load(url: str, *codings: CodingBuilder | dict[str, Any], is_dry_run: bool = False) -> Loaded:
    """Load codings as the command does, in one run."""
    documents = [each.document() if isinstance(each, CodingBuilder) else each for each in codings]
    lines = b"\n".join(json.dumps(each).encode() for each in documents)
    warnings: list[str] = []
    with connect_raw(url, autocommit=True) as ledger, connect_raw(url, autocommit=True) as connection:
        with (
            recorded_run(ledger, "test", is_dry_run=is_dry_run) as run,
            connection.transaction(force_rollback=True) if is_dry_run else nullcontext(),
        ):
            readings = read_codings(BytesIO(lines + b"\n"), name="test.jsonl")
            load_codings(connection, run, readings, on_warning=lambda _, problem: warnings.append(problem.code))
        return Loaded(run.counts, run.set_aside, sorted(warnings))


def load_texts(url: str, *documents: Document) -> tuple[Counts, TextReport]:
    """Load texts as the command does, in one run."""
    with connect_raw(url, autocommit=True) as ledger, connect_raw(url, autocommit=True) as connection:
        with recorded_run(ledger, "test") as run:
            report = load_articles(connection, run, documents)
        return run.counts, report


def text_document(text: str, key: str | None = None, url: str | None = None, published: str | None = None) -> Document:
    """A text as a reader of plain files yields it."""
    return Document(
        text=text,
        locator=Locator("test.txt"),
        source=SourceName(ref="example-wire", name="The Example Wire"),
        extractor=Extractor("test", "1"),
        key=key,
        url=url,
        published=DateStatement("manifest", published, published) if published else None,
    )


def load_registry(url: str, registry: Registry = REGISTRY) -> Counts:
    """Load a registry as the command does; the example's own unless another is given."""
    counts = Counts()
    with connect_raw(url) as connection:
        load_registry_rows(connection, registry, counts)
    return counts


def rows(connection: psycopg.Connection[Any], statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """All rows of a statement."""
    return connection.execute(statement.encode(), values or None).fetchall()


def forget(connection: psycopg.Connection[Any]) -> None:
    """Empty the database of all but vocabularies and registries."""
    connection.execute("TRUNCATE deconf.article, deconf.coder, deconf.meeting, deconf.incident CASCADE")
    local = "mechanism_id IN (SELECT mechanism_id FROM deconf.mechanism WHERE NOT is_registered)"
    for table in ("mechanism_pair", "mechanism_party", "mechanism"):
        connection.execute(f"DELETE FROM deconf.{table} WHERE {local}".encode())
    for table in ("office", "actor", "source"):
        connection.execute(f"DELETE FROM deconf.{table} WHERE NOT is_registered".encode())

"""Codings out of the tables again, as far as a comparison needs them; the refs of records are their keys."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import psycopg

from deconfdb.coding.document import (
    ActorEntry,
    ArticleBlock,
    ChainLink,
    ClaimEntry,
    CoderBlock,
    CodingDocument,
    MechanismEntry,
    MechanismParty,
    MeetingEntry,
    Mention,
    Participant,
    PropositionEntry,
    SourceEntry,
)
from deconfdb.coding.fields import DateBlock

Connection = psycopg.Connection[Any]
Rows = list[tuple[Any, ...]]
_OF_CODINGS = "WHERE article_id = ANY(%(articles)s) AND coding_id = ANY(%(codings)s)"
# The order of the document, as its refs keep it: of several records that fit equally well the first is taken.
_NUMBERS = re.compile(r"(\d+)")


def read_stored(
    connection: Connection, articles: Collection[UUID], codings: Collection[UUID]
) -> dict[UUID, CodingDocument]:
    """Codings of these articles by their keys, as documents of what is compared: actors, channels, meetings, claims."""
    tables = _Tables(connection, {"articles": list(articles), "codings": list(codings)})
    return {coding: _document(tables, coding, key) for coding, key in tables.coded}


class _Tables:
    """The rows of several codings, by table and coding; a query a table."""

    def __init__(self, connection: Connection, wanted: dict[str, list[UUID]]) -> None:
        def rows(table: str, order: str, columns: str) -> dict[UUID, Rows]:
            statement = f"SELECT coding_id, {order}, {columns} FROM deconf.{table} {_OF_CODINGS}"
            return _grouped(connection.execute(statement.encode(), wanted).fetchall())

        self.coded: list[tuple[UUID, str]] = connection.execute(
            f"SELECT coding_id, article_key FROM deconf.coding JOIN deconf.article USING (article_id) {_OF_CODINGS}".encode(),
            wanted,
        ).fetchall()
        self.reported = rows("actor_report", "ref", "actor_id, actor_name, kind_code, side_code, is_named")
        self.propositions = rows(
            "proposition",
            "ref",
            "proposition_id, kind_code, mechanism_id, meeting_id, incident_id, track_code, status_code, when_edtf",
        )
        self.mechanisms = rows("mechanism_report", "ref", "mechanism_id, label, kind_code")
        self.mechanism_parties = rows("mechanism_report_party", "party_no", "mechanism_id, actor_id, role_code")
        self.meetings = rows(
            "meeting_report", "ref", "meeting_id, label, format_code, occurrence_code, place_name, when_edtf"
        )
        self.participants = rows("meeting_report_participant", "participant_no", "meeting_id, actor_id, role_code")
        self.claims = rows(
            "claim", "ref", "claim_id, proposition_id, speaker_actor_id, stance_code, speech_act_code, setting_code"
        )
        owners = {row[2]: coding for coding, each in self.claims.items() for row in each}

        def rows_of_claims(table: str, order: str, columns: str) -> dict[UUID, Rows]:
            # Not joined with claims: rows of this transaction have no statistics yet, and such a join took seconds.
            found = connection.execute(
                f"SELECT {order}, claim_id, {columns} FROM deconf.{table} "
                "WHERE article_id = ANY(%(articles)s) AND claim_id = ANY(%(claims)s)".encode(),
                wanted | {"claims": list(owners)},
            )
            return _grouped([(owners[row[1]], *row) for row in found])

        self.mentions = rows_of_claims(
            "mention", "mention_no", "start_offset, end_offset, quote_mode_code, encode(span_sha256, 'hex')"
        )
        self.hands = rows_of_claims("attribution", "step", "mention_no, link_code, source_id, actor_id")
        self._read_registries(connection)

    def _read_registries(self, connection: Connection) -> None:
        """What the registries say of actors, sources and mechanisms that the codings name."""
        actors = {
            row[3] for rows in (self.mechanism_parties, self.participants) for each in rows.values() for row in each
        }
        actors |= {row[4] for each in self.claims.values() for row in each}
        actors |= {row[6] for each in self.hands.values() for row in each}
        actors |= {row[2] for each in self.reported.values() for row in each}
        sources = {row[5] for each in self.hands.values() for row in each}
        mechanisms = {row[4] for each in self.propositions.values() for row in each}

        def by_key(statement: str, wanted: set[UUID | None]) -> dict[UUID, tuple[Any, ...]]:
            found = connection.execute(statement.encode(), ([each for each in wanted if each],))
            return {row[0]: row for row in found}

        self.actors = by_key(
            "SELECT actor_id, actor_ref, actor_name, kind_code, side_code, is_named FROM deconf.actor "
            "WHERE actor_id = ANY(%s)", actors,
        )  # fmt: skip
        self.sources = by_key(
            "SELECT source_id, source_ref, source_name FROM deconf.source WHERE source_id = ANY(%s)", sources
        )
        self.registered_mechanisms = by_key(
            "SELECT m.mechanism_id, m.mechanism_ref, m.registered_kind_code, "
            "ARRAY(SELECT p.side_code FROM deconf.mechanism_party AS p WHERE p.mechanism_id = m.mechanism_id ORDER BY 1) "
            "FROM deconf.mechanism AS m WHERE m.is_registered AND m.mechanism_id = ANY(%s)", mechanisms,
        )  # fmt: skip


@dataclass(slots=True)
class _Actors:
    """The actors of one coding: those that it declares, and the registered ones that it only names."""

    tables: _Tables
    entries: dict[str, ActorEntry] = field(default_factory=dict)
    refs: dict[UUID, str] = field(default_factory=dict)

    def declare(self, coding: UUID) -> None:
        for _, ref, actor, name, kind, side, named in self.tables.reported[coding]:
            known_kind, known_side = self.tables.actors[actor][3:5]
            self._enter(actor, ref, name, kind or known_kind, side or known_side, named)

    def ref(self, actor: UUID) -> str:
        if actor not in self.refs:
            self._enter(*self.tables.actors[actor])
        return self.refs[actor]

    def side(self, code: str) -> str:
        """A ref for a side as a whole, such as the party of a registered mechanism."""
        self.entries.setdefault(code, ActorEntry(ref=code, name=code, kind="state", side=code))
        return code

    def _enter(self, actor: UUID, ref: str, name: str, kind: str | None, side: str | None, named: bool | None) -> None:
        self.refs.setdefault(actor, ref)
        self.entries[ref] = ActorEntry(ref=ref, name=name, kind=kind, side=side, named=named)


def _document(tables: _Tables, coding: UUID, article_key: str) -> CodingDocument:
    actors = _Actors(tables)
    actors.declare(coding)
    mechanisms = _mechanisms(tables, coding, actors)
    meetings = _meetings(tables, coding, actors)
    claims = _claims(tables, coding, actors)
    cited = [tables.sources[source] for source in {row[5] for row in tables.hands[coding]} if source]
    return CodingDocument(
        format="deconf-coding/1",
        article=ArticleBlock(key=article_key, source="-"),
        coder=CoderBlock(name="-", kind="-"),
        sources=tuple(SourceEntry(ref=ref, name=name) for _, ref, name in cited),
        actors=tuple(actors.entries.values()),
        mechanisms=mechanisms,
        meetings=meetings,
        propositions=tuple(
            PropositionEntry(
                ref=str(key), kind=kind, mechanism=_text(mechanism), meeting=_text(meeting), incident=_text(incident),
                track=track, status=status, when=_date(edtf),
            )
            for _, _, key, kind, mechanism, meeting, incident, track, status, edtf in tables.propositions[coding]
        ),
        claims=claims,
    )  # fmt: skip


def _mechanisms(tables: _Tables, coding: UUID, actors: _Actors) -> tuple[MechanismEntry, ...]:
    parties = _children(tables.mechanism_parties[coding])
    declared = {
        key: MechanismEntry(
            ref=str(key), label=label, kind=kind,
            parties=tuple(MechanismParty(actor=actors.ref(row[3]), role=row[4]) for row in parties[key]),
        )
        for _, _, key, label, kind in tables.mechanisms[coding]
    }  # fmt: skip
    for row in tables.propositions[coding]:
        if row[4] in tables.registered_mechanisms and row[4] not in declared:
            key, ref, kind, sides = tables.registered_mechanisms[row[4]]
            seats = tuple(MechanismParty(actor=actors.side(side), role="party") for side in sides)
            declared[key] = MechanismEntry(ref=str(key), label=ref, kind=kind, parties=seats)
    return tuple(declared.values())


def _meetings(tables: _Tables, coding: UUID, actors: _Actors) -> tuple[MeetingEntry, ...]:
    seats = _children(tables.participants[coding])
    return tuple(
        MeetingEntry(
            ref=str(key), label=label, format=form, occurrence=occurrence, place=place, when=_date(edtf),
            participants=tuple(Participant(actor=actors.ref(row[3]), role=row[4]) for row in seats[key]),
        )
        for _, _, key, label, form, occurrence, place, edtf in tables.meetings[coding]
    )  # fmt: skip


def _claims(tables: _Tables, coding: UUID, actors: _Actors) -> tuple[ClaimEntry, ...]:
    mentions = _children(tables.mentions[coding])
    chains: dict[tuple[UUID, int], list[ChainLink]] = defaultdict(list)
    for _, _, claim, mention_no, link, source, actor in tables.hands[coding]:
        hand = {"source": tables.sources[source][1]} if source else {"actor": actors.ref(actor)}
        chains[claim, mention_no].append(ChainLink(link=link, **hand))
    return tuple(
        ClaimEntry(
            ref=str(key), proposition=str(proposition), speaker=actors.ref(speaker), stance=stance, speech_act=act,
            setting=setting,
            mentions=tuple(
                Mention(start=start, end=end, quote_mode=mode, sha256=sha256, chain=tuple(chains[key, mention_no]))
                for _, mention_no, _, start, end, mode, sha256 in mentions[key]
            ),
        )
        for _, _, key, proposition, speaker, stance, act, setting in tables.claims[coding]
    )  # fmt: skip


def _grouped(rows: Rows) -> dict[UUID, Rows]:
    """Rows by coding, in the order of what comes second: a ref or a number."""
    found: dict[UUID, Rows] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    for each in found.values():
        each.sort(key=lambda row: _place(row[1]))
    return found


def _children(rows: Iterable[tuple[Any, ...]]) -> dict[UUID, Rows]:
    """Rows by the record that they belong to, which comes third."""
    found: dict[UUID, Rows] = defaultdict(list)
    for row in rows:
        found[row[2]].append(row)
    return found


def _place(ref: str | int) -> tuple[tuple[str, int], ...]:
    """A ref's place among others, numbers in it as numbers: c2 before c10."""
    parts = _NUMBERS.split(str(ref))
    return tuple(("", int(part)) if part.isdigit() and part.isascii() else (part, 0) for part in parts)


def _date(edtf: str | None) -> DateBlock | None:
    return DateBlock(edtf=edtf) if edtf else None


def _text(key: UUID | None) -> str | None:
    return str(key) if key else None

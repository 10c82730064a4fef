"""On the founding codings every public view returns what is derived from the codings without it.

Where a test here fails, either the view or `expected_rules` is wrong: decide by the design, then mend that one, and
write the golden files anew with `python -m tests.db.derive_expected`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import ndiff
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from deconfdb.coding.reading import read_codings
from deconfdb.coding.records import coding_files
from deconfdb.database import connect_raw
from deconfdb.load.codings import load_codings
from deconfdb.load.runs import recorded_run
from deconfdb.settings import seeds_dir
from tests.db.derive_expected import EXPECTED, FOLDER, LEFT_OUT, WITHOUT_GOLDEN_FILE, expected, golden
from tests.db.expected_rules.tables import Table, table_of_values

Database = psycopg.Connection[Any]


@pytest.fixture(scope="module")
def founding_database(module_url: str) -> Iterator[Database]:
    """A database that holds exactly the five founding codings, without their texts."""
    with (
        connect_raw(module_url, autocommit=True) as ledger,
        connect_raw(module_url, autocommit=True) as connection,
    ):
        with recorded_run(ledger, "ingest codings") as run:
            files = coding_files(seeds_dir() / "codings")
            load_codings(connection, run, (reading for file in files for reading in read_codings(file)))
        assert (run.counts.inserted, run.counts.quarantined) == (5, 0)
        yield connection


def columns_of(database: Database, view: str) -> list[str]:
    """Columns of a public view, in its order."""
    found = database.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = ('deconf_v1.' || %s)::regclass AND attnum > 0 ORDER BY attnum",
        (view,),
    )
    return [name for (name,) in found]


def returned(database: Database, view: str) -> Table:
    """What the view returns, without the columns that no golden file holds."""
    columns = [name for name in columns_of(database, view) if name not in LEFT_OUT.get(view, {})]
    listed = sql.SQL(", ").join(map(sql.Identifier, columns))
    query = sql.SQL("SELECT {} FROM deconf_v1.{}").format(listed, sql.Identifier(view))
    return table_of_values(columns, database.execute(query).fetchall())


def differences(view: str, kept: Table, found: Table) -> str:
    """The rows that differ, cell by cell, so that a reader sees what changed; empty if none does."""
    if kept.columns != found.columns:
        return f"{view}: columns differ\n" + "\n".join(ndiff(kept.columns, found.columns))
    missing = list((Counter(kept.rows) - Counter(found.rows)).elements())
    surplus = list((Counter(found.rows) - Counter(kept.rows)).elements())
    if not missing and not surplus:
        return ""
    lines = [f"{view}: {len(missing)} rows missing, {len(surplus)} too many"]
    for row in missing:
        near = max(surplus, key=lambda other: _alike(row, other), default=None)
        if near is None or _alike(row, near) * 2 < len(row):
            lines.append(f"- {row}")
            continue
        surplus.remove(near)
        lines.append(f"~ {row[0]}")
        cells = zip(kept.columns, row, near, strict=True)
        lines.extend(f"    {column}: expected {old!r}, got {new!r}" for column, old, new in cells if old != new)
    lines.extend(f"+ {row}" for row in surplus)
    return "\n".join(lines)


def _alike(row: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Number of cells that are the same."""
    return sum(old == new for old, new in zip(row, other, strict=True))


@pytest.mark.parametrize("view", EXPECTED)
def test_view_returns_its_golden_file(founding_database: Database, view: str) -> None:
    assert differences(view, golden(view), returned(founding_database, view)) == ""


@pytest.mark.parametrize("view", EXPECTED)
def test_golden_file_is_what_the_codings_give(view: str) -> None:
    assert differences(view, golden(view), expected(view)) == ""
    assert golden(view) == expected(view)


def test_every_public_view_has_a_golden_file_or_a_reason(founding_database: Database) -> None:
    found = founding_database.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'deconf_v1'::regnamespace AND relkind = 'v' ORDER BY relname"
    )
    assert [name for (name,) in found] == sorted([*EXPECTED, *WITHOUT_GOLDEN_FILE])
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(f"{view}.csv" for view in EXPECTED)


def test_what_is_left_out_of_golden_files_exists(founding_database: Database) -> None:
    for view, columns in LEFT_OUT.items():
        assert set(columns) <= set(columns_of(founding_database, view))


def test_the_derivation_knows_nothing_of_views_tables_and_loading() -> None:
    folder = Path(__file__).parent
    files = [folder / "derive_expected.py", *(folder / "expected_rules").glob("*.py")]
    imported = {
        name
        for file in files
        for name in re.findall(r"^\s*(?:from|import) (deconfdb[\w.]*)", file.read_text(), re.MULTILINE)
    }
    assert imported == {"deconfdb.registry", "deconfdb.settings", "deconfdb.vocabulary"}


# ---- the founding history, written out ------------------------------------------------------------------------------
def lines_of(text: str) -> list[tuple[str, ...]]:
    """The rows of a table written with bars; an empty cell stands for NULL."""
    return sorted(tuple(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines())


def answer(database: Database, query: str, *values: Any) -> list[tuple[str, ...]]:
    """The rows of a query as texts."""
    return list(table_of_values((), database.execute(query.encode(), values).fetchall()).rows)


# pair | mechanism | track | status | when | affirmed | presupposed | denied | evidence state
HISTORY = """
ISR-RUS | isr-rus-syria-safety-2015 | institutional | mandated | 2015-09-22~ | press | | | third_party_or_press
ISR-RUS | isr-rus-syria-safety-2015 | institutional | in_talks | 2015-10-06/2015-10-08 | ISR | | | one_party
ISR-TUR | isr-tur-defence-dialogue | institutional | mandated | ../2022-10-26 | ISR | | | one_party
ISR-TUR | isr-tur-military-cooperation | operational | suspended | ../2022-10-26 | ISR | | | one_party
ISR-TUR | isr-tur-arms-sales | operational | suspended | ../2022-10-26 | ISR | | | one_party
ISR-TUR | isr-tur-defence-dialogue | institutional | in_talks | 2022-10-26/2022-10-27 | ISR | | | one_party
ISR-TUR | isr-tur-syria-deescalation-2025 | institutional | in_talks | 2025-04-09 | ISR; TUR | | | both_parties
ISR-TUR | isr-tur-technical-contacts-2025 | operational | ad_hoc_contact | ../2025-04-09 | TUR | | | one_party
RUS-TUR | rus-tur-strike-working-group-2015 | institutional | proposed | ../2015-10-06 | RUS | | TUR | contested
RUS-TUR | rus-tur-strike-working-group-2015 | institutional | raised | ../2015-10-07 | RUS | | TUR | contested
RUS-TUR | rus-tur-sochi-idlib-2018 | institutional | agreed | 2018 | press | | | third_party_or_press
RUS-TUR | tur-idlib-observation-posts | operational | operating | 2018/.. | press | | | third_party_or_press
RUS-TUR | tur-idlib-observation-posts | operational | impaired | 2020-02~ | press | | | third_party_or_press
RUS-TUR | rus-tur-idlib-talks-2020 | institutional | no_agreement_yet | 2020-02-20 | press; TUR | | | one_party
RUS-TUR | rus-tur-syria | operational | operating | ../2025-04-09 | | TUR | | presupposed_one_party
RUS-USA | rus-usa-syria-air-safety-2015 | institutional | in_talks | 2015-10-01/2015-10-06 | RUS | | | one_party
RUS-USA | rus-usa-syria-air-safety-2015 | institutional | proposed | ../2015-10-06 | RUS | | | one_party
RUS-USA | rus-usa-syria-air-safety-2015 | institutional | agreed_in_principle | 2015-10-06 | RUS | | | one_party
TUR-USA | tur-usa-syria | operational | operating | ../2025-04-09 | | TUR | | presupposed_one_party
"""

# mechanism | track | status | last known on | evidence state
LAST_KNOWN = """
rus-tur-strike-working-group-2015 | institutional | proposed | 2015-10-06 | contested
isr-rus-syria-safety-2015 | institutional | in_talks | 2015-10-08 | one_party
rus-usa-syria-air-safety-2015 | institutional | agreed_in_principle | 2015-10-06 | one_party
rus-tur-sochi-idlib-2018 | institutional | agreed | 2018-12-31 | third_party_or_press
tur-idlib-observation-posts | operational | impaired | 2020-02-29 | third_party_or_press
rus-tur-idlib-talks-2020 | institutional | no_agreement_yet | 2020-02-20 | one_party
isr-tur-defence-dialogue | institutional | in_talks | 2022-10-27 | one_party
isr-tur-military-cooperation | operational | suspended | 2022-10-26 | one_party
isr-tur-arms-sales | operational | suspended | 2022-10-26 | one_party
isr-tur-syria-deescalation-2025 | institutional | in_talks | 2025-04-09 | both_parties
isr-tur-technical-contacts-2025 | operational | ad_hoc_contact | 2025-04-09 | one_party
tur-usa-syria | operational | operating | 2025-04-09 | presupposed_one_party
rus-tur-syria | operational | operating | 2025-04-09 | presupposed_one_party
"""

# who affirms | what | on | who counters | what | on | days later | how | mechanism
CONTRADICTIONS = """
Igor Konashenkov | proposed | 2015-10-06 | Tanju Bilgic | raised | 2015-10-07 | 1 | implied | rus-tur-strike-working-group-2015
Russia | | 2020-02-20 | Turkey | | | | direct |
Turkey | | | Israel | | | | direct |
Russia | | | US and its allies | | | | related |
"""

CHAINS_OF_FOUR = """
(republisher of AFP copy, unnamed) <- AFP <- CNN Türk <- Hulusi Akar
(republisher of AFP copy, unnamed) <- AFP <- TRT <- Mevlut Cavusoglu
Business Standard <- Walla! News <- an Israeli defence official (to Walla!) <- "the military" (Israel), concern attributed
Shafaq News <- Axios <- Israeli officials <- Ilham Aliyev
Shafaq News <- Axios <- Israeli officials <- Azerbaijani minister of defence (unnamed)
TRT World <- Reuters <- TASS <- Igor Konashenkov
"""

# meeting | occurrence | when | pair | follows
NOT_YET_HELD = """
Four-way talks called for (DEU-FRA-RUS-TUR) | proposed | | |
Further RUS-TUR talks | planned_undated | 2020-02-20/.. | RUS-TUR | RUS-TUR delegations, Moscow round
RUS-ISR follow-up, Moscow | planned | 2015-10~/2015-11~ | ISR-RUS | RUS-ISR deputy chiefs of staff, Tel Aviv
Gantz-Akar meeting | planned | 2022-10-27 | ISR-TUR | Gantz travels to Ankara
"""


def test_history_of_the_founding_codings(founding_database: Database) -> None:
    found = answer(
        founding_database,
        "SELECT pair, mechanism, track, status, when_edtf, affirmed_by, presupposed_by, denied_by, evidence_state "
        "FROM deconf_v1.channel_history",
    )
    assert found == lines_of(HISTORY)


def test_working_group_is_raised_by_implication_and_its_proposal_denied_by_implication(
    founding_database: Database,
) -> None:
    found = answer(
        founding_database,
        "SELECT status, affirmed_by_implication, denied_by_implication, initiator FROM deconf_v1.channel_history "
        "WHERE mechanism = 'rus-tur-strike-working-group-2015'",
    )
    assert found == lines_of("proposed | | TUR | TUR \n raised | RUS | | ")


def test_two_rounds_ended_without_agreement_on_idlib(founding_database: Database) -> None:
    query = (
        "SELECT status, rounds_completed FROM deconf_v1.channel_history WHERE mechanism = 'rus-tur-idlib-talks-2020'"
    )
    assert answer(founding_database, query) == [("no_agreement_yet", "2")]


def test_last_known_state_of_each_channel(founding_database: Database) -> None:
    query = "SELECT mechanism, track, status, last_known_on, evidence_state FROM deconf_v1.channel_status"
    assert answer(founding_database, query) == lines_of(LAST_KNOWN)


def test_contradictions_of_the_founding_codings(founding_database: Database) -> None:
    found = answer(
        founding_database,
        "SELECT affirming_speaker, affirmed_status, affirmed_date, countering_speaker, countered_status, countered_date, "
        "lag_days, how, mechanism FROM deconf_v1.contradictions",
    )
    assert found == lines_of(CONTRADICTIONS)


def test_chains_of_four_steps(founding_database: Database) -> None:
    found = answer(founding_database, "SELECT DISTINCT chain FROM deconf_v1.attribution_chains WHERE depth >= 4")
    assert found == lines_of(CHAINS_OF_FOUR)


def test_meetings_not_yet_held(founding_database: Database) -> None:
    found = answer(
        founding_database,
        "SELECT p.label, p.occurrence, p.when_edtf, p.pair, m.label FROM deconf_v1.planned_meetings AS p "
        "LEFT JOIN deconf_v1.meetings AS m ON m.meeting = p.follows WHERE p.became IS NULL",
    )
    assert found == lines_of(NOT_YET_HELD)


def test_one_denial_with_four_mentions_is_one_claim(founding_database: Database) -> None:
    found = answer(
        founding_database, "SELECT n_mentions FROM deconf_v1.claims WHERE speaker = 'Tanju Bilgic' AND stance = 'deny'"
    )
    assert found == [("4",)]
    found = answer(
        founding_database,
        "SELECT n_statements, n_named_origins, n_sides_denying, n_articles FROM deconf_v1.corroboration "
        "WHERE content = 'rus-tur-strike-working-group-2015/institutional/raised'",
    )
    assert found == [("1", "1", "1", "1")]


def test_an_office_is_known_on_the_day_of_its_attestation_alone(founding_database: Database) -> None:
    query = "SELECT name, attested_on FROM deconf_v1.office_holder_as_of('isr-pm', %s)"
    assert answer(founding_database, query, "2015-10-09") == [("Benjamin Netanyahu", "2015-10-09")]
    assert answer(founding_database, query, "2020-01-01") == []

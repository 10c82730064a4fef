"""The gold articles are what their README promises, and their codings stand up to validation."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from deconfdb.coders.annotate import is_installed
from deconfdb.coders.article import ArticleInput
from deconfdb.coders.lite import LiteCoder
from deconfdb.coders.rules import RulesCoder
from deconfdb.coding.document import CodingDocument, document_json
from deconfdb.coding.evidence import validate_against_text, verify_spans
from deconfdb.coding.reading import read_codings
from deconfdb.coding.references import KnownRefs
from deconfdb.coding.validation import checked
from deconfdb.evaluate.compare import Counts
from deconfdb.evaluate.run import load_codings, load_gold, score_against
from deconfdb.vocabulary import load_vocabularies

GOLD = Path(__file__).resolve().parents[1] / "gold"
PARTS = ("dev", "news", "held_out", "long")
CODINGS = sorted(path for part in PARTS for path in (GOLD / part / "codings").glob("*.json"))
PAIRS_OF_THE_SEEDS = {"ISR-TUR", "RUS-TUR", "ISR-RUS"}

every_coding = pytest.mark.parametrize("path", CODINGS, ids=[path.stem for path in CODINGS])


@cache
def source(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((GOLD / "sources" / f"{name}.yaml").read_text(encoding="utf-8"))
    return loaded


@cache
def coding(path: Path) -> CodingDocument:
    (reading,) = read_codings(path)
    assert reading.document is not None, reading.problems
    return reading.document


UNDATED = [path for path in CODINGS if "published" not in source(path.stem)]


def text_of(path: Path) -> str:
    return (path.parents[1] / "texts" / f"{path.stem}.txt").read_bytes().decode()


def names(part: str, *, off_topic: bool) -> list[str]:
    found = [path.stem for path in CODINGS if path.parents[1].name == part]
    return [name for name in found if ("off_topic" in source(name)) is off_topic]


def dyads(part: str) -> Counter[str]:
    return Counter(dyad for name in names(part, off_topic=False) for dyad in source(name)["dyads"])


def test_what_is_built_is_what_the_sources_say() -> None:
    run = subprocess.run(
        [sys.executable, str(GOLD / "build.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")


@every_coding
def test_every_coding_validates_without_a_registry(path: Path) -> None:
    (reading,) = read_codings(path)
    assert checked(reading, load_vocabularies(), KnownRefs()).problems == ()


@every_coding
def test_every_span_and_hash_holds_on_the_text(path: Path) -> None:
    text = text_of(path)
    assert validate_against_text(coding(path), text) == ()
    assert [str(result) for result in verify_spans(coding(path), text) if not result.is_verified] == []


@every_coding
def test_every_coding_has_the_key_of_its_manifest_row(path: Path) -> None:
    with (path.parents[1] / "manifest.csv").open(encoding="utf-8", newline="") as table:
        rows = {row["path"]: row for row in csv.DictReader(table)}
    article = coding(path).article
    published = article.published.edtf if article.published else ""
    assert rows[f"texts/{path.stem}.txt"] == {
        "path": f"texts/{path.stem}.txt",
        "key": article.key,
        "source": article.source,
        "url": article.url or "",
        "title": article.title or "",
        "published": published,
        "language": "en",
    }


@pytest.mark.parametrize("part", PARTS)
def test_manifest_lists_exactly_the_texts_and_codings(part: str) -> None:
    with (GOLD / part / "manifest.csv").open(encoding="utf-8", newline="") as table:
        reader = csv.DictReader(table)
        listed = [Path(row["path"]).stem for row in reader]
        header = reader.fieldnames
    assert header == ["path", "key", "source", "url", "title", "published", "language"]
    assert listed == sorted(path.stem for path in (GOLD / part / "texts").iterdir())
    assert listed == sorted(path.stem for path in (GOLD / part / "codings").iterdir())


@every_coding
def test_off_topic_gold_is_empty_and_on_topic_gold_is_not(path: Path) -> None:
    document = coding(path)
    records = (document.mechanisms, document.meetings, document.incidents, document.propositions, document.claims)
    if "off_topic" in source(path.stem):
        assert records == ((), (), (), (), ())
        assert document.actors == ()
    else:
        assert document.mechanisms != () or document.meetings != () or document.incidents != ()
        assert document.claims != ()


@every_coding
def test_every_mechanism_has_two_parties_and_one_status(path: Path) -> None:
    document = coding(path)
    parties = {m.ref: sum(party.role == "party" for party in m.parties) for m in document.mechanisms}
    statuses = Counter(p.mechanism for p in document.propositions if p.status is not None)
    assert dict.fromkeys(parties, 1) == dict(statuses)
    assert [ref for ref, count in parties.items() if count < 2] == []


@pytest.mark.parametrize("path", UNDATED, ids=[path.stem for path in UNDATED])
def test_without_a_publication_date_relative_wordings_stay_unresolved(path: Path) -> None:
    document = coding(path)
    blocks = [meeting.when for meeting in document.meetings]
    blocks += [proposition.when for proposition in document.propositions]
    blocks += [incident.when for incident in document.incidents]
    blocks += [claim.said for claim in document.claims]
    assert [block for block in blocks if block and block.edtf and block.basis != "explicit"] == []


@every_coding
def test_articles_are_of_the_length_of_their_kind(path: Path) -> None:
    least, most = (400, 800) if path.parents[1].name == "long" else (120, 420)
    assert least <= len(text_of(path).split()) <= most


def test_the_parts_hold_what_the_readme_says() -> None:
    assert {part: len(names(part, off_topic=False)) for part in PARTS} == {
        "dev": 697, "news": 63, "held_out": 18, "long": 20,
    }  # fmt: skip
    assert {part: len(names(part, off_topic=True)) for part in PARTS} == {
        "dev": 81, "news": 7, "held_out": 2, "long": 0,
    }  # fmt: skip
    # No pair is more than a tenth of what is on topic, so that no rule pays for one of them alone.
    assert max((dyads("dev") + dyads("news") + dyads("held_out")).values()) * 10 <= 697 + 63 + 18
    # What is put aside has pairs as the news has them, and some that stand nowhere else.
    assert len(dyads("held_out").keys() - dyads("dev").keys() - dyads("news").keys()) >= 7


def test_pairs_and_continents_go_beyond_the_seeds() -> None:
    for part in PARTS:
        assert len(dyads(part).keys() - PAIRS_OF_THE_SEEDS) >= 8
        on_topic = names(part, off_topic=False)
        continents = {continent for name in on_topic for continent in source(name)["continents"]}
        assert {"Africa", "Asia", "Europe"} <= continents
        assert len(continents) >= 4


def test_some_articles_have_no_publication_date() -> None:
    assert [path for path in CODINGS if coding(path).article.published is None] == UNDATED
    assert Counter(path.parents[1].name for path in UNDATED) == {"dev": 30}


@every_coding
@pytest.mark.parametrize("coder", [RulesCoder, LiteCoder], ids=["rules", "lite"])
def test_what_the_coders_make_of_it_can_be_loaded(
    path: Path, coder: type[RulesCoder | LiteCoder], tmp_path: Path
) -> None:
    if coder is RulesCoder and not is_installed():
        pytest.skip("the extra `coder` (spaCy and its model) is not installed")
    document = coding(path).article
    published = date.fromisoformat(document.published.edtf) if document.published and document.published.edtf else None
    made = _coder(coder).code(ArticleInput(document.key, document.source, text_of(path), published=published))
    written = tmp_path / "coding.json"
    written.write_text(document_json(made), encoding="utf-8")
    (reading,) = read_codings(written)
    assert checked(reading, load_vocabularies(), KnownRefs()).problems == ()
    assert validate_against_text(made, text_of(path)) == ()


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [("dev", "second/codings", 12), ("twice/first", "twice/second", 36), ("news", "second_news/codings", 40)],
)
def test_two_coders_agree_as_the_readme_says(first: str, second: str, number: int) -> None:
    scores = score_against(load_gold(GOLD / first, None), load_codings(GOLD / second), narration=False)
    assert len(scores) == number
    readme = (GOLD / "README.md").read_text(encoding="utf-8")
    told = next(line for line in readme.splitlines() if f"--against tests/gold/{second}`" in line)
    for table, wording in {
        "claims": "claims F1 {}",
        "meetings": "meetings {}",
        "statuses": "mechanisms with a status {}",
    }.items():
        counts = sum((score.counts[table] for score in scores), Counts())
        f1 = 2 * counts.matched / (2 * counts.matched + counts.extra + counts.missed)
        assert wording.format(f"{f1:.2f}"[1:]) in told


@cache
def _coder(coder: type[RulesCoder | LiteCoder]) -> RulesCoder | LiteCoder:
    return coder()

"""Where the codings and texts lie that are to be compared, and the comparison of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from deconfdb.coders.article import ArticleInput, Coder
from deconfdb.coders.inputs import read_article, read_manifest, with_manifest
from deconfdb.coders.knowledge import default_knowledge
from deconfdb.coding.document import CodingDocument
from deconfdb.coding.evidence import text_sha256
from deconfdb.coding.reading import read_codings
from deconfdb.coding.records import coding_files
from deconfdb.errors import DeconfdbError
from deconfdb.evaluate.compare import ArticleScore, compare_documents
from deconfdb.evaluate.identity import Identifier
from deconfdb.garbage import seldom_collecting


class NothingToCompareError(DeconfdbError):
    """No coding of one side belongs to an article of the other."""


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Reference codings, and the texts that belong to them by hash."""

    codings: tuple[CodingDocument, ...]
    articles: Mapping[str, ArticleInput]
    """Articles by the sha256 of their text."""


def load_codings(path: Path) -> tuple[CodingDocument, ...]:
    """All codings under a path; the first unusable one is an error."""
    found: list[CodingDocument] = []
    for file in coding_files(path):
        for reading in read_codings(file):
            if reading.document is None:
                problems = "\n".join(f"  - {problem}" for problem in reading.problems)
                raise DeconfdbError(
                    f"{reading.locator}: not a coding\n{problems}\nfix the file, or name the folder of the codings"
                )
            found.append(reading.document)
    return tuple(found)


def load_articles(folder: Path) -> dict[str, ArticleInput]:
    """The articles of a folder by the hash of their text; a manifest in it says what a feed would."""
    manifest = folder / "manifest.csv"
    if manifest.is_file():
        articles: Iterable[ArticleInput] = (
            with_manifest(read_article(path), row) for path, row in read_manifest(manifest).items()
        )
    else:
        articles = (read_article(path) for path in sorted(folder.rglob("*.txt")))
    return {text_sha256(article.text): article for article in articles}


def gold_folders(arguments: Iterable[str]) -> list[tuple[Path, Path | None]]:
    """Gold folders as a command line names them: `GOLD`, or `GOLD=TEXTS` where the texts lie apart."""
    parted = (one.partition("=") for one in arguments)
    return [(Path(gold), Path(texts) if texts else None) for gold, _, texts in parted]


def load_gold(gold: Path, texts: Path | None) -> GoldSet:
    """A gold folder: codings in `codings/` or in itself, texts in `texts` or beside them."""
    codings = load_codings(gold / "codings" if (gold / "codings").is_dir() else gold)
    folder = texts if texts is not None else gold
    return GoldSet(codings, load_articles(folder))


@seldom_collecting()
def score_coder(
    gold: GoldSet, coder: Coder, narration: bool, keep: Callable[[CodingDocument], None] | None = None
) -> list[ArticleScore]:
    """Code every text of the gold set and compare."""
    identifier = Identifier(default_knowledge())
    scores: list[ArticleScore] = []
    for reference in gold.codings:
        article = gold.articles.get(_hash_of(reference))
        if article is None:
            continue
        tested = coder.code(article)
        if keep is not None:
            keep(tested)
        scores.append(compare_documents(reference, tested, identifier, narration))
    if not scores:
        raise NothingToCompareError("no text of the gold set was found; name their folder with --texts")
    return scores


def score_against(gold: GoldSet, others: Iterable[CodingDocument], narration: bool) -> list[ArticleScore]:
    """Compare codings with codings of the same article, known by text hash or key."""
    identifier = Identifier(default_knowledge())
    by_hash = {_hash_of(other): other for other in others}
    by_key = {other.article.key: other for other in by_hash.values()}
    scores = []
    for reference in gold.codings:
        tested = by_hash.get(_hash_of(reference)) or by_key.get(reference.article.key)
        if tested is not None:
            scores.append(compare_documents(reference, tested, identifier, narration))
    if not scores:
        raise NothingToCompareError("no article is coded on both sides; articles are matched by text hash, then by key")
    return scores


def _hash_of(document: CodingDocument) -> str:
    text = document.article.text
    return (text.sha256 if text is not None else None) or f"key:{document.article.key}"

"""Articles to code, from text files and a manifest."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from deconfdb.coders.article import ArticleInput
from deconfdb.coders.cast import slug
from deconfdb.errors import DeconfdbError, InvalidRecordError, Problem

COLUMNS = frozenset({"path", "key", "source", "url", "title", "published", "language"})


class UnreadableArticleError(DeconfdbError):
    """A file named as an article cannot be read as text."""


def read_article(path: Path, source: str = "", published: date | None = None) -> ArticleInput:
    """One plain text file in UTF-8, line ends untouched, since offsets count them."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableArticleError(f"{path}: not UTF-8 at byte {error.start}; convert the file to UTF-8") from error
    except OSError as error:
        raise UnreadableArticleError(f"{path}: {error.strerror or error}; check the path") from error
    return ArticleInput(key=slug(path.stem, 100), source=source or "unknown-source", text=text, published=published)


def read_manifest(path: Path) -> dict[Path, Mapping[str, str]]:
    """The rows of a manifest by the resolved path of their text; InvalidRecordError lists what is wrong."""
    rows: dict[Path, Mapping[str, str]] = {}
    problems: list[Problem] = []
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        unknown = sorted(set(reader.fieldnames or ()) - COLUMNS)
        if "path" not in (reader.fieldnames or ()) or unknown:
            found = ",".join(reader.fieldnames or ())
            way_out = "use the columns " + ",".join(sorted(COLUMNS)) + "; `path` is required"
            raise InvalidRecordError(
                str(path), (Problem("manifest_header", "line 1", found, "unexpected columns", way_out),)
            )
        for row in reader:
            location = f"line {reader.line_num}"
            if not (row["path"] or "").strip():
                problems.append(Problem("manifest_path", location, "", "no path", "name the text file"))
                continue
            if row.get("published"):
                try:
                    date.fromisoformat(row["published"])
                except ValueError:
                    problems.append(
                        Problem(
                            "manifest_date", f"{location}, published", row["published"], "no date", "write YYYY-MM-DD"
                        )
                    )
            rows[(path.parent / row["path"]).resolve()] = row
    if problems:
        raise InvalidRecordError(str(path), tuple(problems))
    return rows


def with_manifest(article: ArticleInput, row: Mapping[str, str]) -> ArticleInput:
    """The article with what the manifest says of it; an empty cell is unknown."""
    published = row.get("published") or ""
    return replace(
        article,
        key=row.get("key") or article.key,
        source=row.get("source") or article.source,
        url=row.get("url") or None,
        title=row.get("title") or None,
        published=date.fromisoformat(published) if published else article.published,
        language=row.get("language") or None,
    )


def articles_of(manifest: Path) -> Iterator[ArticleInput]:
    """All articles of a manifest, in its order."""
    for path, row in read_manifest(manifest).items():
        yield with_manifest(read_article(path), row)

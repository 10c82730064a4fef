"""deconfdb code: articles in, coding documents out; no database is needed."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deconfdb.cli.messages import say, warn
from deconfdb.errors import DeconfdbError, UsageError
from deconfdb.garbage import seldom_collecting

if TYPE_CHECKING:
    from deconfdb.coders.article import ArticleInput


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option(
    "--coder",
    "coder_name",
    type=click.Choice(["rules", "lite", "llm"]),
    default="rules",
    show_default=True,
    help="rules: lexicon and parser; lite: no model; llm: a language model of your own.",
)
@click.option(
    "--manifest",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="CSV with path,key,source,url,title,published,language.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for one JSON file per article; without it, one line per article on standard output.",
)
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="Day of publication, where no manifest says it.")
@click.option("--source", default="", help="Source of the articles, where no manifest says it.")
@click.option("--dry-run", is_flag=True, help="Code and count, write nothing.")
@seldom_collecting()
def code(
    paths: tuple[Path, ...], coder_name: str, manifest: Path | None, out: Path | None, published: datetime | None,
    source: str, dry_run: bool,
) -> None:  # fmt: skip
    """Code articles: who said what of which channel, who met whom.

    \b
    Examples:
      deconfdb code article.txt --published 2015-10-08 --source "TRT World"
      deconfdb code texts/*.txt --manifest texts/manifest.csv --out codings/
      deconfdb code texts/ --coder lite | deconfdb ingest codings -
    """
    from deconfdb.coders.registry import make_coder
    from deconfdb.coding.document import document_json

    coder = make_coder(coder_name)
    done, failed, written = 0, 0, set[Path]()
    for path, article in _articles(paths, manifest, published.date() if published else None, source):
        try:
            document = coder.code(article)
        except DeconfdbError as error:
            if getattr(error, "status", None) in {401, 403} or coder_name != "llm":
                raise
            failed += 1
            warn(f"{path}: {error}", article=article.key)
            continue
        done += 1
        if dry_run:
            continue
        if out is None:
            click.echo(document.model_dump_json(by_alias=True, exclude_defaults=True))
            continue
        out.mkdir(parents=True, exist_ok=True)
        target = out / f"{path.stem}.json"
        if target in written:
            raise UsageError(f"{path}: two articles would be written to {target}; code them into two folders")
        written.add(target)
        target.write_text(document_json(document), encoding="utf-8")
    say(
        f"{done} article{'s' if done != 1 else ''} coded by {coder.name}"
        + (f", {failed} without a usable answer" if failed else ""),
        coded=done,
        failed=failed,
    )
    if failed:
        sys.exit(1)


def _articles(
    paths: tuple[Path, ...], manifest: Path | None, published: date | None, source: str
) -> Iterator[tuple[Path, ArticleInput]]:
    from deconfdb.coders.inputs import read_article, read_manifest, with_manifest

    rows: Mapping[Path, Mapping[str, str]] = read_manifest(manifest) if manifest is not None else {}
    for path in _files(paths):
        article = read_article(path, source, published)
        row = rows.get(path.resolve())
        yield path, with_manifest(article, row) if row is not None else article


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            found = sorted(path.rglob("*.txt"))
            if not found:
                raise UsageError(f"{path}: no .txt file in this folder; name files, or a folder of texts")
            yield from found
        elif path.is_file():
            yield path
        else:
            raise UsageError(f"{path}: no such file; check the path")

"""deconfdb evaluate: scores of a coder against a gold set, or of one set of codings against another."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option(
    "--gold", required=True, type=click.Path(exists=True, path_type=Path), help="Reference codings: a folder or file."
)
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the texts, with manifest.csv.",
)
@click.option(
    "--coder",
    "coder_name",
    type=click.Choice(["rules", "lite", "llm"]),
    help="Code the texts with this coder.  [default: rules]",
)
@click.option("--against", type=click.Path(exists=True, path_type=Path), help="Compare with these codings instead.")
@click.option("--narration", is_flag=True, help="Count what an outlet says in its own voice too.")
@click.option(
    "--misses", is_flag=True, help="List what was missed or made up, with its text where the texts are there."
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How to print the scores.",
)
def evaluate(
    gold: Path,
    texts: Path | None,
    coder_name: str | None,
    against: Path | None,
    narration: bool,
    misses: bool,
    output_format: str,
) -> None:
    """Score claims, meetings, mechanism status and the fields of what matches.

    \b
    Examples:
      deconfdb evaluate --gold gold/
      deconfdb evaluate --gold codings/ --texts texts/ --coder lite --misses
      deconfdb evaluate --gold codings/ --against other-coder/ --format json
    """
    from deconfdb.coders.registry import make_coder
    from deconfdb.errors import UsageError
    from deconfdb.evaluate.run import load_codings, load_gold, score_against, score_coder
    from deconfdb.evaluate.summary import summarise
    from deconfdb.evaluate.tables import as_json, as_text, misses_text

    if against is not None and coder_name is not None:
        raise UsageError("--coder and --against exclude each other; leave one out")
    gold_set = load_gold(gold, texts)
    if against is not None:
        scores = score_against(gold_set, load_codings(against), narration)
    else:
        scores = score_coder(gold_set, make_coder(coder_name or "rules"), narration)
    summary = summarise(scores)
    if output_format == "json":
        click.echo(as_json(summary, scores))
        return
    click.echo(as_text(summary))
    if misses:
        keyed = {document.article.key: document.article.text for document in gold_set.codings}
        by_key = {
            key: gold_set.articles[text.sha256].text
            for key, text in keyed.items()
            if text is not None and text.sha256 is not None and text.sha256 in gold_set.articles
        }
        click.echo("\n" + misses_text(scores, by_key))

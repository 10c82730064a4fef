"""Deliveries for tests of the nightly job, in our own words, and the job on them; all they tell of is made up."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from deconfdb.coders.article import Coder
from deconfdb.coders.registry import make_coder
from deconfdb.nightly.config import read_config
from deconfdb.nightly.inputs import Window
from deconfdb.nightly.job import Job, SourceReport

TEXT = (
    "A spokesman of the Example Ministry said on Friday that the example line between the two staffs was in operation, "
    "and that officers of both sides had spoken on it in the morning. Report number {number}."
)


def article(number: int, **more: Any) -> dict[str, Any]:
    """An article as a line of deconf-article/1."""
    return {
        "format": "deconf-article/1",
        "key": f"article-{number}",
        "source": "example-wire",
        "url": f"https://placeholder.example/{number}",
        "title": f"Example title {number}",
        "published": {"edtf": f"2021-06-{1 + number % 28:02}", "basis": "external"},
        "language": "en",
        "text": TEXT.format(number=number),
        **more,
    }


def write_lines(path: Path, *records: dict[str, Any] | str) -> Path:
    """Write records a line each; a string goes as it is."""
    lines = [each if isinstance(each, str) else json.dumps(each) for each in records]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def make_old(path: Path, days: float = 30) -> Path:
    """Put back the time of the last write."""
    moment = time.time() - days * 86_400
    os.utime(path, (moment, moment))
    return path


def page(number: int, text: str | None = None) -> bytes:
    """A news page with its own metadata."""
    stated = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": f"Example title {number}",
              "datePublished": "2021-06-04T08:00:00Z"}  # fmt: skip
    body = f"<p>{text or TEXT.format(number=number)}</p>"
    return (
        f"<html lang='en'><head><title>Example title {number}</title>"
        f"<script type='application/ld+json'>{json.dumps(stated)}</script></head>"
        f"<body><article><h1>Example title {number}</h1>{body}</article></body></html>"
    ).encode()


@dataclass
class Night:
    """A folder with a configuration, and the job that works through it."""

    url: str
    folder: Path
    waits: list[float] = field(default_factory=list)

    @property
    def config(self) -> Path:
        return self.folder / "nightly.toml"

    def configure(self, *sources: dict[str, Any], **job: Any) -> Path:
        """Write the configuration."""
        lines = [f"{key} = {json.dumps(value)}" for key, value in job.items()]
        for source in sources:
            lines += ["[[source]]", *(f"{key} = {json.dumps(value)}" for key, value in source.items())]
        self.config.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return self.config

    def run(self, coder: Callable[[str], Coder] = make_coder, **options: Any) -> list[SourceReport]:
        """One run of the job; waiting takes no time and is noted."""
        window = Window(options.pop("since", None), options.pop("until", None))
        return Job(self.url, read_config(self.config), coder, window, sleep=self.waits.append, **options).run()

    def one(self, **options: Any) -> SourceReport:
        """One run of a job with one source."""
        (report,) = self.run(**options)
        return report


def figures(report: SourceReport) -> tuple[str, int, int, int, int]:
    """State, inserted, updated, unchanged, quarantined."""
    counts = report.counts
    return (report.state, counts.inserted, counts.updated, counts.unchanged, counts.quarantined)

"""Scores codings against a gold set, or two coders against each other; the same program for both."""

from __future__ import annotations

from deconfdb.evaluate.compare import ArticleScore as ArticleScore
from deconfdb.evaluate.compare import compare_documents as compare_documents
from deconfdb.evaluate.summary import Summary as Summary
from deconfdb.evaluate.summary import summarise as summarise

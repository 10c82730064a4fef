"""The coders by name."""

from __future__ import annotations

from deconfdb.coders.article import Coder

NAMES = ("rules", "lite", "llm")


def make_coder(name: str) -> Coder:
    """A coder by name; nothing heavy is loaded before its first article."""
    if name == "llm":
        from deconfdb.coders.endpoint import EndpointSettings
        from deconfdb.coders.llm import LlmCoder

        return LlmCoder(EndpointSettings.from_environment())
    if name == "lite":
        from deconfdb.coders.lite import LiteCoder

        return LiteCoder()
    if name == "rules":
        from deconfdb.coders.rules import RulesCoder

        return RulesCoder()
    raise ValueError(f"no coder is called {name}; there are {', '.join(NAMES)}")

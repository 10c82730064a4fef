"""Write docs/cli.md from the commands' own help; `--check` only compares."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from deconfdb.cli.main import cli

TARGET = Path(__file__).resolve().parents[1] / "docs" / "cli.md"
HEADER = """# Command reference

Written by `make docs` from the commands' own help: change the help, not this file.
"""


def reference() -> str:
    """The whole file, commands in the order of `deconfdb --help`."""
    return "\n".join([HEADER, *_sections(cli, "deconfdb", None)])


def _sections(command: click.Command, path: str, parent: click.Context | None) -> list[str]:
    settings = command.context_settings | {"terminal_width": 100, "max_content_width": 100}
    context = click.Context(command, info_name=path.rpartition(" ")[2], parent=parent, **settings)
    help_text = command.get_help(context)
    sections = [f"## `{path}`\n\n```text\n{help_text.rstrip()}\n```\n"]
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None and not below.hidden:
                sections += _sections(below, f"{path} {name}", context)
    return sections


def main() -> None:
    """Write the file, or with --check exit with 1 where it is out of date."""
    if sys.argv[1:] == ["--check"]:
        current = TARGET.read_text(encoding="utf-8") if TARGET.exists() else ""
        if current != reference():
            sys.exit(f"{TARGET.name} is out of date: make docs")
    else:
        TARGET.parent.mkdir(exist_ok=True)
        TARGET.write_text(reference(), encoding="utf-8")
        print(f"wrote {TARGET}")


if __name__ == "__main__":
    main()

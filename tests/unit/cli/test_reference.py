"""The written reference says what the commands say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).parents[3]


def test_the_command_reference_is_current() -> None:
    done = subprocess.run(
        [sys.executable, TOP / ".ci" / "write_cli_reference.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")

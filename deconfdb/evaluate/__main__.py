"""`python -m deconfdb.evaluate GOLD[=TEXTS] …`: measures every rule and rewrites the confidence table."""

from __future__ import annotations

import sys

from deconfdb.evaluate.calibrate import calibrate, write_confidence
from deconfdb.evaluate.run import gold_folders
from deconfdb.settings import seeds_dir


def main(arguments: list[str]) -> int:
    """Measure the coders on gold sets; each argument is a gold folder, with `=` and the folder of its texts if apart."""
    if not arguments:
        print(__doc__, file=sys.stderr)  # noqa: T201
        return 2
    rows = calibrate(gold_folders(arguments))
    path = seeds_dir() / "coder" / "confidence.csv"
    write_confidence(path, rows)
    print(f"{path}: {len(rows)} rules", file=sys.stderr)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

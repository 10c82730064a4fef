#!/bin/sh
# Make .venv with the first of the named Pythons that is new enough, or say what to install.
set -eu

for candidate in "$@"; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "${python:-}" ]; then
    echo "deconfdb needs Python 3.11 or newer, and none of these is: $*" >&2
    echo "Install one (Debian, Ubuntu: apt-get install python3 python3-venv), or name it: make PYTHON=/path/to/python3 ..." >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    echo "$python (Python $version) lacks the modules venv and ensurepip, which make .venv." >&2
    echo "Install them: on Debian or Ubuntu  apt-get install python3-venv  (or python$version-venv)," >&2
    echo "elsewhere the package that holds Python's venv; or name another Python: make PYTHON=/path/to/python3 ..." >&2
    exit 1
fi
rm -rf .venv
"$python" -m venv .venv || { rm -rf .venv; exit 1; }

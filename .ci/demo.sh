#!/bin/sh
# From an installed .venv to the channel history of the founding codings. Run twice it changes nothing.
set -eu

say() { printf '\n== %s\n' "$*" >&2; }
deconfdb() { .venv/bin/deconfdb "$@"; }

say "Starting PostgreSQL"
deconfdb server start
say "Bringing the schema to the newest revision"
deconfdb migrate upgrade
say "Loading the registries of actors, sources, offices and mechanisms"
deconfdb ingest registry seeds/registries
say "Loading the five founding codings"
deconfdb ingest codings seeds/codings
say "Who said what about which channel: deconfdb show history"
deconfdb show history
say "Who contradicts whom: deconfdb show contradictions"
deconfdb show contradictions
say "What next"
cat >&2 <<'EOT'
Open a session that can only read:      .venv/bin/deconfdb server psql --role reader
Point psql, a BI tool or pandas at it:  .venv/bin/deconfdb server url --role reader
    SELECT * FROM channel_history WHERE pair = 'RUS-TUR' ORDER BY when_from;
Stop the server:                        .venv/bin/deconfdb server stop
EOT

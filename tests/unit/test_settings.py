"""Settings come from the environment, then from one file; what is wrong in them is said by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from deconfdb.errors import UsageError
from deconfdb.settings import Settings, alembic_dir, default_home, load_settings, seeds_dir

ALL = """
database_url = "postgresql://file@db.example/deconfdb"
home = "/srv/file"
pg_bin = "/opt/pg/bin"
shared = "/srv/shared"
log_format = "json"
"""


def write(folder: Path, text: str) -> dict[str, str]:
    path = folder / "deconfdb.toml"
    path.write_text(text, encoding="utf-8")
    return {"DECONFDB_CONFIG": str(path), "HOME": "/home/analyst"}


def test_without_anything_set_the_embedded_server_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert load_settings({"HOME": "/home/analyst"}) == Settings(home=Path("/home/analyst/.local/share/deconfdb"))


def test_every_setting_can_stand_in_the_file(tmp_path: Path) -> None:
    assert load_settings(write(tmp_path, ALL)) == Settings(
        home=Path("/srv/file"),
        database_url="postgresql://file@db.example/deconfdb",
        pg_bin=Path("/opt/pg/bin"),
        shared=Path("/srv/shared"),
        log_format="json",
    )


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    env = write(tmp_path, ALL) | {"DECONFDB_HOME": "/srv/env", "DATABASE_URL": "", "DECONFDB_LOG_FORMAT": "text"}
    assert load_settings(env) == Settings(
        home=Path("/srv/env"),
        database_url="postgresql://file@db.example/deconfdb",  # an empty variable counts as unset
        pg_bin=Path("/opt/pg/bin"),
        shared=Path("/srv/shared"),
        log_format="text",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('databse_url = "postgresql://"', "unknown key databse_url; known are database_url, home, pg_bin"),
        ("home = 3", "home must be text"),
        ('shared = ""', "shared must be text between quotation marks, and not empty"),
        ("home = ", "not a TOML file"),
        ("[database]\nurl = 'x'", "unknown key database"),
    ],
)
def test_a_wrong_file_is_refused_with_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        load_settings(write(tmp_path, text))
    assert said in str(caught.value)
    assert str(tmp_path / "deconfdb.toml") in str(caught.value)


def test_a_missing_file_is_an_error() -> None:
    with pytest.raises(UsageError, match=r"DECONFDB_CONFIG names /nowhere/x\.toml, which cannot be read: No such file"):
        load_settings({"DECONFDB_CONFIG": "/nowhere/x.toml"})


def test_an_unknown_log_format_is_refused() -> None:
    with pytest.raises(UsageError, match="DECONFDB_LOG_FORMAT is 'xml': set it to text or json"):
        load_settings({"HOME": "/home/analyst", "DECONFDB_LOG_FORMAT": "xml"})


def test_the_password_in_the_url_is_not_printed() -> None:
    settings = load_settings({"HOME": "/home/analyst", "DATABASE_URL": "postgresql://a:tell-nobody@h/d"})
    assert "tell-nobody" not in f"{settings!r} {settings}"


def test_the_home_of_root_is_where_the_servers_user_can_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert default_home({"HOME": "/root", "XDG_DATA_HOME": "/root/.data"}) == Path("/var/lib/deconfdb")


def test_the_home_follows_the_xdg_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert default_home({"HOME": "/home/analyst", "XDG_DATA_HOME": "/data"}) == Path("/data/deconfdb")


def test_in_a_checkout_data_are_read_from_the_checkout() -> None:
    top = Path(__file__).parents[2]
    assert (seeds_dir(), alembic_dir()) == (top / "seeds", top / "alembic")

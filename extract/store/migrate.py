"""Which version of the tables a store has, and how an older one becomes current: after a backup copy."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from extract.errors import StoreError
from extract.store.connection import Reach
from extract.store.schema import HEAD

SCRIPTS = Path(__file__).parent / "migrations"


def bring_up_to_date(reach: Reach, *, head: str = HEAD, scripts: Path = SCRIPTS) -> Path | None:
    """Makes the tables, or upgrades them; returns the backup copy if one was made.

    Raises StoreError for a store that a newer version wrote and for a database that is no store.
    """
    if reach.path is not None:
        prepare_folder(reach.path)
    if revision_of(reach) == head:
        return None
    with reach.writing() as connection:
        # Asked again under the lock: another process may have been faster.
        current = read_revision(connection, reach.name)
        if current == head:
            return None
        refuse_newer(current, reach.name, scripts)
        backup = copy_beside(reach.path, current) if current and reach.path else None
        upgrade(connection, head, scripts)
    return backup


def prepare_folder(path: Path) -> None:
    """Makes the folder of a store's file; raises StoreError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as err:
        raise StoreError(f"store {path} has no folder and none can be made: {err.strerror}") from err
    if path.is_dir():
        raise StoreError(f"store {path} is a folder; name a file in it, for example {path / 'figures.db'}")


def revision_of(reach: Reach) -> str | None:
    """The version of the tables, None for an empty database; raises StoreError."""
    if reach.path is not None and not reach.path.exists():
        return None
    with reach.reading() as connection:
        return read_revision(connection, reach.name)


def read_revision(connection: Connection, name: str) -> str | None:
    """The version of the tables as the database tells it; raises StoreError for tables of another program."""
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" in tables:
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return None if revision is None else str(revision)
    if tables:
        raise StoreError(
            f"{name} is a database of something else (it has {', '.join(sorted(tables)[:3])}); name another file"
        )
    return None


def refuse_newer(current: str | None, name: str, scripts: Path) -> None:
    """Raises StoreError when the store has a version that these scripts do not know."""
    from alembic.script import ScriptDirectory

    known = {script.revision for script in ScriptDirectory(str(scripts)).walk_revisions()}
    if current is not None and current not in known:
        raise StoreError(
            f"store {name} was written by a newer version (tables {current}); "
            "upgrade displacement-dashboard, or name another store"
        )


def upgrade(connection: Connection, head: str, scripts: Path) -> None:
    """Runs the missing migrations inside the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, head)


def copy_beside(path: Path, revision: str) -> Path:
    """A whole copy of a SQLite store, named after the version of its tables; raises StoreError."""
    target = path.with_name(f"{path.stem}.before-upgrade-from-{revision}{path.suffix}")
    try:
        with (
            closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)
    except sqlite3.Error as err:
        raise StoreError(f"store {path} cannot be copied to {target} before its upgrade: {err}") from err
    return target

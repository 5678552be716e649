"""The migrations make the tables that the code reads; an older store is upgraded, a newer or foreign one refused."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from extract.errors import BadSetting, StoreError
from extract.model import Document
from extract.store.connection import Reach, address_of
from extract.store.migrate import SCRIPTS, bring_up_to_date
from extract.store.schema import HEAD, metadata
from extract.store.store import Store

NEXT = f'''
"""A column more."""
import sqlalchemy as sa
from alembic import op

revision, down_revision = "9000", "{HEAD}"


def upgrade() -> None:
    op.add_column("documents", sa.Column("checked", sa.Text))
'''


def is_ours(_object: object, name: str | None, kind: str, _reflected: bool, _compared: object) -> bool:
    """Whether a table or index is not one that only one kind of database has."""
    return kind not in ("table", "index") or not str(name).startswith(("figures_words", "figures_newest"))


def test_migrations_make_exactly_the_tables_of_the_schema(store: Store) -> None:
    with store.reach.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_ours})
        assert compare_metadata(context, metadata) == []


def test_an_older_store_is_upgraded_after_a_copy(file_store: Store, document: Document, tmp_path: Path) -> None:
    file_store.add(document, [], at=datetime(2025, 2, 3, tzinfo=UTC))
    scripts = tmp_path / "scripts"
    shutil.copytree(SCRIPTS, scripts)
    (scripts / "versions" / "9000_next.py").write_text(NEXT)
    backup = bring_up_to_date(file_store.reach, head="9000", scripts=scripts)
    assert backup is not None
    with closing(sqlite3.connect(backup)) as copy:
        assert copy.execute("SELECT id, version_num FROM documents, alembic_version").fetchall() == [("jenin", HEAD)]
    assert file_store.reach.path is not None
    with closing(sqlite3.connect(file_store.reach.path)) as upgraded:
        assert upgraded.execute("SELECT checked, version_num FROM documents, alembic_version").fetchall() == [
            (None, "9000")
        ]
    assert bring_up_to_date(file_store.reach, head="9000", scripts=scripts) is None


def test_every_version_since_the_first_becomes_current(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    reach = Reach(address_of(tmp_path / "figures.db"))
    bring_up_to_date(reach, head="0001")
    with reach.writing() as connection:
        connection.execute(
            text(
                "INSERT INTO documents VALUES (1, 'a', 'Two died.', 'digest', '2025-02-03T09', 1, "
                "NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)"
            )
        )
    reach.close()
    with Store.open(tmp_path / "figures.db") as store:
        copy = tmp_path / "figures.before-upgrade-from-0001.db"
        assert copy.exists()
        assert str(copy) in caplog.text
        assert (store.summary().documents, store.stamp(), store.summary().last_change) == (1, 1, "2025-02-03T09")


def test_a_migration_that_fails_leaves_the_store_as_it_was(file_store: Store, tmp_path: Path) -> None:
    scripts = tmp_path / "scripts"
    shutil.copytree(SCRIPTS, scripts)
    (scripts / "versions" / "9000_next.py").write_text(NEXT + '    op.execute("INSERT INTO nowhere VALUES (1)")\n')
    with pytest.raises(StoreError, match="nowhere"):
        bring_up_to_date(file_store.reach, head="9000", scripts=scripts)
    with Store.open(file_store.name) as again:
        assert again.summary().documents == 0


def test_a_newer_store_is_refused_with_a_clear_word(file_store: Store) -> None:
    assert file_store.reach.path is not None
    with closing(sqlite3.connect(file_store.reach.path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    with pytest.raises(StoreError, match=r"newer version \(tables 9999\); upgrade"):
        Store.open(file_store.name)


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "music.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (name TEXT)")
    with pytest.raises(StoreError, match="songs"):
        Store.open(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("songs",)]


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear reader, " * 100)
    with pytest.raises(StoreError, match=r"letter.db cannot be read: file is not a database"):
        Store.open(path)


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        Store.open(tmp_path)


def test_a_store_in_a_new_folder(tmp_path: Path) -> None:
    with Store.open(tmp_path / "new" / "folder" / "figures.db") as store:
        assert store.summary().figures == 0


@pytest.mark.parametrize("place", ["nonsense://host/base", "sqlite://", "postgresql+nothing://host/base"])
def test_an_address_that_leads_nowhere_is_refused(place: str) -> None:
    with pytest.raises(BadSetting, match=place.split(":")[0].split("+")[0]):
        address_of(place)


def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    reach = Reach(address_of("postgresql+psycopg://analyst:secret@127.0.0.1:1/figures"))
    with pytest.raises(StoreError, match=r"analyst:\*\*\*@127.0.0.1:1/figures"), reach.reading():
        pass

"""The migrations lead to the tables that the books are written for."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

import service.storage.schema
from service.errors import BadSettings, StorageTrouble
from service.storage.database import open_database
from service.storage.schema import HEAD, read_version, upgrade
from service.storage.tables import metadata


def read_shape(database: Engine) -> dict[str, object]:
    """Columns, keys and indexes as SQLite itself tells them."""
    shape: dict[str, object] = {}
    with database.connect() as connection:
        for table in sorted(metadata.tables):
            columns = connection.exec_driver_sql(f"PRAGMA table_info({table})").all()
            links = connection.exec_driver_sql(f"PRAGMA foreign_key_list({table})").all()
            shape[table] = ([tuple(row) for row in columns], [tuple(row) for row in links])
        indexes = text("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
        shape.update((name, " ".join(sql.split())) for name, sql in connection.execute(indexes))
    return shape


def test_the_migrations_make_the_tables_as_they_are_declared(tmp_path: Path) -> None:
    migrated = open_database(f"sqlite:///{tmp_path / 'migrated.db'}")
    declared = open_database(f"sqlite:///{tmp_path / 'declared.db'}")
    upgrade(migrated)
    metadata.create_all(declared)
    assert read_shape(migrated) == read_shape(declared)
    with migrated.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    for database in (migrated, declared):
        database.dispose()


def test_the_head_that_a_start_looks_for_is_the_last_migration() -> None:
    folder = Path(service.storage.schema.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_heads() == [HEAD]


def test_a_second_upgrade_changes_nothing(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'books.db'}")
    for _ in range(2):
        upgrade(database)
    with database.connect() as connection:
        assert read_version(connection) == HEAD
    database.dispose()


def test_a_database_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'books.db'}")
    upgrade(database)
    with database.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(BadSettings, match="newer version"):
        upgrade(database)
    with database.connect() as connection:
        assert read_version(connection) == "9999"
    database.dispose()


def test_a_migration_that_breaks_off_leaves_an_untouched_database(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'books.db'}")
    with database.begin() as connection:
        connection.execute(text("CREATE TABLE leases (in_the_way TEXT)"))
    with pytest.raises(StorageTrouble):
        upgrade(database)
    with database.connect() as connection:
        names = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all()
    assert names == ["leases"]
    database.dispose()


def test_books_of_the_first_version_keep_what_stands_in_them(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'books.db'}")
    upgrade(database)
    with database.begin() as connection:
        for line in (
            "DROP TABLE interviews",
            "DROP INDEX ix_cases_key",
            "CREATE INDEX ix_cases_key ON cases (account_id, key, opened_at)",
            "ALTER TABLE accounts DROP COLUMN mailbox_id",
            "UPDATE alembic_version SET version_num = '0001'",
            "INSERT INTO accounts (id, state, added_at, body) VALUES ('a', 'connected', 1, x'00')",
        ):
            connection.exec_driver_sql(line)
    upgrade(database)
    with database.connect() as connection:
        assert read_version(connection) == HEAD
        assert connection.exec_driver_sql("SELECT id, mailbox_id FROM accounts").all() == [("a", None)]
    database.dispose()


def test_books_of_the_second_version_keep_what_stands_in_them_and_gain_a_place_for_interviews(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'books.db'}")
    upgrade(database)
    with database.begin() as connection:
        for line in (
            "DROP TABLE interviews",
            "UPDATE alembic_version SET version_num = '0002'",
            "INSERT INTO accounts (id, state, added_at, body, mailbox_id) VALUES ('a', 'connected', 1, x'00', 'b')",
            "INSERT INTO facts (name, body) VALUES ('a fact', x'01')",
        ):
            connection.exec_driver_sql(line)
    upgrade(database)
    with database.connect() as connection:
        assert read_version(connection) == HEAD
        assert connection.exec_driver_sql("SELECT id, mailbox_id FROM accounts").all() == [("a", "b")]
        assert connection.exec_driver_sql("SELECT name, body FROM facts").all() == [("a fact", b"\x01")]
        assert connection.exec_driver_sql("SELECT * FROM interviews").all() == []
    database.dispose()

"""Opens the database the way both the store and the engine need it."""

import os
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from service.errors import BadSettings


def open_database(url: str, busy_seconds: float = 30.0) -> Engine:
    """An SQLAlchemy engine for a URL such as "sqlite:///path/to/file.db"; connects only when used.

    SQLite runs in WAL mode with a sync at every commit, checks foreign keys, and waits `busy_seconds` for a lock;
    a new file can be read by its owner only.
    Statements' values never show in errors. BadSettings for a URL that cannot be understood.
    """
    try:
        target = make_url(url)
        database = create_engine(target, hide_parameters=True)
    except (ArgumentError, NoSuchModuleError):
        raise BadSettings("database: write a URL such as sqlite:///books.db") from None
    if target.get_backend_name() == "sqlite":
        if target.database in (None, "", ":memory:"):
            raise BadSettings("database: name a file; what is only in memory would be lost")
        _prepare_sqlite(database, busy_seconds)
    return database


def _prepare_sqlite(database: Engine, busy_seconds: float) -> None:
    @event.listens_for(database, "do_connect")
    def _keep_private(_dialect: object, _record: object, arguments: list[Any], _options: object) -> None:
        if not str(arguments[0]).startswith("file:"):
            with suppress(OSError):  # there already, or for SQLite to complain about
                os.close(os.open(arguments[0], os.O_CREAT | os.O_EXCL, 0o600))

    @event.listens_for(database, "connect")
    def _set_up(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own connection
        connection.isolation_level = "IMMEDIATE"
        connection.execute(f"PRAGMA busy_timeout = {int(busy_seconds * 1000)}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode = WAL")


def begin_write(connection: Connection, durable: bool = True) -> None:
    """Take the write lock now: a transaction that reads first would otherwise fail when it comes to write.

    The write-ahead log is one sequence: a transaction that does not wait for the disk is lost in a power cut only
    together with all that follow it, and a durable one carries all before it to the disk (sqlite.org/pragma.html,
    "synchronous"; PostgreSQL's synchronous_commit is the same bargain).
    """
    if connection.dialect.name == "sqlite":
        level = "FULL" if durable else "NORMAL"
        if connection.info.get("synchronous", "FULL") != level:
            connection.exec_driver_sql(f"PRAGMA synchronous = {level}")
            connection.info["synchronous"] = level
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    elif not durable:
        connection.exec_driver_sql("SET LOCAL synchronous_commit = off")

"""What is wrong with the database, in plain words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError

from service.errors import StorageTrouble

_BUSY = (
    "The database is in use by another program and stayed locked. Nothing was saved. Close that program or try again."
)
_BROKEN = "The database file is damaged. Nothing was saved. Restore it from a backup."
_OTHER = "The database cannot be used now. Nothing was saved. The log tells more."

# primary result codes, https://www.sqlite.org/rescode.html
_WORDS = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_PERM: "The database file may not be opened. Give this user the right to read and write it.",
    sqlite3.SQLITE_READONLY: (
        "The database file is read-only. Nothing was saved. Give this user the right to write the file and its folder."
    ),
    sqlite3.SQLITE_IOERR: "The disk reported an error. Nothing was saved. Check the disk and the space left on it.",
    sqlite3.SQLITE_CORRUPT: _BROKEN,
    sqlite3.SQLITE_NOTADB: _BROKEN,
    sqlite3.SQLITE_FULL: "The disk is full. Nothing was saved. Free some space, then try again.",
    sqlite3.SQLITE_CANTOPEN: (
        "The database file cannot be opened. Nothing was saved. Check that its folder exists and may be written."
    ),
}


def describe(error: DBAPIError) -> str:
    """One plain sentence or three about a database error; without statements, values or file names."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    return _OTHER if code is None else _WORDS.get(code & 0xFF, _OTHER)


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Turn errors of the database into StorageTrouble; broken rules (IntegrityError) are our own fault and stay."""
    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as error:
        raise StorageTrouble(describe(error)) from error

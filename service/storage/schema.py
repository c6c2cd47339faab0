"""Brings the tables to this version's shape."""

from importlib.resources import as_file, files

from sqlalchemy import Connection, Engine, inspect, select
from sqlalchemy import column as sql_column
from sqlalchemy import table as sql_table

from service.errors import BadSettings
from service.storage.database import begin_write
from service.storage.troubles import in_plain_words

HEAD = "0003"
_version = sql_table("alembic_version", sql_column("version_num"))


def read_version(connection: Connection) -> str:
    """The migration that the database is at, "" for a new one."""
    if not inspect(connection).has_table(_version.name):
        return ""
    return connection.scalar(select(_version.c.version_num)) or ""


def upgrade(database: Engine) -> None:
    """Run the migrations that are missing, all in one transaction.

    StorageTrouble when the file cannot be used, BadSettings when a newer version of the program has written it.
    """
    with in_plain_words(), database.connect() as connection:
        if read_version(connection) == HEAD:
            return
        connection.rollback()
        begin_write(connection)
        _run_migrations(connection)
        connection.commit()


def _run_migrations(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - costs a tenth of a second and is needed once per release
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    with as_file(files(__package__) / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError:
            raise BadSettings(
                "The database was written by a newer version of this program. Install that version."
            ) from None

"""Checks that the vault's keys belong to this database, and puts everything under the newest key."""

from typing import Any

from sqlalchemy import Connection, LargeBinary, Table, bindparam, insert, select, update

from service.errors import BadSettings, StorageTrouble
from service.storage.tables import accounts, cases, effects, facts, grants, interviews, notes
from service.vault import Vault

_CHECK = "key check"
_SEALED: tuple[tuple[str, Table], ...] = (
    ("fact", facts),
    ("account", accounts),
    ("grant", grants),
    ("case", cases),
    ("note", notes),
    ("effect", effects),
    ("interview", interviews),
)


def check_keys(connection: Connection, vault: Vault) -> None:
    """Raise BadSettings when these keys do not open this database; a new database remembers them."""
    sealed = connection.scalar(select(facts.c.body).where(facts.c.name == _CHECK))
    if sealed is None:
        connection.execute(insert(facts).values(name=_CHECK, body=vault.seal(f"fact:{_CHECK}", _CHECK.encode())))
        return
    try:
        vault.open(f"fact:{_CHECK}", sealed)
    except StorageTrouble as error:
        raise BadSettings("The keys do not open this database. Put back the key file that belongs to it.") from error


def reseal(connection: Connection, vault: Vault) -> int:
    """Seal all that an older key has sealed with the newest one; returns how many records that were."""
    return sum(_reseal_table(connection, vault, prefix, table) for prefix, table in _SEALED)


def _reseal_table(connection: Connection, vault: Vault, prefix: str, table: Table) -> int:
    keys = list(table.primary_key)
    (blob,) = (column for column in table.columns if isinstance(column.type, LargeBinary))
    change = update(table).values({blob: bindparam("fresh")})
    for place, key in enumerate(keys):
        change = change.where(key == bindparam(f"key{place}"))
    rows: list[tuple[Any, ...]] = [tuple(row) for row in connection.execute(select(*keys, blob))]
    old = [row for row in rows if not vault.is_current(row[-1])]
    for *names, sealed in old:
        what = ":".join([prefix, *map(str, names)])
        connection.execute(
            change, {"fresh": vault.reseal(what, sealed), **{f"key{place}": name for place, name in enumerate(names)}}
        )
    return len(old)

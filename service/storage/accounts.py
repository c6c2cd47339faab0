"""Accounts and their grants."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from service.domain.account import Account, AccountState
from service.errors import NotFound
from service.ports.sign_in import Grant
from service.ports.words import Clock
from service.storage.records import Records
from service.storage.tables import accounts, grants

_FIND = select(accounts.c.body).where(accounts.c.id == bindparam("of_account"))
_FIND_GRANT = select(grants.c.body).where(grants.c.account_id == bindparam("of_account"))


class SqlAccounts:
    """The account book (see `service.ports.store.AccountBook`)."""

    def __init__(self, connection: Connection, records: Records, clock: Clock) -> None:
        self._connection = connection
        self._records = records
        self._clock = clock

    def get(self, account_id: str) -> Account:
        """The account; NotFound when there is none."""
        body = self._connection.scalar(_FIND, {"of_account": account_id})
        if body is None:
            raise NotFound("There is no such account.")
        return self._read(account_id, body)

    def all(self) -> Sequence[Account]:
        """Every account that has not been removed, oldest first."""
        query = (
            select(accounts.c.id, accounts.c.body)
            .where(accounts.c.state != AccountState.GONE.value)
            .order_by(accounts.c.added_at, accounts.c.id)
        )
        return [self._read(account_id, body) for account_id, body in self._connection.execute(query)]

    def put(self, account: Account) -> None:
        """Store an account, new or changed."""
        values = {"state": account.state.value, "body": self._records.pack(f"account:{account.id}", account)}
        changed = self._connection.execute(update(accounts).where(accounts.c.id == account.id).values(values))
        if not changed.rowcount:
            self._connection.execute(insert(accounts).values(id=account.id, added_at=self._clock.now(), **values))

    def grant(self, account_id: str) -> Grant | None:
        """The stored grant, or None."""
        body = self._connection.scalar(_FIND_GRANT, {"of_account": account_id})
        return None if body is None else self._records.unpack(f"grant:{account_id}", Grant, body)

    def put_grant(self, account_id: str, grant: Grant | None) -> None:
        """Store a grant, or forget it with None; NotFound when there is no such account."""
        if not self._connection.scalar(select(accounts.c.id).where(accounts.c.id == account_id)):
            raise NotFound("There is no such account.")
        self._connection.execute(delete(grants).where(grants.c.account_id == account_id))
        if grant is not None:
            body = self._records.pack(f"grant:{account_id}", grant)
            self._connection.execute(insert(grants).values(account_id=account_id, body=body))

    def _read(self, account_id: str, body: bytes) -> Account:
        return self._records.recall(f"account:{account_id}", Account, body)

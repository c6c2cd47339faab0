"""Accounts and their grants."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from service.domain.account import Account, AccountState
from service.errors import NotFound
from service.ports.sign_in import Grant
from service.ports.words import Clock
from service.storage.records import Records
from service.storage.tables import accounts, grants

# The other account is read beside its writer every time, so that its state is never that of yesterday.
_other = accounts.alias("other")
_ALL = select(
    accounts.c.id, accounts.c.body, _other.c.id.label("other_id"), _other.c.body.label("other_body")
).select_from(accounts.outerjoin(_other, _other.c.id == accounts.c.mailbox_id))
_FIND = _ALL.where(accounts.c.id == bindparam("of_account"))
_PRESENT = _ALL.where(accounts.c.state != AccountState.GONE.value).order_by(accounts.c.added_at, accounts.c.id)
_FIND_GRANT = select(grants.c.body).where(grants.c.account_id == bindparam("of_account"))


class SqlAccounts:
    """The account book (see `service.ports.store.AccountBook`)."""

    def __init__(self, connection: Connection, records: Records, clock: Clock) -> None:
        self._connection = connection
        self._records = records
        self._clock = clock

    def get(self, account_id: str) -> Account:
        """The account; NotFound when there is none."""
        row = self._connection.execute(_FIND, {"of_account": account_id}).first()
        if row is None:
            raise NotFound("There is no such account.")
        return self._read(*row)

    def all(self) -> Sequence[Account]:
        """Every account that has not been removed, oldest first."""
        return [self._read(*row) for row in self._connection.execute(_PRESENT)]

    def put(self, account: Account) -> None:
        """Store an account, new or changed; of another one's mailbox only whose it is."""
        values = {
            "state": account.state.value,
            "body": self._records.pack(f"account:{account.id}", replace(account, mailbox=None)),
            "mailbox_id": account.mailbox.account_id if account.mailbox is not None else None,
        }
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

    def _read(self, account_id: str, body: bytes, other_id: str | None, other_body: bytes) -> Account:
        account = self._recall(account_id, body)
        return replace(account, mailbox=self._recall(other_id, other_body).own_mailbox) if other_id else account

    def _recall(self, account_id: str, body: bytes) -> Account:
        return self._records.recall(f"account:{account_id}", Account, body)

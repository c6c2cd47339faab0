"""Grants as the connectors reach them: one at a time, from the store."""

from service.errors import SignInExpired
from service.ports.sign_in import Grant
from service.ports.store import Store


class StoredGrants:
    """Keeps grants in the account book (see `service.ports.sign_in.GrantStore`)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def load(self, account_id: str) -> Grant:
        """The stored grant; SignInExpired when there is none or it was given back."""
        grant = await self._store.run(lambda books: books.accounts.grant(account_id))
        if grant is None:
            raise SignInExpired("The permission for this account is gone. Connect it again.", account_id)
        return grant

    async def save(self, account_id: str, grant: Grant) -> None:
        """Replace the stored grant, encrypted."""
        await self._store.run(lambda books: books.accounts.put_grant(account_id, grant))

"""Grants as the connectors see them: loaded from the books, and saved back when a token changed."""

from service.errors import SignInExpired
from service.ports.sign_in import Grant
from service.ports.store import Store


class StoredGrants:
    """Implements `service.ports.sign_in.GrantStore` over the books."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def load(self, account_id: str) -> Grant:
        """The stored grant; SignInExpired when there is none."""
        grant = await self._store.run(lambda books: books.accounts.grant(account_id))
        if grant is None:
            raise SignInExpired("This account is not connected. Please connect it again.")
        return grant

    async def save(self, account_id: str, grant: Grant) -> None:
        """Replace the stored grant."""
        await self._store.run(lambda books: books.accounts.put_grant(account_id, grant))

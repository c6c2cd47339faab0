"""Categories: an event carries their names, the mailbox keeps a master list of them; and whose mailbox it is."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from connectors.outlook.mailbox import Mailbox, ask_mailbox
from connectors.outlook.requests import Requests
from connectors.outlook.wire import CategoryPage
from connectors.shared.courier import Courier
from connectors.shared.turning import turn_pages
from service.domain.account import Ability
from service.errors import Changed, Exists, Forbidden, NotFound, Refused

_PATH = "me/outlook/masterCategories"
_RED = "preset0"
_LONGEST_NAME = 255
_SEPARATORS = frozenset(",;")
_CATEGORIES = msgspec.json.Decoder(CategoryPage)
_LONG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Known:
    mailbox: Mailbox
    asked_at: datetime


class Labels:
    """The master list of every mailbox, and what is remembered of each for a day."""

    def __init__(self, requests: Requests) -> None:
        self._requests = requests
        self._known: dict[str, _Known] = {}

    async def mailbox(self, courier: Courier) -> Mailbox:
        """Whose mailbox it is, and its zone."""
        known, now = self._known.get(courier.account_id), courier.clock.now()
        if known is None or now - known.asked_at > _LONG:
            known = _Known(await ask_mailbox(courier, self._requests), now)
            self._known[courier.account_id] = known
        return known.mailbox

    async def names(self, courier: Courier) -> Sequence[str]:
        """The names in the master list, as far as the person lets us read it."""
        if not await courier.allows(Ability.READ_LABELS):
            return ()
        try:
            return tuple([name async for name in self._listed(courier)])
        except (Forbidden, NotFound):
            return ()

    async def create(self, courier: Courier, name: str) -> None:
        """Add a red category unless one of that name exists; names differ by more than their case."""
        if not name.strip() or len(name) > _LONGEST_NAME or _SEPARATORS & set(name):
            raise Refused(f"A category name has 1 to {_LONGEST_NAME} characters, and no comma or semicolon.")
        if await self._has(courier, name):
            return
        try:
            await courier.carry(self._requests.write("POST", _PATH, {"displayName": name.strip(), "color": _RED}))
        except (Exists, Changed):
            # Another made it in this very moment, or it is something else that is in the way.
            if not await self._has(courier, name):
                raise

    async def _has(self, courier: Courier, name: str) -> bool:
        return name.strip().casefold() in {known.strip().casefold() async for known in self._listed(courier)}

    async def _listed(self, courier: Courier) -> AsyncIterator[str]:
        async def ask(following: str) -> CategoryPage:
            call = self._requests.follow(following) if following else self._requests.read(_PATH)
            return await courier.fetch(call, _CATEGORIES)

        async for page in turn_pages(ask):
            for one in page.items:
                if one.display_name and one.display_name.strip():
                    yield one.display_name

"""Reads a Gmail mailbox, and of it only what belongs to a case: news by history, envelopes, single messages."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from itertools import zip_longest

import msgspec

from connectors.google.envelopes import DRAFT, MESSAGE, SENT, decode_raw, envelope_call, read_envelope
from connectors.google.mail_wire import HistoryPage, MessagePage, MessageRecord, Profile
from connectors.google.requests import Requests
from connectors.shared.courier import Courier
from connectors.shared.turning import turn_pages
from service.domain.mail import Mail
from service.errors import CursorExpired, NotFound
from service.ports.mail import POSTMASTER, Envelope, NewMail, News
from service.wire import mime

_PROFILE = msgspec.json.Decoder(Profile)
_HISTORY = msgspec.json.Decoder(HistoryPage)
_MESSAGES = msgspec.json.Decoder(MessagePage)
_MOST_FOUND = 10
_HISTORY_FIELDS = "historyId,nextPageToken,history(messagesAdded(message(id,threadId,labelIds)))"


class GoogleInbox:
    """The port `service.ports.mail.Inbox` for one account."""

    def __init__(self, courier: Courier, requests: Requests) -> None:
        self._courier = courier
        self._requests = requests

    async def position(self) -> str:
        """The mailbox's history id."""
        built = self._requests.users.getProfile(userId="me", fields="historyId")
        return (await self._courier.fetch(self._requests.read(built), _PROFILE)).history_id

    async def news(self, position: str) -> News:
        """Messages added since then; CursorExpired when Gmail no longer has so old a history."""
        found: dict[str, NewMail] = {}
        end = position
        async for page in turn_pages(partial(self._history, position)):
            for record in page.history:
                for added in record.messages_added:
                    _note(found, added.message)
            end = page.history_id or position
        return News(tuple(found.values()), end)

    async def envelope(self, message_id: str) -> Envelope:
        """One message without its text."""
        return read_envelope(await self._courier.fetch(envelope_call(self._requests, message_id), MESSAGE))

    async def read(self, message_id: str) -> Mail:
        """One whole message."""
        built = self._requests.messages.get(userId="me", id=message_id, format="raw", fields="id,raw")
        record = await self._courier.fetch(self._requests.read(built), MESSAGE)
        return mime.read(decode_raw(record.raw))

    async def conversations(self, addresses: Sequence[str], since: datetime) -> Sequence[Envelope]:
        """Messages from or to any of these addresses.

        One round of searches side by side, then one round of envelopes; each search gives its newest first.
        """
        queries = [query for address in addresses for query in _queries_for(address, addresses)]
        after = f"after:{int(since.timestamp())}"
        pages = await asyncio.gather(*(self._search(f"{query} {after}") for query in queries))
        turns = zip_longest(*([one.id for one in page.messages] for page in pages))
        newest = list(dict.fromkeys(one for turn in turns for one in turn if one))[:_MOST_FOUND]
        records = await asyncio.gather(*(self._look(message_id) for message_id in newest))
        envelopes = [read_envelope(record) for record in records if record and DRAFT not in record.label_ids]
        return sorted(envelopes, key=lambda one: one.date, reverse=True)

    async def _history(self, position: str, following: str) -> HistoryPage:
        if not position.isascii() or not position.isdigit():
            raise CursorExpired("The mailbox position is not one of Gmail's.")
        built = self._requests.history.list(
            userId="me", startHistoryId=position, historyTypes=["messageAdded"],
            maxResults=500, pageToken=following or None, fields=_HISTORY_FIELDS,
        )  # fmt: skip
        try:
            return await self._courier.fetch(self._requests.read(built), _HISTORY)
        except NotFound as error:
            raise CursorExpired("Gmail no longer has so old a history.") from error

    async def _search(self, query: str) -> MessagePage:
        built = self._requests.messages.list(
            userId="me", q=query, maxResults=_MOST_FOUND, fields="messages(id,threadId)"
        )
        return await self._courier.fetch(self._requests.read(built), _MESSAGES)

    async def _look(self, message_id: str) -> MessageRecord | None:
        try:
            return await self._courier.fetch(envelope_call(self._requests, message_id), MESSAGE)
        except NotFound:
            return None


def _note(found: dict[str, NewMail], message: MessageRecord) -> None:
    """Keep a message that was sent or received; a draft is neither."""
    outgoing = SENT in message.label_ids
    if message.id and (outgoing or DRAFT not in message.label_ids):
        found[message.id] = NewMail(message.id, message.thread_id, outgoing)


def _queries_for(address: str, beside: Sequence[str]) -> tuple[str, ...]:
    """What to search for: mail from and to an address or a whole domain; nothing for what is neither.

    Who wrote is looked for by itself; whom something went to is found with the domain, where that is searched too.
    """
    if not _is_plain(address):
        return ()
    bare = address.removeprefix("@")
    covered = not address.startswith("@") and f"@{address.rpartition('@')[2]}" in beside
    return (f"from:{bare}",) if covered else (f"from:{bare}", f"to:{bare}")


def _is_plain(address: str) -> bool:
    """Whether an address can stand in a search without changing its meaning; the postmaster goes by many domains."""
    if address == POSTMASTER:
        return True
    return "@" in address[:-1] and not any(sign in address for sign in ' "(){}:\\') and address.isprintable()

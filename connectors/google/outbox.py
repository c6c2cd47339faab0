"""Sends a letter from Gmail, once, and finds what was sent.

Sending consumes a draft: a second request with its id finds nothing, which is what makes a repetition harmless.
A letter that is sent without a draft has no such protection.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import msgspec

from connectors.google.envelopes import FIELDS, HEADERS, MESSAGE, SENT, encode_raw, envelope_call, read_envelope
from connectors.google.mail_wire import MessagePage, MessageRecord, ThreadRecord
from connectors.google.requests import Requests
from connectors.shared.comparison import MOST_COMPARED, keep_ours
from connectors.shared.courier import Courier
from service.domain.account import Ability
from service.errors import NotFound, OutsideError
from service.ports.mail import Envelope

_MESSAGES = msgspec.json.Decoder(MessagePage)
_THREAD = msgspec.json.Decoder(ThreadRecord)
_MADE = "id,threadId,labelIds"


class GoogleOutbox:
    """The port `service.ports.mail.Outbox` for one account."""

    settles = timedelta()
    keeps_sent_drafts = False

    def __init__(self, courier: Courier, requests: Requests) -> None:
        self._courier = courier
        self._requests = requests

    async def send(self, draft_id: str, raw: bytes, thread_id: str, etag: str) -> Envelope:
        """One request that replaces and sends, then one that reads the Message-ID which Gmail gave the letter.

        A mail program that saves the draft at this very moment cannot slip other words in.
        """
        body = {"id": draft_id, "message": _message(raw, thread_id)}
        built = self._requests.drafts.send(userId="me", body=body, fields=_MADE)
        return await self._identify(await self._courier.fetch(self._requests.write(built), MESSAGE))

    async def submit(self, raw: bytes, thread_id: str) -> Envelope:
        """The same for a mail that lies in no draft (messages.send needs gmail.send only)."""
        built = self._requests.messages.send(userId="me", body=_message(raw, thread_id), fields=_MADE)
        return await self._identify(await self._courier.fetch(self._requests.write(built), MESSAGE))

    async def find_sent(self, thread_id: str, client_ref: str, since: datetime) -> Sequence[Envelope]:
        """Sent messages of the conversation, and others with our reference; newest first."""
        found = {record.id: record for record in await self._in_thread(thread_id)}
        for record in await self._newest_sent(since):
            if record.id not in found:
                found[record.id] = await self._courier.fetch(envelope_call(self._requests, record.id), MESSAGE)
        envelopes = (read_envelope(record) for record in found.values() if SENT in record.label_ids)
        return keep_ours(envelopes, thread_id, client_ref, since)

    async def _identify(self, sent: MessageRecord) -> Envelope:
        """The letter is out whatever becomes of this reading: without it only `message_id` stays empty."""
        if await self._courier.allows(Ability.READ_MAIL):
            try:
                record = await self._courier.fetch(envelope_call(self._requests, sent.id), MESSAGE)
                return replace(read_envelope(record), outgoing=True)
            except OutsideError:
                pass
        return replace(read_envelope(sent), date=self._courier.clock.now(), outgoing=True)

    async def _in_thread(self, thread_id: str) -> Iterable[MessageRecord]:
        if not thread_id:
            return ()
        built = self._requests.threads.get(
            userId="me", id=thread_id, format="metadata", metadataHeaders=list(HEADERS), fields=f"messages({FIELDS})"
        )
        try:
            return (await self._courier.fetch(self._requests.read(built), _THREAD)).messages
        except NotFound:
            return ()

    async def _newest_sent(self, since: datetime) -> Iterable[MessageRecord]:
        built = self._requests.messages.list(
            userId="me", labelIds=[SENT], q=f"after:{int(since.timestamp()) - 1}",
            maxResults=MOST_COMPARED, fields="messages(id,threadId)",
        )  # fmt: skip
        return (await self._courier.fetch(self._requests.read(built), _MESSAGES)).messages


def _message(raw: bytes, thread_id: str) -> dict[str, str]:
    return {"raw": encode_raw(raw), **({"threadId": thread_id} if thread_id else {})}

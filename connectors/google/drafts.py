"""Lays letters into Gmail's Drafts and reads them back, in the conversation they belong to."""

from collections.abc import Mapping, Sequence
from email.parser import BytesHeaderParser

import msgspec

from connectors.google.envelopes import decode_raw, encode_raw, read_envelope
from connectors.google.mail_wire import DraftPage, DraftRecord
from connectors.google.requests import Requests
from connectors.shared.comparison import MOST_COMPARED
from connectors.shared.courier import Courier
from service.errors import NotFound
from service.ports.mail import Draft
from service.wire.headers import read_ids

_DRAFT = msgspec.json.Decoder(DraftRecord)
_DRAFTS = msgspec.json.Decoder(DraftPage)
_MADE = "id,message(id,threadId)"


class GoogleDrafts:
    """The port `service.ports.mail.Drafts` for one account.

    Gmail keeps a draft in a conversation when thread id, References and subject all fit; the last two are in `raw`.
    """

    def __init__(self, courier: Courier, requests: Requests) -> None:
        self._courier = courier
        self._requests = requests

    async def create(self, raw: bytes, thread_id: str) -> Draft:
        """Lay a draft; one request."""
        built = self._requests.drafts.create(userId="me", body=_body_of(raw, thread_id), fields=_MADE)
        record = await self._courier.fetch(self._requests.write(built), _DRAFT)
        return _as_draft(record, raw)

    async def replace(self, draft_id: str, raw: bytes, thread_id: str, etag: str = "") -> Draft:
        """Put other content into a draft: it keeps its id and its message gets a new one. Gmail knows no condition."""
        built = self._requests.drafts.update(userId="me", id=draft_id, body=_body_of(raw, thread_id), fields=_MADE)
        record = await self._courier.fetch(self._requests.write(built), _DRAFT)
        return _as_draft(record, raw)

    async def read(self, draft_id: str) -> Draft:
        """The draft with its bytes, as the person may have edited it."""
        built = self._requests.drafts.get(userId="me", id=draft_id, format="raw", fields="id,message(id,threadId,raw)")
        record = await self._courier.fetch(self._requests.read(built), _DRAFT)
        return _as_draft(record, decode_raw(record.message.raw))

    async def find(self, message_id: str, client_ref: str) -> Sequence[str]:
        """Drafts with this Message-ID or reference; when the search finds none, the newest ones are compared."""
        listed = await self._list(f"rfc822msgid:{message_id.strip('<> ')}") if message_id else ()
        found = [one for one in listed if await self._carries(one, message_id, client_ref)]
        if not found:
            listed = await self._list("newer_than:2d")
            found = [one for one in listed if await self._carries(one, message_id, client_ref)]
        return found

    async def find_unmarked(self, thread_id: str) -> Sequence[str]:
        """None: Gmail takes a draft with its conversation and its marks in one request."""
        return ()

    async def discard(self, draft_id: str, etag: str = "") -> None:
        """Delete for good, whatever it holds by now."""
        try:
            await self._courier.carry(self._requests.write(self._requests.drafts.delete(userId="me", id=draft_id)))
        except NotFound:
            return

    async def _list(self, query: str) -> Sequence[str]:
        built = self._requests.drafts.list(userId="me", q=query, maxResults=MOST_COMPARED, fields="drafts(id)")
        page = await self._courier.fetch(self._requests.read(built), _DRAFTS)
        return tuple(draft.id for draft in page.drafts)

    async def _carries(self, draft_id: str, message_id: str, client_ref: str) -> bool:
        built = self._requests.drafts.get(
            userId="me", id=draft_id, format="metadata", fields="id,message(id,payload/headers)"
        )
        try:
            record = await self._courier.fetch(self._requests.read(built), _DRAFT)
        except NotFound:
            return False
        envelope = read_envelope(record.message)
        same_id = bool(message_id) and envelope.message_id == message_id.strip("<> ")
        return same_id or (bool(client_ref) and envelope.client_ref == client_ref)


def _body_of(raw: bytes, thread_id: str) -> Mapping[str, object]:
    message = {"raw": encode_raw(raw)}
    return {"message": {**message, "threadId": thread_id} if thread_id else message}


def _as_draft(record: DraftRecord, raw: bytes) -> Draft:
    ids = read_ids(BytesHeaderParser().parsebytes(raw).get("Message-ID", ""))
    return Draft(record.id, ids[0] if ids else "", record.message.thread_id, raw)

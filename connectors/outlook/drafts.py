"""Lays letters into Outlook's Drafts and reads them back, in the conversation they belong to."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from connectors.outlook.draft_reading import STATE, as_draft, read_draft, read_files, require_draft
from connectors.outlook.envelopes import MESSAGE, MESSAGES, PROPERTIES, message_path, property_of
from connectors.outlook.letters import Letter, take_apart, write_header, write_marks, write_words
from connectors.outlook.mail_wire import MessageRecord
from connectors.outlook.requests import CLIENT_REF, Requests, has_reference, literal, segment
from connectors.outlook.threads import find_answered, newest_first
from connectors.shared.calls import Call
from connectors.shared.comparison import MOST_COMPARED
from connectors.shared.courier import Courier
from connectors.shared.door import lost
from service.errors import Changed, NotFound, OutsideError, Refused, Uncertain
from service.ports.mail import Draft

_LISTED = "id,isDraft,conversationId,createdDateTime"


class OutlookDrafts:
    """The port `service.ports.mail.Drafts` for one account.

    A draft in a conversation is a reply to one of its messages, which Graph makes in one step and marks in another.
    """

    def __init__(self, courier: Courier, requests: Requests) -> None:
        self._courier = courier
        self._requests = requests

    async def create(self, raw: bytes, thread_id: str) -> Draft:
        """Lay a draft; one request, or a few into a conversation. Uncertain when only the first step of it is sure."""
        letter = take_apart(raw)
        made = await self._reply(letter, thread_id) if thread_id else None
        if made is None:
            fields = {**write_words(letter), **write_marks(letter), **write_header(letter)}
            made = await self._fetch_named(self._requests.write("POST", "me/messages", fields))
        return as_draft(made, raw)

    async def replace(self, draft_id: str, raw: bytes, thread_id: str, etag: str = "") -> Draft:
        """Put other content into a draft, which keeps its id; Changed when it has another etag by now.

        Graph moves no draft into another conversation: there a new one takes its place, under an id of its own.
        """
        letter = take_apart(raw)
        moved = await self._move(draft_id, letter, thread_id, etag) if thread_id else None
        return as_draft(moved or await self._fill(draft_id, letter, etag), raw)

    async def read(self, draft_id: str) -> Draft:
        """The draft with its bytes, as the person may have edited it."""
        return await read_draft(self._courier, self._requests, draft_id)

    async def find(self, message_id: str, client_ref: str) -> Sequence[str]:
        """Drafts that carry this reference, else those with this Message-ID."""
        found = await self._list(has_reference(client_ref)) if client_ref else []
        if not found and message_id:
            bracketed = literal(f"<{message_id.strip('<> ')}>")
            found = await self._list(f"internetMessageId eq {bracketed}")
        return [one.id for one in found]

    async def find_unmarked(self, thread_id: str) -> Sequence[str]:
        """Replies whose second step is missing, and whatever else was begun in the conversation."""
        found = await self._list(f"conversationId eq {literal(thread_id)}")
        return [one.id for one in found if not property_of(one, CLIENT_REF)]

    async def discard(self, draft_id: str, etag: str = "") -> None:
        """Delete it as it was seen, now or with this etag; what was sent in the meantime is no draft and stays."""
        try:
            record = await self._courier.fetch(self._requests.read(message_path(draft_id), STATE), MESSAGE)
            if record.is_draft:
                await self._courier.carry(
                    self._requests.write("DELETE", message_path(draft_id), etag=etag or record.etag)
                )
        except NotFound:
            return

    async def _move(self, draft_id: str, letter: Letter, thread_id: str, etag: str) -> MessageRecord | None:
        """A reply in the draft's place; None when it lies there already, or there is nothing to answer."""
        before, answered = await asyncio.gather(
            self._courier.fetch(self._requests.read(message_path(draft_id), {"$select": _LISTED}), MESSAGE),
            find_answered(self._courier, self._requests, letter.content.in_reply_to, thread_id),
        )
        if not before.is_draft or before.conversation_id == thread_id or not answered:
            return None
        if etag not in ("", before.etag):
            raise Changed("Somebody is writing in this draft.")
        moved = await self._answer(letter, answered)
        if moved is not None:
            with suppress(NotFound, Changed):  # what somebody took away or is just working on is not ours to remove
                await self._courier.carry(self._requests.write("DELETE", message_path(draft_id), etag=before.etag))
        return moved

    async def _reply(self, letter: Letter, thread_id: str) -> MessageRecord | None:
        """A marked reply in the conversation; None when there is nothing to reply to."""
        answered = await find_answered(self._courier, self._requests, letter.content.in_reply_to, thread_id)
        return await self._answer(letter, answered) if answered else None

    async def _answer(self, letter: Letter, answered: str) -> MessageRecord | None:
        """A marked reply to this message; None when that is gone."""
        path = f"{message_path(answered)}/createReply"
        try:
            call = self._requests.write("POST", path, {"message": write_words(letter)})
            made = await self._fetch_named(call)
        except NotFound:
            return None
        try:
            record, files = await asyncio.gather(
                self._fill(made.id, letter), read_files(self._courier, self._requests, made.id)
            )
            for one in files:  # pictures of the mail that is answered, which nobody has chosen to send
                path = f"{message_path(made.id)}/attachments/{segment(one.id)}"
                await self._courier.carry(self._requests.write("DELETE", path))
        except OutsideError as error:
            raise Uncertain("A reply was begun; whether it is marked as ours is not known.") from error
        return record

    async def _fill(self, draft_id: str, letter: Letter, etag: str = "") -> MessageRecord:
        """Write words and marks into a draft; NotFound when it is none any more, for then Graph refuses both."""
        fields = {**write_words(letter), **write_marks(letter)}
        try:
            return await self._fetch_named(self._requests.write("PATCH", message_path(draft_id), fields, etag))
        except Refused:
            await require_draft(self._courier, self._requests, draft_id)
            raise

    async def _fetch_named(self, call: Call) -> MessageRecord:
        """The message that was written; without an id nobody could find it again, so it counts as no answer."""
        record = await self._courier.fetch(call, MESSAGE)
        if not record.id:
            raise lost(call.writes)
        return record

    async def _list(self, which: str) -> Sequence[MessageRecord]:
        query = {"$filter": which, "$select": _LISTED, "$expand": PROPERTIES, "$top": str(MOST_COMPARED)}
        page = await self._courier.fetch(self._requests.read("me/mailFolders/drafts/messages", query), MESSAGES)
        return newest_first(one for one in page.items if one.is_draft)

"""Sends a letter from Outlook, once, and finds what was sent.

Graph says yes to a send before the letter has left, and a draft that was sent lies among the drafts for a while: that
it is still there proves nothing, and no send is ever repeated.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from connectors.outlook.answers import read_answer
from connectors.outlook.batch import NOT_TRIED, carry_together
from connectors.outlook.draft_reading import require_draft
from connectors.outlook.envelopes import MESSAGE, MESSAGES, VIEW, envelope_call, message_path, read_envelope
from connectors.outlook.letters import Letter, take_apart, write_header, write_marks, write_threading, write_words
from connectors.outlook.mail_wire import MessageRecord
from connectors.outlook.requests import Requests, has_reference, literal
from connectors.outlook.threads import newest_first
from connectors.shared.calls import Call, read_body
from connectors.shared.comparison import MOST_COMPARED, keep_ours
from connectors.shared.courier import Courier
from connectors.shared.door import Answer, lost
from service.domain.account import Ability
from service.domain.people import Person
from service.errors import Changed, OutsideError, Refused, Uncertain, Unreachable
from service.ports.mail import Envelope

_SENT = "me/mailFolders/sentitems/messages"
_AS_IT_COMES: Mapping[str, str] = {}


class OutlookOutbox:
    """The port `service.ports.mail.Outbox` for one account."""

    settles = timedelta(minutes=15)
    keeps_sent_drafts = True

    def __init__(self, courier: Courier, requests: Requests) -> None:
        self._courier = courier
        self._requests = requests

    async def send(self, draft_id: str, raw: bytes, thread_id: str, etag: str) -> Envelope:
        """One request of three steps, each done only after the one before: fill the draft, send it, look at it.

        A mail program that saves the draft at this very moment cannot slip other words in.
        """
        letter, path = take_apart(raw), message_path(draft_id)
        if letter.content.extras and not etag:
            raise Changed("It carries parts from a mail program that may be others by now.")
        calls = (
            self._requests.write("PATCH", path, {**write_words(letter), **write_marks(letter)}, etag),
            self._requests.write("POST", f"{path}/send", {}),
            envelope_call(self._requests, draft_id),
        )
        answers = await carry_together(self._courier, self._requests, calls, chained=True)
        now = self._courier.clock.now()
        try:
            filled = read_body(calls[0], read_posted(calls, answers, now), MESSAGE)
        except (Changed, Refused):
            await require_draft(self._courier, self._requests, draft_id)
            raise
        try:
            seen = read_body(calls[2], read_answer(calls[2], answers[2], now), MESSAGE)
        except OutsideError:
            seen = MessageRecord()
        if seen.id and not seen.is_draft:
            return read_envelope(seen, outgoing=True)
        return _as_sent(filled, letter, now)

    async def submit(self, raw: bytes, thread_id: str) -> Envelope:
        """The same for a mail that lies in no draft (sendMail needs Mail.Send only); Graph names it only in Sent."""
        letter = take_apart(raw)
        message = {**write_words(letter), **write_threading(letter), **write_header(letter)}
        await self._courier.carry(self._requests.write("POST", "me/sendMail", {"message": message}))
        if (seen := await self._identify(letter.client_ref)) is not None:
            return read_envelope(seen, outgoing=True)
        unseen = MessageRecord(conversation_id=thread_id)
        return _as_sent(unseen, letter, self._courier.clock.now())

    async def find_sent(self, thread_id: str, client_ref: str, since: datetime) -> Sequence[Envelope]:
        """Sent messages of the conversation, and others with our reference; newest first.

        The newest ones are looked through besides, for a reference that only stands in the letter's header.
        """
        lately = f"sentDateTime ge {since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        ways = [self._search(_SENT, lately, {"$orderby": "sentDateTime desc"})]
        ways += [self._search("me/messages", has_reference(client_ref))] if client_ref else []
        ways += [self._search(_SENT, f"conversationId eq {literal(thread_id)}")] if thread_id else []
        found = {record.id: record for page in await asyncio.gather(*ways) for record in page if not record.is_draft}
        envelopes = [read_envelope(record, outgoing=True) for record in found.values()]
        return keep_ours(envelopes, thread_id, client_ref, since)

    async def _search(self, path: str, which: str, order: Mapping[str, str] = _AS_IT_COMES) -> Sequence[MessageRecord]:
        query = {**VIEW, "$filter": which, "$top": str(MOST_COMPARED), **order}
        return (await self._courier.fetch(self._requests.read(path, query), MESSAGES)).items

    async def _identify(self, client_ref: str) -> MessageRecord | None:
        """The letter is out whatever becomes of this reading: without it the provider's ids stay unknown."""
        if not client_ref or not await self._courier.allows(Ability.READ_MAIL):
            return None
        try:
            found = await self._search(_SENT, has_reference(client_ref))
        except OutsideError:
            return None
        return next((one for one in newest_first(found) if not one.is_draft), None)


def _as_sent(filled: MessageRecord, letter: Letter, now: datetime) -> Envelope:
    """The letter as it leaves, before anybody has seen it among the sent mail."""
    content, known = letter.content, read_envelope(filled, outgoing=True)
    return replace(
        known,
        sender=known.sender if known.sender.address else Person(content.sender.lower()),
        subject=content.subject,
        date=now,
        in_reply_to=content.in_reply_to,
        references=content.references,
        client_ref=letter.client_ref,
        to=tuple(address.lower() for address in (*content.to, *content.cc)),
    )


def read_posted(calls: Sequence[Call], answers: Sequence[Answer], now: datetime) -> bytes:
    """The filled draft, if the letter was taken for delivery.

    A send that was not tried, because the draft could not be filled, is surely not done: what stopped the filling is
    the answer to the whole. A refusal of the send itself (RFC 9110 section 15.5) is one too; anything else is in doubt.
    """
    filling, sending = answers[0], answers[1]
    filled = _is_success(filling)
    if sending.status == NOT_TRIED:
        if filled:
            raise lost(writes=True)
        raise _read_failure(calls[0], filling, now)
    read_answer(calls[1], sending, now)
    if not filled:
        raise lost(writes=True)
    return filling.body


def _read_failure(call: Call, answer: Answer, now: datetime) -> OutsideError:
    """Why the draft was not filled; whether it was after all does not matter, for it did not leave."""
    try:
        read_answer(call, answer, now)
    except Uncertain:
        return Unreachable("Outlook could not take the letter, and nothing was sent.")
    except OutsideError as error:
        return error
    return lost(writes=True)


def _is_success(answer: Answer) -> bool:
    return 200 <= answer.status < 300

"""Reads an Outlook mailbox, and of it only what belongs to a case: news by delta links, envelopes, single messages."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import msgspec

from connectors.outlook.cursors import Position, read_position, write_position
from connectors.outlook.envelopes import MESSAGE, MESSAGES, PROPERTIES, VIEW, envelope_call, message_path, read_envelope
from connectors.outlook.invitations import MEETING, QUERY, read_meeting
from connectors.outlook.mail_wire import FolderRecord, MessagePage
from connectors.outlook.mails import FIELDS, is_meeting, is_plain, read_plain
from connectors.outlook.requests import Requests, literal
from connectors.shared.calls import Call
from connectors.shared.courier import Courier
from connectors.shared.turning import turn_pages
from service.domain.mail import CalendarPart, Mail
from service.errors import CursorExpired, Forbidden, NotFound
from service.ports.mail import POSTMASTER, Envelope, NewMail, News
from service.wire import mime

_FOLDER = msgspec.json.Decoder(FolderRecord)
_MOST_FOUND = 10
_PAGE_SIZE = 100
# The first round tells what lies there already: a day of it, so that no difference of clocks can hide what comes next.
_A_DAY = timedelta(days=1)
# What reports that a mail was not delivered has a class of its own (MS-OXCMSG, 2.2.1.3).
_REPORT = "singleValueExtendedProperties/Any(ep: ep/id eq 'String 0x1a' and ep/value eq 'REPORT.IPM.Note.NDR')"
_DOMAIN = re.compile(r"@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+='~-]{0,63}@[A-Za-z0-9][A-Za-z0-9.-]{0,250}")


class OutlookInbox:
    """The port `service.ports.mail.Inbox` for one account."""

    def __init__(self, courier: Courier, requests: Requests) -> None:
        self._courier = courier
        self._requests = requests
        self._sent_folder = ""

    async def position(self) -> str:
        """A delta link for the inbox and one for Sent Items, both at their present end."""
        inbox, sent = await asyncio.gather(self._begin("inbox"), self._begin("sentitems"))
        return write_position(Position(inbox, sent))

    async def news(self, position: str) -> News:
        """Messages that came to lie in either folder since then; CursorExpired when Graph has forgotten that far."""
        links = read_position(position)
        root = self._requests.root
        if not (links.inbox.startswith(root) and links.sent.startswith(root)):
            raise CursorExpired("The mailbox position is one of another server's.")
        (received, inbox), (left, sent) = await asyncio.gather(
            self._follow(links.inbox, outgoing=False), self._follow(links.sent, outgoing=True)
        )
        return News(tuple({**received, **left}.values()), write_position(Position(inbox, sent)))

    async def envelope(self, message_id: str) -> Envelope:
        """One message without its text."""
        call = envelope_call(self._requests, message_id)
        record, sent = await asyncio.gather(self._courier.fetch(call, MESSAGE), self._name_sent())
        return read_envelope(record, outgoing=record.parent_folder_id == sent)

    async def read(self, message_id: str) -> Mail:
        """One whole message; what is more than plain text takes a second round."""
        path = message_path(message_id)
        query = {"$select": FIELDS, "$expand": PROPERTIES}
        record = await self._courier.fetch(self._requests.read(path, query), MESSAGE)
        if is_plain(record):
            return read_plain(record)
        if not is_meeting(record):
            return await self._read_bytes(path)
        mail, part = await asyncio.gather(self._read_bytes(path), self._read_meeting(path))
        return replace(mail, calendar=(part,)) if part is not None else mail

    async def conversations(self, addresses: Sequence[str], since: datetime) -> Sequence[Envelope]:
        """Messages from or to any of these addresses: one round of searches side by side."""
        asked = (_searches_for(self._requests, address, addresses, since, _MOST_FOUND) for address in addresses)
        calls = [call for searches in asked for call in searches]
        if not calls:
            return []
        searching = asyncio.gather(*(self._courier.fetch(call, MESSAGES) for call in calls))
        sent, pages = await asyncio.gather(self._name_sent(), searching)
        found = {record.id: record for page in pages for record in page.items if not record.is_draft}
        envelopes = [read_envelope(one, outgoing=one.parent_folder_id == sent) for one in found.values()]
        recent = [one for one in envelopes if one.date >= since.replace(microsecond=0)]
        return sorted(recent, key=lambda one: one.date, reverse=True)[:_MOST_FOUND]

    async def _begin(self, folder: str) -> str:
        from_then = self._courier.clock.now() - _A_DAY
        query = {
            "changeType": "created",
            "$select": "id,conversationId,isDraft",
            "$filter": f"receivedDateTime ge {from_then:%Y-%m-%dT%H:%M:%SZ}",
        }
        call = self._requests.read(f"me/mailFolders/{folder}/messages/delta", query, page=_PAGE_SIZE)
        _, link = await self._follow(call.url, outgoing=False)
        return link

    async def _follow(self, link: str, *, outgoing: bool) -> tuple[dict[str, NewMail], str]:
        """What one folder's round tells, and where its next one begins."""
        found: dict[str, NewMail] = {}
        end = link
        async for page in turn_pages(partial(self._turn, link)):
            for record in page.items:
                if record.removed is None and not record.is_draft:
                    found[record.id] = NewMail(record.id, record.conversation_id or "", outgoing)
            end = page.end or link
        return found, end

    async def _turn(self, link: str, following: str) -> MessagePage:
        return await self._courier.fetch(self._requests.follow(following or link, page=_PAGE_SIZE), MESSAGES)

    async def _read_bytes(self, path: str) -> Mail:
        call = self._requests.read(f"{path}/$value")
        call = replace(call, headers={**call.headers, "Accept": "*/*"})
        return mime.read(await self._courier.carry(call))

    async def _read_meeting(self, path: str) -> CalendarPart | None:
        """What the meeting mail asks; None where Graph does not tell, and the mail's own file has to."""
        try:
            return read_meeting(await self._courier.fetch(self._requests.read(path, QUERY), MEETING))
        except (NotFound, Forbidden):
            return None

    async def _name_sent(self) -> str:
        """The id of Sent Items; it is asked for once."""
        if not self._sent_folder:
            call = self._requests.read("me/mailFolders/sentitems", {"$select": "id"})
            self._sent_folder = (await self._courier.fetch(call, _FOLDER)).id
        return self._sent_folder


def _searches_for(
    requests: Requests, address: str, beside: Sequence[str], since: datetime, most: int
) -> Sequence[Call]:
    """The requests for what came from and went to an address, newest first; none for one that could mean more.

    Graph can filter by who wrote, exactly and at once; whom something was sent to, and what a whole domain has part in,
    it only finds through its search index, which may lag a little behind. A search of the domain finds for its people.
    """
    moment = since.astimezone(UTC)
    which = words = ""
    if address == POSTMASTER:
        which, words = _REPORT, f"from:{POSTMASTER}"
    elif _DOMAIN.fullmatch(address):
        words = f"participants:{address[1:]}"
    elif _PLAIN.fullmatch(address):
        covered = f"@{address.rpartition('@')[2]}" in beside
        which, words = f"from/emailAddress/address eq {literal(address)}", "" if covered else f"recipients:{address}"
    ways: list[dict[str, str]] = []
    if which:
        lately = f"receivedDateTime ge {moment:%Y-%m-%dT%H:%M:%SZ}"
        ways.append({"$filter": f"{lately} and {which}", "$orderby": "receivedDateTime desc"})
    if words:
        ways.append({"$search": f'"{words} AND received>={moment:%Y-%m-%d}"'})
    return [requests.read("me/messages", {**VIEW, "$top": str(most), **how}) for how in ways]

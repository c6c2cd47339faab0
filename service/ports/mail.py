"""The person's own mailbox: drafts, sending, reading answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from service.domain.mail import Mail
from service.domain.people import Person


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it lies in the mailbox; `raw` are its RFC 5322 bytes.

    `etag` tells one state of it from every other, "" where the provider has no such thing.
    """

    id: str
    message_id: str
    thread_id: str
    raw: bytes
    etag: str = ""


@dataclass(frozen=True, slots=True)
class Envelope:
    """A message without its text: provider ids, who and when, the RFC 5322 ids that tie it to others.

    `outgoing` is true for mail the person sent; `client_ref` is our own reference header, "" if absent. Of received
    mail, `reply_to` is where its writer wants the answer, `snippet` the beginning of its text on one line as far as
    the provider tells it by the way, and `automatic` says that a machine wrote it or that it went to a list.
    """

    id: str
    thread_id: str
    message_id: str
    sender: Person
    subject: str
    date: datetime
    outgoing: bool
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    client_ref: str = ""
    to: tuple[str, ...] = ()
    reply_to: tuple[Person, ...] = ()
    snippet: str = ""
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class NewMail:
    """A message that appeared since a position: provider ids, and whether it was sent or received."""

    id: str
    thread_id: str
    outgoing: bool


@dataclass(frozen=True, slots=True)
class News:
    """What appeared in the mailbox, and the position to ask from next time."""

    messages: tuple[NewMail, ...]
    position: str


POSTMASTER = "mailer-daemon"
"""Stands for whoever reports at a provider that a mail could not be delivered, at any domain."""


class Drafts(Protocol):
    """Drafts in the person's own Drafts folder. No write is repeated inside; Uncertain: it may have happened."""

    async def create(self, raw: bytes, thread_id: str) -> Draft:
        """Lay a draft; `thread_id` "" starts a new conversation. The answer's `raw` is what was asked for."""

    async def replace(self, draft_id: str, raw: bytes, thread_id: str, etag: str = "") -> Draft:
        """Put new content into a draft; NotFound when it was sent or deleted.

        Changed when it no longer has this etag, where the provider knows one: somebody has begun to write in it.
        """

    async def read(self, draft_id: str) -> Draft:
        """The draft as it is now, with its bytes; NotFound when it was sent or deleted."""

    async def find(self, message_id: str, client_ref: str) -> Sequence[str]:
        """Ids of drafts that carry this Message-ID or reference, newest first."""

    async def find_unmarked(self, thread_id: str) -> Sequence[str]:
        """Ids of drafts in the conversation that carry no reference of ours, newest first; only their words tell whose.

        Where laying a draft into a conversation takes two steps, a first one without its second leaves such a draft;
        where it takes one, the answer is empty.
        """

    async def discard(self, draft_id: str, etag: str = "") -> None:
        """Delete a draft for good; one that is already gone counts as deleted. Changed as for `replace`."""


class Outbox(Protocol):
    """Sending, once. Each way is one request, which is never repeated inside.

    `settles` is how long after a doubtful try the provider may still be at work on it. `keeps_sent_drafts` says that
    a draft which was sent may still be seen among the drafts, so that seeing it proves nothing.
    """

    settles: timedelta
    keeps_sent_drafts: bool

    async def send(self, draft_id: str, raw: bytes, thread_id: str, etag: str) -> Envelope:
        """Send this draft with exactly this content, in one request; `thread_id` as when a draft is laid.

        NotFound: it was sent or deleted before. Changed: it is not any more as it was with this etag, and was not sent;
        without an etag, whatever was written into it meanwhile is written over. Uncertain: verify.
        """

    async def submit(self, raw: bytes, thread_id: str) -> Envelope:
        """Send this mail without a draft; `thread_id` "" starts a new conversation.

        Nothing at the provider keeps it from being sent twice: after Uncertain only what lies in Sent can tell.
        """

    async def find_sent(self, thread_id: str, client_ref: str, since: datetime) -> Sequence[Envelope]:
        """Messages sent since then which carry our reference or lie in the thread."""


class Inbox(Protocol):
    """Reading, and only what belongs to a case."""

    async def position(self) -> str:
        """The mailbox's present position, from which news can be asked."""

    async def news(self, position: str) -> News:
        """Messages sent or received since the position; CursorExpired when it is too old."""

    async def envelope(self, message_id: str) -> Envelope:
        """Who wrote a message and what it answers, without its text."""

    async def read(self, message_id: str) -> Mail:
        """A whole message."""

    async def conversations(self, addresses: Sequence[str], since: datetime) -> Sequence[Envelope]:
        """Messages exchanged with any of these addresses (or POSTMASTER) since then, newest first, at most ten.

        "@company.example" stands for every address there.
        """

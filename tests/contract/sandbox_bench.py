"""What the benches of all providers share: one candidate's account in a sandbox's world of its own."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlsplit

import aiohttp

from connectors import open_provider
from connectors.sandbox import Sandbox, post
from connectors.sandbox.calendars import Entry, Guest
from connectors.sandbox.faults import Fault
from connectors.sandbox.invitations import share
from connectors.sandbox.mailbox import Message
from connectors.sandbox.moments import at
from connectors.sandbox.people import Person
from connectors.sandbox.phone import ACTIONS
from connectors.sandbox.story import Story
from service.domain.account import Ability
from service.ports.sign_in import Connection, Consent, Grant, Provider
from service.ports.words import Clock
from tests.contract.bench import ACCOUNT, EVERYTHING, REDIRECT, Grants, Op, Refusal, Spoil

START = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
LONGEST_WAIT = 1.3
_SECOND = "Second interview"
_HOUR = timedelta(hours=1)
_FAULTS = {
    Spoil.DROPPED: {"kind": "drop"},
    Spoil.LOST: {"kind": "drop", "commit": True},
    Spoil.RESET: {"kind": "drop", "commit": True, "rst": True},
    Spoil.TRUNCATED: {"kind": "truncate"},
    Spoil.LATE: {"kind": "delay", "seconds": LONGEST_WAIT, "commit": True},
    Spoil.SLOW: {"kind": "delay", "seconds": LONGEST_WAIT},
    Spoil.REPLAYED: {"kind": "replay"},
    Spoil.REORDERED: {"kind": "reorder"},
    Spoil.EMPTY_PAGE: {"kind": "empty_page"},
    Spoil.MALFORMED: {"kind": "malformed"},
}


@dataclass(frozen=True, slots=True)
class _Ahead:
    """A clock that goes wrong by as much."""

    right: Clock
    much: timedelta

    def now(self) -> datetime:
        """What it shows."""
        return self.right.now() + self.much


class SandboxBench(ABC):
    """A bench over the sandbox; what is a provider's own is asked of the class below."""

    name: str
    addresses: tuple[str, ...]
    ops: Mapping[Op, str]
    refusals: Mapping[Refusal, tuple[int, str]]
    connection: Connection
    provider: Provider
    calendar_id: str

    def __init__(self) -> None:
        self.sandbox = Sandbox(start=START, story=Story(provider=self.name))
        self.clock: Clock = self.sandbox.world.clock
        self.grants = Grants()
        self.answer: dict[str, str] = {}
        self.complaints: list[str] = []
        self.address = "robin@keller.example"
        self.interviewer = "dana.rieger@northwind.example"

    async def __aenter__(self) -> Self:
        async with AsyncExitStack() as opened:
            await opened.enter_async_context(self.sandbox)
            self.sandbox.state.sign_in.auto = True
            self.provider = self.open({key: self.sandbox.addresses[key] for key in self.addresses})
            opened.push_async_callback(self.provider.close)
            await self.grants.save(ACCOUNT, await self.sign_in())
            self.connection = self.provider.connect(ACCOUNT)
            self.sandbox.state.journal.clear()
            self._opened = opened.pop_all()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._opened.aclose()
        assert kind is not None or not self.complaints, self.complaints

    @abstractmethod
    def tick(self, ticked: frozenset[Ability] | None) -> None:
        """Let the person allow only what these abilities need; None for all that is asked for."""

    @abstractmethod
    def client(self) -> tuple[str, str]:
        """Our registration at the sandbox: id and secret."""

    @abstractmethod
    def elsewhere(self, server: str) -> Provider:
        """The connector with every address at another server."""

    def open(self, addresses: Mapping[str, str], patience: float = 3, clock: Clock | None = None) -> Provider:
        """The connector with these addresses."""
        client_id, client_secret = self.client()
        settings = {"client_id": client_id, "client_secret": client_secret, "total_timeout": patience, **addresses}
        return open_provider(self.name, settings, self.grants, clock or self.clock)

    def open_until_the_end(
        self, addresses: Mapping[str, str], patience: float = 3, clock: Clock | None = None
    ) -> Provider:
        """The same; it is closed with the bench."""
        provider = self.open(addresses, patience, clock)
        self._opened.push_async_callback(provider.close)
        return provider

    async def beside(self, patience: float = 3, ahead: timedelta = timedelta()) -> Connection:
        """A second connector on the same grants; its key is fetched before anything is tried with it."""
        addresses = {key: self.sandbox.addresses[key] for key in self.addresses}
        provider = self.open_until_the_end(addresses, patience, _Ahead(self.clock, ahead))
        connection = provider.connect(ACCOUNT)
        await connection.calendar.event(self.calendar_id, self.missed_event())
        return connection

    async def consent(self, wanted: frozenset[Ability], ticked: frozenset[Ability]) -> Consent:
        """Open the consent page as a browser would and keep what comes back."""
        self.tick(None if ticked == EVERYTHING else ticked)
        consent = await self.provider.sign_in.begin(REDIRECT, wanted, self.address)
        async with (
            aiohttp.ClientSession() as browser,
            browser.get(consent.url, allow_redirects=False) as response,
        ):
            assert response.status == 302, await response.text()
            self.answer = dict(parse_qsl(urlsplit(response.headers["Location"]).query))
        return consent

    async def sign_in(self, wanted: frozenset[Ability] = EVERYTHING, ticked: frozenset[Ability] = EVERYTHING) -> Grant:
        """A whole sign-in."""
        consent = await self.consent(wanted, ticked)
        return await self.provider.sign_in.finish(consent, REDIRECT, self.answer)

    def phone(self, action: str, **words: object) -> dict[str, str]:
        """What the person does in the provider's apps."""
        return ACTIONS[action](self.sandbox.world, self.person, words)

    def write_as_interviewer(self, subject: str, text: str) -> None:
        """Dana writes a mail."""
        world = self.sandbox.world
        dana = world.person(self.interviewer)
        ACTIONS["write_mail"](world, dana, {"to": self.address, "subject": subject, "text": text})

    def deliver(self, text: str, html: str = "") -> None:
        """A mail of Dana's, with a form of its own if she gave it one."""
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = f"Dana Rieger <{self.interviewer}>", self.address, "Re: Interview"
        mail["Message-ID"], mail["In-Reply-To"] = "<reply-1@northwind.example>", "<ours@keller.example>"
        mail.set_content(text)
        if html:
            mail.add_alternative(html, subtype="html")
        post.arrive(self.sandbox.world, self.person, mail.as_bytes())

    def receive(self, headers: Mapping[str, str]) -> None:
        """A mail of anybody's, named by its headers."""
        world, mail = self.sandbox.world, EmailMessage()
        for name, value in {"To": self.address, "Subject": "Interview", "Message-ID": world.message_id()}.items():
            mail[name] = value
        for name, value in headers.items():
            mail[name] = value
        mail.set_content("We waited for you & Kim.\n\nWhere are you?\n")
        post.arrive(world, self.person, mail.as_bytes())

    def move_as_interviewer(self, start: datetime) -> None:
        """Dana moves it, and with it her guests' copies."""
        dana = self.sandbox.world.person(self.interviewer)
        event = next(one for one in dana.primary.entries.values() if one.title.startswith("Interview: "))
        ACTIONS["move_event"](self.sandbox.world, dana, {"event": event.id, "start": start.isoformat()})

    def missed_event(self) -> str:
        """The interview in Robin's calendar."""
        entries = self.person.primary.entries.values()
        return next(entry.id for entry in entries if entry.title.startswith("Interview: "))

    def invitation(self) -> str:
        """A second interview, which Dana plans on her own calendar."""
        world, dana = self.sandbox.world, self.sandbox.world.person(self.interviewer)
        start, ident = self.clock.now() + timedelta(days=2), world.mint.entry()
        entry = Entry(ident, f"{ident}@northwind.example", at(start, dana.zone), at(start + _HOUR, dana.zone))
        entry.title, entry.organizer, entry.organizer_name = _SECOND, dana.address, dana.name
        entry.guests = [Guest(dana.address, dana.name, "accepted"), Guest(self.address)]
        share(world, dana.primary, dana.primary.save(entry), "request", mail=True, cause="person")
        return next(one.id for one in self.person.primary.with_uid(entry.uid))

    def answer_given(self) -> str:
        """Robin on Dana's guest list."""
        dana = self.sandbox.world.person(self.interviewer)
        entry = next(one for one in dana.primary.entries.values() if one.title == _SECOND)
        return next(guest.answer for guest in entry.guests if guest.address == self.address)

    def thread(self) -> tuple[str, str, str]:
        """The conversation that Dana began."""
        last = self.newest()
        return last.thread, last.header("Subject"), last.header("Message-ID").strip("<>")

    def newest(self) -> Message:
        """The newest mail of that conversation."""
        first = min(self.person.mailbox.messages.values(), key=lambda message: message.at)
        return self.person.mailbox.thread(first.thread)[-1]

    def invitations(self) -> int:
        """Calendar mails that our writes caused."""
        return sum(notice.cause == "api" for notice in self.sandbox.world.notices)

    def sent(self) -> int:
        """Messages in Sent."""
        return len(self.person.mailbox.labelled("SENT"))

    def spoil(self, op: Op, spoil: Spoil, count: int = 1) -> None:
        """Set a fault."""
        self._fault(Fault(op=self.ops[op], count=count, **_FAULTS[spoil]))  # type: ignore[arg-type]

    def refuse(
        self, op: Op, status: int, reason: str = "", retry_after: str = "", count: int = 1, *, commit: bool = False
    ) -> None:
        """Set an error answer."""
        rule = Fault("status", op=self.ops[op], code=status, reason=reason, retry_after=retry_after, count=count)
        rule.commit = commit
        self._fault(rule)

    def deny(self, op: Op, refusal: Refusal, retry_after: str = "") -> str:
        """Set an error answer with the provider's own code."""
        status, reason = self.refusals[refusal]
        self.refuse(op, status, reason, retry_after)
        return reason

    def requests(self, op: Op = Op.ANY) -> int:
        """Requests since the bench was opened."""
        calls = self.sandbox.state.journal.calls
        return calls[self.ops[op]] if op else calls.total()

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.sandbox.world.clock.advance(seconds)

    def set_clock(self, moment: datetime) -> None:
        """Put the clock to a moment."""
        self.sandbox.world.clock.set(moment)

    def expire_cursors(self) -> None:
        """Cursors and positions become too old."""
        self.person.primary.epoch += 1
        self.person.mailbox.forget()

    @property
    def person(self) -> Person:
        """Robin."""
        return self.sandbox.world.person(self.address)

    def _fault(self, fault: Fault) -> None:
        self.sandbox.state.faults.rules.append(fault)

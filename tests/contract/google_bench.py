"""Google for the contract tests: the connector as it is shipped, against the sandbox's Google face."""

from contextlib import AsyncExitStack
from datetime import UTC, datetime
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlsplit

import aiohttp

from connectors import open_provider
from connectors.google.scopes import scopes_for
from connectors.sandbox import Sandbox
from connectors.sandbox.faults import Fault
from connectors.sandbox.people import Person
from connectors.sandbox.phone import ACTIONS
from service.domain.account import Ability
from service.ports.sign_in import Connection, Consent, Grant, Provider
from service.ports.words import Clock
from tests.contract.bench import ACCOUNT, EVERYTHING, REDIRECT, Grants, Op, Spoil

START = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
_ADDRESSES = ("authorize", "token", "revoke", "calendar", "gmail")
_OPS = {
    Op.ANY: "",
    Op.CHANGES: "calendar.events.list",
    Op.EVENT: "calendar.events.get",
    Op.CALENDAR: "calendar.calendars.get",
    Op.CREATE_LABEL: "calendar.calendars.patch",
    Op.ADD_ENTRY: "calendar.events.insert",
    Op.MOVE_ENTRY: "calendar.events.patch",
    Op.REMOVE_ENTRY: "calendar.events.delete",
    Op.CREATE_DRAFT: "gmail.users.drafts.create",
    Op.REPLACE_DRAFT: "gmail.users.drafts.update",
    Op.DISCARD_DRAFT: "gmail.users.drafts.delete",
    Op.READ_DRAFT: "gmail.users.drafts.get",
    Op.SEND: "gmail.users.drafts.send",
    Op.SUBMIT: "gmail.users.messages.send",
    Op.ENVELOPE: "gmail.users.messages.get",
    Op.NEWS: "gmail.users.history.list",
    Op.TOKEN: "oauth.token",
}
_FAULTS = {
    Spoil.DROPPED: {"kind": "drop"},
    Spoil.LOST: {"kind": "drop", "commit": True},
    Spoil.RESET: {"kind": "drop", "commit": True, "rst": True},
    Spoil.TRUNCATED: {"kind": "truncate"},
    Spoil.REPLAYED: {"kind": "replay"},
    Spoil.EMPTY_PAGE: {"kind": "empty_page"},
    Spoil.MALFORMED: {"kind": "malformed"},
}


class GoogleBench:
    """One candidate's Google account in a world of its own."""

    connection: Connection
    provider: Provider

    def __init__(self) -> None:
        self.sandbox = Sandbox(start=START)
        self.clock: Clock = self.sandbox.world.clock
        self.grants = Grants()
        self.answer: dict[str, str] = {}
        self.address = "robin@keller.example"
        self.interviewer = "dana.rieger@northwind.example"
        self.calendar_id = self.address

    async def __aenter__(self) -> Self:
        async with AsyncExitStack() as opened:
            await opened.enter_async_context(self.sandbox)
            self.sandbox.state.sign_in.auto = True
            self.provider = self._open({key: self.sandbox.addresses[key] for key in _ADDRESSES})
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

    async def consent(self, wanted: frozenset[Ability], ticked: frozenset[Ability]) -> Consent:
        """Open the consent page as a browser would and keep what comes back."""
        self.sandbox.state.sign_in.only = None if ticked == EVERYTHING else frozenset(scopes_for(ticked))
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

    def elsewhere(self, server: str) -> Provider:
        """The connector with every address at another server."""
        provider = self._open({key: f"{server}/{key}/" for key in _ADDRESSES})
        self._opened.push_async_callback(provider.close)
        return provider

    def phone(self, action: str, **words: object) -> dict[str, str]:
        """What the person does in Google's apps."""
        return ACTIONS[action](self.sandbox.world, self._person, words)

    def write_as_interviewer(self, subject: str, text: str) -> None:
        """Dana writes a mail."""
        world = self.sandbox.world
        dana = world.person(self.interviewer)
        ACTIONS["write_mail"](world, dana, {"to": self.address, "subject": subject, "text": text})

    def missed_event(self) -> str:
        """The interview in Robin's calendar."""
        entries = self._person.primary.entries.values()
        return next(entry.id for entry in entries if entry.title.startswith("Interview: "))

    def thread(self) -> tuple[str, str, str]:
        """The conversation that Dana began."""
        first = min(self._person.mailbox.messages.values(), key=lambda message: message.at)
        last = self._person.mailbox.thread(first.thread)[-1]
        return last.thread, last.header("Subject"), last.header("Message-ID").strip("<>")

    def invitations(self) -> int:
        """Calendar mails that our writes caused."""
        return sum(notice.cause == "api" for notice in self.sandbox.world.notices)

    def sent(self) -> int:
        """Messages in Sent."""
        return len(self._person.mailbox.labelled("SENT"))

    def spoil(self, op: Op, spoil: Spoil, count: int = 1) -> None:
        """Set a fault."""
        self.sandbox.state.faults.rules.append(Fault(op=_OPS[op], count=count, **_FAULTS[spoil]))  # type: ignore[arg-type]

    def refuse(self, op: Op, status: int, reason: str = "", retry_after: str = "", count: int = 1) -> None:
        """Set an error answer."""
        self.sandbox.state.faults.rules.append(
            Fault("status", op=_OPS[op], code=status, reason=reason, retry_after=retry_after, count=count)
        )

    def requests(self, op: Op = Op.ANY) -> int:
        """Requests since the bench was opened."""
        calls = self.sandbox.state.journal.calls
        return calls[_OPS[op]] if op else calls.total()

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.sandbox.world.clock.advance(seconds)

    def set_clock(self, moment: datetime) -> None:
        """Put the clock to a moment."""
        self.sandbox.world.clock.set(moment)

    def stale_access(self) -> None:
        """Access tokens end."""
        self.sandbox.state.grants.expire_access(self.address)

    def revoke(self) -> None:
        """Robin removes the permission in the Google account."""
        self.sandbox.state.grants.revoke_account(self.address)

    def expire_cursors(self) -> None:
        """Sync tokens and history ids become too old."""
        self._person.primary.epoch += 1
        self._person.mailbox.forget()

    def _open(self, addresses: dict[str, str]) -> Provider:
        client_id, client_secret = self.sandbox.client
        settings = {"client_id": client_id, "client_secret": client_secret, "total_timeout": 3, **addresses}
        return open_provider("google", settings, self.grants, self.clock)

    @property
    def _person(self) -> Person:
        return self.sandbox.world.person(self.address)

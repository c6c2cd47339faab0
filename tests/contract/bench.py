"""What a contract test needs of any provider: a connected account, the server behind it, and ways to upset both."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import TracebackType
from typing import Protocol, Self

from service.domain.account import Ability
from service.errors import SignInExpired
from service.ports.sign_in import Connection, Consent, Grant, Provider
from service.ports.words import Clock

ACCOUNT = "account-1"
REDIRECT = "http://127.0.0.1:9/connect"
EVERYTHING = frozenset(Ability)


class Op(StrEnum):
    """What the server is asked to do, in nobody's dialect."""

    ANY = ""
    CHANGES = "changes"
    EVENT = "event"
    CALENDAR = "calendar"
    CREATE_LABEL = "create_label"
    ADD_ENTRY = "add_entry"
    MOVE_ENTRY = "move_entry"
    REMOVE_ENTRY = "remove_entry"
    CREATE_DRAFT = "create_draft"
    REPLACE_DRAFT = "replace_draft"
    DISCARD_DRAFT = "discard_draft"
    READ_DRAFT = "read_draft"
    SEND = "send"
    SUBMIT = "submit"
    ENVELOPE = "envelope"
    NEWS = "news"
    TOKEN = "token"


class Spoil(StrEnum):
    """What goes wrong on the way; `LOST` and `LATE` do the work first, `SLOW` does it when nobody waits any more."""

    DROPPED = "dropped"
    LOST = "lost"
    RESET = "reset"
    TRUNCATED = "truncated"
    LATE = "late"
    SLOW = "slow"
    REPLAYED = "replayed"
    REORDERED = "reordered"
    EMPTY_PAGE = "empty_page"
    MALFORMED = "malformed"


class Refusal(StrEnum):
    """How a server says no, in nobody's dialect."""

    SLOW_DOWN = "slow_down"
    SLOW_DOWN_FORBIDDEN = "slow_down_forbidden"
    NARROW = "narrow"
    POLICY = "policy"
    UNHEARD_OF = "unheard_of"
    MISSING = "missing"
    INVALID = "invalid"
    TOO_LARGE = "too_large"
    CHANGED = "changed"


@dataclass
class Grants:
    """A grant store that keeps everything in memory."""

    kept: dict[str, Grant] = field(default_factory=dict)

    async def load(self, account_id: str) -> Grant:
        """The stored grant; SignInExpired when there is none."""
        if account_id not in self.kept:
            raise SignInExpired("not connected")
        return self.kept[account_id]

    async def save(self, account_id: str, grant: Grant) -> None:
        """Replace the stored grant."""
        self.kept[account_id] = grant


class Bench(Protocol):
    """One provider, one connected account, one server on loopback."""

    provider: Provider
    connection: Connection
    grants: Grants
    clock: Clock
    address: str
    interviewer: str
    calendar_id: str

    async def __aenter__(self) -> Self: ...
    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    async def consent(self, wanted: frozenset[Ability], ticked: frozenset[Ability]) -> Consent:
        """Begin a sign-in, let the person tick these, and keep the browser's answer in `answer`."""
        ...

    answer: dict[str, str]

    async def sign_in(self, wanted: frozenset[Ability] = EVERYTHING, ticked: frozenset[Ability] = EVERYTHING) -> Grant:
        """A whole sign-in; the grant is not stored."""
        ...

    def elsewhere(self, server: str) -> Provider:
        """A provider all of whose addresses lie at another server."""
        ...

    async def beside(self, patience: float = 3.0, ahead: timedelta = timedelta()) -> Connection:
        """The same account, served by another process: how many seconds it waits, and how far its clock is ahead."""
        ...

    def phone(self, action: str, **words: object) -> dict[str, str]:
        """What the person does in the provider's own apps."""
        ...

    def write_as_interviewer(self, subject: str, text: str) -> None:
        """A mail from the interviewer arrives."""
        ...

    def deliver(self, text: str, html: str = "") -> None:
        """An answer of the interviewer arrives in the form that her mail program gives it."""
        ...

    def receive(self, headers: Mapping[str, str]) -> None:
        """A mail with these headers arrives, in which somebody asks where the candidate is."""
        ...

    def move_as_interviewer(self, start: datetime) -> None:
        """The interviewer puts the interview on another time."""
        ...

    def missed_event(self) -> str:
        """The id of the interview that was missed."""
        ...

    def invitation(self) -> str:
        """The interviewer invites to another meeting; the id of the event, which waits for an answer."""
        ...

    def answer_given(self) -> str:
        """What the interviewer's own copy of that meeting says of the person: needsAction, accepted, ..."""
        ...

    def thread(self) -> tuple[str, str, str]:
        """The conversation with the interviewer: thread id, subject, and the newest message's RFC 5322 id."""
        ...

    def invitations(self) -> int:
        """How many calendar mails the provider sent because of what we wrote, answers among them."""
        ...

    def sent(self) -> int:
        """How many messages lie in the person's Sent folder."""
        ...

    def spoil(self, op: Op, spoil: Spoil, count: int = 1) -> None:
        """Upset the next `count` requests of this kind."""
        ...

    def refuse(
        self, op: Op, status: int, reason: str = "", retry_after: str = "", count: int = 1, *, commit: bool = False
    ) -> None:
        """Answer the next requests of this kind with an error, after doing the work or without."""
        ...

    def deny(self, op: Op, refusal: Refusal, retry_after: str = "") -> str:
        """The same once, with the provider's own code for it, which is answered here."""
        ...

    def requests(self, op: Op = Op.ANY) -> int:
        """How many requests of this kind reached the server since the bench was opened."""
        ...

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        ...

    def set_clock(self, moment: datetime) -> None:
        """Put the clock to a moment."""
        ...

    def stale_access(self) -> None:
        """The short-lived key stops working."""
        ...

    def revoke(self) -> None:
        """The person takes the permission back at the provider."""
        ...

    def expire_cursors(self) -> None:
        """Every calendar cursor and mail position given out so far is too old now."""
        ...

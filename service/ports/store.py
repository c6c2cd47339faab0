"""The books: everything that is remembered, reached through one open transaction at a time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from service.domain.account import Account
from service.domain.case import Case, Note
from service.domain.event import Span
from service.domain.marks.upcoming import Interview
from service.ports.sign_in import Grant

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Held:
    """A lease on a mailbox: only its holder writes to it. `fence` grows with every new holder.

    `account_id` is the account whose own mailbox it is, whichever account's letters go out from there.
    """

    account_id: str
    fence: int
    until: datetime


class EffectState(StrEnum):
    """How far an outward write has come. `unknown` may have happened and asks a person."""

    STARTED = "started"
    DONE = "done"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Effect:
    """An intended outward write. `attempt` counts the tries, `started_at` is the first one's time, `ref` the result."""

    key: str
    kind: str
    case_id: str
    account_id: str
    state: EffectState
    attempt: int
    started_at: datetime
    tried_at: datetime
    ref: Mapping[str, str]


class PositionKind(StrEnum):
    """What is being watched."""

    CALENDAR = "calendar"
    MAIL = "mail"
    INTERVIEWS = "interviews"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """How far we have read a calendar (`subject` is its id) or a mailbox, and when to look again.

    A mailbox's `subject` is "", or, where it is borrowed, the account whose it is. For interviews there is nothing to
    read: `due` is when the next one of the account has ended, or is to be forgotten.

    `due` None rests. `failures` counts tries that failed in a row, `trouble` says in plain words why.
    """

    account_id: str
    kind: PositionKind
    subject: str = ""
    cursor: str = ""
    due: datetime | None = None
    failures: int = 0
    trouble: str = ""


class CaseBook(Protocol):
    """Cases and their timelines, both encrypted at rest."""

    def get(self, case_id: str) -> Case:
        """The case; NotFound when there is none."""

    def matching(self, account_id: str, key: str) -> Sequence[Case]:
        """Cases opened for one event, newest first; with "" for the account, those of every account."""

    def add(self, case: Case, notes: Iterable[Note]) -> Case:
        """Store a new case with version 1; Exists when an unclosed case for the same event is there."""

    def save(self, case: Case, notes: Iterable[Note], held: Held | None = None) -> Case:
        """Store a change and count the version up; Stale when the stored version differs or the lease was lost."""

    def notes(self, case_id: str) -> Sequence[Note]:
        """The timeline, oldest first."""


class CaseShelf(Protocol):
    """Lists of cases."""

    def unclosed(self, account_id: str) -> Sequence[Case]:
        """All cases of an account that have not ended."""

    def newest(self, limit: int, before: str = "") -> Sequence[Case]:
        """Cases, newest first, for a page; `before` is the id of the last case of the page before."""

    def overdue(self, now: datetime, limit: int) -> Sequence[tuple[str, int]]:
        """(id, version) of cases whose time to be looked at has passed."""


class AccountBook(Protocol):
    """Accounts and their grants; grants are encrypted at rest."""

    def get(self, account_id: str) -> Account:
        """The account; NotFound when there is none."""

    def all(self) -> Sequence[Account]:
        """Every account that has not been removed, oldest first."""

    def put(self, account: Account) -> None:
        """Store an account, new or changed; of a borrowed mailbox only whose it is."""

    def grant(self, account_id: str) -> Grant | None:
        """The stored grant, or None."""

    def put_grant(self, account_id: str, grant: Grant | None) -> None:
        """Store a grant, or forget it with None."""


class EffectBook(Protocol):
    """The ledger of outward writes."""

    def begin(self, key: str, kind: str, case_id: str, held: Held, now: datetime) -> Effect:
        """Note, before the call, that the write is tried; Stale when the lease is lost.

        A done or unknown effect is returned as it stands; otherwise the attempt is counted and the state is started.
        """

    def finish(self, key: str, state: EffectState, ref: Mapping[str, str]) -> None:
        """Note, after the call, what came of it."""

    def get(self, key: str) -> Effect | None:
        """The effect with this key, or None."""

    def of_case(self, case_id: str) -> Sequence[Effect]:
        """All effects of a case, oldest first."""


class LeaseBook(Protocol):
    """One worker at a time per mailbox, across threads and processes."""

    def take(self, account_id: str, holder: str, now: datetime, seconds: float) -> Held | None:
        """The lease with a new fence, or None while another holder has it."""

    def extend(self, held: Held, now: datetime, seconds: float) -> Held:
        """The same lease with a later end; Stale when it was lost."""

    def release(self, held: Held) -> None:
        """Give it back; one that was lost already is left alone."""


class PositionBook(Protocol):
    """Reading positions."""

    def due(self, now: datetime, limit: int) -> Sequence[Position]:
        """Positions whose time has come, the longest waiting first; only of connected accounts."""

    def get(self, account_id: str, kind: PositionKind, subject: str = "") -> Position:
        """The position, or a fresh one with an empty cursor."""

    def put(self, position: Position) -> None:
        """Store it."""

    def put_all(self, those: Sequence[Position]) -> None:
        """Store many at once."""

    def of_account(self, account_id: str) -> Sequence[Position]:
        """All calendars and mailboxes of one account; when its interviews are looked at is no reading."""


class BusyBook(Protocol):
    """Free/busy mirror of watched calendars: times only, never titles."""

    def note(self, account_id: str, calendar_id: str, event_id: str, span: Span | None) -> None:
        """An event now occupies this span, or none."""

    def forget(self, account_id: str, calendar_id: str) -> None:
        """Drop all spans of one calendar, before it is read anew."""

    def spans(self, account_id: str, calendars: Sequence[str], window: Span) -> Sequence[tuple[str, Span]]:
        """(event id, span) of everything busy that touches the window."""


class InterviewBook(Protocol):
    """Interviews that stand in the watched calendars, their titles encrypted at rest."""

    def places(self, account_id: str) -> Mapping[tuple[str, str], str]:
        """(calendar id, event id) of every one of the account, each with the id of its series or ""."""

    def get(self, account_id: str, calendar_id: str, event_id: str) -> Interview | None:
        """The interview, or None."""

    def put(self, interview: Interview) -> None:
        """Store it, new or changed."""

    def remove(self, account_id: str, calendar_id: str, event_id: str) -> None:
        """Forget it; one that is not there is no trouble."""

    def copies(self, key: str) -> Sequence[Interview]:
        """The same interview in every calendar that holds it."""


class Agenda(Protocol):
    """Lists of interviews by time."""

    def due(self, account_id: str, now: datetime, limit: int) -> Sequence[Interview]:
        """Those of an account whose time to be looked at has come, the longest waiting first."""

    def next_look(self, account_id: str) -> datetime | None:
        """When the next one of an account has to be looked at, or None."""

    def until(self, moment: datetime, limit: int) -> Sequence[Interview]:
        """Those of all accounts that begin before the moment and are not settled, in order of time."""


class HintBook(Protocol):
    """Hints to the engine, given in the same transaction as the change they follow."""

    def give(self, case_id: str, version: int, at: datetime) -> None:
        """Ask for a look at this version of a case, not before `at`. Losing or doubling it must not matter."""


class Books(Protocol):
    """All books within one transaction."""

    @property
    def cases(self) -> CaseBook: ...
    @property
    def shelf(self) -> CaseShelf: ...
    @property
    def accounts(self) -> AccountBook: ...
    @property
    def effects(self) -> EffectBook: ...
    @property
    def leases(self) -> LeaseBook: ...
    @property
    def positions(self) -> PositionBook: ...
    @property
    def busy(self) -> BusyBook: ...
    @property
    def interviews(self) -> InterviewBook: ...
    @property
    def agenda(self) -> Agenda: ...
    @property
    def hints(self) -> HintBook: ...


class Store(Protocol):
    """Runs whole transactions, one after the other; raises StorageTrouble when the database cannot be used."""

    async def run(self, job: Callable[[Books], T], *, durable: bool = True) -> T:
        """Run the job in one write transaction: all of it is kept, or nothing.

        What is kept outlives this process in any case; `durable` also waits until it outlives a power cut, together
        with everything kept before. Only what comes before an outward write, or a person's own word, must wait so.
        """

"""A connected account and its owner's preferences."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class AccountState(StrEnum):
    """Whether we may call the provider for this account."""

    CONNECTED = "connected"
    RECONNECT = "reconnect"
    BLOCKED = "blocked"
    GONE = "gone"


class Ability(StrEnum):
    """What the person has allowed us to do; a provider's scopes are mapped onto these."""

    READ_CALENDAR = "read_calendar"
    WRITE_CALENDAR = "write_calendar"
    READ_LABELS = "read_labels"
    CREATE_LABELS = "create_labels"
    LIST_CALENDARS = "list_calendars"
    DRAFT = "draft"
    SEND = "send"
    READ_MAIL = "read_mail"


OF_CALENDAR = frozenset({Ability.READ_CALENDAR, Ability.WRITE_CALENDAR, Ability.READ_LABELS})
OF_MAIL = frozenset({Ability.DRAFT, Ability.SEND, Ability.READ_MAIL})
LIGHT = OF_CALENDAR | {Ability.SEND}
"""What is needed without touching the mailbox: letters go out, and the person tells what was answered."""
FULL = OF_CALENDAR | OF_MAIL
"""What is needed to keep the draft in the mailbox and to find the answer there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What the owner may set; minutes and days are whole numbers, hours are local (24 h).

    `address` are the lines of the owner's postal address, `notify` the ways by which reminders reach the owner (apprise
    URLs). `ask_after` is whether to ask after an interview's end if it took place, `nudge_days` how many business days
    of silence a reminder waits for, `check_hour` when on the evening before the new interview is looked over.
    """

    language: str = "en"
    phone: str = ""
    signature: str = ""
    marker_labels: tuple[str, ...] = ("Missed", "Missed interview")
    marker_colours: tuple[str, ...] = ()
    day_starts: int = 9
    day_ends: int = 17
    minimum_notice_hours: int = 20
    slot_count: int = 2
    look_ahead_days: int = 14
    travel_minutes: int = 0
    arrival_on_site: int = 15
    arrival_video: int = 15
    arrival_phone: int = 0
    interviewer_zone: str = ""
    holiday_country: str = ""
    undo_seconds: int = 60
    address: tuple[str, ...] = ()
    notify: tuple[str, ...] = ()
    ask_after: bool = True
    nudge_days: int = 5
    check_hour: int = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """Where letters go out from and answers come in: the mail side of one connected account."""

    account_id: str
    provider: str
    address: str
    name: str = ""
    state: AccountState = AccountState.CONNECTED
    state_reason: str = ""
    abilities: frozenset[Ability] = frozenset()
    connected_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One address with its calendars and its mailbox.

    `calendars` are the ids that count as busy; the first one is written to. `mailbox` is that of another account when
    letters go out from there, None when they go out from this one.
    """

    id: str
    provider: str
    address: str
    name: str = ""
    zone: str = "UTC"
    state: AccountState = AccountState.CONNECTED
    state_reason: str = ""
    abilities: frozenset[Ability] = frozenset()
    calendars: tuple[str, ...] = ()
    preferences: Preferences = field(default_factory=Preferences)
    connected_at: datetime | None = None
    grant_expires_at: datetime | None = None
    mailbox: Mailbox | None = None

    @property
    def own_mailbox(self) -> Mailbox:
        """The mailbox that came with this account, whether its letters go out from there or not."""
        return Mailbox(
            account_id=self.id,
            provider=self.provider,
            address=self.address,
            name=self.name,
            state=self.state,
            state_reason=self.state_reason,
            abilities=self.abilities & OF_MAIL,
            connected_at=self.connected_at,
        )

    @property
    def writes_from(self) -> Mailbox:
        """The mailbox that its letters go out from and their answers come in at."""
        return self.mailbox or self.own_mailbox

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address that is the owner's own: the one letters come from, and the calendar's."""
        return tuple(dict.fromkeys((self.writes_from.address, self.address)))

    def can(self, ability: Ability) -> bool:
        """Whether the person allowed it: for mail, where letters go out from; for calendars, here."""
        return ability in (self.writes_from.abilities if ability in OF_MAIL else self.abilities)

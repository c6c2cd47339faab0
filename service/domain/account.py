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


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What the owner may set; minutes and days are whole numbers, hours are local (24 h)."""

    language: str = "en"
    phone: str = ""
    signature: str = ""
    reason: str = ""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One mailbox and its calendars. `calendars` are the ids that count as busy; the first one is written to."""

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

    def can(self, ability: Ability) -> bool:
        """Whether the person allowed it."""
        return ability in self.abilities

"""Who lives in the sandbox world? People with a mailbox, calendars and, for interviewers, a persona."""

from dataclasses import dataclass, field

from connectors.sandbox.calendars import Calendar, Entry
from connectors.sandbox.mailbox import Mailbox


@dataclass
class Person:
    """One inhabitant. `persona` names how an interviewer reacts to mail; empty for candidates.

    `provider` (google or outlook) is where they have their account. `patience` is the world time in
    seconds between a mail's arrival and the reaction; `watched` are the labels a client has asked to be
    told about.
    """

    address: str
    name: str
    zone: str
    mailbox: Mailbox
    company: str = ""
    provider: str = "google"
    phone: str = ""
    persona: str = ""
    patience: float = 0.0
    answered: bool = False
    watched: tuple[str, ...] | None = None
    calendars: dict[str, Calendar] = field(default_factory=dict)

    @property
    def primary(self) -> Calendar:
        """The person's main calendar; its id is the address."""
        return self.calendars[self.address]

    @property
    def first_name(self) -> str:
        """What colleagues call them."""
        return self.name.split()[0]

    def label_home(self, calendar: Calendar) -> Calendar:
        """The calendar whose labels count for another one: Outlook keeps one list of categories per mailbox."""
        return self.primary if self.provider == "outlook" else calendar

    def marks(self, calendar: Calendar, entry: Entry) -> list[str]:
        """The names of all labels (or categories) that an entry carries."""
        named = [item.name for item in self.label_home(calendar).labels if item.id == entry.label and item.name]
        return named + list(entry.own.get("categories", []))

    def calendar(self, ident: str) -> Calendar | None:
        """A calendar by id; `primary` means the main one."""
        return self.primary if ident == "primary" else self.calendars.get(ident)

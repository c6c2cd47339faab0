"""What a provider hands out for one account: a door for each thing that is done there."""

from dataclasses import dataclass

from service.ports.calendar import Calendar, Entries
from service.ports.mail import Drafts, Inbox, Outbox


@dataclass(slots=True)
class Doors:
    """The port `service.ports.sign_in.Connection`."""

    calendar: Calendar
    entries: Entries
    drafts: Drafts
    outbox: Outbox
    inbox: Inbox

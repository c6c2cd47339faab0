"""What a benchmark has to say to each provider by itself: making an event, and the barest request there is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

Body = dict[str, Any]

ME, DANA = "robin@keller.example", "dana.rieger@northwind.example"
_LENGTH = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Dialect:
    """Where events are made and what a bare trip asks for (below which of the sandbox's addresses), with the
    permissions for both; the operations that lay a draft by itself and into a conversation."""

    root: str
    events: str
    bare: str
    scopes: tuple[str, ...]
    laid: str
    joined: str
    write_event: Callable[[str, datetime], Body]


def _for_google(title: str, start: datetime) -> Body:
    return {
        "summary": title,
        "start": {"dateTime": start.isoformat(timespec="seconds")},
        "end": {"dateTime": (start + _LENGTH).isoformat(timespec="seconds")},
        "attendees": [{"email": ME}, {"email": DANA, "displayName": "Dana Rieger"}],
    }


def _for_outlook(title: str, start: datetime) -> Body:
    def moment(at: datetime) -> Body:
        return {"dateTime": at.isoformat(timespec="seconds")[:19], "timeZone": "UTC"}

    people = ((ME, "Robin Keller"), (DANA, "Dana Rieger"))
    guests = [{"type": "required", "emailAddress": {"address": one, "name": name}} for one, name in people]
    return {"subject": title, "start": moment(start), "end": moment(start + _LENGTH), "attendees": guests}


DIALECTS = {
    "google": Dialect(
        root="calendar",
        events="calendars/primary/events?sendUpdates=none",
        bare="users/me/settings/timezone",
        scopes=("https://www.googleapis.com/auth/calendar",),
        laid="drafts.create",
        joined="drafts.update",
        write_event=_for_google,
    ),
    "outlook": Dialect(
        root="graph",
        events="me/events",
        bare="me?$select=id",
        scopes=("Calendars.ReadWrite", "User.Read"),
        laid="messages.create",
        joined="messages.update",
        write_event=_for_outlook,
    ),
}

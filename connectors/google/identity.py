"""Whose account is it, and in which zone does its owner live? Asked once, right after consent."""

from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from connectors.google.answers import MANNERS
from connectors.google.lookup import about_call, calendar_call
from connectors.google.mail_wire import Profile
from connectors.google.pages import PAGE
from connectors.google.requests import Requests
from connectors.google.wire import CalendarRecord
from connectors.shared.calls import Call
from connectors.shared.cleaning import known_zone
from connectors.shared.door import Door
from connectors.shared.newcomer import open_courier
from service.errors import Forbidden, NotFound, SignInFailed
from service.ports.words import Clock

T = TypeVar("T")

_CALENDAR = msgspec.json.Decoder(CalendarRecord)
_PROFILE = msgspec.json.Decoder(Profile)


@dataclass(frozen=True, slots=True)
class Identity:
    """The account's mail address in lower case, and an IANA zone."""

    address: str
    zone: str


async def ask_identity(door: Door, requests: Requests, token: str, clock: Clock) -> Identity:
    """Take the primary calendar's id and zone; with narrower permissions its title, or the mailbox's address."""
    courier = open_courier(door, token, clock, MANNERS)

    async def look(call: Call, shape: msgspec.json.Decoder[T]) -> T | None:
        with suppress(Forbidden, NotFound):
            return await courier.fetch(call, shape)
        return None

    calendar = await look(calendar_call(requests, "primary"), _CALENDAR)
    if calendar is not None and "@" in calendar.id:
        return _identity(calendar.id, calendar.time_zone)
    page = await look(about_call(requests, "primary"), PAGE)
    profile = await look(requests.read(requests.users.getProfile(userId="me", fields="emailAddress")), _PROFILE)
    address = (profile.email_address if profile else "") or (page.summary if page else "")
    if "@" not in address:
        raise SignInFailed("Google did not say whose account this is. Start again and allow the calendar.")
    return _identity(address, page.time_zone if page else "UTC")


def _identity(address: str, zone: str) -> Identity:
    return Identity(address.strip().lower(), known_zone(zone) or "UTC")

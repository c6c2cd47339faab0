"""Whose account is it, and in which zone does its owner live? Asked once, right after consent."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import msgspec

from connectors.outlook.answers import MANNERS, has_no_mailbox, read_answer
from connectors.outlook.batch import carry_together
from connectors.outlook.requests import Requests
from connectors.outlook.wire import SettingsRecord, UserRecord
from connectors.outlook.zones import known_zone
from connectors.shared.calls import Call, read_body
from connectors.shared.cleaning import clean_line
from connectors.shared.door import Answer, Door
from connectors.shared.newcomer import open_courier
from service.errors import Forbidden, NotFound, SignInFailed
from service.ports.words import Clock

T = TypeVar("T")

_LONGEST_NAME = 200
_GUEST = "#ext#"
_ME = msgspec.json.Decoder(UserRecord)
_SETTINGS = msgspec.json.Decoder(SettingsRecord)


@dataclass(frozen=True, slots=True)
class Identity:
    """The account's mail address in lower case, its owner's name, and an IANA zone."""

    address: str
    name: str
    zone: str


async def ask_identity(
    door: Door, requests: Requests, token: str, claims: Mapping[str, object], clock: Clock
) -> Identity:
    """Ask Graph in one request; what it does not tell is taken from the sign-in's own `claims`."""
    courier = open_courier(door, token, clock, MANNERS)
    calls = (
        requests.read("me", {"$select": "displayName,mail,userPrincipalName"}),
        requests.read("me/mailboxSettings", {"$select": "timeZone"}),
    )
    who, where = await carry_together(courier, requests, calls)
    if has_no_mailbox(where):
        raise SignInFailed("This account has no mailbox that programs may use, perhaps for lack of a licence.")
    me = _look(calls[0], who, _ME, clock.now()) or UserRecord()
    settings = _look(calls[1], where, _SETTINGS, clock.now()) or SettingsRecord()
    named = (me.mail, me.user_principal_name, claims.get("email"), claims.get("preferred_username"))
    address = next((text for text in named if _is_address(text)), "")
    if not address:
        raise SignInFailed("Microsoft did not say whose account this is. Start again.")
    name = me.display_name or str(claims.get("name") or "")
    zone = known_zone(settings.time_zone or "") or "UTC"
    return Identity(str(address).strip().lower(), clean_line(name, _LONGEST_NAME), zone)


def _look(call: Call, answer: Answer, shape: msgspec.json.Decoder[T], now: datetime) -> T | None:
    with suppress(Forbidden, NotFound):
        return read_body(call, read_answer(call, answer, now), shape)
    return None


def _is_address(text: object) -> bool:
    """Whether this is where mail goes; a guest's name in a foreign organisation is not."""
    return isinstance(text, str) and "@" in text and _GUEST not in text.lower()

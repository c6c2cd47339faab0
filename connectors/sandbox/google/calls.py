"""What is one API call? The request as handlers see it, the answer they give, and the table of operations."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from connectors.sandbox import operations
from connectors.sandbox.calendars import Calendar
from connectors.sandbox.exchanges import Json
from connectors.sandbox.faults import Faults
from connectors.sandbox.google.channels import Channels
from connectors.sandbox.google.errors import ApiError, forbidden, invalid, not_found
from connectors.sandbox.google.scopes import OWNED_ONLY
from connectors.sandbox.operations import read_number
from connectors.sandbox.people import Person
from connectors.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Call:
    """One authorised request. `scopes` are those of the token that open this operation."""

    world: World
    faults: Faults
    channels: Channels
    person: Person
    scopes: frozenset[str]
    op: str
    path: str
    params: Mapping[str, str]
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    body: Json

    def text(self, name: str, default: str = "") -> str:
        """One query parameter."""
        return self.query.get(name, [default])[-1]

    def flag(self, name: str) -> bool | None:
        """A boolean query parameter; None when absent, 400 when neither true nor false."""
        value = self.text(name)
        if value.lower() not in ("", "true", "false"):
            raise invalid(f"Invalid boolean value: {value}", name, "invalidParameter")
        return None if not value else value.lower() == "true"

    def number(self, name: str, default: int, low: int, high: int) -> int:
        """A whole-number query parameter, capped at `high`; 400 when below `low` or no number."""
        found = read_number(self.text(name), default, low, high)
        if found is None:
            raise invalid(f"Invalid value for {name}: {self.text(name)}", name, "invalidParameter")
        return found

    def calendar(self, writing: bool = False) -> Calendar:
        """The calendar that the path names, if this account (and its scopes) may touch it."""
        calendar = self.person.calendar(self.params["calendarId"])
        if calendar is None:
            raise not_found()
        if calendar.role != "owner" and (writing or self.scopes <= OWNED_ONLY):
            raise forbidden("forbidden", "You need to have writer access to this calendar.")
        return calendar

    def spoilt(self, kind: str) -> bool:
        """Should a fault rule of this kind twist the answer?"""
        return self.faults.take((kind,), self.op, self.path, account=self.person.address) is not None


@dataclass(slots=True)
class Reply:
    """An answer: JSON body (or none for 204) and extra headers."""

    body: Json | None = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


Handler = Callable[[Call], Reply]


Operation = operations.Operation[Handler]
"""One method of Google's APIs."""


COMMON = frozenset(
    {
        "alt",
        "fields",
        "key",
        "prettyPrint",
        "quotaUser",
        "userIp",
        "oauth_token",
        "access_token",
        "callback",
        "$.xgafv",
        "uploadType",
        "upload_protocol",
    }
)


def operation(
    name: str, method: str, template: str, allowed: frozenset[str], handler: Handler, parameters: str = ""
) -> Operation:
    """An operation from its discovery path, such as `/calendar/v3/calendars/{calendarId}`."""
    pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", template)
    return operations.Operation(
        name, method, re.compile(pattern + r"\Z"), allowed, COMMON | frozenset(parameters.split()), handler
    )


def locate(table: list[Operation], method: str, path: str) -> tuple[Operation, dict[str, str]]:
    """The operation behind a method and raw path; 404 in Google's form if there is none."""
    for item in table:
        match = item.pattern.match(path) if item.method == method else None
        if match:
            return item, {name: unquote(value) for name, value in match.groupdict().items()}
    raise ApiError(404, "notFound", "The requested URL was not found on this server.")

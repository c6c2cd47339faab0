"""What is one Graph call? The request as handlers see it, the answer they give, and the table of operations."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from connectors.sandbox import operations
from connectors.sandbox.calendars import Calendar
from connectors.sandbox.exchanges import Json
from connectors.sandbox.faults import Faults
from connectors.sandbox.operations import read_number
from connectors.sandbox.outlook.errors import ApiError, bad_query, not_found
from connectors.sandbox.outlook.ids import read_id, write_id
from connectors.sandbox.outlook.manners import Manners
from connectors.sandbox.outlook.preferences import Preferences
from connectors.sandbox.people import Person
from connectors.sandbox.world import World

ROOT = "/v1.0"


@dataclass(frozen=True, slots=True)
class Call:
    """One authorised request. `graph` is Graph's address as the client wrote it, such as `http://host/v1.0`.

    `query` holds decoded options, `$` included; `raw` is the body as it came, `body` its JSON object.
    """

    world: World
    faults: Faults
    manners: Manners
    person: Person
    scopes: frozenset[str]
    op: str
    path: str
    params: Mapping[str, str]
    query: Mapping[str, str]
    headers: Mapping[str, str]
    wishes: Preferences
    graph: str
    body: Json
    raw: bytes

    def text(self, name: str, default: str = "") -> str:
        """One query option."""
        return self.query.get(name, default)

    def number(self, name: str, default: int, low: int, high: int) -> int:
        """A whole-number query option, capped at `high`; 400 when below `low` or no number."""
        found = read_number(self.text(name), default, low, high)
        if found is None:
            raise bad_query(f"Invalid value '{self.text(name)}' for {name} query option found.")
        return found

    @property
    def select(self) -> tuple[str, ...]:
        """The fields asked for by `$select`; empty means all usual ones."""
        return tuple(name.strip() for name in self.text("$select").split(",") if name.strip())

    def page_size(self, usual: int, most: int) -> int:
        """How many items fit on a page: `$top`, else as preferred, else the usual; 0 under an empty_page fault."""
        if self.spoilt("empty_page"):
            return 0
        return min(self.number("$top", self.wishes.page_size or usual, 1, most), most)

    def calendar(self) -> Calendar:
        """The calendar that the path names, or the main one."""
        named = self.params.get("calendarId")
        found = self.person.primary if named is None else self.person.calendar(read_id(named, "calendar").item)
        if found is None:
            raise not_found()
        return found

    def ident(self, kind: str, item: str, place: str) -> str:
        """The id to answer with, in the form the client prefers."""
        return write_id(kind, item, place, self.wishes.immutable)

    def context(self, what: str) -> str:
        """The address of the description of an answer (`@odata.context`)."""
        return f"{self.graph}/$metadata#users('{self.person.address.replace('@', '%40')}')/{what}"

    def link(self, query: str) -> str:
        """This call's own address with another query, for the next page."""
        return f"{self.graph}{self.path.removeprefix(ROOT)}?{query}"

    def spoilt(self, kind: str) -> bool:
        """Should a fault rule of this kind twist the answer?"""
        return self.faults.take((kind,), self.op, self.path, account=self.person.address) is not None


@dataclass(slots=True)
class Reply:
    """An answer: JSON body (or none for 202 and 204), or `raw` with a Content-Type among `headers`."""

    body: Json | None = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None


Handler = Callable[[Call], Reply]


Operation = operations.Operation[Handler]
"""One method of Graph; its parameters are its `$` options."""


def operation(
    name: str, method: str, template: str, allowed: frozenset[str], handler: Handler, parameters: str = ""
) -> Operation:
    """An operation from its path below the version, such as `/me/events/{eventId}`."""
    pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(ROOT + template))
    options = frozenset(parameters.split())
    return operations.Operation(name, method, re.compile(pattern + r"\Z", re.IGNORECASE), allowed, options, handler)


def locate(table: list[Operation], method: str, path: str) -> tuple[Operation, dict[str, str]]:
    """The operation behind a method and raw path; Graph's refusals if there is none.

    Keys may stand in parentheses: `/me/mailFolders('inbox')/messages` is `/me/mailFolders/inbox/messages`.
    """
    plain = re.sub(r"\((?:'|%27)(.*?)(?:'|%27)\)", r"/\1", path, flags=re.IGNORECASE).removesuffix("()")
    fitting = [(item, match) for item in table if (match := item.pattern.match(plain))]
    for item, match in fitting:
        if item.method == method:
            return item, {name: unquote(value) for name, value in match.groupdict().items()}
    if fitting:
        raise ApiError(405, "ErrorInvalidRequest", "The HTTP method is not allowed for this resource.")
    raise ApiError(400, "BadRequest", f"Resource not found for the segment '{plain.rpartition('/')[2]}'.")

"""Google's own request builder, kept ready: which URL, method and body a call to Calendar or Gmail has.

Resource objects are made once per process, for making one costs eighty times as much as using it. They carry nothing:
every request is taken out of the library and goes through our own door.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any, Protocol
from urllib.parse import quote

from connectors.shared.calls import Call

EVENT_FIELDS = (
    "id,status,etag,iCalUID,sequence,summary,description,location,start,end,originalStartTime,recurringEventId,recurrence,"
    "organizer(email,displayName,self),attendees(email,displayName,self,responseStatus),eventLabelId,colorId,eventType,"
    "transparency,visibility,extendedProperties/private,hangoutLink,conferenceData(entryPoints(entryPointType,uri)),"
    "htmlLink,created,updated"
)
PAGE_SIZE = 250
PAGE_FIELDS = f"nextPageToken,nextSyncToken,timeZone,items({EVENT_FIELDS})"

# What stays the same from the first reading of a calendar on, else its sync tokens would not be accepted.
SYNC: Mapping[str, object] = {"singleEvents": True, "showDeleted": True, "maxResults": PAGE_SIZE, "fields": PAGE_FIELDS}

# Requests are built for servers that cannot exist (RFC 6761 section 6.4), then placed at the configured ones.
_CALENDAR_ROOT = "https://calendar.invalid/"
_GMAIL_ROOT = "https://gmail.invalid/"

_CALENDAR_MARK = "calendar-mark"
_CURSOR_MARK = "cursor-mark"


class Built(Protocol):
    """What we take from a request of the library."""

    method: str
    uri: str
    headers: Mapping[str, str]
    body: str | bytes | None


class Resource(Protocol):
    """A resource of the library: its methods are made at run time from the discovery document."""

    def __getattr__(self, name: str) -> Callable[..., Any]: ...


class _NoTransport:
    """Stands where the library wants its own transport, and never carries anything."""

    def request(self, *_: object, **__: object) -> None:
        raise RuntimeError("requests to Google leave through the door only")


@dataclass(frozen=True, slots=True)
class _Kept:
    """Every resource that we use."""

    events: Resource
    calendars: Resource
    calendar_list: Resource
    users: Resource
    drafts: Resource
    messages: Resource
    threads: Resource
    history: Resource


class Requests:
    """The kept resources of both APIs, and the way from the library's request to ours."""

    def __init__(self, calendar_root: str, gmail_root: str) -> None:
        kept = _keep()
        self.events = kept.events
        self.calendars = kept.calendars
        self.calendar_list = kept.calendar_list
        self.users = kept.users
        self.drafts = kept.drafts
        self.messages = kept.messages
        self.threads = kept.threads
        self.history = kept.history
        self._roots = {_CALENDAR_ROOT: calendar_root, _GMAIL_ROOT: gmail_root}
        self._poll: Call | None = None

    def read(self, request: Built) -> Call:
        """A request that changes nothing."""
        return Call(request.method, self._place(request.uri), request.headers, request.body, writes=False)

    def write(self, request: Built, etag: str = "") -> Call:
        """A request that changes something, only while the thing has this etag (If-Match, RFC 9110 section 13.1.1)."""
        headers = {**request.headers, "If-Match": etag} if etag else request.headers
        return Call(request.method, self._place(request.uri), headers, request.body, writes=True)

    def follow(self, call: Call, token: str) -> Call:
        """The same call for the page with this token; to have the library build it costs twenty times as much."""
        return replace(call, url=f"{call.url}&pageToken={quote(token, safe='')}") if token else call

    def poll(self, calendar_id: str, cursor: str) -> Call:
        """Ask a calendar what is new: built once, then only filled in, as it is by far the commonest request."""
        if self._poll is None:
            self._poll = self.read(self.events.list(calendarId=_CALENDAR_MARK, syncToken=_CURSOR_MARK, **SYNC))
        kept = self._poll
        before, _, rest = kept.url.partition(_CALENDAR_MARK)
        between, _, after = rest.partition(_CURSOR_MARK)
        url = f"{before}{quote(calendar_id, safe='')}{between}{quote(cursor, safe='')}{after}"
        return Call(kept.method, url, kept.headers, None, writes=False)

    def _place(self, url: str) -> str:
        """The same request at the configured server; one built for neither root is refused by the door."""
        for root, real in self._roots.items():
            if url.startswith(root):
                return real + url.removeprefix(root)
        return url


@cache
def _keep() -> _Kept:
    calendar = _load("calendar.v3", _CALENDAR_ROOT)
    users = _load("gmail.v1", _GMAIL_ROOT).users()
    return _Kept(
        events=calendar.events(),
        calendars=calendar.calendars(),
        calendar_list=calendar.calendarList(),
        users=users,
        drafts=users.drafts(),
        messages=users.messages(),
        threads=users.threads(),
        history=users.history(),
    )


def _load(document: str, root: str) -> Resource:
    from googleapiclient import discovery  # noqa: PLC0415 - 150 ms, wanted only once an account is used

    folder = resources.files("googleapiclient.discovery_cache.documents")
    description = json.loads((folder / f"{document}.json").read_bytes())
    made: Resource = discovery.build_from_document(
        description, http=_NoTransport(), client_options={"api_endpoint": root}
    )
    return made

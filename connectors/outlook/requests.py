"""Which URL, headers and body a call to Microsoft Graph has.

Every call asks for ids that survive a move (Graph, "Immutable identifiers for Outlook resources"), for bodies as text,
and carries an id of its own, under which Microsoft can find it again.
"""

import json
from collections.abc import Mapping
from urllib.parse import quote, urlencode
from uuid import uuid4

from connectors.shared.calls import Call

PRIMARY = "primary"
"""What we call the calendar that is the person's own; all others go by their ids."""

# Our own reference lies in a private property of a message or event (Graph, "Extended properties"): nobody but this
# mailbox sees it, and it says nothing about who wrote it.
CLIENT_REF = "String {b8f0a3c2-6d57-4d1e-9a44-2c1e5f7a90d3} Name ClientRef"

PAGE_SIZE = 50
EVENT_FIELDS: Mapping[str, str] = {
    "$select": "id,type,iCalUId,seriesMasterId,subject,body,location,locations,start,end,originalStart,"
    "originalStartTimeZone,isAllDay,isCancelled,isOrganizer,organizer,attendees,responseStatus,categories,showAs,"
    "sensitivity,onlineMeeting,onlineMeetingUrl,webLink,transactionId,createdDateTime,lastModifiedDateTime",
    "$expand": f"singleValueExtendedProperties($filter=id eq '{CLIENT_REF}')",
}

_IMMUTABLE = 'IdType="ImmutableId"'
_TEXT, _HTML = 'outlook.body-content-type="text"', 'outlook.body-content-type="html"'
_JSON = {"Content-Type": "application/json"}


class Requests:
    """Builds calls to the Graph at `root`, which ends with a slash."""

    def __init__(self, root: str) -> None:
        self.root = root

    def read(self, path: str, query: Mapping[str, str] | None = None, *, page: int = 0, html: bool = False) -> Call:
        """A request that changes nothing; `page` is how many items a page may hold, 0 leaves it to Graph.

        Bodies come as text unless `html` is wanted.
        """
        url = self.root + path + (f"?{urlencode(query, quote_via=quote, safe='$')}" if query else "")
        return Call("GET", url, _headers(page, html), None, writes=False)

    def follow(self, link: str, *, page: int = 0) -> Call:
        """The request behind an opaque link of Graph's; one that leads to another server is stopped at the door."""
        return Call("GET", link, _headers(page), None, writes=False)

    def write(self, method: str, path: str, body: Mapping[str, object] | None = None, etag: str = "") -> Call:
        """A request that changes something, only while the thing has this etag (If-Match, RFC 9110 section 13.1.1)."""
        headers = _headers() | (_JSON if body is not None else {}) | ({"If-Match": etag} if etag else {})
        content = json.dumps(body, separators=(",", ":")) if body is not None else ""
        return Call(method, self.root + path, headers, content, writes=True)

    def relative(self, call: Call) -> str:
        """The call's URL as a part of a batch names it: from the version on."""
        return "/" + call.url.removeprefix(self.root)


def segment(ident: str) -> str:
    """An id as one piece of a path: Graph's ids may hold slashes and equals signs."""
    return quote(ident, safe="")


def literal(text: str) -> str:
    """A text inside an OData filter: in single quotes, with those in it doubled (OData 4.01 URL Conventions, 5.1.1)."""
    return "'" + text.replace("'", "''") + "'"


def carry_reference(key: str) -> Mapping[str, object]:
    """What a new message or event carries besides its content, so that it is found by this key."""
    return {"singleValueExtendedProperties": [{"id": CLIENT_REF, "value": key}]}


def has_reference(key: str) -> str:
    """The `$filter` that finds what carries this key."""
    return f"singleValueExtendedProperties/Any(ep: ep/id eq {literal(CLIENT_REF)} and ep/value eq {literal(key)})"


def _headers(page: int = 0, html: bool = False) -> dict[str, str]:
    wishes = [_IMMUTABLE, _HTML if html else _TEXT, *([f"odata.maxpagesize={page}"] if page else [])]
    return {"Accept": "application/json", "Prefer": ", ".join(wishes), "client-request-id": str(uuid4())}

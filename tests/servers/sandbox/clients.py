"""Who talks to the sandbox in these tests? Google's own client, and a hand on the control API."""

import base64
import json
from collections.abc import Callable
from email.message import EmailMessage
from functools import cache
from types import TracebackType
from typing import Any, Protocol, Self

import httplib2  # type: ignore[import-untyped]
from googleapiclient.discovery import build

from connectors.sandbox import Sandbox
from tests.servers.sandbox.discovery import Document

Running = Callable[..., Sandbox]
Json = Any

CALENDAR = Document("calendar.v3")
GMAIL = Document("gmail.v1")
_NOWHERE = "http://google.example"
PREFIX = "https://www.googleapis.com/auth/"
ROBIN, DANA = "robin@keller.example", "dana.rieger@northwind.example"
SCOPES = tuple(
    PREFIX + name
    for name in (
        "calendar.events.owned",
        "calendar.calendars",
        "calendar.calendarlist.readonly",
        "calendar.freebusy",
        "calendar.settings.readonly",
        "gmail.compose",
        "gmail.readonly",
    )
)


class Executable(Protocol):
    """A call of Google's client, built and not yet made."""

    def execute(self) -> object:
        """Make the call."""


class CheckedHttp:
    """httplib2, adding a bearer token and checking each exchange against the discovery documents.

    `base` takes the place of the address the calls were built for, so that they are built once for all tests.
    """

    def __init__(self) -> None:
        self.token = self.base = ""
        self._http = httplib2.Http(timeout=10)

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def request(
        self,
        uri: str,
        method: str = "GET",
        body: str | bytes | None = None,
        headers: dict[str, str] | None = None,
        **rest: object,
    ) -> tuple[Any, bytes]:
        """One exchange; partial answers (`fields`) are checked as far as they go."""
        document = GMAIL if "/gmail/v1/" in uri else CALENDAR
        found = document.check_request(method, uri, body.encode() if isinstance(body, str) else body)
        signed = {**(headers or {}), "authorization": f"Bearer {self.token}"}
        response, content = self._http.request(uri.replace(_NOWHERE, self.base), method, body, signed, **rest)
        if response.status < 300:
            document.check_answer(found, content)
        return response, content


@cache
def _built() -> tuple[CheckedHttp, Any, Any, Any, Any]:
    http = CheckedHttp()
    calendar, gmail = (
        build(name, version, http=http, static_discovery=True, client_options={"api_endpoint": end})
        for name, version, end in (("calendar", "v3", _NOWHERE + "/calendar/v3/"), ("gmail", "v1", _NOWHERE + "/"))
    )
    return http, calendar, gmail, calendar.events(), gmail.users()


class Google:
    """Both APIs through google-api-python-client."""

    def __init__(self, sandbox: Sandbox, token: str) -> None:
        self.http, self.calendar, self.gmail, self.events, self.users = _built()
        self.http.token, self.http.base = token, sandbox.google_url
        self.drafts, self.messages = self.users.drafts(), self.users.messages()

    def close(self) -> None:
        """Let go of the connections."""
        self.http.close()

    def listed(self, **words: object) -> Json:
        """events.list of the main calendar."""
        return self.events.list(calendarId="primary", **words).execute()

    def everything(self) -> tuple[list[Json], str]:
        """All events of the main calendar and the sync token after them."""
        answer = self.listed()
        return answer["items"], answer["nextSyncToken"]

    def interview(self) -> Json:
        """The story's interview."""
        return next(item for item in self.everything()[0] if item["summary"].startswith("Interview"))

    def draft(self, raw: bytes, thread: str = "") -> Json:
        """drafts.create."""
        message = {"raw": base64.urlsafe_b64encode(raw).decode(), **({"threadId": thread} if thread else {})}
        return self.drafts.create(userId="me", body={"message": message}).execute()

    def send(self, draft: str) -> Json:
        """drafts.send."""
        return self.drafts.send(userId="me", body={"id": draft}).execute()

    def inbox(self) -> list[Json]:
        """The inbox's mails in full, newest first."""
        listed = self.messages.list(userId="me", q="in:inbox").execute().get("messages", [])
        return [self.messages.get(userId="me", id=item["id"]).execute() for item in listed]


class Hand:
    """The control API: what moves the world from outside."""

    def __init__(self, url: str) -> None:
        self.url, self._http = url, httplib2.Http(timeout=10)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def ask(self, path: str, body: Json = None, method: str = "", expect: int = 200) -> Json:
        """One request; a body makes it a POST."""
        verb = method or ("GET" if body is None else "POST")
        data = None if body is None else json.dumps(body)
        response, content = self._http.request(self.url + path, verb, data)
        assert response.status == expect, content
        return json.loads(content)

    def token(self, address: str = ROBIN, scopes: tuple[str, ...] = SCOPES) -> str:
        """An access token without the consent page."""
        return str(self.ask("/world/tokens", {"address": address, "scopes": list(scopes)})["access_token"])

    def phone(self, action: str, address: str = ROBIN, **words: object) -> Json:
        """Something a person does by hand."""
        return self.ask(f"/world/phone/{address}/{action}", words)

    def fault(self, kind: str, **words: object) -> None:
        """Set a fault rule."""
        self.ask("/world/faults", {"kind": kind, **words})

    def persona(self, name: str, **words: object) -> None:
        """Switch the interviewer's persona."""
        self.ask(f"/world/people/{DANA}/persona", {"persona": name, **words})

    def mail(self, address: str, label: str = "") -> list[Json]:
        """A mailbox read back."""
        return list(self.ask(f"/world/mail/{address}?label={label}"))

    def calendar(self, address: str) -> list[Json]:
        """A person's entries read back."""
        return list(self.ask(f"/world/calendar/{address}"))

    def writes(self) -> dict[str, int]:
        """How often each writing operation did its work."""
        return dict(self.ask("/world/requests")["writes"])


SLOTS = (
    "A) Wednesday, 25 November 2026, 10:00-10:45 (Europe/Berlin)\n"
    "B) Thursday, 26 November 2026, 14:00-14:45 (Europe/Berlin)\n"
)


def letter(
    subject: str = "My missed interview", text: str = "I am sorry.\n\n" + SLOTS, to: str = DANA, **headers: str
) -> bytes:
    """A letter from the candidate, as the product writes them; header names use _ for -."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = f"Robin Keller <{ROBIN}>", to, subject
    message["Message-ID"], message["X-Client-Ref"] = "<t1@keller.example>", "t1"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message.as_bytes()

"""Who talks to Microsoft's face in these tests? A plain HTTP client whose every exchange is checked, and MSAL."""

import json
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import httplib2  # type: ignore[import-untyped]
import requests

from connectors.sandbox import Sandbox
from tests.servers.sandbox.clients import ROBIN, Hand
from tests.servers.sandbox.csdl import description

Json = Any
WHOLE = ("Calendars.ReadWrite", "Mail.ReadWrite", "Mail.Send", "MailboxSettings.ReadWrite", "User.Read")
NOWHERE = "https://authority.invalid"
BACK = "http://localhost:53999/back"
WINDOW = "startDateTime=2026-10-25T00:00:00Z&endDateTime=2027-05-20T00:00:00Z"
REF = "String {6f1d3b1e-2c5a-4d8e-9b57-0a4c8e2f7d11} Name ClientRef"

_TYPES = description()


class Answer:
    """One answer: status, headers and, if there was any, the JSON."""

    def __init__(self, response: Json, content: bytes) -> None:
        self.status: int = response.status
        self.headers: dict[str, str] = dict(response)
        self.body: Json = json.loads(content) if content else None

    @property
    def code(self) -> str:
        """The code of a refusal."""
        return str(self.body["error"]["code"])


class Microsoft:
    """Graph for one account. `prefer` is what every request wishes."""

    def __init__(self, sandbox: Sandbox, address: str = ROBIN, scopes: tuple[str, ...] = WHOLE) -> None:
        self.sandbox, self.hand, self._http = sandbox, Hand(sandbox.control_url), httplib2.Http(timeout=10)
        self.graph = sandbox.outlook_url + "/v1.0"
        self.prefer = ['IdType="ImmutableId"', 'outlook.body-content-type="text"']
        self.token = self.hand.token(address, scopes)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()
        self.hand.__exit__(kind, error, trace)

    def ask(self, method: str, path: str, body: Json = None, **headers: str) -> Answer:
        """One sound exchange; `path` is below the version or a whole link; header names use _ for -."""
        if body is not None:
            _TYPES.check_request(path, body)
        return self._exchange(method, path, body, headers)

    def _exchange(self, method: str, path: str, body: Json, headers: dict[str, str]) -> Answer:
        sent = {"authorization": f"Bearer {self.token}", "prefer": ", ".join(self.prefer)}
        sent |= {name.replace("_", "-").lower(): value for name, value in headers.items()}
        if body is not None:
            sent["content-type"] = "application/json"
        data = json.dumps(body) if body is not None else "" if method == "POST" else None
        url = path if path.startswith("http") else self.graph + path
        answer = Answer(*self._http.request(url, method, data, sent))
        _TYPES.check_answer(path, answer.status, answer.body)
        return answer

    def get(self, path: str, **options: str) -> Json:
        """A reading that succeeds; options get their `$`."""
        query = urlencode({f"${name}": value for name, value in options.items()}, quote_via=quote)
        answer = self.ask("GET", path + ("?" + query if query else ""))
        assert answer.status == 200, answer.body
        return answer.body

    def refused(self, method: str, path: str, body: Json = None, **headers: str) -> tuple[int, str]:
        """Status and code of a request that does not succeed; it may make no sense."""
        answer = self._exchange(method, path, body, headers)
        return answer.status, answer.code

    def create(self, **fields: Json) -> Json:
        """A new event."""
        answer = self.ask("POST", "/me/events", event(**fields))
        assert answer.status == 201, answer.body
        return answer.body

    def round(self, link: str = "/me/calendarView/delta?" + WINDOW) -> tuple[list[Json], str]:
        """All items of a round of pages, and the link behind it."""
        items: list[Json] = []
        while True:
            page = self.get(link)
            items += page["value"]
            if "@odata.deltaLink" in page:
                return items, str(page["@odata.deltaLink"])
            link = page["@odata.nextLink"]

    def interview(self) -> Json:
        """The story's interview."""
        return next(item for item in self.round()[0] if str(item.get("subject", "")).startswith("Interview"))

    def several(self, *parts: Json) -> dict[str, Json]:
        """A batch; the answers by id."""
        answer = self.ask("POST", "/$batch", {"requests": list(parts)})
        assert answer.status == 200, answer.body
        for part, response in ((part, one) for one in answer.body["responses"] for part in parts):
            if part["id"] == response["id"]:
                _TYPES.check_answer(part["url"], response["status"], response.get("body"))
        return {response["id"]: response for response in answer.body["responses"]}

    def manner(self, **wishes: Json) -> None:
        """Set how Microsoft behaves."""
        self.hand.ask("/world/settings", {"outlook": wishes}, "PUT")


def event(**fields: Json) -> Json:
    """An event as the product writes it."""
    return {
        "subject": "Call",
        "start": {"dateTime": "2026-11-25T10:00:00", "timeZone": "Europe/Berlin"},
        "end": {"dateTime": "2026-11-25T11:00:00", "timeZone": "Europe/Berlin"},
        **fields,
    }


class Carried:
    """An answer as MSAL wants it: the place of the sandbox is hidden behind https, which MSAL insists on."""

    def __init__(self, response: Json, place: str) -> None:
        self.status_code: int = response.status_code
        self.headers: Json = response.headers
        self.text: str = response.text.replace(place, NOWHERE)
        self.raise_for_status = response.raise_for_status


class Carrier:
    """The `http_client` of MSAL."""

    def __init__(self, place: str) -> None:
        self._place, self._session = place, requests.Session()

    def get(self, url: str, headers: Json = None, params: Json = None, **rest: object) -> Carried:
        """One GET."""
        return Carried(self._session.get(self._at(url), headers=headers, params=params, timeout=10), self._place)

    def post(self, url: str, headers: Json = None, data: Json = None, params: Json = None, **rest: object) -> Carried:
        """One POST."""
        answer = self._session.post(self._at(url), headers=headers, data=data, params=params, timeout=10)
        return Carried(answer, self._place)

    def close(self) -> None:
        """Let go of the connections."""
        self._session.close()

    def _at(self, url: str) -> str:
        return url.replace(NOWHERE, self._place)


def visit(sandbox: Sandbox, url: str, form: Json = None) -> Json:
    """A browser's step: a page, or where it is sent; `form` presses a button."""
    place = url.replace(NOWHERE, sandbox.outlook_url)
    if form is None:
        return requests.get(place, allow_redirects=False, timeout=10)
    return requests.post(place, data=form, allow_redirects=False, timeout=10)


def come_back(response: Json) -> dict[str, str]:
    """What the redirect says."""
    assert response.status_code == 302, response.text
    return {name: values[0] for name, values in parse_qs(urlsplit(response.headers["location"]).query).items()}

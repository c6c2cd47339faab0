"""Who talks to Outlook's mail in these tests? A plain HTTP client signed in as the candidate, and the world's hand.

Every answer is held against Graph's description, and so is every request that was not meant to be refused.
"""

import json
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote, urlencode

import httplib2  # type: ignore[import-untyped]

from connectors.sandbox import Sandbox
from connectors.sandbox.habits import Habits
from connectors.sandbox.outlook.manners import Manners
from tests.servers.sandbox.clients import DANA, ROBIN, SLOTS, Hand
from tests.servers.sandbox.csdl import description

Json = Any
MARK = "String {6f1d3b1e-2c5a-4d8e-9b57-0a4c8e2f7d11} Name ClientRef"
_TYPES = description()
ENOUGH = ("Mail.ReadWrite", "Mail.Send")


class Answer:
    """One answer: status, headers and, if there was any, the JSON or the bytes."""

    def __init__(self, response: Json, content: bytes) -> None:
        self.status: int = response.status
        self.headers: dict[str, str] = dict(response)
        self.content = content

    @property
    def body(self) -> Json:
        """The JSON."""
        return json.loads(self.content)

    @property
    def code(self) -> str:
        """The code of a refusal."""
        return str(self.body["error"]["code"])


class Outlook:
    """Graph's mail for one account. `immutable` and `text` are what every request prefers."""

    def __init__(self, sandbox: Sandbox, scopes: tuple[str, ...] = ENOUGH) -> None:
        self.sandbox, self.hand, self._http = sandbox, Hand(sandbox.control_url), httplib2.Http(timeout=10)
        self.graph = sandbox.outlook_url + "/v1.0"
        self.immutable, self.text = True, True
        self.token = self.hand.token(scopes=scopes)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()
        self.hand.__exit__(kind, error, trace)

    @property
    def habits(self) -> Habits:
        """How the candidate's mail store behaves."""
        return self.sandbox.world.person(ROBIN).mailbox.habits

    @property
    def manners(self) -> Manners:
        """How Microsoft behaves."""
        return self.sandbox.state.outlook.manners

    def ask(self, method: str, path: str, body: Json = None, **headers: str) -> Answer:
        """One request; `path` is below the version or a whole link; header names use _ for -."""
        prefer = ['IdType="ImmutableId"'] * self.immutable + ['outlook.body-content-type="text"'] * self.text
        sent = {"authorization": f"Bearer {self.token}", "prefer": ", ".join(prefer)}
        sent |= {name.replace("_", "-").lower(): value for name, value in headers.items()}
        if isinstance(body, dict):
            sent["content-type"], body = "application/json", json.dumps(body)
        url = path if path.startswith("http") else self.graph + path
        answer = Answer(*self._http.request(url, method, body or (b"" if method == "POST" else None), sent))
        if answer.status < 400 and sent.get("content-type") == "application/json":
            _TYPES.check_request(path, json.loads(body))
        if answer.headers.get("content-type", "").startswith("application/json"):
            _TYPES.check_answer(path, answer.status, answer.body)
        return answer

    def get(self, path: str, **options: str) -> Json:
        """A reading that succeeds; options get their `$`."""
        query = urlencode({f"${name}": value for name, value in options.items()}, quote_via=quote)
        answer = self.ask("GET", path + ("?" + query if query else ""))
        assert answer.status == 200, answer.content
        return answer.body

    def listed(self, path: str = "/me/messages", **options: str) -> list[Json]:
        """The items of one page."""
        return list(self.get(path, **options)["value"])

    def draft(self, **fields: Json) -> Json:
        """A new draft of a letter to the interviewer."""
        answer = self.ask("POST", "/me/messages", letter(**fields))
        assert answer.status == 201, answer.content
        return answer.body

    def message(self, ident: str, **options: str) -> Json:
        """One message."""
        return self.get(f"/me/messages/{ident}", **options)

    def send(self, ident: str, wait: float = 60) -> None:
        """Send a draft, and let the world go on for a while."""
        assert self.ask("POST", f"/me/messages/{ident}/send").status == 202
        self.wait(wait)

    def wait(self, seconds: float) -> None:
        """Let world time pass."""
        self.hand.ask("/world/clock", {"advance": seconds})


def letter(**fields: Json) -> Json:
    """A letter as the product writes it: marked in all three ways."""
    return {
        "subject": "My missed interview",
        "body": {"contentType": "text", "content": "I am sorry.\n\n" + SLOTS},
        "toRecipients": [{"emailAddress": {"name": "Dana Rieger", "address": DANA}}],
        "internetMessageId": "<t+1@keller.example>",
        "internetMessageHeaders": [{"name": "x-client-ref", "value": "t1"}],
        "singleValueExtendedProperties": [{"id": MARK, "value": "t1"}],
        **fields,
    }


def marked(value: str = "t1", ident: str = MARK) -> str:
    """The filter that finds our mark."""
    return f"singleValueExtendedProperties/Any(ep: ep/id eq '{ident}' and ep/value eq '{value}')"

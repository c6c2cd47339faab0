"""A browser without script: fetches pages, keeps cookies, fills in forms, and follows nothing by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPMessage
from urllib.parse import urlencode, urlsplit

Pairs = list[tuple[str, str]]


@dataclass
class Form:
    """A form as it stands on a page: where it posts to, and what its fields hold."""

    action: str
    fields: Pairs = field(default_factory=list)


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: HTTPMessage
    text: str

    @property
    def place(self) -> str:
        """Where a redirect leads."""
        return self.headers.get("location", "")

    @property
    def forms(self) -> list[Form]:
        """The forms of the page."""
        reader = _Forms()
        reader.feed(self.text)
        return reader.forms

    def form(self, action: str) -> Form:
        """The first form that posts there."""
        return next(one for one in self.forms if one.action.partition("?")[0] == action)


class Visitor:
    """One browser with its cookies."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self.cookies: dict[str, str] = {}

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Look at a page."""
        return self._ask("GET", path, None, headers or {})

    def post(self, path: str, fields: Pairs, headers: Mapping[str, str] | None = None) -> Answer:
        """Post fields as they are."""
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.base_url}
        return self._ask("POST", path, urlencode(fields), {**kind, **(headers or {})})

    def press(self, path: str, action: str, changes: Mapping[str, str] | None = None, to: str = "") -> Answer:
        """Open a page, fill in its form and send it; `to` is where another button of it posts."""
        form = self.get(path).form(action)
        changed = dict(changes or {})
        kept = [(name, changed.pop(name, value)) for name, value in form.fields]
        return self.post(to or form.action, [*kept, *changed.items()])

    def token(self) -> str:
        """The token that this session's forms carry."""
        return dict(self.get("/").form("/sign-out").fields)["token"]

    def _ask(self, method: str, path: str, body: str | None, headers: Mapping[str, str]) -> Answer:
        parts = urlsplit(self.base_url)
        connection = HTTPConnection(parts.hostname or "", parts.port, timeout=10)
        cookies = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        try:
            connection.request(method, path, body, {**(cookies if self.cookies else {}), **headers})
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        self._keep(answer.headers)
        return Answer(answer.status, answer.headers, text)

    def _keep(self, headers: HTTPMessage) -> None:
        for line in headers.get_all("set-cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
            if not value.strip('"'):
                del self.cookies[name]


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._text: str | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(given.get("action", "")))
        elif tag == "input" and self.forms and given.get("name"):
            if given.get("type") != "checkbox" or "checked" in given:
                self._add(given["name"], given.get("value", ""))
        elif tag == "textarea" and given.get("name"):
            self._add(given["name"], "")
            self._text = ""
        elif tag == "select":
            self._select = given["name"]
        elif tag == "option" and self._select:
            self._choose(given)

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._text is not None:
            fields = self.forms[-1].fields
            fields[-1] = (fields[-1][0], self._text.removeprefix("\n"))
            self._text = None
        elif tag == "select":
            self._select = ""

    def _choose(self, given: Mapping[str, str]) -> None:
        fields = self.forms[-1].fields
        if not any(name == self._select for name, _ in fields):
            self._add(self._select, given["value"])
        elif "selected" in given:
            fields[:] = [(name, given["value"] if name == self._select else value) for name, value in fields]

    def _add(self, name: str, value: str) -> None:
        self.forms[-1].fields.append((name, value))

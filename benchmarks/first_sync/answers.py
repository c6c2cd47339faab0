"""What the canned server says: pages of the happenings, and the little else that a first reading asks for."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

from benchmarks.first_sync import google_pages, graph_pages
from benchmarks.first_sync.happenings import make_happenings

_PREFERRED = re.compile(rb"odata\.maxpagesize=(\d+)", re.IGNORECASE)
_GRAPH = "/v1.0"


class Answers:
    """Every answer of both providers; it looks at nothing but the path, the page asked for, and its size."""

    def __init__(self) -> None:
        happenings = list(make_happenings(datetime.now(UTC)))
        self.origin = ""
        self._google = [google_pages.render_event(one) for one in happenings]
        self._graph = [graph_pages.render_event(one) for one in happenings]

    def answer(self, target: str, head: bytes, body: bytes) -> bytes:
        """The body that answers a request."""
        parts = urlsplit(target)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path.endswith("/$batch"):
            return _answer_batch(body)
        if parts.path.endswith(("/calendarView", "/calendarView/delta")):
            return self._graph_page(parts.path, query, head)
        if parts.path.startswith(_GRAPH):
            return json.dumps(_look_up(parts.path.removeprefix(_GRAPH))).encode()
        if parts.path.endswith("/events"):
            return google_pages.render_page(self._google, int(query.get("pageToken", 0)))
        return json.dumps(google_pages.CALENDAR).encode()

    def _graph_page(self, path: str, query: Mapping[str, str], head: bytes) -> bytes:
        preferred = _PREFERRED.search(head)
        size = int(query.get("$top", preferred.group(1) if preferred else graph_pages.PAGE))
        size = min(size, graph_pages.LONGEST_PAGE)
        kept = f"$top={size}&" if "$top" in query else ""
        link = f"{self.origin}{path}?{kept}$skiptoken="
        return graph_pages.render_page(self._graph, int(query.get("$skiptoken", 0)), size, link)


def _answer_batch(body: bytes) -> bytes:
    asked = json.loads(body)["requests"]
    answers = [{"id": one["id"], "status": 200, "headers": {}, "body": _look_up(one["url"])} for one in asked]
    return json.dumps({"responses": answers}).encode()


def _look_up(path: str) -> Mapping[str, object]:
    return graph_pages.MAILBOX.get(path.partition("?")[0], {"value": []})

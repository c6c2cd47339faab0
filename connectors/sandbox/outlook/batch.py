"""How do several Graph calls travel in one request? A JSON batch of parts, some of which wait for others."""

import base64
import json
import random
from collections.abc import Mapping
from dataclasses import dataclass

from multidict import CIMultiDict

from connectors.sandbox.bodies import read_object
from connectors.sandbox.exchanges import Json, Outcome, Request
from connectors.sandbox.outlook.api import Api
from connectors.sandbox.outlook.calls import ROOT
from connectors.sandbox.outlook.crowds import overcrowded
from connectors.sandbox.outlook.errors import ApiError, invalid

MOST = 20
_WRITES = ("POST", "PATCH", "PUT")


@dataclass(frozen=True, slots=True)
class Part:
    """One request of a batch and the ids of those that must have gone well before."""

    id: str
    request: Request
    after: tuple[str, ...]


def read_parts(outer: Request) -> list[Part]:
    """The parts of a batch; 400 when the batch itself is wrong, in which case none of them is run."""
    try:
        items = read_object(outer.body)["requests"]
    except (ValueError, KeyError):
        raise invalid("Invalid batch payload format.", "BadRequest") from None
    if not isinstance(items, list) or not items or not all(isinstance(item, dict) for item in items):
        raise invalid("Invalid batch payload format.", "BadRequest")
    if len(items) > MOST:
        raise invalid(f"Number of batch request steps exceeds the maximum value of {MOST}.", "MaximumValueExceeded")
    parts = [_part(item, outer) for item in items]
    _require_order(parts)
    return parts


def _part(item: Json, outer: Request) -> Part:
    ident, method, url = item.get("id"), str(item.get("method", "")).upper(), item.get("url")
    if not isinstance(ident, str) or not ident or not method or not isinstance(url, str) or "://" in url:
        raise invalid("Every batch request needs an id, a method and a relative url.", "BadRequest")
    headers = _headers(item.get("headers") or {}, outer)
    body = item.get("body")
    if method in _WRITES and (body is None or "Content-Type" not in headers):
        raise invalid(f"Write request id : {ident} does not contain Content-Type header or body.", "BadRequest")
    path, _, query = url.partition("?")
    after = item.get("dependsOn") or []
    raw = b"" if body is None else _raw(body, headers.get("Content-Type", ""))
    request = Request(method, f"{ROOT}/{path.lstrip('/')}", query, headers, raw, outer.site)
    return Part(ident, request, tuple(str(one) for one in after))


def _headers(given: object, outer: Request) -> Mapping[str, str]:
    if not isinstance(given, dict):
        raise invalid("The headers of a batch request have to be an object.", "BadRequest")
    headers: CIMultiDict[str] = CIMultiDict((str(name), str(value)) for name, value in given.items())
    headers["Authorization"] = outer.headers.get("Authorization", "")
    return headers


def _raw(body: object, kind: str) -> bytes:
    if "json" in kind.lower():
        return json.dumps(body).encode()
    try:
        return base64.b64decode(str(body), validate=True)
    except ValueError:
        raise invalid("A body that is no JSON has to be base64.", "BadRequest") from None


def _require_order(parts: list[Part]) -> None:
    seen: set[str] = set()
    for part in parts:
        if part.id in seen or not seen.issuperset(part.after):
            raise invalid("Ids have to be unique, and a part can only depend on earlier ones.", "BadRequest")
        seen.add(part.id)


def waves(parts: list[Part]) -> list[list[Part]]:
    """The parts in the order of their dependencies; those of one wave run at once."""
    level: dict[str, int] = {}
    for part in parts:
        level[part.id] = 1 + max((level[one] for one in part.after), default=-1)
    return [[part for part in parts if level[part.id] == number] for number in range(max(level.values()) + 1)]


def run_parts(api: Api, parts: list[Part], room: int) -> list[tuple[Part, Outcome]]:
    """Each part's outcome; of every wave only as many run as there is room for, and a failure fails what waits."""
    found: dict[str, tuple[Part, Outcome]] = {}
    for wave in waves(parts):
        for place, part in enumerate(wave):
            broken = any(found[one][1].status >= 400 for one in part.after)
            found[part.id] = (part, _outcome(api, part, broken, place >= room))
    return [found[part.id] for part in parts]


def _outcome(api: Api, part: Part, broken: bool, crowded: bool) -> Outcome:
    op, account = api.name(part.request)
    if broken:
        error = ApiError(424, "FailedDependency", "A request that this one depends on has failed.")
        return api.refused(part.request, error, op, account)
    if crowded:
        return api.refused(part.request, overcrowded(), op, account)
    return api.run(part.request)


def write_parts(found: list[tuple[Part, Outcome]], seed: int | None) -> Json:
    """The answer; with a seed its parts stand in an order of their own."""
    responses = [_response(part, outcome) for part, outcome in found]
    if seed is not None:
        random.Random(seed).shuffle(responses)  # noqa: S311 - an order that must repeat, no secret
    return {"responses": responses}


def _response(part: Part, outcome: Outcome) -> Json:
    shape: Json = {"id": part.id, "status": outcome.status, "headers": dict(outcome.headers)}
    if outcome.body is not None:
        shape["headers"]["Content-Type"] = "application/json"
        shape["body"] = outcome.body
    elif outcome.raw is not None:
        shape["body"] = base64.b64encode(outcome.raw).decode()
    return shape

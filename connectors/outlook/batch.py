"""Several calls in one request (Graph, "Combine multiple HTTP requests using JSON batching").

Never more than four at a time, for that many may be under way in one mailbox.
"""

import json
from collections.abc import Mapping, Sequence
from functools import partial

import msgspec
from multidict import CIMultiDict

from connectors.outlook.requests import Requests
from connectors.shared.calls import UNREADABLE, Call, read_body
from connectors.shared.courier import Courier
from connectors.shared.door import Answer, lost

MOST = 4
"""How many requests of one program may be under way in one mailbox (Graph, "Outlook service limits")."""

NOT_TRIED = 424
"""The status of a part that was not done because the one before it failed."""

_REFUSED = (401, 403)


class _Part(msgspec.Struct, frozen=True):
    """One answer; its body stays as it came."""

    id: str
    status: int
    headers: dict[str, str] = {}
    body: msgspec.Raw = msgspec.Raw(b"")


class _Batch(msgspec.Struct, frozen=True):
    """The answers, in any order."""

    responses: tuple[_Part, ...]


_ANSWERS = msgspec.json.Decoder(_Batch)


async def carry_together(
    courier: Courier, requests: Requests, calls: Sequence[Call], *, chained: bool = False
) -> Sequence[Answer]:
    """The answer to each of at most four calls, in their order, whatever its status.

    `chained` runs them one after the other; behind one that fails, the rest is not done and answered with 424.
    A part that is not answered counts as lost: Uncertain when it writes.
    """
    writes = any(call.writes for call in calls)
    parts = [_part(requests, number, call, chained) for number, call in enumerate(calls)]
    outer = requests.write("POST", "$batch", {"requests": parts})
    asked = Call(outer.method, outer.url, outer.headers, outer.body, writes=writes)
    body = await courier.carry(asked, partial(_gist, len(calls)), places=1 if chained else len(calls))
    found = _in_order(read_body(asked, body, _ANSWERS).responses, len(calls))
    if not found:
        raise lost(writes)
    return [_answer(part) for part in found]


def _part(requests: Requests, number: int, call: Call, chained: bool) -> Mapping[str, object]:
    part: dict[str, object] = {
        "id": str(number),
        "method": call.method,
        "url": requests.relative(call),
        "headers": dict(call.headers),
    }
    if call.body:
        part["body"] = json.loads(call.body)
    if chained and number:
        part["dependsOn"] = [str(number - 1)]
    return part


def _in_order(parts: Sequence[_Part], count: int) -> Sequence[_Part]:
    """The answers by the numbers of their calls; none at all unless each call has exactly one, and no other is told."""
    found = {part.id: part for part in parts}
    wanted = [str(number) for number in range(count)]
    return [found[one] for one in wanted] if sorted(part.id for part in parts) == sorted(wanted) else []


def _gist(count: int, answer: Answer) -> Answer:
    """The refusal of the token, when each part that was tried was refused: then nothing was done at all."""
    if answer.status != 200:
        return answer
    try:
        parts = _in_order(_ANSWERS.decode(answer.body).responses, count)
    except UNREADABLE:
        return answer
    tried = [part for part in parts if part.status != NOT_TRIED]
    if tried and tried[0].status in _REFUSED and len({part.status for part in tried}) == 1:
        return _answer(tried[0])
    return answer


def _answer(part: _Part) -> Answer:
    # Names of headers mean the same in any case (RFC 9110 section 5.1), and those of a part come in a plain object.
    return Answer(part.status, CIMultiDict(part.headers), bytes(part.body))

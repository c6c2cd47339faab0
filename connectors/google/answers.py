"""What Google's refusals mean: each error body becomes the error that names our reaction."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec

from connectors.shared.calls import UNREADABLE, Call
from connectors.shared.courier import Manners
from connectors.shared.door import Answer, lost
from connectors.shared.waiting import bound, seconds_to_wait
from service.errors import (
    Changed,
    CursorExpired,
    Exists,
    Forbidden,
    NotFound,
    OutsideError,
    Refused,
    Throttled,
    Unreachable,
)


class _Fault(msgspec.Struct, frozen=True):
    """One entry of an error's list."""

    reason: str = ""


class _Error(msgspec.Struct, frozen=True):
    """What went wrong; `status` is Gmail's upper-case word."""

    message: str = ""
    status: str = ""
    errors: tuple[_Fault, ...] = ()


class _ErrorAnswer(msgspec.Struct, frozen=True):
    """The body of every answer of the APIs that is not a success."""

    error: _Error = _Error()


_ERRORS = msgspec.json.Decoder(_ErrorAnswer)
_RATE = frozenset({"rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded", "dailyLimitExceeded"})
_STALE = frozenset({"fullSyncRequired", "updatedMinTooLongAgo"})
_NARROW = frozenset({"insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"})
_FORBIDDEN = {
    "domainPolicy": "The organisation behind this Google account does not allow this.",
    "forbiddenForNonOrganizer": "Only the organiser may change this event.",
    "insufficientPermissions": "This account was connected without this permission; connect it again and allow it.",
}
_RETRY_AT = re.compile(r"[Rr]etry after (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)")

_BY_STATUS: dict[int, Callable[[], OutsideError]] = {
    401: lambda: Unreachable("Google did not accept a permission that it gave a moment ago."),
    404: lambda: NotFound("Google does not have this any more."),
    409: lambda: Exists("Google already has an entry with this id."),
    412: lambda: Changed("Somebody changed this in the meantime."),
}


def read_answer(call: Call, answer: Answer, now: datetime) -> bytes:
    """The body of a success; raises the fitting OutsideError for anything else."""
    if 200 <= answer.status < 300:
        return answer.body
    if answer.status in (403, 429):
        raise _read_limit(answer, now)
    if answer.status == 410:
        raise _read_gone(answer)
    if answer.status == 409 and _reason(answer) == "conflict":
        raise Changed("Google was busy with another change of this calendar.")
    known = _BY_STATUS.get(answer.status)
    raise known() if known else _read_other(call, answer, now)


def is_too_narrow(answer: Answer) -> bool:
    """Whether the permission that was used does not cover the call."""
    return answer.status == 403 and _reason(answer) in _NARROW


MANNERS = Manners(read_answer, is_too_narrow)


def _read_limit(answer: Answer, now: datetime) -> OutsideError:
    if answer.status == 429 or _reason(answer) in _RATE:
        return Throttled("Google asks us to slow down.", _wait(answer, now))
    return Forbidden(_FORBIDDEN.get(_reason(answer), "The permission given to this account does not cover this."))


def _wait(answer: Answer, now: datetime) -> float:
    """Gmail may name the moment in its message instead of the Retry-After header."""
    named = _RETRY_AT.search(_body(answer).message)
    if "Retry-After" in answer.headers or named is None:
        return seconds_to_wait(answer.headers, now)
    try:
        moment = datetime.fromisoformat(named.group(1)).replace(tzinfo=UTC)
    except ValueError:
        return seconds_to_wait(answer.headers, now)
    return bound(max(0.0, (moment - now).total_seconds()))


def _read_gone(answer: Answer) -> OutsideError:
    if _reason(answer) in _STALE:
        return CursorExpired("Google wants the calendar to be read anew.")
    return NotFound("Google says that this was deleted.")


def _read_other(call: Call, answer: Answer, now: datetime) -> OutsideError:
    if answer.status >= 500 or answer.status == 408:
        if answer.status == 503 and not call.writes and "Retry-After" in answer.headers:
            return Throttled("Google asks us to come back later.", seconds_to_wait(answer.headers, now))
        return lost(call.writes)
    if answer.status < 400:
        # A redirect is never followed; after a write nobody knows what the server in between did.
        return lost(call.writes)
    return Refused("Google does not accept this request.")


def _reason(answer: Answer) -> str:
    body = _body(answer)
    return body.errors[0].reason if body.errors else body.status


def _body(answer: Answer) -> _Error:
    try:
        return _ERRORS.decode(answer.body).error
    except UNREADABLE:
        return _Error()

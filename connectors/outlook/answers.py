"""What Graph's refusals mean: each error body becomes the error that names our reaction.

Decided by the `code` inside, in any case, never by the message (Graph, "Microsoft Graph error responses").
"""

from collections.abc import Callable, Mapping
from datetime import datetime

import msgspec

from connectors.shared.calls import UNREADABLE, Call
from connectors.shared.courier import Manners
from connectors.shared.door import Answer, lost
from connectors.shared.waiting import seconds_to_wait
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


class _Error(msgspec.Struct, frozen=True):
    """The part of an error body that decides."""

    code: str = ""


class _ErrorAnswer(msgspec.Struct, frozen=True):
    """Graph's error body."""

    error: _Error = _Error()


_ERRORS = msgspec.json.Decoder(_ErrorAnswer)

_RATE = frozenset({"toomanyrequests", "applicationthrottled", "activitylimitreached", "errorexceededmessagelimit"})
_NO_MAILBOX = frozenset({"mailboxnotenabledforrestapi", "mailboxnotsupportedforrestapi", "errornonexistentmailbox"})
_NARROW = frozenset({"erroraccessdenied", "accessdenied", "authorization_requestdenied"})

_UNLICENSED = "This account has no mailbox that programs may use, perhaps for lack of a licence; ask its administrator."
_TOO_NARROW = "This account was connected without this permission; connect it again and allow it."


def _gone() -> OutsideError:
    return NotFound("Microsoft does not have this any more.")


def _changed() -> OutsideError:
    return Changed("Somebody changed this in the meantime.")


def _stale() -> OutsideError:
    return CursorExpired("Microsoft wants this to be read anew.")


_BY_CODE: Mapping[str, Callable[[], OutsideError]] = {
    "erroritemnotfound": _gone,
    # An id that was kept and is not one any more, after a mailbox was moved.
    "errorinvalididmalformed": _gone,
    "errorduplicatetransactionid": lambda: Exists("Microsoft already has an entry with this id."),
    "errorirresolvableconflict": _changed,
    "syncstatenotfound": _stale,
    "syncstateinvalid": _stale,
    "resyncrequired": _stale,
    "erroraccessdenied": lambda: Forbidden(_TOO_NARROW),
    "errorsendasdenied": lambda: Forbidden("This account may not send from this address."),
    "errorquotaexceeded": lambda: Refused("The mailbox is full; make room in it first."),
}
_BY_STATUS: Mapping[int, Callable[[], OutsideError]] = {
    401: lambda: Unreachable("Microsoft did not accept a permission that it gave a moment ago."),
    403: lambda: Forbidden("The permission given to this account does not cover this."),
    404: _gone,
    409: _changed,
    410: _stale,
    412: _changed,
}


def read_answer(call: Call, answer: Answer, now: datetime) -> bytes:
    """The body of a success; raises the fitting OutsideError for anything else.

    A success may name a wait (202 with Retry-After): it stays one, for doing it again would do it twice.
    """
    if 200 <= answer.status < 300:
        return answer.body
    code = _code(answer)
    if answer.status == 429 or (answer.status < 500 and code in _RATE):
        raise Throttled("Microsoft asks us to slow down.", seconds_to_wait(answer.headers, now))
    if answer.status >= 500 or answer.status < 400 or answer.status == 408:
        raise _read_trouble(call, answer, now)
    if code in _NO_MAILBOX:
        # Seen for a moment while sending, too: then nothing left, and another try may follow.
        raise Unreachable("Microsoft did not find the mailbox just now.") if call.writes else Forbidden(_UNLICENSED)
    known = _BY_CODE.get(code) or _BY_STATUS.get(answer.status)
    raise known() if known else Refused("Microsoft does not accept this request.")


def is_too_narrow(answer: Answer) -> bool:
    """Whether the permission that was used does not cover the call."""
    return answer.status == 403 and _code(answer) in _NARROW


MANNERS = Manners(read_answer, is_too_narrow)


def has_no_mailbox(answer: Answer) -> bool:
    """Whether there is an account but no mailbox behind it."""
    return 400 <= answer.status < 500 and _code(answer) in _NO_MAILBOX


def _read_trouble(call: Call, answer: Answer, now: datetime) -> OutsideError:
    """A server that failed, or a redirect, which is never followed: after a write nobody knows what was done."""
    if answer.status in (503, 504) and not call.writes and "Retry-After" in answer.headers:
        return Throttled("Microsoft asks us to come back later.", seconds_to_wait(answer.headers, now))
    return lost(call.writes)


def _code(answer: Answer) -> str:
    try:
        return _ERRORS.decode(answer.body).error.code.lower()
    except UNREADABLE:
        return ""

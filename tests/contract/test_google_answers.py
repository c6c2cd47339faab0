"""Google's refusals, body by body, and the reaction that each asks for."""

import json
from datetime import UTC, datetime

import pytest

from connectors.google.answers import read_answer
from connectors.shared.calls import Call
from connectors.shared.door import Answer
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
    Uncertain,
    Unreachable,
)

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
READ = Call("GET", "https://a.example/", {}, None, writes=False)
WRITE = Call("POST", "https://a.example/", {}, None, writes=True)


def refuse(call: Call, status: int, reason: str = "", message: str = "", **headers: str) -> OutsideError:
    body = {"error": {"code": status, "message": message, "errors": [{"reason": reason}] if reason else []}}
    with pytest.raises(OutsideError) as caught:
        read_answer(call, Answer(status, headers, json.dumps(body).encode()), NOW)
    return caught.value


@pytest.mark.parametrize(
    ("status", "reason", "reading", "writing"),
    [
        (302, "", Unreachable, Uncertain),
        (400, "invalid", Refused, Refused),
        (401, "authError", Unreachable, Unreachable),
        (403, "dailyLimitExceeded", Throttled, Throttled),
        (403, "quotaExceeded", Throttled, Throttled),
        (403, "", Forbidden, Forbidden),
        (404, "notFound", NotFound, NotFound),
        (408, "", Unreachable, Uncertain),
        (409, "duplicate", Exists, Exists),
        (409, "conflict", Changed, Changed),
        (410, "fullSyncRequired", CursorExpired, CursorExpired),
        (410, "updatedMinTooLongAgo", CursorExpired, CursorExpired),
        (410, "deleted", NotFound, NotFound),
        (412, "conditionNotMet", Changed, Changed),
        (429, "", Throttled, Throttled),
        (500, "backendError", Unreachable, Uncertain),
        (503, "backendError", Unreachable, Uncertain),
    ],
)
def test_each_refusal_asks_for_its_own_reaction(
    status: int, reason: str, reading: type[OutsideError], writing: type[OutsideError]
) -> None:
    assert type(refuse(READ, status, reason)) is reading
    assert type(refuse(WRITE, status, reason)) is writing


def test_what_google_says_is_never_shown() -> None:
    assert "robin@" not in str(refuse(READ, 404, "notFound", "robin@keller.example has no such event"))


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"error":"x"}', b"\xff", b'{"error":{"errors":7}}'])
def test_a_refusal_without_a_readable_body_goes_by_its_status(body: bytes) -> None:
    with pytest.raises(Forbidden):
        read_answer(READ, Answer(403, {}, body), NOW)


def test_gmail_names_the_moment_in_its_message() -> None:
    error = refuse(
        READ, 429, "userRateLimitExceeded", "User-rate limit exceeded.  Retry after 2026-11-24T10:02:00.000Z"
    )
    assert isinstance(error, Throttled)
    assert error.retry_after == 120.0


def test_a_busy_server_that_names_a_wait_only_brakes_reading() -> None:
    assert isinstance(refuse(READ, 503, "", "", **{"Retry-After": "9"}), Throttled)
    assert isinstance(refuse(WRITE, 503, "", "", **{"Retry-After": "9"}), Uncertain)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "Tue, 24 Nov 2026 10:01:00 GMT"}, 60.0),
        ({"Retry-After": "Tue, 24 Nov 2026 10:01:00 GMT", "Date": "Tue, 24 Nov 2026 10:00:50 GMT"}, 10.0),
        ({"Retry-After": "Tue, 24 Nov 2026 09:00:00 GMT"}, 0.0),
        ({"Retry-After": "-5"}, 30.0),
        ({"Retry-After": "nan"}, 30.0),
        ({"Retry-After": "inf"}, 3600.0),
        ({"Retry-After": "Tue, 99 Nov 2026 10:01:00 GMT"}, 30.0),
        ({}, 30.0),
    ],
)
def test_a_wait_is_understood_whatever_the_clocks_say(headers: dict[str, str], seconds: float) -> None:
    assert seconds_to_wait(headers, NOW) == seconds

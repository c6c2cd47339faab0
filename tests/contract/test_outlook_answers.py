"""Microsoft's refusals, body by body, and the reaction that each asks for."""

import json
from datetime import UTC, datetime

import pytest

from connectors.outlook.answers import has_no_mailbox, is_too_narrow, read_answer
from connectors.outlook.refusals import DEAD, Refusal
from connectors.outlook.tokens import claims_in
from connectors.shared.calls import Call
from connectors.shared.door import Answer
from service.errors import (
    AdminNeeded,
    Changed,
    CursorExpired,
    Exists,
    Forbidden,
    NotFound,
    OutsideError,
    Refused,
    SignInExpired,
    SignInFailed,
    Throttled,
    Uncertain,
    Unreachable,
)

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
READ = Call("GET", "https://a.example/", {}, None, writes=False)
WRITE = Call("POST", "https://a.example/", {}, None, writes=True)


def say(status: int, code: str = "", message: str = "", headers: dict[str, str] | None = None) -> Answer:
    body = {"error": {"code": code, "message": message, "innerError": {"request-id": "1"}}}
    return Answer(status, headers or {}, json.dumps(body).encode())


def refuse(call: Call, answer: Answer) -> OutsideError:
    with pytest.raises(OutsideError) as caught:
        read_answer(call, answer, NOW)
    return caught.value


@pytest.mark.parametrize(
    ("status", "code", "reading", "writing"),
    [
        (302, "", Unreachable, Uncertain),
        (400, "ErrorInvalidRequest", Refused, Refused),
        (400, "InefficientFilter", Refused, Refused),
        (400, "ErrorInvalidIdMalformed", NotFound, NotFound),
        (400, "ErrorDuplicateTransactionId", Exists, Exists),
        (400, "syncStateNotFound", CursorExpired, CursorExpired),
        (400, "resyncRequired", CursorExpired, CursorExpired),
        (400, "ErrorQuotaExceeded", Refused, Refused),
        (401, "InvalidAuthenticationToken", Unreachable, Unreachable),
        (403, "ErrorAccessDenied", Forbidden, Forbidden),
        (403, "ErrorSendAsDenied", Forbidden, Forbidden),
        (403, "ApplicationThrottled", Throttled, Throttled),
        (403, "", Forbidden, Forbidden),
        (404, "ErrorItemNotFound", NotFound, NotFound),
        (404, "itemNotFound", NotFound, NotFound),
        (404, "MailboxNotEnabledForRESTAPI", Forbidden, Unreachable),
        (404, "MailboxNotSupportedForRESTAPI", Forbidden, Unreachable),
        (404, "ErrorNonExistentMailbox", Forbidden, Unreachable),
        (408, "", Unreachable, Uncertain),
        (409, "ErrorDuplicateTransactionId", Exists, Exists),
        (409, "ErrorIrresolvableConflict", Changed, Changed),
        (410, "", CursorExpired, CursorExpired),
        (410, "SyncStateNotFound", CursorExpired, CursorExpired),
        (412, "ErrorIrresolvableConflict", Changed, Changed),
        (413, "", Refused, Refused),
        (424, "", Refused, Refused),
        (429, "TooManyRequests", Throttled, Throttled),
        (429, "", Throttled, Throttled),
        (500, "ErrorAccessDenied", Unreachable, Uncertain),
        (500, "TooManyRequests", Unreachable, Uncertain),
        (502, "", Unreachable, Uncertain),
        (503, "ErrorServerBusy", Unreachable, Uncertain),
        (504, "GatewayTimeout", Unreachable, Uncertain),
    ],
)
@pytest.mark.parametrize("spell", [str, str.lower, str.upper])
def test_each_refusal_asks_for_its_own_reaction_however_it_is_spelt(
    status: int, code: str, reading: type[OutsideError], writing: type[OutsideError], spell: type[str]
) -> None:
    assert type(refuse(READ, say(status, spell(code)))) is reading
    assert type(refuse(WRITE, say(status, spell(code)))) is writing


@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_a_success_that_names_a_wait_stays_a_success(status: int) -> None:
    assert read_answer(WRITE, Answer(status, {"Retry-After": "9"}, b"{}"), NOW) == b"{}"


@pytest.mark.parametrize("status", [503, 504])
def test_a_busy_server_that_names_a_wait_only_brakes_reading(status: int) -> None:
    error = refuse(READ, say(status, headers={"Retry-After": "2.128"}))
    assert isinstance(error, Throttled)
    assert error.retry_after == 2.128
    assert isinstance(refuse(WRITE, say(status, headers={"Retry-After": "2.128"})), Uncertain)


def test_what_microsoft_says_is_never_shown() -> None:
    for status in (400, 401, 403, 404, 409, 410, 412, 429, 500):
        assert "robin@" not in str(refuse(READ, say(status, "Whatever", "robin@keller.example has no such event")))


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"error":"x"}', b"\xff", b'{"error":{"code":7}}'])
def test_a_refusal_without_a_readable_body_goes_by_its_status(body: bytes) -> None:
    assert isinstance(refuse(READ, Answer(403, {}, body)), Forbidden)
    assert not is_too_narrow(Answer(403, {}, body))
    assert not has_no_mailbox(Answer(404, {}, body))


def test_a_permission_that_is_too_narrow_is_told_from_other_refusals() -> None:
    assert is_too_narrow(say(403, "errorAccessDenied"))
    assert not is_too_narrow(say(403, "ErrorSendAsDenied"))
    assert not is_too_narrow(say(401, "ErrorAccessDenied"))


def test_a_mailbox_without_a_licence_is_named() -> None:
    answer = say(404, "MailboxNotEnabledForRESTAPI")
    assert has_no_mailbox(answer)
    assert "licence" in str(refuse(READ, answer))


def entra(error: str, number: int, *, listed: bool = True) -> Refusal:
    text = f"AADSTS{number}: User 'robin@keller.example' may not. Trace ID: 1 Correlation ID: 2"
    return Refusal.read({"error": error, "error_description": text, **({"error_codes": [number]} if listed else {})})


@pytest.mark.parametrize(
    ("error", "number"),
    [("consent_required", 90094), ("access_denied", 90094), ("invalid_grant", 65001), ("consent_required", 0)],
)
def test_what_only_an_administrator_may_allow_leads_to_one(error: str, number: int) -> None:
    failure = entra(error, number, listed=False).at_sign_in("https://link.example/")
    assert isinstance(failure, AdminNeeded)
    assert failure.link == "https://link.example/"


@pytest.mark.parametrize(
    ("error", "number", "advice"),
    [
        ("invalid_client", 7000215, "not its id"),
        ("invalid_client", 7000222, "make a new one"),
        ("invalid_client", 7000218, "public client flows"),
        ("invalid_client", 700025, "client_secret empty"),
        ("unauthorized_client", 700016, "outlook.client_id"),
        ("invalid_request", 50011, "add it in Entra"),
        ("interaction_required", 50020, "outlook.authority_url"),
        ("invalid_request", 50194, "tenant"),
        ("access_denied", 53003, "ask its administrator"),
        ("access_denied", 65004, "told not to allow"),
        ("access_denied", 0, "Nothing was connected"),
        ("invalid_grant", 70008, "Start again"),
        ("temporarily_unavailable", 0, "try again"),
        ("something_new", 4711, "Start again"),
    ],
)
def test_each_failure_at_sign_in_says_what_to_do(error: str, number: int, advice: str) -> None:
    failure = entra(error, number).at_sign_in("")
    assert type(failure) is SignInFailed
    assert advice in str(failure)
    assert str(failure).endswith(".")
    assert "robin@" not in str(failure)
    assert "AADSTS" not in str(failure)


@pytest.mark.parametrize(
    ("error", "number", "reaction", "words"),
    [
        ("invalid_grant", 70000, SignInExpired, "has ended"),
        ("invalid_grant", 50173, SignInExpired, "password was changed"),
        ("invalid_grant", 700082, SignInExpired, "not used for so long"),
        ("invalid_grant", 65001, SignInExpired, "administrator"),
        ("invalid_grant", 53003, SignInExpired, "conditional access"),
        ("interaction_required", 50076, SignInExpired, "second proof"),
        ("consent_required", 0, SignInExpired, "has ended"),
        ("login_required", 0, SignInExpired, "has ended"),
        ("", 0, SignInExpired, "has ended"),
        ("temporarily_unavailable", 0, Unreachable, "at the moment"),
        ("invalid_client", 7000222, Forbidden, "make a new one"),
        ("unauthorized_client", 1, Forbidden, "outlook.client_id"),
    ],
)
def test_each_failure_of_a_renewal_asks_for_its_own_reaction(
    error: str, number: int, reaction: type[OutsideError], words: str
) -> None:
    failure = entra(error, number).at_renewal("account-1")
    assert type(failure) is reaction
    assert words in str(failure)
    assert getattr(failure, "account_id", "account-1") == "account-1"


def test_numbers_that_are_none_are_passed_over() -> None:
    assert (
        Refusal.read({"error": "invalid_grant", "error_codes": "x", "error_description": None}).numbers == frozenset()
    )
    assert Refusal.read({"error_codes": ["7", 8]}).numbers == {8}
    assert str(Refusal.read({}).at_renewal("a")) == DEAD


@pytest.mark.parametrize(
    ("packed", "claims"),
    [
        ("eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZX19fQ==", '{"access_token":{"nbf":{"essential":true}}}'),
        ("eyJhIjoiPz8_In0", '{"a":"???"}'),
        ("eyJhIjoiPz8/In0=", '{"a":"???"}'),
        ("bm90IGpzb24=", ""),
        ("W10=", ""),
        ("%%%", ""),
        ("e", ""),
    ],
)
def test_a_challenge_is_unpacked_and_nonsense_is_not_passed_on(packed: str, claims: str) -> None:
    challenge = (
        f'Bearer realm="", authorization_uri="https://a.example/", error="insufficient_claims", claims="{packed}"'
    )
    assert claims_in({"WWW-Authenticate": challenge}) == claims
    assert claims_in({"WWW-Authenticate": challenge.replace("insufficient_claims", "invalid_token")}) == ""
    assert claims_in({}) == ""

"""How does Graph say no? One exception that knows the error body."""

from datetime import UTC, datetime
from typing import Any

_CODES = {
    400: "ErrorInvalidRequest",
    401: "InvalidAuthenticationToken",
    403: "ErrorAccessDenied",
    404: "ErrorItemNotFound",
    409: "ErrorIrresolvableConflict",
    410: "SyncStateNotFound",
    412: "ErrorIrresolvableConflict",
    429: "TooManyRequests",
    500: "InternalServerError",
    502: "BadGateway",
    503: "ServiceNotAvailable",
    504: "GatewayTimeout",
}


class ApiError(Exception):
    """A refusal with HTTP status and Graph's code; `extra` are further fields of the error object."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        extra: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message
        self.extra, self.headers = extra or {}, headers or {}

    def body(self, now: datetime, request_id: str, client_request_id: str) -> dict[str, Any]:
        """The JSON body; throttling names code and status once more inside."""
        inner: dict[str, Any] = {"code": "429", "status": "429"} if self.status == 429 else {}
        inner |= {
            "date": f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%S}",
            "request-id": request_id,
            "client-request-id": client_request_id or request_id,
        }
        return {"error": {"code": self.code, "message": self.message, **self.extra, "innerError": inner}}


def not_found() -> ApiError:
    """404 for an item that is not there (or not yours, or not under this id any more)."""
    return ApiError(404, "ErrorItemNotFound", "The specified object was not found in the store.")


def malformed_id() -> ApiError:
    """400 for an id that no store has written."""
    return ApiError(400, "ErrorInvalidIdMalformed", "Id is malformed.")


def invalid(message: str, code: str = "ErrorInvalidRequest") -> ApiError:
    """400 for a request that makes no sense."""
    return ApiError(400, code, message)


def bad_query(message: str) -> ApiError:
    """400 for a query option that is not offered here."""
    return ApiError(400, "ErrorInvalidUrlQuery", message)


def inefficient() -> ApiError:
    """400 for a filter the store cannot answer."""
    return ApiError(400, "InefficientFilter", "The restriction or sort order is too complex for this operation.")


def denied() -> ApiError:
    """403 for something this token's scopes do not open."""
    return ApiError(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.")


def changed() -> ApiError:
    """412: the item is not as the client has seen it."""
    return ApiError(
        412,
        "ErrorIrresolvableConflict",
        "The send or update operation could not be performed because the change key passed in the request does not "
        "match the current change key for the item.",
    )


def injected(status: int, reason: str, retry_after: str) -> ApiError:
    """The error a fault rule asks for; `reason` is its code, `retry_after` goes into the header as written."""
    headers = {"Retry-After": retry_after} if retry_after else {}
    return ApiError(status, reason or _CODES.get(status, "UnknownError"), "The service says no.", headers=headers)

"""How does Google say no? One exception that knows both APIs' error bodies."""

from typing import Any

_STATUS_WORDS = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    409: "ALREADY_EXISTS",
    412: "FAILED_PRECONDITION",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    502: "UNAVAILABLE",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}
_LIMIT_REASONS = {"rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded", "dailyLimitExceeded"}


class ApiError(Exception):
    """A refusal with HTTP status, Google's reason word and, for parameters, where the fault lies."""

    def __init__(
        self,
        code: int,
        reason: str,
        message: str,
        location: str = "",
        location_type: str = "parameter",
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.code, self.reason, self.message = code, reason, message
        self.location, self.location_type = location, location_type
        self.headers = headers or {}

    def body(self, gmail: bool) -> dict[str, Any]:
        """The JSON body; Gmail's has a status word beside the code."""
        item: dict[str, Any] = {"domain": self._domain(), "reason": self.reason, "message": self.message}
        if self.location:
            item |= {"locationType": self.location_type, "location": self.location}
        error: dict[str, Any] = {"errors": [item], "code": self.code, "message": self.message}
        if gmail:
            error["status"] = _STATUS_WORDS.get(self.code, "UNKNOWN")
        return {"error": error}

    def _domain(self) -> str:
        if self.reason in _LIMIT_REASONS:
            return "usageLimits"
        return "calendar" if self.reason in ("fullSyncRequired", "timeRangeEmpty") else "global"


def not_found() -> ApiError:
    """404 for a thing that is not there (or not yours)."""
    return ApiError(404, "notFound", "Not Found")


def invalid(message: str, location: str = "", reason: str = "invalid") -> ApiError:
    """400 for a request that makes no sense."""
    return ApiError(400, reason, message, location)


def forbidden(reason: str, message: str) -> ApiError:
    """403 for something this account may not do."""
    return ApiError(403, reason, message)


def injected(code: int, reason: str, retry_after: str) -> ApiError:
    """The error a fault rule asks for; `retry_after` goes into the header as written."""
    words = {
        403: "rateLimitExceeded",
        429: "rateLimitExceeded",
        410: "fullSyncRequired",
        404: "notFound",
        401: "authError",
    }
    headers = {"Retry-After": retry_after} if retry_after else {}
    chosen = reason or words.get(code, "backendError")
    location = "syncToken" if chosen == "fullSyncRequired" else ""
    return ApiError(
        code, chosen, "Rate Limit Exceeded" if "imit" in chosen else "Backend Error", location, headers=headers
    )

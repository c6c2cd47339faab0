"""How does Entra say no? RFC 6749's words with an AADSTS number, and what each number means."""

from datetime import UTC, datetime

from connectors.sandbox.exchanges import Json

REASONS: dict[int, tuple[str, str, str]] = {
    16000: ("interaction_required", "", "Select another account and try again."),
    50059: ("invalid_request", "", "No tenant-identifying information found."),
    50076: ("interaction_required", "basic_action", "You must use multi-factor authentication to access the resource."),
    50173: ("invalid_grant", "bad_token", "The provided grant has expired due to it being revoked."),
    53003: ("invalid_grant", "message_only", "Access has been blocked by Conditional Access policies."),
    65001: ("invalid_grant", "consent_required", "The user or administrator has not consented to use the application."),
    65004: ("access_denied", "", "User declined to consent to access the app."),
    70000: ("invalid_grant", "", "The provided grant is invalid or malformed."),
    70008: ("invalid_grant", "", "The provided authorization code or refresh token has expired."),
    70011: ("invalid_scope", "", "The provided value for the input parameter 'scope' is not valid."),
    70016: ("authorization_pending", "", "OAuth 2.0 device flow error. Authorization is pending. Continue polling."),
    70018: ("invalid_grant", "bad_verification_code", "Invalid verification code."),
    70019: ("expired_token", "", "Verification code expired."),
    70043: ("invalid_grant", "bad_token", "The refresh token has expired due to a sign-in frequency check."),
    50011: (
        "invalid_request",
        "",
        "The redirect URI of the request is not one of the application.",
    ),
    50126: ("invalid_grant", "", "Error validating credentials due to invalid username or password."),
    54005: ("invalid_grant", "", "OAuth2 Authorization code was already redeemed."),
    501481: ("invalid_grant", "", "The Code_Verifier does not match the code_challenge supplied in the request."),
    70003: ("unsupported_grant_type", "", "The app requested an unsupported grant type."),
    90002: ("invalid_request", "", "Tenant not found. Check to make sure you have the correct tenant ID."),
    90094: ("consent_required", "", "An administrator must consent before this application can be used."),
    700016: ("unauthorized_client", "", "Application was not found in the directory."),
    700025: ("invalid_client", "", "Client is public so neither 'client_assertion' nor 'client_secret' are allowed."),
    700082: ("invalid_grant", "", "The refresh token has expired due to inactivity."),
    7000215: ("invalid_client", "", "Invalid client secret provided."),
    7000218: ("invalid_client", "", "The request body must contain: 'client_assertion' or 'client_secret'."),
    7000222: ("invalid_client", "", "The provided client secret keys are expired."),
}
"""Number: (error, suberror, text)."""


class TokenError(Exception):
    """A refusal by AADSTS number; `error` may replace the usual RFC word."""

    def __init__(self, number: int, error: str = "") -> None:
        usual, self.suberror, text = REASONS.get(number, ("invalid_grant", "", "The request was refused."))
        super().__init__(text)
        self.number, self.error = number, error or usual
        self.description = f"AADSTS{number}: {text}"

    @property
    def status(self) -> int:
        """401 when the client itself is the matter, else 400."""
        return 401 if self.error in ("invalid_client", "unauthorized_client") else 400

    def body(self, now: datetime, trace: str, correlation: str) -> Json:
        """The JSON body of the token endpoint."""
        stamp = f"{now.astimezone(UTC):%Y-%m-%d %H:%M:%SZ}"
        tail = f" Trace ID: {trace} Correlation ID: {correlation} Timestamp: {stamp}"
        body: Json = {
            "error": self.error,
            "error_description": self.description + tail,
            "error_codes": [self.number],
            "timestamp": stamp,
            "trace_id": trace,
            "correlation_id": correlation,
        }
        return body | ({"suberror": self.suberror} if self.suberror else {})

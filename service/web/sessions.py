"""Who may see the pages: a signed cookie per browser, and the token that its forms carry."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from urllib.parse import urlsplit

from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.requests import HTTPConnection
from starlette.responses import Response

from service.web.settings import WebSettings

_NOTICE_SECONDS = 60
_CONSENT_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Visit:
    """One signed-in browser: its random id, and the token every form of it must post back."""

    id: str
    token: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence that the next page shows once; `bad` when something did not work."""

    text: str
    bad: bool = False


class Sessions:
    """Makes, reads and ends signed cookies. Ended sessions are remembered until this process ends."""

    def __init__(self, secret: bytes, settings: WebSettings) -> None:
        self._secret = secret
        self._settings = settings
        self._ended: set[str] = set()
        # Cookies do not know ports: two installations on one machine must not overwrite each other's.
        port = urlsplit(settings.base_url).port or 0
        self._cookie = "__Host-session" if settings.secure else f"session-{port}"
        self._notice_cookie = "__Host-notice" if settings.secure else f"notice-{port}"

    def open(self, response: Response) -> None:
        """Begin a session in the browser that gets this response."""
        life = self._settings.session_days * 86400
        self._set(response, self._cookie, self._signer("session").dumps(secrets.token_urlsafe(16)), life)

    def read(self, connection: HTTPConnection) -> Visit | None:
        """The session of this request, or None when there is none that still counts."""
        life = self._settings.session_days * 86400
        name = self._load("session", connection.cookies.get(self._cookie, ""), life)
        if not isinstance(name, str) or name in self._ended:
            return None
        return Visit(name, hmac.new(self._secret, b"form:" + name.encode(), hashlib.sha256).hexdigest())

    def end(self, visit: Visit, response: Response) -> None:
        """Sign out: the cookie goes, and a copy of it counts no more."""
        self._ended.add(visit.id)
        response.delete_cookie(self._cookie, secure=self._settings.secure, httponly=True, samesite="lax")

    def leave_notice(self, response: Response, notice: Notice) -> None:
        """Let the next page say this."""
        packed = self._signer("notice").dumps([notice.text, notice.bad])
        self._set(response, self._notice_cookie, packed, _NOTICE_SECONDS)

    def take_notice(self, connection: HTTPConnection) -> Notice | None:
        """What this page has to say first."""
        found = self._load("notice", connection.cookies.get(self._notice_cookie, ""), _NOTICE_SECONDS)
        return Notice(str(found[0]), bool(found[1])) if isinstance(found, list) else None

    def drop_notice(self, response: Response) -> None:
        """It has been said."""
        response.delete_cookie(self._notice_cookie, secure=self._settings.secure, httponly=True, samesite="lax")

    def sign_wish(self, visit: Visit, provider: str, tier: str, hint: str) -> str:
        """A parameter which proves that a link to start a consent came from a page of this very session."""
        return self._signer("consent").dumps([visit.id, provider, tier, hint])

    def read_wish(self, visit: Visit, provider: str, signed: str) -> tuple[str, str] | None:
        """The (tier, hint) of such a link, or None when it is not from this session."""
        found = self._load("consent", signed, _CONSENT_SECONDS)
        if not isinstance(found, list) or found[:2] != [visit.id, provider]:
            return None
        return str(found[2]), str(found[3])

    def _signer(self, purpose: str) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(
            self._secret, salt=purpose, signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha256}
        )

    def _load(self, purpose: str, text: str, life: int) -> object:
        try:
            return self._signer(purpose).loads(text, max_age=life)
        except BadData:
            return None

    def _set(self, response: Response, name: str, value: str, seconds: int) -> None:
        secure = self._settings.secure
        response.set_cookie(name, value, max_age=seconds, path="/", httponly=True, samesite="lax", secure=secure)

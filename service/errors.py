"""How things outside can fail. Each error means one reaction, named in its docstring."""

from datetime import datetime


class OutsideError(Exception):
    """Something outside did not go as asked. `str()` is a plain sentence that may be shown to a person."""


class Throttled(OutsideError):
    """Asked too often: wait `retry_after` seconds, then go on."""

    def __init__(self, message: str, retry_after: float = 30.0) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Unreachable(OutsideError):
    """The request surely did not reach the provider, or was only a read: try again later."""


class SignInExpired(OutsideError):
    """The permission is dead: stop every call for this account and ask the person to connect again.

    `account_id` names the account whose permission it is, "" where that is plain.
    """

    def __init__(self, message: str, account_id: str = "") -> None:
        super().__init__(message)
        self.account_id = account_id


class Forbidden(OutsideError):
    """The permission does not cover this, or an organisation forbids it: tell the person what to allow."""


class NotFound(OutsideError):
    """It is not there, or not there any more."""


class Changed(OutsideError):
    """Somebody else changed it first (RFC 9110 section 15.5.13): read again, then decide."""


class Exists(OutsideError):
    """An entry with this id exists or existed: read it, never create a second one."""


class Refused(OutsideError):
    """The provider will never accept this request as it stands: tell a person."""


class CursorExpired(OutsideError):
    """The sync position is too old: read everything anew and compare."""


class Uncertain(OutsideError):
    """A write may or may not have happened: verify, never repeat blindly."""


class SignInFailed(OutsideError):
    """Connecting did not work: show why, and the way to try again."""


class AdminNeeded(SignInFailed):
    """An organisation lets only its administrators allow this: show the `link` that one of them has to open."""

    def __init__(self, message: str, link: str) -> None:
        super().__init__(message)
        self.link = link


class StorageTrouble(Exception):
    """The database cannot be read or written now (full disk, locked, read-only): nothing was saved."""


class Stale(Exception):
    """Somebody else has moved on since this was read: drop the work, nothing was done."""


class Impossible(Exception):
    """What was asked does not fit the state of the case; the message says so in plain words."""


class TooEarly(Exception):
    """A write cannot be verified before `until`, because the first try may still be running."""

    def __init__(self, until: datetime) -> None:
        super().__init__("an earlier try may still be running")
        self.until = until


class BadSettings(Exception):
    """The configuration cannot be used; the message names the key and says what to write."""

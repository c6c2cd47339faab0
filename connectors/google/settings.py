"""What must be known to talk to Google: our registration there, and the addresses."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from connectors.shared.addresses import normalise
from connectors.shared.door import Terms
from service.errors import BadSettings

_ADDRESSES = ("authorize", "token", "revoke", "calendar", "gmail")
_ROOTS = ("calendar", "gmail")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoogleSettings:
    """Client id and secret as Google's console shows them; every address may point elsewhere (a proxy, a sandbox).

    `connect_timeout` and `total_timeout` are seconds.
    """

    client_id: str
    client_secret: str = ""
    authorize: str = "https://accounts.google.com/o/oauth2/v2/auth"
    token: str = "https://oauth2.googleapis.com/token"  # noqa: S105 - an address
    revoke: str = "https://oauth2.googleapis.com/revoke"
    calendar: str = "https://www.googleapis.com/calendar/v3/"
    gmail: str = "https://gmail.googleapis.com/"
    connect_timeout: float = 10.0
    total_timeout: float = 20.0
    ca_file: str = ""
    proxy: str = ""

    @property
    def called(self) -> tuple[str, ...]:
        """The addresses that we call ourselves; the consent page is only ever opened by the person's browser."""
        return (self.token, self.revoke, self.calendar, self.gmail)

    @property
    def terms(self) -> Terms:
        """How the door to the network behaves."""
        return Terms(connect=self.connect_timeout, total=self.total_timeout, ca_file=self.ca_file, proxy=self.proxy)


def read_settings(given: Mapping[str, object]) -> GoogleSettings:
    """Settings from a configuration table; BadSettings names the key that cannot be used."""
    known = {field.name: float if field.type is float else str for field in fields(GoogleSettings)}
    values: dict[str, object] = {}
    for key, value in given.items():
        if key not in known:
            raise BadSettings(f"google.{key}: there is no such setting; there are {', '.join(known)}")
        values[key] = _fit(key, value, known[key])
    if not values.get("client_id"):
        raise BadSettings("google.client_id: write the client id of your own Google client (docs/providers/google.md)")
    settings = GoogleSettings(**values)  # type: ignore[arg-type]
    return _with_addresses(settings)


def _fit(key: str, value: object, kind: type) -> object:
    if kind is str and isinstance(value, str):
        return value.strip()
    if kind is float and isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 600:
        return float(value)
    wanted = "a text in quotes" if kind is str else "a number of seconds, above 0 and at most 600"
    raise BadSettings(f"google.{key}: write {wanted}")


def _with_addresses(settings: GoogleSettings) -> GoogleSettings:
    addresses = {key: normalise(f"google.{key}", getattr(settings, key)) for key in _ADDRESSES}
    for key in _ROOTS:
        addresses[key] = addresses[key].rstrip("/") + "/"
    kept = {field.name: getattr(settings, field.name) for field in fields(settings)}
    return GoogleSettings(**{**kept, **addresses})

"""Which addresses may be used at all: https anywhere, plain http only on this very machine."""

import ipaddress
from urllib.parse import SplitResult, urlsplit

from service.errors import BadSettings

_DEFAULT_PORTS = {"https": 443, "http": 80}


def normalise(key: str, address: str, *, plain: bool = False) -> str:
    """The address with scheme and host in lower case and no default port; BadSettings names `key` when it is unfit.

    `plain` accepts http for any host: a proxy is spoken to in the clear and carries TLS inside.
    """
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError as error:
        raise BadSettings(f"{key}: this is not an address; write one such as https://api.example.com/") from error
    _refuse_unfit(key, parts, plain)
    host = (parts.hostname or "").lower()
    shown = f"[{host}]" if ":" in host else host
    if port and port != _DEFAULT_PORTS[parts.scheme]:
        shown = f"{shown}:{port}"
    return f"{parts.scheme}://{shown}{parts.path or '/'}"


def origin_of(address: str) -> str:
    """Scheme, host and port of a normalised address, with a closing slash.

    A URL that begins with this text goes to exactly this server: host and user part can only stand before the slash.
    """
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/"


def is_loopback(host: str) -> bool:
    """Whether a host name or address can only be this machine (127.0.0.0/8, ::1, localhost)."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _refuse_unfit(key: str, parts: SplitResult, plain: bool) -> None:
    host = (parts.hostname or "").lower()
    if parts.scheme not in _DEFAULT_PORTS or not host:
        raise BadSettings(f"{key}: write an address that starts with https://")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise BadSettings(f"{key}: write the address without a user name, a question mark or a # part")
    if parts.scheme == "http" and not plain and not is_loopback(host):
        raise BadSettings(f"{key}: plain http is accepted for 127.0.0.1 and localhost only; write https://")

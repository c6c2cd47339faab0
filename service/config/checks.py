"""Whether a value may stand for a key, and whether the settings fit together."""

import math
import re
from dataclasses import Field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from service.config.keys import CLIENTS, OUTLOOK_AUTHORITY, OUTLOOK_GRAPH, Config
from service.errors import BadSettings

KINDS = {
    str: 'text in quotes, as in "text"',
    int: "a whole number",
    float: "a number",
    bool: "true or false",
}
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_TENANT = re.compile(r"/[A-Za-z0-9][A-Za-z0-9.-]*/?")
_VERSION = re.compile(r"/(?:[^/]+/)*v\d+\.\d+/?")


def check_value(entry: "Field[Any]", section: str, value: object, origin: str) -> object:
    """The value as the key's own type; BadSettings says what to write."""
    where = f"{origin}: {section}.{entry.name}"
    value = _as_type(entry, value, where)
    rules = entry.metadata
    if rules["choices"] and value not in rules["choices"]:
        raise BadSettings(f"{where} is {value!r}. Write one of: {', '.join(rules['choices'])}.")
    if isinstance(value, int | float) and not isinstance(value, bool):
        _check_range(value, rules["least"], rules["most"], where)
    if rules["address"]:
        _check_address(str(value), where)
    return value


def _as_type(entry: "Field[Any]", value: object, where: str) -> object:
    if entry.type is float and type(value) is int:
        return float(value)
    if type(value) is not entry.type:
        raise BadSettings(f"{where} has a value of the wrong kind. Write {KINDS[type(entry.default)]}.")
    return value


def _check_range(value: float, least: float | None, most: float | None, where: str) -> None:
    low, high = (-math.inf if least is None else least), (math.inf if most is None else most)
    if not low <= value <= high:
        raise BadSettings(f"{where} is {value:g}. Write a number from {low:g} to {high:g}.")


def _check_address(address: str, where: str) -> None:
    parts = _split(address, where)
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme == "http" and parts.hostname in LOOPBACK:
        return
    raise BadSettings(f"{where} is {address!r}. Write an https:// address (http:// is for this machine only).")


def _split(address: str, where: str) -> Any:  # noqa: ANN401  (urllib's own result type is generic and private)
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as problem:
        raise BadSettings(f"{where} is not an address ({problem}). Write one as in https://host.example.com.") from None
    return parts


def check_together(config: Config) -> None:
    """Refuse settings that are each fine but not together."""
    server = config.server
    base = _split(server.base_url, "server.base_url")
    if server.base_url and base.scheme not in ("http", "https"):
        raise BadSettings(
            f"server.base_url is {server.base_url!r}. Write it with https:// in front, or leave it empty."
        )
    if server.host not in LOOPBACK and base.scheme != "https":
        raise BadSettings(
            f"server.host is {server.host!r}, which other machines can reach, and letters would travel in the clear. "
            'Write host = "127.0.0.1", or put a proxy with a certificate in front and set base_url = "https://...".'
        )
    if base.scheme == "http" and base.hostname not in LOOPBACK:
        raise BadSettings(f"server.base_url is {server.base_url!r}. Write https:// unless it is this machine itself.")
    _check_trust(config.network.ca_file)
    _check_proxy(config.network.proxy)
    for name in CLIENTS:
        if getattr(config, name).client_secret and not getattr(config, name).client_id:
            raise BadSettings(f"{name}.client_secret is set but {name}.client_id is not. Write both, or neither.")
    _check_authority(config.outlook.authority_url)
    _check_graph(config.outlook.graph_url)


def _check_trust(ca_file: str) -> None:
    if ca_file and not Path(ca_file).is_file():
        raise BadSettings(
            f"network.ca_file is {ca_file!r}, and there is no such file. "
            "Name a PEM file with the certificates to trust besides the system's, or leave it empty."
        )


def _check_proxy(address: str) -> None:
    """The address itself is never shown: people write passwords into it, which is refused as well."""
    if not address:
        return
    try:
        parts = urlsplit(address.strip())
        fit = bool(parts.hostname) and parts.scheme in ("http", "https") and parts.port != 0
    except ValueError:
        fit = False
    if not fit or "@" in parts.netloc or parts.query or parts.fragment:
        raise BadSettings(
            "network.proxy is not an address of a proxy. Write scheme, host and port only, "
            "as in http://proxy.example.com:3128, or leave it empty."
        )


def _check_authority(address: str) -> None:
    """Only whose tenant it is can follow the host; MSAL adds the rest (`/oauth2/v2.0/authorize` and the like)."""
    parts = urlsplit(address)
    if _TENANT.fullmatch(parts.path) is None or parts.query or parts.fragment:
        raise BadSettings(
            f"outlook.authority_url is {address!r}, which does not end with a tenant. "
            f"Write the host and one word, as in {OUTLOOK_AUTHORITY}: common, organizations, consumers, "
            "or your tenant's ID or domain."
        )


def _check_graph(address: str) -> None:
    """Everything that is asked of Graph is asked under one of its versions."""
    parts = urlsplit(address)
    if _VERSION.fullmatch(parts.path) is None or parts.query or parts.fragment:
        raise BadSettings(
            f"outlook.graph_url is {address!r}, which does not end with a version. "
            f"Write the address up to and with it, as in {OUTLOOK_GRAPH}"
        )

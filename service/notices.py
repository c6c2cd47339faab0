"""Notices by apprise: to a phone, a chat, a mailbox, whatever its address names (see `service.ports.notices`).

apprise is imported when the first notice is given or checked: most commands never need it, and it takes a second. It
and the libraries below it log addresses with their passwords, so their logs are shut. A way leads to the one host that
it names and to no file of this machine; one that never ends holds up other notices at most, as their threads are apart.
"""

import asyncio
import logging
import threading
import warnings
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

import structlog

from service.ports.notices import Notice

_log = structlog.get_logger("notices")
_MOST_WAYS = 10
_TALKATIVE = ("apprise", "urllib3", "requests_oauthlib", "oauthlib")
_LOADING = threading.Lock()


class AppriseNotices:
    """Ways of the whole installation beside those of each owner; `seconds` is how long one notice may take."""

    def __init__(self, ways: Sequence[str] = (), seconds: float = 15.0) -> None:
        self._everybodys = tuple(ways)
        self._seconds = seconds
        self._threads = ThreadPoolExecutor(_MOST_WAYS, thread_name_prefix="notices")

    def ways(self, own: Sequence[str]) -> tuple[str, ...]:
        """The owner's ways, then those of the whole installation, each once."""
        return tuple(dict.fromkeys(way.strip() for way in (*own, *self._everybodys) if way.strip()))

    def check(self, ways: Sequence[str]) -> list[str]:
        """One sentence for each way that cannot be used; the way itself is not repeated, as it may hold a password."""
        bad = [number for number, way in enumerate(ways, start=1) if _open(way) is None]
        wrong = [f"Way {number} {_complain(ways[number - 1])}" for number in bad]
        many = [f"There are {len(ways)} ways. Choose at most {_MOST_WAYS}."] if len(ways) > _MOST_WAYS else []
        return wrong + many

    async def tell(self, ways: Sequence[str], notice: Notice) -> int:
        """Give the notice by each of the ways at once; how many of them worked."""
        return sum(worked for _, worked in await self.try_each(ways, notice))

    async def try_each(self, ways: Sequence[str], notice: Notice) -> list[tuple[str, bool]]:
        """The kind of each way and whether it worked."""
        worked = await asyncio.gather(*(self._try(way, notice) for way in ways))
        return [(name_kind(way), went) for way, went in zip(ways, worked, strict=True)]

    async def _try(self, way: str, notice: Notice) -> bool:
        try:
            giving = asyncio.get_running_loop().run_in_executor(self._threads, _give, way, notice, self._seconds)
            went = await asyncio.wait_for(giving, self._seconds)
        except Exception as error:  # noqa: BLE001 - whatever a way does, it is one that did not work
            _log.warning("notice_failed", way=name_kind(way), error=type(error).__name__)
            return False
        if not went:
            _log.warning("notice_failed", way=name_kind(way))
        return went


def name_kind(way: str) -> str:
    """What kind of way an address names: what stands before "://", in small letters."""
    kind, colon, _ = way.strip().partition("://")
    return kind.lower() if colon and kind.isascii() and kind.isalnum() else "unknown"


def _give(way: str, notice: Notice, seconds: float) -> bool:
    plugin = _open(way)
    if plugin is None:
        return False
    plugin.socket_connect_timeout = min(plugin.socket_connect_timeout, seconds)
    plugin.socket_read_timeout = min(plugin.socket_read_timeout, seconds)
    text = f"{notice.text}\n{notice.link}" if notice.link else notice.text
    carrier = _load().Apprise(asset=plugin.asset)
    carrier.add(plugin)
    # As plain text: a title is a stranger's words, and must not become markup where a way carries some.
    return bool(carrier.notify(body=text, title=notice.title, body_format="text"))


def _open(way: str) -> Any:  # noqa: ANN401 - one of apprise's own plugins, or None for an address that it cannot use
    with _LOADING:
        library = _load()
    asset = library.AppriseAsset(http_redirects=False)
    plugin = library.Apprise.instantiate(way.strip(), asset=asset, suppress_exceptions=True)
    return None if plugin is None or _reads_a_file(plugin) or plugin.redirects else plugin


def _reads_a_file(plugin: Any) -> bool:  # noqa: ANN401 - see _open
    """Whether it fills in a form of a message that lies somewhere: on this machine, or behind another address."""
    return any(type(one).__name__ == "AppriseAttachment" and len(one) for one in vars(plugin).values())


@cache
def _load() -> Any:  # noqa: ANN401 - an untyped module
    """apprise with all of its plugins, some of which import what newer Pythons warn about."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import apprise  # noqa: PLC0415 - see the module's own words

        for name in _TALKATIVE:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        apprise.Apprise.instantiate("json://localhost/", suppress_exceptions=True)
    return apprise


def _complain(way: str) -> str:
    kind = name_kind(way)
    if kind == "unknown":
        return "is no address. Write one as in ntfy://ntfy.example.org/my-topic or mailto://user:password@example.org."
    return f"begins with {kind}:// and cannot be used: the kind is not known, or a part is missing."

"""Notices by apprise: to a phone, a chat, a mailbox, whatever its address names (see `service.ports.notices`).

apprise is imported when the first notice is given or checked: most commands never need it, and it takes a second. It
and the libraries below it log addresses with their passwords, so their logs are shut.
"""

import asyncio
import logging
import threading
import warnings
from collections.abc import Sequence
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
            went = await asyncio.wait_for(asyncio.to_thread(_give, way, notice), self._seconds)
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


def _give(way: str, notice: Notice) -> bool:
    plugin = _open(way)
    text = f"{notice.text}\n{notice.link}" if notice.link else notice.text
    return plugin is not None and bool(plugin.notify(body=text, title=notice.title))


def _open(way: str) -> Any:  # noqa: ANN401 - one of apprise's own plugins, or None for an address that it cannot use
    with _LOADING:
        library = _load()
    return library.Apprise.instantiate(way.strip(), suppress_exceptions=True)


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

"""What the pages must be told by whoever starts them."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Offer:
    """A provider that can be connected: its registered name, and how people call it."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class DemoLinks:
    """The practice world's banner: where the other side's window is, and what its link says."""

    url: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """`base_url` is the address people type, without a path. `announce` prints a fresh sign-in link where only the
    owner of this machine reads it; without it the sign-in page offers none.
    """

    base_url: str
    demo: DemoLinks | None = None
    session_days: int = 30
    providers: tuple[Offer, ...] = (Offer("google", "Google"),)
    announce: Callable[[str], None] | None = None

    @property
    def secure(self) -> bool:
        """Whether people reach the pages over https."""
        return urlsplit(self.base_url).scheme == "https"

    @property
    def host(self) -> str:
        """The host name people type, without the port, in lower case."""
        return urlsplit(self.base_url).hostname or ""

    @property
    def on_loopback(self) -> bool:
        """Whether only this machine can reach the pages."""
        return self.host in LOOPBACK

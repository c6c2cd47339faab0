"""What the pages must be told by whoever starts them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from service.domain.account import Ability
from service.ports.words import Letters

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A provider that can be connected, in its own words.

    `called` stands on buttons, `label` is its word for what marks an event, `permissions` its names for them,
    and `also` what else is asked for.
    `loopback` is the host name of redirect addresses on this machine, "" when any will do; `no_device` says why there
    is no sign-in by a code, "" where there is. `leaving` tells what is left after disconnecting.
    """

    name: str
    title: str
    called: str
    label: str = "label"
    loopback: str = ""
    no_device: str = ""
    leaving: str = ""
    colours: bool = True
    permissions: Mapping[Ability, str]
    also: Mapping[str, str] = field(default_factory=dict)

    def place(self, base_url: str) -> str:
        """Where the browser comes back to, on pages at this address."""
        parts = urlsplit(base_url)
        if self.loopback and parts.hostname in LOOPBACK:
            port = f":{parts.port}" if parts.port else ""
            base_url = f"{parts.scheme}://{self.loopback}{port}"
        return f"{base_url.rstrip('/')}/connect/{self.name}/back"

    def permission(self, ability: Ability) -> str:
        """The provider's own short name for what is asked; "" when it has none."""
        return self.permissions.get(ability, "").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class DemoLinks:
    """The practice world's banner: where the other side's window is, and what its link says."""

    url: str
    label: str


@dataclass(frozen=True, slots=True)
class OwnLetters:
    """A folder of a person's own letters, and the book that reads it before ours and hides nothing that is broken."""

    folder: Path
    book: Letters


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """`base_url` is the address people type, without a path. `announce` prints a fresh sign-in link where only the
    owner of this machine reads it; without it the sign-in page offers none. `own_letters` is None without a folder.
    """

    base_url: str
    demo: DemoLinks | None = None
    session_days: int = 30
    providers: tuple[Offer, ...] = ()
    announce: Callable[[str], None] | None = None
    own_letters: OwnLetters | None = None

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

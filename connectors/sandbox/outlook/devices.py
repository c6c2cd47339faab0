"""How does a server without a browser sign in? Codes to be typed in elsewhere (RFC 8628)."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from connectors.sandbox.exchanges import Json
from connectors.sandbox.grants import Client
from connectors.sandbox.outlook.manners import Manners
from connectors.sandbox.outlook.refusals import TokenError
from connectors.sandbox.world import World

_LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"


@dataclass
class Device:
    """One code under way; `account` is set by a yes, `denied` by a no."""

    client: Client
    scopes: tuple[str, ...]
    user_code: str
    until: datetime
    account: str = ""
    denied: bool = False
    asked: datetime | None = None


@dataclass
class Devices:
    """The codes which have been handed out and not yet been used, by their secret half."""

    world: World
    manners: Manners
    waiting: dict[str, Device] = field(default_factory=dict)

    def begin(self, client: Client, scopes: tuple[str, ...], site: str) -> Json:
        """A new pair of codes, with what to tell the person."""
        word = self.world.mint.token(64)
        user_code = "".join(_LETTERS[ord(letter) % len(_LETTERS)] for letter in self.world.mint.token(9))
        until = self.world.clock.now() + timedelta(seconds=self.manners.device_life)
        self.waiting[word] = Device(client, scopes, user_code, until)
        page = site + "/devicelogin"
        return {
            "user_code": user_code,
            "device_code": word,
            "verification_uri": page,
            "expires_in": self.manners.device_life,
            "interval": self.manners.device_interval,
            "message": f"To sign in, use a web browser to open the page {page} and enter the code {user_code}.",
        }

    def typed(self, user_code: str) -> Device | None:
        """The device behind a code as a person types it, while it is still good."""
        wanted = user_code.replace("-", "").replace(" ", "").upper()
        living = [device for device in self.waiting.values() if self.world.clock.now() < device.until]
        return next((device for device in living if device.user_code == wanted and not device.account), None)

    def take(self, word: str, client: Client) -> Device:
        """The device that a person has said yes to; TokenError as long as that is not so."""
        device, now = self.waiting.get(word), self.world.clock.now()
        if device is None or device.client is not client:
            raise TokenError(70018)
        early = device.asked is not None and now < device.asked + timedelta(seconds=self.manners.device_interval - 1)
        device.asked = now
        if now >= device.until:
            raise TokenError(70019)
        if device.denied:
            raise TokenError(65004, "authorization_declined")
        if not device.account:
            raise TokenError(70016, "slow_down" if early else "")
        del self.waiting[word]
        return device

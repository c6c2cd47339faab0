"""Where do ids come from? One seeded source, so that two runs of the same story are alike."""

import random
import uuid

_BASE32HEX = "0123456789abcdefghijklmnopqrstuv"
_URL_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


class Mint:
    """Hands out ids and ever-growing change numbers; no randomness without its seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - ids of a make-believe world must repeat
        self._number = 9000
        self._item = 0x18A0_0000_0000_0000

    @property
    def latest(self) -> int:
        """The last change number given out."""
        return self._number

    def number(self) -> int:
        """A change number: larger than all before, never the direct neighbour of the last one."""
        self._number += self._random.randint(2, 7)
        return self._number

    def item(self) -> str:
        """A mail item id: 16 hexadecimal digits, growing."""
        self._item += self._random.randint(0x100, 0xFFFFF)
        return f"{self._item:016x}"

    def entry(self) -> str:
        """A calendar entry id: 26 characters of lower-case base32hex."""
        return "".join(self._random.choices(_BASE32HEX, k=26))

    def token(self, length: int = 43) -> str:
        """An opaque URL-safe word."""
        return "".join(self._random.choices(_URL_SAFE, k=length))

    def uuid(self) -> str:
        """A version 4 UUID drawn from the seed."""
        return str(uuid.UUID(int=self._random.getrandbits(128), version=4))

"""People and addresses as they appear in calendars and mail."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a mail address; the name may be empty, the address is lower case."""

    address: str
    name: str = ""

    @property
    def domain(self) -> str:
        """The part after the @ sign, or an empty string."""
        return self.address.rpartition("@")[2]

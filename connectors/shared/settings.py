"""Reads a provider's table of settings: which keys there are, and what a value must be."""

from collections.abc import Mapping
from dataclasses import Field, dataclass, fields
from typing import Any, ClassVar, Protocol, TypeVar

from connectors.shared.addresses import normalise
from connectors.shared.door import Terms
from service.errors import BadSettings


class Settings(Protocol):
    """A dataclass of texts and of numbers of seconds."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


T = TypeVar("T", bound=Settings)


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkSettings:
    """How any provider is reached; `connect_timeout` and `total_timeout` are seconds."""

    connect_timeout: float = 10.0
    total_timeout: float = 20.0
    ca_file: str = ""
    proxy: str = ""

    @property
    def terms(self) -> Terms:
        """How the door to the network behaves."""
        return Terms(connect=self.connect_timeout, total=self.total_timeout, ca_file=self.ca_file, proxy=self.proxy)


def read_table(
    section: str, kind: type[T], given: Mapping[str, object], *, addresses: tuple[str, ...], roots: tuple[str, ...]
) -> T:
    """The settings of one provider; BadSettings names the key that cannot be used.

    `addresses` are keys that hold addresses, `roots` those of them that end with a slash.
    """
    known = {field.name: float if field.type is float else str for field in fields(kind)}
    values: dict[str, object] = {}
    for key, value in given.items():
        if key not in known:
            raise BadSettings(f"{section}.{key}: there is no such setting; there are {', '.join(known)}")
        values[key] = _fit(f"{section}.{key}", value, known[key])
    if not values.get("client_id"):
        raise BadSettings(f"{section}.client_id: write the id of your own client (docs/providers/{section}.md)")
    settings = kind(**values)
    kept = {field.name: getattr(settings, field.name) for field in fields(settings)}
    for key in addresses:
        kept[key] = normalise(f"{section}.{key}", kept[key])
    for key in roots:
        kept[key] = kept[key].rstrip("/") + "/"
    return kind(**kept)


def _fit(name: str, value: object, kind: type) -> object:
    if kind is str and isinstance(value, str):
        return value.strip()
    if kind is float and isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 600:
        return float(value)
    wanted = "a text in quotes" if kind is str else "a number of seconds, above 0 and at most 600"
    raise BadSettings(f"{name}: write {wanted}")

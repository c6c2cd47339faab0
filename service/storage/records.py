"""Domain records as sealed bytes, and back. Moments come back as the same instants, with plain UTC offsets."""

from typing import Any, TypeVar

import msgspec

from service.errors import StorageTrouble
from service.vault import Vault

R = TypeVar("R")

_encoder = msgspec.json.Encoder()
_decoders: dict[object, msgspec.json.Decoder[Any]] = {}  # making one costs more than a hundred uses


def _find_decoder(kind: type[R]) -> msgspec.json.Decoder[R]:
    if kind not in _decoders:
        _decoders[kind] = msgspec.json.Decoder(kind)
    return _decoders[kind]


class Records:
    """Packs records for the vault. `what` names the row that a record belongs to and must be the same both ways."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def pack(self, what: str, record: object) -> bytes:
        """The record as JSON, sealed."""
        return self._vault.seal(what, _encoder.encode(record))

    def unpack(self, what: str, kind: type[R], sealed: bytes) -> R:
        """The record again; StorageTrouble when it does not fit its kind any more."""
        try:
            return _find_decoder(kind).decode(self._vault.open(what, sealed))
        except msgspec.DecodeError as error:
            raise StorageTrouble(f"The record {what} cannot be read by this version of the program.") from error

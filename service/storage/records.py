"""Domain records as sealed bytes, and back. Moments come back as the same instants, with plain UTC offsets."""

from collections import OrderedDict
from typing import Any, TypeVar, cast

import msgspec

from service.errors import StorageTrouble
from service.vault import Vault

R = TypeVar("R")

_MOST_KEPT = 2048

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
        self._kept: OrderedDict[tuple[str, bytes], object] = OrderedDict()

    def pack(self, what: str, record: object) -> bytes:
        """The record as JSON, sealed."""
        return self._vault.seal(what, _encoder.encode(record))

    def unpack(self, what: str, kind: type[R], sealed: bytes) -> R:
        """The record again; StorageTrouble when it does not fit its kind any more."""
        try:
            return _find_decoder(kind).decode(self._vault.open(what, sealed))
        except msgspec.DecodeError as error:
            raise StorageTrouble(f"The record {what} cannot be read by this version of the program.") from error

    def recall(self, what: str, kind: type[R], sealed: bytes) -> R:
        """The same, kept in memory as long as its sealed bytes stay the same: for frozen records read at every poll.

        Never for grants or letters, which are to lie open for no longer than they are needed.
        """
        place = (what, sealed)
        known = self._kept.get(place)
        if known is None:
            known = self._kept[place] = self.unpack(what, kind, sealed)
            if len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return cast("R", known)

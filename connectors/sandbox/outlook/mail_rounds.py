"""Where does a client stand in a round of mail changes? The token inside a delta link, and its end of life."""

import base64
import json
from dataclasses import asdict, dataclass
from typing import Self

from connectors.sandbox.outlook.calls import Call
from connectors.sandbox.outlook.errors import ApiError


@dataclass(frozen=True, slots=True)
class Round:
    """One position. `since` is the change number all earlier of which are known, None in a first round.

    `upto` ends the round; `key` is the last thing told in it; the rest is what the first call asked for.
    """

    folder: str
    select: tuple[str, ...]
    kinds: tuple[str, ...]
    filter: str
    since: int | None
    upto: int
    key: tuple[str, str] = ("", "")

    def token(self) -> str:
        """The position as an opaque word."""
        return base64.urlsafe_b64encode(json.dumps(asdict(self), separators=(",", ":")).encode()).decode()

    @classmethod
    def read(cls, call: Call, token: str, folder: str) -> Self:
        """The position in a token; a token of another folder, or one that was bent, is too old for us."""
        try:
            found = json.loads(base64.urlsafe_b64decode(token))
            position = cls(
                found["folder"],
                tuple(found["select"]),
                tuple(found["kinds"]),
                found["filter"],
                found["since"],
                found["upto"],
                (found["key"][0], found["key"][1]),
            )
        except (ValueError, KeyError, TypeError, IndexError):
            raise expired(call) from None
        oldest = position.upto if position.since is None else position.since
        if position.folder != folder or oldest < call.person.mailbox.floor:
            raise expired(call)
        return position


def expired(call: Call) -> ApiError:
    """The token is too old: 410 with the address of a new beginning, or 400 with one of the known codes."""
    message = "The sync state generation is not found; a full synchronisation is needed."
    if call.manners.sync_expiry == "gone":
        return ApiError(410, "SyncStateNotFound", message, headers={"Location": call.link("$deltatoken=")})
    return ApiError(400, call.manners.sync_expiry, message)

"""How long an access token is used: as long as the provider says, a day at most, and a little less than that."""

from collections.abc import Mapping
from datetime import datetime, timedelta

_UNTIL = "access_until"
_LONGEST = 86_400.0

# A token must still be good when the request arrives: this is more than a request travels, and than clocks differ.
_EARLY = timedelta(seconds=120)


def write_life(seconds: object, now: datetime) -> Mapping[str, str]:
    """What a grant keeps of the seconds that a token lives from now on; what is no number counts as none."""
    life = min(max(0.0, float(seconds)), _LONGEST) if isinstance(seconds, int | float) else 0.0
    return {_UNTIL: (now + timedelta(seconds=life)).isoformat()}


def read_life(tokens: Mapping[str, str]) -> datetime | None:
    """Until when the token in a grant is used; None when the grant does not tell."""
    try:
        return datetime.fromisoformat(tokens[_UNTIL]) - _EARLY
    except (KeyError, ValueError, TypeError, OverflowError):
        return None

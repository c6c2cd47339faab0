"""How many calls are under way at once? Counted for every mailbox, since Graph refuses the fifth."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from connectors.sandbox.outlook.errors import ApiError


@dataclass
class Crowds:
    """The calls under way, by mailbox."""

    inside: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def enter(self, account: str, wanted: int, most: int) -> Iterator[int]:
        """Let up to `wanted` calls of a mailbox in, as far as there is room, and out again at the end."""
        granted = max(0, min(wanted, most - self.inside[account])) if account else wanted
        self.inside[account] += granted
        try:
            yield granted
        finally:
            self.inside[account] -= granted


def overcrowded() -> ApiError:
    """429 for one call too many."""
    return ApiError(429, "ApplicationThrottled", "Application is over its MailboxConcurrency limit.")

"""What a contender says about one reading, as a line of JSON on standard output."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """Events found, seconds of CPU and of wall time, pages; how many pages' worth of events were alive at most.

    `growth` is how many bytes the process grew after its second page. Both are only known when they were watched.
    """

    events: int
    cpu: float
    wall: float
    pages: int = 0
    held: float = 0.0
    growth: int = 0


def tell(reading: Reading) -> None:
    """Say it to whoever started this process."""
    print(json.dumps(asdict(reading)), flush=True)


def hear(said: str) -> Reading:
    """The reading in the last line of what a contender said."""
    words = json.loads(said.strip().splitlines()[-1])
    return Reading(**words)

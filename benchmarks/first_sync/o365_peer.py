"""The same reading with O365, run by a Python that has it: `python -m benchmarks.first_sync.o365_peer ADDRESS`.

Its pause of 200 ms before each request is switched off, and it takes the longest pages that it can.
"""

import sys
import time
from datetime import UTC, datetime, timedelta

from benchmarks.first_sync.reading import Reading, tell


def read_all(address: str) -> Reading:
    """Every event as an object of the library."""
    from O365 import Account, MSGraphProtocol  # type: ignore[import-not-found]
    from O365.utils.token import MemoryTokenBackend  # type: ignore[import-not-found]

    protocol = MSGraphProtocol(timezone="UTC")
    protocol.service_url = address
    account = Account(("canned", "canned"), protocol=protocol, token_backend=MemoryTokenBackend(), requests_delay=0)
    account.con.session = account.con.get_session()
    account.con.update_session_auth_header(access_token="canned")
    now = datetime.now(UTC)
    since, until = now - timedelta(days=30), now + timedelta(days=180)
    cpu, wall = time.process_time(), time.perf_counter()
    calendar = account.schedule()
    found = calendar.get_events(limit=None, start_recurring=since, end_recurring=until)
    events = sum(1 for _ in found)
    return Reading(events, time.process_time() - cpu, time.perf_counter() - wall)


if __name__ == "__main__":
    tell(read_all(sys.argv[1]))

"""The same reading with gcsa, run by a Python that has it: `python -m benchmarks.first_sync.gcsa_peer ADDRESS`."""

import sys
import time
from datetime import UTC, datetime, timedelta

from benchmarks.first_sync.reading import Reading, tell


def read_all(address: str) -> Reading:
    """Every event as an object of the library."""
    from gcsa.google_calendar import GoogleCalendar  # type: ignore[import-not-found]
    from google.oauth2.credentials import Credentials
    from googleapiclient.discovery import build

    until = (datetime.now(UTC) + timedelta(hours=1)).replace(tzinfo=None)
    key = Credentials(token="canned", expiry=until)  # type: ignore[no-untyped-call]
    calendar = GoogleCalendar(credentials=key)
    calendar.service = build("calendar", "v3", credentials=key, client_options={"api_endpoint": address})
    cpu, wall = time.process_time(), time.perf_counter()
    events = sum(1 for _ in calendar.get_events(single_events=True, maxResults=250))
    return Reading(events, time.process_time() - cpu, time.perf_counter() - wall)


if __name__ == "__main__":
    tell(read_all(sys.argv[1]))

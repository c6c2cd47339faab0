"""Which calendars can be chosen: only those that the provider lists."""

from collections.abc import Iterable, Sequence

from service.ports.calendar import CalendarInfo


def find_unlisted(chosen: Iterable[str], listed: Sequence[CalendarInfo], address: str) -> str:
    """The first chosen id that is no calendar of the account, or ""; its address also names its primary calendar."""
    known = {one.id for one in listed} | {address for one in listed if one.primary}
    return next((one for one in chosen if one not in known), "")


def is_writable(calendar_id: str, listed: Sequence[CalendarInfo], address: str) -> bool:
    """Whether new entries may go into this calendar."""
    return any(one.writable and (one.id == calendar_id or (one.primary and calendar_id == address)) for one in listed)

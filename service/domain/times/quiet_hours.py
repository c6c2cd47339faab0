"""Is this a good hour for a letter to arrive? A reader's nights and weekends are theirs."""

from collections.abc import Collection
from datetime import date, datetime
from zoneinfo import ZoneInfo

from service.domain.account import Preferences
from service.domain.case import Case, Occasion
from service.domain.clocks import find_zone
from service.domain.night import is_night, is_urgent
from service.domain.times.workdays import is_workday, next_office_hour


def reader_zone(case: Case, preferences: Preferences) -> ZoneInfo:
    """Where the letter is read: the zone that the owner named, else that of the invitation."""
    return find_zone(preferences.interviewer_zone or case.event.zone) or ZoneInfo("UTC")


def suggests_later(case: Case, preferences: Preferences, now: datetime) -> bool:
    """Whether sending at the next office hour should be offered first: it is night or weekend for the reader.

    Never within two hours of the missed interview, when haste is the better manners, nor when the interview is still
    ahead or running.
    """
    if case.occasion in (Occasion.AHEAD, Occasion.LATE):
        return False
    missed = case.missed or case.event.span
    if not case.sent and is_urgent(missed.start, now):
        return False
    zone = reader_zone(case, preferences)
    return not is_workday(now.astimezone(zone).date()) or is_night(now, zone)


def office_hour(case: Case, preferences: Preferences, now: datetime, holidays: Collection[date] = ()) -> datetime:
    """When the reader is next at work (UTC); now, if they are."""
    zone = reader_zone(case, preferences)
    return next_office_hour(now, zone, preferences.day_starts, preferences.day_ends, holidays)

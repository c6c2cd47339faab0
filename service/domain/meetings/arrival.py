"""From when on must the owner be there, and when is it time to leave?

All lengths are minutes of real time, whatever clocks are put forward or back in between.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from service.domain.account import Preferences
from service.domain.case import Case
from service.domain.event import Setting, Span
from service.domain.meetings.places import find_setting

__all__ = ["find_setting", "leave_by", "need_time", "plan_block", "plan_way", "setting_of", "travel_of"]


def plan_block(setting: Setting, meeting: Span, preferences: Preferences) -> Span | None:
    """The time to be there before the meeting, ending exactly at its start, or None when none is wanted."""
    return _before(meeting.start, _block_minutes(setting, preferences))


def plan_way(setting: Setting, meeting: Span, preferences: Preferences, travel_minutes: int | None) -> Span | None:
    """The way there, ending where the arrival block begins; None without a place to go to or minutes that are known.

    `travel_minutes` are those of this interview, None while its owner has named none: then the usual ones count.
    """
    minutes = _known(travel_minutes, preferences)
    if setting is not Setting.ON_SITE or minutes is None:
        return None
    block = plan_block(setting, meeting, preferences)
    return _before(block.start if block is not None else meeting.start, minutes)


def need_time(meeting: Span, setting: Setting, preferences: Preferences, travel_minutes: int | None = None) -> Span:
    """All of the time that the meeting takes up: the way there, the arrival block and the meeting itself."""
    travels = setting in (Setting.ON_SITE, Setting.UNKNOWN)
    way = (_known(travel_minutes, preferences) or 0) if travels else 0
    minutes = max(0, _block_minutes(setting, preferences)) + max(0, way)
    return Span(meeting.start.astimezone(UTC) - timedelta(minutes=minutes), meeting.end.astimezone(UTC))


def leave_by(case: Case, preferences: Preferences) -> datetime | None:
    """When to leave for the booked interview; None without a booking, a place, or a known length of the way."""
    booking = case.booking
    if booking is None:
        return None
    meeting = Span(booking.start, booking.end)
    way = plan_way(setting_of(case), meeting, preferences, case.travel_minutes)
    return way.start if way is not None else None


def setting_of(case: Case) -> Setting:
    """Where the second interview takes place: as agreed, else as the first one did, else as its place tells."""
    agreement = case.agreement
    if agreement is not None and agreement.setting is not Setting.UNKNOWN:
        return agreement.setting
    if case.setting is Setting.UNKNOWN and agreement is not None and agreement.place:
        return find_setting(replace(case.event, place=agreement.place))
    return case.setting


def travel_of(case: Case, preferences: Preferences) -> int | None:
    """How many minutes the way takes: those of this interview, else the owner's usual ones; None when nobody said."""
    return _known(case.travel_minutes, preferences)


def _known(travel_minutes: int | None, preferences: Preferences) -> int | None:
    return travel_minutes if travel_minutes is not None else preferences.travel_minutes or None


def _before(end: datetime, minutes: int) -> Span | None:
    if minutes <= 0:
        return None
    start = end.astimezone(UTC) - timedelta(minutes=minutes)
    return Span(start.astimezone(end.tzinfo), end)


def _block_minutes(setting: Setting, preferences: Preferences) -> int:
    if setting is Setting.PHONE:
        return preferences.arrival_phone
    return preferences.arrival_video if setting is Setting.VIDEO else preferences.arrival_on_site

"""Is everything in order for tomorrow? The second interview is looked over as it stands on the evening before.

Every doubt is one plain sentence; what to look up are lines for the owner alone, never for a notice that others carry.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from service.domain.account import Preferences
from service.domain.case import Booking, Case
from service.domain.clocks import find_zone
from service.domain.event import Answer, Event, Setting, Span
from service.domain.meetings.arrival import leave_by, plan_way, setting_of
from service.domain.meetings.links import find_link, is_web_address


class Doubt(StrEnum):
    """What may be wrong with a meeting."""

    GONE = "gone"
    MOVED = "moved"
    DECLINED = "declined"
    UNANSWERED = "unanswered"
    NO_LINK = "no_link"
    ODD_LINK = "odd_link"
    NO_ADDRESS = "no_address"
    OTHER_ZONE = "other_zone"
    ZONE_CHANGED = "zone_changed"
    CLASH = "clash"
    NO_WAY = "no_way"


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found: the meeting as it is now (None: gone), the owner's zone now, and whatever else takes the time.

    `way_gone` is whether the way there should stand in the calendar and does not.
    """

    meeting: Event | None
    zone: str
    clash: Event | None = None
    way_gone: bool = False


@dataclass(frozen=True, slots=True)
class Readiness:
    """How the meeting stands: each doubt with its sentence, what to look up, and whether the calendar has changed."""

    doubts: tuple[tuple[Doubt, str], ...]
    look_up: tuple[str, ...]
    changed: bool = False

    @property
    def sentences(self) -> tuple[str, ...]:
        """The doubts in plain words."""
        return tuple(sentence for _, sentence in self.doubts)


def prepare(case: Case, booking: Booking, preferences: Preferences, seen: Seen) -> Readiness:
    """Look the booked meeting over: what may be wrong with it, and what its owner should have at hand."""
    meeting, clock = seen.meeting, find_zone(seen.zone) or booking.start.tzinfo
    if meeting is None:
        return Readiness(((Doubt.GONE, "The interview is no longer in your calendar."),), (), changed=True)
    doubts = [
        *_moved(booking, meeting, clock),
        *_answered(meeting),
        *_reached(case, meeting),
        *_zones(case, meeting, seen.zone),
        *_taken(seen, clock),
        *_way(case, booking, preferences, seen),
    ]
    changed = (meeting.start, meeting.end) != (booking.start, booking.end)
    return Readiness(tuple(doubts), _look_up(case, meeting, preferences, clock), changed)


_Doubts = list[tuple[Doubt, str]]


def _moved(booking: Booking, meeting: Event, clock: tzinfo | None) -> _Doubts:
    if meeting.start == booking.start:
        return []
    now, before = (f"{one.astimezone(clock):%A %H:%M}" for one in (meeting.start, booking.start))
    return [(Doubt.MOVED, f"Your calendar now says {now}, not {before}.")]


def _answered(meeting: Event) -> _Doubts:
    if meeting.my_answer is Answer.DECLINED:
        return [(Doubt.DECLINED, "Your calendar says that you declined it.")]
    if meeting.awaits_my_answer:
        return [(Doubt.UNANSWERED, "You have not answered their invitation yet.")]
    return []


def _reached(case: Case, meeting: Event) -> _Doubts:
    """Whether one can get there: by a link to join, or to an address."""
    setting = setting_of(case)
    if setting is Setting.ON_SITE and not (meeting.place or (case.agreement and case.agreement.place)):
        return [(Doubt.NO_ADDRESS, "No address is given. Look it up, or ask them today.")]
    if setting is not Setting.VIDEO:
        return []
    link = find_link(meeting)
    if not link:
        return [(Doubt.NO_LINK, "There is no link to join by. Ask them for it today.")]
    return [] if is_web_address(link) else [(Doubt.ODD_LINK, "The link to join does not look right. Try it today.")]


def _zones(case: Case, meeting: Event, zone: str) -> _Doubts:
    agreed = case.agreement.zone if case.agreement else ""
    entered, said, mine = (_offset(one, meeting.start) for one in (meeting.zone, agreed, zone))
    if entered is None:
        return []
    if said not in (None, entered):
        words = f"It is entered in the time of {_city(meeting.zone)}, and you agreed on that of {_city(agreed)}."
        return [(Doubt.ZONE_CHANGED, words)]
    if mine in (None, entered):
        return []
    here, there = (f"{meeting.start.astimezone(find_zone(one)):%H:%M}" for one in (zone, meeting.zone))
    return [(Doubt.OTHER_ZONE, f"It begins at {here} on your clock: {there} in {_city(meeting.zone)}.")]


def _taken(seen: Seen, clock: tzinfo | None) -> _Doubts:
    if seen.clash is None:
        return []
    return [(Doubt.CLASH, f"Something else takes the same time, from {seen.clash.start.astimezone(clock):%H:%M} on.")]


def _way(case: Case, booking: Booking, preferences: Preferences, seen: Seen) -> _Doubts:
    if setting_of(case) is not Setting.ON_SITE:
        return []
    if case.travel_minutes is None and not preferences.travel_minutes:
        return [(Doubt.NO_WAY, "I do not know how long your way takes, so I cannot say when to leave.")]
    wanted = plan_way(Setting.ON_SITE, Span(booking.start, booking.end), preferences, case.travel_minutes) is not None
    return [(Doubt.NO_WAY, "The way there is not in your calendar.")] if wanted and seen.way_gone else []


def _look_up(case: Case, meeting: Event, preferences: Preferences, clock: tzinfo | None) -> tuple[str, ...]:
    setting, lines = setting_of(case), []
    leaves = leave_by(case, preferences)
    if setting is Setting.ON_SITE and meeting.place:
        lines.append(f"Address: {meeting.place}.")
    if leaves is not None:
        lines.append(f"Leave by {leaves.astimezone(clock):%H:%M}.")
    link = find_link(meeting) if setting is Setting.VIDEO else ""
    if link:
        lines.append(f"Link: {link}")
        lines += ["It is the link of the first interview: does it still hold?"] * (link == case.event.join_link)
    if setting is Setting.PHONE and case.phone:
        lines.append(f"Their number: {case.phone}.")
    if case.contact is not None and case.contact.name:
        lines.append(f"You meet {case.contact.name}.")
    return tuple(lines)


def _offset(zone: str, moment: datetime) -> timedelta | None:
    """How far its clocks are from UTC; None for a zone that names no place, as programs write it by themselves."""
    found = find_zone(zone) if "/" in zone and not zone.startswith("Etc/") else None
    return moment.astimezone(found).utcoffset() if found is not None else None


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ") or zone

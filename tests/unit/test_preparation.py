"""What the evening look says of a meeting, one doubt at a time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from service.domain.case import Booking, Case
from service.domain.event import Answer, Event, Setting
from service.domain.meetings.links import find_link, is_web_address
from service.domain.meetings.preparation import Doubt, Readiness, Seen, prepare
from service.domain.people import Person
from tests.unit.material import DANA, ME, PREFERENCES, START, agreement, case, event, guest

LINK = "https://meet.video.example/abc"
MEETING = event(id="second", join_link=LINK, place="")
_BOOKING = Booking(
    calendar_id="calendar-1", meeting_id="second", meeting_etag="1", start=START, end=START + timedelta(minutes=45)
)


def booked(setting: Setting = Setting.VIDEO, **changes: object) -> Case:
    agreed = agreement(start=_BOOKING.start, end=_BOOKING.end, setting=setting)
    return case(booking=_BOOKING, agreement=agreed, setting=setting, **changes)


def look(meeting: Event | None, of: Case | None = None, **seen: object) -> Readiness:
    found = replace(Seen(meeting, "Europe/Berlin"), **seen)  # type: ignore[arg-type]
    return prepare(of or booked(), _BOOKING, PREFERENCES, found)


def doubts(readiness: Readiness) -> list[Doubt]:
    return [kind for kind, _ in readiness.doubts]


def test_a_meeting_in_order_raises_no_doubt() -> None:
    readiness = look(MEETING)
    assert (readiness.doubts, readiness.changed) == ((), False)
    assert f"Link: {LINK}" in readiness.look_up


@pytest.mark.parametrize(
    ("changes", "doubt"),
    [
        ({"start": START + timedelta(hours=1), "end": START + timedelta(hours=2)}, Doubt.MOVED),
        ({"my_answer": Answer.DECLINED}, Doubt.DECLINED),
        ({"attendees": (guest(Person(ME), me=True),)}, Doubt.UNANSWERED),
        ({"join_link": ""}, Doubt.NO_LINK),
        ({"join_link": "", "place": "Zoom"}, Doubt.NO_LINK),
        ({"join_link": "zoom room 5"}, Doubt.ODD_LINK),
        ({"join_link": "ftp://meet.video.example/abc"}, Doubt.ODD_LINK),
        ({"join_link": "https://"}, Doubt.ODD_LINK),
        ({"zone": "America/New_York"}, Doubt.ZONE_CHANGED),
    ],
)
def test_each_thing_that_may_be_wrong_is_said_once(changes: dict[str, object], doubt: Doubt) -> None:
    readiness = look(replace(MEETING, **changes))  # type: ignore[arg-type]
    assert doubts(readiness) == [doubt]
    assert readiness.sentences[0].endswith(".")


@pytest.mark.parametrize(
    "changes", [{"join_link": "", "place": LINK}, {"join_link": "", "description": f"Join: {LINK}."}]
)
def test_a_link_may_stand_anywhere(changes: dict[str, object]) -> None:
    assert doubts(look(replace(MEETING, **changes))) == []  # type: ignore[arg-type]


def test_a_meeting_that_is_gone_has_changed_and_needs_no_other_word() -> None:
    readiness = look(None)
    assert (doubts(readiness), readiness.changed, readiness.look_up) == ([Doubt.GONE], True, ())


@pytest.mark.parametrize(("minutes", "changed"), [(0, False), (30, True)])
def test_a_meeting_has_changed_when_its_time_is_another(minutes: int, changed: bool) -> None:
    later = replace(MEETING, end=MEETING.end + timedelta(minutes=minutes))
    assert look(later).changed is changed


@pytest.mark.parametrize(
    ("zone", "said"),
    [("Europe/Paris", []), ("UTC", []), ("Nowhere/At_All", []), ("America/New_York", [Doubt.OTHER_ZONE])],
)
def test_a_traveller_is_told_the_time_on_the_own_clock(zone: str, said: list[Doubt]) -> None:
    readiness = look(MEETING, zone=zone)
    assert doubts(readiness) == said
    if said:
        assert readiness.sentences == ("It begins at 04:00 on your clock: 10:00 in Berlin.",)


def test_a_zone_that_programs_write_by_themselves_raises_no_doubt() -> None:
    assert doubts(look(replace(MEETING, zone="UTC"))) == []


def test_two_things_at_once_are_told_without_their_titles() -> None:
    readiness = look(MEETING, clash=event(id="x", title="Dentist, private"))
    assert doubts(readiness) == [Doubt.CLASH]
    assert "Dentist" not in readiness.sentences[0]


@pytest.mark.parametrize(
    ("place", "travel", "way_gone", "said"),
    [
        ("Hauptstrasse 1", 30, False, []),
        ("Hauptstrasse 1", 30, True, [Doubt.NO_WAY]),
        ("Hauptstrasse 1", None, True, [Doubt.NO_WAY]),
        ("Hauptstrasse 1", 0, True, []),
        ("", 30, False, [Doubt.NO_ADDRESS]),
    ],
)
def test_on_site_address_and_way_are_looked_for(
    place: str, travel: int | None, way_gone: bool, said: list[Doubt]
) -> None:
    of = booked(Setting.ON_SITE, travel_minutes=travel)
    assert doubts(look(replace(MEETING, place=place), of, way_gone=way_gone)) == said


def test_what_to_have_at_hand_fits_the_setting() -> None:
    place = replace(MEETING, place="Hauptstrasse 1")
    on_site = look(place, booked(Setting.ON_SITE, travel_minutes=30)).look_up
    assert on_site == ("Address: Hauptstrasse 1.", "Leave by 09:15.", f"You meet {DANA.name}.")
    assert look(MEETING, booked(Setting.PHONE, phone="030 23125 118")).look_up[0] == "Their number: 030 23125 118."


def test_the_link_of_the_first_interview_is_doubted_aloud() -> None:
    assert "It is the link of the first interview: does it still hold?" in look(MEETING, booked(event=MEETING)).look_up


@pytest.mark.parametrize(
    ("place", "link"),
    [(f"{LINK}, room 2", LINK), (f"({LINK})", LINK), (f"<{LINK}>", LINK), (f"Join {LINK}.", LINK), ("Hauptstr. 1", "")],
)
def test_a_link_is_found_without_what_stands_around_it(place: str, link: str) -> None:
    assert find_link(event(place=place)) == link


@pytest.mark.parametrize(
    ("link", "opens"),
    [(LINK, True), ("http://127.0.0.1:8080/x", True), ("https://", False), ("tel:+49", False), ("https://[", False)],
)
def test_only_a_web_address_opens_in_a_browser(link: str, opens: bool) -> None:
    assert is_web_address(link) is opens

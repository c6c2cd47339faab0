"""Where an interview takes place, and the block before it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from service.domain.event import Setting, Span
from service.domain.meetings.arrival import find_setting, need_time, plan_block
from tests.unit.material import PREFERENCES, START, event, span

LINK = "https://meet.video.example/abc"


@pytest.mark.parametrize(
    ("changes", "setting"),
    [
        ({"place": "Hauptstrasse 1, 10115 Berlin"}, Setting.ON_SITE),
        ({"place": "Northwind, 5th floor", "join_link": LINK}, Setting.ON_SITE),
        ({"join_link": LINK}, Setting.VIDEO),
        ({"place": "Zoom"}, Setting.VIDEO),
        ({"place": "Room 5 / Microsoft Teams Meeting", "join_link": LINK}, Setting.VIDEO),
        ({"place": LINK}, Setting.VIDEO),
        ({"description": "Join here: https://zoom.example/j/1"}, Setting.VIDEO),
        ({"title": "Video interview"}, Setting.VIDEO),
        ({"place": "Phone"}, Setting.PHONE),
        ({"place": "+49 30 901820"}, Setting.PHONE),
        ({"title": "Phone screen"}, Setting.PHONE),
        ({"title": "Telefoninterview"}, Setting.PHONE),
        ({"title": "Phone screen", "join_link": LINK, "description": "Phone: 030 901820"}, Setting.PHONE),
        ({"title": "Phone screen", "join_link": LINK}, Setting.VIDEO),
        ({"description": "Dana Rieger will call you.\nPhone: +49 30 23125 118"}, Setting.PHONE),
        ({"description": "Ich rufe Sie um 10 Uhr an."}, Setting.PHONE),
        ({"description": "Je vous appellerai à 10 h."}, Setting.PHONE),
        ({"description": "Te llamaremos a las 10."}, Setting.PHONE),
        ({"description": "Colloquio telefonico con Dana"}, Setting.PHONE),
        ({"description": "Entrevista por telefone"}, Setting.PHONE),
        ({"description": "We will call you if the link fails.", "join_link": LINK}, Setting.VIDEO),
        ({"description": "Ask for me at the desk. Phone: +49 30 23125 118"}, Setting.UNKNOWN),
        ({"place": "TBD"}, Setting.UNKNOWN),
        ({"place": "Siehe Beschreibung", "join_link": LINK}, Setting.VIDEO),
        ({"place": "I will call you"}, Setting.PHONE),
        ({}, Setting.UNKNOWN),
    ],
)
def test_the_setting_is_read_from_what_the_event_says(changes: dict[str, object], setting: Setting) -> None:
    assert find_setting(event(**changes)) is setting


@pytest.mark.parametrize(
    ("setting", "minutes"), [(Setting.ON_SITE, 15), (Setting.VIDEO, 15), (Setting.UNKNOWN, 15), (Setting.PHONE, 0)]
)
def test_the_block_is_fifteen_minutes_and_none_for_a_phone_call(setting: Setting, minutes: int) -> None:
    meeting = span(START, 45)
    block = plan_block(setting, meeting, PREFERENCES)
    assert block == (Span(START - timedelta(minutes=minutes), START) if minutes else None)


def test_the_owner_sets_the_length_of_the_block_for_each_setting() -> None:
    wanted = replace(PREFERENCES, arrival_on_site=30, arrival_video=5, arrival_phone=10)
    lengths = []
    for setting in (Setting.ON_SITE, Setting.VIDEO, Setting.PHONE):
        block = plan_block(setting, span(START, 45), wanted)
        lengths.append((block.end - block.start).seconds // 60 if block else 0)
    assert lengths == [30, 5, 10]
    assert plan_block(Setting.VIDEO, span(START, 45), replace(PREFERENCES, arrival_video=0)) is None


@pytest.mark.parametrize("moment", [datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)])
def test_the_block_lasts_fifteen_real_minutes_when_clocks_change_at_its_end(moment: datetime) -> None:
    meeting = Span(moment.astimezone(ZoneInfo("Europe/Berlin")), moment + timedelta(hours=1))
    block = plan_block(Setting.ON_SITE, meeting, PREFERENCES)
    assert block is not None
    assert block.end.astimezone(UTC) == moment
    assert block.end.astimezone(UTC) - block.start.astimezone(UTC) == timedelta(minutes=15)
    assert block.start.tzinfo == meeting.start.tzinfo


def test_the_way_counts_on_site_and_not_in_front_of_a_screen() -> None:
    far = replace(PREFERENCES, travel_minutes=40)
    needs = {setting: need_time(span(START, 45), setting, far).start for setting in Setting}
    assert needs[Setting.ON_SITE] == needs[Setting.UNKNOWN] == START - timedelta(minutes=55)
    assert needs[Setting.VIDEO] == START - timedelta(minutes=15)
    assert needs[Setting.PHONE] == START

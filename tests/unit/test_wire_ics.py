"""Calendar parts: one event, the right instant, and a doubt wherever the instant is not sure."""

from datetime import UTC, datetime

import pytest

from service.domain.people import Person
from service.wire import ics

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nMETHOD:REQUEST\r\n"
TAIL = "END:VCALENDAR\r\n"


def zone(name: str, offset: str) -> str:
    return (
        f"BEGIN:VTIMEZONE\r\nTZID:{name}\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:{offset}\r\n"
        f"TZOFFSETTO:{offset}\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )


def event(start: str = "DTSTART:20260312T190000Z", end: str = "DTEND:20260312T200000Z", more: str = "") -> str:
    return (
        f"BEGIN:VEVENT\r\nUID:u1\r\nDTSTAMP:20260310T120000Z\r\n{start}\r\n{end}\r\nSUMMARY:Interview\\, round 2\r\n"
        f"ORGANIZER;CN=Dana Reyes:mailto:Dana.Reyes@northwind.example\r\n{more}END:VEVENT\r\n"
    )


def file(*parts: str) -> bytes:
    return (HEAD + "".join(parts) + TAIL).encode()


def in_zone(name: str) -> str:
    return event(f"DTSTART;TZID={name}:20260312T150000", f"DTEND;TZID={name}:20260312T160000")


def start_of(data: bytes) -> datetime:
    (part,) = ics.read(data)
    assert part.event is not None, part.doubt
    return part.event.start


def test_an_invitation_is_read_with_its_time_title_and_organizer() -> None:
    (part,) = ics.read(file(event(more="SEQUENCE:3\r\nLOCATION:https://meet.example/abc\r\n")), "request")
    assert part.event is not None
    assert (part.method, part.doubt) == ("REQUEST", "")
    assert (part.event.start, part.event.end) == (
        datetime(2026, 3, 12, 19, tzinfo=UTC),
        datetime(2026, 3, 12, 20, tzinfo=UTC),
    )
    assert (part.event.title, part.event.sequence) == ("Interview, round 2", 3)
    assert part.event.organizer == Person("dana.reyes@northwind.example", "Dana Reyes")
    assert part.event.join_link == "https://meet.example/abc"


@pytest.mark.parametrize(("first", "second"), [("-0700", "-0400"), ("-0400", "-0700")])
def test_one_zone_name_with_two_meanings_is_read_rightly_in_each_file(first: str, second: str) -> None:
    hours = {"-0700": 22, "-0400": 19}
    for offset in (first, second):
        data = file(zone("Customized Time Zone", offset), in_zone("Customized Time Zone"))
        assert start_of(data) == datetime(2026, 3, 12, hours[offset], tzinfo=UTC)


def test_a_file_that_bends_a_well_known_zone_is_doubted_and_bends_no_other_file() -> None:
    name = "Mountain Standard Time"
    (bent,) = ics.read(file(zone(name, "+0900"), in_zone(name)))
    assert "another meaning" in bent.doubt
    (honest,) = ics.read(file(in_zone(name)))
    assert honest.event is not None
    assert (honest.doubt, honest.event.start) == ("", datetime(2026, 3, 12, 21, tzinfo=UTC))


def test_a_bent_olson_zone_is_doubted_too() -> None:
    (part,) = ics.read(file(zone("Europe/Berlin", "+0900"), in_zone("Europe/Berlin")))
    assert "another meaning" in part.doubt


@pytest.mark.parametrize(
    ("data", "doubt"),
    [
        (file(event(), event()), "exactly one event"),
        (file(), "exactly one event"),
        (file(in_zone("Nowhere Standard Time")), "zone is not known"),
        (file(event("DTSTART:20260312T150000", "DTEND:20260312T160000")), "zone is not known"),
        (file(event("DTSTART;VALUE=DATE:20260312", "DTEND;VALUE=DATE:20260313")), "all day"),
        (file(event(more="RRULE:FREQ=DAILY\r\n")), "series"),
        (file(event(more="RECURRENCE-ID:20260312T190000Z\r\n")), "series"),
        (file(event(more="STATUS:TENTATIVE\r\n")), "pencilled in"),
        (file(event(end="DTEND:20260312T180000Z")), "end after it starts"),
        (file(event(start="DTSTART:20260312T190000Z\r\nDTSTART:20260313T190000Z")), "several starts"),
        (file(event(start="DTSTART:hello")), "damaged"),
        (file(event(start="SUMMARY:no time", end="X-A:b")), "time cannot be read"),
        (file(event()) * 2, "several calendars"),
        (
            file(event("DTSTART;TZID=Europe/Berlin:20261025T023000", "DTEND;TZID=Europe/Berlin:20261025T033000")),
            "clock change",
        ),
        (
            file(zone("X", "+0100").replace("END:STANDARD", "RRULE:FREQ=SECONDLY\r\nEND:STANDARD"), event()),
            "unusual way",
        ),
        (file(zone("X", "+0100").replace("16010101", "00010101"), event()), "unusual way"),
        (file("BEGIN:VEVENT\r\n" * 5, event()), "cannot be read"),
        (file("BEGIN:VTIMEZONE\r\nTZID:X\r\n", event()), "cannot be read"),
        (file(zone("X", "+0100").replace("BEGIN:VTIMEZONE", "BEGIN;A=B:VTIMEZONE"), event()), "cannot be read"),
        (file("BEGIN:X-A\r\nEND:X-A\r\n" * 200, event()), "cannot be read"),
        (file(event(more="X-A:b\r\n" * 4_000)), "cannot be read"),
        (file(event(more="DESCRIPTION:" + "x" * 300_000 + "\r\n")), "too large"),
    ],
)
def test_what_is_not_sure_is_doubted(data: bytes, doubt: str) -> None:
    (part,) = ics.read(data)
    assert doubt in part.doubt


def test_the_mail_and_its_file_must_agree_on_what_is_asked() -> None:
    (part,) = ics.read(file(event()), "CANCEL")
    assert "disagree" in part.doubt


def test_a_length_instead_of_an_end_is_read() -> None:
    (part,) = ics.read(file(event(end="DURATION:PT45M")))
    assert part.event is not None
    assert part.event.end == datetime(2026, 3, 12, 19, 45, tzinfo=UTC)


def test_what_is_no_calendar_is_nothing() -> None:
    assert ics.read(b"hello") == ()
    assert ics.read(b"\xff\xfe") == ()

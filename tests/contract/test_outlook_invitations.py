"""Meeting mails as Outlook tells them, and what its mail servers say of a sender: read like anybody's."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from connectors.outlook.invitations import MEETING, read_meeting
from service.domain.event import Event
from service.domain.mail import CalendarPart, Mail
from service.domain.people import Person
from service.domain.replies.record import ReplyContext
from service.domain.replies.trust import find_mistrust

_START = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
_HOUR = timedelta(hours=1)
_DANA = Person("dana.rieger@northwind.example", "Dana Rieger")


def told(moment: datetime, zone: str = "UTC") -> dict[str, str]:
    """A moment as Graph tells it."""
    return {"dateTime": f"{moment:%Y-%m-%dT%H:%M:%S}.0000000", "timeZone": zone}


_EVENT = {
    "id": "AAkALgE",
    "type": "singleInstance",
    "iCalUId": "uid-1@northwind.example",
    "subject": "Interview: Data engineer",
    "start": told(_START),
    "end": told(_START + _HOUR),
    "originalStartTimeZone": "W. Europe Standard Time",
    "organizer": {"emailAddress": {"address": "Dana.Rieger@northwind.example", "name": "Dana Rieger"}},
}


def ask(kind: str, **fields: object) -> CalendarPart | None:
    """The calendar part of a meeting mail of this kind."""
    mail = {
        "@odata.type": "#microsoft.graph.eventMessageRequest",
        "meetingMessageType": kind,
        "type": "singleInstance",
        "recurrence": None,
        "event": _EVENT,
        **fields,
    }
    return read_meeting(MEETING.decode(msgspec.json.encode(mail)))


def sure(part: CalendarPart | None) -> Event:
    """The event of a part that nothing speaks against."""
    assert part is not None
    assert part.doubt == ""
    assert part.event is not None
    return part.event


@pytest.mark.parametrize(
    ("kind", "method"),
    [
        ("meetingRequest", "REQUEST"),
        ("meetingCancelled", "CANCEL"),
        ("meetingAccepted", "REPLY"),
        ("meetingTenativelyAccepted", "REPLY"),
        ("meetingDeclined", "REPLY"),
    ],
)
def test_each_kind_of_meeting_mail_has_its_method(kind: str, method: str) -> None:
    part = ask(kind)
    assert part is not None
    assert part.method == method


def test_a_request_tells_who_when_and_which_meeting() -> None:
    event = sure(ask("meetingRequest"))
    assert (event.start, event.end, event.zone) == (_START, _START + _HOUR, "Europe/Berlin")
    assert (event.uid, event.title) == ("uid-1@northwind.example", "Interview: Data engineer")
    assert event.organizer == _DANA


def test_the_mails_own_times_count_where_the_entry_has_moved_on() -> None:
    later = _START + timedelta(days=1)
    event = sure(ask("meetingRequest", startDateTime=told(later), endDateTime=told(later + _HOUR)))
    assert (event.start, event.end) == (later, later + _HOUR)


def test_a_proposed_time_makes_an_answer_a_counter() -> None:
    later = _START + timedelta(days=2)
    slot = {"start": told(later), "end": told(later + _HOUR)}
    part = ask("meetingTenativelyAccepted", proposedNewTime=slot, startDateTime=told(_START))
    assert part is not None
    assert part.method == "COUNTER"
    assert sure(part).start == later


@pytest.mark.parametrize(
    ("fields", "doubt"),
    [
        ({"isAllDay": True}, "all day"),
        ({"event": {**_EVENT, "isAllDay": True}}, "all day"),
        ({"type": "seriesMaster"}, "series"),
        ({"recurrence": {"pattern": {"type": "weekly"}}}, "series"),
        ({"event": {**_EVENT, "type": "occurrence"}}, "series"),
        ({"event": {**_EVENT, "seriesMasterId": "AAkALgM"}}, "series"),
        ({"startDateTime": told(_START, "Customized Time Zone")}, "zone"),
        ({"event": {**_EVENT, "originalStartTimeZone": "tzone://Microsoft/Custom"}}, "zone"),
        ({"isOutOfDate": True}, "newer"),
    ],
)
def test_what_may_not_be_acted_on_says_why(fields: dict[str, object], doubt: str) -> None:
    part = ask("meetingRequest", **fields)
    assert part is not None
    assert doubt in part.doubt


@pytest.mark.parametrize(
    "fields",
    [{"event": None}, {"meetingMessageType": "none"}, {"meetingMessageType": None}, {"event": {"subject": 1}}],
)
def test_a_mail_without_an_entry_is_left_to_its_own_file(fields: dict[str, object]) -> None:
    assert ask("meetingRequest", **fields) is None


def test_times_that_make_no_sense_are_no_event() -> None:
    part = ask("meetingRequest", startDateTime=told(_START + _HOUR), endDateTime=told(_START))
    assert part is not None
    assert (part.event, part.method) == (None, "REQUEST")
    assert part.doubt


def _mistrust(results: str, sender: str = _DANA.address) -> str:
    mail = Mail(
        message_id="a@northwind.example",
        sender=Person(sender),
        to=(),
        subject="",
        date=_START,
        text="",
        headers={"authentication-results": results},
    )
    event = Event(id="e", calendar_id="c", uid="u", etag="", start=_START, end=_START + _HOUR, zone="UTC")
    context = ReplyContext(
        now=_START, proposed=(), event=event, contact=_DANA, my_address="robin@keller.example", zone="UTC", bound=True
    )
    return find_mistrust(mail, context)


_PASSED = (
    "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=northwind.example; dkim=pass (signature was verified)"
    " header.d=northwind.example;dmarc=pass action=none header.from=northwind.example;compauth=pass reason=100"
)


def test_what_microsofts_servers_found_out_is_understood() -> None:
    assert _mistrust(_PASSED) == ""
    assert _mistrust(f"mx.provider.example; {_PASSED}") == ""


_SOMEBODY = "header.from=northwind.example"


@pytest.mark.parametrize(
    "results",
    [
        _PASSED.replace("dmarc=pass", "dmarc=fail"),
        f"spf=none; dkim=none (not signed) header.d=none;dmarc=none action=none {_SOMEBODY};compauth=pass reason=703",
        f"spf=fail smtp.mailfrom=evil.example;dmarc=bestguesspass action=none {_SOMEBODY};compauth=pass reason=109",
        f"spf=pass smtp.mailfrom=evil.example; dkim=pass header.d=evil.example;dmarc=none {_SOMEBODY};compauth=fail",
        "spf=pass smtp.mailfrom=evil.example; dmarc=pass action=none header.from=evil.example;compauth=pass reason=100",
        f"compauth=pass reason=100; {_SOMEBODY}",
    ],
)
def test_a_sender_that_was_not_proved_is_not_acted_upon(results: str) -> None:
    assert _mistrust(results) != ""

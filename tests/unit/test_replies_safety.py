"""Replies that look like a clear yes and are none: each is shown to the person, and nothing is done."""

from dataclasses import replace
from datetime import timedelta

import pytest

from service.domain.event import Event
from service.domain.mail import CalendarPart, Mail
from service.domain.people import Person
from service.domain.replies import Reading, ReplyContext, ReplyKind
from tests.unit.test_replies import MAIL, MISSED, SLOTS, THREAD, read

COLLEAGUE = Person("judith@northwind.example", "Judith")
OFF = (
    "Option A works, see you in April.",
    "Option A works, see you in December!",
    "Option A works. Until January then!",
    "Option A works, see you in the spring.",
    "Option A works, see you next month.",
    "Option A works, looking forward to next year.",
    "Option A works, see you after Christmas.",
    "See you Thursday 15:00 2027.",
    "Thursday at 3 pm in 2027 works.",
    "Option A works, see you Dec 2026.",
    "Option A works, see you in Dezember.",
    "Termin A passt, bis im Dezember!",
    "Termin A passt, wir sehen uns im Herbst.",
    "Le cr\u00e9neau A me convient, \u00e0 bient\u00f4t en d\u00e9cembre.",
    "La opci\u00f3n A me va bien, nos vemos en diciembre.",
)


@pytest.mark.parametrize("text", OFF)
def test_another_month_or_year_or_a_season_beside_a_yes_is_asked_about(text: str) -> None:
    assert not read(text).act


@pytest.mark.parametrize(
    "text",
    [
        "Option A works, see you in March.",
        "Thursday 12 March 2026 at 15:00 works.",
        "Option A works, see you in March 2026!",
        "Hi April,\n\nOption A works.",
    ],
)
def test_the_month_and_year_of_the_time_itself_are_no_obstacle(text: str) -> None:
    reading = read(text)
    assert (reading.kind, reading.act, reading.slot and reading.slot.letter) == (ReplyKind.AGREED, True, "A")


@pytest.mark.parametrize("text", ["March works.", "Yes, March works for us.", "See you in March 2026."])
def test_a_month_alone_is_no_time(text: str) -> None:
    assert not read(text).act


def read_checked(results: str) -> Reading:
    """A clear yes from the contact, with what the receiving server found out about it."""
    return read(
        "Option A works.", mail=replace(MAIL, headers={"authentication-results": f"mx.inbox.example; {results}"})
    )


@pytest.mark.parametrize(
    "results",
    [
        "spf=pass smtp.mailfrom=northwind.example; dkim=pass header.d=northwind.example; dmarc=pass",
        "spf=fail smtp.mailfrom=forwarder.example; dmarc=pass (p=REJECT) header.from=northwind.example",
        "spf=none; dkim=pass header.i=@mail.northwind.example header.s=s1",
        "spf=pass (allowed) smtp.mailfrom=dana.reyes@northwind.example; dkim=none",
        'spf=pass (sent (again)) smtp.mailfrom="dana.reyes@northwind.example"; dkim=none',
        'dkim=pass header.i=@northwind.example header.b="ab/c+"; spf=fail smtp.mailfrom=x.example; dmarc=pass',
    ],
)
def test_a_sender_who_was_checked_may_speak(results: str) -> None:
    assert read_checked(results).act


@pytest.mark.parametrize(
    "results",
    [
        "spf=fail; dkim=none",
        "spf=none; dkim=none; dmarc=none",
        "none",
        "spf=pass smtp.mailfrom=evil.example; dkim=pass header.d=evil.example",
        "dmarc=pass header.from=evil.example",
        "dkim=pass header.d=example",
        "dkim=pass header.d=evilnorthwind.example",
        "spf=pass smtp.mailfrom=northwind.example; dkim=fail header.d=northwind.example",
        "dmarc=fail header.from=northwind.example; spf=pass smtp.mailfrom=northwind.example",
        "spf=none (dmarc=pass header.from=northwind.example)",
        "spf=none (a (b) ; dmarc=pass header.from=northwind.example)",
        'spf=pass smtp.mailfrom="x; dmarc=pass header.from=northwind.example; y"@evil.example',
        'spf=pass (of "a); dmarc=pass header.from=northwind.example; (b"@evil.example) smtp.mailfrom=evil.example',
        'dkim=pass header.d=evil.example header.i="x@northwind.example"@evil.example',
        "spf=pass smtp.mailfrom=x@northwind.example@evil.example",
        "spf=pass smtp.mailfrom=northwind.example (never closed",
        'spf=pass smtp.mailfrom=northwind.example; reason="never closed',
    ],
)
def test_a_sender_whom_no_check_proves_is_asked_about(results: str) -> None:
    reading = read_checked(results)
    assert not reading.act
    assert "check" in reading.why


def test_where_the_server_tells_nothing_only_an_answer_to_our_letter_is_believed() -> None:
    assert read("Option A works.").act
    assert not read("Option A works.", replace(THREAD, bound=False)).act


def invited(event: Event, thread: ReplyContext = THREAD, mail: Mail = MAIL) -> Reading:
    """An invitation by mail, as its calendar file says."""
    return read("", thread, replace(mail, calendar=(CalendarPart("REQUEST", event),)))


def test_an_unchecked_invitation_outside_of_the_conversation_is_asked_about() -> None:
    theirs = replace(MISSED, uid="u2", start=SLOTS[0].start, end=SLOTS[0].end)
    elsewhere = replace(THREAD, bound=False)
    checked = replace(MAIL, headers={"authentication-results": "mx.inbox.example; dmarc=pass"})
    assert invited(theirs).act
    assert invited(theirs, elsewhere, checked).act
    for strange in (theirs, replace(theirs, title="Something else"), replace(theirs, organizer=COLLEAGUE)):
        reading = invited(strange, elsewhere)
        assert not reading.act
        assert "nobody checked" in reading.why
    assert not invited(theirs, elsewhere, replace(MAIL, sender=COLLEAGUE)).act


@pytest.mark.parametrize(("hours", "act"), [(0.5, True), (4, True), (4.25, False), (1_500, False)])
def test_an_invitation_of_unlikely_length_is_asked_about(hours: float, act: bool) -> None:
    start = SLOTS[0].start
    reading = invited(replace(MISSED, start=start, end=start + timedelta(hours=hours)))
    assert reading.act is act
    assert act or "longer" in reading.why


def test_a_whole_day_that_was_proposed_may_be_a_whole_day() -> None:
    start = SLOTS[0].start
    long = replace(SLOTS[0], end=start + timedelta(hours=5))
    thread = replace(THREAD, proposed=(long, *SLOTS[1:]))
    assert invited(replace(MISSED, start=start, end=start + timedelta(hours=8)), thread).act
    assert not invited(replace(MISSED, start=start, end=start + timedelta(hours=11)), thread).act

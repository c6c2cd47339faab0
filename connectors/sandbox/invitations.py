"""How does a meeting reach its guests? Copies in their calendars and, when asked, mails (RFC 5546, RFC 6047)."""

from copy import deepcopy
from datetime import UTC, datetime
from email.utils import format_datetime

from connectors.sandbox import letters
from connectors.sandbox.calendars import Calendar, Entry, Guest
from connectors.sandbox.moments import Moment
from connectors.sandbox.people import Person
from connectors.sandbox.post import arrive
from connectors.sandbox.world import Notice, World

_TITLES = {"request": "Invitation: ", "update": "Updated invitation: ", "cancel": "Canceled event: "}


def share(world: World, calendar: Calendar, entry: Entry, kind: str, mail: bool, cause: str) -> None:
    """Bring a meeting to its guests. `kind` is request, update or cancel; `mail` says whether they get mail.

    Only the organiser's own copy is shared; every guest keeps own label, colour, reminders and private data.
    """
    author = world.people.get(entry.organizer)
    if author is None or calendar.owner != entry.organizer:
        return
    for guest in [guest for guest in entry.guests if guest.address != entry.organizer]:
        person = world.people.get(guest.address)
        if person is not None:
            _copy(person, entry, kind)
        if mail:
            world.notices.append(Notice(kind, guest.address, entry.uid, cause, world.clock.now()))
            if person is not None:
                arrive(world, person, _mail(world, author, guest, entry, kind))


def report_answer(world: World, calendar: Calendar, entry: Entry) -> None:
    """Write a guest's answer into the organiser's own copy; deleting one's copy counts as declining."""
    organizer, mine = world.people.get(entry.organizer), entry.guest(calendar.owner)
    copies = organizer.primary.with_uid(entry.uid) if organizer else []
    if organizer is None or mine is None or not copies:
        return
    original = deepcopy(copies[0])
    seen = original.guest(calendar.owner)
    answer = "declined" if entry.cancelled else mine.answer
    if seen is not None and seen.answer != answer:
        seen.answer = answer
        organizer.primary.save(original)


def _copy(person: Person, entry: Entry, kind: str) -> None:
    calendar = person.primary
    mine = next(iter(calendar.with_uid(entry.uid)), None)
    if kind == "cancel":
        if mine is not None:
            mine.status = "cancelled"
            calendar.save(mine)
        return
    copy = deepcopy(entry)
    own = mine or Entry(entry.id, entry.uid, entry.start, entry.end)
    copy.id, copy.label, copy.color, copy.private = own.id, own.label, own.color, own.private
    copy.reminders, copy.own, copy.born, copy.created, copy.version = own.reminders, own.own, own.born, own.created, 0
    calendar.save(copy)


def _mail(world: World, author: Person, guest: Guest, entry: Entry, kind: str) -> bytes:
    subject = _TITLES[kind] + entry.title
    when = _spoken(entry.start, author.zone)
    body = f"{entry.title}\r\n\r\nWhen: {when}\r\nWhere: {entry.location or '-'}\r\n\r\n{entry.description}\r\n"
    message = letters.compose(
        (author.name, author.address), (guest.name, guest.address), subject, body, world.clock.now(), world.message_id()
    )
    method = "CANCEL" if kind == "cancel" else "REQUEST"
    source = calendar_text(entry, method, world.clock.now())
    message.add_alternative(source, subtype="calendar", params={"method": method})
    message.add_attachment(source.encode(), maintype="application", subtype="ics", filename="invite.ics")
    raw = letters.seal(message, world.mint)
    return letters.prepend(
        raw,
        [f"Delivered-To: {guest.address}", f"Received: by mail.provider.example; {format_datetime(world.clock.now())}"],
    )


def _spoken(moment: Moment, zone: str) -> str:
    return f"{moment.local(zone):%A, %d %B %Y, %H:%M} ({moment.zone or zone})"


def calendar_text(entry: Entry, method: str, now: datetime) -> str:
    """The meeting as an iCalendar file (RFC 5545), times in UTC."""
    lines = [
        "BEGIN:VCALENDAR",
        "PRODID:-//Provider Example//Calendar//EN",
        "VERSION:2.0",
        f"METHOD:{method}",
        "BEGIN:VEVENT",
        f"UID:{entry.uid}",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        _when("DTSTART", entry.start),
        _when("DTEND", entry.end),
        f"SEQUENCE:{entry.sequence}",
        f"STATUS:{'CANCELLED' if method == 'CANCEL' else 'CONFIRMED'}",
        f"SUMMARY:{_escape(entry.title)}",
        f"DESCRIPTION:{_escape(entry.description)}",
        f"LOCATION:{_escape(entry.location)}",
        f'ORGANIZER;CN="{_quoted(entry.organizer_name)}":mailto:{entry.organizer}',
        *(_attendee(guest) for guest in entry.guests),
        *entry.rules,
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(_fold(line) + "\r\n" for line in lines)


def _attendee(guest: Guest) -> str:
    answer = {"needsAction": "NEEDS-ACTION"}.get(guest.answer, guest.answer.upper())
    return f'ATTENDEE;CN="{_quoted(guest.name)}";PARTSTAT={answer};RSVP=TRUE:mailto:{guest.address}'


def _when(name: str, moment: Moment) -> str:
    return f"{name};VALUE=DATE:{moment.stamp()}" if moment.day else f"{name}:{moment.stamp()}"


def _escape(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\\n").replace("\n", "\\n")


def _quoted(text: str) -> str:
    return text.replace('"', "'").replace("\n", " ")


def _fold(line: str) -> str:
    pieces: list[bytes] = [b""]
    for char in line:
        encoded = char.encode()
        if len(pieces[-1]) + len(encoded) > 73:
            pieces.append(b"")
        pieces[-1] += encoded
    return "\r\n ".join(piece.decode() for piece in pieces)

"""What does a person's calendar look like on a page? One week as a list, with the mark a person would set."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from connectors.sandbox.calendars import Calendar, Entry
from connectors.sandbox.control.markup import Html, button, join, link, page, tag
from connectors.sandbox.people import Person
from connectors.sandbox.recurrence import expanded
from connectors.sandbox.story import MISSED


def calendar_page(person: Person, first: date, now: datetime) -> str:
    """The seven days from `first`, every calendar of the person together."""
    days = [first + timedelta(days=number) for number in range(7)]
    steps = [
        link(f"/calendar/{person.address}?from={first + timedelta(days=shift)}", text)
        for shift, text in ((-7, "Earlier"), (7, "Later"))
    ]
    crossing = tag("p", link(f"/mailbox/{person.address}", "Mail"), " · ", steps[0], " · ", steps[1])
    return page(
        f"Calendar of {person.name}",
        tag("p", f"{person.address}, {person.zone}", class_="soft"),
        crossing,
        *(_day(person, day, now) for day in days),
    )


def _day(person: Person, day: date, now: datetime) -> Html:
    zone = ZoneInfo(person.zone)
    low = datetime.combine(day, time(), zone)
    high = datetime.combine(day + timedelta(days=1), time(), zone)
    found = [
        (calendar, entry)
        for calendar in person.calendars.values()
        for entry in expanded(calendar, high)
        if entry.start.instant(calendar.zone) < high and entry.end.instant(calendar.zone) > low
    ]
    found.sort(key=lambda pair: pair[1].start.instant(pair[0].zone))
    shown = [_entry(person, calendar, entry, now) for calendar, entry in found]
    return join(tag("h2", f"{day:%A, %d %B}"), *(shown or [tag("p", "Free.", class_="soft")]))


def _entry(person: Person, calendar: Calendar, entry: Entry, now: datetime) -> Html:
    marks = person.marks(calendar, entry)
    title = tag("b", entry.title or "(no title)", class_="gone" if entry.cancelled else "title")
    chips = [tag("span", mark, class_="mark") for mark in marks]
    facts = [
        ("When", _span(entry, calendar)),
        ("Where", entry.location),
        ("With", _guests(entry)),
        ("Note", entry.description),
    ]
    rows = [join(tag("dt", name), tag("dd", value)) for name, value in facts if value]
    ended = entry.end.instant(calendar.zone) < now and not entry.cancelled
    press = _press(person, entry, MISSED in marks) if ended and not person.company else Html("")
    return tag("article", title, " ", *chips, tag("dl", *rows), press)


def _span(entry: Entry, calendar: Calendar) -> str:
    if entry.start.day is not None:
        return "all day"
    return f"{entry.start.local(calendar.zone):%H:%M} to {entry.end.local(calendar.zone):%H:%M}"


def _guests(entry: Entry) -> str:
    return ", ".join(f"{guest.name or guest.address} ({guest.answer})" for guest in entry.guests)


def _press(person: Person, entry: Entry, marked: bool) -> Html:
    fields = {"address": person.address, "event": entry.id, "label": "" if marked else MISSED}
    text = "Remove the mark" if marked else "Mark missed in the calendar app"
    return button("/act/mark", text, fields, strong=not marked)

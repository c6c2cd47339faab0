"""What has happened before the curtain rises? A candidate, an interviewer, and an interview just missed.

The story is played into an empty world by turning its clock back and acting it out, so that every mail,
entry and history number is as old as it says. It works for any start, at night and on weekends too.
Phone numbers are from the ranges the German regulator keeps free for fiction.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from connectors.sandbox import letters, post
from connectors.sandbox.calendars import Calendar, Entry, Guest, Label
from connectors.sandbox.invitations import share
from connectors.sandbox.mailbox import Message
from connectors.sandbox.moments import Moment, at, on
from connectors.sandbox.people import Person
from connectors.sandbox.personas import NAMES
from connectors.sandbox.world import World

_ZONE = "Europe/Berlin"
MISSED = "Missed interview"


@dataclass(frozen=True, slots=True)
class Story:
    """How the story is set. `meeting` is video, phone or site; `candidates` share nothing but the plot.

    `provider` is where they have their accounts: google, outlook, or both, which makes every second one
    (at least one) an Outlook person.
    """

    mail_thread: bool = True
    meeting: str = "video"
    candidates: int = 1
    persona: str = "agrees"
    labels: bool = True
    provider: str = "google"

    def __post_init__(self) -> None:
        if self.meeting not in ("video", "phone", "site"):
            raise ValueError(f"a meeting is video, phone or site, not {self.meeting!r}")
        if self.persona not in NAMES:
            raise ValueError(f"no persona {self.persona!r}; there are {', '.join(NAMES)}")
        if self.provider not in ("google", "outlook", "both"):
            raise ValueError(f"a provider is google, outlook or both, not {self.provider!r}")
        if not 1 <= self.candidates <= 500:
            raise ValueError("between 1 and 500 candidates can take part")

    @property
    def couples(self) -> int:
        """How many candidates take part."""
        return max(self.candidates, 2) if self.provider == "both" else self.candidates

    def provider_of(self, number: int) -> str:
        """Where the candidate with that number (from 1) has the account."""
        if self.provider == "both":
            return "outlook" if number % 2 == 0 else "google"
        return self.provider


def play(world: World, story: Story) -> None:
    """Fill an empty world; afterwards its clock stands where it stood before."""
    start = world.clock.now()
    ended = start - timedelta(minutes=20, seconds=start.second, microseconds=start.microsecond)
    ended -= timedelta(minutes=ended.minute % 5)
    for number in range(1, story.couples + 1):
        candidate, interviewer = _couple(world, number if story.couples > 1 else 0, story.provider_of(number))
        _furnish(world, candidate, start, story)
        world.clock.set(start - timedelta(days=6))
        if story.mail_thread:
            _correspond(world, candidate, interviewer)
        _invite(world, candidate, interviewer, ended, story)
        world.clock.set(start)
        interviewer.persona = story.persona
    world.notices.clear()


def _couple(world: World, number: int, provider: str) -> tuple[Person, Person]:
    tail = str(number) if number else ""
    candidate = world.add_person(f"robin{tail}@keller.example", "Robin Keller", _ZONE, provider=provider)
    candidate.phone = "+49 171 39200 12"
    interviewer = world.add_person(
        f"dana.rieger{tail}@northwind.example", "Dana Rieger", _ZONE, "Northwind", provider=provider
    )
    interviewer.phone = "+49 30 23125 118"
    return candidate, interviewer


def _furnish(world: World, candidate: Person, start: datetime, story: Story) -> None:
    world.clock.set(start - timedelta(days=30))
    calendar = candidate.primary
    if story.labels:
        calendar.labels = [Label(world.mint.uuid(), "#d50000", MISSED), Label(world.mint.uuid(), "#0b8043", "Family")]
        calendar.touch()
    today = start.astimezone(ZoneInfo(_ZONE)).date()
    series = _ordinary(world, candidate, "Swimming", _wall(start, -8, 18), 60)
    series.rules = ["RRULE:FREQ=WEEKLY;COUNT=20"]
    calendar.save(series)
    calendar.save(_ordinary(world, candidate, "Dentist", _wall(start, 1, 9), 60))
    calendar.save(_ordinary(world, candidate, "Lunch with Kim", _wall(start, 2, 12), 75))
    holiday = Moment(day=today + timedelta(days=9))
    calendar.save(_entry(world, candidate, "Day trip", holiday, on(today + timedelta(days=10))))
    family = world.add_calendar(candidate, f"family.{candidate.address}", "Family")
    family.save(_ordinary(world, candidate, "School concert", _wall(start, 1, 15), 90))
    world.clock.set(start)


def _wall(start: datetime, days: int, hour: int) -> datetime:
    day = start.astimezone(ZoneInfo(_ZONE)).date() + timedelta(days=days)
    return datetime.combine(day, time(hour), ZoneInfo(_ZONE))


def _ordinary(world: World, person: Person, title: str, start: datetime, minutes: int) -> Entry:
    return _entry(world, person, title, at(start, _ZONE), at(start + timedelta(minutes=minutes), _ZONE))


def _entry(world: World, person: Person, title: str, start: Moment, end: Moment) -> Entry:
    ident = world.mint.entry()
    return Entry(
        ident,
        f"{ident}@{person.address.partition('@')[2]}",
        start,
        end,
        title=title,
        organizer=person.address,
        organizer_name=person.name,
    )


def _correspond(world: World, candidate: Person, interviewer: Person) -> None:
    first = _write(
        world,
        interviewer,
        candidate,
        "Interview for the Data Engineer role",
        f"Hello {candidate.first_name},\n\nthank you for your application. We would like to talk to you "
        "about the Data Engineer role. I will send you an invitation.\n\nBest regards,\n"
        f"{interviewer.name}\n{interviewer.company}\n{interviewer.phone}\n",
        {},
    )
    ident = first.header("Message-ID")
    world.clock.advance(3 * 3600)
    _write(
        world,
        candidate,
        interviewer,
        "Re: Interview for the Data Engineer role",
        f"Dear {interviewer.first_name},\n\nthat suits me well, thank you. I look forward to it.\n\n"
        f"Best regards,\n{candidate.name}\n{candidate.phone}\n",
        {"In-Reply-To": ident, "References": ident},
    )
    world.clock.advance(1800)


def _write(world: World, author: Person, reader: Person, subject: str, body: str, extra: dict[str, str]) -> Message:
    mail = letters.compose(
        (author.name, author.address),
        (reader.name, reader.address),
        subject,
        body,
        world.clock.now(),
        world.message_id(),
        extra,
    )
    sent = post.send(world, author, letters.seal(mail, world.mint))
    _mark_read(reader)
    return sent


def _invite(world: World, candidate: Person, interviewer: Person, ended: datetime, story: Story) -> None:
    entry = _ordinary(
        world, interviewer, f"Interview: Data Engineer, {interviewer.company}", ended - timedelta(minutes=45), 45
    )
    entry.guests = [
        Guest(interviewer.address, interviewer.name, "accepted"),
        Guest(candidate.address, candidate.name, "accepted"),
    ]
    _place(entry, interviewer, story.meeting)
    interviewer.primary.save(entry)
    share(world, interviewer.primary, entry, "request", mail=story.mail_thread, cause="person")
    _mark_read(candidate)


def _place(entry: Entry, interviewer: Person, meeting: str) -> None:
    link = "https://meet.northwind.example/data-engineer"
    lines = ["Conversation about the Data Engineer role."]
    if meeting == "video":
        entry.location = link
        lines.append(f"Video: {link}")
    if meeting == "site":
        entry.location = "Northwind, Musterstraße 12, 10115 Berlin"
    if meeting == "phone":
        lines.append(f"{interviewer.name} will call you.")
    entry.description = "\n".join([*lines, f"Phone: {interviewer.phone}"])


def _mark_read(person: Person) -> None:
    for message in person.mailbox.labelled("UNREAD"):
        person.mailbox.relabel(message.id, set(), {"UNREAD"})


def missed_interview(calendar: Calendar) -> Entry:
    """The story's interview in a candidate's calendar; LookupError if it is gone."""
    for entry in calendar.entries.values():
        if entry.title.startswith("Interview: ") and not entry.cancelled:
            return entry
    raise LookupError("the interview is not in this calendar any more")

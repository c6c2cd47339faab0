"""What exists in the sandbox? People, mail, calendars, one clock, and things due to happen."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from connectors.sandbox.calendars import Calendar, Entry
from connectors.sandbox.clock import WorldClock
from connectors.sandbox.mailbox import Mailbox, Message
from connectors.sandbox.mint import Mint
from connectors.sandbox.people import Person


@dataclass(frozen=True, slots=True)
class Notice:
    """One invitation, update or cancellation mail which a calendar sent to a guest.

    `cause` is api when a program's write caused it and person when somebody acted by hand.
    """

    kind: str
    to: str
    uid: str
    cause: str
    at: datetime


class World:
    """The whole state behind every provider face; single-threaded, owned by one event loop.

    `opened` is when the curtain rose: what is older belongs to the story's past.
    """

    def __init__(self, clock: WorldClock, seed: int = 7) -> None:
        self.clock = clock
        self.mint = Mint(seed)
        self.people: dict[str, Person] = {}
        self.notices: list[Notice] = []
        self.dropped_headers: set[str] = set()
        self.search_lag = 0.0
        self.opened = clock.now()
        self.arrivals: list[Callable[[Person, Message], None]] = []
        self.calendar_watchers: list[Callable[[Calendar, Entry], None]] = []
        self._agenda: list[tuple[datetime, int, Callable[[], None]]] = []
        clock.on_move(self.settle)

    def add_person(
        self, address: str, name: str, zone: str, company: str = "", persona: str = "", provider: str = "google"
    ) -> Person:
        """Let somebody move in, with an empty mailbox and one empty calendar."""
        person = Person(address, name, zone, Mailbox(self.clock, self.mint), company, provider, persona=persona)
        self.people[address] = person
        self.add_calendar(person, address, address)
        return person

    def add_calendar(self, person: Person, ident: str, title: str) -> Calendar:
        """Give a person one more calendar."""
        calendar = Calendar(ident, person.address, title, person.zone, self.clock, self.mint)
        calendar.watchers.append(self._calendar_changed)
        person.calendars[ident] = calendar
        return calendar

    def accounts(self, provider: str) -> list[Person]:
        """Who can sign in at a provider: its people, interviewers left out."""
        return [person for person in self.people.values() if person.provider == provider and not person.company]

    def person(self, address: str) -> Person:
        """The person with that address; KeyError if nobody has it."""
        return self.people[address.strip().lower()]

    def later(self, seconds: float, action: Callable[[], None]) -> None:
        """Let something happen after some world time; with 0 it happens now."""
        if seconds <= 0:
            action()
            return
        due = self.clock.now() + timedelta(seconds=seconds)
        heapq.heappush(self._agenda, (due, self.mint.number(), action))

    def settle(self) -> None:
        """Do all that has come due."""
        while self._agenda and self._agenda[0][0] <= self.clock.now():
            heapq.heappop(self._agenda)[2]()

    def message_id(self) -> str:
        """A Message-ID as the provider writes it on everything it sends."""
        return f"<CA{self.mint.token(48)}@mail.provider.example>"

    def _calendar_changed(self, calendar: Calendar, entry: Entry) -> None:
        for watcher in self.calendar_watchers:
            watcher(calendar, entry)

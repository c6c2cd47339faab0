"""How does a guest's answer travel? A mail to the organiser (RFC 5546 REPLY, or COUNTER with another time)."""

from copy import deepcopy

from connectors.sandbox import letters
from connectors.sandbox.calendars import Entry
from connectors.sandbox.invitations import calendar_text
from connectors.sandbox.moments import Moment
from connectors.sandbox.people import Person
from connectors.sandbox.post import arrive
from connectors.sandbox.world import Notice, World

_TITLES = {"accepted": "Accepted: ", "tentative": "Tentative: ", "declined": "Declined: "}


def respond(
    world: World,
    person: Person,
    entry: Entry,
    comment: str,
    proposed: tuple[Moment, Moment] | None = None,
    cause: str = "person",
) -> None:
    """Mail a guest's answer to the organiser; `proposed` is start and end of another time."""
    answer = deepcopy(entry)
    answer.guests = [guest for guest in answer.guests if guest.address == person.address]
    if proposed:
        answer.start, answer.end = proposed
    method = "COUNTER" if proposed else "REPLY"
    title = "New Time Proposed: " if proposed else _TITLES[answer.guests[0].answer]
    mail = letters.compose(
        (person.name, person.address),
        (entry.organizer_name, entry.organizer),
        title + entry.title,
        comment + "\r\n",
        world.clock.now(),
        world.message_id(),
    )
    mail.add_alternative(
        calendar_text(answer, method, world.clock.now()), subtype="calendar", params={"method": method}
    )
    world.notices.append(Notice("reply", entry.organizer, entry.uid, cause, world.clock.now()))
    if entry.organizer in world.people:
        arrive(world, world.people[entry.organizer], letters.seal(mail, world.mint))

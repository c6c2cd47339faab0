"""Who is on the invitation: whom would the letter go to if there were no mail at all?"""

import re

from service.domain.event import Event
from service.domain.people import Person
from service.domain.whom.addresses import is_human, may_be_human, same_mailbox

_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[a-zA-Z0-9][a-zA-Z0-9-]{0,62}(?:\.[a-zA-Z0-9-]{1,63}){1,5}(?![\w-])")
_MOST_READ = 20_000


def find_contact(event: Event, *me: str) -> Person | None:
    """The one human to write to, or None when only the owner (`me`, with each own address) can say.

    That is the organiser; where a machine, a shared mailbox or the owner organised it, the single human attendee.
    """
    organizers = [person for person in organizers_of(event, me) if is_human(person.address)]
    if organizers:
        return organizers[0]
    humans = [person for person in others_at(event, me) if is_human(person.address)]
    return humans[0] if len(humans) == 1 else None


def everybody_at(event: Event, *me: str) -> tuple[Person, ...]:
    """The organiser and all guests but the owner, each once; machines and rooms too."""
    known: dict[str, Person] = {}
    for person in (*organizers_of(event, me), *others_at(event, me)):
        known.setdefault(person.address, person)
    return tuple(known.values())


def named_in_text(event: Event, *me: str) -> tuple[Person, ...]:
    """People whose addresses stand in the invitation's description, as schedulers write them there."""
    found = dict.fromkeys(one.lower() for one in _ADDRESS.findall(event.description[:_MOST_READ]))
    return tuple(Person(one) for one in found if _has_name(one) and may_be_human(one) and not is_mine(one, me))


def organizers_of(event: Event, me: tuple[str, ...]) -> list[Person]:
    """The organiser, under the name on the guest list where the invitation gives none; nobody when it is the owner."""
    organizer = event.organizer
    if organizer is None or event.organized_by_me or is_mine(organizer.address, me):
        return []
    named = (one.person for one in event.attendees if one.person.address == organizer.address and one.person.name)
    return [organizer if organizer.name else next(named, organizer)]


def others_at(event: Event, me: tuple[str, ...]) -> list[Person]:
    """All guests but the owner."""
    return [one.person for one in event.attendees if not one.me and not is_mine(one.person.address, me)]


def is_mine(address: str, me: tuple[str, ...]) -> bool:
    """Whether the address is one of the owner's."""
    return any(same_mailbox(address, one) for one in me)


def _has_name(address: str) -> bool:
    """Whether it is more than a number: those are conference rooms."""
    return any(char.isalpha() for char in address.partition("@")[0])

"""To whom does the letter go, which number can be called, which conversation is answered in?"""

from service.domain.addresses import is_robot, is_shared, same_mailbox
from service.domain.conversations import MailFact, choose_conversation
from service.domain.event import Event
from service.domain.people import Person
from service.domain.phones import find_phone

__all__ = ["MailFact", "candidates", "choose_conversation", "find_contact", "find_phone", "is_robot"]


def find_contact(event: Event, *me: str) -> Person | None:
    """The one human to write to, or None when only the owner (`me`, with each own address) can say.

    That is the organiser; where a machine, a shared mailbox or the owner organised it, the single human attendee.
    """
    if (organizer := _human_organizer(event, me)) is not None:
        return organizer
    humans = [person for person in _others(event, me) if _is_human(person)]
    return humans[0] if len(humans) == 1 else None


def candidates(event: Event, *me: str) -> tuple[Person, ...]:
    """Everybody the letter could go to: people first, the organiser at their head, then shared mailboxes."""
    everyone = [*_organizers(event, me), *_others(event, me)]
    known: dict[str, Person] = {}
    for person in everyone:
        if not is_robot(person.address):
            known.setdefault(person.address, person)
    return tuple(sorted(known.values(), key=lambda person: is_shared(person.address)))


def _human_organizer(event: Event, me: tuple[str, ...]) -> Person | None:
    return next((person for person in _organizers(event, me) if _is_human(person)), None)


def _organizers(event: Event, me: tuple[str, ...]) -> list[Person]:
    organizer = event.organizer
    if organizer is None or event.organized_by_me or _is_mine(organizer, me):
        return []
    named = (one.person for one in event.attendees if one.person.address == organizer.address and one.person.name)
    return [organizer if organizer.name else next(named, organizer)]


def _others(event: Event, me: tuple[str, ...]) -> list[Person]:
    return [one.person for one in event.attendees if not one.me and not _is_mine(one.person, me)]


def _is_mine(person: Person, me: tuple[str, ...]) -> bool:
    return any(same_mailbox(person.address, one) for one in me)


def _is_human(person: Person) -> bool:
    return not is_robot(person.address) and not is_shared(person.address)

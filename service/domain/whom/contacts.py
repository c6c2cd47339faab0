"""To whom does the letter go, and in which conversation? Where that is not beyond doubt, the owner is asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.domain.event import Event
from service.domain.letter import Conversation
from service.domain.people import Person
from service.domain.whom.addresses import is_human, is_robot, is_shared, may_be_human, same_organisation
from service.domain.whom.circles import Circle, draw_circle
from service.domain.whom.conversations import choose_mail, conversation_of
from service.domain.whom.guests import everybody_at, find_contact, is_mine, named_in_text
from service.domain.whom.mail_facts import MailFact
from service.domain.whom.names import with_name
from service.domain.whom.phones import find_phone

__all__ = ["ChosenContact", "MailFact", "candidates", "choose_contact", "find_contact", "find_phone", "is_robot"]

_MOST_OFFERED = 8


@dataclass(frozen=True, slots=True)
class ChosenContact:
    """Who gets the letter, None when only the owner can say; the conversation, None for a new one; and why.

    `mail` is the one that is answered. `doubtful` says that a mail was found which leads somewhere else.
    """

    person: Person | None
    conversation: Conversation | None
    why: str
    mail: MailFact | None = None
    doubtful: bool = False


def choose_contact(
    event: Event, mails: Sequence[MailFact], me: Sequence[str], named: Person | None = None, *, colleagues: bool = True
) -> ChosenContact:
    """Whoever wrote the mail that is to be answered, else the human of the invitation; `named` by the owner stays."""
    circle = draw_circle(event, me, named, colleagues=colleagues)
    fallback, found = named or find_contact(event, *me), choose_mail(mails, event, circle)
    known = (*everybody_at(event, *me), *(mail.sender for mail in mails))
    if found is None:
        return _without_mail(fallback, known)
    mail, conversation = found.mail, conversation_of(found.mail)
    if named is not None:
        return ChosenContact(with_name(named, known), conversation, found.why, mail)
    person = _addressee(mail, circle)
    if person is None:
        return ChosenContact(None, conversation, _say_doubt(mail), mail, doubtful=True)
    if is_shared(person.address):
        person = fallback
    return ChosenContact(with_name(person, known) if person else None, conversation, found.why, mail)


def candidates(event: Event, *me: str, mails: Sequence[MailFact] = ()) -> tuple[Person, ...]:
    """Everybody the letter could go to: people first, the organiser at their head, then shared mailboxes."""
    wrote = [person for mail in mails if not mail.outgoing for person in (mail.sender, *mail.reply_to)]
    everyone = (*everybody_at(event, *me), *wrote, *named_in_text(event, *me))
    known = {one.address: with_name(one, everyone) for one in everyone if _is_offered(one, me)}
    return tuple(sorted(known.values(), key=lambda one: not is_human(one.address)))[:_MOST_OFFERED]


def _without_mail(fallback: Person | None, known: tuple[Person, ...]) -> ChosenContact:
    if fallback is None:
        return ChosenContact(None, None, "The invitation names nobody I could safely write to.")
    why = "No earlier mail is clearly about this interview."
    return ChosenContact(with_name(fallback, known), None, why)


def _addressee(mail: MailFact, circle: Circle) -> Person | None:
    """Who gets the answer to a mail (RFC 5322 section 3.6.2); None when it should go where nobody of them is known."""
    wanted = [one for one in mail.reply_to if not is_mine(one.address, circle.me)]
    if not wanted or any(one.address == mail.sender.address for one in wanted):
        return mail.sender
    humans = [one for one in wanted if is_human(one.address)]
    trusted = [one for one in humans if _is_trusted(one, mail.sender, circle)]
    if trusted:
        return trusted[0]
    return None if humans or is_robot(mail.sender.address) else mail.sender


def _is_trusted(person: Person, sender: Person, circle: Circle) -> bool:
    return circle.names(person) or circle.holds(person) or same_organisation(person.domain, sender.domain)


def _say_doubt(mail: MailFact) -> str:
    writer, other = mail.sender.name or mail.sender.address, mail.reply_to[0].address
    return f"{writer} wrote to you, but wants answers to go to another company's address, {other}."


def _is_offered(person: Person, me: tuple[str, ...]) -> bool:
    return may_be_human(person.address) and not is_mine(person.address, me)

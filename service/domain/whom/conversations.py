"""Which mail is answered? The employer's own word that nobody came, else the last one about this interview."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from service.domain.event import Event
from service.domain.folding import fold
from service.domain.letter import Conversation
from service.domain.marks.titles import clean_title, speaks_of_interview
from service.domain.whom.absence import speaks_of_absence
from service.domain.whom.addresses import is_human, is_robot, is_shared
from service.domain.whom.circles import Circle
from service.domain.whom.mail_facts import MailFact, answers_by_itself, is_calendar_mail


@dataclass(frozen=True, slots=True)
class ChosenMail:
    """The mail to answer, and why it is this one."""

    mail: MailFact
    why: str


_WORD = re.compile(r"\w{4,}")
_OURS = re.compile(
    r"\b(?:our (?:call|meeting|conversation|chat)|unser(?:en|em)? (?:gesprach|termin)|notre (?:rendez|echange)"
    r"|nuestra (?:reunion|llamada)|nuestro encuentro)"
)
_PLAIN_WORDS = frozenset({"with", "your", "from", "call", "meeting", "termin", "video", "phone", "zoom", "teams"})


def choose_mail(mails: Sequence[MailFact], event: Event, circle: Circle) -> ChosenMail | None:
    """The mail to answer, None when nobody of the circle wrote one that is about this interview."""
    received = [mail for mail in mails if not mail.outgoing and mail.message_id and not answers_by_itself(mail)]
    for belongs, why in _RANKS:
        fitting = [mail for mail in received if belongs(mail, event, circle)]
        if fitting:
            return ChosenMail(max(fitting, key=lambda mail: mail.date), why)
    return None


def conversation_of(mail: MailFact) -> Conversation:
    """The conversation that an answer to this mail stays in."""
    return Conversation(mail.thread_id, mail.subject, mail.message_id, mail.references, mail.sender)


def _said_nobody_came(mail: MailFact, event: Event, circle: Circle) -> bool:
    """It may come from a mailbox that several people share: the letter then goes to somebody who is known."""
    written = not mail.automatic and not is_robot(mail.sender.address) and circle.holds(mail.sender)
    return written and _is_later(mail, event) and speaks_of_absence(f"{mail.subject} {mail.snippet}")


def _wrote_afterwards(mail: MailFact, event: Event, circle: Circle) -> bool:
    """Whatever one of the people themselves writes after the missed start is about it."""
    return _is_written(mail) and circle.names(mail.sender) and _is_later(mail, event)


def _wrote_about_it(mail: MailFact, event: Event, circle: Circle) -> bool:
    if not _is_written(mail) or not circle.holds(mail.sender):
        return False
    return is_about(mail, event) or (circle.names(mail.sender) and speaks_of_interview(mail.snippet))


def _wrote_by_machine(mail: MailFact, event: Event, circle: Circle) -> bool:
    """A scheduler's mail in the name of somebody of the circle, to whom the answers go."""
    if not is_robot(mail.sender.address) or len(mail.reply_to) != 1:
        return False
    somebody = mail.reply_to[0]
    return is_human(somebody.address) and circle.holds(somebody) and is_about(mail, event)


def _invited(mail: MailFact, event: Event, circle: Circle) -> bool:
    known = is_human(mail.sender.address) and circle.names(mail.sender)
    return known and is_calendar_mail(mail) and is_about(mail, event)


_AFTERWARDS = "They wrote to you after the interview was missed."
_RANKS: tuple[tuple[Callable[[MailFact, Event, Circle], bool], str], ...] = (
    (_said_nobody_came, _AFTERWARDS),
    (_wrote_afterwards, _AFTERWARDS),
    (_wrote_about_it, "It is the last mail that they wrote about this interview."),
    (_wrote_by_machine, "It is the mail of their scheduling service, and answers to it reach them."),
    (_invited, "It is the mail that came with their invitation."),
)


def is_about(mail: MailFact, event: Event) -> bool:
    """Whether its subject speaks of an interview, or shares a telling word with the event's title."""
    subject = fold(mail.subject)
    if speaks_of_interview(subject) or speaks_of_absence(subject) or _OURS.search(subject):
        return True
    return bool(_telling_words(fold(clean_title(event.title))) & _telling_words(subject))


def _is_written(mail: MailFact) -> bool:
    """Whether one person wrote it: no machine, no list, no mailbox that several share, no calendar."""
    address = mail.sender.address
    return not (mail.automatic or is_robot(address) or is_shared(address) or is_calendar_mail(mail))


def _is_later(mail: MailFact, event: Event) -> bool:
    return mail.date >= event.start and not is_calendar_mail(mail)


def _telling_words(text: str) -> set[str]:
    return set(_WORD.findall(text)) - _PLAIN_WORDS

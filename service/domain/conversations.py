"""Which mail conversation does the letter belong into? The last one in which a human wrote about this interview."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from service.domain.addresses import is_public, is_robot
from service.domain.event import Event
from service.domain.folding import fold
from service.domain.letter import Conversation
from service.domain.people import Person
from service.domain.titles import clean_title, speaks_of_interview


@dataclass(frozen=True, slots=True, kw_only=True)
class MailFact:
    """What is known of a mail without its text; `outgoing` is true for mail that the owner sent."""

    thread_id: str
    message_id: str
    sender: Person
    subject: str
    date: datetime
    outgoing: bool
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChosenConversation:
    """The conversation to answer in, or None for a new one, and why."""

    conversation: Conversation | None
    why: str


_AUTOMATIC = re.compile(
    r"^(?:automatic reply|auto[- ]?reply|out of office|abwesen|automatische antwort|reponse automatique"
    r"|respuesta automatica|risposta automatica|resposta automatica|undeliver|delivery status|mail delivery)"
)
_CALENDAR = re.compile(
    r"^(?:updated |aktualisierte |canceled |cancelled )?(?:invitation|einladung|convite|invitacion|invito|accepted"
    r"|declined|tentative|canceled|cancelled|akzeptiert|abgesagt|zugesagt|aceptado|accettato)\b.*[:@]"
)
_WORD = re.compile(r"\w{4,}")
_PLAIN_WORDS = frozenset({"with", "your", "from", "call", "meeting", "termin", "video", "phone", "zoom", "teams"})
_MISSED_YOU = re.compile(r"missed|no.show|waiting for you|our (?:call|meeting)|verpasst|nicht erschienen|manque")


def choose_conversation(mails: Sequence[MailFact], event: Event, contact: Person) -> Conversation | None:
    """The conversation to answer in, or None when no mail is about this interview."""
    return weigh_conversations(mails, event, contact).conversation


def weigh_conversations(mails: Sequence[MailFact], event: Event, contact: Person) -> ChosenConversation:
    """The conversation with its reason: the contact's latest mail on this interview, or else a colleague's.

    A mail that the contact wrote after the missed start counts whatever its subject is: it asks where the owner was.
    """
    human = [mail for mail in mails if not mail.outgoing and mail.message_id and _is_human(mail)]
    for belongs, why in _RANKS:
        fitting = [mail for mail in human if belongs(mail, event, contact)]
        if fitting:
            return ChosenConversation(_answer(max(fitting, key=lambda mail: mail.date)), why)
    return ChosenConversation(None, "No earlier mail is clearly about this interview.")


def _answer(mail: MailFact) -> Conversation:
    return Conversation(mail.thread_id, mail.subject, mail.message_id, mail.references, mail.sender)


def _is_human(mail: MailFact) -> bool:
    return not is_robot(mail.sender.address) and _AUTOMATIC.match(fold(mail.subject)) is None


def _wrote_after_it(mail: MailFact, event: Event, contact: Person) -> bool:
    return _is_from(mail, contact) and mail.date >= event.start and not _is_calendar_mail(mail)


def _wrote_about_it(mail: MailFact, event: Event, contact: Person) -> bool:
    return _is_from(mail, contact) and _is_about(mail, event) and not _is_calendar_mail(mail)


def _colleague_wrote(mail: MailFact, event: Event, contact: Person) -> bool:
    colleague = mail.sender.domain == contact.domain and not is_public(contact.domain)
    return colleague and _is_about(mail, event) and not _is_calendar_mail(mail)


def _invited(mail: MailFact, event: Event, contact: Person) -> bool:
    return _is_from(mail, contact) and _is_about(mail, event)


_RANKS = (
    (_wrote_after_it, "They wrote to you after the interview was missed."),
    (_wrote_about_it, "It is their last mail about this interview."),
    (_colleague_wrote, "It is the last mail of a colleague of theirs about this interview."),
    (_invited, "It is the mail that came with their invitation."),
)


def _is_from(mail: MailFact, contact: Person) -> bool:
    return mail.sender.address == contact.address


def _is_calendar_mail(mail: MailFact) -> bool:
    return _CALENDAR.match(fold(mail.subject)) is not None


def _is_about(mail: MailFact, event: Event) -> bool:
    subject = fold(mail.subject)
    if speaks_of_interview(subject) or _MISSED_YOU.search(subject):
        return True
    return bool(_telling_words(fold(clean_title(event.title))) & _telling_words(subject))


def _telling_words(text: str) -> set[str]:
    return set(_WORD.findall(text)) - _PLAIN_WORDS

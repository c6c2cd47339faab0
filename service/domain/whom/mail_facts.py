"""What is known of a mail without opening it, and what follows from that."""

import re
from dataclasses import dataclass
from datetime import datetime

from service.domain.folding import fold
from service.domain.lexicons import LEXICONS
from service.domain.people import Person

_AUTOMATIC = re.compile(rf"(?:{'|'.join(start for one in LEXICONS.values() for start in one.automatic)})")
_CALENDAR = re.compile(rf"(?:{'|'.join(start for one in LEXICONS.values() for start in one.calendar)})\b.*[:@]")


@dataclass(frozen=True, slots=True, kw_only=True)
class MailFact:
    """A mail without its text: `outgoing` is true for mail that the owner sent, `id` is the provider's name for it.

    `reply_to` is where its writer wants the answer, `snippet` the beginning of its text, and `automatic` says that a
    machine wrote it or that it went to a list.
    """

    thread_id: str
    message_id: str
    sender: Person
    subject: str
    date: datetime
    outgoing: bool
    references: tuple[str, ...] = ()
    id: str = ""
    reply_to: tuple[Person, ...] = ()
    snippet: str = ""
    automatic: bool = False


def answers_by_itself(mail: MailFact) -> bool:
    """Whether its subject is one that machines give to absence notes and reports."""
    return _AUTOMATIC.match(fold(mail.subject)) is not None


def is_calendar_mail(mail: MailFact) -> bool:
    """Whether a calendar wrote it in somebody's name: an invitation, or an answer to one."""
    return _CALENDAR.match(fold(mail.subject)) is not None

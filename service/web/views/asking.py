"""What a person can send to an administrator when an organisation lets nobody else allow something."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from service.domain.account import Ability
from service.web.settings import Offer
from service.web.views.permissions import list_permissions

_SUBJECT = "Please allow a program for my calendar and mail"
_OPENING = """\
Hello,

I would like to use a program of my own with my {called} account. It finds times at which I am free, drafts mails \
about appointments, and sends none that I have not approved. Our organisation lets only administrators allow it.

If you agree, please open this link and accept:

{link}

It asks for these permissions ("you" is whoever signs in):
"""
_CLOSING = """\
All of them are delegated permissions: the program can only act for a person who has signed in, and only in that \
person's own calendar and mailbox. Accepting gives it nothing until somebody signs in. You can take it back at any \
time under "Enterprise applications". At the end your browser may show a page of the program, or that the page \
cannot be reached; both are fine.

Thank you."""


# An employer's administrator may read this, and somebody's search for work is nobody's business there.
_USES: Mapping[Ability, str] = {
    Ability.READ_CALENDAR: "Read your calendar: to know when you are free.",
    Ability.WRITE_CALENDAR: "Write to your calendar: to enter an appointment, and the time to get there.",
    Ability.READ_LABELS: "Read {label} names: to know which entries you marked.",
    Ability.CREATE_LABELS: "Add a {label}, if you ask for it.",
    Ability.LIST_CALENDARS: "List your calendars: so that you can choose which ones count as busy.",
    Ability.DRAFT: "Keep drafts in your mailbox.",
    Ability.SEND: "Send a mail: only one that you approved, word for word.",
    Ability.READ_MAIL: (
        "Read mail: to find the answer. It is looked at who wrote new mail; only mail of that conversation, or from "
        "its other side, is opened."
    ),
}


@dataclass(frozen=True, slots=True)
class Asking:
    """A request to an administrator: the `link` to open, and a `text` that explains it."""

    called: str
    link: str
    subject: str
    text: str

    @property
    def mail(self) -> str:
        """The text as a new mail in the person's own mail program (RFC 6068)."""
        return f"mailto:?subject={quote(self.subject)}&body={quote(self.text)}"


def ask_administrator(offer: Offer, wanted: frozenset[Ability], link: str) -> Asking:
    """The request for these permissions, in words that IT can decide on and that tell nothing of an interview."""
    uses = list_permissions(offer, wanted, _USES).items()
    lines = [f"* {name}: {' '.join(said)}" for name, said in uses]
    parts = (_OPENING.format(called=offer.called, link=link), "\n".join(lines), "\n" + _CLOSING)
    return Asking(offer.called, link, _SUBJECT, "\n".join(parts))

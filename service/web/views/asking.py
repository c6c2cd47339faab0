"""What a person can send to an administrator when an organisation lets nobody else allow something."""

from dataclasses import dataclass
from urllib.parse import quote

from service.domain.account import Ability
from service.web.settings import Offer
from service.web.views.permissions import list_permissions

_SUBJECT = "Please allow a program for my calendar and mail"
_OPENING = """\
Hello,

I would like to use a program called Mulligan with my {called} account. It helps me to write an apology and find a new \
time after I missed an interview. Our organisation lets only administrators allow it.

If you agree, please open this link and accept:

{link}

It asks for these permissions:
"""
_CLOSING = """\
All of them are delegated permissions: the program can only act for a person who has signed in, and only in that \
person's own calendar and mailbox. Accepting gives it nothing until somebody signs in. You can take it back at any \
time under "Enterprise applications". At the end your browser may show a page of the program, or that the page \
cannot be reached; both are fine.

Thank you."""


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
    """The request for these permissions, in words that somebody in IT can decide on."""
    uses = list_permissions(offer, wanted).items()
    lines = [f"* {name}: {' '.join(said)}" for name, said in uses]
    parts = (_OPENING.format(called=offer.called, link=link), "\n".join(lines), "\n" + _CLOSING)
    return Asking(offer.called, link, _SUBJECT, "\n".join(parts))

"""Mails written by machines, known by their headers: bounces, delays and automatic replies (RFC 3464, RFC 3834)."""

import re

from service.domain.mail import Delivery, Mail
from service.domain.replies.folding import fold
from service.domain.replies.record import Reading, ReplyKind
from service.domain.replies.scanner import join
from service.domain.replies.speech import search
from service.domain.replies.words import LANGUAGES

_SAMPLE = 2_000
_NOTICE = "auto-generated"
_DAEMONS = frozenset(("mailer-daemon", "postmaster", "mail-daemon"))
_LATE = re.compile(
    r"not yet been delivered|delayed|will continue|still trying|temporar|verzoger|retard|demora", re.IGNORECASE
)
_AUTOMATIC = tuple(join(words.automatic) for words in LANGUAGES)


def read_machine(mail: Mail) -> Reading | None:
    """Return what a machine says, or None when a person may have written the mail."""
    delivery = _find_delivery(mail)
    if delivery == Delivery.FAILED:
        return Reading(kind=ReplyKind.BOUNCED, why="Your letter could not be delivered.")
    if delivery == Delivery.DELAYED:
        return Reading(kind=ReplyKind.DELAYED, why="Your letter is delayed on its way; delivery is still being tried.")
    if not mail.calendar and _is_automatic(mail):
        return Reading(kind=ReplyKind.AUTO_REPLY, why="This is an automatic reply, not an answer.")
    return None


def is_notice(mail: Mail) -> bool:
    """Whether a system wrote the mail by itself: an absence note, or a notice that somebody must read."""
    return _submitted(mail) == _NOTICE


def _submitted(mail: Mail) -> str:
    return mail.headers.get("auto-submitted", "no").partition(";")[0].strip().lower()


def _speaks_by_itself(text: str) -> bool:
    folded = fold(text[:_SAMPLE])
    return any(search(pattern, folded, 0, len(folded)) for pattern in _AUTOMATIC)


def _find_delivery(mail: Mail) -> Delivery:
    """Read the delivery report; without a machine-readable one, the sender and the words decide."""
    if mail.delivery != Delivery.NONE:
        return mail.delivery
    kind = mail.headers.get("content-type", "").lower()
    report = kind.startswith("multipart/report") and "delivery-status" in kind
    if report or mail.sender.address.partition("@")[0] in _DAEMONS:
        return Delivery.DELAYED if _LATE.search(mail.text) else Delivery.FAILED
    return Delivery.NONE


def _is_automatic(mail: Mail) -> bool:
    headers = mail.headers
    subject = fold(mail.subject.strip())
    return (
        _submitted(mail) not in ("", "no", _NOTICE)
        or any(name in headers for name in ("x-autoreply", "x-autorespond", "x-auto-reply-from"))
        or headers.get("precedence", "").strip().lower() == "auto_reply"
        or headers.get("content-type", "").lower().startswith("multipart/report")
        or headers.get("return-path", "").strip() == "<>"
        or any(pattern.match(subject) for pattern in _AUTOMATIC)
        or (_submitted(mail) == _NOTICE and _speaks_by_itself(mail.text))
    )

"""Which mails does a search box query find? Words plus from:, to:, cc:, subject:, rfc822msgid:, in:, label:, is:,
has:attachment, newer_than:, older_than:, after:, before:, quotes and a leading minus. No OR, no brackets."""

import re
import shlex
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from connectors.sandbox import letters
from connectors.sandbox.mailbox import Message

_SPAN = re.compile(r"(\d{1,4})([hdmy])")
_HOURS = {"h": 1, "d": 24, "m": 24 * 30, "y": 24 * 365}
_PLACES = {"sent": "SENT", "inbox": "INBOX", "draft": "DRAFT", "drafts": "DRAFT", "trash": "TRASH", "spam": "SPAM"}


def found(message: Message, query: str, now: datetime) -> bool:
    """Does a mail meet every term of the query?"""
    return all(_meets(message, term, now) for term in _terms(query))


def _terms(query: str) -> list[str]:
    try:
        return shlex.split(query)
    except ValueError:
        return query.replace('"', " ").split()


def _meets(message: Message, term: str, now: datetime) -> bool:
    if term.startswith("-") and len(term) > 1:
        return not _meets(message, term[1:], now)
    name, colon, value = term.partition(":")
    test = _TESTS.get(name.lower()) if colon and value else None
    if test is not None:
        return test(message, value, now)
    everything = " ".join(
        [message.header("Subject"), message.header("From"), message.header("To"), letters.text(message.parsed)]
    )
    return term.casefold() in everything.casefold()


def _holds(name: str) -> Callable[[Message, str, datetime], bool]:
    return lambda message, value, now: value.casefold() in message.header(name).casefold()


def _has_id(message: Message, value: str, now: datetime) -> bool:
    return message.header("Message-ID").strip("<>") == value.strip("<>")


def _lies_in(message: Message, value: str, now: datetime) -> bool:
    return value.lower() == "anywhere" or _PLACES.get(value.lower(), value.upper()) in message.labels


def _is(message: Message, value: str, now: datetime) -> bool:
    if value.lower() == "read":
        return "UNREAD" not in message.labels
    return value.upper() in message.labels


def _has(message: Message, value: str, now: datetime) -> bool:
    return value.lower() == "attachment" and any(message.parsed.iter_attachments())


def _age(value: str) -> timedelta | None:
    match = _SPAN.fullmatch(value)
    return timedelta(hours=int(match.group(1)) * _HOURS[match.group(2)]) if match else None


def _newer(message: Message, value: str, now: datetime) -> bool:
    age = _age(value)
    return age is not None and message.at >= now - age


def _older(message: Message, value: str, now: datetime) -> bool:
    age = _age(value)
    return age is not None and message.at < now - age


def _day(value: str) -> datetime | None:
    try:
        if value.isdecimal():
            return datetime.fromtimestamp(int(value), UTC)
        return datetime.strptime(value.replace("-", "/"), "%Y/%m/%d").replace(tzinfo=UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _after(message: Message, value: str, now: datetime) -> bool:
    day = _day(value)
    return day is not None and message.at >= day


def _before(message: Message, value: str, now: datetime) -> bool:
    day = _day(value)
    return day is not None and message.at < day


_TESTS: dict[str, Callable[[Message, str, datetime], bool]] = {
    "from": _holds("From"),
    "to": _holds("To"),
    "cc": _holds("Cc"),
    "subject": _holds("Subject"),
    "rfc822msgid": _has_id,
    "in": _lies_in,
    "label": _lies_in,
    "is": _is,
    "has": _has,
    "newer_than": _newer,
    "older_than": _older,
    "after": _after,
    "before": _before,
}

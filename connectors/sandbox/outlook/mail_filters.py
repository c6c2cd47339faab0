"""Which mails does a `$filter` let through? Terms joined by `and`; what Exchange cannot index is refused."""

import re
from collections.abc import Callable
from datetime import datetime

from connectors.sandbox.mailbox import Message
from connectors.sandbox.outlook.calls import Call
from connectors.sandbox.outlook.errors import ApiError, inefficient
from connectors.sandbox.outlook.mail_ids import conversation_id, folder_id, folder_of
from connectors.sandbox.outlook.mail_properties import value_of
from connectors.sandbox.outlook.mail_shapes import people, received_at, sent_at
from connectors.sandbox.outlook.terms import TEXT, read_property, read_terms, unquoted

Test = Callable[[Message], bool]

_COMPARED = re.compile(rf"([\w/]+)\s+(eq|ne|ge|gt|le|lt)\s+(?:{TEXT}|([\w:.+-]+))")
_STARTS = re.compile(rf"startswith\(\s*(\w+)\s*,\s*{TEXT}\s*\)")
_UNINDEXED = re.compile(
    r"(?:to|cc|bcc)Recipients/any\(|contains\(|internetMessageHeaders/any\(|.*\bor\b", re.IGNORECASE
)
_ORDERS: dict[str, Callable[[datetime, datetime], bool]] = {
    "eq": lambda one, other: one.replace(microsecond=0) == other,
    "ge": lambda one, other: one.replace(microsecond=0) >= other,
    "gt": lambda one, other: one.replace(microsecond=0) > other,
    "le": lambda one, other: one.replace(microsecond=0) <= other,
    "lt": lambda one, other: one.replace(microsecond=0) < other,
}
_TIMES: dict[str, Callable[[Message], datetime]] = {
    "receivedDateTime": received_at,
    "sentDateTime": sent_at,
    "createdDateTime": lambda message: message.created or message.at,
    "lastModifiedDateTime": lambda message: message.at,
}
_FLAGS: dict[str, Test] = {
    "isDraft": lambda message: "DRAFT" in message.labels,
    "isRead": lambda message: "UNREAD" not in message.labels,
}


def read_filter(call: Call, text: str) -> list[tuple[str, Test]]:
    """The terms of a filter in order, each with the field it speaks of; 400 for what is wrong or not indexed."""
    return [_term(call, term) for term in read_terms(text)]


def bad_filter(text: str) -> ApiError:
    """400 for a filter that is no filter."""
    return ApiError(400, "ErrorInvalidUrlQueryFilter", f"The query filter contains one or more invalid nodes: {text}")


def _term(call: Call, term: str) -> tuple[str, Test]:
    if (wanted := read_property(term)) is not None:
        return "singleValueExtendedProperties", _marked(*wanted)
    if (match := _STARTS.fullmatch(term)) and match[1] == "subject":
        return "subject", _begins(unquoted(match[2]))
    match = _COMPARED.fullmatch(term)
    if match is None:
        raise inefficient() if _UNINDEXED.match(term) else bad_filter(term)
    name, sign = match[1], match[2]
    if match[3] is None:
        return name, _bare(term, name, sign, match[4])
    return name, _worded(call, term, name, sign, unquoted(match[3]))


def _bare(term: str, name: str, sign: str, value: str) -> Test:
    if name in _FLAGS and value in ("true", "false") and sign in ("eq", "ne"):
        return lambda message: _FLAGS[name](message) == ((value == "true") == (sign == "eq"))
    if name not in _TIMES or sign not in _ORDERS:
        raise bad_filter(term)
    try:
        limit = datetime.fromisoformat(value)
    except ValueError:
        raise bad_filter(term) from None
    if limit.tzinfo is None:
        raise bad_filter(term)
    return lambda message: _ORDERS[sign](_TIMES[name](message), limit)


def _worded(call: Call, term: str, name: str, sign: str, value: str) -> Test:
    mailbox = call.person.mailbox
    tests: dict[str, Test] = {
        "internetMessageId": lambda message: message.header("Message-ID") == value,
        "conversationId": lambda message: conversation_id(mailbox, message) == value,
        "subject": lambda message: message.header("Subject").casefold() == value.casefold(),
        "parentFolderId": lambda message: folder_id(folder_of(message)) == value,
        "from/emailAddress/address": lambda message: _written_by(message, value),
        "sender/emailAddress/address": lambda message: _written_by(message, value),
    }
    if name not in tests:
        raise bad_filter(term)
    if sign != "eq":
        raise inefficient()
    return tests[name]


def _marked(ident: str, value: str) -> Test:
    return lambda message: (value_of(message, ident) or "").casefold() == value.casefold()


def _begins(words: str) -> Test:
    return lambda message: message.header("Subject").casefold().startswith(words.casefold())


def _written_by(message: Message, address: str) -> bool:
    return any(one["emailAddress"]["address"].lower() == address.lower() for one in people(message, "From"))

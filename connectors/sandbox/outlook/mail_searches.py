"""Which mails does a `$search` find? A small part of the Keyword Query Language: words and `field:value`."""

import re
from collections.abc import Callable

from connectors.sandbox import letters
from connectors.sandbox.mailbox import Message
from connectors.sandbox.outlook.calls import Call
from connectors.sandbox.outlook.errors import ApiError
from connectors.sandbox.outlook.mail_shapes import received_at, sent_at

_TERM = re.compile(r'(?:(\w+)(:|>=|<=))?(?:\\?"([^"\\]*)\\?"|(\S+))')


def searched(call: Call, messages: list[Message]) -> list[Message]:
    """The messages the call's `$search` finds, newest first; fresh mail is not indexed while the search lags."""
    query = _unquoted(call.text("$search"))
    for name in ("$filter", "$orderby"):
        if call.text(name):
            code = "SearchWith" + name[1:].replace("orderby", "OrderBy").replace("filter", "Filter")
            raise ApiError(400, code, f"The query parameter '{name}' is not supported with '$search'.")
    now = call.world.clock.now()
    indexed = [one for one in messages if (now - one.at).total_seconds() >= call.world.search_lag]
    terms = [match for match in _TERM.finditer(query) if match[0].upper() != "AND"]
    if any(match[0].upper() in ("OR", "NOT") for match in terms):
        raise _syntax(query)
    found = [one for one in indexed if all(_meets(one, match, query) for match in terms)]
    return sorted(found, key=sent_at, reverse=True)


def _unquoted(text: str) -> str:
    if len(text) < 3 or not text.startswith('"') or not text.endswith('"'):
        raise _syntax(text)
    return text[1:-1]


def _syntax(text: str) -> ApiError:
    return ApiError(400, "BadRequest", f"Syntax error: '{text}' is not a valid search clause.")


def _meets(message: Message, match: re.Match[str], query: str) -> bool:
    field, sign, value = (match[1] or "").lower(), match[2], match[3] or match[4] or ""
    if not field:
        return _anywhere(message, value)
    if field in ("received", "sent"):
        day = f"{(received_at if field == 'received' else sent_at)(message):%Y-%m-%d}"
        return {":": day == value, ">=": day >= value, "<=": day <= value}[sign]
    if field not in _FIELDS or sign != ":":
        raise _syntax(query)
    return _FIELDS[field](message, value)


def _among(*names: str) -> Callable[[Message, str], bool]:
    return lambda message, value: any(value.casefold() in message.header(name).casefold() for name in names)


def _anywhere(message: Message, value: str) -> bool:
    words = " ".join([*(message.header(name) for name in ("Subject", "From", "To")), letters.text(message.parsed)])
    return value.casefold() in words.casefold()


_FIELDS: dict[str, Callable[[Message, str], bool]] = {
    "from": _among("From"),
    "to": _among("To"),
    "cc": _among("Cc"),
    "bcc": _among("Bcc"),
    "recipients": _among("To", "Cc", "Bcc"),
    "participants": _among("From", "To", "Cc", "Bcc"),
    "subject": _among("Subject"),
    "body": lambda message, value: value.casefold() in letters.text(message.parsed).casefold(),
}

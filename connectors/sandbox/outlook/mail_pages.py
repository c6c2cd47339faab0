"""How is a long list of mails put in order and cut into pages? 10 a page unless asked otherwise, 1,000 at most."""

from urllib.parse import urlencode

from connectors.sandbox.mailbox import Message
from connectors.sandbox.outlook.calls import Call, Json
from connectors.sandbox.outlook.errors import bad_query, inefficient
from connectors.sandbox.outlook.mail_filters import read_filter
from connectors.sandbox.outlook.mail_searches import searched
from connectors.sandbox.outlook.mail_shapes import received_at, sent_at
from connectors.sandbox.outlook.mail_views import context, read_view, show

_USUAL, _MOST = 10, 1000
_ORDERS = {
    "receivedDateTime": received_at,
    "sentDateTime": sent_at,
    "createdDateTime": lambda message: message.created or message.at,
    "lastModifiedDateTime": lambda message: message.at,
}


def selected(call: Call, messages: list[Message]) -> list[Message]:
    """The mails that the call's filter, search and order leave, newest first unless asked otherwise."""
    if "$search" in call.query:
        return searched(call, messages)
    terms = read_filter(call, call.text("$filter"))
    name, _, way = (call.text("$orderby") or "receivedDateTime desc").partition(" ")
    if name not in _ORDERS or way.strip().lower() not in ("", "asc", "desc"):
        raise bad_query(f"The property '{name}' cannot be sorted by.")
    # what is sorted by has to lead the filter, else the store has no index for both
    if call.text("$orderby") and terms and terms[0][0] != name:
        raise inefficient()
    found = [message for message in messages if all(test(message) for _, test in terms)]
    return sorted(found, key=_ORDERS[name], reverse=way.strip().lower() == "desc")


def page(call: Call, messages: list[Message], folder: str = "") -> Json:
    """One page of mails, with the whole address of the next."""
    view, skip = read_view(call), call.number("$skip", 0, 0, 1_000_000)
    size = call.page_size(_USUAL, _MOST)
    place = f"mailFolders('{folder}')/messages" if folder else "messages"
    shape: Json = {"@odata.context": context(call, place)}
    if call.text("$count").lower() == "true":
        shape["@odata.count"] = len(messages)
    shape["value"] = [show(call, message, view) for message in messages[skip : skip + size]]
    if skip + size < len(messages):
        shape["@odata.nextLink"] = call.link(urlencode({**call.query, "$skip": str(skip + size)}))
    return shape
